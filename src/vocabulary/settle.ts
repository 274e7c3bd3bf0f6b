import type { Match } from '../model.ts';

/** Sorted lists into one, two at a time; detectors report in the order of the text. */
export function merged(lists: readonly (readonly Match[])[]): readonly Match[] {
  if (lists.length < 2) return lists[0] ?? [];
  const middle = lists.length >> 1;
  return mergedPair(merged(lists.slice(0, middle)), merged(lists.slice(middle)));
}

function mergedPair(some: readonly Match[], others: readonly Match[]): readonly Match[] {
  if (some.length === 0) return others;
  if (others.length === 0) return some;
  const all: Match[] = [];
  let right = 0;
  for (const match of some) {
    for (let other = others[right]; other !== undefined && isBefore(other, match); other = others[right]) {
      all.push(other);
      right += 1;
    }
    all.push(match);
  }
  for (; right < others.length; right += 1) {
    const other = others[right];
    if (other !== undefined) all.push(other);
  }
  return all;
}

const isBefore = (one: Match, other: Match): boolean =>
  one.start < other.start || (one.start === other.start && one.end > other.end);

/** Puts matches that were not found in order into it. */
export const inOrder = (matches: readonly Match[]): readonly Match[] =>
  matches.length < 2 ? matches : matches.toSorted((a, b) => a.start - b.start || b.end - a.end);

/** Where matches overlap the surer one stays, else the longer; an address keeps the names in it to itself. */
export function settled(found: readonly Match[]): readonly Match[] {
  if (found.length < 2) return found;
  const kept: Match[] = [];
  let last: Match | undefined;
  for (const match of found) {
    if (last === undefined || match.start >= last.end) kept.push(match);
    else if (isBetter(match, last)) kept[kept.length - 1] = match;
    else continue;
    last = match;
  }
  return kept;
}

function isBetter(one: Match, other: Match): boolean {
  const [long, short] = one.end - one.start > other.end - other.start ? [one, other] : [other, one];
  if (long.detector === 'postal-address' && short.detector === 'person-name') return long === one;
  return one.confidence === other.confidence ? long === one : one.confidence > other.confidence;
}
