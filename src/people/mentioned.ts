import type { Match, Passage } from '../model.ts';
import { foldWords } from '../vocabulary/labels.ts';
import { remembering } from '../vocabulary/remembering.ts';
import { likelyPerson } from './person-like.ts';
import { isReserved } from './reserved.ts';
import type { Trait } from './signs.ts';
import { traitOfKind } from './traits.ts';

/** A match in a passage, with the passage it stands in. Raw: stays behind the wall. */
export type Found = Match & { readonly passage: number };

/** Somebody a text mentions, with what it tells of them. Raw: stays behind the wall. */
export type Mentioned = {
  readonly key: string;
  readonly name: string;
  readonly named: boolean;
  readonly traits: readonly Trait[];
  readonly mailbox: string | undefined;
  /** Nothing but values kept for documentation. */
  readonly reserved: boolean;
  /** First and last passage. */
  readonly from: number;
  readonly to: number;
};

type Placed = { readonly match: Found; readonly at: number; readonly trait: Trait };
type Name = Placed & { readonly key: string };
type Draft = {
  key: string;
  name: string;
  named: boolean;
  readonly traits: Trait[];
  /** The first of each trait. */
  readonly values: string[];
  mailbox: string | undefined;
  reserved: boolean;
  from: number;
  to: number;
  at: number;
};

const maxPassagesApart = 3;
const maxCharactersApart = 400;
/** Letters have a line, and so a passage, for each part of an address. */
const maxCharactersOfLines = 100;
const maxCharactersBefore = 60;
const maxNames = 20_000;
const ofOnePerson: readonly Trait[] = ['birth', 'identity', 'email'];
const silent: ReadonlySet<Trait | undefined> = new Set([undefined, 'name', 'special', 'network', 'words', 'demographics']);
/** `foldWords` reads no more of a text. */
const maxFolded = 180;

function offsetsOf(passages: readonly Passage[]): readonly number[] {
  let at = 0;
  return passages.map((passage) => {
    const start = at;
    at += passage.text.length + 1;
    return start;
  });
}

const near = (one: Placed, other: Placed): boolean =>
  Math.abs(one.at - other.at) <=
  (Math.abs(one.match.passage - other.match.passage) <= maxPassagesApart ? maxCharactersApart : maxCharactersOfLines);

type People = {
  readonly all: Draft[];
  readonly named: Map<string, Draft>;
  /** Texts say the same names, streets and mailboxes again and again: each is folded once. */
  readonly folded: (text: string) => string;
};

function namesOf(found: readonly Found[], offsets: readonly number[], { folded }: People): readonly Name[] {
  const names: Name[] = [];
  /** Whole names by their last word, the last one told. */
  const full = new Map<string, string>();
  const likely = remembering(likelyPerson);
  for (const match of found) {
    if (names.length >= maxNames) break;
    if (traitOfKind(match.detector) !== 'name' || likely(match.value) === 'thing') continue;
    const key = folded(match.value);
    const surname = surnameAlone(key);
    if (surname === undefined) full.set(key.split(' ').at(-1) ?? '', key);
    names.push({ match, at: placeOf(match, offsets), trait: 'name', key: (surname && full.get(surname)) ?? key });
  }
  return names;
}

const titles: ReadonlySet<string> = new Set(
  'mr mrs ms miss mx dr herr frau mme monsieur madame senor senora sig signora'.split(' '),
);

/** `Mr Volkov` is Judith Volkov, if such a one was named before. */
function surnameAlone(key: string): string | undefined {
  const words = key.split(' ').filter((word) => !titles.has(word));
  return words.length === 1 ? words[0] : undefined;
}

const placeOf = ({ passage, start }: Found, offsets: readonly number[]): number => (offsets[passage] ?? 0) + start;

/**
 * Ties each detail to the nearest name before it, else just after it on the same line: that is whose it is. Details
 * without a name near belong together until one of them comes a second time.
 */
export function mentionedIn(found: readonly Found[], passages: readonly Passage[]): readonly Mentioned[] {
  const offsets = offsetsOf(passages);
  const people: People = { all: [], named: new Map(), folded: remembering(foldWords) };
  const names = namesOf(found, offsets, people);
  let unnamed: Draft | undefined;
  let next = 0;
  for (const match of found) {
    const trait = traitOfKind(match.detector);
    if (trait === undefined || silent.has(trait)) continue;
    const detail = { match, at: placeOf(match, offsets), trait };
    while (next < names.length && (names[next]?.at ?? 0) <= detail.at) next += 1;
    const [before, after] = [names[next - 1], names[next]];
    const isBefore = before !== undefined && near(before, detail) && !taken(people, before, detail);
    const isAfter = after !== undefined && sameLine(detail, after, passages) && !taken(people, after, detail);
    const owner = isBefore ? before : isAfter ? after : undefined;
    if (owner === undefined) unnamed = together(unnamed, detail, people);
    else tell(ownerOf(people, owner, detail), detail);
  }
  const [only] = people.all;
  if (only !== undefined && people.all.length === 1 && !only.named) signWith(only, names, passages);
  return people.all;
}

