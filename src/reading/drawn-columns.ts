/** Tables that only blanks draw, as reports, consoles and print-outs have them: what is blank on every line parts the columns. */

import { headerRow } from './header-row.ts';

/** One table, and the numbers of the lines it stands on. */
export type DrawnColumns = {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What stands above it. */
  readonly caption: string;
  readonly lines: readonly number[];
};

const maxLineChars = 400;
const minRows = 3;
/** Where lines draw more than this apart, they draw different tables. */
const maxLinesApart = 4;
const maxSampled = 400;
const maxCaption = 120;
/** Titles and totals stand across the columns; a table has few of them beside its rows. */
const mostAcross = 0.25;
const strayShare = 0.06;
/** From so many lines on, one blank that all of them have is a gap where a heading begins behind it. */
const minSureLines = 3;
const minNumberDigits = 6;
const headerAbove = 4;

/** Characters of one column, up to where the next begins. */
type Column = { readonly from: number; readonly to: number };

const ruler = /^[\s\-=_*+~.]{3,400}$/u;
const isRuler = (line: string): boolean => ruler.test(line) && /[-=_*+~.]{2}/u.test(line);
/** Logs stand in lines of their own kind. */
const stamped = /^\W{0,2}(?:\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\p{L}{3} {1,2}\d{1,2} \d\d:\d\d:\d\d)/u;

const isColumnar = (line: string): boolean =>
  line.length <= maxLineChars &&
  line.includes('  ') &&
  /\S {2,}\S/u.test(line) &&
  !line.includes('\t') &&
  !isRuler(line) &&
  !stamped.test(line);

const isFilled = (line: string, at: number): boolean => at < line.length && line.charCodeAt(at) > 0x20;
const isDigit = (line: string, at: number): boolean => /\d/u.test(line[at] ?? '');

/** Stretches of characters that hold something on more than a share of the lines, where gaps of `minGap` part them. */
function stretchesOf(lines: readonly string[], share: number, minGap: number): readonly Column[] {
  const width = Math.max(...lines.map((line) => line.length));
  const counts = new Uint32Array(width + 1);
  for (const line of lines)
    for (let at = 0; at < line.length; at += 1) if (isFilled(line, at)) counts[at] = (counts[at] ?? 0) + 1;
  const stretches: Column[] = [];
  let from = -1;
  let past = 0;
  for (let at = 0; at < width; at += 1) {
    if ((counts[at] ?? 0) <= lines.length * share) continue;
    if (from >= 0 && at - past >= minGap) {
      stretches.push({ from, to: past });
      from = at;
    } else if (from < 0) from = at;
    past = at + 1;
  }
  return from < 0 ? stretches : [...stretches, { from, to: past }];
}

/** Whether the gap between two columns is blank somewhere on a line, so that it can be cut there. */
function isParted(line: string, left: Column, right: Column): boolean {
  for (let at = left.to; at < right.from; at += 1) if (!isFilled(line, at)) return true;
  return false;
}

const fits = (line: string, columns: readonly Column[]): boolean =>
  columns.every((column, at) => at === 0 || isParted(line, columns[at - 1] ?? column, column));

/** The number that ends or begins at a place, in figures. */
function figuresAt(line: string, at: number, step: 1 | -1): number {
  let count = 0;
  while (isDigit(line, at + step * count)) count += 1;
  return count;
}

/** A number in groups is one number: `784 662 9425`, `NE33 2AB`. */
const isWithinNumber = (lines: readonly string[], gap: number): boolean => {
  const both = lines.filter((line) => isFilled(line, gap - 1) && isFilled(line, gap + 1));
  const grouped = both.filter(
    (line) =>
      isDigit(line, gap - 1) &&
      isDigit(line, gap + 1) &&
      (figuresAt(line, gap - 1, -1) < minNumberDigits || figuresAt(line, gap + 1, 1) < minNumberDigits),
  );
  return grouped.length * 2 > both.length;
};

/** Only the longest cell leaves a single blank there. */
const isMostlyWide = (lines: readonly string[], gap: number): boolean =>
  lines.filter((line) => !isFilled(line, gap - 1) || !isFilled(line, gap + 1)).length * 2 >= lines.length;

