import type { Detector } from '../model.ts';
import { digitsOf, isDay, weighted } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^\d{6}-?\d{5}$/u;

/** Since 2017 codes begin with 32 and carry no date. */
const isPersonasKods = (value: string): boolean => {
  if (!shape.test(value)) return false;
  const digits = digitsOf(value);
  const dated = isDay(2000 + Number(value.slice(4, 6)), Number(value.slice(2, 4)), Number(value.slice(0, 2)));
  if (!dated) return value.startsWith('32');
  return ((1101 - weighted(digits, [1, 6, 3, 7, 9, 10, 5, 8, 4, 2])) % 11) % 10 === digits[10];
};

export default {
  title: 'Latvian personal code',
  category: 'identity',
  labels: listed(`personas kods, personas koda numurs`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])\d{6}-?\d{5}(?![\p{L}\p{N}_]|[.-]\p{N})/gu, {
    confidence: 0.9,
    accepts: isPersonasKods,
  }),
  accepts: isPersonasKods,
  needsLabel: true,
  chance: 1 / 40,
  examples: {
    detect: ['Personas kods: 161175-19997'],
    ignore: ['161175-19997', 'personas kods 161175-19998'],
  },
} satisfies Detector;
