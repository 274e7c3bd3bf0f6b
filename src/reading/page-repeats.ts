/** Blocks that repeat with the same inner structure: cards, list entries, a record's fields. */

import { headsColumns } from './header-row.ts';
import type { Branch } from './markup.ts';
import { type Cell, cellsOf, className, mayName, withoutColon } from './page-cells.ts';
import { readsAsLabels } from './page-tables.ts';
import { isBlock, shown, textOf } from './page-text.ts';

const maxBlockElements = 300;
const minAlike = 0.5;
const sampleBlocks = 3;
const maxFieldElements = 20;
const minFields = 2;
const maxProseChars = 1500;
/** Paragraphs repeat on every page; only labels make records of them. */
const running: ReadonlySet<string> = new Set(['p', 'blockquote', 'pre']);

const withoutFigures = (name: string): string => (/\d/u.test(name) ? name.replace(/\d+/gu, '') : name);

const signature = (branch: Branch): string => {
  const name = className(branch);
  return name === '' ? branch.tag : `${branch.tag}.${withoutFigures(name)}`;
};

const fits = (branch: Branch): boolean =>
  branch.size <= maxBlockElements &&
  !branch.holds.table &&
  !branch.holds.control &&
  isBlock(branch) &&
  !branch.element.isReadApart;

/** The children of most frequent make, when there are at least two of it. */
function groupIn(branch: Branch): readonly Branch[] {
  const fitting: Branch[] = [];
  for (const child of branch.children) if (typeof child !== 'string' && child.tag !== 'br' && fits(child)) fitting.push(child);
  if (fitting.length < 2) return [];
  const groups = new Map<string, Branch[]>();
  for (const child of fitting) {
    const key = signature(child);
    const group = groups.get(key);
    if (group) group.push(child);
    else groups.set(key, [child]);
  }
  let best: readonly Branch[] = [];
  for (const group of groups.values()) if (group.length > best.length) best = group;
  return best.length > 1 ? best : [];
}

/** One text alone is an entry of a menu, unless it is a value with its label. */
const worthRow = (row: readonly Cell[]): boolean => row.length > 1 || row[0]?.labelled === true;

const isMenu = (row: readonly Cell[]): boolean => row.every((cell) => cell.link && !/[@\d]/u.test(cell.text));

/** Sections of an article share a class too. */
function isProsaic(rows: readonly (readonly Cell[])[]): boolean {
  let chars = 0;
  for (const row of rows) for (const cell of row) if (!cell.labelled) chars += cell.text.length;
  return chars > rows.length * maxProseChars;
}

export type Repeated = {
  readonly shape: 'list' | 'form';
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Children the rows were made of: their text is not read again. */
  readonly blocks: ReadonlySet<Branch>;
};

/** All keys, when most rows have most of those that are common; blocks of a page may share a class and nothing else. */
function alike(rows: readonly (readonly Cell[])[]): readonly string[] | undefined {
  const times = new Map<string, number>();
  for (const row of rows) for (const cell of row) times.set(cell.key, (times.get(cell.key) ?? 0) + 1);
  let common = 0;
  for (const count of times.values()) if (count * 2 > rows.length) common++;
  if (common < (rows.length > 2 ? 1 : 2)) return undefined;
  let likeness = 0;
  for (const row of rows) {
    const shared = row.filter((cell) => (times.get(cell.key) ?? 0) * 2 > rows.length).length;
    likeness += shared / (common + row.length - shared);
  }
  return likeness >= rows.length * minAlike ? [...times.keys()] : undefined;
}

const record = (pairs: readonly (readonly [string, string])[], blocks: ReadonlySet<Branch>): Repeated => ({
  shape: 'form',
  header: pairs.map(([label]) => label),
  rows: [pairs.map(([, value]) => value)],
  blocks,
});

const opensWithName = ({ children }: Branch): boolean => {
  const first = children.find((child) => typeof child !== 'string' || child.trim() !== '');
  return first !== undefined && typeof first !== 'string' && mayName(first);
};

/** Neighbours of any make that are a label and its value each: one record told field by field. */
function labelledIn(branch: Branch, budget: { elements: number }): Repeated | undefined {
  const blocks = new Set<Branch>();
  const pairs: (readonly [string, string])[] = [];
  for (const child of branch.children) {
    if (typeof child === 'string' || child.texts < 2 || child.size > maxFieldElements || !fits(child) || !opensWithName(child))
      continue;
    budget.elements -= child.size;
    if (budget.elements < 0) return undefined;
    const [cell, ...more] = cellsOf(child);
    if (!cell?.labelled || more.length > 0) continue;
    blocks.add(child);
    pairs.push([cell.key, cell.text]);
  }
  const distinct = new Set(pairs.map(([label]) => label)).size === pairs.length;
  return pairs.length >= minFields && distinct ? record(pairs, blocks) : undefined;
}

/** The children of an element as rows, where they repeat. `budget` bounds the work: nested candidates are looked at again. */
export function repeatedIn(branch: Branch, budget: { elements: number }): Repeated | undefined {
  return besideIn(branch) ?? groupedIn(branch, budget) ?? labelledIn(branch, budget) ?? alternatingIn(branch);
}

const minBeside = 3;
const strong: ReadonlySet<string> = new Set(['b', 'strong']);

