import type { Detector } from '../model.ts';
import { digitsOf, weighted } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^\d{5} ?\d{5}K?$/iu;

/** HMRC: the first digit checks the other nine. */
const isUtr = (value: string): boolean => {
  if (!shape.test(value)) return false;
  const digits = digitsOf(value);
  const rest = weighted(digits.slice(1), [6, 7, 8, 9, 10, 5, 4, 3, 2]) % 11;
  return '21987654321'[rest] === String(digits[0]);
};

export default {
  title: 'UK unique taxpayer reference',
  category: 'financial',
  labels: listed(
    `utr, utr number, unique taxpayer reference, unique tax reference, tax reference, self assessment reference, utr no`,
  ),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])\d{5} ?\d{5}(?![\p{L}\p{N}_]|[.-]\p{N})/gu, { confidence: 0.9, accepts: isUtr }),
  accepts: isUtr,
  needsLabel: true,
  chance: 1 / 11,
  examples: {
    detect: ['UTR: 1955839661', 'unique taxpayer reference 19558 39661'],
    ignore: ['1955839661', 'UTR 1955839662'],
  },
} satisfies Detector;
