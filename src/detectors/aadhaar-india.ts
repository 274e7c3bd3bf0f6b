import type { Detector } from '../model.ts';
import { digitsOf } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^[2-9]\d{3}([ -]?)\d{4}\1\d{4}$/u;
const turn = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

/** Dihedral group of order ten. */
const times = (a: number, b: number): number =>
  a < 5 ? (b < 5 ? (a + b) % 5 : ((a + b) % 5) + 5) : b < 5 ? ((a - b + 5) % 5) + 5 : (a - b + 10) % 5;

/** UIDAI: Verhoeff's scheme, the permutation applied once more at each place. */
const isAadhaar = (value: string): boolean => {
  if (!shape.test(value)) return false;
  let sum = 0;
  digitsOf(value)
    .toReversed()
    .forEach((digit, at) => {
      let turned = digit;
      for (let round = 0; round < at % 8; round += 1) turned = turn[turned] ?? 0;
      sum = times(sum, turned);
    });
  return sum === 0;
};

export default {
  title: 'Indian Aadhaar number',
  category: 'identity',
  labels: listed(`aadhaar, aadhar, aadhaar number, aadhaar no, uid number, adhaar`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])[2-9]\d{3}([ -]?)\d{4}\1\d{4}(?![\p{L}\p{N}_]|[.-]\p{N})/gu, {
    confidence: 0.9,
    accepts: isAadhaar,
  }),
  accepts: isAadhaar,
  needsLabel: true,
  chance: 1 / 10,
  examples: {
    detect: ['Aadhaar number: 2341 2341 2346', 'aadhar 499118665246'],
    ignore: ['234123412346', 'Aadhaar 2341 2341 2347'],
  },
} satisfies Detector;