/** Columns one blank apart, where every line has it and the heading begins or ends a word there, or most lines have more. */
function narrowly(columns: readonly Column[], lines: readonly string[], heads: readonly string[]): readonly Column[] {
  if (lines.length < minSureLines) return columns;
  const begins = (line: string, at: number): boolean => !isFilled(line, at) && isFilled(line, at + 1);
  const isGap = (at: number): boolean =>
    lines.every((line) => !isFilled(line, at)) &&
    (heads.some((head) => begins(head, at) || (isFilled(head, at - 1) && !isFilled(head, at))) || isMostlyWide(lines, at)) &&
    !isWithinNumber(lines, at);
  return columns.flatMap((column) => {
    const parts: Column[] = [];
    let from = column.from;
    for (let at = column.from + 1; at < column.to - 1; at += 1) {
      if (!isGap(at)) continue;
      if (at > from) parts.push({ from, to: at });
      from = at + 1;
    }
    return [...parts, { from, to: column.to }];
  });
}

/** The cells of a line. A cell that runs into the gap behind it is cut where the gap is blank. */
function cellsOf(line: string, columns: readonly Column[]): readonly string[] {
  let from = 0;
  return columns.map((column, index) => {
    const next = columns[index + 1];
    let to = line.length;
    if (next !== undefined) {
      to = next.from;
      while (to > column.to && isFilled(line, to - 1)) to -= 1;
    }
    const cell = line.slice(from, Math.max(from, to)).trim();
    from = Math.max(from, to);
    return cell;
  });
}

/** The words of a heading, each above the column it covers most or stands nearest to: headings of numbers stand to their right. */
function headedBy(line: string, columns: readonly Column[]): readonly string[] {
  const header = columns.map((): string[] => []);
  for (const { 0: word, index } of line.matchAll(/\S+(?: \S+)*/gu)) {
    const pieces =
      columns.filter((column) => index < column.to && index + word.length > column.from).length > 1 ? word.split(' ') : [word];
    let at = index;
    for (const piece of pieces) {
      const [from, to] = [at, at + piece.length];
      const distance = (column: Column): number => Math.max(column.from, from) - Math.min(column.to, to);
      let nearest = 0;
      columns.forEach((column, place) => {
        if (distance(column) < distance(columns[nearest] ?? column)) nearest = place;
      });
      header[nearest]?.push(piece);
      at = to + 1;
    }
  }
  return header.map((words) => words.join(' '));
}

/** The cells of a line, cut where its columns part; where one runs over into the next, word by word. */
const rowOf = (line: string, columns: readonly Column[]): readonly string[] =>
  fits(line, columns) ? cellsOf(line, columns) : headedBy(line, columns);

/** `above`: where the lines begin that may be its title. */
type Block = { readonly first: number; readonly past: number; readonly above: number };

/** Stretches of lines that blanks may draw a table on. */
function blocksOf(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  let first = -1;
  let past = 0;
  let drawn = 0;
  const close = (): void => {
    if (drawn >= minRows) blocks.push({ first, past, above: blocks.at(-1)?.past ?? 0 });
    first = -1;
    drawn = 0;
  };
  lines.forEach((line, at) => {
    if (!isColumnar(line)) return;
    if (first >= 0 && at - past > maxLinesApart) close();
    if (first < 0) first = at;
    past = at + 1;
    drawn += 1;
  });
  close();
  return blocks;
}

/** `Name:` in most lines' first column: a form, and no rows. */
const areLabels = (rows: readonly (readonly string[])[]): boolean =>
  rows.filter((row) => /[:：?]$/u.test(row.find((cell) => cell !== '') ?? '')).length * 2 > rows.length;

const maxCellChars = 48;
/** Two columns of a newspaper. */
const areProse = (rows: readonly (readonly string[])[], width: number): boolean =>
  Array.from({ length: width - 1 }, (_, column) => rows.map((row) => row[column] ?? '').filter((cell) => cell !== '')).some(
    (cells) => cells.length > 0 && cells.reduce((sum, cell) => sum + cell.length, 0) / cells.length > maxCellChars,
  );

/** What goes on below a row without a first cell is that row's. */
function joined(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const filled = (row: readonly string[]): number => row.filter((cell) => cell !== '').length;
  if (rows.filter((row) => row[0] !== '').length * 5 < rows.length * 3) return rows;
  const whole: (readonly string[])[] = [];
  for (const row of rows) {
    const before = whole.at(-1);
    if (before === undefined || row[0] !== '' || filled(row) * 2 > row.length) whole.push(row);
    else whole[whole.length - 1] = before.map((cell, at) => [cell, row[at] ?? ''].filter((part) => part !== '').join('; '));
  }
  return whole;
}

