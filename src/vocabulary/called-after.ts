import { endsAsFamily, foldName, signs, signsOf } from './names.ts';

// People in what files, sheets, keys and pages are called: `Jane_Doe_complaint.pdf`, `Re: SMITH, John`, `janeDoe`.

/**
 * surely: a given and a family name beside each other. perhaps: also a given name or an initial before any word that is not
 * known to be something else, where hiding a word too many costs little.
 */
export type HowSure = 'surely' | 'perhaps';

type Word = {
  readonly start: number;
  readonly end: number;
  readonly sign: number;
  readonly text: string;
  /** `Doe`, and neither `doe` nor `DOE`. */
  readonly cased: boolean;
};

type Span = { readonly start: number; readonly end: number };

const maxChars = 4_000;
const maxNameWords = 5;
const minFamilyChars = 3;
const run = /[\p{L}\p{M}\p{N}]+(?:['’]\p{L}[\p{L}\p{M}\p{N}]*)?/gu;
// A number before or behind a name is one; letters and digits in turn are a token.
const letters = /^\p{N}{0,8}(\p{L}[\p{L}\p{M}'’]*)\p{N}{0,8}$/u;
const humps = /\p{Lu}?[\p{Ll}\p{M}]+|\p{Lu}+(?!\p{Ll})/gu;
const minHumpChars = 3;
const between = /^(?:[\s_.+-]|,\s?){0,3}$/u;
const comma = /^[\s_]?,[\s_]?$/u;
const particles = new Set(
  'de da do dos das del della di du la le van von der den ten ter te zu zur af av bin ibn bint al el'.split(' '),
);
const prepositions = new Set(['by', 'from', 'about', 'against', 're', 'regarding', 'concerning']);
const sent = new Set(['complaint', 'statement', 'letter', 'request', 'referral', 'evidence', 'answers', 'responses', 'case']);
/** What answers, files and places in them are called, which no vocabulary of names knows. */
const things = new Set(
  `answer answers response responses question questions complaint complaints submission submissions respondent respondents applicants application applications attachment attachments
  data dataset export exports import sheet list lists row rows column columns raw backup copy final draft old new letter letters case cases
  list folder file files scan scans photo photos signed statement statements survey surveys enquiry enquiries referral referrals booking bookings
  entry entries result note message messages minutes agenda plan plans register registration registrations invoice invoices
  contract contracts care scheme cv resume interview record meeting witness evidence incident incidents feedback petition consultation csv xlsx pdf docx json`
    .split(/\s+/u)
    .filter((known) => known !== ''),
);

const has = ({ sign }: Word, some: number): boolean => (sign & some) !== 0;
const anyGiven = signs.given | signs.maybeGiven;
const anyFamily = signs.family | signs.maybeFamily;

const wordAt = (text: string, start: number): Word => ({
  start,
  end: start + text.length,
  sign: signsOf(text),
  text,
  cased: /^\p{Lu}[\p{Ll}'’]/u.test(text),
});

/** `janeDoe` is two words, `McDonald` is one. */
function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(run)].flatMap(({ 0: found, index }) => {
    const name = letters.exec(found)?.[1];
    if (name === undefined) return [];
    const start = index + found.indexOf(name);
    const parts = [...name.matchAll(humps)];
    if (parts.length < 2 || parts.some(([part]) => part.length < minHumpChars)) return [wordAt(name, start)];
    return parts.map((part) => wordAt(part[0], start + part.index));
  });
}

const isThing = (one: Word): boolean => has(one, signs.never | signs.notPerson | signs.degree) || things.has(foldName(one.text));
const isInitial = ({ text }: Word): boolean => text.length === 1;
const isFamily = (one: Word): boolean => has(one, anyFamily) || endsAsFamily(foldName(one.text));
/** Unknown to the vocabulary, and written as a name is. */
const mayBeFamily = (one: Word): boolean => one.text.length >= minFamilyChars && !isThing(one);

/** How many words from one on name somebody; 0 where they do not. */
function lengthAt(text: string, words: readonly Word[], { at, how }: { readonly at: number; readonly how: HowSure }): number {
  const linked = (place: number): boolean => {
    const [one, other] = [words[place], words[place + 1]];
    return one !== undefined && other !== undefined && between.test(text.slice(one.end, other.start));
  };
  const [first, second] = [words[at], words[at + 1]];
  if (first === undefined || second === undefined || !linked(at)) return 0;
  if (has(first, signs.title)) return mayBeFamily(second) && (second.cased || how === 'perhaps') ? grown(at, 2) : 0;
  if (isThing(first) && !isInitial(first)) return 0;
  if (comma.test(text.slice(first.end, second.start)))
    return has(second, anyGiven) && (isFamily(first) || mayBeFamily(first)) && !isThing(second) ? grown(at, 2) : 0;
  let last = at + 1;
  while (last - at < maxNameWords - 1 && linked(last) && isLink(words[last])) last += 1;
  const family = words[last];
  if (family === undefined || isThing(family) || isInitial(family)) return 0;
  return pairs(first, family, { how, spokenOf: isSpokenOf(words, at) }) ? grown(at, last - at + 1) : 0;

  function isLink(one: Word | undefined): boolean {
    return one !== undefined && (isInitial(one) || particles.has(foldName(one.text)));
  }

  /** With the family names that follow; 0 where a thing does that is called after somebody, such as a road. */
  function grown(from: number, length: number): number {
    let to = from + length - 1;
    for (; linked(to) && to - from < maxNameWords; to += 1) {
      const [here, next] = [words[to], words[to + 1]];
      if (here === undefined || next === undefined) break;
      if (has(next, signs.notPerson)) return 0;
      const goesOn = has(next, signs.family) || (has(here, signs.given) && next.cased && mayBeFamily(next));
      if (isThing(next) || !goesOn) break;
    }
    return to - from + 1;
  }
}

const wordOf = (one: Word | undefined): string => (one === undefined ? '' : one.text.toLowerCase());

/** `Complaint about Mark Smith`: what stands behind such a word is hardly a thing that is called after somebody. */
const isSpokenOf = (words: readonly Word[], at: number): boolean =>
  prepositions.has(wordOf(words[at - 1])) || (wordOf(words[at - 1]) === 'of' && sent.has(wordOf(words[at - 2])));

function pairs(first: Word, family: Word, { how, spokenOf }: { readonly how: HowSure; readonly spokenOf: boolean }): boolean {
  const cased = first.cased && family.cased;
  if (isInitial(first))
    return mayBeFamily(family) && (has(family, signs.family) || (how === 'perhaps' && (family.cased || isFamily(family))));
  if (has(first, signs.given)) {
    if (isFamily(family) || has(family, anyGiven)) return true;
    return mayBeFamily(family) && (how === 'perhaps' || spokenOf || cased);
  }
  if (has(first, signs.maybeGiven)) {
    if (has(family, signs.family) || (spokenOf && cased && mayBeFamily(family))) return true;
    return how === 'perhaps' && (isFamily(family) || (cased && mayBeFamily(family)));
  }
  return has(family, signs.given) && (has(first, signs.family) || (how === 'perhaps' && isFamily(first)));
}

/** Where people's names stand in a short text. */
export function calledAfter(text: string, how: HowSure): readonly Span[] {
  const words = wordsOf(text.slice(0, maxChars));
  const spans: Span[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const length = lengthAt(text, words, { at, how });
    const [first, last] = [words[at], words[at + length - 1]];
    if (length === 0 || first === undefined || last === undefined) continue;
    spans.push({ start: first.start, end: last.end });
    at += length - 1;
  }
  return spans;
}
