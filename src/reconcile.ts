import { createHash } from 'node:crypto';
import type { Change, Finding, Observation } from './model.ts';
import { compareSeverity } from './severity.ts';

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

function seen(before: Finding | undefined, { verdict, observation, lastKnownClosed }: Open): Change {
  const { at, ...observed } = observation;
  if (before === undefined) {
    const finding: Finding = {
      ...observed,
      verdict,
      id: findingId(observation.fingerprint),
      state: 'open',
      lastKnownClosed,
      firstSeen: at,
      lastSeen: at,
      resolvedAt: undefined,
      note: undefined,
    };
    return { kind: 'opened', before, finding };
  }
  const people = before.state === 'resolved' ? observed.people : Math.max(before.people, observed.people);
  const finding: Finding = { ...before, ...observed, verdict, people, id: before.id, lastSeen: at };
  if (before.state === 'resolved') {
    const again = {
      ...finding,
      state: 'open',
      firstSeen: at,
      lastKnownClosed: lastKnownClosed ?? before.resolvedAt,
      resolvedAt: undefined,
      note: undefined,
    } as const;
    return { kind: 'reopened', before, finding: again };
  }
  if (before.state === 'accepted' && before.note?.until !== undefined && before.note.until <= at) {
    return { kind: 'reopened', before, finding: { ...finding, state: 'open', note: undefined } };
  }
  if (isWorse(before, finding))
    return { kind: 'worsened', before, finding: { ...finding, state: before.state === 'accepted' ? 'open' : before.state } };
  return { kind: 'seen', before, finding: steady(before, finding) };
}

/** Row churn is not news: what was told before stands until it is worse. */
const steady = (before: Finding, now: Finding): Finding => ({
  ...now,
  severity: compareSeverity(now.severity, before.severity) > 0 ? now.severity : before.severity,
  verdict: before.verdict === 'exposed' ? 'exposed' : now.verdict,
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
