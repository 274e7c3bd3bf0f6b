// What a text is made of once spelling is put aside: no case, no line breaks, no kind of dash.

const allCodes = 0x10000;
/** Says nothing: white space and what stands between cells (`"Ottilie","Marrow"`), soft hyphens, the zeros of UTF-16. */
const ignored = /[\p{Cc}\p{Cf}\p{Z}"'+,;|]/u;
// Bytes of other encodings that stand for letters.
const isByte = (code: number): boolean => code >= 0x80 && code < 0xa0;
const dash = /[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]/u;

export const nothing = 0xffff;

function foldOf(code: number): number {
  const char = String.fromCharCode(code);
  if (!isByte(code) && ignored.test(char)) return nothing;
  if (dash.test(char)) return 0x2d;
  // Full-width forms repeat ASCII.
  if (code > 0xff00 && code < 0xff5f) return foldOf(code - 0xfee0);
  const lower = char.toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : code;
}

/** For each UTF-16 unit the one that stands for it, or `nothing`. */
const folds = Uint16Array.from({ length: allCodes }, (_, code) => foldOf(code));

export const folded = (text: string): readonly number[] =>
  Array.from({ length: text.length }, (_, at) => folds[text.charCodeAt(at)] ?? 0).filter((code) => code !== nothing);

export type Alphabet = {
  /** For each UTF-16 unit its letter: `nothing`, 0 for what occurs in no word, else a number from 1. */
  readonly letters: Uint16Array;
  readonly width: number;
};

/** The letters that these words, folded, are written with. */
export function alphabetOf(words: readonly (readonly number[])[]): Alphabet {
  const byCode = new Uint16Array(allCodes);
  let width = 1;
  for (const word of words) for (const code of word) if (byCode[code] === 0) byCode[code] = width++;
  return { letters: folds.map((code) => (code === nothing ? nothing : (byCode[code] ?? 0))), width };
}
