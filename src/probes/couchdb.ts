import type { Evidence, Lead, Page, Probe, Records } from '../model.ts';
import { evidenceOf } from '../platforms/collection.ts';
import { causeOf, leadsTo, nonsense } from '../platforms/lead.ts';
import { namedAddresses } from '../platforms/named-addresses.ts';
import { countOf, listOf, objectsOf, textOf, within } from '../platforms/rows.ts';
import { namesAnswers, namesSubmissions } from '../platforms/tempting.ts';

const id = 'couchdb';
const maxDatabases = 40;
const maxRows = 100;

/** Addresses below a database by which client libraries and applications read and write it. */
const below = /\/(?:_all_docs|_find|_changes|_bulk_docs|_bulk_get|_revs_diff|_design)(?:\/.{0,200})?$/u;
const databaseName = /^[a-z][\w$()+-]{0,100}$/u;
const lastOf = (url: URL): string => url.pathname.replace(/\/$/u, '').split('/').at(-1) ?? '';

/** The database's documents, and the list of those beside it. */
function leadsOf(database: URL): readonly Lead[] {
  const path = (name: string): string => `./${name}/_all_docs?include_docs=true&limit=${maxRows}`;
  const name = lastOf(database);
  const here = new URL(database.pathname.replace(/\/$/u, ''), database);
  return [
    ...leadsTo(id, here, {
      cause: causeOf(id, here, name),
      asked: [{ path: path(name), control: path(nonsense), rank: namesAnswers(name) ? 0 : 2 }],
    }),
    ...leadsTo(id, here, { cause: undefined, asked: [{ path: './_all_dbs', control: `./${nonsense}`, rank: 3 }] }),
  ];
}

const maxScanned = 1_000_000;
const replica = /\bPouchDB\(\s{0,3}["'`]((?:https?:\/\/[\w.-]{1,200}(?::\d{1,5})?)?\/[\w.~%/$()+-]{1,200})["'`]/gu;

const replicasIn = ({ document, url }: Page): readonly URL[] =>
  [...document.text.slice(0, maxScanned).matchAll(replica)].flatMap((match) => URL.parse(match[1] ?? '', url.href) ?? []);

/** Databases a page's script keeps in step with the browser, or talks to itself. */
function databasesIn(page: Page): readonly URL[] {
  const isSynced = /pouchdb/iu.test(page.document.text);
  const linked = new Set(page.document.links.map(({ url }) => url.pathname));
  const found = namedAddresses(page).flatMap((url) => {
    const database = new URL(url.pathname.replace(below, ''), url);
    const isNamed = below.test(url.pathname) || (isSynced && !linked.has(url.pathname) && namesAnswers(lastOf(url)));
    return isNamed && databaseName.test(lastOf(database)) ? [database] : [];
  });
  return [...new Map([...replicasIn(page), ...found].map((url) => [url.href.replace(/\/$/u, ''), url])).values()].slice(
    0,
    maxDatabases,
  );
}

/** What CouchDB says of a database itself: its name and how many documents are in it. */
const isDatabase = (json: unknown): boolean =>
  textOf(within(json, 'db_name')) !== undefined && countOf(within(json, 'doc_count')) !== undefined;

const rootOf = (page: Page): URL => new URL('./', page.url);

function leads(page: Page): readonly Lead[] {
  if (textOf(within(page.document.json, 'couchdb')) === 'Welcome') {
    return leadsTo(id, page.url, { cause: undefined, asked: [{ path: './_all_dbs', control: `./${nonsense}`, rank: 0 }] });
  }
  if (isDatabase(page.document.json)) return leadsOf(page.url);
  if (page.document.kind !== 'json' && page.document.kind !== 'xml') return databasesIn(page).flatMap(leadsOf);
  if (!/\/_all_dbs\/?$/u.test(page.url.pathname)) return [];
  const names = (listOf(page.document.json) ?? [])
    .map(textOf)
    .filter((name) => name !== undefined && /^[a-z][\w$()+/-]{0,100}$/u.test(name));
  return names.slice(0, maxDatabases).flatMap((name) => {
    const path = (database: string): string => `./${encodeURIComponent(database)}/_all_docs?include_docs=true&limit=${maxRows}`;
    return leadsTo(id, rootOf(page), {
      cause: causeOf(id, page.url, name ?? ''),
      asked: [{ path: path(name ?? ''), control: path(nonsense), rank: namesAnswers(name ?? '') ? 0 : 2 }],
    });
  });
}

function recognise(page: Page, records: readonly Records[]): Omit<Evidence, 'probe'> | undefined {
  const { json } = page.document;
  const name = /\/([^/]{1,100})\/_(?:all_docs|find|design\/[^/]{1,60}\/_view\/[^/]{1,60})\/?$/u.exec(page.url.pathname)?.[1];
  const cause = name === undefined ? undefined : causeOf(id, page.url, name);
  const error = textOf(within(json, 'error'));
  if ((error === 'unauthorized' || error === 'forbidden') && textOf(within(json, 'reason')) !== undefined)
    return { shows: 'refusal', marker: 'CouchDB says unauthorized', rows: undefined, cause };
  if (/\/_all_dbs\/?$/u.test(page.url.pathname) && Array.isArray(json)) {
    return {
      shows: json.some((one) => typeof one === 'string' && namesSubmissions(one)) ? 'door' : 'note',
      marker: 'CouchDB lists its databases to anyone',
      rows: json.length,
      cause,
    };
  }
  const documents = countOf(within(json, 'doc_count'));
  if (isDatabase(json) && documents !== undefined && namesSubmissions(lastOf(page.url)))
    return {
      shows: documents === 0 ? 'empty' : 'door',
      marker: 'CouchDB counts this database for anyone',
      rows: documents,
      cause: causeOf(id, page.url, lastOf(page.url)),
    };
  const total = countOf(within(json, 'total_rows'));
  const rows = listOf(within(json, 'rows'));
  if (name === undefined || total === undefined || rows === undefined) return undefined;
  if (rows.length === 0)
    return total > 0 && namesSubmissions(name)
      ? { shows: 'door', marker: 'CouchDB counts this database for anyone', rows: total, cause }
      : evidenceOf({ name, rows: total, total, records: [] }, 'CouchDB reads this database to anyone', cause);
  const kept = objectsOf(rows).filter((row) => !String(row.id).startsWith('_design/'));
  return evidenceOf({ name, rows: kept.length, total, records }, 'CouchDB reads this database to anyone', cause);
}

export default {
  title: 'CouchDB database open to anyone',
  severity: 'critical',
  remediation: [
    'In Fauxton open the database > Permissions, and put roles under Members: an empty list of members means everybody.',
    'Make sure an administrator exists and “require_valid_user = true” is set under [chttpd].',
    'Bind CouchDB to 127.0.0.1 or a private network, behind a proxy that lets only the form’s route through.',
    'Ask for /DATABASE/_all_docs again without signing in: it should answer 401 unauthorized.',
  ],
  source: 'Apache CouchDB documentation: security, _all_dbs, _all_docs; chttpd errors',
  hints: ['couchdb', 'pouchdb', '_all_dbs', '_all_docs', '/_find', '/_changes', '/_design/', '"db_name"'],
  leads,
  recognise,
} satisfies Probe;
