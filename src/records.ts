import type { Document, Match, Passage, Reason, Records, Table } from './model.ts';
import type { Detecting } from './people/column.ts';
import { openCrowd } from './people/crowd.ts';
import { isData, isDescription, isFeed } from './people/explained.ts';
import { labelledRecords } from './people/labelled-records.ts';
import { listedPeople } from './people/listed-lines.ts';
import type { Found } from './people/mentioned.ts';
import { once } from './people/once.ts';
import { oneShape, spokenIn } from './people/one-list.ts';
import { readProse } from './people/prose.ts';
import { readRows, type Surroundings } from './people/record-rows.ts';
import type { Signs } from './people/signs.ts';
import { upright } from './people/upright.ts';
import { exposedScore, reviewScore, type Weighed, weigh } from './people/weigh.ts';
import { openWorkshop } from './people/workshop.ts';
import { areToys, isFiction } from './vocabulary/example-signs.ts';
import { readLabel } from './vocabulary/labels.ts';

/** What the organisation said about itself and the form a document may answer. */
export type Context = {
  readonly labels: readonly string[];
  readonly publishedValues: readonly string[];
  readonly ownHosts: readonly string[];
  /** What the file is called. */
  readonly name?: string;
};

/** One occurrence with its place. Raw: stays behind the wall. */
export type Spotted = Match & { readonly where: string; readonly hidden: boolean };

/** What a document says about people. */
export type Roll = {
  readonly records: readonly Records[];
  /** Distinct over the whole document, at least. */
  readonly people: number;
  readonly kinds: Readonly<Record<string, number>>;
  readonly bearing: 'exposed' | 'review' | 'clean';
  readonly confidence: number;
  readonly reasons: readonly Reason[];
  /** Raw occurrences, capped, for masking: `start` and `end` are offsets in the document's text, or -1. */
  readonly spotted: readonly Spotted[];
};

/** What may explain a program. */
const explains: readonly Document['kind'][] = ['html', 'text'];
const officeKinds: readonly Document['kind'][] = ['spreadsheet', 'text-document', 'pdf', 'archive', 'mail'];
const maxTables = 5_000;
const maxSpotted = 2_000;
const maxSpottedPerColumn = 12;
const maxPassageCharacters = 2_000_000;
const maxAround = 160;
const maxHeading = 80;
const maxRecords = 200;

/** More texts than one to so many characters of its source nobody puts on a page; what is beyond is not read. */
const charactersEach = 32;
const fewPassages = 2_000;

const passagesOf = ({ kind, text, passages }: Document): readonly Passage[] =>
  kind === 'html' && passages.length > fewPassages ? passages.slice(0, fewPassages + text.length / charactersEach) : passages;

/** What a document is called: its title, or the short line it begins with; an archive only begins with the names of its files. */
function aroundOf(document: Document): string {
  if (document.kind === 'archive') return '';
  const { title, passages } = document;
  const first = passages.find((passage) => passage.text.trim() !== '')?.text.trim() ?? '';
  return `${isFeed(document) ? 'news ' : ''}${title} ${title === '' && first.length <= maxHeading ? first : ''}`.slice(
    0,
    maxAround,
  );
}

type Group = {
  readonly where: string;
  readonly hidden: boolean;
  readonly signs: Signs;
  readonly weighed: Weighed;
  readonly kinds: Readonly<Record<string, number>>;
  readonly people: readonly string[];
};

