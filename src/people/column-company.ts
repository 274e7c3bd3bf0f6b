import { foldWords } from '../vocabulary/labels.ts';
import { isScriptName } from '../vocabulary/script-names.ts';
import type { Column } from './column.ts';
import { withMessages } from './message-columns.ts';
import { namesShare } from './person-like.ts';
import { mailboxOf } from './reserved.ts';
import { initialled, personnel } from './subjects.ts';

// What columns tell about each other: a name that recurs in the mailbox beside it is somebody's, and in a file without a
// heading words beside dates and postcodes are names.

const minAgreeing = 0.3;
const minLetters = 3;

/** `Jane Doe (4)`: how many tickets she has. */
const count = / \(\d{1,4}\)$/u;

const ascii = (text: string): string => foldWords(text).replaceAll(' ', '');

/** Of the rows with both, in how many the mailbox holds part of the name. */
function inMailbox(rows: readonly (readonly string[])[], name: number, mailbox: number): number {
  const pairs = rows.filter((row) => (row[name] ?? '') !== '' && (row[mailbox] ?? '').includes('@')).slice(0, 60);
  const agreeing = pairs.filter((row) => {
    const cell = (row[name] ?? '').replace(count, '');
    if (!/^[\p{L}\p{M}\s,.'’-]{3,70}$/u.test(cell)) return false;
    const local = ascii((row[mailbox] ?? '').split('@')[0] ?? '');
    // `debian-cd` before `debian-cd@…` is what the mailbox is called.
    if (cell === cell.toLowerCase() && ascii(cell) === local) return false;
    return foldWords(cell)
      .split(' ')
      .some((part) => part.length >= minLetters && local.includes(part));
  });
  return pairs.length === 0 ? 0 : agreeing.length / pairs.length;
}

const anchors = new Set([
  'email-address',
  'phone-number',
  'uk-postcode',
  'date-of-birth',
  'nhs-number',
  'national-insurance-number',
  'iban',
]);

const surelyPersonal = new Set(['date-of-birth', 'nhs-number', 'national-insurance-number', 'iban', 'payment-card']);

/** `Jenson Hall` among people is one of them, whatever halls there are. */
const areNames = (cells: readonly string[]): boolean => {
  const { people, things } = namesShare(cells);
  return things < 0.1 || (people >= 0.5 && things < 0.3);
};

/** Of many rows some were typed in haste. */
const mostly = (cells: readonly string[]): number => (cells.length < 5 ? 0.9 : 0.8);

/** `AB` is a code, `SMITH` somebody. */
const minCapitals = 4;

const looksNamed = (column: Column, rows: number): boolean => {
  const capitalised = column.cells.filter(
    (cell) =>
      ((/\p{Ll}/u.test(cell) || cell.length >= minCapitals) &&
        /^\p{Lu}[\p{L}\p{M}'’-]{1,24}(?:(?:[ ,]{1,2}| (?:&|and) )\p{Lu}[\p{L}\p{M}'’.-]{0,24}){0,3}$/u.test(cell)) ||
      isScriptName(cell),
  ).length;
  return (
    column.cells.length >= 3 &&
    capitalised >= column.cells.length * mostly(column.cells) &&
    column.distinct >= Math.min(rows, 240) * 0.5 &&
    areNames(column.cells)
  );
};

const datesOf = (column: Column): readonly number[] =>
  column.cells.flatMap((cell) => {
    const year =
      /^\d{1,2}[./-]\d{1,2}[./-]((?:19|20)\d{2})$|^((?:19|20)\d{2})(?:[-/]\d{2}[-/]\d{2}|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))$/u.exec(
        cell,
      );
    return year === null ? [] : [Number(year[1] ?? year[2])];
  });

/** Nothing here asks the clock what day it is. */
const lastBirthYear = 2035;

/** Every cell a day, over many years, beside somebody's name or number: birth dates, even of children. */
const looksBirth = (column: Column): boolean => {
  const years = datesOf(column);
  if (years.length === 0 || years.length < column.cells.length * mostly(column.cells)) return false;
  if (Math.max(...years) > lastBirthYear) return false;
  return Math.max(...years) <= 2005 || (years.length >= 3 && Math.max(...years) - Math.min(...years) >= 5);
};

/** Whoever is employed, or joins, has been alive for some years. */
const minYearsBetween = 14;

