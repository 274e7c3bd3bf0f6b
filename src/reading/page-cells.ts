/** A block of a page as cells: its texts in their order, each under the label or the name it has there. */

import { labelledParts } from './labelled-lines.ts';
import { type Branch, lineBreak } from './markup.ts';
import { contactOf, isBlock, isSilent, shown, textOf } from './page-text.ts';

const maxLabelChars = 120;
const maxCells = 60;

export type Cell = { readonly key: string; readonly text: string; readonly labelled: boolean; readonly link: boolean };

type Piece = { readonly tag: string; readonly name: string; readonly label: boolean; text: string };

const labelClass = /(?:^|[\s_-])(?:label|term|key|question|fieldname)(?:$|[\s_-])/iu;
const labelTags: ReadonlySet<string> = new Set(['dt', 'th', 'label', 'legend']);
const emphasis: ReadonlySet<string> = new Set(['strong', 'b', 'em', 'span', 'h3', 'h4', 'h5', 'h6', 'div', 'p']);

const heading = /^h[1-6]$/u;

/** The first of its classes: the others are variants. */
export function className({ attributes }: Branch): string {
  const names = attributes.class;
  if (names === undefined) return '';
  const end = names.indexOf(' ');
  return end < 0 ? names : end > 0 ? names.slice(0, end) : (names.trim().split(/\s+/u, 1)[0] ?? '');
}

const namesNext = ({ tag, attributes }: Branch): boolean =>
  labelTags.has(tag) || (attributes.class !== undefined && labelClass.test(attributes.class));

/** Whether it may be the label of what follows, by its make alone. */
export const mayName = (branch: Branch): boolean => emphasis.has(branch.tag) || namesNext(branch);

const isText = (child: Branch | string | undefined): child is string => typeof child === 'string' && child.trim() !== '';

/** Inline elements in the midst of a sentence are part of it, unless they name what follows or have a name of their own. */
function isProse(child: Branch, next: Branch | string | undefined): boolean {
  if (isBlock(child) || namesNext(child)) return false;
  if (child.attributes.class !== undefined && child.tag !== 'a') return false;
  if (child.tag !== 'strong' && child.tag !== 'b' && child.tag !== 'em' && child.tag !== 'span') return true;
  return !(typeof next === 'string' && opensWithColon(next)) && !textOf(child).endsWith(':');
}

/** Texts of a block in their order, each with the nearest name its element has. */
function piecesOf(branch: Branch, outer: { readonly name: string; readonly label: boolean }, into: Piece[]): void {
  const name = className(branch) || (heading.test(branch.tag) ? 'heading' : outer.name);
  const label = outer.label || namesNext(branch);
  const { children } = branch;
  const mixed = children.length > 1 && children.some(isText);
  let open: Piece | undefined;
  const add = (text: string): void => {
    if (open) open.text += text;
    else if (text.trim() !== '') {
      open = { tag: branch.tag, name, label, text };
      into.push(open);
    }
  };
  children.forEach((child, at) => {
    if (typeof child === 'string') add(child);
    else if (child.tag === 'br') add(lineBreak);
    else if (!isSilent(child)) {
      if (mixed && isProse(child, children[at + 1])) add(textOf(child));
      else {
        open = undefined;
        piecesOf(child, { name, label }, into);
      }
      const contact = contactOf(child);
      if (contact) into.push({ tag: 'a', name: 'link', label: false, text: contact });
    }
  });
}

const labelledLine = /^(\p{L}[^:\n]{1,80}):[ \t]{1,5}(\S[^\n]{0,2000})$/u;

export const withoutColon = (text: string): string => text.replace(/[\s:]{1,10}$/u, '');

function opensWithColon(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x09 && code !== 0x0d) return code === 0x3a;
  }
  return false;
}

/** Pieces that name what follows them: labels by their element, emphasis by its colon, wherever the colon stands. */
const isLabel = (piece: Piece, text: string, next: Piece | undefined): boolean => {
  if (text.length > maxLabelChars) return false;
  return piece.label || (emphasis.has(piece.tag) && (text.endsWith(':') || (next !== undefined && opensWithColon(next.text))));
};

/** `Name: Jane` on each line of a block. */
function linesOf(text: string): readonly Cell[] | undefined {
  if (!text.includes(':')) return undefined;
  const cells: Cell[] = [];
  for (const line of text.split('\n').flatMap(labelledParts)) {
    const [, key, value] = labelledLine.exec(line) ?? [];
    if (key === undefined || value === undefined) return undefined;
    cells.push({ key, text: value, labelled: true, link: false });
  }
  return cells;
}

/** The cells of one block; hidden names such as classes stand in where nothing labels a text. */
export function cellsOf(block: Branch): readonly Cell[] {
  const pieces: Piece[] = [];
  piecesOf(block, { name: '', label: false }, pieces);
  const cells: Cell[] = [];
  let label = '';
  pieces.forEach((piece, at) => {
    const text = shown(piece.text);
    if (text === '' || (piece.name === 'link' && (label || cells.at(-1)?.text)?.includes(text))) return;
    if (isLabel(piece, text, pieces[at + 1])) {
      label = withoutColon(text);
      return;
    }
    const lines = label === '' && !heading.test(piece.tag) ? linesOf(text) : undefined;
    if (lines) cells.push(...lines);
    else
      cells.push({
        key: label || piece.name || piece.tag,
        text: text.startsWith(':') ? text.slice(1).trimStart() : text,
        labelled: label !== '',
        link: piece.tag === 'a',
      });
    label = '';
  });
  return distinct(cells);
}

/** The second cell of a name becomes `name 2`. */
function distinct(cells: readonly Cell[]): readonly Cell[] {
  if (cells.length < 2) return cells;
  const times = new Map<string, number>();
  return cells.slice(0, maxCells).map((cell) => {
    const count = (times.get(cell.key) ?? 0) + 1;
    times.set(cell.key, count);
    return count === 1 ? cell : { ...cell, key: `${cell.key} ${count}` };
  });
}
