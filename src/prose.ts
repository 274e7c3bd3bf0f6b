import { openCrowd } from './crowd.ts';
import { habitsOf } from './habit.ts';
import { foldWords } from './labels.ts';
import { mailSigns } from './mail-signs.ts';
import type { Match, Passage } from './model.ts';
import { likelyPerson } from './person-like.ts';
import { isReserved, mailboxOf } from './reserved.ts';
import { traitOfKind } from './traits.ts';
import type { Signs, Trait } from './weigh.ts';

/** A match in a passage, with the passage it stands in. Raw: stays behind the wall. */
export type Found = Match & { readonly passage: number };

export type ProseRead = {
  readonly signs: Signs;
  readonly kinds: Readonly<Record<string, number>>;
  readonly people: readonly string[];
};

const maxPassagesApart = 3;
const maxCharactersApart = 400;
const maxSampleCharacters = 200_000;
const maxNames = 20_000;

/** How a person writes to an office, in the languages of Europe. */
const letter =
  /\b(?:dear (?:sir|madam|mr|mrs|ms|miss|dr|officer|team|council)|yours (?:sincerely|faithfully|truly)|i am writing to|i wish to (?:complain|object|appeal|report)|my (?:address|date of birth|phone|telephone|mobile|husband|wife|son|daughter|mother|father|neighbour|landlord|name is)|i (?:object|complain)|formal complaint|sehr geehrte|mit freundlichen gr|hiermit (?:beschwere|lege|erhebe|m[öo]chte)|ich (?:beschwere|wohne)|madame, monsieur|veuillez agr|je (?:vous [ée]cris|souhaite|me permets)|estimad[oa]s?\b|atentamente|le escribo|gentil[ei]\b|cordiali saluti|distinti saluti|le scrivo|geachte|met vriendelijke groet|hoogachtend|ik (?:schrijf|woon)|szanown[iay]|z powa[żz]aniem|pisz[ęe] (?:w sprawie|do)|med v[äa]nlig|v[äa]nliga h[äa]lsningar|jag (?:skriver|bor)|med venlig|vennlig hilsen|yst[äa]v[äa]llisin terveisin|yn gywir|annwyl|exmos?\.|com os melhores cumprimentos)/iu;
/** How an office writes about people in its care. */
const casework =
  /\b(?:date of birth|d\.?o\.?b\b|nhs n(?:o|umber)|national insurance|patient|pupil|safeguarding|complainant|claimant|resident reported|case (?:no|ref|number)|referral|referred|diagnos|medication|tenant|victim|objector|witness statement|geburtsdatum|geboren am|aktenzeichen|n[ée]e? le|fecha de nacimiento|nat[oa] il|geboortedatum|data urodzenia|f[öo]delsedatum)/iu;

type Placed = { readonly match: Found; readonly at: number; readonly trait: Trait | undefined };
type Person = { readonly key: string; readonly named: boolean; readonly traits: Set<Trait> };

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

const unowned: readonly Trait[] = ['identity', 'birth', 'money', 'email'];

/** Ties each detail to the nearest name before it, else just after it: that is whose it is. */
function peopleIn(found: readonly Found[], passages: readonly Passage[]): readonly Person[] {
  const offsets = offsetsOf(passages);
  const placed = found.map((match) => ({
    match,
    at: (offsets[match.passage] ?? 0) + match.start,
    trait: traitOfKind(match.detector),
  }));
  const names = placed.filter(({ match, trait }) => trait === 'name' && likelyPerson(match.value) !== 'thing').slice(0, maxNames);
  const people = new Map<string, Person>();
  let next = 0;
  for (const detail of placed) {
    const { match, at, trait } = detail;
    if (trait === undefined || trait === 'name' || trait === 'special' || trait === 'network' || trait === 'words') continue;
    while (next < names.length && (names[next]?.at ?? 0) <= at) next += 1;
    const before = names[next - 1];
    const after = names[next];
    const owner =
      before !== undefined && near(before, detail) ? before : after !== undefined && near(after, detail) ? after : undefined;
    if (owner === undefined && (!unowned.includes(trait) || isReserved(match.detector, match.value))) continue;
    const key = foldWords(owner?.match.value ?? match.value);
    const known = people.get(key) ?? {
      key,
      named: owner !== undefined,
      traits: new Set<Trait>(owner === undefined ? [] : ['name']),
    };
    known.traits.add(trait);
    people.set(key, known);
  }
  return [...people.values()];
}

