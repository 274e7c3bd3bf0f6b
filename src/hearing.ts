import { normalise } from './addresses/address.ts';
import { plainLead } from './frontier.ts';
import { type Judgement, judge, showsNobody } from './judge.ts';
import { ageInCache, asCopy, isRefused, pastCaches } from './judging/copies.ts';
import { alike } from './judging/likeness.ts';
import { type Homes, inspect, isSeen, type Line, type Looked, type Seen } from './line.ts';
import type { Exchange, Inspection, Lead } from './model.ts';
import { nonsense } from './platforms/lead.ts';

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
  if (first.verdict === 'closed' && isOpen) {
    // The start is asked after this answer and before the next one: what befalls a site all at once shows in one of them.
    const closed = await asWholeSite(line, looked, first);
    return closed.verdict === 'closed' ? closedPastCaches(closed, looked.exchange, await past()) : closed;
  }
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

/**
 * What the whole site answers, its start included, is no answer about this address. One page for all, the home page or a
 * notice of works, has to stand for a day; so has a start that is not there. A refusal may be meant for Passerby alone.
 */
async function asWholeSite(line: Line, looked: Looked, judgement: Judgement): Promise<Judgement> {
  const { exchange, inspection } = looked;
  if (judgement.verdict !== 'closed') return judgement;
  const known = await homesOf(line, exchange.asked).starts();
  const homes = known.length > 0 ? known : [looked];
  if (!homes.some(isSeen)) {
    if (homes.some(({ exchange: home }) => isRefused(home)) && (await tellsApart(line, exchange.asked))) return judgement;
    const reason = 'the start page is no better: the whole site does not answer as it should, or not to Passerby';
    return homes.some(isForbidden) ? { verdict: 'unknown', reason, soft: false } : { ...judgement, reason, soft: true };
  }
  // To be sent to the start is the way many sites say that a page is gone.
  if (known.length === 0 || (exchange.outcome === 'answered' && line.starts.has(normalise(exchange.url).href))) return judgement;
  const isAlike = (home: Seen): boolean =>
    inspection !== undefined && home.inspection !== undefined && alike(home.inspection.likeness, inspection.likeness);
  return judgement.reason === showsNobody && homes.some(isAlike)
    ? { ...judgement, reason: 'reads like the start page', soft: true }
    : judgement;
}

/** A server that says of an address that it is not there does not refuse everything, whoever asks. */
export async function tellsApart(line: Line, about: URL): Promise<boolean> {
  const exchange = await homesOf(line, about).elsewhere();
  return exchange.outcome === 'answered' && !isRefused(exchange) && exchange.status < 429;
}

const isForbidden = ({ exchange, inspection }: Seen): boolean =>
  inspection?.refusal === 'challenge' || (exchange.outcome === 'answered' && exchange.status === 403);

const maxHomes = 3;
const freshMs = 5_000;

/** The other starts as they answer now, those on the host in question, or its front page. One look serves what closes with it. */
function homesOf(line: Line, about: URL): Homes {
  const asked = line.world.now();
  const near = line.target.start.filter(({ host }) => host === about.host);
  const isAnother = (url: URL): boolean => normalise(url).href !== normalise(about).href;
  const others = (near.length > 0 ? near : line.target.start).filter(isAnother).slice(0, maxHomes);
  const starts = others.length > 0 ? others : [new URL('/', about)].filter(isAnother);
  const key = [about.origin, ...starts].join(' ');
  const known = line.homes.get(key);
  if (known !== undefined && asked.getTime() - known.asked.getTime() < freshMs) return known;
  const homes: Homes = {
    asked,
    starts: once(() =>
      Promise.all(
        starts.map(async (url) => {
          const exchange = await line.ask(url);
          return { exchange, inspection: await inspect(line, plainLead(url, 'home'), exchange) };
        }),
      ),
    ),
    elsewhere: once(() => line.ask(new URL(`/${nonsense}`, about))),
  };
  line.homes.set(key, homes);
  return homes;
}

function once<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let asked: Promise<Answer> | undefined;
  return () => {
    asked ??= ask();
    return asked;
  };
}
