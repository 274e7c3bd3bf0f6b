import { inflateSync } from 'node:zlib';

// pdf.js tells what the newest version of a file shows. What else lies in the file is looked for among its objects
// (ISO 32000-1, 7.3.10 and 7.5.7), which are only cut out here: pdf.js reads them.

export type PdfObject = {
  readonly generation: number;
  /** As written; of a stream, its dictionary. */
  readonly text: string;
  readonly isStream: boolean;
  /** Where it begins in the file; undefined where it is packed with others. */
  readonly at: number | undefined;
};

export type PdfObjects = {
  /** The last one under each number. */
  readonly byNumber: ReadonlyMap<number, PdfObject>;
  /** Some could not be looked into: the file is encrypted, or packed in a way that is not known here. */
  readonly isPartial: boolean;
};

const maxFileBytes = 96 * 1024 * 1024;
const maxObjects = 100_000;
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
function* unpacked(body: Buffer, dictionary: string): Generator<readonly [number, string]> {
  const count = Number(/\/N\s{0,5}(\d{1,6})/u.exec(dictionary)?.[1] ?? 0);
  const first = Number(/\/First\s{0,5}(\d{1,8})/u.exec(dictionary)?.[1] ?? 0);
  const places = body.toString('latin1', 0, first).trim().split(/\s+/u).map(Number);
  for (let index = 0; index < Math.min(count, maxObjects); index++) {
    const [number, from, to] = [places[index * 2], places[index * 2 + 1], places[index * 2 + 3] ?? body.length - first];
    if (number === undefined || from === undefined || !(to >= from) || number > maxNumber) return;
    yield [number, body.toString('latin1', first + from, Math.min(first + to, first + from + maxDictionaryBytes))];
  }
}

/** The body of a stream that is not packed, or packed the usual way; empty otherwise. */
export function bodyOf(packed: Buffer, dictionary: string, maxBytes: number): Buffer {
  if (!dictionary.includes('/Filter')) return packed;
  if (!/\/Filter\s{0,5}\[?\s{0,5}\/(?:FlateDecode|Fl)\b\s{0,5}(?:\]|\/(?!\w{1,20}Decode)|>)/u.test(dictionary))
    return Buffer.alloc(0);
  if (/\/Predictor\s{0,5}(?!1\b)\d/u.test(dictionary)) return Buffer.alloc(0);
  try {
    return inflateSync(packed, { maxOutputLength: maxBytes });
  } catch {
    return Buffer.alloc(0);
  }
}

/** Every object of the file; those of a file that is too large to be looked through twice are none. */
export function objectsIn(bytes: Uint8Array<ArrayBuffer>): PdfObjects {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const byNumber = new Map<number, PdfObject>();
  let isPartial = file.length > maxFileBytes;
  let left = maxUnpackedBytes;
  const nextObject = seeker(file, ' obj');
  const nextStream = seeker(file, 'stream');
  const nextEnd = seeker(file, 'endobj');
  let at = isPartial ? file.length : nextObject(0);
  for (let count = 0; at < file.length && count < maxObjects; count++) {
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
      byNumber.set(head.number, { generation: head.generation, text, isStream, at: head.at });
      if (isStream && /\/Type\s{0,5}\/ObjStm\b/u.test(text)) {
        const start = stream + (file[stream + 6] === 13 ? 8 : 7);
        const body = bodyOf(file.subarray(start, file.indexOf('endstream', start)), text, Math.min(left, maxPackedBytes));
        if (body.length === 0) isPartial = true;
        left -= body.length;
        for (const [number, inner] of unpacked(body, text))
          byNumber.set(number, { generation: 0, text: inner, isStream: false, at: undefined });
      }
    }
    if (isStream && head) {
      const close = file.indexOf('endstream', stream);
      at = close < 0 ? file.length : nextObject(close);
    } else at = nextObject(from);
  }
  return { byNumber, isPartial: isPartial || at < file.length };
}

const maxFamily = 5_000;

/** The objects that some texts lead to, each once; the way up the page tree is not taken. */
export function familyOf({ byNumber }: PdfObjects, texts: Iterable<string>): ReadonlyMap<number, PdfObject> {
  const found = new Map<number, PdfObject>();
  const waiting = [...texts];
  for (let text = waiting.pop(); text !== undefined && found.size < maxFamily; text = waiting.pop()) {
    for (const number of referredIn(text.replace(/\/Parent\s{0,5}\d{1,10}\s{1,5}\d{1,5}\s{1,5}R/gu, ''))) {
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
