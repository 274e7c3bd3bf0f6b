// The only way out. It asks for one address as anybody could: GET, no cookie, no credential, no body.

import { lookup as resolve } from 'node:dns/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import { Agent, buildConnector, Client, type Dispatcher } from 'undici';
import type { Fetch, Target } from './model.ts';
import { type Answer, type Failure, following, type Question, type Speak } from './network/follow.ts';
import { openGate } from './network/gate.ts';
import { isPublicAddress, judgedLookup, type Lookup, literalAddress } from './network/guard.ts';
import { capFor, flat, namesOn, userAgent } from './network/said.ts';
import { openTurns } from './network/turns.ts';
import { openGathered } from './network/unpack.ts';
import { coded, whyOf } from './network/why-failed.ts';

/** Limits of one request: to connect, to the headers, between two parts of the body, and all in all. */
type Patience = { readonly connectMs: number; readonly headersMs: number; readonly idleMs: number; readonly wholeMs: number };

export type DoorOptions = {
  /** For targets that name none of their own. */
  readonly contact: string | undefined;
  readonly organisation?: string;
  readonly version?: string;
  readonly now: () => Date;
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly lookup?: Lookup;
  readonly patience?: Partial<Patience>;
  /** Certificates of an authority of the organisation's own, PEM. */
  readonly ca?: string;
};

/** What went over the wire: every request, redirects included, and bodies as they were sent. */
type Counts = {
  readonly requests: number;
  readonly bytes: number;
  /** Redirects from https to http. */
  readonly downgrades: number;
};

type Tally = { requests: number; bytes: number; downgrades: number };

export type Door = {
  readonly doorFor: (target: Target) => Fetch;
  /** At least this many seconds between two pages that a crawl asks of a host (as in `URL.host`). */
  readonly slowDown: (host: string, seconds: number) => void;
  /** Of one target, or of all. */
  readonly counts: (target?: Target) => Counts;
  /** Names on the certificates presented so far. They may be worth a look where they are in scope; none is asked for it. */
  readonly hostsNamed: () => readonly string[];
  readonly close: () => Promise<void>;
};

const defaultPatience: Patience = { connectMs: 10_000, headersMs: 30_000, idleMs: 20_000, wholeMs: 90_000 };
const maxHeaderBytes = 65_536;
const connectionsPerHost = 8;
const keepAliveMs = 4_000;
const maxKeepAliveMs = 30_000;
const maxNamedHosts = 1_000;
const ownVersion = '0.1';

const lookupAll: Lookup = (hostname) => resolve(hostname, { all: true });

type Network = { readonly shared: Dispatcher; readonly single: (origin: string) => Dispatcher };

const openNetwork = (
  options: DoorOptions,
  patience: Patience,
  { mayConnect, named }: { readonly mayConnect: (address: string) => boolean; readonly named: Set<string> },
): Network => {
  const dial = buildConnector({
    timeout: patience.connectMs,
    allowH2: false,
    lookup: judgedLookup(options.lookup ?? lookupAll, mayConnect),
    ...(options.ca === undefined ? {} : { ca: options.ca }),
  });
  const connect: buildConnector.connector = (to, callback) => {
    // A literal address is never looked up, so it is judged here.
    const literal = literalAddress(to.hostname);
    if (literal !== undefined && !mayConnect(literal)) {
      queueMicrotask(() => callback(coded('PASSERBY_ADDRESS'), null));
      return;
    }
    dial(to, (error, socket) => {
      if (error !== null) return callback(error, null);
      if (socket.remoteAddress !== undefined && !mayConnect(socket.remoteAddress)) {
        socket.destroy();
        return callback(coded('PASSERBY_ADDRESS'), null);
      }
      const listed = socket instanceof TLSSocket ? socket.getPeerCertificate().subjectaltname : undefined;
      for (const name of namesOn(listed ?? '')) if (named.size < maxNamedHosts) named.add(name);
      callback(null, socket);
    });
  };
  const shape = {
    connect,
    pipelining: 1,
    keepAliveTimeout: keepAliveMs,
    keepAliveMaxTimeout: maxKeepAliveMs,
    maxHeaderSize: maxHeaderBytes,
    headersTimeout: patience.headersMs,
    bodyTimeout: patience.idleMs,
    useMilo: false,
  };
  return { shared: new Agent({ ...shape, connections: connectionsPerHost }), single: (origin) => new Client(origin, shape) };
};

type Call = {
  readonly dispatcher: Dispatcher;
  readonly patience: Patience;
  readonly maxBytes: number;
  readonly nowMs: () => number;
};

