import type { Page } from '../model.ts';

/** Where a Drupal is installed and which language prefix its addresses carry: `/council/` and `cy/`. */
export type DrupalRoots = { readonly base: string; readonly prefix: string };

const unescaped = (text: string): string => text.replaceAll('\\/', '/');

/** As Drupal prints them for its own scripts; the root of the host when it does not. */
export function drupalRoots(page: Page): DrupalRoots {
  // `basePath` in 7 and Backdrop, `path.baseUrl` since 8.
  const base = /"(?:basePath|baseUrl)":"([^"<>\s]{1,200})"/u.exec(page.document.text)?.[1] ?? '/';
  const prefix = /"pathPrefix":"([^"<>\s]{0,40})"/u.exec(page.document.text)?.[1] ?? '';
  return { base: unescaped(base), prefix: unescaped(prefix) };
}

/** What stands in front of a Drupal path in an address, without its language prefix. */
export function drupalBase(path: string, from: number): string {
  return path
    .slice(0, from)
    .replace(/\/[a-z]{2}(?:-[a-z]{2,4})?\/$/u, '/')
    .replace(/^\//u, '');
}

/** Whether the page says that Drupal or Backdrop made it. */
export function isDrupal(page: Page): boolean {
  if (/drupal|backdrop/iu.test(page.headers['x-generator'] ?? '')) return true;
  if ('x-drupal-cache' in page.headers || 'x-drupal-dynamic-cache' in page.headers) return true;
  return /content="(?:Drupal \d|Backdrop CMS)|Drupal\.settings|drupal-settings-json|Backdrop\.settings/u.test(page.document.text);
}
