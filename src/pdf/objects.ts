import { inflateSync } from 'node:zlib';

// pdf.js tells what the newest version of a file shows. What else lies in the file is looked for among its objects
// (ISO 32000-1, 7.3.10 and 7.5.7), which are only cut out here: pdf.js reads them.

export type PdfObject = {
  readonly number: number;
  readonly generation: number;
  /** As written; of a stream, its dictionary. */
  readonly text: string;
  readonly isStream: boolean;
  /** Where it begins in the file; undefined where it is packed with others. */
  readonly at: number | undefined;
  /** Where it, or the stream it is packed in, was written: what is saved later stands later. */
  readonly since: number;
};

export type PdfObjects = {
  /** The last one under each number. */
  readonly byNumber: ReadonlyMap<number, PdfObject>;
  /** All of them in the order they were written, also those with a later one under their number. */
  readonly versions: readonly PdfObject[];
  /** Some could not be looked into: there are too many, or they are packed in a way that is not known here. */
  readonly isPartial: boolean;
};

const maxObjects = 500_000;
/** What is kept of all of them. */
const maxTextBytes = 64 * 1024 * 1024;
/** ISO 32000-1, annex C. */
const maxNumber = 8_388_607;
const maxDictionaryBytes = 64 * 1024;
const maxPackedBytes = 8 * 1024 * 1024;
const maxUnpackedBytes = 48 * 1024 * 1024;

const isDigit = (code: number | undefined): boolean => code !== undefined && code >= 48 && code <= 57;

/** The number and generation before ` obj`. */
function headBefore(
  file: Buffer,
  at: number,
): { readonly number: number; readonly generation: number; readonly at: number } | undefined {
  const [written = '', number, generation] =
    /(\d{1,10})\s{1,5}(\d{1,5})$/u.exec(file.toString('latin1', Math.max(0, at - 20), at)) ?? [];
  if (number === undefined || Number(number) > maxNumber) return undefined;
  return { number: Number(number), generation: Number(generation), at: at - written.length };
}

/** Where a word comes next, asked for places that only grow: what was found is kept until it lies behind. */
function seeker(file: Buffer, word: string): (from: number) => number {
  let found = -1;
  return (from) => {
    if (found < from) found = file.indexOf(word, from);
    if (found < 0) found = file.length;
    return found;
  };
}

/** The objects packed in a stream, with their numbers. */
function* packedIn(body: Buffer, dictionary: string): Generator<readonly [number, string]> {
  const count = Number(/\/N\s{0,5}(\d{1,6})/u.exec(dictionary)?.[1] ?? 0);
  const first = Number(/\/First\s{0,5}(\d{1,8})/u.exec(dictionary)?.[1] ?? 0);
  const places = body.toString('latin1', 0, first).trim().split(/\s+/u).map(Number);
  for (let index = 0; index < Math.min(count, maxObjects); index++) {
    const [number, from, to] = [places[index * 2], places[index * 2 + 1], places[index * 2 + 3] ?? body.length - first];
    if (number === undefined || from === undefined || !(to >= from) || number > maxNumber) return;
    yield [number, body.toString('latin1', first + from, Math.min(first + to, first + from + maxDictionaryBytes))];
  }
}

/** The body of a stream that is not packed, or packed the usual way; undefined where it cannot be unpacked. */
function bodyOf(packed: Buffer, dictionary: string, maxBytes: number): Buffer | undefined {
  if (!dictionary.includes('/Filter')) return packed;
  if (!/\/Filter\s{0,5}\[?\s{0,5}\/(?:FlateDecode|Fl)\b\s{0,5}(?:\]|\/(?!\w{1,20}Decode)|>)/u.test(dictionary)) return undefined;
  if (/\/Predictor\s{0,5}(?!1\b)\d/u.test(dictionary)) return undefined;
  try {
    return inflateSync(packed, { maxOutputLength: maxBytes });
  } catch {
    return undefined;
  }
}

/** Deflate makes no more than this of one byte. */
const maxRatio = 1_032;

/** What may still be unpacked. */
export type Allowance = { bytes: number };

/** As `bodyOf`; one that does not unpack has cost as much as it may have held. */
export function unpackedWithin(allowance: Allowance, packed: Buffer, dictionary: string): Buffer | undefined {
  if (allowance.bytes <= 0) return undefined;
  const body = bodyOf(packed, dictionary, Math.min(allowance.bytes, maxPackedBytes));
  allowance.bytes -= body?.length ?? Math.min(packed.length * maxRatio, maxPackedBytes);
  return body;
}

/** What a stream holds, by the object it begins in. */
export function streamAt(file: Buffer, from: number): Buffer {
  const stream = file.indexOf('stream', from);
  const start = stream + (file[stream + 6] === 13 ? 8 : 7);
  const end = file.indexOf('endstream', start);
  return stream < 0 ? file.subarray(0, 0) : file.subarray(start, end < 0 ? file.length : end);
}

/** Objects as they are found. */
type Shelf = { readonly versions: PdfObject[]; textBytes: number };

