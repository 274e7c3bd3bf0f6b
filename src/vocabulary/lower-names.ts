import { endsAsFamily, foldName, signs, signsOf } from './names.ts';
import type { Occurrence } from './occurrences.ts';

const maxWords = 5;
const anyName = signs.given | signs.maybeGiven | signs.family | signs.maybeFamily;

/** A message typed without a single capital; longer texts without any are no prose. */
const maxUnsentencedChars = 2_000;
const lowerWord = /(?<![\p{L}\p{N}_@/.-])\p{Ll}[\p{L}\p{M}]{1,30}(?![\p{L}\p{N}_@/-]|\.\p{L})/gu;

/** In a text without capitals only a given name can begin a name, and only names go on with it. */
export function namesInLowerCase(text: string): readonly Occurrence[] {
  const found: Occurrence[] = [];
  if (text.length > maxUnsentencedChars) return found;
  let name: { readonly start: number; readonly end: number; readonly count: number } | undefined;
  const close = (): void => {
    if (name === undefined || (name.count === 1 && name.end - name.start < 4)) return;
    const { start, end, count } = name;
    found.push({ start, end, value: text.slice(start, end), confidence: count > 1 ? 0.5 : 0.35 });
  };
  for (const { 0: word, index } of text.matchAll(lowerWord)) {
    const sign = signsOf(word);
    const end = index + word.length;
    const isName = (sign & signs.never) === 0 && ((sign & anyName) !== 0 || endsAsFamily(foldName(word)));
    if (name !== undefined && name.count < maxWords && isName && /^(?: |-| \p{L}\.? )$/u.test(text.slice(name.end, index))) {
      name = { start: name.start, end, count: name.count + 1 };
      continue;
    }
    close();
    name = (sign & signs.given) !== 0 && (sign & signs.never) === 0 ? { start: index, end, count: 1 } : undefined;
  }
  close();
  return found;
}
