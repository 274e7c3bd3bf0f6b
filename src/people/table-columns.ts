import type { Table } from '../model.ts';
import { foldWords, isHint, type Part, readLabel, type Whose } from '../vocabulary/labels.ts';
import { scriptNamesShare } from '../vocabulary/script-names.ts';
import { isSomeone } from '../vocabulary/served.ts';
import { wordCount } from '../vocabulary/word-count.ts';
import { bodiesShare } from './bodies.ts';
import type { Column, ColumnsRead, Detecting } from './column.ts';
import { type Given, inCompany } from './column-company.ts';
import { type Headed, uprightOf } from './headings.ts';
import { namesShare, noHalfNames } from './person-like.ts';
import { isPlaceholder } from './reserved.ts';
import { labelsFor, namedVote, nothing, silentVote, type Vote, wordy } from './votes.ts';

const maxColumns = 600;
const maxTestedCells = 40;

type Place = {
  readonly given: Headed;
  readonly table: Table;
  readonly detecting: Detecting;
  /** Called after pupils or patients: whatever they are called, their names are names. */
  readonly isOfSomeone: boolean;
};

function columnOf(index: number, { given, table, detecting, isOfSomeone }: Place): Column {
  const label = given.header[index] ?? '';
  const all = (isHint(label) ? [] : given.sample)
    .map((row) => (row[index] ?? '').trim())
    .filter((cell) => !isPlaceholder(cell) && !(cell.length === label.length && cell.toLowerCase() === label.toLowerCase()));
  const cells = [...new Set(all)].slice(0, maxTestedCells);
  const reading = readLabel(label);
  const named = namedVote(labelsFor(index, given), cells, detecting);
  const silent = (): Vote => withoutSerials(silentVote(cells, detecting), reading.words);
  const vote = named.kind === undefined || areMailboxes(named, cells, detecting) ? silent() : named;
  const seen = { ...reading, cells, nameless: label === '', accepts: detecting.accepts, isOfSomeone };
  const settledVote = settled(vote, seen);
  const names = reading.bare && ofPlaces.test(table.caption) ? undefined : namesOf({ ...seen, ...settledVote });
  return {
    index,
    ...reading,
    ...settledVote,
    names,
    kind: names === 'people' ? 'person-name' : settledVote.kind === 'person-name' ? undefined : settledVote.kind,
    filled: given.sample.length === 0 ? 0 : all.length / given.sample.length,
    distinct: new Set(all).size,
    cells,
    hidden: table.hidden || table.hiddenColumns[index] === true,
  };
}

/** Mailboxes speak for themselves: in many languages their column is an address. */
const areMailboxes = (named: Vote, cells: readonly string[], { accepts }: Detecting): boolean =>
  named.kind !== undefined &&
  wordy.has(named.kind) &&
  cells.length > 0 &&
  cells.every((cell) => cell.includes('@') && accepts('email-address', cell));

type Seen = {
  readonly part: Part | undefined;
  readonly cells: readonly string[];
  readonly words: string;
  readonly nameless: boolean;
  readonly accepts: Detecting['accepts'];
  readonly isOfSomeone: boolean;
};

const meanWords = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + cell.split(/\s+/u).length, 0) / Math.max(1, cells.length);

/** Addresses of machines among themselves; RFC 1918, 1122, 4291. */
const ownAddress = /^(?:127\.|10\.|192\.168\.|0\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|::1$|fe80:)/iu;

/** `06/14`: whom to congratulate on which day of the year. */
const isBirthday = (cell: string): boolean => /^(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|[12]\d|3[01])\.?$/u.test(cell);

/** `936057600000`: milliseconds since 1970, as programs in Java write dates; within a lifetime of now. */
const isMoment = (cell: string): boolean => /^-?\d{11,13}$/u.test(cell) && Math.abs(Number(cell)) < 2.4e12;

/** Pages and houses have an orientation, too. */
const ofWhom = /(?:^| )orientation$/u;

const birthWords = /birth|dob|born|geb|nais|nac|nasc|urodz|naroz|szulet|nast|fod|synty|geni|rojst|roden|sund|dzim|gim|genn/u;

