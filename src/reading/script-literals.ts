/** Literals of scripts that JSON would not take: names without quotes, single quotes, comments, a comma at the end. Nothing is run. */

const maxDepth = 60;

type Cursor = { readonly text: string; at: number };

const nothing = Symbol('not a literal');

type Read = unknown;

const space = /[\s\uFEFF]*(?:\/\/[^\n]*\n\s*|\/\*[^*]{0,2000}\*\/\s*)?/uy;
const name = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/uy;

function skip(cursor: Cursor): void {
  space.lastIndex = cursor.at;
  space.exec(cursor.text);
  cursor.at = Math.max(cursor.at, space.lastIndex);
}

function take(cursor: Cursor, pattern: RegExp): string | undefined {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text)?.[0];
  if (found !== undefined) cursor.at += found.length;
  return found;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', '0': '' };

const unescaped = (text: string): string =>
  text.includes('\\')
    ? text.replace(/\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([\s\S]))/gu, (_, four?: string, two?: string, one?: string) => {
        const code = four ?? two;
        if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
        return one === undefined || one === '\n' ? '' : (escapes[one] ?? one);
      })
    : text;

/** The quoted text at the cursor, whichever its quotes. */
function quoted(cursor: Cursor): string | symbol {
  const { text } = cursor;
  const mark = text[cursor.at] ?? '';
  for (let at = cursor.at + 1; at < text.length; at++) {
    const code = text[at];
    if (code === '\\') at++;
    else if (code === mark) {
      const inner = text.slice(cursor.at + 1, at);
      cursor.at = at + 1;
      return mark === '`' && inner.includes('${') ? nothing : unescaped(inner);
    } else if (code === '\n' && mark !== '`') return nothing;
  }
  cursor.at = text.length;
  return nothing;
}

/** A list, or what PHP writes as one: `array('name' => 'Jane', …)` is keyed. */
function list(cursor: Cursor, depth: number, closing: ']' | ')' = ']'): Read {
  const values: unknown[] = [];
  const entries: [string, unknown][] = [];
  cursor.at++;
  for (;;) {
    skip(cursor);
    if (cursor.text[cursor.at] === closing) {
      cursor.at++;
      return entries.length > 0 ? Object.fromEntries(entries) : values;
    }
    const value = literal(cursor, depth + 1);
    if (value === nothing) return nothing;
    skip(cursor);
    if (cursor.text.startsWith('=>', cursor.at)) {
      cursor.at += 2;
      const held = literal(cursor, depth + 1);
      if (held === nothing) return nothing;
      entries.push([String(value), held]);
      skip(cursor);
    } else values.push(value);
    if (cursor.text[cursor.at] === ',') cursor.at++;
    else if (cursor.text[cursor.at] !== closing) return nothing;
  }
}

function keyed(cursor: Cursor, depth: number): Read {
  const entries: [string, unknown][] = [];
  cursor.at++;
  for (;;) {
    skip(cursor);
    const first = cursor.text[cursor.at] ?? '';
    if (first === '}') {
      cursor.at++;
      return Object.fromEntries(entries);
    }
    const key = first === '"' || first === "'" ? quoted(cursor) : (take(cursor, name) ?? take(cursor, number) ?? nothing);
    skip(cursor);
    if (typeof key !== 'string' || cursor.text[cursor.at] !== ':') return nothing;
    cursor.at++;
    const value = literal(cursor, depth + 1);
    if (value === nothing) return nothing;
    entries.push([key, value]);
    skip(cursor);
    if (cursor.text[cursor.at] === ',') cursor.at++;
    else if (cursor.text[cursor.at] !== '}') return nothing;
  }
}

const words: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['undefined', null],
]);

function literal(cursor: Cursor, depth: number): Read {
  if (depth > maxDepth) return nothing;
  skip(cursor);
  const first = cursor.text[cursor.at] ?? '';
  if (first === '[') return list(cursor, depth);
  if (first === '{') return keyed(cursor, depth);
  if (first === '"' || first === "'" || first === '`') return quoted(cursor);
  const figures = take(cursor, number);
  if (figures !== undefined) return Number(figures);
  const word = take(cursor, name);
  if (word === undefined) return nothing;
  if (word === 'array' && cursor.text[cursor.at] === '(') return list(cursor, depth, ')');
  return wrapping.has(word) ? wrapped(cursor, depth) : words.has(word) ? words.get(word) : nothing;
}

/** How databases write what JSON has no kind for: `ISODate("1970-01-01")`. */
const wrapping: ReadonlySet<string> = new Set(
  'ISODate ObjectId UUID NumberLong NumberInt NumberDecimal Timestamp Date'.split(' '),
);

/** The value between the brackets at the cursor; further ones tell how it is meant. */
function wrapped(cursor: Cursor, depth: number): Read {
  skip(cursor);
  if (cursor.text[cursor.at] !== '(') return nothing;
  cursor.at++;
  skip(cursor);
  const value = cursor.text[cursor.at] === ')' ? null : literal(cursor, depth + 1);
  skip(cursor);
  if (value === nothing || cursor.text[cursor.at] !== ')') return nothing;
  cursor.at++;
  return value;
}

/** The literal that starts at `from`, and where reading ended; no value where a script does more than list values. */
export function literalAt(text: string, from: number): { readonly value: unknown; readonly end: number } {
  const cursor: Cursor = { text, at: from };
  const value = literal(cursor, 0);
  return { value: value === nothing ? undefined : value, end: cursor.at };
}

/** `const people = {`, `module.exports = {`, `export default {` at the start of a script, comments apart. */
const assignment =
  /^(?:\s{0,200}(?:\/\/[^\n]{0,500}\n|\/\*[^*]{0,2000}\*\/)){0,20}\s{0,200}(?:(?:export\s{1,5})?(?:const|let|var)\s{1,5}[\w$]{1,100}\s{0,5}=|module\.exports\s{0,5}=|export\s{1,5}default)\s{0,20}(?=\{)/u;

/** The object that a script begins with and gives a name, under names without quotes; undefined where it is code. */
export function assignedIn(script: string): unknown {
  const head = assignment.exec(script.slice(0, maxHeadChars))?.[0];
  return head === undefined ? undefined : literalAt(script, head.length).value;
}

const maxHeadChars = 20_000;
