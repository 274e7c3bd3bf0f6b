import { maskedAddress } from './addresses/address.ts';
import { sharedCause } from './causes.ts';
import { type Frontier, isCrawled, plainLead, type Step } from './frontier.ts';
import { type Judgement, judge } from './judge.ts';
import type { Address, Exchange, Fetch, Inspection, Lead, Named, Probe, Target, Validators, World } from './model.ts';
import type { Notebook } from './notebook.ts';
import { publishedValues } from './published.ts';

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
  readonly ask: Fetch;
  readonly tally: {
    requests: number;
    bytes: number;
    documents: number;
    starts: number;
    postponed: number;
    readonly unknown: { readonly url: string; readonly reason: string }[];
  };
  readonly controls: Map<string, Promise<Inspection | undefined>>;
};

/** One address: asked, inspected, judged; asked once more before anything new is said about it. */
export async function look(line: Line, step: Step): Promise<void> {
  const { lead } = step;
  const known = line.notebook.addressAt(lead.url);
  const exchange = await line.ask(lead.url, {
    crawling: line.plan.cadence === 'crawl' && isCrawled(lead),
    givesWay: line.plan.cadence === 'crawl',
    ...(known?.validators === undefined ? {} : { validators: known.validators }),
  });
  const inspection = await inspect(line, lead, exchange);
  if (inspection !== undefined) follow(line, step, inspection);
  if (exchange.outcome === 'answered' && lead.by === 'start' && exchange.status < 400 && isRead(inspection))
    line.tally.starts += 1;
  if (exchange.outcome === 'unchanged') {
    if (lead.by === 'start') line.tally.starts += 1;
    if (known !== undefined) line.notebook.keep(unchangedSince(known, line.world.now()));
  } else {
    conclude(line, { lead, exchange, inspection, judgement: await weigh(line, { lead, exchange, inspection }) });
  }
  line.frontier.done(lead);
}

/** A start behind a firewall's challenge, or that the reader gave up on, was answered and yet not looked at. */
const isRead = (inspection: Inspection | undefined): boolean =>
  inspection !== undefined && inspection.refusal !== 'challenge' && inspection.unreadable === undefined;

const unchangedSince = (known: Address, at: Date): Address => ({
  ...known,
  lastAsked: at,
  failures: 0,
  lastClosed: known.verdict === 'closed' ? at : known.lastClosed,
});

