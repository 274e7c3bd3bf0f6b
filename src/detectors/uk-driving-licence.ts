import type { Anchors, Detector } from '../model.ts';
import { compact } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import type { Occurrence } from '../vocabulary/occurrences.ts';

const shape =
  /^[A-Z](?:[A-Z]{4}|[A-Z]{3}9|[A-Z]{2}9{2}|[A-Z]9{3}|9{4})[ -]?\d[0156]\d(?:[0-2]\d|3[01])\d[ -]?(?:[A-Z]{2}|[A-Z]9|99)[A-Z0-9]{3}(?:[ -]?\d{2})?$/iu;

/** DVLA: surname, then the birth date with 5 added to a woman's month, then initials. */
const isLicence = (value: string): boolean => {
  if (!shape.test(value)) return false;
  const digits = compact(value).slice(5, 11);
  const month = (Number(digits[1]) % 5) * 10 + Number(digits[2]);
  const day = Number(digits.slice(3, 5));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
};

const written = /[A-Z][A-Z9]{4}[ -]?\d[0156]\d[0-3]\d{2}[ -]?[A-Z][A-Z9][A-Z0-9]{3}(?:[ -]?\d{2})?(?![\p{L}\p{N}_-])/uy;
const dateDigits = 6;
const maxDigits = 10;
const surnameChars = 5;

const isWord = (code: number): boolean =>
  (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122) || code === 95 || code === 45;

/** Anchored on the six digits of the birth date, which a short surname's nines may run into. */
function find(text: string, { numbers }: Anchors): readonly Occurrence[] {
  const found: Occurrence[] = [];
  for (let at = 0; at < numbers.length; at += 2) {
    const first = numbers[at] ?? 0;
    const end = numbers[at + 1] ?? 0;
    if (end - first < dateDigits || end - first > maxDigits) continue;
    const apart = end - first === dateDigits && (text.charCodeAt(first - 1) === 32 || text.charCodeAt(first - 1) === 45) ? 1 : 0;
    const start = end - dateDigits - surnameChars - apart;
    if (start < 0 || isWord(text.charCodeAt(start - 1))) continue;
    written.lastIndex = start;
    const value = written.exec(text)?.[0];
    if (value !== undefined && isLicence(value)) found.push({ start, end: start + value.length, value, confidence: 0.9 });
  }
  return found;
}

export default {
  title: 'UK driving licence number',
  category: 'identity',
  labels: listed(
    `driving licence, driving licence number, driving licence no, driver licence number, driver number, drivers licence number, licence number, dvla number, rhif trwydded yrru`,
  ),
  anchoredOn: 'numbers',
  find,
  accepts: isLicence,
  needsLabel: false,
  examples: {
    detect: ['Licence MORGA657054SM9IJ was shown', 'driving licence: MORGA 657054 SM9IJ 35'],
    ignore: ['MORGA697054SM9IJ', 'ABCDE123'],
  },
} satisfies Detector;
