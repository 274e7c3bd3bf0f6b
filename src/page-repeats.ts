/** Blocks that repeat with the same inner structure: cards, list entries, a record's fields. */

import type { Branch } from './markup.ts';
import { readsAsLabels } from './page-tables.ts';
import { contactOf, isBlock, isSilent, lineBreak, shown } from './page-text.ts';

const maxBlockElements = 300;
const maxLabelChars = 120;
const minAlike = 0.5;
const maxCells = 60;

type Cell = { readonly key: string; readonly text: string; readonly labelled: boolean };

type Piece = { readonly tag: string; readonly name: string; readonly label: boolean; text: string };

const labelClass = /(?:^|[\s_-])(?:label|term|key|question|fieldname)(?:$|[\s_-])/iu;
const labelTags: ReadonlySet<string> = new Set(['dt', 'th', 'label', 'legend']);
const emphasis: ReadonlySet<string> = new Set(['strong', 'b', 'em', 'span', 'h3', 'h4', 'h5', 'h6', 'div', 'p']);

const className = ({ attributes }: Branch): string => attributes.class?.trim().split(/\s+/u, 1)[0] ?? '';

const namesNext = (branch: Branch): boolean => labelTags.has(branch.tag) || labelClass.test(attributesClass(branch));

const attributesClass = ({ attributes }: Branch): string => attributes.class ?? '';

/** Texts of a block in their order, each with the nearest name its element has. */
function piecesOf(branch: Branch, outer: { readonly name: string; readonly label: boolean }, into: Piece[]): void {
  const name = className(branch) || outer.name;
  const label = outer.label || namesNext(branch);
  let open: Piece | undefined;
  for (const child of branch.children) {
    if (typeof child === 'string') {
      if (open) open.text += child;
      else if (child.trim() !== '') {
        open = { tag: branch.tag, name, label, text: child };
        into.push(open);
      }
    } else if (child.tag === 'br') {
      if (open) open.text += lineBreak;
    } else if (!isSilent(child)) {
      const plain = !isBlock(child) && child.attributes.class === undefined && child.tag !== 'a' && !emphasis.has(child.tag);
      if (plain && open && child.size === 0 && typeof child.children[0] === 'string') open.text += child.children[0];
      else {
        open = undefined;
        piecesOf(child, { name, label }, into);
      }
      const contact = contactOf(child);
      if (contact) into.push({ tag: 'a', name: 'link', label: false, text: contact });
    }
  }
}

const withoutColon = (text: string): string => text.replace(/[\s:]{1,10}$/u, '');

function cellsOf(block: Branch): readonly Cell[] {
  const pieces: Piece[] = [];
  piecesOf(block, { name: '', label: false }, pieces);
  const cells: Cell[] = [];
  const times = new Map<string, number>();
  let label = '';
  const put = (key: string, text: string, labelled: boolean): void => {
    const count = (times.get(key) ?? 0) + 1;
    times.set(key, count);
    if (cells.length < maxCells) cells.push({ key: count === 1 ? key : `${key} ${count}`, text, labelled });
  };
  for (const piece of pieces) {
    const text = shown(piece.text);
    if (text === '' || (piece.name === 'link' && cells.at(-1)?.text.includes(text))) continue;
    if (text.length <= maxLabelChars && (piece.label || (emphasis.has(piece.tag) && text.endsWith(':'))))
      label = withoutColon(text);
    else {
      const inline = label === '' ? /^([\p{L}][^:\n]{1,60}):\s{1,5}(\S[^\n]{0,2000})$/u.exec(text) : null;
      if (inline) put(inline[1] ?? '', inline[2] ?? '', true);
      else put(label || piece.name || piece.tag, text.replace(/^:\s{0,5}/u, ''), label !== '');
      label = '';
    }
  }
  return cells;
}

const signature = (branch: Branch): string => `${branch.tag}.${className(branch).replace(/\d+/gu, '')}`;

const fits = (branch: Branch): boolean =>
  branch.size <= maxBlockElements &&
  !branch.holds.table &&
  !branch.holds.control &&
  isBlock(branch) &&
  branch.tag !== 'tr' &&
  branch.tag !== 'dt' &&
  branch.tag !== 'dd';

