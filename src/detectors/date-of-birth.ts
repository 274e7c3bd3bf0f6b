import type { Detector } from '../model.ts';
import { isDay } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { firstOccurrenceOf } from '../vocabulary/occurrences.ts';

const months = `jan january janvier januar januari enero gennaio janeiro styczeń stycznia
  feb february février februar februari febrero febbraio fevereiro luty lutego
  mar march mars märz maart marzo março marzec marca
  apr april avril abril aprile kwiecień kwietnia
  may mai mei mayo maggio maio maj maja
  jun june juin juni junio giugno junho czerwiec czerwca
  jul july juillet juli julio luglio julho lipiec lipca
  aug august août augustus agosto sierpień sierpnia augusti
  sep sept september septembre septiembre settembre setembro wrzesień września
  oct october octobre oktober octubre ottobre outubro październik października okt
  nov november novembre noviembre novembro listopad listopada
  dec december décembre dezember diciembre dicembre dezembro grudzień grudnia dez`
  .split('\n')
  .map((line) => new Set(line.trim().split(/\s+/u)));

const monthOf = (word: string): number => months.findIndex((names) => names.has(word.toLowerCase().replace(/\.$/u, ''))) + 1;

// Nobody alive was born before; the upper end leaves room for the years this runs in.
const firstYear = 1900;
const lastYear = 2049;
const numeric =
  /^(\d{1,4})[./\- ]{1,2}(\d{1,2})[./\- ]{1,2}(\d{1,4})\.?(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?|Z|[+-]\d{2}:\d{2})?$/u;
const dayFirst =
  /^(?:\p{L}{3,9},? )?(\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?: of| de)?[ -](\p{L}{3,12})\.?,?(?: de| del)?[ -](\d{2,4})$/u;
const monthFirst = /^(\p{L}{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u;
const joined = /^((?:19|20)\d{2})(\d{2})(\d{2})$/u;

/** `1985年4月12日`, `1985년 4월 12일`, and the years of Japanese reigns: `昭和60年4月12日`. */
const eastern = /^(?:((?:19|20)\d{2})|(大正|昭和|平成|令和) ?(\d{1,2}|元)) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]$/u;
const reigns: Readonly<Record<string, number>> = { 大正: 1911, 昭和: 1925, 平成: 1988, 令和: 2018 };

function isEastern(value: string): boolean {
  const parts = eastern.exec(value);
  if (parts === null) return false;
  const inReign = parts[3] === '元' ? 1 : Number(parts[3]);
  const year = parts[1] === undefined ? (reigns[parts[2] ?? ''] ?? 0) + inReign : Number(parts[1]);
  return fits(year, Number(parts[4]), Number(parts[5]));
}

const fits = (year: number, month: number, day: number): boolean =>
  ((year >= firstYear && year <= lastYear) || year < 100) && isDay(year < 100 ? 2000 + year : year, month, day);

const isNumeric = (a: number, b: number, c: number): boolean =>
  a > 99 ? fits(a, b, c) : fits(c, b, a) || fits(c, a, b) || (c < 32 && fits(a, b, c));

function isDate(value: string): boolean {
  const figures = numeric.exec(value) ?? joined.exec(value);
  if (figures !== null) return isNumeric(Number(figures[1]), Number(figures[2]), Number(figures[3]));
  if (isEastern(value)) return true;
  const european = dayFirst.exec(value);
  if (european !== null) return fits(Number(european[3]), monthOf(european[2] ?? ''), Number(european[1]));
  const american = monthFirst.exec(value);
  return american !== null && fits(Number(american[3]), monthOf(american[1] ?? ''), Number(american[2]));
}

const written =
  /(?<![\p{L}\p{N}/.-])(?:\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{1,2}(?:st|nd|rd|th|er|\.)?(?: of| de)? \p{L}{3,12}\.?,?(?: de)? \d{4}|\p{L}{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|(?:19|20)\d{6})(?![\p{L}\p{N}/-])/gu;
const firstDate = firstOccurrenceOf(written, { confidence: 0.9, accepts: isDate });

/** `born on or after 1 August 2017` is a rule, nobody's birthday. */
const range = /(?<!\p{L})(?:after|before|between|since|until|from|by)(?!\p{L})/iu;

export default {
  title: 'Date of birth',
  category: 'identity',
  labels:
    listed(`date of birth, dob, d.o.b., birth date, birthdate, birthday, birth day, birth time, born, born on, date born, person birth date,
    child date of birth, dyddiad geni, dáta breithe, geburtsdatum, geburtstag, geboren am, geb., geb. am, geb. datum, date de naissance,
    né le, née le, fecha de nacimiento, nacimiento, fecha nacimiento, data di nascita, nato il, data nascita,
    data de nascimento, nascimento, geboortedatum, geboren op, födelsedatum, fødselsdato, fødselsdag, syntymäaika,
    data urodzenia, datum narození, dátum narodenia, születési idő, születési dátum, data nașterii, datum rojstva,
    datum rođenja, gimimo data, dzimšanas datums, sünniaeg, ημερομηνία γέννησης, дата на раждане, дата рождения,
    день рождения, дата народження, doğum tarihi, tanggal lahir, tgl lahir, ngày sinh, data de naixement,
    datëlindja, датум рођења, seinengappi, 生年月日, 誕生日, 出生日期, 出生年月日, 出生年月, 生日, 생년월일, 생일, วันเกิด, วันเดือนปีเกิด, تاريخ الميلاد,
    תאריך לידה`),
  find: (text) => {
    const first = firstDate(text);
    return first === undefined || range.test(text.slice(0, first.start)) ? [] : [first];
  },
  accepts: isDate,
  needsLabel: true,
  examples: {
    detect: [
      'DOB 12/03/1980',
      'Date of birth: 3 March 1980',
      'born on March 3, 1980',
      'date_of_birth=1980-03-12',
      'Geburtsdatum: 12.03.1980',
    ],
    ignore: [
      'Published 12/03/1980',
      'DOB 45/45/1980',
      'date of birth: unknown',
      'Meeting on 3 March 2020',
      'children born on or after 1 August 2017',
    ],
  },
} satisfies Detector;
