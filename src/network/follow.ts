import type { Exchange, Fetch, RefusedHop, Target } from '../model.ts';
import { nextHop, refusal, type Stop, shortAddress } from './hops.ts';
import type { Heard } from './pace.ts';
import { retryAfterMs } from './retry-after.ts';
import { patienceMs, type Turn, type Turns } from './turns.ts';
import { joined, unpack } from './unpack.ts';
import { type WhyFailed, whyFailed } from './why-failed.ts';

/** One answer as it came over the wire; the body is still packed. */
export type Answer = {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly chunks: readonly Uint8Array[];
  readonly truncated: boolean;
  /** Until the headers were there. */
  readonly latencyMs: number;
};

export type Failure = {
  readonly why: WhyFailed;
  /** Nothing of an answer had come yet. */
  readonly early: boolean;
  readonly latencyMs: number;
};

export type Question = {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly newConnection: boolean;
  readonly givesWay: boolean;
};

/** Sends one request for a target; never throws. */
export type Speak = (question: Question, target: Target) => Promise<Answer | Failure>;

type Kit = {
  readonly speak: Speak;
  readonly turns: Turns;
  readonly now: () => Date;
  readonly target: Target;
  /** Told of each redirect from https to http. */
  readonly downgraded: () => void;
};
type How = NonNullable<Parameters<Fetch>[1]>;

/** After 429 or 503 with a `Retry-After` that is short enough. */
const maxRepeats = 2;
const refusedTurns: Readonly<Record<Exclude<Turn, 'go'>, WhyFailed>> = { down: 'down', held: 'held', closed: 'closed' };

const isFailure = (spoken: Answer | Failure): spoken is Failure => 'why' in spoken;
const failure = (why: WhyFailed): Failure => ({ why, early: true, latencyMs: 0 });

/** Failures after which the host may be down. */
const silent: ReadonlySet<WhyFailed> = new Set([
  'name',
  'nameServer',
  'connectionRefused',
  'unreachable',
  'noConnection',
  'noAnswer',
  'cut',
  'other',
]);
/** Failures that are our own doing. */
const ours: ReadonlySet<WhyFailed> = new Set(['address', 'closed']);

const isStale = (spoken: Answer | Failure, question: Question): boolean =>
  isFailure(spoken) && spoken.why === 'cut' && spoken.early && !question.newConnection;

const heardIn = (spoken: Answer | Failure, question: Question, now: Date): Heard => {
  const { latencyMs } = spoken;
  if (isFailure(spoken)) {
    const nothing = ours.has(spoken.why) || isStale(spoken, question);
    return { outcome: nothing ? 'nothing' : silent.has(spoken.why) ? 'silent' : 'bad', latencyMs, retryAfterMs: undefined };
  }
  const { status, headers } = spoken;
  if (status === 429 || status === 503) {
    return {
      outcome: status === 429 ? 'busy' : 'overloaded',
      latencyMs,
      retryAfterMs: retryAfterMs(headers['retry-after'], now),
    };
  }
  return { outcome: status === 304 || (status >= 200 && status < 300) ? 'good' : 'bad', latencyMs, retryAfterMs: undefined };
};

const once = async ({ speak, turns, now, target }: Kit, question: Question): Promise<Answer | Failure> => {
  const { host } = question.url;
  const perSecond = target.limits.requestsPerSecond;
  const turn = await turns.take(host, perSecond, question.givesWay);
  if (turn !== 'go') return failure(refusedTurns[turn]);
  let spoken: Answer | Failure = failure('other');
  try {
    spoken = await speak(question, target);
    return spoken;
  } finally {
    turns.give(host, perSecond, heardIn(spoken, question, now()));
  }
};

/** Asks in turn: again where the host said when, and once more where a kept connection had gone stale. */
const inTurn = async (kit: Kit, question: Question): Promise<Answer | Failure> => {
  let { newConnection } = question;
  for (let repeats = 0; ; repeats += 1) {
    const spoken = await once(kit, { ...question, newConnection });
    if (isStale(spoken, { ...question, newConnection })) {
      newConnection = true;
      continue;
    }
    if (isFailure(spoken)) return spoken;
    const { retryAfterMs: waitMs } = heardIn(spoken, question, kit.now());
    if (waitMs === undefined || waitMs > patienceMs || repeats >= maxRepeats) return spoken;
  }
};

const failed = (asked: URL, { reason, refused }: Stop): Exchange =>
  refused === undefined ? { outcome: 'failed', asked, reason } : { outcome: 'failed', asked, reason, refused };

const guarded = (why: WhyFailed, url: URL): RefusedHop | undefined =>
  why === 'address' ? { status: 0, to: shortAddress(url), because: 'address' } : undefined;

const headersFor = ({ validators, fresh }: How): Readonly<Record<string, string>> => {
  if (fresh === true) return { 'cache-control': 'no-cache' };
  // With both, servers must go by the tag alone (RFC 9110, 13.1.3); a date alone cannot tell two pages apart.
  if (validators?.etag !== undefined) return { 'if-none-match': validators.etag };
  return validators?.lastModified === undefined ? {} : { 'if-modified-since': validators.lastModified };
};

const arrived = async (
  asked: URL,
  url: URL,
  { answer, target }: { readonly answer: Answer; readonly target: Target },
): Promise<Exchange> => {
  const { status, headers, truncated } = answer;
  const packed = { body: joined(answer.chunks), truncated };
  const unpacked = await unpack(headers['content-encoding'] ?? '', packed, target.limits.maxBodyBytes);
  if (unpacked === undefined) return failed(asked, { reason: whyFailed.packing });
  return { outcome: 'answered', asked, url, status, headers, body: unpacked.body, truncated: unpacked.truncated };
};

/** The anonymous GET of one target: scope, turns, redirects by hand, conditional requests. */
export function following(kit: Kit): Fetch {
  const { target } = kit;
  return async (asked, how = {}) => {
    const refused = refusal(asked, target);
    if (refused !== undefined) return failed(asked, refused);
    let url = new URL(asked.href);
    url.hash = '';
    const trail: URL[] = [];
    for (;;) {
      trail.push(url);
      // What was learnt of one address says nothing about where it sends today.
      const headers = headersFor(trail.length === 1 ? how : { fresh: how.fresh === true });
      const spoken = await inTurn(kit, { url, headers, newConnection: how.fresh === true, givesWay: how.givesWay === true });
      if (isFailure(spoken)) {
        const hop = guarded(spoken.why, url);
        return failed(asked, { reason: whyFailed[spoken.why], ...(hop === undefined ? {} : { refused: hop }) });
      }
      if (spoken.status === 304 && ('if-none-match' in headers || 'if-modified-since' in headers))
        return { outcome: 'unchanged', asked };
      const hop = nextHop({ status: spoken.status, location: spoken.headers.location, url }, trail, target);
      if (hop.kind === 'stop') return failed(asked, hop.stop);
      if (hop.kind === 'stay') return arrived(asked, url, { answer: spoken, target });
      if (url.protocol === 'https:' && hop.url.protocol === 'http:') kit.downgraded();
      url = hop.url;
    }
  };
}
