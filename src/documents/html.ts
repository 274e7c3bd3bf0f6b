import { blank } from '../blank.ts';
import { selectIn } from '../dom.ts';
import { charsetOf, decode, encodingOf, headOf, looksLikeText } from '../encoding.ts';
import { labelledLines } from '../labelled-lines.ts';
import { type Branch, lineBreak, parseMarkup } from '../markup.ts';
import type { Document, Link, Passage, Reader, Source, Table } from '../model.ts';
import { definitionsIn } from '../page-definitions.ts';
import { type FormPage, formOf, labelsOf } from '../page-forms.ts';
import { islandsOf, shownValue } from '../page-islands.ts';
import { repeatedIn } from '../page-repeats.ts';
import { contactsBelow, tableOf } from '../page-tables.ts';
import { contactOf, isBlock, isHidden, isSilent, shown, textOf } from '../page-text.ts';
import { shapesOf } from '../shapes.ts';
import { unreadable } from '../unreadable.ts';

const maxBytes = 64 * 1024 * 1024;
const maxLinks = 50_000;
const maxHeadingChars = 200;
/** How often the elements of a page may be looked at in search of repeated blocks. */
const maxLooks = 4;

type Page = {
  readonly passages: Passage[];
  readonly tables: Table[];
  /** Addresses and numbers behind links that do not show them. */
  readonly contacts: Passage[];
  readonly budget: { elements: number };
  buffer: string;
  heading: string;
};

function accepts(source: Source): number {
  if (!looksLikeText(source.bytes)) return 0;
  const head = headOf(source.bytes, source.contentType).trimStart();
  const named = /^(?:text\/html|application\/xhtml\+xml)\b/iu.test(source.contentType) || /\.x?html?$/iu.test(source.name);
  if (/^(?:<\?xml[^>]{0,200}\?>\s{0,20})?(?:<!--[\s\S]{0,2000}?-->\s{0,20}){0,3}<(?:!doctype html|html|head|body)\b/iu.test(head))
    return 0.95;
  const tags = /<(?:div|p|table|form|ul|ol|h[1-6]|a|span|script|meta|title|br|dl|section|article|main|nav)\b[^<>]{0,500}>/iu.test(
    head,
  );
  if (head.startsWith('<') && tags) return named ? 0.9 : 0.7;
  return named ? (tags ? 0.6 : 0.25) : 0;
}

const place = (hidden: boolean): string => (hidden ? 'hidden text' : '');

function flush(page: Page, hidden: boolean): void {
  const text = page.buffer === '' ? '' : shown(page.buffer);
  page.buffer = '';
  if (text !== '') page.passages.push({ text, where: place(hidden), at: undefined, hidden, label: page.heading });
}

function table(page: Page, branch: Branch, hidden: boolean): void {
  const read = tableOf(branch, { where: place(hidden), caption: page.heading, hidden });
  const inner = branch.holds.table;
  if (!read || (inner && read.header.length === 0)) {
    walk(page, branch, hidden);
    return;
  }
  page.tables.push({ ...read, where: `table ${page.tables.length + 1}` });
  if (inner) nestedTables(page, branch, hidden);
}

function nestedTables(page: Page, branch: Branch, hidden: boolean): void {
  for (const child of branch.children) {
    if (typeof child === 'string') continue;
    if (child.tag === 'table') table(page, child, hidden || isHidden(child));
    else if (child.holds.table) nestedTables(page, child, hidden || isHidden(child));
  }
}

/** A definition list: one record as a form, several alike as a list. */
function definitions(page: Page, branch: Branch, hidden: boolean): void {
  const records = definitionsIn(branch);
  const rows = records.map((one) =>
    one.map(([label, value]): readonly [string, string] => [label, [textOf(value, 'tables'), ...contactsBelow(value)].join(' ')]),
  );
  const header = [...new Set(rows.flat().map(([label]) => label))];
  if (header.length === 0) {
    walk(page, branch, hidden);
    return;
  }
  const cells = rows.map((row) =>
    header.map((label) => row.flatMap(([key, value]) => (key === label ? [value] : [])).join('; ')),
  );
  const shape = cells.length > 1 ? 'list' : 'form';
  page.tables.push({
    shape,
    header,
    rows: cells,
    where: `list ${page.tables.length + 1}`,
    hidden,
    caption: page.heading,
    hiddenColumns: [],
  });
  for (const [, value] of records.flat()) if (value.holds.table) nestedTables(page, value, hidden);
}

/** JSON shown as text is read as its values, not as words. */
function shownJson(page: Page, branch: Branch, hidden: boolean): boolean {
  const value = shownValue(textOf(branch));
  if (value === undefined) return false;
  for (const table of shapesOf(value, `values ${page.tables.length + 1}`).tables) page.tables.push({ ...table, hidden });
  return true;
}

function contact(page: Page, branch: Branch, hidden: boolean): void {
  const target = contactOf(branch);
  if (target === undefined || target === '') return;
  const text = textOf(branch);
  if (!text.includes(target)) page.contacts.push({ text: target, where: 'link', at: undefined, hidden, label: text });
}

