import { closeRound, openFollowUp } from './follow-up.ts';
import type { Named, Probe, Target, World } from './model.ts';
import { emptyOutbox } from './outbox.ts';
import { scan } from './scan.ts';
import { type Cadence, intervalSeconds, schedule } from './schedule.ts';
import { roundInWords } from './wording.ts';

export type Daemon = {
  /** Asks every round to end, waits for them and for what is being delivered. */
  readonly stop: () => Promise<void>;
};

const outboxEveryMs = 5_000;
const pruneEveryMs = 3_600_000;
/** Share of an interval that a watch round may fill at the allowed pace: the rest is for slow answers. */
const fill = 0.8;

type Estate = { readonly world: World; readonly targets: readonly Target[]; readonly probes: readonly Named<Probe>[] };

/**
 * Watches: each target in its two cadences, the outbox every few seconds. A target that was never crawled is crawled at
 * once; the others are looked at at once, since nobody knows what happened while Passerby was not running.
 */
export async function openDaemon({ world, targets, probes }: Estate): Promise<Daemon> {
  const state = { stopping: false };
  const running = new Set<Promise<void>>();
  const track = (work: Promise<void>): Promise<void> => {
    const settled = work
      .catch((error: unknown) =>
        world.log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'a round failed; nothing of it was written'),
      )
      .finally(() => running.delete(settled));
    running.add(settled);
    return settled;
  };
  const deliver = openDelivery(world);
  const stops = await Promise.all(
    targets.map(async (target) => {
      const round = openRounds({ world, target, probes, stopped: () => state.stopping, deliver });
      const crawled = (await world.store.rounds(target.name, 50)).some((entry) => entry.cadence === 'crawl');
      void track(crawled ? round('watch') : round('crawl'));
      return schedule(target, (cadence) => (state.stopping ? Promise.resolve() : track(round(cadence))));
    }),
  );
  const timers = [
    setInterval(deliver, outboxEveryMs),
    setInterval(() => void track(world.store.prune(world.now())), pruneEveryMs),
  ];
  return {
    stop: async () => {
      state.stopping = true;
      for (const timer of timers) clearInterval(timer);
      await Promise.all(stops.map((stop) => stop()));
      await Promise.all(running);
      await deliver();
    },
  };
}

/** The outbox is emptied by one hand at a time; a call that comes meanwhile makes it look once more. */
function openDelivery(world: World): () => Promise<void> {
  let emptying: Promise<void> | undefined;
  let again = false;
  const empty = async (): Promise<void> => {
    do {
      again = false;
      await emptyOutbox(world);
    } while (again);
  };
  return () => {
    again = true;
    emptying ??= empty()
      .catch((error: unknown) =>
        world.log.error(
          { error: error instanceof Error ? error.name : 'unknown' },
          'the outbox could not be emptied; it is tried again',
        ),
      )
      .finally(() => {
        emptying = undefined;
      });
    return emptying;
  };
}

type Rounds = {
  readonly world: World;
  readonly target: Target;
  readonly probes: readonly Named<Probe>[];
  readonly stopped: () => boolean;
  readonly deliver: () => Promise<void>;
};

/** One target's rounds: a cadence never overlaps itself, and both share one follow-up. */
function openRounds({ world, target, probes, stopped, deliver }: Rounds): (cadence: Cadence) => Promise<void> {
  const followUp = openFollowUp(world, target);
  const busy = new Set<Cadence>();
  const late = new Set<Cadence>();
  let told = '';
  return async (cadence) => {
    if (busy.has(cadence)) {
      // Said once for each round that runs over, not at every beat it misses.
      if (!late.has(cadence))
        world.log.warn({ target: target.name, cadence }, 'a round is still running; the next ones are left out until it ends');
      late.add(cadence);
      return;
    }
    busy.add(cadence);
    try {
      const plan = { cadence, probes, budget: budgetFor(target, cadence), stopped, progress: () => undefined };
      const outcome = await scan(world, target, plan, async (gathered) => {
        const changes = await followUp(gathered);
        if (changes.some((change) => change.kind !== 'seen')) void deliver();
      });
      await closeRound(world, target, outcome);
      const open = (await world.store.findings({ target: target.name })).filter(
        (finding) => finding.state !== 'resolved' && finding.severity !== 'review',
      );
      const state = `${open.length} ${outcome.round.unknown} ${outcome.round.postponed}`;
      // A watch round that found things as they were is no news, not even for a log.
      const isNews = cadence === 'crawl' || state !== told;
      if (cadence === 'watch') told = state;
      const facts = {
        target: target.name,
        cadence,
        requests: outcome.round.requests,
        open: open.length,
        unknown: outcome.round.unknown,
      };
      world.log[isNews ? 'info' : 'debug'](facts, roundInWords(outcome.round, open));
      void deliver();
    } finally {
      busy.delete(cadence);
      late.delete(cadence);
    }
  };
}

const minBudget = 10;

const budgetFor = (target: Target, cadence: Cadence): number =>
  cadence === 'crawl'
    ? target.limits.pages
    : Math.max(minBudget, Math.floor(intervalSeconds(target.watch, target.timezone) * target.limits.requestsPerSecond * fill));
