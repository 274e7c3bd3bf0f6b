import {
  isBoilerplate,
  mayAsk,
  openFrontier,
  plainLead,
  robotsAddresses,
  type Step,
  startingLeads,
  watchLeads,
} from './frontier.ts';
import { type Line, look, type Plan } from './look.ts';
import type { Fetch, Outcome, Round, Target, World } from './model.ts';
import { type Gathered, openNotebook } from './notebook.ts';
import { readRobots } from './robots.ts';

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
  await lead(line);
  await inLanes(line, async (step) => {
    await look(line, step);
    const ripe = line.notebook.ripe(line.frontier.outstanding, world.now());
    if (ripe !== undefined) await settle(ripe);
  });
  await settle(line.notebook.rest());
  const { unknown, requests, bytes, documents, starts, postponed } = line.tally;
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
    unknown: unknown.length,
    postponed,
  };
  return { round, seen: starts > 0, interrupted: plan.stopped(), unknown };
}

async function openLine(world: World, target: Target, plan: Plan): Promise<Line> {
  const [addresses, findings] = await Promise.all([
    world.store.addresses(target.name),
    world.store.findings({ target: target.name }),
  ]);
  const tally = { requests: 0, bytes: 0, documents: 0, starts: 0, postponed: 0, unknown: [] };
  const door = world.doorFor(target);
  const ask: Fetch = async (url, how) => {
    tally.requests += 1;
    const exchange = await door(url, how);
    if (exchange.outcome === 'answered') tally.bytes += exchange.body.byteLength;
    return exchange;
  };
  const line: Line = {
    world,
    target,
    plan,
    frontier: openFrontier(target, plan.budget),
    notebook: openNotebook(target, { addresses, findings }),
    ask,
    tally,
    controls: new Map(),
  };
  if (plan.cadence === 'watch') {
    const due = watchLeads(target, addresses, plan.budget);
    tally.postponed = due.postponed;
    line.frontier.add(due.leads, 0);
  }
  return line;
}

/** Where to begin. A crawl also reads robots.txt: what an organisation hides from search engines is where to look. */
async function lead({ target, plan, frontier, ask, world }: Line): Promise<void> {
  frontier.add(startingLeads(target), 0);
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
  let waiting: (() => void)[] = [];
  const lane = async (): Promise<void> => {
    while (!plan.stopped()) {
      const step = frontier.next();
      if (step === undefined && busy === 0) return;
      if (step === undefined) {
        await new Promise<void>((resume) => waiting.push(resume));
        continue;
      }
      busy += 1;
      await work(step).finally(() => {
        busy -= 1;
        const resumed = waiting;
        waiting = [];
        for (const resume of resumed) resume();
      });
      plan.progress({ asked: tally.requests, queued: frontier.size() });
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
