import type { Evidence, Lead, Page, Probe, Records } from '../model.ts';
import { causeOf, leadsTo, nonsense } from '../platforms/lead.ts';
import { holdPeople, objectOf, textOf, within } from '../platforms/rows.ts';
import { namesAnswers, namesSubmissions } from '../platforms/tempting.ts';

const id = 'firebase-database';
const maxDatabases = 5;
const maxNodes = 20;
const host = /https:\/\/[a-z0-9-]{1,80}\.(?:firebaseio\.com|[a-z0-9-]{1,40}\.firebasedatabase\.app)/gu;
const isHost = (url: URL): boolean => /\.(?:firebaseio\.com|firebasedatabase\.app)$/u.test(url.hostname);

/** The keys of the root first (shallow gives no values), then the nodes whose names say that people are in them. */
function leads(page: Page): readonly Lead[] {
  if (isHost(page.url) && page.url.pathname === '/.json') {
    const nodes = Object.keys(objectOf(page.document.json) ?? {}).filter(
      (name) => /^[\w-]{1,80}$/u.test(name) && namesAnswers(name),
    );
    return nodes.slice(0, maxNodes).flatMap((name) => {
      const path = (node: string): string => `/${node}.json?orderBy=%22%24key%22&limitToFirst=100`;
      return leadsTo(id, page.url, {
        cause: causeOf(id, page.url, name),
        asked: [{ path: path(name), control: path(nonsense), rank: 0 }],
      });
    });
  }
  const databases = new Set(page.document.text.match(host) ?? []);
  return [...databases].slice(0, maxDatabases).flatMap((database) => {
    const root = new URL(database);
    return leadsTo(id, root, { cause: causeOf(id, root, 'root'), asked: [{ path: '/.json?shallow=true', rank: 0 }] });
  });
}

function recognise(page: Page, records: readonly Records[]): Omit<Evidence, 'probe'> | undefined {
  if (!isHost(page.url) || !page.url.pathname.endsWith('.json')) return undefined;
  const { json, text } = page.document;
  const name = page.url.pathname.slice(1).replace(/\.json$/u, '');
  const cause = causeOf(id, page.url, name === '' ? 'root' : name);
  if (/^(?:Permission denied|Unauthorized)/u.test(textOf(within(json, 'error')) ?? ''))
    return { shows: 'refusal', marker: 'Firebase says Permission denied', rows: undefined, cause };
  if (text.trim() === 'null')
    return {
      shows: name === '' || namesSubmissions(name) ? 'empty' : 'note',
      marker: 'Firebase reads this to anyone; nothing is in it',
      rows: 0,
      cause,
    };
  const keys = Object.keys(objectOf(json) ?? {});
  if (keys.length === 0 || 'error' in (objectOf(json) ?? {})) return undefined;
  if (holdPeople(records))
    return { shows: 'answers', marker: 'Firebase reads people’s records to anyone', rows: keys.length, cause };
  return {
    shows: keys.some(namesSubmissions) || namesSubmissions(name) ? 'door' : 'note',
    marker: 'Firebase names what it holds to anyone',
    rows: keys.length,
    cause,
  };
}

export default {
  title: 'Firebase Realtime Database open to anyone',
  severity: 'critical',
  remediation: [
    'In the Firebase console open Realtime Database > Rules, and replace ".read": true (test mode) by ".read": false at the root.',
    'Give a form’s node ".write": "!data.exists()" with a .validate rule, and no read rule.',
    'Let staff read through an account: ".read": "auth.token.staff === true".',
    'Publish the rules, then ask for /.json?shallow=true again without signing in: it should answer Permission denied.',
  ],
  source: 'Firebase documentation: Realtime Database security rules, REST API (shallow, limitToFirst)',
  hints: ['firebaseio.com', 'firebasedatabase.app'],
  leads,
  recognise,
} satisfies Probe;
