import { rangeName } from './cell-address.ts';
import { choiceTables } from './choice-lists.ts';
import type { Collected } from './collected.ts';
import { layOut } from './grid.ts';

// A sheet of an OpenDocument spreadsheet while it is read.

type Row = { readonly number: number; readonly hidden: boolean; readonly columns: number[]; readonly texts: string[] };

export type Table = {
  readonly name: string;
  hidden: boolean;
  external: string | undefined;
  readonly rows: Row[];
  readonly hiddenColumns: { readonly from: number; readonly to: number }[];
  /** The cells of this sheet that each list of a drop-down is for, by its name. */
  readonly filledFrom: Map<string, { readonly column: number; readonly top: number; bottom: number }>;
  columns: number;
  next: number;
};

export const newTable = (name: string, hidden: boolean): Table => ({
  name,
  hidden,
  external: undefined,
  rows: [],
  hiddenColumns: [],
  filledFrom: new Map(),
  columns: 0,
  next: 0,
});

export const placeOfTable = (table: Table): string => {
  if (table.external !== undefined)
    return `external link to '${table.external.split(/[\\/]/u).at(-1)}', sheet '${table.name.split('#').at(-1)}'`;
  return `${table.hidden ? 'hidden ' : ''}sheet '${table.name}'`;
};

export type Found = {
  readonly to: Collected;
  /** Items of drop-down lists by name, until a sheet has told what they fill. */
  readonly lists: Map<string, readonly string[]>;
};

/** Hands over a sheet that was read to its end, with the lists its cells are filled from. */
export function finish(table: Table, { to, lists }: Found): void {
  const isHiddenColumn = (column: number): boolean =>
    table.hiddenColumns.some((range) => column >= range.from && column <= range.to);
  const hidden = table.hidden || table.external !== undefined;
  to.add(layOut({ place: placeOfTable(table), name: table.name, hidden, rows: table.rows, isHiddenColumn }));
  for (const [name, range] of table.filledFrom) {
    const items = lists.get(name) ?? [];
    to.add({ tables: choiceTables({ items, cells: rangeName(range) }, table.rows, placeOfTable(table)) });
    lists.delete(name);
  }
}

/** Lists that no cell is filled from any more. */
export function finishLists({ to, lists }: Found): void {
  for (const items of lists.values()) to.add({ tables: choiceTables({ items, cells: '' }, [], 'the workbook') });
}
