import { type BiffRecord, cursorOver, richString } from './biff.ts';
import { type ChoiceList, choiceTables } from './choice-lists.ts';
import type { Collected } from './collected.ts';
import { layOut } from './grid.ts';
import { type NumberFormat, numberFormat, showNumber } from './numbers.ts';

type Row = { readonly number: number; hidden: boolean; columns: number[]; texts: string[] };

export type XlsSheet = {
  readonly name: string;
  readonly place: string;
  readonly hidden: boolean;
  readonly rows: Map<number, Row>;
  readonly hiddenColumns: { readonly from: number; readonly to: number }[];
  /** Texts of objects by number: a comment's words come before it is said where it stands. */
  readonly objects: Map<number, string>;
  readonly noted: Set<number>;
  readonly lists: ChoiceList[];
};

/** What has been read so far of a workbook. */
export type Book = {
  readonly to: Collected;
  readonly sheets: Map<number, XlsSheet>;
  strings: readonly string[];
  used: Uint8Array;
  readonly codes: Map<number, string>;
  readonly styles: number[];
  readonly formats: Map<number, NumberFormat>;
  since1904: boolean;
  unicode: boolean;
  decode: (bytes: Buffer) => string;
  sheet: XlsSheet | undefined;
  depth: number;
  object: number;
  /** The cell of a formula whose text comes in the next record. */
  due: { readonly row: number; readonly column: number } | undefined;
  linked: { readonly file: string; readonly names: readonly string[] } | undefined;
  linkedSheet: XlsSheet | undefined;
};

/** Reads one record into the book. */
export type RecordReader = (book: Book, record: BiffRecord) => void;

export const newSheet = (name: string, place: string, hidden: boolean): XlsSheet => ({
  name,
  place,
  hidden,
  rows: new Map(),
  hiddenColumns: [],
  objects: new Map(),
  noted: new Set(),
  lists: [],
});

export function rowOf(sheet: XlsSheet, number: number): Row {
  const known = sheet.rows.get(number);
  if (known) return known;
  const row = { number, hidden: false, columns: [], texts: [] };
  sheet.rows.set(number, row);
  return row;
}

export function put(sheet: XlsSheet | undefined, cell: { readonly row: number; readonly column: number }, text: string): void {
  const shown = text.trim();
  if (!sheet || shown === '') return;
  const row = rowOf(sheet, cell.row);
  row.columns.push(cell.column);
  row.texts.push(shown);
}

export function shownNumber(book: Book, value: number, style: number): string {
  const id = book.styles[style] ?? 0;
  const format = book.formats.get(id) ?? numberFormat(id, book.codes.get(id));
  book.formats.set(id, format);
  return showNumber(String(value), format, book.since1904);
}

export const bytesText = (book: Book, bytes: Buffer): string => book.decode(bytes);

/** A text with a length of two bytes: with a word on its width since Excel 97, in the code page before. */
export function textAt(book: Book, { body, more }: BiffRecord, at: number): string {
  if (body.length < at + 2) return '';
  if (!book.unicode) return bytesText(book, body.subarray(at + 2, at + 2 + body.readUInt16LE(at)));
  return richString(cursorOver([body.subarray(at), ...more]));
}

/** A text with a length of one byte, then its width. */
export function shortText(book: Book, body: Buffer, at: number): string {
  const count = body[at] ?? 0;
  if (!book.unicode) return bytesText(book, body.subarray(at + 1, at + 1 + count));
  const wide = ((body[at + 1] ?? 0) & 1) === 1;
  return body.toString(wide ? 'utf16le' : 'latin1', at + 2, at + 2 + count * (wide ? 2 : 1));
}

/** Gives the cells of a sheet on, and the words of its text boxes. */
export function finishSheet(book: Book, sheet: XlsSheet | undefined): void {
  if (!sheet) return;
  const rows = [...sheet.rows.values()].sort((one, other) => one.number - other.number);
  const isHiddenColumn = (column: number): boolean =>
    sheet.hiddenColumns.some((range) => column >= range.from && column <= range.to);
  book.to.add(layOut({ place: sheet.place, name: sheet.name, hidden: sheet.hidden, rows, isHiddenColumn }));
  for (const list of sheet.lists) book.to.add({ tables: choiceTables(list, rows, sheet.place) });
  for (const [id, text] of sheet.objects) {
    if (!sheet.noted.has(id)) book.to.say(text, `text box on ${sheet.place}`, { hidden: sheet.hidden });
  }
}
