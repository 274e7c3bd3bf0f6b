/** Columns of characters: where lines below each other are blank in the same places, something stands between in columns. */

/** Characters of one column, from its first to just past its last. */
export type Column = { readonly from: number; readonly to: number };

/** Titles and totals stand across the columns; a table has few of them beside its rows. */
const mostAcross = 0.25;
const strayShare = 0.06;
const minGap = 2;
const minRegular = 2;
/** From so many lines on, one blank that all of them have may be a gap. */
const minSureLines = 3;
/** A number in groups has none as long as this. */
const minNumberDigits = 6;

const isFilled = (line: string, at: number): boolean => at < line.length && line.charCodeAt(at) > 0x20;
const isDigit = (line: string, at: number): boolean => {
  const code = line.charCodeAt(at);
  return code >= 48 && code <= 57;
};

/** Stretches of characters that hold something on more than a share of the lines. */
function stretchesOf(lines: readonly string[], share: number): readonly Column[] {
  const width = lines.reduce((widest, line) => Math.max(widest, line.length), 0);
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

/** Whether a line can be cut between all columns. */
export const fits = (line: string, columns: readonly Column[]): boolean =>
  columns.every((column, at) => at === 0 || isParted(line, columns[at - 1] ?? column, column));

/** The figures that end or begin at a place. */
function figuresAt(line: string, at: number, step: 1 | -1): number {
  let count = 0;
  while (isDigit(line, at + step * count)) count += 1;
  return count;
}

/** A day is no group of a number. */
const day = /^(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2})/u;
const dayChars = 10;

/** A number in groups is one number: `784 662 9425`, `NE33 2AB`. */
function isWithinNumber(lines: readonly string[], gap: number): boolean {
  const both = lines.filter((line) => isFilled(line, gap - 1) && isFilled(line, gap + 1));
  const grouped = both.filter(
    (line) =>
      isDigit(line, gap - 1) &&
      isDigit(line, gap + 1) &&
      !day.test(line.slice(gap + 1, gap + 1 + dayChars)) &&
      (figuresAt(line, gap - 1, -1) < minNumberDigits || figuresAt(line, gap + 1, 1) < minNumberDigits),
  );
  return grouped.length * 2 > both.length;
}

/** On most lines something stands on both sides, and only the longest leaves a single blank there. */
function isMostlyWide(lines: readonly string[], { from, to }: Column, gap: number): boolean {
  const both = lines.filter((line) => line.slice(from, gap).trim() !== '' && line.slice(gap, to).trim() !== '');
  const wide = both.filter((line) => !isFilled(line, gap - 1) || !isFilled(line, gap + 1));
  return both.length * 2 >= lines.length && wide.length * 2 >= both.length;
}

/** A heading begins behind the gap; or it ends in front of it, and so do the numbers below it. */
const isHeaded = (head: string, lines: readonly string[], gap: number): boolean =>
  !isFilled(head, gap) &&
  (isFilled(head, gap + 1) ||
    (isFilled(head, gap - 1) && lines.filter((line) => isDigit(line, gap - 1)).length * 2 >= lines.length));

/** Columns one blank apart: every line has it, and a heading begins or ends a word there, or most lines have more. */
function narrowly(columns: readonly Column[], lines: readonly string[], heads: readonly string[]): readonly Column[] {
  if (lines.length < minSureLines) return columns;
  const isGap = (column: Column, at: number): boolean =>
    lines.every((line) => !isFilled(line, at)) &&
    (heads.some((head) => isHeaded(head, lines, at)) || isMostlyWide(lines, column, at)) &&
    !isWithinNumber(lines, at);
  return columns.flatMap((column) => {
    const parts: Column[] = [];
    let { from } = column;
    for (let at = from + 1; at < column.to - 1; at += 1) {
      if (!isGap(column, at)) continue;
      if (at > from) parts.push({ from, to: at });
      from = at + 1;
    }
    return [...parts, { from, to: column.to }];
  });
}

/** The columns that lines of rows keep to, lines across them left out; undefined where there are none. `heads` may name them. */
export function columnsOf(lines: readonly string[], heads: readonly string[]): readonly Column[] | undefined {
  const roughly = stretchesOf(lines, mostAcross);
  const regular = lines.filter((line) => fits(line, roughly));
  if (roughly.length < 2 || regular.length < minRegular || regular.length * 2 < lines.length) return undefined;
  const columns = stretchesOf(regular, strayShare);
  return columns.length < 2 ? undefined : narrowly(columns, regular, heads);
}

/** The columns that a ruler draws, `-------- -----------------`, where at least half of the lines keep to them: the others are heads of pages. */
export function ruledColumns(ruler: string, lines: readonly string[]): readonly Column[] | undefined {
  const drawn = [...ruler.matchAll(/[-=]+/gu)].map(({ 0: dashes, index }) => ({ from: index, to: index + dashes.length }));
  const margin = (drawn[0]?.from ?? 0) - 1;
  const numbered = margin > 0 && lines.some((line) => line.slice(0, margin).trim() !== '');
  const columns = numbered ? [{ from: 0, to: margin }, ...drawn] : drawn;
  return lines.filter((line) => fits(line, columns)).length * 2 >= lines.length ? columns : undefined;
}

/** What stands on a line with two blanks or more around it. */
const piecesOf = (line: string): readonly RegExpExecArray[] => [...line.matchAll(/\S+(?: \S+)*/gu)];

/** How many pieces of a line, but for the first, begin or end where a column does, and how many there are. */
function alignedOn(
  line: string,
  columns: readonly Column[],
): { readonly aligned: number; readonly pieces: number; readonly first: boolean } {
  const edges = new Set(columns.flatMap(({ from, to }) => [from, -to]));
  const pieces = piecesOf(line);
  const isOnEdge = ({ 0: piece, index }: RegExpExecArray): boolean => edges.has(index) || edges.has(-(index + piece.length));
  const [first, ...others] = pieces;
  return { aligned: others.filter(isOnEdge).length, pieces: pieces.length, first: first !== undefined && isOnEdge(first) };
}

/** Whether most of what stands on a line begins or ends where columns do. */
export function isAligned(line: string, columns: readonly Column[]): boolean {
  const { aligned, pieces, first } = alignedOn(line, columns);
  return pieces >= 2 && (aligned + (first ? 1 : 0)) * 3 >= pieces * 2;
}

/** Whether a line among rows is one of them. */
export const keepsTo = (line: string, columns: readonly Column[]): boolean =>
  fits(line, columns) ? alignedOn(line, columns).aligned > 0 : isAligned(line, columns);

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
export function headedBy(line: string, columns: readonly Column[]): readonly string[] {
  const header = columns.map((): string[] => []);
  const covers = (column: Column, from: number, to: number): boolean => from < column.to && to > column.from;
  for (const { 0: piece, index } of piecesOf(line)) {
    const isWide = columns.filter((column) => covers(column, index, index + piece.length)).length > 1;
    let from = index;
    for (const word of isWide ? piece.split(' ') : [piece]) {
      const to = from + word.length;
      const distances = columns.map((column) => Math.max(column.from, from) - Math.min(column.to, to));
      header[distances.indexOf(Math.min(...distances))]?.push(word);
      from = to + 1;
    }
  }
  return header.map((words) => words.join(' '));
}

/** The cells of a line, cut where its columns part; where one runs over into the next, word by word. */
export const rowOf = (line: string, columns: readonly Column[]): readonly string[] =>
  fits(line, columns) ? cellsOf(line, columns) : headedBy(line, columns);
