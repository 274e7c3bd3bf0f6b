import type { Page } from '../model.ts';

/** Where a WordPress is installed, such as `/` or `/blog/`, by the addresses its pages carry; nothing on other sites. */
export function wordpressRoot(page: Page): URL | undefined {
  // Theme and plugin files, the REST index in the Link header, or `?rest_route=` where addresses are plain.
  const header = /<([^<>\s]{1,300}?)(?:wp-json\/|\?rest_route=\/)>/u.exec(page.headers.link ?? '')?.[1];
  if (header !== undefined) return URL.parse(header.replace(/index\.php\/?$/u, ''), page.url.href) ?? undefined;
  const text = page.document.text.replaceAll('\\/', '/');
  const asset =
    /["'(=]((?:https?:)?\/\/[\w.:-]{1,200}\/(?:[\w.~-]{1,60}\/){0,4}?|\/(?:[\w.~-]{1,60}\/){0,4}?)(?:wp-content|wp-includes|wp-json)\//u.exec(
      text,
    )?.[1];
  const root = asset === undefined ? null : URL.parse(asset, page.url.href);
  return root === null || root.hostname !== page.url.hostname ? undefined : root;
}

/** What a WordPress says of a page: its title without the site's name. */
export function titleOf(page: Page): string {
  const heading = page.document.select('h1')[0]?.text.replace(/\s+/gu, ' ').trim() ?? '';
  return heading !== '' ? heading : page.document.title.replace(/\s[-–—|»]\s.{0,200}$/u, '').trim();
}

/** Post types and routes as parts of keys: `Report antisocial behaviour` gives `report-antisocial-behaviour`. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/gu, '')
    .slice(0, 100);
}

/** WordPress’s own way of refusing over REST. */
export function restRefusal(json: unknown): string | undefined {
  if (typeof json !== 'object' || json === null || !('code' in json)) return undefined;
  return typeof json.code === 'string' &&
    /^rest_(?:forbidden|cannot|not_logged_in|no_route|user_cannot|authentication|login_required)/u.test(json.code)
    ? json.code
    : undefined;
}

/** An address of WordPress REST as this site writes it: below wp-json, or as a query where addresses are plain. */
export function restPath(page: Page, route: string): string {
  if (!/<[^<>\s]{1,300}\?rest_route=\/>/u.test(page.headers.link ?? '')) return `wp-json/${route}`;
  const [path = '', query = ''] = route.split('?');
  return `?rest_route=/${path}${query === '' ? '' : `&${query}`}`;
}

/** Whether an address is this REST route, whichever way it is written. */
export function isRoute(url: URL, route: RegExp): boolean {
  return route.test(url.searchParams.get('rest_route') ?? /\/wp-json(\/.{0,300})$/u.exec(url.pathname)?.[1] ?? '');
}
