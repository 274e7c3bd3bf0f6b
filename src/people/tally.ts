import type { Whose } from '../vocabulary/labels.ts';
import type { Column, ColumnsRead } from './column.ts';
import { partnerIn } from './couples.ts';
import { openCrowd } from './crowd.ts';
import { besidesOf, type Identity, keyOf, personKey } from './identity.ts';
import { isBlank, isPlaceholder } from './reserved.ts';
import type { Trait } from './signs.ts';
import { isTold, traitOf } from './traits.ts';

/** What counting all rows of a table gave. */
export type Tally = {
  readonly rows: number;
  /** Rows that show somebody. */
  readonly peopled: number;
  /** Names or numbers of people, for counting each once over several tables; capped. */
  readonly people: readonly string[];
  readonly distinct: number;
  readonly traits: ReadonlyMap<Trait, number>;
  readonly kinds: Readonly<Record<string, number>>;
};

const maxNamedPeople = 50_000;
/** Instructions and examples stand at the top. */
const maxInstructionRows = 24;
/** Officers and schools come with a record; it does not expose them. */
const incidental: readonly Whose[] = ['official', 'organisation'];

type Counter = {
  readonly column: Column;
  readonly trait: Trait | undefined;
  readonly counts: boolean;
  cells: number;
  /** Of the cells, those with a postcode inside an address. */
  postcodes: number;
};

const postcodeWithin = /\p{L}[\s,]{1,3}[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/iu;

/** Goes over all rows once and keeps none of them. */
export function tally({ columns, rows }: ColumnsRead, identity: Identity, subjects: readonly Column[]): Tally {
  const counters = countersOf(columns, identity, subjects);
  const seen = new Map<Trait, { row: number; rows: number }>();
  const crowd = openCrowd();
  const besides = openCrowd();
  const people: string[] = [];
  const clean: string[] = columns.map(() => '');
  let read = 0;
  let peopled = 0;
  for (const row of rows) {
    read += 1;
    const blank = read <= maxInstructionRows ? isPlaceholder : isBlank;
    for (const { column } of counters) {
      const cell = row[column.index];
      clean[column.index] = cell === undefined || cell === '' || blank(cell) ? '' : cell;
    }
    const [name, rest] = keyOf(clean, identity);
    if (name === '' && rest === '') continue;
    peopled += 1;
    if (name !== '') for (const beside of besidesOf(clean, identity)) besides.add(beside);
    const goesOn = name === '' && !besides.add(rest);
    if (!goesOn && crowd.add(name, rest) && people.length < maxNamedPeople) people.push(personKey(name === '' ? rest : name));
    const beside = identity.joint.map((columns) =>
      columns
        .map((at) => clean[at] ?? '')
        .join('\n')
        .trim(),
    );
    for (const other of [...beside, partnerIn(name) ?? '']) {
      if (other !== '' && crowd.add(other, rest) && people.length < maxNamedPeople) people.push(personKey(other));
    }
    for (const counter of counters) {
      if (clean[counter.column.index] === '') continue;
      if (counter.counts) counter.cells += 1;
      if (counter.trait === 'address' && postcodeWithin.test(clean[counter.column.index] ?? '')) counter.postcodes += 1;
      if (counter.trait !== undefined) countOnce(seen, counter.trait, read);
    }
  }
  const traits = new Map([...seen].map(([trait, count]) => [trait, count.rows]));
  return { rows: read, peopled, people, distinct: crowd.size(), traits, kinds: kindsOf(counters) };
}

/** A row with two mailboxes is one row with a mailbox. */
function countOnce(seen: Map<Trait, { row: number; rows: number }>, trait: Trait, row: number): void {
  const count = seen.get(trait);
  if (count === undefined) seen.set(trait, { row, rows: 1 });
  else if (count.row !== row) {
    count.row = row;
    count.rows += 1;
  }
}

/** Every column that tells something, and those that only tell people apart. */
function countersOf(columns: readonly Column[], identity: Identity, subjects: readonly Column[]): readonly Counter[] {
  const own = subjects.length < columns.length ? columns.filter((column) => !incidental.includes(column.whose)) : subjects;
  const counts = new Set(own.filter((column) => column.kind !== undefined || traitOf(column) !== undefined || isTold(column)));
  const traits = new Set(subjects.filter((column) => traitOf(column) !== undefined));
  const keys = new Set(Object.values(identity).flat(2));
  return columns
    .filter((column) => counts.has(column) || traits.has(column) || keys.has(column.index))
    .map((column) => ({
      column,
      trait: traits.has(column) ? traitOf(column) : undefined,
      counts: counts.has(column),
      cells: 0,
      postcodes: 0,
    }));
}

/** What a column is by what it is called, where none of its cells says so by its shape. */
function kindOfTrait(column: Column): string | undefined {
  const trait = traitOf(column);
  if (trait === 'address') return 'postal-address';
  return trait === 'words' || isTold(column) ? 'free-text' : undefined;
}

function kindsOf(counters: readonly Counter[]): Readonly<Record<string, number>> {
  const kinds: Record<string, number> = {};
  const add = (kind: string, count: number): void => {
    kinds[kind] = (kinds[kind] ?? 0) + count;
  };
  for (const { column, counts, cells, postcodes } of counters) {
    const kind = column.kind ?? kindOfTrait(column);
    if (kind === undefined || cells === 0 || !counts) continue;
    // An address and its postcode in one cell are both there, whichever the column is called after.
    if (postcodes > 0 && kind === 'postal-address') add('uk-postcode', postcodes);
    if (postcodes > 0 && kind === 'uk-postcode') add('postal-address', postcodes);
    const share = kind === 'person-name' || column.share < 0.02 ? 1 : column.share;
    add(kind, Math.max(1, Math.round(cells * share)));
  }
  return kinds;
}
