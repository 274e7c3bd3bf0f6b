import type { Detector, Match, Named } from './model.ts';
import { anchorsOf, isCapital, isLetter } from './vocabulary/anchors.ts';
import { openAnnouncements } from './vocabulary/announce.ts';
import type { Occurrence } from './vocabulary/occurrences.ts';
import { type Finds, findsOf, settled } from './vocabulary/settle.ts';

export type Detect = {
  /** Every occurrence in a text, in order and without overlaps. `label` is what stands in front of it, or its column's name. */
  readonly find: (text: string, label?: string) => readonly Match[];
  /** The kind a column name, key path or form label announces: `patient_dob`, `submitted[email]`, `Téléphone portable`. */
  readonly kindOfLabel: (label: string) => string | undefined;
  /** All kinds it may announce: `personnummer` is Swedish or Norwegian. */
  readonly kindsOfLabel: (label: string) => readonly string[];
  /** Whether a whole cell is a value of that kind, taking the column's name for granted. */
  readonly accepts: (id: string, cell: string) => boolean;
  /** The kind most cells of a column without a telling name hold, and the share of cells that do. */
  readonly kindOfCells: (cells: readonly string[]) => { readonly id: string; readonly share: number } | undefined;
};

/** How far before a number its label may stand, and how far behind the label the number. */
const lookBackChars = 48;
const lookAheadChars = 96;
/** A label behind the number stands close: `943 476 5919 (NHS number)`. */
const maxBehindChars = 12;
const lookBehindChars = 40;
/** A label that led nowhere this often in one text is not asked again: keeps hostile texts linear and cheap. */
const maxIdleWindows = 2_000;
const labelledConfidence = 0.9;
/** Of two kinds a number may be, the one its label names is meant. */
const labelBonus = 0.06;

/** Builds the vocabulary of the detectors; the answer keeps nothing of what it reads. */
export function openDetect(detectors: readonly Named<Detector>[]): Detect {
  const byId = new Map(detectors.map((detector) => [detector.id, detector]));
  const announcements = openAnnouncements(detectors.map(({ id, labels, cues = [] }) => ({ id, labels, cues })));
  const outspoken = detectors.filter((detector) => !detector.needsLabel && detector.find !== undefined);

  const find: Detect['find'] = (text, label) => {
    const finds: Finds[] = [];
    if (label !== undefined && label !== '') {
      for (const id of announcements.of(label)) {
        const detector = byId.get(id);
        if (detector === undefined) continue;
        const whole = wholeCell(detector, text);
        if (whole !== undefined) return [whole];
        finds.push(findsOf(id, besideLabel(detector, text)));
      }
    }
    const anchors = anchorsOf(text);
    for (const [id, found] of findLabelled(text, anchors.numbers)) finds.push(findsOf(id, found));
    for (const { id, find: search } of outspoken) finds.push(findsOf(id, search?.(text, anchors) ?? []));
    return settled(finds);
  };

  /** Labels are only sought in front of numbers and colons, each stretch of text once. */
  const findLabelled = (text: string, numbers: Int32Array): ReadonlyMap<string, readonly Occurrence[]> => {
    const found = new Map<string, Occurrence[]>();
    const idle = new Map<string, number>();
    const pending = new Map<string, { readonly start: number; readonly end: number }>();
    let read = 0;
    const report = (ids: readonly string[], start: number, end: number): void => {
      for (const id of ids) pending.set(id, { start, end });
    };
    const ask = (): void => {
      for (const [id, place] of pending) {
        const failures = idle.get(id) ?? 0;
        const detector = byId.get(id);
        if (detector === undefined || failures > maxIdleWindows) continue;
        const near = nearLabel(detector, text, place);
        if (near.length === 0) idle.set(id, failures + 1);
        const known = found.get(id);
        if (known === undefined) found.set(id, [...near]);
        else known.push(...near);
      }
      pending.clear();
    };
    let behind = 0;
    eachPlace(text, numbers, (place) => {
      if (read < behind) {
        const to = Math.min(place, behind);
        if (to > read) announcements.within(text, read, to, report);
        read = Math.max(read, to);
      }
      const from = Math.max(read, place - lookBackChars);
      if (place > from) announcements.within(text, from, place, report);
      read = Math.max(read, place);
      behind = place + lookBehindChars;
      if (pending.size > 0) ask();
    });
    // What stands behind the last number may be its label.
    announcements.within(text, read, Math.min(text.length, read + lookBackChars), report);
    if (pending.size > 0) ask();
    return found;
  };

  const accepts: Detect['accepts'] = (id, cell) => {
    const trimmed = cell.trim();
    return trimmed !== '' && (byId.get(id)?.accepts(trimmed) ?? false);
  };

  return {
    find,
    accepts,
    kindsOfLabel: announcements.of,
    kindOfLabel: (label) => announcements.of(label)[0],
    kindOfCells: (cells) => vote(detectors, cells, find),
  };
}

