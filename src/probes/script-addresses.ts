import type { Evidence, Lead, Page, Probe, Records } from '../model.ts';
import { evidenceOf } from '../platforms/collection.ts';
import { causeNear, causeOf, leadsTo, nonsense } from '../platforms/lead.ts';
import { listedIn } from '../platforms/listed.ts';
import { namedAddresses } from '../platforms/named-addresses.ts';
import { postedAddresses } from '../platforms/posted-addresses.ts';
import { namesAnswers, namesSubmissions } from '../platforms/tempting.ts';

const id = 'script-addresses';
const maxAddresses = 30;

const asset = /\.(?:m?js|css|map|png|jpe?g|gif|svg|webp|ico|woff2?|ttf|mp4|pdf|html?)$/iu;
const never =
  /log-?(?:in|out)|sign-?(?:in|out|up)|delete|remove|reset|verify|subscribe|captcha|csrf|token|session|analytics|track|telemetry|consent|upload|vote|cart|pay|admin-ajax|wp-json|jsonapi|webform_rest|graphql|(?<!datastore)_search|\/items\//iu;
const api =
  /\/(?:api|rest|rpc|services?|data|v\d{1,2}|json|ajax|backend|functions|\.netlify\/functions|handlers?)(?:\/|$)|\.(?:json|ashx|svc|cgi|php)$/iu;
/** What a script loads to draw a map or a table. */
const table = /\.(?:geojson|csv|tsv|xlsx?|ndjson|jsonl)$/iu;
const inRows =
  /[?&](?:f|wt|alt|type|format|_format|outputformat|output)=(?:json|geojson|csv|xml|application(?:\/|%2f)(?:json|csv))(?:&|$)|request=getfeature|datastore_search/iu;
const isData = (url: URL): boolean => table.test(url.pathname) || inRows.test(url.pathname + url.search);

/** Routes a page's script posts to or reads from, and no link leads to. Known platforms are asked by their own probes. */
function leads(page: Page): readonly Lead[] {
  if (page.document.kind === 'json' || page.document.kind === 'xml') return [];
  const linked = new Set(page.document.links.map((link) => link.url.pathname));
  const telling = namedAddresses(page).filter((url) => isData(url) || (api.test(url.pathname) && namesAnswers(url.pathname)));
  const found = [...telling, ...postedAddresses(page)].filter(
    ({ pathname }) => !asset.test(pathname) && !never.test(pathname) && !linked.has(pathname),
  );
  const routes = new Map(found.map((url) => [`${url.origin}${url.pathname}`, url]));
  return [...routes.values()]
    .toSorted((one, other) => Number(namesSubmissions(other.pathname)) - Number(namesSubmissions(one.pathname)))
    .slice(0, maxAddresses)
    .flatMap((url) => {
      // `/api/complaints/create` writes into `/api/complaints`.
      const path = url.pathname.replace(/\/(?:create|new|add|submit|store|save|send|post)\/?$/iu, '');
      const control = path.replace(/[^/]{1,100}?(\.\w{2,5})?\/?$/u, `${nonsense}$1`);
      // Data is asked as the script asks; what it posts to has no query.
      const query = isData(url) ? url.search : '';
      const asked = [{ path: `${path}${query}`, control: `${control}${query}`, rank: namesSubmissions(path) ? 1 : 3 }];
      // What fills a table of the page need not come from its form.
      const cause = isData(url) ? causeOf(id, url, path) : causeNear(id, page, { url, thing: path });
      return leadsTo(id, url, { cause, asked });
    });
}

function recognise(page: Page, records: readonly Records[]): Omit<Evidence, 'probe'> | undefined {
  if (!namesSubmissions(page.url.pathname)) return undefined;
  const listed = listedIn(page);
  if (listed === undefined) return undefined;
  return evidenceOf(
    { name: page.url.pathname, rows: listed.rows.length, total: listed.total, records },
    'a route that a page’s script names gives what people sent in',
    causeOf(id, page.url, page.url.pathname),
  );
}

export default {
  title: 'API route named in a script gives people’s records',
  severity: 'critical',
  remediation: [
    'Let the route accept POST only; reading should answer 405, or 401 where staff read there.',
    'Test the sign-in on the server for every route: what the page does not show can still be asked for.',
    'Return only the fields the page needs, and never a whole table to filter in the browser.',
    'Ask for the address again without signing in.',
  ],
  source: 'Addresses in scripts and data attributes; OWASP API Security Top 10: broken function level authorization',
  generic: true,
  hints: [
    '/api/',
    '/rest/',
    'fetch(',
    'axios',
    'xmlhttprequest',
    '.ajax(',
    'getjson',
    'endpoint',
    '.ashx',
    '/functions/',
    '.post(',
    '.post<',
    '.geojson',
    'f=json',
    'format=json',
    'format=application',
    'wt=json',
    'request=getfeature',
    'datastore_search',
  ],
  leads,
  recognise,
} satisfies Probe;
