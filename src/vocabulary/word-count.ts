const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;
/** A word of Chinese or Japanese is about two characters long. */
const charactersOfAWord = 2;

/** How many words a text has, in scripts without spaces about. */
export const wordCount = (text: string): number =>
  Math.max(text.split(/\s+/u).length, (text.match(unspaced)?.length ?? 0) / charactersOfAWord);
