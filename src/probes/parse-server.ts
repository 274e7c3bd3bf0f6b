import type { Evidence, Lead, Page, Probe, Records } from '../model.ts';
import { evidenceOf } from '../platforms/collection.ts';
import { causeOf, leadsTo, nonsense } from '../platforms/lead.ts';
import { countOf, listOf, textOf, within } from '../platforms/rows.ts';
import { namesAnswers } from '../platforms/tempting.ts';

const id = 'parse-server';
const maxClasses = 20;
const place = /\/classes\/(\w{1,60})\/?$/u;

/** Classes named by the client library, below the server's own address. */
function leads(page: Page): readonly Lead[] {
  const { text } = page.document;
  const root = URL.parse(/Parse\.serverURL\s{0,3}=\s{0,3}["'`]([^"'`\s]{1,200})["'`]/u.exec(text)?.[1] ?? '', page.url.href);
  if (root === null || !text.includes('Parse.serverURL')) return [];
  const names = new Set(
    [...text.matchAll(/Parse\.(?:Object\.extend|Query)\(\s{0,3}["'`](\w{1,60})["'`]/gu)].map((match) => match[1] ?? ''),
  );
  return [...names].slice(0, maxClasses).flatMap((name) => {
    const path = (of: string): string => `${root.pathname.replace(/\/$/u, '')}/classes/${of}?limit=100`;
    return leadsTo(id, root, {
      cause: causeOf(id, root, name),
      asked: [{ path: path(name), control: path(nonsense), rank: namesAnswers(name) ? 0 : 2 }],
    });
  });
}

function recognise(page: Page, records: readonly Records[]): Omit<Evidence, 'probe'> | undefined {
  const { json, text } = page.document;
  const name = place.exec(page.url.pathname)?.[1];
  if (name === undefined) {
    // Reading needs the application id the page itself carries; it is not used without the owner.
    const isUsed = page.document.kind !== 'json' && /Parse\.initialize\(/u.test(text);
    return isUsed
      ? {
          shows: 'note',
          marker: 'Parse Server is used by this page: look at the class-level permissions of every class',
          rows: undefined,
          cause: undefined,
        }
      : undefined;
  }
  const cause = causeOf(id, page.url, name);
  if (textOf(within(json, 'error')) === 'unauthorized' || countOf(within(json, 'code')) === 119)
    return { shows: 'refusal', marker: 'Parse Server says unauthorized', rows: undefined, cause };
  const rows = listOf(within(json, 'results'));
  if (rows === undefined || rows.length === 0) return undefined;
  return evidenceOf(
    { name, rows: rows.length, total: countOf(within(json, 'count')), records },
    'Parse Server finds this class for anyone',
    cause,
  );
}

export default {
  title: 'Parse Server class open to anyone',
  severity: 'critical',
  remediation: [
    'In Parse Dashboard open Browser > the class > Security > Class Level Permissions, and untick Public for Find, Get and Count; a form needs Create only.',
    'Set an ACL on new objects that leaves public read out, and repair the old ones.',
    'In the server’s configuration set “allowClientClassCreation” to false.',
    'Ask for /parse/classes/CLASS again with the application id only: it should answer “Permission denied for action find”.',
  ],
  source: 'Parse Server: src/middlewares.js, SchemaController; Parse documentation, class-level permissions',
  hints: ['parse.initialize', 'parse.serverurl', '/classes/'],
  leads,
  recognise,
} satisfies Probe;
