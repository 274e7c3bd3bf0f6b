import type { Detector } from '../model.ts';
import { digitsOf, fitsMod1110 } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^\d{11}$/u;

const isOib = (value: string): boolean => shape.test(value) && fitsMod1110(digitsOf(value));

export default {
  title: 'Croatian personal identification number (OIB)',
  category: 'identity',
  labels: listed(`oib, osobni identifikacijski broj`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])\d{11}(?![\p{L}\p{N}_]|[.-]\p{N})/gu, { confidence: 0.9, accepts: isOib }),
  accepts: isOib,
  needsLabel: true,
  chance: 1 / 10,
  examples: {
    detect: ['OIB: 33392005961', 'oib 33392005961'],
    ignore: ['33392005961', 'OIB 33392005962'],
  },
} satisfies Detector;
