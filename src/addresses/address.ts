// What can be told from an address alone: whose it is, whether it is the same as another, what it gives away, what it would do.

import { mask } from '../mask.ts';
import type { Masked } from '../model.ts';
import { isAct, isActOnOne, isCommand, isExportStream, isOff, isToken } from './act.ts';
import { decodedWhole, type PersonalValue, personalShape, personalValue, readings } from './personal-value.ts';

// ── Scope ────────────────────────────────────────────────────────────────────────────────────────────────────────────

type Entry = { readonly host: string; readonly port: string | undefined; readonly below: boolean };

const withoutDot = (host: string): string => (host.endsWith('.') ? host.slice(0, -1) : host);

const entryOf = (written: string): Entry | undefined => {
  const below = written.startsWith('*.');
  const bare = written.trim().slice(below ? 2 : 0);
  const authority = /^[\da-f:.]{2,}$/iu.test(bare) && bare.split(':').length > 2 ? `[${bare}]` : bare;
  const port = /:(\d{1,5})$/u.exec(authority.replace(/^\[[^\]]*\]/u, ''))?.[1];
  if (!URL.canParse(`http://${authority}`) || /[/?#@\\*\s]/u.test(authority)) return undefined;
  const host = withoutDot(new URL(`http://${authority}`).hostname);
  if (host === '' || (below && !/\p{L}/u.test(host.split('.').at(-1) ?? ''))) return undefined;
  // `*.uk` would be a country, not an organisation.
  if (below && !host.includes('.')) return undefined;
  return { host, port: port === undefined ? undefined : String(Number(port)), below };
};

const read = new WeakMap<readonly string[], readonly Entry[]>();
const entriesOf = (scope: readonly string[]): readonly Entry[] => {
  const known = read.get(scope);
  if (known !== undefined) return known;
  const entries = scope.map(entryOf).filter((entry) => entry !== undefined);
  read.set(scope, entries);
  return entries;
};

/** Whether a text can stand in a target's scope. */
export const isScope = (written: string): boolean => entryOf(written) !== undefined;

const portOf = (url: URL): string => url.port || (url.protocol === 'https:' ? '443' : '80');

/**
 * Whether an address belongs to the hosts a target names: `host`, `host:port`, `*.host` for everything below it.
 * Without a port only the default ports of http and https are meant. An address with a user name is never in scope.
 */
export function inScope(url: URL, scope: readonly string[]): boolean {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return false;
  if (url.username !== '' || url.password !== '') return false;
  const host = withoutDot(url.hostname);
  return entriesOf(scope).some(
    (entry) =>
      (entry.below ? host.endsWith(`.${entry.host}`) : host === entry.host) &&
      (entry.port === undefined ? url.port === '' : entry.port === portOf(url)),
  );
}

// ── Sameness ─────────────────────────────────────────────────────────────────────────────────────────────────────────

type Pair = { readonly raw: string; readonly name: string; readonly value: string };

const tidied = (text: string): string => {
  // A stray `%` could join what is decoded after it into a new code; such an address is left as it is.
  if (/%(?![0-9a-f]{2})/iu.test(text)) return text;
  return text.replace(/%[0-9a-f]{2}/giu, (code) => {
    const char = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return /[\w.~-]/u.test(char) ? char : code.toUpperCase();
  });
};

const pairsOf = (search: string): readonly Pair[] =>
  search
    .replace(/^\?/u, '')
    .split('&')
    .filter((raw) => raw !== '' && raw !== '=')
    .map((part) => {
      const raw = tidied(part).replace(/^[^=]*/u, (name) =>
        name.replaceAll('%5B', '[').replaceAll('%5D', ']').replaceAll('%24', '$'),
      );
      const cut = raw.indexOf('=');
      return cut < 0 ? { raw, name: raw, value: '' } : { raw, name: raw.slice(0, cut), value: raw.slice(cut + 1) };
    });

const tracking =
  /^(?:utm_\w{1,40}|mtm_\w{1,40}|pk_\w{1,40}|piwik_\w{1,40}|hsa_\w{1,40}|_hs\w{1,40}|__hs\w{1,40}|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|li_fat_id|mc_cid|mc_eid|mkt_tok|vero_id|oly_anon_id|oly_enc_id|s_cid|_ga|_gl|_openstat|ref_src|wickedid)$/iu;
const session =
  /^(?:phpsessid|jsessionid|aspsessionid\w{0,20}|asp\.net_sessionid|cfid|cftoken|oscsid|zenid|sess(?:ion)?_?id|sessid)$/iu;
const maybeSession = /^(?:s|sid|sess|session|ssid)$/iu;

const isPassing = ({ name, value }: Pair): boolean =>
  tracking.test(name) ||
  session.test(name) ||
  (maybeSession.test(name) && /^[0-9a-f]{32,128}$/iu.test(value)) ||
  // jQuery's cache buster.
  (name === '_' && /^\d{10,16}$/u.test(value));

// Column sorting of Apache's and Caddy's directory listings: sixteen addresses of one page.
const listingOrder = /^\?(?:C=[NMSD](?:[;&]O=[AD])?|sort=(?:name|namedirfirst|size|time)&order=(?:asc|desc))$/u;

const tidyPath = (path: string): string =>
  tidied(path)
    .replace(/;(?:jsessionid|phpsessid|sid|cfid|cftoken)=[^/;]{0,200}/giu, '')
    .replace(/\/\(S\([a-z0-9]{24}\)\)(?=\/|$)/giu, '') || '/';

const byName = (one: Pair, other: Pair): number => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0);

