// What only a word beside it makes believable: a number that fits a checksum by chance, a value behind `religion:`.

import type { Anchors, Detector, Named } from '../model.ts';
import { anchorsOf, isCapital, isLetter } from './anchors.ts';
import type { Announcements } from './announce.ts';
import type { Occurrence } from './occurrences.ts';
import { type Finds, findsOf } from './settle.ts';

/** How far before a number its label may stand, and how far behind the label the number. */
const lookBackChars = 48;
/** A word for a birthday, or one in front of a colon, stands close. */
const dateBackChars = 24;
const colonBackChars = 40;
const lookAheadChars = 96;
/** A label behind the number stands close: `943 476 5919 (NHS number)`. */
const maxBehindChars = 12;
const lookBehindChars = 40;
/** A label that led nowhere this often in one text is not asked again: keeps hostile texts linear and cheap. */
const maxIdleWindows = 2_000;
/** Of two kinds a number may be, the one its label names is meant. */
const labelBonus = 0.06;

/** Finds what stands beside labels and cues. Each stretch of a text is read for labels once, and only near numbers and colons. */
export function openLabelled(
  detectors: readonly Named<Detector>[],
  announcements: Announcements,
): (text: string, numbers: Int32Array) => readonly Finds[] {
  const byId = new Map(detectors.map((detector) => [detector.id, detector]));
  return (text, numbers) => {
    if (numbers.length === 0 && nextColon(text, 0) === -1) return nothing;
    const beside = openBeside(text, byId);
    let read = 0;
    let behind = -1;
    const readTo = (from: number, to: number): void => {
      if (to > from) announcements.within(text, from, to, beside.met);
      read = Math.max(read, to);
    };
    eachPlace(text, numbers, (place, back) => {
      if (read < behind) readTo(read, Math.min(place, behind));
      readTo(Math.max(read, place - back), place);
      // Nobody writes `7 March 1980 (date of birth)`, but many write `943 476 5919 (NHS number)`.
      if (back === lookBackChars) behind = place + lookBehindChars;
      beside.ask();
    });
    // What stands behind the last number may be its label.
    readTo(read, Math.min(text.length, behind));
    beside.ask();
    return beside.found();
  };
}

type Beside = {
  /** A label or cue was met: its kinds are asked for at the next number or colon. */
  readonly met: (ids: readonly string[], start: number, end: number) => void;
  readonly ask: () => void;
  readonly found: () => readonly Finds[];
};

/** Collects what stands beside labels. Most texts have none, and cost nothing here. */
function openBeside(text: string, byId: ReadonlyMap<string, Detector>): Beside {
  let pending: Map<string, { readonly start: number; readonly end: number }> | undefined;
  let found: Map<string, Occurrence[]> | undefined;
  let idle: Map<string, number> | undefined;
  return {
    met: (ids, start, end) => {
      pending ??= new Map();
      for (const id of ids) pending.set(id, { start, end });
    },
    ask: () => {
      if (pending === undefined || pending.size === 0) return;
      found ??= new Map();
      idle ??= new Map();
      for (const [id, place] of pending) {
        const failures = idle.get(id) ?? 0;
        const detector = byId.get(id);
        if (detector === undefined || failures > maxIdleWindows) continue;
        const near = nearLabel(detector, text, place);
        if (near.length === 0) idle.set(id, failures + 1);
        else keep(found, id, near);
      }
      pending.clear();
    },
    found: () => (found === undefined ? nothing : [...found].map(([id, occurrences]) => findsOf(id, occurrences))),
  };
}

function keep(found: Map<string, Occurrence[]>, id: string, near: readonly Occurrence[]): void {
  const known = found.get(id);
  if (known === undefined) found.set(id, [...near]);
  else known.push(...near);
}

const nothing: readonly Finds[] = [];

/** Starts of numbers that may need a label, and colons that may end one, in order. */
function eachPlace(text: string, numbers: Int32Array, visit: (place: number, back: number) => void): void {
  let colon = nextColon(text, 0);
  for (let at = 0; at < numbers.length; at += 2) {
    const back = labelDistance(text, numbers, at);
    if (back === 0) continue;
    const number = numbers[at] ?? 0;
    for (; colon !== -1 && colon < number; colon = nextColon(text, colon + 1)) visit(colon, colonBackChars);
    visit(number, back);
  }
  for (; colon !== -1; colon = nextColon(text, colon + 1)) visit(colon, colonBackChars);
}

