import type { Table } from '../model.ts';
import { foldWords, type Whose } from '../vocabulary/labels.ts';
import { openCrowd } from './crowd.ts';
import { habitOfCells, habitsOf } from './habit.ts';
import { mailSigns } from './mail-signs.ts';
import { isMobile } from './mobile.ts';
import { isExampleName, isPlaceholder, isReserved } from './reserved.ts';
import { type Column, type ColumnsRead, columnWords, type Detecting, readColumns } from './table-columns.ts';
import { traitOf } from './traits.ts';
import type { Signs, Trait } from './weigh.ts';

/** What a caller knows besides the table. */
export type Surroundings = {
  readonly labels: readonly string[];
  readonly publishedValues: readonly string[];
  readonly ownHosts: readonly string[];
  /** Parts people do not see were left there by mistake in office files; in pages they are how pages are made. */
  readonly office: boolean;
  /** A text file, without the footers and menus of pages. */
  readonly plain: boolean;
  /** Title of the document, and the headings it stands under. */
  readonly around: string;
};

export type RowsRead = {
  readonly signs: Signs;
  readonly kinds: Readonly<Record<string, number>>;
  readonly columns: readonly Column[];
  /** Hashable names of people, for counting each once over several tables. */
  readonly people: readonly string[];
};

const maxNamedPeople = 50_000;

/** Which columns tell who a row is about. */
type Identity = {
  readonly given: readonly number[];
  readonly family: readonly number[];
  readonly full: readonly number[];
  readonly birth: readonly number[];
  readonly numbers: readonly number[];
  readonly emails: readonly number[];
  readonly phones: readonly number[];
  readonly places: readonly number[];
  readonly sent: readonly number[];
  readonly looks: readonly number[];
  /** Addresses of visitors' machines: all that a list of submissions may show of somebody. */
  readonly visitors: readonly number[];
};

/** Parents, officers and schools come with a record; whoever the record is about is counted. */
function subjectsOf(columns: readonly Column[]): readonly Column[] {
  const telling = columns.filter((column) => {
    const trait = traitOf(column);
    return trait !== undefined && trait !== 'words' && trait !== 'demographics';
  });
  const own = columns.filter((column) => column.whose === 'subject' || column.whose === 'anyone');
  if (telling.some((column) => own.includes(column) && column.kind !== 'uk-postcode')) return own;
  const related = columns.filter((column) => column.whose === 'related');
  if (telling.some((column) => related.includes(column))) return related;
  return own.some((column) => telling.includes(column)) ? own : columns;
}

const isPersonsName = (column: Column): boolean => column.names === 'people';

function identityOf(columns: readonly Column[]): Identity {
  const where = (fits: (column: Column) => boolean): readonly number[] =>
    columns.filter((column) => column.filled > 0 && fits(column)).map((column) => column.index);
  const trait = (wanted: Trait) => (column: Column) => traitOf(column) === wanted;
  const named = columns.some((column) => column.whose === 'subject' && isPersonsName(column));
  const ours = (column: Column) => !named || column.whose === 'subject';
  const plain = (column: Column) =>
    ours(column) && !/(?:^| )(?:preferred|known as|middle|maiden|previous|alias)(?: |$)/u.test(column.words);
  return {
    given: where((column) => column.part === 'given-name' && isPersonsName(column) && plain(column)).slice(0, 1),
    family: where((column) => column.part === 'family-name' && isPersonsName(column) && plain(column)).slice(0, 1),
    full: where(
      (column) => column.part !== 'given-name' && column.part !== 'family-name' && isPersonsName(column) && plain(column),
    ).slice(0, 1),
    birth: where(trait('birth')),
    numbers: where(trait('identity')),
    emails: where(trait('email')),
    phones: where(trait('phone')),
    places: where(trait('address')),
    sent: where((column) => column.part === 'submission-id'),
    looks: where((column) => trait('demographics')(column) || trait('special')(column)),
    visitors: columns.some((column) => column.part === 'submission-id' || column.part === 'submitted-at')
      ? where(trait('network'))
      : [],
  };
}

