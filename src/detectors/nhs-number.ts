import type { Detector } from '../model.ts';
import { digitsOf, weighted } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const weights = [10, 9, 8, 7, 6, 5, 4, 3, 2];
const shape = /^\d{3}([ -]?)\d{3}\1\d{4}$/u;

/** NHS Data Model and Dictionary, NHS NUMBER: modulus 11; 10 is never given out. */
const isNhsNumber = (value: string): boolean => {
  if (!shape.test(value)) return false;
  const digits = digitsOf(value);
  if (digits.every((digit) => digit === digits[0])) return false;
  return (11 - (weighted(digits, weights) % 11)) % 11 === digits[9];
};

export default {
  title: 'NHS number',
  category: 'health',
  labels: listed(`nhs number, nhs no, nhs num, nhs id, nhs, nhs identifier, patient nhs number, rhif gig, nhs patient number,
    https://fhir.nhs.uk/id/nhs-number`),
  find: occurrencesOf(/(?<![\p{N}\p{L}.+-])\d{3}([ -]?)\d{3}\1\d{4}(?![\p{N}\p{L}]|[.-]\p{N})/gu, {
    confidence: 0.95,
    accepts: isNhsNumber,
  }),
  accepts: isNhsNumber,
  needsLabel: true,
  chance: 1 / 11,
  examples: {
    detect: ['NHS number 943 476 5919', 'NHS No: 9434765919', '943-476-5919 (NHS number)', 'nhsNumber=9000000009'],
    ignore: ['9434765919', 'NHS number 943 476 5918', 'NHS helpline 0300 311 2233', 'order 943 476 5919'],
  },
} satisfies Detector;
