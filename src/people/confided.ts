/** Texts that tell of somebody's illness, troubles or family by name, and in confidence: case notes, handovers, minutes in private. */

import type { Passage } from '../model.ts';
import { foldWords } from '../vocabulary/labels.ts';
import { signs, signsOf } from '../vocabulary/names.ts';
import { clerical, general, isOfFamily, isOfHealth, kept, keptName, officer, open, passedOn, told } from './confided-words.ts';
import type { Found } from './mentioned.ts';

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
/** Among words of papers for everybody, more again. */
const leastAmong = 4;

const minClerical = 3;
/** So much that one of their words is enough. */
const muchTold = 5;
const before = 14;

/** Somebody in their own right: under a title, or by given and family name, and no officer. */
function isPrivate(text: string, { start, value }: Found): boolean {
  const words = foldWords(value)
    .split(' ')
    .filter((word) => word.length > 1);
  const titled = /\b(?:mr|mrs|ms|miss|mx|master)\.?\s/iu.test(text.slice(Math.max(0, start - before), start) + value);
  if (officer.test(text.slice(Math.max(0, start - before), start)) && !titled) return false;
  if (titled) return true;
  const marks = words.map(signsOf);
  return words.length >= 2 && marks.some((mark) => (mark & (signs.given | signs.maybeGiven)) !== 0);
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

type Ground = { readonly isKept: boolean; readonly isGeneral: boolean };

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
  const enough = isKept ? (ground.isGeneral ? leastAmong : leastKept) : Math.max(leastTold, inLength);
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
  if (named.size === 0) return undefined;
  const stretches = [newStretch()];
  let read = 0;
  let isGeneral = false;
  for (const [index, { text, label }] of passages.entries()) {
    if (read >= maxRead) break;
    const lower = `${label}\n${text}`.slice(0, maxRead - read).toLowerCase();
    read += lower.length;
    if (open.test(lower)) return undefined;
    isGeneral ||= general.test(lower);
    if ((stretches.at(-1)?.read ?? 0) >= stretchCharacters) stretches.push(newStretch());
    const stretch = stretches.at(-1) ?? newStretch();
    stretch.read += lower.length;
    stretch.isKept ||= kept.test(lower) || passedOn.test(lower);
    for (const [word] of lower.matchAll(clerical)) stretch.clerks.add(word);
    for (const [thing] of lower.matchAll(told)) {
      stretch.things.add(stemOf(thing));
      stretch.telling.add(index);
      stretch.isGrave ||= !isOfFamily(thing);
      if (isOfHealth(thing)) stretch.illnesses.add(stemOf(thing));
    }
    for (const match of named.get(index) ?? [])
      if (isPrivate(text, match)) stretch.names.push({ name: keyOf(match.value), passage: index });
  }
  // What a text says of itself it says at its head.
  const isKept = hidden || keptName.test(foldWords(file.replace(/\.\w{1,5}$/u, ''))) || stretches[0]?.isKept === true;
  const all = stretches.map((stretch) => confidedBy(stretch, { isKept, isGeneral })).filter((one) => one !== undefined);
  if (all.length === 0) return undefined;
  return {
    people: [...new Set(all.flatMap(({ people }) => people))],
    how: all.some(({ how }) => how === 'kept') ? 'kept' : 'told',
    health: Math.max(...all.map(({ health }) => health)),
  };
}

const maxCell = 2_000;
const minTelling = 2;
const tellingShare = 0.3;

/** Whether the cells of a column tell such things of whoever stands in its rows, and whether of their health. */
export function troublesIn(cells: readonly string[]): 'health' | 'other' | undefined {
  const things = cells.map((cell) =>
    cell.length > maxCell ? [] : [...cell.toLowerCase().matchAll(told)].map(([thing]) => thing),
  );
  const isEnough = (telling: number): boolean => telling >= minTelling && telling >= cells.length * tellingShare;
  if (!isEnough(things.filter((own) => own.length > 0).length)) return undefined;
  return isEnough(things.filter((own) => own.some(isOfHealth)).length) ? 'health' : 'other';
}