const firstOf = (row: readonly string[], places: readonly number[]): string => {
  for (const at of places) {
    const cell = row[at];
    if (cell !== undefined && cell !== '' && !isPlaceholder(cell)) return cell;
  }
  return '';
};

/** Who a row is about: a name with the surest thing beside it, else the surest thing alone; empty when nobody. */
function keyOf(row: readonly string[], identity: Identity): readonly [name: string, rest: string] {
  const given = firstOf(row, identity.given);
  const family = firstOf(row, identity.family);
  const name = given === '' && family === '' ? firstOf(row, identity.full) : `${given}\n${family}`;
  const sure = firstOf(row, identity.numbers) || firstOf(row, identity.birth);
  if (name !== '')
    return [name, sure || firstOf(row, identity.emails) || firstOf(row, identity.phones) || firstOf(row, identity.places)];
  const alone = firstOf(row, identity.numbers) || firstOf(row, identity.emails) || firstOf(row, identity.phones);
  if (alone !== '') return ['', alone];
  const place = firstOf(row, identity.places);
  if (sure !== '') return ['', `${sure}\n${place}`];
  if (identity.looks.length >= 2 && (place !== '' || identity.sent.length > 0)) {
    const looks = identity.looks.map((at) => row[at] ?? '').join('\n');
    if (looks.trim() !== '') return ['', `${firstOf(row, identity.sent)}\n${place}\n${looks}`];
  }
  return ['', firstOf(row, identity.visitors)];
}

/** The same in every table and text: words folded and sorted, so that `Doe, Jane` is `Jane Doe`. */
export const personKey = (name: string): string => foldWords(name).split(' ').toSorted().join(' ');

type Tally = {
  readonly rows: number;
  readonly peopled: number;
  readonly people: readonly string[];
  readonly distinct: number;
  readonly traits: ReadonlyMap<Trait, number>;
  readonly kinds: Readonly<Record<string, number>>;
};

/** Officers and schools come with a record; it does not expose them. */
const incidental: readonly Whose[] = ['official', 'organisation'];

function tally(reading: ColumnsRead, identity: Identity, subjects: readonly Column[]): Tally {
  const own =
    subjects.length < reading.columns.length ? reading.columns.filter((column) => !incidental.includes(column.whose)) : subjects;
  const counted = own.filter((column) => column.kind !== undefined || traitOf(column) !== undefined);
  const traitColumns = subjects
    .map((column) => ({ index: column.index, trait: traitOf(column) }))
    .filter((entry) => entry.trait !== undefined);
  const perColumn = new Float64Array(counted.length);
  const traits = new Map<Trait, number>();
  const crowd = openCrowd();
  const people: string[] = [];
  let rows = 0;
  let peopled = 0;
  for (const row of reading.rows) {
    rows += 1;
    const [name, rest] = keyOf(row, identity);
    if (name === '' && rest === '') continue;
    peopled += 1;
    if (crowd.add(name, rest) && people.length < maxNamedPeople) people.push(personKey(name === '' ? rest : name));
    for (let at = 0; at < counted.length; at += 1) {
      const cell = row[counted[at]?.index ?? -1];
      if (cell !== undefined && cell !== '' && !isPlaceholder(cell)) perColumn[at] = (perColumn[at] ?? 0) + 1;
    }
    const seen = new Set<Trait>();
    for (const { index, trait } of traitColumns) {
      const cell = row[index];
      if (trait !== undefined && cell !== undefined && cell !== '' && !seen.has(trait) && !isPlaceholder(cell)) seen.add(trait);
    }
    for (const trait of seen) traits.set(trait, (traits.get(trait) ?? 0) + 1);
  }
  return { rows, peopled, people, distinct: crowd.size(), traits, kinds: kindsOf(counted, perColumn) };
}

