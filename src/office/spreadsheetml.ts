import { attribute, scanXml } from '../reading/xml.ts';
import { columnName, rangeName } from './cell-address.ts';
import { type ChoiceList, choiceTables, itemsOf } from './choice-lists.ts';
import type { Collected } from './collected.ts';
import { layOut } from './grid.ts';
import type { SheetRow } from './sheet.ts';

// XML Spreadsheet 2003, which web applications still write and call `.xls`.

const maxColumns = 16_384;
const maxRows = 1_048_576;
const thinPoints = 0.8;

type Row = { number: number; hidden: boolean; columns: number[]; texts: string[] };
type Sheet = {
  readonly name: string;
  readonly rows: Row[];
  readonly hiddenColumns: { readonly from: number; readonly to: number }[];
  readonly lists: ChoiceList[];
  hidden: string;
};

const maxLists = 500;

/** `R2C2:R40C2` as `B2:B40`. */
function rangeWritten(written: string): string {
  const [, top = 1, column = 1, bottom = top] = /R(\d{1,7})C(\d{1,5})(?::R(\d{1,7}))?/u.exec(written) ?? [];
  return rangeName({ column: Math.min(Number(column), maxColumns) - 1, top: Number(top) - 1, bottom: Number(bottom) - 1 });
}

const states = new Map<string, string>(Object.entries({ SheetHidden: 'hidden ', SheetVeryHidden: 'very hidden ' }));

const index = (attributes: string, before: number, most: number): number => {
  const given = Number(attribute(attributes, 'Index') ?? Number.NaN) - 1;
  return given > before && given < most ? given : before + 1;
};

const isUnseen = (attributes: string, size: string): boolean =>
  attribute(attributes, 'Hidden') === '1' || Number(attribute(attributes, size) ?? 9) < thinPoints;

function finish(sheet: Sheet, comments: readonly { readonly cell: string; readonly text: string }[], to: Collected): void {
  const place = `${sheet.hidden}sheet '${sheet.name}'`;
  const rows: readonly SheetRow[] = sheet.rows;
  const isHiddenColumn = (column: number): boolean =>
    sheet.hiddenColumns.some((range) => column >= range.from && column <= range.to);
  to.add(layOut({ place, name: sheet.name, hidden: sheet.hidden !== '', rows, isHiddenColumn }));
  for (const list of sheet.lists) to.add({ tables: choiceTables(list, rows, place) });
  for (const { cell, text } of comments) to.say(text, `comment on ${place}, cell ${cell}`, { hidden: true });
}

/** Reads every sheet of an XML Spreadsheet 2003 file. */
export function readSpreadsheetML(text: string, to: Collected): void {
  let sheet: Sheet | undefined;
  let comments: { cell: string; text: string }[] = [];
  let row: Row = { number: -1, hidden: false, columns: [], texts: [] };
  let column = -1;
  let columns = -1;
  let span = 0;
  let words = '';
  let type = '';
  let inComment = false;
  let cells = '';
  const begin = (): void => {
    words = '';
  };
  const opened = new Map<string, (attributes: string) => void>(
    Object.entries({
      Worksheet: (attributes) => {
        sheet = { name: attribute(attributes, 'Name') ?? '', rows: [], hiddenColumns: [], lists: [], hidden: '' };
        comments = [];
        row = { number: -1, hidden: false, columns: [], texts: [] };
        columns = -1;
      },
      Column: (attributes) => {
        const from = index(attributes, columns, maxColumns);
        columns = from + (Number(attribute(attributes, 'Span') ?? 0) || 0);
        if (isUnseen(attributes, 'Width')) sheet?.hiddenColumns.push({ from, to: columns });
      },
      Row: (attributes) => {
        row = { number: index(attributes, row.number, maxRows), hidden: isUnseen(attributes, 'Height'), columns: [], texts: [] };
        sheet?.rows.push(row);
        column = -1;
        span = 0;
      },
      Cell: (attributes) => {
        column = index(attributes, column + span, maxColumns);
        span = Number(attribute(attributes, 'MergeAcross') ?? 0) || 0;
      },
      Data: (attributes) => {
        if (inComment) return;
        words = '';
        type = attribute(attributes, 'Type') ?? '';
      },
      Comment: () => {
        words = '';
        inComment = true;
      },
      Visible: begin,
      Range: begin,
      Value: begin,
    }),
  );
  const closed = new Map<string, () => void>(
    Object.entries({
      Data: () => {
        if (inComment) return;
        const shown = (type === 'DateTime' ? words.replace(/T00:00:00(?:\.0+)?$/u, '').replace('T', ' ') : words).trim();
        if (shown !== '' && type !== 'Error' && column < maxColumns) {
          row.columns.push(column);
          row.texts.push(shown);
        }
        words = '';
      },
      Comment: () => {
        comments.push({ cell: `${columnName(column)}${row.number + 1}`, text: words });
        inComment = false;
      },
      Range: () => {
        cells = rangeWritten(words);
      },
      Value: () => {
        const items = itemsOf(words);
        if (items.length > 0 && sheet && sheet.lists.length < maxLists) sheet.lists.push({ items, cells });
      },
      Visible: () => {
        if (sheet) sheet.hidden = states.get(words.trim()) ?? '';
      },
      Worksheet: () => {
        if (sheet) finish(sheet, comments, to);
        sheet = undefined;
      },
    }),
  );
  scanXml(text, {
    open: (name, attributes) => opened.get(name)?.(attributes),
    text: (piece) => {
      words += piece;
    },
    close: (name) => closed.get(name)?.(),
  });
}
