import type { Table } from '../model.ts';
import { readLabel } from '../vocabulary/labels.ts';
import type { Detecting } from './column.ts';
import { likelyPerson, namesShare } from './person-like.ts';

/** A page holds a dozen people side by side, and as many questions as a form has. */
const maxRows = 120;
const minAnnounced = 2;
const maxLabelCharacters = 80;
const minPeople = 3;
/** Fewer fields beside their values are what a page says of its office. */
const minFields = 3;

/** A table of translations has a column for each language. */
const isLanguage = (label: string): boolean =>
  /^(?:en|de|fr|es|it|nl|pl|pt|cy|ga|gd|sv|da|no|nb|nn|fi|cs|sk|hu|ro|bg|el|ru|uk|tr|ar|he|zh|ja|ko|hi|ur|bn|pa)(?:[-_][A-Za-z]{2,4})?$/u.test(
    label.trim(),
  );

/** The first rows, or nothing where there are more. */
function rowsOf({ rows }: Table): readonly (readonly string[])[] | undefined {
  const few: (readonly string[])[] = [];
  for (const row of rows) {
    if (few.length === maxRows) return undefined;
    few.push(row);
  }
  return few;
}

/** Names in all but the first: `Date`, `Jane Doe`, `Owen Price`. */
function areHeads(header: readonly string[]): boolean {
  const heads = header.slice(1).filter((cell) => cell !== '');
  if (heads.length < minPeople || heads.some((cell) => !cell.includes(' '))) return false;
  const { people, things } = namesShare(heads);
  return people >= 0.6 && things < 0.1;
}

/** People stand above the columns, and what is told of them below: a row for each of them, where the first column announces anything. */
function underNames(table: Table, announces: (label: string) => boolean): Table {
  const rows = rowsOf(table);
  if (rows === undefined || !rows.some((row) => announces(row[0] ?? ''))) return table;
  const people = table.header.slice(1).map((name, person) => [name, ...rows.map((row) => row[person + 1] ?? '')]);
  return { ...table, header: ['name', ...rows.map((row) => row[0] ?? '')], rows: people, shape: 'list', hiddenColumns: [] };
}

/** `Answer`, `Answer 2`, `Answer 3` to the end: where such heads begin, which name no column. 0 where they do not. */
function answersFrom(header: readonly string[]): number {
  const [last = ''] = header.slice(-1);
  const word = last.replace(/ \d+$/u, '');
  const from = header.findIndex(
    (name) => name === word || (name.startsWith(`${word} `) && /^ \d+$/u.test(name.slice(word.length))),
  );
  const isRun = header.slice(from).every((name, at) => name === (at === 0 ? word : `${word} ${at + 1}`));
  return from > 0 && isRun && header.length - from >= minPeople ? from : 0;
}

/** In no vocabulary, or in one: two words in capitals behind `Candidate` are a candidate’s. */
const isNamed = (value: string): boolean =>
  likelyPerson(value) === 'person' || (likelyPerson(value) === 'unsure' && /^\p{Lu}[\p{L}’'-]+ \p{Lu}[\p{L}’' -]+$/u.test(value));

const minTurns = 4;
/** One value of two may read like a label. */
const maxLabelsAmong = 2;

/** A label to a row and its value to the next, each alone in it, as form plug-ins show an entry. */
function byTurns(table: Table, announces: (label: string) => boolean): Table | undefined {
  const isFilled = (cell: string): boolean => cell.trim() !== '';
  const below = (rowsOf(table) ?? []).map((row) => row.filter(isFilled));
  const head = table.header.filter(isFilled);
  // The first label may have been taken for the name of a column.
  const rows = head.length === 1 && announces(head[0] ?? '') ? [head, ...below] : below;
  if (rows.length < minTurns || rows.some(({ length }) => length > 1)) return undefined;
  const labels = rows.filter((_, at) => at % 2 === 0).map(([label = '']) => label);
  const announced = labels.filter(announces).length;
  const distinct = new Set(labels).size === labels.length;
  if (announced < minAnnounced || announced * 3 < labels.length || !distinct || !labels.every(isShort)) return undefined;
  const values = labels.map((_, at) => rows[at * 2 + 1]?.[0] ?? '');
  // A form that nobody filled in is nothing but labels.
  if (values.filter(announces).length * maxLabelsAmong > values.length) return undefined;
  return { ...table, header: labels, rows: [values], shape: 'form', hiddenColumns: [] };
}

