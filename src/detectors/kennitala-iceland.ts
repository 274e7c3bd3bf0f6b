import type { Detector } from '../model.ts';
import { digitsOf, isDay, weighted } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^[0-7]\d[01]\d{3}-?\d{3}[089]$/u;

/** Þjóðskrá: the ninth digit checks the first eight; companies add 40 to the day. */
const isKennitala = (value: string): boolean => {
  if (!shape.test(value)) return false;
  const digits = digitsOf(value);
  if (!isDay(2000 + Number(value.slice(4, 6)), Number(value.slice(2, 4)), Number(value.slice(0, 2)))) return false;
  return (11 - (weighted(digits, [3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === digits[8];
};

export default {
  title: 'Icelandic identity number (kennitala)',
  category: 'identity',
  labels: listed(`kennitala, kt`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])[0-3]\d[01]\d{3}-?\d{3}[089](?![\p{L}\p{N}_]|[.-]\p{N})/gu, {
    confidence: 0.9,
    accepts: isKennitala,
  }),
  accepts: isKennitala,
  needsLabel: true,
  chance: 1 / 100,
  examples: {
    detect: ['Kennitala: 120174-3399', 'kt. 1201743399'],
    ignore: ['120174-3399', 'kennitala 120174-3389'],
  },
} satisfies Detector;
