import type { Detector } from '../model.ts';
import { digitsOf, isDay, weighted } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^\d{10}$/u;

/** GRAO: months are 20 higher before 1900 and 40 higher since 2000. */
const isEgn = (value: string): boolean => {
  if (!shape.test(value)) return false;
  const digits = digitsOf(value);
  if (!isDay(2000 + Number(value.slice(0, 2)), Number(value.slice(2, 4)) % 20, Number(value.slice(4, 6)))) return false;
  return (weighted(digits, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === digits[9];
};

export default {
  title: 'Bulgarian civil number (EGN)',
  category: 'identity',
  labels: listed(`egn, егн, единен граждански номер`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])\d{10}(?![\p{L}\p{N}_]|[.-]\p{N})/gu, { confidence: 0.9, accepts: isEgn }),
  accepts: isEgn,
  needsLabel: true,
  chance: 1 / 30,
  examples: {
    detect: ['EGN 7523169263', 'egn: 7523169263'],
    ignore: ['7523169263', 'EGN 7523169264'],
  },
} satisfies Detector;
