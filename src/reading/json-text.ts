/** JSON as servers really send it: with guards in front, wrapped in a call, a value a line, or cut off. */

import { literalAt } from './script-literals.ts';

export type Parsed =
  | { readonly outcome: 'whole'; readonly value: unknown }
  /** The text ends inside the value; what was complete is there. */
  | { readonly outcome: 'cut'; readonly value: unknown }
  | { readonly outcome: 'not-json' };

const maxWrapChars = 200;
const minLinesShare = 0.9;

/** What servers put in front so that other sites cannot run it as a script, or a comment. */
const guard =
  /^\s{0,200}(?:\)\]\}'?,?\s{0,20}|while\s?\(1\);?|for\s?\(;;\);?|\/\*[^*]{0,100}\*\/\s{0,20}|&&&[A-Z]{1,20}&&&)?\s{0,200}/u;

/** `callback({…});` */
const call = /^[A-Za-z_$][\w$.]{0,100}\s{0,10}\(\s{0,20}(?=[{["])/u;

function bare(text: string): string {
  const start = guard.exec(text.slice(0, 1024))?.[0].length ?? 0;
  const rest = start === 0 ? text : text.slice(start);
  const opening = call.exec(rest.slice(0, maxWrapChars))?.[0];
  if (opening === undefined) return rest;
  const end = rest.lastIndexOf(')');
  return end > opening.length ? rest.slice(opening.length, end) : rest.slice(opening.length);
}

/** Whether a document's first characters can only be JSON's. */
export function opensJson(head: string): boolean {
  return /^(?:\{\s{0,1000}(?:"|\}\s{0,200}$)|\[\s{0,1000}(?:[{["\]\d-]|true|false|null))/u.test(
    bare(head.replace(/^\uFEFF/u, '')),
  );
}

/** Exactly one value, without any of the leniency below. Never throws. */
export function tryParse(text: string): Parsed {
  try {
    const value: unknown = JSON.parse(text);
    return { outcome: 'whole', value };
  } catch {
    return { outcome: 'not-json' };
  }
}

/** Whether it opens more lists in lists than anybody means: the parser takes its time for each, and no table comes of them. */
export const isBottomless = (text: string): boolean => /^(?:\s{0,20}\[){2000}/u.test(text);

/** A value a line, as logs and bulk exports are written. */
function lines(text: string): Parsed {
  if (!text.trimEnd().includes('\n')) return { outcome: 'not-json' };
  const values: unknown[] = [];
  let seen = 0;
  let at = 0;
  while (at < text.length) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    const line = text.slice(at, end).trim();
    at = end + 1;
    if (line === '') continue;
    seen++;
    const parsed = tryParse(line);
    if (parsed.outcome === 'whole') values.push(parsed.value);
    else if (seen < 3 && values.length === 0) return parsed;
  }
  if (values.length < 2 || values.length < seen * minLinesShare) return { outcome: 'not-json' };
  return values.length === seen ? { outcome: 'whole', value: values } : { outcome: 'cut', value: values };
}

/** Where a string ends, just past its quote; -1 when it does not. */
export function endOfString(text: string, open: number): number {
  for (let at = open + 1; ; at++) {
    const close = text.indexOf('"', at);
    if (close < 0) return -1;
    let slashes = 0;
    while (text.charCodeAt(close - 1 - slashes) === 0x5c) slashes++;
    if (slashes % 2 === 0) return close + 1;
    at = close;
  }
}

const isOpening = (code: number): boolean => code === 0x7b || code === 0x5b;
const isClosing = (code: number): boolean => code === 0x7d || code === 0x5d;

/** Closes what a cut left open, after the last value that was complete. */
function mended(text: string): string | undefined {
  const open: string[] = [];
  let good = 0;
  /** How many of what is open now were open there: what was opened since and closed again is complete. */
  let openThere = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      const end = endOfString(text, at);
      if (end < 0) break;
      at = end - 1;
    } else if (isOpening(code)) open.push(code === 0x7b ? '}' : ']');
    else if (isClosing(code)) {
      if (open.pop() !== text[at]) return undefined;
      [good, openThere] = [at + 1, open.length];
      if (open.length === 0) break;
    } else if (code === 0x2c && open.length <= 3) [good, openThere] = [at, open.length];
  }
  return open.length === 0 || good === 0 ? undefined : text.slice(0, good) + open.slice(0, openThere).toReversed().join('');
}

/**
 * Whether the parser stopped at a comment, a comma too many, a single quote or a bare word, rather than at an end that comes too
 * early. Its message may quote the text, and goes nowhere.
 */
function isLiberty(error: unknown, text: string): boolean {
  const said = error instanceof Error ? error.message : '';
  const at = Number(/ position (\d{1,12})/u.exec(said)?.[1] ?? -1);
  return /[/'`\]}A-Za-z_$]/u.test(text[at] ?? /^Unexpected token '(.)'/su.exec(said)?.[1] ?? '');
}

const maxLooseChars = 4 * 1024 * 1024;

/** With comments, commas at the end, dates as databases write them: nearly JSON, from one end to the other. */
function loosely(text: string): unknown {
  const { value, end } = literalAt(text, 0);
  return value !== undefined && /^[\s;)]{0,200}$/u.test(text.slice(end, end + 201)) && text.slice(end).trim().length < 3
    ? value
    : undefined;
}

/** Never throws. */
export function parseJson(text: string): Parsed {
  const value = bare(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  let liberty = false;
  try {
    const whole: unknown = JSON.parse(value);
    return { outcome: 'whole', value: whole };
  } catch (error) {
    liberty = isLiberty(error, value);
  }
  const many = lines(value);
  if (many.outcome !== 'not-json') return many;
  const loose = liberty && value.length <= maxLooseChars ? loosely(value) : undefined;
  if (loose !== undefined) return { outcome: 'whole', value: loose };
  const cut = mended(value);
  const parsed = cut === undefined ? undefined : tryParse(cut);
  return parsed?.outcome === 'whole' ? { outcome: 'cut', value: parsed.value } : { outcome: 'not-json' };
}
