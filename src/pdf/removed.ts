import { type Second, withPages } from './amended.ts';
import {
  type Allowance,
  entryOf,
  isPage,
  type PdfObject,
  type PdfObjects,
  referredIn,
  streamAt,
  unpackedWithin,
  withEntry,
  withoutAnnotations,
} from './objects.ts';

const maxRemoved = 200;
const maxLeftStreams = 50;
const maxAskedStreams = 2_000;
const maxUnpackedBytes = 48 * 1024 * 1024;

/** A file, its objects, the numbers of those that are its pages, and which of the others were read as pages of it before. */
export type Shown = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly objects: PdfObjects;
  readonly pages: ReadonlySet<number>;
  readonly wasRead: (page: PdfObject) => boolean;
};

const contentsOf = (page: string): readonly number[] => referredIn(entryOf(page, 'Contents')?.value ?? '');

/** Pages that the file's page tree does not lead to: those first that show something that no page shows and nobody read. */
function removedPages({ objects, pages, wasRead }: Shown): {
  readonly unread: readonly string[];
  readonly others: readonly string[];
} {
  const shown = new Set([...pages].flatMap((number) => contentsOf(objects.byNumber.get(number)?.text ?? '')));
  const unread: string[] = [];
  const others: string[] = [];
  for (const [number, page] of objects.byNumber) {
    if (page.isStream || pages.has(number) || !isPage(page.text)) continue;
    const isRead = wasRead(page) || contentsOf(page.text).every((content) => shown.has(content));
    (isRead ? others : unread).push(page.text);
  }
  return { unread, others };
}

/** The pages that were taken out of the page tree and left in the file, as a file of their own. */
export function withRemovedPages(shown: Shown): Second | undefined {
  const { unread, others } = removedPages(shown);
  const chosen = [...unread, ...others].slice(0, maxRemoved);
  if (chosen.length === 0) return undefined;
  return { bytes: withPages(shown.bytes, shown.objects, chosen), left: Math.max(0, unread.length - maxRemoved) };
}

const notContent = /\/(?:Type|Subtype|Length1|FunctionType|ShadingType|N|Width|DCTDecode)\b/u;
/** ISO 32000-1, 9.4.1 and 8.8: what sets text, or shows something that may. */
const setsText = /(?:^|\s)BT\s/u;
const showsObject = /\sDo(?:\s|$)/u;

/** Streams that nothing refers to and that may be a page's content: those first that set text and that no earlier page used. */
function leftStreams({ bytes, objects }: Shown): {
  readonly unread: readonly PdfObject[];
  readonly others: readonly PdfObject[];
} {
  const unread: PdfObject[] = [];
  const others: PdfObject[] = [];
  const plain = [...objects.byNumber.values()].filter(({ text, isStream }) => isStream && !notContent.test(text));
  if (objects.isPartial || plain.length === 0) return { unread, others };
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const allowance: Allowance = { bytes: maxUnpackedBytes };
  const referred = new Set<number>();
  for (const { text } of objects.byNumber.values()) for (const number of referredIn(text)) referred.add(number);
  const formerly = new Set<number>();
  for (const { number, text } of objects.versions) {
    if (objects.byNumber.get(number)?.text !== text) for (const one of referredIn(text)) formerly.add(one);
  }
  for (const stream of plain.filter(({ number }) => !referred.has(number))) {
    const isAsked = unread.length + others.length < maxAskedStreams && stream.at !== undefined;
    const body = isAsked ? unpackedWithin(allowance, streamAt(file, stream.at), stream.text)?.toString('latin1') : undefined;
    if (body === undefined || showsObject.test(body)) others.push(stream);
    else if (setsText.test(body)) (formerly.has(stream.number) ? others : unread).push(stream);
  }
  return { unread, others };
}

/** What pages once showed and no page refers to any more, each shown on a copy of the first page, for its fonts. */
export function withLeftStreams(shown: Shown): Second | undefined {
  const { unread, others } = leftStreams(shown);
  const chosen = [...unread, ...others].slice(0, maxLeftStreams);
  const texts = [...shown.pages].map((number) => shown.objects.byNumber.get(number)?.text ?? '');
  const model = texts.find((text) => entryOf(text, 'Contents'));
  if (chosen.length === 0 || model === undefined) return undefined;
  const bare = withoutAnnotations(model);
  const contents = entryOf(bare, 'Contents');
  const copies = contents
    ? chosen.map(({ number, generation }) => withEntry(bare, contents, `/Contents ${number} ${generation} R`))
    : [];
  return { bytes: withPages(shown.bytes, shown.objects, copies), left: Math.max(0, unread.length - maxLeftStreams) };
}
