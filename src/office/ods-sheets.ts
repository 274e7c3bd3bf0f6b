import { attribute, scanXml } from '../reading/xml.ts';
import { columnName } from './cell-address.ts';
import type { Collected } from './collected.ts';
import { type History, openHistory } from './ods-history.ts';
import { type Found, finish, finishLists, newTable, placeOfTable, type Table } from './ods-table.ts';

const maxColumns = 16_384;
const maxRows = 1_048_576;
const maxRepeatedCells = 256;
const maxHiddenRanges = 2_000;
const maxSpaces = 40;
const maxLists = 5_000;

type Cell = { readonly type: string; readonly value: string; readonly repeated: number };

const count = (attributes: string, name: string, most: number): number =>
  Math.min(most, Math.max(1, Number(attribute(attributes, name) ?? 1) || 1));

const digits = (text: string): string => text.replace(/\D/gu, '');

/** A cell as it is shown; dates in ISO order, and numbers too wide for their cell in full. */
function shown({ type, value }: Cell, text: string): string {
  if (type === 'date') return value.replace(/T00:00:00(?:\.0+)?$/u, '').replace('T', ' ');
  if (type === 'float' && /^\d{4,20}$/u.test(value) && digits(text).length < value.length) return value;
  return text === '' ? value : text;
}

/** What has been read so far, and where in the file the reader is. */
type Reading = Found & {
  /** Names of the styles that hide. */
  readonly hiding: ReadonlySet<string>;
  readonly tables: Table[];
  /** One entry for each open group of rows or columns: true where it is folded away. */
  readonly folded: boolean[];
  cell: Cell | undefined;
  column: number;
  paragraphs: string[];
  words: string | undefined;
  /** A comment or text box, whose words are not the cell's. */
  aside: { readonly where: string; readonly words: string[] } | undefined;
  silent: number;
  readonly history: History;
};

const tableOf = (reading: Reading): Table => reading.tables.at(-1) ?? newTable('', false);

const isHidden = ({ hiding, folded }: Reading, attributes: string): boolean =>
  folded.includes(true) ||
  /^(?:collapse|filter)$/u.test(attribute(attributes, 'visibility') ?? '') ||
  hiding.has(attribute(attributes, 'style-name') ?? '');

function openColumns(reading: Reading, attributes: string): void {
  const table = tableOf(reading);
  const repeated = count(attributes, 'number-columns-repeated', maxColumns);
  if (isHidden(reading, attributes) && table.hiddenColumns.length < maxHiddenRanges) {
    table.hiddenColumns.push({ from: table.columns, to: table.columns + repeated - 1 });
  }
  table.columns += repeated;
}

function openRow(reading: Reading, attributes: string): void {
  const table = tableOf(reading);
  table.rows.push({ number: table.next, hidden: isHidden(reading, attributes), columns: [], texts: [] });
  table.next += count(attributes, 'number-rows-repeated', maxRows);
  reading.column = 0;
}

function noteList(reading: Reading, list: string): void {
  const { filledFrom, rows, next } = tableOf(reading);
  const known = filledFrom.get(list);
  const bottom = next - 1;
  if (known === undefined) filledFrom.set(list, { column: reading.column, top: rows.at(-1)?.number ?? 0, bottom });
  else known.bottom = bottom;
}

function openCell(reading: Reading, attributes: string): void {
  const value =
    attribute(attributes, 'date-value') ?? attribute(attributes, 'string-value') ?? attribute(attributes, 'value') ?? '';
  const repeated = count(attributes, 'number-columns-repeated', maxColumns);
  reading.cell = { type: attribute(attributes, 'value-type') ?? '', value, repeated };
  const list = attribute(attributes, 'content-validation-name');
  if (list !== undefined && reading.lists.has(list)) noteList(reading, list);
  reading.paragraphs = [];
}

function closeCell(reading: Reading): void {
  const { cell, column, paragraphs, history } = reading;
  if (!cell) return;
  const row = tableOf(reading).rows.at(-1);
  const found = shown(cell, paragraphs.join('\n').trim());
  if (found !== '' && history.isOpen()) history.remember(found);
  else if (found !== '' && row) {
    for (let index = 0; index < Math.min(cell.repeated, maxRepeatedCells) && column + index < maxColumns; index++) {
      row.columns.push(column + index);
      row.texts.push(found);
    }
  }
  reading.column += cell.repeated;
  reading.cell = undefined;
}

const add = (reading: Reading, text: string): void => {
  if (reading.words !== undefined && reading.silent === 0) reading.words += text;
};

const openBox = (reading: Reading): void => {
  reading.aside ??= { where: `text box on ${placeOfTable(tableOf(reading))}`, words: [] };
};

