import type { Passage } from '../model.ts';

const maxPassageChars = 4000;

const isBlank = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d);

/** Where the passage that starts at `from` ends: at a blank line, or at the last line end before it grows too long. */
function endOfPassage(text: string, from: number): number {
  const limit = Math.min(from + maxPassageChars, text.length);
  let at = from;
  for (;;) {
    const line = text.indexOf('\n', at);
    if (line < 0 || line >= limit) return at > from && limit < text.length ? at : limit;
    at = line + 1;
    const next = text.charCodeAt(at);
    if (next === 0x0a || (next === 0x0d && text.charCodeAt(at + 1) === 0x0a)) return line;
  }
}

/** Paragraphs of running text, each with its true offset; a paragraph too long is cut at a line's end. */
export function paragraphsOf(text: string): Passage[] {
  const passages: Passage[] = [];
  let at = 0;
  while (at < text.length) {
    if (isBlank(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const end = endOfPassage(text, at);
    passages.push({ text: text.slice(at, end).trimEnd(), where: '', at, hidden: false, label: '' });
    at = end;
  }
  return passages;
}
