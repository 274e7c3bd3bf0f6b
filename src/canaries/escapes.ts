// One character as pages, scripts, addresses and mails may write it: `&#64;`, `%40`, `\u0040`, `=40`.

const ampersand = 0x26;
const percent = 0x25;
const backslash = 0x5c;
const equals = 0x3d;
const lineEnd = 10;
/** `&amp;amp;#64;`: written by programs that did not know of each other. */
const maxLayers = 4;
const maxDigits = 7;
const maxNameCharacters = 10;

/** Those a mailbox or a name may be written with; readers know them all. */
const names: ReadonlyMap<string, number> = new Map(
  [
    ...Object.entries({
      amp: '&',
      commat: '@',
      period: '.',
      dash: '-',
      hyphen: '-',
      lowbar: '_',
      plus: '+',
      num: '#',
      percnt: '%',
    }),
    ...Object.entries({ equals: '=', bsol: '\\', sol: '/', nbsp: ' ', shy: ' ', Tab: ' ', NewLine: ' ', apos: "'", quot: '"' }),
  ].map(([name, char]) => [name, char.charCodeAt(0)]),
);

export const isEscape = (code: number): boolean =>
  code === ampersand || code === percent || code === backslash || code === equals;
export const isQuotedPrintable = (code: number): boolean => code === equals;

// A character and the place behind it travel in one number: this is asked for every `&` and `%` of a page.
const placeUnit = 0x200000;
const packed = (code: number, end: number): number => end * placeUnit + code;
export const codeOf = (found: number): number => found % placeUnit;
export const endOf = (found: number): number => Math.floor(found / placeUnit);

const hexValue = (code: number): number => {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
};

/** So many hexadecimal digits, no fewer; 0 where something else stands. */
function hexAt(text: string, at: number, digits: number): number {
  let value = 0;
  for (let index = at; index < at + digits; index += 1) {
    const digit = hexValue(text.charCodeAt(index));
    if (digit < 0) return 0;
    value = value * 16 + digit;
  }
  return packed(value, at + digits);
}

function digitsAt(text: string, from: number, base: 10 | 16): number {
  let value = 0;
  let at = from;
  for (; at < from + maxDigits; at += 1) {
    const digit = hexValue(text.charCodeAt(at));
    if (digit < 0 || digit >= base) break;
    value = value * base + digit;
  }
  if (at === from || value > 0x10ffff) return 0;
  return packed(value, text[at] === ';' ? at + 1 : at);
}

function entityAt(text: string, at: number): number {
  if (text[at] === '#') {
    const isHex = text[at + 1] === 'x' || text[at + 1] === 'X';
    return isHex ? digitsAt(text, at + 2, 16) : digitsAt(text, at + 1, 10);
  }
  let end = at;
  while (end - at <= maxNameCharacters && text[end] !== ';') end += 1;
  const code = names.get(text.slice(at, end));
  return code === undefined ? 0 : packed(code, end + 1);
}

const octal = /[0-3][0-7]{2}/uy;

function afterBackslash(text: string, at: number): number {
  const next = text[at] ?? '';
  if (next === 'u' && text[at + 1] === '{') {
    const braced = digitsAt(text, at + 2, 16);
    return braced !== 0 && text[endOf(braced)] === '}' ? packed(codeOf(braced), endOf(braced) + 1) : 0;
  }
  if (next === 'u') return hexAt(text, at + 1, 4);
  // RTF writes `\'40`.
  if (next === 'x' || next === "'") return hexAt(text, at + 1, 2);
  octal.lastIndex = at;
  if (octal.test(text)) return packed(Number.parseInt(text.slice(at, at + 3), 8), at + 3);
  if (next === '\r' && text[at + 1] === '\n') return packed(lineEnd, at + 2);
  if (/[nrtvfb\r\n]/u.test(next)) return packed(lineEnd, at + 1);
  return /[!-/:-@[-`{-~]/u.test(next) ? packed(next.charCodeAt(0), at + 1) : 0;
}

/** RFC 2045: capitals only, which tells `=CA` from the `=ca` of `value=canary`; a line that goes on ends in `=`. */
function quotedAt(text: string, at: number): number {
  if (text[at] === '\n') return packed(lineEnd, at + 1);
  if (text[at] === '\r') return packed(lineEnd, text[at + 1] === '\n' ? at + 2 : at + 1);
  return /^[\dA-F]{2}$/u.test(text.slice(at, at + 2)) ? hexAt(text, at, 2) : 0;
}

function bodyAt(lead: number, text: string, at: number): number {
  if (lead === ampersand) return entityAt(text, at);
  if (lead === percent) return text[at] === 'u' ? hexAt(text, at + 1, 4) : hexAt(text, at, 2);
  return lead === backslash ? afterBackslash(text, at) : quotedAt(text, at);
}

/**
 * What the escape at `at` stands for and where it ends, for `codeOf` and `endOf`; 0 where it is no escape. What turns out
 * to begin another escape is read on: `%2540`, `\u0026#64;`.
 */
export function escapeAt(text: string, at: number): number {
  let found = 0;
  let lead = text.charCodeAt(at);
  for (let layer = 0, next = at + 1; layer < maxLayers && isEscape(lead); layer += 1) {
    const body = bodyAt(lead, text, next);
    if (body === 0) break;
    found = body;
    lead = codeOf(body);
    next = endOf(body);
  }
  return found;
}
