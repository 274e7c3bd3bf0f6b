import type { Detector } from '../model.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^\d{2}[. ]?\d{2}[. ]?\d{2}[- ]?\d{3}[. ]?\d{2}$/u;

/** IBZ: 97 less the remainder; a 2 is put in front for people born since 2000. */
const isRijksregister = (value: string): boolean => {
  if (!shape.test(value)) return false;
  const plain = value.replace(/\D/gu, '');
  const key = Number(plain.slice(9));
  const month = Number(plain.slice(2, 4)) % 20;
  if (month > 12 || Number(plain.slice(4, 6)) > 31) return false;
  return 97 - (Number(plain.slice(0, 9)) % 97) === key || 97 - (Number(`2${plain.slice(0, 9)}`) % 97) === key;
};

export default {
  title: 'Belgian national register number',
  category: 'identity',
  labels: listed(
    `rijksregisternummer, rijksregister, numéro national, numéro de registre national, registre national, nationalregisternummer, insz, niss, rrn belgium`,
  ),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])\d{2}[. ]?\d{2}[. ]?\d{2}[- ]?\d{3}[. ]?\d{2}(?![\p{L}\p{N}_]|[.-]\p{N})/gu, {
    confidence: 0.9,
    accepts: isRijksregister,
  }),
  accepts: isRijksregister,
  needsLabel: true,
  chance: 1 / 100,
  examples: {
    detect: ['Rijksregisternummer: 85.07.30-033.28', 'numéro national 85073003328'],
    ignore: ['85.07.30-033.28', 'rijksregisternummer 85.07.30-033.29'],
  },
} satisfies Detector;