/** Starts of numbers that may need a label, and colons that may end one, in order. */
function eachPlace(text: string, numbers: Int32Array, visit: (place: number) => void): void {
  let colon = nextColon(text, 0);
  for (let at = 0; at < numbers.length; at += 2) {
    if (!mayNeedLabel(text, numbers, at)) continue;
    const number = numbers[at] ?? 0;
    for (; colon !== -1 && colon < number; colon = nextColon(text, colon + 1)) visit(colon);
    visit(number);
  }
  for (; colon !== -1; colon = nextColon(text, colon + 1)) visit(colon);
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

/** Years, counts, prices and what scripts call things are most numbers of a page, and no identifier. */
function mayNeedLabel(text: string, numbers: Int32Array, at: number): boolean {
  const start = numbers[at] ?? 0;
  let end = numbers[at + 1] ?? 0;
  const length = end - start;
  const before = text.charCodeAt(start - 1);
  if ((length < surelyLongDigits && isSmall(before)) || isInner(before) || (isJoint(before) && numbers[at - 1] === start - 1))
    return false;
  if (length >= surelyLongDigits) return true;
  const after = text.charCodeAt(end);
  if (length >= minLoneDigits) return !isSmall(after);
  if (isCapital(after) || isCapital(before)) return true;
  let digits = length;
  for (let next = at + 2; next < at + maxJoined * 2 && numbers[next] === end + 1 && isJoint(text.charCodeAt(end)); next += 2) {
    end = numbers[next + 1] ?? end;
    digits += end - (numbers[next] ?? end);
    if (digits >= minJoinedDigits) return true;
  }
  // A day, a month's name and a year.
  const year = numbers[at + 2] ?? Number.POSITIVE_INFINITY;
  return length <= 2 && year - end <= maxMonthChars && (numbers[at + 3] ?? 0) - year === 4;
}

/** In front of the middle of a code, or of a cell in a line of cells, whose label stands elsewhere. */
const isInner = (code: number): boolean => code === 45 || code === 46 || code === 43 || code === 44 || code === 59 || code === 9;
const isJoint = (code: number): boolean => code === 32 || code === 45 || code === 46 || code === 47;

function wholeCell(detector: Named<Detector>, text: string): Match | undefined {
  const value = text.trim();
  if (value === '' || !detector.accepts(value)) return undefined;
  const start = text.indexOf(value);
  return { detector: detector.id, start, end: start + value.length, value, confidence: labelledConfidence };
}

function besideLabel(detector: Named<Detector>, text: string): readonly Occurrence[] {
  const own = detector.needsLabel ? (detector.find?.(text, anchorsOf(text)) ?? []) : [];
  return own.length > 0 ? own : (detector.findLabelled?.(text) ?? []);
}

/** What stands behind a label, else what ends just before it. */
function nearLabel(
  detector: Named<Detector>,
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

const maxVotes = 40;
const minShare = 0.5;
/** How much of a cell must be personal data for it to be a cell of that kind. */
const minCovered = 0.8;
/** How unlikely it must be that a column of arbitrary numbers passes. */
const maxChance = 1e-5;

function vote(
  detectors: readonly Named<Detector>[],
  cells: readonly string[],
  find: Detect['find'],
): { readonly id: string; readonly share: number } | undefined {
  const distinct = [...new Set(cells.map((cell) => cell.trim()))].filter((cell) => cell !== '').slice(0, maxVotes);
  if (distinct.length === 0) return undefined;
  const votes = new Map<string, number>();
  const count = (id: string): void => void votes.set(id, (votes.get(id) ?? 0) + 1);
  for (const cell of distinct) {
    const matches = find(cell);
    const covered = matches.reduce((sum, { start, end }) => sum + end - start, 0);
    const main = matches.reduce<Match | undefined>(
      (best, match) => (best === undefined || match.value.length > best.value.length ? match : best),
      undefined,
    );
    if (main !== undefined && covered >= cell.length * minCovered) count(main.detector);
  }
  for (const { id, accepts, needsLabel, chance } of detectors) {
    if (!needsLabel || chance === undefined) continue;
    const fitting = distinct.filter((cell) => accepts(cell)).length;
    if (fitting >= distinct.length * 0.9 && chance ** fitting <= maxChance) votes.set(id, fitting);
  }
  const best = [...votes].toSorted((a, b) => b[1] - a[1])[0];
  if (best === undefined) return undefined;
  const share = best[1] / distinct.length;
  return share >= minShare ? { id: best[0], share } : undefined;
}
