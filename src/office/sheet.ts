import { columnName } from './cell-address.ts';

/** A row of a sheet with its filled cells only; columns ascend from 0, `number` counts from 0. */
export type SheetRow = {
  readonly number: number;
  readonly columns: readonly number[];
  readonly texts: readonly string[];
  readonly hidden: boolean;
};

export type Sheet = {
  /** `sheet 'Answers'`, `hidden sheet 'Raw'`. */
  readonly place: string;
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly SheetRow[];
  readonly isHiddenColumn: (column: number) => boolean;
};

export function runsOf(columns: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const column of columns) {
    const run = runs.at(-1);
    if (run && column - run[1] <= 1) run[1] = column;
    else runs.push([column, column]);
  }
  return runs;
}

const spanNamed = (numbers: readonly number[], name: (number: number) => string, what: string): string => {
  const first = numbers[0] ?? 0;
  const last = numbers.at(-1) ?? first;
  return first === last ? `${what} ${name(first)}` : `${what}s ${name(first)} to ${name(last)}`;
};

/** Names the hidden columns after the place: `sheet 'X' with hidden column C`. */
export function withHiddenColumns(place: string, columns: readonly number[], sheet: Sheet): string {
  const hidden = columns.filter(sheet.isHiddenColumn);
  if (hidden.length === 0) return place;
  const runs = runsOf(hidden).map(([from, to]) => (from === to ? columnName(from) : `${columnName(from)} to ${columnName(to)}`));
  return `${place} with hidden column${hidden.length > 1 ? 's' : ''} ${runs.slice(0, 8).join(', ')}`;
}

export const hiddenRowsOf = (rows: readonly SheetRow[]): string =>
  `hidden ${spanNamed(
    rows.map((row) => row.number),
    (n) => `${n + 1}`,
    'row',
  )} of`;
