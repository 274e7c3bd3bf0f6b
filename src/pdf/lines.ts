/** A piece of text on a page, upright: `x` grows to the right, `y` upwards, in points. */
export type Piece = {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
};

/** Words that stand together; a wider space than between words begins a new one. */
export type Cell = {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  /** Where the writer of the file began anew although the space is no wider than between words. */
  readonly seams: readonly Seam[];
};

/** A place on the page, and where it is in the text. */
export type Seam = { readonly x: number; readonly at: number };

export type Line = { readonly y: number; readonly size: number; readonly cells: readonly Cell[] };

/** In parts of the letter size. */
const sameLine = 0.4;
const wordGap = 0.12;
const cellGap = 0.65;
const maxSeams = 60;

function cellsOf(pieces: readonly Piece[], size: number): readonly Cell[] {
  const cells: { text: string; x: number; right: number; seams: Seam[] }[] = [];
  let last: Piece | undefined;
  for (const piece of pieces) {
    // Bold type is sometimes made by printing twice, a hair's breadth apart.
    if (last && last.text === piece.text && Math.abs(last.x - piece.x) < 1) continue;
    const cell = cells.at(-1);
    const gap = cell ? piece.x - cell.right : 0;
    if (!cell || gap > cellGap * size) cells.push({ text: piece.text.trim(), x: piece.x, right: piece.right, seams: [] });
    else {
      const spaced = gap > wordGap * size || /^\s/u.test(piece.text);
      cell.text += spaced && !cell.text.endsWith(' ') ? ' ' : '';
      if (spaced && cell.seams.length < maxSeams) cell.seams.push({ x: piece.x, at: cell.text.length });
      cell.text += piece.text.trim();
      cell.right = Math.max(cell.right, piece.right);
    }
    last = piece;
  }
  return cells.filter((cell) => cell.text !== '');
}

/** In parts of the larger size: how far a small letter may be raised or lowered beside a word. */
const raised = 0.5;
const maxRaisedChars = 4;

/** Whether two pieces stand on one line: at one height, or one is set small and a little off it. */
function isLevel(line: { readonly size: number; readonly pieces: readonly Piece[] }, piece: Piece, apart: number): boolean {
  const smaller = Math.max(1, Math.min(line.size, piece.size));
  const larger = Math.max(line.size, piece.size);
  if (apart <= sameLine * smaller) return true;
  if (smaller > larger * 0.85 || apart > raised * larger) return false;
  const small = piece.size < line.size ? [piece] : line.pieces;
  return small.length === 1 && small.every(({ text }) => text.trim().length <= maxRaisedChars);
}

/** Pieces in any order become lines from top to bottom, each cut into cells. */
export function linesOf(pieces: readonly Piece[]): readonly Line[] {
  const sorted = pieces.filter((piece) => piece.text.trim() !== '').sort((one, other) => other.y - one.y || one.x - other.x);
  const groups: { y: number; size: number; pieces: Piece[] }[] = [];
  for (const piece of sorted) {
    const group = groups.at(-1);
    if (group && isLevel(group, piece, group.y - piece.y)) {
      group.pieces.push(piece);
      if (piece.size > group.size) group.y = piece.y;
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

/** What records are known by, in the order in which they stand in a line. */
const marks =
  /(?<mail>[^\s@]{1,64}@[^\s@]{2,190})|(?<postcode>\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b)|(?<day>\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b)|(?<time>\b\d{1,2}:\d{2}\b)|(?<number>\+?\d[\d ]{5,20}\d)/gu;

const shapeOf = (text: string): string =>
  !/[\d@]/u.test(text)
    ? ''
    : Array.from(
        text.matchAll(marks),
        ({ groups }) => Object.entries(groups ?? {}).find(([, value]) => value !== undefined)?.[0],
      ).join(' ');

/** The next in a row of numbered lines. */
const follows = (above: string, below: string): boolean => {
  const [one, other] = [above, below].map((line) => Number(/^(\d{1,4})[.)]?\s/u.exec(line)?.[1] ?? Number.NaN));
  return one !== undefined && other === one + 1;
};

const barsIn = (text: string): number => text.split(/\s[|¦]\s/u).length - 1;

/** Two lines of a list rather than of a sentence: numbered, divided alike, or with the same kinds of values in the same order. */
function areRecords(above: string, below: string): boolean {
  if (follows(above, below)) return true;
  const bars = barsIn(above);
  if (bars > 0 && bars === barsIn(below)) return true;
  return /^[\p{Lu}\d]/u.test(below) && shapeOf(above) !== '' && shapeOf(above) === shapeOf(below);
}

/** What stood between two lines before they were broken; a line that does not read on is one of its own. */
function joint(above: string, below: string): string {
  if (/\d-$/u.test(above) && /^\d/u.test(below)) return '';
  return /^[\p{Ll}\d(]/u.test(below) || /(?:[,;]|\p{Ll})$/u.test(above) ? ' ' : '\n';
}

/** A line that goes on in the next one, whose last word may have been divided. */
function joined(above: string, below: string): string {
  if (above.endsWith('\u00ad')) return above.slice(0, -1) + below;
  if (/\p{L}-$/u.test(above) && /^\p{L}/u.test(below)) {
    const word = /\S{1,80}$/u.exec(above)?.[0] ?? '';
    // Names and addresses keep their hyphens.
    return (/^\p{Ll}/u.test(below) && !/[@\d/]|-.*-/u.test(word) ? above.slice(0, -1) : above) + below;
  }
  return above + joint(above, below) + below;
}

const textOf = (line: Line): string => line.cells.map((cell) => cell.text).join(' ');

const rightOf = (line: Line): number => line.cells.at(-1)?.right ?? 0;

/** How much of the width a line must fill to be one that was broken, rather than ended. */
const fullWidth = 0.86;
/** In parts of the letter size: more space between lines than this begins a paragraph. */
const paragraphGap = 1.75;

/** A heading is set larger than what stands below it. */
const areAlike = (one: Line, other: Line): boolean => Math.max(one.size, other.size) <= Math.min(one.size, other.size) * 1.3;

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
      const goesOn = joint(above, text) === '' || (wrapped && areAlike(last, line) && !areRecords(textOf(last), text));
      paragraphs[paragraphs.length - 1] = goesOn ? joined(above, text) : `${above}\n${text}`;
    }
    last = line;
  }
  return paragraphs;
}