const middleOf = (years: readonly number[]): number => years.toSorted((a, b) => a - b)[years.length >> 1] ?? 0;

/** Nobody is born twice: of several columns of days one is of births where it lies a youth before all others. */
function birthsAmong(columns: readonly Column[]): readonly Column[] {
  if (columns.length < 2) return columns;
  const [first, second] = columns
    .map((column) => ({ column, middle: middleOf(datesOf(column)) }))
    .toSorted((one, other) => one.middle - other.middle);
  if (first === undefined || second === undefined) return [];
  return second.middle - first.middle >= minYearsBetween ? [first.column] : [];
}

/** How the number is called that an office, a school or a shop gives somebody. */
const numbering =
  /(?:^| )(?:ids?|uuid|code|no|nr|num|number|numero|nummer|numer|kod|codigo|codice|ref|reference|record|番号|号|号码|编号|編號|学号|學號|学籍|номер|код)$|(?:nummer|nr|numero|numer)$|^(?:matric|tessera|mrn|nhc|prontuario|neptun)|(?:^| )(?:no|nr|n|id|numero|num|numer|nummer) \p{L}+$/u;
/** Whoever has one may hold an office or a post, or have sailed a century ago. */
const anybodys = /^(?:person|member|employee|user|passenger|player)(?: |$)/u;

