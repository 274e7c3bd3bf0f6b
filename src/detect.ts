import type { Detector, Match, Named } from './model.ts';
import { anchorsOf } from './vocabulary/anchors.ts';
import { openAnnouncements } from './vocabulary/announce.ts';
import { besideLabel, openLabelled } from './vocabulary/beside-labels.ts';
import { isIntroducedAsExample } from './vocabulary/example-signs.ts';
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

const labelledConfidence = 0.9;
/** Builds the vocabulary of the detectors; the answer keeps nothing of what it reads. */
export function openDetect(detectors: readonly Named<Detector>[]): Detect {
  const byId = new Map(detectors.map((detector) => [detector.id, detector]));
  const announcements = openAnnouncements(detectors.map(({ id, labels, cues = [] }) => ({ id, labels, cues })));
  const findLabelled = openLabelled(detectors, announcements);
  const outspoken = detectors.flatMap(({ id, needsLabel, find: search, anchoredOn }) =>
    needsLabel || search === undefined ? [] : { id, search, anchoredOn },
  );

  const find: Detect['find'] = (text, label) => {
    const finds: Finds[] = [];
    let worded: Match | undefined;
    for (const id of label === undefined || label === '' ? [] : announcements.of(label)) {
      const detector = byId.get(id);
      if (detector === undefined) continue;
      const whole = wholeCell(detector, text);
      // A heading such as `Notes` or `Billing address` announces words, and whatever stands among them is found all the same.
      if (whole !== undefined && !detector.inWords) return [whole];
      if (id !== 'postal-address' || /\d/u.test(text)) worded ??= whole;
      put(finds, id, besideLabel(detector, text));
    }
    const anchors = anchorsOf(text);
    finds.push(...findLabelled(text, anchors.numbers));
    for (const { id, search, anchoredOn } of outspoken)
      if (anchoredOn === undefined || anchors[anchoredOn].length > 0) put(finds, id, search(text, anchors));
    const found = settled(finds);
    if (found.length === 0 && worded !== undefined) return [worded];
    return found.some((match) => isExample(text, match)) ? found.filter((match) => !isExample(text, match)) : found;
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

/** Names and addresses alone do no harm, and texts are full of them. */
const harmless: ReadonlySet<string> = new Set(['person-name', 'postal-address', 'health', 'criminal-allegation']);

const isExample = (text: string, { detector, start }: Match): boolean =>
  !harmless.has(detector) && isIntroducedAsExample(text, start);

function put(finds: Finds[], id: string, found: readonly Occurrence[]): void {
  if (found.length > 0) finds.push(findsOf(id, found));
}

function wholeCell(detector: Named<Detector>, text: string): Match | undefined {
  const value = text.trim();
  if (value === '' || !detector.accepts(value)) return undefined;
  const start = text.indexOf(value);
  return { detector: detector.id, start, end: start + value.length, value, confidence: labelledConfidence };
}

const maxVotes = 40;
const minShare = 0.5;
/** A longer cell is a text and nobody's address, name or number. */
const maxValueChars = 2_000;
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
    if (cell.length > maxValueChars) continue;
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
    const fitting = fittingOf(distinct, accepts);
    if (fitting > 0 && chance ** fitting <= maxChance) votes.set(id, fitting);
  }
  const best = [...votes].toSorted((a, b) => b[1] - a[1])[0];
  if (best === undefined) return undefined;
  const share = best[1] / distinct.length;
  return share >= minShare ? { id: best[0], share } : undefined;
}

const maxUnfit = 0.1;

/** How many cells a detector accepts; none when too many are not such values. */
function fittingOf(cells: readonly string[], accepts: Detector['accepts']): number {
  let unfit = 0;
  for (const cell of cells) if ((cell.length > maxValueChars || !accepts(cell)) && ++unfit > cells.length * maxUnfit) return 0;
  return cells.length - unfit;
}
