/** A piece of text on a page, upright: `x` grows to the right, `y` upwards, in points. */
export type Piece = {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
};

/** Words that stand together; a wider space than between words begins a new one. */
export type Cell = { readonly text: string; readonly x: number; readonly right: number };

export type Line = { readonly y: number; readonly size: number; readonly cells: readonly Cell[] };

/** In parts of the letter size. */
const sameLine = 0.4;
const wordGap = 0.12;
const cellGap = 0.65;

function cellsOf(pieces: readonly Piece[], size: number): readonly Cell[] {
  const cells: { text: string; x: number; right: number }[] = [];
  let last: Piece | undefined;
  for (const piece of pieces) {
    // Bold type is sometimes made by printing twice, a hair's breadth apart.
    if (last && last.text === piece.text && Math.abs(last.x - piece.x) < 1) continue;
    const cell = cells.at(-1);
    const gap = cell ? piece.x - cell.right : 0;
    if (!cell || gap > cellGap * size) cells.push({ text: piece.text.trim(), x: piece.x, right: piece.right });
    else {
      const spaced = gap > wordGap * size || /^\s/u.test(piece.text);
      cell.text += (spaced && !cell.text.endsWith(' ') ? ' ' : '') + piece.text.trim();
      cell.right = Math.max(cell.right, piece.right);
    }
    last = piece;
  }
  return cells.filter((cell) => cell.text !== '');
}

/** Pieces in any order become lines from top to bottom, each cut into cells. */
export function linesOf(pieces: readonly Piece[]): readonly Line[] {
  const sorted = pieces.filter((piece) => piece.text.trim() !== '').sort((one, other) => other.y - one.y || one.x - other.x);
  const groups: { y: number; size: number; pieces: Piece[] }[] = [];
  for (const piece of sorted) {
    const group = groups.at(-1);
    if (group && group.y - piece.y <= sameLine * Math.max(1, Math.min(group.size, piece.size))) {
      group.pieces.push(piece);
      group.size = Math.max(group.size, piece.size);
    } else groups.push({ y: piece.y, size: piece.size, pieces: [piece] });
  }
  return groups.map(({ y, size, pieces: found }) => ({
    y,
    size,
    cells: cellsOf(
      found.sort((one, other) => one.x - other.x),
      size,
    ),
  }));
}

/** What stood between two lines before they were broken; a line that does not read on is one of its own. */
function joint(above: string, below: string): string {
  if (/\d-$/u.test(above) && /^\d/u.test(below)) return '';
  return /^[\p{Ll}\d(]/u.test(below) || /(?:[,;]|\p{Ll})$/u.test(above) ? ' ' : '\n';
}

const textOf = (line: Line): string => line.cells.map((cell) => cell.text).join(' ');

const rightOf = (line: Line): number => line.cells.at(-1)?.right ?? 0;

/** How much of the width a line must fill to be one that was broken, rather than ended. */
const fullWidth = 0.86;
/** In parts of the letter size: more space between lines than this begins a paragraph. */
const paragraphGap = 1.75;

/** Lines put together again as paragraphs; lines that were not full keep their end. */
export function paragraphsIn(lines: readonly Line[]): readonly string[] {
  const widest = Math.max(0, ...lines.map(rightOf));
  const left = Math.min(...lines.map((line) => line.cells[0]?.x ?? 0));
  const paragraphs: string[] = [];
  let last: Line | undefined;
  for (const line of lines) {
    const text = textOf(line);
    const above = paragraphs.at(-1);
    if (!last || above === undefined || last.y - line.y > paragraphGap * Math.max(last.size, line.size)) paragraphs.push(text);
    else {
      const wrapped = rightOf(last) - left > fullWidth * (widest - left) && widest - left > 30 * line.size * 0.5;
      paragraphs[paragraphs.length - 1] = above + (wrapped || joint(above, text) === '' ? joint(above, text) : '\n') + text;
    }
    last = line;
  }
  return paragraphs;
}
