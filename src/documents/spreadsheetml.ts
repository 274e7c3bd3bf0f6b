import { blank } from '../blank.ts';
import { charsetOf, decode, encodingOf, headOf, looksLikeText } from '../encoding.ts';
import { headerRow } from '../header-row.ts';
import type { Document, Reader, Source, Table } from '../model.ts';
import { unreadable } from '../unreadable.ts';
import { attribute, scanXml } from '../xml.ts';

const maxBytes = 128 * 1024 * 1024;
const maxColumns = 16_384;
const headSample = 50;

type Sheet = {
  readonly name: string;
  hidden: boolean;
  readonly rows: string[][];
  readonly hiddenColumns: boolean[];
  column: number;
};

const accepts = (source: Source): number =>
  looksLikeText(source.bytes) && headOf(source.bytes, source.contentType).includes('urn:schemas-microsoft-com:office:spreadsheet')
    ? 0.96
    : 0;

const indexIn = (attributes: string): number | undefined => {
  const index = Number(attribute(attributes, 'Index') ?? 0);
  return index > 0 && index <= maxColumns ? index : undefined;
};

/** Workbooks as Excel 2003 wrote them in XML: `Worksheet`, `Table`, `Row`, `Cell`, `Data`. */
function sheetsIn(text: string): readonly Sheet[] {
  const sheets: Sheet[] = [];
  let sheet: Sheet | undefined;
  let open = '';
  let cell = '';
  scanXml(text, {
    open: (name, attributes) => {
      open = name;
      if (name === 'Worksheet') {
        sheet = { name: attribute(attributes, 'Name') ?? '', hidden: false, rows: [], hiddenColumns: [], column: 0 };
        sheets.push(sheet);
      } else if (name === 'Row' && sheet) {
        sheet.rows.push([]);
        sheet.column = 0;
      } else if (name === 'Column' && sheet) {
        const index = (indexIn(attributes) ?? sheet.hiddenColumns.length + 1) - 1;
        while (sheet.hiddenColumns.length < index) sheet.hiddenColumns.push(false);
        sheet.hiddenColumns.push(attribute(attributes, 'Hidden') === '1');
      } else if (name === 'Cell' && sheet) {
        sheet.column = (indexIn(attributes) ?? sheet.column + 1) - 1;
        cell = '';
      }
    },
    text: (piece) => {
      if (open === 'Visible' && sheet && /hidden/iu.test(piece)) sheet.hidden = true;
      else cell += piece;
    },
    close: (name) => {
      const row = sheet?.rows.at(-1);
      if (name !== 'Cell' || !sheet || !row) return;
      while (row.length < sheet.column) row.push('');
      if (row.length < maxColumns) row.push(cell.trim());
      sheet.column++;
    },
  });
  return sheets;
}

function tableOf({ name, hidden, rows, hiddenColumns }: Sheet): Table {
  const filled = rows.filter((row) => row.some((cell) => cell !== ''));
  const header = headerRow(filled.slice(0, headSample));
  const where = `${hidden ? 'hidden sheet' : 'sheet'} '${name}'`;
  const body = header.length > 0 ? filled.slice(1) : filled;
  return {
    where,
    shape: 'grid',
    header,
    rows: body,
    hidden,
    caption: name,
    hiddenColumns: hiddenColumns.includes(true) ? hiddenColumns : [],
  };
}

function read(source: Source): Document {
  if (source.bytes.length > maxBytes) throw unreadable(`a workbook larger than ${maxBytes / 1024 / 1024} MB`);
  const text = decode(source.bytes, encodingOf(source.bytes, charsetOf(source.contentType)));
  return { ...blank('spreadsheet', 'application/vnd.ms-excel'), tables: sheetsIn(text).map(tableOf) };
}

export default { title: 'Excel 2003 XML workbook', accepts, read } satisfies Reader;
