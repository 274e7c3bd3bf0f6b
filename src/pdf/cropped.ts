import { type Second, withPages } from './amended.ts';
import { type PdfObjects, referredIn, withoutAnnotations } from './objects.ts';
import type { FoundPage } from './pages.ts';

const maxCropped = 1_000;
const maxAncestors = 20;
/** In points: less is what printers need. */
const margin = 30;
/** The largest a page may be (ISO 32000-1, annex C), around where it began. */
const widest = '[-14400 -14400 14400 14400]';

const box = (name: string): RegExp => new RegExp(`/${name}\\s{0,5}\\[([^\\]]{3,200})\\]`, 'u');
const mediaBox = box('MediaBox');
const cropBox = box('CropBox');

/** The size of the paper, from the page or whatever it stands under. */
function paperOf({ byNumber }: PdfObjects, object: number): readonly number[] | undefined {
  let text = byNumber.get(object)?.text;
  for (let step = 0; step < maxAncestors && text !== undefined; step++) {
    const found = mediaBox.exec(text)?.[1];
    if (found !== undefined) return found.trim().split(/\s+/u).map(Number);
    const [parent] = referredIn(/\/Parent\s{0,5}\d{1,10}\s{1,5}\d{1,5}\s{1,5}R/u.exec(text)?.[0] ?? '');
    text = parent === undefined ? undefined : byNumber.get(parent)?.text;
  }
  return undefined;
}

const isCut = (paper: readonly number[], view: readonly number[]): boolean => {
  const [left = 0, bottom = 0, right = 0, top = 0] = view;
  const [x = 0, y = 0, otherX = 0, otherY = 0] = paper;
  return (
    left - Math.min(x, otherX) > margin ||
    bottom - Math.min(y, otherY) > margin ||
    Math.max(x, otherX) - right > margin ||
    Math.max(y, otherY) - top > margin
  );
};

export type Cropped = {
  readonly pages: readonly { readonly page: FoundPage; readonly text: string }[];
  /** How many more there are. */
  readonly left: number;
};

/** Pages of which only a part is shown, with what is written of them. */
export function croppedIn(objects: PdfObjects, found: readonly FoundPage[]): Cropped {
  const cropped = found.flatMap((page) => {
    const text = objects.byNumber.get(page.object ?? -1)?.text.trimEnd();
    const paper = page.object === undefined ? undefined : paperOf(objects, page.object);
    return text?.endsWith('>>') && paper !== undefined && isCut(paper, page.view) ? [{ page, text }] : [];
  });
  return { pages: cropped.slice(0, maxCropped), left: Math.max(0, cropped.length - maxCropped) };
}

/** A file that shows all of these pages: what is cropped away stays in the file. */
export function uncropped(bytes: Uint8Array<ArrayBuffer>, objects: PdfObjects, { pages, left }: Cropped): Second | undefined {
  const texts = pages.map(({ text }) => {
    const bare = withoutAnnotations(text).replace(mediaBox, '').replace(cropBox, '');
    return `${bare.slice(0, -2)} /MediaBox ${widest} /CropBox ${widest} >>`;
  });
  return pages.length === 0 ? undefined : { bytes: withPages(bytes, objects, texts), left };
}

/** Whether a text on a page begins outside of what is shown of it. */
export const isCroppedAway = ({ view: [left = 0, bottom = 0, right = 0, top = 0] }: FoundPage, x: number, y: number): boolean =>
  x < left || x > right || y < bottom || y > top;
