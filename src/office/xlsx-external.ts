import { attribute, scanXml } from '../reading/xml.ts';
import { columnNumber } from './cell-address.ts';
import { showNumber } from './numbers.ts';
import type { Sheet } from './sheet.ts';

const maxRows = 1_048_576;

type Row = { number: number; hidden: boolean; columns: number[]; texts: string[] };

/** Cells of other workbooks that formulas refer to, kept in `externalLink` parts. `target` is the other workbook's file name. */
export function externalSheets(text: string, target: string): readonly Sheet[] {
  const names: string[] = [];
  const sheets: { name: string; rows: Row[] }[] = [];
  let row: Row = { number: -1, hidden: false, columns: [], texts: [] };
  let column = 0;
  let type = '';
  let value = '';
  let taking = false;
  scanXml(text, {
    open: (name, attributes) => {
      if (name === 'sheetName') names.push(attribute(attributes, 'val') ?? '');
      else if (name === 'sheetData') sheets.push({ name: names[Number(attribute(attributes, 'sheetId'))] ?? '', rows: [] });
      else if (name === 'row') {
        row = { number: Number(attribute(attributes, 'r')) - 1, hidden: false, columns: [], texts: [] };
        if (row.number < maxRows) sheets.at(-1)?.rows.push(row);
      } else if (name === 'cell') {
        column = columnNumber(attribute(attributes, 'r') ?? '', 0);
        type = attribute(attributes, 't') ?? 'n';
      } else if (name === 'v') {
        value = '';
        taking = true;
      }
    },
    text: (piece) => {
      if (taking) value += piece;
    },
    close: (name) => {
      if (name !== 'v') return;
      taking = false;
      if (value.trim() === '' || type === 'e') return;
      row.columns.push(column);
      row.texts.push(type === 'n' ? showNumber(value, 'general', false) : value.trim());
    },
  });
  const file = target.split(/[\\/]/u).at(-1) ?? '';
  return sheets.map(({ name, rows }) => ({
    place: `external link to ${file === '' ? 'another workbook' : `'${file}'`}, sheet '${name}'`,
    name,
    hidden: true,
    rows,
    isHiddenColumn: () => false,
  }));
}
