/** Documents that stand inside a page: in `data:` addresses, in `srcdoc`, in comments. */

import type { Branch } from './markup.ts';
import { unescaped } from './page-text.ts';

export type Inner = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
  readonly where: string;
  readonly hidden: boolean;
};

const maxInner = 200;
const maxInnerChars = 20 * 1024 * 1024;

const readable =
  /^data:((?:text\/(?!css|javascript)|application\/(?!font|javascript|x-font|wasm))[\w.+-]{1,80}(?:;[\w=.+-]{1,80}){0,4}?)(;base64)?,/iu;

function inAddress(address: string): Inner | undefined {
  if (!address.startsWith('data:') || address.length > maxInnerChars) return undefined;
  const found = readable.exec(address);
  if (!found) return undefined;
  const body = unescaped(address.slice(found[0].length));
  const bytes = found[2] === undefined ? new TextEncoder().encode(body) : new Uint8Array(Buffer.from(body, 'base64'));
  return { bytes, contentType: found[1] ?? '', where: 'file inside the page', hidden: false };
}

const page = (markup: string, where: string, hidden: boolean): Inner => ({
  bytes: new TextEncoder().encode(markup),
  contentType: 'text/html; charset=utf-8',
  where,
  hidden,
});

/** Markup somebody took off the page by making it a comment. */
const isCommentedOut = (comment: string): boolean => /<(?:table|tr|td|li|dl|p|div)[\s>]/iu.test(comment);

/** Comments that are read as documents of their own. */
export const isDocument = (comment: string): boolean => isCommentedOut(comment) || areLines(comment);

const minLines = 3;

/** Rows somebody left there, as they came out of a spreadsheet. */
const areLines = (comment: string): boolean =>
  (comment.match(/^[^\n,;\t|]{1,200}[,;\t|][^\n]{0,400}\d[^\n]{0,400}$/gmu)?.length ?? 0) >= minLines;

export function innerOf(noted: readonly Branch[], comments: readonly string[]): readonly Inner[] {
  const inner: Inner[] = [];
  for (const { tag, attributes } of noted) {
    if (inner.length >= maxInner) break;
    const file = inAddress(attributes.href ?? attributes.src ?? '');
    if (file) inner.push(file);
    if (tag === 'iframe' && attributes.srcdoc !== undefined) inner.push(page(attributes.srcdoc, 'frame', false));
  }
  for (const comment of comments) {
    if (inner.length >= maxInner) break;
    if (isCommentedOut(comment)) inner.push(page(`<div>${comment}</div>`, 'comment in the source', true));
    else if (areLines(comment))
      inner.push({ ...page(comment.trim(), 'comment in the source', true), contentType: 'text/csv; charset=utf-8' });
  }
  return inner;
}
