import type { Detector } from '../model.ts';
import { digitsOf, weighted } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^\d{3}[ -]?\d{3}[ -]?\d{3}$/u;

const isTfn = (value: string): boolean => shape.test(value) && weighted(digitsOf(value), [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0;

export default {
  title: 'Australian tax file number',
  category: 'financial',
  labels: listed(`tfn, tax file number, tax file no`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])\d{3}([ -]?)\d{3}\1\d{3}(?![\p{L}\p{N}_]|[.-]\p{N})/gu, {
    confidence: 0.9,
    accepts: isTfn,
  }),
  accepts: isTfn,
  needsLabel: true,
  chance: 1 / 11,
  examples: {
    detect: ['TFN 123 456 782', 'Tax file number: 123456782'],
    ignore: ['123456782', 'TFN 123456789'],
  },
} satisfies Detector;
