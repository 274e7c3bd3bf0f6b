import type { Passage } from '../model.ts';
import type { Collected } from '../office/collected.ts';
import { addProse } from '../office/prose.ts';
import { unreadable } from '../reading/unreadable.ts';
import { layOutPage } from './layout.ts';
import { legible } from './letters.ts';
import type { Piece } from './lines.ts';
import { beneath, type Rectangle, rectangleOf } from './redactions.ts';
import { addRegions, type Region, tableOf } from './regions.ts';
import { isRecord, textIn } from './values.ts';

/** What is asked of pdf.js for a page. */
type Page = {
  readonly ref: unknown;
  /** What is shown of it: left, bottom, right, top. */
  readonly view: readonly number[];
  readonly getTextContent: () => Promise<{ readonly items: readonly object[] }>;
  readonly getAnnotations: () => Promise<readonly unknown[]>;
  readonly cleanup: () => unknown;
};

export type Pages = { readonly numPages: number; readonly getPage: (number: number) => Promise<Page> };

export type Gathering = { readonly to: Collected; readonly names: Map<string, string> };

const everyPage = { pages: 1_500, pieces: 2_000_000 };
const maxBrokenPages = 20;

/** Pieces of a page that is turned are turned back; each stands upright in its own frame. */
async function piecesOf(page: Page, keep: (x: number, y: number) => boolean): Promise<readonly Piece[]> {
  const { items } = await page.getTextContent();
  const found = items.flatMap((item) => {
    if (!('str' in item && 'transform' in item && 'width' in item) || !Array.isArray(item.transform)) return [];
    const font = 'fontName' in item ? textIn(item.fontName) : '';
    return [{ text: textIn(item.str), font, transform: item.transform.map(Number), width: Number(item.width) }];
  });
  return legible(found).flatMap(({ text, transform: [a = 1, b = 0, c = 0, d = 0, e = 0, f = 0], width }) => {
    if (text.trim() === '' || !keep(e, f)) return [];
    const turn = Math.atan2(b, a);
    const x = e * Math.cos(turn) + f * Math.sin(turn);
    const y = f * Math.cos(turn) - e * Math.sin(turn);
    return [{ text, x, right: x + width, y, size: Math.hypot(c, d) || 10 }];
  });
}

/** Comments and links of a page, and where it is marked for redaction; what its form fields are called goes into `names`. */
async function annotationsOf(page: Page, number: number, { to, names }: Gathering): Promise<readonly Rectangle[]> {
  const marks: Rectangle[] = [];
  for (const found of await page.getAnnotations()) {
    if (!isRecord(found)) continue;
    if (found.subtype === 'Widget') names.set(textIn(found.fieldName), textIn(found.alternativeText));
    const { subtype, contentsObj, url, unsafeUrl } = found;
    if (subtype === 'Redact') marks.push(...rectangleOf(found.rect));
    const text = isRecord(contentsObj) ? textIn(contentsObj.str) : '';
    const isNote = subtype !== 'Link' && subtype !== 'Widget';
    if (isNote) to.say(text, `comment on page ${number}`, { hidden: subtype !== 'FreeText' });
    const target = textIn(url) || textIn(unsafeUrl);
    to.link(target, '');
    if (target.startsWith('mailto:')) to.say(target.slice(7), `link on page ${number}`);
  }
  return marks;
}

type Most = { readonly pages: number; readonly pieces: number };

/** What is read of the pages, and how they are called. */
export type PageReading = {
  readonly name: (number: number) => string;
  /** By where a piece begins on the page of that number. */
  readonly keep?: (number: number, x: number, y: number) => boolean;
  readonly hidden?: boolean;
  readonly most?: Most;
  /** Which of them, the most important first; all where it is not said. */
  readonly numbers?: readonly number[];
};

/** A page as it was found: the object it is, and what is shown of it. */
export type FoundPage = { readonly number: number; readonly object: number | undefined; readonly view: readonly number[] };

type Sum = { readonly regions: Region[]; readonly passages: Passage[]; pieces: number; silent: number; broken: number };

/** Pages while they are read. */
type Sitting = { readonly gathering: Gathering; readonly how: PageReading; readonly sum: Sum };

function addLayout(pieces: readonly Piece[], number: number, { how, sum }: Sitting): void {
  const layout = layOutPage(pieces, number);
  addRegions(sum.regions, layout.regions);
  for (const text of layout.paragraphs) {
    sum.passages.push({ text, where: how.name(number), at: undefined, hidden: how.hidden ?? false, label: '' });
  }
}

/** Undefined where pdf.js cannot find or make out the page. */
async function readPage(pdf: Pages, number: number, sitting: Sitting): Promise<FoundPage | undefined> {
  const { gathering, how, sum } = sitting;
  try {
    const page = await pdf.getPage(number);
    const pieces = await piecesOf(page, (x, y) => how.keep?.(number, x, y) ?? true);
    const marks = await annotationsOf(page, number, gathering);
    const { ref, view } = page;
    page.cleanup();
    const { open, marked } = beneath(marks, pieces);
    addLayout(open, number, sitting);
    // Programs draw marks as boxes or frames; whoever set them means what is beneath not to be seen.
    const beneathMarks = { ...how, hidden: true, name: (page: number): string => `${how.name(page)}, marked for redaction` };
    addLayout(marked, number, { ...sitting, how: beneathMarks });
    sum.pieces += pieces.length;
    if (pieces.length === 0) sum.silent++;
    return { number, object: isRecord(ref) ? Number(ref.num) : undefined, view };
  } catch {
    sum.broken++;
    return undefined;
  }
}

/** What became of the pages that were to be read. */
export type PagesRead = {
  readonly found: readonly FoundPage[];
  /** How many were come to, and how many were not. */
  readonly reached: number;
  readonly left: number;
  readonly broken: number;
  readonly silent: number;
  readonly pieces: number;
};

/** Text, tables and comments of the pages. */
export async function addPages(pdf: Pages, gathering: Gathering, how: PageReading): Promise<PagesRead> {
  const { to } = gathering;
  const sum: Sum = { regions: [], passages: [], pieces: 0, silent: 0, broken: 0 };
  const most: Most = how.most ?? everyPage;
  const all = how.numbers?.length ?? pdf.numPages;
  const found: FoundPage[] = [];
  let reached = 0;
  while (reached < Math.min(all, most.pages) && sum.pieces < most.pieces && sum.broken < maxBrokenPages) {
    const page = await readPage(pdf, how.numbers?.[reached] ?? reached + 1, { gathering, how, sum });
    if (page) found.push(page);
    reached++;
  }
  if (sum.broken > 0 && sum.pieces === 0) throw unreadable('its pages cannot be found: the page tree is damaged');
  addProse(sum.passages, to);
  to.add({ tables: sum.regions.map((region) => tableOf(region, how)) });
  const { broken, silent, pieces } = sum;
  return { found, reached, left: all - reached, broken, silent, pieces };
}

/** What was not read of the pages of a file. */
export function gapsOf({ reached, left, broken, silent }: PagesRead): readonly string[] {
  const gaps: string[] = [];
  if (broken > 0) gaps.push(`${broken} of ${reached} pages are damaged`);
  if (silent > 0) gaps.push(`${silent} of ${reached} pages hold no text; pictures are not read`);
  if (left > 0) gaps.push(`only the first ${reached} pages were read`);
  return gaps;
}
