import type { Detector } from '../model.ts';
import { isDay } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^[0-3]\d[01]\d{3}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]$/u;
const signs = '0123456789ABCDEFHJKLMNPRSTUVWXY';

/** Digital and Population Data Services Agency: remainder of 31 over date and number. */
const isHetu = (value: string): boolean =>
  shape.test(value) &&
  isDay(2000 + Number(value.slice(4, 6)), Number(value.slice(2, 4)), Number(value.slice(0, 2))) &&
  signs[Number(value.slice(0, 6) + value.slice(7, 10)) % 31] === value[10];

export default {
  title: 'Finnish personal identity code',
  category: 'identity',
  labels: listed(`henkilötunnus, hetu, sosiaaliturvatunnus, sotu, personbeteckning, personal identity code`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])[0-3]\d[01]\d{3}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y](?![\p{L}\p{N}_]|[.-]\p{N})/gu, {
    confidence: 0.9,
    accepts: isHetu,
  }),
  accepts: isHetu,
  needsLabel: true,
  chance: 1 / 100,
  examples: {
    detect: ['henkilötunnus 131052-308T', 'HETU: 010594Y9032'],
    ignore: ['131052-308U', '001052-308T'],
  },
} satisfies Detector;
