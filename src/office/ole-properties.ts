import type { Collected } from './collected.ts';

// [MS-OLEPS]: what compound files say about themselves.

const names: ReadonlyMap<number, string> = new Map([
  [2, 'title'],
  [3, 'subject'],
  [4, 'creator'],
  [5, 'keywords'],
  [6, 'description'],
  [8, 'lastModifiedBy'],
]);
const documentNames: ReadonlyMap<number, string> = new Map([
  [2, 'category'],
  [14, 'manager'],
  [15, 'company'],
]);
const maxProperties = 500;

type Decode = (bytes: Buffer) => string;

function textOf(set: Buffer, at: number, decode: Decode): string {
  const kind = set.readUInt32LE(at);
  const length = set.readUInt32LE(at + 4);
  if (kind === 0x1f) return set.toString('utf16le', at + 8, at + 8 + length * 2);
  return kind === 0x1e ? decode(set.subarray(at + 8, at + 8 + length)) : '';
}

function decoderOf(set: Buffer, places: ReadonlyMap<number, number>): Decode {
  const at = places.get(1);
  const page = at === undefined ? 1252 : set.readUInt16LE(at + 4);
  const decoder = new TextDecoder(page >= 1250 && page <= 1258 ? `windows-${page}` : 'utf-8');
  return (bytes) => decoder.decode(bytes);
}

function propertiesIn(stream: Buffer, known: ReadonlyMap<number, string>): ReadonlyMap<string, string> {
  const set = stream.subarray(stream.readUInt32LE(44));
  const count = Math.min(maxProperties, set.readUInt32LE(4));
  const places = new Map(
    Array.from({ length: count }, (_, index) => [set.readUInt32LE(8 + index * 8), set.readUInt32LE(12 + index * 8)]),
  );
  const decode = decoderOf(set, places);
  const found = new Map<string, string>();
  for (const [id, at] of places) {
    const name = known.get(id);
    if (name !== undefined) found.set(name, textOf(set, at, decode).replace(/\0[\s\S]*$/u, ''));
  }
  return found;
}

/** Adds one of the two property streams; damage in it loses nothing else. Returns the title. */
export function addOleProperties(stream: Buffer | undefined, which: 'summary' | 'document', to: Collected): string {
  if (!stream) return '';
  try {
    const found = propertiesIn(stream, which === 'summary' ? names : documentNames);
    for (const [name, value] of found) to.say(value, 'document properties', { hidden: true, label: name });
    return found.get('title') ?? '';
  } catch {
    return '';
  }
}
