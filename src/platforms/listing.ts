import type { Page } from '../model.ts';
import { addressOf, decoded } from './lead.ts';
import { countOf, objectsOf, textOf } from './rows.ts';

/** A folder's contents as its server prints them to anyone. */
export type Listing = { readonly server: string; readonly entries: readonly Entry[] };
export type Entry = { readonly name: string; readonly url: URL; readonly folder: boolean };

const maxEntries = 2_000;
const maxHead = 4_000;
/** Caddy's page carries its style and icons in front of the list. */
const maxStyled = 100_000;

// Apache, nginx and lighttpd write “Index of /path”, in the title and above the list; so do many small servers after them.
const titles: readonly (readonly [pattern: RegExp, server: string])[] = [
  [/^Index of /iu, 'Apache, nginx or lighttpd'],
  [/^Directory listing for /iu, 'Python or Tomcat'],
  [/^Directory: \//iu, 'Jetty'],
  [/^listing directory \//iu, 'a Node server'],
  [/^\S{1,253} - \/\S{0,300}/u, 'IIS'],
];

/** What each server prints besides its title; a page of prose has none of these. Builds no DOM for ordinary pages. */
function serverOf(page: Page): string | undefined {
  const { text, title, select } = page.document;
  const named = titles.find(([pattern]) => pattern.test(title.trim()))?.[1];
  if (named === 'IIS')
    return /\[To Parent Directory\]|&lt;dir&gt;|<pre>\s{0,10}<A HREF=/iu.test(text) && /<h1>/iu.test(text) ? named : undefined;
  if (named !== undefined) return page.document.links.length > 0 ? named : undefined;
  const head = text.slice(0, maxHead);
  if (
    /class="?breadcrumbs|id="?summary/u.test(text.slice(0, maxStyled)) &&
    select('.listing a[href^="./"], #summary .meta-item').length > 1
  )
    return 'Caddy';
  if (/<title>(?:listing directory|Files within)/iu.test(head) && /id="files"/u.test(text)) return 'a Node server';
  return isDrawnAsListing(page) ? 'the server' : undefined;
}

/** Sort links, as Apache draws them around whatever heading its owner wrote. */
const apacheOrder = /^\?C=[NMSD][;&]O=[AD]$/u;
const parentWords = /^(?:\.\.\/?|\[?(?:to )?parent (?:directory|folder)\]?|up(?: to parent)?|\[\.\.\])$/iu;
const spoken = (text: string): string => text.replace(/\s+/gu, ' ').trim().toLowerCase();

/** Whatever made it: a way up to the parent folder, and below it names that lead to what bears them. */
function isDrawnAsListing(page: Page): boolean {
  const { links } = page.document;
  const folder = folderOf(page.url);
  const parent = new URL('..', new URL(folder, page.url)).pathname;
  const own = links.filter(({ url }) => url.origin === page.url.origin);
  if (own.filter(({ url }) => folderOf(url) === folder && apacheOrder.test(url.search)).length > 1) return true;
  if (!own.some(({ url, text }) => folderOf(url) === parent && parentWords.test(spoken(text)))) return false;
  const elsewhere = own.filter(({ url }) => !folder.startsWith(folderOf(url)));
  const named = elsewhere.filter(({ url, text }) => {
    const below = url.pathname.startsWith(folder) ? decoded(url.pathname.slice(folder.length)).replace(/\/$/u, '') : '';
    return below !== '' && !below.includes('/') && spoken(text).replace(/\/$/u, '') === below.toLowerCase();
  });
  return named.length > 0 && named.length * 2 > elsewhere.length;
}

/** The folder a listing is of; servers answer with and without the closing slash. */
const folderOf = (url: URL): string => (url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`);

/** Node's `serve-index` writes folders without the closing slash: what has no ending is asked as one. */
function entryOf(url: URL, below: string): Entry {
  const folder = below.endsWith('/') || !below.includes('.');
  const { pathname } = url;
  return {
    name: decoded(below.replace(/\/$/u, '')),
    url: new URL(folder && !pathname.endsWith('/') ? `${pathname}/` : pathname, url),
    folder,
  };
}

function entriesBelow(page: Page, links: readonly URL[]): readonly Entry[] {
  const folder = folderOf(page.url);
  const entries = links.flatMap((url): readonly Entry[] => {
    const below = url.origin === page.url.origin && url.pathname.startsWith(folder) ? url.pathname.slice(folder.length) : '';
    const isChild = below !== '' && !below.slice(0, -1).includes('/');
    return isChild ? [entryOf(url, below)] : [];
  });
  return [...new Map(entries.map((entry) => [entry.url.href, entry])).values()].slice(0, maxEntries);
}

/** nginx with `autoindex_format json` and Caddy asked for JSON. */
function fromJson(page: Page): Listing | undefined {
  const rows = objectsOf(page.document.json);
  const isListed = (row: Readonly<Record<string, unknown>>): boolean =>
    textOf(row.name) !== undefined &&
    ('mtime' in row || 'mod_time' in row) &&
    (/^(?:file|directory)$/u.test(textOf(row.type) ?? '') || countOf(row.size) !== undefined);
  if (rows.length === 0 || !rows.every(isListed)) return undefined;
  const base = new URL(folderOf(page.url), page.url);
  const entries = rows.slice(0, maxEntries).flatMap((row): readonly Entry[] => {
    const name = (textOf(row.name) ?? '').replace(/\/$/u, '');
    const folder = row.type === 'directory' || row.is_dir === true;
    const url = addressOf(`./${encodeURIComponent(name)}${folder ? '/' : ''}`, base);
    return url === undefined || name === '' ? [] : [{ name, url, folder }];
  });
  return { server: 'mtime' in (rows[0] ?? {}) ? 'nginx' : 'Caddy', entries };
}

/** nginx with `autoindex_format xml`. */
function fromXml(page: Page): Listing | undefined {
  const { text, select } = page.document;
  if (!/^\s{0,20}<\?xml[^<>]{0,100}>\s{0,20}<list>/u.test(text.slice(0, maxHead))) return undefined;
  const base = new URL(folderOf(page.url), page.url);
  const entriesOf = (selector: string, folder: boolean): readonly Entry[] =>
    select(selector).flatMap(({ text: name, attributes }): readonly Entry[] => {
      const url = addressOf(`./${encodeURIComponent(name)}${folder ? '/' : ''}`, base);
      return url === undefined || name === '' || attributes.mtime === undefined ? [] : [{ name, url, folder }];
    });
  const entries = [...entriesOf('list > directory', true), ...entriesOf('list > file', false)].slice(0, maxEntries);
  return { server: 'nginx', entries };
}

/** Reads a directory listing of any common server; nothing for every other page. */
export function listingOf(page: Page): Listing | undefined {
  if (page.document.kind === 'json') return fromJson(page);
  if (page.document.kind === 'xml') return fromXml(page);
  if (page.document.kind !== 'html') return undefined;
  const server = serverOf(page);
  return server === undefined
    ? undefined
    : {
        server,
        entries: entriesBelow(
          page,
          page.document.links.map((link) => link.url),
        ),
      };
}

/** Endings of files that can hold people's records. */
export const documentEnding =
  /\.(?:csv|tsv|xlsx?|xlsm|xlsb|ods|docx?|odt|rtf|pdf|json|jsonl|ndjson|xml|sql|gz|tgz|zip|7z|rar|tar|bak|old|db|sqlite3?|mdb|accdb|txt|log|eml|mbox|msg|pst|vcf|ics|html?)$/iu;
