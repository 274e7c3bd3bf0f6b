import type { Passage, Table } from '../model.ts';
import { columnName } from './cell-address.ts';
import { beginsTable, headingOf } from './header.ts';
import { withDates } from './serials.ts';

/** A row of a sheet with its filled cells only; columns ascend from 0, `number` counts from 0. */
export type SheetRow = {
  readonly number: number;
  readonly columns: readonly number[];
  readonly texts: readonly string[];
  readonly hidden: boolean;
};

export type Sheet = {
  /** `sheet 'Answers'`, `hidden sheet 'Raw'`. */
  readonly place: string;
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly SheetRow[];
  readonly isHiddenColumn: (column: number) => boolean;
};

export type LaidOut = { readonly tables: readonly Table[]; readonly passages: readonly Passage[] };

type Block = { readonly columns: readonly number[]; readonly rows: readonly SheetRow[] };

type Region = {
  readonly columns: readonly number[];
  readonly has: ReadonlySet<number>;
  readonly header: readonly string[];
  readonly rows: SheetRow[];
  readonly caption: string;
};

const headRows = 40;
const maxColumns = 16_384;
/** Beyond this many cells a sheet that is mostly empty is read without its empty cells. */
const maxPaddedCells = 20_000_000;
const longTextChars = 200;
/** A sheet with more tables than this is no sheet of tables; the rest is read as text. */
const maxRegions = 2_000;

const usedColumns = (rows: readonly SheetRow[]): readonly number[] => {
  const used = new Set<number>();
  for (const row of rows) for (const column of row.columns) used.add(column);
  return [...used].sort((a, b) => a - b).slice(0, maxColumns);
};

/** Lays filled cells out under the block's columns, one array a row; made anew on each pass so that a large sheet is kept once. */
function padded(block: Block): Iterable<readonly string[]> {
  const { columns, rows } = block;
  const places = new Map(columns.map((column, place) => [column, place]));
  const tooSparse = rows.length * columns.length > maxPaddedCells;
  return {
    *[Symbol.iterator]() {
      for (const row of rows) {
        if (tooSparse) {
          yield row.texts;
          continue;
        }
        const cells = new Array<string>(columns.length).fill('');
        for (let index = 0; index < row.columns.length; index++) {
          const place = places.get(row.columns[index] ?? -1);
          if (place !== undefined) cells[place] = row.texts[index] ?? '';
        }
        yield cells;
      }
    },
  };
}

const padRow = (columns: readonly number[], row: SheetRow): readonly string[] => [...padded({ columns, rows: [row] })][0] ?? [];

/** Runs of rows without a blank row between them. */
function bandsOf(rows: readonly SheetRow[]): readonly (readonly SheetRow[])[] {
  const bands: SheetRow[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    if (row.columns.length === 0) continue;
    const band = bands.at(-1);
    if (band && row.number - last <= 1) band.push(row);
    else bands.push([row]);
    last = row.number;
  }
  return bands;
}

const cut = (rows: readonly SheetRow[], from: number, to: number): readonly SheetRow[] =>
  rows.flatMap((row) => {
    const kept = row.columns.flatMap((column, index) => (column >= from && column <= to ? [index] : []));
    if (kept.length === 0) return [];
    return [
      { ...row, columns: kept.map((index) => row.columns[index] ?? 0), texts: kept.map((index) => row.texts[index] ?? '') },
    ];
  });

function runsOf(columns: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const column of columns) {
    const run = runs.at(-1);
    if (run && column - run[1] <= 1) run[1] = column;
    else runs.push([column, column]);
  }
  return runs;
}

const labelsOf = (rows: readonly SheetRow[]): readonly string[] =>
  (rows.find((row) => row.texts.length > 1)?.texts ?? rows[0]?.texts ?? []).map((text) => text.trim().toLowerCase());

/** Two tables side by side, rather than one with an empty column: they repeat each other's labels or fill different rows. */
function areApart(left: readonly SheetRow[], right: readonly SheetRow[]): boolean {
  const numbers = new Set(left.map((row) => row.number));
  const shared = right.filter((row) => numbers.has(row.number)).length;
  if (shared < Math.min(left.length, right.length) * 0.5) return true;
  const labels = new Set(labelsOf(left));
  const own = labelsOf(right);
  return own.length > 1 && own.filter((label) => labels.has(label)).length * 2 >= own.length;
}

/** The tables a band of rows holds, cut at blank columns where they stand apart. */
function blocksOf(band: readonly SheetRow[]): readonly Block[] {
  const columns = usedColumns(band);
  const runs = runsOf(columns);
  if (runs.length < 2 || runs.length > 12) return [{ columns, rows: band }];
  const blocks: (readonly SheetRow[])[] = [];
  let start = runs[0]?.[0] ?? 0;
  runs.forEach(([, end], index) => {
    const next = runs[index + 1];
    if (next && !areApart(cut(band, start, end), cut(band, next[0], next[1]))) return;
    blocks.push(cut(band, start, end));
    start = next?.[0] ?? start;
  });
  return blocks.length === 1 ? [{ columns, rows: band }] : blocks.map((rows) => ({ columns: usedColumns(rows), rows }));
}

