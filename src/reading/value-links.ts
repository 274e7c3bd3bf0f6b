/** Addresses that a parsed value names: links of feeds, next pages of APIs, files of exports. */

import type { Link } from '../model.ts';
import { isKeyed, isList } from './value-kinds.ts';

const maxLinks = 50_000;
const maxDepth = 40;
/** Large answers repeat themselves; their first part shows where they lead. */
const maxVisits = 300_000;

const linkKey =
  /^(?:loc|guid|id|src|comments|enclosure|self|next|prev|first|last|related|collection|download|file|NextMarker|@odata\.nextLink|.{0,60}(?:url|uri|href|link|links))$/iu;

const isAddress = (text: string): boolean => /^(?:https?:\/\/|\/(?!\/))[^\s<>"{}]{1,2000}$/u.test(text);

type Page = { readonly base: URL; readonly rel: string };

/** `rel` is what every link gets; an API's own names (`next`, `self`) take its place where there are any. */
export function valueLinks(value: unknown, page: Page): readonly Link[] {
  const links: Link[] = [];
  let visits = 0;
  const add = (text: string, key: string, title: string): void => {
    const url = isAddress(text) ? URL.parse(text, page.base.href) : null;
    if (url) links.push({ url, text: title, rel: /^(?:next|prev|self|first|last)$/u.test(key) ? key : page.rel });
  };
  const walk = (inner: unknown, key: string, at: { readonly title: string; readonly depth: number }): void => {
    if (links.length >= maxLinks || at.depth > maxDepth || ++visits > maxVisits) return;
    if (typeof inner === 'string') {
      const first = inner.charCodeAt(0);
      if ((first === 0x68 || first === 0x2f || first === 0x48) && linkKey.test(key)) add(inner, key, at.title);
    } else if (isList(inner)) {
      const below = { title: at.title, depth: at.depth + 1 };
      for (const one of inner) walk(one, key, below);
    } else if (isKeyed(inner)) {
      const { title, name } = inner;
      const own = typeof title === 'string' ? title : typeof name === 'string' ? name : at.title;
      const below = { title: own, depth: at.depth + 1 };
      for (const named in inner) walk(inner[named], named, below);
    }
  };
  walk(value, '', { title: '', depth: 0 });
  return links;
}
