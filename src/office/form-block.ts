import { isLabel } from './header.ts';
import type { SheetRow } from './sheet.ts';

// Forms that people fill in are laid out over a sheet: a label, the answer to its right, and often another pair beside it.

/** An answer with its label and where it stands. */
export type FormPair = { readonly label: string; readonly value: string; readonly row: number; readonly column: number };

export type FormBlock = {
  readonly pairs: readonly FormPair[];
  /** Rows that say something else: titles, headings, notes. */
  readonly others: readonly SheetRow[];
};

const maxRows = 200;
const maxColumns = 40;
const maxLabelChars = 80;
const maxShortChars = 30;
const minPairs = 3;
const minKnownLabels = 2;
const minStacked = 2;

type Side = { readonly labels: ReadonlySet<number>; readonly values: ReadonlySet<number> };

const isEven = (row: SheetRow): boolean => row.columns.length > 0 && row.columns.length % 2 === 0;

/** Which columns hold labels and which hold answers: no column holds both. Undefined where the rows are not laid out so. */
function sidesOf(rows: readonly SheetRow[]): Side | undefined {
  const labels = new Set<number>();
  const values = new Set<number>();
  for (const row of rows.filter(isEven))
    for (const [place, column] of row.columns.entries()) (place % 2 === 0 ? labels : values).add(column);
  return labels.size === 0 || [...labels].some((column) => values.has(column)) ? undefined : { labels, values };
}

const isCalled = (text: string): boolean => text.trim().endsWith(':') || isLabel(text);

/** An answer such as `No` heads columns elsewhere. */
const answers = /^(?:yes|no|none|n\/?a|male|female|unknown)$/iu;

/** What stands where answers do and is called like a field; sentences have words of labels in them, too. */
const isAnotherLabel = (text: string): boolean =>
  text.trim().endsWith(':') || (text.length <= maxShortChars && !answers.test(text.trim()) && isLabel(text));

const bare = (text: string): string => text.trim().replace(/\s{0,3}:$/u, '');

/** The pairs of one row; what stands in a column of labels without an answer behind it was left empty. */
function pairsOf({ columns, texts, number }: SheetRow, { labels }: Side): readonly FormPair[] {
  return columns.flatMap((column, place) => {
    if (!labels.has(column)) return [];
    const next = columns[place + 1];
    const answered = next !== undefined && !labels.has(next);
    const value = answered ? (texts[place + 1] ?? '') : '';
    return [{ label: bare(texts[place] ?? ''), value, row: number, column: answered ? next : column }];
  });
}

/** A label alone on its row has its answer below, where the whole width is free for it. */
function pairBelow(above: SheetRow | undefined, row: SheetRow): FormPair | undefined {
  const [label = ''] = above?.texts ?? [];
  const [value = ''] = row.texts;
  const [column = 0] = row.columns;
  if (above?.columns.length !== 1 || row.columns.length !== 1 || above.columns[0] !== column) return undefined;
  return row.number - above.number === 1 && isCalled(label) && !isAnotherLabel(value)
    ? { label: bare(label), value, row: row.number, column }
    : undefined;
}

function readRows(rows: readonly SheetRow[], side: Side): FormBlock {
  const pairs: FormPair[] = [];
  const others: SheetRow[] = [];
  let above: SheetRow | undefined;
  for (const row of rows) {
    const below = pairBelow(above, row);
    if (below) {
      others.pop();
      pairs.push(below);
    } else if (row.columns.length > 1) pairs.push(...pairsOf(row, side));
    else others.push(row);
    above = below ? undefined : row;
  }
  return { pairs, others };
}

/** Whether what stands on the left is called like fields, and what stands on the right is not. */
function isForm({ pairs }: FormBlock, isSingle: boolean): boolean {
  const labels = [...new Set(pairs.map(({ label }) => label))];
  if (labels.length < minPairs || labels.some((label) => label === '' || label.length > maxLabelChars)) return false;
  const known = labels.filter(isCalled).length;
  const values = pairs.map(({ value }) => value).filter((value) => value !== '');
  const called = values.filter(isAnotherLabel).length;
  const [first] = values;
  if (first === undefined || isAnotherLabel(first) || values.length * 2 < pairs.length) return false;
  return known >= minKnownLabels && known * 2 >= labels.length * (isSingle ? 1.2 : 1) && called * 3 <= values.length;
}

/** A row of labels above a row of answers, and so on down the sheet; with one of them it is a table with one row. */
function stackedIn(rows: readonly SheetRow[]): FormBlock | undefined {
  const pairs: FormPair[] = [];
  const others: SheetRow[] = [];
  let stacked = 0;
  for (let at = 0; at < rows.length; at++) {
    const [row, below] = [rows[at], rows[at + 1]];
    if (row === undefined || row.columns.length < 2) {
      if (row) others.push(row);
      continue;
    }
    const isLabels = row.texts.filter(isCalled).length * 5 >= row.texts.length * 3;
    if (!isLabels || below?.number !== row.number + 1 || below.columns.some((column) => !row.columns.includes(column)))
      return undefined;
    for (const [place, column] of row.columns.entries())
      pairs.push({
        label: bare(row.texts[place] ?? ''),
        value: below.texts[below.columns.indexOf(column)] ?? '',
        row: below.number,
        column,
      });
    stacked++;
    at++;
  }
  const block = { pairs, others };
  return stacked >= minStacked && isForm(block, false) ? block : undefined;
}

/** The pairs of a block of cells that is a form; undefined where it is none. */
export function formIn(rows: readonly SheetRow[]): FormBlock | undefined {
  if (rows.length > maxRows || rows.some((row) => row.columns.length > maxColumns)) return undefined;
  return besideIn(rows) ?? stackedIn(rows);
}

/** Whether a run of rows may be one of the sections of a form, with blank rows around it. */
export function isSection(rows: readonly SheetRow[]): boolean {
  if (rows.length > maxRows) return false;
  const wide = rows.filter((row) => row.columns.length > 1);
  if (wide.length === 0) return false;
  const called = wide.filter(({ texts: [label = '', value = ''] }) => isCalled(label) && !isAnotherLabel(value)).length;
  return called * 2 >= wide.length && !isAnotherLabel(wide[0]?.texts[1] ?? '');
}

function besideIn(rows: readonly SheetRow[]): FormBlock | undefined {
  const wide = rows.filter((row) => row.columns.length > 1);
  if (wide.length === 0 || wide.filter(isEven).length * 5 < wide.length * 3) return undefined;
  const side = sidesOf(wide);
  const block = side && readRows(rows, side);
  return block && isForm(block, side.labels.size === 1) ? block : undefined;
}

/** Records out of the pairs: a new one begins where a label comes again. */
export function recordsOf(pairs: readonly FormPair[]): {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  const header = [...new Set(pairs.map(({ label }) => label))];
  const records: Map<string, string>[] = [];
  for (const { label, value } of pairs) {
    const last = records.at(-1);
    if (last === undefined || last.has(label)) records.push(new Map([[label, value]]));
    else last.set(label, value);
  }
  return { header, rows: records.map((record) => header.map((label) => record.get(label) ?? '')) };
}
