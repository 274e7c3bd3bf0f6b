import { inScope, neverCall, normalise } from './addresses/address.ts';
import { matchesPath } from './addresses/globs.ts';
import { openTraps } from './addresses/traps.ts';
import { sharedCause } from './judging/causes.ts';
import type { Lead, Target } from './model.ts';

/** A lead that may be asked now, and how many links away from the start it was found. */
export type Step = { readonly lead: Lead; readonly depth: number };

export type Frontier = {
  /** Queues what may be asked and was not asked before in this round. */
  readonly add: (leads: readonly Lead[], depth: number) => void;
  /** Queues what has to be asked: before all else, and past the limits that keep a crawl out of traps. */
  readonly insist: (leads: readonly Lead[]) => void;
  readonly next: () => Step | undefined;
  /** Leads of one cause that are queued or being asked: while there are any, its message waits for them. */
  readonly outstanding: (cause: string) => number;
  readonly done: (lead: Lead) => void;
  /** Queued and not yet asked. */
  readonly size: () => number;
  /** True once the budget of requests is spent. */
  readonly spent: () => boolean;
};

const maxDepth = 30;
const maxAddressLength = 2_000;
/** A queue longer than the round can ask would only fill the memory. */
const leastQueue = 50_000;

const sources = new Set(['crawl', 'start', 'robots', 'sitemap', 'certificate']);
/** Found by following links or lists of links, not by knowing where answers would be. */
export const isCrawled = (lead: Lead): boolean => sources.has(lead.by);

const ranks = { must: 0, probe: 1, start: 12, source: 13, page: 14 } as const;

/** The most telling first: what must be closed, then where answers would be, then pages by distance. */
function priority(lead: Lead, depth: number): number {
  if (lead.by === 'denied') return ranks.must;
  if (lead.by === 'start') return ranks.start;
  if (lead.by === 'robots' || lead.by === 'sitemap' || lead.by === 'certificate') return ranks.source;
  if (lead.by === 'crawl') return ranks.page + Math.min(depth, maxDepth);
  return ranks.probe + Math.min(Math.max(lead.rank, 0), ranks.start - ranks.probe - 1);
}

/** Holds nobody's answers: style, pictures, fonts, sound. */
const isDecoration = (url: URL): boolean =>
  /\.(?:css|ico|png|jpe?g|gif|svg|webp|avif|woff2?|ttf|otf|eot|mp[34]|webm|mov|avi|wav|ogg|map)$/iu.test(url.pathname);

type Entry = { lead: Lead; depth: number; priority: number; state: 'queued' | 'asked' };

/** Which leads may be asked, once each and in what order: scope, exclusions, the never-call list, traps, the budget. Pure. */
export function openFrontier(target: Target, budget: number): Frontier {
  const entries = new Map<string, Entry>();
  const buckets = new Map<number, { keys: string[]; head: number }>();
  const traps = openTraps();
  const outstanding = new Map<string, number>();
  const maxQueue = Math.max(leastQueue, budget * 2);
  let asked = 0;
  let queued = 0;

  const count = (lead: Lead, by: number): void => {
    const key = lead.cause === undefined ? undefined : sharedCause(lead.cause);
    if (key !== undefined) outstanding.set(key, (outstanding.get(key) ?? 0) + by);
  };
  const push = (key: string, rank: number): void => {
    const bucket = buckets.get(rank) ?? { keys: [], head: 0 };
    bucket.keys.push(key);
    buckets.set(rank, bucket);
  };
  // What is asked without having been found by a link is known already.
  const isTrap = (lead: Lead, depth: number): boolean =>
    depth > 0 && isCrawled(lead) && (queued >= maxQueue || isDecoration(lead.url) || depth > maxDepth || traps.catches(lead.url));
  const queue = (lead: Lead, { depth, rank }: { readonly depth: number; readonly rank: number }): void => {
    if (!mayAsk(target, lead.url)) return;
    const key = normalise(lead.url).href;
    const known = entries.get(key);
    if (known !== undefined) {
      if (known.state === 'asked' || rank >= known.priority) return;
      count(known.lead, -1);
      Object.assign(known, { lead, depth, priority: rank });
    } else {
      if (isTrap(lead, depth)) return;
      entries.set(key, { lead, depth, priority: rank, state: 'queued' });
      queued += 1;
    }
    count(lead, 1);
    push(key, rank);
  };

  return {
    add: (leads, depth) => {
      for (const lead of leads) queue(lead, { depth, rank: priority(lead, depth) });
    },
    insist: (leads) => {
      for (const lead of leads) queue(lead, { depth: 0, rank: ranks.must });
    },
    next: () => {
      if (asked >= budget) return undefined;
      for (const rank of [...buckets.keys()].sort((a, b) => a - b)) {
        const bucket = buckets.get(rank);
        while (bucket !== undefined && bucket.head < bucket.keys.length) {
          const entry = entries.get(bucket.keys[bucket.head++] ?? '');
          if (entry === undefined || entry.state === 'asked' || entry.priority !== rank) continue;
          entry.state = 'asked';
          asked += 1;
          queued -= 1;
          return { lead: entry.lead, depth: entry.depth };
        }
        buckets.delete(rank);
      }
      return undefined;
    },
    outstanding: (cause) => outstanding.get(cause) ?? 0,
    done: (lead) => count(lead, -1),
    size: () => queued,
    spent: () => asked >= budget,
  };
}

/** In scope, not excluded, and without a side effect. */
export const mayAsk = (target: Target, url: URL): boolean =>
  url.href.length <= maxAddressLength &&
  inScope(url, target.scope) &&
  !neverCall(url) &&
  !target.exclude.some((glob) => matchesPath(glob, url));

/** Where a crawl begins: the start, what must be closed, and each start host's robots.txt. */
export const startingLeads = (target: Target): readonly Lead[] => [
  ...target.denied.map((url) => plainLead(url, 'denied')),
  ...target.start.map((url) => plainLead(url, 'start')),
];

const boilerplate =
  /^\/(?:core|includes|misc|modules|profiles|scripts|themes|layouts|libraries|vendor|wp-admin|wp-includes|administrator|bin|cache|cli|components|language|plugins|tmp|README\.\w+|web\.config|web\.robots\.txt|[A-Z.]+\.(?:txt|php)|(?:cron|install|update|xmlrpc)\.php|admin|comment\/reply|filter\/tips|node\/add|search|user\/(?:register|password|log(?:in|out)))\/?$/u;

/** Lines that a platform's own robots.txt ships with: they tell about the platform, not about this organisation. */
export const isBoilerplate = (url: URL): boolean =>
  boilerplate.test(url.pathname.replace(/^\/index\.php/u, '')) || boilerplate.test(`/${url.searchParams.get('q') ?? ''}`);

/** One robots.txt for each host that a start names. */
export const robotsAddresses = (target: Target): readonly URL[] =>
  [...new Set(target.start.map((url) => url.origin))].map((origin) => new URL('/robots.txt', origin));

export const plainLead = (url: URL, by: string): Lead => ({ url, by, rank: 0, cause: undefined, control: undefined });

/** What was kept as a start or as denied, and is not named so any more, is an address like any other. */
export const asToday = (lead: Lead): Lead => (lead.by === 'denied' || lead.by === 'start' ? { ...lead, by: 'crawl' } : lead);
