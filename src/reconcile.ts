import { createHash } from 'node:crypto';
import { saysPublished } from './judging/published.ts';
import { compareSeverity, isGrave } from './judging/severity.ts';
import type { Change, Finding, Observation, Severity } from './model.ts';
import { kindInWords } from './words/kinds.ts';

/** What one round learned about addresses, verdict by verdict. */
export type Sight =
  | { readonly verdict: 'exposed' | 'open-empty'; readonly observation: Observation; readonly lastKnownClosed: Date | undefined }
  /** A fresh, comparable no. The only thing that ends a finding. */
  | { readonly verdict: 'closed'; readonly fingerprint: string; readonly at: Date };

/** Growth that is worth another message: half as many people again, and at least ten. */
const worthTelling = { ratio: 1.5, people: 10 } as const;

/**
 * Known findings + what was seen → changes. Pure, and idempotent: the same sights twice are `seen` the second time.
 * What was not looked at, or could not be told, is not among the sights and so changes nothing.
 */
export function reconcile(known: readonly Finding[], sights: readonly Sight[]): readonly Change[] {
  const byFingerprint = new Map(known.map((finding) => [finding.fingerprint, finding]));
  const changes: Change[] = [];
  for (const sight of sights) {
    const fingerprint = sight.verdict === 'closed' ? sight.fingerprint : sight.observation.fingerprint;
    const before = byFingerprint.get(fingerprint);
    const change =
      sight.verdict === 'closed' ? resolve(before, sight.at) : isStale(before, sight) ? undefined : seen(before, sight);
    if (change === undefined) continue;
    byFingerprint.set(fingerprint, change.finding);
    changes.push(change);
  }
  return changes;
}

function resolve(before: Finding | undefined, at: Date): Change | undefined {
  // The crawl may have looked before the watch saw it open: the later look counts.
  if (before === undefined || before.state === 'resolved' || at < before.lastSeen) return undefined;
  return { kind: 'resolved', before, finding: { ...before, state: 'resolved', resolvedAt: at } };
}

type Open = Extract<Sight, { readonly observation: Observation }>;

const isStale = (before: Finding | undefined, { observation }: Open): boolean =>
  before?.resolvedAt !== undefined && observation.at < before.resolvedAt;

function seen(before: Finding | undefined, sight: Open): Change {
  const { verdict, observation, lastKnownClosed } = sight;
  if (before !== undefined && before.state !== 'resolved') return seenAgain(before, sight);
  const { at, published: _published, ...observed } = observation;
  const finding: Finding = {
    ...observed,
    verdict,
    id: before?.id ?? findingId(observation.fingerprint),
    state: 'open',
    lastKnownClosed: lastKnownClosed ?? before?.resolvedAt,
    firstSeen: at,
    lastSeen: at,
    resolvedAt: undefined,
    note: undefined,
  };
  return { kind: before === undefined ? 'opened' : 'reopened', before, finding };
}

/** What is open already, and what became of people's decisions about it. */
function seenAgain(before: Finding, { verdict, observation }: Open): Change {
  const { at, published, ...observed } = observation;
  const isKnownPublished = published !== undefined && before.reasons.includes(saysPublished(published.reason));
  const isDecided = before.state === 'accepted' || isKnownPublished;
  const fresh = isDecided ? freshKinds(before.kinds, observed.kinds) : [];
  const people = Math.max(before.people, observed.people);
  const kinds = mostOf(before.kinds, observed.kinds, (kind) => !isDecided || fresh.includes(kind));
  const finding: Finding = { ...before, ...observed, verdict, people, kinds, lastSeen: at };
  // Once a decision no longer holds, strays count like everything else.
  const undecided: Finding = { ...finding, kinds: mostOf(before.kinds, observed.kinds, () => true) };
  if (before.state === 'accepted' && before.note?.until !== undefined && before.note.until <= at)
    return {
      kind: 'reopened',
      before,
      finding: { ...undecided, state: 'open', note: undefined, reasons: [wasAccepted(before.note), ...finding.reasons] },
    };
  // A new line under published: is a person's decision, and takes back what was raised before.
  if (published !== undefined && !isKnownPublished) return { kind: 'seen', before, finding };
  if (fresh.length > 0) return { kind: 'worsened', before, finding: raised(undecided, fresh, published?.otherwise) };
  const steadied = steady(before, finding);
  if (!isWorse(before, finding)) return { kind: 'seen', before, finding: steadied };
  return {
    kind: 'worsened',
    before,
    finding: before.state === 'accepted' ? { ...steady(before, undecided), state: 'open', note: undefined } : steadied,
  };
}

const wasAccepted = ({ by, reason, until }: NonNullable<Finding['note']>): string =>
  `was accepted by ${by}${until === undefined ? '' : ` until ${until.toISOString().slice(0, 10)}`}: ${reason}`;

/** Counts never fall while it is open: a kind that comes and goes with the rows is told once. */
function mostOf(before: Finding['kinds'], now: Finding['kinds'], admits: (kind: string) => boolean): Finding['kinds'] {
  const kinds = { ...before };
  for (const [kind, count] of Object.entries(now))
    if (kinds[kind] !== undefined || admits(kind)) kinds[kind] = Math.max(kinds[kind] ?? 0, count);
  return kinds;
}

/** A stray match is not another kind of data, unless it is one that harms by itself. */
const leastOfAKind = 2;

const freshKinds = (before: Finding['kinds'], now: Finding['kinds']): readonly string[] =>
  Object.entries(now)
    .filter(([kind, count]) => before[kind] === undefined && count >= (isGrave(kind) ? 1 : leastOfAKind))
    .map(([kind]) => kind);

const leastRaised: Severity = 'medium';
const showsMore = 'shows more than was decided about';

/** What was accepted or published was the kinds of data it showed then; another one asks for another decision. */
function raised(finding: Finding, fresh: readonly string[], otherwise: Severity | undefined): Finding {
  const severity = otherwise ?? finding.severity;
  return {
    ...finding,
    state: 'open',
    note: undefined,
    severity: compareSeverity(severity, leastRaised) < 0 ? leastRaised : severity,
    reasons: [`${showsMore}: ${fresh.map(kindInWords).join(', ')}`, ...finding.reasons],
  };
}

/** Row churn is not news: what was told before stands until it is worse. */
const steady = (before: Finding, now: Finding): Finding => ({
  ...now,
  severity: compareSeverity(now.severity, before.severity) > 0 ? now.severity : before.severity,
  verdict: before.verdict === 'exposed' ? 'exposed' : now.verdict,
  reasons: [...before.reasons.filter((reason) => reason.startsWith(showsMore)), ...now.reasons],
});

function isWorse(before: Finding, now: Finding): boolean {
  if (before.verdict === 'open-empty' && now.verdict === 'exposed') return true;
  if (compareSeverity(now.severity, before.severity) > 0) return true;
  return now.people >= before.people + worthTelling.people && now.people >= before.people * worthTelling.ratio;
}

const idLength = 10;

/** Short enough to type; the same for the same address for ever. */
export const findingId = (fingerprint: string): string =>
  createHash('sha256').update(fingerprint).digest('hex').slice(0, idLength);
