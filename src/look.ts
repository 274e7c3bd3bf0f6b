import { normalise } from './addresses/address.ts';
import { isCrawled, plainLead, type Step } from './frontier.ts';
import { tellsApart, weigh } from './hearing.ts';
import type { Judgement } from './judge.ts';
import { sharedCause } from './judging/causes.ts';
import { isRefused } from './judging/copies.ts';
import { inspect, isSeen, type Line, type Looked, notTold, type Seen } from './line.ts';
import type { Address, Cause, Exchange, Finding, Inspection, Lead, Observation, Validators } from './model.ts';
import { quietAddress } from './people/discretion.ts';

/** One address: asked, inspected, judged; asked once more before anything new is said about it. What breaks costs this address only. */
export async function look(line: Line, step: Step): Promise<void> {
  const { lead } = step;
  try {
    await lookAt(line, step);
  } catch (error) {
    const { world, target } = line;
    world.log.error({ target: target.name, by: lead.by, error: error instanceof Error ? error.name : 'unknown' }, 'a look broke');
    notTold(line, quietAddress(lead.url), 'Passerby itself failed at it');
  } finally {
    line.frontier.done(lead);
  }
}

async function lookAt(line: Line, step: Step): Promise<void> {
  const { lead } = step;
  const { plan, notebook, tally, world } = line;
  const known = notebook.addressAt(lead.url);
  const exchange = await line.ask(lead.url, {
    crawling: plan.cadence === 'crawl' && isCrawled(lead),
    givesWay: plan.cadence === 'crawl',
    // A crawl has to read a page again to know where it leads.
    ...(plan.cadence === 'crawl' || known?.validators === undefined ? {} : { validators: known.validators }),
  });
  // What was cut off by the shutdown was not looked at.
  if (exchange.outcome === 'failed' && plan.stopped()) return;
  const finding = notebook.findingAt(lead.url);
  const isOpen = finding !== undefined && finding.state !== 'resolved';
  // Where a finding may end, what the page reads like has to be known.
  if (exchange.outcome === 'answered') line.surroundings.answered(exchange.url);
  const inspection = await inspect(line, isOpen && lead.by === 'crawl' ? { ...lead, by: 'finding' } : lead, exchange);
  const isStart = line.starts.has(normalise(lead.url).href);
  if (inspection !== undefined && isStart) line.fronts.push(inspection);
  if (inspection !== undefined) follow(line, step, inspection);
  if (isStart && isSeen({ exchange, inspection })) tally.starts += 1;
  else if (isStart) await notSeen(line, lead.url, { exchange, inspection });
  if (exchange.outcome === 'unchanged') {
    if (known !== undefined) notebook.keep(unchangedSince(known, world.now()));
  } else {
    conclude(line, { lead, exchange, inspection, judgement: await weigh(line, { lead, exchange, inspection }) });
  }
}

/** A start that is kept shut, by a server that answers Passerby as it does others, is watched like any closed door. */
async function notSeen(line: Line, url: URL, { exchange, inspection }: Seen): Promise<void> {
  if (isRefused(exchange) && (await tellsApart(line, url))) {
    line.tally.shut += 1;
    return;
  }
  if (exchange.outcome !== 'answered' || inspection?.refusal === 'challenge' || inspection?.unreadable !== undefined) return;
  const { status } = exchange;
  if (status < 400) notTold(line, quietAddress(url), 'the start page is blank');
  else if (status < 500) notTold(line, quietAddress(url), `the start page answers ${status}`);
}

const unchangedSince = (known: Address, at: Date): Address => ({
  ...known,
  lastAsked: at,
  failures: 0,
  lastClosed: known.verdict === 'closed' ? at : known.lastClosed,
});

/**
 * Leads are followed in both cadences, links only by the crawl. A page that proves an exposure is not followed into single
 * records; a start is followed all the same, or the rest of the site would never be seen.
 */
