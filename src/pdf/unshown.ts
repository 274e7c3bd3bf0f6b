import type { Document } from '../model.ts';
import { asHidden, type Collected, collect } from '../office/collected.ts';
import { within } from '../reading/blank.ts';
import { isUnreadable } from '../reading/unreadable.ts';
import { decodeXml } from '../reading/xml.ts';
import type { Second } from './amended.ts';
import { type Attached, type Attaching, addAttachments, attachmentsOf } from './attachments.ts';
import { croppedIn, isCroppedAway, uncropped } from './cropped.ts';
import { type Earlier, goBack, isAllRead, type Listing, openEarlier, planOf } from './earlier.ts';
import { addFields, filledIn, isForm, presetIn, withPackets } from './forms.ts';
import { objectsIn, type PdfObject, type PdfObjects } from './objects.ts';
import { addPages, type FoundPage, type PageReading, type Pages } from './pages.ts';
import { addProperties } from './properties.ts';
import { type Shown, withLeftStreams, withRemovedPages } from './removed.ts';
import { earlierEnds, type Known } from './revisions.ts';
import { isRecord, textIn } from './values.ts';

// What lies in a PDF and is not shown by it: the file is changed so that it would be, opened again and looked at.

type Bytes = Uint8Array<ArrayBuffer>;

/** What is asked of pdf.js for a file. */
export type Pdf = Pages &
  Attached &
  Parameters<typeof addFields>[0] &
  Parameters<typeof addProperties>[0] &
  Parameters<typeof planOf>[0] & { readonly destroy: () => Promise<void> };

/** pdf.js calls its own troubles so; any other is a programmer's mistake. */
const isTrouble = (thrown: unknown): boolean =>
  isUnreadable(thrown) || (isRecord(thrown) && textIn(thrown.name).endsWith('Exception'));

/** Opens another file to see what does not show at first; whether all of that was read. */
async function seen(
  { open }: Pick<Reading, 'open'>,
  make: () => Second | undefined,
  look: (pdf: Pdf) => Promise<boolean>,
): Promise<boolean> {
  try {
    const second = make();
    if (!second) return true;
    const pdf = await open(second.bytes);
    const isAll = await look(pdf).finally(() => pdf.destroy());
    return isAll && second.left === 0;
  } catch (thrown) {
    if (!isTrouble(thrown)) throw thrown;
    return false;
  }
}

/** A file that is being read, and what was read of it. */
export type Reading = Attaching & {
  /** Opens a file; throws `unreadable` where it cannot be. */
  readonly open: (bytes: Bytes) => Promise<Pdf>;
  readonly bytes: Bytes;
  readonly url: URL;
  readonly to: Collected;
  readonly known: Known;
};

const secondLook = { pages: 1_000, pieces: 400_000 };

const pageName = (number: number): string => `page ${number}`;

/** Hands over what a second look found and the first did not. */
function addUnshown({ to, known }: Reading, place: string, found: Document): void {
  const fresh = asHidden(known.unlike(found));
  const at = (where: string): string => (place === '' ? where : `${place}: ${where}`);
  to.add({
    passages: fresh.passages.map((passage) => ({ ...passage, where: at(passage.where) })),
    tables: fresh.tables.map((table) => ({ ...table, where: at(table.where) })),
    gaps: found.gaps.map(at),
  });
}

/** Reads what a revision showed; whether that is all of what no later one shows. */
async function addRevision(pdf: Pdf, reading: Reading, earlier: Earlier): Promise<boolean> {
  const plan = await planOf(pdf, earlier);
  const to = collect(reading.url);
  const gathering = { to, names: new Map<string, string>() };
  const pages = await addPages(pdf, gathering, { name: pageName, most: { ...earlier.left }, numbers: plan.numbers });
  await addFields(pdf, gathering);
  await addAttachments(pdf, to, reading);
  await addProperties(pdf, to);
  addUnshown(reading, 'earlier revision', to.finish('pdf', 'application/pdf', ''));
  return isAllRead(plan, pages, earlier);
}

