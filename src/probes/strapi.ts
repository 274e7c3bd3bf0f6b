import type { Evidence, Lead, Page, Probe, Records } from '../model.ts';
import { evidenceOf } from '../platforms/collection.ts';
import { causeNear, causeOf, leadsTo, nonsense } from '../platforms/lead.ts';
import { addressesIn } from '../platforms/named-addresses.ts';
import { postedAddresses } from '../platforms/posted-addresses.ts';
import { countOf, listOf, objectOf, objectsOf, textOf, within } from '../platforms/rows.ts';
import { namesAnswers } from '../platforms/tempting.ts';

const id = 'strapi';
const maxTypes = 30;
const maxRows = 100;
// What content types of forms are mostly called; asked only where Strapi names itself.
const usual = [
  'contacts',
  'messages',
  'submissions',
  'contact-forms',
  'form-submissions',
  'applications',
  'registrations',
  'complaints',
];

const place = /^(.{0,120}\/api)\/([a-z][a-z0-9-]{1,60})\/?$/u;

const isStrapi = (page: Page): boolean =>
  /strapi/iu.test(page.headers['x-powered-by'] ?? '') || /strapi/iu.test(page.document.text.slice(0, 400_000));

function leads(page: Page): readonly Lead[] {
  if (!isStrapi(page)) return [];
  const told = addressesIn(page).filter((url) => namesAnswers(place.exec(url.pathname)?.[2] ?? ''));
  const posted = [...postedAddresses(page), ...page.document.forms.map((form) => form.action)];
  const named = [...told, ...posted].flatMap((url) => {
    const found = place.exec(url.pathname);
    return found?.[2] === undefined ? [] : [{ root: new URL(`${found[1]}/`, url), type: found[2], rank: 0 }];
  });
  const says = /strapi/iu.test(page.headers['x-powered-by'] ?? '');
  const guessed = says ? usual.map((type) => ({ root: new URL('/api/', page.url), type, rank: 4 })) : [];
  const types = new Map([...guessed, ...named].map((entry) => [`${entry.root.href}${entry.type}`, entry]));
  return [...types.values()].slice(0, maxTypes).flatMap(({ root, type, rank }) => {
    const query = `?pagination[pageSize]=${maxRows}`;
    return leadsTo(id, root, {
      cause: rank === 0 ? causeNear(id, page, { url: root, thing: type }) : causeOf(id, root, type),
      asked: [{ path: `${type}${query}`, control: `${nonsense}${query}`, rank }],
    });
  });
}

function recognise(page: Page, records: readonly Records[]): Omit<Evidence, 'probe'> | undefined {
  const type = place.exec(page.url.pathname)?.[2];
  const { json } = page.document;
  if (type === undefined) return undefined;
  const cause = causeOf(id, page.url, type);
  const error = textOf(within(json, 'error', 'name'));
  if (error !== undefined)
    return /^(?:Forbidden|Unauthorized)Error$/u.test(error)
      ? { shows: 'refusal', marker: `Strapi says ${error}`, rows: undefined, cause }
      : undefined;
  const total = countOf(within(json, 'meta', 'pagination', 'total'));
  const rows = listOf(within(json, 'data'));
  if (total === undefined || rows === undefined) return undefined;
  const isShaped =
    rows.length === 0 ||
    objectsOf(rows).some((row) => 'attributes' in row || 'documentId' in row || objectOf(row)?.id !== undefined);
  return isShaped
    ? evidenceOf({ name: type, rows: rows.length, total, records }, 'Strapi lets the Public role find these entries', cause)
    : undefined;
}

export default {
  title: 'Strapi entries open to the Public role',
  severity: 'critical',
  remediation: [
    'Open Settings > Users & Permissions plugin > Roles > Public.',
    'Expand the content type and untick “find” and “findOne”; a form needs “create” only.',
    'Do the same for “user” under Users-permissions and for Upload, then save: it works at once.',
    'Ask for /api/CONTENT-TYPE again without signing in: it should answer 403 ForbiddenError.',
  ],
  source: 'Strapi documentation: Users & Permissions (Public role), REST API (pagination, errors)',
  hints: ['strapi', '/api/'],
  leads,
  recognise,
} satisfies Probe;
