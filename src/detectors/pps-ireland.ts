import type { Detector } from '../model.ts';
import { compact, digitsOf, weighted } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^\d{7}[ -]?[A-W][ -]?[A-IW]?$/iu;

/** Department of Social Protection: remainder of 23; a second letter counts nine times. */
const isPps = (value: string): boolean => {
  if (!shape.test(value)) return false;
  const code = compact(value);
  const extra = code.length === 9 && code[8] !== 'W' ? (code.charCodeAt(8) - 64) * 9 : 0;
  return 'WABCDEFGHIJKLMNOPQRSTUV'[(weighted(digitsOf(code), [8, 7, 6, 5, 4, 3, 2]) + extra) % 23] === code[7];
};

export default {
  title: 'Irish personal public service number',
  category: 'identity',
  labels: listed(`pps, pps number, ppsn, pps no, pps num, personal public service number, uimhir psp, rsi number`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])\d{7}[ -]?[A-W][A-IW]?(?![\p{L}\p{N}_]|[.-]\p{N})/giu, {
    confidence: 0.9,
    accepts: isPps,
  }),
  accepts: isPps,
  needsLabel: true,
  chance: 1 / 23,
  examples: {
    detect: ['PPS number: 1234567T', 'ppsn 1234567FA'],
    ignore: ['1234567T', 'PPS 1234567A'],
  },
} satisfies Detector;