function follow(
  { frontier, plan, notebook, starts, fronts, surroundings }: Line,
  { lead, depth }: Step,
  inspection: Inspection,
): void {
  // A site that answers everything with its front page would be read once more below every address.
  const isStart = starts.has(normalise(lead.url).href);
  if (!isStart && fronts.some((front) => isSamePage(front, inspection))) return;
  surroundings.met(inspection.leads, lead.url);
  notebook.meet(inspection.leads);
  if (plan.cadence === 'watch') {
    // What is known has its place in a round already.
    frontier.add(
      inspection.leads.filter((found) => found.rank <= maxWatchedRank && notebook.addressAt(found.url) === undefined),
      depth + 1,
    );
    return;
  }
  frontier.add(inspection.leads, depth + 1);
  notebook.keepForms(inspection.forms);
  const proves = inspection.bearing === 'exposed' || inspection.evidence.some((entry) => entry.probe === lead.by);
  if (proves && !isStart) return;
  frontier.add(
    inspection.links.flatMap((href) => URL.parse(href) ?? []).map((url) => plainLead(url, 'crawl')),
    depth + 1,
  );
}

/** The names a page links, wherever they stand: years and months of a listing differ in nothing else. */
const namesIn = ({ links }: Inspection): string =>
  [...new Set(links.map((href) => /([^/?#]{1,200})\/?(?:[?#]|$)/u.exec(href)?.[1] ?? ''))].sort().join(' ');

/** Word for word, tokens and numbers aside: pages that only share a large menu are told apart. */
const isSamePage = (one: Inspection, other: Inspection): boolean =>
  one.likeness.words > 0 &&
  one.likeness.words === other.likeness.words &&
  one.likeness.simhash === other.likeness.simhash &&
  namesIn(one) === namesIn(other);

/** Guesses are the crawl's: the watch has to be quick. */
const maxWatchedRank = 3;

const softRefusalMs = 24 * 3_600_000;

/** Puts the judgement where it belongs: a sight for reconciling, and what the watch remembers of the address. */
function conclude(line: Line, { lead, exchange, inspection, judgement }: Looked & { readonly judgement: Judgement }): void {
  const { notebook, world, target } = line;
  const at = world.now();
  const finding = notebook.findingAt(lead.url);
  const known = notebook.addressAt(lead.url);
  const isOpen = finding !== undefined && finding.state !== 'resolved';
  // A sign-in page at status 200 may be a passing gateway: it closes nothing before it has stood for a day.
  const doubtful =
    judgement.verdict === 'closed' && judgement.soft && isOpen && at.getTime() - finding.lastSeen.getTime() < softRefusalMs;
  const verdict = doubtful ? 'unknown' : judgement.verdict;
  if (judgement.verdict === 'exposed' || judgement.verdict === 'open-empty') {
    const cause = causeFor(line, judgement, { finding, inspection });
    notebook.hold(
      { verdict: judgement.verdict, observation: { ...judgement.observation, cause }, lastKnownClosed: known?.lastClosed },
      { key: sharedCause(cause), ofForm: lead.cause !== undefined, at },
    );
  } else if (verdict === 'closed' && isOpen && notebook.speaksFor(lead.url)) {
    notebook.hold(
      { verdict: 'closed', fingerprint: finding.fingerprint, at },
      { key: sharedCause(finding.cause), ofForm: lead.cause !== undefined, at },
    );
  } else if (verdict === 'unknown' && (isOpen || !isGuess(lead))) {
    notTold(line, inspection?.address || quietAddress(lead.url), 'reason' in judgement ? judgement.reason : '');
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

type Open = Extract<Judgement, { readonly observation: Observation }>;

/** What was told under one cause stays with it. */
function causeFor(
  { causes }: Line,
  { observation, isNameless }: Open,
  { finding, inspection }: { readonly finding: Finding | undefined; readonly inspection: Inspection | undefined },
): Cause {
  const digests = [...new Set(inspection?.sightings.map((sighting) => sighting.digest))];
  if (isNameless && finding === undefined) return causes.of(observation, digests);
  const cause = isNameless && finding !== undefined ? finding.cause : observation.cause;
  causes.note(cause, digests);
  return cause;
}

/** Only from a page at the very address: a date learnt from a refusal could hide that it opened. */
function validatorsOf(exchange: Exchange): Validators | undefined {
  if (exchange.outcome !== 'answered' || exchange.status !== 200 || exchange.url.href !== exchange.asked.href) return undefined;
  const { etag, 'last-modified': lastModified } = exchange.headers;
  return etag === undefined && lastModified === undefined ? undefined : { etag, lastModified };
}

/** A probe's less telling addresses are guesses: that one cannot be told says nothing about the site. */
const isGuess = (lead: Lead): boolean => lead.rank > 0 || (isCrawled(lead) && lead.by !== 'start');

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
