import type { Detector } from '../model.ts';
import { digitsOf } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^\d{8}-?\d$/u;

const isTeudatZehut = (value: string): boolean => {
  if (!shape.test(value) || /^0{7}/u.test(value)) return false;
  return (
    digitsOf(value).reduce((sum, digit, at) => sum + (at % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2), 0) % 10 === 0
  );
};

export default {
  title: 'Israeli identity number',
  category: 'identity',
  labels: listed(`teudat zehut, mispar zehut, תעודת זהות, israeli id, israeli id number`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])\d{8}-?\d(?![\p{L}\p{N}_]|[.-]\p{N})/gu, { confidence: 0.9, accepts: isTeudatZehut }),
  accepts: isTeudatZehut,
  needsLabel: true,
  chance: 1 / 10,
  examples: {
    detect: ['Teudat zehut 123456782'],
    ignore: ['123456782', 'teudat zehut 123456783'],
  },
} satisfies Detector;
