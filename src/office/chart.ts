import type { Table } from '../model.ts';
import { attribute, scanXml } from '../reading/xml.ts';

// DrawingML charts (ECMA-376 part 1, 21.2) and the newer kind of 2016 ([MS-ODRAWXML] 2.24.3), which calls the same things otherwise.

type Column = { name: string; readonly isCategory: boolean; readonly values: Map<number, string> };

/** Elements that hold the values of a series, true where they are what the points are called. */
const holders = new Map([
  ['cat', true],
  ['xVal', true],
  ['strDim', true],
  ['datalabelsRange', true],
  ['val', false],
  ['yVal', false],
  ['bubbleSize', false],
  ['numDim', false],
]);
const maxPoints = 200_000;
const maxHeight = 100_000;
const maxColumns = 256;
/** A larger chart that is mostly empty is given on without its empty cells, so its columns have no names. */
const maxPaddedCells = 20_000;
const maxCellsPerPoint = 16;
const maxNameChars = 200;

type Reading = {
  readonly columns: Column[];
  series: string;
  /** What the axis of categories is called, and the chart. */
  axis: string;
  title: string;
  points: number;
  next: number;
  at: number;
  holder: string;
  inPoint: boolean;
  inSeriesName: boolean;
  inAxis: boolean;
  inTitle: boolean;
};

function openColumn(reading: Reading): void {
  const isCategory = holders.get(reading.holder) ?? false;
  reading.columns.push({ name: isCategory ? '' : reading.series, isCategory, values: new Map() });
  reading.next = 0;
}

function openElement(reading: Reading, name: string, attributes: string): void {
  if (name === 'ser' || name === 'series') reading.series = '';
  else if (holders.has(name)) {
    reading.holder = name;
    openColumn(reading);
  } else if (name === 'lvl') {
    // Categories in groups: each level is a column of its own.
    if (reading.holder !== '' && (reading.columns.at(-1)?.values.size ?? 0) > 0) openColumn(reading);
  } else if (name === 'tx') reading.inSeriesName = !reading.inTitle;
  else if (name === 'catAx' || name === 'dateAx') reading.inAxis = true;
  else if (name === 'title') reading.inTitle = true;
  else if (name === 'pt') {
    const given = Number(attribute(attributes, 'idx') ?? Number.NaN);
    reading.at = given >= 0 ? given : reading.next;
    reading.next = reading.at + 1;
    reading.inPoint = true;
  } else if (name === 'v' || name === 't') reading.inPoint = true;
}

function closeElement(reading: Reading, name: string): void {
  if (holders.has(name)) reading.holder = '';
  else if (name === 'tx') reading.inSeriesName = false;
  else if (name === 'catAx' || name === 'dateAx') reading.inAxis = false;
  else if (name === 'title') reading.inTitle = false;
  else if (name === 'pt' || name === 'v' || name === 't') reading.inPoint = false;
}

function takeText(reading: Reading, text: string): void {
  const piece = text.trim();
  if (!reading.inPoint || piece === '') return;
  if (reading.inTitle && reading.inAxis) reading.axis = `${reading.axis} ${piece}`.trim().slice(0, maxNameChars);
  else if (reading.inTitle) reading.title = `${reading.title} ${piece}`.trim().slice(0, maxNameChars);
  else if (reading.holder === '' && reading.inSeriesName) reading.series = (reading.series + text).slice(0, maxNameChars);
  else if (reading.holder !== '' && reading.points < maxPoints && reading.at < maxHeight) {
    const values = reading.columns.at(-1)?.values;
    values?.set(reading.at, (values.get(reading.at) ?? '') + piece);
    reading.points++;
  }
}

/** Each series repeats the categories of the chart. */
function distinct(columns: readonly Column[]): readonly Column[] {
  const kept = new Map<string, Column>();
  for (const column of columns) {
    const key = [...column.values].join('\n');
    if (column.values.size > 0 && !kept.has(key)) kept.set(key, column);
  }
  return [...kept.values()].slice(0, maxColumns);
}

/** The values a chart keeps of the cells it was drawn from, as columns; they outlive the cells. */
export function chartValues(text: string, where: string): Table | undefined {
  const reading: Reading = {
    columns: [],
    series: '',
    axis: '',
    title: '',
    points: 0,
    next: 0,
    at: 0,
    holder: '',
    inPoint: false,
    inSeriesName: false,
    inAxis: false,
    inTitle: false,
  };
  scanXml(text, {
    open: (name, attributes) => openElement(reading, name, attributes),
    text: (piece) => takeText(reading, piece),
    close: (name) => closeElement(reading, name),
  });
  const columns = distinct(reading.columns);
  if (columns.length === 0) return undefined;
  const places = [...new Set(columns.flatMap(({ values }) => [...values.keys()]))].sort((one, other) => one - other);
  const points = columns.reduce((sum, { values }) => sum + values.size, 0);
  const cells = places.length * columns.length;
  const isSparse = cells > maxPaddedCells && cells > points * maxCellsPerPoint;
  const rows = {
    *[Symbol.iterator]() {
      for (const at of places) {
        const row = columns.map(({ values }) => values.get(at) ?? '');
        yield isSparse ? row.filter((text) => text !== '') : row;
      }
    },
  };
  const header = isSparse ? [] : columns.map(({ name, isCategory }) => (isCategory ? reading.axis : name));
  return { where, shape: 'grid', header, rows, hidden: true, caption: reading.title, hiddenColumns: [] };
}
