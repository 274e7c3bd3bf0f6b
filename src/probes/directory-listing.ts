import type { Evidence, Lead, Page, Probe } from '../model.ts';
import { leadsTo, listingCause, nonsense } from '../platforms/lead.ts';
import { documentEnding, type Entry, listingOf } from '../platforms/listing.ts';
import { isTempting, namesTrove } from '../platforms/tempting.ts';

const id = 'directory-listing';
const maxEntries = 200;
const maxParents = 20;
const maxDepth = 4;

const rankOf = (entry: Entry, folder: string): number => {
  if (isTempting(entry.name)) return 0;
  return isTempting(folder) ? 1 : 2;
};

/** What a listing names: its folders, and the files that can hold people. The files of one folder share one mistake. */
function listed(page: Page, entries: readonly Entry[]): readonly Lead[] {
  const folder = page.url.pathname;
  const worth = entries.filter((entry) => entry.folder || documentEnding.test(entry.name));
  return worth
    .toSorted((one, other) => rankOf(one, folder) - rankOf(other, folder))
    .slice(0, maxEntries)
    .flatMap((entry) => {
      const ending = entry.folder ? '/' : (documentEnding.exec(entry.name)?.[0] ?? '');
      const control = `./${nonsense}${ending}`;
      const cause = listingCause(page.url, entry.folder ? entry.url.pathname : folder);
      return leadsTo(id, new URL('./', entry.folder ? new URL('..', entry.url) : entry.url), {
        cause,
        asked: [{ path: entry.url.href, control, rank: rankOf(entry, folder) }],
      });
    });
}

const isFile = ({ pathname }: URL): boolean =>
  /\.[a-z0-9]{2,5}$/iu.test(pathname) && !/\.(?:html?|php\d?|aspx?|jsp|do|cfm|cgi)$/iu.test(pathname);

// A folder of its own for every file, such as /media/3f2a9c/ or /download/18832/, is a number, not a place.
const isNumber = (segment: string): boolean =>
  /^\d{5,}$/u.test(segment) ||
  (/^[0-9a-f-]{6,}$/iu.test(segment) && /\d/u.test(segment) && !/^\d{4}-\d{2}(?:-\d{2})?$/u.test(segment));

// Folders of code: open or not, they hold what the site's makers wrote.
const code =
  /^(?:core|misc|sites|default|wp-content|wp-includes|wp-admin|node_modules|bower_components|themes?|templates?|plugins|modules|components|libraries|vendor|_next|dist|build|bundles?|static|assets|public|css|js|scripts?|styles?|fonts?|icons?|img|images?|lib|src|skins|typo3|typo3conf|umbraco|_layouts|\d{4}|\d{2})$/iu;
const codeRoots = /^(?:core|misc|wp-includes|wp-admin|node_modules|bower_components|_next|dist|vendor|typo3|_layouts)$/iu;

/** The folders above the files a page links: a server that lists one of them shows all that lies beside. */
function parents(page: Page): readonly Lead[] {
  const folders = new Map<string, URL>();
  for (const { url } of page.document.links) {
    if (folders.size >= maxParents) break;
    if (url.origin !== page.url.origin || !isFile(url)) continue;
    const segments = url.pathname.split('/').slice(1, -1);
    if (segments.length > maxDepth || codeRoots.test(segments[0] ?? '') || segments.some(isNumber)) continue;
    for (let depth = segments.length; depth > 0; depth -= 1) {
      const folder = new URL(`/${segments.slice(0, depth).join('/')}/`, url);
      if (!code.test(segments[depth - 1] ?? '')) folders.set(folder.pathname, folder);
    }
  }
  return [...folders.values()].flatMap((folder) =>
    leadsTo(id, folder, {
      cause: listingCause(folder, folder.pathname),
      asked: [{ path: folder.href, control: `../${nonsense}/`, rank: isTempting(folder.pathname) ? 4 : 6 }],
    }),
  );
}

function leads(page: Page): readonly Lead[] {
  const listing = listingOf(page);
  return listing === undefined ? parents(page) : listed(page, listing.entries);
}

function recognise(page: Page): Omit<Evidence, 'probe'> | undefined {
  const listing = listingOf(page);
  if (listing === undefined) return undefined;
  // A folder is asked itself, and may well refuse: its name alone opens nothing. Some servers write it without its slash.
  const troves = listing.entries.filter(
    ({ name, folder }) => !folder && /\.[a-z0-9]{2,7}$/iu.test(name) && namesTrove(name),
  ).length;
  const cause = listingCause(page.url, page.url.pathname);
  const rows = listing.entries.length;
  const isTrove = namesTrove(page.url.pathname);
  if (troves === 0 && !isTrove) return { shows: 'note', marker: `a folder listed by ${listing.server}`, rows, cause };
  return {
    shows: rows > 0 ? 'door' : 'empty',
    marker: `a folder listed by ${listing.server}, with names such as exports and answers have`,
    rows,
    cause,
  };
}

export default {
  title: 'Folder anyone can list',
  severity: 'medium',
  remediation: [
    'On Apache set “Options -Indexes” for the folder, or put it in its .htaccess.',
    'On nginx set “autoindex off”; lighttpd: set “dir-listing.activate = "disable"”; Caddy: drop “browse” from file_server; IIS: Directory Browsing > Disable.',
    'Move exports and uploads out of the web root: a name that is not listed can still be guessed.',
    'Ask for the files themselves again without signing in: turning the listing off does not close them.',
  ],
  source:
    'Apache mod_autoindex, nginx ngx_http_autoindex_module, lighttpd mod_dirlisting, Caddy file_server browse, IIS, Tomcat, Jetty, Python http.server',
  hints: [],
  leads,
  recognise,
} satisfies Probe;
