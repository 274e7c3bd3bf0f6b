import type { getDocumentProxy } from 'unpdf';
import type { Document, Passage, Reader, Source } from '../model.ts';
import { asHidden, type Collected, collect } from '../office/collected.ts';
import { refuseBombs } from '../office/pdf-bombs.ts';
import { addRegions, layOutPage, type Region, tableOf } from '../office/pdf-layout.ts';
import type { Piece } from '../office/pdf-lines.ts';
import { addProse } from '../office/prose.ts';
import { within } from '../reading/blank.ts';
import { headText } from '../reading/encoding.ts';
import { unreadable } from '../reading/unreadable.ts';

// unpdf is Mozilla's pdf.js built without canvas, worker files or eval: pdfjs-dist itself brings a native canvas of 30 MB,
// and mupdf is AGPL.

const maxPages = 1_500;
const maxPieces = 2_000_000;
const maxAttachments = 200;
const maxFields = 5_000;

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Pdf['getPage']>>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const textIn = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');

/** Pieces of a page that is turned are turned back; each stands upright in its own frame. */
async function piecesOf(page: Page): Promise<readonly Piece[]> {
  const { items } = await page.getTextContent();
  return items.flatMap((found) => {
    if (!('str' in found) || found.str.trim() === '') return [];
    const [a, b, c, d, e, f] = found.transform.map(Number);
    const turn = Math.atan2(b ?? 0, a ?? 1);
    const x = (e ?? 0) * Math.cos(turn) + (f ?? 0) * Math.sin(turn);
    const y = (f ?? 0) * Math.cos(turn) - (e ?? 0) * Math.sin(turn);
    return [{ text: found.str, x, right: x + found.width, y, size: Math.hypot(c ?? 0, d ?? 0) || 10 }];
  });
}

/** Comments and links of a page; what its form fields are called goes into `names`. */
async function addAnnotations(page: Page, number: number, { to, names }: Gathering): Promise<void> {
  for (const found of await page.getAnnotations()) {
    if (!isRecord(found)) continue;
    if (found.subtype === 'Widget') names.set(textIn(found.fieldName), textIn(found.alternativeText));
    const { subtype, contentsObj, url, unsafeUrl } = found;
    const text = isRecord(contentsObj) ? textIn(contentsObj.str) : '';
    const isNote = subtype !== 'Link' && subtype !== 'Widget';
    if (isNote) to.say(text, `comment on page ${number}`, { hidden: subtype !== 'FreeText' });
    const target = textIn(url) || textIn(unsafeUrl);
    to.link(target, '');
    if (target.startsWith('mailto:')) to.say(target.slice(7), `link on page ${number}`);
  }
}

type Gathering = { readonly to: Collected; readonly names: Map<string, string> };
type Reading = { readonly regions: Region[]; readonly passages: Passage[]; pieces: number; silent: number; broken: number };

/** Undefined where pdf.js cannot find or make out the page. */
async function readPage(pdf: Pdf, number: number, gathering: Gathering): Promise<readonly Piece[] | undefined> {
  try {
    const page = await pdf.getPage(number);
    const pieces = await piecesOf(page);
    await addAnnotations(page, number, gathering);
    page.cleanup();
    return pieces;
  } catch {
    return undefined;
  }
}

const maxBrokenPages = 20;

