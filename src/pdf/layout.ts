import { alignment, anchorsOf, enoughOn, namingLine, shareOn, splitAt } from './anchors.ts';
import { cutAtSeams } from './columns.ts';
import { type Cell, type Line, linesOf, type Piece, paragraphsIn } from './lines.ts';
import type { Region } from './regions.ts';
import { rowsOfSeveralLines } from './rows.ts';

export type PageLayout = {
  readonly paragraphs: readonly string[];
  readonly regions: readonly Region[];
};

const minTableLines = 3;
/** At the head of a table; enough to tell where its second column begins. */
const linesAsked = 10;
const maxCellChars = 60;

type Run = { readonly kind: 'table' | 'prose'; readonly lines: Line[] };

/** A line that goes on within the first column: closer to the one above than rows are to each other, and no wider than it. */
function isInFirstColumn(line: Line, { lines }: Run, apart: number): boolean {
  const [cell, ...others] = line.cells;
  const second = Math.min(...lines.slice(0, linesAsked).flatMap((one) => one.cells[1]?.x ?? []));
  return cell !== undefined && others.length === 0 && cell.right < second && apart < pitchOf(lines) * 0.9;
}

/** Neighbouring lines of several cells; a line of one cell within them goes on with a cell above unless it begins at the left. */
function runsOf(lines: readonly Line[]): readonly Run[] {
  const runs: Run[] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    const left = run?.lines[0]?.cells[0]?.x ?? 0;
    const last = run?.lines.at(-1);
    const near = last !== undefined && last.y - line.y < 3.2 * Math.max(last.size, line.size);
    const goesOn =
      run?.kind === 'table' &&
      near &&
      ((line.cells[0]?.x ?? 0) > left + alignment || isInFirstColumn(line, run, last.y - line.y));
    const kind = line.cells.length > 1 || goesOn ? 'table' : 'prose';
    if (run?.kind === kind && (kind === 'prose' || near)) run.lines.push(line);
    else runs.push({ kind, lines: [line] });
  }
  return runs;
}

function alignedRows(
  lines: readonly Line[],
  anchors: readonly number[],
  split: (cell: Cell) => readonly (readonly [number, string])[],
): string[][] {
  const rows: string[][] = [];
  for (const line of lines) {
    const cells = line.cells.flatMap(split);
    const above = rows.at(-1);
    const continues = above !== undefined && (cells[0]?.[0] ?? 0) > 0 && cells.length < anchors.length;
    const row = continues ? above : anchors.map(() => '');
    let last = -1;
    for (const [column, text] of cells) {
      // Numbers stand at the right of their column, and may begin before its name does.
      const place = column === last && (row[column + 1] ?? '.') === '' ? column + 1 : column;
      row[place] = (row[place] ?? '') === '' ? text : `${row[place]} ${text}`;
      last = place;
    }
    if (!continues) rows.push(row);
  }
  return rows;
}

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);

/** Prose set in two columns: long lines on both sides, most of which begin in the middle of a sentence. */
function isTwoColumnProse(rows: readonly (readonly string[])[]): boolean {
  if (rows.length < 6 || rows[0]?.length !== 2) return false;
  return [0, 1].every((column) => {
    const cells = rows.map((row) => row[column] ?? '').filter((cell) => cell !== '');
    const middle = cells.filter((cell) => /^\p{Ll}/u.test(cell)).length;
    return mean(cells.map((cell) => cell.length)) > 28 && middle > cells.length * 0.4;
  });
}

type Read = { readonly rows: string[][]; readonly anchors: readonly number[] } | 'prose' | 'columns';

/** How far apart the lines of a table are, from the first two. */
const pitchOf = ([first, second]: readonly Line[]): number => (first && second ? first.y - second.y : 0);

/**
 * A line that fills its columns so well that no space is left between them: it begins where the table does, is as far from
 * it as its rows are from each other, ends where they end and has a space wherever a column begins.
 */
