import type { Table } from '../model.ts';
import { foldWords, readLabel } from '../vocabulary/labels.ts';
import { isServed } from '../vocabulary/served.ts';
import { accountsOf } from './accounts.ts';
import { bodiesShare } from './bodies.ts';
import { answersCalled, calledIn, privateCalled, withoutFileNames } from './called.ts';
import type { Column, Detecting } from './column.ts';
import {
  answerPartsOf,
  anybody,
  areFirstNames,
  isListOf,
  isNamedMailbox,
  isScattered,
  matchedLabels,
  minFilled,
  mobileShare,
  ofRelations,
  reservedShare,
  toldIn,
  unpersonalShare,
  worked,
} from './column-signs.ts';
import { departed, isOfOldTimes } from './departed.ts';
import { calledAfter } from './file-name.ts';
import { habitsOf, mayBeChance } from './habit.ts';
import { identityOf, subjectsOf } from './identity.ts';
import { illIn } from './illnesses.ts';
import { mailSigns } from './mail-signs.ts';
import { mayShowPeople } from './may-show-people.ts';
import { ofBodies } from './of-bodies.ts';
import { exampleWords } from './reserved.ts';
import { documentation, isProgramText, maxByNames } from './row-examples.ts';
import type { Signs, Trait } from './signs.ts';
import {
  delicate,
  graded,
  home,
  isOfficeNumber,
  markSheet,
  ofMachine,
  ownNumber,
  personnel,
  secret,
  staffNumber,
  subjectsIn,
  tellsRoles,
} from './subjects.ts';
import { columnWords, readColumns } from './table-columns.ts';
import { tally } from './tally.ts';
import { areThings, toldByCells } from './told.ts';
import { traitOf } from './traits.ts';

/** What a caller knows besides the table. */
export type Surroundings = {
  readonly labels: readonly string[];
  readonly publishedValues: readonly string[];
  readonly ownHosts: readonly string[];
  /** Parts people do not see were left there by mistake in office files; in pages they are how pages are made. */
  readonly office: boolean;
  /** A text file, without the footers and menus of pages. */
  readonly plain: boolean;
  /** Nothing but rows or keys and values: an export, a reply of an interface, and no page that explains one. */
  readonly data: boolean;
  /** It describes an interface, with examples, or says that its people are made up. */
  readonly isMadeUp: () => boolean;
  /** Title of the document, and the headings it stands under. */
  readonly around: string;
  /** What the file is called. */
  readonly name: string;
  /** Whether a text or mails are about making programs, whose authors are named on purpose. */
  readonly isWorkshop: () => boolean;
};

export type RowsRead = {
  readonly signs: Signs;
  readonly kinds: Readonly<Record<string, number>>;
  readonly columns: readonly Column[];
  /** Hashable names of people, for counting each once over several tables. */
  readonly people: readonly string[];
};

/** One or two may be whom somebody works for. */
const minOfBodies = 3;

/** Fewer are whom to ask. */
const minStaff = 5;

/** Nobody holds an office or a shop by one of these. */
const ofPatients: ReadonlySet<string> = new Set(['nhs-number', 'chi-number-scotland']);
const alone = /^\D?\d{3}[ -]?\d{3}[ -]?\d{4}\D?$/u;

/** One number of a client is a program's own. */
const minNumbered = 2;

