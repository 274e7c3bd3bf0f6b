import type { Match, Table } from '../model.ts';
import { type Part, readLabel, type Whose } from '../vocabulary/labels.ts';
import { inCompany } from './column-company.ts';
import { namesShare } from './person-like.ts';
import { isPlaceholder } from './reserved.ts';

/** What columns need to know of the detectors. */
export type Detecting = {
  readonly find: (text: string, label?: string) => readonly Match[];
  readonly kindsOfLabel: (label: string) => readonly string[];
  readonly accepts: (id: string, cell: string) => boolean;
  readonly kindOfCells: (cells: readonly string[]) => { readonly id: string; readonly share: number } | undefined;
};

/** What one column holds, as far as its name and its cells agree. */
export type Column = {
  readonly index: number;
  readonly words: string;
  /** The last step of a key path, else the same. */
  readonly last: string;
  readonly part: Part | undefined;
  readonly whose: Whose;
  readonly kind: string | undefined;
  /** Of the cells that hold anything, how many are such values. */
  readonly share: number;
  /** Of the rows looked at, how many hold anything here. */
  readonly filled: number;
  /** Different values among those looked at. */
  readonly distinct: number;
  readonly cells: readonly string[];
  readonly hidden: boolean;
  readonly question: boolean;
  /** What a column of names names, `either` when its cells could be both; undefined for all other columns. */
  readonly names: 'people' | 'things' | 'either' | undefined;
};

/** A table with its header put right: rows of labels above the first record are not people. */
export type ColumnsRead = {
  readonly columns: readonly Column[];
  /** The records, without the rows that turned out to be headings. */
  readonly rows: Iterable<readonly string[]>;
};

const maxSampledRows = 240;
const minSampledRows = 24;
const maxSampledCells = 6_000;
const maxColumns = 600;
const maxTestedCells = 40;
const maxHeadingRows = 12;
const maxLabelCharacters = 160;

/** Kinds whose shape decides little: there a column's name must be believed. */
const wordy = new Set([
  'person-name',
  'postal-address',
  'health',
  'ethnicity',
  'religion',
  'sexual-orientation',
  'free-text',
  'criminal-allegation',
]);
/** Numbers that fit by chance, or dates that may be anything: without a name they need many cells and hardly an exception. */
const chancy = new Set(['nhs-number', 'payment-card', 'date-of-birth', 'phone-number']);

const labelScore = (cells: readonly string[], detecting: Detecting): number =>
  cells.filter((cell) => {
    if (isPlaceholder(cell) || cell.length > maxLabelCharacters || /^[\d\s.,:/-]+$|@/u.test(cell)) return false;
    const { part, question } = readLabel(cell);
    return (part !== undefined && (!question || cell.trim().endsWith('?'))) || detecting.kindsOfLabel(cell).length > 0;
  }).length;

const telltale = ['email-address', 'uk-postcode', 'national-insurance-number', 'iban', 'date-of-birth'];

const looksLikeValues = (cells: readonly string[], detecting: Detecting): boolean =>
  cells.some((cell) => telltale.some((kind) => detecting.accepts(kind, cell))) ||
  cells.filter((cell) => /^\d[\d\s/.:-]*$/u.test(cell.trim())).length * 3 > cells.length;

function* without(rows: Iterable<readonly string[]>, skipped: number): Iterable<readonly string[]> {
  let at = 0;
  for (const row of rows) if (at++ >= skipped) yield row;
}

function* withFirst(first: readonly string[], rows: Iterable<readonly string[]>): Iterable<readonly string[]> {
  yield first;
  yield* rows;
}

const again = (make: () => Iterable<readonly string[]>): Iterable<readonly string[]> => ({
  [Symbol.iterator]: () => make()[Symbol.iterator](),
});

function sampleOf(rows: Iterable<readonly string[]>): readonly (readonly string[])[] {
  const sample: (readonly string[])[] = [];
  let cells = 0;
  for (const row of rows) {
    sample.push(row);
    cells += row.length;
    if (sample.length >= maxSampledRows || (cells >= maxSampledCells && sample.length >= minSampledRows)) break;
  }
  return sample;
}

/** `first_name`, `age1`: what programs call columns. */
const isMachineKey = (cell: string): boolean => /^[a-z][a-z0-9]{0,30}(?:[_.-][a-z0-9]{1,30}){0,8}$/iu.test(cell.trim());

const example = /^(?:e\.? ?g\.?[ :]|for example|example:|z\. ?b\.|p\. ?ex\.|par exemple|por ejemplo|ad esempio|bijv)/iu;

