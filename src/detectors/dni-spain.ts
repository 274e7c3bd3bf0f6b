import type { Detector } from '../model.ts';
import { compact } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^(?:\d{1,2}\.?\d{3}\.?\d{3}|[XYZ][ -]?\d{7})[ -]?[A-HJ-NP-TV-Z]$/iu;
const letters = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** Ministerio del Interior: the letter is the remainder of 23; X, Y and Z count as 0, 1 and 2. */
const isDni = (value: string): boolean => {
  if (!shape.test(value)) return false;
  const plain = compact(value);
  const number = plain.slice(0, -1).replace(/^[XYZ]/u, (first) => String('XYZ'.indexOf(first)));
  return letters[Number(number) % 23] === plain.at(-1);
};

export default {
  title: 'Spanish identity number (DNI, NIE)',
  category: 'identity',
  labels: listed(
    `dni, nie, nif españa, dni nie, número de dni, documento nacional de identidad, documento de identidad, número de identidad de extranjero`,
  ),
  find: occurrencesOf(
    /(?<![\p{L}\p{N}_.+-])(?:\d{2}\.?\d{3}\.?\d{3}|[XYZ][ -]?\d{7})[ -]?[A-HJ-NP-TV-Z](?![\p{L}\p{N}_]|[.-]\p{N})/giu,
    { confidence: 0.9, accepts: isDni },
  ),
  accepts: isDni,
  needsLabel: true,
  chance: 1 / 23,
  examples: {
    detect: ['DNI 12345678Z', 'NIE: X-1234567-L', 'mi dni es 12.345.678-Z'],
    ignore: ['12345678Z', 'DNI 12345678A'],
  },
} satisfies Detector;
