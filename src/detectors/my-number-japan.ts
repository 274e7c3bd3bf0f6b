import type { Detector } from '../model.ts';
import { digitsOf, weighted } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^\d{4}([ -]?)\d{4}\1\d{4}$/u;
const weights = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

const isMyNumber = (value: string): boolean => {
  if (!shape.test(value)) return false;
  const digits = digitsOf(value);
  const rest = weighted(digits, weights) % 11;
  return (rest <= 1 ? 0 : 11 - rest) === digits[11];
};

export default {
  title: 'Japanese My Number',
  category: 'identity',
  labels: listed(`my number, マイナンバー, 個人番号, kojin bango`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])\d{4}([ -]?)\d{4}\1\d{4}(?![\p{L}\p{N}_]|[.-]\p{N})/gu, {
    confidence: 0.9,
    accepts: isMyNumber,
  }),
  accepts: isMyNumber,
  needsLabel: true,
  chance: 1 / 11,
  examples: {
    detect: ['My Number: 1234 5678 9018', 'My Number 123456789018'],
    ignore: ['123456789018', 'My Number 1234 5678 9019'],
  },
} satisfies Detector;
