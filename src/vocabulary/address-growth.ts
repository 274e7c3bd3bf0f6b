import { isDigit } from './line-tokens.ts';
import { foldName } from './names.ts';
import { countries } from './street-words.ts';

/** Where an address stands, and how sure it is. */
export type Span = { readonly start: number; readonly end: number; readonly confidence: number };

// What may follow a street: more lines, each of a shape an address line has.
const roomAhead = /^[,\s]{1,6}(?:Apt|Apartment|Suite|Ste|Unit|Flat|Floor)\.? ?#?\d{1,5}[a-zA-Z]?/iu;
const stateAhead = /^[,\s]{1,8}(?:(?:APO|FPO|DPO)[,\s]{1,3})?(?:[A-Z]{2,3}|nan)[,\s]{1,6}\d{4,6}(?:-\d{4})?(?!\d)/u;
const stateOnly = /^(?:\s{0,3},|\s{0,2}\n)\s{0,3}(?:[A-Z]{2,3}|nan)(?=\s{0,2}[\n,])/u;
const postcodeAhead = /^[,\s]{1,6}[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}(?![\p{L}\p{N}])/u;
const zipAhead = /^[,\s]{1,6}(?:[A-Z]{1,2}-)?\d{2,3}[- ]?\d{2,3}(?![\p{L}\p{N}]|[ .-]\d)/u;
const townAhead =
  /^(?:\s{0,2},\s{0,3}|\s{0,3}\n\s{0,4}|\s)(?!\p{Lu}{1,2}\d)\p{Lu}[\p{L}\p{M}'’.-]{1,24}(?:[ -](?!\p{Lu}{1,2}\d)(?:\p{Lu}[\p{L}\p{M}'’.-]{0,24}|de|la|el|do|da|am|an der|upon|on|under|i|na|nad|\(\p{Lu}\p{L}{2,12}\))){0,3}/u;
const firmAhead = [roomAhead, stateAhead, zipAhead, stateOnly];
const maxLineChars = 64;
const maxSeparators = 9;
const maxLines = 8;

/** An address from its street on: the lines behind it, and what belongs to it in front. */
export function grown(text: string, core: Span, past: number): Span {
  let end = core.end;
  let sure = core.end;
  // Behind a room what stands on the line is the town; elsewhere a town needs its code or country.
  let afterRoom = endsAsRoom(text, core);
  for (let line = 0; line < maxLines && mayGoOn(text, end); line += 1) {
    const rest = unquoted(text.slice(end, end + maxLineChars));
    // A British postcode is a find of its own; what stands before it is the town.
    if (postcodeAhead.test(rest.text)) {
      sure = end;
      break;
    }
    const firm = firmAhead.find((pattern) => pattern.test(rest.text));
    if (firm !== undefined) {
      end += rest.dropped + (firm.exec(rest.text)?.[0].length ?? 0);
      sure = end;
      afterRoom = firm === roomAhead;
      continue;
    }
    const town = townAhead.exec(rest.text)?.[0];
    if (town === undefined) break;
    end += rest.dropped + town.length;
    if (afterRoom || endsInCountry(town)) sure = end;
    afterRoom = false;
  }
  return { start: backwards(text, core.start, past), end: sure, confidence: core.confidence };
}

const lastTwo = (text: string): string => text.slice(-2).toLowerCase();
const countryEndings = new Set([...countries].map(lastTwo));
const plainEnding = /[a-z)]{2}$/iu;

/** Told from the last two letters where it can be: most lines end in no country. */
function endsInCountry(town: string): boolean {
  if (!countryEndings.has(lastTwo(town)) && plainEnding.test(town)) return false;
  return countries.has(foldName(town.replace(/[,\s]+/gu, ''))) || countries.has(foldName(town.split(/\s/u).at(-1) ?? ''));
}

const room = /(?:Apt|Apartment|Suite)\.? ?\d{1,5}$/iu;
const endsAsRoom = (text: string, { start, end }: Span): boolean =>
  isDigit(text.charCodeAt(end - 1)) && room.test(text.slice(start, end));

const isSeparator = (code: number): boolean => code === 32 || code === 44 || (code >= 9 && code <= 13);
/** First letters of rooms in any case, and of `nan`, which a program wrote. */
const lowerOpeners = new Set([...'asufn'].map((letter) => letter.charCodeAt(0)));
const maxAscii = 128;

/** Asked first, for most streets end there: whether a letter or a number follows behind a blank or comma that may open a line. */
function mayGoOn(text: string, end: number): boolean {
  let at = end;
  while (isSeparator(text.charCodeAt(at)) && at - end < maxSeparators) at += 1;
  const code = text.charCodeAt(at);
  if (code >= maxAscii || at - end === maxSeparators) return true;
  if (at === end) return false;
  if (isDigit(code)) return isDigit(text.charCodeAt(at + 1));
  if (code >= 97) return lowerOpeners.has(code) || code > 122;
  return code >= 65 || code === 62 || code === 63 || code === 42;
}

const quoteMarks = /^(\s{0,3}\n)([>?|*]{1,4})(?= ?\S)/u;

/** Lines of a quoted message begin with marks that are no part of the address. */
function unquoted(text: string): { readonly text: string; readonly dropped: number } {
  const marks = quoteMarks.exec(text);
  if (marks === null) return { text, dropped: 0 };
  return { text: `${marks[1] ?? ''}${text.slice(marks[0].length)}`, dropped: marks[2]?.length ?? 0 };
}

const roomBefore = /(?:Apt|Apartment|Suite|Unit|Flat|Room)\.? ?(?:\d{1,5}[a-zA-Z]?,?\s{1,3})?$/iu;
const numberBefore = /(?:^|\s)(\d{1,6} )$/u;
const cornerBefore = /the corner of $/iu;
const maxBeforeChars = 24;

function backwards(text: string, start: number, past: number): number {
  if (!mayBelong(text, start, past)) return start;
  const before = text.slice(Math.max(past, start - maxBeforeChars), start);
  const piece = roomBefore.exec(before)?.[0] ?? numberBefore.exec(before)?.[1] ?? cornerBefore.exec(before)?.[0] ?? '';
  if (piece === '') return start;
  return backwards(text, start - piece.length, past);
}

/** The last letters of words for rooms, and of `the corner of`. */
const lastLetters = new Set([...'temfTEMF'].map((letter) => letter.charCodeAt(0)));

/** Whether a number, a room or a corner may end just before: most addresses begin where their street does. */
function mayBelong(text: string, start: number, past: number): boolean {
  let at = start;
  while (at > past && (isSeparator(text.charCodeAt(at - 1)) || text.charCodeAt(at - 1) === 46)) at -= 1;
  if (at <= past) return false;
  const code = text.charCodeAt(at - 1);
  return code >= maxAscii || isDigit(code) || lastLetters.has(code) || isDigit(text.charCodeAt(at - 2));
}
