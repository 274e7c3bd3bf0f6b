import type { Package, PackageKind } from './package.ts';
import { type Part, wholePart } from './part.ts';
import { binaryFormats, binaryNotes, binaryStrings, type Notes, readBinarySheet, readBinaryWorkbook } from './xlsb.ts';
import { binaryFilters } from './xlsb-filters.ts';
import { type Filters, filtersIn } from './xlsx-filters.ts';
import { cellNotes, noteAuthors } from './xlsx-notes.ts';
import { readSheet, type Shared, type SheetContent } from './xlsx-sheet.ts';
import { sharedStrings } from './xlsx-strings.ts';
import { cellFormats } from './xlsx-styles.ts';
import { readWorkbook, type Workbook } from './xlsx-workbook.ts';

/** The part a workbook's relationship leads to, whatever it is called. */
const partOf = (office: Package, relation: string, usual: string): string =>
  office.relations(office.main).find((one) => one.type === relation)?.target ?? usual;

/** How the parts of a workbook are read that are XML in one kind of it, and records in the other. */
export type Parts = {
  /** Media type of the whole file. */
  readonly type: string;
  readonly workbook: (office: Package) => Part<Workbook>;
  readonly strings: (office: Package) => Part<readonly string[]>;
  readonly formats: (office: Package) => Part<Shared['formats']>;
  readonly sheet: (office: Package, part: string, shared: Shared) => Part<SheetContent>;
  /** Those that a table keeps for itself. */
  readonly filters: (office: Package, part: string) => Part<Filters>;
};

const inXml: Parts = {
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  workbook: (office) => wholePart(readWorkbook(office)),
  strings: (office) => wholePart(sharedStrings(office.text(partOf(office, 'sharedStrings', 'xl/sharedStrings.xml')) ?? '')),
  formats: (office) => wholePart(cellFormats(office.text(partOf(office, 'styles', 'xl/styles.xml')) ?? '')),
  sheet: (office, part, shared) => wholePart(readSheet(office.text(part) ?? '', shared)),
  filters: (office, part) => wholePart(filtersIn(office.text(part) ?? '')),
};

const inRecords: Parts = {
  type: 'application/vnd.ms-excel.sheet.binary.macroEnabled.12',
  workbook: readBinaryWorkbook,
  strings: (office) => binaryStrings(office.bytes(partOf(office, 'sharedStrings', 'xl/sharedStrings.bin'))),
  formats: (office) => binaryFormats(office.bytes(partOf(office, 'styles', 'xl/styles.bin'))),
  sheet: (office, part, shared) => readBinarySheet(office.bytes(part), shared),
  filters: (office, part) => binaryFilters(office.bytes(part)),
};

export const partsOf = (kind: PackageKind): Parts => (kind === 'binary-spreadsheet' ? inRecords : inXml);

/** Comments are XML beside the records of newer binary workbooks, too. */
export function notesIn(office: Package, name: string): Part<Notes> {
  if (/\.bin$/iu.test(name)) return binaryNotes(office.bytes(name));
  const text = office.text(name) ?? '';
  return wholePart({ notes: cellNotes(text), authors: noteAuthors(text) });
}
