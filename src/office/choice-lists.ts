import type { Table } from '../model.ts';
import { columnNumber } from './cell-address.ts';
import type { SheetRow } from './sheet.ts';

/** What a cell may be filled with: the items of a drop-down list, and the first cells it stands in, such as `B2:B40`. */
export type ChoiceList = { readonly items: readonly string[]; readonly cells: string };

const maxItems = 4_000;
const maxRowsAbove = 30;
const maxLabelChars = 80;

/** The items of a list that is written out, such as `"Red,Amber,Green"`; none where the formula points to cells. */
export function itemsOf(formula: string): readonly string[] {
  const written = /^\s*=?\s*"([\s\S]*)"\s*$/u.exec(formula)?.[1];
  if (written === undefined) return [];
  return written
    .replaceAll('""', '"')
    .split(',', maxItems)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

type Place = { readonly row: number; readonly column: number; readonly height: number };

function placeOf(cells: string): Place {
  const [first = '', last = ''] = cells.trim().split(/\s/u)[0]?.replaceAll('$', '').split(':') ?? [];
  const row = Number(/\d+/u.exec(first)?.[0] ?? 1) - 1;
  const end = last === '' ? row : Number(/\d+/u.exec(last)?.[0] ?? Number.POSITIVE_INFINITY) - 1;
  return { row, column: Math.max(0, columnNumber(first, 0)), height: end - row + 1 };
}

/** The place of the first row at or below that number: rows ascend. */
function firstFrom(rows: readonly SheetRow[], number: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle]?.number ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

const textAt = (row: SheetRow | undefined, column: number): string => row?.texts[row.columns.indexOf(column)] ?? '';

/** Forms have their label to the left of the cell that is filled in, lists have it at the head of the column. */
export function labelBeside(rows: readonly SheetRow[], cells: string): string {
  const { row, column, height } = placeOf(cells);
  const near = rows.slice(firstFrom(rows, row - maxRowsAbove), firstFrom(rows, row + 1));
  const own = near.find(({ number }) => number === row);
  const left = own?.columns.findLastIndex((place) => place < column) ?? -1;
  const beside = own?.texts[left] ?? '';
  const above = near.findLast((one) => one.number < row && textAt(one, column) !== '');
  const heading = above === undefined ? (row === 0 ? textAt(own, column) : '') : textAt(above, column);
  const label = height === 1 ? beside || heading : heading || beside;
  return label.length <= maxLabelChars ? label : '';
}

const columnOf = (label: string, items: readonly string[], where: string): Table => ({
  where,
  shape: 'list',
  header: label === '' ? [] : [label],
  rows: items.map((item) => [item]),
  hidden: true,
  caption: '',
  hiddenColumns: [],
});

/** What a column is filtered by and no cell of it shows any more; `cells` is its heading. */
export function filterTables({ items, cells }: ChoiceList, rows: readonly SheetRow[], place: string): readonly Table[] {
  const { row, column } = placeOf(cells);
  const shown = new Set(rows.map((one) => textAt(one, column).trim().toLowerCase()));
  const gone = items.filter((item) => item.trim() !== '' && !shown.has(item.trim().toLowerCase()));
  if (gone.length === 0) return [];
  const heading = textAt(rows[firstFrom(rows, row)], column);
  return [columnOf(heading.length <= maxLabelChars ? heading : '', gone, `filter of ${place}`)];
}

/** Items of a list box that stands on a sheet. */
export const boxTables = (items: readonly string[], place: string): readonly Table[] =>
  items.length === 0 ? [] : [columnOf('', items, `list box on ${place}`)];

/** A drop-down list as a column of its own, called what the cells it fills are called. */
export function choiceTables({ items, cells }: ChoiceList, rows: readonly SheetRow[], place: string): readonly Table[] {
  if (items.length === 0) return [];
  const label = labelBeside(rows, cells);
  return [columnOf(label, items, `data validation list of ${place}`)];
}
