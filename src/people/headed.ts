import type { Document, Passage, Table } from '../model.ts';
import { type Part, readLabel } from '../vocabulary/labels.ts';
import { likelyPerson } from './person-like.ts';

// A card in a file of text is headed by whom it is about: `# Jane Doe`, then a label a line, and none of them says `Name`.

/** On pages a heading names whom to ask, and whoever wrote the article. */
const kinds: readonly Document['kind'][] = ['text', 'text-document', 'mail', 'archive'];

const nameParts: readonly (Part | undefined)[] = ['full-name', 'given-name', 'family-name'];

/** Of speakers, players and the famous anybody makes cards. */
const ofFame = /\b(?:talk|topic|session|speaker|company|club|team|position|occupation|agent|died|genre|party|constituency)\b/iu;

const isFullName = (text: string): boolean => /^\p{Lu}\S* \S/u.test(text) && likelyPerson(text) === 'person';

/** What stands alone at the top; whoever heads an address is one of those a letter is sent to. */
const firstOf = (passages: readonly Passage[]): string =>
  passages
    .find(({ text }) => text.trim() !== '')
    ?.text.trim()
    .replace(/^#{1,6} /u, '') ?? '';

/** The one record of a document that begins with a name, with that name as its own; every other table as it is. */
export function headed(table: Table, { kind, title, passages }: Document): Table {
  if (table.shape !== 'form' || !kinds.includes(kind)) return table;
  const name = [table.caption, title, firstOf(passages)].find(isFullName);
  if (
    name === undefined ||
    table.header.some((label) => ofFame.test(label)) ||
    table.header.some((label) => nameParts.includes(readLabel(label).part))
  )
    return table;
  const flags = table.hiddenColumns;
  return {
    ...table,
    header: [...table.header, 'Name'],
    rows: [...table.rows].map((row) => [...row, name]),
    hiddenColumns: flags.length === 0 ? flags : [...flags, table.hidden],
  };
}
