import type { getDocumentProxy } from 'unpdf';
import type { Document, Reader, Source } from '../model.ts';
import { collect } from '../office/collected.ts';
import { addAttachments } from '../pdf/attachments.ts';
import { refuseBombs } from '../pdf/bombs.ts';
import { addFields } from '../pdf/forms.ts';
import { addPages, gapsOf } from '../pdf/pages.ts';
import { addProperties } from '../pdf/properties.ts';
import { openKnown } from '../pdf/revisions.ts';
import { addWhatIsNotShown, type Reading } from '../pdf/unshown.ts';
import { isRecord } from '../pdf/values.ts';
import { headText } from '../reading/encoding.ts';
import { unreadable } from '../reading/unreadable.ts';

// unpdf is Mozilla's pdf.js built without canvas, worker files or eval: pdfjs-dist itself brings a native canvas of 30 MB,
// and mupdf is AGPL.

type Bytes = Uint8Array<ArrayBuffer>;
type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

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

const tailBytes = 2_048;

/** Every whole PDF ends in this mark; what follows it is often more than nothing. */
const hasEnd = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(-tailBytes)).includes('%%EOF');

async function read(source: Source, nested: Parameters<Reader['read']>[1]): Promise<Document> {
  const bytes = source.body.whole();
  refuseBombs(bytes);
  const pdf = await openPdf(bytes.slice());
  const to = collect(source.url);
  const known = openKnown(() => to.finish('pdf', 'application/pdf', ''));
  const reading: Reading = { open: openPdf, bytes, url: source.url, nested, to, known, attached: new Set() };
  try {
    const gathering = { to, names: new Map<string, string>() };
    const pages = await addPages(pdf, gathering, { name: (number) => `page ${number}` });
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
