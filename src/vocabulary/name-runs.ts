import { isIntroduced, isSigned } from './introductions.ts';
import { endsAsFamily, foldName, mayTellFamily, type ReadWord, readWord, signs, signsOf, tellsFamily } from './names.ts';
import type { Occurrence } from './occurrences.ts';

/** How sure and short a name must be for its last word to count alone elsewhere in the text. */
const minKnown = 0.75;
const maxKnownWords = 3;
const maxWords = 5;
const maxRunWords = 12;
/** Shorter words are no family name that counts alone. */
const maxUnsaidChars = 3;
const anyGiven = signs.given | signs.maybeGiven;
const anyFamily = signs.family | signs.maybeFamily;
const noName = signs.never | signs.degree;

const particles = new Set(
  'de da do dos das del della di du la le van von der den ten ter te zu zur af av bin ibn bint al el y e i van~der van~den van~de von~der de~la de~las de~los'.split(
    ' ',
  ),
);

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

const startOf = ({ list }: Words, at: number): number => list[at * 4] ?? 0;
const endOf = ({ list }: Words, at: number): number => list[at * 4 + 1] ?? 0;
const hashOf = ({ list }: Words, at: number): number => list[at * 4 + 2] ?? 0;
const signOf = ({ list }: Words, at: number): number => list[at * 4 + 3] ?? 0;
const has = ({ list, count }: Words, at: number, sign: number): boolean =>
  at >= 0 && at < count && ((list[at * 4 + 3] ?? 0) & sign) !== 0;
const isInitial = (words: Words, at: number): boolean => endOf(words, at) - startOf(words, at) === 1;
/** In capitals throughout, as its second letter tells. */
const isShouted = (text: string, words: Words, at: number): boolean =>
  !isInitial(words, at) && isAsciiCapital(text.charCodeAt(startOf(words, at) + 1));
