/** Markup as a light tree, built in one pass. No entities are expanded but the named characters of HTML. */

import { type Element, elementOf } from './elements.ts';
import { type Attributes, scanHypertext } from './hypertext.ts';
import { unreadable } from './unreadable.ts';

export type Branch = {
  readonly tag: string;
  readonly element: Element;
  readonly attributes: Readonly<Record<string, string>>;
  children: (Branch | string)[];
  /** Elements below it. */
  size: number;
  /** Texts below it that are more than white space. */
  texts: number;
  /** Whether a table, a form or a control stands somewhere below it. */
  holds: { readonly table: boolean; readonly control: boolean };
};

export type Markup = {
  readonly root: Branch;
  readonly comments: readonly string[];
  /** Elements that more than the running text is made of, in the order of the document. */
  readonly noted: readonly Branch[];
};

/** Ends a line inside a block (`<br>`, a line of `<pre>`); other line ends of the source do not. */
export const lineBreak = '\v';

const maxDepth = 2000;
const maxElements = 3_000_000;
const maxComments = 5000;

const neither = { table: false, control: false };
const holdsTable = { table: true, control: false };
const holdsControl = { table: false, control: true };
const both = { table: true, control: true };

const sum = (one: Branch['holds'], other: Branch['holds']): Branch['holds'] => {
  const table = one.table || other.table;
  const control = one.control || other.control;
  if (table) return control ? both : holdsTable;
  return control ? holdsControl : neither;
};

const own = ({ isTable, isControl }: Element): Branch['holds'] => (isTable ? holdsTable : isControl ? holdsControl : neither);

const isStructured = (value: string): boolean => {
  const first = value.charCodeAt(0);
  return value.length > 16 && (first === 0x7b || first === 0x5b || value.startsWith('eyJ') || value.startsWith('W3si'));
};

/** Attributes that programs of their own read. */
export const mayCarry = (name: string): boolean => name.startsWith('data-') || name.startsWith('wire:');

function carriesValue(attributes: Readonly<Record<string, string>>): boolean {
  for (const name in attributes) {
    if (!mayCarry(name)) continue;
    const text = attributes[name] ?? '';
    if (isStructured(text) || text.includes('@')) return true;
  }
  return false;
}

/** What all elements without children share; nothing is ever put into it. */
const childless: (Branch | string)[] = [];

/** Most elements have one child: a list made for it is an eighth of what one grows to that began empty. */
function adopt(branch: Branch, child: Branch | string): void {
  const { children } = branch;
  if (children.length === 0) branch.children = [child];
  else children.push(child);
}

const newBranch = (tag: string, element: Element, attributes: Readonly<Record<string, string>>): Branch => ({
  tag,
  element,
  attributes,
  children: childless,
  size: 0,
  texts: 0,
  holds: neither,
});

const isBlank = (text: string): boolean => text.charCodeAt(0) <= 0x20 && text.trim() === '';

type Tree = {
  readonly enter: (tag: string, element: Element, attributes: Attributes) => void;
  readonly leave: () => void;
  readonly say: (text: string) => void;
  /** How many elements of a name are open: an end tag without its beginning costs nothing. */
  readonly openOf: (tag: string) => number;
  readonly innermost: () => Branch;
  readonly isForeign: () => boolean;
  readonly noted: readonly Branch[];
};

/** A tree under `root` that grows tag by tag. */
function openTree(root: Branch): Tree {
  const noted: Branch[] = [];
  const open: Branch[] = [root];
  const opened = new Map<string, number>();
  /** Whether drawings, formulas and what holds HTML in them stand in a foreign context. */
  const contexts: boolean[] = [];
  let isForeign = false;
  let top = root;
  let elements = 0;
  let preformatted = 0;
  return {
    noted,
    openOf: (tag) => opened.get(tag) ?? 0,
    innermost: () => top,
    isForeign: () => isForeign,
    enter: (tag, element, attributes) => {
      if (open.length > maxDepth) throw unreadable(`elements nested more than ${maxDepth} deep`);
      if (++elements > maxElements) throw unreadable(`more than ${maxElements} elements`);
      const branch = newBranch(tag, element, attributes);
      adopt(top, branch);
      open.push(branch);
      top = branch;
      opened.set(tag, (opened.get(tag) ?? 0) + 1);
      if (tag === 'pre') preformatted++;
      if (element.isForeign || element.isIntegration) {
        contexts.push(isForeign);
        isForeign = element.isForeign;
      }
      if (element.isNoteworthy || carriesValue(attributes)) noted.push(branch);
    },
    leave: () => {
      const closed = top;
      if (closed === root) return;
      open.pop();
      top = open[open.length - 1] ?? root;
      const { tag, element } = closed;
      opened.set(tag, (opened.get(tag) ?? 1) - 1);
      if (tag === 'pre') preformatted--;
      if (element.isForeign || element.isIntegration) isForeign = contexts.pop() ?? false;
      top.size += closed.size + 1;
      top.texts += closed.texts;
      top.holds = sum(sum(top.holds, closed.holds), own(element));
    },
    say: (raw) => {
      const piece = preformatted > 0 && raw.includes('\n') ? raw.replaceAll('\n', lineBreak) : raw;
      if (!isBlank(piece)) top.texts++;
      const { children } = top;
      const before = children[children.length - 1];
      if (typeof before === 'string') children[children.length - 1] = before + piece;
      else adopt(top, piece);
    },
  };
}

/** Throws `unreadable` past the caps of depth and size. */
export function parseMarkup(text: string): Markup {
  const root = newBranch('', elementOf(''), {});
  const tree = openTree(root);
  const comments: string[] = [];
  const named = (tag: string): string => (tag === 'image' && !tree.isForeign() ? 'img' : tag);
  const alone = (tag: string): void => {
    begin(tag, {});
    tree.leave();
  };
  const begin = (tag: string, attributes: Attributes): Element => {
    const element = elementOf(tag);
    while (element.ends?.has(tree.innermost().tag)) tree.leave();
    tree.enter(tag, element, attributes);
    return element;
  };
  const open = (name: string, attributes: Attributes): void => {
    const tag = named(name);
    // Forms do not nest: the inner one is not there.
    if (tag === 'form' && tree.openOf(tag) > 0) return;
    if (begin(tag, attributes).isEmpty) tree.leave();
  };
  scanHypertext(text, {
    isForeign: tree.isForeign,
    open,
    openClosed: (name, attributes) => {
      open(name, attributes);
      if (tree.isForeign() && !elementOf(name).isEmpty && name !== 'form') tree.leave();
    },
    close: (name) => {
      const tag = named(name);
      if (tag === 'br') alone(tag);
      else if (tree.openOf(tag) > 0) for (let last = ''; last !== tag; tree.leave()) last = tree.innermost().tag;
      else if (tag === 'p') alone(tag);
    },
    text: tree.say,
    comment: (comment) => {
      if (comments.length < maxComments && comment.trim() !== '') comments.push(comment);
    },
  });
  while (tree.innermost() !== root) tree.leave();
  return { root, comments, noted: tree.noted };
}
