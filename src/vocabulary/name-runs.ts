import { isIntroduced } from './introductions.ts';
import { endsAsFamily, foldName, mayTellFamily, type ReadWord, readWord, signs, signsOf, tellsFamily } from './names.ts';
import type { Occurrence } from './occurrences.ts';

/** A capitalised word in its text. */
type Word = {
  readonly start: number;
  readonly end: number;
  readonly hash: number;
  readonly sign: number;
  readonly initial: boolean;
  /** In capitals throughout. */
  readonly shouted: boolean;
};

/** How sure and short a name must be for its last word to count alone elsewhere in the text. */
const minKnown = 0.75;
const maxKnownWords = 3;
const maxWords = 5;
const maxRunWords = 12;
const anyGiven = signs.given | signs.maybeGiven;
const anyFamily = signs.family | signs.maybeFamily;
const noName = signs.never | signs.degree;

const particles = new Set(
  'de da do dos das del della di du la le van von der den ten ter te zu zur af av bin ibn bint al el y e i van~der van~den van~de von~der de~la de~las de~los'.split(
    ' ',
  ),
);

const has = (word: Word | undefined, sign: number): boolean => word !== undefined && (word.sign & sign) !== 0;

// Offsets and numbers only, used anew for each run: most texts are short, and there are many.
const spot: ReadWord = { end: 0, hash: 0, sign: 0 };
const unsure: Unsure = { list: new Int32Array(maxRunWords), count: 0 };
const known = new Set<number>();
const words: Words = { list: new Int32Array(maxRunWords * 4), count: 0, signs: 0 };

/** People named in running text, by given and family names, titles and introductions. */
export function namesIn(text: string, capitals: Int32Array): readonly Occurrence[] {
  const found: Occurrence[] = [];
  const findings: Findings = { found, known, unsure, spot };
  if (unsure.list.length < capitals.length * 3) unsure.list = new Int32Array(capitals.length * 6);
  unsure.count = 0;
  for (let at = 0; at < capitals.length; at += 1) {
    const start = capitals[at] ?? 0;
    readWord(text, start, spot);
    const next = capitals[at + 1];
    if (next === undefined || !linked(text, spot.end, next)) {
      if ((spot.sign & noName) === 0 && spot.end - start > 2) readSingle(text, start, findings);
      continue;
    }
    at = gather(text, capitals, { at, into: words, spot });
    readWords(text, words, findings);
  }
  if (known.size > 0) {
    addKnown(text, findings);
    known.clear();
  }
  return found;
}

/** A run of linked words, without a record for each: start, end, hash, sign, start … */
type Words = { readonly list: Int32Array; count: number; signs: number };

/** Reads on while words are linked; the first is already read. Returns the place of the last one. */
function gather(
  text: string,
  capitals: Int32Array,
  { at, into, spot }: { readonly at: number; readonly into: Words; readonly spot: ReadWord },
): number {
  into.count = 0;
  into.signs = 0;
  for (let place = at; ; place += 1) {
    const start = capitals[place] ?? 0;
    if (place > at) readWord(text, start, spot);
    const slot = into.count * 4;
    into.list[slot] = start;
    into.list[slot + 1] = spot.end;
    into.list[slot + 2] = spot.hash;
    into.list[slot + 3] = spot.sign;
    into.count += 1;
    into.signs |=
      spot.sign | (mayTellFamily(text, spot.end) ? signs.maybeFamily : 0) | (spot.end - start === 1 ? signs.maybeGiven : 0);
    const next = capitals[place + 1];
    if (next === undefined || into.count === maxRunWords || !linked(text, spot.end, next)) return place;
  }
}

const anyName = signs.given | signs.maybeGiven | signs.family | signs.maybeFamily | signs.title;

/** Most runs are headings and organisations: nothing in them can be a name. */
function readWords(text: string, { list, count, signs: some }: Words, findings: Findings): void {
  if ((some & anyName) === 0 && !isIntroduced(text, list[0] ?? 0)) {
    for (let at = 0; at < count * 4; at += 4) {
      const start = list[at] ?? 0;
      const end = list[at + 1] ?? 0;
      if (((list[at + 3] ?? 0) & noName) === 0 && end - start > 3)
        leave(findings.unsure, start, { end, hash: list[at + 2] ?? 0 });
    }
    return;
  }
  const run: Word[] = [];
  for (let at = 0; at < count * 4; at += 4)
    run.push(wordAt(text, list[at] ?? 0, { end: list[at + 1] ?? 0, hash: list[at + 2] ?? 0, sign: list[at + 3] ?? 0 }));
  readRun(text, run, findings);
}

/** Once Faina Yefremova has been named, Yefremova alone is her. */
function addKnown(text: string, { found, known, unsure }: Findings): void {
  const { list, count } = unsure;
  for (let at = 0; at < count; at += 3) {
    if (!known.has(list[at + 2] ?? 0)) continue;
    const start = list[at] ?? 0;
    const end = list[at + 1] ?? 0;
    found.push({ start, end, value: text.slice(start, end), confidence: 0.4 });
  }
}

function wordAt(text: string, start: number, { end, hash, sign }: ReadWord): Word {
  const second = text.charCodeAt(start + 1);
  return { start, end, hash, sign, initial: end - start === 1, shouted: end - start > 1 && second >= 65 && second <= 90 };
}

const foldedOf = (text: string, { start, end }: Word): string => foldName(text.slice(start, end));

const isSpace = (code: number): boolean => code === 32 || code === 0xa0;

