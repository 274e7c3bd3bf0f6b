import type { Document, Reader, Source } from '../model.ts';
import { blank } from '../reading/blank.ts';
import { charsetOf, decodeAll, headOf, looksLikeText } from '../reading/encoding.ts';
import { paragraphsOf } from '../reading/paragraphs.ts';
import { sqlTables } from '../reading/sql-rows.ts';
import { unreadable } from '../reading/unreadable.ts';

const maxBytes = 256 * 1024 * 1024;

/** Most first lines of other formats hold no such word: the expression that reads the line is not asked of them. */
const dumped = / dump\b/iu;
const calledDump =
  /^\s{0,200}(?:--|\/\*)[^\n]{0,40}(?:MySQL|MariaDB|PostgreSQL database|phpMyAdmin|SQLite|Adminer|SQL) dump\b/imu;
const opening = /^\s{0,40}(?:--|\/\*|SET|CREATE|INSERT|DROP|BEGIN|USE|PRAGMA|COPY)\b/imu;

function accepts(source: Source): number {
  if (!looksLikeText(source.body.head)) return 0;
  // A text for people may show a statement among its words.
  if (/\.(?:md|markdown|rst|adoc|html?)$/iu.test(source.name)) return 0;
  const head = headOf(source.body.head, source.contentType);
  if (dumped.test(head) && calledDump.test(head)) return 0.9;
  const named = /\.(?:sql|dump|pgsql)$/iu.test(source.name) || /^(?:application|text)\/(?:x-)?sql\b/iu.test(source.contentType);
  // Every page has lines, and none of them is a statement.
  if (!named && (/^\s{0,100}</u.test(head) || !opening.test(head))) return 0;
  const speaks =
    /^\s{0,40}(?:CREATE TABLE\b|INSERT INTO\b[^\n]{0,4000}\b(?:VALUES|SELECT)\b|COPY [^\n]{1,2000} FROM stdin)/imu.test(head);
  return named ? (speaks ? 0.9 : 0.3) : speaks ? 0.7 : 0;
}

function read(source: Source): Document {
  if (source.body.size > maxBytes) throw unreadable(`a database dump larger than ${maxBytes / 1024 / 1024} MB`);
  const text = decodeAll(source.body, charsetOf(source.contentType));
  const tables = sqlTables(text).map(({ name, columns, rows }) => ({
    where: `database table '${name}'`,
    shape: 'grid' as const,
    header: columns,
    rows,
    hidden: false,
    caption: name,
    hiddenColumns: [],
  }));
  const passages = tables.length === 0 ? paragraphsOf(text) : [];
  return { ...blank('table', 'application/sql'), text: tables.length === 0 ? text : '', tables, passages };
}

export default { title: 'SQL dump', accepts, read } satisfies Reader;
