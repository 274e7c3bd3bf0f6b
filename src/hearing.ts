import { normalise } from './addresses/address.ts';
import { ageInCache, asCopy, isRefused, pastCaches } from './copies.ts';
import { plainLead } from './frontier.ts';
import { type Judgement, judge, showsNobody } from './judge.ts';
import { alike } from './likeness.ts';
import { inspect, type Line, type Looked } from './line.ts';
import type { Exchange, Inspection, Lead } from './model.ts';

/** Judges, with the nonsense sibling where the verdict hangs on it (R1), and a second look before an opening. */
export async function weigh(line: Line, looked: Looked): Promise<Judgement> {
  const { plan, target, world, notebook, ask } = line;
  const { lead } = looked;
  const hear = (heard: Looked, control: Inspection | undefined): Judgement =>
    judge({ target, ...heard, control, at: world.now() }, plan.probes);
  const first = hear(looked, undefined);
  const finding = notebook.findingAt(lead.url);
  const isOpen = finding !== undefined && finding.state !== 'resolved';
  const past = async (): Promise<Past> => {
    const exchange = await ask(pastCaches(lead.url, world.now()), { fresh: true });
    return { exchange, judgement: hear({ lead, exchange, inspection: await inspect(line, lead, exchange) }, undefined) };
  };
  if (first.verdict === 'closed' && isOpen)
    return asWholeSite(line, looked, closedPastCaches(first, looked.exchange, await past()));
  if (first.verdict !== 'exposed' && first.verdict !== 'open-empty') return first;
  const asked = first.needsControl && lead.control !== undefined ? await controlFor(line, lead, lead.control) : undefined;
  // Rows of people speak for themselves; a page without any is only known by what the server says elsewhere.
  if (asked === 'untold' && first.verdict === 'open-empty')
    return {
      verdict: 'unknown',
      reason: 'how this server refuses could not be learnt: the address asked for it gave no answer',
      soft: false,
    };
  const control = asked === 'untold' ? undefined : asked;
  const second = control === undefined ? first : hear(looked, control);
  if (second.verdict !== 'exposed' && second.verdict !== 'open-empty') return second;
  if (isOpen) return openPastCaches(second, looked.exchange, past);
  if (second.observation.severity === 'review') return second;
  const again = await ask(lead.url, { fresh: true });
  const third = hear({ lead, exchange: again, inspection: await inspect(line, lead, again) }, control);
  if (third.verdict === 'exposed' || third.verdict === 'open-empty') return third;
  return { verdict: 'unknown', reason: 'a second look, right after the first, did not agree with it', soft: false };
}

type Past = { readonly exchange: Exchange; readonly judgement: Judgement };

/** A closing is believed when the server itself says so, and no cache in its name. */
function closedPastCaches(first: Judgement, exchange: Exchange, { judgement }: Past): Judgement {
  if (judgement.verdict === 'exposed' || judgement.verdict === 'open-empty')
    return { verdict: 'unknown', reason: 'a cache refuses, and the server behind it does not', soft: false };
  return judgement.verdict === 'unknown' && ageInCache(exchange) !== undefined ? judgement : first;
}

/** What a cache serves may be closed at its source already: not mended yet, but another thing to do. */
async function openPastCaches(
  open: Extract<Judgement, { readonly observation: unknown }>,
  exchange: Exchange,
  past: () => Promise<Past>,
): Promise<Judgement> {
  const age = ageInCache(exchange);
  if (age === undefined) return open;
  const behind = await past();
  return behind.judgement.verdict === 'closed' && isRefused(behind.exchange)
    ? { ...open, observation: asCopy(open.observation, age) }
    : open;
}

type Control = Inspection | 'untold' | undefined;

/** Being sent out of what may be asked is an answer too, and unlike any page. */
function controlFor(line: Line, lead: Lead, url: URL): Promise<Control> {
  const asked =
    line.controls.get(url.href) ??
    line.ask(url).then((exchange): Control | Promise<Control> => {
      if (exchange.outcome === 'failed' && exchange.refused === undefined) return 'untold';
      return inspect(line, { ...lead, by: 'control' }, exchange);
    });
  line.controls.set(url.href, asked);
  return asked;
}

/** One page for every address, the home page or a notice of works, is no answer about this one before it has stood for a day. */
async function asWholeSite(line: Line, { exchange, inspection }: Looked, judgement: Judgement): Promise<Judgement> {
  if (judgement.verdict !== 'closed' || judgement.reason !== showsNobody || inspection === undefined) return judgement;
  if (exchange.outcome !== 'answered' || line.starts.has(normalise(exchange.asked).href)) return judgement;
  // To be sent to the start is the way many sites say that a page is gone.
  if (line.starts.has(normalise(exchange.url).href)) return judgement;
  const homes = await homesOf(line);
  return homes.some((home) => alike(home.likeness, inspection.likeness))
    ? { ...judgement, reason: 'reads like the start page', soft: true }
    : judgement;
}

function homesOf(line: Line): Promise<readonly Inspection[]> {
  line.homes ??= Promise.all(
    line.target.start.map(async (url) => inspect(line, plainLead(url, 'home'), await line.ask(url))),
  ).then((homes) => homes.filter((home) => home !== undefined));
  return line.homes;
}
