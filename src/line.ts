import type { Frontier } from './frontier.ts';
import type { CommonCauses } from './judging/common-causes.ts';
import { publishedValues } from './judging/published.ts';
import type { Gathering } from './leads/surroundings.ts';
import type { Exchange, Fetch, Inspection, Lead, Named, Probe, Target, World } from './model.ts';
import type { Notebook } from './notebook.ts';

/** One pass over one target. */
export type Plan = {
  readonly cadence: 'crawl' | 'watch';
  readonly probes: readonly Named<Probe>[];
  /** Requests this round may cost. */
  readonly budget: number;
  readonly stopped: () => boolean;
  /** Called after each document, for a progress line. */
  readonly progress: (so: { readonly asked: number; readonly queued: number }) => void;
};

/** Everything the steps of one round share. */
export type Line = {
  readonly world: World;
  readonly target: Target;
  readonly plan: Plan;
  readonly frontier: Frontier;
  readonly notebook: Notebook;
  readonly causes: CommonCauses;
  readonly ask: Fetch;
  readonly tally: {
    requests: number;
    bytes: number;
    documents: number;
    starts: number;
    /** Starts that are refused, by a server that tells addresses apart. */
    shut: number;
    postponed: number;
    /** All that could not be told; `unknown` lists the first of them. */
    untold: number;
    readonly unknown: { readonly url: string; readonly reason: string }[];
  };
  /** The starts, normalised: whatever leads to one of them, it tells whether the target can be seen. */
  readonly starts: ReadonlySet<string>;
  /** What stands at the edge of the scope. */
  readonly surroundings: Gathering;
  /** What nonsense siblings answered, by address. */
  readonly controls: Map<string, Promise<Inspection | 'untold' | undefined>>;
  /** The starts, as the crawl met them. */
  readonly fronts: Inspection[];
  /** What the starts answered when somebody last had to know. */
  readonly homes: Map<string, Homes>;
};

const maxListedUnknown = 1_000;

/** Silence about what could not be told is a lie. */
export function notTold({ tally }: Line, url: string, reason: string): void {
  tally.untold += 1;
  if (tally.unknown.length < maxListedUnknown) tally.unknown.push({ url, reason });
}

/** What may be known of an answer; undefined where there was none. */
export async function inspect({ world, target, tally }: Line, lead: Lead, exchange: Exchange): Promise<Inspection | undefined> {
  if (exchange.outcome !== 'answered') return undefined;
  tally.documents += 1;
  const { url, status, headers, body } = exchange;
  return world.inspect({
    url,
    asked: exchange.asked,
    status,
    headers,
    body,
    by: lead.by,
    labels: lead.cause?.labels ?? [],
    canaries: target.canaries,
    identifiers: target.identifiers,
    publishedValues: publishedValues(target, world.now()),
    ownHosts: target.scope,
  });
}

/** What an address answered, and what may be known of that. */
export type Seen = { readonly exchange: Exchange; readonly inspection: Inspection | undefined };

export type Homes = {
  readonly asked: Date;
  readonly starts: () => Promise<readonly Seen[]>;
  /** What an address of the same host answers that cannot exist. */
  readonly elsewhere: () => Promise<Exchange>;
};

export type Looked = Seen & { readonly lead: Lead };

/** Behind a firewall's challenge, blank, or when the reader gives up on it, a start is answered and yet not looked at. */
export function isSeen({ exchange, inspection }: Seen): boolean {
  if (exchange.outcome !== 'answered') return exchange.outcome === 'unchanged';
  if (exchange.status >= 400 || inspection?.unreadable !== undefined || inspection?.refusal === 'challenge') return false;
  return inspection === undefined || !isBlank(inspection);
}

/** Says nothing and leads nowhere. An API may have nothing to say and be well. */
const isBlank = ({ kind, likeness, links, leads, forms }: Inspection): boolean =>
  kind !== 'json' && likeness.words + links.length + leads.length + forms.length === 0;
