import type { Detector } from '../model.ts';
import { isDay } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^[0-3]\d[01]\d{3}[- ]?\d{4}$/u;

/** CPR-kontoret gave up the check digit in 2007: only the date can be told. */
const isCpr = (value: string): boolean =>
  shape.test(value) && isDay(2000 + Number(value.slice(4, 6)), Number(value.slice(2, 4)), Number(value.slice(0, 2)));

export default {
  title: 'Danish CPR number',
  category: 'identity',
  labels: listed(`cpr, cpr nummer, cpr nr, cpr-nummer, cprnr, personnummer dk`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])[0-3]\d[01]\d{3}[- ]?\d{4}(?![\p{L}\p{N}_]|[.-]\p{N})/gu, {
    confidence: 0.9,
    accepts: isCpr,
  }),
  accepts: isCpr,
  needsLabel: true,
  examples: {
    detect: ['CPR-nr. 010203-1234', 'cpr: 0102031234'],
    ignore: ['010203-1234', 'CPR 991399-1234'],
  },
} satisfies Detector;
