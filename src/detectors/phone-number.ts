import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Anchors, Detector } from '../model.ts';
import { listed } from '../vocabulary/listed.ts';
import { behindLabel, type Occurrence } from '../vocabulary/occurrences.ts';

// ITU-T E.164: 15 digits at most; the shortest local numbers people write have six.
const maxDigits = 15;
const minDigits = 6;
const maxGroups = 7;
const maxGapChars = 3;

// Ofcom, National Telephone Numbering Plan.
const british =
  /^0(?:1[1-9]\d{7,8}|2[03489]\d{8}|3[0347]\d{8}|5[56]\d{8}|7\d{9}|800\d{6,7}|808\d{7}|84[2-5]\d{7}|87[0-3]\d{7}|9[018]\d{8})$/u;
const american = /^1?[2-9]\d{2}[2-9]\d{6}$/u;
const americanGroups = /^(?:1[-. ])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[-.])[2-9]\d{2}[-.]\d{4}$/u;
const pairs = /^0\d(?:[ .-]\d\d){4}$/u;
/** A trunk zero, an area, and the rest in two groups or more: how most of Europe writes a number at home. */
const trunk = /^\(?0[1-9]\d{0,3}\)?(?:[ .-]\d{2,4}){2,4}$|^0[1-9]\d{1,3}[ -]\d{6,7}$/u;
const extension = /^ ?(?:x|ext\.? ?|extension )\d{1,6}(?![\p{L}\p{N}])/iu;
const trailingLabel = /^[ -]{1,2}(?:office|fax|mobile|home|work|cell|direct|landline|desk)\b/iu;
const dateOrTime = /^(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|[0-3]?\d[-./][0-3]?\d[-./]\d{2,4})(?![-./ ]?\d)/u;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isGap = (code: number): boolean =>
  code === 32 || code === 46 || code === 45 || code === 40 || code === 41 || code === 47 || code === 0xa0;
const isWord = (code: number): boolean =>
  isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;

const maxRemembered = 2_000;
const remembered = new Map<string, boolean>();

/** Asked of the library once per number; its rules for a country are built anew each time otherwise. */
function isForeign(digits: string): boolean {
  const known = remembered.get(digits);
  if (known !== undefined) return known;
  const possible = parsePhoneNumberFromString(`+${digits}`)?.isPossible() ?? false;
  if (remembered.size >= maxRemembered) remembered.clear();
  remembered.set(digits, possible);
  return possible;
}

/** How sure a number with its digits only is; 0 where it is none that speaks for itself. */
function sureness(written: string, digits: string): number {
  if (written.startsWith('+')) {
    const plain = digits.replace(/^44\s*0/u, '44');
    return plain.startsWith('44') ? (british.test(`0${plain.slice(2)}`) ? 0.95 : 0) : isForeign(plain) ? 0.9 : 0;
  }
  if (digits.startsWith('00'))
    return digits.length > 9 && digits.length <= maxDigits && sureness(`+${digits.slice(2)}`, digits.slice(2)) > 0 ? 0.8 : 0;
  if (british.test(digits) && !/^\d{2}[./-]\d{2}[./-]\d{4}/u.test(written)) return digits.length === written.length ? 0.75 : 0.9;
  if (digits.startsWith('44') && british.test(`0${digits.slice(2)}`)) return 0.7;
  if (american.test(digits) && americanGroups.test(written)) return 0.75;
  if (pairs.test(written)) return 0.7;
  return digits.length >= 9 && digits.length <= 11 && trunk.test(written) && !dateOrTime.test(written) ? 0.55 : 0;
}

type Chain = { readonly end: number; readonly count: number; readonly last: number };

/** Groups of digits from one on, as long as they may belong to one number, the longest first. */
function chainsFrom(text: string, numbers: Int32Array, first: number): readonly Chain[] {
  const chains: Chain[] = [];
  let count = 0;
  let end = numbers[first] ?? 0;
  for (let at = first; at < numbers.length && at < first + maxGroups * 2; at += 2) {
    const start = numbers[at] ?? 0;
    if (at > first && !joins(text, end, start)) break;
    end = numbers[at + 1] ?? 0;
    count += end - start;
    if (count > maxDigits) break;
    if (count >= minDigits) chains.unshift({ end, count, last: at });
  }
  return chains;
}

