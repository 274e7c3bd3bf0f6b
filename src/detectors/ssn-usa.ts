import type { Detector } from '../model.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

// SSA: 000, 666 and 9xx are never areas; ITINs begin with 9 and are taken in.
const shape = /^(?!000|666)\d{3}([- ]?)(?!00)\d{2}\1(?!0000)\d{4}$/u;

const isSsn = (value: string): boolean => shape.test(value) && !/^(\d)\1{2}\D?\1{2}\D?\1{4}$/u.test(value);

export default {
  title: 'US social security number',
  category: 'identity',
  labels: listed(
    `ssn, social security number, social security no, social security, ss number, ss#, soc sec, itin, last four ssn`,
  ),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])\d{3}([- ]?)\d{2}\1\d{4}(?![\p{L}\p{N}_]|[.-]\p{N})/gu, {
    confidence: 0.9,
    accepts: isSsn,
  }),
  accepts: isSsn,
  needsLabel: true,
  examples: {
    detect: ['SSN: 536-22-1234', 'social security number 536221234'],
    ignore: ['536-22-1234', 'SSN 000-12-3456', 'SSN 666-12-3456'],
  },
} satisfies Detector;
