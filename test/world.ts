// The outside as one plain record: a site is a function, the clock is turned by hand, alerts are kept instead of sent.

import { createHash } from 'node:crypto';
import { bodyOf } from '../src/body.ts';
import type { Alert, Channel, Exchange, Inspect, Inspection, Store, Target, World } from '../src/model.ts';
import { openRoom } from '../src/room.ts';
import { openStore } from '../src/store.ts';

export const key = new Uint8Array(32).fill(7);

export type Answer = { readonly status: number; readonly body: string; readonly headers?: Readonly<Record<string, string>> };

/** What a site says to a stranger; undefined when it does not answer. */
export type Site = (url: URL, at: Date) => Answer | undefined;

export type Stage = {
  readonly world: World;
  readonly store: Store;
  readonly asked: URL[];
  /** Everything a channel took, in order. */
  readonly told: { readonly channel: string; readonly alert: Alert }[];
  /** Sets the clock. */
  readonly at: (time: Date) => void;
  readonly close: () => Promise<void>;
};

export const channelNamed = (name: string, told: Stage['told'], more: Partial<Channel> = {}): Channel => ({
  name,
  minSeverity: 'medium',
  targets: [],
  notify: async (alert) => {
    told.push({ channel: name, alert });
    return 'delivered';
  },
  ...more,
});

/** The same page is read once: the room is the slow part, and gives the same answer to the same bytes. */
export function remembering(inspect: Inspect): Inspect {
  const known = new Map<string, Promise<Inspection>>();
  return (request) => {
    const { url, by, status, labels, body } = request;
    const asked = createHash('sha256')
      .update(JSON.stringify([url.href, by, status, labels]))
      .update(bodyOf(body).whole())
      .digest('hex');
    const inspection = known.get(asked) ?? inspect(request);
    known.set(asked, inspection);
    return inspection;
  };
}

const silent = () => undefined;

export async function openStage(
  site: Site,
  begin: Date,
  more: {
    readonly inspect?: Inspect;
    readonly path?: string;
    readonly channels?: (told: Stage['told']) => readonly Channel[];
  } = {},
): Promise<Stage> {
  let now = begin;
  const told: Stage['told'] = [];
  const asked: URL[] = [];
  const store = openStore(more.path ?? ':memory:', key);
  const inspect = more.inspect ?? remembering(await openRoom(key));
  const fetch = async (url: URL): Promise<Exchange> => {
    asked.push(url);
    const answer = site(url, now);
    if (answer === undefined) return { outcome: 'failed', asked: url, reason: 'connection refused' };
    const headers = { 'content-type': 'text/html; charset=utf-8', ...answer.headers };
    return {
      outcome: 'answered',
      asked: url,
      url,
      status: answer.status,
      headers,
      body: new TextEncoder().encode(answer.body),
      truncated: false,
    };
  };
  const world: World = {
    now: () => now,
    doorFor: () => fetch,
    slowDown: silent,
    inspect,
    store,
    channels: more.channels?.(told) ?? [channelNamed('dpo', told)],
    log: { debug: silent, info: silent, warn: silent, error: silent },
  };
  return {
    world,
    store,
    asked,
    told,
    at: (time) => {
      now = time;
    },
    close: () => store.close(),
  };
}

export const targetNamed = (name: string, start: string, more: Partial<Target> = {}): Target => ({
  name,
  organisation: 'Example City Hall',
  contact: 'security@cityhall.example',
  start: [new URL(start)],
  scope: [new URL(start).host],
  exclude: [],
  crawl: '30 2 * * *',
  watch: '*/5 * * * *',
  timezone: 'Europe/London',
  limits: { pages: 1_000, requestsPerSecond: 100, maxBodyBytes: 10_000_000 },
  allowPrivate: false,
  denied: [],
  canaries: [],
  published: [],
  identifiers: [],
  notify: [],
  ...more,
});
