import type { Detector } from '../model.ts';
import { digitsOf } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^\d{3}\.?\d{3}\.?\d{3}-?\d{2}$/u;

const isCpf = (value: string): boolean => {
  if (!shape.test(value)) return false;
  const digits = digitsOf(value);
  if (new Set(digits).size === 1) return false;
  const check = (count: number): number =>
    ((digits.slice(0, count).reduce((sum, digit, at) => sum + digit * (count + 1 - at), 0) * 10) % 11) % 10;
  return check(9) === digits[9] && check(10) === digits[10];
};

export default {
  title: 'Brazilian taxpayer number (CPF)',
  category: 'identity',
  labels: listed(`cpf, número do cpf, cadastro de pessoas físicas`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])\d{3}\.?\d{3}\.?\d{3}-?\d{2}(?![\p{L}\p{N}_]|[.-]\p{N})/gu, {
    confidence: 0.9,
    accepts: isCpf,
  }),
  accepts: isCpf,
  needsLabel: true,
  chance: 1 / 100,
  examples: {
    detect: ['CPF: 111.444.777-35', 'cpf 11144477735'],
    ignore: ['11144477735', 'CPF 111.444.777-36'],
  },
} satisfies Detector;