async function inspect({ world, target, tally }: Line, lead: Lead, exchange: Exchange): Promise<Inspection | undefined> {
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

/** Leads are followed in both cadences, links only by the crawl, and never from a page that proves an exposure. */
function follow({ frontier, plan, notebook }: Line, { lead, depth }: Step, inspection: Inspection): void {
  if (plan.cadence === 'watch') {
    frontier.add(
      inspection.leads.filter((found) => found.rank <= maxWatchedRank),
      depth + 1,
    );
    return;
  }
  frontier.add(inspection.leads, depth + 1);
  notebook.keepForms(inspection.forms);
  if (inspection.bearing === 'exposed' || inspection.evidence.some((entry) => entry.probe === lead.by)) return;
  frontier.add(
    inspection.links.flatMap((href) => URL.parse(href) ?? []).map((url) => plainLead(url, 'crawl')),
    depth + 1,
  );
}

type Looked = { readonly lead: Lead; readonly exchange: Exchange; readonly inspection: Inspection | undefined };

/** Judges, with the nonsense sibling where the verdict hangs on it (R1), and a second look before an opening. */
async function weigh(line: Line, looked: Looked): Promise<Judgement> {
  const { plan, target, world, notebook, ask } = line;
  const { lead } = looked;
  const hear = (heard: Looked, control: Inspection | undefined): Judgement =>
    judge({ target, ...heard, control, at: world.now() }, plan.probes);
  const first = hear(looked, undefined);
  if (first.verdict !== 'exposed' && first.verdict !== 'open-empty') return first;
  const control = first.needsControl && lead.control !== undefined ? await controlFor(line, lead, lead.control) : undefined;
  const second = control === undefined ? first : hear(looked, control);
  if (second.verdict !== 'exposed' && second.verdict !== 'open-empty') return second;
  const finding = notebook.findingAt(lead.url);
  if ((finding !== undefined && finding.state !== 'resolved') || second.observation.severity === 'review') return second;
  const again = await ask(lead.url, { fresh: true });
  const third = hear({ lead, exchange: again, inspection: await inspect(line, lead, again) }, control);
  if (third.verdict === 'exposed' || third.verdict === 'open-empty') return third;
  return { verdict: 'unknown', reason: 'a second look, right after the first, did not agree with it', soft: false };
}

function controlFor(line: Line, lead: Lead, url: URL): Promise<Inspection | undefined> {
  const asked =
    line.controls.get(url.href) ?? line.ask(url).then((exchange) => inspect(line, { ...lead, by: 'control' }, exchange));
  line.controls.set(url.href, asked);
  return asked;
}

/** Guesses are the crawl's: the watch has to be quick. */
const maxWatchedRank = 3;

const softRefusalMs = 24 * 3_600_000;

/** Puts the judgement where it belongs: a sight for reconciling, and what the watch remembers of the address. */
function conclude(line: Line, { lead, exchange, inspection, judgement }: Looked & { readonly judgement: Judgement }): void {
  const { notebook, world, target, tally } = line;
  const at = world.now();
  const finding = notebook.findingAt(lead.url);
  const known = notebook.addressAt(lead.url);
  const isOpen = finding !== undefined && finding.state !== 'resolved';
  // A sign-in page at status 200 may be a passing gateway: it closes nothing before it has stood for a day.
  const doubtful =
    judgement.verdict === 'closed' && judgement.soft && isOpen && at.getTime() - finding.lastSeen.getTime() < softRefusalMs;
  const verdict = doubtful ? 'unknown' : judgement.verdict;
  if (judgement.verdict === 'exposed' || judgement.verdict === 'open-empty') {
    const { observation } = judgement;
    notebook.hold(
      { verdict: judgement.verdict, observation, lastKnownClosed: known?.lastClosed },
      { key: sharedCause(observation.cause), ofForm: lead.cause !== undefined, at },
    );
  } else if (verdict === 'closed' && isOpen) {
    notebook.hold(
      { verdict: 'closed', fingerprint: finding.fingerprint, at },
      { key: sharedCause(finding.cause), ofForm: lead.cause !== undefined, at },
    );
  } else if (verdict === 'unknown' && (isOpen || !isGuess(lead))) {
    tally.unknown.push({ url: maskedAddress(lead.url), reason: 'reason' in judgement ? judgement.reason : '' });
  }
  if (
    !isWorthWatching(line, {
      lead,
      inspection,
      verdict,
      isRefused: exchange.outcome === 'answered' && (exchange.status === 401 || exchange.status === 403),
    })
  )
    return;
  const validators = validatorsOf(exchange);
  const address: Address = {
    target: target.name,
    lead,
    validators: verdict === 'closed' ? validators : undefined,
    digest: inspection?.digest,
    verdict,
    reason: 'reason' in judgement ? judgement.reason : undefined,
    lastAsked: at,
    lastClosed: verdict === 'closed' ? at : known?.lastClosed,
    failures: verdict === 'unknown' ? (known?.failures ?? 0) + 1 : 0,
  };
  notebook.keep(verdict === 'unknown' && known !== undefined ? { ...address, digest: known.digest } : address);
}

/** Only from a page at the very address: a date learnt from a refusal could hide that it opened. */
function validatorsOf(exchange: Exchange): Validators | undefined {
  if (exchange.outcome !== 'answered' || exchange.status !== 200 || exchange.url.href !== exchange.asked.href) return undefined;
  const { etag, 'last-modified': lastModified } = exchange.headers;
  return etag === undefined && lastModified === undefined ? undefined : { etag, lastModified };
}

/** A probe's less telling addresses are guesses: that one cannot be told says nothing about the site. */
const isGuess = (lead: Lead): boolean => lead.rank > 0 || lead.by === 'crawl' || lead.by === 'robots' || lead.by === 'sitemap';

/** The watch asks again where answers would appear, what is open, what must be closed, and the pages that hold forms. */
function isWorthWatching(
  line: Line,
  {
    lead,
    inspection,
    verdict,
    isRefused,
  }: {
    readonly lead: Lead;
    readonly inspection: Inspection | undefined;
    readonly verdict: Address['verdict'];
    readonly isRefused: boolean;
  },
): boolean {
  if (verdict === 'exposed' || verdict === 'open-empty' || line.notebook.addressAt(lead.url) !== undefined) return true;
  // A guess that is refused, and not merely absent, has found a door.
  if (line.plan.probes.some((probe) => probe.id === lead.by)) return lead.rank <= maxWatchedRank || isRefused;
  return (
    lead.by === 'denied' ||
    lead.by === 'start' ||
    (inspection?.forms.some((form) => form.method === 'post' && form.fields.length > 1) ?? false)
  );
}
