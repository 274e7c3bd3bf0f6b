import type { Passage } from '../model.ts';
import { foldWords } from '../vocabulary/labels.ts';
import { withBirths } from './births-beside.ts';
import { type Confided, confidedIn } from './confided.ts';
import { openCrowd } from './crowd.ts';
import { calledAfter } from './file-name.ts';
import { habitsOf } from './habit.ts';
import { illBeside } from './illnesses.ts';
import { mailSigns } from './mail-signs.ts';
import { type Found, type Mentioned, mentionedIn } from './mentioned.ts';
import { withoutAnimals, withoutFees, withoutInvoiced } from './not-theirs.ts';
import { officersIn, withoutOfficers } from './officers-beside.ts';
import { documentation } from './prose-examples.ts';
import { isReserved } from './reserved.ts';
import type { Signs, Trait } from './signs.ts';
import { toldByLines } from './told.ts';
import { openTone, sampleOf, type Tone } from './tone.ts';
import { grave, traitOfKind } from './traits.ts';
import { countable } from './whom.ts';

export type ProseRead = {
  readonly signs: Signs;
  readonly kinds: Readonly<Record<string, number>>;
  readonly people: readonly string[];
};

type Known = {
  readonly around: string;
  readonly office: boolean;
  /** A text file, without the footers and menus of pages. */
  readonly plain: boolean;
  readonly ownHosts: readonly string[];
  readonly publishedValues: readonly string[];
  readonly name: string;
  readonly isWorkshop: () => boolean;
  /** It says that its people are made up. */
  readonly isMadeUp: () => boolean;
};

/**
 * Whom a letter is of: where one name is all there is, or a part of it, the number on another line is theirs and nobody else's.
 */
function correspondentsOf(people: readonly Mentioned[]): readonly Mentioned[] {
  const named = people.filter((person) => person.named);
  const unnamed = people.length - named.length;
  const fullest = named.reduce<Mentioned | undefined>(
    (best, person) => (best === undefined || person.key.length > best.key.length ? person : best),
    undefined,
  );
  if (fullest === undefined || unnamed > 1) return people;
  const words = new Set(fullest.key.split(' '));
  return named.every(({ key }) => key.split(' ').every((word) => words.has(word))) ? [fullest] : people;
}

const maxLooked = 40;
const maxPassagesEach = 3;
const maxCharactersEach = 400;

/** Reads running text as records: a letter, minutes, a note, comments, with whoever they are about; undefined where nobody is. */
export function readProse(found: readonly Found[], passages: readonly Passage[], known: Known): ProseRead | undefined {
  const hidden = known.office && passages.length > 0 && passages.every((passage) => passage.hidden);
  // A page is written for everybody.
  const isPage = !known.plain && !known.office;
  const told = withoutAnimals(known.plain || hidden ? withoutInvoiced(found, passages) : withoutFees(found, passages), passages);
  const own = isPage ? told : withBirths(told, passages, hidden);
  const mentioned = mentionedIn(own, passages);
  const spoken = isPage ? undefined : confidedIn(own, passages, { file: known.name, hidden });
  if (mentioned.length === 0 && spoken === undefined) return undefined;
  const tone = openTone({ hidden, plain: known.plain, isPage }, mentioned, passages);
  const all = countable(mentioned, tone);
  const officers = isPage ? none : officersIn(own, passages);
  const people = tone.written || spoken !== undefined ? withoutOfficers(all, officers, !tone.addressed) : all;
  // What is merely told adds nobody to a letter or a list.
  const confided = spoken?.how === 'kept' || people.length === 0 ? spoken : undefined;
  if (people.length === 0 && confided === undefined) return undefined;
  const sample = sampleOf(mentioned, passages);
  const crowd = openCrowd();
  const counted = tone.written ? correspondentsOf(people) : people;
  for (const person of counted) crowd.add(person.key);
  const others = people.length > 0 ? [...people.map(({ key }) => key), ...officers] : [];
  const surnames = new Set(others.flatMap((key) => key.split(' ')));
  const spokenOf = (confided?.people ?? []).filter((name) => !surnames.has(name));
  for (const name of spokenOf) crowd.add(name);
  const about = people.filter((person) => tone.isAbout(person)).length * 2 >= people.length;
  const mails = people.flatMap(({ mailbox }) => mailbox ?? []);
  return {
    signs: {
      rows: people.length + spokenOf.length,
      particulars: 0,
      people: crowd.size(),
      traits: withTold(
        tone.written && counted.length === 1 ? ofLetter(people, own, passages, tone) : traitsOf(people, own, tone),
        spokenOf,
        confided,
      ),
      subjectNamed: about && people.some(({ traits }) => grave.some((trait) => traits.includes(trait))),
      numbered: false,
      underNumber: false,
      ofPatients: false,
      onlyOfficial: false,
      hidden,
      matchedLabels: 0,
      answerColumns: 0,
      questions: 0,
      calledAnswers: false,
      written: tone.written,
      delicate: false,
      calledPrivate: about && people.length > 0,
      // Minutes and letters are called after whoever keeps them: no habit makes public what they tell in confidence.
      habits:
        confided === undefined
          ? habitsOf([], {
              called: foldWords(known.around),
              name: calledAfter(known.name),
              told: toldByLines(linesOf(people, passages)),
            })
          : [],
      departed: false,
      ofOldTimes: false,
      ofBodies: false,
      mail: mailSigns([...new Set(mails)], known),
      mobiles: 0,
      reserved: reservedShare(found),
      unpersonal: 0,
      prose: true,
      documentation: documentation(people, sample, known),
      data: false,
      subjectServed: false,
      calledAfter: undefined,
      scattered: false,
      personnel: false,
      staffKept: false,
      firstNamesOnly: false,
      conversation: false,
      home: false,
      spelled: false,
      secrets: false,
      account: 0,
      confided: confided?.how,
      coverage: 1,
    },
    kinds: withHealth(
      kindsOf(own, tone.written ? people.length : 0),
      Math.max(confided?.health ?? 0, isPage ? 0 : illBeside(people, passages)),
    ),
    people: [...counted.map(({ key }) => key.split(' ').toSorted().join(' ')), ...spokenOf],
  };
}

