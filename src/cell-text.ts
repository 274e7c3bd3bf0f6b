/** Scalars of parsed values as the text of a cell, and the documents that hide in them. */

import { withoutTags } from './tags.ts';
import type { Scalar } from './value-kinds.ts';

/** A text inside a value that is a document of its own. */
export type Embedded = { readonly text: string; readonly type: 'text/html' | 'application/json'; readonly label: string };

const minEmbeddedChars = 12;

const isMarkup = (text: string): boolean => text.includes('</') && /<(?:table|dl|form|a|ul|ol)\b/iu.test(text);

const isJson = (text: string): boolean => /^\s{0,20}(?:\{\s{0,20}"|\[\s{0,20}[{"[])/u.test(text);

/** What a text is, when it is worth reading as a document rather than as a cell. */
export function embeddedType(text: string): Embedded['type'] | undefined {
  if (text.length < minEmbeddedChars) return undefined;
  const first = text.charCodeAt(0);
  if ((first === 0x7b || first === 0x5b) && isJson(text)) return 'application/json';
  return isMarkup(text) ? 'text/html' : undefined;
}

/** Empty where the text is read as a document of its own. */
export function cellText(value: Scalar): string {
  if (typeof value !== 'string') return String(value);
  return embeddedType(value) === undefined ? withoutTags(value) : '';
}
