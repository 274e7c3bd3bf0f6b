import type { Detector } from '../model.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^[A-Z]\d{4}[A-Z]{2}$/u;

/** HM Prison and Probation Service: a letter, four figures and two letters, kept through every sentence. */
const isPrisonNumber = (value: string): boolean => shape.test(value);

export default {
  title: 'Prison number (England and Wales)',
  category: 'identity',
  labels: listed(
    `prison number, prison no, prisoner number, prisoner no, prisoner id, noms, noms number, noms no, noms id, nomis, nomis number, nomis no, nomis id, offender no, offender number, offender identifier, offender display id`,
  ),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])[A-Z]\d{4}[A-Z]{2}(?![\p{L}\p{N}_]|[.-]\p{N})/gu, {
    confidence: 0.9,
    accepts: isPrisonNumber,
  }),
  accepts: isPrisonNumber,
  needsLabel: true,
  examples: {
    detect: ['Prison number: A1234BC', 'NOMS no G5823GP'],
    ignore: ['A1234BC', 'Prison number: to be confirmed'],
  },
} satisfies Detector;
