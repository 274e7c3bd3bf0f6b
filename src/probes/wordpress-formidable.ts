import type { Evidence, Lead, Page, Probe, Records } from '../model.ts';
import { causeOf, causeOfForm, leadsTo, nonsense } from '../platforms/lead.ts';
import { countOf, holdPeople, objectOf, objectsOf } from '../platforms/rows.ts';
import { isRoute, restPath, restRefusal, wordpressRoot } from '../platforms/wordpress.ts';

const id = 'wordpress-formidable';
const maxForms = 20;
const route = /^\/frm\/v2\/(?:forms\/([\w-]{1,40})\/)?entries/u;

function leads(page: Page): readonly Lead[] {
  const root = wordpressRoot(page);
  if (root === undefined) return [];
  return page.document.forms
    .filter((form) => 'frm_action' in form.hidden && /^\d{1,8}$/u.test(form.hidden.form_id ?? ''))
    .slice(0, maxForms)
    .flatMap((shown) => {
      const path = (form: string): string => restPath(page, `frm/v2/forms/${form}/entries?page_size=100`);
      const number = shown.hidden.form_id ?? '';
      return leadsTo(id, root, {
        cause: causeOfForm(id, page, { id: number, shown }),
        asked: [{ path: path(number), control: path(nonsense), rank: 1 }],
      });
    });
}

function recognise(page: Page, records: readonly Records[]): Omit<Evidence, 'probe'> | undefined {
  const { json, select } = page.document;
  if (isRoute(page.url, route)) {
    const number = /\/forms\/([\w-]{1,40})\/entries/u.exec(page.url.href)?.[1];
    const cause = number === undefined ? undefined : causeOf(id, page.url, number);
    if (restRefusal(json) !== undefined) return { shows: 'refusal', marker: 'WordPress REST refuses', rows: undefined, cause };
    // Entries come as a list, or as an object under the key of each.
    const rows = [...objectsOf(json), ...objectsOf(Object.values(objectOf(json) ?? {}))].filter(
      (entry) => 'item_key' in entry && 'meta' in entry,
    ).length;
    if (rows > 0)
      return {
        shows: 'answers',
        marker: 'Formidable entries over REST',
        rows: countOf(page.headers['x-wp-total']) ?? rows,
        cause,
      };
    return Array.isArray(json) && json.length === 0
      ? { shows: 'empty', marker: 'Formidable entries are open over REST; there is none', rows: 0, cause }
      : undefined;
  }
  const rows = select('table.form_results tbody tr').length;
  if (rows > 1 && holdPeople(records))
    return {
      shows: 'answers',
      marker: 'Formidable’s table of results in a page',
      rows: rows - 1,
      cause: causeOf(id, page.url, page.url.pathname),
    };
  return select('[class*="frm_grid_container"] [class*="frm-entry"], [id^="frm_view"], .frm_display_entries').length > 0 &&
    holdPeople(records)
    ? {
        shows: 'answers',
        marker: 'a Formidable View with people in a page',
        rows: undefined,
        cause: causeOf(id, page.url, page.url.pathname),
      }
    : undefined;
}

export default {
  title: 'WordPress Formidable entries',
  severity: 'critical',
  remediation: [
    'Formidable > Global Settings > API: turn the add-on off where nothing uses it, and renew the key.',
    'Remove [formresults] and Views of entries from public pages, or set the View’s and the page’s visibility to signed-in staff.',
    'Under Global Settings > Permissions, “View Entries List” and “View Entries from Admin Area” must not include visitors.',
    'Clear page caches, then ask for /wp-json/frm/v2/entries again without signing in.',
  ],
  source: 'Formidable Forms: API add-on (frm/v2), formresults shortcode, Views',
  hints: ['frm_action', 'frm/v2', 'form_results', 'frm_view', 'frm_display', 'frm_grid_container'],
  leads,
  recognise,
} satisfies Probe;
