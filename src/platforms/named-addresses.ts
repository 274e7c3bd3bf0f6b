import type { Page } from '../model.ts';

const maxAddresses = 600;
const maxScanned = 3_000_000;
const maxBases = 200;
const nameReach = 120;

// In quotes, brackets or after `=`: whole addresses, and paths from the root; scripts escape their slashes.
const whole = /https?:\/\/[\w.-]{1,200}(?::\d{1,5})?(?:\/[^\s"'`<>()\\{}|^]{0,300})?/gu;
const rooted = /(?<=["'`=(,])\/[a-z_$][\w.~%$-]{0,80}(?:\/[\w.~%:@$-]{0,80}){0,8}(?:\?[^\s"'`<>()\\{}|^]{0,200})?(?=["'`),;])/giu;

// `API = "https://cms.example/api"`, `baseURL: "/api/v1"`, `root = location.origin + "/rest"`, `api = env.API || "/api"`.
const base =
  /[:=]\s{0,3}(?:[\w.$]{1,80}\s{0,3}(?:\|\||\?\?|\+)\s{0,3}){0,2}["'`](?:\$\{[\w.]{0,20}\borigin\})?((?:https?:\/\/[\w.-]{1,200}(?::\d{1,5})?)?(?:\/[\w.~-]{0,80}){0,8})["'`]/gu;
const beforeBase = /(?<![\w$-])([\w$]{1,40})["'`]?\s{0,3}$/u;
// `${API}/enquiries`, API + "/enquiries", "".concat(API, "/enquiries"): sought by what follows the name, which is rarer.
const behindName = /(?:\}|[+,]\s{0,3}["'`])(\/?[a-z_][\w.~-]{0,80}(?:\/[\w.~-]{0,80}){0,6})(?=["'`?$])/giu;
// Client libraries put their own base in front: `axios.create({baseURL})`, then `.post("/enquiries")`.
const called = /\.(?:get|post|put|patch|request)\(\s{0,3}["'`](\/?[a-z_][\w.~-]{0,80}(?:\/[\w.~-]{0,80}){0,6})(?=["'`?$])/giu;
const isClientBase = /^(?:base_?ur[il]|prefix_?url|root_?url)$/iu;

const inFrontOf = ({ index }: { readonly index: number }, text: string): string =>
  text.slice(Math.max(0, index - nameReach), index);

type Base = { readonly at: number; readonly start: string };

/** What a script puts in front of the routes it calls, by the name it gives it; short names are given again and again. */
function basesIn(text: string): ReadonlyMap<string, readonly Base[]> {
  const found = new Map<string, Base[]>();
  let count = 0;
  for (const match of text.matchAll(base)) {
    const start = match[1] ?? '';
    const given = start === '' ? undefined : beforeBase.exec(inFrontOf(match, text))?.[1];
    if (given === undefined) continue;
    if (++count > maxBases) break;
    found.set(given, [...(found.get(given) ?? []), { at: match.index, start }]);
  }
  return found;
}

const inTemplate = /\$\{(?:[\w$]{1,40}\.){0,4}([\w$]{1,40})$/u;
const inConcat = /\bconcat\((?:[\w$]{1,40}\.){0,4}([\w$]{1,40})$/u;
const inSum = /([\w$]{1,40})\s{0,3}$/u;

/** The variable in front of a route, as the sign between them tells. */
function nameBefore(match: RegExpMatchArray & { readonly index: number }, text: string): string | undefined {
  const sign = match[0][0];
  const pattern = sign === '}' ? inTemplate : sign === ',' ? inConcat : inSum;
  return pattern.exec(inFrontOf(match, text))?.[1];
}

/** Routes joined to the base that stands before them in a variable: half of an address is none. */
function* joined(text: string): Generator<string> {
  const bases = basesIn(text);
  if (bases.size === 0) return;
  const under = (given: string | undefined, match: RegExpMatchArray & { readonly index: number }): readonly string[] => {
    const known = bases.get(given ?? '') ?? [];
    const nearest = known.findLast(({ at }) => at < match.index) ?? known[0];
    return nearest === undefined ? [] : [`${nearest.start.replace(/\/$/u, '')}/${(match[1] ?? '').replace(/^\//u, '')}`];
  };
  for (const match of text.matchAll(behindName)) yield* under(nameBefore(match, text), match);
  const clients = [...bases.keys()].filter((given) => isClientBase.test(given));
  if (clients.length > 0) for (const match of text.matchAll(called)) for (const given of clients) yield* under(given, match);
}

function* written(text: string): Generator<string> {
  yield* joined(text);
  for (const pattern of [whole, rooted]) for (const match of text.matchAll(pattern)) yield match[0].replace(/[.,;]{1,3}$/u, '');
}

/**
 * Addresses a page's source or a script names, besides its links: in code, data attributes, configurations. Templates
 * (`/api/${'{id}'}`) are cut where the placeholder begins; one at the front is put in where the source says what it is.
 */
export function namedAddresses(page: Page): readonly URL[] {
  const text = page.document.text.slice(0, maxScanned).replaceAll('\\/', '/').replaceAll('&amp;', '&');
  const found = new Map<string, URL>();
  for (const address of written(text)) {
    if (found.size >= maxAddresses) break;
    const url = URL.parse(address, page.url.href);
    if (url !== null && !found.has(url.href)) found.set(url.href, url);
  }
  return [...found.values()];
}

/** Everything a page leads to: what it links or embeds, and what its source names. */
export function addressesIn(page: Page): readonly URL[] {
  const links = page.document.links
    .map((link) => link.url)
    .filter((url) => url.protocol === 'https:' || url.protocol === 'http:');
  return [...new Map([...links, ...namedAddresses(page)].map((url) => [url.href, url])).values()];
}
