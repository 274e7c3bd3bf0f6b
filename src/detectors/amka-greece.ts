import type { Detector } from '../model.ts';
import { digitsOf, fitsLuhn, isDay } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^\d{11}$/u;

const isAmka = (value: string): boolean =>
  shape.test(value) &&
  isDay(2000 + Number(value.slice(4, 6)), Number(value.slice(2, 4)), Number(value.slice(0, 2))) &&
  fitsLuhn(digitsOf(value));

export default {
  title: 'Greek social security number (AMKA)',
  category: 'identity',
  labels: listed(`amka, αμκα`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])\d{11}(?![\p{L}\p{N}_]|[.-]\p{N})/gu, { confidence: 0.9, accepts: isAmka }),
  accepts: isAmka,
  needsLabel: true,
  chance: 1 / 40,
  examples: {
    detect: ['AMKA: 01013099997'],
    ignore: ['01013099997', 'AMKA 01013099998'],
  },
} satisfies Detector;