/** The column's own words overrule a kind that only its shape suggests: a name's column, a date that is no birth date. */
function settled(vote: Vote, { part, cells, words, accepts }: Seen): Vote {
  if (part === 'network')
    return {
      kind: cells.some((cell) => accepts('ip-address', cell) && !ownAddress.test(cell)) ? 'ip-address' : undefined,
      share: 1,
    };
  // `customer id: 12345678`
  if (vote.kind === 'phone-number' && /(?:^| )(?:id|uuid|guid|ref|reference)$/u.test(words)) return nothing;
  if (vote.kind === 'ip-address' && cells.every((cell) => ownAddress.test(cell))) return nothing;
  // `1.2.3.0`
  if (vote.kind === 'ip-address' && /(?:^| )(?:version|release|build)(?: |$)/u.test(words)) return nothing;
  if (
    part === 'birth' &&
    vote.kind === undefined &&
    cells.some((cell) => accepts('date-of-birth', cell) || isMoment(cell) || isBirthday(cell))
  )
    return { kind: 'date-of-birth', share: 1 };
  if (vote.kind === undefined && ofWhom.test(words) && cells.every((cell) => accepts('sexual-orientation', cell)))
    return cells.every((cell) => cell.toLowerCase() === 'straight') ? nothing : { kind: 'sexual-orientation', share: 1 };
  if (part === 'health' && (vote.kind === undefined || vote.kind === 'free-text') && cells.some((cell) => /\p{L}{3}/u.test(cell)))
    return { kind: 'health', share: 1 };
  if (part === 'given-name' || part === 'family-name') return { kind: cells.length > 0 ? 'person-name' : undefined, share: 1 };
  if (vote.kind === 'person-name' && (part === 'thing' || part === 'organisation' || part === 'post')) return nothing;
  if (vote.kind === 'free-text' && cells.reduce((sum, cell) => sum + wordCount(cell), 0) < cells.length * 3) return nothing;
  if (vote.kind === 'date-of-birth' && part !== 'birth' && !birthWords.test(words) && !birthLike(cells)) return nothing;
  return vote;
}

const maxFew = 2;
/** Towns are called after people, and people after towns. */
const places =
  /(?:^| )(?:city|town|village|suburb|district|county|region|province|state|country|nationality|stadt|ort|land|ville|commune|pays|ciudad|municipio|pais|citta|comune|paese|cidade|plaats|stad|gemeente|miasto|kraj|mesto|obec|by|kommun|kommune|kunta|varos|oras|sehir|il|ilce|kota|kabupaten)$/u;

/** A bare `name` heads products, schools and people alike: there the cells decide. */
function namesOf(column: Seen & Vote & { readonly whose: Whose; readonly bare: boolean }): Column['names'] {
  const { part, whose, bare, cells, nameless } = column;
  if (cells.length === 0 || nameless || (column.kind !== undefined && column.kind !== 'person-name' && !wordy.has(column.kind)))
    return undefined;
  // `customer: 1`
  if (!cells.some((cell) => /\p{L}/u.test(cell))) return undefined;
  const { people: known, things } = namesShare(cells);
  const people = part === 'full-name' || column.kind === 'person-name' ? Math.max(known, scriptNamesShare(cells)) : known;
  if (part === 'given-name' || part === 'family-name') return noHalfNames(cells) < 0.7 || people >= 0.2 ? 'people' : 'things';
  const isNamed = !bare || whose === 'subject' || (column.isOfSomeone && !column.words.includes(' '));
  if (part === 'full-name' && isNamed) {
    if (bodiesShare(cells) >= 0.5) return 'things';
    // One or two cells say less than a column that names its people: `applicant name: Jack White`.
    const isBelieved = whose === 'subject' && cells.length <= maxFew && meanWords(cells) >= 2;
    return people < 0.12 && meanWords(cells) < 1.5 ? 'either' : things < 0.7 || people >= 0.2 || isBelieved ? 'people' : 'things';
  }
  if (part === 'full-name' || column.kind === 'person-name')
    return (people >= 0.25 && things < 0.5) || (people >= 0.12 && things < 0.15)
      ? 'people'
      : things >= 0.2 || column.kind === undefined
        ? 'things'
        : 'either';
  if (part !== undefined || column.kind !== undefined || places.test(column.words)) return undefined;
  return people >= 0.4 && things < 0.2 && cells.length >= 3 ? 'people' : undefined;
}

