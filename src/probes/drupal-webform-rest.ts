import type { Evidence, Lead, Page, Probe } from '../model.ts';
import { drupalRoots } from '../platforms/drupal.ts';
import { causeOf, leadsTo, nonsense } from '../platforms/lead.ts';
import { listOf, objectOf, objectsOf, within } from '../platforms/rows.ts';

const id = 'drupal-webform-rest';
const maxForms = 20;

/** Forms of a decoupled site: its scripts name them beside the module's routes. */
function leads(page: Page): readonly Lead[] {
  const text = page.document.text;
  if (!text.includes('webform_rest')) return [];
  const names = [
    ...text.matchAll(
      /webform_rest\/([a-z0-9_]{2,64})\/(?:elements|fields|submissions?)|["']?webform_id["']?\s{0,3}[:=]\s{0,3}["']([a-z0-9_]{2,64})["']/gu,
    ),
  ];
  const { base } = drupalRoots(page);
  return [...new Set(names.map((match) => match[1] ?? match[2] ?? ''))].slice(0, maxForms).flatMap((name) => {
    const path = (form: string): string => `${base}webform_rest/${form}/submissions?_format=json`;
    return leadsTo(id, page.url, {
      cause: causeOf('drupal-webform', page.url, name),
      asked: [{ path: path(name), control: path(nonsense), rank: 0 }],
    });
  });
}

function recognise(page: Page): Omit<Evidence, 'probe'> | undefined {
  const name = /\/webform_rest\/([a-z0-9_]{1,64})\/submissions?(?:\/|$)/u.exec(page.url.pathname)?.[1];
  const { json } = page.document;
  if (name === undefined || json === undefined) return undefined;
  const says = (shows: Evidence['shows'], marker: string, rows?: number): Omit<Evidence, 'probe'> => ({
    shows,
    marker,
    rows,
    cause: causeOf('drupal-webform', page.url, name),
  });
  if (page.status === 401 || page.status === 403) return says('refusal', 'Webform REST refuses');
  const listed = listOf(json) ?? listOf(within(json, 'submissions')) ?? listOf(within(json, 'data'));
  const rows = objectsOf(listed);
  if (rows.length > 0) return says('answers', 'Webform submissions over REST', rows.length);
  if (listed !== undefined) return says('empty', 'Webform’s submissions are open over REST; there is none', 0);
  // One submission has `entity` and `data`; OS2Forms lists the addresses of all under their numbers.
  if (objectOf(within(json, 'data')) !== undefined && objectOf(within(json, 'entity')) !== undefined)
    return says('answers', 'one Webform submission over REST', 1);
  const addresses = Object.keys(objectOf(within(json, 'submissions')) ?? {}).length;
  return addresses > 0 ? says('door', 'the addresses of all Webform submissions over REST', addresses) : undefined;
}

export default {
  title: 'Drupal Webform REST gives submissions',
  severity: 'critical',
  remediation: [
    'Open Configuration > Web services > REST and disable “Webform Submission” and “Webform Submissions” resources, or allow them for signed-in roles only.',
    'At People > Permissions, untick “Access GET on Webform Submission resource” for Anonymous user.',
    'In the form’s Settings > Access, take “Anonymous user” out of “View any submissions”.',
    'A public form needs “POST on Webform Submit” and “GET on Webform Elements” only.',
  ],
  source: 'webform_rest and os2forms_rest_api: routes and README',
  hints: ['webform_rest'],
  leads,
  recognise,
} satisfies Probe;
