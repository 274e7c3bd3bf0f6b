/** What a document says about people as a whole: its tables and texts put together, and everybody in them counted once. */

import type { Match, Reason, Records } from '../model.ts';
import { openCrowd } from './crowd.ts';
import type { Signs } from './signs.ts';
import { exposedScore, reviewScore, type Weighed } from './weigh.ts';

/** One occurrence with its place. Raw: stays behind the wall. */
export type Spotted = Match & { readonly where: string; readonly hidden: boolean };

/** What a document says about people. */
export type Roll = {
  readonly records: readonly Records[];
  /** Distinct over the whole document, at least. */
  readonly people: number;
  readonly kinds: Readonly<Record<string, number>>;
  readonly bearing: 'exposed' | 'review' | 'clean';
  readonly confidence: number;
  readonly reasons: readonly Reason[];
  /** Raw occurrences, capped, for masking: `start` and `end` are offsets in the document's text, or -1. */
  readonly spotted: readonly Spotted[];
};

/** One table, or the running text of one place, and whom it shows. */
export type Group = {
  readonly where: string;
  readonly hidden: boolean;
  readonly signs: Signs;
  readonly weighed: Weighed;
  readonly kinds: Readonly<Record<string, number>>;
  readonly people: readonly string[];
  /** Parents, guardians, next of kin: they come with whoever the document is about. */
  readonly isRelated: boolean;
};

const maxRecords = 200;

/** A case has a number of somebody's, and the people in it stand beside it: who it is about is one of them. */
const isAboutSomebodyNamed = ({ signs }: Group, all: readonly Group[]): boolean =>
  signs.rows === 1 &&
  !signs.traits.has('name') &&
  !signs.traits.has('email') &&
  all.some((other) => other.signs.traits.has('name') && other.signs.people > 0);

/** The same person in two sheets is one person; two of one name in one sheet stay two. */
function distinctPeople(all: readonly Group[]): number {
  const own = all.filter((group) => !group.isRelated);
  const told = own.length > 0 ? own : all;
  const named = told.filter((group) => !isAboutSomebodyNamed(group, told));
  const groups = named.length > 0 ? named : told;
  if (groups.length === 1) return groups[0]?.signs.people ?? 0;
  const crowd = openCrowd();
  let people = 0;
  for (const group of groups) {
    const fresh = group.people.filter((person) => crowd.add(person)).length;
    const share = group.people.length === 0 ? 1 : fresh / group.people.length;
    people += people === 0 ? group.signs.people : Math.round(group.signs.people * share);
  }
  return people;
}

/** How often each kind of data occurs in all of them. */
export function sumKinds(groups: readonly Pick<Group, 'kinds'>[]): Readonly<Record<string, number>> {
  const kinds: Record<string, number> = {};
  for (const group of groups) for (const [kind, count] of Object.entries(group.kinds)) kinds[kind] = (kinds[kind] ?? 0) + count;
  return kinds;
}

/** What a document says about people, of all that was read in it. */
export function rollOf(groups: readonly Group[], spotted: readonly Spotted[]): Roll {
  const sorted = groups.toSorted((one, other) => other.weighed.score - one.weighed.score);
  const exposed = sorted.filter((group) => group.weighed.score >= exposedScore);
  const review = sorted.filter((group) => group.weighed.nature !== 'nobody');
  const bearing = exposed.length > 0 ? 'exposed' : review.length > 0 ? 'review' : 'clean';
  const telling = exposed.length > 0 ? sorted.filter((group) => group.weighed.score >= reviewScore) : review;
  const best = (exposed.length > 0 ? exposed : review)[0];
  return {
    records: sorted.slice(0, maxRecords).map(recordsOf),
    people: distinctPeople(exposed.length > 0 ? exposed : review),
    kinds: sumKinds(telling),
    bearing,
    confidence: best?.weighed.confidence ?? 0,
    reasons: best?.weighed.reasons ?? [],
    spotted,
  };
}

const recordsOf = (group: Group): Records => ({
  where: group.where,
  hidden: group.hidden,
  rows: group.signs.rows,
  people: group.signs.people,
  kinds: group.kinds,
  nature: group.weighed.nature,
  confidence: group.weighed.confidence,
  matchedLabels: group.signs.matchedLabels,
  reasons: group.weighed.reasons,
});
