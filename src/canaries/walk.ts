import { automatonOf } from '../vocabulary/many-words.ts';
import { codeOf, endOf, escapeAt, isEscape, isQuotedPrintable } from './escapes.ts';
import { alphabetOf, folded, nothing } from './letters.ts';

/** Reads texts one after the other: what begins in one may end in the next, as a name does in two cells. */
export type Walk = {
  readonly take: (text: string) => void;
  /** Places of the words found so far. */
  readonly found: () => ReadonlySet<number>;
};

/** Besides `nothing`, the only letter that is not stepped with as it is. */
const escapeMark = nothing - 1;

type Table = { readonly letters: Uint16Array; readonly next: Int32Array; readonly wordsAt: (row: number) => readonly number[] };

/** Rows are named by where they begin in `next`; a row in which a word ends is named by its complement, which is negative. */
function tableOf(words: readonly string[]): Table {
  const spelt = words.map(folded);
  const { letters, width } = alphabetOf(spelt);
  const { next, ends } = automatonOf(
    spelt.map((word) => word.map((code) => letters[code] ?? 0)),
    width,
  );
  return {
    letters,
    next: next.map((state) => (ends[state] === undefined ? state * width : ~(state * width))),
    wordsAt: (row) => ends[row / width] ?? [],
  };
}

/**
 * Seeks words in texts, whatever they are escaped with, in one pass whose cost does not depend on how many words there are.
 * Three readings go side by side, because what looks like an escape may be part of a word: as written, escapes read, and
 * quoted-printable read too.
 */
export function openWalks(words: readonly string[]): () => Walk {
  const { letters: plain, next, wordsAt } = tableOf(words);
  const letters = plain.map((letter, code) => (isEscape(code) ? escapeMark : letter));
  const step = (row: number, code: number): number => {
    const letter = plain[code] ?? 0;
    return letter === nothing ? row : (next[row + letter] ?? 0);
  };

  return () => {
    const seen = new Set<number>();
    let rows = { written: 0, read: 0, quoted: 0 };
    const noted = (row: number): number => {
      if (row >= 0) return row;
      for (const word of wordsAt(~row)) seen.add(word);
      return ~row;
    };

    /** All three readings are one where no escape is near, which is nearly everywhere. */
    const together = (text: string, from: number, begin: number): { readonly at: number; readonly row: number } => {
      let row = begin;
      let at = from;
      for (; at < text.length; at += 1) {
        const letter = letters[text.charCodeAt(at)] ?? 0;
        if (letter >= escapeMark) {
          if (letter === nothing) continue;
          break;
        }
        row = next[row + letter] ?? 0;
        if (row < 0) row = noted(row);
      }
      return { at, row };
    };

    return {
      take: (text) => {
        let { written, read, quoted } = rows;
        let [at, readFrom, quotedFrom] = [0, 0, 0];
        while (at < text.length) {
          if (written === read && read === quoted && at >= readFrom && at >= quotedFrom) {
            const so = together(text, at, written);
            written = read = quoted = so.row;
            at = so.at;
            if (at >= text.length) break;
          }
          const code = text.charCodeAt(at);
          const found = isEscape(code) ? escapeAt(text, at) : 0;
          const isQuoted = isQuotedPrintable(code);
          written = noted(step(written, code));
          if (at >= readFrom) {
            read = noted(step(read, found === 0 || isQuoted ? code : codeOf(found)));
            if (found !== 0 && !isQuoted) readFrom = endOf(found);
          }
          if (at >= quotedFrom) {
            quoted = noted(step(quoted, found === 0 ? code : codeOf(found)));
            if (found !== 0) quotedFrom = endOf(found);
          }
          at += 1;
        }
        rows = { written, read, quoted };
      },
      found: () => seen,
    };
  };
}
