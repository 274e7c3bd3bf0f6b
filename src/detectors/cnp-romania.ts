import type { Detector } from '../model.ts';
import { digitsOf, isDay, weighted } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^[1-9]\d{12}$/u;

const isCnp = (value: string): boolean => {
  if (!shape.test(value)) return false;
  const digits = digitsOf(value);
  const rest = weighted(digits, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
  return (
    isDay(2000 + Number(value.slice(1, 3)), Number(value.slice(3, 5)), Number(value.slice(5, 7))) &&
    (rest === 10 ? 1 : rest) === digits[12]
  );
};

export default {
  title: 'Romanian personal numeric code (CNP)',
  category: 'identity',
  labels: listed(`cnp, cod numeric personal`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])[1-9]\d{12}(?![\p{L}\p{N}_]|[.-]\p{N})/gu, { confidence: 0.9, accepts: isCnp }),
  accepts: isCnp,
  needsLabel: true,
  chance: 1 / 40,
  examples: {
    detect: ['CNP 1800101221144', 'cod numeric personal: 1800101221144'],
    ignore: ['1800101221144', 'CNP 1800101221145'],
  },
} satisfies Detector;
