/** Texts that tell of somebody's illness, troubles or family by name, and in confidence: case notes, handovers, minutes in private. */

import type { Passage } from '../model.ts';
import { foldWords } from '../vocabulary/labels.ts';
import { signs, signsOf } from '../vocabulary/names.ts';
import { english, passedOn, type Spoken } from './confided-words.ts';
import type { Found } from './mentioned.ts';
import { unaccented, wordsFor } from './spoken.ts';

/** The surnames of whoever is told of, and whether the text says that it is for few. Raw: stays behind the wall. */
export type Confided = {
  readonly people: readonly string[];
  readonly how: 'kept' | 'told';
  /** How many different things are told of somebody's health. */
  readonly health: number;
};

const maxRead = 40_000;
/** How many different things are told that nobody tells of somebody in public: more of them in a longer text. */
const leastTold = 3;
const mostTold = 6;
const charactersEach = 600;
/** Where a text says that it is not for all, fewer. */
const leastKept = 2;
/** In other languages than English fewer words tell what is written for everybody. */
const leastKeptAbroad = 3;
/** Among words of papers for everybody, more again. */
const leastAmong = 4;

const minClerical = 3;
/** So much that one of their words is enough. */
const muchTold = 5;
const before = 14;
/** Other languages give officers longer names. */
const farBefore = 34;

/** Somebody in their own right: under a title, or by given and family name, and no officer. */
function isPrivate(text: string, { start, value }: Named, words: Spoken): boolean {
  const titled = words.titled.test(text.slice(Math.max(0, start - before), start) + value);
  if (isOfficer(text, start, words) && (!titled || words !== english)) return false;
  if (titled) return true;
  const marks = foldWords(value)
    .split(' ')
    .filter((word) => word.length > 1)
    .map(signsOf);
  // Of given names in other languages fewer are known.
  const telling = words === english ? signs.given | signs.maybeGiven : signs.given | signs.maybeGiven | signs.family;
  return marks.length >= 2 && marks.some((mark) => (mark & telling) !== 0);
}

/** `Bürgermeister Frau Kottwitz` is one under her title, too. */
function isOfficer(text: string, start: number, { officer, titled, introduced }: Spoken): boolean {
  if (introduced === undefined) return officer.test(text.slice(Math.max(0, start - before), start));
  const ahead = text.slice(Math.max(0, start - farBefore), start);
  const title = titled.exec(ahead);
  const isTitled = title !== null && title.index + title[0].length === ahead.length;
  return officer.test(unaccented(isTitled ? ahead.slice(0, title.index) : ahead));
}

type Named = Pick<Found, 'start' | 'value'>;

/** Whoever is named in a passage, and in other languages than English whom a title names besides. */
function namedIn(text: string, known: readonly Named[], { introduced }: Spoken): readonly Named[] {
  if (introduced === undefined) return known;
  const more = [...text.matchAll(introduced)].map((match) => {
    const value = match[1] ?? '';
    return { start: match.index + match[0].length - value.length, value };
  });
  return [
    ...known,
    ...more.filter(({ start }) => !known.some((one) => start >= one.start && start < one.start + one.value.length)),
  ];
}

const keyOf = (value: string): string =>
  foldWords(value)
    .split(' ')
    .filter((word) => !/^(?:mr|mrs|ms|miss|mx|master)$/u.test(word))
    .at(-1) ?? '';

/** `diagnosed` and `diagnosis` are one thing. */
const stemOf = (thing: string): string => thing.slice(0, stemChars);
const stemChars = 6;

/** What one stretch of a text tells. Raw: stays behind the wall. */
type Stretch = {
  readonly things: Set<string>;
  readonly illnesses: Set<string>;
  readonly names: { readonly name: string; readonly passage: number }[];
  readonly telling: Set<number>;
  readonly clerks: Set<string>;
  read: number;
  isKept: boolean;
  isGrave: boolean;
};

/** What is told further apart belongs to different people, as in a collection of sayings. */
const stretchCharacters = 8_000;

const newStretch = (): Stretch => ({
  things: new Set(),
  illnesses: new Set(),
  names: [],
  telling: new Set(),
  clerks: new Set(),
  read: 0,
  isKept: false,
  isGrave: false,
});

type Ground = {
  readonly isKept: boolean;
  readonly isGeneral: boolean;
  /** Not in English: what is written for everybody there is known by fewer words. */
  readonly isAbroad: boolean;
};

