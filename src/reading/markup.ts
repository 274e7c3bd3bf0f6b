/** Markup as a light tree, built in one pass. The parser expands no entities but the named characters of HTML. */

import { Parser } from 'htmlparser2';
import { unreadable } from './unreadable.ts';

export type Branch = {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Branch | string)[];
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

const noteworthy: ReadonlySet<string> = new Set(
  'a area form script link meta base title iframe frame input select textarea button label html h1 address'.split(' '),
);

const own = (tag: string): Branch['holds'] => {
  if (tag === 'table') return holdsTable;
  return tag === 'input' || tag === 'select' || tag === 'textarea' ? holdsControl : neither;
};

const isStructured = (value: string): boolean => {
  const first = value.charCodeAt(0);
  return value.length > 16 && (first === 0x7b || first === 0x5b || value.startsWith('eyJ') || value.startsWith('W3si'));
};

function carriesValue(attributes: Readonly<Record<string, string>>): boolean {
  for (const name in attributes) if (name.startsWith('data-') && isStructured(attributes[name] ?? '')) return true;
  return false;
}

const newBranch = (tag: string, attributes: Readonly<Record<string, string>>): Branch => ({
  tag,
  attributes,
  children: [],
  size: 0,
  texts: 0,
  holds: neither,
});

/** Throws `unreadable` past the caps of depth and size. */
export function parseMarkup(text: string): Markup {
  const root = newBranch('', {});
  const comments: string[] = [];
  const noted: Branch[] = [];
  const open: Branch[] = [root];
  let top = root;
  let elements = 0;
  let preformatted = 0;
  const parser = new Parser({
    onopentag(tag, attributes) {
      if (open.length > maxDepth) throw unreadable(`elements nested more than ${maxDepth} deep`);
      if (++elements > maxElements) throw unreadable(`more than ${maxElements} elements`);
      const branch = newBranch(tag, attributes);
      top.children.push(branch);
      open.push(branch);
      top = branch;
      if (tag === 'pre') preformatted++;
      if (noteworthy.has(tag) || carriesValue(attributes)) noted.push(branch);
    },
    ontext(raw) {
      const piece = preformatted > 0 && raw.includes('\n') ? raw.replaceAll('\n', lineBreak) : raw;
      if (piece.charCodeAt(0) > 0x20 || piece.trim() !== '') top.texts++;
      const last = top.children.length - 1;
      const before = top.children[last];
      if (typeof before === 'string') top.children[last] = before + piece;
      else top.children.push(piece);
    },
    onclosetag() {
      const closed = open.pop();
      top = open[open.length - 1] ?? root;
      if (!closed || closed === root) return;
      if (closed.tag === 'pre') preformatted--;
      top.size += closed.size + 1;
      top.texts += closed.texts;
      top.holds = sum(sum(top.holds, closed.holds), own(closed.tag));
    },
    oncomment(comment) {
      if (comments.length < maxComments && comment.trim() !== '') comments.push(comment);
    },
  });
  parser.end(text);
  return { root, comments, noted };
}
