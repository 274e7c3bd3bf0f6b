/** Rows of cells out of delimited text that arrives in pieces; lenient, linear, and holding little more than a piece, or a long record twice over. */

export type Dialect = { readonly delimiter: string; readonly newline: '\n' | '\r' };

const quote = 0x22;
const maxQuotedChars = 256 * 1024;
const maxColumns = 4096;
/** A file with this many unclosed quotes, or so much text behind them, does not quote at all: searching on for each would be quadratic. */
const maxUnclosedQuotes = 16;
const maxUnclosedChars = 2 * maxQuotedChars;

/** Where a quoted cell ends: just past its closing quote, or -1 while the text at hand does not hold it. */
function closingQuote(text: string, open: number, ends: string): number {
  let at = open + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close < 0 || close - open > maxQuotedChars) return -1;
    const after = text[close + 1];
    if (after === undefined || ends.includes(after)) return close + 1;
    at = close + (after === '"' ? 2 : 1);
  }
}

/** Blanks of no width come with what people copy. */
const unseen: readonly string[] = ['\u200b', '\u2060', '\ufeff'];
const everyUnseen = /[\u200b\u2060\ufeff]/gu;

/**
 * Without the marks that keep spreadsheets from reading a cell as a number or a formula: `'2002-04-03`, `'+44 …`, `="00123"`.
 */
function unmarked(written: string): string {
  const cell = unseen.some((one) => written.includes(one)) ? written.replace(everyUnseen, '') : written;
  const first = cell.charCodeAt(0);
  if (first === 0x27) return /^'[\d=+@-][^']*$/u.test(cell) ? cell.slice(1) : cell;
  return first === 0x3d && cell.length > 3 && cell.startsWith('="') && cell.endsWith('"') ? cell.slice(2, -1) : cell;
}

type Cursor = {
  text: string;
  at: number;
  delimiterAt: number;
  newlineAt: number;
  unclosed: number;
  unclosedChars: number;
  readonly dialect: Dialect;
  readonly ends: string;
};

function nextOf(text: string, what: string, from: number): number {
  const found = text.indexOf(what, from);
  return found < 0 ? Number.POSITIVE_INFINITY : found;
}

/** An opening quote at the cursor, blanks before it forgiven. */
function quoteAt({ text, at, dialect }: Cursor): number {
  if (text.charCodeAt(at) === quote) return at;
  if (text.charCodeAt(at) !== 0x20 || dialect.delimiter === ' ') return -1;
  let next = at;
  while (text.charCodeAt(next) === 0x20) next++;
  return text.charCodeAt(next) === quote ? next : -1;
}

/** The quoted cell's end, or -1 when there is none; -2 when more text may still bring it. */
function quotedEnd(cursor: Cursor, open: number, last: boolean): number {
  const end = closingQuote(cursor.text, open, cursor.ends);
  if (end >= 0 && (last || end < cursor.text.length)) return end;
  if (!last && cursor.text.length - open <= maxQuotedChars) return -2;
  if (end < 0) {
    cursor.unclosed++;
    cursor.unclosedChars += Math.min(cursor.text.length - open, maxQuotedChars);
  }
  return end;
}

const unquoted = (text: string, open: number, end: number): string => {
  const inner = text.slice(open + 1, end - 1);
  return inner.includes('"') ? inner.replaceAll('""', '"') : inner;
};

/** Past lines that hold nothing but delimiters and blanks, as far as they go: no record each. */
function skipBlankLines(cursor: Cursor): void {
  const { text, dialect } = cursor;
  const lineEnd = dialect.newline.charCodeAt(0);
  const delimiter = dialect.delimiter.charCodeAt(0);
  for (let at = cursor.at; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === lineEnd) cursor.at = at + 1;
    else if (code !== delimiter && code !== 0x20 && code !== 0x0d) return;
  }
}

/** Reads on into `row` to the end of the record; false when the text at hand ends inside a cell, where the cursor stays. */
function record(cursor: Cursor, row: string[], last: boolean): boolean {
  const { text, dialect } = cursor;
  for (;;) {
    const open = cursor.unclosed < maxUnclosedQuotes && cursor.unclosedChars < maxUnclosedChars ? quoteAt(cursor) : -1;
    const end = open < 0 ? -1 : quotedEnd(cursor, open, last);
    if (end === -2) return false;
    const from = end < 0 ? cursor.at : end;
    if (cursor.delimiterAt < from) cursor.delimiterAt = nextOf(text, dialect.delimiter, from);
    if (cursor.newlineAt < from) cursor.newlineAt = nextOf(text, dialect.newline, from);
    const stop = Math.min(cursor.delimiterAt, cursor.newlineAt);
    if (stop > text.length && !last) return false;
    const to = Math.min(stop, text.length);
    const ends = stop !== cursor.delimiterAt || stop > text.length;
    const cut = ends && text.charCodeAt(to - 1) === 0x0d && to > from ? to - 1 : to;
    if (row.length < maxColumns) row.push(unmarked(end < 0 ? text.slice(cursor.at, cut) : unquoted(text, open, end)));
    cursor.at = to + 1;
    if (ends) return true;
  }
}

const isFilled = (cell: string): boolean => cell.trim() !== '';

/** Every record, blank ones left out. Cells are as written, without their quotes and marks. */
export function* recordsOf(pieces: Iterable<string>, dialect: Dialect): Generator<string[]> {
  const cursor: Cursor = {
    text: '',
    at: 0,
    delimiterAt: -1,
    newlineAt: -1,
    unclosed: 0,
    unclosedChars: 0,
    dialect,
    ends: `${dialect.delimiter}\r\n`,
  };
  /** A record may go on over many pieces: what was read of it is not read again. */
  let row: string[] = [];
  const drain = function* (last: boolean): Generator<string[]> {
    while (cursor.at < cursor.text.length || (last && row.length > 0)) {
      if (row.length === 0) skipBlankLines(cursor);
      if (!record(cursor, row, last)) return;
      const whole = row;
      row = [];
      if (isFilled(whole[0] ?? '') || whole.some(isFilled)) yield whole;
    }
  };
  let waiting: string[] = [];
  let waitingChars = 0;
  const feed = (): void => {
    cursor.text = [cursor.text.slice(cursor.at), ...waiting].join('');
    cursor.at = 0;
    cursor.delimiterAt = -1;
    cursor.newlineAt = -1;
    waiting = [];
    waitingChars = 0;
  };
  for (const piece of pieces) {
    waiting.push(piece);
    waitingChars += piece.length;
    // A cell over many pieces is looked at again when as much more of it has come: looking at each would be quadratic.
    if (waitingChars < cursor.text.length - cursor.at) continue;
    feed();
    yield* drain(false);
  }
  feed();
  yield* drain(true);
}
