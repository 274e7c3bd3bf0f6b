import type { Detector } from '../model.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^[A-Z][AEIOUX][A-Z]{2}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[HMX][A-Z]{2}[B-DF-HJ-NP-TV-Z]{3}[0-9A-Z]\d$/u;
const signs = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';

/** RENAPO: the last digit checks the sum of places weighted 18 to 2. */
const isCurp = (value: string): boolean => {
  const code = value.toUpperCase();
  if (!shape.test(code)) return false;
  const sum = [...code.slice(0, 17)].reduce((total, sign, at) => total + signs.indexOf(sign) * (18 - at), 0);
  return (10 - (sum % 10)) % 10 === Number(code[17]);
};

export default {
  title: 'Mexican population register code (CURP)',
  category: 'identity',
  labels: listed(`curp, clave única de registro de población`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{5}[0-9A-Z]\d(?![\p{L}\p{N}_]|[.-]\p{N})/giu, {
    confidence: 0.9,
    accepts: isCurp,
  }),
  accepts: isCurp,
  needsLabel: true,
  chance: 1 / 1_000,
  examples: {
    detect: ['CURP: HEGG560427MVZRRL04'],
    ignore: ['CURP HEGG560427MVZRRL05', 'HEGG561327MVZRRL04'],
  },
} satisfies Detector;