function kindsOf(counted: readonly Column[], perColumn: Float64Array): Readonly<Record<string, number>> {
  const kinds: Record<string, number> = {};
  counted.forEach((column, at) => {
    const trait = traitOf(column);
    const kind = column.kind ?? (trait === 'words' ? 'free-text' : undefined);
    const cells = perColumn[at] ?? 0;
    if (kind === undefined || cells === 0) return;
    const share = kind === 'person-name' || column.share < 0.02 ? 1 : column.share;
    kinds[kind] = (kinds[kind] ?? 0) + Math.max(1, Math.round(cells * share));
  });
  return kinds;
}

const answersCalled =
  /(?:^| )(?:submissions?|responses?|respondents?|answers|entries|complaints?|complainants?|enquir(?:y|ies)|petition|signatures|signatories|survey|consultation|registrations?|sign ?ups?|bookings|referrals?|applicants|feedback|webform|form results|antworten|einsendungen|beschwerden|anmeldungen|reponses|plaintes|inscriptions|respuestas|quejas|inscripciones|risposte|reclami|iscrizioni|inzendingen|antwoorden|klachten|aanmeldingen|odpowiedzi|skargi|zgloszenia|svar|klagomal|anmalningar|ymatebion|cwynion)(?: |$)/u;
const privateCalled =
  /(?:^| )(?:confidential|private|sensitive|cases?|caseload|referrals?|safeguarding|patients?|pupils?|clients?|tenants?|claimants?|victims?|vertraulich|confidentiel|confidencial|riservato|vertrouwelijk|poufne|konfidentiell|cyfrinachol)(?: |$)/u;

const delicate =
  /(?:^| )(?:arrears|debt|debts|benefits? (?:type|claimed)|income|earnings|salary|convictions?|offences?|offence|sentence|custody|probation|safeguarding|vulnerab\p{L}*|eviction|recovery stage|summons|bailiff|homeless\p{L}*|refuge|abuse|asylum|immigration status|pregnan\p{L}*|care plan|risk level|password|password hash|passwort|mot de passe|schulden|einkommen|vorstrafen|revenu|dettes|condamnations?|ingresos|deudas|reddito|debiti|inkomen|schuld|dochod|zadluzenie|inkomst|skuld)(?: |$)/u;

const answerPartsOf = (columns: readonly Column[]): number =>
  new Set(
    columns
      .filter((column) => column.filled > 0)
      .map((column) => (column.kind === 'ip-address' ? 'network' : column.part))
      .filter((part) => part === 'submission-id' || part === 'submitted-at' || part === 'network' || part === 'consent'),
  ).size;

/** How many of the public form's own labels are among the columns; one-word labels everybody uses count for less. */
export function matchedLabels(columns: readonly Column[], labels: readonly string[]): number {
  if (labels.length === 0) return 0;
  const asked = new Set(labels.map(foldWords).filter((label) => label.length >= 3));
  return columns.filter(
    (column) => asked.has(column.words) || [...asked].some((label) => label.length >= 6 && column.words.endsWith(` ${label}`)),
  ).length;
}

function reservedShare(columns: readonly Column[]): number {
  const values = columns.flatMap((column) =>
    column.kind === undefined ? [] : column.cells.slice(0, 20).map((cell) => ({ kind: column.kind ?? '', cell })),
  );
  const judged = values.filter(({ kind }) => /email|phone|nhs|insurance|card/u.test(kind));
  return judged.length === 0 ? 0 : judged.filter(({ kind, cell }) => isReserved(kind, cell)).length / judged.length;
}

const mobileShare = (columns: readonly Column[]): number => {
  const cells = columns.filter((column) => traitOf(column) === 'phone').flatMap((column) => column.cells);
  return cells.length === 0 ? 0 : cells.filter(isMobile).length / cells.length;
};

/** Whether the rows name things or bodies, and nobody. */
const unpersonalShare = (columns: readonly Column[]): number =>
  columns.some((column) => column.names === 'people' || column.names === 'either') ||
  !columns.some((column) => column.names === 'things')
    ? 0
    : 1;

const exampleWords =
  /(?:^| )(?:examples?|samples?|placeholder|default|schemas?|swagger|openapi|mock|fixtures?|dummy|demo|beispiel|muster|exemple|ejemplo|esempio|voorbeeld|przyklad|exempel|enghraifft)(?: |$)/u;

