import { attribute, scanXml } from '../reading/xml.ts';
import type { Package } from './package.ts';

export type SheetPart = {
  readonly name: string;
  readonly part: string;
  /** `sheet 'Answers'`, `hidden sheet 'Raw'`, `very hidden sheet 'Raw'`. */
  readonly place: string;
  readonly hidden: boolean;
};

export type Workbook = {
  readonly since1904: boolean;
  readonly sheets: readonly SheetPart[];
  readonly definedNames: readonly { readonly name: string; readonly value: string; readonly comment: string }[];
};

const maxSheets = 5_000;

/** How a sheet is called by its name and the state it is in. */
export const sheetPlace = (name: string, state: string | undefined): string => {
  const manner = state === 'veryHidden' ? 'very hidden ' : state === 'hidden' ? 'hidden ' : '';
  return `${manner}sheet '${name}'`;
};

/** A sheet that is a part of the file, and of no workbook. */
export const strayPart = (part: string): SheetPart => ({
  name: part,
  part,
  place: `hidden sheet '${part.split('/').at(-1)}' (in the file, not in the workbook)`,
  hidden: true,
});

/** Sheets that the workbook no longer lists stay in the file after some programs delete them. */
function strays(office: Package, sheets: readonly SheetPart[]): readonly SheetPart[] {
  const listed = new Set(sheets.map((sheet) => sheet.part.toLowerCase()));
  const parts = office.names.filter((name) => /^xl\/(?:worksheets|dialogsheets|macrosheets)\/[^/]+\.xml$/iu.test(name));
  return parts.filter((part) => !listed.has(part.toLowerCase())).map(strayPart);
}

/** The list of sheets and names of a workbook. */
export function readWorkbook(office: Package): Workbook {
  const targets = new Map(office.relations(office.main).map((relation) => [relation.id, relation.target]));
  const sheets: SheetPart[] = [];
  const definedNames: { name: string; value: string; comment: string }[] = [];
  let since1904 = false;
  let open: { name: string; value: string; comment: string } | undefined;
  scanXml(office.text(office.main) ?? '', {
    open: (name, attributes) => {
      if (name === 'workbookPr') since1904 = /^(?:1|true)$/u.test(attribute(attributes, 'date1904') ?? '');
      else if (name === 'sheet' && sheets.length < maxSheets) {
        const title = attribute(attributes, 'name') ?? '';
        const state = attribute(attributes, 'state');
        const part = targets.get(attribute(attributes, 'id') ?? '') ?? `xl/worksheets/sheet${sheets.length + 1}.xml`;
        sheets.push({ name: title, part, place: sheetPlace(title, state), hidden: state === 'hidden' || state === 'veryHidden' });
      } else if (name === 'definedName') {
        open = { name: attribute(attributes, 'name') ?? '', value: '', comment: attribute(attributes, 'comment') ?? '' };
      }
    },
    text: (text) => {
      if (open) open.value += text;
    },
    close: (name) => {
      if (name !== 'definedName' || !open) return;
      definedNames.push(open);
      open = undefined;
    },
  });
  return { since1904, sheets: [...sheets, ...strays(office, sheets)], definedNames };
}
