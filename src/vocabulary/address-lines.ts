import { isCapital, isLetter } from './anchors.ts';
import { foldName } from './names.ts';
import type { Occurrence } from './occurrences.ts';
import { countedThings, countries, leadingTypes, plainStreetTypes, streetTypes, trailingType } from './street-words.ts';

/** A word of a line, or a number in it. */
type Token = {
  readonly start: number;
  readonly end: number;
  readonly folded: string;
  readonly capital: boolean;
  readonly shouted: boolean;
};

type Span = { readonly start: number; readonly end: number; readonly confidence: number };

const maxTokens = 6;
const maxNumberDigits = 6;
const particles = new Set(
  'de da do dos das del della di du la le les des d al el van von der den the of and i y e u z bis ter'.split(' '),
);

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isBlank = (code: number): boolean => code === 32 || code === 0xa0;

/** Postal addresses in running text, anchored on house numbers and boxes, then grown over the lines around them. */
export function addressesIn(text: string, numbers: Int32Array): readonly Occurrence[] {
  const found: Occurrence[] = [];
  let past = 0;
  for (let at = 0; at < numbers.length; at += 2) {
    const start = numbers[at] ?? 0;
    const end = numbers[at + 1] ?? 0;
    if (start < past || end - start > maxNumberDigits || !mayBeHouse(text, start, end)) continue;
    const core = coreAt(text, { start, end, past });
    if (core === undefined) continue;
    const span = grown(text, core, past);
    found.push({ start: span.start, end: span.end, value: text.slice(span.start, span.end), confidence: span.confidence });
    past = span.end;
  }
  return found;
}

/** Looks only to the sides where a word stands that may belong to an address. */
function coreAt(text: string, place: Place): Span | undefined {
  const { start, end } = place;
  const before = isBlank(text.charCodeAt(start - 1)) ? text.charCodeAt(start - 2) : 0;
  const fore = isLetter(before) || before === 46 || text.charCodeAt(start - 1) === 35;
  let next = isLetter(text.charCodeAt(end)) ? end + 1 : end;
  if (text.charCodeAt(next) === 44) next += 1;
  const aft = isBlank(text.charCodeAt(next)) && mayOpenStreet(text, next + 1);
  return (
    (fore ? box(text, place) : undefined) ??
    (aft ? ahead(text, start, end) : undefined) ??
    (fore ? behind(text, place) : undefined)
  );
}

const lowerOpeners = new Set([...'rcvupabd'].map((letter) => letter.charCodeAt(0)));

/** A capital, a second number, or the first letter of a word like `rue` or `calle`. */
function mayOpenStreet(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (isCapital(code)) return !countedThings.has(wordFrom(text, at).toLowerCase());
  if (isDigit(code)) {
    let past = at;
    while (isDigit(text.charCodeAt(past)) && past - at <= maxNumberDigits) past += 1;
    return isBlank(text.charCodeAt(past)) && !isDigit(text.charCodeAt(past + 1)) && mayOpenStreet(text, past + 1);
  }
  if (!lowerOpeners.has(code)) return false;
  return leadingTypes.has(wordFrom(text, at));
}

function wordFrom(text: string, at: number): string {
  let end = at;
  while (isLetter(text.charCodeAt(end)) && end - at < maxTypeChars) end += 1;
  return text.slice(at, end);
}

const maxTypeChars = 12;

/** Cheap enough to ask of every number: a word must stand on either side, and no sign that belongs to a figure. */
function mayBeHouse(text: string, start: number, end: number): boolean {
  const before = text.charCodeAt(start - 1);
  if (start > 0 && !isBlank(before) && before !== 10 && before !== 40 && before !== 44 && before !== 35 && before !== 62)
    return false;
  let next = text.charCodeAt(end);
  if (isLetter(next)) {
    next = text.charCodeAt(end + 1);
    if (isLetter(next)) return false;
  }
  return (
    Number.isNaN(next) ||
    isBlank(next) ||
    next === 10 ||
    next === 44 ||
    next === 46 ||
    next === 41 ||
    next === 59 ||
    next === 47 ||
    next === 45 ||
    next === 63 ||
    next === 60
  );
}

/** Words and numbers of a line from a place on, single blanks between them. */
function tokensFrom(text: string, from: number): readonly Token[] {
  const tokens: Token[] = [];
  let at = from;
  if (text.charCodeAt(at) === 44) at += 1;
  while (tokens.length < maxTokens) {
    if (!isBlank(text.charCodeAt(at)) || isBlank(text.charCodeAt(at + 1))) break;
    const token = tokenAt(text, at + 1);
    if (token === undefined) break;
    tokens.push(token);
    // Behind a number no name of a street goes on.
    if (isDigit(text.charCodeAt(token.start))) break;
    at = token.end;
    if (text.charCodeAt(at) === 46) at += 1;
  }
  return tokens;
}

