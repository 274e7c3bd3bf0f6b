// Entities in running text against gold offsets: exact after normalisation, and by overlap of at least half.
import { type Answer, type Counts, f1, percent } from './score.ts';

type Span = { readonly detector: string; readonly start: number; readonly end: number };

/** A text with its gold; `other` are spans of types outside the scope, neutral for the score by character. */
export type SpanText = {
  readonly id: string;
  readonly text: string;
  readonly spans: readonly Span[];
  readonly other: readonly Omit<Span, 'detector'>[];
};

const inWords = new Set(['person-name', 'postal-address', 'health', 'ethnicity', 'religion', 'free-text', 'date-of-birth']);
const honorific = /^(?:mr|mrs|ms|miss|mx|dr|prof|sir|dame|rev)\.?\s+/iu;

function normal(detector: string, text: string): string {
  if (inWords.has(detector))
    return text
      .normalize('NFKC')
      .replace(honorific, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  if (detector === 'phone-number') return text.replace(/\D/gu, '').replace(/^(?:00)?44(?:0)?/u, '0');
  if (detector === 'email-address') return text.toLowerCase().replace(/^mailto:|[.,;>)]+$/gu, '');
  return text.toUpperCase().replace(/[^A-Z0-9:]/gu, '');
}

const shared = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
const overlaps = (a: Span, b: Span): boolean => shared(a, b) / (Math.max(a.end, b.end) - Math.min(a.start, b.start)) >= 0.5;

function pairs(gold: readonly Span[], said: readonly Span[], fits: (a: Span, b: Span) => boolean): Counts {
  const used = new Set<Span>();
  for (const span of gold) {
    const partner = said.find((other) => !used.has(other) && fits(span, other));
    if (partner !== undefined) used.add(partner);
  }
  return { tp: used.size, fp: said.length - used.size, fn: gold.length - used.size };
}

const plus = (one: Counts | undefined, other: Counts): Counts => ({
  tp: (one?.tp ?? 0) + other.tp,
  fp: (one?.fp ?? 0) + other.fp,
  fn: (one?.fn ?? 0) + other.fn,
});

/** By character, blanks aside: personal or not. Other gold types are neutral. */
function characters({ text, spans, other }: SpanText, said: readonly Span[]): Counts {
  const marks = new Uint8Array(text.length);
  for (const span of other) marks.fill(4, span.start, span.end);
  for (const span of spans) marks.fill(1, span.start, span.end);
  for (const span of said)
    for (let at = span.start; at < Math.min(span.end, text.length); at += 1) marks[at] = (marks[at] ?? 0) | 2;
  const counts = { tp: 0, fp: 0, fn: 0 };
  marks.forEach((mark, at) => {
    if (/\s/u.test(text[at] ?? '')) return;
    if (mark === 3) counts.tp += 1;
    else if (mark === 2) counts.fp += 1;
    else if (mark === 1) counts.fn += 1;
  });
  return counts;
}

/** Prints exact and overlapping F1 per detector, and personal-or-not by character. */
export function reportSpans(texts: readonly SpanText[], answers: ReadonlyMap<string, Answer>): void {
  const scope = new Set(texts.flatMap((text) => text.spans.map((span) => span.detector)));
  const exact = new Map<string, Counts>();
  const partial = new Map<string, Counts>();
  let personal: Counts = { tp: 0, fp: 0, fn: 0 };
  for (const text of texts) {
    const all = answers.get(text.id)?.sightings ?? [];
    const said = [
      ...new Map(
        all
          .filter((span) => scope.has(span.detector) && span.start >= 0 && span.end > span.start)
          .map((span) => [`${span.detector} ${span.start} ${span.end}`, span]),
      ).values(),
    ];
    personal = plus(personal, characters(text, said));
    for (const detector of scope) {
      const gold = text.spans.filter((span) => span.detector === detector);
      const mine = said.filter((span) => span.detector === detector);
      const same = (a: Span, b: Span): boolean =>
        shared(a, b) > 0 &&
        normal(detector, text.text.slice(a.start, a.end)) === normal(detector, text.text.slice(b.start, b.end));
      exact.set(detector, plus(exact.get(detector), pairs(gold, mine, same)));
      partial.set(detector, plus(partial.get(detector), pairs(gold, mine, overlaps)));
    }
  }
  console.log(`\nEntities in ${texts.length} texts, F1 exact and by overlap`);
  for (const detector of [...scope].sort()) {
    const strict = exact.get(detector);
    const loose = partial.get(detector);
    if (strict === undefined || loose === undefined) continue;
    console.log(
      `  ${detector.padEnd(28)} ${percent(f1(strict)).padStart(9)} ${percent(f1(loose)).padStart(9)}   gold ${strict.tp + strict.fn}, said ${strict.tp + strict.fp}`,
    );
  }
  const { tp, fp, fn } = personal;
  console.log(
    `  personal or not, by character: precision ${percent(tp / Math.max(1, tp + fp))}, recall ${percent(tp / Math.max(1, tp + fn))}`,
  );
}
