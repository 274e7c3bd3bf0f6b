import type { Passage, Table } from '../model.ts';
import { labelsIn, labelsTable } from '../reading/address-labels.ts';
import { readsAsLabels } from '../reading/page-tables.ts';
import { paragraphsOf } from '../reading/paragraphs.ts';
import type { Collected } from './collected.ts';
import { columnNames, isLabel } from './header.ts';
import { addProse } from './prose.ts';

/** Whether the reader of a text sees a piece of it. */
export type Manner = 'shown' | 'deleted' | 'hidden';

/** Takes a text document in reading order and gives it to `Collected` as passages and tables, each with its place. */
export type Flow = {
  readonly write: (text: string, manner: Manner) => void;
  readonly endParagraph: (heading?: 'heading') => void;
  /** Into a part beside the text (comment, footnote, text box); `where` is empty for the text itself. What is unseen around it is. */
  readonly enter: (where: string, how?: 'hidden') => void;
  readonly leave: () => void;
  readonly table: (name: string) => void;
  readonly row: (manner: Manner) => void;
  readonly cell: (span: number) => void;
  readonly endCell: () => void;
  readonly endTable: () => void;
  readonly finish: () => void;
};

type Texts = { shown: string; deleted: string; hidden: string };
type Row = { readonly manner: Manner; readonly cells: Texts[] };
type Grid = { readonly kind: 'table'; readonly where: string; readonly rows: Row[] };
type Part = { readonly kind: 'part'; readonly where: string; readonly hidden: boolean; paragraph: Texts };
type Cell = { readonly kind: 'cell'; readonly texts: Texts; paragraph: Texts };
type Frame = Grid | Part | Cell;

const maxCells = 2_000_000;
const maxSpan = 200;
const maxDepth = 200;
const longCellChars = 600;

const noTexts = (): Texts => ({ shown: '', deleted: '', hidden: '' });
const noPart = (): Part => ({ kind: 'part', where: '', hidden: false, paragraph: noTexts() });
const manners: readonly Manner[] = ['shown', 'deleted', 'hidden'];
const unseen: Readonly<Record<Manner, string>> = { shown: '', deleted: 'tracked deletion', hidden: 'hidden text' };

const joined = (one: string, two: string, by: string): string => (one === '' ? two : two === '' ? one : `${one}${by}${two}`);

/** `tracked deletion in page header`, `page header`, or nothing where it is the text itself. */
const whereOf = (manner: Manner, where: string): string => joined(unseen[manner], where, ' in ');

const isEmpty = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** A table that only arranges a page, as letterheads do: one column, or a few cells of running text. */
function isArrangement(rows: readonly (readonly string[])[]): boolean {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return width < 2 || rows.length < 2
    ? rows.length * width < 4
    : rows.length < 4 && rows.flat().some((cell) => cell.length > longCellChars);
}

/** The cells of a table as they were before anything was deleted or hidden, for the rows where something was. */
function cellsOf(rows: readonly Row[], manner: Manner): readonly (readonly string[])[] {
  if (manner === 'shown') {
    return rows.filter((row) => row.manner === 'shown').map((row) => row.cells.map((cell) => cell.shown.trim()));
  }
  const touched = rows.filter((row) => row.manner === manner || row.cells.some((cell) => cell[manner].trim() !== ''));
  return touched.map((row) => row.cells.map((cell) => joined(cell[manner].trim(), cell.shown.trim(), ' ')));
}

const minFields = 3;

/** A form set as a table: labels on the left, and what was filled in on the right, or nothing yet. */
function formInTable(rows: readonly (readonly string[])[]): Pick<Table, 'header' | 'rows'> | undefined {
  if (rows.length < minFields || !rows.every((row) => row.length === 2)) return undefined;
  const pairs = rows.map(([label = '', value = '']): [string, string] => [label, value]);
  const isBlank =
    pairs.every(([label, value]) => value === '' && label !== '') && pairs.filter(([label]) => isLabel(label)).length > 1;
  if (!isBlank && !readsAsLabels(pairs)) return undefined;
  return { header: pairs.map(([label]) => label.replace(/[\s:]{1,10}$/u, '')), rows: [pairs.map(([, value]) => value)] };
}