function tokenAt(text: string, start: number): Token | undefined {
  let end = start;
  for (
    let code = text.charCodeAt(end);
    isLetter(code) ||
    isDigit(code) ||
    ((code === 45 || code === 39 || code === 0x2019) && end > start && isLetter(text.charCodeAt(end + 1)));
    code = text.charCodeAt(end)
  )
    end += 1;
  if (end === start) return undefined;
  return {
    start,
    end,
    folded: foldName(text.slice(start, end)),
    capital: isCapital(text.charCodeAt(start)),
    shouted: isCapital(text.charCodeAt(start + 1)),
  };
}

/** `14 Station Road`, `12 rue de la Paix`, `28245 Puruntie 82`. */
function ahead(text: string, start: number, end: number): Span | undefined {
  const houseEnd = isLetter(text.charCodeAt(end)) ? end + 1 : end;
  let tokens = tokensFrom(text, houseEnd);
  // A second number may be the house's: `1987 74 Diakou Street`.
  const first = tokens[0];
  if (first !== undefined && /^\d{1,5}[a-z]?$/u.test(first.folded)) tokens = tokensFrom(text, first.end);
  const head = tokens[0];
  if (
    head === undefined ||
    isDigit(text.charCodeAt(head.start)) ||
    countedThings.has(head.folded) ||
    (!head.capital && !leadingTypes.has(head.folded))
  )
    return undefined;
  const street = english(tokens) ?? (leadingTypes.has(head.folded) ? romance(tokens) : undefined);
  const digits = text.slice(start, end);
  // `2018 Western Balkans Summit` is an occasion.
  if (street !== undefined && !(isYear(digits) && !street.plain))
    return { start, end: dotted(text, street.end), confidence: street.plain ? 0.7 : 0.5 };
  if (digits.length < 3 || isYear(digits)) return undefined;
  const last = tokens.findIndex((token) => /^\d{1,4}[a-z]?$/u.test(token.folded));
  const middle = tokens.slice(0, last);
  if (
    last < 1 ||
    last > 4 ||
    !middle.every(
      (token) =>
        (token.capital || particles.has(token.folded) || trailingType.test(token.folded)) && !countedThings.has(token.folded),
    )
  )
    return undefined;
  const closing = tokens[last];
  return closing === undefined || isYear(closing.folded)
    ? undefined
    : { start, end: dotted(text, closing.end), confidence: 0.45 };
}

const isYear = (digits: string): boolean => /^(?:19|20)\d\d$/u.test(digits);
const dotted = (text: string, end: number): number =>
  text.charCodeAt(end) === 46 && text.charCodeAt(end + 1) === 10 ? end + 1 : end;

type Street = { readonly end: number; readonly plain: boolean };

function english(tokens: readonly Token[]): Street | undefined {
  let street: Street | undefined;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || !(token.capital || (at > 0 && (particles.has(token.folded) || streetTypes.has(token.folded)))))
      break;
    if (at > 0 && streetTypes.has(token.folded) && (street === undefined || at - 1 <= maxTokens))
      street = { end: token.end, plain: street?.plain === true || plainStreetTypes.has(token.folded) };
    else if (street !== undefined && !/^(?:n|s|e|w|ne|nw|se|sw|north|south|east|west)$/u.test(token.folded)) {
      const later = tokens.slice(at + 1, at + 2)[0];
      if (later === undefined || !streetTypes.has(later.folded)) break;
    } else if (street !== undefined) street = { end: token.end, plain: true };
  }
  return street;
}

function romance(tokens: readonly Token[]): Street | undefined {
  let end: number | undefined;
  for (const token of tokens.slice(1)) {
    if (token.capital) end = token.end;
    else if (end === undefined && isLetter(token.folded.charCodeAt(0))) continue;
    else if (end !== undefined && /^\d{1,4}[a-z]?$/u.test(token.folded)) return { end: token.end, plain: true };
    else if (!particles.has(token.folded)) break;
  }
  return end === undefined ? undefined : { end, plain: true };
}

type Place = { readonly start: number; readonly end: number; readonly past: number };

