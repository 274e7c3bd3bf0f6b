/** Records that stand a line each in plain text: columns drawn with blanks, and values at the end of a log's lines. */

import type { Passage, Table } from '../model.ts';
import { chatTable } from './chat-lines.ts';
import { drawnColumns } from './drawn-columns.ts';
import { headerRow } from './header-row.ts';
import { tryParse } from './json-text.ts';
import { withoutLines } from './left-over.ts';
import { startsOf } from './line-starts.ts';
import { markdownTables } from './markdown-tables.ts';
import { paragraphsOf } from './paragraphs.ts';
import { shapesOf } from './shapes.ts';
import { isKeyed } from './value-kinds.ts';

const minCells = 3;
const minLines = 3;
const maxLineChars = 2000;
const maxLogLineChars = 20_000;
const maxValues = 20_000;
const headSample = 50;

const cellsOf = (line: string): readonly string[] =>
  line.length > maxLineChars || !/\t|\S {2}/u.test(line) ? [] : line.trim().split(/ {0,40}\t[ \t]{0,40}| {2,200}/u);

type Drawn = { readonly passages: readonly Passage[]; readonly tables: readonly Table[] };

/** Takes the passages whose lines have as many cells each, three blanks or a tab apart, as tables, wherever their columns stand. */
function drawnTables(passages: readonly Passage[], already: number): Drawn {
  const rest: Passage[] = [];
  const tables: Table[] = [];
  for (const passage of passages) {
    const rows = passage.text.split('\n').map(cellsOf);
    const width = rows[rows.length > 1 ? 1 : 0]?.length ?? 0;
    if (rows.length < minLines || width < minCells || !rows.every((row) => row.length === width)) {
      rest.push(passage);
      continue;
    }
    const header = headerRow(rows.slice(0, headSample));
    tables.push({
      where: `drawn table ${already + tables.length + 1}`,
      shape: 'grid',
      header,
      rows: header.length > 0 ? rows.slice(1) : rows,
      hidden: passage.hidden,
      caption: '',
      hiddenColumns: [],
    });
  }
  return { passages: rest, tables };
}