/** Whom one stretch tells of, and whether it says that it is for few; undefined where it tells too little. */
function confidedBy(stretch: Stretch, ground: Ground): Confided | undefined {
  const { things, names, telling, clerks, read, isGrave, illnesses } = stretch;
  const isSaid = ground.isKept || stretch.isKept;
  if (!isGrave || (ground.isGeneral && !isSaid)) return undefined;
  const isKept = isSaid || clerks.size >= minClerical || (clerks.size > 0 && things.size >= muchTold);
  const beside = names.filter(({ passage }) => [passage - 1, passage, passage + 1].some((at) => telling.has(at)));
  // Who it is about may be named above only: in the heading, or as the parties.
  const about = new Set((beside.length > 0 || !isKept ? beside : names).map(({ name }) => name));
  const inLength = Math.min(mostTold, Math.round(leastTold - 1 + read / charactersEach));
  const least = ground.isAbroad ? mostTold : Math.max(leastTold, inLength);
  const leastInPrivate = ground.isAbroad ? leastKeptAbroad : leastKept;
  const enough = isKept ? (ground.isGeneral ? leastAmong : leastInPrivate) : least;
  if (about.size === 0 || things.size < enough) return undefined;
  return { people: [...about], how: isKept ? 'kept' : 'told', health: illnesses.size };
}

/** Whom a text tells of in confidence; undefined where it is written for everybody, tells little, or names nobody. */
export function confidedIn(
  found: readonly Found[],
  passages: readonly Passage[],
  { file, hidden }: { readonly file: string; readonly hidden: boolean },
): Confided | undefined {
  const named = Map.groupBy(
    found.filter(({ detector, value }) => detector === 'person-name' && value.length > 3),
    ({ passage }) => passage,
  );
  const words = wordsFor(passages.values().map(({ text }) => text));
  if (named.size === 0 && words === english) return undefined;
  const stretches = [newStretch()];
  let read = 0;
  let isGeneral = false;
  for (const [index, { text, label }] of passages.entries()) {
    if (read >= maxRead) break;
    const lower = lowerOf(`${label}\n${text}`.slice(0, maxRead - read), words);
    read += lower.length;
    if (words.open.test(lower) || (words !== english && interview.test(lower))) return undefined;
    isGeneral ||= words.general.test(lower);
    if ((stretches.at(-1)?.read ?? 0) >= stretchCharacters) stretches.push(newStretch());
    const stretch = stretches.at(-1) ?? newStretch();
    stretch.read += lower.length;
    stretch.isKept ||= words.kept.test(lower) || passedOn.test(lower);
    for (const [word] of lower.matchAll(words.clerical)) stretch.clerks.add(word);
    for (const [thing] of lower.matchAll(words.told)) {
      stretch.things.add(stemOf(thing));
      stretch.telling.add(index);
      stretch.isGrave ||= !words.isOfFamily(thing);
      if (words.isOfHealth(thing)) stretch.illnesses.add(stemOf(thing));
    }
    for (const match of namedIn(text, named.get(index) ?? [], words))
      if (isPrivate(text, match, words)) stretch.names.push({ name: keyOf(match.value), passage: index });
  }
  // What a text says of itself it says at its head.
  const isKept = hidden || words.keptName.test(foldWords(file.replace(/\.\w{1,5}$/u, ''))) || stretches[0]?.isKept === true;
  const isAbroad = words !== english;
  const all = stretches.map((stretch) => confidedBy(stretch, { isKept, isGeneral, isAbroad })).filter((one) => one !== undefined);
  if (all.length === 0) return undefined;
  return {
    people: [...new Set(all.flatMap(({ people }) => people))],
    how: all.some(({ how }) => how === 'kept') ? 'kept' : 'told',
    health: Math.max(...all.map(({ health }) => health)),
  };
}

/** `P. …` and `R. …` by turns, as newspapers print an interview: what it tells was told to everybody. */
const interview = /(?:^|\n)[pfdvq][.:] [^\n]{4,600}\n[rsao][.:] /u;

const lowerOf = (text: string, words: Spoken): string =>
  words === english ? text.toLowerCase() : unaccented(text.toLowerCase());

const maxCell = 2_000;
const minTelling = 2;
const tellingShare = 0.3;

/** Whether the cells of a column tell such things of whoever stands in its rows, and whether of their health. */
export function troublesIn(cells: readonly string[]): 'health' | 'other' | undefined {
  const words = wordsFor(cells);
  const things = cells.map((cell) =>
    cell.length > maxCell ? [] : [...lowerOf(cell, words).matchAll(words.told)].map(([thing]) => thing),
  );
  const isEnough = (telling: number): boolean => telling >= minTelling && telling >= cells.length * tellingShare;
  if (!isEnough(things.filter((own) => own.length > 0).length)) return undefined;
  return isEnough(things.filter((own) => own.some(words.isOfHealth)).length) ? 'health' : 'other';
}