/** `Hauptstraße 12`, `Via Garibaldi 7`, `Erzsébet tér 19.`: the words before a number. */
function behind(text: string, { start, end, past }: Place): Span | undefined {
  if (!mayCloseStreet(text, start, end)) return undefined;
  const tokens = tokensBefore(text, start, past);
  const last = tokens[0];
  if (last === undefined || countedThings.has(last.folded)) return undefined;
  const house = isLetter(text.charCodeAt(end)) ? end + 1 : end;
  const lead = tokens.findIndex((token) => leadingTypes.has(token.folded));
  if (
    lead > 0 &&
    tokens.slice(0, lead).every((token) => token.capital || particles.has(token.folded)) &&
    isTypeWord(tokens[lead])
  ) {
    return { start: tokens[lead]?.start ?? start, end: dotted(text, house), confidence: 0.6 };
  }
  if (isYear(text.slice(start, end)) || last.folded.length < 5 || !trailingType.test(last.folded)) {
    const type =
      last.folded.length < 5 && trailingType.test(last.folded) && tokens[1]?.capital === true && text.charCodeAt(end) === 46;
    return type ? { start: tokens[1]?.start ?? start, end: end + 1, confidence: 0.5 } : undefined;
  }
  const more = tokens[1]?.capital === true && !countedThings.has(tokens[1].folded) && tokens[1].folded.length > 2;
  if (!last.capital && !more) return undefined;
  return { start: (more ? tokens[1]?.start : undefined) ?? last.start, end: dotted(text, house), confidence: 0.6 };
}

/** The word before the number begins with a capital, or is long enough to end in `-strasse`, or its number is a Hungarian one: `tér 19.` */
function mayCloseStreet(text: string, start: number, end: number): boolean {
  let from = start - 1;
  if (text.charCodeAt(from - 1) === 46) from -= 1;
  const last = from;
  while (from > 0 && isLetter(text.charCodeAt(from - 1))) from -= 1;
  return isCapital(text.charCodeAt(from)) || last - from >= 5 || (text.charCodeAt(end) === 46 && last > from);
}

/** Lower-case words for streets that are also English words only count with a capital. */
const isTypeWord = (token: Token | undefined): boolean =>
  token !== undefined &&
  ((token.capital && !token.shouted) || /^(?:rua|rue|calle|ul|ulica|c|al|os|nam|strada|viale|avenida)$/u.test(token.folded));

