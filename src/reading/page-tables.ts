/** `<table>` as a grid, or as one record's labels and values. */

import type { Table } from '../model.ts';
import { headerRow, headsColumns } from './header-row.ts';
import type { Branch } from './markup.ts';
import { contactOf, isHidden, shown, textOf } from './page-text.ts';

const maxColspan = 100;
const maxRowspan = 1000;
const maxRows = 500_000;
const maxColumns = 1000;
/** Spans are filled until a table has this many cells. */
const maxFilledCells = 250_000;
const headSample = 50;
const maxLabelChars = 100;
/** A longer text across all columns is no title of rows but tells of the row above it. */
const maxBandChars = 100;
const minRowsBesideBands = 2;
const minNamedPairs = 2;
/** Of two columns, a cell across both may be the label of what stands below it. */
const minBandColumns = 3;

type Cell = { readonly text: string; readonly heads: boolean; readonly label: string; readonly hidden: boolean };

type Row = {
  readonly cells: readonly Cell[];
  readonly head: boolean;
  readonly contacts: readonly string[];
  /** One cell across all columns, as spreadsheets saved as pages have them: a title, the name of the group below. */
  readonly isBand: boolean;
};

const empty: Cell = { text: '', heads: false, label: '', hidden: false };

const spanOf = (value: string | undefined, most: number): number => {
  const span = value === undefined ? 1 : Number.parseInt(value, 10);
  return span > 1 ? Math.min(span, most) : 1;
};

/** Controls in cells: a grid that can be edited carries its values there. */
function typedInto(branch: Branch): string {
  for (const child of branch.children) {
    if (typeof child === 'string') continue;
    const { type, value } = child.attributes;
    if (
      child.tag === 'input' &&
      value !== undefined &&
      !/^(?:hidden|checkbox|radio|submit|button|image|reset)$/iu.test(type ?? '')
    )
      return shown(value);
    const inner = child.tag === 'textarea' ? textOf(child) : typedInto(child);
    if (inner !== '') return inner;
  }
  return '';
}

/** Targets of contact links below an element that its text does not show. */
export function contactsBelow(branch: Branch): readonly string[] {
  if (branch.size === 0) return [];
  const contacts: string[] = [];
  contactsIn(branch, contacts);
  if (contacts.length === 0) return contacts;
  const text = textOf(branch);
  return contacts.filter((contact) => contact !== '' && !text.includes(contact));
}

function contactsIn(branch: Branch, into: string[]): void {
  for (const child of branch.children) {
    if (typeof child === 'string') continue;
    const contact = contactOf(child);
    if (contact) into.push(contact);
    contactsIn(child, into);
  }
}

function cellOf(branch: Branch): Cell {
  const text = textOf(branch, 'tables');
  const { attributes } = branch;
  return {
    text: text === '' && branch.holds.control ? typedInto(branch) : text,
    heads: branch.tag === 'th',
    label: attributes['data-label'] ?? attributes['data-title'] ?? attributes['data-th'] ?? '',
    hidden: isHidden(branch),
  };
}

type Pending = { left: number; readonly cell: Cell };

type Filling = { readonly pending: Pending[]; cells: number };

/** Cells of one row, spans filled: sideways with blanks, downwards with the value. */
function rowOf(tr: Branch, head: boolean, filling: Filling): Row {
  const pending = filling.cells < maxFilledCells ? filling.pending : [];
  const cells: Cell[] = [];
  const contacts: string[] = [];
  let own = 0;
  let widest = 0;
  const fillDown = (): void => {
    for (let above = pending[cells.length]; above && above.left > 0 && cells.length < maxColumns; above = pending[cells.length]) {
      above.left--;
      cells.push(above.cell);
    }
  };
  for (const child of tr.children) {
    if (typeof child === 'string' || (child.tag !== 'td' && child.tag !== 'th')) continue;
    fillDown();
    own++;
    const cell = cellOf(child);
    const down = spanOf(child.attributes.rowspan, maxRowspan) - 1;
    const across = spanOf(child.attributes.colspan, maxColspan);
    widest = Math.max(widest, across);
    for (let step = 0; step < across && cells.length < maxColumns; step++) {
      if (down > 0) pending[cells.length] = { left: down, cell };
      cells.push(step === 0 ? cell : { ...empty, heads: cell.heads });
    }
    if (child.size > 0) contactsIn(child, contacts);
  }
  fillDown();
  filling.cells += cells.length;
  // Beside a cell that came down from above, the only cell of a row is a further value, such as the second child of one parent.
  const spansAll = own === 1 && cells.length > 1 && widest >= cells.length;
  const isBand = spansAll && (cells[0]?.text.length ?? 0) <= maxBandChars && contacts.length === 0;
  return { cells, head: head || (cells.length > 0 && cells.every((cell) => cell.heads)), contacts, isBand };
}

