import type { Detector } from '../model.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

// DVLA INF104: current (2001), prefix (1983), suffix (1963) and Northern Irish marks.
const shape =
  /^(?:[A-HJ-PR-Y][A-HJ-PR-Z]\d{2} ?[A-HJ-PR-Z]{3}|[A-HJ-NPR-TV-Y]\d{1,3} ?[A-HJ-PR-Y]{3}|[A-HJ-PR-Y]{3} ?\d{1,3}[A-HJ-NPR-TV-Y]|[A-HJ-PR-Z]{1,2}I?[AIZ] ?\d{1,4})$/iu;

const isMark = (value: string): boolean => shape.test(value);

export default {
  title: 'UK vehicle registration',
  category: 'identity',
  labels: listed(
    `registration, vehicle registration, vehicle registration number, registration number, reg number, reg no, number plate, vrm, vrn, car registration, vehicle reg, licence plate, rhif cofrestru`,
  ),
  find: occurrencesOf(
    /(?<![\p{L}\p{N}_.+-])(?:[A-HJ-PR-Y][A-HJ-PR-Z]\d{2} ?[A-HJ-PR-Z]{3}|[A-HJ-NPR-TV-Y]\d{1,3} ?[A-HJ-PR-Y]{3}|[A-HJ-PR-Y]{3} ?\d{1,3}[A-HJ-NPR-TV-Y])(?![\p{L}\p{N}_]|[.-]\p{N})/gu,
    { confidence: 0.9, accepts: isMark },
  ),
  accepts: isMark,
  needsLabel: true,
  examples: {
    detect: ['Vehicle registration: AB51 DVL', 'reg no K123 ABC'],
    ignore: ['AB51 DVL', 'registration open until 12 May'],
  },
} satisfies Detector;
