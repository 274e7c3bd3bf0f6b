/** A page from top to bottom: its running text block by block, and everything on it that is shaped like rows. */

import type { Passage, Table } from '../model.ts';
import { labelsIn, labelsTable } from './address-labels.ts';
import { labelledLines } from './labelled-lines.ts';
import { plainText } from './line-records.ts';
import { type Branch, lineBreak } from './markup.ts';
import { definitionsIn } from './page-definitions.ts';
import { shownValue } from './page-islands.ts';
import { repeatedIn } from './page-repeats.ts';
import { contactsBelow, tableOf } from './page-tables.ts';
import { contactOf, isBlock, isHidden, isSilent, shown, textOf, typedText } from './page-text.ts';
import { dumpsIn, withDumps } from './php-dumps.ts';
import { shapesOf } from './shapes.ts';

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
  /** Inside a `<pre>`: what is in it is looked at once, however deep they nest. */
  isTyped: boolean;
};

const place = (hidden: boolean): string => (hidden ? 'hidden text' : '');

function flush(page: Page, hidden: boolean): void {
  const text = page.buffer === '' ? '' : shown(page.buffer);
  page.buffer = '';
  if (text !== '') page.passages.push({ text, where: place(hidden), at: undefined, hidden, label: page.heading });
}

function table(page: Page, branch: Branch, hidden: boolean): void {
  const read = tableOf(branch, { where: place(hidden), caption: page.heading, hidden });
  const inner = branch.holds.table;
  if (!read || (inner && read.table.header.length === 0)) {
    walk(page, branch, hidden);
    return;
  }
  for (const text of read.bands)
    page.passages.push({ text, where: place(read.table.hidden), at: undefined, hidden: read.table.hidden, label: page.heading });
  if (labels(page, read.table)) return;
  page.tables.push(...withDumps({ ...read.table, where: `table ${page.tables.length + 1}` }));
  if (inner) nestedTables(page, branch, hidden);
}

/** A mail merge saved as a page: an addressee to each cell. */
function labels(page: Page, { header, rows, hidden, caption }: Table): boolean {
  const found = header.length === 0 ? labelsIn([...rows].flat()) : undefined;
  if (found === undefined) return false;
  page.tables.push(labelsTable(found.rows, { where: `table ${page.tables.length + 1}`, hidden, caption }));
  for (const text of found.rest) page.passages.push({ text, where: place(hidden), at: undefined, hidden, label: page.heading });
  return true;
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

type PlainText = ReturnType<typeof plainText>;

function addPlain(page: Page, { tables, passages }: PlainText, hidden: boolean): void {
  for (const one of tables)
    page.tables.push({ ...one, where: `table ${page.tables.length + 1}`, caption: one.caption || page.heading, hidden });
  for (const { text } of passages) page.passages.push({ text, where: place(hidden), at: undefined, hidden, label: page.heading });
}

/** What stands as it was typed may be a table that only blanks draw. */
function typed(page: Page, branch: Branch, hidden: boolean): boolean {
  if (holdsMore(branch)) return false;
  const plain = plainText(typedText(branch));
  if (plain.tables.length > 0) addPlain(page, plain, hidden);
  return plain.tables.length > 0;
}

function preformatted(page: Page, branch: Branch, hidden: boolean): void {
  page.isTyped = true;
  const text = textOf(branch);
  if (dumped(page, text, hidden)) {
    page.buffer = '';
    for (const target of contactsBelow(branch))
      page.contacts.push({ text: target, where: 'link', at: undefined, hidden, label: '' });
  } else if (shownJson(page, text, hidden) || typed(page, branch, hidden)) page.buffer = '';
  else walk(page, branch, hidden);
  page.isTyped = false;
}

/** Whether something in it is not shown, or reaches somebody without showing how: its parts are looked at one by one. */
const holdsMore = (branch: Branch): boolean =>
  branch.children.some(
    (child) => typeof child !== 'string' && (isHidden(child) || contactOf(child) !== undefined || holdsMore(child)),
  );

/** JSON shown as text is read as its values, not as words. */
function shownJson(page: Page, text: string, hidden: boolean): boolean {
  const value = shownValue(text);
  if (value === undefined) return false;
  for (const table of shapesOf(value, `values ${page.tables.length + 1}`).tables) page.tables.push({ ...table, hidden });
  return true;
}

/** What a program shows its developers, and what stands around it. */
function dumped(page: Page, text: string, hidden: boolean): boolean {
  const { tables, rest } = dumpsIn(text);
  for (const one of tables) page.tables.push({ ...one, hidden });
  if (tables.length > 0) addPlain(page, plainText(rest), hidden);
  return tables.length > 0;
}

function contact(page: Page, branch: Branch, hidden: boolean): void {
  const target = contactOf(branch);
  if (target === undefined || target === '') return;
  const text = textOf(branch);
  if (!text.includes(target)) page.contacts.push({ text: target, where: 'link', at: undefined, hidden, label: text });
}

/** `h1` to `h6`; asked of every element. */
const isHeading = (tag: string): boolean =>
  tag.length === 2 && tag.charCodeAt(0) === 0x68 && tag.charCodeAt(1) > 0x30 && tag.charCodeAt(1) < 0x37;

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
  else if (branch.tag === 'pre' && !page.isTyped) preformatted(page, branch, hidden);
  else walk(page, branch, hidden);
  flush(page, hidden);
  if (isHeading(branch.tag)) page.heading = textOf(branch).slice(0, maxHeadingChars);
}

function walk(page: Page, branch: Branch, hidden: boolean): void {
  const repeated = branch.size > 2 && branch.texts > 1 ? repeatedIn(branch, page.budget) : undefined;
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

/** The visible page, and what is in it without being shown. */
export function flowOf(root: Branch): { readonly passages: readonly Passage[]; readonly tables: readonly Table[] } {
  const page: Page = {
    passages: [],
    tables: [],
    contacts: [],
    budget: { elements: root.size * maxLooks },
    buffer: '',
    heading: '',
    isTyped: false,
  };
  visit(page, root, false);
  flush(page, false);
  const lines = labelledLines(page.passages);
  return { passages: [...lines.passages, ...page.contacts], tables: [...page.tables, ...lines.tables] };
}