/** Published sheets show their own letters and numbers around the cells. */
function withoutSheetFrame(rows: readonly Row[]): readonly Row[] {
  const [head, ...rest] = rows;
  const letters = head?.cells.slice(1).map((cell) => cell.text) ?? [];
  if (letters.length === 0 || !letters.every((letter, at) => letter === '' || letter === String.fromCharCode(65 + at)))
    return rows;
  if (letters[0] !== 'A' || !rest.every((row) => /^\d*$/u.test(row.cells[0]?.text ?? 'x'))) return rows;
  return rest.map((row) => ({ ...row, cells: row.cells.slice(1), head: false }));
}

function rowsOf(table: Branch): readonly Row[] {
  const rows: Row[] = [];
  const filling: Filling = { pending: [], cells: 0 };
  const collect = (branch: Branch, head: boolean): void => {
    for (const child of branch.children) {
      if (typeof child === 'string' || child.tag === 'table') continue;
      if (child.tag === 'tr') {
        if (rows.length < maxRows) rows.push(rowOf(child, head, filling));
      } else collect(child, head || child.tag === 'thead');
    }
  };
  collect(table, false);
  return withoutSheetFrame(rows.filter((row) => row.cells.length > 0));
}

const width = (rows: readonly Row[]): number => rows.reduce((most, row) => Math.max(most, row.cells.length), 0);

/** Two cells a row, the first naming the second: one record, not a list. */
function isRecord(rows: readonly Row[]): boolean {
  if (rows.length === 0 || !rows.every(({ cells, head }) => cells.length === 2 && !head)) return false;
  if (rows.every(({ cells: [label, value] }) => label?.heads && !value?.heads)) return true;
  if (rows.every(({ cells: [label] }) => label?.text.endsWith(':'))) return true;
  return rows.length >= 3 && readsAsLabels(rows.map(({ cells: [label, value] }) => [label?.text ?? '', value?.text ?? '']));
}

/** Several labels to a row, each in front of its value: `<th>Name</th><td>…</td><th>Email</th><td>…</td>`. */
function pairsBySide(rows: readonly Row[]): readonly (readonly [label: Cell, value: Cell])[] | undefined {
  const bySide = ({ cells }: Row): boolean =>
    cells.length >= 2 && cells.length % 2 === 0 && cells.every((cell, at) => cell.heads === (at % 2 === 0));
  if (rows.length === 0 || !rows.every(bySide) || rows.every(({ cells }) => cells.length === 2)) return undefined;
  const pairs = rows.flatMap(({ cells }) =>
    cells.flatMap((cell, at): readonly (readonly [Cell, Cell])[] => (at % 2 === 0 ? [[cell, cells[at + 1] ?? empty]] : [])),
  );
  return new Set(pairs.map(([label]) => label.text)).size === pairs.length ? pairs : undefined;
}

/** Short, distinct words without figures beside values of different looks. */
export function readsAsLabels(pairs: readonly (readonly [string, string])[]): boolean {
  const labels = pairs.map(([label]) => label);
  if (new Set(labels).size < labels.length) return false;
  if (!labels.every((label) => label.length > 1 && label.length <= maxLabelChars && !/[\d@]/u.test(label))) return false;
  const looks = new Set(pairs.map(([, value]) => (value.includes('@') ? 'address' : /\d/u.test(value) ? 'figures' : 'words')));
  return looks.size > 1 && labels.filter(headsColumns).length > 1 && !headsColumns(pairs[0]?.[1] ?? '');
}

const labelText = (text: string): string => text.replace(/[\s:]{1,10}$/u, '');

/** The last row that names columns; a group's name above it fills its gaps. */
function headOf(rows: readonly Row[]): readonly string[] {
  const [last, ...above] = rows.toReversed();
  return (last?.cells ?? []).map(
    (cell, column) => cell.text || (above.find((row) => row.cells[column]?.text)?.cells[column]?.text ?? ''),
  );
}

/** Link targets that the row does not show make a column of their own. */
const unseen = (row: Row): string =>
  row.contacts.filter((contact) => contact !== '' && !row.cells.some((cell) => cell.text.includes(contact))).join(' ');

type Named = { readonly where: string; readonly caption: string; readonly hidden: boolean };

/** The table's own caption, or nothing. */
const captionOf = (table: Branch): string => {
  const caption = table.children.find((child) => typeof child !== 'string' && child.tag === 'caption');
  return caption === undefined || typeof caption === 'string' ? '' : textOf(caption);
};

/** What a table says, and its titles and names of groups, which are none of its rows. */
export type ReadTable = { readonly table: Table; readonly bands: readonly string[] };

/** Rows without those across all of at least as many columns as the others have, unless nothing else is there. */
function withoutBands(
  rows: readonly Row[],
  columns: number,
): { readonly rows: readonly Row[]; readonly bands: readonly string[] } {
  const isBand = (row: Row): boolean => row.isBand && !row.head && row.cells.length >= columns;
  if (columns < minBandColumns) return { rows, bands: [] };
  const kept = rows.filter((row) => !isBand(row));
  if (kept.length === rows.length || kept.length < minRowsBesideBands) return { rows, bands: [] };
  return {
    rows: kept,
    bands: rows
      .filter(isBand)
      .map((row) => row.cells[0]?.text ?? '')
      .filter((text) => text !== ''),
  };
}

