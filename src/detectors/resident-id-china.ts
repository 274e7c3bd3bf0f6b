import type { Detector } from '../model.ts';
import { digitsOf, isDay, weighted } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^[1-9]\d{5}(?:19|20)\d{9}[0-9Xx]$/u;
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643-1999: ISO 7064 MOD 11-2. */
const isResidentId = (value: string): boolean =>
  shape.test(value) &&
  isDay(Number(value.slice(6, 10)), Number(value.slice(10, 12)), Number(value.slice(12, 14))) &&
  '10X98765432'[weighted(digitsOf(value.slice(0, 17)), weights) % 11] === value.slice(17).toUpperCase();

export default {
  title: 'Chinese resident identity number',
  category: 'identity',
  labels: listed(`身份证, 身份证号, 身份证号码, chinese id, resident identity card, prc id`),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])[1-9]\d{5}(?:19|20)\d{9}[0-9Xx](?![\p{L}\p{N}_]|[.-]\p{N})/gu, {
    confidence: 0.9,
    accepts: isResidentId,
  }),
  accepts: isResidentId,
  needsLabel: true,
  chance: 1 / 1_000,
  examples: {
    detect: ['PRC ID 11010519491231002X'],
    ignore: ['PRC ID 110105194912310021', '11010519491331002X'],
  },
} satisfies Detector;
