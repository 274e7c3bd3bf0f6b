import type { Anchors, Detector } from '../model.ts';
import { listed } from '../vocabulary/listed.ts';
import type { Occurrence } from '../vocabulary/occurrences.ts';

// Royal Mail, PAF: the 124 areas; then outward district, and an inward code without C I K M O V.
const areas = new Set(
  `AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX
  IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS
  ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE`.split(/\s+/u),
);
const shape = /^([A-Z]{1,2})\d[A-Z\d]?([ \u00A0]{0,2})\d[ABD-HJLNP-UW-Z]{2}$/iu;
/** Two letters that follow a figure in ordinary writing: `b2 4th`, `m1 2px`. */
const unitsAndOrdinals = new Set([
  'st',
  'nd',
  'rd',
  'th',
  'px',
  'pt',
  'ex',
  'gb',
  'tb',
  'hz',
  'ft',
  'lb',
  'll',
  'hr',
  'yr',
  'up',
  'pp',
  'eu',
  'us',
]);
const girobank = /^GIR ?0AA$/iu;

const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isWord = (code: number): boolean => isLetter(code) || isDigit(code) || code >= 0xc0 || code === 95;
const isBlank = (code: number): boolean => code === 32 || code === 0xa0;
const isSmall = (code: number): boolean => code >= 97;
const inward = new Set([...'ABDEFGHJLNPQRSTUWXYZ'].flatMap((letter) => [letter.charCodeAt(0), letter.charCodeAt(0) | 32]));
const maxBlanks = 2;
const minOutward = 2;
const maxOutward = 4;

/** Where the outward code before an inward one starts; -1 where there is none. Hardly a number of a text comes this far. */
function outwardStart(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start <= maxOutward && isWord(text.charCodeAt(start - 1))) start -= 1;
  const length = end - start;
  if (length < minOutward || length > maxOutward || !isLetter(text.charCodeAt(start))) return -1;
  const letters = isLetter(text.charCodeAt(start + 1)) ? 2 : 1;
  const last = text.charCodeAt(end - 1);
  if (
    length <= letters ||
    length > letters + 2 ||
    !isDigit(text.charCodeAt(start + letters)) ||
    !(isLetter(last) || isDigit(last))
  )
    return -1;
  return areas.has(text.slice(start, start + letters).toUpperCase()) ? start : -1;
}

function postcodeEnding(text: string, end: number): string | undefined {
  const digit = end - 3;
  if (!inward.has(text.charCodeAt(end - 2)) || !inward.has(text.charCodeAt(end - 1))) return undefined;
  let outwardEnd = digit;
  while (digit - outwardEnd < maxBlanks && isBlank(text.charCodeAt(outwardEnd - 1))) outwardEnd -= 1;
  const start = outwardStart(text, outwardEnd);
  if (start === -1) return undefined;
  const value = text.slice(start, end);
  for (let at = start; at < end; at += 1)
    if (isSmall(text.charCodeAt(at)) && !isBlank(text.charCodeAt(at)))
      return outwardEnd < digit && !unitsAndOrdinals.has(value.slice(-2).toLowerCase()) ? value : undefined;
  return value;
}

/** Anchored on the inward code: a single digit and two letters that end a word. */
function find(text: string, { numbers }: Anchors): readonly Occurrence[] {
  const found: Occurrence[] = [];
  for (let at = 0; at < numbers.length; at += 2) {
    const last = (numbers[at + 1] ?? 0) - 1;
    if (!isLetter(text.charCodeAt(last + 1)) || !isLetter(text.charCodeAt(last + 2)) || isWord(text.charCodeAt(last + 3)))
      continue;
    const value = postcodeEnding(text, last + 3);
    if (value === undefined) continue;
    const start = last + 3 - value.length;
    const before = text.charCodeAt(start - 1);
    // `#E1 4AB` is a colour or a fragment, `-SW1A1AA` a piece of a longer code.
    if (before === 35 || before === 45) continue;
    found.push({ start, end: last + 3, value, confidence: value === value.toUpperCase() ? 0.85 : 0.6 });
  }
  return found;
}

export default {
  title: 'UK postcode',
  category: 'contact',
  labels:
    listed(`postcode, post code, postal code, zip, zip code, zipcode, zip postcode, postcode area, home postcode, cod post, pcd,
    pcds`),
  anchoredOn: 'numbers',
  find,
  accepts: (cell) => {
    if (girobank.test(cell)) return true;
    const area = shape.exec(cell)?.[1];
    return area !== undefined && areas.has(area.toUpperCase());
  },
  needsLabel: false,
  examples: {
    detect: ['He lives near SW1A 1AA.', 'postcode=M11AE&x=1', 'ec1a 1bb', 'Belfast BT7 1NN'],
    ignore: ['XQ1 1AA', 'on the b2 4th floor', 'path d="m1 2px"', 'a-E14AB', 'B1 1CC', 'ISO 9001', 'colour #E1 4AB'],
  },
} satisfies Detector;
