import { type ZipFile, zipOf } from './zip-writer.ts';

/** A cell of a sheet under test: text, a number, or either with a style. */
export type TestCell =
  | string
  | number
  | { readonly number: number; readonly style: number }
  | { readonly text: string; readonly style: number };

export type TestSheet = {
  readonly name: string;
  readonly state?: string;
  /** Goes in front of the cells: columns, for instance. */
  readonly before?: string;
  readonly after?: string;
  readonly rows: readonly (readonly TestCell[])[];
  /** Rows of the sheet, counted from 1, that are not shown. */
  readonly hiddenRows?: readonly number[];
};

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const letter = (column: number): string => String.fromCharCode(65 + column);
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function cellXml(cell: TestCell, reference: string): string {
  if (typeof cell === 'string')
    return cell === '' ? '' : `<c r="${reference}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
  if ('text' in cell) return `<c r="${reference}" s="${cell.style}" t="inlineStr"><is><t>${escaped(cell.text)}</t></is></c>`;
  return `<c r="${reference}" s="${cell.style}"><v>${cell.number}</v></c>`;
}

function sheetXml(sheet: TestSheet): string {
  const rows = sheet.rows.map((row, index) => {
    const cells = row.map((cell, column) => cellXml(cell, `${letter(column)}${index + 1}`)).join('');
    const hidden = sheet.hiddenRows?.includes(index + 1) ? ' hidden="1"' : '';
    return cells === '' ? '' : `<row r="${index + 1}"${hidden}>${cells}</row>`;
  });
  return `<worksheet xmlns="${main}">${sheet.before ?? ''}<sheetData>${rows.join('')}</sheetData>${sheet.after ?? ''}</worksheet>`;
}

export const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;

export const relationsXml = (...list: readonly string[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`;

export const contentTypes = (mainType: string): ZipFile => ({
  name: '[Content_Types].xml',
  body: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override ContentType="application/vnd.openxmlformats-officedocument.${mainType}.main+xml"/></Types>`,
});

/** A workbook with these sheets, and whatever further parts a test wants to hide in it. */
export function workbookOf(
  sheets: readonly TestSheet[],
  parts: readonly ZipFile[] = [],
  inWorkbook = '',
): Uint8Array<ArrayBuffer> {
  const list = sheets.map((sheet, index) => {
    const state = sheet.state === undefined ? '' : ` state="${sheet.state}"`;
    return `<sheet name="${escaped(sheet.name)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`;
  });
  const targets = sheets.map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`));
  return zipOf([
    contentTypes('spreadsheetml.sheet'),
    { name: '_rels/.rels', body: relationsXml(relation('rId1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      body: `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${list.join('')}</sheets>${inWorkbook}</workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', body: relationsXml(...targets) },
    ...sheets.map((sheet, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, body: sheetXml(sheet) })),
    ...parts,
  ]);
}
