/** Which of many words occur in a text; the cost does not depend on how many words there are. */
export type ManyWords = { readonly in: (text: string) => ReadonlySet<number> };

/** States are rows of `next`, `width` letters wide; `ends` names the words that end in a state. State 0 is the beginning. */
export type Automaton = {
  readonly next: Int32Array;
  readonly width: number;
  readonly ends: readonly (readonly number[] | undefined)[];
};

const maxAscii = 128;

/**
 * Aho and Corasick's automaton (Communications of the ACM 18, 1975) as a dense table. Case is ignored within ASCII.
 * Returns the places of the words in `words`. An empty word is never found.
 */
export function openManyWords(words: readonly string[]): ManyWords {
  const { classOf, width } = classes(words);
  const letter = (code: number): number => (code < maxAscii ? (classOf.ascii[code] ?? 0) : (classOf.other.get(code) ?? 0));
  const { next, ends } = automatonOf(
    words.map((word) => Array.from({ length: word.length }, (_, index) => letter(word.charCodeAt(index)))),
    width,
  );
  return {
    in: (text) => {
      const found = new Set<number>();
      let state = 0;
      for (let index = 0; index < text.length; index += 1) {
        const code = text.charCodeAt(index);
        state = next[state * width + (code < maxAscii ? (classOf.ascii[code] ?? 0) : (classOf.other.get(code) ?? 0))] ?? 0;
        const ending = ends[state];
        if (ending !== undefined) for (const word of ending) found.add(word);
      }
      return found;
    },
  };
}

type Classes = { readonly ascii: Uint16Array; readonly other: ReadonlyMap<number, number> };

/** Letters that occur in no word share class 0, which keeps the table small. */
function classes(words: readonly string[]): { readonly classOf: Classes; readonly width: number } {
  const ascii = new Uint16Array(maxAscii);
  const other = new Map<number, number>();
  let width = 1;
  for (const word of words) {
    for (let index = 0; index < word.length; index += 1) {
      const code = word.charCodeAt(index);
      if (code >= maxAscii) {
        if (!other.has(code)) other.set(code, width++);
        continue;
      }
      const letter = String.fromCharCode(code);
      const lower = letter.toLowerCase().charCodeAt(0);
      if (ascii[lower] !== 0) continue;
      ascii[lower] = width;
      ascii[letter.toUpperCase().charCodeAt(0)] = width;
      ascii[String.fromCharCode(lower).toUpperCase().charCodeAt(0)] = width;
      width += 1;
    }
  }
  return { classOf: { ascii, other }, width };
}

/** For words of letters numbered from 1 to `width` - 1. */
export function automatonOf(words: readonly (readonly number[])[], width: number): Automaton {
  const states = words.reduce((sum, word) => sum + word.length, 1);
  const next = new Int32Array(states * width);
  const ends: (number[] | undefined)[] = [];
  let made = 1;
  words.forEach((word, place) => {
    if (word.length === 0) return;
    let state = 0;
    for (const letter of word) {
      const edge = state * width + letter;
      if (next[edge] === 0) next[edge] = made++;
      state = next[edge] ?? 0;
    }
    ends[state] = [...(ends[state] ?? []), place];
  });
  linkFailures(next, ends, width);
  return { next, ends, width };
}

/** Breadth first: an edge that leads nowhere is led where the longest proper suffix would go. */
function linkFailures(next: Int32Array, ends: (number[] | undefined)[], width: number): void {
  const fallback = new Int32Array(next.length / width);
  const queue: number[] = [];
  for (let edge = 0; edge < width; edge += 1) {
    const state = next[edge] ?? 0;
    if (state !== 0) queue.push(state);
  }
  for (let head = 0; head < queue.length; head += 1) {
    const state = queue[head] ?? 0;
    const shorter = fallback[state] ?? 0;
    const inherited = ends[shorter];
    if (inherited !== undefined) ends[state] = [...(ends[state] ?? []), ...inherited];
    for (let edge = 0; edge < width; edge += 1) {
      const to = next[state * width + edge] ?? 0;
      const elsewhere = next[shorter * width + edge] ?? 0;
      if (to === 0) next[state * width + edge] = elsewhere;
      else {
        fallback[to] = elsewhere;
        queue.push(to);
      }
    }
  }
}
