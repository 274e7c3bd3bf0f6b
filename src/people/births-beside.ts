import type { Passage } from '../model.ts';
import type { Found } from './mentioned.ts';

// `Jane Doe, 12/03/1980, 4 Mill Lane`: a day right behind a name, of somebody who is reached beside it, is their birthday. Letters
// and minutes are dated and signed, too, but by nobody's name and home.

/** A day in figures behind a name, with or without a word for being born. */
const behind =
  /^[\s,(–—:-]{0,4}(?:(?:n[ée](?:\(e\)|·e|e)? le|geb\.?(?: am)?|geboren (?:am|op)|b\.|born|nat[oa] il|nacid[oa] el|ur\.|f\.|\*)\s{0,2})?(\d{1,2}[./-]\d{1,2}[./-]((?:19|20)\d{2}))(?!\d)/iu;
const maxBehind = 40;
/** Later days are of meetings, letters and deadlines. Nothing here asks the clock what day it is. */
const lastYear = 2021;
const reaching = /^(?:postal-address|uk-postcode|phone-number|email-address|nhs-number|national-insurance-number)$/u;

/** Where somebody is reached: in the same passage or the next, or anywhere where all of it is hidden. */
const isReachedNear = (found: readonly Found[], passage: number): boolean =>
  found.some((one) => reaching.test(one.detector) && one.passage >= passage && one.passage <= passage + 1);

/** Days of meetings crowd together; whole lists of people were born over many years. */
const minListed = 3;
const minYears = 12;

function spread(births: readonly Found[]): number {
  const years = births.map(({ value }) => Number(value.slice(-4)));
  return Math.max(...years) - Math.min(...years);
}

/** `PIOTR PETTIFER, born 27/04/1971`: who was born is somebody, whatever they are called. */
const named =
  /(?<![\p{L}’'-])((?:\p{Lu}[\p{L}’'-]{1,24} ){1,2}\p{Lu}[\p{L}’'-]{1,24}),? \(?(?:born|dob:?|d\.o\.b\.?:?)(?: on)? \d/gu;

const namesOfBorn = (found: readonly Found[], passages: readonly Passage[]): readonly Found[] =>
  passages.flatMap(({ text }, passage) =>
    [...text.slice(0, maxRead).matchAll(named)].flatMap((match): readonly Found[] => {
      const value = match[1] ?? '';
      const [start, end] = [match.index, match.index + value.length];
      const isKnown = found.some((one) => one.passage === passage && one.start < end && start < one.end);
      return isKnown ? [] : [{ detector: 'person-name', start, end, value, confidence: 0.5, passage }];
    }),
  );
const maxRead = 20_000;

const byPlace = (one: Found, other: Found): number => one.passage - other.passage || one.start - other.start;

/** What was found, with the birthdays that no word announces, in order. */
export function withBirths(first: readonly Found[], passages: readonly Passage[], hidden: boolean): readonly Found[] {
  const more = first.some(({ detector }) => detector === 'date-of-birth') ? namesOfBorn(first, passages) : [];
  const found = more.length === 0 ? first : [...first, ...more].toSorted(byPlace);
  const births = found.flatMap((name): readonly Found[] => {
    if (name.detector !== 'person-name') return [];
    const text = passages[name.passage]?.text.slice(name.end, name.end + maxBehind) ?? '';
    const { 0: whole, 1: day, 2: year } = behind.exec(text) ?? [];
    if (whole === undefined || day === undefined || Number(year) > lastYear) return [];
    const end = name.end + whole.length;
    return [
      { detector: 'date-of-birth', start: end - day.length, end, value: day, confidence: name.confidence, passage: name.passage },
    ];
  });
  const isList = births.length >= minListed && spread(births) >= minYears;
  const fresh = births.filter(
    (birth) =>
      (hidden || isList || isReachedNear(found, birth.passage)) &&
      !found.some((one) => one.passage === birth.passage && one.start < birth.end && birth.start < one.end),
  );
  return fresh.length === 0 ? found : [...found, ...fresh].toSorted(byPlace);
}
