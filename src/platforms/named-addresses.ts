import type { Page } from '../model.ts';

const maxAddresses = 600;
const maxScanned = 3_000_000;

// In quotes, brackets or after `=`: whole addresses, and paths from the root; scripts escape their slashes.
const whole = /https?:\/\/[\w.-]{1,200}(?::\d{1,5})?(?:\/[^\s"'`<>()\\{}|^]{0,300})?/gu;
const rooted = /(?<=["'`=(,])\/[a-z_$][\w.~%$-]{0,80}(?:\/[\w.~%:@$-]{0,80}){0,8}(?:\?[^\s"'`<>()\\{}|^]{0,200})?(?=["'`),;])/giu;

/**
 * Addresses a page's source or a script names, besides its links: in code, data attributes, configurations. Templates
 * (`/api/${'{id}'}`) are cut where the placeholder begins.
 */
export function namedAddresses(page: Page): readonly URL[] {
  const text = page.document.text.slice(0, maxScanned).replaceAll('\\/', '/').replaceAll('&amp;', '&');
  const found = new Map<string, URL>();
  for (const pattern of [whole, rooted]) {
    for (const match of text.matchAll(pattern)) {
      if (found.size >= maxAddresses) return [...found.values()];
      const url = URL.parse(match[0].replace(/[.,;]{1,3}$/u, ''), page.url.href);
      if (url !== null && !found.has(url.href)) found.set(url.href, url);
    }
  }
  return [...found.values()];
}

/** Everything a page leads to: what it links or embeds, and what its source names. */
export function addressesIn(page: Page): readonly URL[] {
  const links = page.document.links
    .map((link) => link.url)
    .filter((url) => url.protocol === 'https:' || url.protocol === 'http:');
  return [...new Map([...links, ...namedAddresses(page)].map((url) => [url.href, url])).values()];
}
