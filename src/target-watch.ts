import { closeRound, openFollowUp } from './follow-up.ts';
import type { Named, Outcome, Probe, Target, World } from './model.ts';
import { scan } from './scan.ts';
import { type Cadence, intervalSeconds } from './schedule.ts';
import type { Connection } from './telling/connection.ts';
import { roundInWords } from './wording.ts';

type Watched = {
  readonly world: World;
  readonly target: Target;
  readonly probes: readonly Named<Probe>[];
  readonly connection: Connection;
  readonly stopped: () => boolean;
  /** Called when there may be something to deliver. */
  readonly deliver: () => void;
};

/** Who asks every few seconds expects to be late now and then. */
const leastSecondsToSay = 60;

/** One target's rounds: a cadence never overlaps itself, and both share one follow-up. */
export function watchTarget(watched: Watched): (cadence: Cadence) => Promise<void> {
  const { world, target, connection, stopped } = watched;
  const followUp = openFollowUp(world, target);
  const say = openSaying(world, target);
  const busy = new Set<Cadence>();
  const late = new Set<Cadence>();
  return async (cadence) => {
    if (busy.has(cadence)) {
      // Said once for each round that runs over, not at every beat it misses.
      if (!late.has(cadence) && intervalSeconds(target[cadence], target.timezone, world.now()) >= leastSecondsToSay)
        world.log.warn({ target: target.name, cadence }, 'a round is still running; the next ones are left out until it ends');
      late.add(cadence);
      return;
    }
    busy.add(cadence);
    try {
      if (stopped() || !(await connection.holds())) return;
      const seen = await lookRound(watched, cadence, followUp);
      // What was not seen because Passerby saw nothing at all says nothing about the target.
      const outcome = seen.seen || (await connection.doubted()) ? seen : { ...seen, interrupted: true };
      await closeRound(world, target, outcome);
      world.heartbeat?.();
      await say(cadence, outcome);
      watched.deliver();
    } finally {
      busy.delete(cadence);
      late.delete(cadence);
    }
  };
}

function lookRound(
  { world, target, probes, stopped, deliver }: Watched,
  cadence: Cadence,
  followUp: ReturnType<typeof openFollowUp>,
): Promise<Outcome> {
  const plan = { cadence, probes, budget: budgetFor(target, cadence, world.now()), stopped, progress: () => undefined };
  return scan(world, target, plan, async (gathered) => {
    const changes = await followUp(gathered);
    if (changes.some((change) => change.kind !== 'seen')) deliver();
  });
}

/** A watch round that found things as they were is no news, not even for a log. */
function openSaying(world: World, target: Target): (cadence: Cadence, outcome: Outcome) => Promise<void> {
  let told = '';
  return async (cadence, { round }) => {
    const open = (await world.store.findings({ target: target.name })).filter(
      (finding) => finding.state !== 'resolved' && finding.severity !== 'review',
    );
    const state = `${open.length} ${round.unknown} ${round.postponed}`;
    const isNews = cadence === 'crawl' || state !== told;
    if (cadence === 'watch') told = state;
    const facts = { target: target.name, cadence, requests: round.requests, open: open.length, unknown: round.unknown };
    world.log[isNews ? 'info' : 'debug'](facts, roundInWords(round, open));
  };
}

const minBudget = 10;
/** Share of an interval that a watch round may fill at the allowed pace: the rest is for slow answers. */
const fill = 0.8;

/** Requests a round may cost. */
export const budgetFor = (target: Target, cadence: Cadence, now: Date): number =>
  cadence === 'crawl'
    ? target.limits.pages
    : Math.max(
        minBudget,
        Math.floor(intervalSeconds(target.watch, target.timezone, now) * target.limits.requestsPerSecond * fill),
      );
