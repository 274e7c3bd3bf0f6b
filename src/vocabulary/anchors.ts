import type { Anchors } from '../model.ts';

// V8 skips to one range of characters many bytes at a time; a class of several wide ranges costs five times as much
// (measured), so the first letter is sought in ASCII, then beyond it, and the rest of the word is walked.
const digit = /[0-9]/gu;
const asciiCapital = /(?<![A-Za-z])[A-Z]/gu;
const otherLetter = /[\u00C0-\u052F]/gu;

const tableChars = 0x530;
const capitalOf = Uint8Array.from({ length: tableChars }, (_, code) =>
  /[\p{Lu}\p{Lt}]/u.test(String.fromCharCode(code)) ? 1 : 0,
);

/** Whether a UTF-16 unit is a Latin, Greek or Cyrillic capital. */
export const isCapital = (code: number): boolean => capitalOf[code] === 1;

const none = new Int32Array(0);
const firstPlaces = 1_024;

/** Grown as needed and kept between texts; what callers get is a copy of the part in use. */
let places = new Int32Array(firstPlaces);

function grow(): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(places.length * 2);
  grown.set(places);
  places = grown;
  return grown;
}

const isAsciiLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;

/** Latin, Greek and Cyrillic letters, and the marks that follow them. */
export const isLetter = (code: number): boolean =>
  code < 0xc0 ? isAsciiLetter(code) : (code <= 0x52f && code !== 0xd7 && code !== 0xf7) || (code >= 0x1e00 && code <= 0x1eff);

/** A table of figures, a drawing's path, a counter: nothing in such a row is anybody's number. */
const maxRowNumbers = 30;
const maxRowDigits = 4;

const isRowGap = (code: number): boolean =>
  code === 32 || (code >= 44 && code <= 47) || code === 58 || code === 59 || code === 95;

/** Where figures stand close, the next is looked for by hand: cheaper than asking the expression again. */
const nearChars = 4;

function numbersIn(text: string): Int32Array {
  let list = places;
  let count = 0;
  let row = 0;
  let past = -1;
  for (let start = nextDigit(text, 0); start !== -1; start = nextDigit(text, past)) {
    let end = start + 1;
    while (isDigit(text.charCodeAt(end))) end += 1;
    // What scripts and styles call things, `block12` and `a3f`, is most of what a page's source has of figures.
    if (end - start <= maxInnerDigits && isSmall(text.charCodeAt(start - 1))) {
      past = end;
      continue;
    }
    row = start === past + 1 && end - start <= maxRowDigits && isRowGap(text.charCodeAt(past)) ? row + 1 : 0;
    past = end;
    if (row === maxRowNumbers) count -= (maxRowNumbers - 1) * 2;
    if (row >= maxRowNumbers) continue;
    if (count + 2 > list.length) list = grow();
    list[count] = start;
    list[count + 1] = end;
    count += 2;
  }
  return count === 0 ? none : list.slice(0, count);
}

const maxInnerDigits = 6;
const isSmall = (code: number): boolean => (code >= 97 && code <= 122) || code === 95;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

function nextDigit(text: string, from: number): number {
  for (let at = from; at < from + nearChars; at += 1) if (isDigit(text.charCodeAt(at))) return at;
  digit.lastIndex = from + nearChars;
  return digit.test(text) ? digit.lastIndex - 1 : -1;
}

function capitalsBy(pattern: RegExp, text: string): Int32Array {
  let list = places;
  let count = 0;
  pattern.lastIndex = 0;
  while (pattern.test(text)) {
    const start = pattern.lastIndex - 1;
    if (start > 0 && isLetter(text.charCodeAt(start - 1))) continue;
    if (!isCapital(text.charCodeAt(start))) continue;
    if (count === list.length) list = grow();
    list[count] = start;
    count += 1;
  }
  return count === 0 ? none : list.slice(0, count);
}

function merged(some: Int32Array, others: Int32Array): Int32Array {
  if (others.length === 0) return some;
  if (some.length === 0) return others;
  const all = new Int32Array(some.length + others.length);
  let left = 0;
  let right = 0;
  for (let at = 0; at < all.length; at += 1) {
    const takeLeft = right >= others.length || (left < some.length && (some[left] ?? 0) < (others[right] ?? 0));
    all[at] = (takeLeft ? some[left] : others[right]) ?? 0;
    if (takeLeft) left += 1;
    else right += 1;
  }
  return all;
}

/** Where the numbers, the short ones behind small letters aside, and the capitalised words of a text stand. */
export function anchorsOf(text: string): Anchors {
  return { numbers: numbersIn(text), capitals: merged(capitalsBy(asciiCapital, text), capitalsBy(otherLetter, text)) };
}
