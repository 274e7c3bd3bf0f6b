import type { Detector } from '../model.ts';
import { isDay } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^\d{6}-?[1-8]\d{6}$/u;

/** Numbers given out since October 2020 have no check digit: only the date can be told. */
const isRrn = (value: string): boolean =>
  shape.test(value) && isDay(2000 + Number(value.slice(0, 2)), Number(value.slice(2, 4)), Number(value.slice(4, 6)));

export default {
  title: 'South Korean resident registration number',
  category: 'identity',
  labels: listed(`rrn, resident registration number, 주민등록번호, 주민번호`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])\d{6}-?[1-8]\d{6}(?![\p{L}\p{N}_]|[.-]\p{N})/gu, { confidence: 0.9, accepts: isRrn }),
  accepts: isRrn,
  needsLabel: true,
  examples: {
    detect: ['RRN 900101-1234568'],
    ignore: ['900101-1234568', 'RRN 901301-1234568'],
  },
} satisfies Detector;
