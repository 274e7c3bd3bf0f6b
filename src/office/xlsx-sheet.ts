import { attribute, scanXml, unescapeText } from '../reading/xml.ts';
import { columnNumber } from './cell-address.ts';
import type { ChoiceList } from './choice-lists.ts';
import { showNumber } from './numbers.ts';
import { pageWords } from './page-words.ts';
import type { SheetRow } from './sheet.ts';
import { besideKeeper } from './xlsx-beside.ts';
import type { Filters } from './xlsx-filters.ts';
import type { Scenario } from './xlsx-scenarios.ts';
import type { CellFormat } from './xlsx-styles.ts';

/** What the cells of all sheets share. `used` marks the shared strings that some cell refers to. */
export type Shared = {
  readonly strings: readonly string[];
  readonly used: Uint8Array;
  readonly formats: readonly CellFormat[];
  readonly since1904: boolean;
};

export type SheetContent = {
  readonly rows: readonly SheetRow[];
  readonly isHiddenColumn: (column: number) => boolean;
  /** Texts beside the cells: headers and footers, prompts of data validation, formulas that hold words. */
  readonly asides: readonly { readonly text: string; readonly what: string }[];
  readonly lists: readonly ChoiceList[];
  readonly scenarios: readonly Scenario[];
  readonly filters: Filters;
  readonly links: readonly { readonly relation: string; readonly text: string }[];
  readonly gaps: readonly string[];
};

const maxColumns = 16_384;
const maxRows = 1_048_576;
const maxAsides = 5_000;
/** In characters; a column or row this thin shows nothing. */
const thinWidth = 0.3;
const thinPoints = 0.8;

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

type Cell = { column: number; type: string; style: string };

/** Reads `r`, `s` and `t` in one pass: cells are most of a workbook's bytes. */
function readCell(attributes: string, cell: Cell): void {
  cell.type = '';
  cell.style = '';
  let column = cell.column + 1;
  let at = attributes.indexOf('=');
  while (at > 0) {
    const open = at + 1;
    const quote = attributes.charCodeAt(open);
    if (quote !== 34 && quote !== 39) break;
    const close = attributes.indexOf(quote === 34 ? '"' : "'", open + 1);
    if (close < 0) break;
    const single = attributes.charCodeAt(at - 2) <= 32;
    const letter = single ? attributes.charCodeAt(at - 1) : 0;
    if (letter === 114) column = columnNumber(attributes, open + 1);
    else if (letter === 116) cell.type = attributes.slice(open + 1, close);
    else if (letter === 115) cell.style = attributes.slice(open + 1, close);
    at = attributes.indexOf('=', close);
  }
  cell.column = column;
}

type Row = { number: number; hidden: boolean; columns: number[]; texts: string[] };

/** Collects cells into rows that ascend, whatever the file says. */
function rowKeeper(): {
  readonly rows: Row[];
  readonly begin: (attributes: string) => void;
  readonly put: (column: number, text: string) => void;
} {
  const rows: Row[] = [];
  let row: Row = { number: -1, hidden: false, columns: [], texts: [] };
  return {
    rows,
    begin: (attributes) => {
      const given = Number(attribute(attributes, 'r') ?? Number.NaN) - 1;
      const number = given > row.number && given < maxRows ? given : row.number + 1;
      const height = attribute(attributes, 'ht');
      const hidden = isTrue(attribute(attributes, 'hidden')) || (height !== undefined && Number(height) < thinPoints);
      row = { number, hidden, columns: [], texts: [] };
      rows.push(row);
    },
    put: (column, text) => {
      const last = row.columns.at(-1) ?? -1;
      if (column <= last || column >= maxColumns) return;
      row.columns.push(column);
      row.texts.push(text);
    },
  };
}

function hiddenColumns(): { readonly add: (attributes: string) => void; readonly isHidden: (column: number) => boolean } {
  const ranges: { readonly from: number; readonly to: number; readonly hidden: boolean }[] = [];
  return {
    add: (attributes) => {
      const width = attribute(attributes, 'width');
      const hidden = isTrue(attribute(attributes, 'hidden')) || (width !== undefined && Number(width) < thinWidth);
      const from = Number(attribute(attributes, 'min')) - 1;
      if (hidden) ranges.push({ from, to: Number(attribute(attributes, 'max') ?? from + 1) - 1, hidden });
    },
    isHidden: (column) => ranges.some((range) => column >= range.from && column <= range.to),
  };
}

const formatOf = (style: string, { formats }: Shared): CellFormat | undefined => formats[style === '' ? 0 : Number(style)];

