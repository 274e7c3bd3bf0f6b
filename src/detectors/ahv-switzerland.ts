import type { Detector } from '../model.ts';
import { digitsOf, weighted } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^756\.?\d{4}\.?\d{4}\.?\d{2}$/u;

/** Zentrale Ausgleichsstelle: an EAN-13 that begins with the country. */
const isAhv = (value: string): boolean =>
  shape.test(value) && weighted(digitsOf(value), [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0;

export default {
  title: 'Swiss social security number (AHV)',
  category: 'identity',
  labels: listed(`ahv, ahv nummer, ahv nr, ahvn13, sozialversicherungsnummer schweiz, numéro avs, avs, no avs, numero avs`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])756\.?\d{4}\.?\d{4}\.?\d{2}(?![\p{L}\p{N}_]|[.-]\p{N})/gu, {
    confidence: 0.9,
    accepts: isAhv,
  }),
  accepts: isAhv,
  needsLabel: true,
  chance: 1 / 1_000,
  examples: {
    detect: ['AHV-Nr. 756.9217.0769.85', 'numéro AVS: 7569217076985'],
    ignore: ['7569217076985', 'AHV 756.9217.0769.86'],
  },
} satisfies Detector;
