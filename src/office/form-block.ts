import { isLabel } from './header.ts';
import type { SheetRow } from './sheet.ts';

// Forms that people fill in are laid out over a sheet: a label, the answer to its right, and often another pair beside it.

/** An answer with its label and where it stands; `labelColumn` is where the label does. */
export type FormPair = {
  readonly label: string;
  readonly value: string;
  readonly row: number;
  readonly column: number;
  readonly labelColumn: number;
};

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
/** As many of the labels are called like fields; two columns alone are more often a list. */
const minCalledShare = 0.5;
const minCalledShareAlone = 0.6;

type Side = { readonly labels: ReadonlySet<number>; readonly values: ReadonlySet<number> };

const isEven = (row: SheetRow): boolean => row.columns.length > 0 && row.columns.length % 2 === 0;

/** What no field is called: an address, a number. */
const isFigure = (text: string): boolean => /@|\d{3}/u.test(text);

/** Columns right of the first in which no field is called anything known, but answers go on: beside empty cells, or as figures. */
function furtherAnswers(rows: readonly SheetRow[], labels: ReadonlySet<number>): ReadonlySet<number> {
  const called = new Set<number>();
  const further = new Set<number>();
  for (const { columns, texts } of rows)
    for (const [place, column] of columns.entries()) {
      const text = texts[place] ?? '';
      if (isCalled(text)) called.add(column);
      else if (place > 1 && labels.has(column) && (place === columns.length - 1 || isFigure(text))) further.add(column);
    }
  return new Set([...further].filter((column) => !called.has(column)));
}

/** Which columns hold labels and which hold answers: no column holds both. Undefined where the rows are not laid out so. */
function sidesOf(rows: readonly SheetRow[]): Side | undefined {
  const labels = new Set<number>();
  const values = new Set<number>();
  for (const row of rows.filter(isEven))
    for (const [place, column] of row.columns.entries()) (place % 2 === 0 ? labels : values).add(column);
  if (labels.size === 0 || [...labels].some((column) => values.has(column))) return undefined;
  for (const column of furtherAnswers(rows, labels)) {
    labels.delete(column);
    values.add(column);
  }
  return { labels, values };
}

const isCalled = (text: string): boolean => text.trim().endsWith(':') || isLabel(text);

/** An answer such as `No` heads columns elsewhere. */
const answers = /^(?:yes|no|none|n\/?a|male|female|unknown)$/iu;

/** What stands where answers do and is called like a field; sentences have words of labels in them, too. */
const isAnotherLabel = (text: string): boolean =>
  text.trim().endsWith(':') || (text.length <= maxShortChars && !answers.test(text.trim()) && isLabel(text));

const bare = (text: string): string => text.trim().replace(/\s{0,3}:$/u, '');

/** The cells behind a label, up to the next one: an answer may be spread over several. */
function answerAt({ columns, texts }: SheetRow, place: number, { labels }: Side): readonly string[] {
  let past = place + 1;
  while (past < columns.length && !labels.has(columns[past] ?? 0)) past++;
  return texts.slice(place + 1, past);
}

/** The pairs of one row; what stands in a column of labels without an answer behind it was left empty. */
function pairsOf(row: SheetRow, side: Side): readonly FormPair[] {
  const { columns, texts, number } = row;
  return columns.flatMap((labelColumn, place) => {
    if (!side.labels.has(labelColumn)) return [];
    const answer = answerAt(row, place, side);
    const column = answer.length > 0 ? (columns[place + 1] ?? labelColumn) : labelColumn;
    return [{ label: bare(texts[place] ?? ''), value: answer.join(' '), row: number, column, labelColumn }];
  });
}

/** Answers beside answers in most rows are the columns of a table. */
function isSpread(rows: readonly SheetRow[], side: Side): boolean {
  const spread = rows.filter((row) =>
    row.columns.some((column, place) => side.labels.has(column) && answerAt(row, place, side).length > 1),
  );
  return spread.length * 2 > rows.length;
}

/** A label alone on its row has its answer below, where the whole width is free for it. */
function pairBelow(above: SheetRow | undefined, row: SheetRow): FormPair | undefined {
  const [label = ''] = above?.texts ?? [];
  const [value = ''] = row.texts;
  const [column = 0] = row.columns;
  if (above?.columns.length !== 1 || row.columns.length !== 1 || above.columns[0] !== column) return undefined;
  return row.number - above.number === 1 && isCalled(label) && !isAnotherLabel(value)
    ? { label: bare(label), value, row: row.number, column, labelColumn: column }
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

/** Whether what stands on the left is called like fields, as large a share of it at least, and what stands on the right is not. */
function isFilledIn({ pairs }: FormBlock, minShare: number): boolean {
  const labels = [...new Set(pairs.map(({ label }) => label))];
  if (labels.length < minPairs || labels.some((label) => label === '' || label.length > maxLabelChars)) return false;
  const known = labels.filter(isCalled).length;
  const values = pairs.map(({ value }) => value).filter((value) => value !== '');
  const called = values.filter(isAnotherLabel).length;
  const [first] = values;
  if (first === undefined || isAnotherLabel(first) || values.length * 2 < pairs.length) return false;
  return known >= minKnownLabels && known >= labels.length * minShare && called * 3 <= values.length;
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
        labelColumn: column,
      });
    stacked++;
    at++;
  }
  const block = { pairs, others };
  return stacked >= minStacked && isFilledIn(block, minCalledShare) ? block : undefined;
}

/** The pairs of a block of cells that is a form; undefined where it is none. */
export function formAcross(rows: readonly SheetRow[]): FormBlock | undefined {
  if (rows.length > maxRows || rows.some((row) => row.columns.length > maxColumns)) return undefined;
  return pairedIn(rows) ?? stackedIn(rows);
}

/** Whether a run of rows may be one of the sections of a form, with blank rows around it. */
export function isSection(rows: readonly SheetRow[]): boolean {
  if (rows.length > maxRows) return false;
  const wide = rows.filter((row) => row.columns.length > 1);
  if (wide.length === 0) return false;
  const called = wide.filter(({ texts: [label = '', value = ''] }) => isCalled(label) && !isAnotherLabel(value)).length;
  return called * 2 >= wide.length && !isAnotherLabel(wide[0]?.texts[1] ?? '');
}

function pairedIn(rows: readonly SheetRow[]): FormBlock | undefined {
  const wide = rows.filter((row) => row.columns.length > 1);
  if (wide.length === 0 || wide.filter(isEven).length * 5 < wide.length * 3) return undefined;
  const side = sidesOf(wide);
  if (!side || isSpread(wide, side)) return undefined;
  const block = readRows(rows, side);
  return isFilledIn(block, side.labels.size === 1 ? minCalledShareAlone : minCalledShare) ? block : undefined;
}
