import type { Detector } from '../model.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

// ICAO Doc 9303: at most nine letters and digits; at least five of them are digits in every country's practice.
const shape = /^(?=(?:[A-Z]*\d){5})[A-Z0-9]{6,9}$/iu;

const isPassport = (value: string): boolean => shape.test(value.replace(/[ -]/gu, '')) && !/^(?:19|20)\d{6}$/u.test(value);

export default {
  title: 'Passport number',
  category: 'identity',
  labels: listed(
    `passport, passport number, passport no, passport num, passport id, reisepass, reisepassnummer, passnummer, numéro de passeport, passeport, pasaporte, número de pasaporte, passaporto, numero di passaporto, passaporte, paspoort, paspoortnummer, pass nr, passinumero, numer paszportu, paszport, číslo pasu, útlevélszám, pașaport, rhif pasbort`,
  ),
  find: occurrencesOf(
    /(?<![\p{L}\p{N}_.+-])(?:\d{9}|[A-Z]{1,3}\d{6,8}|\d{2}[A-Z]{2}\d{5}|[CFGHJKLMNPRTVWXYZ][0-9CFGHJKLMNPRTVWXYZ]{8}|\d{8}|\d{3} ?\d{3} ?\d{3})(?![\p{L}\p{N}_]|[.-]\p{N})/gu,
    { confidence: 0.9, accepts: isPassport },
  ),
  accepts: isPassport,
  needsLabel: true,
  examples: {
    detect: ['Passport number: 533380006', 'passport no. AB1234567', 'Reisepass C01X00T47'],
    ignore: ['533380006', 'Passport renewal 2024'],
  },
} satisfies Detector;
