import type { Table } from '../model.ts';
import { attribute, scanXml } from '../reading/xml.ts';
import { type CellPlace, cellsAt, headingAt } from './cell-labels.ts';
import { unseenColumn } from './choice-lists.ts';
import type { SheetRow } from './sheet.ts';

/** What a column is filtered by: values stay there when their rows are gone. `heading` is the cell that heads the column. */
export type Filter = { readonly items: readonly string[]; readonly heading: CellPlace };

/** The filters of a sheet or of a table on it; `isCut` where it has more than are read. */
export type Filters = { readonly columns: readonly Filter[]; readonly isCut: boolean };

const maxFilters = 256;
const maxItems = 4_000;
const maxColumn = 16_383;

/** Takes filters down as they come, whether in XML or in records. */
export type FilterKeeper = {
  /** A filter begins on cells whose first is this one. */
  readonly begin: (corner: CellPlace) => void;
  /** One of its columns, counted from the corner. */
  readonly column: (offset: number) => void;
  readonly keep: (value: string) => void;
  readonly kept: () => Filters;
};

export function filterKeeper(): FilterKeeper {
  const columns: Filter[] = [];
  let items: string[] = [];
  let corner: CellPlace = { row: 0, column: 0 };
  let isCut = false;
  return {
    begin: (first) => {
      corner = first;
    },
    column: (offset) => {
      items = [];
      const heading = { row: corner.row, column: Math.min(corner.column + offset, maxColumn) };
      if (columns.length < maxFilters) columns.push({ items, heading });
      else isCut = true;
    },
    keep: (value) => {
      // A pattern such as `*Ona*` asks for what holds it.
      if (items.length < maxItems) items.push(value.replace(/^\*|\*$/gu, ''));
      else isCut = true;
    },
    kept: () => ({ columns, isCut }),
  };
}

/** Readers for the elements of filters, ECMA-376 part 1, 18.3.2. */
export function filterElements(keeper: FilterKeeper): Readonly<Record<string, (attributes: string) => void>> {
  const keep = (attributes: string): void => keeper.keep(attribute(attributes, 'val') ?? '');
  return {
    autoFilter: (attributes) => keeper.begin(cellsAt(attribute(attributes, 'ref') ?? 'A1')),
    filterColumn: (attributes) => keeper.column(Number(attribute(attributes, 'colId')) || 0),
    filter: keep,
    customFilter: keep,
  };
}

/** The filters of a table part, which keeps its own. */
export function filtersIn(text: string): Filters {
  const keeper = filterKeeper();
  const readers = new Map(Object.entries(filterElements(keeper)));
  scanXml(text, { open: (name, attributes) => readers.get(name)?.(attributes) });
  return keeper.kept();
}

const alike = (text: string): string => text.trim().toLowerCase();

/** What each of some columns shows. */
function shownIn(rows: readonly SheetRow[], columns: ReadonlySet<number>): ReadonlyMap<number, ReadonlySet<string>> {
  const shown = new Map([...columns].map((column) => [column, new Set<string>()]));
  if (shown.size === 0) return shown;
  for (const row of rows)
    for (const [place, column] of row.columns.entries()) shown.get(column)?.add(alike(row.texts[place] ?? ''));
  return shown;
}

type Filtered = { readonly rows: readonly SheetRow[]; readonly place: string };

/** What the columns of a sheet are filtered by and no cell of them shows any more. */
export function filterTables(
  all: Iterable<Filters>,
  { rows, place }: Filtered,
): { readonly tables: readonly Table[]; readonly gaps: readonly string[] } {
  const filters: Filter[] = [];
  let isCut = false;
  for (const { columns, isCut: isOneCut } of all) {
    isCut ||= isOneCut || filters.length + columns.length > maxFilters;
    filters.push(...columns.slice(0, maxFilters - filters.length));
    if (isCut) break;
  }
  const shown = shownIn(rows, new Set(filters.map(({ heading }) => heading.column)));
  const tables = filters.flatMap(({ items, heading }) => {
    const gone = items.filter((item) => item.trim() !== '' && !shown.get(heading.column)?.has(alike(item)));
    return gone.length === 0 ? [] : [unseenColumn(headingAt(rows, heading), gone, `filter of ${place}`)];
  });
  return { tables, gaps: isCut ? [`not all filters of ${place} are read`] : [] };
}
