import type { Passage, Table } from '../model.ts';
import type { FormPair } from './form-block.ts';
import { type Block, blocksOf } from './grid-blocks.ts';
import { formsOf } from './grid-forms.ts';
import { beginsTable, headingOf } from './header.ts';
import { withDates } from './serials.ts';
import { hiddenRowsOf, type Sheet, type SheetRow, withHiddenColumns } from './sheet.ts';

export type LaidOut = { readonly tables: readonly Table[]; readonly passages: readonly Passage[] };

type Region = {
  /** The sheet, or the part of it that is out of sight. */
  readonly sheet: Sheet;
  readonly far: boolean;
  readonly columns: readonly number[];
  readonly has: ReadonlySet<number>;
  readonly header: readonly string[];
  readonly rows: SheetRow[];
  readonly caption: string;
  /** Filled where the cells are a form, and no rows below a header. */
  readonly pairs: readonly FormPair[];
};

const headRows = 40;
/** Beyond this many cells a sheet that is mostly empty is read without its empty cells. */
const maxPaddedCells = 20_000_000;
const longTextChars = 200;
/** A sheet with more tables than this is no sheet of tables; the rest is read as text. */
const maxRegions = 2_000;

/** Lays filled cells out under the block's columns, one array a row; made anew on each pass so that a large sheet is kept once. */
function padded(block: Pick<Block, 'columns' | 'rows'>): Iterable<readonly string[]> {
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

function passagesOf(sheet: Sheet, rows: readonly SheetRow[]): readonly Passage[] {
  return rows.map((row) => {
    const hidden = row.hidden || row.columns.every(sheet.isHiddenColumn);
    const place = row.hidden ? `${hiddenRowsOf([row])} ${sheet.place}` : sheet.place;
    const where = withHiddenColumns(place, row.columns, sheet);
    return { text: row.texts.join(' '), where, at: undefined, hidden: sheet.hidden || hidden, label: '' };
  });
}

function tablesOf(region: Region, place: string): readonly Table[] {
  const { sheet, columns, header, caption } = region;
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
  if (
    region === undefined ||
    region.pairs.length > 0 ||
    region.far !== block.far ||
    block.columns.length < 2 ||
    region.columns.length < 2
  )
    return false;
  // A title may stand above the names of its columns, which begin as those above do.
  const first = block.rows.slice(0, 2).find(({ texts }) => texts.length > 1) ?? block.rows[0];
  if (first === undefined || !block.columns.every((column) => region.has.has(column))) return false;
  return !beginsTable(first.texts) && !(first.texts.length > 1 && first.texts[0] === region.header[0]);
}

/** Words that stand loose above a table may be its title, unless they stand far away. */
type Words = { readonly texts: readonly string[]; readonly row: number; readonly column: number };

const noWords: Words = { texts: [], row: 0, column: 0 };
const maxRowsApart = 12;

const wordsOf = (rows: readonly SheetRow[]): Words => ({
  texts: rows.map((row) => row.texts.join(' ')),
  row: rows.at(-1)?.number ?? 0,
  column: rows[0]?.columns[0] ?? 0,
});

const near = ({ texts, row, column }: Words, { rows, columns }: Block): readonly string[] =>
  (rows[0]?.number ?? 0) - row <= maxRowsApart && column <= (columns.at(-1) ?? 0) ? texts : [];

function captionOf(sheet: Sheet, words: readonly string[], above: readonly SheetRow[]): string {
  const parts = [sheet.name, ...words, ...above.map((row) => row.texts.join(' '))];
  return parts.slice(0, 4).join(' · ').slice(0, longTextChars);
}

const outOfSight = (sheet: Sheet): Sheet => ({ ...sheet, place: `far cells of ${sheet.place}`, hidden: true });

const minSideBySide = 3;
const minWordsOfText = 4;

/** One row of texts is no record: each cell says something of its own. */
const isSideBySide = ({ columns, rows: [row, ...more] }: Block): boolean =>
  row !== undefined &&
  more.length === 0 &&
  columns.length >= minSideBySide &&
  row.texts.every((text) => text.split(/\s+/u, minWordsOfText).length === minWordsOfText);

const cellByCell = (row: SheetRow): readonly SheetRow[] =>
  row.columns.map((column, place) => ({ ...row, columns: [column], texts: [row.texts[place] ?? ''] }));

type Laying = { readonly sheet: Sheet; readonly block: Block; readonly words: Words };

/** A block as the form or the table that it is, with the words that belong to neither. */
function regionOf({ sheet, block, words }: Laying): { readonly region: Region; readonly others: readonly SheetRow[] } {
  const { columns, rows, far, form } = block;
  const about = { sheet, far, columns, has: new Set(columns) };
  if (form) {
    const { pairs, others } = form;
    const caption = captionOf(sheet, near(words, block), others);
    return { region: { ...about, header: [], rows: [...rows], caption, pairs }, others };
  }
  const { titles, header } = headingOf(rows.slice(0, headRows).map((row) => padRow(columns, row)));
  const above = rows.slice(0, titles);
  const caption = captionOf(sheet, near(words, block), above);
  const rest = rows.slice(titles + (header.length > 0 ? 1 : 0));
  return { region: { ...about, header, rows: rest, caption, pairs: [] }, others: above };
}

/** The tables of a sheet, each under its header, and the words around them. Every hidden part is named in `where`. */
export function layOut(whole: Sheet): LaidOut {
  const passages: Passage[] = [];
  const regions: Region[] = [];
  const afar = outOfSight(whole);
  let words = noWords;
  for (const block of blocksOf(whole.rows)) {
    const { rows } = block;
    const sheet = block.far ? afar : whole;
    const last = regions.at(-1);
    const isTexts = isSideBySide(block);
    if (block.form === undefined && !isTexts && goesOn(block, last)) {
      last.rows.push(...rows);
      continue;
    }
    if (isLoose(block) || isTexts || regions.length >= maxRegions) {
      passages.push(...passagesOf(sheet, isTexts ? rows.flatMap(cellByCell) : rows));
      words = isLoose(block) ? wordsOf(rows) : noWords;
      continue;
    }
    const { region, others } = regionOf({ sheet, block, words });
    passages.push(...passagesOf(sheet, others));
    regions.push(region);
    words = noWords;
  }
  const tables = regions.flatMap((region, index) => {
    const from = region.rows[0]?.number ?? 0;
    const { sheet } = region;
    const place = index === 0 ? sheet.place : `${sheet.place} from row ${from + 1}`;
    return region.pairs.length > 0 ? formsOf(sheet, region, place) : tablesOf(region, place);
  });
  return { tables, passages };
}
