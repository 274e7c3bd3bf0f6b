import { grown, type Span } from './address-growth.ts';
import { isCapital, isLetter } from './anchors.ts';
import { isBlank, isDigit, maxTypeChars, type Token, tokensBefore, tokensFrom, wordFrom } from './line-tokens.ts';
import type { Occurrence } from './occurrences.ts';
import { countedThings, leadingTypes, plainStreetTypes, streetTypes, trailingType } from './street-words.ts';

const particles = new Set(
  'de da do dos das del della di du la le les des d al el van von der den the of and i y e u z bis ter'.split(' '),
);

const maxNumberDigits = 6;
/** Texts with more addresses to their length than anybody could write are read no further. */
const minAddressChars = 16;
const fewAddresses = 32;

/** Postal addresses in running text, anchored on house numbers and boxes, then grown over the lines around them. */
export function addressesIn(text: string, numbers: Int32Array): readonly Occurrence[] {
  const found: Occurrence[] = [];
  let past = 0;
  const most = fewAddresses + text.length / minAddressChars;
  for (let at = 0; at < numbers.length && found.length < most; at += 2) {
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

/** `14 Station Road`, `12 rue de la Paix`, `28245 Puruntie 82`. */
function ahead(text: string, start: number, end: number): Span | undefined {
  const houseEnd = isLetter(text.charCodeAt(end)) ? end + 1 : end;
  let tokens = tokensFrom(text, houseEnd);
  // A second number may be the house's: `1987 74 Diakou Street`.
  const first = tokens[0];
  if (first !== undefined && /^\d{1,5}[a-z]?$/u.test(first.folded)) tokens = tokensFrom(text, first.end);
  const head = tokens[0];
  // `4 am on Monday 13 July` is no `Am Markt`.
  if (
    head === undefined ||
    isDigit(text.charCodeAt(head.start)) ||
    countedThings.has(head.folded) ||
    (!head.capital && (!leadingTypes.has(head.folded) || head.folded === 'am'))
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
    if (at > 0 && streetTypes.has(token.folded))
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

const fleet = /(?:USS|USNS|USNV|USCGC) \p{Lu}[\p{L}’'-]{1,24}\s{1,4}(?:APO|FPO|DPO) A[AEP] $/u;
const maxFleetChars = 48;
const boxBefore =
  /(?:^|[^\p{L}])((?:P\.? ?O\.? ?Box|PO Box|Post(?:box|fach|boks)|Boîte Postale|B\.?P\.?|Apartado|Casella Postale|PSC|Unit|Apt|Apartment|Suite|Ste|Flat|CMR|Box)\.?(?: ?#| No\.?)? ?)$/iu;
const boxWords = new Set(
  'box no postbox postfach postboks postale bp p apartado postale psc unit apt apartment suite ste flat cmr'.split(' '),
);
const maxBoxChars = 18;
const maxRestChars = 30;
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
  // `AA`, `AE` and `AP` are where a fleet's post goes.
  const mayShip = text.charCodeAt(start - 3) === 65 && isCapital(text.charCodeAt(start - 2));
  const ship = mayShip ? fleet.exec(text.slice(Math.max(past, start - maxFleetChars), start))?.[0] : undefined;
  if (ship !== undefined) return { start: start - ship.length, end, confidence: 0.6 };
  if (!boxWords.has(wordEnding(text, start))) return undefined;
  const before = text.slice(Math.max(past, start - maxBoxChars), start);
  const name = boxBefore.exec(before)?.[1];
  if (name === undefined) return undefined;
  const tail = boxAhead.exec(text.slice(end, end + maxBoxChars))?.[0] ?? '';
  const plain = /^(?:unit|flat|box)/iu.test(name);
  const first = start - name.length;
  // `Unit 3` is a lesson unless more of an address follows; a street behind `Flat 2, ` takes it along.
  const rest = text.slice(end, end + maxRestChars);
  if (plain && tail === '' && !/^,?\s{1,4}\p{Lu}[\p{L}'’]{2,20} (?:\p{Lu}|\d)/u.test(rest)) return undefined;
  return { start: first, end: end + tail.length, confidence: plain && tail === '' ? 0.4 : 0.6 };
}
