import { createHash } from 'node:crypto';
import type { getDocumentProxy } from 'unpdf';
import type { Document, Reader, Source } from '../model.ts';
import { asHidden, type Collected, collect } from '../office/collected.ts';
import { refuseBombs } from '../pdf/bombs.ts';
import { isCroppedAway, uncropped } from '../pdf/cropped.ts';
import { addFields, filledIn, isForm, presetIn, withPackets } from '../pdf/forms.ts';
import { objectsIn, type PdfObjects } from '../pdf/objects.ts';
import { addPages, type FoundPage } from '../pdf/pages.ts';
import { addProperties } from '../pdf/properties.ts';
import { withLeftStreams, withRemovedPages } from '../pdf/removed.ts';
import { earlierRevisions, type Known, openKnown } from '../pdf/revisions.ts';
import { isRecord, textIn } from '../pdf/values.ts';
import { within } from '../reading/blank.ts';
import { headText } from '../reading/encoding.ts';
import { unreadable } from '../reading/unreadable.ts';
import { decodeXml } from '../reading/xml.ts';

// unpdf is Mozilla's pdf.js built without canvas, worker files or eval: pdfjs-dist itself brings a native canvas of 30 MB,
// and mupdf is AGPL.

type Bytes = Uint8Array<ArrayBuffer>;
type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Nested = Parameters<Reader['read']>[1];

const maxAttachments = 200;

async function openPdf(bytes: Uint8Array): Promise<Pdf> {
  try {
    // Loaded with the first PDF: most workers never see one.
    const unpdf = await import('unpdf');
    // pdf.js takes the bytes away from whoever hands them over.
    return await unpdf.getDocumentProxy(new Uint8Array(bytes), {
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

/** Opens a file once more to see what does not show at first; what pdf.js cannot make out that way shows nothing. */
async function seen(bytes: Bytes | undefined, look: (pdf: Pdf) => Promise<void>): Promise<void> {
  if (bytes === undefined) return;
  try {
    const pdf = await openPdf(bytes);
    await look(pdf).finally(() => pdf.cleanup());
  } catch {
    return;
  }
}

/** A file that is being read, and what was read of it. */
type Reading = Attaching & {
  readonly bytes: Bytes;
  readonly url: URL;
  readonly to: Collected;
  readonly known: Known;
};

const secondLook = { pages: 200, pieces: 200_000 };

const pageName = (number: number): string => `page ${number}`;

/** Hands over what a second look found and the first did not. */
function addUnshown({ to, known }: Reading, place: string, found: Document): void {
  const fresh = asHidden(known.unlike(found));
  const at = (where: string): string => (place === '' ? where : `${place}: ${where}`);
  to.add({
    passages: fresh.passages.map((passage) => ({ ...passage, where: at(passage.where) })),
    tables: fresh.tables.map((table) => ({ ...table, where: at(table.where) })),
  });
}

async function addPagesOf(pdf: Pdf, reading: Reading, place: string): Promise<void> {
  const to = collect(reading.url);
  await addPages(pdf, { to, names: new Map() }, { name: pageName, most: secondLook });
  addUnshown(reading, place, to.finish('pdf', 'application/pdf', ''));
}

/** What the file held before it was last saved, and no longer shows. */
async function addEarlier(reading: Reading): Promise<void> {
  for (const bytes of earlierRevisions(reading.bytes)) {
    await seen(bytes, async (pdf) => {
      const to = collect(reading.url);
      const gathering = { to, names: new Map<string, string>() };
      await addPages(pdf, gathering, { name: pageName, most: secondLook });
      await addFields(pdf, gathering);
      await addAttachments(pdf, to, reading);
      await addProperties(pdf, to);
      addUnshown(reading, 'earlier revision', to.finish('pdf', 'application/pdf', ''));
    });
  }
}

async function addRemoved(reading: Reading, objects: PdfObjects, pages: readonly FoundPage[]): Promise<void> {
  const shown = new Set(pages.flatMap(({ object }) => object ?? []));
  await seen(withRemovedPages(reading.bytes, objects, shown), (pdf) => addPagesOf(pdf, reading, 'removed page'));
  await seen(withLeftStreams(reading.bytes, objects, shown), (pdf) => addPagesOf(pdf, reading, 'removed page'));
}

async function addCropped(reading: Reading, objects: PdfObjects, pages: readonly FoundPage[]): Promise<void> {
  const whole = uncropped(reading.bytes, objects, pages);
  const pageAt = (number: number): FoundPage | undefined => whole?.pages[number - 1];
  await seen(whole?.bytes, async (pdf) => {
    const to = collect(reading.url);
    await addPages(
      pdf,
      { to, names: new Map() },
      {
        name: (number) => `page ${pageAt(number)?.number ?? number}, outside the crop box`,
        most: secondLook,
        keep: (number, x, y) => {
          const page = pageAt(number);
          return page !== undefined && isCroppedAway(page, x, y);
        },
      },
    );
    addUnshown(reading, '', to.finish('pdf', 'application/pdf', ''));
  });
}

/** What was filled into a form of the kind that only some programs show. */
async function addPackets(reading: Reading, objects: PdfObjects | undefined): Promise<void> {
  let isFound = false;
  let isLost = false;
  await seen(objects && withPackets(reading.bytes, objects), async (pdf) => {
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
  });
  if (!isFound || isLost) reading.to.add({ gaps: ['its XFA form is not read'] });
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
  const objects = isEncrypted ? undefined : objectsIn(reading.bytes);
  if (isXfa) await addPackets(reading, objects);
  await addEarlier(reading);
  if (!objects) return;
  // Of pages that were not read nobody knows which they are.
  if (pages.length === numPages) await addRemoved(reading, objects, pages);
  await addCropped(reading, objects, pages);
}

async function read(source: Source, nested: Nested): Promise<Document> {
  const bytes = source.body.whole();
  refuseBombs(bytes);
  const pdf = await openPdf(bytes);
  const to = collect(source.url);
  const known = openKnown(() => to.finish('pdf', 'application/pdf', ''));
  const reading: Reading = { bytes, url: source.url, nested, to, known, attached: new Set() };
  try {
    const gathering = { to, names: new Map<string, string>() };
    const pages = await addPages(pdf, gathering, { name: pageName });
    await addFields(pdf, gathering);
    await addAttachments(pdf, to, reading);
    const { title, ...form } = await addProperties(pdf, to);
    await addWhatIsNotShown(reading, pages, { ...form, numPages: pdf.numPages });
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
