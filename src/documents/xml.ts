import type { Document, Passage, Reader, Source } from '../model.ts';
import { blank } from '../reading/blank.ts';
import { selectIn } from '../reading/dom.ts';
import { embeddedIn } from '../reading/embedded.ts';
import { charsetOf, decodeAll, headOf, looksLikeText } from '../reading/encoding.ts';
import { shapesOf } from '../reading/shapes.ts';
import { unreadable } from '../reading/unreadable.ts';
import { isKeyed } from '../reading/value-kinds.ts';
import { valueLinks } from '../reading/value-links.ts';
import { type XmlDocument, xmlValue } from '../reading/xml-value.ts';

const maxBytes = 64 * 1024 * 1024;

function accepts(source: Source): number {
  if (!looksLikeText(source.body.head)) return 0;
  const head = headOf(source.body.head, source.contentType).trimStart();
  if (/^<\?xml\s/iu.test(head)) return 0.9;
  if (
    /^(?:<!--[\s\S]{0,2000}?-->\s{0,20}){0,3}<(?:rss|feed|rdf:RDF|urlset|sitemapindex|svg|opml|kml|gpx|ListBucketResult|EnumerationResults|[a-z]{1,20}:[A-Za-z])/u.test(
      head,
    )
  )
    return 0.9;
  const named =
    /^(?:application|text)\/(?:[\w.-]{1,60}\+)?xml\b/iu.test(source.contentType) ||
    /\.(?:xml|rss|atom|rdf|kml|gpx|xsd)$/iu.test(source.name);
  if (named && head.startsWith('<')) return 0.8;
  return isOneElement(source, head) ? 0.65 : 0;
}

const tailBytes = 400;
/** Larger files are asked for their declaration: their end would have to be fetched to be seen. */
const maxUndeclaredBytes = 16 * 1024 * 1024;

/** Text from a tag to the end tag of the same name, as services answer that leave the declaration out. */
function isOneElement({ body }: Source, head: string): boolean {
  const root = /^(?:<!--[\s\S]{0,2000}?-->\s{0,20})?<([A-Za-z_][\w.:-]{1,80})(?:\s[^<>]{0,2000})?>\s{0,200}</u.exec(head)?.[1];
  if (root === undefined || body.size > maxUndeclaredBytes) return false;
  const tail = body.whole().subarray(-tailBytes);
  return headOf(tail, '').trimEnd().endsWith(`</${root}>`);
}

const declaredIn = (source: Source): string =>
  charsetOf(source.contentType) ||
  (/^[^<]{0,3}<\?xml[^>]{0,100}encoding\s{0,3}=\s{0,3}["']([\w.:-]{1,40})["']/u.exec(headOf(source.body.head, ''))?.[1] ?? '');

const relOf: Readonly<Record<string, string>> = { sitemapindex: 'sitemap', urlset: 'page', rss: 'entry', feed: 'entry' };

const titleOf = ({ value, root }: XmlDocument): string => {
  const outer = value[root];
  const channel = isKeyed(outer) && isKeyed(outer.channel) ? outer.channel : outer;
  return isKeyed(channel) && typeof channel.title === 'string' ? channel.title : '';
};

const aside = (text: string): Passage => ({ text, where: 'comment in the source', at: undefined, hidden: true, label: '' });

async function read(source: Source, nested: Parameters<Reader['read']>[1]): Promise<Document> {
  if (source.body.size > maxBytes) throw unreadable(`XML larger than ${maxBytes / 1024 / 1024} MB`);
  const text = decodeAll(source.body, declaredIn(source));
  const parsed = xmlValue(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  const { tables, embedded } = shapesOf(parsed.value, '');
  const flat: Document = {
    ...blank('xml', 'application/xml'),
    title: titleOf(parsed),
    text,
    passages: parsed.comments.filter((comment) => comment !== '').map(aside),
    tables,
    links: valueLinks(parsed.value, { base: source.url, rel: relOf[parsed.root] ?? '' }),
    select: selectIn(text, 'xml'),
  };
  const document = await embeddedIn(flat, embedded, nested);
  if (parsed.trouble !== undefined) throw unreadable(parsed.trouble, document);
  return document;
}

export default { title: 'XML', accepts, read } satisfies Reader;
