import { createHash } from 'node:crypto';
import type { getDocumentProxy } from 'unpdf';
import type { Document, Reader, Source } from '../model.ts';
import { asHidden, type Collected, collect } from '../office/collected.ts';
import type { Second } from '../pdf/amended.ts';
import { refuseBombs } from '../pdf/bombs.ts';
import { croppedIn, isCroppedAway, uncropped } from '../pdf/cropped.ts';
import { type Earlier, goBack, isAllRead, type Listing, openEarlier, planOf } from '../pdf/earlier.ts';
import { addFields, filledIn, isForm, presetIn, withPackets } from '../pdf/forms.ts';
import { objectsIn, type PdfObject, type PdfObjects } from '../pdf/objects.ts';
import { addPages, type FoundPage, gapsOf, type PageReading } from '../pdf/pages.ts';
import { addProperties } from '../pdf/properties.ts';
import { type Shown, withLeftStreams, withRemovedPages } from '../pdf/removed.ts';
import { earlierEnds, type Known, openKnown } from '../pdf/revisions.ts';
import { isRecord, textIn } from '../pdf/values.ts';
import { within } from '../reading/blank.ts';
import { headText } from '../reading/encoding.ts';
import { isUnreadable, unreadable } from '../reading/unreadable.ts';
import { decodeXml } from '../reading/xml.ts';

// unpdf is Mozilla's pdf.js built without canvas, worker files or eval: pdfjs-dist itself brings a native canvas of 30 MB,
// and mupdf is AGPL.

type Bytes = Uint8Array<ArrayBuffer>;
type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Nested = Parameters<Reader['read']>[1];

const maxAttachments = 200;

/** Takes the bytes away from whoever hands them over, as pdf.js does. */
async function openPdf(bytes: Bytes): Promise<Pdf> {
  try {
    // Loaded with the first PDF: most workers never see one.
    const unpdf = await import('unpdf');
    return await unpdf.getDocumentProxy(bytes, {
      verbosity: 0,
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      stopAtErrors: false,
    });
  } catch (thrown) {
    const name = isRecord(thrown) ? thrown.name : '';
    throw unreadable(name === 'PasswordException' ? 'it is encrypted' : 'the PDF is damaged or cut short');
  }
}

type Attaching = {
  readonly nested: Nested;
  /** Names and digests of what was read. */
  readonly attached: Set<string>;
};

type Attachment = { readonly name: string; readonly content: Bytes };

async function attachmentsOf(pdf: Pdf): Promise<{ readonly files: readonly Attachment[]; readonly gaps: readonly string[] }> {
  const attachments: unknown = await pdf.getAttachments();
  const all = isRecord(attachments) ? Object.entries(attachments) : [];
  const files = all
    .slice(0, maxAttachments)
    .flatMap(([key, found]) =>
      isRecord(found) && found.content instanceof Uint8Array
        ? [{ name: textIn(found.filename) || key, content: new Uint8Array(found.content) }]
        : [],
    );
  const gaps = all.length > maxAttachments ? [`only the first ${maxAttachments} attachments were read`] : [];
  return { files, gaps };
}

/** Reads what was not attached before under the same name: programs that blank something out keep its length. */
async function addAttachments(pdf: Pdf, to: Collected, { nested, attached: read }: Attaching): Promise<void> {
  const { files, gaps } = await attachmentsOf(pdf);
  to.add({ gaps });
  for (const { name, content } of files) {
    const key = `${name}\n${createHash('sha256').update(content).digest('base64')}`;
    if (read.has(key)) continue;
    read.add(key);
    const inner = await nested({ bytes: content, name, contentType: '' });
    if (!inner) continue;
    const attached = within(`attachment '${name}'`, inner);
    to.add({ ...attached, ...asHidden(attached) });
  }
}

/** pdf.js calls its own troubles so; any other is a programmer's mistake. */
const isTrouble = (thrown: unknown): boolean =>
  isUnreadable(thrown) || (isRecord(thrown) && textIn(thrown.name).endsWith('Exception'));

/** Opens another file to see what does not show at first; whether all of that was read. */
async function seen(make: () => Second | undefined, look: (pdf: Pdf) => Promise<boolean>): Promise<boolean> {
  try {
    const second = make();
    if (!second) return true;
    const pdf = await openPdf(second.bytes);
    const isAll = await look(pdf).finally(() => pdf.destroy());
    return isAll && second.left === 0;
  } catch (thrown) {
    if (!isTrouble(thrown)) throw thrown;
    return false;
  }
}

/** A file that is being read, and what was read of it. */
type Reading = Attaching & {
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
    const isRead = isAffordable && (await seen(make, (pdf) => addRevision(pdf, reading, earlier)));
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
  const isAll = await seen(make, async (pdf) => {
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
  const isAll = await seen(make, async (pdf) => {
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

const tailBytes = 2_048;

/** Every whole PDF ends in this mark; what follows it is often more than nothing. */
const hasEnd = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(-tailBytes)).includes('%%EOF');

/** What lies in the file and is not shown: looked for where there is a sign of it. */
async function addWhatIsNotShown(
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

async function read(source: Source, nested: Nested): Promise<Document> {
  const bytes = source.body.whole();
  refuseBombs(bytes);
  const pdf = await openPdf(bytes.slice());
  const to = collect(source.url);
  const known = openKnown(() => to.finish('pdf', 'application/pdf', ''));
  const reading: Reading = { bytes, url: source.url, nested, to, known, attached: new Set() };
  try {
    const gathering = { to, names: new Map<string, string>() };
    const pages = await addPages(pdf, gathering, { name: pageName });
    to.add({ gaps: gapsOf(pages) });
    await addFields(pdf, gathering);
    await addAttachments(pdf, to, reading);
    const { title, ...form } = await addProperties(pdf, to);
    await addWhatIsNotShown(reading, pages.found, { ...form, numPages: pdf.numPages });
    to.attempt(() => {
      if (!hasEnd(bytes)) throw unreadable('the file is cut short');
    });
    return to.finish('pdf', 'application/pdf', title);
  } finally {
    await pdf.cleanup();
  }
}

const headBytes = 1_024;

export default {
  title: 'PDF',
  accepts: (source) => {
    const at = headText(source.body.head, headBytes).indexOf('%PDF-');
    return at < 0 ? 0 : at === 0 ? 0.97 : 0.6;
  },
  read,
} satisfies Reader;
