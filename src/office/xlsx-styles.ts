import { attribute, scanXml } from '../reading/xml.ts';
import { type NumberFormat, numberFormat } from './numbers.ts';

export type CellFormat = {
  readonly number: NumberFormat;
  /** White on white, as small as a dot, or in a format that shows nothing. */
  readonly isUnseen: boolean;
};

const isWhite = (attributes: string): boolean =>
  /^(?:FF)?FFFFFF$/iu.test(attribute(attributes, 'rgb') ?? '') ||
  (attribute(attributes, 'theme') === '0' && attribute(attributes, 'tint') === undefined) ||
  attribute(attributes, 'indexed') === '9';
/** In points. */
const tiny = 2;
/** Of four sections, the last of which is for texts, none shows anything. */
const showsNothing = /^;;;$/u;

/** Which fonts cannot be seen on a sheet of their own colour, and which fills leave it as it is. */
type Looks = { readonly unseenFonts: Set<number>; readonly clearFills: Set<number> };

/** How each cell style (`s` of a cell) shows its cells, from `xl/styles.xml`. */
export function cellFormats(text: string): readonly CellFormat[] {
  const codes = new Map<number, string>();
  const formats: CellFormat[] = [];
  const looks: Looks = { unseenFonts: new Set(), clearFills: new Set() };
  const tinyFonts = new Set<number>();
  let font = -1;
  let fill = -1;
  let list = '';
  let inCells = false;
  scanXml(text, {
    open: (name, attributes) => {
      if (name === 'fonts' || name === 'fills' || name === 'dxfs' || name === 'cellXfs') list = name;
      if (name === 'font' && list === 'fonts') font++;
      else if (name === 'fill' && list === 'fills') fill++;
      else if (name === 'color' && list === 'fonts' && isWhite(attributes)) looks.unseenFonts.add(font);
      else if (name === 'sz' && list === 'fonts' && Number(attribute(attributes, 'val') || Number.NaN) <= tiny)
        tinyFonts.add(font);
      else if (name === 'patternFill' && list === 'fills' && (attribute(attributes, 'patternType') ?? 'none') === 'none')
        looks.clearFills.add(fill);
      if (name === 'numFmt') codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0);
        const its = Number(attribute(attributes, 'fontId') ?? 0);
        const isPale = looks.unseenFonts.has(its) && looks.clearFills.has(Number(attribute(attributes, 'fillId') ?? 0));
        const isUnseen = isPale || tinyFonts.has(its) || showsNothing.test(codes.get(id) ?? '');
        formats.push({ number: numberFormat(id, codes.get(id)), isUnseen });
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
      if (name === list) list = '';
    },
  });
  return formats;
}