/** Builds the reader of records; it keeps nothing between documents. */
export function openRecords(detect: Detecting): (document: Document, context: Context) => Roll {
  return (document, context) => {
    const spotted: Spotted[] = [];
    const labelled = labelledRecords(passagesOf(document), detect);
    // On pages such lists are blocks, and most are of whom to ask.
    const listed = document.kind === 'html' ? { tables: [], rest: labelled.rest } : listedPeople(labelled.rest, detect);
    const surroundings: Surroundings = {
      ...context,
      around: aroundOf(document),
      name: context.name ?? '',
      isWorkshop: openWorkshop(document),
      office: officeKinds.includes(document.kind),
      plain: document.kind === 'text',
      data: isData(document),
      // Asked where somebody was found: most documents hold nobody.
      isMadeUp: once(
        () => isDescription(document) || isFiction(document.text) || (explains.includes(document.kind) && areToys(document.text)),
      ),
    };
    const desk = { detect, surroundings, spotted };
    const leftOver: Passage[] = [];
    const tables = document.tables.slice(0, maxTables).map((table) => upright(table, detect));
    const fromTables = oneShape([...tables, ...labelled.tables, ...listed.tables]).flatMap((table) => {
      const groups = tableGroup(table, desk);
      const isNobody = groups.every((group) => group.weighed.nature === 'nobody' && !isSettled(group));
      if (isNobody && document.kind !== 'table' && document.kind !== 'json') leftOver.push(...spokenIn(table, leftOver.length));
      return groups;
    });
    return rollOf([...fromTables, ...proseGroups([...listed.rest, ...leftOver], desk)], spotted);
  };
}

/** People whom their table makes known as officers, councillors, examples: read as prose, they would lose what says so. */
const isSettled = ({ signs }: Group): boolean =>
  signs.onlyOfficial ||
  (signs.traits.size >= 2 && (signs.documentation >= 0.5 || signs.habits.some((habit) => habit.columns > 0)));

type Desk = { readonly detect: Detecting; readonly surroundings: Surroundings; readonly spotted: Spotted[] };

/** A spreadsheet or a list that came in an archive or by mail is nothing but data there, too. */
const dataFiles: readonly Document['kind'][] = ['table', 'spreadsheet'];

const placedIn = (surroundings: Surroundings, { file }: Table): Surroundings =>
  file !== undefined && dataFiles.includes(file) ? { ...surroundings, data: true } : surroundings;

function tableGroup(table: Table, { detect, surroundings, spotted }: Desk): readonly Group[] {
  const read = readRows(table, detect, placedIn(surroundings, table));
  if (read === undefined) return [];
  const telling = read.columns.filter((column) => column.kind !== undefined && column.cells.length > 0);
  const hiddenColumns = telling.filter((column) => column.hidden && !table.hidden).map((column) => column.index);
  for (const column of telling) {
    for (const value of column.cells.slice(0, maxSpottedPerColumn)) {
      if (spotted.length >= maxSpotted) break;
      spotted.push({
        detector: column.kind ?? '',
        start: -1,
        end: -1,
        value,
        confidence: column.share,
        where: placeOf(table, column.index),
        hidden: column.hidden,
      });
    }
  }
  const where =
    hiddenColumns.length > 0
      ? `hidden column ${hiddenColumns.map(letters).join(', ')} of ${table.where || 'the table'}`
      : table.where || 'the table';
  return [
    { where, hidden: read.signs.hidden, signs: read.signs, weighed: weigh(read.signs), kinds: read.kinds, people: read.people },
  ];
}

const placeOf = (table: Table, column: number): string =>
  [table.where, `column ${letters(column)}`].filter((part) => part !== '').join(', ');

/** 0 is A, 26 is AA, as spreadsheets count. */
function letters(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return `${rest >= 0 ? letters(rest) : ''}${String.fromCharCode(65 + (index % 26))}`;
}

function proseGroups(all: readonly Passage[], { detect, surroundings, spotted }: Desk): readonly Group[] {
  const groups = new Map<string, Passage[]>();
  for (const passage of all) {
    const key =
      passage.hidden || /comment|deletion|note|header|footer/iu.test(passage.where)
        ? `${passage.hidden}${passage.where.replace(/\d+/gu, '')}`
        : '';
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [passage]);
    else group.push(passage);
  }
  return [...groups.values()].flatMap((passages) => {
    const found = matchesIn(passages, detect, spotted);
    if (found.length === 0) return [];
    const read = readProse(found, passages, surroundings);
    if (read === undefined) return [];
    const first = passages[found[0]?.passage ?? 0];
    return [
      {
        where: first?.where || 'the text',
        hidden: read.signs.hidden,
        signs: read.signs,
        weighed: weigh(read.signs),
        kinds: read.kinds,
        people: read.people,
      },
    ];
  });
}