/** Reads one table as records of people; undefined when it shows nobody. */
export function readRows(table: Table, detecting: Detecting, surroundings: Surroundings): RowsRead | undefined {
  if (!mayShowPeople(table, detecting)) return undefined;
  const called = calledIn(table);
  const name = calledAfter(surroundings.name);
  const ofWhom = surroundings.data ? (subjectsIn(name) ?? subjectsIn(foldWords(withoutFileNames(called)))) : undefined;
  const reading = readColumns(table, { detecting, isOfServed: ofWhom === 'served', calledAfter: surroundings.data ? name : '' });
  const subjects = subjectsOf(reading.columns);
  const identity = identityOf(subjects);
  const counts = tally(reading, identity, subjects);
  if (counts.distinct === 0) return undefined;
  const around = foldWords(`${called} ${surroundings.around}`.slice(0, 190));
  const said = foldWords(`${withoutFileNames(called)} ${surroundings.around}`.slice(0, 190));
  const namesUsed = [...identity.given, ...identity.family, ...identity.full].length > 0;
  const counted = (trait: Trait, rows: number): boolean =>
    trait === 'name' ? namesUsed : trait !== 'special' || rows * 4 >= counts.peopled;
  const traits = new Map([...counts.traits].filter(([trait, rows]) => counted(trait, rows)));
  const told =
    namesUsed && !traits.has('special') && !reading.columns.some(({ words }) => worked.test(words))
      ? reading.columns.map(toldIn).filter((one) => one !== undefined)
      : [];
  if (told.length > 0) traits.set('special', counts.peopled);
  for (const [trait, rows] of ofRelations(reading.columns, counts.rows)) if (!traits.has(trait)) traits.set(trait, rows);
  const beside = subjects.find(isNamedMailbox);
  if (beside !== undefined && !traits.has('name')) traits.set('name', traits.get('email') ?? 1);
  // A first and a last name: no venue, no service and no event has both, but its head may.
  const isSplit =
    surroundings.data &&
    identity.given.length > 0 &&
    identity.family.length > 0 &&
    !(counts.rows >= minOfBodies && reading.columns.some(({ cells }) => bodiesShare(cells) >= 0.5));
  const ofSubjects = subjects.filter(
    (column) => column.whose === 'subject' && column.filled >= minFilled && traitOf(column) !== undefined,
  );
  const underNumber =
    namesUsed &&
    reading.columns.some(
      (column) => isOfficeNumber(column) || (column.filled > 0 && ownNumber.test(column.words) && isServed(column.words)),
    );
  const servedByColumn = underNumber || ofSubjects.some(({ words }) => isServed(words));
  const isOfServed = servedByColumn || ofWhom === 'served';
  const calledAnswers = answersCalled.test(around) || (surroundings.data && answersCalled.test(name));
  const isMade = surroundings.isWorkshop() || isProgramText(table, reading.columns, counts.rows);
  const isHidden =
    surroundings.office && (table.hidden || subjects.some((column) => column.hidden && traitOf(column) !== undefined));
  const signs: Signs = {
    rows: counts.rows,
    particulars: subjects.filter((column) => traitOf(column) === 'demographics').length,
    people: counts.distinct,
    traits,
    subjectNamed: ofSubjects.some(({ words }) => !anybody.test(words)) || (surroundings.data && reading.columns.some(tellsRoles)),
    subjectServed: servedByColumn,
    underNumber: underNumber && surroundings.data,
    numbered:
      surroundings.data &&
      !namesUsed &&
      counts.distinct >= minNumbered &&
      reading.columns.some((column) => column.filled > 0 && column.kind === undefined && ownNumber.test(column.words)),
    // A number in the words of an error is nobody's record.
    ofPatients: reading.columns.some(
      ({ kind, cells }) => kind !== undefined && ofPatients.has(kind) && cells.some((cell) => alone.test(cell)),
    ),
    onlyOfficial:
      (surroundings.data && isListOf.test(table.where) && readLabel(table.caption).whose === 'official') ||
      subjects === reading.columns ||
      (subjects.length > 0 && subjects.every((column) => column.whose === 'official' || column.whose === 'organisation')),
    hidden: isHidden,
    staffKept:
      isHidden && counts.rows >= minStaff && reading.columns.some(({ filled, words }) => filled > 0 && staffNumber.test(words)),
    matchedLabels: matchedLabels(reading.columns, surroundings.labels),
    answerColumns: answerPartsOf(reading.columns),
    questions: reading.columns.filter(({ question, filled, part }) => question && filled > 0 && part !== 'consent').length,
    calledAnswers,
    calledAfter: ofWhom,
    firstNamesOnly: areFirstNames(reading.columns),
    secrets:
      surroundings.data &&
      reading.columns.some(({ filled, last, words }) => filled > 0 && secret.test(last) && !ofMachine.test(words)),
    spelled: subjects.some(
      ({ names, part, bare, whose }) =>
        names === 'people' && whose !== 'official' && (part === 'family-name' || (part === 'full-name' && !bare)),
    ),
    account: accountsOf(reading.columns, around, surroundings.data),
    scattered: subjects.some(isScattered),
    personnel: namesUsed && reading.columns.some((column) => column.filled > 0 && personnel.test(column.words)),
    home: reading.columns.some((column) => column.filled > 0 && column.kind !== undefined && home.test(column.words)),
    delicate: reading.columns.some(
      ({ filled, words }) =>
        filled > 0 && (delicate.test(words) || ((isOfServed || calledAnswers || markSheet.test(around)) && graded.test(words))),
    ),
    confided: undefined,
    written: false,
    conversation: table.isConversation === true,
    calledPrivate: privateCalled.test(around),
    habits: habitsOf(columnWords(reading.columns.filter(({ words }) => !isOfServed || !graded.test(words))), {
      called: around,
      name,
      told: toldByCells(reading.columns, counts.rows),
    }).filter((habit) => !isSplit || !mayBeChance(habit)),
    mail: mailSigns(
      subjects.filter((column) => column.kind === 'email-address').flatMap((column) => column.cells),
      surroundings,
    ),
    mobiles: mobileShare(subjects),
    reserved: reservedShare(subjects),
    departed: departed(reading.columns),
    ofOldTimes: isOfOldTimes(reading.columns, around, foldWords(surroundings.name)),
    ofBodies: ofBodies(reading.columns, counts.rows),
    unpersonal: areThings(reading.columns) ? 1 : unpersonalShare(subjects),
    prose: false,
    documentation: surroundings.isMadeUp() ? 1 : isMade ? maxByNames : documentation(reading.columns, said, name),
    data: surroundings.data && !isMade && !exampleWords.test(said),
    coverage: counts.rows === 0 ? 0 : counts.peopled / counts.rows,
  };
  const ill = told.includes('health') ? counts.peopled : illIn(reading.columns);
  const kinds = ill > 0 && counts.kinds.health === undefined ? { ...counts.kinds, health: ill } : counts.kinds;
  return { signs, kinds, columns: reading.columns, people: counts.people };
}
