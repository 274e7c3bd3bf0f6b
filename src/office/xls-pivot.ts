import type { Table } from '../model.ts';
import { cursorOver, recordsIn, richString } from './biff.ts';
import { withDates } from './serials.ts';

// [MS-XLS] 2.1.7.9: a pivot cache is a stream of its own under `_SX_DB_CUR`, one record for each field, value and row.

type Field = { readonly name: string; readonly values: string[]; readonly wide: boolean; readonly indexed: boolean };

const maxRows = 1_000_000;
const field = 0xc7;
const indexes = 0xc8;

const two = (value: number): string => String(value).padStart(2, '0');

/** The value of an item record; undefined where the record is something else. */
function itemText(kind: number, body: Buffer): string | undefined {
  if (kind === 0xcd) return richString(cursorOver([body]));
  if (kind === 0xc9) return String(body.readDoubleLE(0));
  if (kind === 0xcc) return String(body.readInt16LE(0));
  if (kind === 0xca) return body.readUInt16LE(0) === 1 ? 'TRUE' : 'FALSE';
  if (kind === 0xce) {
    const [hours = 0, minutes = 0] = [body[5], body[6]];
    const date = `${body.readUInt16LE(0)}-${two(body.readUInt16LE(2))}-${two(body[4] ?? 0)}`;
    return hours + minutes === 0 ? date : `${date} ${two(hours)}:${two(minutes)}`;
  }
  return kind === 0xcf || kind === 0xcb ? '' : undefined;
}

/** The rows that a pivot table keeps of its source. */
export function xlsPivotTable(stream: Buffer, number: number): Table | undefined {
  const fields: Field[] = [];
  const rows: string[][] = [];
  let inRows = false;
  let row: string[] = [];
  for (const { kind, body } of recordsIn(stream)) {
    if (rows.length >= maxRows) break;
    if (kind === field && body.length >= 16) {
      const flags = body.readUInt16LE(0);
      fields.push({
        name: richString(cursorOver([body.subarray(14)])),
        values: [],
        wide: (flags & 0x200) !== 0,
        indexed: (flags & 1) !== 0,
      });
    } else if (kind === indexes) {
      inRows = true;
      let at = 0;
      row = fields.map(({ values, wide, indexed }) => {
        if (!indexed) return '';
        const index = at + (wide ? 2 : 1) <= body.length ? (wide ? body.readUInt16LE(at) : (body[at] ?? 0)) : -1;
        at += wide ? 2 : 1;
        return values[index] ?? '';
      });
      rows.push(row);
    } else {
      const value = body.length > 0 || kind === 0xcf ? itemText(kind, body) : undefined;
      if (value === undefined) continue;
      const place = fields.findIndex((one, index) => !one.indexed && (row[index] ?? '') === '');
      if (inRows && place >= 0) row[place] = value;
      else if (!inRows) fields.at(-1)?.values.push(value);
    }
  }
  if (fields.length === 0) return undefined;
  const header = fields.map(({ name }) => name);
  const height = Math.max(0, ...fields.map(({ values }) => values.length));
  const kept =
    rows.length > 0 ? rows : Array.from({ length: height }, (_, index) => fields.map(({ values }) => values[index] ?? ''));
  return {
    where: `pivot cache ${number}`,
    shape: 'grid',
    header,
    rows: withDates(header, kept),
    hidden: true,
    caption: '',
    hiddenColumns: [],
  };
}
