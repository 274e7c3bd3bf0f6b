import { columnName } from './cell-address.ts';
import type { Collected } from './collected.ts';
import { headingOf } from './header.ts';

/** Sheet, row and column as OpenDocument counts them, from 0. */
type Address = { readonly sheet: number; readonly row: number; readonly column: number };

/** What a cell held before it was overwritten or its row deleted. */
type EarlierCell = Address & { readonly text: string };

/** A sheet as it is now, for its name and the names of its columns. */
type LaterSheet = {
  readonly place: string;
  readonly rows: readonly { readonly columns: readonly number[]; readonly texts: readonly string[] }[];
};

/** The record of tracked changes (`table:tracked-changes`), which stands in front of the sheets. */
export type History = {
  readonly begin: () => void;
  readonly end: () => void;
  readonly isOpen: () => boolean;
  readonly beginDeletion: () => void;
  readonly endDeletion: () => void;
  readonly at: (address: Address) => void;
  readonly remember: (text: string) => void;
  /** Gives on what the next sheet held before; sheets come in their order. */
  readonly tell: (sheet: LaterSheet, to: Collected) => void;
  /** Gives on what sheets held that are no longer there. */
  readonly tellRest: (to: Collected) => void;
};

const headRows = 40;
const maxCells = 500_000;
/** Beyond this, a table that is mostly empty is given on without its empty cells. */
const maxPaddedCells = 5_000_000;
const nowhere: Address = { sheet: 0, row: 0, column: 0 };

/** Names of columns by their number. */
function namesIn({ rows }: LaterSheet): ReadonlyMap<number, string> {
  const head = rows.filter(({ columns }) => columns.length > 0).slice(0, headRows);
  const columns = [...new Set(head.flatMap((row) => row.columns))].sort((a, b) => a - b);
  const cells = head.map((row) => {
    const texts = new Map(row.columns.map((column, at) => [column, row.texts[at] ?? '']));
    return columns.map((column) => texts.get(column) ?? '');
  });
  const { header } = headingOf(cells);
  return new Map(header.map((name, at) => [columns[at] ?? -1, name]));
}

/** Cells in the rows where they stood together: a cell that comes again begins another version of its row. */
function rowsOf(cells: readonly EarlierCell[]): readonly ReadonlyMap<number, string>[] {
  const versions = new Map<number, Map<number, string>[]>();
  const times = new Map<string, number>();
  for (const { row, column, text } of cells) {
    const time = times.get(`${row} ${column}`) ?? 0;
    times.set(`${row} ${column}`, time + 1);
    const known = versions.get(row) ?? [];
    const version = known[time] ?? new Map<number, string>();
    known[time] = version.set(column, text);
    versions.set(row, known);
  }
  return [...versions].sort(([one], [other]) => one - other).flatMap(([, known]) => known);
}

/** `changes`: all cells that were overwritten, and apart from them those of each deletion, since the rows below move up. */
function addEarlier(changes: readonly (readonly EarlierCell[])[], sheet: LaterSheet, to: Collected): void {
  const rows = changes.flatMap(rowsOf);
  if (rows.length === 0) return;
  const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))].sort((a, b) => a - b);
  const where = sheet.place === '' ? 'tracked changes' : `tracked changes of ${sheet.place}`;
  if (columns.length < 2) {
    for (const row of rows) for (const text of row.values()) to.say(text, where, { hidden: true });
    return;
  }
  const names = namesIn(sheet);
  const header = names.size === 0 ? [] : columns.map((column) => names.get(column) || columnName(column));
  const tooSparse = rows.length * columns.length > maxPaddedCells;
  const cells = rows.map((row) => (tooSparse ? [...row.values()] : columns.map((column) => row.get(column) ?? '')));
  to.add({ tables: [{ where, shape: 'grid', header, rows: cells, hidden: true, caption: '', hiddenColumns: [] }] });
}

/** Takes the earlier cells down as they come. */
export function openHistory(): History {
  /** By sheet, then by the deletion in which the cell went; those that were overwritten under 0. */
  const bySheet = new Map<number, Map<number, EarlierCell[]>>();
  let isOpen = false;
  let deletion = 0;
  let deletions = 0;
  let address = nowhere;
  let cells = 0;
  let sheets = 0;
  return {
    begin: () => {
      isOpen = true;
    },
    end: () => {
      isOpen = false;
    },
    isOpen: () => isOpen,
    beginDeletion: () => {
      deletion = ++deletions;
    },
    endDeletion: () => {
      deletion = 0;
    },
    at: (next) => {
      address = next;
    },
    remember: (text) => {
      if (cells++ >= maxCells) return;
      const groups = bySheet.get(address.sheet) ?? new Map<number, EarlierCell[]>();
      const group = groups.get(deletion) ?? [];
      group.push({ ...address, text });
      bySheet.set(address.sheet, groups.set(deletion, group));
      address = nowhere;
    },
    tell: (sheet, to) => {
      addEarlier([...(bySheet.get(sheets)?.values() ?? [])], sheet, to);
      bySheet.delete(sheets++);
    },
    tellRest: (to) => {
      for (const groups of bySheet.values()) addEarlier([...groups.values()], { place: '', rows: [] }, to);
    },
  };
}