function joins(text: string, from: number, to: number): boolean {
  if (to - from > maxGapChars || to === from) return false;
  for (let at = from; at < to; at += 1) if (!isGap(text.charCodeAt(at))) return false;
  return to - from < 2 || !(text.charCodeAt(from) === 46 || text.charCodeAt(from) === text.charCodeAt(from + 1));
}

function opening(text: string, first: number): number {
  let start = first;
  if (text.charCodeAt(start - 1) === 40) start -= 1;
  return text.charCodeAt(start - 1) === 43 ? start - 1 : start;
}

const mayBegin = (text: string, start: number, length: number): boolean => {
  const before = text.charCodeAt(start - 1);
  if (
    start > 0 &&
    (isWord(before) || before === 46 || before === 45 || before === 47 || before === 35 || before === 61 || before === 44)
  ) {
    // `?tel=020…` and `1,0161…`: a number may follow an equals sign, a comma only with a letter or space before that.
    if (before !== 61 && (before !== 44 || isDigit(text.charCodeAt(start - 2)))) return false;
  }
  return text.charCodeAt(start) === 43 || text.charCodeAt(start) === 40 || length > 1;
};

/** How numbers begin that speak for themselves: `+`, a bracket, a zero, `44`, `1-`, `905-`. */
function opensNumber(text: string, start: number, first: number, end: number): boolean {
  if (start < first) return true;
  const digit = text.charCodeAt(first);
  if (digit === 48) return true;
  const length = end - first;
  const after = text.charCodeAt(end);
  if (digit === 52 && text.charCodeAt(first + 1) === 52) return length === 2 || length > 10;
  return (length === 3 || (length === 1 && digit === 49)) && (after === 45 || after === 46);
}

const maxTrailingChars = 12;
const maxExtensionChars = 20;

function find(text: string, { numbers }: Anchors): readonly Occurrence[] {
  const found: Occurrence[] = [];
  for (let at = 0; at < numbers.length; at += 2) {
    const first = numbers[at] ?? 0;
    const end = numbers[at + 1] ?? 0;
    const start = opening(text, first);
    if (!mayBegin(text, start, end - first)) continue;
    const opens = opensNumber(text, start, first, end);
    if (!opens && (end - first > 4 || (numbers[at + 2] ?? first) - end > maxGapChars || !isGap(text.charCodeAt(end)))) continue;
    for (const chain of chainsFrom(text, numbers, at)) {
      const number = opens ? numberAt(text, start, chain) : labelledBehind(text, start, chain);
      if (number === undefined) continue;
      found.push(number);
      at = chain.last;
      break;
    }
  }
  return found;
}

function numberAt(text: string, start: number, chain: Chain): Occurrence | undefined {
  const { end } = chain;
  const next = text.charCodeAt(end);
  const mayExtend = next === 32 || (next | 32) === 120 || (next | 32) === 101;
  const ext = mayExtend ? (extension.exec(text.slice(end, end + maxExtensionChars))?.[0] ?? '') : '';
  if (ext === '' && (isWord(next) || ((next === 45 || next === 46 || next === 44) && isDigit(text.charCodeAt(end + 1)))))
    return undefined;
  const written = text.slice(start, end);
  const confidence = sureness(written, written.replace(/\D/gu, ''));
  if (confidence > 0) return { start, end: end + ext.length, value: written + ext, confidence };
  return labelledBehind(text, start, chain);
}

/** `416 60 039 office`: any number of the right length before such a word. */
function labelledBehind(text: string, start: number, { end, count }: Chain): Occurrence | undefined {
  const next = text.charCodeAt(end);
  if (count < 7 || (next !== 32 && next !== 45) || !trailingLabel.test(text.slice(end, end + maxTrailingChars))) return undefined;
  const value = text.slice(start, end);
  return dateOrTime.test(value) ? undefined : { start, end, value, confidence: 0.7 };
}

const digitCount = (text: string): number => text.replace(/\D/gu, '').length;