const hostOf = (url: URL): string => withoutDot(url.hostname);

/** The same page under one address, so that it is asked once: no fragment, no tracking or session, one order and encoding. */
export function normalise(url: URL): URL {
  const same = new URL(url.href);
  same.hash = '';
  same.hostname = hostOf(url);
  same.pathname = tidyPath(url.pathname);
  const pairs = listingOrder.test(url.search) ? [] : pairsOf(url.search).filter((pair) => !isPassing(pair));
  const query = [...pairs].sort(byName).map(({ raw }) => raw);
  same.search = query.length === 0 ? '' : `?${query.join('&')}`;
  return same;
}

const paging =
  /^(?:page|pg|paged|pagenum|page_?(?:no|number|size|index)|per_?page|items_?per_?page|page\[(?:limit|offset|number|size|cursor)\]|offset|limit|start|skip|rows|results|cursor|after|before|\$(?:top|skip|skiptoken|count)|_(?:limit|start|end|page)|result(?:offset|recordcount)|pagination\[\w{1,12}\])$/iu;

const sorting = /^(?:sort|sort_?(?:by|dir|order|field|column)|order_?by)$/iu;
const direction = /^(?:asc|desc|ascending|descending)$/iu;

/** Another order of the same rows. `order` alone may as well be the number of one. */
function isSorting({ name, value }: Pair, pairs: readonly Pair[]): boolean {
  if (sorting.test(name) || direction.test(value)) return true;
  return name.toLowerCase() === 'order' && pairs.some((pair) => sorting.test(pair.name) || direction.test(pair.value));
}

const nameless = ({ detector, value, sure }: PersonalValue): string => {
  if (sure) return '*';
  let sum = 0;
  for (const char of `${detector} ${value}`) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 65_521;
  // One of 256: tells `?name=parking` from `?name=complaints`, and tells nothing about a person.
  return `*${(sum % 256).toString(16)}`;
};

const withoutPeople = (text: string): string => {
  const found = personalShape(text);
  return found === undefined ? text : nameless(found);
};

/**
 * What a page keeps while its rows come and go: survives scheme, `www.`, default ports, the order of the query, a trailing
 * slash, paging and sorting. Holds no personal value.
 */
export function fingerprintOf(url: URL): string {
  const same = normalise(url);
  const port = same.port === '' || same.port === '80' || same.port === '443' ? '' : `:${same.port}`;
  const path = same.pathname.replace(/\/page\/\d{1,6}\/?$/u, '/').replace(/\/$/u, '');
  const pairs = pairsOf(same.search);
  const query = pairs
    .filter((pair) => !paging.test(pair.name) && !isSorting(pair, pairs))
    .map((pair) => {
      const found = personalValue(pair.name, pair.value);
      const name = withoutPeople(pair.name);
      if (found !== undefined) return `${name}=${nameless(found)}`;
      return pair.raw.includes('=') ? `${name}=${pair.value}` : name;
    });
  const place = `${same.hostname.replace(/^www\./u, '')}${port}${path.split('/').map(withoutPeople).join('/')}`;
  return query.length === 0 ? place : `${place}?${query.join('&')}`;
}

// ── What an address gives away ───────────────────────────────────────────────────────────────────────────────────────

/** Personal data written into the address itself. `sure` when its shape tells, not only the name it stands under. */
export type PersonalPart = {
  readonly where: 'user' | 'path' | 'query' | 'fragment';
  readonly detector: string;
  readonly masked: Masked;
  readonly sure: boolean;
};

type Piece = { readonly where: PersonalPart['where']; readonly raw: string; readonly found: PersonalValue | undefined };

