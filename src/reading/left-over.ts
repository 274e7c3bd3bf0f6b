import type { Passage } from '../model.ts';

/** What a passage says on lines that nothing else took, with its true offsets; `isTaken` is asked by the line's number and offset, from 0. */
export function* withoutLines(passage: Passage, isTaken: (line: number, offset: number) => boolean): Iterable<Passage> {
  const { text, at } = passage;
  let from = 0;
  let offset = 0;
  const upTo = (end: number): readonly Passage[] =>
    text.slice(from, end).trim() === ''
      ? []
      : [{ ...passage, text: text.slice(from, end).trimEnd(), at: at === undefined ? undefined : at + from }];
  for (const [number, line] of text.split('\n').entries()) {
    const next = offset + line.length + 1;
    if (isTaken(number, offset)) {
      yield* upTo(offset);
      from = next;
    }
    offset = next;
  }
  yield* upTo(text.length);
}
