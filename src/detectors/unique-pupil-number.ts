import type { Detector } from '../model.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^[A-HJ-NP-RT-Z]\d{11}[0-9A-HJ-NP-RT-Z]$/iu;
const letters = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/** DfE, UPN guide: the letter in front is the remainder of 23 over weights 2 to 13. */
const isUpn = (value: string): boolean => {
  if (!shape.test(value)) return false;
  const code = value.toUpperCase();
  const sum = [...code.slice(1)].reduce(
    (total, sign, at) => total + (sign <= '9' ? Number(sign) : letters.indexOf(sign)) * (at + 2),
    0,
  );
  return letters[sum % 23] === code[0];
};

export default {
  title: 'Unique pupil number (England)',
  category: 'identity',
  labels: listed(`upn, unique pupil number, former upn, pupil upn`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])[A-HJ-NP-RT-Z]\d{11}[0-9A-HJ-NP-RT-Z](?![\p{L}\p{N}_]|[.-]\p{N})/giu, {
    confidence: 0.9,
    accepts: isUpn,
  }),
  accepts: isUpn,
  needsLabel: true,
  chance: 1 / 23,
  examples: {
    detect: ['UPN: K234567890128'],
    ignore: ['UPN A234567890128', 'K234567890128'],
  },
} satisfies Detector;