const minUnnamed = 3;
const grave: readonly Trait[] = ['identity', 'birth', 'money'];

type Tone = { readonly hidden: boolean; readonly written: boolean; readonly about: boolean };

/** Whom a text is about: a name with what belongs to it, or several numbers that are nobody else's. */
function countable(people: readonly Person[], { hidden, written, about }: Tone): readonly Person[] {
  const named = people.filter(
    ({ named, traits }) =>
      named &&
      (hidden || (written && traits.size >= 2) || (about && traits.size >= 3) || grave.some((trait) => traits.has(trait))),
  );
  if (named.length > 0) return named;
  const numbers = people.filter(({ traits }) => traits.has('identity') || traits.has('money'));
  if (numbers.length >= (hidden ? 1 : minUnnamed)) return numbers;
  const mailboxes = people.filter(({ key, named }) => !named && mailboxOf(key.replace(/ /gu, '.')) === 'consumer');
  return mailboxes.length >= minUnnamed * 2 || hidden ? people : [];
}

type Known = {
  readonly around: string;
  readonly office: boolean;
  readonly ownHosts: readonly string[];
  readonly publishedValues: readonly string[];
};

/** Reads running text as records: a letter, minutes, a note, comments, with whoever they are about. */
export function readProse(found: readonly Found[], passages: readonly Passage[], known: Known): ProseRead {
  const near = new Set(found.flatMap(({ passage }) => [passage - 1, passage, passage + 1]));
  const hidden = known.office && passages.length > 0 && passages.every((passage) => passage.hidden);
  const sample = passages
    .filter((_, index) => hidden || near.has(index))
    .map((passage) => `${passage.label} ${passage.text}`)
    .join('\n')
    .slice(0, maxSampleCharacters);
  const tone = { hidden, written: letter.test(sample), about: casework.test(sample) };
  const people = countable(peopleIn(found, passages), tone);
  const crowd = openCrowd();
  for (const person of people) crowd.add(person.key);
  const mails = found.filter((match) => match.detector === 'email-address').map((match) => match.value);
  return {
    signs: {
      rows: people.length,
      people: crowd.size(),
      traits: traitsOf(people, found, tone),
      subjectNamed: tone.about && people.length > 0,
      onlyOfficial: false,
      hidden,
      matchedLabels: 0,
      answerColumns: 0,
      calledAnswers: tone.written,
      calledPrivate: tone.about,
      habits: habitsOf([], foldWords(known.around)),
      mail: mailSigns([...new Set(mails)], known),
      reserved: reservedShare(found),
      unpersonal: 0,
      prose: true,
      coverage: 1,
    },
    kinds: kindsOf(found, tone.written),
    people: people.map(({ key }) => key.split(' ').toSorted().join(' ')),
  };
}

function traitsOf(
  people: readonly Person[],
  found: readonly Found[],
  { hidden, written, about }: Tone,
): ReadonlyMap<Trait, number> {
  const traits = new Map<Trait, number>();
  for (const person of people) for (const trait of person.traits) traits.set(trait, (traits.get(trait) ?? 0) + 1);
  if (people.length === 0) return traits;
  if ((hidden || about || written) && found.some((match) => traitOfKind(match.detector) === 'special')) traits.set('special', 1);
  if (written) traits.set('words', 1);
  return traits;
}

function reservedShare(found: readonly Found[]): number {
  const judged = found.filter((match) => /email|phone|nhs|insurance|card/u.test(match.detector));
  return judged.length === 0 ? 0 : judged.filter((match) => isReserved(match.detector, match.value)).length / judged.length;
}

function kindsOf(found: readonly Found[], written: boolean): Readonly<Record<string, number>> {
  const kinds: Record<string, number> = {};
  for (const match of found)
    if (match.detector !== 'free-text' || written) kinds[match.detector] = (kinds[match.detector] ?? 0) + 1;
  return kinds;
}
