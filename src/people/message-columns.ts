import type { Column } from './column.ts';

const ofMessages = /(?:^| )(?:subject|to|from|recipient|sender|sent at|email address|phone number|delivered at)$/u;
const ofStories = /(?:^| )(?:title|headline|author|published(?: at)?|slug|excerpt)$/u;

/** A `body` beside a recipient is a message's; beside a title it is a story's, and elsewhere a public one. */
export function withMessages(columns: readonly Column[]): readonly Column[] {
  if (!columns.some(({ last }) => ofMessages.test(last)) || columns.some(({ last }) => ofStories.test(last))) return columns;
  return columns.map((column) =>
    column.last === 'body' && column.kind === undefined
      ? { ...column, part: 'free-text' as const, whose: 'anyone' as const }
      : column,
  );
}
