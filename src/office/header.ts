import { headerRow } from '../reading/header-row.ts';
import { readLabel } from '../vocabulary/labels.ts';

const maxLabelChars = 300;
const maxTitleRows = 12;

const isValue = (text: string): boolean => /@|\d{5}|^[\d\s.,:;/()£$€%+-]+$/u.test(text);

// Beyond what labels.ts reads (names, answers, posts): contact, place and bookkeeping words that head columns.
const columnWords =
  /^(?:e-?mails?|mail|tele?phone|phone|mobile|tel|fax|address|street|town|city|county|postcode|zip|country|dob|born|birth|date|time|id|ref|reference|no|number|nhs|amount|total|status|type|category|year|month|adresse|telefon|stra(?:ss|ß)e|plz|ort|datum|geburtsdatum|adres|code|ville|t[ée]l[ée]phone|courriel|direcci[óo]n|correo|tel[ée]fono|fecha|indirizzo|telefono|data|morada|telefone|telefoon|plaats|adresa|cyfeiriad|e-?bost|ff[ôo]n|dyddiad)$/iu;

/** Whether a cell reads as the name of a column rather than as a value. */
export function isLabel(cell: string): boolean {
  const text = cell.trim();
  if (text === '' || text.length > maxLabelChars || isValue(text)) return false;
  return readLabel(text).part !== undefined || text.split(/[\s_/.-]+/u).some((word) => columnWords.test(word));
}

const filled = (row: readonly string[]): number => row.reduce((count, cell) => (cell.trim() === '' ? count : count + 1), 0);

/** The first row where it names the columns. One without a single known name, but with numbers in it, is a record. */
export function columnNames(rows: readonly (readonly string[])[]): readonly string[] {
  const header = headerRow(rows);
  const doubtful = header.some((cell) => /\d{2}/u.test(cell) && !/^(?:19|20)\d\d$/u.test(cell));
  return doubtful && !header.some((cell) => isLabel(cell) && !/\d/u.test(cell)) ? [] : header;
}

const figures = /^[\d\s.,%£€$+-]+$/u;

/** A title begins where the table does; what stands over its figures alone is the name of their column. */
const headsFigures = (row: readonly string[], below: readonly string[]): boolean =>
  (row[0] ?? '').trim() === '' && row.some((cell, column) => cell.trim() !== '' && figures.test(below[column]?.trim() ?? ''));

export type Heading = { readonly titles: number; readonly header: readonly string[] };

/** How many rows above the table are titles, and the names of its columns where the next row gives them. */
export function headingOf(rows: readonly (readonly string[])[]): Heading {
  const counts = rows.map(filled);
  const typical = [...counts].sort((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
  const wide = Math.max(Math.min(2, rows[0]?.length ?? 0), typical * 0.6);
  const limit = Math.min(rows.length, maxTitleRows);
  let titles = 0;
  while (titles < limit && (counts[titles] ?? 0) < wide && !headsFigures(rows[titles] ?? [], rows[titles + 1] ?? [])) titles++;
  if (titles >= limit) titles = 0;
  return { titles, header: columnNames(rows.slice(titles)) };
}

/** Whether a row below a blank one begins a table of its own: names of columns, and no value among them. */
export function beginsTable(row: readonly string[]): boolean {
  return row.filter(isLabel).length * 2 >= filled(row) && !row.some((cell) => isValue(cell.trim()));
}
