import type { Page } from '../model.ts';
import { countOf, listOf, objectOf, objectsOf } from './rows.ts';

/** A list as interfaces of no known platform answer it: its rows, and how many there are in all where it says so. */
export type Listed = { readonly rows: readonly unknown[]; readonly total: number | undefined };

const wrapper = /^(?:_embedded|data|results?|response|payload|body|content|d)$/iu;
const aside = /^(?:links?|_links|errors?|included|fields|columns|filters|facets|aggregations|warnings|breadcrumbs?|meta)$/iu;
const besides = /^(?:_?meta(?:data)?|pagination|paging|pager|page|page_?info|info|summary)$/iu;
const total =
  /^(?:total|count|(?:total|records)_?(?:count|items|elements|docs|results|records|rows|hits|entries|filtered|total)|(?:items?|rows?|results?|records?)_?(?:count|total)|num_?(?:found|results))$/iu;

const insideOf = (json: unknown, names: RegExp): readonly Readonly<Record<string, unknown>>[] =>
  Object.entries(objectOf(json) ?? {}).flatMap(([key, value]) => {
    const inner = names.test(key) ? objectOf(value) : undefined;
    return inner === undefined ? [] : [inner];
  });

const isRows = (value: unknown): boolean => {
  const rows = listOf(value);
  return rows !== undefined && rows.length > 0 && objectsOf(rows).length === rows.length;
};

/** The longest list of objects: in the answer itself, under any name, or under a wrapper of it. */
function rowsOf(json: unknown): readonly unknown[] | undefined {
  if (Array.isArray(json)) return isRows(json) ? json : undefined;
  return [objectOf(json) ?? {}, ...insideOf(json, wrapper)]
    .flatMap((holder) =>
      Object.entries(holder).flatMap(([key, value]) => (isRows(value) && !aside.test(key) ? [listOf(value) ?? []] : [])),
    )
    .toSorted((one, other) => other.length - one.length)[0];
}

/** `total`, `meta.total`, `page.totalElements`, `X-Total-Count: 394`, `Content-Range: items 0-9/394`. */
function totalOf(page: Page): number | undefined {
  const { json } = page.document;
  const said = [objectOf(json) ?? {}, ...insideOf(json, besides), ...insideOf(json, wrapper)]
    .flatMap((holder) => Object.entries(holder))
    .map(([key, value]) => (total.test(key) ? countOf(value) : undefined))
    .filter((count) => count !== undefined);
  const header =
    countOf(page.headers['x-total-count']) ?? countOf(/\/(\d{1,9})$/u.exec(page.headers['content-range'] ?? '')?.[1]);
  return header === undefined && said.length === 0 ? undefined : Math.max(header ?? 0, ...said);
}

/** Rows of objects and their number; undefined for an empty list, which tells nothing: a filter may have hidden all. */
export function listedIn(page: Page): Listed | undefined {
  const rows = page.document.kind === 'json' ? rowsOf(page.document.json) : undefined;
  return rows === undefined ? undefined : { rows, total: totalOf(page) };
}
