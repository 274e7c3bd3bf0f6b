import { sharedCause } from './causes.ts';
import type { Alert, Batch, Change, Channel, Finding, Outcome, Target, World } from './model.ts';
import type { Gathered } from './notebook.ts';
import { reconcile } from './reconcile.ts';
import { compareSeverity } from './severity.ts';
import { alertFor, blindAlert } from './wording.ts';

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
  const alerts = alertsFor(target, { known, changes }, at);
  const batch: Batch = {
    changes,
    addresses: gathered.addresses,
    forms: gathered.forms.map((form) => ({ target: target.name, form })),
    outbox: alerts.flatMap((alert) =>
      channelsFor(world.channels, target, alert).map((channel) => ({ alert, channel: channel.name })),
    ),
    at,
  };
  if (changes.length + batch.addresses.length + batch.forms.length > 0) await world.store.record(batch);
  return changes;
}

type News = { readonly known: readonly Finding[]; readonly changes: readonly Change[] };

const isOpen = (finding: Finding): boolean => finding.state !== 'resolved';

/** One message per cause, and none where nothing is news. */
function alertsFor(target: Target, { known, changes }: News, at: Date): readonly Alert[] {
  return [...Map.groupBy(changes, (change) => sharedCause(change.finding.cause))].flatMap(([cause, ofCause]) => {
    const before = known.filter((finding) => sharedCause(finding.cause) === cause && isOpen(finding));
    const news = newsOf(ofCause, before);
    return (news.length === 0 ? undefined : alertFor(target, news, at)) ?? [];
  });
}

/**
 * Another address of a cause that is open already is the same mistake: told again only when it shows more. A cause is
 * closed when none of its addresses is open any more.
 */
function newsOf(changes: readonly Change[], openBefore: readonly Finding[]): readonly Change[] {
  const touched = new Map(changes.map((change) => [change.finding.id, change.finding]));
  const stillOpen =
    openBefore.some((finding) => isOpen(touched.get(finding.id) ?? finding)) || changes.some((change) => isOpen(change.finding));
  const worst = openBefore.reduce<Finding | undefined>(
    (so, finding) => (so === undefined || compareSeverity(finding.severity, so.severity) > 0 ? finding : so),
    undefined,
  );
  const people = openBefore.reduce((most, finding) => Math.max(most, finding.people), 0);
  return changes.flatMap((change): readonly Change[] => {
    if (change.kind === 'seen') return [];
    if (change.kind === 'resolved') return stillOpen ? [] : [change];
    if (worst === undefined || change.kind === 'worsened') return [change];
    const more =
      compareSeverity(change.finding.severity, worst.severity) > 0 ||
      change.finding.people >= Math.max(people * 1.5, people + 10);
    return more ? [{ ...change, kind: 'worsened' }] : [];
  });
}

/** The channels that want to hear this: by target, by the channel's own targets and by its least severity. */
export const channelsFor = (channels: readonly Channel[], target: Target, alert: Alert): readonly Channel[] =>
  channels.filter(
    (channel) =>
      (target.notify.length === 0 || target.notify.includes(channel.name)) &&
      (channel.targets.length === 0 || channel.targets.includes(target.name)) &&
      compareSeverity(alert.severity, channel.minSeverity) >= 0,
  );

const roundsUntilBlind = 3;

/** Writes the round down, and raises an alert of its own when this target has not been seen for several rounds. */
export async function closeRound(world: World, target: Target, outcome: Outcome): Promise<void> {
  await world.store.finishRound(outcome.round);
  const name = `blind ${target.name}`;
  const blind = await world.store.recall(name);
  if (outcome.seen) {
    if (blind !== undefined && blind !== '') await world.store.remember(name, '');
    return;
  }
  const [rounds, since] = readBlind(blind, outcome.round.started);
  await world.store.remember(name, `${rounds + 1} ${since}`);
  if (rounds + 1 !== roundsUntilBlind) return;
  const alert = blindAlert(target, {
    since: new Date(since),
    rounds: roundsUntilBlind,
    reason: outcome.unknown[0]?.reason ?? 'no answer',
    at: world.now(),
  });
  await world.store.post(
    channelsFor(world.channels, target, alert).map((channel) => ({ alert, channel: channel.name })),
    world.now(),
  );
}

function readBlind(value: string | undefined, started: Date): readonly [number, string] {
  const [rounds, since] = (value ?? '').split(' ');
  return rounds === undefined || since === undefined ? [0, started.toISOString()] : [Number(rounds), since];
}
