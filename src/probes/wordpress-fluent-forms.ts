import type { Evidence, Lead, Page, Probe } from '../model.ts';
import { causeOf, causeOfForm, leadsTo, nonsense } from '../platforms/lead.ts';
import { countOf, listOf, objectsOf, within } from '../platforms/rows.ts';
import { isRoute, restPath, restRefusal, wordpressRoot } from '../platforms/wordpress.ts';

const id = 'wordpress-fluent-forms';
const maxForms = 20;
const route = /^\/fluentform\/v1\/(?:submissions|forms\/\d{1,8}\/submissions)/u;

function leads(page: Page): readonly Lead[] {
  const root = wordpressRoot(page);
  if (root === undefined) return [];
  return page.document
    .select('form.frm-fluent-form[data-form_id]')
    .slice(0, maxForms)
    .flatMap(({ attributes }) => {
      const number = /^\d{1,8}$/u.exec(attributes['data-form_id'] ?? '')?.[0];
      if (number === undefined) return [];
      const shown = page.document.forms.find((form) => form.id !== '' && form.id === attributes.id);
      const path = (form: string): string => restPath(page, `fluentform/v1/submissions?form_id=${form}&per_page=100`);
      return leadsTo(id, root, {
        cause: causeOfForm(id, page, { id: number, shown }),
        asked: [{ path: path(number), control: restPath(page, `fluentform/v1/${nonsense}?form_id=${number}`), rank: 0 }],
      });
    });
}

function recognise(page: Page): Omit<Evidence, 'probe'> | undefined {
  if (!isRoute(page.url, route)) return undefined;
  const { json } = page.document;
  const number = page.url.searchParams.get('form_id');
  const cause = number === null ? undefined : causeOf(id, page.url, number);
  if (restRefusal(json) !== undefined || page.status === 401 || page.status === 403)
    return { shows: 'refusal', marker: 'WordPress REST refuses', rows: undefined, cause };
  const listed = listOf(within(json, 'data')) ?? listOf(within(json, 'submissions', 'data')) ?? listOf(json);
  const rows = objectsOf(listed).filter((row) => 'form_id' in row && ('response' in row || 'serial_number' in row)).length;
  const total = countOf(within(json, 'total')) ?? countOf(within(json, 'submissions', 'total')) ?? rows;
  if (rows > 0) return { shows: 'answers', marker: 'Fluent Forms submissions over REST', rows: total, cause };
  return listed?.length === 0
    ? { shows: 'empty', marker: 'Fluent Forms submissions are open over REST; there is none', rows: 0, cause }
    : undefined;
}

export default {
  title: 'WordPress Fluent Forms submissions',
  severity: 'critical',
  remediation: [
    'Open Fluent Forms > Global Settings > Managers and remove every role or account that visitors can have from “View Form Submissions”.',
    'In the theme and plugins, remove filters that grant “fluentform_entries_viewer” (such as on user_has_cap).',
    'Delete entries that are no longer needed under Fluent Forms > Entries.',
    'Clear page caches, then ask for /wp-json/fluentform/v1/submissions again without signing in.',
  ],
  source: 'Fluent Forms: app/Http/Routes/api.php, SubmissionPolicy.php (fluentform_entries_viewer)',
  hints: ['frm-fluent-form', 'fluentform'],
  leads,
  recognise,
} satisfies Probe;