/** A second heading row: machine keys below questions, or columns numbered from one. */
function isHeading(row: readonly string[], header: readonly string[], detecting: Detecting): boolean {
  const filled = row.filter((cell) => cell.trim() !== '');
  if (filled.some((cell) => example.test(cell))) return true;
  if (filled.length < 4 || looksLikeValues(filled, detecting) || filled.length * 2 < header.filter((cell) => cell !== '').length)
    return false;
  const keys = filled.filter((cell) => isMachineKey(cell));
  const spoken = header.filter((cell) => cell.includes(' ')).length * 3 >= header.length;
  if (
    spoken &&
    keys.length >= filled.length * 0.9 &&
    keys.filter((key) => /[_\d]/u.test(key)).length * 5 >= keys.length &&
    new Set(filled).size === filled.length
  )
    return true;
  const numbers = filled.map(Number).filter((number) => Number.isInteger(number));
  const rising = numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? 0));
  return (
    numbers.length >= 5 &&
    numbers.length >= filled.length - 1 &&
    rising &&
    (numbers.at(-1) ?? 0) <= numbers.length * 2 + (numbers[0] ?? 0)
  );
}

type Headed = {
  readonly header: readonly string[];
  readonly rows: Iterable<readonly string[]>;
  readonly sample: readonly (readonly string[])[];
};

/** Exports put titles, sections or machine keys above the names of columns, and some files have no names at all. */
function headed(table: Table, detecting: Detecting): Headed {
  const sample = sampleOf(table.rows);
  if (table.shape !== 'grid') return { header: table.header, rows: table.rows, sample };
  const own = labelScore(table.header, detecting);
  if (table.header.length > 0 && own === 0 && looksLikeValues(table.header, detecting))
    return { header: [], rows: again(() => withFirst(table.header, table.rows)), sample: [table.header, ...sample] };
  let best = { at: -1, score: Math.max(own, 1) };
  for (let at = 0; at < Math.min(maxHeadingRows, sample.length); at += 1) {
    const row = sample[at] ?? [];
    const score = labelScore(row, detecting);
    if (score > best.score && score * 3 >= row.filter((cell) => cell !== '').length && !looksLikeValues(row, detecting))
      best = { at, score };
  }
  const header = best.at < 0 ? table.header : (sample[best.at] ?? []);
  const drop =
    sample.slice(0, maxHeadingRows).findLastIndex((row, at) => at > best.at && isHeading(row, header, detecting)) + 1 ||
    best.at + 1;
  if (drop === 0) return { header, rows: table.rows, sample };
  return { header, rows: again(() => without(table.rows, drop)), sample: sample.slice(drop) };
}

/** A sheet that lists one person's particulars downwards: labels in the first column, values in the next. */
function turned(given: Headed, detecting: Detecting): Headed {
  const lines = given.header.length > 0 ? [given.header, ...given.sample] : given.sample;
  const width = Math.max(0, ...lines.map((line) => line.filter((cell) => cell !== '').length));
  if (width > 3 || width < 2 || lines.length < 2 || lines.length > 120) return given;
  const labels = lines.map((line) => line[0] ?? '');
  const down = labelScore(labels, detecting);
  if (
    down < 2 ||
    down * 3 < labels.length ||
    labelScore(given.header, detecting) * 2 >= Math.max(2, given.header.filter((cell) => cell !== '').length)
  )
    return given;
  const people = Array.from({ length: width - 1 }, (_, index) => lines.map((line) => line[index + 1] ?? ''));
  return { header: labels.map((label) => label.replace(/:\s*$/u, '')), rows: people, sample: people };
}

/**
 * Under a telling name the shape is enough: values kept for documentation fit no checksum, and programs write dates as
 * seconds or milliseconds since 1970.
 */
const loose = new Map([
  ['date-of-birth', /^-?\d{8,10}(?:\d{3})?$/u],
  ['uk-postcode', /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/iu],
  ['nhs-number', /^\d{3}[ -]?\d{3}[ -]?\d{4}$/u],
  ['national-insurance-number', /^[A-Z]{2}(?: ?\d{2}){3} ?[A-Z]$/iu],
]);

/** Answers to a yes-or-no question name no illness. */
const choice =
  /^(?:yes|no|true|false|ja|nein|oui|non|s[ií]|no|nee|tak|nie|nej|kyll[aä]|ei|don.?t know|unknown|not known|none|refused|prefer not to say)\b/iu;

type Vote = { readonly kind: string | undefined; readonly share: number };
const nothing: Vote = { kind: undefined, share: 0 };