/** Values that columns themselves call examples, and names everybody uses for examples. */
function documentation(columns: readonly Column[], around: string): number {
  const telling = columns.filter((column) => column.kind !== undefined && column.filled > 0);
  if (telling.length === 0) return 0;
  const exemplary = telling.filter((column) => exampleWords.test(column.words)).length / telling.length;
  const names = columns.filter((column) => column.names === 'people').flatMap((column) => column.cells);
  const everybody = names.length === 0 ? 0 : names.filter(isExampleName).length / names.length;
  return Math.max(exemplary, everybody, exampleWords.test(around) ? 0.5 : 0);
}

const maxDifferentPosts = 30;
const maxPostCharacters = 60;

const officePrefix = /^(?:cllr|councillor|the rt\.? hon|rt\.? hon|sir|dame|baroness|lord|lady|mp\b|cynghorydd|alderman)/iu;

/** Posts, offices and parties in the cells, whatever the column is called; `Cllr` in front of a name. */
const toldByCells = (columns: readonly Column[]): readonly ('staff' | 'office')[] => [
  ...new Set(
    columns
      .filter(
        (column) =>
          (column.kind === undefined || column.kind === 'free-text') &&
          !column.question &&
          column.distinct <= maxDifferentPosts &&
          column.cells.every((cell) => cell.length <= maxPostCharacters),
      )
      .flatMap((column) => habitOfCells(column.cells.map((cell) => foldWords(cell))) ?? []),
  ),
  ...(columns.some(
    (column) =>
      column.names === 'people' && column.cells.filter((cell) => officePrefix.test(cell)).length * 2 > column.cells.length,
  )
    ? (['office'] as const)
    : []),
];

/** Reads one table as records of people; undefined when it shows nobody. */
export function readRows(table: Table, detecting: Detecting, surroundings: Surroundings): RowsRead | undefined {
  const reading = readColumns(table, detecting);
  const subjects = subjectsOf(reading.columns);
  const identity = identityOf(subjects);
  const counts = tally(reading, identity, subjects);
  if (counts.distinct === 0) return undefined;
  const around = foldWords(`${table.caption} ${table.where} ${surroundings.around}`.slice(0, 190));
  const namesUsed = [...identity.given, ...identity.family, ...identity.full].length > 0;
  const counted = (trait: Trait, rows: number): boolean =>
    trait === 'name' ? namesUsed : trait !== 'special' || rows * 4 >= counts.peopled;
  const traits = new Map([...counts.traits].filter(([trait, rows]) => counted(trait, rows)));
  const signs: Signs = {
    rows: counts.rows,
    particulars: subjects.filter((column) => traitOf(column) === 'demographics').length,
    people: counts.distinct,
    traits,
    subjectNamed: subjects.some((column) => column.whose === 'subject' && traitOf(column) !== undefined),
    onlyOfficial:
      subjects === reading.columns ||
      (subjects.length > 0 && subjects.every((column) => column.whose === 'official' || column.whose === 'organisation')),
    hidden: surroundings.office && (table.hidden || subjects.some((column) => column.hidden && traitOf(column) !== undefined)),
    matchedLabels: matchedLabels(reading.columns, surroundings.labels),
    answerColumns: answerPartsOf(reading.columns),
    calledAnswers: answersCalled.test(around),
    delicate: reading.columns.some((column) => column.filled > 0 && delicate.test(column.words)),
    written: false,
    calledPrivate: privateCalled.test(around),
    habits: habitsOf(columnWords(reading.columns), { called: around, told: toldByCells(reading.columns) }),
    mail: mailSigns(
      subjects.filter((column) => column.kind === 'email-address').flatMap((column) => column.cells),
      surroundings,
    ),
    mobiles: mobileShare(subjects),
    reserved: reservedShare(subjects),
    unpersonal: unpersonalShare(subjects),
    prose: false,
    documentation: documentation(reading.columns, around),
    coverage: counts.rows === 0 ? 0 : counts.peopled / counts.rows,
  };
  return { signs, kinds: counts.kinds, columns: reading.columns, people: counts.people };
}
