import type { Document, Passage, Reader, Source, Table } from '../model.ts';
import { blank } from '../reading/blank.ts';
import { type Dialect, recordsOf } from '../reading/delimited.ts';
import { charsetOf, decode, decodePieces, type Encoding, encodingOfAll, headOf, looksLikeText } from '../reading/encoding.ts';
import { headingRows } from '../reading/header-row.ts';

const sampleBytes = 64 * 1024;
const sampleRows = 200;
const maxMailingSample = 8 * 1024;
const maxPreambleRows = 12;
const minFilled = 0.7;
/** Small enough to die young: larger pieces pile up until the next full collection. */
const pieceBytes = 32 * 1024;
const maxRows = 5_000_000;
/** A larger file is only ever read a piece at a time, so that 100 MB need no 100 MB of text: `text` stays empty. */
const maxTextBytes = 4 * 1024 * 1024;
const delimiters = [',', ';', '\t', '|'];
/** What older programs part fields with; elsewhere they stand in patterns and paths, hence only where nearly every line agrees. */
const rareDelimiters = ['~', '^', '¦', '\x1f'];
const minRareColumns = 3;
const minRareShare = 0.9;

type Shape = { readonly dialect: Dialect; readonly columns: number; readonly share: number; readonly rows: readonly string[][] };

function commonest(counts: readonly number[]): { readonly value: number; readonly share: number } {
  const seen = new Map<number, number>();
  for (const count of counts) seen.set(count, (seen.get(count) ?? 0) + 1);
  let value = 1;
  let times = 0;
  for (const [count, often] of seen) if (often > times || (often === times && count > value)) [value, times] = [count, often];
  return { value, share: counts.length === 0 ? 0 : times / counts.length };
}

function shapeBy(sample: string, dialect: Dialect): Shape {
  const rows: string[][] = [];
  for (const row of recordsOf([sample], dialect)) {
    rows.push(row);
    if (rows.length > sampleRows) break;
  }
  if (rows.length > 2 && (rows.length > sampleRows || sample.length >= sampleBytes / 2)) rows.pop();
  const { value, share } = commonest(rows.map((row) => row.length));
  return { dialect, columns: value, share, rows };
}

