import type { Passage } from '../model.ts';
import type { Found } from './mentioned.ts';
import { isPost } from './officers-beside.ts';

// `Jane Doe, 12/03/1980, 4 Mill Lane`: a day right behind a name, of somebody who is reached beside it, is their birthday. Letters
// and minutes are dated and signed, too: later days, days of those who sign for something or hold a post are left alone.

/** A day in figures behind a name, with or without a word for being born. */
const behind =
  /^[\s,(–—:-]{0,4}((?:n[ée](?:\(e\)|·e|e)? le|geb\.?(?: am)?|geboren (?:am|op)|b\.|born|nat[oa] il|nacid[oa] el|ur\.|f\.|\*)\s{0,2})?(\d{1,2}[./-]\d{1,2}[./-]((?:19|20)\d{2}))(?!\d)/iu;
const signing =
  /(?:signed|approved|reviewed|agreed|prepared|written|authori[sz]ed|on behalf of [^\n]{0,40}|by|["”»])[\s:.,–-]{0,6}$/iu;
const maxBehind = 40;
const maxBefore = 60;
const maxPost = 90;
/** Nothing here asks the clock what day it is. */
const lastYear = 2010;
const lastListed = 2021;
const reaching = /^(?:postal-address|uk-postcode|phone-number|email-address|nhs-number|national-insurance-number)$/u;
/** No more than a name and a day: what is told stands below. */
const maxHeading = 60;
const maxRead = 20_000;

/** Days of meetings crowd together; whole lists of people were born over many years. */
const minListed = 3;
const minYears = 12;

/** `PIOTR PETTIFER, born 27/04/1971`: who was born is somebody, whatever they are called. */
const named =
  /(?<![\p{L}’'-])((?:\p{Lu}[\p{L}’'-]{1,24} ){1,2}\p{Lu}[\p{L}’'-]{1,24}),? \(?(?:born|dob:?|d\.o\.b\.?:?)(?: on)? \d/gu;

const byPlace = (one: Found, other: Found): number => one.passage - other.passage || one.start - other.start;

/** Whether something among what was found in a passage, in order, stands between two places. */
function isTaken(own: readonly Found[], start: number, end: number): boolean {
  let [low, high] = [0, own.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((own[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return (own[low]?.start ?? end) < end;
}

type ByPassage = ReadonlyMap<number, readonly Found[]>;

const namesOfBorn = (found: ByPassage, passages: readonly Passage[]): readonly Found[] =>
  passages.flatMap(({ text }, passage) =>
    [...text.slice(0, maxRead).matchAll(named)].flatMap((match): readonly Found[] => {
      const value = match[1] ?? '';
      const [start, end] = [match.index, match.index + value.length];
      if (isTaken(found.get(passage) ?? [], start, end)) return [];
      return [{ detector: 'person-name', start, end, value, confidence: 0.5, passage }];
    }),
  );

type Birth = { readonly found: Found; readonly year: number; readonly isSaid: boolean };

function birthBehind(name: Found, text: string): Birth | undefined {
  const { 0: whole, 1: said, 2: day, 3: year } = behind.exec(text.slice(name.end, name.end + maxBehind)) ?? [];
  if (whole === undefined || day === undefined) return undefined;
  const end = name.end + whole.length;
  const isSigned = signing.test(text.slice(Math.max(0, name.start - maxBefore), name.start));
  if (said === undefined && (isSigned || isPost(text.slice(end, end + maxPost)))) return undefined;
  const { confidence, passage } = name;
  const found = { detector: 'date-of-birth', start: end - day.length, end, value: day, confidence, passage };
  return { found, year: Number(year), isSaid: said !== undefined };
}

function spread(births: readonly Birth[]): number {
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  for (const { year } of births) [first, last] = [Math.min(first, year), Math.max(last, year)];
  return last - first;
}

/** What was found, with the birthdays that no word announces, in order. */
export function withBirths(first: readonly Found[], passages: readonly Passage[], hidden: boolean): readonly Found[] {
  const grouped = Map.groupBy(first, ({ passage }) => passage);
  const more = first.some(({ detector }) => detector === 'date-of-birth') ? namesOfBorn(grouped, passages) : [];
  const found = more.length === 0 ? first : [...first, ...more].toSorted(byPlace);
  const own = more.length === 0 ? grouped : Map.groupBy(found, ({ passage }) => passage);
  const births = found
    .filter(({ detector }) => detector === 'person-name')
    .flatMap((name) => birthBehind(name, passages[name.passage]?.text ?? '') ?? [])
    .filter(({ found: { passage, start, end } }) => !isTaken(own.get(passage) ?? [], start, end));
  const reached = new Set(found.filter(({ detector }) => reaching.test(detector)).map(({ passage }) => passage));
  const isReached = (passage: number): boolean =>
    reached.has(passage) || (reached.has(passage + 1) && (passages[passage]?.text.length ?? 0) <= maxHeading);
  const isList = births.length >= minListed && spread(births) >= minYears;
  const fresh = births.filter(
    ({ found: { passage }, year, isSaid }) =>
      year <= (isSaid || isList ? lastListed : lastYear) && (hidden || isList || isReached(passage)),
  );
  return fresh.length === 0 ? found : [...found, ...fresh.map((birth) => birth.found)].toSorted(byPlace);
}