/** The children of most frequent make, when there are at least two of it. */
function groupIn(branch: Branch): readonly Branch[] {
  const groups = new Map<string, Branch[]>();
  for (const child of branch.children) {
    if (typeof child === 'string' || child.tag === 'br' || !fits(child)) continue;
    const key = signature(child);
    const group = groups.get(key);
    if (group) group.push(child);
    else groups.set(key, [child]);
  }
  let best: readonly Branch[] = [];
  for (const group of groups.values()) if (group.length > best.length) best = group;
  return best.length > 1 ? best : [];
}

export type Repeated = {
  readonly shape: 'list' | 'form';
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Children the rows were made of: their text is not read again. */
  readonly blocks: ReadonlySet<Branch>;
};

function alike(rows: readonly (readonly Cell[])[]): readonly string[] | undefined {
  const times = new Map<string, number>();
  for (const row of rows) for (const cell of row) times.set(cell.key, (times.get(cell.key) ?? 0) + 1);
  let filled = 0;
  for (const count of times.values()) filled += count;
  return times.size > 0 && filled >= rows.length * times.size * minAlike ? [...times.keys()] : undefined;
}

const record = (pairs: readonly (readonly [string, string])[], blocks: ReadonlySet<Branch>): Repeated => ({
  shape: 'form',
  header: pairs.map(([label]) => label),
  rows: [pairs.map(([, value]) => value)],
  blocks,
});

/** The children of an element as rows, where they repeat. `budget` bounds the work: nested candidates are looked at again. */
export function repeatedIn(branch: Branch, budget: { elements: number }): Repeated | undefined {
  const group = groupIn(branch);
  const cost = group.reduce((sum, block) => sum + block.size + 1, 0);
  if (group.length === 0 || cost > budget.elements || group.every((block) => block.size === 0)) return undefined;
  budget.elements -= cost;
  const rows = group.map(cellsOf);
  const blocks = new Set(group);
  const single = rows.every((row) => row.length === 1 && row[0]?.labelled);
  const pairs = rows.map(([cell]): readonly [string, string] => [cell?.key ?? '', cell?.text ?? '']);
  if (single && new Set(pairs.map(([label]) => label)).size === pairs.length) return record(pairs, blocks);
  if (rows.every((row) => row.length === 2 && !row[0]?.labelled)) {
    const sides = rows.map(([one, other]): readonly [string, string] => [one?.text ?? '', other?.text ?? '']);
    if (sides.length > 2 && readsAsLabels(sides)) return record(sides, blocks);
  }
  if (rows.filter((row) => row.length > 1).length < rows.length * minAlike) return undefined;
  const header = alike(rows);
  if (!header || header.length < 2) return undefined;
  return { shape: 'list', header, rows: rows.map((row) => filledRow(row, header)), blocks };
}

function filledRow(row: readonly Cell[], header: readonly string[]): readonly string[] {
  const byKey = new Map(row.map((cell) => [cell.key, cell.text]));
  return header.map((key) => byKey.get(key) ?? '');
}

/** `<dl>`: one record, or several where the labels start over. */
export function definitionsIn(dl: Branch): readonly (readonly (readonly [string, Branch])[])[] {
  const records: [string, Branch][][] = [[]];
  let labels: string[] = [];
  const seen = new Set<string>();
  const collect = (branch: Branch): void => {
    for (const child of branch.children) {
      if (typeof child === 'string') continue;
      if (child.tag === 'dt') labels = [...(labels.length > 0 && lastWasTerm ? labels : []), withoutColon(shownText(child))];
      else if (child.tag === 'dd') {
        const label = labels.join(' / ');
        if (seen.has(label) && !lastWasValue) {
          records.push([]);
          seen.clear();
        }
        seen.add(label);
        records.at(-1)?.push([label, child]);
      } else if (child.tag === 'div' || child.tag === 'span') collect(child);
      if (child.tag === 'dt' || child.tag === 'dd') [lastWasTerm, lastWasValue] = [child.tag === 'dt', child.tag === 'dd'];
    }
  };
  let lastWasTerm = false;
  let lastWasValue = false;
  collect(dl);
  return records.filter((one) => one.length > 0);
}

const shownText = (branch: Branch): string => {
  const pieces: Piece[] = [];
  piecesOf(branch, { name: '', label: false }, pieces);
  return shown(pieces.map((piece) => piece.text).join(' '));
};
