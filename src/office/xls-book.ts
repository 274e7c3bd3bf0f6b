import { unreadable } from '../reading/unreadable.ts';
import { biffStrings, recordsIn } from './biff.ts';
import type { Collected } from './collected.ts';
import { addOrphans } from './orphans.ts';
import { besideReaders } from './xls-beside.ts';
import { cellReaders } from './xls-cells.ts';
import { type Book, finishSheet, newSheet, type RecordReader, shortText, textAt } from './xls-state.ts';

// [MS-XLS]. One stream holds the workbook's globals and after them each sheet as a stream of its own, from BOF to EOF.

const bof = 0x809;
const eof = 0x0a;

function encodingOf(page: number): string {
  if (page >= 1250 && page <= 1258) return `windows-${page}`;
  return { 932: 'shift_jis', 936: 'gbk', 949: 'euc-kr', 950: 'big5', 10000: 'macintosh' }[page] ?? 'windows-1252';
}

const states = ['', 'hidden ', 'very hidden '];

const inGlobals: ReadonlyMap<number, RecordReader> = new Map<number, RecordReader>([
  [
    0x2f,
    () => {
      throw unreadable('it is encrypted');
    },
  ],
  [
    0x42,
    (book, { body }) => {
      const decoder = new TextDecoder(encodingOf(body.readUInt16LE(0)));
      book.decode = (bytes) => decoder.decode(bytes);
    },
  ],
  [
    0x22,
    (book, { body }) => {
      book.since1904 = body.readUInt16LE(0) === 1;
    },
  ],
  [
    0x85,
    (book, { body }) => {
      const state = (body[4] ?? 0) & 3;
      const name = shortText(book, body, 6);
      book.sheets.set(body.readUInt32LE(0), newSheet(name, `${states[state] ?? ''}sheet '${name}'`, state !== 0));
    },
  ],
  [
    0xfc,
    (book, record) => {
      book.strings = biffStrings(record);
      book.used = new Uint8Array(book.strings.length);
    },
  ],
  [
    0x41e,
    (book, record) =>
      void book.codes.set(record.body.readUInt16LE(0), book.unicode ? textAt(book, record, 2) : shortText(book, record.body, 2)),
  ],
  [0xe0, (book, { body }) => void book.styles.push(body.readUInt16LE(2))],
]);

const newBook = (to: Collected): Book => ({
  to,
  sheets: new Map(),
  strings: [],
  used: new Uint8Array(0),
  codes: new Map(),
  styles: [],
  formats: new Map(),
  since1904: false,
  unicode: true,
  decode: (bytes) => bytes.toString('latin1'),
  sheet: undefined,
  depth: 0,
  object: 0,
  due: undefined,
  linked: undefined,
  linkedSheet: undefined,
});

/** Reads the `Workbook` (or, before Excel 97, `Book`) stream of a compound file. */
export function readXlsBook(stream: Buffer, to: Collected): void {
  const book = newBook(to);
  for (const record of recordsIn(stream)) {
    if (record.kind === bof) {
      book.depth++;
      if (book.depth !== 1) continue;
      book.unicode = record.body.length < 2 || record.body.readUInt16LE(0) >= 0x600;
      book.sheet = book.sheets.get(record.at);
    } else if (record.kind === eof) {
      book.depth--;
      if (book.depth === 0) finishSheet(book, book.sheet);
      if (book.depth === 0) book.sheet = undefined;
    } else {
      // Charts stand inside a sheet as streams of their own; their cells are copies of what they show.
      const readers =
        book.depth > 1
          ? undefined
          : (cellReaders.get(record.kind) ?? besideReaders.get(record.kind) ?? inGlobals.get(record.kind));
      readSafely(readers, book, record);
    }
  }
  finishSheet(book, book.sheet);
  finishSheet(book, book.linkedSheet);
  addOrphans(
    book.strings.filter((_, index) => book.used[index] === 0),
    to,
  );
}

/** A record shorter than its kind demands is passed over. */
function readSafely(reader: RecordReader | undefined, book: Book, record: Parameters<RecordReader>[1]): void {
  try {
    reader?.(book, record);
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
  }
}