/** One request over one connection. */
const call = (
  { dispatcher, patience, maxBytes, nowMs }: Call,
  { url, headers, newConnection }: Question,
): Promise<Answer | Failure> =>
  new Promise((settle) => {
    const startedMs = nowMs();
    const gathered = openGathered();
    let size = 0;
    let cap = maxBytes;
    let head: Pick<Answer, 'status' | 'headers' | 'latencyMs'> | undefined;
    let controller: Dispatcher.DispatchController | undefined;
    let given: Error | undefined;
    const finish = (spoken: Answer | Failure): void => {
      clearTimeout(timer);
      settle(spoken);
    };
    const fail = (error: unknown): void =>
      finish({ why: whyOf(error), early: head === undefined, latencyMs: nowMs() - startedMs });
    const giveUp = (error: Error): void => {
      given = error;
      controller?.abort(error);
    };
    const timer = setTimeout(() => {
      const late = coded(head === undefined ? 'PASSERBY_NO_ANSWER' : 'PASSERBY_TOO_SLOW');
      fail(late);
      giveUp(late);
    }, patience.wholeMs);
    const answered = (truncated: boolean): void => {
      if (head === undefined) fail(coded('UND_ERR_INFO'));
      else finish({ ...head, chunks: gathered.chunks(), truncated });
    };
    try {
      dispatcher.dispatch(
        {
          origin: url.origin,
          path: `${url.pathname}${url.search}`,
          method: 'GET',
          headers: { ...headers },
          reset: newConnection,
        },
        {
          onRequestStart: (started) => {
            controller = started;
            if (given !== undefined) started.abort(given);
          },
          onResponseStart: (_controller, status, incoming) => {
            if (status < 200) return;
            head = { status, headers: flat(incoming), latencyMs: nowMs() - startedMs };
            cap = capFor(head, maxBytes);
          },
          onResponseData: (_controller, chunk) => {
            if (given !== undefined) return;
            gathered.add(chunk.subarray(0, cap - size));
            size += chunk.byteLength;
            if (size <= cap) return;
            answered(true);
            giveUp(coded('PASSERBY_ENOUGH'));
          },
          onResponseEnd: () => answered(false),
          onResponseError: (_controller, error) => fail(error),
        },
      );
    } catch (error) {
      fail(error);
    }
  });

const greeting = (options: DoorOptions, target: Target): Readonly<Record<string, string>> => ({
  'user-agent': userAgent(options.version ?? ownVersion, {
    organisation: target.organisation || (options.organisation ?? ''),
    contact: target.contact ?? options.contact,
  }),
  accept: '*/*',
  'accept-encoding': 'gzip, br, deflate',
});

/** Opens the way out. Every target goes through the same turns, so that two of them never hurry one host. */
export function openDoor(options: DoorOptions): Door {
  const patience = { ...defaultPatience, ...options.patience };
  const named = new Set<string>();
  const tallies = new Map<string, Tally>();
  const total: Tally = { requests: 0, bytes: 0, downgrades: 0 };
  const nowMs = (): number => options.now().getTime();
  const turns = openTurns({ nowMs, sleep: options.sleep ?? ((ms, signal) => pause(ms, undefined, { signal })) });
  const napping = new AbortController();
  const sleep = options.sleep ?? ((ms: number, signal: AbortSignal) => pause(ms, undefined, { signal }));
  const gate = openGate({ nowMs, sleep: (ms) => sleep(ms, napping.signal).catch(() => undefined) });
  const open = openNetwork.bind(undefined, options, patience);
  const guarded = open({ mayConnect: isPublicAddress, named });
  const unguarded = open({ mayConnect: () => true, named });
  const singles = new Set<Dispatcher>();

  const tallyOf = (target: Target): Tally => {
    const known = tallies.get(target.name) ?? { requests: 0, bytes: 0, downgrades: 0 };
    tallies.set(target.name, known);
    return known;
  };
  const count = (target: Target, what: keyof Tally, by: number): void => {
    total[what] += by;
    tallyOf(target)[what] += by;
  };
  const speakOver = async (dispatcher: Dispatcher, question: Question, target: Target): Promise<Answer | Failure> => {
    const said = { ...question, headers: { ...greeting(options, target), ...question.headers } };
    count(target, 'requests', 1);
    const spoken = await call({ dispatcher, patience, maxBytes: target.limits.maxBodyBytes, nowMs }, said);
    if ('chunks' in spoken)
      count(
        target,
        'bytes',
        spoken.chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0),
      );
    return spoken;
  };
  const speak: Speak = async (question, target) => {
    const network = target.allowPrivate ? unguarded : guarded;
    if (!question.newConnection) return speakOver(network.shared, question, target);
    const single = network.single(question.url.origin);
    singles.add(single);
    try {
      return await speakOver(single, question, target);
    } finally {
      singles.delete(single);
      await single.destroy();
    }
  };

  return {
    doorFor: (target) => {
      const ask = following({ speak, turns, now: options.now, target, downgraded: () => count(target, 'downgrades', 1) });
      return async (url, how) => {
        if (how?.crawling === true) await gate.pass(url.host);
        return ask(url, how);
      };
    },
    slowDown: gate.setDelay,
    counts: (target) => ({ ...(target === undefined ? total : tallyOf(target)) }),
    hostsNamed: () => [...named],
    close: async () => {
      napping.abort();
      turns.close();
      await Promise.all(
        [guarded.shared, unguarded.shared, ...singles].map((dispatcher) => dispatcher.destroy(coded('PASSERBY_CLOSED'))),
      );
    },
  };
}