/** `2024-03-11 10:01 ERROR mail failed {"name": "…"}`: a time, and a value to the end; Ruby writes `=>` for the colon, and no time. */
const logged = /^(?:[^{\n]{0,400}\d{1,2}:\d{2}:\d{2}[^{\n]{0,2000}?|[^{\n]{0,400}\bParameters: )(?=\{\s{0,4}")/u;

function loggedIn(line: string): unknown {
  const start = line.length > maxLogLineChars || !line.includes('{') ? undefined : logged.exec(line)?.[0].length;
  if (start === undefined) return undefined;
  const text = line.slice(start, line.lastIndexOf('}') + 1);
  const parsed = tryParse(text.replaceAll('"=>', '":').replaceAll(':nil', ':null'));
  return parsed.outcome === 'whole' ? parsed.value : undefined;
}

/** `"GET /apply?name=Jane+Doe&email=… HTTP/1.1"`: what a form sent, in a server's log. */
const requested = /"(?:GET|POST|PUT|HEAD) [^\s"?]{0,1000}\?([^\s"]{3,4000}) HTTP\/\d/u;

function requestIn(line: string): unknown {
  const query = line.includes(' HTTP/') ? requested.exec(line.slice(0, maxLogLineChars))?.[1] : undefined;
  if (query === undefined) return undefined;
  const fields = [...new URLSearchParams(query)].filter(([name, value]) => name !== '' && value !== '');
  return fields.length === 0 ? undefined : Object.fromEntries(fields);
}

/** `(SQL: insert into `people` (`name`, `email`) values (Jane Doe, jane@…))`: what failed, with its values and without their quotes. */
const inserted = /\(SQL: insert into [`"\w.]{1,100} \(([^()]{3,4000})\) values \((.{3,8000})\)\)/u;

function insertIn(line: string): unknown {
  const [, columns, values] = line.includes('(SQL: insert') ? (inserted.exec(line.slice(0, maxLogLineChars)) ?? []) : [];
  if (columns === undefined || values === undefined) return undefined;
  const names = columns.split(', ').map((name) => name.replace(/[`"]/gu, ''));
  const parts = values.split(', ');
  // A comma inside a value moves what is behind it: the last column takes the rest.
  return Object.fromEntries(
    names.map((name, at) => [name, at < names.length - 1 ? (parts[at] ?? '') : parts.slice(at).join(', ')]),
  );
}

type Read = {
  readonly tables: readonly Table[];
  /** Offsets of the lines that were read. */
  readonly lines: ReadonlySet<number>;
};

function loggedTables(text: string): Read {
  const values: unknown[] = [];
  const lines = new Set<number>();
  const hasValues = text.includes('{"') || text.includes('{ "');
  const hasRequests = text.includes(' HTTP/') && text.includes('?');
  const hasInserts = text.includes('(SQL: insert');
  if (!hasValues && !hasRequests && !hasInserts) return { tables: [], lines };
  let from = 0;
  while (from < text.length && values.length < maxValues) {
    const next = text.indexOf('\n', from);
    const end = next < 0 ? text.length : next;
    const line = text.slice(from, end);
    const value =
      (hasInserts ? insertIn(line) : undefined) ??
      (hasValues ? loggedIn(line) : undefined) ??
      (hasRequests ? requestIn(line) : undefined);
    if (isKeyed(value)) {
      values.push(value);
      lines.add(from);
    }
    from = end + 1;
  }
  return { tables: shapesOf(values, 'values in lines').tables, lines };
}

/** What a passage says on lines that no table took. */
const unread = (passage: Passage, taken: ReadonlySet<number>): readonly Passage[] => [
  ...withoutLines(passage, (_, offset) => taken.has((passage.at ?? 0) + offset)),
];

/** Tables that blanks alone draw, over the whole of a text: their heads and rows may be paragraphs apart. */
function blankDrawnTables(text: string, others: ReadonlySet<number>): Read {
  const taken = new Set<number>();
  if (!text.includes('  ')) return { tables: [], lines: taken };
  const lines = text.split('\n');
  const starts = startsOf(lines);
  const drawn = drawnColumns(others.size === 0 ? lines : lines.map((line, at) => (others.has(starts[at] ?? -1) ? '' : line)));
  if (drawn.length === 0) return { tables: [], lines: taken };
  for (const { lines: own } of drawn) for (const at of own) taken.add(starts[at] ?? -1);
  const filled = lines.filter((line) => line.trim() !== '').length;
  // A print-out is nothing but its table, as a file of rows is; around others a text says what they are.
  const isPrintOut = taken.size * 2 >= filled;
  const tables = drawn.map(
    ({ header, rows, caption }, at): Table => ({
      ...(isPrintOut ? { file: 'table' as const } : {}),
      where: `drawn table ${at + 1}`,
      shape: 'grid',
      header,
      rows,
      hidden: false,
      caption,
      hiddenColumns: [],
    }),
  );
  return { tables, lines: taken };
}

/** What plain text shows: its paragraphs, and the tables that people and programs put into it. */
export function plainText(text: string): Drawn {
  const chat = chatTable(text);
  if (chat !== undefined) return { passages: [], tables: [chat] };
  const logged = loggedTables(text);
  const marked = markdownTables(text);
  const others = new Set([...logged.lines, ...marked.lines]);
  const blank = blankDrawnTables(text, others);
  const taken = new Set([...others, ...blank.lines]);
  const paragraphs = paragraphsOf(text);
  const drawn = drawnTables(
    taken.size === 0 ? paragraphs : paragraphs.flatMap((passage) => unread(passage, taken)),
    blank.tables.length,
  );
  return { passages: drawn.passages, tables: [...marked.tables, ...logged.tables, ...blank.tables, ...drawn.tables] };
}
