import { sharedCause } from '../judging/causes.ts';
import { isCopyOnly } from '../judging/copies.ts';
import { lapsedEntries } from '../judging/published.ts';
import type { Alert, Finding, HistoryEntry, Severity, Target, World } from '../model.ts';
import { findingId } from '../reconcile.ts';
import { alertFor } from '../wording.ts';
import { copiesAlert, digestAlert, reminderAlert } from '../words/standing.ts';
import { channelsFor, isToldAtOnce, postingsFor } from './audience.ts';
import { causeTurns, flapMs, toldTurns } from './flapping.ts';

const dayMs = 86_400_000;

/** How long somebody may take before they are reminded; what the review holds is never urgent. */
const remindAfterMs: Readonly<Record<Exclude<Severity, 'review'>, number>> = {
  critical: dayMs,
  high: 3 * dayMs,
  medium: 14 * dayMs,
  low: 60 * dayMs,
};

/** Reminders, closings that were held back while a door swung, and once a day the digest. After each round. */
export async function tellStanding(world: World, target: Target): Promise<void> {
  const findings = await world.store.findings({ target: target.name });
  if (findings.length === 0 && target.published.length === 0) return;
  await remind(world, target, findings);
  await tellCopies(world, target, findings);
  await tellSettled(world, target, findings);
  await digest(world, target, findings);
}

const post = (world: World, target: Target, alert: Alert | undefined): Promise<void> =>
  alert === undefined ? Promise.resolve() : world.store.post(postingsFor(world.channels, target, alert), world.now());

// ── Reminders ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A cause of which any address was acknowledged has somebody who is on it. */
async function remind(world: World, target: Target, findings: readonly Finding[]): Promise<void> {
  for (const [cause, ofCause] of Map.groupBy(findings, (finding) => sharedCause(finding.cause))) {
    const open = ofCause.filter((finding) => finding.state === 'open' && finding.severity !== 'review');
    if (open.length === 0 || ofCause.some((finding) => finding.state === 'acknowledged')) continue;
    await remindOf(world, target, { cause, open });
  }
}

async function remindOf(
  world: World,
  target: Target,
  { cause, open }: { readonly cause: string; readonly open: readonly Finding[] },
): Promise<void> {
  const at = world.now();
  const every = Math.min(
    ...open.map(({ severity }) => (severity === 'review' ? Number.POSITIVE_INFINITY : remindAfterMs[severity])),
  );
  const oldest = Math.min(...open.map((finding) => finding.firstSeen.getTime()));
  if (at.getTime() - oldest < every) return;
  const since = await lastTold(world, open);
  const turn = Math.floor((at.getTime() - since.getTime()) / every);
  if (turn < 1) return;
  const name = `reminded ${findingId(`${target.name} ${cause}`)}`;
  const done = `${since.toISOString()} ${turn}`;
  if ((await world.store.recall(name)) === done) return;
  const next = new Date(since.getTime() + (turn + 1) * every);
  await post(world, target, reminderAlert(target, open, { since, turn, next, at }));
  await world.store.remember(name, done);
}

/** Enough to tell: the addresses of one cause are told together. */
const maxAsked = 50;

const historiesOf = ({ store }: World, findings: readonly Finding[]): Promise<readonly (readonly HistoryEntry[])[]> =>
  Promise.all(findings.slice(0, maxAsked).map(({ id }) => store.history(id)));

const isNews = ({ kind }: HistoryEntry): boolean => kind === 'opened' || kind === 'reopened' || kind === 'worsened';

/** The latest message about any of these: reminders count from there, and not from turns that nobody was told of. */
async function lastTold(world: World, open: readonly Finding[]): Promise<Date> {
  let latest = Math.min(...open.map((finding) => finding.firstSeen.getTime()));
  const histories = await historiesOf(world, open);
  const untold = new Set(
    toldTurns(causeTurns(histories)).flatMap(({ turn, telling }) => (telling === 'not' ? [turn.at.getTime()] : [])),
  );
  for (const entry of histories.flat()) {
    const ms = entry.at.getTime();
    if (isNews(entry) && !untold.has(ms)) latest = Math.max(latest, ms);
  }
  return new Date(latest);
}