/** `<p>Name <b>Jane Doe</b></p>` and more of the kind: a label in front of what somebody answered to it. */
function besideIn(branch: Branch): Repeated | undefined {
  const blocks = new Set<Branch>();
  const pairs: (readonly [string, string])[] = [];
  for (const child of branch.children) {
    if (typeof child === 'string' || child.children.length !== 2 || !isBlock(child)) continue;
    const [label, value] = child.children;
    if (typeof label !== 'string' || typeof value === 'string' || value === undefined || !strong.has(value.tag)) continue;
    blocks.add(child);
    pairs.push([withoutColon(shown(label)), textOf(value)]);
  }
  return pairs.length >= minBeside && readsAsLabels(pairs) ? record(pairs, blocks) : undefined;
}

const minAlternating = 4;
const maxAlternating = 60;

/** Labels and values by turns, as the columns of a grid: one record. */
function alternatingIn(branch: Branch): Repeated | undefined {
  const parts: Branch[] = [];
  for (const child of branch.children)
    if (typeof child !== 'string') parts.push(child);
    else if (child.trim() !== '') return undefined;
  if (parts.length < minAlternating || parts.length > maxAlternating || parts.length % 2 === 1) return undefined;
  if (parts.some((part) => part.size > maxFieldElements || part.texts === 0 || part.element.isReadApart || part.tag === 'a'))
    return undefined;
  const texts = parts.map((part) => shown(textOf(part)));
  const pairs = texts.flatMap((text, at): readonly (readonly [string, string])[] =>
    at % 2 === 0 ? [[withoutColon(text), texts[at + 1] ?? '']] : [],
  );
  return readsAsLabels(pairs) ? record(pairs, new Set(parts)) : undefined;
}

function groupedIn(branch: Branch, budget: { elements: number }): Repeated | undefined {
  const group = groupIn(branch);
  const cost = group.reduce((sum, block) => sum + block.size + 1, 0);
  if (cost > budget.elements || group.every((block) => block.size === 0 || block.texts < 2)) return undefined;
  budget.elements -= cost;
  // A block that is a record by itself is read as one.
  if (group.some((block) => besideIn(block) !== undefined)) return undefined;
  const sample = group.slice(0, sampleBlocks).map(cellsOf);
  if (!sample.some(worthRow)) return undefined;
  const rows = [...sample, ...group.slice(sampleBlocks).map(cellsOf)];
  const blocks = new Set(group);
  const single = rows.every((row) => row.length === 1 && row[0]?.labelled);
  const pairs = rows.map(([cell]): readonly [string, string] => [cell?.key ?? '', cell?.text ?? '']);
  if (single && new Set(pairs.map(([label]) => label)).size === pairs.length) return record(pairs, blocks);
  if (rows.every((row) => row.length === 2 && !row[0]?.labelled)) {
    const sides = rows.map(([one, other]): readonly [string, string] => [one?.text ?? '', other?.text ?? '']);
    if (sides.length > 2 && readsAsLabels(sides)) return record(sides, blocks);
  }
  if (running.has(group[0]?.tag ?? '') && !rows.every((row) => row[0]?.labelled)) return undefined;
  if (rows.every(isMenu) || isProsaic(rows)) return undefined;
  if (rows.filter((row) => row.length > 1).length < rows.length * minAlike) return undefined;
  const header = alike(rows);
  if (!header || header.length < 2) return undefined;
  const list = rows.map((row) => filledRow(row, header));
  return {
    shape: 'list',
    ...named(
      header,
      list,
      rows.flat().some((cell) => cell.labelled),
    ),
    blocks,
  };
}

type Headed = Pick<Repeated, 'header' | 'rows'>;

const maxNameChars = 60;
const minNames = 2;

const couldName = (text: string): boolean => text !== '' && text.length <= maxNameChars && !/[\d@]/u.test(text);

/** Grids drawn without a table: the first block names the columns, or the same words stand before each value. */
function named(header: readonly string[], rows: Headed['rows'], labelled: boolean): Headed {
  if (labelled) return { header, rows };
  const [first = [], ...rest] = rows;
  const heads = first.filter((text) => headsColumns(text)).length;
  if (rest.length > 0 && heads >= minNames && heads * 2 >= first.length && first.every(couldName)) {
    const again = rest.some((row) => row.some((text, column) => text === first[column]));
    if (!again) return { header: first, rows: rest };
  }
  return withoutNames(header, rows);
}

function withoutNames(header: readonly string[], rows: Headed['rows']): Headed {
  const [first = []] = rows;
  const names = (column: number): boolean =>
    rows.length >= 2 && couldName(first[column] ?? '') && rows.every((row) => row[column] === first[column]);
  const naming = header.map((_, column) => names(column) && column + 1 < header.length && !names(column + 1));
  if (naming.filter(Boolean).length < minNames) return { header, rows };
  const kept = header.map((_, column) => column).filter((column) => !naming[column]);
  return {
    header: kept.map((column) => (naming[column - 1] ? withoutColon(first[column - 1] ?? '') : (header[column] ?? ''))),
    rows: rows.map((row) => kept.map((column) => row[column] ?? '')),
  };
}

function filledRow(row: readonly Cell[], header: readonly string[]): readonly string[] {
  const byKey = new Map(row.map((cell) => [cell.key, cell.text]));
  return header.map((key) => byKey.get(key) ?? '');
}
