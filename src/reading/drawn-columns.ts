/** Tables that only blanks draw, as reports, consoles and print-outs have them. */

import { type Column, columnsOf, fits, headedBy, isAligned, keepsTo, rowOf, ruledColumns } from './character-columns.ts';
import { type Block, blocksOf, coreOf, isColumnar, isRuler, maxSampled, minRows, partsColumns, sampled } from './drawn-blocks.ts';
import { headerRow } from './header-row.ts';

/** One table, and the numbers of the lines it stands on. */
export type DrawnColumns = {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What stands above it. */
  readonly caption: string;
  readonly lines: readonly number[];
};

const maxCaption = 120;
/** So far above its first row a table's heading and title stand. */
const headerAbove = 4;
const titleLines = 2;

/** `Name:` in most lines' first column: a form, and no rows. */
const areLabels = (rows: readonly (readonly string[])[]): boolean =>
  rows.filter((row) => /[:：?=]$/u.test(row.find((cell) => cell !== '') ?? '')).length * 2 > rows.length;

/** Numbers or marks in front of lines, and no column. */
const areNumbered = (rows: readonly (readonly string[])[]): boolean =>
  rows.every((row) => row.length === 2 && /^(?:\d{1,3}[.):]?|[-*•☐✓x]|\[[ x]?\])?$/iu.test(row[0] ?? ''));

const maxCellChars = 48;

/** Two columns of a newspaper. */
const areProse = (rows: readonly (readonly string[])[], width: number): boolean =>
  Array.from({ length: width - 1 }, (_, column) => rows.map((row) => row[column] ?? '').filter((cell) => cell !== '')).some(
    (cells) => cells.length > 0 && cells.reduce((sum, cell) => sum + cell.length, 0) / cells.length > maxCellChars,
  );

/** A day or a long number of somebody's own: of the next in a household, not more of the same cell. */
const isOwn = (cell: string): boolean => /^(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|(?:\d ?){9,12})$/u.test(cell);

/** What goes on below a row without a first cell is that row's. */
function joined(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const filled = (row: readonly string[]): number => row.filter((cell) => cell !== '').length;
  if (rows.filter((row) => row[0] !== '').length * 5 < rows.length * 3) return rows;
  const whole: (readonly string[])[] = [];
  for (const row of rows) {
    const before = whole.at(-1);
    if (before === undefined || row[0] !== '' || filled(row) * 2 > row.length || row.some(isOwn)) whole.push(row);
    else whole[whole.length - 1] = before.map((cell, at) => [cell, row[at] ?? ''].filter((part) => part !== '').join('; '));
  }
  return whole;
}

/** What a ruler draws over the width of the rows; below them it may part the sums from them, and draws no other column. */
function rulerIn(lines: readonly string[], rows: readonly string[], { first, past }: Block): string | undefined {
  const meanChars = rows.reduce((sum, row) => sum + row.length, 0) / rows.length;
  return lines
    .slice(Math.max(0, first - 1), Math.min(past, first + maxSampled))
    .find((line) => partsColumns(line) && line.replace(/[^-=]/gu, '').length * 2 >= meanChars);
}

function layoutOf(lines: readonly string[], core: readonly number[], block: Block): readonly Column[] | undefined {
  const [begin = block.first] = core;
  const rows = core.slice(0, maxSampled).map((at) => lines[at] ?? '');
  const ruler = rulerIn(lines, rows, block);
  const mayName = (line: string): boolean => isColumnar(line) && !/\d/u.test(line);
  const within = lines.slice(begin, begin + titleLines + 1).find(mayName) ?? '';
  const heads = [...lines.slice(Math.max(0, begin - headerAbove), begin).filter(mayName), within];
  return (ruler === undefined ? undefined : ruledColumns(ruler, rows)) ?? columnsOf(sampled(rows), heads);
}

/** Of a longer table, the rest is only asked whether it can be cut. */
const maxChecked = 2_000;

/** The numbers of the lines that are rows, in order, with those that name the columns where the rows begin with them. */
function rowsIn(
  lines: readonly string[],
  core: readonly number[],
  { first, past }: Block,
  columns: readonly Column[],
): readonly number[] {
  const [begin = first] = core;
  const end = core.at(-1) ?? past;
  const rows: number[] = [];
  for (let at = first; at < past; at += 1) {
    const line = lines[at] ?? '';
    if (!isColumnar(line)) continue;
    const isRow =
      rows.length > maxChecked
        ? fits(line, columns)
        : at >= begin && at <= end
          ? keepsTo(line, columns)
          : fits(line, columns) && isAligned(line, columns);
    if (isRow) rows.push(at);
  }
  return rows;
}

function tableIn(lines: readonly string[], block: Block): DrawnColumns | undefined {
  const core = coreOf(lines, block);
  const columns = layoutOf(lines, core, block);
  if (columns === undefined) return undefined;
  const namesAt = ([at = 0, ...below]: readonly number[]): readonly string[] =>
    headerRow([
      headedBy(lines[at] ?? '', columns),
      ...below.slice(0, maxSampled).map((place) => rowOf(lines[place] ?? '', columns)),
    ]);
  const all = rowsIn(lines, core, block, columns);
  const own = all.filter((at) => at >= (core[0] ?? 0));
  // Where the rows begin with the names of their columns, what stands above them is a title.
  const drawn = namesAt(own).length > 0 ? own : all;
  const [start = block.first] = drawn;
  const above = Array.from({ length: headerAbove }, (_, at) => start - 1 - at).find((at) => isColumnar(lines[at] ?? ''));
  const inside = namesAt(drawn);
  const isAbove = inside.length === 0 && above !== undefined && namesAt([above, ...drawn]).length > 0;
  const header = isAbove ? namesAt([above, ...drawn]) : inside;
  const named = header.length === 0 ? undefined : lines[isAbove ? above : start]?.trim();
  // Each page of a print-out begins with them again.
  const isHeader = (at: number): boolean => lines[at]?.trim() === named;
  const rows = joined(drawn.filter((at) => !isHeader(at)).map((at) => rowOf(lines[at] ?? '', columns)));
  if (
    rows.length < (header.length > 0 ? minRows - 1 : minRows) ||
    areLabels(rows) ||
    areNumbered(rows) ||
    areProse(rows, columns.length)
  )
    return undefined;
  const caption = Array.from({ length: headerAbove }, (_, at) => start - headerAbove + at)
    .filter((at) => at >= block.above && !isRuler(lines[at] ?? '') && !isHeader(at))
    .map((at) => (lines[at] ?? '').trim().replace(/\s+/gu, ' '))
    .join(' ')
    .trim()
    .slice(0, maxCaption);
  return { header, rows, caption, lines: isAbove ? [above, ...drawn] : drawn };
}

/** Every such table among the lines of a text. */
export function drawnColumns(lines: readonly string[]): readonly DrawnColumns[] {
  const shown = lines.map((line) => (/[\r\f]/u.test(line) ? line.replace(/[\r\f]/gu, '') : line));
  return blocksOf(shown).flatMap((block) => tableIn(shown, block) ?? []);
}
