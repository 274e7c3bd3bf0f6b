import type { Detector } from '../model.ts';
import { digitsOf, weighted } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^[STFGM]\d{7}[A-Z]$/iu;

const isNric = (value: string): boolean => {
  if (!shape.test(value)) return false;
  const code = value.toUpperCase();
  const first = code.charAt(0);
  const sum = weighted(digitsOf(code), [2, 7, 6, 5, 4, 3, 2]) + ('TG'.includes(first) ? 4 : first === 'M' ? 3 : 0);
  const letters = 'ST'.includes(first) ? 'JZIHGFEDCBA' : first === 'M' ? 'KLJNPQRTUWX' : 'XWUTRQPNMLK';
  return (first === 'M' ? letters[10 - (sum % 11)] : letters[sum % 11]) === code[8];
};

export default {
  title: 'Singapore identity number (NRIC, FIN)',
  category: 'identity',
  labels: listed(`nric, fin number, nric fin, nric number, nric no, singapore id`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])[STFGM]\d{7}[A-Z](?![\p{L}\p{N}_]|[.-]\p{N})/giu, {
    confidence: 0.9,
    accepts: isNric,
  }),
  accepts: isNric,
  needsLabel: true,
  chance: 1 / 26,
  examples: {
    detect: ['NRIC: S1234567D', 'nric no s1234567d'],
    ignore: ['S1234567D', 'NRIC S1234567A'],
  },
} satisfies Detector;