const piecesOf = (where: Piece['where'], text: string): readonly Piece[] => {
  let before = '';
  return text.split(/(?<=[/?&=;#])|(?=[/?&=;#])/u).map((raw) => {
    if (/^[/?&=;#]$/u.test(raw)) {
      if (raw !== '=' && raw !== '/') before = '';
      return { where, raw, found: undefined };
    }
    const value = personalValue(before, raw);
    before = raw;
    // `/mail/inbox` is a place, `/name/Jane%20Doe` a person.
    return { where, raw, found: where === 'path' && value?.sure !== true ? undefined : value };
  });
};

const allPieces = (url: URL): readonly Piece[] => [
  ...piecesOf('path', url.pathname),
  ...piecesOf('query', url.search),
  ...piecesOf('fragment', url.hash),
];

/** Which personal data an address carries, masked; empty for an ordinary address. */
export function personalParts(url: URL): readonly PersonalPart[] {
  const parts = allPieces(url).flatMap(({ where, found }): PersonalPart[] =>
    found === undefined ? [] : [{ where, detector: found.detector, masked: mask(found.detector, found.value), sure: found.sure }],
  );
  if (url.username === '') return parts;
  return [{ where: 'user', detector: 'user-name', masked: mask('user-name', url.username), sure: false }, ...parts];
}

const tellingWords = (text: string): readonly string[] =>
  (readings(text).at(-1) ?? '')
    .toLowerCase()
    .replace(/@[^\s@]{1,255}/gu, ' ')
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word.length >= 3 || /\d{2}/u.test(word));

/** The address as it may be shown and stored: every personal value masked, and every other part that repeats one. */
export function maskedAddress(url: URL): string {
  const pieces = allPieces(url);
  const told = new Set(
    pieces.flatMap(({ raw, found }) => (found === undefined ? [] : [...tellingWords(raw), ...tellingWords(found.value)])),
  );
  const shown = pieces.map(({ raw, found }) => {
    if (found !== undefined) return mask(found.detector, found.value).replaceAll(' ', '+');
    return told.size > 0 && tellingWords(raw).some((word) => told.has(word)) ? '***' : raw;
  });
  return `${url.protocol}//${url.username === '' ? '' : '***@'}${url.host}${shown.join('')}`;
}

// ── What an address would do ─────────────────────────────────────────────────────────────────────────────────────────

const verbNames =
  /^(?:action|act|do|op|operation|cmd|command|task|method|_method|mode|event|handler|func|function|submit|btn|button|wc-ajax)$/iu;
const tokenNames =
  /^(?:id|token|key|hash|code|nonce|_wpnonce|csrf|csrf_token|sig|signature|uid|h|t|\w{1,40}_(?:key|token|id))$/iu;
/** What stands under these was typed by somebody, or names a thing. */
const textNames = /^(?:q|s|search|query|keys?|keywords?|title|name|text|term|tag|topic|filter|value|label)$/iu;
const routeNames = /^(?:q|r|route|path|title|page|controller)$/iu;

const segmentsAct = (path: string): boolean => {
  // Servers disagree on what ends a segment: parameters stand behind `;`, methods behind `:`, and `%2F` may be a slash.
  const segments = path
    .split('/')
    .flatMap((segment) => decodedWhole(segment).split(/[/\\;:,|]/u))
    .filter((segment) => segment !== '');
  if (segments.some((segment, at) => isAct(segment) || isExportStream(segment, segments[at - 1] ?? ''))) return true;
  // `/vote` is a page about voting, `/node/12/vote` and `/vote/node/12` vote.
  const first = segments[0] ?? '';
  const last = segments.at(-1) ?? '';
  if (isActOnOne(last)) return segments.slice(0, -1).some(isToken);
  if (isActOnOne(first) && isToken(last)) return true;
  return segments.some((segment, at) => isActOnOne(segment) && isToken(segments[at + 1] ?? ''));
};

const pairActs = ({ name: written, value }: Pair): boolean => {
  const [name = '', ...inner] = decodedWhole(written)
    .split(/[[\]]+/u)
    .filter((part) => part !== '');
  if (verbNames.test(name))
    return isCommand(value) || inner.some(isAct) || isActOnOne(value) || /^(?:put|patch|post)$/iu.test(value);
  if (!textNames.test(name) && !routeNames.test(name) && isAct(value)) return true;
  if (routeNames.test(name) && segmentsAct(readings(value).at(-1) ?? '')) return true;
  return !isOff(value) && (isAct(name) || (isActOnOne(name) && isToken(value)));
};

/**
 * Whether asking could change something, even with GET: delete, log out, unsubscribe, a vote, an export built on demand.
 * Whole segments and whole values only: `/how-to-delete-cookies/` is a page.
 */
export function neverCall(url: URL): boolean {
  const pairs = pairsOf(url.search.replaceAll(';', '&'));
  if (segmentsAct(url.pathname) || pairs.some(pairActs)) return true;
  const end = url.pathname.split('/').findLast((segment) => segment !== '') ?? '';
  if (isActOnOne(end) && pairs.some(({ name, value }) => tokenNames.test(name) && value !== '')) return true;
  // Drupal Webform builds and then deletes a temporary export.
  return /^download$/iu.test(end) && pairs.some(({ name, value }) => name === 'download' && !isOff(value));
}
