import type { Exchange } from '../model.ts';

/** What robots.txt tells an organisation that looks at itself. */
export type Robots = {
  readonly sitemaps: readonly URL[];
  /** Paths hidden from search engines, as addresses: where to look, not where to stay away. */
  readonly addresses: readonly URL[];
  /** The longest delay asked of everybody, or of Passerby by name. */
  readonly crawlDelaySeconds: number | undefined;
};

// RFC 9309, 2.5: at least 500 KiB must be read.
const maxBytes = 512_000;
const maxLineChars = 2_000;
const maxAddresses = 1_000;
const maxSitemaps = 200;
const maxDelaySeconds = 86_400;
const ownName = 'passerby';

type Line = { readonly field: string; readonly value: string };

const lineOf = (written: string): Line | undefined => {
  const line = written.slice(0, maxLineChars).replace(/#.*$/u, '');
  const cut = line.indexOf(':');
  if (cut <= 0) return undefined;
  return { field: line.slice(0, cut).trim().toLowerCase().replaceAll(' ', '-'), value: line.slice(cut + 1).trim() };
};

const addressOf = (value: string, home: URL): URL | undefined => {
  const url = value === '' ? null : URL.parse(value, home.href);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') ? url : undefined;
};

/** `/admin/*` and `/export.csv$` name a folder and a file; what stands behind a wildcard cannot be known. */
const plainPath = (pattern: string): string => {
  const end = pattern.search(/[*$]/u);
  if (end < 0) return pattern;
  const known = pattern.slice(0, end);
  if (pattern.slice(end) === '$') return known;
  return known.slice(0, known.lastIndexOf('/') + 1);
};

const isOurs = (agents: readonly string[]): boolean => agents.some((agent) => agent === '*' || agent.startsWith(ownName));

const nothing: Robots = { sitemaps: [], addresses: [], crawlDelaySeconds: undefined };

const textOf = (exchange: Exchange): string => {
  if (exchange.outcome !== 'answered' || exchange.status !== 200) return '';
  const text = new TextDecoder().decode(exchange.body.subarray(0, maxBytes));
  // A catch-all site answers every address with its home page.
  return /^\s*</u.test(text) ? '' : text;
};

/** Reads an answer to `/robots.txt` (RFC 9309); anything that is none tells nothing. Paths of every robot count. */
export function readRobots(exchange: Exchange, asked: URL): Robots {
  const text = textOf(exchange);
  if (text === '') return nothing;
  const sitemaps = new Map<string, URL>();
  const addresses = new Map<string, URL>();
  let delay: number | undefined;
  let agents: string[] = [];
  let naming = false;
  for (const line of text.split(/\r\n|\r|\n/u)) {
    const { field, value } = lineOf(line) ?? { field: '', value: '' };
    if (field === 'user-agent') agents = naming ? [...agents, value.toLowerCase()] : [value.toLowerCase()];
    if (field !== '') naming = field === 'user-agent';
    if (field === 'sitemap' && sitemaps.size < maxSitemaps) {
      const url = addressOf(value, asked);
      if (url !== undefined) sitemaps.set(url.href, url);
    }
    if ((field === 'disallow' || field === 'allow') && addresses.size < maxAddresses) {
      const url = addressOf(plainPath(value), asked);
      if (url !== undefined && url.origin === asked.origin && url.href !== new URL('/', asked).href) addresses.set(url.href, url);
    }
    if (field === 'crawl-delay' && isOurs(agents) && /^\d{1,6}(?:\.\d{1,6})?$/u.test(value)) {
      delay = Math.min(maxDelaySeconds, Math.max(delay ?? 0, Number(value)));
    }
  }
  return { sitemaps: [...sitemaps.values()], addresses: [...addresses.values()], crawlDelaySeconds: delay };
}
