import type { Detector } from '../model.ts';
import { digitsOf, isDay, weighted } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^[0-3]\d[01]\d[09]\d{8}$/u;

const isEmso = (value: string): boolean => {
  if (!shape.test(value)) return false;
  const digits = digitsOf(value);
  if (!isDay(1000 + Number(value.slice(4, 7)), Number(value.slice(2, 4)), Number(value.slice(0, 2)))) return false;
  return (11 - (weighted(digits, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === digits[12];
};

export default {
  title: 'Unique master citizen number (EMŠO, JMBG)',
  category: 'identity',
  labels: listed(`emšo, emso, jmbg, jedinstveni matični broj, enotna matična številka občana, matični broj, ембг, јмбг`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])\d{13}(?![\p{L}\p{N}_]|[.-]\p{N})/gu, { confidence: 0.9, accepts: isEmso }),
  accepts: isEmso,
  needsLabel: true,
  chance: 1 / 40,
  examples: {
    detect: ['EMŠO: 0101006500006', 'JMBG 0101006500006'],
    ignore: ['0101006500006', 'EMŠO 0101006500007'],
  },
} satisfies Detector;
