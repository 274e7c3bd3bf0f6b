import { listed } from './listed.ts';
import { remembering } from './remembering.ts';
import { cutWords } from './unspaced.ts';

/** Which kinds of personal data a name for a column, or words in a text, announce. */
export type Announcements = {
  /** Detector ids that a column name, key path or form label announces, the likeliest first. */
  readonly of: (label: string) => readonly string[];
  /**
   * Reads a text from `from` to `to` and reports every announcement that begins there: detector ids, and where it ends.
   * Latin letters only.
   */
  readonly within: (
    text: string,
    from: number,
    to: number,
    report: (ids: readonly string[], start: number, end: number) => void,
  ) => void;
};

export type Vocabulary = readonly { readonly id: string; readonly labels: readonly string[]; readonly cues: readonly string[] }[];

const maxLabelChars = 300;
const maxPhraseWords = 7;
/** In a longer question one word is too little to tell what is asked for. */
const maxWordsForOneWord = 8;

/** What stands behind a word and turns it into something about that word: `phone type`, `email consent`. */
const aboutness = new Set(
  `type types status flag consent verified valid validity count optin opt preference preferences required label placeholder help hint error
  format visibility confirmed sent template subject body notification notifications domain host server link url code codes provider indicator
  length index privacy policy match matches source sources settings enabled disabled list book bar field fields option options heading title known unknown affect seen found checked`.split(
    /\s+/u,
  ),
);

/** Letters whose stroke is no accent to Unicode. */
const plainLetter = (letter: string): string => (letter === 'ø' ? 'o' : letter === 'ł' ? 'l' : letter === 'đ' ? 'd' : letter);

/** Latin letters without accents in lower case, other letters in lower case; split at case changes, digits and punctuation. */
export function wordsOf(label: string): readonly string[] {
  return label
    .slice(0, maxLabelChars)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ß/gu, 'ss')
    .replace(/[øłđ]/gu, plainLetter)
    .replace(/æ/gu, 'ae')
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
}

/** Names of things that have a name, an address or a number without being a person. */
const decoys =
  listed(`file name, filename, folder name, company name, organisation name, organization name, business name, trading name, school name, hospital name, host name, hostname,
  domain name, event name, product name, project name, service name, site name, place name, team name, group name, class name, display name field, field name, form name, column name,
  table name, brand name, model name, centre name, venue name, course name, country name, county name, city name, town name, area name, ward name, region name, user name,
  username, screen name, login name, name of organisation, name of company, name of school, name of site, name of business, name of the organisation, web address, website address, site address, url address,
  school address, business address, company address, registered office, venue address, company number, charity number, registration number of company, page title, job title, la name, location name, name of location, name of this location, local authority name, authority name, scheme name, name of scheme, uprn,
  council name, department name, ward name, constituency name, centre address, name of event, name of product, product address, name of company, name of file`);

const join = (words: readonly string[]): string => words.join('');

const singular = (phrase: string): string =>
  phrase.length > 4 && phrase.endsWith('s') && !phrase.endsWith('ss') ? phrase.slice(0, -1) : phrase;

type Hit = { readonly ids: readonly string[]; readonly chars: number; readonly words: number; readonly end: number };

/** Builds the vocabulary of all detectors once. */
export function openAnnouncements(vocabulary: Vocabulary): Announcements {
  const phrases = new Map<string, readonly string[]>();
  const put = (phrase: string, id: string): void => {
    const key = singular(join(wordsOf(phrase)));
    const known = phrases.get(key) ?? [];
    if (key !== '' && !known.includes(id)) phrases.set(key, [...known, id]);
  };
  for (const { id, labels } of vocabulary) for (const label of labels) put(label, id);
  for (const decoy of decoys) phrases.set(singular(join(wordsOf(decoy))), []);

  const longest = (words: readonly string[]): Hit | undefined => {
    let best: Hit | undefined;
    for (let start = 0; start < words.length; start += 1) {
      for (let count = 1; count <= maxPhraseWords && start + count <= words.length; count += 1) {
        const joined = singular(join(words.slice(start, start + count)));
        const ids = phrases.get(joined);
        if (ids === undefined || (best !== undefined && best.chars > joined.length)) continue;
        best = { ids, chars: joined.length, words: count, end: start + count };
      }
    }
    return best;
  };

  const trie = openTrie(vocabulary);
  const read = (label: string): readonly string[] => {
    const words = cutWords(wordsOf(label).join(' '), (piece) => phrases.has(piece)).split(' ');
    const best = longest(words);
    if (best === undefined) return [];
    if (best.words === 1 && words.length > maxWordsForOneWord) return [];
    if (words.slice(best.end).some((word) => aboutness.has(word))) return [];
    // `the local authority of this postcode` asks for an authority.
    const start = best.end - best.words;
    const owned = start > 2 && words[start - 2] === 'of' && (words[start - 1] === 'this' || words[start - 1] === 'the');
    return owned ? [] : best.ids;
  };
  return { of: remembering(read), within: trie };
}

const letters = 26;
const gap = 27;
const width = 28;
/** All of UTF-16, so that a unit is its own place in the table. */
const foldChars = 0x1_0000;
const lastLatin = 0x24f;

