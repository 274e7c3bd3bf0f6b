import { foldName, givenName, isNoName, isNoPerson, isTellingSurname, surname } from './names.ts';
import type { Occurrence } from './occurrences.ts';

/** A capitalised word in its text. */
type Word = {
  readonly start: number;
  readonly end: number;
  readonly folded: string;
  readonly initial: boolean;
  readonly shouted: boolean;
};

const maxWords = 5;
const titles = new Set(
  'mr mrs ms miss mx dr prof professor sir dame rev reverend cllr councillor herr frau monsieur madame mme mlle signor signora senor senora lord lady sgt pc dc'.split(
    ' ',
  ),
);
const particles = new Set(
  'de da do dos das del della di du la le van von der den ten ter te zu zur af av bin ibn bint al el y e i van~der van~den van~de von~der de~la de~las de~los of'.split(
    ' ',
  ),
);
particles.delete('of');
/** Words in front that make any capitalised word a name: `my name is`, `I'm`, `Dear`. */
const openers = new Set('dear hi hello hey named called cc signed regards sincerely thanks'.split(' '));
const introductions = /(?:\bname(?:'s|’s| is| was)|\b[Ii](?:'m|’m| am)|\b[Tt]his is|\bunder|\bit to)\s{1,2}(?:"|“)?$/u;
const questions = /\bname(?: on the account)?\? (?:User: )?$/iu;
const degrees = new Set(
  'mp ms am md phd dds dvm jr sr ii iii iv obe mbe cbe esq ceo cfo cto hr it uk usa eu gp nhs pm tv ok id'.split(' '),
);

/** People named in running text, by given and family names, titles and introductions. */
export function namesIn(text: string, capitals: Int32Array): readonly Occurrence[] {
  if (capitals.length === 0 && text.length <= maxUnsentencedChars) return lowerNames(text);
  const found: Occurrence[] = [];
  const singles: Word[] = [];
  const known = new Set<string>();
  let at = 0;
  while (at < capitals.length) {
    const run: Word[] = [];
    do {
      run.push(wordAt(text, capitals, at));
      at += 2;
    } while (at < capitals.length && run.length < maxRunWords && linked(text, capitals[at - 1] ?? 0, capitals[at] ?? 0));
    readRun(text, run, { found, singles, known });
  }
  for (const { start, end, folded } of singles)
    if (known.has(folded)) found.push({ start, end, value: text.slice(start, end), confidence: 0.4 });
  return found;
}

const maxRunWords = 12;
/** A message typed without a single capital; longer texts without any are no prose. */
const maxUnsentencedChars = 2_000;
const lowerWord = /(?<![\p{L}\p{N}_@/.-])\p{Ll}[\p{L}\p{M}]{1,30}(?![\p{L}\p{N}_@/-]|\.\p{L})/gu;

/** Without capitals only a given name can begin a name, and only names go on with it. */
function lowerNames(text: string): readonly Occurrence[] {
  const found: Occurrence[] = [];
  const put = (start: number, end: number, confidence: number): void =>
    void found.push({ start, end, value: text.slice(start, end), confidence });
  let start = -1;
  let end = -1;
  let count = 0;
  for (const { 0: word, index } of text.matchAll(lowerWord)) {
    const folded = foldName(word);
    const between = start === -1 ? '' : text.slice(end, index);
    const goes = start !== -1 && count < maxWords && (between === ' ' || /^ \p{L}\.? $/u.test(between) || between === '-');
    if (goes && !isNoName(folded) && (surname(folded) !== undefined || givenName(folded) !== undefined)) {
      end = index + word.length;
      count += 1;
      continue;
    }
    if (start !== -1 && (count > 1 || end - start > 3)) put(start, end, count > 1 ? 0.5 : 0.35);
    const opens = givenName(folded) === 'strong' && !isNoName(folded);
    start = opens ? index : -1;
    end = index + word.length;
    count = 1;
  }
  if (start !== -1 && (count > 1 || end - start > 3)) put(start, end, count > 1 ? 0.5 : 0.35);
  return found;
}

function wordAt(text: string, capitals: Int32Array, at: number): Word {
  const start = capitals[at] ?? 0;
  const end = capitals[at + 1] ?? 0;
  const second = text.charCodeAt(start + 1);
  const shouted = end - start > 1 && second >= 65 && second <= 90;
  return { start, end, folded: foldName(text.slice(start, end)), initial: end - start === 1, shouted };
}

const space = (code: number): boolean => code === 32 || code === 0xa0;

/** Whether what stands between two capitalised words may stand inside a name. */
function linked(text: string, from: number, to: number): boolean {
  const gap = to - from;
  const first = text.charCodeAt(from);
  if (gap === 1) return space(first) || first === 45 || first === 39 || first === 0x2019 || first === 46;
  if (gap === 2) return first === 46 && space(text.charCodeAt(from + 1));
  if (gap < 4 || gap > 9 || !space(first)) return false;
  if (gap === 4 && text.charCodeAt(to - 1) !== 32 && text.charCodeAt(to - 1) !== 45) return false;
  return particles.has(
    text
      .slice(from + 1, to)
      .replace(/[ -]$/u, '')
      .replace(' ', '~'),
  );
}

type Findings = { readonly found: Occurrence[]; readonly singles: Word[]; readonly known: Set<string> };

function readRun(text: string, run: readonly Word[], { found, singles, known }: Findings): void {
  let at = 0;
  while (at < run.length) {
    const word = run[at];
    if (word === undefined) return;
    const titled = at > 0 && titles.has(run[at - 1]?.folded ?? '');
    if (!titled && !word.initial && (isNoName(word.folded) || degrees.has(word.folded))) {
      at += 1;
      continue;
    }
    const length = reach(text, run, at);
    const next = run[at + length];
    if (length === 0 || (next !== undefined && isNoPerson(next.folded) && !titled)) {
      at += Math.max(1, length + (next === undefined ? 0 : 1));
      continue;
    }
    const words = run.slice(at, at + length);
    const confidence = sureness(text, words, titled);
    const last = words.at(-1);
    if (confidence > 0 && last !== undefined) {
      found.push({ start: word.start, end: last.end, value: text.slice(word.start, last.end), confidence });
      if (confidence >= 0.5) for (const { folded } of words) if (folded.length > 3) known.add(folded);
    } else if (words.length === 1 && word.folded.length > 3) singles.push(word);
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
    if (at > from && !word.initial && (isNoName(word.folded) || degrees.has(word.folded) || isNoPerson(word.folded))) break;
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
  if (isNoPerson(first.folded) && !titled) return 0;
  if (titled) return 0.8;
  if (full.length === 1) return alone(text, first, last);
  const given = first.initial ? undefined : givenName(first.folded);
  const family = surname(last.folded);
  if (first.shouted) return given !== undefined && family !== undefined && (given === 'strong' || family === 'strong') ? 0.5 : 0;
  if (given === 'strong') return family !== undefined || givenName(last.folded) !== undefined ? 0.75 : 0.55;
  if (given === 'weak' && family !== undefined) return family === 'strong' ? 0.6 : 0.4;
  if (family === 'strong' || isTellingSurname(last.folded))
    return givenName(full[0]?.folded ?? '') === undefined && first.initial === false ? 0.5 : 0.6;
  const middle = full.length === 2 && words.length === 3 && words[1]?.initial === true;
  return middle || introduced(text, first.start) ? 0.6 : 0;
}

function alone(text: string, first: Word, last: Word): number {
  if (first.initial) return surname(last.folded) !== undefined && !last.shouted ? 0.5 : 0;
  if (last.shouted || last.folded.length < 3) return 0;
  if (introduced(text, first.start)) return 0.6;
  if (givenName(last.folded) === 'strong') return 0.4;
  return isTellingSurname(last.folded) ? 0.35 : 0;
}

const maxIntroductionChars = 30;

function introduced(text: string, start: number): boolean {
  let end = start;
  while (end > 0 && start - end < 3 && /[\s,"“]/u.test(text.charAt(end - 1))) end -= 1;
  if (end === start) return false;
  let from = end;
  while (from > 0 && end - from < 12 && /[A-Za-z]/u.test(text.charAt(from - 1))) from -= 1;
  if (openers.has(text.slice(from, end).toLowerCase())) return true;
  const before = text.slice(Math.max(0, start - maxIntroductionChars), start);
  return introductions.test(before) || questions.test(before);
}

/** Whether a cell or a labelled value reads as a name rather than as something else that is called by a name. */
export function cellIsName(value: string): boolean {
  const words = value
    .split(/[\s.-]+/u)
    .filter((word) => word !== '')
    .map(foldName);
  return words.length > 0 && !words.some((word) => isNoName(word) || isNoPerson(word) || degrees.has(word));
}
