const maxNameChars = 120;

/** What a cell is by its looks; column names are words, whatever stands below them. */
type Looks = 'blank' | 'number' | 'date' | 'address' | 'word' | 'prose';

function looksOf(cell: string): Looks {
  const text = cell.trim();
  if (text === '') return 'blank';
  if (text.includes('@') || /^https?:/iu.test(text)) return 'address';
  if (/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ]|$)/u.test(text)) return 'date';
  if (/^[+-]?[\d\s.,()%£$€+-]{1,40}$/u.test(text) && /\d/u.test(text)) return 'number';
  return text.length > maxNameChars ? 'prose' : 'word';
}

const isName = (cell: string): boolean => looksOf(cell) === 'word';

/** Words that head columns everywhere; the larger vocabulary belongs to those who judge columns, not to those who find them. */
const common =
  /^(?:id|uid|uuid|name|nom|nombre|e-?mail|phone|telephone|mobile|date|address|postcode|zip|city|town|title|type|status|forename|surname|first|last|dob|sex|gender|age|notes?|comments?|description|reference|ref|code|url|no|number|nr)\b|[_:?]|^(?:first|last|full|user|given|family)[ _-]?name/iu;

/** Whether a text is a word that heads columns everywhere. */
export const headsColumns = (text: string): boolean => common.test(text.trim());

/** Ordinary values of a column come again further down; its name does not. */
function recurs(rows: readonly (readonly string[])[], column: number, cell: string): boolean {
  return cell.trim() !== '' && rows.some((row) => row[column] === cell);
}

/** A cell's outline: `12 High Street` is `9 A A`. */
const outline = (cell: string): string =>
  cell
    .trim()
    .replace(/\d+/gu, '9')
    .replace(/\p{L}+/gu, 'A');

/** A value that looks like those below it, figures included, is one of them. */
function looksLikeBelow(rest: readonly (readonly string[])[], column: number, cell: string): boolean {
  if (!/\d/u.test(cell) || rest.length === 0 || isYearAbove(rest, column, cell)) return false;
  const own = outline(cell);
  const same = rest.filter((row) => outline(row[column] ?? '') === own).length;
  return same * 3 > rest.length;
}

const year = /^(?:19|20)\d\d$/u;

/** `2025` above crosses, ones and sums, and no other year: what was paid, or who came, in each of several years. */
const isYearAbove = (rest: readonly (readonly string[])[], column: number, cell: string): boolean =>
  rest.length > 0 && year.test(cell.trim()) && !rest.some((row) => year.test((row[column] ?? '').trim()));

/** So many words that head columns everywhere are no chance, whatever else looks like what is below: `Address line 1` above `The Road 1`. */
const minCommon = 3;

/**
 * The first row if it names the columns, else an empty list. It does when it is made of short distinct words and stands out
 * from what is below: other looks, no recurring value, or words that head columns everywhere.
 */
export function headerRow(rows: readonly (readonly string[])[]): readonly string[] {
  const [first, ...rest] = rows;
  if (!first) return [];
  const filled = first.filter((cell) => cell.trim() !== '');
  const names = first.filter((cell, column) => isName(cell) || isYearAbove(rest, column, cell));
  if (names.length === 0 || names.length < filled.length * 0.75) return [];
  if (new Set(filled).size < filled.length * 0.75) return [];
  if (filled.some((cell) => looksOf(cell) === 'address' || looksOf(cell) === 'date')) return [];
  const known = names.filter(headsColumns).length;
  if (known < minCommon && first.some((cell, column) => looksLikeBelow(rest, column, cell))) return [];
  if (known > 0) return first.map((cell) => cell.trim());
  if (rest.length === 0) return [];
  const differs = first.filter((cell, column) => isName(cell) && below(rest, column)).length;
  const again = first.filter((cell, column) => recurs(rest, column, cell)).length;
  return differs > 0 || again === 0 ? first.map((cell) => cell.trim()) : [];
}

/** Most of the column below looks other than words. */
function below(rest: readonly (readonly string[])[], column: number): boolean {
  const looks = rest.map((row) => looksOf(row[column] ?? '')).filter((seen) => seen !== 'blank');
  return looks.length > 0 && looks.filter((seen) => seen === 'word').length < looks.length / 2;
}

export type Heading = { readonly header: readonly string[]; readonly rows: number };

/**
 * The names of the columns and how many rows hold them. Programs that ask questions write a second row below the first: the
 * choices of each question, with nothing below what every record has.
 */
export function headingRows(rows: readonly (readonly string[])[]): Heading {
  const header = headerRow(rows);
  if (header.length === 0) return { header, rows: 0 };
  const [, second = [], ...records] = rows;
  if (records.length === 0 || !isSecondHeading(second, records)) return { header, rows: 1 };
  const width = Math.max(header.length, second.length);
  const merged = Array.from({ length: width }, (_, column) => header[column] || (second[column]?.trim() ?? ''));
  return { header: merged, rows: 2 };
}

function isSecondHeading(second: readonly string[], records: readonly (readonly string[])[]): boolean {
  if ((second[0] ?? '').trim() !== '' || !records.every((record) => (record[0] ?? '').trim() !== '')) return false;
  const filled = second.filter((cell) => cell.trim() !== '');
  return filled.length > 0 && filled.every((cell) => ['word', 'prose'].includes(looksOf(cell)) && !/\d{3}/u.test(cell));
}