/** What stands around each of them. */
const linesOf = (people: readonly Mentioned[], passages: readonly Passage[]): readonly string[] =>
  people.slice(0, maxLooked).map(({ from, to }) =>
    passages
      .slice(from, Math.min(to, from + maxPassagesEach) + 1)
      .map(({ text }) => text.slice(0, maxCharactersEach))
      .join('\n'),
  );

const none: ReadonlySet<string> = new Set();

function withTold(
  traits: ReadonlyMap<Trait, number>,
  told: readonly string[],
  confided: Confided | undefined,
): ReadonlyMap<Trait, number> {
  if (confided === undefined) return traits;
  return new Map([...traits, ['name', (traits.get('name') ?? 0) + told.length], ['special', traits.get('special') ?? 1]]);
}

function traitsOf(
  people: readonly Mentioned[],
  found: readonly Found[],
  { hidden, written, isAbout }: Tone,
): ReadonlyMap<Trait, number> {
  const traits = new Map<Trait, number>();
  for (const person of people) for (const trait of person.traits) traits.set(trait, (traits.get(trait) ?? 0) + 1);
  if (people.length === 0) return traits;
  const special = found.some(
    (match) =>
      traitOfKind(match.detector) === 'special' &&
      (hidden ||
        written ||
        people.some((person) => match.passage >= person.from && match.passage <= person.to && isAbout(person))),
  );
  if (special) traits.set('special', 1);
  if (written) traits.set('words', 1);
  return traits;
}

/** A letter to one person gives their account on another line than their name. */
function ofLetter(
  people: readonly Mentioned[],
  found: readonly Found[],
  passages: readonly Passage[],
  tone: Tone,
): ReadonlyMap<Trait, number> {
  const own = traitsOf(people, found, tone);
  const others = withoutFees(found, passages)
    .map(({ detector }) => traitOfKind(detector))
    .filter((trait) => trait === 'money' || trait === 'identity');
  return new Map([...others.map((trait) => [trait, 1] as const), ...own]);
}

function reservedShare(found: readonly Found[]): number {
  const judged = found.filter((match) => /email|phone|nhs|insurance|card|iban/u.test(match.detector));
  return judged.length === 0 ? 0 : judged.filter((match) => isReserved(match.detector, match.value)).length / judged.length;
}

/** A letter is free text itself, whatever else it holds. */
function kindsOf(found: readonly Found[], letters: number): Readonly<Record<string, number>> {
  const kinds: Record<string, number> = letters > 0 ? { 'free-text': letters } : {};
  for (const { detector } of found) if (detector !== 'free-text') kinds[detector] = (kinds[detector] ?? 0) + 1;
  return kinds;
}

/** Illnesses that a text names without a word that announces one. */
const withHealth = (kinds: Readonly<Record<string, number>>, told: number): Readonly<Record<string, number>> =>
  told === 0 ? kinds : { ...kinds, health: Math.max(kinds.health ?? 0, told) };