const isFull = ({ versions, textBytes }: Shelf): boolean => versions.length >= maxObjects || textBytes >= maxTextBytes;

function put(shelf: Shelf, object: PdfObject): void {
  if (isFull(shelf)) return;
  shelf.versions.push(object);
  shelf.textBytes += object.text.length;
}

/** Every object of the file. */
export function objectsIn(bytes: Uint8Array<ArrayBuffer>): PdfObjects {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shelf: Shelf = { versions: [], textBytes: 0 };
  const allowance: Allowance = { bytes: maxUnpackedBytes };
  let isPartial = false;
  const nextObject = seeker(file, ' obj');
  const nextStream = seeker(file, 'stream');
  const nextEnd = seeker(file, 'endobj');
  let at = nextObject(0);
  while (at < file.length && !isFull(shelf)) {
    const head = isDigit(file[at - 1]) ? headBefore(file, at) : undefined;
    const from = at + 4;
    const end = nextEnd(from);
    const stream = nextStream(from);
    const isStream = stream < end;
    if (head) {
      // One that is not ended ends where the next begins, so that no byte is taken twice.
      const next = nextObject(from);
      const until = isDigit(file[next - 1]) ? next : file.length;
      const to = Math.min(isStream ? stream : end, until, from + maxDictionaryBytes);
      const text = file.toString('latin1', from, to);
      put(shelf, { ...head, text, isStream, since: head.at });
      if (isStream && /\/Type\s{0,5}\/ObjStm\b/u.test(text)) {
        const body = unpackedWithin(allowance, streamAt(file, stream), text);
        isPartial ||= body === undefined;
        for (const [number, inner] of packedIn(body ?? file.subarray(0, 0), text))
          put(shelf, { number, generation: 0, text: inner, isStream: false, at: undefined, since: head.at });
      }
    }
    if (isStream && head) {
      const close = file.indexOf('endstream', stream);
      at = close < 0 ? file.length : nextObject(close);
    } else at = nextObject(from);
  }
  const byNumber = new Map(shelf.versions.map((object) => [object.number, object]));
  return { byNumber, versions: shelf.versions, isPartial: isPartial || isFull(shelf) };
}

const parents = /\/Parent\s{0,5}\d{1,10}\s{1,5}\d{1,5}\s{1,5}R/gu;

/** The text of an object without the way up the page tree, or up to the field it is part of. */
export const withoutParent = (text: string): string => text.replace(parents, '');

export const isPage = (text: string): boolean => /\/Type\s{0,5}\/Page\b/u.test(text);

const maxFamily = 20_000;

/** The objects that some texts lead to, each once; the way up the page tree is not taken. */
export function familyOf({ byNumber }: PdfObjects, texts: Iterable<string>): ReadonlyMap<number, PdfObject> {
  const found = new Map<number, PdfObject>();
  const waiting = [...texts];
  for (let text = waiting.pop(); text !== undefined && found.size < maxFamily; text = waiting.pop()) {
    for (const number of referredIn(withoutParent(text))) {
      const object = byNumber.get(number);
      if (!object || found.has(number)) continue;
      found.set(number, object);
      waiting.push(object.text);
    }
  }
  return found;
}

/** The numbers that a part of an object refers to. */
export const referredIn = (text: string): readonly number[] =>
  Array.from(text.matchAll(/(\d{1,10})\s{1,5}\d{1,5}\s{1,5}R\b/gu), ([, number]) => Number(number));

export type Entry = { readonly from: number; readonly to: number; readonly value: string };

/** The end of the array that begins there; -1 where it has none. Brackets within texts do not count. */
function endOfArray(text: string, from: number): number {
  let depth = 0;
  let within = 0;
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === '\\') at++;
    else if (char === '(') within++;
    else if (char === ')') within--;
    else if (within <= 0 && char === '[') depth++;
    else if (within <= 0 && char === ']' && --depth === 0) return at + 1;
  }
  return -1;
}

/** The first entry of that name whose value is an array or a reference, and where it stands; its array is looked through once. */
export function entryOf(text: string, name: string): Entry | undefined {
  const found = new RegExp(`/${name}\\s{0,5}(\\[|\\d{1,10}\\s{1,5}\\d{1,5}\\s{1,5}R)`, 'u').exec(text);
  if (!found) return undefined;
  const [whole, value = ''] = found;
  const begin = found.index + whole.length - value.length;
  const to = value === '[' ? endOfArray(text, begin) : begin + value.length;
  return to < 0 ? undefined : { from: found.index, to, value: text.slice(begin, to) };
}

/** The text of an object with something else in place of an entry. */
export const withEntry = (text: string, { from, to }: Entry, written: string): string =>
  `${text.slice(0, from)}${written}${text.slice(to)}`;

/** The text of a page without what is laid over it: comments are read with the page itself. */
export function withoutAnnotations(page: string): string {
  const entry = entryOf(page, 'Annots');
  return entry ? withEntry(page, entry, '') : page;
}
