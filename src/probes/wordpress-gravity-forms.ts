import type { Evidence, Lead, Page, Probe, Records } from '../model.ts';
import { causeOf, causeOfForm, leadsTo, nonsense } from '../platforms/lead.ts';
import { countOf, holdPeople, listOf, objectsOf, within } from '../platforms/rows.ts';
import { isRoute, restPath, restRefusal, wordpressRoot } from '../platforms/wordpress.ts';

const id = 'wordpress-gravity-forms';
const maxForms = 20;
const route = /^\/gf\/v2\/(?:forms\/(\d{1,8})\/)?entries/u;

function leads(page: Page): readonly Lead[] {
  const root = wordpressRoot(page);
  if (root === undefined) return [];
  return page.document.forms
    .filter((form) => 'gform_submit' in form.hidden || /^gform_\d/u.test(form.id))
    .slice(0, maxForms)
    .flatMap((shown) => {
      const number = /^\d{1,8}$/u.exec(shown.hidden.gform_submit ?? shown.id.replace('gform_', ''))?.[0];
      if (number === undefined) return [];
      const path = (form: string): string => restPath(page, `gf/v2/forms/${form}/entries?paging[page_size]=100`);
      const cause = causeOfForm(id, page, { id: number, shown });
      return leadsTo(id, root, {
        cause,
        asked: [{ path: path(number), control: restPath(page, `gf/v2/${nonsense}/entries`), rank: 0 }],
      });
    });
}

function recognise(page: Page, records: readonly Records[]): Omit<Evidence, 'probe'> | undefined {
  const { json, select, links } = page.document;
  const number = route.exec(page.url.searchParams.get('rest_route') ?? page.url.pathname.replace(/^.{0,200}\/wp-json/u, ''))?.[1];
  const says = (shows: Evidence['shows'], marker: string, rows?: number): Omit<Evidence, 'probe'> => ({
    shows,
    marker,
    rows,
    cause: number === undefined ? undefined : causeOf(id, page.url, number),
  });
  if (isRoute(page.url, route)) {
    if (restRefusal(json) !== undefined) return says('refusal', 'WordPress REST refuses');
    const entries = objectsOf(within(json, 'entries'));
    const total = countOf(within(json, 'total_count')) ?? entries.length;
    if (entries.some((entry) => 'form_id' in entry && 'date_created' in entry))
      return says('answers', 'Gravity Forms entries over REST', total);
    return listOf(within(json, 'entries')) !== undefined
      ? says('empty', 'Gravity Forms entries are open over REST; there is none', 0)
      : undefined;
  }
  if (select('.gv-container, .gv-table-view, .gv-list-container').length > 0 && holdPeople(records))
    return says('answers', 'GravityView shows entries with people in a page');
  const exported = links.some(({ url }) => /\/gf-entries-in-excel\/[0-9a-f]{16,}/iu.test(url.pathname));
  return exported ? says('door', 'a link to GravityExport’s download of all entries stands in a public page') : undefined;
}

export default {
  title: 'WordPress Gravity Forms entries',
  severity: 'critical',
  remediation: [
    'Open Forms > Settings > REST API: switch it off, or make sure no code overrides “gform_rest_api_capability_get_entries” or the route’s permission_callback.',
    'Remove roles of visitors from “gravityforms_view_entries” (a role editor plugin shows it).',
    'Where GravityView or GravityExport publishes entries, open the View’s or feed’s settings, ask for a sign-in, and reset the download address.',
    'Clear page caches, then ask for /wp-json/gf/v2/entries again without signing in: it should answer rest_forbidden.',
  ],
  source: 'Gravity Forms REST API v2 (entries, authentication); GravityExport download addresses',
  hints: ['gform_', 'gf/v2', 'gv-container', 'gf-entries-in-excel'],
  leads,
  recognise,
} satisfies Probe;
