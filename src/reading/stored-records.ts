/** Records as programs that take forms store them: a submission in one cell, or a row for each of its fields. */

import type { Table } from '../model.ts';
import { tryParse } from './json-text.ts';
import { isPhpText, parsePhpText } from './php-text.ts';
import { shapesOf } from './shapes.ts';
import { isUnreadable } from './unreadable.ts';
import { isKeyed, isList } from './value-kinds.ts';

const sampledRows = 30;
const maxStored = 20_000;
const maxColumns = 100;
const maxFields = 300;
const minFields = 2;

function firstOf(table: Table): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  for (const row of table.rows) {
    rows.push(row);
    if (rows.length >= sampledRows) break;
  }
  return rows;
}

const isStored = (cell: string): boolean => /^\s{0,20}(?:\{\s{0,20}"|\[\s{0,20}\{)/u.test(cell.slice(0, 60)) || isPhpText(cell);

function storedIn(cell: string): unknown {
  const value = isPhpText(cell) ? parsePhpText(cell) : parsedJson(cell);
  return isList(value) || isKeyed(value) ? value : undefined;
}

function parsedJson(cell: string): unknown {
  const parsed = tryParse(cell);
  return parsed.outcome === 'whole' ? parsed.value : undefined;
}

/** A row with what its stored cells hold; other cells stay beside it. */
function rowOf(table: Table, row: readonly string[], stored: readonly number[]): unknown {
  const members: Record<string, unknown> = {};
  row.forEach((cell, column) => {
    const value = stored.includes(column) ? storedIn(cell) : undefined;
    members[nameOf(table.header[column], column)] = value ?? cell;
  });
  return members;
}

const nameOf = (label: string | undefined, column: number): string =>
  label === undefined || label === '' || label === '__proto__' ? `column ${column + 1}` : label;

function inCells(table: Table, stored: readonly number[]): readonly Table[] {
  const values: unknown[] = [];
  for (const row of table.rows) {
    if (values.length >= maxStored) break;
    values.push(rowOf(table, row, stored));
  }
  const { caption, hidden } = table;
  return shapesIn(values).map((inner) => ({
    ...inner,
    where: [table.where, inner.where].filter(Boolean).join(', '),
    caption,
    hidden,
  }));
}

/** Cells nested too deep hide nothing of the table that they stand in. */
function shapesIn(values: readonly unknown[]): readonly Table[] {
  try {
    return shapesOf(values, '').tables;
  } catch (thrown) {
    if (isUnreadable(thrown)) return [];
    throw thrown;
  }
}

function storedColumns(sample: readonly (readonly string[])[]): readonly number[] {
  const width = Math.min(maxColumns, Math.max(0, ...sample.map((row) => row.length)));
  return Array.from({ length: width }, (_, column) => column).filter((column) => {
    const filled = sample.map((row) => row[column] ?? '').filter((cell) => cell !== '');
    return filled.length > 0 && filled.filter(isStored).length * 2 > filled.length;
  });
}

const fieldNamed = /^(?:meta_?|field_?|item_?)?(?:key|name|label|question|title)$/iu;
const valueNamed = /^(?:meta_?|field_?|item_?)?(?:value|answer|response|data)$/iu;
const recordNamed =
  /^(?:(?:entry|submission|response|lead|item|record|post|user|answer|order|comment|form_?entry)_?id|sid|record|nid|uid)$/iu;

/** `sid, name, value`: a row for each field, as most stores of form answers keep them, turned into a row for each record. */
function byField(table: Table, sample: readonly (readonly string[])[]): Table | undefined {
  const column = (named: RegExp): number => table.header.findIndex((label) => named.test(label.trim()));
  const [record, field, value] = [column(recordNamed), column(fieldNamed), column(valueNamed)];
  if (record < 0 || field < 0 || value < 0) return undefined;
  const seen = sample.map((row) => row[field] ?? '');
  if (new Set(seen).size < minFields || new Set(seen).size === seen.length) return undefined;
  const fields = new Map<string, number>();
  const records = new Map<string, string[]>();
  for (const row of table.rows) {
    const id = row[record] ?? '';
    const name = row[field] ?? '';
    if (!fields.has(name) && fields.size < maxFields) fields.set(name, fields.size);
    const at = fields.get(name);
    const cells = records.get(id) ?? [];
    if (!records.has(id) && records.size >= maxStored) break;
    records.set(id, cells);
    if (at === undefined) continue;
    cells[at] = [cells[at] ?? '', row[value] ?? ''].filter((cell) => cell !== '').join(' ');
  }
  const header = [...fields.keys()];
  const rows = [...records.values()].map((cells) => header.map((_, at) => cells[at] ?? ''));
  return { ...table, shape: 'list', header, rows, hiddenColumns: [] };
}

/** The table with its records where they are stored in ways of a program's own. */
export function withStored(table: Table): readonly Table[] {
  if (table.shape === 'form') return [table];
  const sample = firstOf(table);
  const stored = storedColumns(sample);
  const told = stored.length === 0 ? [] : inCells(table, stored);
  return told.length > 0 ? told : [byField(table, sample) ?? table];
}