const yearOf = (cell: string): number =>
  Number(/(?:^|\D)((?:19|20)\d{2})(?:\D|$)/u.exec(cell)?.[1] ?? /^((?:19|20)\d{2})\d{4}$/u.exec(cell)?.[1] ?? 0);

/** Birth dates spread over decades and many lie in the last century; other dates crowd together. */
function birthLike(cells: readonly string[]): boolean {
  const years = cells.map(yearOf).filter((year) => year > 1900);
  if (years.length < 3) return false;
  return Math.max(...years) - Math.min(...years) >= 12 && years.filter((year) => year < 2000).length * 3 >= years.length;
}

/** Reads what a table's columns hold from their names and a sample of their cells. */
export function readColumns(
  table: Table,
  {
    detecting,
    isOfServed,
    calledAfter,
  }: Pick<Given, 'isOfServed'> & { readonly detecting: Detecting; readonly calledAfter: string },
): ColumnsRead {
  const given = uprightOf(table, detecting);
  const width = Math.min(maxColumns, Math.max(given.header.length, ...given.sample.map((row) => row.length)));
  const called = foldWords(table.caption);
  const isOfSomeone = called === '' ? isSomeone(calledAfter) : isSomeone(called);
  const place = { given, table, detecting, isOfSomeone };
  const columns = Array.from({ length: width }, (_, index) => columnOf(index, place));
  return { columns: inCompany(columns, { rows: given.sample, isOfServed }), rows: given.rows };
}

/** Whose tables have a `name` for each street, town or room. */
const ofPlaces =
  /(?:^|[\s._])(?:streets?|roads?|cit(?:y|ies)|towns?|villages?|suburbs?|districts?|regions?|states?|provinces?|countr(?:y|ies)|communes?|municipalit(?:y|ies)|stra(?:ss|ß)en?|stations?|stops?|wards?|parishes|localit(?:y|ies)|places?|venues?|rooms?)$/iu;

/** What makers and shops number their things by; some of it has the shape of somebody's number. */
const serial =
  /(?:^| )(?:(?:serial|asset tag|sku|imei|barcode|tracking|licen[cs]e key|chassis)(?: (?:no|nr|number|id|code|ref|reference))?|(?:asset|tag|part|model|batch|lot|mac|invoice|order|purchase order|po|product|item|stock|engine) (?:no|nr|number|id|code|ref|reference))$/u;
const ofPeople: ReadonlySet<string> = new Set(['national-insurance-number', 'nhs-number', 'passport-number', 'payment-card']);

/** Whether a column numbers things, by its folded name. */
export const isSerial = (words: string): boolean => serial.test(words);

const withoutSerials = (vote: Vote, words: string): Vote =>
  vote.kind !== undefined && ofPeople.has(vote.kind) && isSerial(words) ? nothing : vote;

/** A post that one of many has makes no list of posts; a heading of a group stands in the first of its rows only. */
const minFilledOfHabit = 0.3;
const isOfMany = ({ filled, distinct }: Column): boolean => filled >= minFilledOfHabit || (filled > 0 && distinct > 1);

/** Folded words of the names of columns that hold more than one rare value, for vocabularies. */
export const columnWords = (columns: readonly Column[]): readonly string[] =>
  columns.filter((column) => isOfMany(column) && column.words !== '' && !isOfFormat(column)).map((column) => column.last);

/** `<id extension="…">`, `scheme="http://…"`: words of a format. */
const isOfFormat = ({ words, cells }: Column): boolean =>
  / id extension$/u.test(words) || (/ scheme$/u.test(words) && cells.every((cell) => /^https?:/u.test(cell)));
