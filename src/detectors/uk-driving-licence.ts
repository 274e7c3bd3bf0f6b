import { compact } from '../checksum.ts';
import { listed } from '../listed.ts';
import type { Detector } from '../model.ts';
import { occurrencesOf } from '../occurrences.ts';

const shape =
  /^[A-Z](?:[A-Z]{4}|[A-Z]{3}9|[A-Z]{2}9{2}|[A-Z]9{3}|9{4})[ -]?\d[0156]\d(?:[0-2]\d|3[01])\d[ -]?(?:[A-Z]{2}|[A-Z]9|99)[A-Z0-9]{3}(?:[ -]?\d{2})?$/iu;

/** DVLA: surname, then the birth date with 5 added to a woman's month, then initials. */
const isLicence = (value: string): boolean => {
  if (!shape.test(value)) return false;
  const digits = compact(value).slice(5, 11);
  const month = (Number(digits[1]) % 5) * 10 + Number(digits[2]);
  const day = Number(digits.slice(3, 5));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
};

export default {
  title: 'UK driving licence number',
  category: 'identity',
  labels: listed(
    `driving licence, driving licence number, driving licence no, driver licence number, driver number, drivers licence number, licence number, dvla number, rhif trwydded yrru`,
  ),
  find: occurrencesOf(
    /(?<![\p{L}\p{N}_.+-])[A-Z][A-Z9]{4}[ -]?\d[0156]\d[0-3]\d{2}[ -]?[A-Z][A-Z9][A-Z0-9]{3}(?:[ -]?\d{2}(?!\d))?(?![\p{L}\p{N}_]|[.-]\p{N})/giu,
    { confidence: 0.9, accepts: isLicence },
  ),
  accepts: isLicence,
  needsLabel: false,
  examples: {
    detect: ['Licence MORGA657054SM9IJ was shown', 'driving licence: morga657054sm9ij 35'],
    ignore: ['MORGA697054SM9IJ', 'ABCDE123'],
  },
} satisfies Detector;