function cellText({ type, style }: Cell, raw: string, shared: Shared): string {
  if (type === 's') {
    const index = Number(raw);
    if (!(index >= 0 && index < shared.strings.length)) return '';
    shared.used[index] = 1;
    return shared.strings[index] ?? '';
  }
  if (type === '' || type === 'n') return showNumber(raw, formatOf(style, shared)?.number ?? 'general', shared.since1904);
  if (type === 'b') return raw === '1' ? 'TRUE' : 'FALSE';
  if (type === 'd') return raw.replace('T', ' ').replace(/ 00:00:00(?:\.0+)?Z?$/u, '');
  return type === 'e' ? '' : unescapeText(raw);
}

/** Elements whose text is that of a cell, or of a formula and the cells it holds for. */
const texts = new Set(['v', 't', 'f', 'formula1', 'sqref']);

const asideNames = new Map<string, string>(
  Object.entries({
    oddHeader: 'page header',
    evenHeader: 'page header',
    firstHeader: 'page header',
    oddFooter: 'page footer',
    evenFooter: 'page footer',
    firstFooter: 'page footer',
  }),
);

/** Words inside quotes of a formula; references and functions are nobody's data. */
const quotedWords = (formula: string): string =>
  [...formula.matchAll(/"([^"]{3,500})"/gu)].map((match) => match[1] ?? '').join(' ');

function asideKeeper(): {
  readonly asides: { text: string; what: string }[];
  readonly add: (what: string, text: string) => void;
} {
  const asides: { text: string; what: string }[] = [];
  const seen = new Set<string>();
  return {
    asides,
    add: (what, text) => {
      if (text === '' || asides.length >= maxAsides || seen.has(text)) return;
      seen.add(text);
      asides.push({ what, text });
    },
  };
}

/** Reads one worksheet in a single pass. */
export function readSheet(text: string, shared: Shared): SheetContent {
  const keeper = rowKeeper();
  const columns = hiddenColumns();
  const { asides, add } = asideKeeper();
  const beside = besideKeeper((formula) => add('data validation list', quotedWords(formula)));
  const links: { relation: string; text: string }[] = [];
  const addFurniture = (what: string, text: string): void => add(what, pageWords(text));
  const unseen: string[] = [];
  /** A row at a time, so that what belongs to somebody stays together. */
  const tellUnseen = (): void => {
    if (unseen.some((shown) => /\p{L}{2}/u.test(shown))) add('cells that show nothing', unseen.join(', '));
    unseen.length = 0;
  };
  const cell: Cell = { column: -1, type: '', style: '' };
  let value = '';
  let piece = '';
  let taking = false;
  let phonetic = false;
  const opened = new Map<string, (attributes: string) => void>(
    Object.entries({
      row: (attributes) => {
        tellUnseen();
        keeper.begin(attributes);
        cell.column = -1;
      },
      col: columns.add,
      rPh: () => {
        phonetic = true;
      },
      hyperlink: (attributes) =>
        links.push({ relation: attribute(attributes, 'id') ?? '', text: attribute(attributes, 'display') ?? '' }),
      ...beside.opened,
      dataValidation: (attributes) => {
        beside.validation(attributes);
        add(
          'data validation',
          ['promptTitle', 'prompt', 'errorTitle', 'error']
            .map((name) => attribute(attributes, name) ?? '')
            .join(' ')
            .trim(),
        );
      },
    }),
  );
  scanXml(text, {
    open: (name, attributes) => {
      if (name === 'c') {
        readCell(attributes, cell);
        value = '';
      } else if (texts.has(name) || asideNames.get(name) !== undefined) {
        taking = !phonetic;
        piece = '';
      } else opened.get(name)?.(attributes);
    },
    text: (found) => {
      if (taking) piece = piece === '' ? found : piece + found;
    },
    close: (name) => {
      if (name === 'v' || name === 't') value = name === 'v' || value === '' ? piece : value + piece;
      else if (name === 'c') {
        const shown = value === '' ? '' : cellText(cell, value, shared).trim();
        if (shown !== '') keeper.put(cell.column, shown);
        if (shown !== '' && formatOf(cell.style, shared)?.isUnseen === true) unseen.push(shown);
        return;
      } else if (beside.closed(name, piece)) {
        // It belongs to a list.
      } else if (name === 'f') {
        if (piece.includes('"')) add('formula', quotedWords(piece));
      } else if (name === 'rPh') phonetic = false;
      else if (asideNames.get(name) !== undefined) addFurniture(asideNames.get(name) ?? '', piece);
      taking = false;
    },
  });
  tellUnseen();
  const { lists, scenarios } = beside;
  const filters = beside.filters();
  return { rows: keeper.rows, isHiddenColumn: columns.isHidden, asides, lists, scenarios, filters, links, gaps: [] };
}
