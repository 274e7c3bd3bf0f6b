import type { Detector } from '../model.ts';
import { digitsOf, fitsMod1110 } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^[1-9]\d ?\d{3} ?\d{3} ?\d{3}$/u;

/** § 139b AO: one digit of the first ten occurs twice or thrice, the last follows ISO 7064 MOD 11,10. */
const isSteuerId = (value: string): boolean => {
  if (!shape.test(value)) return false;
  const digits = digitsOf(value);
  const distinct = new Set(digits.slice(0, 10)).size;
  return (distinct === 9 || distinct === 8) && fitsMod1110(digits);
};

export default {
  title: 'German tax identification number',
  category: 'identity',
  labels: listed(
    `steuer id, steuerid, steueridentifikationsnummer, steuerliche identifikationsnummer, identifikationsnummer, idnr, steuer idnr, tin germany`,
  ),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])[1-9]\d ?\d{3} ?\d{3} ?\d{3}(?![\p{L}\p{N}_]|[.-]\p{N})/gu, {
    confidence: 0.9,
    accepts: isSteuerId,
  }),
  accepts: isSteuerId,
  needsLabel: true,
  chance: 1 / 20,
  examples: {
    detect: ['Steuer-ID: 86 095 742 719', 'IdNr. 47036892816'],
    ignore: ['86095742719', 'Steuer-ID 86095742718'],
  },
} satisfies Detector;
