import type { Detector } from '../model.ts';
import { digitsOf, isDay, weighted } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^[1-8]\d{10}$/u;

/** EVS 585: a second row of weights where the first leaves ten. Lithuania uses the same. */
const isIsikukood = (value: string): boolean => {
  if (!shape.test(value)) return false;
  const digits = digitsOf(value);
  if (!isDay(2000 + Number(value.slice(1, 3)), Number(value.slice(3, 5)), Number(value.slice(5, 7)))) return false;
  const once = weighted(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
  return (once < 10 ? once : (weighted(digits, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11) % 10) === digits[10];
};

export default {
  title: 'Estonian or Lithuanian personal code',
  category: 'identity',
  labels: listed(`isikukood, asmens kodas, personal code, asmens kodo numeris`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])[1-8]\d{10}(?![\p{L}\p{N}_]|[.-]\p{N})/gu, { confidence: 0.9, accepts: isIsikukood }),
  accepts: isIsikukood,
  needsLabel: true,
  chance: 1 / 40,
  examples: {
    detect: ['Isikukood: 37605030299', 'asmens kodas 33309240064'],
    ignore: ['37605030299', 'isikukood 37605030298'],
  },
} satisfies Detector;