function matchesIn(passages: readonly Passage[], detect: Detecting, spotted: Spotted[]): readonly Found[] {
  const found: Found[] = [];
  let read = 0;
  passages.forEach((passage, index) => {
    read += passage.text.length;
    if (read > maxPassageCharacters * 8) return;
    for (const match of detect.find(passage.text, passage.label)) {
      const { detector, start, end, value, confidence } = match;
      found.push({ detector, start, end, value, confidence, passage: index });
      if (spotted.length >= maxSpotted) continue;
      const at = passage.at === undefined ? undefined : passage.at;
      spotted.push({
        ...match,
        start: at === undefined ? -1 : at + match.start,
        end: at === undefined ? -1 : at + match.end,
        where: passage.where,
        hidden: passage.hidden,
      });
    }
  });
  return found;
}

/** A case has a number of somebody's, and the people in it stand beside it: who it is about is one of them. */
const isAboutSomebodyNamed = ({ signs }: Group, all: readonly Group[]): boolean =>
  signs.rows === 1 &&
  !signs.traits.has('name') &&
  !signs.traits.has('email') &&
  all.some((other) => other.signs.traits.has('name') && other.signs.people > 0);

/** The same person in two sheets is one person; two of one name in one sheet stay two. */
function distinctPeople(all: readonly Group[]): number {
  const own = all.filter((group) => readLabel(group.where).whose !== 'related');
  const told = own.length > 0 ? own : all;
  const named = told.filter((group) => !isAboutSomebodyNamed(group, told));
  const groups = named.length > 0 ? named : told;
  if (groups.length === 1) return groups[0]?.signs.people ?? 0;
  const crowd = openCrowd();
  let people = 0;
  for (const group of groups) {
    const fresh = group.people.filter((person) => crowd.add(person)).length;
    const share = group.people.length === 0 ? 1 : fresh / group.people.length;
    people += people === 0 ? group.signs.people : Math.round(group.signs.people * share);
  }
  return people;
}

function sumKinds(groups: readonly Group[]): Readonly<Record<string, number>> {
  const kinds: Record<string, number> = {};
  for (const group of groups) for (const [kind, count] of Object.entries(group.kinds)) kinds[kind] = (kinds[kind] ?? 0) + count;
  return kinds;
}

function rollOf(groups: readonly Group[], spotted: readonly Spotted[]): Roll {
  const sorted = groups.toSorted((one, other) => other.weighed.score - one.weighed.score);
  const exposed = sorted.filter((group) => group.weighed.score >= exposedScore);
  const review = sorted.filter((group) => group.weighed.nature !== 'nobody');
  const bearing = exposed.length > 0 ? 'exposed' : review.length > 0 ? 'review' : 'clean';
  const telling = exposed.length > 0 ? sorted.filter((group) => group.weighed.score >= reviewScore) : review;
  const best = (exposed.length > 0 ? exposed : review)[0];
  return {
    records: sorted.slice(0, maxRecords).map(recordsOf),
    people: distinctPeople(exposed.length > 0 ? exposed : review),
    kinds: sumKinds(telling),
    bearing,
    confidence: best?.weighed.confidence ?? 0,
    reasons: best?.weighed.reasons ?? [],
    spotted,
  };
}

const recordsOf = (group: Group): Records => ({
  where: group.where,
  hidden: group.hidden,
  rows: group.signs.rows,
  people: group.signs.people,
  kinds: group.kinds,
  nature: group.weighed.nature,
  confidence: group.weighed.confidence,
  matchedLabels: group.signs.matchedLabels,
  reasons: group.weighed.reasons,
});
