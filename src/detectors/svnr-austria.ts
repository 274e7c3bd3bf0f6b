import type { Detector } from '../model.ts';
import { digitsOf, weighted } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^\d{4} ?\d{6}$/u;

/** Dachverband der Sozialversicherungsträger: the fourth digit checks the others, the last six are the birth date. */
const isSvnr = (value: string): boolean => {
  if (!shape.test(value)) return false;
  const digits = digitsOf(value);
  const month = (digits[6] ?? 0) * 10 + (digits[7] ?? 0);
  if (month < 1 || month > 15) return false;
  return weighted(digits, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 === digits[3];
};

export default {
  title: 'Austrian social insurance number',
  category: 'identity',
  labels: listed(`sozialversicherungsnummer, svnr, sv nummer, sv nr, versicherungsnummer, svn`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])\d{4} ?\d{6}(?![\p{L}\p{N}_]|[.-]\p{N})/gu, { confidence: 0.9, accepts: isSvnr }),
  accepts: isSvnr,
  needsLabel: true,
  chance: 1 / 60,
  examples: {
    detect: ['SVNR: 1237 010180', 'Sozialversicherungsnummer 1237010180'],
    ignore: ['1237010180', 'SVNR 1238 010180'],
  },
} satisfies Detector;