function isFullRow(line: Line | undefined, { lines }: Run, apart: number): boolean {
  const [cell, ...others] = line?.cells ?? [];
  const pitch = pitchOf(lines);
  if (!cell || others.length > 0 || line?.size !== lines[0]?.size || Math.abs(apart - pitch) > pitch * 0.1) return false;
  const anchors = anchorsOf(lines);
  const [left = 0] = anchors;
  const ends = lines.some((row) => Math.abs((row.cells.at(-1)?.right ?? 0) - cell.right) <= alignment);
  const cuts = anchors.filter((anchor) => anchor > cell.x + alignment && anchor < cell.right - alignment);
  if (Math.abs(cell.x - left) > alignment || !ends || cuts.length !== anchors.length - 1) return false;
  return splitAt(cell, anchors).length === anchors.length;
}

/** Gives tables the rows that do not look like rows. */
function withFullRows(runs: readonly Run[]): readonly Run[] {
  for (const [index, run] of runs.entries()) {
    if (run.kind !== 'table' || run.lines.length < 2) continue;
    const above = runs[index - 1];
    const last = above?.lines.at(-1);
    const first = run.lines[0];
    if (above?.kind !== 'prose' || !last || !first || !isFullRow(last, run, last.y - first.y)) continue;
    above.lines.pop();
    run.lines.unshift(last);
  }
  return runs.filter((run) => run.lines.length > 0);
}

/** Decides what a run of lines is. */
function read(lines: readonly Line[]): Read {
  if (lines.length < minTableLines - 1 || !lines.some((line) => line.cells.length > 1)) return 'prose';
  const anchors = anchorsOf(lines);
  const cells = lines.flatMap((line) => line.cells);
  const onAnchors = shareOn(anchors, cells);
  if (anchors.length > 1 && (onAnchors >= enoughOn || (namingLine(lines) && onAnchors >= 0.3))) {
    const split = (cell: Cell): ReturnType<typeof splitAt> => splitAt(cell, anchors);
    const rows = rowsOfSeveralLines(lines, anchors.length, split) ?? alignedRows(lines, anchors, split);
    return isTwoColumnProse(rows) ? 'columns' : { rows, anchors };
  }
  const counts = lines.map((line) => line.cells.length);
  const usual = counts.toSorted((one, other) => one - other)[Math.floor(counts.length / 2)] ?? 0;
  const even = counts.filter((count) => count === usual).length >= counts.length * 0.8;
  const short = mean(cells.map((cell) => cell.text.length)) <= maxCellChars;
  if (lines.length < minTableLines || usual < 2 || !even || !short) return 'prose';
  return { rows: lines.map((line) => line.cells.map((cell) => cell.text)), anchors: [] };
}

function columnsOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const [, second = 0] = anchorsOf(lines);
  const side = (keep: (cell: Cell) => boolean): readonly Line[] =>
    lines.map((line) => ({ ...line, cells: line.cells.filter(keep) })).filter((line) => line.cells.length > 0);
  return [side((cell) => cell.x < second - alignment), side((cell) => cell.x >= second - alignment)];
}

/** Puts a page together again from its pieces: running text, and what stands in rows and columns. */
export function layOutPage(pieces: readonly Piece[], page: number): PageLayout {
  const paragraphs: string[] = [];
  const regions: Region[] = [];
  let prose: Line[] = [];
  const flush = (): void => {
    if (prose.length > 0) paragraphs.push(...paragraphsIn(prose));
    prose = [];
  };
  for (const run of withFullRows(runsOf(cutAtSeams(linesOf(pieces))))) {
    const found = run.kind === 'table' ? read(run.lines) : 'prose';
    if (found === 'prose') prose.push(...run.lines);
    else {
      flush();
      if (found === 'columns') for (const column of columnsOf(run.lines)) paragraphs.push(...paragraphsIn(column));
      else {
        regions.push({ ...found, caption: (paragraphs.at(-1) ?? '').slice(-160), from: page, to: page });
      }
    }
  }
  flush();
  return { paragraphs, regions };
}
