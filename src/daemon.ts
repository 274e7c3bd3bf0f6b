import type { Named, Probe, Target, World } from './model.ts';
import { emptyOutbox } from './outbox.ts';
import { type Cadence, schedule } from './schedule.ts';
import { watchTarget } from './target-watch.ts';
import { type Connection, openConnection } from './telling/connection.ts';
import { isTrouble } from './trouble.ts';

export type Daemon = {
  /** Takes over other targets, all at once: what has not changed goes on undisturbed. */
  readonly reload: (targets: readonly Target[]) => Promise<void>;
  /** Asks every round to end, and ends itself within `stopWithinMs` whatever hangs. */
  readonly stop: () => Promise<void>;
};

const outboxEveryMs = 5_000;
const pruneEveryMs = 3_600_000;
/** Rounds may finish what they are asking, then they are cut off, then the outbox has its last turn. */
const stopWithinMs = { rounds: 2_000, cutOff: 1_500, outbox: 2_500 } as const;

type Estate = {
  readonly world: World;
  readonly targets: readonly Target[];
  readonly probes: readonly Named<Probe>[];
  /** Ends whatever is being asked of the network. */
  readonly hangUp: () => Promise<void>;
};

type Watch = { readonly target: Target; readonly stop: () => void };

/**
 * Watches: each target in its two cadences, the outbox every few seconds. A target that was never crawled is crawled at
 * once; the others are looked at at once, since nobody knows what happened while Passerby was not running.
 */
export async function openDaemon({ world, targets, probes, hangUp }: Estate): Promise<Daemon> {
  const state = { stopping: false, organisation: targets[0]?.organisation ?? '' };
  const rounds = openRunning(world);
  const deliver = openDelivery(world);
  const connection = await openConnection(world, () => state.organisation);
  const watches = new Map<string, Watch>();

  const open = async (target: Target, before: Target | undefined): Promise<void> => {
    const watch = await openWatch({
      world,
      target,
      before,
      probes,
      connection,
      track: rounds.track,
      deliver,
      stopping: () => state.stopping,
    });
    watches.set(target.name, watch);
  };
  const reload = async (wanted: readonly Target[]): Promise<void> => {
    state.organisation = wanted[0]?.organisation ?? state.organisation;
    const kept = new Set(wanted.filter((target) => isSame(watches.get(target.name)?.target, target)).map(({ name }) => name));
    const before = new Map([...watches].map(([name, watch]) => [name, watch.target]));
    for (const [name, watch] of watches) {
      if (kept.has(name)) continue;
      watch.stop();
      watches.delete(name);
    }
    for (const target of wanted) if (!kept.has(target.name)) await open(target, before.get(target.name));
  };
  await reload(targets);
  const timers = [
    setInterval(deliver, outboxEveryMs),
    setInterval(() => void rounds.track(world.store.prune(world.now())), pruneEveryMs),
  ];
  return {
    reload,
    stop: async () => {
      state.stopping = true;
      for (const timer of timers) clearInterval(timer);
      for (const watch of watches.values()) watch.stop();
      await within(stopWithinMs.rounds, rounds.ended());
      await within(stopWithinMs.cutOff, hangUp().then(rounds.ended));
      await within(stopWithinMs.outbox, deliver());
    },
  };
}

/** Everything a target says of itself, addresses and dates included. */
const isSame = (one: Target | undefined, other: Target): boolean =>
  one !== undefined && JSON.stringify(one) === JSON.stringify(other);

const isSameSurface = (one: Target, other: Target): boolean =>
  JSON.stringify([one.start, one.scope, one.exclude]) === JSON.stringify([other.start, other.scope, other.exclude]);

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}

type Opening = {
  readonly world: World;
  readonly target: Target;
  /** As it was until now, where the configuration was changed. */
  readonly before: Target | undefined;
  readonly probes: readonly Named<Probe>[];
  readonly connection: Connection;
  readonly track: (work: Promise<void>) => Promise<void>;
  readonly deliver: () => Promise<void>;
  readonly stopping: () => boolean;
};

async function openWatch({ world, target, before, probes, connection, track, deliver, stopping }: Opening): Promise<Watch> {
  const state = { stopped: false };
  const stopped = (): boolean => state.stopped || stopping();
  const round = watchTarget({ world, target, probes, connection, stopped, deliver: () => void deliver() });
  const run = (cadence: Cadence): Promise<void> => (stopped() ? Promise.resolve() : track(round(cadence)));
  const crawled = (await world.store.rounds(target.name, 50)).some((entry) => entry.cadence === 'crawl');
  void run(crawled && (before === undefined || isSameSurface(before, target)) ? 'watch' : 'crawl');
  const unschedule = schedule(target, {
    now: world.now,
    run,
    missed: (cadence, since) =>
      world.log.warn(
        { target: target.name, cadence, since },
        'rounds were missed (the machine slept, or was too busy); one makes up for them',
      ),
  });
  return {
    target,
    stop: () => {
      state.stopped = true;
      unschedule();
    },
  };
}

/** What a person can mend has a sentence for it; of anything else no more is said than its kind, for it may quote what it met. */
const kindOf = (error: unknown): Readonly<Record<string, string>> =>
  isTrouble(error) ? { why: error.message } : { error: error instanceof Error ? error.name : 'unknown' };

/** Work under way, so that a shutdown can wait for it; what fails is logged by its kind alone. */
function openRunning(world: World): {
  readonly track: (work: Promise<void>) => Promise<void>;
  readonly ended: () => Promise<unknown>;
} {
  const running = new Set<Promise<void>>();
  const track = (work: Promise<void>): Promise<void> => {
    const settled = work
      .catch((error: unknown) => world.log.error(kindOf(error), 'a round failed; nothing of it was written'))
      .finally(() => running.delete(settled));
    running.add(settled);
    return settled;
  };
  return { track, ended: () => Promise.all(running) };
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
      .catch((error: unknown) => world.log.error(kindOf(error), 'the outbox could not be emptied; it is tried again'))
      .finally(() => {
        emptying = undefined;
      });
    return emptying;
  };
}