function announcedVote(kind: string, cells: readonly string[], detecting: Detecting): Vote {
  const shape = loose.get(kind);
  const fits = (cell: string): boolean => detecting.accepts(kind, cell) || shape?.test(cell) === true;
  const share = cells.length === 0 ? 0 : cells.filter(fits).length / cells.length;
  if (!wordy.has(kind)) return { kind: share >= 0.15 || (share > 0 && cells.length <= 12) ? kind : undefined, share };
  const told =
    kind === 'ethnicity' ||
    cells.some((cell) => /\p{L}{3}/u.test(cell) && !choice.test(cell) && !/^(?:https?|urn):/iu.test(cell));
  return told && cells.length > 0 ? { kind, share: Math.max(share, 0.01) } : nothing;
}

const generic = /[.\]/](?:value|display|text|code|coding|content|answer|string|label|line|0|1)$/iu;

/** `patient.identifier.value` is what `patient.identifier.system` says; `vaccine.coding.display` is about a vaccine. */
function labelsFor(index: number, { header, sample }: Headed): readonly string[] {
  const label = header[index] ?? '';
  const labels = endingsOf(label);
  for (let path = label; generic.test(path); ) {
    path = path.replace(generic, '');
    labels.push(path);
  }
  const root = /^(.*[.\]/])(?:value|answer|content|text)$/iu.exec(label)?.[1];
  if (root === undefined) return labels;
  const naming = header.findIndex(
    (other) => other.startsWith(root) && /^(?:system|type|label|name|key|question|title|field)$/iu.test(other.slice(root.length)),
  );
  const names = naming < 0 ? [] : [...new Set(sample.map((row) => row[naming] ?? ''))];
  return names.length === 1 && names[0] !== undefined ? [...labels, names[0].replace(/^https?:.*[/#]/u, '')] : labels;
}

const maxSteps = 8;

/** `applicant.phone.primary` is `primary`, else `phone.primary`, else all of it. */
function endingsOf(label: string): string[] {
  if (/\s/u.test(label)) return [label];
  const steps = label
    .split(/[.[\]/]+/u)
    .filter((step) => step !== '')
    .slice(-maxSteps);
  return steps.length < 2 ? [label] : [...steps.map((_, at) => steps.slice(steps.length - 1 - at).join('.')), label];
}

/** Of the kinds a name may announce, the one most cells are. */
function namedVote(labels: readonly string[], cells: readonly string[], detecting: Detecting): Vote {
  const kinds =
    labels.map((label) => (label === '' ? [] : detecting.kindsOfLabel(label))).find((kinds) => kinds.length > 0) ?? [];
  const votes = kinds.map((kind) => announcedVote(kind, cells, detecting));
  return votes.filter((vote) => vote.kind !== undefined).toSorted((one, other) => other.share - one.share)[0] ?? nothing;
}

const withinKinds = [
  'email-address',
  'national-insurance-number',
  'iban',
  'nhs-number',
  'phone-number',
  'uk-postcode',
  'date-of-birth',
];

/** `Tel 07…`, `12 High Street, AB1 2CD`: cells that hold more than the value. */
function withinVote(cells: readonly string[], detecting: Detecting): Vote {
  if (cells.length < 2 || cells.some((cell) => cell.length > maxLabelCharacters || !/[\d@]/u.test(cell))) return nothing;
  const inside = cells.slice(0, maxFirstCells).map((cell) => new Set(detecting.find(cell).map((match) => match.detector)));
  const votes = withinKinds.map((kind) => ({ kind, share: inside.filter((kinds) => kinds.has(kind)).length / inside.length }));
  return votes.find((vote) => vote.share >= 0.7) ?? nothing;
}

const maxFirstCells = 10;
/** Small numbers, addresses of pages, times, digests: what most columns of programs hold. */
const boring =
  /^(?:-?\d{1,5}(?:\.\d{1,9})?|(?:https?:|\/).*|[0-9a-f]{16,128}|[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\d[T ].*|#[0-9a-f]{3,8})$/iu;

/** Column voting: without a telling name, what nearly all cells are. */
function silentVote(cells: readonly string[], detecting: Detecting): Vote {
  const first = cells.slice(0, maxFirstCells);
  if (first.filter((cell) => /[\d@]/u.test(cell) && !boring.test(cell)).length * 2 < first.length || cells.length === 0)
    return nothing;
  const guess = detecting.kindOfCells(first);
  const winner = guess === undefined || cells.length === first.length ? guess : detecting.kindOfCells(cells);
  if (winner === undefined || winner.share < 0.6 || wordy.has(winner.id)) return withinVote(cells, detecting);
  if (chancy.has(winner.id) && (cells.length < 3 || winner.share < 0.9)) return nothing;
  return { kind: winner.id, share: winner.share };
}

type Place = { readonly given: Headed; readonly table: Table; readonly detecting: Detecting };

function columnOf(index: number, { given, table, detecting }: Place): Column {
  const label = given.header[index] ?? '';
  const all = given.sample
    .map((row) => (row[index] ?? '').trim())
    .filter((cell) => !isPlaceholder(cell) && cell.toLowerCase() !== label.toLowerCase());
  const cells = [...new Set(all)].slice(0, maxTestedCells);
  const reading = readLabel(label);
  const named = namedVote(labelsFor(index, given), cells, detecting);
  const vote = named.kind === undefined ? silentVote(cells, detecting) : named;
  const seen = { ...reading, cells, nameless: label === '', accepts: detecting.accepts };
  const settledVote = settled(vote, seen);
  const names = namesOf({ ...seen, ...settledVote });
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

type Seen = {
  readonly part: Part | undefined;
  readonly cells: readonly string[];
  readonly words: string;
  readonly nameless: boolean;
  readonly accepts: Detecting['accepts'];
};

const meanWords = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + cell.split(/\s+/u).length, 0) / Math.max(1, cells.length);

/** Addresses of machines among themselves; RFC 1918, 1122, 4291. */
const ownAddress = /^(?:127\.|10\.|192\.168\.|0\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|::1$|fe80:)/iu;

const birthWords = /birth|dob|born|geb|nais|nac|nasc|urodz|naroz|szulet|nast|fod|synty|geni|rojst|roden|sund|dzim|gim|genn/u;

/** The column's own words overrule a kind that only its shape suggests: a name's column, a date that is no birth date. */
function settled(vote: Vote, { part, cells, words, accepts }: Seen): Vote {
  if (part === 'network')
    return {
      kind: cells.some((cell) => /^[\da-f:.]{7,45}$/iu.test(cell) && !ownAddress.test(cell)) ? 'ip-address' : undefined,
      share: 1,
    };
  if (part === 'birth' && vote.kind === undefined && cells.some((cell) => accepts('date-of-birth', cell)))
    return { kind: 'date-of-birth', share: 1 };
  if (part === 'health' && vote.kind === undefined && cells.some((cell) => /\p{L}{3}/u.test(cell)))
    return { kind: 'health', share: 1 };
  if (part === 'given-name' || part === 'family-name') return { kind: cells.length > 0 ? 'person-name' : undefined, share: 1 };
  if (vote.kind === 'person-name' && (part === 'thing' || part === 'organisation' || part === 'post')) return nothing;
  if (vote.kind === 'free-text' && meanWords(cells) < 3) return nothing;
  if (vote.kind === 'date-of-birth' && !birthWords.test(words) && !birthLike(cells)) return nothing;
  return vote;
}

/** A bare `name` heads products, schools and people alike: there the cells decide. */
function namesOf(column: Seen & Vote & { readonly whose: Whose; readonly bare: boolean }): Column['names'] {
  const { part, whose, bare, cells, nameless } = column;
  if (cells.length === 0 || nameless || (column.kind !== undefined && column.kind !== 'person-name' && !wordy.has(column.kind)))
    return undefined;
  const { people, things } = namesShare(cells);
  if (part === 'given-name' || part === 'family-name' || (part === 'full-name' && (!bare || whose === 'subject')))
    return part === 'full-name' && people < 0.12 && meanWords(cells) < 1.5
      ? 'either'
      : things < 0.7 || people >= 0.2
        ? 'people'
        : 'things';
  if (part === 'full-name' || column.kind === 'person-name')
    return (people >= 0.25 && things < 0.5) || (people >= 0.12 && things < 0.15)
      ? 'people'
      : things >= 0.2 || column.kind === undefined
        ? 'things'
        : 'either';
  if (part !== undefined || column.kind !== undefined) return undefined;
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
export function readColumns(table: Table, detecting: Detecting): ColumnsRead {
  const upright = headed(table, detecting);
  const given = table.shape === 'grid' ? turned(upright, detecting) : upright;
  const width = Math.min(maxColumns, Math.max(given.header.length, ...given.sample.map((row) => row.length)));
  const place = { given, table, detecting };
  const columns = Array.from({ length: width }, (_, index) => columnOf(index, place));
  return { columns: inCompany(columns, given.sample), rows: given.rows };
}

/** Folded words of the names of columns that hold anything, for vocabularies. */
export const columnWords = (columns: readonly Column[]): readonly string[] =>
  columns.filter((column) => column.filled > 0 && column.words !== '').map((column) => column.last);
