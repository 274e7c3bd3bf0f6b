import { sharedCause } from './judging/causes.ts';
import { compareSeverity } from './judging/severity.ts';
import type { Alert, Batch, Change, Finding, Outcome, Target, World } from './model.ts';
import type { Gathered } from './notebook.ts';
import { reconcile } from './reconcile.ts';
import { isToldAtOnce, postingsFor } from './telling/audience.ts';
import { tellBlindness } from './telling/blindness.ts';
import { causeTurns, type Telling, tellingOf } from './telling/flapping.ts';
import { tellStanding } from './telling/standing.ts';
import { alertFor } from './wording.ts';
import { flappingAlert } from './words/standing.ts';

/** Reconciles and records what a round gathers, one batch after the other: two lanes must not judge one finding at once. */
export function openFollowUp(world: World, target: Target): (gathered: Gathered) => Promise<readonly Change[]> {
  let last: Promise<unknown> = Promise.resolve();
  return (gathered) => {
    const settled = last.then(() => settle(world, target, gathered));
    last = settled.catch(() => undefined);
    return settled;
  };
}

/** Reconcile, word, record: findings, their history and the outbox in one transaction, or nothing of it. */
async function settle(world: World, target: Target, gathered: Gathered): Promise<readonly Change[]> {
  const at = world.now();
  const known = gathered.sights.length === 0 ? [] : await world.store.findings({ target: target.name });
  const changes = reconcile(known, gathered.sights);
  const alerts = await alertsFor(world, target, { known, changes, at });
  const batch: Batch = {
    changes,
    addresses: gathered.addresses,
    forms: gathered.forms.map((form) => ({ target: target.name, form })),
    outbox: alerts.flatMap((alert) => postingsFor(world.channels, target, alert)),
    at,
  };
  if (changes.length + batch.addresses.length + batch.forms.length > 0) await world.store.record(batch);
  return changes;
}

type News = { readonly known: readonly Finding[]; readonly changes: readonly Change[]; readonly at: Date };

const isOpen = (finding: Finding): boolean => finding.state !== 'resolved';

/** One message per cause; none where nothing is news, where it stands in the digest, or while a door only swings. */
async function alertsFor(world: World, target: Target, { known, changes, at }: News): Promise<readonly Alert[]> {
  const alerts: Alert[] = [];
  for (const [cause, ofCause] of Map.groupBy(changes, (change) => sharedCause(change.finding.cause))) {
    const before = known.filter((finding) => sharedCause(finding.cause) === cause);
    const news = newsOf(ofCause, before.filter(isOpen));
    const alert = alertFor(target, news, at);
    if (alert === undefined || !news.some(({ finding }) => isToldAtOnce(finding))) continue;
    const telling = await tellingOfNews(world, { news, before, at });
    if (telling === 'as usual') alerts.push(alert);
    if (telling === 'as flapping')
      alerts.push(
        flappingAlert(
          alert,
          news.map(({ finding }) => finding),
        ),
      );
  }
  return alerts;
}

type OfCause = { readonly news: readonly Change[]; readonly before: readonly Finding[]; readonly at: Date };

/** Whoever gets worse is told, however often it swings. */
async function tellingOfNews({ store }: World, { news, before, at }: OfCause): Promise<Telling> {
  const turn = news.find(({ kind }) => kind === 'reopened' || kind === 'resolved');
  if (turn === undefined || news.some(isGraver)) return 'as usual';
  const histories = await Promise.all(before.map(({ id }) => store.history(id)));
  return tellingOf(causeTurns(histories), { at, kind: turn.kind });
}

const isGraver = ({ kind, finding, before }: Change): boolean =>
  kind === 'worsened' || (kind === 'reopened' && before !== undefined && compareSeverity(finding.severity, before.severity) > 0);

/**
 * Another address of a cause that is open already is the same mistake: told again only when it shows more. A cause is
 * closed when none of its addresses is open any more.
 */
function newsOf(changes: readonly Change[], openBefore: readonly Finding[]): readonly Change[] {
  const touched = new Map(changes.map((change) => [change.finding.id, change.finding]));
  const stillOpen =
    openBefore.some((finding) => isOpen(touched.get(finding.id) ?? finding)) || changes.some((change) => isOpen(change.finding));
  const toldBefore = openBefore.filter(isToldAtOnce);
  const worst = toldBefore.reduce<Finding | undefined>(
    (so, finding) => (so === undefined || compareSeverity(finding.severity, so.severity) > 0 ? finding : so),
    undefined,
  );
  const people = toldBefore.reduce((most, finding) => Math.max(most, finding.people), 0);
  return changes.flatMap((change): readonly Change[] => {
    if (change.kind === 'seen') return [];
    if (change.kind === 'resolved') return stillOpen ? [] : [change];
    // What only stood in a digest was never told to whoever hears of it now.
    if (worst === undefined) return [change.kind === 'worsened' ? { ...change, kind: 'opened' } : change];
    if (change.kind === 'worsened') return [change];
    // Nobody looks away any more, unless another address of this cause said so already.
    if (change.before?.state === 'accepted' && toldBefore.every((finding) => finding.state === 'accepted')) return [change];
    const more =
      compareSeverity(change.finding.severity, worst.severity) > 0 ||
      change.finding.people >= Math.max(people * 1.5, people + 10);
    return more ? [{ ...change, kind: 'worsened' }] : [];
  });
}

/** Writes the round down, and says what has to be said although nothing changed. */
export async function closeRound(world: World, target: Target, outcome: Outcome): Promise<void> {
  await world.store.finishRound(outcome.round);
  await tellBlindness(world, target, outcome);
  await tellStanding(world, target);
}
