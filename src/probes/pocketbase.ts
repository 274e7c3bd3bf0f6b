import type { Evidence, Lead, Page, Probe, Records } from '../model.ts';
import { evidenceOf } from '../platforms/collection.ts';
import { causeNear, causeOf, leadsTo, nonsense } from '../platforms/lead.ts';
import { countOf, listOf, textOf, within } from '../platforms/rows.ts';
import { namesAnswers, namesSubmissions } from '../platforms/tempting.ts';

const id = 'pocketbase';
const maxCollections = 30;
const place = /\/api\/collections\/([\w-]{1,60})\/records\/?$/u;

/** Collections as the client library or the API's addresses name them in a page or script. */
function namesIn(text: string): readonly string[] {
  const names = [
    ...text.matchAll(/\.collection\(\s{0,3}["'`]([\w-]{1,60})["'`]|\/api\/collections\/([\w-]{1,60})\/records/gu),
  ].map((match) => match[1] ?? match[2] ?? '');
  return [...new Set(names)].slice(0, maxCollections);
}

function leads(page: Page): readonly Lead[] {
  const { text } = page.document;
  if (!/pocketbase|\/api\/collections\//iu.test(text)) return [];
  const written =
    /new PocketBase\(\s{0,3}["'`](https?:\/\/[^"'`\s]{1,200})["'`]/u.exec(text)?.[1] ??
    /(https?:\/\/[\w.:-]{1,200})\/api\/collections\//u.exec(text)?.[1];
  const root = URL.parse(written === undefined ? '/' : `${written.replace(/\/$/u, '')}/`, page.url.href);
  if (root === null) return [];
  return namesIn(text).flatMap((name) => {
    const path = (collection: string): string => `api/collections/${collection}/records?perPage=100`;
    return leadsTo(id, root, {
      cause: causeNear(id, page, { url: root, thing: name }),
      asked: [{ path: path(name), control: path(nonsense), rank: namesAnswers(name) ? 0 : 2 }],
    });
  });
}

function recognise(page: Page, records: readonly Records[]): Omit<Evidence, 'probe'> | undefined {
  const name = place.exec(page.url.pathname)?.[1];
  if (name === undefined) return undefined;
  const { json } = page.document;
  const cause = causeOf(id, page.url, name);
  if (page.status === 403 && textOf(within(json, 'message')) !== undefined)
    return { shows: 'refusal', marker: 'PocketBase keeps this collection to superusers', rows: undefined, cause };
  const total = countOf(within(json, 'totalItems'));
  const rows = listOf(within(json, 'items'));
  // A rule that matches no guest answers an empty list too: that is the normal safe state.
  if (total === undefined || rows === undefined || rows.length === 0) return undefined;
  const shown = evidenceOf(
    { name, rows: rows.length, total: Math.max(total, rows.length), records },
    'PocketBase lists this collection to anyone',
    cause,
  );
  if (shown !== undefined) return shown;
  return namesSubmissions(name)
    ? { shows: 'door', marker: 'PocketBase counts this collection for anyone', rows: total, cause }
    : undefined;
}

export default {
  title: 'PocketBase collection open to guests',
  severity: 'critical',
  remediation: [
    'In the dashboard open the collection > Edit collection > API Rules.',
    'Lock “List/Search rule” and “View rule” (superusers only); an empty rule means anyone. A form needs the “Create rule” only.',
    'Where signed-in people may see their own records, write a rule such as @request.auth.id != "" && owner = @request.auth.id.',
    'Ask for /api/collections/NAME/records again without signing in: it should answer 403.',
  ],
  source: 'PocketBase: apis/record_crud.go, API rules and filters',
  hints: ['pocketbase', '/api/collections/'],
  leads,
  recognise,
} satisfies Probe;
