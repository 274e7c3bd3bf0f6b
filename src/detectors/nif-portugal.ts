import type { Detector } from '../model.ts';
import { digitsOf, weighted } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^[1-35689]\d{2} ?\d{3} ?\d{3}$/u;

const isNif = (value: string): boolean => {
  if (!shape.test(value)) return false;
  const digits = digitsOf(value);
  const rest = 11 - (weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11);
  return (rest > 9 ? 0 : rest) === digits[8];
};

export default {
  title: 'Portuguese tax number (NIF)',
  category: 'identity',
  labels: listed(`nif, número de contribuinte, contribuinte, número de identificação fiscal, nif portugal, contribuinte fiscal`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])[1-35689]\d{2} ?\d{3} ?\d{3}(?![\p{L}\p{N}_]|[.-]\p{N})/gu, {
    confidence: 0.9,
    accepts: isNif,
  }),
  accepts: isNif,
  needsLabel: true,
  chance: 1 / 10,
  examples: {
    detect: ['NIF 123456789', 'contribuinte: 245 678 905'],
    ignore: ['123456789', 'NIF 123456788'],
  },
} satisfies Detector;
