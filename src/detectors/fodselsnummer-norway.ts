import type { Detector } from '../model.ts';
import { digitsOf, isDay, weighted } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^\d{6} ?\d{5}$/u;
const first = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const second = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/** Skatteetaten: two check digits modulo 11; D-numbers add 40 to the day. */
const isFodselsnummer = (value: string): boolean => {
  if (!shape.test(value)) return false;
  const digits = digitsOf(value);
  const day = Number(value.slice(0, 2)) % 40;
  if (!isDay(2000 + Number(value.slice(4, 6)), Number(value.slice(2, 4)) % 40, day)) return false;
  return weighted(digits, first) % 11 === 0 && weighted(digits, second) % 11 === 0;
};

export default {
  title: 'Norwegian identity number',
  category: 'identity',
  labels: listed(`fødselsnummer, fodselsnummer, personnummer, fødselsnr, fnr, d-nummer`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])\d{6} ?\d{5}(?![\p{L}\p{N}_]|[.-]\p{N})/gu, {
    confidence: 0.9,
    accepts: isFodselsnummer,
  }),
  accepts: isFodselsnummer,
  needsLabel: true,
  chance: 1 / 300,
  examples: {
    detect: ['Fødselsnummer: 01129955070', 'fnr 011299 55070'],
    ignore: ['01129955070', 'fødselsnummer 01129955071'],
  },
} satisfies Detector;
