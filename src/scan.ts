import { normalise } from './addresses/address.ts';
import { soughtCanaries } from './canaries/kept.ts';
import { isBoilerplate, mayAsk, openFrontier, plainLead, robotsAddresses, type Step, startingLeads } from './frontier.ts';
import { openCommonCauses } from './judging/common-causes.ts';
import { readRobots } from './leads/robots.ts';
import { keepSurroundings, openGathering } from './leads/surroundings.ts';
import { unfinished } from './leads/unfinished.ts';
import { watchRound } from './leads/watch-round.ts';
import { type Line, notTold, type Plan } from './line.ts';
import { look } from './look.ts';
import type { Fetch, Outcome, Round, Target, World } from './model.ts';
import { type Gathered, openNotebook } from './notebook.ts';
import { isTrouble } from './trouble.ts';

const lanes = 8;
/**
 * Drupal and Backdrop have shipped `Crawl-delay: 10` since 2005; at that pace a site of 10,000 pages takes longer than a
 * day. An organisation that scans itself waits for up to this long between pages.
 */
const maxCrawlDelaySeconds = 5;

/**
 * The line: lead, fetch, inspect, judge; `settle` then reconciles, records and notifies. Links and leads found behind the
 * wall go back into the frontier: the only loop.
 */
export async function scan(
  world: World,
  target: Target,
  plan: Plan,
  settle: (gathered: Gathered) => Promise<void>,
): Promise<Outcome> {
  const started = world.now();
  const line = await openLine(world, target, plan);
  const write = openWriting(line, settle);
  try {
    await lead(line);
    do {
      await inLanes(line, async (step) => {
        await look(line, step);
        const ripe = plan.stopped() ? line.notebook.rest() : line.notebook.ripe(line.frontier.outstanding, world.now());
        if (ripe !== undefined) await write(ripe);
      });
    } while (leadToNamed(line));
  } finally {
    // Whatever ended the round, what was seen is told.
    await settle(line.notebook.rest());
  }
  if (plan.cadence === 'crawl' && !plan.stopped()) await keepSurroundings(world.store, target, line.surroundings.gathered());
  const { unknown, untold, requests, bytes, documents, starts, shut, postponed } = line.tally;
  const complete = starts > 0 && !plan.stopped() && !(line.frontier.spent() && line.frontier.size() > 0);
  const round: Round = {
    target: target.name,
    cadence: plan.cadence,
    started,
    finished: world.now(),
    requests,
    bytes,
    documents,
    complete,
    unknown: untold,
    postponed,
  };
  return { round, seen: starts + shut > 0, shut: starts === 0 && shut > 0, interrupted: plan.stopped(), unknown };
}

const maxFailedWrites = 3;

/** A write that fails is tried again with the next, since a crawl is a day's work; one that keeps failing ends the round. */
function openWriting({ world, target, notebook }: Line, settle: (gathered: Gathered) => Promise<void>) {
  let failed = 0;
  return async (gathered: Gathered): Promise<void> => {
    try {
      await settle(gathered);
      failed = 0;
    } catch (error) {
      notebook.putBack(gathered);
      failed += 1;
      if (failed >= maxFailedWrites) throw error;
      const why = isTrouble(error) ? error.message : 'unknown';
      world.log.warn({ target: target.name, failed, why }, 'what was seen could not be written; it is tried again');
    }
  };
}

async function openLine(world: World, target: Target, plan: Plan): Promise<Line> {
  const [addresses, findings, canaries] = await Promise.all([
    world.store.addresses(target.name),
    world.store.findings({ target: target.name }),
    soughtCanaries(world.store, target.canaries),
  ]);
  const tally = { requests: 0, bytes: 0, documents: 0, starts: 0, shut: 0, postponed: 0, untold: 0, unknown: [] };
  const door = world.doorFor(target);
  const ask: Fetch = async (url, how) => {
    tally.requests += 1;
    const exchange = await door(url, how);
    if (exchange.outcome === 'answered') tally.bytes += exchange.body.byteLength;
    return exchange;
  };
  const line: Line = {
    world,
    target: { ...target, canaries },
    plan,
    frontier: openFrontier(target, plan.budget),
    notebook: openNotebook(target, { addresses, findings }),
    causes: openCommonCauses(findings),
    ask,
    tally,
    surroundings: openGathering(target),
    starts: new Set(target.start.map((url) => normalise(url).href)),
    controls: new Map(),
    fronts: [],
    homes: new Map(),
  };
  const open = unfinished(target, { addresses, findings });
  for (const { url, reason } of open.left) notTold(line, url, reason);
  line.frontier.insist([...startingLeads(target), ...open.leads]);
  if (plan.cadence === 'watch') {
    const due = watchRound(target, addresses, plan.budget);
    tally.postponed = due.postponed;
    line.frontier.add(
      due.asked.map(({ lead: wanted }) => wanted),
      0,
    );
  }
  return line;
}

/** Hosts that only a certificate names are looked at when all others have been; whether there were any. */
function leadToNamed({ plan, frontier, surroundings, world }: Line): boolean {
  if (plan.cadence === 'watch' || plan.stopped()) return false;
  const fresh = surroundings.fresh(world.hostsNamed?.() ?? []);
  frontier.add(
    fresh.map((host) => plainLead(new URL(`https://${host}/`), 'certificate')),
    1,
  );
  return fresh.length > 0;
}

/** A crawl also reads robots.txt: what an organisation hides from search engines is where to look. */
async function lead({ target, plan, frontier, ask, world }: Line): Promise<void> {
  if (plan.cadence === 'watch') return;
  for (const url of robotsAddresses(target)) {
    if (!mayAsk(target, url)) continue;
    const robots = readRobots(await ask(url), url);
    if (robots.crawlDelaySeconds !== undefined)
      world.slowDown(url.host, Math.min(robots.crawlDelaySeconds, maxCrawlDelaySeconds));
    frontier.add(
      robots.addresses.filter((address) => !isBoilerplate(address)).map((address) => plainLead(address, 'robots')),
      1,
    );
    frontier.add(
      robots.sitemaps.map((address) => plainLead(address, 'sitemap')),
      1,
    );
  }
}

/** Works the frontier off in a few lanes until it is empty; a lane without work waits for the others' leads. */
async function inLanes({ frontier, plan, tally }: Line, work: (step: Step) => Promise<void>): Promise<void> {
  let busy = 0;
  let broken = false;
  let waiting: (() => void)[] = [];
  const wake = (): void => {
    const resumed = waiting;
    waiting = [];
    for (const resume of resumed) resume();
  };
  const lane = async (): Promise<void> => {
    while (!plan.stopped() && !broken) {
      const step = frontier.next();
      if (step === undefined && busy === 0) return;
      if (step === undefined) {
        await new Promise<void>((resume) => waiting.push(resume));
        continue;
      }
      busy += 1;
      try {
        await work(step);
      } catch (error) {
        broken = true;
        throw error;
      } finally {
        busy -= 1;
        wake();
      }
      plan.progress({ asked: tally.requests, queued: frontier.size() });
    }
  };
  // One that fails ends the others too, but not before what they are about is through.
  const ended = await Promise.allSettled(Array.from({ length: lanes }, lane));
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