const namesNames = /^(?:key|name|field|parameter|variable|property|attribute|question)s?$/iu;
const namesValues = /^(?:values?|answers?|response)$/iu;
/** Debug pages quote their texts. */
const unquoted = (text: string): string => /^"([^"]*)"$|^'([^']*)'$/u.exec(text)?.slice(1).find(Boolean) ?? text;

/** Two columns headed `Field` and `Value`: what a form sent, or one record's answers. */
function namedPairs([head, ...rest]: readonly Row[]): readonly (readonly [name: string, value: string])[] | undefined {
  const [name, value, ...others] = head?.cells ?? [];
  if (!head?.head || others.length > 0 || !namesNames.test(name?.text ?? '') || !namesValues.test(value?.text ?? ''))
    return undefined;
  if (rest.length < minNamedPairs || rest.some(({ cells, head }) => cells.length !== 2 || head)) return undefined;
  const pairs = rest.map(({ cells }): [string, string] => [cells[0]?.text ?? '', unquoted(cells[1]?.text ?? '')]);
  return new Set(pairs.map(([label]) => label)).size === pairs.length ? pairs : undefined;
}

/** Two rows of names: some of the first go on down through the second, others stand across several of its cells. */
function isDoubleHeading([first, second, ...rest]: readonly Row[]): boolean {
  if (first === undefined || second === undefined || first.head || rest.length === 0) return false;
  const goesDown = first.cells.map((cell, column) => cell.text !== '' && second.cells[column] === cell);
  if (!goesDown.includes(true)) return false;
  const below = second.cells.filter((_, column) => !goesDown[column]);
  const gaps = first.cells.filter((cell, column) => !goesDown[column] && cell.text === '').length;
  return gaps > 0 && below.every(({ text }) => text !== '' && !/[\d@]/u.test(text));
}

type Body = Pick<Table, 'shape' | 'header' | 'rows' | 'hiddenColumns'>;

/** One record's labels and values, where the rows are nothing else. */
function recordOf(rows: readonly Row[]): Body | undefined {
  if (isRecord(rows)) {
    const header = rows.map(({ cells }) => labelText(cells[0]?.text ?? ''));
    const values = rows.map((row) => [row.cells[1]?.text ?? '', unseen(row)].filter((text) => text !== '').join(' '));
    return { shape: 'form', header, rows: [values], hiddenColumns: [] };
  }
  const named = namedPairs(rows);
  if (named !== undefined)
    return {
      shape: 'form',
      header: named.map(([label]) => labelText(label)),
      rows: [named.map(([, value]) => value)],
      hiddenColumns: [],
    };
  const pairs = pairsBySide(rows);
  if (pairs === undefined) return undefined;
  const header = pairs.map(([label]) => labelText(label.text));
  return { shape: 'form', header, rows: [pairs.map(([, value]) => value.text)], hiddenColumns: [] };
}

function gridOf(rows: readonly Row[], columns: number): Body {
  const firstBody = rows.findIndex((row) => !row.head);
  const heading = firstBody < 0 ? rows : rows.slice(0, firstBody === 0 && isDoubleHeading(rows) ? 2 : firstBody);
  const body = rows.slice(heading.length).filter((row) => !row.head);
  const texts = body.map((row) => row.cells.map((cell) => cell.text));
  const labels = body.find((row) => row.cells.some((cell) => cell.label !== ''))?.cells.map((cell) => cell.label);
  const first = heading.length > 0 ? [] : labels === undefined ? headerRow(texts.slice(0, headSample)) : [];
  const header = heading.length > 0 ? headOf(heading) : (labels ?? first);
  const links = body.map(unseen);
  const contacts = links.some((link) => link !== '');
  const all = contacts
    ? texts.map((row, at) => [...row, ...new Array<string>(Math.max(0, columns - row.length)).fill(''), links[at] ?? ''])
    : texts;
  const hiddenColumns = (rows[0]?.cells ?? []).map(
    (cell, column) => cell.hidden && rows.every((row) => row.cells[column]?.hidden ?? true),
  );
  return {
    shape: 'grid',
    header:
      contacts && header.length > 0
        ? [...header, ...new Array<string>(Math.max(0, columns - header.length)).fill(''), 'link']
        : header,
    rows: first.length > 0 ? all.slice(1) : all,
    hiddenColumns: hiddenColumns.includes(true) ? hiddenColumns : [],
  };
}

/** A table of one column, or of one cell, only lays out the page: nothing. */
export function tableOf(branch: Branch, named: Named): ReadTable | undefined {
  const all = rowsOf(branch);
  const columns = width(all);
  if (columns < 2) return undefined;
  const { rows, bands } = withoutBands(all, columns);
  const title = bands.length > 0 && all[0]?.isBand ? (bands[0] ?? '') : '';
  const caption = captionOf(branch) || title || named.caption;
  const placed = { ...named, caption, hidden: named.hidden || isHidden(branch) };
  return { table: { ...placed, ...(recordOf(rows) ?? gridOf(rows, columns)) }, bands };
}
