import type { Detector } from '../model.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]$/iu;

const isPan = (value: string): boolean => shape.test(value);

export default {
  title: 'Indian permanent account number (PAN)',
  category: 'financial',
  labels: listed(`pan number, pan no, pan card, permanent account number, income tax pan`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z](?![\p{L}\p{N}_]|[.-]\p{N})/giu, {
    confidence: 0.9,
    accepts: isPan,
  }),
  accepts: isPan,
  needsLabel: true,
  examples: {
    detect: ['PAN card: ABCPE1234F'],
    ignore: ['ABCPE1234F', 'PAN card ABCZE1234F'],
  },
} satisfies Detector;
