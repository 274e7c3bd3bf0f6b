import type { Evidence, Lead, Page, Probe, Records } from '../model.ts';
import { evidenceOf } from '../platforms/collection.ts';
import { causeOf, causeOfForm, leadsTo, nonsense, publicForms } from '../platforms/lead.ts';
import { countOf, listOf, objectOf, objectsOf, textOf, within } from '../platforms/rows.ts';
import { isTempting, namesAnswers, namesSubmissions } from '../platforms/tempting.ts';

const id = 'directus';
const maxCollections = 30;

const written = /(?:https?:\/\/[^\s"'`<>\\]{1,200}|(?:\/[\w.-]{1,60}){0,4})\/items\/([a-z_][\w-]{0,60})/giu;

type Collection = { readonly name: string; readonly root: string };

/** Collections by the addresses a page, script or the API's own description writes. */
function collectionsOf(page: Page): readonly Collection[] {
  const found = new Map<string, Collection>();
  for (const match of page.document.text.matchAll(written)) {
    const name = match[1] ?? '';
    const before = match[0].slice(0, match[0].lastIndexOf('/items/') + 1);
    const root = URL.parse(before, page.url.href)?.href;
    if (root !== undefined && !found.has(`${root}${name}`)) found.set(`${root}${name}`, { name, root });
    if (found.size >= maxCollections) break;
  }
  return [...found.values()];
}

const isDirectus = (page: Page): boolean =>
  /directus/iu.test(page.headers['x-powered-by'] ?? '') ||
  textOf(within(page.document.json, 'info', 'title')) === 'Dynamic API Specification';

/** Exports somebody left in the file library. */
function filesOf(page: Page): readonly Lead[] {
  const files = objectsOf(within(page.document.json, 'data')).filter((file) => isTempting(textOf(file.filename_download) ?? ''));
  const cause = causeOf(id, page.url, 'files');
  return files
    .slice(0, maxCollections)
    .flatMap((file) =>
      leadsTo(id, page.url, { cause, asked: [{ path: `assets/${textOf(file.id)}`, control: `assets/${nonsense}`, rank: 1 }] }),
    );
}

function leads(page: Page): readonly Lead[] {
  const collections = collectionsOf(page).flatMap(({ name, root }) => {
    const shown = publicForms(page).find((form) => form.action.pathname.endsWith(`/items/${name}`));
    const cause = shown === undefined ? causeOf(id, new URL(root), name) : causeOfForm(id, page, { id: name, shown });
    const late = namesAnswers(name) || shown !== undefined ? 0 : 2;
    const asked = [
      { path: `items/${name}`, control: `items/${nonsense}`, rank: late },
      { path: `items/${name}?aggregate[count]=*`, control: `items/${nonsense}?aggregate[count]=*`, rank: late === 0 ? 1 : 4 },
    ];
    return leadsTo(id, new URL(root), { cause, asked });
  });
  const files = page.url.pathname.endsWith('/files') ? filesOf(page) : [];
  const root = collectionsOf(page)[0]?.root ?? (isDirectus(page) ? `${page.url.origin}/` : undefined);
  if (root === undefined) return files;
  // The description names what the asker's role may do: here, what the public may.
  const asked = [
    { path: 'server/specs/oas', rank: 4 },
    { path: 'files?limit=100&fields=id,filename_download', control: `items/${nonsense}`, rank: 4 },
    { path: 'users?limit=1&meta=total_count', control: `items/${nonsense}`, rank: 4 },
  ];
  return [...collections, ...files, ...leadsTo(id, new URL(root), { cause: undefined, asked })];
}

const place = /\/(?:items\/([\w-]{1,60})|(users|files))\/?$/u;

function recognise(page: Page, records: readonly Records[]): Omit<Evidence, 'probe'> | undefined {
  const name = place.exec(page.url.pathname)?.slice(1).find(Boolean);
  if (name === undefined) return undefined;
  const says = (shows: Evidence['shows'], marker: string, rows?: number): Omit<Evidence, 'probe'> => ({
    shows,
    marker,
    rows,
    cause: causeOf(id, page.url, name),
  });
  const { json } = page.document;
  const code = textOf(within(objectsOf(within(json, 'errors'))[0], 'extensions', 'code'));
  if (code !== undefined)
    return /^(?:FORBIDDEN|INVALID_CREDENTIALS|TOKEN_EXPIRED)$/u.test(code)
      ? says('refusal', 'Directus says FORBIDDEN')
      : undefined;
  const rows = listOf(within(json, 'data'));
  if (rows === undefined) return undefined;
  const counted = countOf(objectOf(rows[0])?.count);
  if (counted !== undefined && page.url.searchParams.has('aggregate[count]')) {
    if (counted === 0 ? !namesAnswers(name) : !namesSubmissions(name)) return undefined;
    return counted === 0
      ? says('empty', 'Directus counts this collection for anyone', 0)
      : says('door', 'Directus counts this collection for anyone', counted);
  }
  const total = countOf(within(json, 'meta', 'total_count')) ?? countOf(within(json, 'meta', 'filter_count')) ?? rows.length;
  const shown = evidenceOf(
    { name, rows: rows.length, total, records },
    'Directus opens this collection to anyone',
    causeOf(id, page.url, name),
  );
  if (shown !== undefined) return shown;
  return name === 'files' && rows.length > 0 ? says('note', 'Directus lists its files to anyone', total) : undefined;
}

export default {
  title: 'Directus collection open to the public',
  severity: 'critical',
  remediation: [
    'Open Settings > Access Policies > Public (Directus 10 and older: Settings > Roles & Permissions > Public).',
    'In the row of this collection set Read to “No Access”; a form only needs Create.',
    'Do the same for directus_files and directus_users, and for every collection a form writes to.',
    'Delete exports of the collection under File Library, then ask for /items/COLLECTION again without signing in.',
  ],
  source: 'Directus documentation: Access Control, Policies (Public); API reference, items, aggregate, meta; server/specs/oas',
  hints: ['/items/', 'directus'],
  leads,
  recognise,
} satisfies Probe;
