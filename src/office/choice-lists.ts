import type { Table } from '../model.ts';
import { labelBeside } from './cell-labels.ts';
import type { SheetRow } from './sheet.ts';

/** What a cell may be filled with: the items of a drop-down list, and the first cells it stands in, such as `B2:B40`. */
export type ChoiceList = { readonly items: readonly string[]; readonly cells: string };

const maxItems = 4_000;

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

/** What stands in no cell, as a column of its own; without a label it has no header. */
export const unseenColumn = (label: string, items: readonly string[], where: string): Table => ({
  where,
  shape: 'list',
  header: label === '' ? [] : [label],
  rows: items.map((item) => [item]),
  hidden: true,
  caption: '',
  hiddenColumns: [],
});

/** Items of a list box that stands on a sheet. */
export const boxTables = (items: readonly string[], place: string): readonly Table[] =>
  items.length === 0 ? [] : [unseenColumn('', items, `list box on ${place}`)];

/** A drop-down list as a column of its own, called what the cells it fills are called. */
export function choiceTables({ items, cells }: ChoiceList, rows: readonly SheetRow[], place: string): readonly Table[] {
  if (items.length === 0) return [];
  const label = labelBeside(rows, cells);
  return [unseenColumn(label, items, `data validation list of ${place}`)];
}
