import { type Changes, changesIn } from './changes.ts';
import type { PdfObjects } from './objects.ts';
import type { Pages, PagesRead } from './pages.ts';
import type { Revision } from './revisions.ts';
import { isRecord } from './values.ts';

// A page that no save has changed is read once, however often a long file was saved.

/** What is looked at of all earlier revisions together. */
const most = { bytes: 512 * 1024 * 1024, listed: 15_000, pages: 800, pieces: 800_000 };
/** Of pages that look unchanged, in case a file changed them in a way that is not seen here. */
const spare = 200;
const maxLost = 20;

/** The objects that are pages, in order; undefined where a page has none or cannot be found. */
export type Listing = readonly (number | undefined)[];

/** Earlier revisions while they are read, from the latest to the first. */
export type Earlier = {
  readonly changes: Changes | undefined;
  /** What may still be looked at. */
  readonly left: { bytes: number; listed: number; pages: number; pieces: number; spare: number };
  /** Pages by their objects, whose state at this time was read in a later revision. */
  readonly current: Set<number>;
  /** Pages with the end of the latest revision they were read in. */
  readonly ends: Map<number, number>;
  /** The pages of the revision after this one; undefined where this one may have others. */
  listing: Listing | undefined;
  /** Where this revision ends. */
  end: number;
};

/** Before the first step back: what is shown was read. Without its objects nobody knows what a save has changed. */
export const openEarlier = (objects: PdfObjects | undefined, shown: Listing, end: number): Earlier => ({
  changes: !objects || objects.isPartial ? undefined : changesIn(objects),
  left: { ...most, spare },
  current: new Set(shown.flatMap((object) => object ?? [])),
  ends: new Map(),
  listing: shown,
  end,
});

/** One revision back: what was changed after it has not been read as it was. */
export function goBack(earlier: Earlier, { end, cost }: Revision): void {
  const { changes, current } = earlier;
  const stretch = { from: end, to: earlier.end };
  if (!changes) current.clear();
  for (const page of changes?.pagesIn(stretch) ?? []) current.delete(page);
  if (!changes || changes.isTreeIn(stretch)) earlier.listing = undefined;
  earlier.left.bytes -= cost;
  earlier.end = end;
}

async function listingOf(pdf: Pages, { left, listing }: Earlier): Promise<Listing> {
  if (listing?.length === pdf.numPages) return listing;
  const objects: (number | undefined)[] = [];
  let lost = 0;
  for (let number = 1; number <= pdf.numPages && left.listed > 0 && lost < maxLost; number++) {
    left.listed--;
    const ref: unknown = await pdf.getPage(number).then(
      (page) => page.ref,
      () => undefined,
    );
    if (!isRecord(ref)) lost++;
    objects.push(isRecord(ref) ? Number(ref.num) : undefined);
  }
  return objects;
}

/** Which pages of a revision to read: those first that no later one shows in the same state. */
export type Plan = {
  readonly listing: Listing;
  readonly needed: readonly number[];
  readonly numbers: readonly number[];
  /** Whether all pages are known. */
  readonly isWhole: boolean;
};

export async function planOf(pdf: Pages, earlier: Earlier): Promise<Plan> {
  const { current, left } = earlier;
  const listing = await listingOf(pdf, earlier);
  earlier.listing = listing;
  const isCurrent = (number: number): boolean => current.has(listing[number - 1] ?? -1);
  const all = listing.map((_, index) => index + 1);
  const needed = all.filter((number) => !isCurrent(number));
  const others = all.filter(isCurrent).slice(0, left.spare);
  left.spare -= others.length;
  return { listing, needed, numbers: [...needed, ...others], isWhole: listing.length === pdf.numPages };
}

/** Takes note of what was read of a revision; whether that is all of what no later one shows. */
export function isAllRead({ listing, needed, isWhole }: Plan, pages: PagesRead, { left, current, ends, end }: Earlier): boolean {
  left.pages -= pages.reached;
  left.pieces -= pages.pieces;
  const found = new Set(pages.found.map(({ number }) => number));
  for (const number of found) {
    const object = listing[number - 1];
    if (object === undefined) continue;
    current.add(object);
    if (!ends.has(object)) ends.set(object, end);
  }
  return isWhole && needed.every((number) => found.has(number));
}
