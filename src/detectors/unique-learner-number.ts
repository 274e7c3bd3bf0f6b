import type { Detector } from '../model.ts';
import { digitsOf, weighted } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^[1-9]\d{9}$/u;

/** Learning Records Service: ten less the remainder of 11 over the first nine. */
const isUln = (value: string): boolean => {
  if (!shape.test(value)) return false;
  const digits = digitsOf(value);
  const rest = weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return rest !== 0 && 10 - rest === digits[9];
};

export default {
  title: 'Unique learner number (UK)',
  category: 'identity',
  labels: listed(`uln, unique learner number, learner number`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])[1-9]\d{9}(?![\p{L}\p{N}_]|[.-]\p{N})/gu, { confidence: 0.9, accepts: isUln }),
  accepts: isUln,
  needsLabel: true,
  chance: 1 / 11,
  examples: {
    detect: ['ULN: 1000000051', 'unique learner number 1000000051'],
    ignore: ['1000000051', 'ULN 1000000052'],
  },
} satisfies Detector;