/** How many columnar lines may stand alone above the rows: titles, and a heading apart. */
const maxTitleLines = 2;

/** Blank lines, rulers and signs to the printer part what stands above the rows; a cell that goes on below does not. */
const maxSignChars = 3;
const isApart = (line: string): boolean => line.trim().length <= maxSignChars || isRuler(line);

/** The columnar lines of a block, those apart at its head and its end left out: titles and totals have columns of their own. */
function coreOf(lines: readonly string[], { first, past }: Block): readonly number[] {
  const groups: number[][] = [[]];
  for (let at = first; at < past; at += 1) {
    const line = lines[at] ?? '';
    if (isColumnar(line)) groups.at(-1)?.push(at);
    else if (isApart(line) && groups.at(-1)?.length !== 0) groups.push([]);
  }
  const isTitle = (group: readonly number[] | undefined): boolean => group !== undefined && group.length <= maxTitleLines;
  while (isTitle(groups[0]) && groups.slice(1).flat().length >= minRows) groups.shift();
  while (isTitle(groups.at(-1)) && groups.slice(0, -1).flat().length >= minRows) groups.pop();
  return groups.flat();
}

/** Whether what stands on a line begins or ends where columns do. */
function isAligned(line: string, columns: readonly Column[]): boolean {
  const pieces = [...line.matchAll(/\S+(?: \S+)*/gu)];
  const aligned = pieces.filter(({ 0: piece, index }) =>
    columns.some(({ from, to }) => index === from || index + piece.length === to),
  );
  return pieces.length >= 2 && aligned.length * 3 >= pieces.length * 2;
}

/** Whether a line among rows is one of them: in the columns, or beginning where they do. */
function keepsTo(line: string, columns: readonly Column[]): boolean {
  if (!fits(line, columns)) return isAligned(line, columns);
  return [...line.matchAll(/(?<= {2})\S+(?: \S+)*/gu)].some(({ 0: piece, index }) =>
    columns.some(({ from, to }) => index === from || index + piece.length === to),
  );
}

function columnsOf(lines: readonly string[], core: readonly number[], heads: readonly string[]): readonly Column[] | undefined {
  const sample = core.slice(0, maxSampled).map((at) => lines[at] ?? '');
  const rows = sample.length > minRows ? sample.slice(1) : sample;
  const roughly = stretchesOf(rows, mostAcross, 2);
  const regular = rows.filter((line) => fits(line, roughly));
  if (roughly.length < 2 || regular.length < minRows - 1 || regular.length * 2 < rows.length) return undefined;
  const columns = stretchesOf(regular, strayShare, 2);
  return columns.length < 2 ? undefined : narrowly(columns, regular, heads);
}

/** The columns that a ruler draws, `-------- -----------------`, where nearly all lines keep to them. */
function ruledColumns(lines: readonly string[], core: readonly number[], { first, past }: Block): readonly Column[] | undefined {
  // Below the rows a ruler parts the sums from them, and draws no other column.
  const ruled = lines
    .slice(Math.max(0, first - 1), Math.min(past, (core[1] ?? past) + 1))
    .find((line) => /[-=]{2} {1,8}[-=]{2}/u.test(line) && isRuler(line));
  if (ruled === undefined) return undefined;
  const drawn = [...ruled.matchAll(/[-=]+/gu)].map(({ 0: dashes, index }) => ({ from: index, to: index + dashes.length }));
  const sample = core.slice(0, maxSampled);
  const margin = (drawn[0]?.from ?? 0) - 1;
  const numbered = margin > 0 && sample.some((at) => (lines[at] ?? '').slice(0, margin).trim() !== '');
  const columns = numbered ? [{ from: 0, to: margin }, ...drawn] : drawn;
  const kept = sample.filter((at) => fits(lines[at] ?? '', columns)).length;
  return kept * 4 >= sample.length * 3 ? columns : undefined;
}