/** Whether what stands between two capitalised words may stand inside a name. */
function linked(text: string, from: number, to: number): boolean {
  const gap = to - from;
  if (gap > 9) return false;
  const first = text.charCodeAt(from);
  if (gap === 1) return isSpace(first) || first === 45 || first === 39 || first === 0x2019 || first === 46;
  if (gap === 2) return first === 46 && isSpace(text.charCodeAt(from + 1));
  if (gap < 3 || !isSpace(first)) return false;
  return particles.has(
    text
      .slice(from + 1, to)
      .replace(/[ -]$/u, '')
      .replace(' ', '~'),
  );
}

/** Words that are no name by themselves: start, end, hash, start … */
type Unsure = { list: Int32Array; count: number };

function leave(unsure: Unsure, start: number, { end, hash }: { readonly end: number; readonly hash: number }): void {
  const { list, count } = unsure;
  list[count] = start;
  list[count + 1] = end;
  list[count + 2] = hash;
  unsure.count = count + 3;
}

type Findings = {
  readonly found: Occurrence[];
  /** Hashes of the words of surer names. */
  readonly known: Set<number>;
  readonly unsure: Unsure;
  /** The word just read. */
  readonly spot: ReadWord;
};

/** Nearly every capitalised word of a page comes here, so most leave without a string or a record being made. */
function readSingle(text: string, start: number, { found, unsure, spot }: Findings): void {
  const { end, sign } = spot;
  const introduced = isIntroduced(text, start);
  const telling = (sign & (signs.given | signs.family)) !== 0 || mayTellFamily(text, end);
  const word = introduced || telling ? wordAt(text, start, spot) : undefined;
  const confidence = word === undefined ? 0 : alone(text, word, word);
  if (confidence > 0) found.push({ start, end, value: text.slice(start, end), confidence });
  else if (end - start > 3 && (sign & signs.notPerson) === 0) leave(unsure, start, spot);
}

function readRun(text: string, run: readonly Word[], { found, known, unsure }: Findings): void {
  let at = 0;
  while (at < run.length) {
    const word = run[at];
    if (word === undefined) return;
    const before = run[at - 1];
    // `MS Excel` is no Ms Excel.
    const titled = has(before, signs.title) && before?.shouted === word.shouted;
    if (!titled && !word.initial && has(word, noName)) {
      at += 1;
      continue;
    }
    const length = reach(text, run, at);
    const next = run[at + length];
    if (length === 0 || (has(next, signs.notPerson) && !titled)) {
      at += Math.max(1, length + (next === undefined ? 0 : 1));
      continue;
    }
    const words = run.slice(at, at + length);
    const confidence = sureness(text, words, titled);
    const last = words.at(-1);
    if (confidence > 0 && last !== undefined) {
      found.push({ start: word.start, end: last.end, value: text.slice(word.start, last.end), confidence });
      if (confidence >= minKnown && length <= maxKnownWords && last.end - last.start > 3) known.add(last.hash);
    } else if (words.length === 1 && word.end - word.start > 3) leave(unsure, word.start, word);
    at += length;
  }
}

/** How many words from one on may be one name. */
function reach(text: string, run: readonly Word[], from: number): number {
  let length = 0;
  for (let at = from; at < run.length && length < maxWords; at += 1) {
    const word = run[at];
    const before = run[at - 1];
    if (word === undefined) break;
    if (at > from && !word.initial && has(word, noName | signs.notPerson)) break;
    // A full stop goes on with a name only behind an initial.
    if (at > from && before !== undefined && text.charCodeAt(before.end) === 46 && !before.initial) break;
    if (at > from && before !== undefined && before.shouted !== word.shouted && !word.initial && !before.initial) break;
    length += 1;
  }
  while (length > 1 && run[from + length - 1]?.initial === true) length -= 1;
  return length;
}

/** 0 where the words are no name as far as can be told. */
function sureness(text: string, words: readonly Word[], titled: boolean): number {
  const full = words.filter((word) => !word.initial);
  const first = words[0];
  const last = full.at(-1);
  if (first === undefined || last === undefined) return 0;
  if (titled) return 0.8;
  if (has(first, signs.notPerson)) return 0;
  if (full.length === 1) return alone(text, first, last);
  const isFamily = has(last, anyFamily) || endsAsFamily(foldedOf(text, last));
  if (first.shouted)
    return has(first, anyGiven) && has(last, anyFamily) && (has(first, signs.given) || has(last, signs.family)) ? 0.5 : 0;
  if (!first.initial && has(first, signs.given)) return isFamily || has(last, anyGiven) ? 0.75 : 0.55;
  if (!first.initial && has(first, signs.maybeGiven) && isFamily) return has(last, signs.family) ? 0.6 : 0.4;
  if (has(last, signs.family) || tellsFamily(foldedOf(text, last), last.sign))
    return first.initial || has(full[0], anyGiven) ? 0.6 : 0.5;
  const middle = full.length === 2 && words.length === 3 && words[1]?.initial === true;
  return middle || isIntroduced(text, first.start) ? 0.6 : 0;
}

/** One word, or one behind initials. */
function alone(text: string, first: Word, last: Word): number {
  if (last.shouted) return 0;
  if (first.initial) return has(last, anyFamily) || endsAsFamily(foldedOf(text, last)) ? 0.5 : 0;
  if (last.end - last.start < 3) return 0;
  if (isIntroduced(text, first.start)) return 0.6;
  if (has(last, signs.given)) return 0.4;
  return (has(last, signs.family) || mayTellFamily(text, last.end)) && tellsFamily(foldedOf(text, last), last.sign) ? 0.35 : 0;
}

/** Whether a cell or a labelled value reads as a name rather than as something else that is called by a name. */
export function cellIsName(value: string): boolean {
  const words = value.split(/[\s.-]+/u).filter((word) => word !== '');
  return words.length > 0 && words.every((word) => (signsOf(word) & (noName | signs.notPerson)) === 0);
}