// ── Copies ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Whoever has closed it waits for word that it is closed: told once that only a cache is left. */
async function tellCopies(world: World, target: Target, findings: readonly Finding[]): Promise<void> {
  const open = findings.filter(
    (finding) => finding.state !== 'resolved' && finding.state !== 'accepted' && isToldAtOnce(finding),
  );
  for (const [cause, ofCause] of Map.groupBy(open, (finding) => sharedCause(finding.cause))) {
    if (!ofCause.every(isCopyOnly)) continue;
    const name = `copies ${findingId(`${target.name} ${cause}`)}`;
    const at = world.now();
    const told = await world.store.recall(name);
    // Another address of the same opening is no news; what opened after it was told is.
    if (told !== undefined && ofCause.some((finding) => finding.firstSeen <= new Date(told))) continue;
    await post(world, target, copiesAlert(target, ofCause, at));
    await world.store.remember(name, at.toISOString());
  }
}

// ── Closings held back ───────────────────────────────────────────────────────────────────────────────────────────────

/** Within this time a posting is still known to have been sent, so that it is not sent twice. */
const settledWithinMs = 25 * dayMs;

/** A door that swung and has stayed closed for an hour: its closing was not told when it came. */
async function tellSettled(world: World, target: Target, findings: readonly Finding[]): Promise<void> {
  const at = world.now();
  for (const ofCause of Map.groupBy(findings, (finding) => sharedCause(finding.cause)).values()) {
    if (ofCause.some((finding) => finding.state !== 'resolved')) continue;
    const closings = ofCause.flatMap((finding) => finding.resolvedAt?.getTime() ?? []);
    const latest = Math.max(...closings);
    const agoMs = at.getTime() - latest;
    if (agoMs < flapMs || agoMs > settledWithinMs) continue;
    const last = ofCause.filter((finding) => finding.resolvedAt?.getTime() === latest);
    if (!last.some(isToldAtOnce)) continue;
    const histories = await historiesOf(world, [...last, ...ofCause.filter((finding) => !last.includes(finding))]);
    if (toldTurns(causeTurns(histories)).at(-1)?.telling !== 'not') continue;
    await post(
      world,
      target,
      alertFor(
        target,
        last.map((finding) => ({ kind: 'resolved', finding, before: finding })),
        at,
      ),
    );
  }
}

// ── The digest ───────────────────────────────────────────────────────────────────────────────────────────────────────

const digestHour = 9;

/** The day as people there call it, and the hour. */
function wallClock(at: Date, timezone: string): { readonly day: string; readonly hour: number } {
  const [day = '', time = ''] = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: timezone,
  })
    .format(at)
    .split(' ');
  return { day, hour: Number(time.slice(0, 2)) };
}

async function digest(world: World, target: Target, findings: readonly Finding[]): Promise<void> {
  if (channelsFor(world.channels, target, { severity: 'low' }).length === 0) return;
  const at = world.now();
  const { day, hour } = wallClock(at, target.timezone);
  if (hour < digestHour) return;
  const name = `digest ${target.name}`;
  const [lastDay, lastAt] = ((await world.store.recall(name)) ?? '').split(' ');
  if (lastDay === day) return;
  const since = new Date(lastAt ?? 0);
  const quiet = findings.filter((finding) => !isToldAtOnce(finding));
  const open = quiet.filter((finding) => finding.state === 'open');
  await post(
    world,
    target,
    digestAlert(target, {
      opened: open.filter((finding) => finding.firstSeen > since),
      closed: quiet.filter((finding) => finding.resolvedAt !== undefined && finding.resolvedAt > since && lastAt !== undefined),
      stillOpen: open.length,
      lapsed: lapsedEntries(target, at).filter((entry) => entry.until !== undefined && entry.until > since),
      day,
      at,
    }),
  );
  await world.store.remember(name, `${day} ${at.toISOString()}`);
}
