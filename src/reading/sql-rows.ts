/** Rows out of SQL dumps: `INSERT INTO … VALUES (…), (…);` of any dialect and PostgreSQL's `COPY … FROM stdin`. */

const maxCellChars = 1_000_000;
const maxColumns = 4096;
const maxStatements = 1_000_000;

/** The end of a quoted text, just past its quote; doubled quotes and backslashes are part of it. */
function endOfText(text: string, open: number): number {
  const mark = text[open] ?? "'";
  for (let at = open + 1; at < text.length; at++) {
    const close = text.indexOf(mark, at);
    if (close < 0) return text.length;
    let slashes = 0;
    while (close - 1 - slashes > open && text.charCodeAt(close - 1 - slashes) === 0x5c) slashes++;
    if (slashes % 2 === 0) {
      if (text[close + 1] !== mark) return close + 1;
      at = close + 1;
    } else at = close;
  }
  return text.length;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '', Z: '' };

const unescaped = (text: string): string =>
  text.includes('\\') || text.includes("''")
    ? text.replaceAll("''", "'").replace(/\\(.)/gsu, (_, mark: string) => escapes[mark] ?? mark)
    : text;

/** `CAST(N'1958-12-05' AS Date)` is the text inside. */
function inner(raw: string): string {
  const open = /^(?:CAST|(?:TRY_)?CONVERT|TO_DATE|TO_TIMESTAMP|STR_TO_DATE)\s{0,5}\([^'()]{0,60}(?=')/iu.exec(raw)?.[0].length;
  return open === undefined ? raw : raw.slice(open, endOfText(raw, open));
}

/** One cell as it is written: a quoted text, or a bare value up to the next comma. */
const cellOf = (text: string, from: number, to: number): string => {
  const raw = inner(text.slice(from, Math.min(to, from + maxCellChars)).trim());
  const open = raw.indexOf("'");
  if (open >= 0 && open <= 10 && raw.endsWith("'") && raw.length > open + 1) return unescaped(raw.slice(open + 1, -1));
  if (raw.startsWith('"') && raw.endsWith('"') && raw.length > 1) return unescaped(raw.slice(1, -1).replaceAll('""', '"'));
  return raw.toUpperCase() === 'NULL' ? '' : raw;
};

// Just past a remark that begins here, to the end of its line or between a slash and a star; where none does, the place itself.
function pastRemark(text: string, at: number): number {
  const opening = text.slice(at, at + 2);
  if (opening !== '--' && opening !== '/*') return at;
  const close = text.indexOf(opening === '--' ? '\n' : '*/', at + 2);
  return close < 0 ? text.length : close + (opening === '--' ? 1 : 2);
}

type Tuple = { readonly cells: readonly string[]; readonly end: number };

/** The tuple that opens at `open`. */
function tupleAt(text: string, open: number): Tuple {
  const cells: string[] = [];
  let depth = 0;
  let from = open + 1;
  /** Where a remark behind the cell begins. */
  let to = -1;
  const cell = (end: number): string => cellOf(text, from, to < 0 ? end : to);
  for (let at = open + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const past = code === 0x2d || code === 0x2f ? pastRemark(text, at) : at;
    if (past > at) {
      if (text.slice(from, at).trim() === '') from = past;
      else if (to < 0) to = at;
      at = past - 1;
    } else if (code === 0x27 || code === 0x22) at = endOfText(text, at) - 1;
    else if (code === 0x28) depth++;
    else if (code === 0x2c && depth === 0) {
      if (cells.length < maxColumns) cells.push(cell(at));
      from = at + 1;
      to = -1;
    } else if (code === 0x29) {
      if (depth === 0) return { cells: [...cells, cell(at)], end: at + 1 };
      depth--;
    }
  }
  return { cells: [], end: text.length };
}

/** Tuples one after the other, from the first that opens at or after `from`. */
function* tuplesFrom(text: string, from: number): Generator<Tuple> {
  let at = from;
  for (;;) {
    for (let past = -1; past !== at; at = pastRemark(text, at)) {
      while (at < text.length && /[\s,]/u.test(text[at] ?? '')) at++;
      past = at;
    }
    if (text[at] !== '(') return;
    const tuple = tupleAt(text, at);
    if (tuple.cells.length > 0) yield tuple;
    at = tuple.end;
  }
}

function* copiedRows(text: string, from: number, to: number): Generator<readonly string[]> {
  let at = from;
  while (at < to) {
    const found = text.indexOf('\n', at);
    const end = found < 0 || found > to ? to : found;
    const line = text.slice(at, end);
    if (line !== '') yield line.split('\t').map((cell) => (cell === '\\N' ? '' : unescaped(cell)));
    at = end + 1;
  }
}

export type SqlTable = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly string[]>;
};

