import { withPages } from './amended.ts';
import { entryOf, type PdfObjects, referredIn, withEntry, withoutAnnotations } from './objects.ts';

const maxRemoved = 200;
const maxLeftStreams = 50;

const isPage = (text: string): boolean => /\/Type\s{0,5}\/Page\b/u.test(text);

/** Objects that are pages and that the file's page tree does not lead to. */
function removedPages({ byNumber }: PdfObjects, shown: ReadonlySet<number>): readonly string[] {
  const found: string[] = [];
  for (const [number, { text, isStream }] of byNumber) {
    if (found.length < maxRemoved && !isStream && !shown.has(number) && isPage(text)) found.push(text);
  }
  return found;
}

/** Streams that nothing refers to, and that are not something else than a page's content. */
function leftStreams({ byNumber, isPartial }: PdfObjects): readonly string[] {
  if (isPartial) return [];
  const plain = [...byNumber].filter(
    ([, { text, isStream }]) =>
      isStream && !/\/(?:Type|Subtype|Length1|FunctionType|ShadingType|N|Width|DCTDecode)\b/u.test(text),
  );
  if (plain.length === 0) return [];
  const referred = new Set<number>();
  for (const { text } of byNumber.values()) for (const number of referredIn(text)) referred.add(number);
  return plain
    .filter(([number]) => !referred.has(number))
    .slice(0, maxLeftStreams)
    .map(([number, { generation }]) => `${number} ${generation} R`);
}

/** The pages that were taken out of the page tree and left in the file, as a file of their own. */
export function withRemovedPages(
  bytes: Uint8Array<ArrayBuffer>,
  objects: PdfObjects,
  shown: ReadonlySet<number>,
): Uint8Array<ArrayBuffer> | undefined {
  const pages = removedPages(objects, shown);
  return pages.length === 0 ? undefined : withPages(bytes, objects, pages);
}

/** What pages once showed and no page refers to any more, each shown on a copy of the first page, for its fonts. */
export function withLeftStreams(
  bytes: Uint8Array<ArrayBuffer>,
  objects: PdfObjects,
  shown: ReadonlySet<number>,
): Uint8Array<ArrayBuffer> | undefined {
  const left = leftStreams(objects);
  const model = [...shown].map((number) => objects.byNumber.get(number)?.text ?? '').find((text) => entryOf(text, 'Contents'));
  if (left.length === 0 || model === undefined) return undefined;
  const bare = withoutAnnotations(model);
  const contents = entryOf(bare, 'Contents');
  const copies = contents ? left.map((stream) => withEntry(bare, contents, `/Contents ${stream}`)) : [];
  return withPages(bytes, objects, copies);
}
