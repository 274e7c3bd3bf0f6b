import type { Document, Reader, Source } from '../model.ts';
import { collect } from '../office/collected.ts';
import { oleHolds, openOle } from '../office/ole.ts';
import { addOleBelongings } from '../office/ole-embedded.ts';
import { readXlsBook } from '../office/xls-book.ts';
import { xlsPivotTable } from '../office/xls-pivot.ts';
import { unreadable } from '../reading/unreadable.ts';

async function read(source: Source, nested: Parameters<Reader['read']>[1]): Promise<Document> {
  const ole = openOle(source.body.whole());
  const to = collect(source.url);
  const book = ole.find('Workbook') ?? ole.find('Book');
  if (!book) throw unreadable('it is no Excel workbook');
  to.attempt(() => readXlsBook(book.read(), to));
  ole.streams
    .filter(({ path }) => /^_SX_DB_CUR\/[^/]+$/iu.test(path))
    .forEach((stream, index) => {
      to.attempt(() => {
        const table = xlsPivotTable(stream.read(), index + 1);
        if (table) to.add({ tables: [table] });
      });
    });
  const title = await addOleBelongings(ole, nested, to);
  return to.finish('spreadsheet', 'application/vnd.ms-excel', title);
}

export default {
  title: 'Excel 97 workbook',
  accepts: (source) => (oleHolds(source.body, 'Workbook', 'Book') ? 0.95 : 0),
  read,
} satisfies Reader;
