import type { Match, Passage } from '../model.ts';
import { foldWords } from '../vocabulary/labels.ts';
import { likelyPerson } from './person-like.ts';
import { isReserved } from './reserved.ts';
import { traitOfKind } from './traits.ts';
import type { Trait } from './weigh.ts';

/** A match in a passage, with the passage it stands in. Raw: stays behind the wall. */
export type Found = Match & { readonly passage: number };

/** Somebody a text mentions, with what it tells of them. Raw: stays behind the wall. */
export type Mentioned = {
  readonly key: string;
  readonly name: string;
  readonly named: boolean;
  readonly traits: ReadonlySet<Trait>;
  readonly mailbox: string | undefined;
  /** Nothing but values kept for documentation. */
  readonly reserved: boolean;
  /** First and last passage. */
  readonly from: number;
  readonly to: number;
};

type Placed = { readonly match: Found; readonly at: number; readonly trait: Trait | undefined };
type Draft = {
  key: string;
  name: string;
  named: boolean;
  readonly traits: Set<Trait>;
  /** The first of each. */
  readonly values: Map<Trait, string>;
  mailbox: string | undefined;
  reserved: boolean;
  from: number;
  to: number;
  at: number;
};

const maxPassagesApart = 3;
const maxCharactersApart = 400;
const maxCharactersBefore = 60;
const maxNames = 20_000;
const ofOnePerson: readonly Trait[] = ['birth', 'identity', 'email'];
const silent: readonly (Trait | undefined)[] = [undefined, 'name', 'special', 'network', 'words', 'demographics'];

function offsetsOf(passages: readonly Passage[]): readonly number[] {
  let at = 0;
  return passages.map((passage) => {
    const start = at;
    at += passage.text.length + 1;
    return start;
  });
}

const near = (one: Placed, other: Placed): boolean =>
  Math.abs(one.at - other.at) <= maxCharactersApart && Math.abs(one.match.passage - other.match.passage) <= maxPassagesApart;

/**
 * Ties each detail to the nearest name before it, else just after it on the same line: that is whose it is. Details
 * without a name near belong together until one of them comes a second time.
 */
export function mentionedIn(found: readonly Found[], passages: readonly Passage[]): readonly Mentioned[] {
  const offsets = offsetsOf(passages);
  const placed = found.map((match) => ({
    match,
    at: (offsets[match.passage] ?? 0) + match.start,
    trait: traitOfKind(match.detector),
  }));
  const names = placed.filter(({ match, trait }) => trait === 'name' && likelyPerson(match.value) !== 'thing').slice(0, maxNames);
  const people = new Map<string, Draft>();
  const ofName = (name: Placed): Draft | undefined => people.get(foldWords(name.match.value));
  let unnamed: Draft | undefined;
  let next = 0;
  for (const detail of placed) {
    if (silent.includes(detail.trait)) continue;
    while (next < names.length && (names[next]?.at ?? 0) <= detail.at) next += 1;
    const [before, after] = [names[next - 1], names[next]];
    const isBefore = before !== undefined && near(before, detail) && !taken(ofName(before), before, detail);
    const isAfter = after !== undefined && sameLine(detail, after, passages) && !taken(ofName(after), after, detail);
    const owner = isBefore ? before : isAfter ? after : undefined;
    if (owner === undefined) unnamed = together(unnamed, detail, people);
    else add(people, foldWords(owner.match.value), { detail, name: owner.match.value });
  }
  return [...people.values()];
}

function sameLine(detail: Placed, name: Placed, passages: readonly Passage[]): boolean {
  if (detail.match.passage !== name.match.passage || !near(detail, name)) return false;
  const between = (passages[detail.match.passage]?.text ?? '').slice(detail.match.end, name.match.start);
  return between.length <= maxCharactersBefore && !/[\n;]/u.test(between);
}

/** Nobody is born twice or has two numbers; and who has details of their own in one paragraph has none in the next. */
function taken(owner: Draft | undefined, name: Placed, { match, trait }: Placed): boolean {
  if (owner === undefined || trait === undefined) return false;
  if (match.passage !== name.match.passage && owner.from === name.match.passage) return true;
  if (!owner.values.has(trait) || trait === 'address') return false;
  return owner.values.get(trait) !== foldWords(match.value) && (ofOnePerson.includes(trait) || match.passage !== owner.to);
}

/** Adds to the details just before, or begins with somebody new. */
function together(last: Draft | undefined, detail: Placed, people: Map<string, Draft>): Draft {
  const { trait, at, match } = detail;
  const fits =
    last !== undefined &&
    trait !== undefined &&
    at - last.at <= maxCharactersApart &&
    (!last.traits.has(trait) || trait === 'address');
  return add(people, fits ? last.key : foldWords(`${match.value} ${at}`), { detail, name: '' });
}

function add(
  people: Map<string, Draft>,
  key: string,
  { detail, name }: { readonly detail: Placed; readonly name: string },
): Draft {
  const { match, at, trait } = detail;
  const known = people.get(key) ?? {
    key,
    name,
    named: name !== '',
    traits: new Set<Trait>(name === '' ? [] : ['name']),
    values: new Map<Trait, string>(),
    mailbox: undefined,
    reserved: true,
    from: match.passage,
    to: match.passage,
    at,
  };
  if (trait !== undefined) {
    known.traits.add(trait);
    if (!known.values.has(trait)) known.values.set(trait, foldWords(match.value));
  }
  known.reserved &&= isReserved(match.detector, match.value);
  if (match.detector === 'email-address') known.mailbox ??= match.value;
  known.from = Math.min(known.from, match.passage);
  known.to = Math.max(known.to, match.passage);
  known.at = at;
  people.set(key, known);
  return known;
}
