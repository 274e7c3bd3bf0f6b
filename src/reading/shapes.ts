/** Parsed values (JSON, or anything told as such) as tables: lists of objects, single records, rows of rows. */

import type { Table } from '../model.ts';
import { cellText, type Embedded, embeddedText, embeddedType } from './cell-text.ts';
import { type Columns, columnOf, flatten, maxNesting, newColumns, type Visit } from './key-paths.ts';
import { unreadable } from './unreadable.ts';
import { type ColumnNote, columnName, dateText, holdsDates, noteColumns } from './value-columns.ts';
import { columnarIn, gridIn, gridRows, namesIn } from './value-grids.ts';
import { isKeyed, isList, isScalar, type Scalar } from './value-kinds.ts';
import { mapIn } from './value-maps.ts';

export type Shapes = { readonly tables: readonly Table[]; readonly embedded: readonly Embedded[] };

const maxTables = 2000;
const maxEmbedded = 5000;
const maxNames = 1000;
/** Rows are read several times: those of small tables are made once, until a document's have this many cells. */
const maxKeptCells = 200_000;
const maxKeptTableCells = 20_000;

type Waiting = { readonly path: string; readonly values: readonly unknown[]; readonly depth: number };

type Found = {
  readonly tables: Table[];
  readonly embedded: Embedded[];
  /** Lists still to be looked at, with their key path. */
  readonly waiting: Waiting[];
  /** Lists of names seen anywhere, by length: the header of rows of rows stands apart from them. */
  readonly names: Map<number, readonly string[]>;
  /** What lists say about keys. */
  readonly notes: Map<string, ColumnNote>;
  readonly where: string;
  /** Cells that may still be kept. */
  keepable: number;
};

/** Keys that are themselves values (addresses, numbers, tokens) must not become part of a place's name. */
const isName = (key: string): boolean => /^[\p{L}_$@][\p{L}\p{N}_$ -]{0,60}$/u.test(key) && !/\d{4}/u.test(key);

const placeOf = (where: string, path: string): string => {
  const shown = path
    .split('.')
    .map((key) => (isName(key) ? key : '*'))
    .join('.');
  return [where, path === '' ? '' : `list '${shown}'`].filter((part) => part !== '').join(': ');
};

type Told = { readonly values: readonly unknown[]; readonly inline: 'never' | 'small'; readonly dates: ReadonlySet<number> };

function* rowsOf({ values, inline, dates }: Told, columns: Columns): Generator<readonly string[]> {
  let row: string[] = [];
  const visit: Visit = {
    cell: (branch, scalar) => {
      const column = columnOf(columns, branch);
      const text = typeof scalar === 'number' && dates.has(column) ? dateText(scalar) : cellText(scalar);
      const before = row[column];
      row[column] = before === undefined || before === '' ? text : `${before}; ${text}`;
    },
    list: () => {},
  };
  for (const value of values) {
    if (!isKeyed(value)) continue;
    row = new Array<string>(columns.header.length).fill('');
    flatten(value, { tree: columns.root, depth: 0, inline }, visit);
    yield row;
  }
}

function noteEmbedded(found: Found, path: string, value: Scalar): void {
  if (typeof value !== 'string' || found.embedded.length >= maxEmbedded) return;
  const type = embeddedType(value);
  if (type) found.embedded.push({ text: embeddedText(value), type, label: path });
}

type Gathered = {
  readonly path: string;
  readonly values: readonly unknown[];
  readonly shape: 'list' | 'form';
  readonly depth: number;
};

