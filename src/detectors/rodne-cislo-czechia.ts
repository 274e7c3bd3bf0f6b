import type { Detector } from '../model.ts';
import { isDay } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^\d{6}\/?\d{3,4}$/u;

/** Act 133/2000: women's months are 50 higher, since 2004 20 or 70; ten digits divide by 11. */
const isRodneCislo = (value: string): boolean => {
  if (!shape.test(value)) return false;
  const plain = value.replace('/', '');
  const month = (Number(plain.slice(2, 4)) % 50) % 20;
  if (!isDay(2000 + Number(plain.slice(0, 2)), month, Number(plain.slice(4, 6)))) return false;
  return plain.length === 9 || Number(plain) % 11 === 0 || (Number(plain.slice(0, 9)) % 11 === 10 && plain.endsWith('0'));
};

export default {
  title: 'Czech or Slovak birth number',
  category: 'identity',
  labels: listed(`rodné číslo, rodne cislo, r.č., rč, birth number`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])\d{6}\/?\d{3,4}(?![\p{L}\p{N}_]|[.-]\p{N})/gu, {
    confidence: 0.9,
    accepts: isRodneCislo,
  }),
  accepts: isRodneCislo,
  needsLabel: true,
  chance: 1 / 30,
  examples: {
    detect: ['Rodné číslo: 780123/3540', 'rodne cislo 7801233540'],
    ignore: ['780123/3540', 'rodné číslo 780123/3541'],
  },
} satisfies Detector;
