/** Values as PHP's `serialize` writes them, which WordPress and its plug-ins keep in their database: `a:1:{s:4:"name";…}`. */

const maxDepth = 50;
const maxMembers = 10_000;

type Value = string | number | boolean | { readonly [key: string]: Value } | null;

/** What stands at a byte, and where it ends. */
type Read = { readonly value: Value; readonly end: number };

const opening = /^(?:a:\d{1,6}:\{|O:\d{1,4}:"[\w\\]{1,200}":\d{1,6}:\{)/u;

export const isPhpText = (text: string): boolean => opening.test(text.slice(0, 300));

/** The bytes up to a mark, as text. */
function upTo(bytes: Buffer, from: number, mark: string): Read | undefined {
  const end = bytes.indexOf(mark, from, 'latin1');
  return end < 0 ? undefined : { value: bytes.toString('utf8', from, end), end: end + mark.length };
}

/** `s:4:"name";`: the length counts bytes. Where an export changed the text and not its length, the closing quote decides. */
function textAt(bytes: Buffer, from: number): Read | undefined {
  const length = upTo(bytes, from, ':');
  if (length === undefined || bytes[length.end] !== 0x22) return undefined;
  const start = length.end + 1;
  const end = start + Number(length.value);
  if (bytes.toString('latin1', end, end + 2) === '";') return { value: bytes.toString('utf8', start, end), end: end + 2 };
  return upTo(bytes, start, '";');
}

function membersAt(bytes: Buffer, from: number, depth: number): Read | undefined {
  const members: Record<string, Value> = {};
  let at = from;
  for (let count = 0; count <= maxMembers && bytes[at] !== 0x7d; count += 1) {
    const key = valueAt(bytes, at, depth);
    const member = key === undefined ? undefined : valueAt(bytes, key.end, depth);
    if (key === undefined || member === undefined) return undefined;
    const name = String(key.value);
    if (name !== '__proto__') members[name] = member.value;
    at = member.end;
  }
  return { value: members, end: at + 1 };
}

function valueAt(bytes: Buffer, from: number, depth: number): Read | undefined {
  if (depth > maxDepth) return undefined;
  const kind = bytes.toString('latin1', from, from + 2);
  if (kind === 's:') return textAt(bytes, from + 2);
  if (kind === 'N;') return { value: null, end: from + 2 };
  if (kind === 'a:' || kind === 'O:') {
    const open = upTo(bytes, from, '{');
    return open === undefined ? undefined : membersAt(bytes, open.end, depth + 1);
  }
  const bare = /^[bid]:$/u.test(kind) ? upTo(bytes, from + 2, ';') : undefined;
  if (bare === undefined) return undefined;
  return { value: kind === 'b:' ? bare.value === '1' : Number(bare.value), end: bare.end };
}

/** The value, its lists as members numbered from 0; undefined when it is none or ends early. */
export function parsePhpText(text: string): Value | undefined {
  return isPhpText(text) ? valueAt(Buffer.from(text), 0, 0)?.value : undefined;
}