type Part = { readonly from: number; readonly to: number; readonly shape: 'values' | 'copy' };

const bare = (name: string): string => (name.split('.').at(-1) ?? name).replace(/[`"[\]]/gu, '').trim();

const namesIn = (list: string): readonly string[] =>
  list
    .split(',')
    .map(bare)
    .filter((name) => name !== '');

/** The names a CREATE TABLE gives its columns; keys and constraints are none. */
function createdColumns(text: string, open: number): Tuple {
  const tuple = tupleAt(text, open);
  const names = tuple.cells.map(
    (cell) => /^\s{0,200}(?:--[^\n]{0,500}\n\s{0,200}){0,5}([`"[]?)([\p{L}_][^`"\]\s]{0,200})\1?/u.exec(cell)?.[2] ?? '',
  );
  const columns = names.filter(
    (name) => name !== '' && !/^(?:primary|unique|key|constraint|foreign|index|fulltext|check|spatial)$/iu.test(name),
  );
  return { cells: columns.map(bare), end: tuple.end };
}

const statement =
  /\b(?:(CREATE)\s{1,10}(?:TEMP(?:ORARY)?\s{1,10})?TABLE\s{1,10}(?:IF\s{1,10}NOT\s{1,10}EXISTS\s{1,10})?|(?:INSERT|REPLACE)\s{1,10}(?:IGNORE\s{1,10})?INTO\s{1,10}|INSERT\s{1,10}(?=[[`"])|(COPY)\s{1,10})((?:[`"[]?[\w $-]{1,100}[`"\]]?\.){0,3}[`"[]?[\w$-]{1,100}[`"\]]?)\s{0,20}(\([^()]{0,20000}\)\s{0,20})?(VALUES?\s{0,20}(?:--[^\n]{0,300}\n\s{0,40}){0,9}(?=\()|FROM\s{1,10}stdin[^\n]{0,200}\n|(?=\())?/giu;

/** Every table of a dump with its rows, which are read when they are asked for. */
export function sqlTables(text: string): readonly SqlTable[] {
  const columns = new Map<string, readonly string[]>();
  const parts = new Map<string, Part[]>();
  statement.lastIndex = 0;
  let count = 0;
  for (let found = statement.exec(text); found && count < maxStatements; found = statement.exec(text)) {
    count++;
    const name = bare(found[3] ?? '');
    const listed = found[4] === undefined ? [] : namesIn(found[4].trim().slice(1, -1));
    const from = statement.lastIndex;
    if (found[1] !== undefined) {
      const open = text.indexOf('(', found.index);
      const created = open < 0 ? undefined : createdColumns(text, open);
      if (created && !columns.has(name)) columns.set(name, created.cells);
      statement.lastIndex = Math.max(statement.lastIndex, created?.end ?? 0);
      continue;
    }
    const part = partAt(text, from, found[2] === undefined ? 'values' : 'copy');
    if (!part) continue;
    if (listed.length > 0) columns.set(name, listed);
    const known = parts.get(name);
    if (known) known.push(part);
    else parts.set(name, [part]);
    statement.lastIndex = part.to;
  }
  return [...parts].map(([name, list]) => ({ name, columns: columns.get(name) ?? [], rows: rowsOf(text, list) }));
}

function partAt(text: string, from: number, shape: Part['shape']): Part | undefined {
  if (shape === 'copy') {
    const end = text.indexOf('\n\\.', from);
    return { from, to: end < 0 ? text.length : end, shape };
  }
  if (text[from] !== '(') return undefined;
  let to = from;
  for (const tuple of tuplesFrom(text, from)) to = tuple.end;
  return to === from ? undefined : { from, to, shape };
}

const rowsOf = (text: string, parts: readonly Part[]): Iterable<readonly string[]> => ({
  *[Symbol.iterator]() {
    for (const { from, to, shape } of parts) {
      if (shape === 'copy') yield* copiedRows(text, from, to);
      else for (const tuple of tuplesFrom(text, from)) yield tuple.cells;
    }
  },
});

/** The columns of one CREATE TABLE statement. */
export function columnsCreatedBy(sql: string): readonly string[] {
  const open = sql.indexOf('(');
  return open < 0 ? [] : createdColumns(sql, open).cells;
}
