import type { Evidence, Lead, Page, Probe, Records } from '../model.ts';
import { evidenceOf } from '../platforms/collection.ts';
import { causeOf, leadsTo, nonsense } from '../platforms/lead.ts';
import { listOf, textOf, within } from '../platforms/rows.ts';
import { namesAnswers, namesSubmissions } from '../platforms/tempting.ts';

const id = 'firestore';
const maxCollections = 20;
const place = /^\/v1\/projects\/([\w-]{1,80})\/databases\/\(default\)\/documents\/([\w-]{1,80})\/?$/u;

/** Collections the page's own script names, read over REST; the names of documents are enough to know. */
function leads(page: Page): readonly Lead[] {
  const { text } = page.document;
  const project = /["']?projectId["']?\s{0,3}[:=]\s{0,3}["'`]([a-z][a-z0-9-]{3,60})["'`]/u.exec(text)?.[1];
  if (project === undefined) return [];
  const names = [...text.matchAll(/\bcollection\(\s{0,3}(?:\w{1,40}\s{0,3},\s{0,3})?["'`]([\w-]{1,80})["'`]/gu)].map(
    (match) => match[1] ?? '',
  );
  const root = new URL(`https://firestore.googleapis.com/v1/projects/${project}/databases/(default)/documents/`);
  return [...new Set(names)].slice(0, maxCollections).flatMap((name) => {
    const cause = causeOf(id, root, `${project} ${name}`);
    const asked = [
      { path: `${name}?pageSize=100`, control: `${nonsense}?pageSize=100`, rank: namesAnswers(name) ? 1 : 3 },
      {
        path: `${name}?pageSize=1&mask.fieldPaths=__name__`,
        control: `${nonsense}?pageSize=1&mask.fieldPaths=__name__`,
        rank: namesAnswers(name) ? 0 : 2,
      },
    ];
    return leadsTo(id, root, { cause, asked });
  });
}

function recognise(page: Page, records: readonly Records[]): Omit<Evidence, 'probe'> | undefined {
  const [, project = '', name = ''] = place.exec(page.url.pathname) ?? [];
  if (name === '') return undefined;
  const { json } = page.document;
  const cause = causeOf(id, page.url, `${project} ${name}`);
  if (/^(?:PERMISSION_DENIED|UNAUTHENTICATED)$/u.test(textOf(within(json, 'error', 'status')) ?? ''))
    return { shows: 'refusal', marker: 'Firestore says PERMISSION_DENIED', rows: undefined, cause };
  const rows = listOf(within(json, 'documents'));
  if (rows === undefined || rows.length === 0) return undefined;
  const shown = evidenceOf(
    { name, rows: rows.length, total: undefined, records },
    'Firestore reads this collection to anyone',
    cause,
  );
  return (
    shown ??
    (namesSubmissions(name)
      ? { shows: 'door', marker: 'Firestore lists the documents of this collection to anyone', rows: rows.length, cause }
      : undefined)
  );
}

export default {
  title: 'Firestore collection open to anyone',
  severity: 'critical',
  remediation: [
    'In the Firebase console open Firestore Database > Rules, and remove “allow read, write: if true” (test mode).',
    'For the form’s collection write: allow create: if true; allow read, update, delete: if false.',
    'Let staff read through an account: allow read: if request.auth.token.staff == true.',
    'Publish the rules, then ask for the collection again without signing in: it should answer PERMISSION_DENIED.',
  ],
  source: 'Firebase documentation: Cloud Firestore security rules, REST API (projects.databases.documents.list)',
  hints: ['firestore', 'firebaseconfig', 'projectid'],
  leads,
  recognise,
} satisfies Probe;
