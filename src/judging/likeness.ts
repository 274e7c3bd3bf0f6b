import type { Document, Likeness } from '../model.ts';

const maxWords = 20_000;
const bits = 64;
/** Two pages of one template differ in a few bits; two pages about different things in about half of them. */
const maxDistance = 6;
const maxWordsApart = 0.05;

/**
 * What a page reads like, tokens, numbers and dates aside: Charikar's simhash over its visible words. Two answers that
 * read alike are one page, which is how a soft 404 is known for what it is (R1).
 */
export function likenessOf(document: Document): Likeness {
  const weights = new Int32Array(bits);
  let words = 0;
  let previous = 0;
  const add = (text: string): void => {
    for (const [word] of text.matchAll(/\p{L}{2,40}/gu)) {
      if (words >= maxWords) return;
      words += 1;
      const low = hash(word, 0x811c9dc5);
      const high = hash(word, 0x01000193 ^ previous);
      for (let bit = 0; bit < 32; bit += 1) {
        weights[bit] = (weights[bit] ?? 0) + ((low >>> bit) & 1 ? 1 : -1);
        weights[bit + 32] = (weights[bit + 32] ?? 0) + ((high >>> bit) & 1 ? 1 : -1);
      }
      previous = low;
    }
  };
  add(document.title);
  for (const passage of document.passages) if (!passage.hidden) add(passage.text);
  for (const table of document.tables) {
    for (const row of table.rows) {
      if (words >= maxWords) break;
      for (const cell of row) add(cell);
    }
  }
  let simhash = 0n;
  for (let bit = 0; bit < bits; bit += 1) if ((weights[bit] ?? 0) > 0) simhash |= 1n << BigInt(bit);
  return { simhash: simhash.toString(16).padStart(16, '0'), words };
}

/** FNV-1a over the lower-cased word. */
function hash(word: string, seed: number): number {
  let value = seed >>> 0;
  const lower = word.toLowerCase();
  for (let index = 0; index < lower.length; index += 1) value = Math.imul(value ^ lower.charCodeAt(index), 0x01000193);
  return value >>> 0;
}

/** Whether two answers are one page with other tokens in it. Two empty pages are alike. */
export function alike(one: Likeness, other: Likeness): boolean {
  const longest = Math.max(one.words, other.words);
  if (longest === 0) return true;
  if (Math.abs(one.words - other.words) / longest > maxWordsApart && Math.abs(one.words - other.words) > 3) return false;
  let apart = BigInt(`0x${one.simhash}`) ^ BigInt(`0x${other.simhash}`);
  let distance = 0;
  while (apart > 0n) {
    distance += Number(apart & 1n);
    apart >>= 1n;
  }
  return distance <= maxDistance;
}
