import { freshPace, type Heard, heard, isDown, type Pace, slotMs, slowedDown, started, widthFor } from './pace.ts';

/** Whether a request may start, or why it will not: the host is down, asked to be left alone, or everything is closing. */
export type Turn = 'go' | 'down' | 'held' | 'closed';

/** Who may ask a host next. One set of turns serves every target of the process. */
export type Turns = {
  /** Waits for a turn. After 'go', `give` must follow. */
  readonly take: (host: string, perSecond: number, givesWay?: boolean) => Promise<Turn>;
  readonly give: (host: string, perSecond: number, what: Heard) => void;
  readonly slowDown: (host: string, seconds: number) => void;
  readonly close: () => void;
};

type Waiting = { readonly perSecond: number; readonly givesWay: boolean; readonly resolve: (turn: Turn) => void };
type Queue = { pace: Pace; running: number; sleeping: boolean; readonly waiting: Waiting[] };

/** The longest a request waits because the host said `Retry-After`. */
export const patienceMs = 30_000;

export function openTurns(clock: {
  readonly nowMs: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}): Turns {
  const queues = new Map<string, Queue>();
  const closing = new AbortController();

  const queueOf = (host: string): Queue => {
    const known = queues.get(host) ?? { pace: freshPace, running: 0, sleeping: false, waiting: [] };
    queues.set(host, known);
    return known;
  };
  const refuseAll = (queue: Queue, turn: Turn): void => {
    for (const { resolve } of queue.waiting.splice(0)) resolve(turn);
  };
  const wakeAfter = (queue: Queue, ms: number): void => {
    if (queue.sleeping) return;
    queue.sleeping = true;
    const wake = (): void => {
      queue.sleeping = false;
      serve(queue);
    };
    clock.sleep(ms, closing.signal).then(wake, wake);
  };
  const refused = ({ pace }: Queue, nowMs: number): Exclude<Turn, 'go'> | undefined => {
    if (closing.signal.aborted) return 'closed';
    if (isDown(pace, nowMs)) return 'down';
    return pace.heldUntilMs - nowMs > patienceMs ? 'held' : undefined;
  };
  const start = (queue: Queue, next: Waiting): void => {
    queue.waiting.shift();
    queue.running += 1;
    queue.pace = started(queue.pace, clock.nowMs(), next.perSecond);
    next.resolve('go');
  };
  const serve = (queue: Queue): void => {
    for (let next = queue.waiting[0]; next !== undefined; next = queue.waiting[0]) {
      const nowMs = clock.nowMs();
      const why = refused(queue, nowMs);
      const waitMs = slotMs(queue.pace) - nowMs;
      if (why !== undefined) refuseAll(queue, why);
      else if (queue.running >= widthFor(next.perSecond)) break;
      else if (waitMs <= 0) start(queue, next);
      else {
        wakeAfter(queue, waitMs);
        break;
      }
    }
  };

  return {
    take: (host, perSecond, givesWay = false) =>
      new Promise((resolve) => {
        const queue = queueOf(host);
        const place = givesWay ? -1 : queue.waiting.findIndex((other) => other.givesWay);
        queue.waiting.splice(place < 0 ? queue.waiting.length : place, 0, { perSecond, givesWay, resolve });
        serve(queue);
      }),
    give: (host, perSecond, what) => {
      const queue = queueOf(host);
      queue.running -= 1;
      queue.pace = heard(queue.pace, what, { nowMs: clock.nowMs(), perSecond });
      serve(queue);
    },
    slowDown: (host, seconds) => {
      const queue = queueOf(host);
      queue.pace = slowedDown(queue.pace, seconds);
    },
    close: () => {
      closing.abort();
      for (const queue of queues.values()) refuseAll(queue, 'closed');
    },
  };
}