/** A colon between a letter and a space: none of a time, an address or a style. */
function nextColon(text: string, from: number): number {
  let at = text.indexOf(':', from);
  while (at !== -1 && (text.charCodeAt(at + 1) > 32 || !isLetter(text.charCodeAt(at - 1)))) at = text.indexOf(':', at + 1);
  return at;
}

const minLoneDigits = 5;
const surelyLongDigits = 7;
const minJoinedDigits = 6;
const maxJoined = 5;
const maxMonthChars = 14;

const isSmall = (code: number): boolean => (code >= 97 && code <= 122) || code === 95;

/** How far back a number's label may stand; 0 for years, counts, prices and what scripts call things: most numbers of a page. */
function labelDistance(text: string, numbers: Int32Array, at: number): number {
  const start = numbers[at] ?? 0;
  let end = numbers[at + 1] ?? 0;
  const length = end - start;
  const before = text.charCodeAt(start - 1);
  if ((length < surelyLongDigits && isSmall(before)) || isInner(before) || (isJoint(before) && numbers[at - 1] === start - 1))
    return 0;
  if (length >= surelyLongDigits) return lookBackChars;
  const after = text.charCodeAt(end);
  if (length >= minLoneDigits) return isSmall(after) ? 0 : lookBackChars;
  if (isCapital(after) || isCapital(before)) return lookBackChars;
  let digits = length;
  for (let next = at + 2; next < at + maxJoined * 2 && numbers[next] === end + 1 && isJoint(text.charCodeAt(end)); next += 2) {
    end = numbers[next + 1] ?? end;
    digits += end - (numbers[next] ?? end);
    if (digits >= minJoinedDigits) return lookBackChars;
  }
  // A day, a month's name and a year.
  const year = numbers[at + 2] ?? Number.POSITIVE_INFINITY;
  return length <= 2 && year - end <= maxMonthChars && (numbers[at + 3] ?? 0) - year === 4 ? dateBackChars : 0;
}

/** In front of the middle of a code, or of a cell in a line of cells, whose label stands elsewhere. */
const isInner = (code: number): boolean => code === 45 || code === 46 || code === 43 || code === 44 || code === 59 || code === 9;
const isJoint = (code: number): boolean => code === 32 || code === 45 || code === 46 || code === 47;

/** Hardly a kind that needs a label asks where numbers stand. */
function anchorsWhenAsked(text: string): Anchors {
  let anchors: Anchors | undefined;
  const known = (): Anchors => {
    anchors ??= anchorsOf(text);
    return anchors;
  };
  return {
    get numbers() {
      return known().numbers;
    },
    get capitals() {
      return known().capitals;
    },
  };
}

/** What a detector makes of the words behind a label, or of a cell under it. */
export function besideLabel(detector: Detector, text: string): readonly Occurrence[] {
  const own = detector.needsLabel ? (detector.find?.(text, anchorsWhenAsked(text)) ?? []) : [];
  return own.length > 0 ? own : (detector.findLabelled?.(text) ?? []);
}

/** What stands behind a label, else what ends just before it. */
function nearLabel(
  detector: Detector,
  text: string,
  label: { readonly start: number; readonly end: number },
): readonly Occurrence[] {
  const behind = besideLabel(detector, text.slice(label.end, label.end + lookAheadChars));
  const near: Occurrence[] = [];
  let last = 0;
  for (const occurrence of behind) {
    // A second number belongs to the label only where nothing but punctuation stands between: `NHS numbers: …, …`.
    if (last > 0 && /\p{L}/u.test(text.slice(label.end + last, label.end + occurrence.start))) break;
    near.push(moved(occurrence, label.end));
    last = occurrence.end;
  }
  if (last > 0 || !detector.needsLabel) return near;
  const from = Math.max(0, label.start - lookBackChars);
  const before = text.slice(from, label.start);
  const closest = besideLabel(detector, before).at(-1);
  return closest !== undefined && closest.end >= before.length - maxBehindChars ? [moved(closest, from)] : near;
}

const moved = ({ start, end, value, confidence }: Occurrence, by: number): Occurrence => ({
  start: start + by,
  end: end + by,
  value,
  confidence: Math.min(1, confidence + labelBonus),
});
