import type { Table } from '../model.ts';
import { readLabel } from '../vocabulary/labels.ts';
import type { Detecting } from './column.ts';
import { isPlaceholder } from './reserved.ts';

const maxSampledRows = 240;
const minSampledRows = 24;
const maxSampledCells = 6_000;
const maxHeadingRows = 12;
const maxLabelCharacters = 160;

const uuid = /^\s{0,3}[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\s{0,3}$/iu;

/** Nothing but figures, a mailbox, a number of five figures and more, an address to its postcode: no name of a column. */
const isFilledIn = /^[\d\s.,:/-]+$|@|(?:\d ?){5}|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/u;

const labelScore = (cells: readonly string[], detecting: Detecting): number =>
  cells.filter((cell) => {
    if (isPlaceholder(cell) || cell.length > maxLabelCharacters || isFilledIn.test(cell)) return false;
    const { part, question, whose } = readLabel(cell);
    const tells = part !== undefined || ((whose === 'related' || whose === 'subject') && !cell.trim().includes(' '));
    return (tells && (!question || cell.trim().endsWith('?'))) || detecting.kindsOfLabel(cell).length > 0;
  }).length;

const telltale = ['email-address', 'uk-postcode', 'national-insurance-number', 'iban', 'date-of-birth'];

const looksLikeValues = (cells: readonly string[], detecting: Detecting): boolean =>
  cells.some((cell) => uuid.test(cell) || telltale.some((kind) => detecting.accepts(kind, cell))) ||
  cells.filter((cell) => /^\d[\d\s/.:-]*$/u.test(cell.trim())).length * 3 > cells.length;

function* without(rows: Iterable<readonly string[]>, skipped: number): Iterable<readonly string[]> {
  let at = 0;
  for (const row of rows) if (at++ >= skipped) yield row;
}

function* withFirst(first: readonly string[], rows: Iterable<readonly string[]>): Iterable<readonly string[]> {
  yield first;
  yield* rows;
}

const again = (make: () => Iterable<readonly string[]>): Iterable<readonly string[]> => ({
  [Symbol.iterator]: () => make()[Symbol.iterator](),
});

function sampleOf(rows: Iterable<readonly string[]>): readonly (readonly string[])[] {
  const sample: (readonly string[])[] = [];
  let cells = 0;
  for (const row of rows) {
    sample.push(row);
    cells += row.length;
    if (sample.length >= maxSampledRows || (cells >= maxSampledCells && sample.length >= minSampledRows)) break;
  }
  return sample;
}

/** `first_name`, `age1`: what programs call columns. */
const isMachineKey = (cell: string): boolean =>
  /^[a-z][a-z0-9]{0,30}(?:[_.-][a-z0-9]{1,30}){0,8}$/iu.test(cell.trim()) && !uuid.test(cell);

const example = /^(?:e\.? ?g\.?[ :]|for example|example:|z\. ?b\.|p\. ?ex\.|par exemple|por ejemplo|ad esempio|bijv)/iu;

/** A second heading row: machine keys below questions, or columns numbered from one. */
function isHeading(row: readonly string[], header: readonly string[], detecting: Detecting): boolean {
  const filled = row.filter((cell) => cell.trim() !== '');
  if (filled.length < 4 || looksLikeValues(filled, detecting) || filled.length * 2 < header.filter((cell) => cell !== '').length)
    return false;
  const keys = filled.filter((cell) => isMachineKey(cell));
  const spoken = header.filter((cell) => cell.includes(' ')).length * 3 >= header.length;
  if (
    spoken &&
    keys.length >= filled.length * 0.9 &&
    keys.filter((key) => /[_\d]/u.test(key)).length * 5 >= keys.length &&
    new Set(filled).size === filled.length
  )
    return true;
  const numbers = filled.map(Number).filter((number) => Number.isInteger(number));
  const rising = numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? 0));
  return (
    numbers.length >= 5 &&
    numbers.length >= filled.length - 1 &&
    rising &&
    (numbers.at(-1) ?? 0) <= numbers.length * 2 + (numbers[0] ?? 0)
  );
}

/** A row that says of itself that it is one: in its first cell, in most, or beside the same words in all others. */
function isExample(row: readonly string[]): boolean {
  const filled = row.filter((cell) => cell.trim() !== '');
  const examples = filled.filter((cell) => example.test(cell)).length;
  const [first = ''] = filled;
  return examples > 0 && (example.test(first) || examples * 2 >= filled.length || new Set(filled).size === 2);
}

/** How many of the first rows come before the records: an example row and all above it, or rows right below the heading that are headings, too. */
function rowsBefore(sample: readonly (readonly string[])[], from: number, isOne: (row: readonly string[]) => boolean): number {
  const examples = sample.slice(0, maxHeadingRows).findLastIndex((row, at) => at >= from && isExample(row));
  let first = Math.max(from, examples + 1);
  for (let at = first; at < Math.min(sample.length, maxHeadingRows); at += 1) {
    const row = sample[at] ?? [];
    if (isOne(row)) first = at + 1;
    else if (row.some((cell) => cell.trim() !== '')) break;
  }
  return first;
}

/** A table's heading, its records, and some of them. */
export type Headed = {
  readonly header: readonly string[];
  readonly rows: Iterable<readonly string[]>;
  readonly sample: readonly (readonly string[])[];
};

const minAlike = 2;

