import type { Canary, Document } from '../model.ts';
import { islandsIn } from './islands.ts';
import { isNumber, openNumbers } from './numbers.ts';
import { packedIn } from './packed.ts';
import { openWalks, type Walk } from './walk.ts';

/** Seeks one set of canaries. Answers with their names, each once. */
export type Seeker = {
  /** Bytes of any format, as they came: also where no reader understands them. */
  readonly inBytes: (bytes: Uint8Array<ArrayBuffer>, headers?: Readonly<Record<string, string>>) => readonly string[];
  /** What a reader made of them: cells, pages, comments, answers joined from several runs. */
  readonly inDocument: (document: Document) => readonly string[];
};

const maxDepth = 4;
const maxUnpackedBytes = 96 * 1024 * 1024;
const chunkBytes = 8 * 1024 * 1024;
/** More than the longest canary takes in the longest spelling. */
const overlapBytes = 4_096;

/** A tag that nobody else's mailbox has: letters between digits, as in `canary-7f3a91c2`. */
const tagged = /^[^\s@]*\d[a-z]+\d[^\s@]*(?=@)/iu;
const minTagCharacters = 10;

/** How a canary may be written besides how it is: without its host, surname first, composed or not. */
function wordsFor(value: string): readonly string[] {
  const tag = tagged.exec(value)?.[0] ?? '';
  if (tag.length >= minTagCharacters) return [tag];
  const [given = '', ...surname] = value.trim().split(/\s+/u);
  const turned = surname.length === 1 && /^[\p{L}'’-]+$/u.test(given + surname[0]) ? [`${surname[0]} ${given}`] : [];
  return [...new Set([value, ...turned].flatMap((word) => [word.normalize('NFC'), word.normalize('NFD')]))];
}

const isAscii = (word: string): boolean => !/[^\u0020-\u007e]/u.test(word);

/** A word as its bytes look, taken for letters one by one; UTF-16 without its zeros, which are never looked at. */
const bytesOf = (word: string): readonly string[] => {
  if (isAscii(word)) return [];
  const wide = Buffer.from(word, 'utf16le');
  return [Buffer.from(word), wide, Buffer.from(wide).swap16()].map((bytes) => bytes.toString('latin1'));
};

type Seeking = { readonly walk: Walk; readonly numbers: Set<number>; unpackedBytes: number };

/** Builds the automaton: once for each set of canaries, not for each document. */
export function openSeeker(canaries: readonly Canary[]): Seeker {
  const words = canaries
    .filter(({ value }) => !isNumber(value))
    .flatMap(({ name, value }) => wordsFor(value).flatMap((word) => [word, ...bytesOf(word)].map((spelt) => ({ name, spelt }))));
  const numbers = canaries.filter(({ value }) => isNumber(value));
  const open = openWalks(words.map(({ spelt }) => spelt));
  const numbersIn = openNumbers(numbers.map(({ value }) => value));
  const minBytes = Math.min(
    ...canaries.map(({ value }) => Math.min(value.length, ...wordsFor(value).map((word) => word.length))),
  );

  const isPlain = words.every(({ spelt }) => isAscii(spelt));

  const begin = (): Seeking => ({ walk: open(), numbers: new Set(), unpackedBytes: 0 });
  const take = (seeking: Seeking, text: string): void => {
    seeking.walk.take(text);
    for (const place of numbersIn(text)) seeking.numbers.add(place);
  };
  const names = ({ walk, numbers: seen }: Seeking): readonly string[] => [
    ...new Set([
      ...[...walk.found()].flatMap((place) => words[place]?.name ?? []),
      ...[...seen].flatMap((place) => numbers[place]?.name ?? []),
    ]),
  ];

  const takeBytes = (seeking: Seeking, bytes: Uint8Array<ArrayBuffer>, depth: number): void => {
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const inner = (piece: Uint8Array<ArrayBuffer>): void => {
      seeking.unpackedBytes += piece.byteLength;
      if (depth < maxDepth && seeking.unpackedBytes <= maxUnpackedBytes) takeBytes(seeking, piece, depth + 1);
    };
    for (let at = 0; at < file.length; at += chunkBytes) {
      const text = file.toString('latin1', at, at + chunkBytes + overlapBytes);
      take(seeking, text);
      for (const island of islandsIn(text, minBytes)) inner(new Uint8Array(island));
    }
    for (const piece of packedIn(bytes)) inner(piece);
  };

  return {
    inBytes: (bytes, headers = {}) => {
      const seeking = begin();
      for (const value of Object.values(headers)) take(seeking, value);
      takeBytes(seeking, bytes, 0);
      return names(seeking);
    },
    inDocument: (document) => {
      const seeking = begin();
      // Bytes were read already, and hold what ASCII there is in any encoding.
      if (!isPlain) take(seeking, document.text);
      for (const text of textsOf(document)) take(seeking, text);
      return names(seeking);
    },
  };
}

/** Every text of a document, in its own order, a cell at a time. */
function* textsOf(document: Document): Generator<string> {
  yield document.title;
  for (const passage of document.passages) {
    yield passage.label;
    yield passage.text;
  }
  for (const table of document.tables) {
    yield table.caption;
    for (const column of table.header) yield column;
    for (const row of table.rows) for (const cell of row) yield cell;
  }
  for (const link of document.links) {
    yield link.url.href;
    yield link.text;
  }
  for (const { fields, hidden, action, title } of document.forms) {
    yield title;
    yield action.href;
    for (const field of fields) yield field.value;
    for (const value of Object.values(hidden)) yield value;
  }
}