const closeAside = (reading: Reading): void => {
  const { aside, to } = reading;
  if (aside)
    to.say(aside.words.join('\n'), aside.where, { hidden: aside.where.startsWith('comment') || tableOf(reading).hidden });
  reading.aside = undefined;
};

const hush = (reading: Reading): void => {
  reading.silent++;
};

const speak = (reading: Reading): void => {
  reading.silent--;
};

/** Texts between quotes of an expression. */
const textsIn = (expression: string | undefined): readonly string[] =>
  [...(expression ?? '').matchAll(/"([^"]{1,2000})"/gu)].map((match) => match[1] ?? '');

const quoted = (expression: string | undefined): string => textsIn(expression).join(' ');

type Opening = (reading: Reading, attributes: string) => void;

const opened = new Map<string, Opening>(
  Object.entries({
    table: ({ tables, hiding }, attributes) =>
      void tables.push(newTable(attribute(attributes, 'name') ?? '', hiding.has(attribute(attributes, 'style-name') ?? ''))),
    'table-source': (reading, attributes) => {
      tableOf(reading).external = attribute(attributes, 'href') ?? '';
    },
    'table-column': openColumns,
    'table-row': openRow,
    'table-cell': openCell,
    'covered-table-cell': openCell,
    'change-track-table-cell': openCell,
    annotation: (reading) => {
      const table = tableOf(reading);
      const here = `${columnName(reading.column)}${(table.rows.at(-1)?.number ?? 0) + 1}`;
      reading.aside = { where: `comment on ${placeOfTable(table)}, cell ${here}`, words: [] };
    },
    creator: hush,
    date: hush,
    p: (reading) => {
      reading.words = '';
    },
    s: (reading, attributes) => add(reading, ' '.repeat(count(attributes, 'c', maxSpaces))),
    tab: (reading) => add(reading, '\t'),
    'line-break': (reading) => add(reading, '\n'),
    a: ({ to }, attributes) => to.link(attribute(attributes, 'href') ?? '', ''),
    'named-expression': ({ to }, attributes) =>
      to.say(quoted(attribute(attributes, 'expression')), `defined name '${attribute(attributes, 'name')}'`, { hidden: true }),
    'content-validation': ({ lists }, attributes) => {
      const items = textsIn(attribute(attributes, 'condition'));
      if (items.length > 0 && lists.size < maxLists) lists.set(attribute(attributes, 'name') ?? '', items);
    },
    scenario: (reading, attributes) =>
      reading.to.say(attribute(attributes, 'comment') ?? '', `what-if scenario of ${placeOfTable(tableOf(reading))}`, {
        hidden: true,
      }),
    'tracked-changes': ({ history }) => history.begin(),
    deletion: ({ history }) => history.beginDeletion(),
    'cell-address': ({ history }, attributes) => {
      const [sheet = 0, row = 0, column = 0] = ['table', 'row', 'column'].map((name) => Number(attribute(attributes, name)) || 0);
      history.at({ sheet, row, column });
    },
    'text-box': openBox,
    'custom-shape': openBox,
  }),
);

const closed = new Map<string, (reading: Reading) => void>(
  Object.entries({
    table: (reading) => {
      const { tables, history, to } = reading;
      const done = tables.pop();
      if (!done) return;
      finish(done, reading);
      if (tables.length === 0) history.tell({ place: placeOfTable(done), rows: done.rows }, to);
    },
    'table-cell': closeCell,
    'covered-table-cell': closeCell,
    'change-track-table-cell': closeCell,
    p: (reading) => {
      if (reading.words !== undefined) (reading.aside?.words ?? reading.paragraphs).push(reading.words);
      reading.words = undefined;
    },
    creator: speak,
    date: speak,
    annotation: closeAside,
    'text-box': closeAside,
    'custom-shape': closeAside,
    deletion: ({ history }) => history.endDeletion(),
    'tracked-changes': ({ history }) => history.end(),
  }),
);

const isGroup = (name: string): boolean => name === 'table-row-group' || name === 'table-column-group';

/** Takes the sheets of `content.xml` apart, with whatever stands on and beside them. `hiding` are the styles that hide. */
export function readOdsSheets(text: string, hiding: ReadonlySet<string>, to: Collected): void {
  const reading: Reading = {
    to,
    hiding,
    tables: [],
    lists: new Map(),
    folded: [],
    cell: undefined,
    column: 0,
    paragraphs: [],
    words: undefined,
    aside: undefined,
    silent: 0,
    history: openHistory(),
  };
  scanXml(text, {
    open: (name, attributes) => {
      if (isGroup(name)) reading.folded.push(attribute(attributes, 'display') === 'false');
      else opened.get(name)?.(reading, attributes);
    },
    text: (piece) => add(reading, piece),
    close: (name) => {
      if (isGroup(name)) reading.folded.pop();
      else closed.get(name)?.(reading);
    },
  });
  finishLists(reading);
  reading.history.tellRest(to);
}
