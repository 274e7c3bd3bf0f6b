import type { Body } from '../model.ts';
import { unreadable } from '../reading/unreadable.ts';

// Compound files ([MS-CFB]): a file system of sectors inside one file. `cfb`, the library at hand, has had no release since
// 2022 and follows chains without a bound; what is needed of it is this page.

const maxEntries = 20_000;
const endOfChain = 0xfffffffe;
const noStream = 0xffffffff;
/** Larger numbers mark what a sector is, rather than the one that follows. */
const lastSector = 0xfffffffa;

export type OleStream = {
  /** Storages and name, by slashes: `MBD00012/Workbook`. */
  readonly path: string;
  readonly size: number;
  readonly read: () => Buffer;
};

export type Ole = {
  readonly streams: readonly OleStream[];
  readonly find: (path: string) => OleStream | undefined;
  /** Its table of sectors names some that lie beyond the end of the file. */
  readonly cut: boolean;
};

const magic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

export const isOle = (bytes: Uint8Array): boolean => magic.every((byte, index) => bytes[index] === byte);

type Volume = { readonly file: Buffer; readonly sector: number; readonly fat: readonly number[] };

const place = (volume: Volume, id: number): number => (id + 1) * volume.sector;

/** The sectors of a chain, in order; a chain that goes round in circles or leaves the file ends there. */
function chainOf(fat: readonly number[], first: number): readonly number[] {
  const chain: number[] = [];
  for (let id = first; id < fat.length && chain.length <= fat.length; id = fat[id] ?? endOfChain) chain.push(id);
  if (chain.length > fat.length) throw unreadable('its compound file goes round in circles');
  return chain;
}

function readChain(volume: Volume, first: number): Buffer {
  const { file, sector, fat } = volume;
  return Buffer.concat(chainOf(fat, first).map((id) => file.subarray(place(volume, id), place(volume, id) + sector)));
}

const words = (bytes: Buffer): number[] => Array.from({ length: bytes.length >> 2 }, (_, index) => bytes.readUInt32LE(index * 4));

/** The table of what follows which sector, gathered from the header and its own chain of tables. */
function readFat(file: Buffer, sector: number): readonly number[] {
  const count = Math.floor(file.length / sector);
  const tables = words(file.subarray(76, 76 + 109 * 4));
  const bare: Volume = { file, sector, fat: [] };
  let next = file.readUInt32LE(68);
  for (let seen = 0; next < count && seen <= count; seen++) {
    const list = words(file.subarray(place(bare, next), place(bare, next) + sector));
    next = list.pop() ?? endOfChain;
    tables.push(...list);
  }
  return tables
    .filter((id) => id < count)
    .slice(0, count)
    .flatMap((id) => words(file.subarray(place(bare, id), place(bare, id) + sector)));
}

type Entry = {
  readonly name: string;
  readonly kind: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
};

function entryAt(directory: Buffer, at: number): Entry {
  const nameBytes = Math.max(0, Math.min(64, directory.readUInt16LE(at + 64)) - 2);
  return {
    name: directory.toString('utf16le', at, at + nameBytes),
    kind: directory[at + 66] ?? 0,
    left: directory.readUInt32LE(at + 68),
    right: directory.readUInt32LE(at + 72),
    child: directory.readUInt32LE(at + 76),
    start: directory.readUInt32LE(at + 116),
    size: directory.readUInt32LE(at + 120),
  };
}

/** Paths of the streams, walking the tree of names without trusting it to be one. */
function pathsOf(entries: readonly Entry[]): readonly (readonly [path: string, entry: Entry])[] {
  const found: (readonly [string, Entry])[] = [];
  const seen = new Set<number>();
  const waiting: (readonly [id: number, folder: string])[] = [[entries[0]?.child ?? noStream, '']];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [id, folder] = next;
    const entry = entries[id];
    if (!entry || seen.has(id)) continue;
    seen.add(id);
    waiting.push([entry.left, folder], [entry.right, folder]);
    if (entry.kind === 2) found.push([folder + entry.name, entry]);
    else if (entry.kind === 1) waiting.push([entry.child, `${folder}${entry.name}/`]);
  }
  return found;
}

/**
 * Whether the table chains sectors that lie beyond the end of the file. Some programs fill the rest of the table with ends of
 * chains, where nothing was ever written: those are no sectors.
 */
const leavesFile = (fat: readonly number[], sectors: number): boolean =>
  fat.some((next, id) => (id >= sectors ? next < endOfChain : next >= sectors && next <= lastSector));

function open(file: Buffer): Ole {
  const sector = 1 << file.readUInt16LE(30);
  if (sector < 128 || sector > 65_536 || file.length < 1024) throw unreadable('its compound file is damaged or cut short');
  const volume: Volume = { file, sector, fat: readFat(file, sector) };
  const directory = readChain(volume, file.readUInt32LE(48));
  const entries = Array.from({ length: Math.min(maxEntries, Math.floor(directory.length / 128)) }, (_, index) =>
    entryAt(directory, index * 128),
  );
  const small = file.readUInt32LE(56);
  const root = entries[0];
  const pool = root ? readChain(volume, root.start) : Buffer.alloc(0);
  const smallFat = words(readChain(volume, file.readUInt32LE(60)));
  const read = (entry: Entry): Buffer => {
    const inPool = entry.size < small;
    const bytes = inPool
      ? Buffer.concat(chainOf(smallFat, entry.start).map((id) => pool.subarray(id * 64, id * 64 + 64)))
      : readChain(volume, entry.start);
    if (bytes.length < entry.size) throw unreadable('its compound file is damaged or cut short');
    return bytes.subarray(0, entry.size);
  };
  const streams = pathsOf(entries).map(([path, entry]) => ({ path, size: entry.size, read: () => read(entry) }));
  const byPath = new Map(streams.map((stream) => [stream.path.toLowerCase(), stream]));
  const sectors = Math.ceil(file.length / sector) - 1;
  const cut =
    leavesFile(volume.fat, sectors) || entries.some(({ kind, start, size }) => kind === 2 && size >= small && start >= sectors);
  return { streams, find: (path) => byPath.get(path.toLowerCase()), cut };
}

/** Several readers ask what is in the same bytes before one of them reads. */
const opened = new WeakMap<Uint8Array, Ole>();

/** Throws `Unreadable` where the file is damaged. */
export function openOle(bytes: Uint8Array<ArrayBuffer>): Ole {
  const known = opened.get(bytes);
  if (known) return known;
  const ole = open(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  opened.set(bytes, ole);
  return ole;
}

/** Whether this is a compound file with one of these streams at its root; false where it cannot be opened. */
export function oleHolds(body: Body, ...paths: readonly string[]): boolean {
  try {
    if (!isOle(body.head)) return false;
    const ole = openOle(body.whole());
    return paths.some((path) => ole.find(path) !== undefined);
  } catch {
    return false;
  }
}