const isAsciiCapital = (code: number): boolean => code >= 65 && code <= 90;

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
function readWords(text: string, words: Words, findings: Findings): void {
  const start = startOf(words, 0);
  if ((words.signs & anyName) !== 0 || isIntroduced(text, start) || isSigned(text, start)) {
    readRun(text, words, findings);
    return;
  }
  for (let at = 0; at < words.count; at += 1)
    if (!has(words, at, noName)) leave(findings.unsure, startOf(words, at), endOf(words, at), hashOf(words, at));
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

const folded = (text: string, start: number, end: number): string => foldName(text.slice(start, end));

const isSpace = (code: number): boolean => code === 32 || code === 0xa0;

/** Whether what stands between two capitalised words may stand inside a name. */
function linked(text: string, from: number, to: number): boolean {
  const gap = to - from;
  if (gap > 9) return false;
  const first = text.charCodeAt(from);
  if (gap === 1) return isSpace(first) || first === 45 || first === 39 || first === 0x2019 || first === 46;
  if (gap === 2) return first === 46 && isSpace(text.charCodeAt(from + 1));
  const second = text.charCodeAt(from + 1);
  if (gap < 3 || !isSpace(first) || second < 97 || second > 122) return false;
  return particles.has(
    text
      .slice(from + 1, to)
      .replace(/[ -]$/u, '')
      .replace(' ', '~'),
  );
}

/** Words that are no name by themselves: start, end, hash, start … */
type Unsure = { list: Int32Array; count: number };

function leave(unsure: Unsure, start: number, end: number, hash: number): void {
  if (end - start <= maxUnsaidChars) return;
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

/** Nearly every capitalised word of a page comes here, so most leave without a string being made. */
function readSingle(text: string, start: number, { found, unsure, spot }: Findings): void {
  const { end, sign, hash } = spot;
  const introduced = isIntroduced(text, start);
  const telling = (sign & (signs.given | signs.family)) !== 0 || mayTellFamily(text, end);
  const confidence = introduced || telling ? alone(text, { start, end, sign, introduced }) : 0;
  if (confidence > 0) found.push({ start, end, value: text.slice(start, end), confidence });
  else if ((sign & signs.notPerson) === 0) leave(unsure, start, end, hash);
}

function readRun(text: string, words: Words, { found, known, unsure }: Findings): void {
  let at = 0;
  while (at < words.count) {
    // `MS Excel` is no Ms Excel.
    const titled = has(words, at - 1, signs.title) && isShouted(text, words, at - 1) === isShouted(text, words, at);
    if (!titled && has(words, at, noName) && !isInitial(words, at)) {
      at += 1;
      continue;
    }
    const length = reach(text, words, at);
    const next = at + length;
    if (!titled && has(words, next, signs.notPerson)) {
      at = next + 1;
      continue;
    }
    const confidence = sureness(text, words, { from: at, to: next, titled });
    const start = startOf(words, at);
    const end = endOf(words, next - 1);
    if (confidence > 0) {
      found.push({ start, end, value: text.slice(start, end), confidence });
      const last = startOf(words, next - 1);
      if (confidence >= minKnown && length <= maxKnownWords && end - last > maxUnsaidChars) known.add(hashOf(words, next - 1));
    } else if (length === 1) leave(unsure, start, end, hashOf(words, at));
    at = next;
  }
}

/** How many words from one on may be one name: that one at least. */
function reach(text: string, words: Words, from: number): number {
  let to = from + 1;
  for (; to < words.count && to - from < maxWords; to += 1) {
    const initial = isInitial(words, to);
    if (!initial && has(words, to, noName | signs.notPerson)) break;
    if (isInitial(words, to - 1)) continue;
    // A full stop goes on with a name only behind an initial.
    if (text.charCodeAt(endOf(words, to - 1)) === 46) break;
    if (!initial && isShouted(text, words, to - 1) !== isShouted(text, words, to)) break;
  }
  while (to - from > 1 && isInitial(words, to - 1)) to -= 1;
  return to - from;
}

type Stretch = { readonly from: number; readonly to: number; readonly titled: boolean };

/** 0 where the words are no name as far as can be told. */
function sureness(text: string, words: Words, { from, to, titled }: Stretch): number {
  let full = 0;
  let firstFull = -1;
  let last = -1;
  for (let at = from; at < to; at += 1) {
    if (isInitial(words, at)) continue;
    if (full === 0) firstFull = at;
    last = at;
    full += 1;
  }
  if (full === 0) return 0;
  if (titled) return 0.8;
  if (has(words, from, signs.notPerson)) return 0;
  const initial = isInitial(words, from);
  if (full === 1) return initial ? afterInitials(text, words, last) : aloneAt(text, words, from);
  if (!initial && isShouted(text, words, from))
    return has(words, from, anyGiven) &&
      has(words, last, anyFamily) &&
      (has(words, from, signs.given) || has(words, last, signs.family))
      ? 0.5
      : 0;
  if (!initial && has(words, from, signs.given)) return has(words, last, anyGiven) || isFamily(text, words, last) ? 0.75 : 0.55;
  if (!initial && has(words, from, signs.maybeGiven) && isFamily(text, words, last))
    return has(words, last, signs.family) ? 0.6 : 0.4;
  if (isTelling(text, words, last)) return initial || has(words, firstFull, anyGiven) ? 0.6 : 0.5;
  if (isSigned(text, startOf(words, from))) return 0.75;
  const middle = full === 2 && to - from === 3 && isInitial(words, from + 1);
  return middle || isIntroduced(text, startOf(words, from)) ? 0.6 : 0;
}

const isFamily = (text: string, words: Words, at: number): boolean =>
  has(words, at, anyFamily) || endsAsFamily(folded(text, startOf(words, at), endOf(words, at)));

const isTelling = (text: string, words: Words, at: number): boolean =>
  has(words, at, signs.family) || tellsFamily(folded(text, startOf(words, at), endOf(words, at)), signOf(words, at));

/** One word behind initials. */
const afterInitials = (text: string, words: Words, at: number): number =>
  !isShouted(text, words, at) && isFamily(text, words, at) ? 0.5 : 0;

function aloneAt(text: string, words: Words, at: number): number {
  const start = startOf(words, at);
  return alone(text, { start, end: endOf(words, at), sign: signOf(words, at), introduced: isIntroduced(text, start) });
}

type Single = { readonly start: number; readonly end: number; readonly sign: number; readonly introduced: boolean };

/** A word with no other beside it. */
function alone(text: string, { start, end, sign, introduced }: Single): number {
  if (end - start < 3 || isAsciiCapital(text.charCodeAt(start + 1))) return 0;
  if (introduced) return 0.6;
  if ((sign & signs.given) !== 0) return 0.4;
  const telling = (sign & signs.family) !== 0 || mayTellFamily(text, end);
  return telling && tellsFamily(folded(text, start, end), sign) ? 0.35 : 0;
}

/** Whether a cell or a labelled value reads as a name rather than as something else that is called by a name. */
export function cellIsName(value: string): boolean {
  const words = value.split(/[\s.-]+/u).filter((word) => word !== '');
  return words.length > 0 && words.every((word) => (signsOf(word) & (noName | signs.notPerson)) === 0);
}
