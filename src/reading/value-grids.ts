/** Rows of rows in parsed values: `[["a", "b"], [1, 2]]`, with the names of their columns wherever those stand. */

import { cellText } from './cell-text.ts';
import { headerRow } from './header-row.ts';
import { isKeyed, isList, isScalar, type Keyed, type Scalar } from './value-kinds.ts';

const maxHeadSample = 20;

const nameKeys = ['label', 'name', 'title', 'alias', 'field', 'id', 'text'];

/** The names a list of columns gives: `["a", "b"]` or `[{name: "a"}, …]`. */
export function namesIn(values: readonly unknown[]): readonly string[] | undefined {
  const names = values.map((value) => {
    if (typeof value === 'string') return value;
    if (!isKeyed(value)) return undefined;
    const key = nameKeys.find((one) => typeof value[one] === 'string' && value[one] !== '');
    return key === undefined ? undefined : String(value[key]);
  });
  const known = names.filter((name) => name !== undefined);
  return known.length === names.length && known.length > 1 && headerRow([known, []]).length > 0 ? known : undefined;
}

const cellOf = (value: unknown): string => {
  if (isScalar(value)) return cellText(value);
  if (isKeyed(value)) return cellOf(value.f ?? value.v ?? value.value);
  return isList(value) ? value.filter(isScalar).map(cellText).join('; ') : '';
};

export type Grid = { readonly header: readonly string[]; readonly rows: Iterable<readonly string[]> };

/** A grid with words in it, or nothing: series of numbers and outlines of maps are nobody's records. */
export function gridIn(rows: readonly (readonly unknown[])[], names: ReadonlyMap<number, readonly string[]>): Grid | undefined {
  const head = rows.slice(0, maxHeadSample).map((row) => row.map(cellOf));
  if (!head.some((row) => row.some((cell) => /[\p{L}@]/u.test(cell)))) return undefined;
  const apart = names.get(head[0]?.length ?? 0);
  const header = apart ?? headerRow(head);
  const from = apart || header.length === 0 ? 0 : 1;
  const cells = {
    *[Symbol.iterator]() {
      for (let at = from; at < rows.length; at++) yield (rows[at] ?? []).map(cellOf);
    },
  };
  return { header, rows: cells };
}

/** Google's charts wrap each row: `{c: [{v: 1}, {v: 2}]}`. */
const chartRow = (value: unknown): readonly unknown[] | undefined => (isKeyed(value) && isList(value.c) ? value.c : undefined);

const isFlat = (row: readonly unknown[]): boolean =>
  row.some(isScalar) && row.every((cell) => !isList(cell) || cell.every(isScalar));

/** The rows where a list is nothing but rows. */
export function gridRows(values: readonly unknown[]): readonly (readonly unknown[])[] | undefined {
  const charts = values.map(chartRow).filter((row) => row !== undefined);
  if (charts.length > 0 && charts.length === values.length) return charts;
  const rows = values.filter(isList);
  return rows.length > 0 && rows.length === values.length && rows.every(isFlat) ? rows : undefined;
}

const minColumns = 2;
const minRows = 2;

/** The cells of one column told apart from the others: a list of them, or by the number of their row. */
function columnIn(value: unknown): readonly Scalar[] | undefined {
  const numbered = isKeyed(value) && Object.keys(value).every((key, at) => key === String(at));
  const cells = isList(value) ? value : numbered ? Object.values(value) : [];
  const blank = cells.map((cell) => cell ?? '');
  return blank.length >= minRows && blank.every(isScalar) ? blank : undefined;
}

/** Column by column, as tools for statistics write a table: `{"name": ["…", "…"], "email": ["…", "…"]}`. */
export function columnarIn(value: Keyed): Grid | undefined {
  const header = Object.keys(value);
  const columns: (readonly Scalar[])[] = [];
  for (const key of header) {
    const column = columnIn(value[key]);
    if (column === undefined || column.length !== (columns[0] ?? column).length) return undefined;
    columns.push(column);
  }
  const count = columns[0]?.length ?? 0;
  if (columns.length < minColumns) return undefined;
  const rows = {
    *[Symbol.iterator]() {
      for (let at = 0; at < count; at++) yield columns.map((column) => cellText(column[at] ?? ''));
    },
  };
  return { header, rows };
}
