import type { Detector } from '../model.ts';
import { digitsOf, fitsLuhn } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^[1-79]\d{2}([- ]?)\d{3}\1\d{3}$/u;

const isSin = (value: string): boolean => shape.test(value) && fitsLuhn(digitsOf(value));

export default {
  title: 'Canadian social insurance number',
  category: 'identity',
  labels: listed(
    `sin, sin number, social insurance number, social insurance no, numéro d’assurance sociale, numéro assurance sociale, nas`,
  ),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])[1-79]\d{2}([- ]?)\d{3}\1\d{3}(?![\p{L}\p{N}_]|[.-]\p{N})/gu, {
    confidence: 0.9,
    accepts: isSin,
  }),
  accepts: isSin,
  needsLabel: true,
  chance: 1 / 10,
  examples: {
    detect: ['Social insurance number: 130 692 544', 'SIN 130-692-544'],
    ignore: ['130692544', 'SIN 130692545'],
  },
} satisfies Detector;
