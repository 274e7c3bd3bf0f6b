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

/** Whom a text tells of in confidence; undefined where it is written for everybody, tells little, or names nobody. */
export function confidedIn(found: readonly Found[], passages: readonly Passage[], file: string): Confided | undefined {
  const named = Map.groupBy(
    found.filter(({ detector, value }) => detector === 'person-name' && value.length > 3),
    ({ passage }) => passage,
  );
  if (named.size === 0) return undefined;
  const things = new Set<string>();
  const illnesses = new Set<string>();
  const names: { readonly name: string; readonly passage: number }[] = [];
  const telling = new Set<number>();
  let read = 0;
  let isKept = keptName.test(foldWords(file.replace(/\.\w{1,5}$/u, '')));
  let isGeneral = false;
  let isGrave = false;
  const clerks = new Set<string>();
  for (const [index, { text, label }] of passages.entries()) {
    if (read >= maxRead) break;
    const lower = `${label}\n${text}`.slice(0, maxRead - read).toLowerCase();
    read += lower.length;
    if (open.test(lower)) return undefined;
    isGeneral ||= general.test(lower);
    isKept ||= kept.test(lower) || passedOn.test(lower);
    for (const [word] of lower.matchAll(clerical)) clerks.add(word);
    for (const [thing] of lower.matchAll(told)) {
      things.add(stemOf(thing));
      telling.add(index);
      isGrave ||= !isOfFamily(thing);
      if (isOfHealth(thing)) illnesses.add(stemOf(thing));
    }
    for (const match of named.get(index) ?? [])
      if (isPrivate(text, match)) names.push({ name: keyOf(match.value), passage: index });
  }
  if (!isGrave || (isGeneral && !isKept)) return undefined;
  isKept ||= clerks.size >= minClerical || (clerks.size > 0 && things.size >= muchTold);
  const beside = names.filter(({ passage }) => [passage - 1, passage, passage + 1].some((at) => telling.has(at)));
  // Who it is about may be named above only: in the heading, or as the parties.
  const about = new Set((beside.length > 0 || !isKept ? beside : names).map(({ name }) => name));
  const inLength = Math.min(mostTold, Math.round(leastTold - 1 + read / charactersEach));
  const enough = isKept ? (isGeneral ? leastAmong : leastKept) : Math.max(leastTold, inLength);
  if (about.size === 0 || things.size < enough) return undefined;
  return { people: [...about], how: isKept ? 'kept' : 'told', health: illnesses.size };
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
