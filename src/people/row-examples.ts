/** Whether rows are examples, or the words of a program: manuals, catalogues of messages, translations. */

import type { Table } from '../model.ts';
import type { Column } from './column.ts';
import { exampleWords, isExampleName, isPlaceholder, manualWords } from './reserved.ts';

const minMessages = 20;
/** Nobody writes so many answers in sentences. */
const maxAnswers = 60;
/** `Hello {name}`, `%s files`, `$1 was blocked`, as programs fill in what they say. */
const filledIn = /\$\d\b|%(?:\d\$)?[ds]\b|%\(\w{1,30}\)[ds]|\{\{?[\w. ]{1,30}\}\}?/u;

/** What a program says, one key a message, in one language or a few. */
function isCatalogue(columns: readonly Column[], rows: number): boolean {
  if (columns.length < minMessages || rows > 3) return false;
  const sentences = columns.filter(({ cells }) => cells.some((cell) => /\p{L} \p{L}+ \p{L}.*[.!?]/u.test(cell))).length;
  if (sentences >= maxAnswers) return true;
  return columns.filter(({ cells }) => cells.some((cell) => filledIn.test(cell))).length * 20 >= columns.length;
}

/** All keys below that of a language: `fr.activerecord.attributes.nom`. */
function isTranslation({ header }: Table, columns: readonly Column[]): boolean {
  // `pt.name` may be a patient's: nobody translates a mailbox, or a birth date.
  if (columns.some(({ kind, cells }) => kind !== undefined && reachesSomebody.has(kind) && cells.some(isValue))) return false;
  const [, language] = /^([a-z]{2}(?:[-_][A-Za-z]{2})?)\./u.exec(header[0] ?? '') ?? [];
  return language !== undefined && header.length >= minTranslated && header.every((key) => key.startsWith(`${language}.`));
}

/** `Enter it in this form: name@example.com` says what belongs there. */
const isValue = (cell: string): boolean => /[\d@]/u.test(cell) && cell.split(' ').length <= maxValueWords && !isPlaceholder(cell);

const maxValueWords = 5;
const minTranslated = 4;
const reachesSomebody: ReadonlySet<string> = new Set(['email-address', 'phone-number', 'date-of-birth', 'uk-postcode']);

const dataType =
  /^(?:(?:n?var)?char(?:acter varying)?\(\d{1,6}\)|(?:big|small|tiny|medium)?int(?:eger)?(?:\(\d{1,3}\))?(?: unsigned)?|(?:decimal|numeric|float|double)\(.{1,8}\)|datetime2?|timestamp(?:tz)?|bool(?:ean)?|uuid|jsonb?|(?:long|medium)?text)$/iu;

/** The columns of a database, each with its type. */
const isSchema = (columns: readonly Column[]): boolean =>
  columns.filter(({ cells }) => cells.some((cell) => dataType.test(cell))).length * 2 > columns.length;

/** A date, a number, a mailbox: not only words. */
const tellsApart = (kind: string): boolean =>
  !['person-name', 'postal-address', 'health', 'ethnicity', 'religion', 'free-text'].includes(kind);

const minTexts = 20;
/** Of the texts so few may hold a figure, as `OpenID 2.0` does. */
const maxFigures = 0.15;
/** Among hundreds of texts one may happen to read like a number of somebody's. */
const maxTelling = 0.02;
const minSame = 4;
const typeNames = /^[A-Z][A-Za-z0-9]{1,40}(?:; [A-Z][A-Za-z0-9]{1,40}){0,60}$/u;

/**
 * One row of words under many keys, and hardly a figure: a bundle of translations, the types of a model's paths. Whoever filled in so many fields
 * has a date, a number or a mailbox among them.
 */
function isDictionary(columns: readonly Column[], rows: number): boolean {
  const filled = columns.filter(({ cells }) => cells.length > 0);
  const texts = filled.map(({ cells }) => cells[0] ?? '');
  if (rows > 1 || texts.length < minSame) return false;
  if (new Set(texts).size === 1) return true;
  if (texts.length < minTexts) return false;
  if (texts.every((text) => typeNames.test(text))) return true;
  const telling = filled.filter(({ kind }) => kind !== undefined && tellsApart(kind)).length;
  const figures = texts.filter((text) => /[\d@]/u.test(text)).length;
  return telling <= filled.length * maxTelling && figures <= texts.length * maxFigures;
}

/** Whether it is what a program says, and no rows of anybody. */
export const isProgramText = (table: Table, columns: readonly Column[], rows: number): boolean =>
  isCatalogue(columns, rows) || isTranslation(table, columns) || isSchema(columns) || isDictionary(columns, rows);

const mostly = 0.8;
/** Half names, and whoever is told when something happens. */
const maxShown = 6;
const mostNames = 0.6;
const template = /(?:^| )(?:template|vorlage|modele|plantilla|modello|sjabloon|szablon|mall|skabelon)(?: |$)/u;
/** Short of what columns say of themselves: somebody may be called John Smith. */
export const maxByNames = 0.9;

/** Values that columns themselves call examples, and names everybody uses for examples. */
export function documentation(columns: readonly Column[], around: string, file: string): number {
  const telling = columns.filter((column) => column.kind !== undefined && column.filled > 0);
  if (telling.length === 0) return 0;
  const exemplary = telling.filter((column) => exampleWords.test(column.words)).length / telling.length;
  if (exemplary >= mostly) return 1;
  const names = columns.filter((column) => column.names === 'people').flatMap((column) => column.cells);
  const everybody = names.length === 0 ? 0 : Math.min(maxByNames, names.filter(isExampleName).length / names.length);
  // A template to fill in shows one row of how to.
  if (everybody >= mostNames && names.length <= maxShown && template.test(file)) return 1;
  return Math.max(exemplary, everybody, manualWords.test(around) ? 0.8 : exampleWords.test(around) ? 0.5 : 0);
}
