/** What a reader of a page sees: text block by block, white space as it is shown. */

import { type Branch, lineBreak } from './markup.ts';

export const isBlock = ({ element }: Branch): boolean => element.isBlock;

/** Its text is not the page's: code, pictures, choices of a form. */
export const isSilent = ({ element }: Branch): boolean => element.isSilent;

const hiding = /(?:display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden)/iu;

export function isHidden({ tag, attributes }: Branch): boolean {
  if (tag === 'template' || attributes.hidden !== undefined) return true;
  return attributes.style !== undefined && hiding.test(attributes.style);
}

const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/u;
const everyInvisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu;
/** Most texts have no white space but single blanks, and are shown as they are. */
const unusual = /[\t-\r\u00a0\u00ad\u1680\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]/u;
/** White space that is more than one blank: single blanks stay as they are. */
const spread = /[^\S\v ][^\S\v]*| [^\S\v]+/gu;

/** White space as it is shown: one blank, lines where the page breaks them. */
export function shown(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '' || (!unusual.test(trimmed) && !trimmed.includes('  '))) return trimmed;
  let plain = trimmed.replace(spread, ' ');
  if (plain.includes(lineBreak)) plain = plain.replace(/ ?\v[\v ]*/gu, '\n');
  if (invisible.test(plain)) plain = plain.replace(everyInvisible, '');
  return plain.trim();
}

function gather(branch: Branch, parts: string[], skipTables: 'tables' | 'nothing'): void {
  for (const child of branch.children) {
    if (typeof child === 'string') parts.push(child);
    else if (child.tag === 'br') parts.push(lineBreak);
    else if (child.tag === 'wbr' || isSilent(child) || (skipTables === 'tables' && child.tag === 'table')) continue;
    else if (isBlock(child)) {
      parts.push(lineBreak);
      gather(child, parts, skipTables);
      parts.push(lineBreak);
    } else gather(child, parts, skipTables);
  }
}

/** All text below an element, a block a line. `except` leaves out tables inside it, which are read on their own. */
export function textOf(branch: Branch, except: 'tables' | 'nothing' = 'nothing'): string {
  const [only] = branch.children;
  if (branch.children.length === 1 && typeof only === 'string') return shown(only);
  const parts: string[] = [];
  gather(branch, parts, except);
  return shown(parts.join(''));
}

/** The text of a `<pre>` with its lines and blanks as they were typed. */
export function typedText(branch: Branch): string {
  const parts: string[] = [];
  gather(branch, parts, 'nothing');
  return parts.join('').replaceAll(lineBreak, '\n');
}

/** Addresses and numbers behind `mailto:` and `tel:` links. */
export function contactOf({ tag, attributes }: Branch): string | undefined {
  const { href } = attributes;
  if (tag !== 'a' || href === undefined || !/^\s{0,10}(?:mailto|tel):/iu.test(href)) return undefined;
  const target = href.slice(href.indexOf(':') + 1).split('?', 1)[0] ?? '';
  return unescaped(target.trim());
}

export function unescaped(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