const rangeOf = (numbers: readonly number[], name: (number: number) => string, what: string): string => {
  const first = numbers[0] ?? 0;
  const last = numbers.at(-1) ?? first;
  return first === last ? `${what} ${name(first)}` : `${what}s ${name(first)} to ${name(last)}`;
};

/** Names the hidden columns after the place: `sheet 'X' with hidden column C`. */
function withHiddenColumns(place: string, columns: readonly number[], sheet: Sheet): string {
  const hidden = columns.filter(sheet.isHiddenColumn);
  if (hidden.length === 0) return place;
  const runs = runsOf(hidden).map(([from, to]) => (from === to ? columnName(from) : `${columnName(from)} to ${columnName(to)}`));
  return `${place} with hidden column${hidden.length > 1 ? 's' : ''} ${runs.slice(0, 8).join(', ')}`;
}

const hiddenRowsOf = (rows: readonly SheetRow[]): string =>
  `hidden ${rangeOf(
    rows.map((row) => row.number),
    (n) => `${n + 1}`,
    'row',
  )} of`;

function passagesOf(sheet: Sheet, rows: readonly SheetRow[]): readonly Passage[] {
  return rows.map((row) => {
    const hidden = row.hidden || row.columns.every(sheet.isHiddenColumn);
    const place = row.hidden ? `${hiddenRowsOf([row])} ${sheet.place}` : sheet.place;
    const where = withHiddenColumns(place, row.columns, sheet);
    return { text: row.texts.join(' '), where, at: undefined, hidden: sheet.hidden || hidden, label: '' };
  });
}

function tablesOf(sheet: Sheet, region: Region, place: string): readonly Table[] {
  const { columns, header, caption } = region;
  const flags = columns.map(sheet.isHiddenColumn);
  const hiddenColumns = flags.includes(true) ? flags : [];
  const seen = region.rows.filter((row) => !row.hidden);
  const unseen = region.rows.filter((row) => row.hidden);
  const where = withHiddenColumns(place, columns, sheet);
  const table = (rows: readonly SheetRow[], at: string, hidden: boolean): Table => {
    return {
      where: at,
      shape: 'grid',
      header,
      rows: withDates(header, padded({ columns, rows })),
      hidden,
      caption,
      hiddenColumns,
    };
  };
  const tables: Table[] = [];
  if (seen.length > 0 || unseen.length === 0) tables.push(table(seen, where, sheet.hidden || flags.every(Boolean)));
  if (unseen.length > 0) tables.push(table(unseen, `${hiddenRowsOf(unseen)} ${where}`, true));
  return tables;
}

const isLoose = ({ columns, rows }: Block): boolean =>
  columns.length === 1 && (rows.length < 3 || rows.some((row) => (row.texts[0] ?? '').length > longTextChars));

/** Rows that go on below a blank row: within the same columns, and without names of columns of their own. */
function goesOn(block: Block, region: Region | undefined): region is Region {
  if (region === undefined || block.columns.length < 2 || region.columns.length < 2) return false;
  const first = block.rows[0];
  return block.columns.every((column) => region.has.has(column)) && first !== undefined && !beginsTable(first.texts);
}

/** The tables of a sheet, each under its header, and the words around them. Every hidden part is named in `where`. */
export function layOut(sheet: Sheet): LaidOut {
  const passages: Passage[] = [];
  const regions: Region[] = [];
  let words: readonly string[] = [];
  for (const block of bandsOf(sheet.rows).flatMap(blocksOf)) {
    const { columns, rows } = block;
    const last = regions.at(-1);
    if (goesOn(block, last)) {
      last.rows.push(...rows);
      continue;
    }
    if (isLoose(block) || regions.length >= maxRegions) {
      passages.push(...passagesOf(sheet, rows));
      words = rows.map((row) => row.texts.join(' '));
      continue;
    }
    const { titles, header } = headingOf(rows.slice(0, headRows).map((row) => padRow(columns, row)));
    const above = rows.slice(0, titles);
    passages.push(...passagesOf(sheet, above));
    const caption = [sheet.name, ...words, ...above.map((row) => row.texts.join(' '))].slice(0, 4).join(' · ');
    const rest = rows.slice(titles + (header.length > 0 ? 1 : 0));
    regions.push({ columns, has: new Set(columns), header, rows: rest, caption: caption.slice(0, longTextChars) });
    words = [];
  }
  const tables = regions.flatMap((region, index) => {
    const from = region.rows[0]?.number ?? 0;
    return tablesOf(sheet, region, index === 0 ? sheet.place : `${sheet.place} from row ${from + 1}`);
  });
  return { tables, passages };
}
