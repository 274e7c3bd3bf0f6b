import { readEach, wideText } from './biff12.ts';
import type { Part } from './part.ts';
import { type FilterKeeper, type Filters, filterKeeper } from './xlsx-filters.ts';

const textType = 6;

/** Readers for the records of filters: BrtBeginAFilter, BrtBeginFilterColumn, BrtFilter and BrtCustomFilter, [MS-XLSB] 2.4. */
export const filterRecords = (keeper: FilterKeeper): ReadonlyMap<number, (body: Buffer) => void> =>
  new Map([
    [161, (body: Buffer) => keeper.begin({ row: body.readUInt32LE(0), column: body.readUInt32LE(8) })],
    [163, (body: Buffer) => keeper.column(body.readUInt32LE(0))],
    [167, (body: Buffer) => keeper.keep(wideText(body, 0).text)],
    [
      174,
      (body: Buffer) => {
        if (body[0] === textType) keeper.keep(wideText(body, 10).text);
      },
    ],
  ]);

/** The filters of a table part of a binary workbook. */
export function binaryFilters(bytes: Uint8Array | undefined): Part<Filters> {
  const keeper = filterKeeper();
  const isWhole = readEach(bytes, filterRecords(keeper));
  return { content: keeper.kept(), isWhole };
}
