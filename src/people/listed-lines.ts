/** People a line each, as they are pasted into mails and notes: `Jane Okafor - jane@… - 07…, front seat`. */

import type { Passage, Table } from '../model.ts';
import { withoutLines } from '../reading/left-over.ts';
import type { Detecting } from './column.ts';
import { likelyPerson } from './person-like.ts';

/** Longer ones are notes about somebody. */
const maxLineCharacters = 140;
const maxNameCharacters = 60;
const maxCaptionCharacters = 100;
const maxLinesApart = 3;
const minListed = 3;
const maxLines = 20_000;

/** Bullets, numbers and boxes to tick. */
const bullet = /^[\s>*•·–-]{0,8}(?:\[[ xX]?\]\s{0,3})?(?:\d{1,3}(?:[.):]\s{1,4}|\s{2,4}))?/u;
/** What parts the name from the rest. */
const parting = /\s{1,3}[-–—|•·]\s{1,3}|\s{0,2}[,;|:]\s{1,4}|\t|\s{1,2}(?=\(|\d|\S{1,64}@)/u;
const nameShaped = /^(?:\p{Lu}[\p{L}\p{M}.'’-]{0,24})(?: (?:&|and|\p{Lu}?[\p{L}\p{M}.'’-]{1,24})){1,4}$/u;

/** What is told of whoever stands in front, by kind, in the order of the table's columns. */
const contacts: readonly (readonly [string, string])[] = [
  ['email-address', 'e-mail'],
  ['phone-number', 'phone'],
  ['uk-postcode', 'postcode'],
  ['postal-address', 'address'],
];

/** What nobody passes round with a name and a number is read with the sentences it stands in. */
const isMore = (kind: string): boolean => !contacts.some(([contact]) => contact === kind) && kind !== 'person-name';

/** Somebody is reached here, whoever it is. */
const reaching = /\S@\S|(?:\d[ ()./-]{0,2}){9}/u;

type Line = {
  readonly passage: number;
  readonly at: number;
  readonly sure: boolean;
  readonly reached: boolean;
  readonly cells: ReadonlyMap<string, string>;
};

/** Whom to ask, and where to go. */
const invites =
  /\b(?:ring|call|phone|contact|contacts|to hire|to book|to join|visit|open gardens?|enquiries|for more|speak to|ask)\b/iu;

type List = { readonly lines: readonly Line[]; readonly caption: string };

function lineOf(text: string, place: Pick<Line, 'passage' | 'at'>, detecting: Detecting): Line | undefined {
  if (text.length > maxLineCharacters || !/\d|@/u.test(text)) return undefined;
  // Who writes programs and letters to lists signs so.
  if (text.includes('<')) return undefined;
  const line = text.replace(bullet, '');
  const end = line.search(parting);
  const name = line.slice(0, end).trim();
  if (end < 3 || name.length > maxNameCharacters || !nameShaped.test(name)) return undefined;
  const likely = likelyPerson(name);
  if (likely === 'thing') return undefined;
  const rest = line.slice(end);
  const cells = new Map([['name', name]]);
  const found = detecting.find(rest);
  if (found.some(({ detector }) => isMore(detector))) return undefined;
  for (const [kind, column] of contacts) {
    const first = found.find(({ detector }) => detector === kind);
    if (first !== undefined) cells.set(column, first.value);
  }
  const reached = cells.size > 1;
  let note = rest;
  for (const { value } of found) note = note.replace(value, ' ');
  cells.set('note', note.replace(/^[\s,;|:–—-]+/u, '').trim());
  return { ...place, sure: likely === 'person', reached, cells };
}

/** Lists of at least three, most of whom can be reached, among the lines of a text. */
function listsIn(passages: readonly Passage[], detecting: Detecting): readonly List[] {
  const lists: List[] = [];
  let lines: Line[] = [];
  let missed = 0;
  let pending = 0;
  let caption = '';
  let before = '';
  let at = 0;
  const close = (): void => {
    const reached = lines.filter((line) => line.reached).length;
    const sure = lines.filter((line) => line.sure).length;
    if (missed * 4 <= lines.length && reached >= minListed && reached * 3 >= lines.length * 2 && sure * 2 >= lines.length)
      lists.push({ lines, caption });
    lines = [];
    missed = 0;
    pending = 0;
  };
  for (const [passage, { text }] of passages.entries()) {
    for (const line of text.split('\n')) {
      at += 1;
      if (at > maxLines) {
        close();
        return lists;
      }
      const found = lineOf(line, { passage, at }, detecting);
      if (found === undefined) {
        if (line.trim() !== '') before = line.trim();
        if (lines.length > 0 && reaching.test(line)) pending += 1;
        continue;
      }
      if (lines.length > 0 && at - (lines.at(-1)?.at ?? 0) > maxLinesApart) close();
      if (lines.length === 0) {
        caption = `${invites.test(before) ? 'contacts ' : ''}${before}`.slice(0, maxCaptionCharacters);
        pending = 0;
      }
      // What comes behind a list is not of it.
      missed += pending;
      pending = 0;
      lines.push(found);
    }
  }
  close();
  return lists;
}

export type Listed = {
  readonly tables: readonly Table[];
  /** What else the passages say. */
  readonly rest: readonly Passage[];
};

/** Takes the lists out of running text, as tables; what else the passages say is left with its true offsets. */
export function listedPeople(passages: readonly Passage[], detecting: Detecting): Listed {
  const lists = listsIn(passages, detecting);
  if (lists.length === 0) return { tables: [], rest: passages };
  const taken = new Set(lists.flatMap(({ lines }) => lines.map(({ at }) => at)));
  const tables = lists.map(({ lines, caption }, number): Table => {
    const header = ['name', ...contacts.map(([, column]) => column), 'note'].filter((column) =>
      lines.some(({ cells }) => (cells.get(column) ?? '') !== ''),
    );
    return {
      where: `list ${number + 1}`,
      shape: 'list',
      header,
      rows: lines.map(({ cells }) => header.map((column) => cells.get(column) ?? '')),
      hidden: passages[lines[0]?.passage ?? 0]?.hidden ?? false,
      caption,
      hiddenColumns: [],
    };
  });
  let first = 1;
  const rest = passages.flatMap((passage) => {
    const lines = passage.text.split('\n');
    const left = [...withoutLines(passage, (line) => taken.has(first + line))];
    first += lines.length;
    return left;
  });
  return { tables, rest };
}
