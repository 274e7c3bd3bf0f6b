import type { Link } from '../model.ts';
import type { Branch } from './markup.ts';
import { textOf } from './page-text.ts';

const maxLinks = 50_000;

/** What relative addresses of a page stand on. */
export function baseOf(noted: readonly Branch[], url: URL): URL {
  const href = noted.find((branch) => branch.tag === 'base')?.attributes.href;
  return (href === undefined ? null : URL.parse(href, url.href)) ?? url;
}

const linkRel: Readonly<Record<string, string>> = { iframe: 'frame', frame: 'frame', script: 'script' };

function linkOf(branch: Branch, base: URL): Link | undefined {
  const { tag, attributes } = branch;
  const target = attributes.href ?? attributes.src;
  if (target === undefined || /^\s{0,20}(?:mailto|tel|javascript|data):/iu.test(target)) return undefined;
  if (tag !== 'a' && tag !== 'area' && tag !== 'link' && linkRel[tag] === undefined) return undefined;
  const url = URL.parse(target, base.href);
  if (!url) return undefined;
  const text =
    tag === 'a' ? textOf(branch) || attributes['aria-label'] || attributes.title : (attributes.title ?? attributes.alt);
  return { url, text: text ?? '', rel: attributes.rel ?? linkRel[tag] ?? '' };
}

export function linksOf(noted: readonly Branch[], base: URL): Link[] {
  const links: Link[] = [];
  for (const branch of noted) {
    if (links.length >= maxLinks) break;
    const link = linkOf(branch, base);
    if (link) links.push(link);
    if (branch.tag === 'meta' && /^refresh$/iu.test(branch.attributes['http-equiv'] ?? '')) {
      const url = /url\s{0,5}=\s{0,5}['"]?([^'"\s]{1,2000})/iu.exec(branch.attributes.content ?? '')?.[1];
      const to = url === undefined ? null : URL.parse(url, base.href);
      if (to) links.push({ url: to, text: '', rel: 'refresh' });
    }
  }
  return links;
}
