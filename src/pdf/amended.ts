import { unreadable } from '../reading/unreadable.ts';
import { familyOf, type PdfObjects } from './objects.ts';

/** A larger file is not held in memory twice. */
const maxAmendedBytes = 96 * 1024 * 1024;

/** A file to look at beside the first, and how much more it should have held. */
export type Second = { readonly bytes: Uint8Array<ArrayBuffer>; readonly left: number };

/** The last place a file says its objects are listed at. */
function lastListing(file: Buffer): number {
  const at = file.lastIndexOf('startxref');
  return Number(/^startxref\s{1,5}(\d{1,12})/u.exec(file.toString('latin1', at, at + 40))?.[1] ?? 0);
}

const entry = (number: number, generation: number, at: number): string =>
  `${number} 1\n${String(at).padStart(10, '0')} ${String(generation).padStart(5, '0')} n \n`;

/** A number that no object of the file has, nor any after it. */
export function freeNumber(objects: PdfObjects): number {
  let most = 0;
  for (const number of objects.byNumber.keys()) if (number > most) most = number;
  return most + 1;
}

export type Amendment = {
  readonly objects: PdfObjects;
  /** Added, or in place of those with the same number. */
  readonly written: ReadonlyMap<number, string>;
  /** The number of the catalogue among them. */
  readonly root: number;
};

/**
 * The file with objects written to its end, the way programs that edit a PDF add theirs (ISO 32000-1, 7.5.6), under a
 * catalogue of its own: so pdf.js reads what the file's own catalogue does not lead to. Whatever these need is listed
 * again, because a program that removes something lists it as free. Throws `Unreadable` where the file is too large.
 */
export function amended(bytes: Uint8Array<ArrayBuffer>, { objects, written, root }: Amendment): Uint8Array<ArrayBuffer> {
  if (bytes.length > maxAmendedBytes) throw unreadable('it is too large to be looked through again');
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Places in a PDF are counted from its first mark, before which there may be rubbish.
  const head = Math.max(0, whole.indexOf('%PDF-'));
  const file = whole.subarray(head);
  const texts = new Map(written);
  let listing = '';
  for (const [number, { text, generation, at }] of familyOf(objects, written.values())) {
    if (at !== undefined && !written.has(number)) listing += entry(number, generation, at - head);
    else if (!written.has(number)) texts.set(number, text);
  }
  const parts: string[] = ['\n'];
  let end = file.length + 1;
  for (const [number, text] of texts) {
    const object = `${number} 0 obj\n${text}\nendobj\n`;
    listing += entry(number, 0, end);
    parts.push(object);
    end += object.length;
  }
  const size = Math.max(freeNumber(objects), ...written.keys()) + 1;
  parts.push(
    `xref\n${listing}trailer\n<< /Size ${size} /Root ${root} 0 R /Prev ${lastListing(file)} >>\nstartxref\n${end}\n%%EOF\n`,
  );
  const added = Buffer.from(parts.join(''), 'latin1');
  const grown = new Uint8Array(file.length + added.length);
  grown.set(file);
  grown.set(added, file.length);
  return grown;
}

/** The file with these pages and no others. */
export function withPages(
  bytes: Uint8Array<ArrayBuffer>,
  objects: PdfObjects,
  pages: readonly string[],
): Uint8Array<ArrayBuffer> {
  const root = freeNumber(objects);
  const written = new Map(pages.map((text, index) => [root + 2 + index, text]));
  const kids = [...written.keys()].map((number) => `${number} 0 R`);
  written.set(root, `<< /Type /Catalog /Pages ${root + 1} 0 R >>`);
  written.set(root + 1, `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`);
  return amended(bytes, { objects, written, root });
}
