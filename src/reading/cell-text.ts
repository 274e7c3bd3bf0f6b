/** Scalars of parsed values as the text of a cell, and the documents that hide in them. */

import { base64Json, isBase64Json } from './base64-json.ts';
import { withoutTags } from './tags.ts';
import type { Scalar } from './value-kinds.ts';

/** A text inside a value that is a document of its own. */
export type Embedded = { readonly text: string; readonly type: 'text/html' | 'application/json'; readonly label: string };

const minEmbeddedChars = 12;

const isMarkup = (text: string): boolean => text.includes('</') && /<(?:table|tr|dl|form|a|ul|ol)\b/iu.test(text);

const isJson = (text: string): boolean => /^\s{0,20}(?:\{\s{0,20}"|\[\s{0,20}[{"[])/u.test(text);

/** What a text is, when it is worth reading as a document rather than as a cell. */
export function embeddedType(text: string): Embedded['type'] | undefined {
  if (text.length < minEmbeddedChars) return undefined;
  const first = text.charCodeAt(0);
  if ((first === 0x7b || first === 0x5b) && isJson(text)) return 'application/json';
  if (isBase64Json(text)) return 'application/json';
  return isMarkup(text) ? 'text/html' : undefined;
}

/** Empty where the text is read as a document of its own. */
export function cellText(value: Scalar): string {
  if (typeof value !== 'string') return String(value);
  return embeddedType(value) === undefined ? withoutTags(value) : '';
}

/** The document a text holds, out of base64 where it is written so. */
export function embeddedText(text: string): string {
  if (isBase64Json(text)) return base64Json(text);
  return bareRows.test(text) ? `<table>${text}</table>` : text;
}

/** Rows that a page asks for later come without their table. */
const bareRows = /^\s{0,20}<t(?:r|body|head)[\s>]/iu;
