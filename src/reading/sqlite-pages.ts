/** Rows of a SQLite file, page by page, as https://www.sqlite.org/fileformat2.html lays them out. Nothing is executed. */

import { unreadable } from './unreadable.ts';

const maxPages = 1_000_000;
const maxPayloadBytes = 16 * 1024 * 1024;
const maxDepth = 40;
const maxColumns = 4096;
const headerBytes = 100;
const minBytes = 108;
/** Inner and leaf pages of a table. */
const treePages: ReadonlySet<number> = new Set([0x05, 0x0d]);

export const sqliteMark = 'SQLite format 3\0';

export type SqliteFile = {
  readonly view: DataView;
  readonly bytes: Uint8Array;
  readonly pageBytes: number;
  readonly usableBytes: number;
  readonly decode: (text: Uint8Array) => string;
  /** Shorter than its own header says. */
  readonly cut: boolean;
};

const encodings: Readonly<Record<number, string>> = { 1: 'utf-8', 2: 'utf-16le', 3: 'utf-16be' };

export function openSqlite(bytes: Uint8Array): SqliteFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stated = view.getUint16(16);
  const pageBytes = stated === 1 ? 65536 : stated;
  if (pageBytes < 512 || bytes.length < minBytes || !treePages.has(bytes[headerBytes] ?? 0))
    throw unreadable('a database that is damaged');
  const label = encodings[view.getUint32(56)] ?? 'utf-8';
  const decoder = new TextDecoder(label);
  // The count of pages is kept by whoever last wrote both numbers.
  const isCounted = view.getUint32(24) === view.getUint32(92);
  return {
    view,
    bytes,
    pageBytes,
    usableBytes: pageBytes - view.getUint8(20),
    decode: (text) => decoder.decode(text),
    cut: isCounted && view.getUint32(28) * pageBytes > bytes.length,
  };
}

type Varint = { readonly value: number; readonly next: number };

function varint(bytes: Uint8Array, at: number): Varint {
  let value = 0;
  for (let step = 0; step < 8; step++) {
    const byte = bytes[at + step] ?? 0;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, next: at + step + 1 };
  }
  return { value: value * 256 + (bytes[at + 8] ?? 0), next: at + 9 };
}

/** The payload of a cell, with what overflows onto other pages. */
function payloadAt(file: SqliteFile, at: number, length: number): Uint8Array {
  const { usableBytes, bytes, view, pageBytes } = file;
  const most = usableBytes - 35;
  if (length <= most) return bytes.subarray(at, at + length);
  const least = Math.floor(((usableBytes - 12) * 32) / 255) - 23;
  const fitting = least + ((length - least) % (usableBytes - 4));
  const local = fitting <= most ? fitting : least;
  const whole = new Uint8Array(Math.min(length, maxPayloadBytes));
  whole.set(bytes.subarray(at, at + local).subarray(0, whole.length));
  let page = at + local + 4 <= bytes.length ? view.getUint32(at + local) : 0;
  for (let filled = local; page > 0 && filled < whole.length; ) {
    const start = (page - 1) * pageBytes;
    if (start + 4 > bytes.length) break;
    const piece = bytes.subarray(start + 4, start + usableBytes).subarray(0, whole.length - filled);
    whole.set(piece, filled);
    filled += Math.max(piece.length, 1);
    page = view.getUint32(start);
  }
  return whole;
}

const wholeBytes = [0, 1, 2, 3, 4, 6, 8];

function numberOf(payload: Uint8Array, at: number, bytes: number): string {
  let value = 0n;
  for (let step = 0; step < bytes; step++) value = (value << 8n) | BigInt(payload[at + step] ?? 0);
  return BigInt.asIntN(bytes * 8, value).toString();
}

/** The cells of a record. Blobs are left empty. */
function cellsOf(file: SqliteFile, payload: Uint8Array): string[] {
  const head = varint(payload, 0);
  const cells: string[] = [];
  let at = head.value;
  for (let next = head.next; next < head.value && cells.length < maxColumns; ) {
    const type = varint(payload, next);
    next = type.next;
    const kind = type.value;
    const bytes = kind >= 12 ? Math.floor((kind - 12) / 2) : kind === 7 ? 8 : (wholeBytes[kind] ?? 0);
    if (at + bytes > payload.length) return cells;
    if (kind >= 13 && kind % 2 === 1) cells.push(file.decode(payload.subarray(at, at + bytes)));
    else if (kind >= 1 && kind <= 6) cells.push(numberOf(payload, at, bytes));
    else if (kind === 7) cells.push(String(new DataView(payload.buffer, payload.byteOffset + at, 8).getFloat64(0)));
    else cells.push(kind === 8 ? '0' : kind === 9 ? '1' : '');
    at += bytes;
  }
  return cells;
}

/** `left` is how many bytes of overflowing cells may still be put together: pages can be claimed by many cells. */
type Walk = { readonly file: SqliteFile; readonly seen: Set<number>; left: number };

/** Every record of a table's tree, with its row number. Pages that point back at themselves are read once. */
function* recordsUnder(walk: Walk, page: number, depth: number): Generator<readonly [rowid: number, cells: string[]]> {
  const { file, seen } = walk;
  const { view, bytes, pageBytes } = file;
  const start = (page - 1) * pageBytes;
  if (page < 1 || start + pageBytes > bytes.length || seen.has(page) || seen.size > maxPages || depth > maxDepth) return;
  seen.add(page);
  const head = page === 1 ? start + 100 : start;
  const kind = view.getUint8(head);
  const count = view.getUint16(head + 3);
  const pointers = head + (kind === 5 ? 12 : 8);
  for (let index = 0; index < count && pointers + index * 2 + 2 <= start + pageBytes; index++) {
    const cell = start + view.getUint16(pointers + index * 2);
    if (kind === 5 && cell + 4 <= bytes.length) yield* recordsUnder(walk, view.getUint32(cell), depth + 1);
    if (kind !== 13) continue;
    const length = varint(bytes, cell);
    const rowid = varint(bytes, length.next);
    walk.left -= length.value > file.usableBytes ? Math.min(length.value, maxPayloadBytes) : 0;
    if (walk.left < 0) return;
    yield [rowid.value, cellsOf(file, payloadAt(file, rowid.next, length.value))];
  }
  if (kind === 5) yield* recordsUnder(walk, view.getUint32(head + 8), depth + 1);
}

/** The rows under a table's root page. A column that is the row's number stands empty in the record; it is filled in. */
export const rowsUnder = (file: SqliteFile, page: number): Iterable<readonly string[]> => ({
  *[Symbol.iterator]() {
    for (const [rowid, cells] of recordsUnder({ file, seen: new Set(), left: file.bytes.length * 2 }, page, 0)) {
      if (cells[0] === '') cells[0] = String(rowid);
      yield cells;
    }
  },
});
