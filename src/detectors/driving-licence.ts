import type { Detector } from '../model.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^(?=(?:[A-Z]*\d){4})[A-Z0-9]{6,18}$/iu;

const isLicence = (value: string): boolean => shape.test(value.replace(/[ -]/gu, ''));

export default {
  title: 'Driving licence number',
  category: 'identity',
  labels: listed(
    `driver license, drivers license, driver license number, driving license, dl number, führerschein, führerscheinnummer, permis de conduire, numéro de permis, permiso de conducir, patente di guida, numero patente, carta de condução, rijbewijs, rijbewijsnummer, körkort, førerkort, kørekort, ajokortti, prawo jazdy, řidičský průkaz, jogosítvány`,
  ),
  find: occurrencesOf(/(?<![\p{L}\p{N}_.+-])(?=(?:[A-Z]{0,6}\d){4})[A-Z0-9]{6,18}(?![\p{L}\p{N}_]|[.-]\p{N})/gu, {
    confidence: 0.9,
    accepts: isLicence,
  }),
  accepts: isLicence,
  needsLabel: true,
  examples: {
    detect: ['Driver license: D1234567', 'Führerscheinnummer B072RRE2I55'],
    ignore: ['D1234567', 'driver license required'],
  },
} satisfies Detector;
