import type { Evidence, Lead, Page, Probe, Records } from '../model.ts';
import { drupalRoots, isDrupal } from '../platforms/drupal.ts';
import { causeOf, leadsTo, nonsense } from '../platforms/lead.ts';
import { countOf, holdPeople, listOf, objectOf, objectsOf, textOf, within } from '../platforms/rows.ts';
import { namesAnswers } from '../platforms/tempting.ts';

const id = 'drupal-jsonapi';
const maxResources = 40;

// Kinds of things that are answers or people by themselves; nodes, terms and files only by their name.
const telling =
  /^(?:webform_submission|contact_message|profile|feedback|registration|crm_\w{1,40}|commerce_order|message|user)--/u;

/** Webform's own access decides here too: one mistake, one cause, whichever address shows it. */
function causeOfResource(page: Page, type: string): ReturnType<typeof causeOf> {
  const [kind = '', bundle = ''] = type.split('--');
  return kind === 'webform_submission' ? causeOf('drupal-webform', page.url, bundle) : causeOf(id, page.url, type);
}

function leads(page: Page): readonly Lead[] {
  const links = objectOf(within(page.document.json, 'links'));
  if (links !== undefined && 'jsonapi' in (objectOf(page.document.json) ?? {})) {
    return Object.entries(links)
      .filter(([type]) => telling.test(type) || (/^(?:node|block_content|paragraph)--/u.test(type) && namesAnswers(type)))
      .slice(0, maxResources)
      .flatMap(([type, link]) => {
        const href = textOf(link) ?? textOf(within(link, 'href')) ?? '';
        const control = href.replace(/[^/]{1,200}$/u, nonsense);
        return leadsTo(id, page.url, {
          cause: causeOfResource(page, type),
          asked: [{ path: href, control, rank: telling.test(type) ? 0 : 2 }],
        });
      });
  }
  // The index is the same for the whole site; only Drupal 8 and later print these settings.
  if (!page.document.text.includes('drupal-settings-json') || !isDrupal(page)) return [];
  const { base } = drupalRoots(page);
  return leadsTo(id, page.url, { cause: undefined, asked: [{ path: `${base}jsonapi`, control: `${base}${nonsense}`, rank: 4 }] });
}

function recognise(page: Page, records: readonly Records[]): Omit<Evidence, 'probe'> | undefined {
  const json = objectOf(page.document.json);
  if (json === undefined || !('jsonapi' in json)) return undefined;
  const rows = objectsOf(listOf(json.data) ?? [json.data]);
  const type = textOf(rows[0]?.type) ?? '';
  const says = (shows: Evidence['shows'], marker: string, count?: number): Omit<Evidence, 'probe'> => ({
    shows,
    marker,
    rows: count,
    cause: causeOfResource(page, type),
  });
  const total = countOf(within(json, 'meta', 'count')) ?? rows.length;
  if (/^webform_submission--/u.test(type))
    return says('answers', 'Webform submissions over JSON:API: times, IP addresses and the token of each', total);
  if (/^(?:contact_message|feedback|registration)--/u.test(type)) return says('answers', 'messages over JSON:API', total);
  if (type === 'user--user')
    return rows.some((row) => 'mail' in (objectOf(row.attributes) ?? {}))
      ? says('answers', 'user accounts with their mail addresses over JSON:API', total)
      : undefined;
  if (rows.length > 0)
    return type !== '' && namesAnswers(type) && holdPeople(records)
      ? says('answers', 'people’s records over JSON:API', total)
      : undefined;
  // An empty list with omitted rows is how Drupal closes a list.
  const isClosed =
    'omitted' in (objectOf(json.meta) ?? {}) || objectsOf(json.errors).some((error) => String(error.status) === '403');
  return isClosed ? { shows: 'refusal', marker: 'JSON:API leaves the rows out', rows: undefined, cause: undefined } : undefined;
}

export default {
  title: 'Drupal JSON:API shows submissions or people',
  severity: 'high',
  remediation: [
    'JSON:API follows entity access: open the form’s Settings > Access and take “Anonymous user” out of “View any submissions”.',
    'At People > Permissions, untick every “view” permission for Anonymous user on the entity type shown (submissions, messages, profiles, users).',
    'If nothing outside uses it, uninstall JSON:API (Extend), or hide the resource with JSON:API Extras (Configuration > Web services > JSON:API > Resource overrides).',
    'A submission’s token opens it: where tokens were readable, turn off “Allow users to view or update with a token” in the form’s settings.',
  ],
  source: 'Drupal core, JSON:API module (access checks, meta.omitted); Webform 6.x, WebformSubmission base fields',
  hints: ['drupal-settings-json', 'jsonapi'],
  leads,
  recognise,
} satisfies Probe;
