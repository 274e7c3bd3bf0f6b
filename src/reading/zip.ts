import { inflateRawSync, zstdDecompressSync } from 'node:zlib';
import { unreadable } from './unreadable.ts';

// Our own directory reader over the platform's inflate: the libraries weighed either trust declared sizes (fflate allocates
// what the header claims), read by streams and callbacks (yauzl), or write to disk (unzipper). Source: PKWARE APPNOTE 6.3.10.

const maxEntries = 50_000;
const maxEntryBytes = 192 * 1024 * 1024;
const maxUnpackedBytes = 512 * 1024 * 1024;
/** Real spreadsheets reach about 100 to 1; deflate's limit, which only bombs come near, is 1,032 to 1. */
const maxExpansion = 250;
/** Below this size expansion is nobody's worry. */
const alwaysAllowedBytes = 12 * 1024 * 1024;
const maxCommentBytes = 65_535;
const maxNameChars = 1_000;

export type ZipEntry = {
  readonly name: string;
  readonly encrypted: boolean;
  /** As declared; the bytes may turn out otherwise. */
  readonly size: number;
  /** Unpacks on every call; throws `Unreadable` on bombs, damage and encryption. */
  readonly read: () => Uint8Array<ArrayBuffer>;
};

export type Zip = {
  readonly entries: readonly ZipEntry[];
  /** By name, whatever its case and slashes. */
  readonly find: (name: string) => ZipEntry | undefined;
  /** The directory at the end is missing: these are the entries that stand whole in front of the cut. */
  readonly cut: boolean;
};

type Location = { readonly method: number; readonly packed: number; readonly offset: number; readonly encrypted: boolean };

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, index) => bytes[index] === byte);

export const isZip = (bytes: Uint8Array): boolean =>
  startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0x50, 0x4b, 5, 6]);

const utf8 = new TextDecoder('utf-8', { fatal: true });

function nameOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes).slice(0, maxNameChars);
  } catch {
    return Buffer.from(bytes).toString('latin1').slice(0, maxNameChars);
  }
}

function endOfDirectory(file: Buffer): number {
  const oldest = Math.max(0, file.length - maxCommentBytes - 22);
  for (let at = file.length - 22; at >= oldest; at--) if (file.readUInt32LE(at) === 0x06054b50) return at;
  return -1;
}

type Directory = { readonly start: number; readonly count: number; readonly shift: number };

function findDirectory(file: Buffer, end: number): Directory {
  const count = file.readUInt16LE(end + 10);
  const size = file.readUInt32LE(end + 12);
  const offset = file.readUInt32LE(end + 16);
  const locator = end - 20;
  if (locator >= 0 && file.readUInt32LE(locator) === 0x07064b50) {
    const wide = Number(file.readBigUInt64LE(locator + 8));
    if (wide + 56 <= file.length && file.readUInt32LE(wide) === 0x06064b50) {
      return { start: Number(file.readBigUInt64LE(wide + 48)), count: Number(file.readBigUInt64LE(wide + 32)), shift: 0 };
    }
  }
  // Something may stand in front of the archive (a self-extracting program); every offset is then off by the same amount.
  const shift = Math.max(0, end - size - offset);
  return { start: offset + shift, count, shift };
}

/** Sizes and offset from the zip64 extra field, where the 32-bit fields are full. */
function widen(
  extra: Buffer,
  full: { size: number; packed: number; offset: number },
): { size: number; packed: number; offset: number } {
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 1) {
      let next = at + 4;
      const take = (value: number): number => {
        if (value !== 0xffffffff || next + 8 > extra.length) return value;
        next += 8;
        return Number(extra.readBigUInt64LE(next - 8));
      };
      const size = take(full.size);
      const packed = take(full.packed);
      return { size, packed, offset: take(full.offset) };
    }
    at += 4 + length;
  }
  return full;
}

