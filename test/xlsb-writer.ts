import { relation, relationsXml } from './workbook-writer.ts';
import { type ZipFile, zipOf } from './zip-writer.ts';

export const u16 = (value: number): Buffer => Buffer.from([value & 0xff, value >> 8]);

export function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

const seven = (value: number): readonly number[] => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...seven(value >> 7)]);

/** A text with its length in four bytes; undefined is none at all. */
export const wide = (text: string | undefined): Buffer =>
  text === undefined ? u32(0xffffffff) : Buffer.concat([u32(text.length), Buffer.from(text, 'utf16le')]);

/** A record of a binary workbook. */
export function record(kind: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([...seven(kind), ...seven(body.length)]), body]);
}

export const row = (number: number, isHidden = false): Buffer =>
  record(0, u32(number), u32(0), u16(300), Buffer.from([0, isHidden ? 0x10 : 0, 0]));

/** A cell of its kind: its column, its style and what it holds. */
export const cell = (kind: number, [column, style]: readonly [number, number], value: Buffer): Buffer =>
  record(kind, u32(column), u32(style), value);

export type BinarySheet = { readonly name: string; readonly state: number; readonly body: Buffer };

/** A binary workbook as Excel writes it. */
export function binaryWorkbookOf(
  sheets: readonly BinarySheet[],
  parts: readonly ZipFile[] = [],
  inWorkbook: Buffer = Buffer.alloc(0),
): Uint8Array<ArrayBuffer> {
  const types = `<Types><Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>`;
  const list = sheets.map(({ name, state }, at) => record(156, u32(state), u32(at + 1), wide(`rId${at + 1}`), wide(name)));
  const targets = sheets.map((_, at) => relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.bin`));
  return zipOf([
    { name: '[Content_Types].xml', body: types },
    { name: '_rels/.rels', body: relationsXml(relation('rId1', 'officeDocument', 'xl/workbook.bin')) },
    { name: 'xl/workbook.bin', body: Buffer.concat([record(131), ...list, inWorkbook, record(132)]) },
    { name: 'xl/_rels/workbook.bin.rels', body: relationsXml(...targets) },
    ...sheets.map(({ body }, at) => ({ name: `xl/worksheets/sheet${at + 1}.bin`, body })),
    ...parts,
  ]);
}
