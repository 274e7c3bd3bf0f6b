/** Letters of scripts that set no spaces between words, or may leave them out; Hangul also as the letters it falls into. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

const maxPieceChars = 24;
const minPieceChars = 2;

/**
 * Folded words again, with spaces between the ones that `knows` knows: `患者氏名` becomes `患者 氏名`. Read from the end, because
 * what a column holds stands last there; where the end is not known, the whole stays as it is.
 */
export function cutWords(words: string, knows: (piece: string) => boolean): string {
  if (!unspaced.test(words)) return words;
  return words
    .split(' ')
    .map((word) => (unspaced.test(word) && !knows(word) ? cut(word, knows) : word))
    .join(' ');
}

function cut(word: string, knows: (piece: string) => boolean): string {
  const pieces: string[] = [];
  let end = word.length;
  while (end > 0) {
    const start = startOfPiece(word, end, knows);
    if (start === undefined) break;
    pieces.unshift(word.slice(start, end));
    end = start;
  }
  return [word.slice(0, end), ...pieces].filter((piece) => piece !== '').join(' ');
}

/** Where the longest known piece begins that ends at `end`. */
function startOfPiece(word: string, end: number, knows: (piece: string) => boolean): number | undefined {
  for (let start = Math.max(0, end - maxPieceChars); start <= end - minPieceChars; start += 1)
    if (knows(word.slice(start, end))) return start;
  return undefined;
}
