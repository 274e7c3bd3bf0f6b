import { type BiffRecord, constantIn, cursorOver, richString } from './biff.ts';
import { columnName, rangeName } from './cell-address.ts';
import { showNumber } from './numbers.ts';
import { pageWords } from './page-words.ts';
import { cellAt } from './xls-cells.ts';
import { type Book, bytesText, finishSheet, newSheet, put, type RecordReader, textAt } from './xls-state.ts';

const maxLinkedSheets = 4_000;
const maxTokens = 600;
const maxLists = 500;

function readObject(book: Book, { body }: BiffRecord): void {
  if (body.length >= 8 && body.readUInt16LE(0) === 0x15) book.object = body.readUInt16LE(6);
}

function readObjectText(book: Book, { body, more }: BiffRecord): void {
  const [first] = more;
  if (!first || body.length < 12) return;
  const text = cursorOver([first.subarray(1), ...more.slice(1)]).chars(body.readUInt16LE(10), ((first[0] ?? 0) & 1) === 1);
  book.sheet?.objects.set(book.object, text);
}

function readNote(book: Book, { body }: BiffRecord): void {
  const { sheet } = book;
  if (!sheet || body.length < 8) return;
  const { row, column } = cellAt(body);
  const id = body.readUInt16LE(6);
  const text = book.unicode ? (sheet.objects.get(id) ?? '') : bytesText(book, body.subarray(6));
  sheet.noted.add(id);
  book.to.say(text, `comment on ${sheet.place}, cell ${columnName(column)}${row + 1}`, { hidden: true });
}

function readName(book: Book, { body }: BiffRecord): void {
  if (body.length < 15 || !book.unicode) return;
  const count = body[3] ?? 0;
  const wide = ((body[14] ?? 0) & 1) === 1;
  const end = 15 + count * (wide ? 2 : 1);
  const name = body.toString(wide ? 'utf16le' : 'latin1', 15, end);
  book.to.say(constantIn(body.subarray(end)), `defined name '${name}'`, { hidden: true, label: name });
}

/** The tokens of a formula, which say their length in bytes first. */
function formulaAt(cursor: ReturnType<typeof cursorOver>): Buffer {
  const tokens = cursor.u16();
  cursor.skip(2);
  return Buffer.from(Array.from({ length: Math.min(tokens, maxTokens) }, () => cursor.u8()));
}

function readValidation(book: Book, { body, more }: BiffRecord): void {
  if (!book.unicode) return;
  const cursor = cursorOver([body, ...more]);
  cursor.skip(4);
  const words = [richString(cursor), richString(cursor), richString(cursor), richString(cursor)].filter(
    (text) => text.length > 1,
  );
  const list = constantIn(formulaAt(cursor));
  formulaAt(cursor);
  cursor.skip(2);
  const [top = 0, bottom = 0, left = 0] = [cursor.u16(), cursor.u16(), cursor.u16()];
  const items = list.split('\0').filter((item) => item.trim() !== '');
  const lists = book.sheet?.lists ?? [];
  if (items.length > 0 && lists.length < maxLists) lists.push({ items, cells: rangeName({ column: left, top, bottom }) });
  const place = book.sheet?.place ?? 'a sheet';
  book.to.say(words.join(' '), `data validation of ${place}`, { hidden: true });
}

function readLinkedBook(book: Book, { body, more }: BiffRecord): void {
  const cursor = cursorOver([body, ...more]);
  const count = cursor.u16();
  if (body.length < 6 || !book.unicode) return;
  // Paths are written with control characters for volumes and steps.
  const file =
    richString(cursor)
      .replace(/\p{Cc}/gu, '/')
      .split('/')
      .at(-1) ?? '';
  book.linked = { file, names: Array.from({ length: Math.min(count, maxLinkedSheets) }, () => richString(cursor)) };
}

function readLinkedSheet(book: Book, { body }: BiffRecord): void {
  const name = book.linked?.names[body.readUInt16LE(2)] ?? '';
  finishSheet(book, book.linkedSheet);
  book.linkedSheet = newSheet(name, `external link to '${book.linked?.file ?? ''}', sheet '${name}'`, true);
}

function readLinkedCells(book: Book, { body, more }: BiffRecord): void {
  const cursor = cursorOver([body, ...more]);
  const last = cursor.u8();
  const first = cursor.u8();
  const row = cursor.u16();
  for (let column = first; column <= last && !cursor.done(); column++) {
    const kind = cursor.u8();
    if (kind === 2) put(book.linkedSheet, { row, column }, richString(cursor));
    else if (kind === 1) {
      const bytes = Buffer.from(Array.from({ length: 8 }, () => cursor.u8()));
      put(book.linkedSheet, { row, column }, showNumber(String(bytes.readDoubleLE(0)), 'general', false));
    } else cursor.skip(8);
  }
}

/** A link's target stands in the record as plain UTF-16, whatever kind of link it is. */
function readLink(book: Book, { body }: BiffRecord): void {
  for (const offset of [0, 1]) {
    const text = body.toString('utf16le', offset);
    const target = /(?:mailto:|https?:\/\/)[^\0\s]{1,2000}/u.exec(text)?.[0];
    if (target === undefined) continue;
    book.to.link(target, '');
    if (target.startsWith('mailto:'))
      book.to.say(target.slice(7), `link in ${book.sheet?.place ?? 'a sheet'}`, { hidden: book.sheet?.hidden ?? false });
    return;
  }
}

/** Readers of what stands beside the cells: comments, names, lists, links to other workbooks, page headers. */
export const besideReaders: ReadonlyMap<number, RecordReader> = new Map<number, RecordReader>([
  [0x5d, readObject],
  [0x1b6, readObjectText],
  [0x1c, readNote],
  [0x18, readName],
  [0x1be, readValidation],
  [0x1ae, readLinkedBook],
  [0x59, readLinkedSheet],
  [0x5a, readLinkedCells],
  [0x1b8, readLink],
  [
    0x14,
    (book, record) =>
      book.to.say(pageWords(textAt(book, record, 0)), `page header of ${book.sheet?.place ?? 'a sheet'}`, { hidden: true }),
  ],
  [
    0x15,
    (book, record) =>
      book.to.say(pageWords(textAt(book, record, 0)), `page footer of ${book.sheet?.place ?? 'a sheet'}`, { hidden: true }),
  ],
]);