function tablesOf(
  grid: Grid,
  part: Part,
  caption: string,
): { readonly tables: readonly Table[]; readonly loose: readonly Passage[] } {
  const tables: Table[] = [];
  const loose: Passage[] = [];
  const seen = cellsOf(grid.rows, 'shown').filter((row) => !isEmpty(row));
  const seenHeader = columnNames(seen);
  const arranges = isArrangement(grid.rows.map((row) => row.cells.map((cell) => cell.shown || cell.deleted || cell.hidden)));
  for (const manner of manners) {
    const rows = manner === 'shown' ? seen : cellsOf(grid.rows, manner).filter((row) => !isEmpty(row));
    const where = whereOf(manner, joined(grid.where, part.where, ' in '));
    const hidden = part.hidden || manner !== 'shown';
    if (rows.length === 0) continue;
    const labels = labelsIn(rows.flat());
    if (labels || arranges) {
      for (const text of labels?.rest ?? rows.flat().filter((cell) => cell !== ''))
        loose.push({ text, where: manner === 'shown' ? part.where : where, at: undefined, hidden, label: '' });
      if (labels) tables.push(labelsTable(labels.rows, { where, hidden, caption }));
      continue;
    }
    const form = formInTable(rows);
    if (form) {
      tables.push({ where, shape: 'form', ...form, hidden, caption, hiddenColumns: [] });
      continue;
    }
    const own = columnNames(rows);
    const header = own.length > 0 || manner === 'shown' ? own : seenHeader;
    const body = own.length > 0 ? rows.slice(1) : rows;
    tables.push({ where, shape: 'grid', header, rows: body, hidden, caption, hiddenColumns: [] });
  }
  return { tables, loose };
}

/** Reads into `to`; nothing of the text itself arrives there before `finish`. */
export function openFlow(to: Collected): Flow {
  const passages: Passage[] = [];
  const frames: Frame[] = [noPart()];
  let heading = '';
  let last = '';
  let cells = 0;
  const top = (): Frame => frames.at(-1) ?? noPart();
  const say = (part: Part, manner: Manner): void => {
    const hidden = part.hidden || manner !== 'shown';
    const where = whereOf(manner, part.where);
    for (const { text } of paragraphsOf(part.paragraph[manner]))
      passages.push({ text, where, at: undefined, hidden, label: heading });
  };
  const endParagraph: Flow['endParagraph'] = (how) => {
    const frame = top();
    if (frame.kind === 'table') return;
    if (frame.kind === 'cell') {
      for (const manner of manners) frame.texts[manner] = joined(frame.texts[manner], frame.paragraph[manner].trim(), '\n');
    } else {
      for (const manner of manners) say(frame, manner);
      const text = frame.paragraph.shown.trim();
      if (how === 'heading' && text !== '') heading = text;
      if (text !== '') last = text;
    }
    frame.paragraph = noTexts();
  };
  const leave = (): void => {
    endParagraph();
    if (frames.length > 1) frames.pop();
  };
  const endTable = (): void => {
    const frame = top();
    if (frame.kind !== 'table') return;
    frames.pop();
    const caption = heading === last ? heading : joined(heading, last.slice(0, 160), ' · ');
    const { tables, loose } = tablesOf(frame, frames.findLast((outer) => outer.kind === 'part') ?? noPart(), caption);
    to.add({ tables });
    passages.push(...loose);
  };
  return {
    endParagraph,
    leave,
    endTable,
    write: (text, manner) => {
      const frame = top();
      if (frame.kind !== 'table') frame.paragraph[manner] += text;
    },
    enter: (where, how) => {
      const hidden = how === 'hidden' || frames.some((frame) => frame.kind === 'part' && frame.hidden);
      if (frames.length < maxDepth) frames.push({ kind: 'part', where, hidden, paragraph: noTexts() });
    },
    table: (name) => {
      if (frames.length < maxDepth) frames.push({ kind: 'table', where: name, rows: [] });
    },
    row: (manner) => {
      const frame = top();
      if (frame.kind === 'table') frame.rows.push({ manner, cells: [] });
    },
    cell: (span) => {
      const frame = top();
      if (frame.kind !== 'table' || frames.length >= maxDepth || cells > maxCells) return;
      const row = frame.rows.at(-1);
      const texts = noTexts();
      row?.cells.push(texts);
      for (let index = 1; index < Math.min(span, maxSpan); index++) row?.cells.push(noTexts());
      cells += Math.max(1, span);
      frames.push({ kind: 'cell', texts, paragraph: noTexts() });
    },
    endCell: () => {
      if (top().kind === 'cell') leave();
    },
    finish: () => {
      while (frames.length > 1) {
        if (top().kind === 'table') endTable();
        else leave();
      }
      endParagraph();
      addProse(passages, to);
    },
  };
}
