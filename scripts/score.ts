// The definitions behind docs/accuracy.md: documents by verdict, people and kinds; entities by their offsets.

export type Verdict = 'exposed' | 'review' | 'clean' | 'unreadable';

/** One file with what careful readers say about it. `accept` names further verdicts that are not wrong. */
export type Label = {
  readonly file: string;
  readonly verdict: 'exposed' | 'review' | 'clean';
  /** Distinct people; null where nobody counted. */
  readonly people: number | null;
  readonly kinds: readonly string[];
  readonly note: string;
  readonly accept?: readonly Verdict[];
  /** Words that must be among the places named: `hidden sheet`. */
  readonly where?: string;
};

/** A line of `inspect --format jsonl`, as far as it is scored. */
export type Answer = {
  readonly file: string;
  readonly verdict: Verdict;
  readonly people: number;
  readonly kinds: Readonly<Record<string, number>>;
  readonly where: readonly string[];
  readonly sightings: readonly {
    readonly detector: string;
    readonly start: number;
    readonly end: number;
    readonly where?: string;
  }[];
};

export type Rate = { readonly hits: number; readonly of: number };

export const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

/** Wilson's interval at 95 %: honest for rates near nought. */
export function wilson({ hits, of }: Rate): readonly [low: number, high: number] {
  if (of === 0) return [0, 1];
  const z = 1.959964;
  const share = hits / of;
  const base = 1 + (z * z) / of;
  const centre = (share + (z * z) / (2 * of)) / base;
  const width = (z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))) / base;
  return [Math.max(0, centre - width), Math.min(1, centre + width)];
}

export function rateText(rate: Rate): string {
  if (rate.of === 0) return '– (none)';
  const [low, high] = wilson(rate);
  return `${percent(rate.hits / rate.of)} (${rate.hits} of ${rate.of}; 95 % ${percent(low)} to ${percent(high)})`;
}

/** Verdicts that are not wrong: a review may also be called clean, the others are only themselves. */
export const accepted = (label: Label): readonly Verdict[] =>
  label.accept ?? (label.verdict === 'review' ? ['review', 'clean'] : [label.verdict]);

export type Marked = { readonly label: Label; readonly answer: Answer };

export type Counts = { tp: number; fp: number; fn: number };
export const f1 = ({ tp, fp, fn }: Counts): number => (tp + fp + fn === 0 ? 1 : (2 * tp) / (2 * tp + fp + fn));

/** Exposed files on which readers agree that there is something; the rest is left out of recall. */
const scored = ({ label }: Marked): boolean => label.verdict === 'exposed' && !accepted(label).includes('clean');

const hit = ({ label, answer }: Marked): boolean => accepted(label).includes(answer.verdict);

export const isFalseAlarm = ({ label, answer }: Marked): boolean =>
  answer.verdict === 'exposed' && !accepted(label).includes('exposed');

export const isMiss = (marked: Marked): boolean => scored(marked) && !hit(marked);

export type Scores = {
  readonly plain: Rate;
  readonly all: Rate;
  readonly three: Rate;
  readonly few: Rate;
  readonly places: Rate;
  readonly alarms: Rate;
  readonly noise: Rate;
  readonly people: Rate;
  readonly kinds: ReadonlyMap<string, Counts>;
};

const rate = (all: readonly Marked[], fits: (marked: Marked) => boolean): Rate => ({
  hits: all.filter(fits).length,
  of: all.length,
});

const countedRight = ({ label, answer }: Marked): boolean =>
  label.people !== null && Math.abs(answer.people - label.people) <= label.people * 0.1 + 1e-9;

const placeNamed = ({ label, answer }: Marked): boolean => {
  const wanted = (label.where ?? '').toLowerCase();
  const places = [...answer.where, ...answer.sightings.map((sighting) => sighting.where ?? '')];
  return answer.verdict === 'exposed' && places.some((place) => place.toLowerCase().includes(wanted));
};

export function scoreDocuments(marked: readonly Marked[]): Scores {
  const positives = marked.filter(scored);
  const ordinary = marked.filter(({ label }) => !accepted(label).includes('exposed'));
  const clean = marked.filter(({ label }) => label.verdict === 'clean' && !accepted(label).includes('review'));
  const found = positives.filter(({ label, answer }) => answer.verdict === 'exposed' && (label.people ?? 0) > 0);
  return {
    plain: rate(
      positives.filter(({ label }) => accepted(label).length === 1),
      ({ answer }) => answer.verdict === 'exposed',
    ),
    all: rate(positives, hit),
    three: rate(
      positives.filter(({ label }) => (label.people ?? 0) >= 3),
      hit,
    ),
    few: rate(
      positives.filter(({ label }) => label.people === 1 || label.people === 2),
      hit,
    ),
    places: rate(
      positives.filter(({ label }) => label.where !== undefined),
      placeNamed,
    ),
    alarms: rate(ordinary, isFalseAlarm),
    noise: rate(clean, ({ answer }) => answer.verdict === 'review'),
    people: rate(found, countedRight),
    kinds: kindCounts(positives),
  };
}

function kindCounts(positives: readonly Marked[]): ReadonlyMap<string, Counts> {
  const kinds = new Map<string, Counts>();
  for (const { label, answer } of positives) {
    if (label.kinds.length === 0) continue;
    const said = new Set(Object.entries(answer.kinds).flatMap(([kind, count]) => (count > 0 ? [kind] : [])));
    for (const kind of new Set([...label.kinds, ...said])) {
      const counts = kinds.get(kind) ?? { tp: 0, fp: 0, fn: 0 };
      kinds.set(kind, counts);
      if (!label.kinds.includes(kind)) counts.fp += 1;
      else if (said.has(kind)) counts.tp += 1;
      else counts.fn += 1;
    }
  }
  return kinds;
}

/** Mean F1 over the kinds that the labels hold. */
export function macroF1(kinds: ReadonlyMap<string, Counts>): number {
  const known = [...kinds.values()].filter(({ tp, fn }) => tp + fn > 0);
  return known.length === 0 ? 1 : known.reduce((sum, counts) => sum + f1(counts), 0) / known.length;
}

/** A file's kind of page: its folder, two steps deep. */
export const folderOf = (file: string): string => file.split('/').slice(0, -1).slice(0, 2).join('/') || '.';