/** `jane@…`, `jane@…:password` and nothing else on a line: no delimiter is needed to see the column. */
const mailboxLine = /^["'<]?[^\s@"'<>:;,|]{1,64}@[^\s@"'<>:;,|]{1,190}\.[\p{L}\d-]{2,24}[">']?(?:[:;,|]\S{0,100})?\s{0,4}$/u;
const minMailboxes = 3;

function isMailingList(sample: string): boolean {
  const lines = sample.slice(0, maxMailingSample).split('\n').slice(0, sampleRows);
  if (sample.length > maxMailingSample) lines.pop();
  const filled = lines.filter((line) => line.trim() !== '');
  return filled.length >= minMailboxes && filled.every((line) => mailboxLine.test(line));
}

/** Spreadsheets of some countries write `sep=;` into the first line for each other. */
const declaredDelimiter = (sample: string): string | undefined => /^sep=([,;\t|~^¦])\r?\n/u.exec(sample)?.[1];

function shapeOf(sample: string): Shape {
  // Old programs end lines by a return alone; what copied the file may have added one line feed at its end.
  const inside = sample.trimEnd();
  const newline = !inside.includes('\n') && inside.includes('\r') ? '\r' : '\n';
  const declared = declaredDelimiter(sample);
  if (declared !== undefined) return shapeBy(sample.slice(sample.indexOf('\n') + 1), { delimiter: declared, newline });
  if (sample.includes(':') && isMailingList(sample)) return shapeBy(sample, { delimiter: ':', newline });
  const worth = (shape: Shape): number => (shape.columns < 2 ? 0 : shape.share * Math.min(1 + shape.columns / 20, 1.5));
  const shapes = delimiters.map((delimiter) => shapeBy(sample, { delimiter, newline }));
  const best = shapes.reduce((one, shape) => (worth(shape) > worth(one) ? shape : one));
  const rare = rareDelimiters
    .filter((delimiter) => sample.includes(delimiter))
    .map((delimiter) => shapeBy(sample, { delimiter, newline }))
    .find(({ columns, share, rows }) => columns >= minRareColumns && share >= minRareShare && rows.length > 1);
  return rare !== undefined && worth(rare) > worth(best) ? rare : best;
}

function sampleOf(source: Source): { readonly text: string; readonly encoding: Encoding } {
  const encoding = encodingOfAll(source.body, charsetOf(source.contentType));
  return { text: decode(source.body.head.subarray(0, sampleBytes), encoding), encoding };
}

const isNamed = (source: Source): boolean =>
  /\.(?:csv|tsv|tab|psv)$/iu.test(source.name) ||
  /^text\/(?:x-)?(?:csv|tab-separated-values|comma-separated-values)\b/iu.test(source.contentType);

function accepts(source: Source): number {
  if (!looksLikeText(source.body.head)) return 0;
  if (/^\s{0,200}[<{[]/u.test(headOf(source.body.head, source.contentType))) return isNamed(source) ? 0.3 : 0;
  if (isNamed(source)) return 0.8;
  const sample = sampleOf(source).text;
  if (isMailingList(sample)) return 0.4;
  const shape = shapeOf(sample);
  if (shape.rows.length < 3 || shape.columns < 3 || shape.share < 0.9) return 0;
  return proseLike(shape) ? 0 : 0.4;
}

/** Sentences have commas too, but cells rarely begin with a blank and never average a line's length. */
function proseLike({ rows, dialect }: Shape): boolean {
  const cells = rows.flatMap((row) => row.slice(1));
  const afterBlank = cells.filter((cell) => cell.startsWith(' ')).length;
  const long = cells.filter((cell) => cell.length > 80).length;
  return (dialect.delimiter === ',' && afterBlank > cells.length / 2) || long > cells.length / 3;
}

/** Titles, dates and group headings stand above the names of the columns and fill few of them. */
function startOfTable({ rows }: Shape): number {
  const filled = rows.slice(0, maxPreambleRows).map((row) => row.filter((cell) => cell.trim() !== '').length);
  const most = Math.max(0, ...filled);
  return Math.max(
    0,
    filled.findIndex((count) => count >= most * minFilled),
  );
}

function read(source: Source): Document {
  const { text: sample, encoding } = sampleOf(source);
  const shape = shapeOf(sample);
  const start = startOfTable(shape);
  const preamble = shape.rows.slice(0, start).map((row) => row.join(' ').trim());
  const skipped = preamble.length + (declaredDelimiter(sample) === undefined ? 0 : 1);
  const { header, rows: heading } = headingRows(shape.rows.slice(start));
  const drop = skipped + heading;
  const rows: Iterable<readonly string[]> = {
    *[Symbol.iterator]() {
      let at = 0;
      for (const row of recordsOf(decodePieces(source.body, encoding, pieceBytes), shape.dialect)) {
        if (at >= maxRows) return;
        if (at++ >= drop) yield row;
      }
    },
  };
  const table: Table = { where: '', shape: 'grid', header, rows, hidden: false, caption: preamble[0] ?? '', hiddenColumns: [] };
  const passages: Passage[] = preamble.map((text) => ({
    text,
    where: 'above the table',
    at: undefined,
    hidden: false,
    label: '',
  }));
  const type = shape.dialect.delimiter === '\t' ? 'text/tab-separated-values' : 'text/csv';
  const text = source.body.size <= maxTextBytes ? decode(source.body.whole(), encoding) : '';
  return { ...blank('table', type), text, passages, tables: [table] };
}

export default { title: 'Delimited text', accepts, read } satisfies Reader;