const labelled =
  /^(?:[^\p{L}\p{N}+(]|(?:is|at|on|me|no|number|numbers|nr|us|him|her|them|are|phone|mobile)(?![\p{L}\p{N}])){0,12}((?:\+|\(\+?)?\d(?:[ \u00A0()./-]{0,3}\d){5,14}(?: ?(?:x|ext\.? ?)\d{1,6})?)(?![\p{L}\p{N}]|[.,-]\p{N})/iu;

export default {
  title: 'Phone number',
  category: 'contact',
  labels:
    listed(`phone or email, email or phone, phone or email address, best number, number to ring, reach you on, caller, cid, caller number, caller id, cli, number to call, best number to ring, best number to call, cust tel, custtel, cust phone, phone, phone number, phone no, telephone, telephone number, telephone no, tel, tel no, tel number, mobile,
    mobile number, mobile no, mobile phone, cell, cell phone, cellphone, landline, home phone, home telephone, work phone,
    daytime phone, daytime telephone, evening telephone, contact number, contact no, contact phone, contact telephone, fax,
    fax number, whatsapp, whatsapp number, msisdn, ffôn, rhif ffôn, ffôn symudol, teileafón, guthán, uimhir ghutháin, uimhir theileafóin, téléphone,
    numéro de téléphone, portable, téléphone portable, telefon, telefonnummer, handy, handynummer, mobil, mobilnummer,
    mobiltelefon, festnetz, teléfono, número de teléfono, móvil, celular, telefono, numero di telefono, cellulare,
    telefone, telemóvel, telefoon, telefoonnummer, mobiel, gsm, telefonnr, tlf, puhelin, puhelinnumero, matkapuhelin,
    numer telefonu, telefon komórkowy, telefonní číslo, telefónne číslo, telefonszám, număr de telefon,
    telefonska številka, broj telefona, telefonas, tālrunis, τηλέφωνο, κινητό, телефон, мобилен, телефоны, номер телефона,
    мобильный, моб. тел., номер телефону, мобільний, контактный телефон, cep telefonu, cep tel, nomor telepon, no telepon, nomor hp, no hp, telepon, handphone,
    số điện thoại, điện thoại, sđt, telèfon, mòbil, numri i telefonit, shouji, shoujihao, dianhua, denwa, denwabango, gsm no, telefon no, 電話, 電話番号, 携帯, 携帯電話, 携帯番号, 連絡先,
    手机, 手机号, 手机号码, 手機, 手機號碼, 电话, 电话号码, 電話號碼, 联系电话, 联系方式, 联络电话, 전화, 전화번호, 휴대폰, 휴대폰번호, 휴대전화, 핸드폰, 연락처,
    เบอร์โทร, เบอร์โทรศัพท์, โทรศัพท์, มือถือ, رقم الهاتف, الهاتف, هاتف, رقم الجوال, الجوال, جوال, موبايل, טלפון, נייד, טלפון נייד, מספר טלפון`),
  cues: listed(`call me, call me on, call me at, text me, ring me, reach me, phone me, contact me on, answering at, messages to,
    call us on, desk, direct line, registered number`),
  anchoredOn: 'numbers',
  find,
  findLabelled: behindLabel(labelled, {
    confidence: 0.85,
    accepts: (value) => digitCount(value) >= minDigits + 1 && !dateOrTime.test(value),
  }),
  accepts: (cell) => {
    if (!/^(?:\+|\(\+?)?\d(?:[ \u00A0()./-]{0,3}\d){5,14}(?: ?(?:x|ext\.? ?)\d{1,6})?$/iu.test(cell) || dateOrTime.test(cell))
      return false;
    return digitCount(cell) > minDigits;
  },
  needsLabel: false,
  examples: {
    detect: [
      'Call 020 7946 0018 now',
      'tel:+442079460018',
      '+44 (0)7700 900123',
      '07700900123',
      '0044 7700 900 123',
      '+33 1 84 17 61 18',
      '(905) 674-3793',
      '905-674-3793x221',
      'Phone:\n60-56-85-91',
      '450 0840 office',
      'room 12, 0161 496 0000',
    ],
    ignore: [
      'order 905 674 3793',
      '12/03/1980',
      'UPRN 100023336956',
      '2024-01-01 10:00',
      '1.234.567.890',
      'ISBN 978-0-306-40615-7',
      'f07700900123',
      '0.7700900123',
      '943 476 5919',
      '$1,007,700,900',
    ],
  },
} satisfies Detector;