/** 1 to 26 for a Latin letter whatever its accent and case, `gap` for what may stand between the words of a phrase. */
const fold = Uint8Array.from({ length: foldChars }, (_, code) => {
  if (code > lastLatin) return 0;
  const char = String.fromCharCode(code);
  if (/[\s_\-.'/]/u.test(char)) return gap;
  const base = plainLetter(char.normalize('NFKD').toLowerCase()).charCodeAt(0) - 96;
  return base >= 1 && base <= letters ? base : 0;
});

const foldOf = (code: number): number => fold[code] ?? 0;

function openTrie(vocabulary: Vocabulary): Announcements['within'] {
  const next: number[] = new Array(width).fill(0);
  const ends: (readonly string[] | undefined)[] = [undefined];
  for (const { id, phrases } of [
    ...vocabulary.map(({ id, labels, cues }) => ({ id, phrases: [...labels, ...cues] })),
    { id: '', phrases: decoys },
  ]) {
    for (const phrase of phrases) {
      const keys = [...wordsOf(phrase).join(' ')].map((char) => (char === ' ' ? gap : char.charCodeAt(0) - 96));
      if (keys.some((key) => key < 1 || key > gap)) continue;
      let state = 0;
      for (const key of keys) {
        const edge = state * width + key;
        if (next[edge] === 0) {
          next[edge] = ends.length;
          ends.push(undefined);
          for (let fresh = 0; fresh < width; fresh += 1) next.push(0);
        }
        state = next[edge] ?? 0;
      }
      const known = ends[state] ?? [];
      ends[state] = id === '' || known.includes(id) ? known : [...known, id];
    }
  }
  return walker(Int32Array.from(next), ends);
}

const plural = 19;

/** The capital in `patientEmail`. */
const isHump = (text: string, at: number): boolean => text.charCodeAt(at) < 97 && text.charCodeAt(at - 1) >= 97;

/** Which three letters any phrase begins with: most words of a text begin with others. Phrases of two letters end in any. */
function beginningsOf(next: Int32Array): Uint8Array {
  const beginnings = new Uint8Array(width ** 3);
  for (let first = 1; first < width; first += 1) {
    const one = next[first] ?? 0;
    for (let second = 1; second < width && one !== 0; second += 1) {
      const two = next[one * width + second] ?? 0;
      if (two === 0) continue;
      for (let third = 0; third < width; third += 1) {
        const known = next[two * width + third] !== 0 || third === 0 || third === gap;
        if (known) beginnings[(first * width + second) * width + third] = 1;
      }
      // `nhsNumber`: the next word of a phrase may follow without a space.
      const joined = next[two * width + gap] ?? 0;
      for (let third = 1; third < width && joined !== 0; third += 1)
        if (next[joined * width + third] !== 0) beginnings[(first * width + second) * width + third] = 1;
    }
  }
  return beginnings;
}

function walker(next: Int32Array, ends: readonly (readonly string[] | undefined)[]): Announcements['within'] {
  const beyondGap = (state: number, key: number): number => {
    const middle = next[state * width + gap] ?? 0;
    return middle === 0 ? 0 : (next[middle * width + key] ?? 0);
  };
  const endOf = (text: string, start: number): { end: number; state: number } => {
    let state = 0;
    let end = -1;
    let found = 0;
    for (let at = start; ; at += 1) {
      const key = foldOf(text.charCodeAt(at));
      if (key === 0) break;
      let to = next[state * width + key] ?? 0;
      // `nhsNumber` and `nhsnumber` are read as `nhs number`; two spaces as one.
      if (to === 0 && key !== gap) to = beyondGap(state, key);
      if (to === 0 && key === gap && at > start && foldOf(text.charCodeAt(at - 1)) === gap) continue;
      if (to === 0) break;
      state = to;
      if (ends[state] === undefined) continue;
      const after = foldOf(text.charCodeAt(at + 1));
      const ending = after === plural ? at + 2 : at + 1;
      const beyond = foldOf(text.charCodeAt(ending));
      const sign = text.charCodeAt(ending);
      // `CF10` is no label and its number.
      if ((beyond === 0 || beyond === gap) && !(sign >= 48 && sign <= 57)) {
        end = ending;
        found = state;
      }
    }
    return { end, state: found };
  };
  const beginnings = beginningsOf(next);
  return (text, from, to, report) => {
    let before = from === 0 ? 0 : foldOf(text.charCodeAt(from - 1));
    for (let at = from; at < to; at += 1) {
      const key = foldOf(text.charCodeAt(at));
      const inside = before !== 0 && before !== gap;
      before = key;
      if (key === 0 || key === gap || (inside && !isHump(text, at))) continue;
      if (beginnings[(key * width + foldOf(text.charCodeAt(at + 1))) * width + foldOf(text.charCodeAt(at + 2))] !== 1) continue;
      const { end, state } = endOf(text, at);
      const ids = ends[state];
      if (end < 0 || ids === undefined) continue;
      report(ids, at, end);
      at = end - 1;
      before = foldOf(text.charCodeAt(at));
    }
  };
}
