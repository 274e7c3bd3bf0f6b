import type { Document, Passage, Table } from '../model.ts';

const mark = '%%EOF';
const lookBackBytes = 64;
const maxRevisions = 100;
/** In parts of what opening it costs otherwise: a file whose list of objects is not where it says is searched for them. */
const searching = 12;

/** Where a revision ends, and what it costs to open it, in bytes. */
export type Revision = { readonly end: number; readonly cost: number };

const list = /^\s{0,20}(?:xref|\d{1,10}\s{1,5}\d{1,5}\s{1,5}obj)/u;

/**
 * Where the file ended before it was last saved, the latest first: programs add what they change at its end and leave the
 * rest (ISO 32000-1, 7.5.6). Of very many the latest and the first, after which more was changed than after any other.
 */
export function earlierEnds(bytes: Uint8Array<ArrayBuffer>): { readonly ends: readonly Revision[]; readonly isAll: boolean } {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ends: Revision[] = [];
  const head = Math.max(0, file.indexOf('%PDF-'));
  let listed = 0;
  for (let at = file.indexOf(mark); at >= 0; at = file.indexOf(mark, at + mark.length)) {
    const before = file.toString('latin1', Math.max(0, at - lookBackBytes), at);
    const listing = Number(/startxref\s{1,5}(\d{1,12})\s{0,5}$/u.exec(before)?.[1] ?? 0);
    // A file laid out for the web has a first mark that ends no revision: it lists nothing, or what comes after it.
    if (listing === 0 || listing >= at) continue;
    // One that lists the same as the one before says it once more.
    if (listing === listed) ends.pop();
    const end = at + mark.length;
    const isThere = list.test(file.toString('latin1', head + listing, head + listing + lookBackBytes));
    ends.push({ end, cost: isThere ? end : end * searching });
    listed = listing;
  }
  const all = ends.slice(0, -1).toReversed();
  if (all.length <= maxRevisions) return { ends: all, isAll: true };
  return { ends: [...all.slice(0, maxRevisions - 1), ...all.slice(-1)], isAll: false };
}

type Texts = Pick<Document, 'passages' | 'tables'>;

/** A text by its letters: the same words may stand in a table here and in a line there. */
const keyOf = (text: string): string => text.replace(/\s+/gu, '');

const linesOf = ({ text }: Passage): readonly string[] => text.split('\n');

/** Lines and rows that were read before; what is new becomes known. */
export type Known = { readonly unlike: (found: Texts) => Texts };

/** Tells what is found beyond what the file shows, which is asked for when there is something to compare it with. */
export function openKnown(shown: () => Texts): Known {
  const known = new Set<string>();
  let isOpen = false;
  const isNew = (text: string): boolean => keyOf(text) !== '' && !known.has(keyOf(text));
  const rowsOf = (table: Table): readonly (readonly string[])[] => [...table.rows].filter((row) => isNew(row.join('')));
  const add = ({ passages, tables }: Texts): void => {
    for (const passage of passages) for (const line of linesOf(passage)) known.add(keyOf(line));
    for (const { header, rows } of tables) {
      known.add(keyOf(header.join('')));
      for (const row of rows) known.add(keyOf(row.join('')));
    }
  };
  return {
    unlike: (found) => {
      if (!isOpen) add(shown());
      isOpen = true;
      const passages = found.passages.flatMap((passage) => {
        const text = linesOf(passage).filter(isNew).join('\n');
        return text === '' ? [] : [{ ...passage, text }];
      });
      const tables = found.tables.flatMap((table) => {
        const rows = rowsOf(table);
        return rows.length === 0 ? [] : [{ ...table, rows }];
      });
      add({ passages, tables });
      return { passages, tables };
    },
  };
}
