import type { Detector } from '../model.ts';
import { digitsOf, weighted } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^\d{3}[ -]?\d{3}[ -]?\d{3}$/u;

const isTaj = (value: string): boolean => {
  if (!shape.test(value)) return false;
  const digits = digitsOf(value);
  return weighted(digits, [3, 7, 3, 7, 3, 7, 3, 7]) % 10 === digits[8];
};

export default {
  title: 'Hungarian social security number (TAJ)',
  category: 'health',
  labels: listed(`taj, taj szám, tajszám, taj szam`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])\d{3}[ -]?\d{3}[ -]?\d{3}(?![\p{L}\p{N}_]|[.-]\p{N})/gu, {
    confidence: 0.9,
    accepts: isTaj,
  }),
  accepts: isTaj,
  needsLabel: true,
  chance: 1 / 10,
  examples: {
    detect: ['TAJ szám: 123 456 788'],
    ignore: ['123456788', 'TAJ 123456789'],
  },
} satisfies Detector;
