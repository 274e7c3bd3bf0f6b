import type { Document, Passage, Table } from './model.ts';
import type { Column, Detecting } from './people/column.ts';
import { isData, isDescription, isFeed } from './people/explained.ts';
import { withHalfNames } from './people/half-names.ts';
import { headed } from './people/headed.ts';
import { labelledRecords } from './people/labelled-records.ts';
import { listedPeople } from './people/listed-lines.ts';
import type { Found } from './people/mentioned.ts';
import { once } from './people/once.ts';
import { oneCase } from './people/one-case.ts';
import { isSentence, oneShape, spokenIn } from './people/one-list.ts';
import { readProse } from './people/prose.ts';
import { readRows, type Surroundings } from './people/record-rows.ts';
import { type Group, type Roll, rollOf, type Spotted } from './people/roll.ts';
import { apart } from './people/two-in-one.ts';
import { upright } from './people/upright.ts';
import { weigh } from './people/weigh.ts';
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

/** What may explain a program. */
const explains: readonly Document['kind'][] = ['html', 'text'];
const officeKinds: readonly Document['kind'][] = ['spreadsheet', 'text-document', 'pdf', 'archive', 'mail'];
const maxTables = 5_000;
const maxSpotted = 2_000;
const maxSpottedPerColumn = 12;
const maxPassageCharacters = 2_000_000;
const maxAround = 160;
const maxHeading = 80;

const markdownHeading = /^#{1,3} {0,3}(\S[^\n]{0,100})(?:\n|$)/u;

/** What a document is called: its title, or the short line it begins with; an archive only begins with the names of its files. */
function aroundOf(document: Document): string {
  if (document.kind === 'archive') return '';
  const { title, passages } = document;
  const opening = passages.find((passage) => passage.text.trim() !== '')?.text.trim() ?? '';
  const first = markdownHeading.exec(opening)?.[1] ?? opening;
  return `${isFeed(document) ? 'news ' : ''}${title} ${title === '' && first.length <= maxHeading ? first : ''}`.slice(
    0,
    maxAround,
  );
}

/** Builds the reader of records; it keeps nothing between documents. */
export function openRecords(detect: Detecting): (document: Document, context: Context) => Roll {
  return (document, context) => {
    const spotted: Spotted[] = [];
    const labelled = labelledRecords(document.passages, detect);
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
    const says = document.kind === 'table' || document.kind === 'json' ? isSentence : isFilled;
    const tables = document.tables.slice(0, maxTables).map((table) => apart(upright(withHalfNames(table), detect), detect));
    const fromTables = oneShape([...tables, ...labelled.tables, ...listed.tables]).flatMap((found) => {
      const table = headed(found, document);
      const groups = tableGroup(table, desk);
      const isNobody = groups.every((group) => group.weighed.nature === 'nobody' && !isSettled(group));
      if (isNobody || table.isConversation)
        leftOver.push(...spokenIn(table, leftOver.length, table.isConversation ? isSentence : says));
      return groups;
    });
    const groups = [...fromTables, ...proseGroups([...listed.rest, ...leftOver], desk)];
    return rollOf(oneCase(groups, document.kind), spotted);
  };
}

const isFilled = (cell: string): boolean => cell !== '';

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
    {
      where,
      hidden: read.signs.hidden,
      signs: read.signs,
      weighed: weigh(read.signs),
      kinds: read.kinds,
      people: read.people,
      isRelated: readLabel(where).whose === 'related' || sayRelated(read.columns),
    },
  ];
}

/** `"type": "guardians"` in every row, as JSON:API says what is included. */
const sayRelated = (columns: readonly Column[]): boolean =>
  columns
    .find(({ last, cells }) => last === 'type' && cells.length > 0)
    ?.cells.every((cell) => readLabel(cell.replace(/s$/u, '')).whose === 'related') === true;

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
        ? `${passage.hidden}${passage.where.replace(/^defined name .*/u, 'defined name').replace(/\d+/gu, '')}`
        : '';
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [passage]);
    else group.push(passage);
  }
  return [...groups.values()].flatMap((passages) => {
    const found = matchesIn(passages, detect, spotted);
    // In a file of text a title may introduce somebody whose name nobody knows.
    if (found.length === 0 && !surroundings.plain && !surroundings.office) return [];
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
        isRelated: readLabel(first?.where ?? '').whose === 'related',
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
      const { at } = passage;
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
