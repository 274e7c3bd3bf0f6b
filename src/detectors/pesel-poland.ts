import type { Detector } from '../model.ts';
import { digitsOf, isDay, weighted } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^\d{11}$/u;
const weights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1];

/** Ustawa o ewidencji ludności: the month carries the century. */
const isPesel = (value: string): boolean => {
  if (!shape.test(value)) return false;
  const digits = digitsOf(value);
  const month = Number(value.slice(2, 4)) % 20;
  return isDay(2000 + Number(value.slice(0, 2)), month, Number(value.slice(4, 6))) && weighted(digits, weights) % 10 === 0;
};

export default {
  title: 'Polish identity number (PESEL)',
  category: 'identity',
  labels: listed(`pesel, numer pesel, nr pesel`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])\d{11}(?![\p{L}\p{N}_]|[.-]\p{N})/gu, { confidence: 0.9, accepts: isPesel }),
  accepts: isPesel,
  needsLabel: true,
  chance: 1 / 30,
  examples: {
    detect: ['PESEL 44051401359', 'numer PESEL: 02070803628'],
    ignore: ['44051401359', 'PESEL 44051401358'],
  },
} satisfies Detector;