const maxBesideSignature = 16;

/** The one who is named in all of a text, or else who stands alone on its last lines. */
function signer(names: readonly Name[], passages: readonly Passage[]): Name | undefined {
  const fullest = names.reduce((best, name) => (name.key.length > best.length ? name.key : best), '');
  if (names.every(({ key }) => ` ${fullest} `.includes(` ${key} `))) return names.find(({ key }) => key === fullest);
  const last = names.at(-1);
  const line = passages[last?.match.passage ?? -1]?.text.trim() ?? '';
  return last !== undefined && line.length - last.match.value.length <= maxBesideSignature ? last : undefined;
}

/** A letter begins with where its writer is reached and ends with who that is. */
function signWith(somebody: Draft, names: readonly Name[], passages: readonly Passage[]): void {
  const signed = signer(names, passages);
  if (signed === undefined || signed.match.passage < somebody.to) return;
  somebody.named = true;
  somebody.key = signed.key;
  somebody.name = signed.match.value;
  somebody.traits.unshift('name');
  somebody.values.unshift(signed.match.value);
  somebody.to = signed.match.passage;
}

function sameLine(detail: Placed, name: Placed, passages: readonly Passage[]): boolean {
  if (detail.match.passage !== name.match.passage || !near(detail, name)) return false;
  const between = (passages[detail.match.passage]?.text ?? '').slice(detail.match.end, name.match.start);
  return between.length <= maxCharactersBefore && !/[\n;]/u.test(between);
}

/** Nobody is born twice or has two numbers; and who has details of their own in one paragraph has none in the next. */
function taken({ named, folded }: People, name: Name, { match, trait }: Placed): boolean {
  const owner = named.get(name.key);
  if (owner === undefined) return false;
  const isElsewhere = match.passage !== name.match.passage && owner.from === name.match.passage;
  if (isElsewhere && !isOwn(owner, name, { match, trait })) return true;
  const own = owner.values[owner.traits.indexOf(trait)];
  if (own === undefined || trait === 'address') return false;
  return (ofOnePerson.includes(trait) || match.passage !== owner.to) && folded(own) !== folded(match.value);
}

/** Behind a heading, of a name and a birthday; in a mailbox that is called so; or the birthday of somebody who has none yet. */
const isOwn = ({ traits }: Draft, name: Name, { match, trait }: Pick<Placed, 'match' | 'trait'>): boolean =>
  traits.every((own) => own === 'name' || own === 'birth') ||
  isMailboxOf(name, match) ||
  (trait === 'birth' && !traits.includes(trait));

const minOfName = 4;

/** `Jane Doe` and `janedoe61@…`: theirs, whatever stands between. */
const isMailboxOf = ({ key }: Name, { detector, value }: Found): boolean => {
  if (detector !== 'email-address') return false;
  const local = foldWords(value.split('@', 1)[0] ?? '').replaceAll(' ', '');
  return key.split(' ').some((word) => word.length >= minOfName && local.includes(word));
};

/** Adds to the details just before, or begins with somebody new. */
function together(last: Draft | undefined, detail: Placed, people: People): Draft {
  const { trait, at, match } = detail;
  const fits = last !== undefined && at - last.at <= maxCharactersApart && (!last.traits.includes(trait) || trait === 'address');
  return tell(fits ? last : begin(people, detail, { key: keyOfPlace(match.value, at, people), name: '' }), detail);
}

/** As `foldWords` folds the two together. */
const keyOfPlace = (value: string, at: number, { folded }: People): string =>
  value.length > maxFolded ? foldWords(`${value} ${at}`) : `${folded(value)} ${at}`.trimStart();

function ownerOf(people: People, { key, match }: Name, detail: Placed): Draft {
  const known = people.named.get(key);
  if (known !== undefined) return known;
  const owner = begin(people, detail, { key, name: match.value });
  people.named.set(key, owner);
  return owner;
}

function begin({ all }: People, { match, at }: Placed, { key, name }: { readonly key: string; readonly name: string }): Draft {
  const somebody: Draft = {
    key,
    name,
    named: name !== '',
    traits: name === '' ? [] : ['name'],
    values: name === '' ? [] : [name],
    mailbox: undefined,
    reserved: true,
    from: match.passage,
    to: match.passage,
    at,
  };
  all.push(somebody);
  return somebody;
}

function tell(somebody: Draft, { match, at, trait }: Placed): Draft {
  if (!somebody.traits.includes(trait)) {
    somebody.traits.push(trait);
    somebody.values.push(match.value);
  }
  somebody.reserved &&= isReserved(match.detector, match.value);
  if (match.detector === 'email-address') somebody.mailbox ??= match.value;
  somebody.from = Math.min(somebody.from, match.passage);
  somebody.to = Math.max(somebody.to, match.passage);
  somebody.at = at;
  return somebody;
}