/** The nearest first. */
function tokensBefore(text: string, start: number, past: number): readonly Token[] {
  const tokens: Token[] = [];
  let at = start;
  while (tokens.length < maxTokens && at - 1 > past && isBlank(text.charCodeAt(at - 1))) {
    let end = at - 1;
    if (text.charCodeAt(end - 1) === 46) end -= 1;
    let from = end;
    while (from > past && (isLetter(text.charCodeAt(from - 1)) || (/['’-]/u.test(text.charAt(from - 1)) && from < end)))
      from -= 1;
    if (from === end) break;
    tokens.push({
      start: from,
      end,
      folded: foldName(text.slice(from, end)),
      capital: isCapital(text.charCodeAt(from)),
      shouted: isCapital(text.charCodeAt(from + 1)),
    });
    at = from;
  }
  return tokens;
}

const fleet = /(?:USS|USNS|USNV|USCGC) \p{Lu}[\p{L}’'-]{1,24}\s{1,4}(?:APO|FPO|DPO) A[AEP] $/u;
const maxFleetChars = 48;
const boxBefore =
  /(?:^|[^\p{L}])((?:P\.? ?O\.? ?Box|PO Box|Post(?:box|fach|boks)|Boîte Postale|B\.?P\.?|Apartado|Casella Postale|PSC|Unit|Apt|Apartment|Suite|Ste|Flat|CMR|Box)\.?(?: ?#| No\.?)? ?)$/iu;
const boxWords = new Set(
  'box no postbox postfach postboks postale bp p apartado postale psc unit apt apartment suite ste flat cmr'.split(' '),
);
const maxBoxChars = 18;
const boxAhead = /^(?:,? (?:Box|Bx) \d{1,5})/u;

/** The word in front of a number, a full stop, a number sign and a blank aside. */
function wordEnding(text: string, start: number): string {
  let end = start;
  while (end > 0 && start - end < 4 && !isLetter(text.charCodeAt(end - 1))) end -= 1;
  let from = end;
  while (from > 0 && end - from < maxTypeChars && isLetter(text.charCodeAt(from - 1))) from -= 1;
  return end - from > 9 ? '' : text.slice(from, end).toLowerCase();
}

function box(text: string, { start, end, past }: Place): Span | undefined {
  const ship =
    text.charCodeAt(start - 3) === 65 ? fleet.exec(text.slice(Math.max(past, start - maxFleetChars), start))?.[0] : undefined;
  if (ship !== undefined) return { start: start - ship.length, end, confidence: 0.6 };
  if (!boxWords.has(wordEnding(text, start))) return undefined;
  const before = text.slice(Math.max(past, start - maxBoxChars), start);
  const name = boxBefore.exec(before)?.[1];
  if (name === undefined) return undefined;
  const tail = boxAhead.exec(text.slice(end, end + maxBoxChars))?.[0] ?? '';
  const plain = /^(?:unit|flat|box)/iu.test(name);
  const first = start - name.length;
  // `Unit 3` is a lesson unless more of an address follows.
  if (plain && tail === '' && !/^,?\s{1,4}(?:\d|\p{Lu}[\p{L}'’]{2,20} (?:\p{Lu}|\d))/u.test(text.slice(end, end + 30)))
    return undefined;
  return { start: first, end: end + tail.length, confidence: plain && tail === '' ? 0.4 : 0.6 };
}

// What may follow a street: more lines, each of a shape an address line has.
const roomAhead = /^[,\s]{1,6}(?:Apt|Apartment|Suite|Ste|Unit|Flat|Floor)\.? ?#?\d{1,5}[a-zA-Z]?/iu;
const stateAhead = /^[,\s]{1,8}(?:(?:APO|FPO|DPO)[,\s]{1,3})?(?:[A-Z]{2,3}|nan)[,\s]{1,6}\d{4,6}(?:-\d{4})?(?!\d)/u;
const stateOnly = /^(?:\s{0,3},|\s{0,2}\n)\s{0,3}(?:[A-Z]{2,3}|nan)(?=\s{0,2}[\n,])/u;
const postcodeAhead = /^[,\s]{1,6}[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}(?![\p{L}\p{N}])/u;
const zipAhead = /^[,\s]{1,6}(?:[A-Z]{1,2}-)?\d{2,3}[- ]?\d{2,3}(?![\p{L}\p{N}]|[ .-]\d)/u;
const townAhead =
  /^(?:\s{0,2},\s{0,3}|\s{0,3}\n\s{0,4}|\s)\p{Lu}[\p{L}\p{M}'’.-]{1,24}(?:[ -](?:\p{Lu}[\p{L}\p{M}'’.-]{0,24}|de|la|el|do|da|am|an der|upon|on|under|i|na|nad|\(\p{Lu}\p{L}{2,12}\))){0,3}/u;
const maxLineChars = 64;
const maxLines = 8;

function grown(text: string, core: Span, past: number): Span {
  let end = core.end;
  let sure = core.end;
  // Behind a room what stands on the line is the town; elsewhere a town needs its code or country.
  let afterRoom = /(?:Apt|Apartment|Suite)\.? ?\d{1,5}$/u.test(text.slice(core.start, core.end));
  for (let line = 0; line < maxLines; line += 1) {
    const rest = unquoted(text.slice(end, end + maxLineChars));
    const firm = [roomAhead, postcodeAhead, stateAhead, zipAhead, stateOnly].find((pattern) => pattern.test(rest.text));
    if (firm !== undefined) {
      end += rest.dropped + (firm.exec(rest.text)?.[0].length ?? 0);
      sure = end;
      afterRoom = firm === roomAhead;
      continue;
    }
    const town = townAhead.exec(rest.text)?.[0];
    if (town === undefined) break;
    end += rest.dropped + town.length;
    if (
      afterRoom ||
      countries.has(foldName(town.replace(/[,\s]+/gu, ''))) ||
      countries.has(foldName(town.split(/\s/u).at(-1) ?? ''))
    )
      sure = end;
    afterRoom = false;
  }
  return { start: backwards(text, core.start, past), end: sure, confidence: core.confidence };
}

const quoteMarks = /^(\s{0,3}\n)([>?|*]{1,4})(?= ?\S)/u;

/** Lines of a quoted message begin with marks that are no part of the address. */
function unquoted(text: string): { readonly text: string; readonly dropped: number } {
  const marks = quoteMarks.exec(text);
  if (marks === null) return { text, dropped: 0 };
  return { text: `${marks[1] ?? ''}${text.slice(marks[0].length)}`, dropped: marks[2]?.length ?? 0 };
}

const roomBefore = /(?:Apt|Apartment|Suite|Unit|Flat|Room)\.? ?\d{1,5}[a-zA-Z]?,?\s{1,3}$/iu;
const numberBefore = /(?:^|\s)(\d{1,6} )$/u;
const cornerBefore = /the corner of $/iu;
const maxBeforeChars = 24;

function backwards(text: string, start: number, past: number): number {
  const before = text.slice(Math.max(past, start - maxBeforeChars), start);
  const piece = roomBefore.exec(before)?.[0] ?? numberBefore.exec(before)?.[1] ?? cornerBefore.exec(before)?.[0] ?? '';
  if (piece === '') return start;
  return backwards(text, start - piece.length, past);
}
