import type { Detector } from '../model.ts';
import { digitsOf, fitsLuhn, isDay } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^(?:(?:18|19|20)\d{2}|\d{2})(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|[67-8]\d|9[01])[-+ ]?\d{4}$/u;

/** Skatteverket SKV 704: Luhn over the last ten digits; coordination numbers add 60 to the day. */
const isPersonnummer = (value: string): boolean => {
  if (!shape.test(value)) return false;
  const digits = digitsOf(value).slice(-10);
  const day = (digits[4] ?? 0) * 10 + (digits[5] ?? 0);
  return (
    isDay(2000 + (digits[0] ?? 0) * 10 + (digits[1] ?? 0), (digits[2] ?? 0) * 10 + (digits[3] ?? 0), day > 60 ? day - 60 : day) &&
    fitsLuhn(digits)
  );
};

export default {
  title: 'Swedish personal number',
  category: 'identity',
  labels: listed(`personnummer, samordningsnummer, personnr, svenskt personnummer, pnr`),
  find: occurrencesOf(
    /(?<![\p{L}\p{N}_.+-])(?:(?:18|19|20)\d{2}|\d{2})(?:0[1-9]|1[0-2])\d{2}[-+ ]?\d{4}(?![\p{L}\p{N}_]|[.-]\p{N})/gu,
    { confidence: 0.9, accepts: isPersonnummer },
  ),
  accepts: isPersonnummer,
  needsLabel: true,
  chance: 1 / 40,
  examples: {
    detect: ['Personnummer: 811228-9874', 'personnr 198112289874'],
    ignore: ['811228-9874', 'Personnummer 811228-9873'],
  },
} satisfies Detector;
