import type { Detector } from '../model.ts';
import { digitsOf, isDay, weighted } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^\d{6} ?\d{4}$/u;

/** Public Health Scotland: birth date, then a number whose last digit checks modulo 11. */
const isChi = (value: string): boolean => {
  if (!shape.test(value)) return false;
  const digits = digitsOf(value);
  if (!isDay(2000 + Number(value.slice(4, 6)), Number(value.slice(2, 4)), Number(value.slice(0, 2)))) return false;
  return (11 - (weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === digits[9];
};

export default {
  title: 'Scottish patient number (CHI)',
  category: 'health',
  labels: listed(`chi, chi number, chi no, community health index`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])\d{6} ?\d{4}(?![\p{L}\p{N}_]|[.-]\p{N})/gu, { confidence: 0.9, accepts: isChi }),
  accepts: isChi,
  needsLabel: true,
  chance: 1 / 40,
  examples: {
    detect: ['CHI number: 0102034508'],
    ignore: ['0102034508', 'CHI 9902031234'],
  },
} satisfies Detector;
