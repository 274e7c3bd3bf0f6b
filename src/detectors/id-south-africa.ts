import type { Detector } from '../model.ts';
import { digitsOf, fitsLuhn, isDay } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^\d{6} ?\d{4} ?[01]\d{2}$/u;

const isSouthAfricanId = (value: string): boolean =>
  shape.test(value) &&
  isDay(2000 + Number(value.slice(0, 2)), Number(value.slice(2, 4)), Number(value.slice(4, 6))) &&
  fitsLuhn(digitsOf(value));

export default {
  title: 'South African identity number',
  category: 'identity',
  labels: listed(`south african id, sa id number, rsa id, said number, sa id, rsa id number`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])\d{6} ?\d{4} ?[01]\d{2}(?![\p{L}\p{N}_]|[.-]\p{N})/gu, {
    confidence: 0.9,
    accepts: isSouthAfricanId,
  }),
  accepts: isSouthAfricanId,
  needsLabel: true,
  chance: 1 / 150,
  examples: {
    detect: ['SA ID number 8001015009087'],
    ignore: ['8001015009087', 'SA ID 8001015009088'],
  },
} satisfies Detector;
