import type { Evidence, Lead, Page, Probe, Records } from '../model.ts';
import { evidenceOf } from '../platforms/collection.ts';
import { causeOf, leadsTo, nonsense } from '../platforms/lead.ts';
import { countOf, listOf, objectsOf, textOf, within } from '../platforms/rows.ts';
import { namesAnswers, namesSubmissions } from '../platforms/tempting.ts';

const id = 'couchdb';
const maxDatabases = 40;
const maxScanned = 1_000_000;

const rootOf = (page: Page): URL => new URL('./', page.url);

const replica = /\bPouchDB\(\s{0,3}["'`]((?:https?:\/\/[\w.-]{1,200}(?::\d{1,5})?)?\/[\w.~%/$()+-]{1,200})["'`]/gu;

/** Databases that a page's script writes into or copies from. */
function replicated(page: Page): readonly Lead[] {
  const named = [...page.document.text.slice(0, maxScanned).matchAll(replica)].map((match) => match[1]?.replace(/\/$/u, ''));
  return [...new Set(named)].slice(0, maxDatabases).flatMap((path) => {
    if (path === undefined) return [];
    const query = '/_all_docs?include_docs=true&limit=100';
    const control = `${path.replace(/[^/]{1,200}$/u, nonsense)}${query}`;
    const name = path.split('/').at(-1) ?? '';
    return leadsTo(id, page.url, { cause: causeOf(id, page.url, name), asked: [{ path: `${path}${query}`, control, rank: 0 }] });
  });
}

function leads(page: Page): readonly Lead[] {
  if (textOf(within(page.document.json, 'couchdb')) === 'Welcome') {
    return leadsTo(id, page.url, { cause: undefined, asked: [{ path: './_all_dbs', control: `./${nonsense}`, rank: 0 }] });
  }
  if (!/\/_all_dbs\/?$/u.test(page.url.pathname)) return replicated(page);
  const names = (listOf(page.document.json) ?? [])
    .map(textOf)
    .filter((name) => name !== undefined && /^[a-z][\w$()+/-]{0,100}$/u.test(name));
  return names.slice(0, maxDatabases).flatMap((name) => {
    const path = (database: string): string => `./${encodeURIComponent(database)}/_all_docs?include_docs=true&limit=100`;
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
  const total = countOf(within(json, 'total_rows'));
  const rows = listOf(within(json, 'rows'));
  if (name === undefined || total === undefined || rows === undefined) return undefined;
  if (rows.length === 0)
    return total > 0 && namesSubmissions(name)
      ? { shows: 'door', marker: 'CouchDB counts this database for anyone', rows: total, cause }
      : evidenceOf({ name, rows: total, total, records: [] }, 'CouchDB reads this database to anyone', cause);
  const documents = objectsOf(rows).filter((row) => !String(row.id).startsWith('_design/'));
  return evidenceOf({ name, rows: documents.length, total, records }, 'CouchDB reads this database to anyone', cause);
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
  hints: ['couchdb', 'pouchdb(', '_all_dbs', '_all_docs'],
  leads,
  recognise,
} satisfies Probe;
