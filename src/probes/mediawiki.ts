import type { Evidence, Lead, Page, Probe, Records } from '../model.ts';
import { causeOf, leadsTo, nonsense } from '../platforms/lead.ts';
import { holdItsAnswers, holdPeople, objectsOf, textOf, within } from '../platforms/rows.ts';
import { isTempting, namesAnswers, namesSubmissions, namesTrove } from '../platforms/tempting.ts';

const id = 'mediawiki';
const maxPages = 40;

const isWiki = (page: Page): boolean =>
  page.document.kind === 'html' &&
  /<meta name="generator" content="MediaWiki|"wgArticlePath"|mw\.config\.set|RLCONF/u.test(page.document.text);

/** Where index.php and api.php live: `/w/`, or as the page's own configuration says. */
function scriptPath(page: Page): string {
  const path = /"wgScriptPath":"([^"<>\s]{0,100})"/u.exec(page.document.text)?.[1];
  const linked = page.document.links
    .map(({ url }) => /^(.{0,100}\/)(?:index|load|api)\.php$/u.exec(url.pathname)?.[1])
    .find((found) => found !== undefined);
  return path === undefined ? (linked ?? '/') : `${path}/`;
}

function fromApi(page: Page): readonly Lead[] {
  const base = new URL('./', page.url);
  const titles = objectsOf(within(page.document.json, 'query', 'allpages'))
    .map((row) => textOf(row.title) ?? '')
    .filter(namesAnswers);
  const pages = titles.slice(0, maxPages).flatMap((title) => {
    const path = (of: string): string => `index.php?title=${encodeURIComponent(of.replaceAll(' ', '_'))}`;
    return leadsTo(id, base, {
      cause: causeOf(id, page.url, title),
      asked: [{ path: path(title), control: path(nonsense), rank: namesSubmissions(title) ? 1 : 3 }],
    });
  });
  const files = objectsOf(within(page.document.json, 'query', 'allimages')).filter(
    (row) =>
      isTempting(textOf(row.name) ?? '') && /\.(?:csv|xlsx?|ods|docx?|pdf|txt|zip|json|xml)$/iu.test(textOf(row.name) ?? ''),
  );
  return [
    ...pages,
    ...files.slice(0, maxPages).flatMap((row) =>
      leadsTo(id, base, {
        cause: causeOf(id, page.url, textOf(row.name) ?? ''),
        asked: [{ path: textOf(row.url) ?? '', rank: 1 }],
      }),
    ),
  ];
}

function leads(page: Page): readonly Lead[] {
  if (within(page.document.json, 'query') !== undefined) return fromApi(page);
  if (!isWiki(page)) return [];
  const path = scriptPath(page);
  // Titles and file names only: what a wiki made for the team calls its pages.
  const asked = [
    { path: `${path}api.php?action=query&list=allpages&aplimit=500&apfilterredir=nonredirects&format=json`, rank: 4 },
    { path: `${path}api.php?action=query&list=allimages&ailimit=500&format=json`, rank: 4 },
    { path: `${path}index.php?title=Special:CargoTables`, rank: 5 },
  ];
  return leadsTo(id, page.url, { cause: undefined, asked });
}

function recognise(page: Page, records: readonly Records[]): Omit<Evidence, 'probe'> | undefined {
  if (!isWiki(page))
    return textOf(within(page.document.json, 'error', 'code')) === 'readapidenied'
      ? { shows: 'refusal', marker: 'MediaWiki says readapidenied', rows: undefined, cause: undefined }
      : undefined;
  const title =
    /"wgPageName":"([^"\\]{1,200})"/u.exec(page.document.text)?.[1] ?? page.url.searchParams.get('title') ?? page.url.pathname;
  const cause = causeOf(id, page.url, title.replaceAll('_', ' '));
  const tables = page.document.select('table.wikitable tr, table.cargoTable tr, table.smwtable tr, table.formtable tr').length;
  if (tables > 1 && (holdItsAnswers(records) || (holdPeople(records) && (namesSubmissions(title) || namesTrove(title))))) {
    return { shows: 'answers', marker: 'a wiki page with a table of what people sent in', rows: tables - 1, cause };
  }
  return undefined;
}

export default {
  title: 'Wiki page with people’s records',
  severity: 'high',
  remediation: [
    'In LocalSettings.php set $wgGroupPermissions["*"]["read"] = false for a wiki that is not for the public, and list the few open pages in $wgWhitelistRead.',
    'MediaWiki cannot hide single pages reliably: move records out of a public wiki into a system made for them.',
    'Delete the page and its history (Special:RevisionDelete or suppression), not only its text; delete files with their old versions.',
    'Purge caches, then ask for the page, its history and api.php again without signing in.',
  ],
  source:
    'MediaWiki manual: preventing access, $wgWhitelistRead, API allpages and allimages; Cargo and Semantic MediaWiki tables',
  hints: ['mediawiki', 'wgarticlepath', 'rlconf', '"allpages"', '"allimages"', 'readapidenied'],
  leads,
  recognise,
} satisfies Probe;
