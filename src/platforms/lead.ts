import { sharedMark } from '../judging/causes.ts';
import type { Cause, Form, Lead, Page } from '../model.ts';

/** Stands where a form's, collection's or file's name would. Nothing is called this, and it is the same on every run. */
export const nonsense = 'zz-passerby-nonsense-7f3a';

const maxLabels = 60;
const maxLabelCharacters = 80;
const maxTitleCharacters = 200;
const maxKeyCharacters = 300;

/** An address below a page's own, or nothing where the page wrote something that is no address. */
export function addressOf(written: string, page: URL): URL | undefined {
  const url = URL.parse(written, page.href);
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') ? url : undefined;
}

/** A part of an address as people read it; as written where its escapes are broken. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** An address to ask and the same with nonsense in it, both relative to a base. */
export type Asked = { readonly path: string; readonly control?: string; readonly rank: number };

/** Leads of one probe and one cause. Addresses that cannot be written, or that equal their control, are left out. */
export function leadsTo(
  by: string,
  base: URL,
  wanted: { readonly cause: Cause | undefined; readonly asked: readonly Asked[] },
): readonly Lead[] {
  return wanted.asked.flatMap(({ path, control, rank }) => {
    const url = addressOf(path, base);
    const sibling = control === undefined ? undefined : addressOf(control, base);
    if (url === undefined || url.href === sibling?.href) return [];
    return [{ url, by, rank, cause: wanted.cause, control: sibling }];
  });
}

const tidy = (text: string): string =>
  text
    .slice(0, maxTitleCharacters * 2)
    .replace(/\s+/gu, ' ')
    .replace(
      /[\s*:]{0,10}(?:\((?:required|optional|pflichtfeld|erforderlich|obligatoire|obligatorio|verplicht)\))?[\s*:]{0,10}$/iu,
      '',
    )
    .trim();

// `submitted[full_name]`, `complaint[full_name]`, `fields[name][]`: the part that becomes a column.
const bareName = (name: string): string => /\[([^[\]]{1,80})\](?:\[\])?$/u.exec(name)?.[1] ?? name;

/** Lower-case labels of a form's own fields, and their names where those say something else. */
export function labelsOf(form: Form): readonly string[] {
  const labels = form.fields
    .filter((field) => !/^(?:hidden|submit|button|password|search|image|reset)$/u.test(field.type))
    .flatMap((field) => [tidy(field.label), bareName(field.name).replaceAll(/[_-]+/gu, ' ')])
    .map((label) => label.toLowerCase().trim().slice(0, maxLabelCharacters))
    .filter((label) => /\p{L}{2}/u.test(label));
  return [...new Set(labels)].slice(0, maxLabels);
}

/** The key every finding of one mistake shares: `drupal-7-webform www.example.gov.uk node/7`. */
export function causeKey(by: string, url: URL, thing: string): string {
  return `${by} ${url.host} ${thing}`.slice(0, maxKeyCharacters).trim();
}

/** What a page calls itself: its title carries the site's name behind it, its heading does not. */
export function headingOf(page: Page): string {
  return tidy(page.document.select('h1')[0]?.text || page.document.title).slice(0, maxTitleCharacters);
}

/** Not what platforms call every form. */
const isNamed = (title: string): boolean =>
  !/^(?:(?:contact|web|online|new|feedback)?[\s-]?form(?:ular|ulaire|ulario|ulier)?|kontaktformular|formular(?:io|z)?|submit|search|form \d+)?$/iu.test(
    title,
  );

/** A mistake seen from the page that holds the public form. */
export function causeOfForm(by: string, page: Page, form: { readonly id: string; readonly shown: Form | undefined }): Cause {
  const own = tidy(form.shown?.title ?? '').slice(0, maxTitleCharacters);
  const title = isNamed(own) ? own : headingOf(page) || own;
  return {
    key: causeKey(by, page.url, form.id),
    form: title === '' ? undefined : title,
    page: `${page.url.origin}${page.url.pathname}`,
    labels: form.shown === undefined ? [] : labelsOf(form.shown),
  };
}

/** A mistake known only from where its answers appear: no public form was seen beside it. */
export function causeOf(by: string, url: URL, thing: string): Cause {
  return { key: causeKey(by, url, thing), form: undefined, page: undefined, labels: [] };
}

/**
 * A mistake known from a page that names the place its answers go to: called what that page calls itself. It may name
 * several such places, so that it is the page of none.
 */
export function causeNear(by: string, page: Page, { url, thing }: { readonly url: URL; readonly thing: string }): Cause {
  const cause = causeOf(by, url, thing);
  const heading = page.document.kind === 'html' && page.url.pathname !== '/' ? headingOf(page) : '';
  return heading === '' ? cause : { ...cause, form: heading };
}

/** A server that lists one folder lists them all: one setting, several folders. */
export const listingCause = (url: URL, folder: string): Cause =>
  causeOf('directory-listing', url, `${sharedMark}${folder}`.trim());

/** Forms a visitor fills in about himself: not the search box, not the login. */
export function publicForms(page: Page): readonly Form[] {
  return page.document.forms.filter((form) => form.method === 'post' && !form.fields.some((field) => field.type === 'password'));
}
