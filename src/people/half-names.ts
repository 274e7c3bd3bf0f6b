import type { Table } from '../model.ts';

/** `first` beside `last`, alone or at the end of a key path: halves of a name, and not the first of anything. */
const half = (which: 'first' | 'last'): RegExp => new RegExp(`(?:^|[.\\s_])${which}$`, 'iu');
const first = half('first');
const last = half('last');

/** The table with `first` and `last` spelled out, where its heads hold both; else as it is. */
export function withHalfNames(table: Table): Table {
  const { header } = table;
  if (!header.some((label) => first.test(label)) || !header.some((label) => last.test(label))) return table;
  return { ...table, header: header.map((label) => (first.test(label) || last.test(label) ? `${label} name` : label)) };
}
