import type { Table } from '../model.ts';

/** Single records with the same labels, found in many places (a mail each, a page each), as one list. Others stay as they are. */
export function alikeAsLists(tables: readonly Table[]): readonly Table[] {
  const groups = new Map<string, Table[]>();
  for (const table of tables) {
    const key = table.shape === 'form' ? JSON.stringify([table.header, table.hidden]) : `${groups.size} alone`;
    const group = groups.get(key);
    if (group) group.push(table);
    else groups.set(key, [table]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first || group.length === 1) return first ?? group;
    return {
      ...first,
      shape: 'list' as const,
      where: `${first.where} and ${group.length - 1} more`,
      rows: group.flatMap((table) => [...table.rows]),
    };
  });
}