function unpack(packed: Buffer, method: number, limit: number): Uint8Array<ArrayBuffer> {
  if (method === 0) return new Uint8Array(packed);
  if (method !== 8 && method !== 93) throw unreadable(`it is packed with method ${method}, which is not read`);
  try {
    const options = { maxOutputLength: limit, chunkSize: Math.min(1 << 20, Math.max(1 << 14, packed.length * 4)) };
    const bytes = method === 8 ? inflateRawSync(packed, options) : zstdDecompressSync(packed, options);
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  } catch (error) {
    const tooLarge =
      error instanceof RangeError || (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE');
    throw unreadable(tooLarge ? 'it would unpack to far more than it holds (a zip bomb)' : 'its packed content is damaged');
  }
}

function extractor(file: Buffer): (where: Location) => Uint8Array<ArrayBuffer> {
  let unpacked = 0;
  return ({ method, packed, offset, encrypted }) => {
    if (encrypted) throw unreadable('it is encrypted');
    if (offset + 30 > file.length || file.readUInt32LE(offset) !== 0x04034b50) throw unreadable('the zip file is damaged');
    const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
    if (start + packed > file.length) throw unreadable('the zip file is cut short');
    const limit = Math.min(maxEntryBytes, maxUnpackedBytes - unpacked, Math.max(alwaysAllowedBytes, packed * maxExpansion));
    if (limit <= 0 || (method === 0 && packed > limit)) throw unreadable('it unpacks to more than is read');
    // A bomb uses up what it was allowed, so that fifty thousand of them cost no more than a few.
    unpacked += limit;
    const bytes = unpack(file.subarray(start, start + packed), method, limit);
    unpacked += bytes.length - limit;
    return bytes;
  };
}

function readDirectory(file: Buffer, end: number): readonly ZipEntry[] {
  const { start, count, shift } = findDirectory(file, end);
  if (count > maxEntries) throw unreadable(`the zip file lists more than ${maxEntries} entries`);
  const extract = extractor(file);
  const entries: ZipEntry[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== 0x02014b50)
      throw unreadable('the directory of the zip file is damaged');
    const nameEnd = at + 46 + file.readUInt16LE(at + 28);
    const extraEnd = nameEnd + file.readUInt16LE(at + 30);
    const narrow = { size: file.readUInt32LE(at + 24), packed: file.readUInt32LE(at + 20), offset: file.readUInt32LE(at + 42) };
    const { size, packed, offset } = widen(file.subarray(nameEnd, extraEnd), narrow);
    const encrypted = (file.readUInt16LE(at + 8) & 1) === 1;
    const where = { method: file.readUInt16LE(at + 10), packed, offset: offset + shift, encrypted };
    const name = nameOf(file.subarray(at + 46, nameEnd));
    if (!name.endsWith('/')) entries.push({ name, encrypted, size, read: () => extract(where) });
    at = extraEnd + file.readUInt16LE(at + 32);
  }
  return entries;
}

/** Where the packed bytes of an entry end that was written before its size was known; 0 when the cut comes first. */
function streamedBytes(file: Buffer, start: number): number {
  const next = file.indexOf(Buffer.from([0x50, 0x4b, 7, 8]), start);
  return next < 0 ? 0 : next - start;
}

/** Without a directory, each entry's own header still says where it stands. */
function salvage(file: Buffer): readonly ZipEntry[] {
  const extract = extractor(file);
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 30 < file.length && file.readUInt32LE(at) === 0x04034b50 && entries.length < maxEntries; ) {
    const nameEnd = at + 30 + file.readUInt16LE(at + 26);
    const start = nameEnd + file.readUInt16LE(at + 28);
    const streamed = (file.readUInt16LE(at + 6) & 8) === 8;
    const packed = streamed ? streamedBytes(file, start) : file.readUInt32LE(at + 18);
    if (start + packed > file.length || (streamed && packed === 0)) break;
    const encrypted = (file.readUInt16LE(at + 6) & 1) === 1;
    const where = { method: file.readUInt16LE(at + 8), packed, offset: at, encrypted };
    const name = nameOf(file.subarray(at + 30, nameEnd));
    entries.push({ name, encrypted, size: file.readUInt32LE(at + 22), read: () => extract(where) });
    at = start + packed + (streamed ? 16 : 0);
  }
  return entries;
}

/** Several readers ask what is in the same bytes before one of them reads. */
const opened = new WeakMap<Uint8Array, Zip>();

/** Throws `Unreadable` where the directory is damaged; entries are unpacked one by one, on demand, within all caps. */
export function openZip(bytes: Uint8Array<ArrayBuffer>): Zip {
  const known = opened.get(bytes);
  if (known) return known;
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(file);
  const entries = end < 0 ? salvage(file) : readDirectory(file, end);
  const byName = new Map(entries.map((entry) => [entry.name.replaceAll('\\', '/').toLowerCase(), entry]));
  const zip = { entries, find: (name: string) => byName.get(name.toLowerCase()), cut: end < 0 };
  opened.set(bytes, zip);
  return zip;
}