async function addPages(pdf: Pdf, gathering: Gathering): Promise<void> {
  const { to } = gathering;
  const reading: Reading = { regions: [], passages: [], pieces: 0, silent: 0, broken: 0 };
  const pages = Math.min(pdf.numPages, maxPages);
  for (let number = 1; number <= pages && reading.pieces < maxPieces && reading.broken < maxBrokenPages; number++) {
    const pieces = await readPage(pdf, number, gathering);
    if (pieces === undefined) reading.broken++;
    else if (pieces.length === 0) reading.silent++;
    reading.pieces += pieces?.length ?? 0;
    const layout = layOutPage(pieces ?? [], number);
    addRegions(reading.regions, layout);
    for (const text of layout.paragraphs) {
      reading.passages.push({ text, where: `page ${number}`, at: undefined, hidden: false, label: '' });
    }
  }
  if (reading.broken > 0 && reading.pieces === 0) throw unreadable('its pages cannot be found: the page tree is damaged');
  addProse(reading.passages, to);
  to.add({ tables: reading.regions.map(tableOf) });
  const gaps: string[] = [];
  if (reading.broken > 0) gaps.push(`${reading.broken} of ${pages} pages are damaged`);
  if (reading.silent > 0) gaps.push(`${reading.silent} of ${pages} pages hold no text; pictures are not read`);
  if (pdf.numPages > pages) gaps.push(`only the first ${maxPages} pages were read`);
  to.add({ gaps });
}

/** Values of the fields of a form, whether or not they are shown. */
async function addFields(pdf: Pdf, { to, names }: Gathering): Promise<void> {
  const fields = Object.entries((await pdf.getFieldObjects()) ?? {}).slice(0, maxFields);
  const filled = fields.flatMap(([name, widgets]) => {
    const list: readonly unknown[] = Array.isArray(widgets) ? widgets : [];
    const widget = list.find((one) => isRecord(one) && textIn(one.value).trim() !== '' && one.value !== 'Off');
    if (!isRecord(widget) || widget.type === 'button') return [];
    return [{ label: names.get(name) || name, value: textIn(widget.value) }];
  });
  if (filled.length === 0) return;
  const header = filled.map(({ label }) => label);
  const rows = [filled.map(({ value }) => value)];
  to.add({ tables: [{ where: 'form fields', shape: 'form', header, rows, hidden: false, caption: '', hiddenColumns: [] }] });
}

async function addAttachments(pdf: Pdf, nested: Parameters<Reader['read']>[1], to: Collected): Promise<void> {
  const attachments: unknown = await pdf.getAttachments();
  if (!isRecord(attachments)) return;
  for (const [key, found] of Object.entries(attachments).slice(0, maxAttachments)) {
    if (!isRecord(found) || !(found.content instanceof Uint8Array)) continue;
    const name = textIn(found.filename) || key;
    const inner = await nested({ bytes: new Uint8Array(found.content), name, contentType: '' });
    if (!inner) continue;
    const attached = within(`attachment '${name}'`, inner);
    to.add({ ...attached, ...asHidden(attached) });
  }
}

const saidOfItself = ['Title', 'Author', 'Subject', 'Keywords'];

async function addProperties(pdf: Pdf, to: Collected): Promise<string> {
  const { info } = await pdf.getMetadata();
  if (!isRecord(info)) return '';
  for (const name of saidOfItself) to.say(textIn(info[name]), 'document properties', { hidden: true, label: name });
  const custom = info.Custom;
  if (isRecord(custom)) {
    for (const [name, value] of Object.entries(custom))
      to.say(textIn(value), 'document properties', { hidden: true, label: name });
  }
  if (info.IsXFAPresent === true) to.add({ gaps: ['its XFA form is not read'] });
  return textIn(info.Title);
}

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

const tailBytes = 2_048;

/** Every whole PDF ends in this mark; what follows it is often more than nothing. */
const hasEnd = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(-tailBytes)).includes('%%EOF');

async function read(source: Source, nested: Parameters<Reader['read']>[1]): Promise<Document> {
  refuseBombs(source.body.whole());
  const pdf = await openPdf(source.body.whole());
  const to = collect(source.url);
  try {
    const gathering = { to, names: new Map<string, string>() };
    await addPages(pdf, gathering);
    await addFields(pdf, gathering);
    await addAttachments(pdf, nested, to);
    const title = await addProperties(pdf, to);
    to.attempt(() => {
      if (!hasEnd(source.body.whole())) throw unreadable('the file is cut short');
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
