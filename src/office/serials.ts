import { foldWords } from '../vocabulary/labels.ts';
import { showNumber } from './numbers.ts';

const sampleRows = 60;

/** Over folded words: `DateOfBirth` and `date_of_birth` alike. */
const dateWords =
  /\b(?:dates?|dob|birth|born|birthday|birthdate|timestamp|datum|geburtsdatum|geboren|naissance|fecha|nacimiento|nascita|nascimento|geboortedatum|urodzenia|narozeni|fodselsdato|dato|dyddiad)\b/u;

const isSerial = (text: string): boolean => {
  const value = Number(text);
  return /^\d{4,5}(?:\.\d{1,12})?$/u.test(text) && value >= 1000 && value <= 73_050;
};

const isYear = (text: string): boolean => /^(?:19|20)\d\d$/u.test(text);

/**
 * Places of columns that are called dates and hold day numbers: a date loses its format when a sheet is filled by a program,
 * cached for another workbook or kept by a pivot table, and `24529` tells nobody a date of birth.
 */
function serialColumns(header: readonly string[], rows: Iterable<readonly string[]>): ReadonlySet<number> {
  const places = header.flatMap((name, place) => (dateWords.test(foldWords(name)) ? [place] : []));
  const cells = new Map<number, string[]>(places.map((place) => [place, []]));
  if (places.length === 0) return new Set();
  let seen = 0;
  for (const row of rows) {
    if (seen++ >= sampleRows) break;
    for (const place of places) if ((row[place] ?? '') !== '') cells.get(place)?.push(row[place] ?? '');
  }
  return new Set(
    places.filter((place) => {
      const found = cells.get(place) ?? [];
      return found.length > 0 && found.filter(isSerial).length >= found.length * 0.9 && !found.every(isYear);
    }),
  );
}

/** The rows with day numbers written as dates, in columns that are called dates. */
export function withDates(header: readonly string[], rows: Iterable<readonly string[]>): Iterable<readonly string[]> {
  const places = serialColumns(header, rows);
  if (places.size === 0) return rows;
  return {
    *[Symbol.iterator]() {
      for (const row of rows) {
        yield row.map((text, place) => (places.has(place) && isSerial(text) ? showNumber(text, 'date', false) : text));
      }
    },
  };
}
