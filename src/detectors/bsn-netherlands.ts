import type { Detector } from '../model.ts';
import { digitsOf, weighted } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^\d{9}$|^\d{4}[ .]\d{2}[ .]\d{3}$|^\d{3}[ .]\d{3}[ .]\d{3}$/u;
const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];

/** Logisch Ontwerp BSN: the eleven test. */
const isBsn = (value: string): boolean =>
  shape.test(value) && !/^0{3}/u.test(value) && weighted(digitsOf(value), weights) % 11 === 0;

export default {
  title: 'Dutch citizen service number (BSN)',
  category: 'identity',
  labels: listed(`bsn, burgerservicenummer, sofinummer, sofi nummer, bsn nummer, citizen service number`),
  find: occurrencesOf(
    /(?<![\p{L}\p{N}_.+-])(?:\d{9}|\d{4}[ .]\d{2}[ .]\d{3}|\d{3}[ .]\d{3}[ .]\d{3})(?![\p{L}\p{N}_]|[.-]\p{N})/gu,
    { confidence: 0.9, accepts: isBsn },
  ),
  accepts: isBsn,
  needsLabel: true,
  chance: 1 / 11,
  examples: {
    detect: ['BSN: 111222333', 'burgerservicenummer 1112.22.333'],
    ignore: ['111222333', 'BSN 111222334'],
  },
} satisfies Detector;