/** What the file held before it was last saved, and no longer shows; which of its pages were read there, and up to when. */
async function addEarlier(reading: Reading, objects: PdfObjects, shown: Listing): Promise<Earlier> {
  const { bytes, to } = reading;
  const { ends, isAll } = earlierEnds(bytes);
  const earlier = openEarlier(ends.length === 0 ? undefined : objects, shown, bytes.length);
  let isWhole = isAll;
  for (const revision of ends) {
    const isAffordable = earlier.left.bytes > 0;
    goBack(earlier, revision);
    const make = (): Second => ({ bytes: bytes.slice(0, revision.end), left: 0 });
    const isRead = isAffordable && (await seen(reading, make, (pdf) => addRevision(pdf, reading, earlier)));
    isWhole &&= isRead;
  }
  if (!isWhole) to.add({ gaps: ['earlier revisions were not all read'] });
  return earlier;
}

/** A second look: at which file, what its pages are called, and what is said where it could not be taken in full. */
type Look = {
  readonly make: () => Second | undefined;
  readonly place: string;
  readonly how: PageReading;
  readonly gap: string;
};

async function addSecond(reading: Reading, { make, place, how, gap }: Look): Promise<void> {
  const isAll = await seen(reading, make, async (pdf) => {
    const to = collect(reading.url);
    const { left, broken } = await addPages(pdf, { to, names: new Map() }, how);
    addUnshown(reading, place, to.finish('pdf', 'application/pdf', ''));
    return left === 0 && broken === 0;
  });
  if (!isAll) reading.to.add({ gaps: [gap] });
}

async function addRemoved(reading: Reading, shown: Shown): Promise<void> {
  const look = { place: 'removed page', how: { name: pageName, most: secondLook }, gap: 'removed pages were not all read' };
  await addSecond(reading, { ...look, make: () => withRemovedPages(shown) });
  await addSecond(reading, { ...look, make: () => withLeftStreams(shown) });
}

async function addCropped(reading: Reading, objects: PdfObjects, pages: readonly FoundPage[]): Promise<void> {
  const cropped = croppedIn(objects, pages);
  const pageAt = (number: number): FoundPage | undefined => cropped.pages[number - 1]?.page;
  const how: PageReading = {
    name: (number) => `page ${pageAt(number)?.number ?? number}, outside the crop box`,
    most: secondLook,
    keep: (number, x, y) => {
      const page = pageAt(number);
      return page !== undefined && isCroppedAway(page, x, y);
    },
  };
  const make = (): Second | undefined => uncropped(reading.bytes, objects, cropped);
  await addSecond(reading, { make, place: '', how, gap: 'what is cropped away was not all read' });
}

/** What was filled into a form of the kind that only some programs show. */
async function addPackets(reading: Reading, objects: PdfObjects | undefined): Promise<void> {
  let isFound = false;
  let isLost = false;
  const make = (): Second | undefined => objects && withPackets(reading.bytes, objects);
  const isAll = await seen(reading, make, async (pdf) => {
    for (const { content } of (await attachmentsOf(pdf)).files) {
      const xml = decodeXml(content);
      for (const text of presetIn(xml)) reading.to.say(text, 'XFA form');
      isFound ||= isForm(xml);
      const data = filledIn(xml);
      isLost ||= data === undefined;
      if (!data) continue;
      const bytes = new Uint8Array(Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${data}`));
      const inner = await reading.nested({ bytes, name: 'form.xml', contentType: 'application/xml' });
      if (inner) reading.to.add(within('XFA form data', inner));
    }
    return isFound && !isLost;
  });
  if (!isAll || !isFound) reading.to.add({ gaps: ['its XFA form is not read'] });
}

/** What lies in the file and is not shown: looked for where there is a sign of it. */
export async function addWhatIsNotShown(
  reading: Reading,
  pages: readonly FoundPage[],
  { isXfa, isEncrypted, numPages }: { readonly isXfa: boolean; readonly isEncrypted: boolean; readonly numPages: number },
): Promise<void> {
  const { bytes, to } = reading;
  const objects = objectsIn(bytes);
  if (isXfa) await addPackets(reading, isEncrypted ? undefined : objects);
  const { ends } = await addEarlier(
    reading,
    objects,
    pages.map(({ object }) => object),
  );
  // What an encrypted file holds is made out by pdf.js alone.
  if (isEncrypted) return;
  if (objects.isPartial) to.add({ gaps: ['not all of it was looked through for what is no longer shown'] });
  const shown = new Set(pages.flatMap(({ object }) => object ?? []));
  const wasRead = ({ number, since }: PdfObject): boolean => (ends.get(number) ?? 0) > since;
  // Of pages that were not read nobody knows which they are.
  if (pages.length === numPages) await addRemoved(reading, { bytes, objects, pages: shown, wasRead });
  await addCropped(reading, objects, pages);
}
