import type { Match } from '../model.ts';
import type { Occurrence } from './occurrences.ts';

/** What one detector found, in the order of the text. */
export type Finds = { readonly detector: string; readonly occurrences: readonly Occurrence[] };

const startAt = (finds: Finds | undefined, place: number): number => finds?.occurrences[place]?.start ?? Number.POSITIVE_INFINITY;

/**
 * All finds in the order of the text. Where two overlap the surer one stays, else the longer; an address keeps the names
 * in it to itself.
 */
export function settled(all: readonly Finds[]): readonly Match[] {
  const lists = all.filter(({ occurrences }) => occurrences.length > 0);
  if (lists.length === 0) return [];
  const places = new Int32Array(lists.length);
  const kept: Match[] = [];
  let last: Match | undefined;
  for (;;) {
    let first = 0;
    for (let list = 1; list < lists.length; list += 1)
      if (startAt(lists[list], places[list] ?? 0) < startAt(lists[first], places[first] ?? 0)) first = list;
    const place = places[first] ?? 0;
    const occurrence = lists[first]?.occurrences[place];
    if (occurrence === undefined) return kept;
    places[first] = place + 1;
    const detector = lists[first]?.detector ?? '';
    if (last !== undefined && occurrence.start < last.end && !isBetter(detector, occurrence, last)) continue;
    const { start, end, value, confidence } = occurrence;
    const match: Match = { detector, start, end, value, confidence };
    if (last !== undefined && start < last.end) kept[kept.length - 1] = match;
    else kept.push(match);
    last = match;
  }
}

function isBetter(detector: string, one: Occurrence, other: Match): boolean {
  const longer = one.end - one.start > other.end - other.start;
  const [long, short] = longer ? [detector, other.detector] : [other.detector, detector];
  if (long === 'postal-address' && short === 'person-name') return longer;
  return one.confidence === other.confidence ? longer : one.confidence > other.confidence;
}

/** The finds of one detector, whatever order they came in. */
export function findsOf(detector: string, found: readonly Occurrence[]): Finds {
  for (let at = 1; at < found.length; at += 1)
    if ((found[at]?.start ?? 0) < (found[at - 1]?.start ?? 0))
      return { detector, occurrences: found.toSorted((a, b) => a.start - b.start) };
  return { detector, occurrences: found };
}
