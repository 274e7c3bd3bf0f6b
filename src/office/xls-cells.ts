import { type BiffRecord, unpackNumber } from './biff.ts';
import { type Book, put, type RecordReader, rowOf, shownNumber, textAt } from './xls-state.ts';

const maxHiddenRanges = 2_000;
/** In 256ths of a character; a column this thin shows nothing. */
const thinWidth = 80;

export const cellAt = (body: Buffer): { readonly row: number; readonly column: number } => ({
  row: body.readUInt16LE(0),
  column: body.readUInt16LE(2),
});

function readFormula(book: Book, { body }: BiffRecord): void {
  const cell = cellAt(body);
  book.due = undefined;
  if (body.readUInt16LE(12) !== 0xffff) put(book.sheet, cell, shownNumber(book, body.readDoubleLE(6), body.readUInt16LE(4)));
  else if (body[6] === 0) book.due = cell;
  else if (body[6] === 1) put(book.sheet, cell, body[8] === 1 ? 'TRUE' : 'FALSE');
}

function readManyNumbers(book: Book, { body }: BiffRecord): void {
  const { row, column } = cellAt(body);
  for (let at = 4, index = 0; at + 8 <= body.length; at += 6, index++) {
    put(
      book.sheet,
      { row, column: column + index },
      shownNumber(book, unpackNumber(body.readInt32LE(at + 2)), body.readUInt16LE(at)),
    );
  }
}

/** Readers of the records that hold cells, rows and columns. */
export const cellReaders: ReadonlyMap<number, RecordReader> = new Map<number, RecordReader>([
  [
    0xfd,
    (book, { body }) => {
      const index = body.readUInt32LE(6);
      if (index < book.used.length) book.used[index] = 1;
      put(book.sheet, cellAt(body), book.strings[index] ?? '');
    },
  ],
  [0x203, (book, { body }) => put(book.sheet, cellAt(body), shownNumber(book, body.readDoubleLE(6), body.readUInt16LE(4)))],
  [
    0x27e,
    (book, { body }) => put(book.sheet, cellAt(body), shownNumber(book, unpackNumber(body.readInt32LE(6)), body.readUInt16LE(4))),
  ],
  [0xbd, readManyNumbers],
  [0x06, readFormula],
  [0x206, readFormula],
  [
    0x207,
    (book, record) => {
      if (book.due) put(book.sheet, book.due, textAt(book, record, 0));
      book.due = undefined;
    },
  ],
  [0x204, (book, record) => put(book.sheet, cellAt(record.body), textAt(book, record, 6))],
  [0xd6, (book, record) => put(book.sheet, cellAt(record.body), textAt(book, record, 6))],
  [
    0x208,
    (book, { body }) => {
      if (book.sheet && body.length >= 14 && (body.readUInt16LE(12) & 0x20) !== 0)
        rowOf(book.sheet, body.readUInt16LE(0)).hidden = true;
    },
  ],
  [
    0x7d,
    (book, { body }) => {
      const hidden = (body.readUInt16LE(8) & 1) === 1 || body.readUInt16LE(4) < thinWidth;
      const ranges = book.sheet?.hiddenColumns;
      if (hidden && ranges && ranges.length < maxHiddenRanges)
        ranges.push({ from: body.readUInt16LE(0), to: body.readUInt16LE(2) });
    },
  ],
]);
