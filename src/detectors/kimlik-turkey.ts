import type { Detector } from '../model.ts';
import { digitsOf, weighted } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^[1-9]\d{10}$/u;

const isKimlik = (value: string): boolean => {
  if (!shape.test(value)) return false;
  const digits = digitsOf(value);
  const tenth = (weighted(digits, [7, -1, 7, -1, 7, -1, 7, -1, 7]) % 10) + 10;
  return tenth % 10 === digits[9] && digits.slice(0, 10).reduce((sum, digit) => sum + digit, 0) % 10 === digits[10];
};

export default {
  title: 'Turkish identity number',
  category: 'identity',
  labels: listed(`tc kimlik, tc kimlik no, t.c. kimlik no, kimlik numarası, kimlik no, tckn`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])[1-9]\d{10}(?![\p{L}\p{N}_]|[.-]\p{N})/gu, { confidence: 0.9, accepts: isKimlik }),
  accepts: isKimlik,
  needsLabel: true,
  chance: 1 / 100,
  examples: {
    detect: ['TC Kimlik No: 10000000146'],
    ignore: ['10000000146', 'TC Kimlik No 10000000147'],
  },
} satisfies Detector;
