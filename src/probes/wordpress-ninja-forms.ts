import type { Evidence, Lead, Page, Probe } from '../model.ts';
import { causeOf, causeOfForm, leadsTo, nonsense } from '../platforms/lead.ts';
import { listOf, objectOf, objectsOf, within } from '../platforms/rows.ts';
import { isRoute, restPath, restRefusal, wordpressRoot } from '../platforms/wordpress.ts';

const id = 'wordpress-ninja-forms';
const maxForms = 20;
const route = /^\/ninja-forms-(?:submissions\/submissions\/get|views\/forms\/\d{1,8}\/submissions)/u;

function leads(page: Page): readonly Lead[] {
  const root = wordpressRoot(page);
  if (root === undefined) return [];
  // The form itself is drawn by script: its number stands in the empty container.
  const numbers = new Set(
    [...page.document.text.matchAll(/nf-form-(\d{1,8})(?:_\d{1,4})?-cont/gu)].map((match) => match[1] ?? ''),
  );
  return [...numbers].slice(0, maxForms).flatMap((number) => {
    const path = (form: string): string => restPath(page, `ninja-forms-submissions/submissions/get?form_ids[]=${form}`);
    const cause = causeOfForm(id, page, { id: number, shown: undefined });
    return leadsTo(id, root, { cause, asked: [{ path: path(number), control: path(nonsense), rank: 1 }] });
  });
}

function recognise(page: Page): Omit<Evidence, 'probe'> | undefined {
  const { json, select } = page.document;
  const shown = select('.ninja-forms-views-submissions-table')[0];
  if (shown !== undefined) {
    const number = /"formID"\s{0,3}:\s{0,3}"?(\d{1,8})/u.exec(shown.attributes['data-attributes'] ?? '')?.[1];
    const cause = number === undefined ? undefined : causeOf(id, page.url, number);
    return {
      shows: 'door',
      marker: 'Ninja Forms’ Submissions Table block in a public page: its script shows every answer',
      rows: undefined,
      cause,
    };
  }
  if (!isRoute(page.url, route)) return undefined;
  const number = page.url.searchParams.get('form_ids[]') ?? /\/forms\/(\d{1,8})\//u.exec(page.url.href)?.[1];
  const cause = number === undefined ? undefined : causeOf(id, page.url, number);
  if (restRefusal(json) !== undefined) return { shows: 'refusal', marker: 'WordPress REST refuses', rows: undefined, cause };
  const listed = listOf(json) ?? listOf(within(json, 'submissions')) ?? listOf(within(json, 'data'));
  const rows = objectsOf(listed).filter((row) => Object.keys(objectOf(row.fields) ?? row).length > 1).length;
  if (rows > 0) return { shows: 'answers', marker: 'Ninja Forms submissions over REST', rows, cause };
  return listed === undefined
    ? undefined
    : { shows: 'empty', marker: 'Ninja Forms submissions are open over REST; there is none', rows: 0, cause };
}

export default {
  title: 'WordPress Ninja Forms submissions',
  severity: 'critical',
  remediation: [
    'Edit the page and remove the “Ninja Forms: Submissions Table” block, or restrict the page to signed-in staff.',
    'In the theme and plugins, remove filters on “ninja_forms_api_allow_get_submissions”: only administrators may read submissions.',
    'Update Ninja Forms: up to 3.5.7 any signed-in visitor could export submissions.',
    'Clear page caches, then look at the page in a private window.',
  ],
  source: 'Ninja Forms: NF_Routes_Submissions, blocks/submissions-table; CVE-2021-34647',
  hints: ['ninja-forms', 'nf-form-'],
  leads,
  recognise,
} satisfies Probe;