const isShort = (text: string): boolean => text !== '' && text.length <= maxLabelCharacters;

/** A question to each block, and below it what everybody answered, in the order in which they came. */
function ofQuestions(table: Table, from: number): Table {
  const rows = rowsOf(table);
  const questions = rows?.map(([question = '']) => question.trim()) ?? [];
  if (rows === undefined || questions.length < minAnnounced || new Set(questions).size < questions.length) return table;
  const people = table.header.slice(from).map((_, person) => rows.map((row) => row[from + person] ?? ''));
  return { ...table, header: questions, rows: people, shape: 'list', hiddenColumns: [] };
}

/** `Name | Jane Doe` above `Date of birth | …`: a form to fill in, which has no heads; one that nobody filled in is left as it is. */
function asForm(table: Table, announces: (label: string) => boolean): Table | undefined {
  const [label = '', value = '', ...more] = table.header;
  if (more.length > 0 || !announces(label) || announces(value)) return undefined;
  const rows = rowsOf(table) ?? [];
  const labels = rows.map((row) => row[0]?.trim() ?? '');
  const announced = labels.filter(announces).length;
  const { whose, part } = readLabel(label);
  const isOfSomebody = (whose === 'subject' || part === 'full-name') && isNamed(value) && labels.every(isShort);
  if (!isOfSomebody && (announced < minAnnounced || announced * 2 < labels.length)) return undefined;
  if (rows.length === 0 || rows.some((row) => row.length > 2)) return undefined;
  if (value !== '' && new Set(labels).size < labels.length) return undefined;
  const header = [label, ...labels];
  const filled = [value, ...rows.map((row) => row[1] ?? '')];
  return { ...table, header, rows: [filled], shape: 'form', hiddenColumns: [] };
}

/**
 * A table that lies on its side, stood up: fields below each other in the first column, and a person to each column beside
 * it, or one.
 * It lies so where the first column announces what a person is told by, and the heads of the columns do not.
 */
export function upright(table: Table, detecting: Detecting): Table {
  const { header, shape } = table;
  if (shape === 'form' || (header.length > 2 && header.length <= minPeople)) return table;
  const announces = (label: string): boolean =>
    label !== '' &&
    label.length <= maxLabelCharacters &&
    !/@|\d{4}/u.test(label) &&
    (readLabel(label).part !== undefined || detecting.kindsOfLabel(label).length > 0);
  if (areHeads(header)) return underNames(table, announces);
  const answers = answersFrom(header);
  if (answers > 0) return ofQuestions(table, answers);
  const form = asForm(table, announces) ?? byTurns(table, announces);
  if (form !== undefined) return form;
  if (header.some(announces) || header.filter(isLanguage).length >= minPeople) return table;
  const rows = rowsOf(table);
  if (rows === undefined || rows.length < minAnnounced) return table;
  const labels = rows.map((row) => row[0]?.trim() ?? '');
  const width = Math.max(...rows.map((row) => row.length));
  const announced = labels.filter(announces).length;
  if (announced < minAnnounced || announced * 3 < labels.length || new Set(labels).size < labels.length) return table;
  if (width === 2 && announced >= minFields && announced * 2 >= labels.length)
    return { ...table, header: labels, rows: [rows.map((row) => row[1] ?? '')], shape: 'form', hiddenColumns: [] };
  if (width <= minPeople) return table;
  const people = Array.from({ length: width - 1 }, (_, person) => rows.map((row) => row[person + 1] ?? ''));
  return { ...table, header: labels, rows: people, shape: 'list', hiddenColumns: [] };
}