function visit(page: Page, branch: Branch, outer: boolean): void {
  if (isSilent(branch)) return;
  if (branch.tag === 'br') {
    page.buffer += lineBreak;
    return;
  }
  const hidden = outer || isHidden(branch);
  if (branch.tag === 'a') contact(page, branch, hidden);
  if (!isBlock(branch) && hidden === outer) {
    walk(page, branch, hidden);
    return;
  }
  flush(page, outer);
  if (branch.tag === 'table') table(page, branch, hidden);
  else if (branch.tag === 'dl') definitions(page, branch, hidden);
  else if (branch.tag === 'pre' && shownJson(page, branch, hidden)) page.buffer = '';
  else walk(page, branch, hidden);
  flush(page, hidden);
  if (/^h[1-6]$/u.test(branch.tag)) page.heading = textOf(branch).slice(0, maxHeadingChars);
}

function walk(page: Page, branch: Branch, hidden: boolean): void {
  const repeated = branch.size > 2 ? repeatedIn(branch, page.budget) : undefined;
  let told = false;
  for (const child of branch.children) {
    if (typeof child === 'string') page.buffer += child;
    else if (!repeated?.blocks.has(child)) visit(page, child, hidden);
    else if (!told) {
      told = true;
      flush(page, hidden);
      const { shape, header, rows } = repeated;
      page.tables.push({
        shape,
        header,
        rows,
        where: `blocks ${page.tables.length + 1}`,
        hidden,
        caption: page.heading,
        hiddenColumns: [],
      });
    }
  }
}

function baseOf(noted: readonly Branch[], url: URL): URL {
  const href = noted.find((branch) => branch.tag === 'base')?.attributes.href;
  return (href === undefined ? null : URL.parse(href, url.href)) ?? url;
}

const linkRel: Readonly<Record<string, string>> = { iframe: 'frame', frame: 'frame', script: 'script' };

function linkOf(branch: Branch, base: URL): Link | undefined {
  const { tag, attributes } = branch;
  const target = attributes.href ?? attributes.src;
  if (target === undefined || /^\s{0,20}(?:mailto|tel|javascript|data):/iu.test(target)) return undefined;
  if (tag !== 'a' && tag !== 'area' && tag !== 'link' && linkRel[tag] === undefined) return undefined;
  const url = URL.parse(target, base.href);
  if (!url) return undefined;
  const text =
    tag === 'a' ? textOf(branch) || attributes['aria-label'] || attributes.title : (attributes.title ?? attributes.alt);
  return { url, text: text ?? '', rel: attributes.rel ?? linkRel[tag] ?? '' };
}

function linksOf(noted: readonly Branch[], base: URL): Link[] {
  const links: Link[] = [];
  for (const branch of noted) {
    if (links.length >= maxLinks) break;
    const link = linkOf(branch, base);
    if (link) links.push(link);
    if (branch.tag === 'meta' && /^refresh$/iu.test(branch.attributes['http-equiv'] ?? '')) {
      const url = /url\s{0,5}=\s{0,5}['"]?([^'"\s]{1,2000})/iu.exec(branch.attributes.content ?? '')?.[1];
      const to = url === undefined ? null : URL.parse(url, base.href);
      if (to) links.push({ url: to, text: '', rel: 'refresh' });
    }
  }
  return links;
}

/** What the head says of the page: text that no block shows. */
function asides(noted: readonly Branch[]): Passage[] {
  const passages: Passage[] = [];
  const put = (text: string, where: string, label: string): void => {
    if (text !== '') passages.push({ text, where, at: undefined, hidden: true, label });
  };
  for (const branch of noted) {
    const { name, property, content } = branch.attributes;
    if (branch.tag === 'meta' && content && /description|author|title|reply-to|contact|email/iu.test(name ?? property ?? ''))
      put(content, 'page head', '');
  }
  return passages;
}

/** The encoding the page itself declares, within the first bytes as browsers look for it. */
const declaredIn = (source: Source): string =>
  charsetOf(source.contentType) ||
  (/<meta[^>]{0,200}charset\s{0,4}=\s{0,4}["']?([\w.:-]{1,40})/iu.exec(headOf(source.bytes, ''))?.[1] ?? '');

function read(source: Source): Document {
  if (source.bytes.length > maxBytes) throw unreadable(`HTML larger than ${maxBytes / 1024 / 1024} MB`);
  const text = decode(source.bytes, encodingOf(source.bytes, declaredIn(source)));
  const { root, comments, noted } = parseMarkup(text);
  const page: Page = {
    passages: [],
    tables: [],
    contacts: [],
    budget: { elements: root.size * maxLooks },
    buffer: '',
    heading: '',
  };
  visit(page, root, false);
  flush(page, false);
  const lines = labelledLines(page.passages);
  const base = baseOf(noted, source.url);
  const heading = noted.find((branch) => branch.tag === 'h1');
  const forms: FormPage = { base, labels: labelsOf(noted), heading: heading ? textOf(heading) : '' };
  const islands = islandsOf(noted).flatMap(({ value, where }) =>
    shapesOf(value, where).tables.map((table) => ({ ...table, hidden: true })),
  );
  const title = noted.find((branch) => branch.tag === 'title');
  return {
    ...blank('html', 'text/html'),
    title: title ? textOf(title) : forms.heading,
    text,
    passages: [
      ...lines.passages,
      ...page.contacts,
      ...asides(noted),
      ...comments.map((comment) => ({
        text: shown(comment),
        where: 'comment in the source',
        at: undefined,
        hidden: true,
        label: '',
      })),
    ],
    tables: [...page.tables, ...lines.tables, ...islands],
    links: linksOf(noted, base),
    forms: noted.filter((branch) => branch.tag === 'form').map((branch) => formOf(branch, forms)),
    select: selectIn(text, 'html'),
  };
}

export default { title: 'HTML', accepts, read } satisfies Reader;
