/** Where in a text blanks may draw tables. */

import { type Column, columnsOf, fits } from './character-columns.ts';

/** Lines `first` to just before `past`; `above` is where the lines begin that may be their title. */
export type Block = { readonly first: number; readonly past: number; readonly above: number };

const maxLineChars = 400;
const maxSignChars = 3;
/** Where lines draw more than this apart, they draw different tables. */
const maxLinesApart = 4;
/** How many columnar lines may stand alone above or below the rows: titles, a heading apart, sums. */
const maxTitleLines = 2;
/** A name and something about somebody take more. */
const minMeanChars = 12;
export const minRows = 3;
export const maxSampled = 400;

const ruler = /^[\s\-=_*+~.]{3,400}$/u;
/** Logs stand in lines of their own kind. */
const stamped = /^\W{0,2}(?:\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\p{L}{3} {1,2}\d{1,2} \d\d:\d\d:\d\d)/u;

/** Who changed a program stands so above each change. */
const signed = /<[^<>@\s]{1,64}@[^<>@\s]{1,190}>/u;

export const isRuler = (line: string): boolean => ruler.test(line) && /[-=_*+~.]{2}/u.test(line);

/** Whether something stands on a line with two blanks or more between. */
export const isColumnar = (line: string): boolean =>
  line.length <= maxLineChars &&
  line.includes('  ') &&
  /\S {2,}\S/u.test(line) &&
  !line.includes('\t') &&
  !signed.test(line) &&
  !isRuler(line) &&
  !stamped.test(line);

/** Stretches of lines that blanks may draw a table on. */
function stretchesOf(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  let first = -1;
  let past = 0;
  let drawn = 0;
  let chars = 0;
  const close = (): void => {
    if (drawn >= minRows && chars >= drawn * minMeanChars) blocks.push({ first, past, above: blocks.at(-1)?.past ?? 0 });
    first = -1;
    drawn = 0;
    chars = 0;
  };
  lines.forEach((line, at) => {
    if (!isColumnar(line)) return;
    if (first >= 0 && at - past > maxLinesApart) close();
    if (first < 0) first = at;
    past = at + 1;
    drawn += 1;
    chars += line.length;
  });
  close();
  return blocks;
}

/** Whether most columns begin or end where others do. */
const areAlike = (columns: readonly Column[], others: readonly Column[]): boolean =>
  columns.filter(({ from, to }) => others.some((other) => Math.abs(from - other.from) <= 1 || Math.abs(to - other.to) <= 1))
    .length *
    2 >=
  columns.length;

/** A block again, parted where a paragraph of rows keeps to other columns than the one before. */
function parted(lines: readonly string[], block: Block): readonly Block[] {
  const blocks: Block[] = [];
  let { first, above } = block;
  let columns: readonly Column[] | undefined;
  let rows: string[] = [];
  const look = (from: number): void => {
    const own = rows.length < minRows ? undefined : columnsOf(sampled(rows), []);
    const known = columns;
    if (own !== undefined && known !== undefined) {
      const kept = rows.filter((row) => fits(row, known)).length;
      if (kept * 4 < rows.length * 3 || !areAlike(own, known)) {
        blocks.push({ first, past: from, above });
        first = from;
        above = from;
      }
    }
    columns = own ?? columns;
    rows = [];
  };
  let from = first;
  for (let at = first; at < block.past; at += 1) {
    const line = lines[at] ?? '';
    if (isColumnar(line)) rows.push(line);
    if (line.trim() !== '') continue;
    look(from);
    from = at + 1;
  }
  look(from);
  return [...blocks, { first, past: block.past, above }];
}

/** The lines that show where columns are: not the first, which may name them. */
export const sampled = (rows: readonly string[]): readonly string[] => (rows.length > minRows ? rows.slice(1, maxSampled) : rows);

/** Blank lines, rulers and signs to the printer part what stands above the rows; a cell that goes on below does not. */
const isApart = (line: string): boolean => line.trim().length <= maxSignChars || isRuler(line);

/** The columnar lines of a block, those apart at its head and its end left out: titles and sums have columns of their own. */
export function coreOf(lines: readonly string[], { first, past }: Block): readonly number[] {
  const groups: number[][] = [[]];
  let left = 0;
  for (let at = first; at < past; at += 1) {
    const line = lines[at] ?? '';
    if (isColumnar(line)) {
      groups.at(-1)?.push(at);
      left += 1;
    } else if (isApart(line) && groups.at(-1)?.length !== 0) groups.push([]);
  }
  const isTitle = (group: readonly number[] | undefined): boolean =>
    group !== undefined && group.length <= maxTitleLines && left - group.length >= minRows;
  let begin = 0;
  let end = groups.length;
  for (; begin < end && isTitle(groups[begin]); begin += 1) left -= groups[begin]?.length ?? 0;
  for (; end > begin && isTitle(groups[end - 1]); end -= 1) left -= groups[end - 1]?.length ?? 0;
  return groups.slice(begin, end).flat();
}

/** `-----  ---------`: one ruler says where all columns are. */
export const partsColumns = (line: string): boolean => /[-=]{2} {1,8}[-=]{2}/u.test(line) && isRuler(line);

/** Whether each page of a print-out begins with the same ruler. */
function isRuledAlike(lines: readonly string[], { first, past }: Block): boolean {
  const rulers = lines.slice(Math.max(0, first - 1), past).filter(partsColumns);
  return rulers.length > 1 && rulers.every((line) => line.trimEnd() === rulers[0]?.trimEnd());
}

/** Every block of a text. */
export const blocksOf = (lines: readonly string[]): readonly Block[] =>
  stretchesOf(lines).flatMap((block) => (isRuledAlike(lines, block) ? [block] : parted(lines, block)));
