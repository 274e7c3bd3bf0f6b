import type { Passage } from '../model.ts';
import type { Column } from './column.ts';
import type { Mentioned } from './mentioned.ts';

/** Illnesses and treatments by name, as nobody says them of somebody in public. In English; asked of lower case. */
const illness =
  /(?<![a-z])(?:asthma|diabet\w+|epilep\w+|cancer|tumou?rs?|chemotherapy|dementia|alzheimer\w*|parkinson\w*|depression|depressed|anxiety|autis\w+|adhd|schizophren\w+|bipolar|psychos[ei]s|ptsd|hiv|hepatitis|copd|stroke|heart (?:attack|condition|failure)|multiple sclerosis|cerebral palsy|coeliac|epipen|seizures?|miscarriage|overdose|self[- ]harm\w*|suicid\w+|sectioned under|diagnos(?:is|ed)|amputat\w+|fractur\w+|arthritis|eczema|nut allergy|insulin|inhaler|methadone|antidepressants|dyslexi\w+|learning (?:difficult|disab)\w+|sickle cell|dialysis|palliative|catheter|incontinen\w+|ivf|termination of pregnancy|sertraline|dnacpr)(?![a-z])/u;

const maxRead = 20_000;

/** Whether a text names one. */
const namesIllness = (text: string): boolean => illness.test(text.slice(0, maxRead).toLowerCase());

/** Of what people wrote, so much names an illness where it is what they wrote about; among many one always does. */
const leastIll = 0.25;

/** In how many cells of what people wrote an illness is named. */
export const illIn = (columns: readonly Column[]): number =>
  columns
    .filter(({ kind, part }) => kind === 'free-text' || part === 'free-text')
    .map(({ cells }) => ({ of: cells.length, ill: cells.filter(namesIllness).length }))
    .filter(({ of, ill }) => ill >= of * leastIll)
    .reduce((sum, { ill }) => sum + ill, 0);

const maxLooked = 40;

/** In how many of the passages around them an illness is named. */
export const illBeside = (people: readonly Mentioned[], passages: readonly Passage[]): number =>
  new Set(people.slice(0, maxLooked).flatMap(({ from, to }) => aroundOf(from, to, passages.length)))
    .values()
    .filter((at) => namesIllness(passages[at]?.text ?? ''))
    .toArray().length;

const beside = 2;
const aroundOf = (from: number, to: number, past: number): readonly number[] =>
  Array.from(
    { length: Math.min(past - 1, to + beside) - Math.max(0, from - beside) + 1 },
    (_, at) => Math.max(0, from - beside) + at,
  );
