import type { Detector } from '../model.ts';
import { digitsOf, weighted } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^[2-6]\d{3}[ -]?\d{5}[ -]?\d(?:[ -/]?\d)?$/u;

const isMedicare = (value: string): boolean => {
  if (!shape.test(value)) return false;
  const digits = digitsOf(value);
  return weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === digits[8];
};

export default {
  title: 'Australian Medicare number',
  category: 'health',
  labels: listed(`medicare, medicare number, medicare card, medicare no`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])[2-6]\d{3}[ -]?\d{5}[ -]?\d(?:[ /-]?\d)?(?![\p{L}\p{N}_]|[.-]\p{N})/gu, {
    confidence: 0.9,
    accepts: isMedicare,
  }),
  accepts: isMedicare,
  needsLabel: true,
  chance: 1 / 10,
  examples: {
    detect: ['Medicare number 2123 45670 1'],
    ignore: ['2123 45670 1', 'Medicare 2123 45671 1'],
  },
} satisfies Detector;
