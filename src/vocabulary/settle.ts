import type { Match } from '../model.ts';
import type { Occurrence } from './occurrences.ts';

/** What one detector found, in the order of the text. */
export type Finds = { readonly detector: string; readonly occurrences: readonly Occurrence[] };

const startOf = ({ occurrences }: Finds, place: number): number => occurrences[place]?.start ?? Number.POSITIVE_INFINITY;

/**
 * All finds in the order of the text; each list holds some. Where two overlap the surer one stays, else the longer; an address keeps the names
 * in it to itself.
 */
export function settled(lists: readonly Finds[]): readonly Match[] {
  // Most texts hold nothing, and most others one thing.
  if (lists.length === 0) return nothing;
  const [only] = lists;
  if (lists.length === 1 && only?.occurrences.length === 1) return only.occurrences.map((one) => matchOf(only.detector, one));
  const places = new Int32Array(lists.length);
  /** Where the next find of each list starts. */
  const starts = Float64Array.from(lists, (finds) => startOf(finds, 0));
  const kept: Match[] = [];
  let last: Match | undefined;
  for (;;) {
    let first = 0;
    for (let list = 1; list < starts.length; list += 1) if ((starts[list] ?? 0) < (starts[first] ?? 0)) first = list;
    const finds = lists[first];
    const place = places[first] ?? 0;
    const occurrence = finds?.occurrences[place];
    if (finds === undefined || occurrence === undefined) return kept;
    places[first] = place + 1;
    starts[first] = startOf(finds, place + 1);
    const { detector } = finds;
    const overlaps = last !== undefined && occurrence.start < last.end;
    if (last !== undefined && overlaps && !isBetter(detector, occurrence, last)) continue;
    last = matchOf(detector, occurrence);
    if (overlaps) kept[kept.length - 1] = last;
    else kept.push(last);
  }
}

const nothing: readonly Match[] = [];

const matchOf = (detector: string, { start, end, value, confidence }: Occurrence): Match => ({
  detector,
  start,
  end,
  value,
  confidence,
});

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
