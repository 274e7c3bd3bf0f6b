import type { Detector } from '../model.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape =
  /^(?:\d{2}\/?\d{4,7}\/?\d{2}|\d{2}[A-Z]{1,3}\/?\d{3,6}\/?\d{2}|\d{2}\*\d{6,7}|CAD ?\d{1,5}(?:\/?\d{1,2}[A-Z]{3}\d{2,4})?|[A-Z]{1,3}\/?\d{4,8}\/?\d{2,4}|\d{7,14})$/iu;

const isReference = (value: string): boolean => shape.test(value);

export default {
  title: 'Police crime or incident reference',
  category: 'special',
  labels: listed(
    `crime reference, crime reference number, crime ref, crime number, crime no, incident number, incident reference, cad number, cad ref, crn, police reference, custody number`,
  ),
  find: occurrencesOf(
    /(?<![\p{L}\p{N}_.+-])(?:\d{2}\/?\d{4,7}\/?\d{2}|\d{2}[A-Z]{1,3}\/?\d{3,6}\/?\d{2}|\d{2}\*\d{6,7}|[A-Z]{1,3}\/?\d{4,8}\/\d{2,4}|\d{7,14})(?![\p{L}\p{N}_]|[.-]\p{N})/giu,
    { confidence: 0.9, accepts: isReference },
  ),
  accepts: isReference,
  needsLabel: true,
  examples: {
    detect: ['Crime reference number: 01/12345/22', 'crime ref 42/12345/22'],
    ignore: ['01/12345/22', 'crime reference pending'],
  },
} satisfies Detector;
