import type { Anchors, Detector } from '../model.ts';
import { digitsOf, fitsLuhn } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { type Occurrence, occurrencesOf } from '../vocabulary/occurrences.ts';

/** ISO/IEC 7812 issuer ranges in use: first digits from, to, and lengths. */
const issuers: readonly { readonly from: number; readonly to: number; readonly lengths: readonly number[] }[] = [
  { from: 4000, to: 4999, lengths: [13, 16, 19] },
  { from: 5100, to: 5599, lengths: [16] },
  { from: 2221, to: 2720, lengths: [16] },
  { from: 3400, to: 3499, lengths: [15] },
  { from: 3700, to: 3799, lengths: [15] },
  { from: 3000, to: 3059, lengths: [14, 16, 19] },
  { from: 3095, to: 3095, lengths: [14, 16, 19] },
  { from: 3600, to: 3699, lengths: [14, 16, 19] },
  { from: 3800, to: 3999, lengths: [14, 16, 19] },
  { from: 3528, to: 3589, lengths: [16, 17, 18, 19] },
  { from: 1800, to: 1800, lengths: [15] },
  { from: 2131, to: 2131, lengths: [15] },
  { from: 6011, to: 6011, lengths: [16, 17, 18, 19] },
  { from: 6440, to: 6599, lengths: [16, 17, 18, 19] },
  { from: 6200, to: 6299, lengths: [16, 17, 18, 19] },
  { from: 8171, to: 8171, lengths: [16, 17, 18, 19] },
  { from: 2200, to: 2204, lengths: [16, 17, 18, 19] },
  { from: 9792, to: 9792, lengths: [16] },
  { from: 5018, to: 5038, lengths: [12, 13, 14, 15, 16, 17, 18, 19] },
  { from: 5600, to: 5899, lengths: [12, 13, 14, 15, 16, 17, 18, 19] },
  { from: 5000, to: 5099, lengths: [12, 13, 14, 15, 16, 17, 18, 19] },
  { from: 6000, to: 6999, lengths: [12, 13, 14, 15, 16, 17, 18, 19] },
];

const isCard = (value: string): boolean => {
  const digits = digitsOf(value);
  const prefix = weigh(digits);
  if (!issuers.some(({ from, to, lengths }) => prefix >= from && prefix <= to && lengths.includes(digits.length))) return false;
  return fitsLuhn(digits) && new Set(digits).size > 1;
};

const weigh = ([a = 0, b = 0, c = 0, d = 0]: readonly number[]): number => a * 1000 + b * 100 + c * 10 + d;

const groups = String.raw`(?:\d{4}([ \u00A0-])\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?|3\d{3}([ \u00A0-])\d{6}\2\d{4,5})`;
const grouped = new RegExp(String.raw`${groups}(?![\p{L}\p{N}_]|[-.]\p{N}| \d{1,4}(?!\d))`, 'yu');
const wholeGrouped = new RegExp(`^(?:${groups}|\\d{12,19})$`, 'u');

const isInside = (code: number): boolean =>
  (code >= 48 && code <= 57) ||
  (code >= 65 && code <= 90) ||
  (code >= 97 && code <= 122) ||
  code === 95 ||
  code === 45 ||
  code === 46 ||
  code === 43 ||
  code === 35;

/** Written in groups as on the card; a bare run of digits needs a word beside it. */
function find(text: string, { numbers }: Anchors): readonly Occurrence[] {
  const found: Occurrence[] = [];
  let past = 0;
  for (let at = 0; at < numbers.length; at += 2) {
    const start = numbers[at] ?? 0;
    if ((numbers[at + 1] ?? 0) - start !== 4 || start < past) continue;
    if (start > 0 && isInside(text.charCodeAt(start - 1))) continue;
    // The fifth group of a longer row of figures is no card.
    if (start > 1 && text.charCodeAt(start - 1) === 32 && text.charCodeAt(start - 2) >= 48 && text.charCodeAt(start - 2) <= 57)
      continue;
    grouped.lastIndex = start;
    const value = grouped.exec(text)?.[0];
    if (value === undefined || !isCard(value)) continue;
    past = start + value.length;
    found.push({ start, end: past, value, confidence: 0.95 });
  }
  return found;
}

/** Behind a label the first digit is enough: 3 to 6 are the industry's digits for travel and banking. */
const isBankCard = (value: string): boolean => {
  const digits = digitsOf(value);
  return /^[3-6]/u.test(value) && digits.length >= 15 && fitsLuhn(digits) && new Set(digits).size > 1;
};

const bare = occurrencesOf(
  /(?<![\p{L}\p{N}_.+#-]|\p{N} )(?:\d{4}([ -]?)\d{4}\1\d{4}\1\d{1,7}|\d{12,19}|3\d{3}([ -]?)\d{6}\2\d{4,5})(?![\p{L}\p{N}_]|[-.]\p{N})/gu,
  {
    confidence: 0.9,
    accepts: (value) => isCard(value) || isBankCard(value),
  },
);

export default {
  title: 'Payment card number',
  category: 'financial',
  labels: listed(`card number, card no, credit card, credit card number, debit card, debit card number, payment card, cc number,
    ccnumber, pan, primary account number, kreditkarte, kreditkartennummer, kartennummer, carte bancaire, numéro de carte,
    carte de crédit, tarjeta, número de tarjeta, tarjeta de crédito, carta di credito, numero carta, creditcard,
    kortnummer, kredittkort, numer karty, cartão de crédito`),
  cues: listed(`card, cards, cc, visa, mastercard, maestro, amex, american express, discover, diners club, jcb, atm card, my card,
    credit, debit`),
  anchoredOn: 'numbers',
  find,
  findLabelled: (text) => bare(text).slice(0, 1),
  accepts: (cell) => wholeGrouped.test(cell) && isCard(cell),
  needsLabel: false,
  examples: {
    detect: [
      '4111 1111 1111 1111. Then 5555 5555 5555 4444',
      'card 4111111111111111',
      'paid with 3782-822463-10005',
      'Card number is lost: 6304000000000000',
      'Visa 4222222222222',
    ],
    ignore: [
      '4111 1111 1111 1112',
      '4111111111111111',
      '0000 4111 1111 1111 1111',
      '4111-1111-1111-1111-1111',
      'id 12345678-4111-1111-1111-111111111111',
      '0.4111111111111111',
      '4111111111111111e12',
      '9111 1111 1111 1111',
      'card 0000000000000000',
    ],
  },
} satisfies Detector;
