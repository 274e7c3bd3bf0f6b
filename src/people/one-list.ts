import type { Passage, Table } from '../model.ts';
import { readLabel } from '../vocabulary/labels.ts';
import { exampleWords } from './reserved.ts';
import { isSerial } from './table-columns.ts';

const maxLeftOver = 2_000;
const minSpokenCharacters = 20;
const maxCells = 400_000;

/** Rows that are no records may be sentences all the same: each cell's text again, a row at a time; examples and numbers of things say nothing. */
export function spokenIn(table: Table, already: number, says: (cell: string) => boolean): readonly Passage[] {
  const passages: Passage[] = [];
  const isSilent = table.header.map((name) => {
    const { words } = readLabel(name);
    return exampleWords.test(words) || isSerial(words);
  });
  let cells = 0;
  for (const row of table.rows) {
    // A list in which each record has keys of its own is as wide as it is long.
    cells += row.length;
    if (already + passages.length >= maxLeftOver || cells > maxCells) break;
    const text = row.filter((cell, column) => says(cell) && isSilent[column] !== true).join('\n');
    if (text.length >= minSpokenCharacters)
      passages.push({ text, where: table.where, at: undefined, hidden: table.hidden, label: '' });
  }
  return passages;
}

const minSentenceCharacters = 24;
const minSentenceBlanks = 3;
/** A book in a cell is no remark. */
const maxSentenceCharacters = 200_000;

/** What somebody wrote into a field, among the codes, addresses and numbers that data is made of. */
export function isSentence(cell: string): boolean {
  if (cell.length < minSentenceCharacters || cell.length > maxSentenceCharacters) return false;
  let blanks = 0;
  for (let at = cell.indexOf(' '); at !== -1; at = cell.indexOf(' ', at + 1)) if (++blanks === minSentenceBlanks) return true;
  return false;
}

/** One record in a table of its own, many times over, and tables that go on over pages, are one list. */
export function oneShape(tables: readonly Table[]): readonly Table[] {
  const shapes = new Map<string, Table[]>();
  for (const table of tables) {
    const named = table.header.filter((name) => name !== '').length >= 2;
    const key = named ? `${table.hidden} ${table.hiddenColumns.join()} ${table.header.join('\n')}` : `${shapes.size}`;
    const same = shapes.get(key);
    if (same === undefined) shapes.set(key, [table]);
    else same.push(table);
  }
  return [...shapes.values()].flatMap((same) => {
    const [first, ...rest] = same;
    if (first === undefined || rest.length === 0) return same;
    const rows = {
      *[Symbol.iterator]() {
        for (const table of same) yield* table.rows;
      },
    };
    return [
      {
        ...first,
        rows,
        shape: first.shape === 'form' ? 'list' : first.shape,
        where: `${first.where || 'the table'} and ${rest.length} more`,
      },
    ];
  });
}
