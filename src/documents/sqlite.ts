import type { Document, Reader, Source, Table } from '../model.ts';
import { blank } from '../reading/blank.ts';
import { columnsCreatedBy } from '../reading/sql-rows.ts';
import { openSqlite, rowsUnder, sqliteMark } from '../reading/sqlite-pages.ts';
import { unreadable } from '../reading/unreadable.ts';

const maxTables = 1000;

const accepts = ({ body: { head } }: Source): number =>
  Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, sqliteMark.length)).toString('latin1') === sqliteMark ? 1 : 0;

/** The schema is a table itself, on the first page: type, name, table, root page, SQL. */
function read(source: Source): Document {
  const file = openSqlite(source.body.whole());
  const tables: Table[] = [];
  for (const [type, name = '', , root = '', sql = ''] of rowsUnder(file, 1)) {
    if (type !== 'table' || name.startsWith('sqlite_') || tables.length >= maxTables) continue;
    tables.push({
      where: `database table '${name}'`,
      shape: 'grid',
      header: columnsCreatedBy(sql),
      rows: rowsUnder(file, Number(root)),
      hidden: false,
      caption: name,
      hiddenColumns: [],
    });
  }
  const document = { ...blank('table', 'application/vnd.sqlite3'), tables };
  if (file.cut) throw unreadable('the file is cut short', document);
  return document;
}

export default { title: 'SQLite database', accepts, read } satisfies Reader;
