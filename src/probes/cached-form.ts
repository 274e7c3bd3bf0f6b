import type { Evidence, Field, Page, Probe } from '../model.ts';
import { causeOf, publicForms } from '../platforms/lead.ts';

const id = 'cached-form';

const mailbox = /^[^\s@]{1,64}@([^\s@]{1,190}\.\p{L}{2,24})$/u;
const phone = /^\+?[\d\s().-]{9,20}$/u;
const postcode = /^[A-Z]{1,2}\d[A-Z\d]?\s{0,2}\d[A-Z]{2}$/iu;
const asksName =
  /(?:^|[^a-z])(?:first|last|full|your|given|family|sur|fore)?[\s_-]{0,2}name(?:[^a-z]|$)|nom|vorname|nachname|nombre|cognome|naam/iu;
const isSample = /example|sample|test|your|@domain|@email|000000|123456|enter|type/iu;

/** What a field that arrived filled in holds of somebody, or nothing. */
function heldIn(field: Field, page: Page): string | undefined {
  const value = field.value.trim();
  if (
    value === '' ||
    value.length > 200 ||
    /^(?:hidden|checkbox|radio|select|range|color)$/u.test(field.type) ||
    [...page.url.searchParams.values()].includes(value)
  )
    return undefined;
  const domain = mailbox.exec(value)?.[1];
  // The organisation's own mailbox in a “to” field is nobody's.
  if (domain !== undefined)
    return page.url.hostname.endsWith(domain) || isSample.test(value.replace(/\.example$/u, '')) ? undefined : 'mailbox';
  if (
    phone.test(value) &&
    value.replaceAll(/\D/gu, '').length >= 9 &&
    /tel|phone|mobile|handy/iu.test(`${field.type} ${field.name} ${field.label}`)
  )
    return 'phone';
  if (postcode.test(value)) return 'postcode';
  return asksName.test(`${field.name} ${field.label}`) &&
    /^\p{Lu}[\p{L}'’-]{1,40}(?:\s\p{Lu}[\p{L}'’-]{1,40}){0,4}$/u.test(value) &&
    !isSample.test(value)
    ? 'name'
    : undefined;
}

/** A form that greets a stranger with two of somebody's details: another visitor's page, served from a shared cache. */
function recognise(page: Page): Omit<Evidence, 'probe'> | undefined {
  for (const form of publicForms(page)) {
    const held = new Set(form.fields.map((field) => heldIn(field, page)).filter((kind) => kind !== undefined));
    if (held.size < 2 || !(held.has('mailbox') || held.has('phone'))) continue;
    const { age, 'x-cache': cache = '', 'cf-cache-status': edge = '' } = page.headers;
    const isCached = (age !== undefined && age !== '0') || /hit/iu.test(`${cache} ${edge}`);
    const marker = isCached
      ? 'a form arrives filled in with somebody’s details, from a shared cache'
      : 'a form arrives filled in with somebody’s details';
    return { shows: 'answers', marker, rows: 1, cause: causeOf(id, page.url, page.url.pathname) };
  }
  return undefined;
}

export default {
  title: 'Form filled in with somebody else’s details',
  severity: 'critical',
  remediation: [
    'Answer every page of a form, its steps and its confirmation with “Cache-Control: private, no-store”.',
    'In the CDN or page cache, leave out addresses of forms and every request with a session cookie; never cache a response that has Set-Cookie.',
    'Purge the cache now: each visitor is shown the same person until you do.',
    'Look at the form in two private windows on two networks.',
  ],
  source: 'RFC 9111 (private, no-store); published incidents of filled forms served from shared caches',
  hints: ['value='],
  recognise,
} satisfies Probe;