/** One table out of objects; the lists inside them wait, those of one path together. */
function tableOf(found: Found, { path, values, shape, depth }: Gathered): void {
  const columns = newColumns();
  const lists = new Map<string, unknown[]>();
  const inline = shape === 'form' ? ('never' as const) : ('small' as const);
  for (const value of values) {
    if (!isKeyed(value)) continue;
    flatten(
      value,
      { tree: columns.root, depth, inline },
      {
        cell: (branch, scalar) => {
          columnOf(columns, branch);
          noteEmbedded(found, branch.path, scalar);
        },
        list: (inner, list) => {
          const known = lists.get(inner);
          if (known) for (const one of list) known.push(one);
          else lists.set(inner, [...list]);
        },
      },
    );
  }
  for (const [inner, list] of lists) {
    noteColumns(list, found.notes);
    found.waiting.push({ path: path === '' ? inner : `${path}.${inner}`, values: list, depth: depth + 1 });
  }
  if (columns.header.length === 0) return;
  const header = columns.header.map((key) => columnName(key, found.notes));
  const dates = new Set(columns.header.flatMap((key, column) => (holdsDates(key, found.notes) ? [column] : [])));
  const told = { values, inline, dates };
  const cells = values.length * header.length;
  const kept = cells <= Math.min(maxKeptTableCells, found.keepable);
  if (kept) found.keepable -= cells;
  const rows = { [Symbol.iterator]: () => rowsOf(told, columns) };
  put(found, path, { shape, header, rows: kept ? [...rows] : rows });
}

function byType(values: readonly unknown[]): readonly (readonly unknown[])[] {
  const groups = new Map<string, unknown[]>();
  for (const value of values) {
    const inner = isKeyed(value) && isKeyed(value.resource) ? value.resource : value;
    const type = isKeyed(inner) ? String(inner.resourceType ?? inner['@type'] ?? '') : '';
    const group = groups.get(type);
    if (group) group.push(value);
    else groups.set(type, [value]);
  }
  return [...groups.values()];
}

function put(found: Found, path: string, table: Pick<Table, 'shape' | 'header' | 'rows'>): void {
  if (found.tables.length >= maxTables) return;
  const caption = path.split('.').at(-1) ?? '';
  found.tables.push({ ...table, where: placeOf(found.where, path), hidden: false, caption, hiddenColumns: [] });
}

function listOfTexts(found: Found, path: string, values: readonly Scalar[]): void {
  if (!values.some((value) => typeof value === 'string')) return;
  for (const value of values) noteEmbedded(found, path, value);
  const key = path.split('.').at(-1) ?? '';
  const rows = {
    *[Symbol.iterator]() {
      for (const value of values) yield [cellText(value)];
    },
  };
  put(found, path, { shape: 'list', header: key === '' ? [] : [key], rows });
}

function lookAt(found: Found, { path, values, depth }: Waiting): void {
  if (depth > maxNesting) throw unreadable(`nested more than ${maxNesting} deep`);
  const names = values.length <= maxNames ? namesIn(values) : undefined;
  if (names && !found.names.has(names.length)) found.names.set(names.length, names);
  const rows = gridRows(values);
  if (rows) {
    const grid = gridIn(rows, found.names);
    if (grid) put(found, path, { shape: 'grid', ...grid });
    return;
  }
  if (values.every(isScalar)) {
    listOfTexts(found, path, values);
    return;
  }
  for (const group of byType(values)) tableOf(found, { path, values: group, shape: 'list', depth });
  for (const value of values) if (isList(value) && value.length > 0) lookAt(found, { path, values: value, depth: depth + 1 });
}

/** All tables of a value. `where` prefixes their places. Throws `unreadable` past the nesting cap. */
export function shapesOf(value: unknown, where: string): Shapes {
  const found: Found = {
    tables: [],
    embedded: [],
    waiting: [],
    names: new Map(),
    notes: new Map(),
    where,
    keepable: maxKeptCells,
  };
  if (isList(value)) found.waiting.push({ path: '', values: value, depth: 0 });
  else if (isKeyed(value)) {
    const values = mapIn(value);
    const columnar = columnarIn(value);
    if (columnar) put(found, '', { shape: 'grid', ...columnar });
    else if (values) found.waiting.push({ path: '', values, depth: 1 });
    else tableOf(found, { path: '', values: [value], shape: 'form', depth: 0 });
  }
  for (let next = found.waiting.shift(); next; next = found.waiting.shift()) lookAt(found, next);
  return found;
}