/** A post or a body in words, and no key to one. */
const wordy = /^\p{L}[\p{L}\p{M} ,.&'’/()-]{1,80}$/u;

const isTheirNumber = (column: Column): boolean =>
  column.whose === 'subject' &&
  column.filled > 0 &&
  column.names === undefined &&
  numbering.test(column.words) &&
  !anybodys.test(column.words) &&
  column.cells.every((cell) => /\d/u.test(cell) && cell.length <= 40);

/** Whoever learns does so somewhere. */
const ofLearning = /(?:^| )(?:school|college|university|academy|institution|provider|employer)(?: |$)/u;

/** Beside `student_code` a `first_name` is a student's, unless the rows have posts or bodies. */
function withOwners(columns: readonly Column[]): readonly Column[] {
  const elsewhere = columns.some(
    ({ cells, part, whose, words }) =>
      (part === 'post' || whose === 'organisation') &&
      !numbering.test(words) &&
      !ofLearning.test(words) &&
      cells.some((cell) => wordy.test(cell)),
  );
  if (elsewhere || !columns.some(isTheirNumber)) return columns;
  return columns.map((column) =>
    column.names === 'people' && column.whose === 'anyone' ? { ...column, whose: 'subject' as const } : column,
  );
}

const initials = /^\p{Lu}\.?[ -]?\p{Lu}\.?(?:[ -]?\p{Lu}\.?){0,2}$/u;
const particular: readonly Column['part'][] = ['age', 'sex', 'birth', 'health'];

/** `Initials`, `Age`, `Postcode`: somebody whose name was shortened, and who can still be told. Alone they sign a list of tasks. */
function withInitials(columns: readonly Column[]): readonly Column[] {
  const isTold = columns.some(
    ({ part, kind, filled }) => filled > 0 && (particular.includes(part) || (kind !== undefined && anchors.has(kind))),
  );
  if (!isTold || columns.some(({ names }) => names === 'people')) return columns;
  return columns.map((column) =>
    initialled.test(column.words) &&
    column.cells.length > 0 &&
    column.cells.filter((cell) => initials.test(cell)).length >= column.cells.length * 0.7
      ? { ...column, names: 'people' as const, kind: 'person-name', share: 1 }
      : column,
  );
}

const ofBank = /(?:^| )(?:bank|building society|dd|direct debit|cod didoli)(?: |$)|^account (?:number|no)$/u;
const sortCode = /^\d{2}([- ]?)\d{2}\1\d{2}(?:\D|$)/u;

/** Eight figures are the number of an account at a bank where a sort code stands beside them, or the column says so; else of one in a ledger. */
function withoutLedgers(columns: readonly Column[]): readonly Column[] {
  const accounts = columns.filter(({ kind }) => kind === 'uk-bank-account');
  if (accounts.some(({ words, cells }) => ofBank.test(words) || cells.some((cell) => sortCode.test(cell)))) return columns;
  return columns.map((column) => (accounts.includes(column) ? { ...column, kind: undefined, share: 0 } : column));
}

/** What an account is called, a person's or an organisation's. */
const login = /(?:^| )(?:login|slug|org|organization|account)$/u;

/** `user_name`, where it holds first and last names. */
const isLoginName = ({ part, last, cells }: Column): boolean =>
  part === 'thing' && /(?:^| )(?:user|display|profile|screen) name$/u.test(last) && cells.some((cell) => cell.includes(' '));

const maxFew = 2;
/** Of one or two with a private mailbox beside it, the name is believed though nobody else is called so. */
const twoWords = /^\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+$/u;

/** The columns again, with what they tell about each other. */
export const inCompany = (columns: readonly Column[], given: Given): readonly Column[] =>
  withMessages(withOwners(withInitials(besideEachOther(withoutLedgers(columns), given))));

/** Some of a table's rows, and whether its file is called after pupils, patients, clients: there names need no date or number beside them. */
export type Given = { readonly rows: readonly (readonly string[])[]; readonly isOfServed: boolean };

const salutation = /^(?:mr|mrs|ms|miss|mx|dr|master|herr|frau|mme|mlle|sra?|sig\.?(?:ra)?)\.?$/iu;
const isSalutation = ({ cells }: Column): boolean => cells.length >= 2 && cells.every((cell) => salutation.test(cell));

const minKnown = 0.25;
/** Towns stand beside postcodes, too: there some of the names must be ones that people have. */
const isKnown = ({ cells }: Column): boolean => namesShare(cells).people >= minKnown;

function besideEachOther(columns: readonly Column[], { rows, isOfServed }: Given): readonly Column[] {
  const mailboxes = columns.filter((column) => column.kind === 'email-address');
  const nameless = columns.every((column) => column.words === '');
  const births = nameless ? columns.filter(looksBirth) : [];
  const born = birthsAmong(births);
  /** One and the same day in all rows is less than many. */
  const isSpread = born.some(({ cells }) => cells.length >= 3);
  const anchored = isSpread || columns.some(({ kind }) => kind !== undefined && kind !== 'uk-postcode' && anchors.has(kind));
  const placed = columns.some(({ kind }) => kind === 'uk-postcode');
  const addressed = columns.some(isSalutation);
  // Who can be reached, was born or stayed away from work has a name in one of the columns, whatever it is headed by.
  const reached =
    columns.some(
      ({ kind, words }) =>
        kind === 'email-address' || kind === 'phone-number' || kind === 'date-of-birth' || personnel.test(words),
    ) && !columns.some(({ names }) => names === 'people');
  const personal = columns.some(
    (column) => column.part === 'given-name' || (column.kind !== undefined && surelyPersonal.has(column.kind)),
  );
  const written = mailboxes.some(({ cells }) => cells.some((cell) => mailboxOf(cell) === 'consumer'));
  const named = columns.map((column): Column => {
    const couldBe =
      column.names === 'either' ||
      column.names === 'things' ||
      (column.names === undefined &&
        column.kind === undefined &&
        (column.part === undefined || column.part === 'free-text' || isLoginName(column)));
    if (!couldBe || column.cells.length === 0 || (login.test(column.words) && !column.cells.some((cell) => cell.includes(' '))))
      return column;
    const shared = Math.max(0, ...mailboxes.map((mailbox) => inMailbox(rows, column.index, mailbox.index)));
    const fits =
      (column.names === 'either' && personal) ||
      (rows.length <= maxFew && column.part === 'full-name' && written && column.cells.every((cell) => twoWords.test(cell))) ||
      (shared >= minAgreeing && namesShare(column.cells).things < 0.5) ||
      (reached && column.part === undefined && !column.question && isKnown(column) && looksNamed(column, rows.length)) ||
      (nameless &&
        (anchored || (placed && addressed) || ((placed || born.length > 0 || isOfServed) && isKnown(column))) &&
        looksNamed(column, rows.length));
    return fits ? { ...column, names: 'people', kind: 'person-name', share: 1 } : column;
  });
  if (!nameless || !named.some((column) => column.names === 'people' || (column.kind !== undefined && anchors.has(column.kind))))
    return named;
  return named.map(
    (column): Column =>
      column.kind === undefined && born.some(({ index }) => index === column.index)
        ? { ...column, kind: 'date-of-birth', share: 1 }
        : column,
  );
}