function tableIn(lines: readonly string[], block: Block): DrawnColumns | undefined {
  const core = coreOf(lines, block);
  const [begin = block.first] = core;
  const heads = lines
    .slice(Math.max(0, begin - headerAbove), begin + maxTitleLines + 1)
    .filter((line) => isColumnar(line) && !/\d{2}/u.test(line));
  const columns = ruledColumns(lines, core, block) ?? columnsOf(lines, core, heads);
  if (columns === undefined) return undefined;
  const cells = (places: readonly number[]): readonly (readonly string[])[] =>
    places.slice(0, maxSampled).map((at) => rowOf(lines[at] ?? '', columns));
  const headerOf = ([at = 0, ...below]: readonly number[]): readonly string[] =>
    headerRow([headedBy(lines[at] ?? '', columns), ...cells(below)]);
  const inCore = new Set(core);
  const fitting = core.filter((at) => keepsTo(lines[at] ?? '', columns));
  const apart = Array.from({ length: block.past - block.first }, (_, at) => block.first + at).filter((at) => {
    const line = lines[at] ?? '';
    return !inCore.has(at) && isColumnar(line) && fits(line, columns) && isAligned(line, columns);
  });
  const below = apart.filter((at) => at > begin);
  // Where the rows begin with the names of their columns, what stands above them is a title.
  const drawn =
    headerOf(fitting).length > 0 ? [...fitting, ...below] : [...apart, ...fitting].toSorted((one, other) => one - other);
  const [start = begin] = drawn;
  const above = Array.from({ length: headerAbove }, (_, at) => start - 1 - at).find((at) => isColumnar(lines[at] ?? ''));
  const inside = headerOf(drawn);
  const header = inside.length > 0 || above === undefined ? inside : headerOf([above, ...drawn]);
  const isHeader = (at: number): boolean => headedBy(lines[at] ?? '', columns).join('\n') === header.join('\n');
  const rows = joined(drawn.filter((at) => !isHeader(at)).map((at) => rowOf(lines[at] ?? '', columns)));
  if (rows.length < (header.length > 0 ? minRows - 1 : minRows) || areLabels(rows) || areProse(rows, columns.length))
    return undefined;
  const titles = Array.from({ length: headerAbove }, (_, at) => start - headerAbove + at).filter(
    (at) => at >= block.above && !isRuler(lines[at] ?? '') && !isHeader(at),
  );
  const caption = titles
    .map((at) => (lines[at] ?? '').trim().replace(/\s+/gu, ' '))
    .join(' ')
    .trim()
    .slice(0, maxCaption);
  const own = inside.length > 0 || header.length === 0 || above === undefined ? drawn : [above, ...drawn];
  return { header, rows, caption, lines: own };
}

/** Whether most columns begin or end where others do. */
const areAlike = (columns: readonly Column[], others: readonly Column[]): boolean =>
  columns.filter(({ from, to }) => others.some((other) => Math.abs(from - other.from) <= 1 || Math.abs(to - other.to) <= 1))
    .length *
    2 >=
  columns.length;

/** A block again, parted where a paragraph of rows keeps to other columns than the one before. */
function partedBlocks(lines: readonly string[], block: Block): readonly Block[] {
  const blocks: Block[] = [];
  let { first, above } = block;
  let columns: readonly Column[] | undefined;
  let rows: number[] = [];
  const look = (from: number): void => {
    const own = rows.length < minRows ? undefined : columnsOf(lines, rows, []);
    const kept = rows.filter((at) => columns !== undefined && fits(lines[at] ?? '', columns)).length;
    if (own !== undefined && columns !== undefined && (kept * 4 < rows.length * 3 || !areAlike(own, columns))) {
      blocks.push({ first, past: from, above });
      first = from;
      above = from;
    }
    columns = own ?? columns;
    rows = [];
  };
  let from = first;
  for (let at = first; at < block.past; at += 1) {
    const line = lines[at] ?? '';
    if (isColumnar(line)) rows.push(at);
    if (line.trim() !== '') continue;
    look(from);
    from = at + 1;
  }
  look(from);
  return [...blocks, { first, past: block.past, above }];
}

/** Every such table among the lines of a text. */
export function drawnColumns(lines: readonly string[]): readonly DrawnColumns[] {
  const shown = lines.map((line) => (/[\r\f]/u.test(line) ? line.replace(/[\r\f]/gu, '') : line));
  return blocksOf(shown)
    .flatMap((block) => partedBlocks(shown, block))
    .flatMap((block) => tableIn(shown, block) ?? []);
}