/** `Open-Ended Response` below each question, and nothing below what every record has. */
function isKindsRow([first = [], ...records]: readonly (readonly string[])[]): boolean {
  const filled = first.filter((cell) => cell.trim() !== '');
  if (records.length === 0 || (first[0] ?? '').trim() !== '' || filled.some((cell) => /[\d@]/u.test(cell))) return false;
  return filled.length - new Set(filled).size >= minAlike - 1 && records.every((record) => (record[0] ?? '').trim() !== '');
}

/** Exports put titles, sections or machine keys above the names of columns, and some files have no names at all. */
function headed(table: Table, detecting: Detecting): Headed {
  const sample = sampleOf(table.rows);
  if (table.shape !== 'grid') return { header: table.header, rows: table.rows, sample };
  const own = labelScore(table.header, detecting);
  if (table.header.length > 0 && own === 0 && looksLikeValues(table.header, detecting))
    return { header: [], rows: again(() => withFirst(table.header, table.rows)), sample: [table.header, ...sample] };
  let best = { at: -1, score: Math.max(own, 1) };
  for (let at = 0; at < Math.min(maxHeadingRows, sample.length); at += 1) {
    const row = sample[at] ?? [];
    const score = labelScore(row, detecting);
    if (score > best.score && score * 3 >= row.filter((cell) => cell !== '').length && !looksLikeValues(row, detecting))
      best = { at, score };
  }
  const header = best.at < 0 ? table.header : (sample[best.at] ?? []);
  const drop = rowsBefore(sample, best.at + 1, (row) => isHeading(row, header, detecting));
  const skipped = isKindsRow(sample.slice(drop)) ? drop + 1 : drop;
  if (skipped === 0) return { header, rows: table.rows, sample };
  return { header, rows: again(() => without(table.rows, skipped)), sample: sample.slice(skipped) };
}

/** A sheet that lists one person's particulars downwards: labels in the first column, values in the next. */
function turned(given: Headed, detecting: Detecting): Headed {
  const lines = given.header.length > 0 ? [given.header, ...given.sample] : given.sample;
  const width = Math.max(0, ...lines.map((line) => line.filter((cell) => cell !== '').length));
  if (width > 3 || width < 2 || lines.length < 2 || lines.length > 120) return given;
  const labels = lines.map((line) => line[0] ?? '');
  const down = labelScore(labels, detecting);
  if (
    down < 2 ||
    down * 3 < labels.length ||
    labelScore(given.header, detecting) * 2 >= Math.max(2, given.header.filter((cell) => cell !== '').length)
  )
    return given;
  const people = Array.from({ length: width - 1 }, (_, index) => lines.map((line) => line[index + 1] ?? ''));
  return { header: labels.map((label) => label.replace(/:\s*$/u, '')), rows: people, sample: people };
}

const minAsked = 6;
const maxAskedColumns = 8;
const minLabels = 0.3;
const minDistinct = 0.5;
const maxHeadChars = 40;

/** One record a line for each question: its section, its words, its key, and what was answered in the last column. */
function asked(given: Headed, detecting: Detecting): Headed {
  const lines = given.header.length > 0 ? [given.header, ...given.sample] : given.sample;
  const width = Math.max(0, ...lines.map((line) => line.length));
  if (width < 3 || width > maxAskedColumns || lines.length < minAsked) return given;
  const heads = given.header.filter((cell) => cell.length <= maxHeadChars && !cell.includes('?'));
  if (labelScore(heads, detecting) > 1 || labelScore([given.header[width - 1] ?? ''], detecting) > 0) return given;
  const answers = lines.map((line) => line[width - 1] ?? '');
  if (!answers.some((answer) => telltale.some((kind) => detecting.accepts(kind, answer)))) return given;
  const labels = Array.from({ length: width - 1 }, (_, at) => lines.map((line) => line[at] ?? ''))
    .filter((column) => new Set(column).size >= lines.length * minDistinct)
    .find((column) => labelScore(column, detecting) >= lines.length * minLabels);
  if (labels === undefined) return given;
  // The same is asked of whoever claims first, and then of a partner.
  const first = labels.flatMap((label, at) => (labels.indexOf(label) === at ? [at] : []));
  const record = first.map((at) => answers[at] ?? '');
  return { header: first.map((at) => labels[at] ?? ''), rows: [record], sample: [record] };
}

const maxPairedLines = 240;

/** Programs that send answers by mail put each question on a line of its own, and its answer on the next, one column on. */
function byLines(given: Headed, detecting: Detecting): Headed {
  const lines = (given.header.length > 0 ? [given.header, ...given.sample] : given.sample).slice(0, maxPairedLines);
  const filled = lines.map((line) => line.findIndex((cell) => cell !== ''));
  const alone = lines.every((line) => line.filter((cell) => cell !== '').length === 1);
  if (!alone || lines.length < 4 || !filled.every((column, at) => column === at % 2)) return given;
  const cells = lines.map((line, at) => line[filled[at] ?? 0] ?? '');
  const labels = cells.filter((_, at) => at % 2 === 0);
  const row = labels.map((_, at) => cells[at * 2 + 1] ?? '');
  const known = labels.filter((label) => readLabel(label).part !== undefined || detecting.kindsOfLabel(label).length > 0);
  return known.length < 2 ? given : { header: labels, rows: [row], sample: [row] };
}

/** The table as its own columns mean it: headings above the records, particulars side by side. */
export function uprightOf(table: Table, detecting: Detecting): Headed {
  const upright = headed(table, detecting);
  return table.shape === 'grid' ? byLines(asked(turned(upright, detecting), detecting), detecting) : upright;
}
