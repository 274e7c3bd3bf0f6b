import type { Piece } from './lines.ts';

/** Part of a page, as the page's own frame has it. */
export type Rectangle = { readonly left: number; readonly bottom: number; readonly right: number; readonly top: number };

/** How often a piece is held against a mark, on one page. */
const maxComparisons = 10_000_000;

/** The rectangle of an annotation, its corners in any order; none where it is not one. */
export function rectangleOf(value: unknown): readonly Rectangle[] {
  if (!Array.isArray(value) || value.length !== 4 || !value.every((number) => Number.isFinite(number))) return [];
  const [x = 0, y = 0, otherX = 0, otherY = 0] = value.map(Number);
  return [{ left: Math.min(x, otherX), right: Math.max(x, otherX), bottom: Math.min(y, otherY), top: Math.max(y, otherY) }];
}

/** In parts of its size, above the line it stands on: the middle of a letter. */
const middle = 0.3;

/** A piece cut where marks begin and end; a word is marked where its middle is. */
function partsOf(piece: Piece, marks: readonly Rectangle[]): readonly { readonly marked: boolean; readonly piece: Piece }[] {
  const y = piece.y + piece.size * middle;
  const width = (piece.right - piece.x) / Math.max(1, piece.text.length);
  const near = marks.filter((mark) => y >= mark.bottom && y <= mark.top && mark.right > piece.x && mark.left < piece.right);
  if (near.length === 0) return [{ marked: false, piece }];
  const parts: { marked: boolean; piece: Piece }[] = [];
  for (const word of piece.text.matchAll(/\S+\s*/gu)) {
    const x = piece.x + word.index * width;
    const right = x + word[0].trimEnd().length * width;
    const marked = near.some((mark) => (x + right) / 2 >= mark.left && (x + right) / 2 <= mark.right);
    const last = parts.at(-1);
    const end = piece.x + (word.index + word[0].length) * width;
    if (last?.marked === marked) last.piece = { ...last.piece, text: last.piece.text + word[0], right: end };
    else parts.push({ marked, piece: { ...piece, text: word[0], x, right: end } });
  }
  return parts;
}

/** Text that somebody marked for redaction and left in the file (ISO 32000-1, 12.5.6.23), apart from the rest of the page. */
export function beneath(
  marks: readonly Rectangle[],
  pieces: readonly Piece[],
): { readonly open: readonly Piece[]; readonly marked: readonly Piece[] } {
  if (marks.length === 0) return { open: pieces, marked: [] };
  const asked = marks.slice(0, Math.ceil(maxComparisons / Math.max(1, pieces.length)));
  const parts = pieces.flatMap((piece) => partsOf(piece, asked));
  const of = (wanted: boolean): readonly Piece[] => parts.filter(({ marked }) => marked === wanted).map(({ piece }) => piece);
  return { open: of(false), marked: of(true) };
}
