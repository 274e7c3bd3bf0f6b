import { openCrowd } from './crowd.ts';
import { habitsOf } from './habit.ts';
import { foldWords } from './labels.ts';
import { mailSigns } from './mail-signs.ts';
import type { Match, Passage } from './model.ts';
import { isReserved } from './reserved.ts';
import { traitOfKind } from './traits.ts';
import type { Signs, Trait } from './weigh.ts';

/** A match in a passage, with the passage it stands in. Raw: stays behind the wall. */
export type Found = Match & { readonly passage: number };

export type ProseRead = {
  readonly signs: Signs;
  readonly kinds: Readonly<Record<string, number>>;
  readonly people: readonly string[];
};

const reach = 3;
const maxCharactersApart = 400;

/** How a person writes to an office, or an office about a person, in the languages of Europe. */
const letter =
  /\b(?:dear (?:sir|madam|mr|mrs|ms|miss|dr|officer|team|council)|yours (?:sincerely|faithfully|truly)|i am writing to|i wish to (?:complain|object|appeal|report)|my (?:address|date of birth|phone|telephone|mobile|husband|wife|son|daughter|mother|father|neighbour|landlord|name is)|i (?:object|complain)|formal complaint|sehr geehrte|mit freundlichen gr|hiermit (?:beschwere|lege|erhebe|m[öo]chte)|ich (?:beschwere|wohne)|madame, monsieur|veuillez agr|je (?:vous [ée]cris|souhaite|me permets)|estimad[oa]s?\b|atentamente|le escribo|gentil[ei]\b|cordiali saluti|distinti saluti|le scrivo|geachte|met vriendelijke groet|hoogachtend|ik (?:schrijf|woon)|szanown[iay]|z powa[żz]aniem|pisz[ęe] (?:w sprawie|do)|med v[äa]nlig|v[äa]nliga h[äa]lsningar|jag (?:skriver|bor)|med venlig|vennlig hilsen|yst[äa]v[äa]llisin terveisin|yn gywir|annwyl|exmos?\.|com os melhores cumprimentos)/iu;
const casework =
  /\b(?:date of birth|d\.?o\.?b\.?\b|nhs n(?:o|umber)|national insurance|patient|pupil|safeguarding|complainant|claimant|resident reported|case (?:no|ref|number)|referral|diagnos|medication|tenant|victim|witness statement|geburtsdatum|geboren am|aktenzeichen|n[ée]e? le|fecha de nacimiento|nato il|nata il|geboortedatum|data urodzenia|f[öo]delsedatum)/iu;

type Person = { readonly name: string; readonly key: string };

/** Ties each detail to the nearest name before it, else just after it: that is whose it is. */
function peopleIn(
  found: readonly Found[],
  passages: readonly Passage[],
): readonly { readonly person: Person; readonly traits: ReadonlySet<Trait> }[] {
  const offsets = offsetsOf(passages);
  const placed = found.map((match) => ({
    match,
    at: (offsets[match.passage] ?? 0) + match.start,
    trait: traitOfKind(match.detector),
  }));
  const names = placed.filter((entry) => entry.trait === 'name');
  const people = new Map<string, { person: Person; traits: Set<Trait> }>();
  for (const { match, at, trait } of placed) {
    if (trait === undefined || trait === 'name' || trait === 'special' || trait === 'network') continue;
    const before = names.findLast(
      (name) => name.at <= at && at - name.at <= maxCharactersApart && match.passage - name.match.passage <= reach,
    );
    const owner =
      before ??
      names.find((name) => name.at > at && name.at - at <= maxCharactersApart && name.match.passage - match.passage <= reach);
    const key = foldWords(owner?.match.value ?? '') || match.value;
    if (owner === undefined && !(trait === 'identity' || trait === 'birth' || trait === 'money' || trait === 'email')) continue;
    const known = people.get(key) ?? {
      person: { name: owner?.match.value ?? '', key },
      traits: new Set<Trait>(owner === undefined ? [] : ['name']),
    };
    known.traits.add(trait);
    people.set(key, known);
  }
  return [...people.values()];
}

function offsetsOf(passages: readonly Passage[]): readonly number[] {
  let at = 0;
  return passages.map((passage) => {
    const start = at;
    at += passage.text.length + 1;
    return start;
  });
}

/** Reads running text as records: a letter, minutes, a note, comments, with whoever they are about. */
export function readProse(
  found: readonly Found[],
  passages: readonly Passage[],
  known: { readonly around: string; readonly ownHosts: readonly string[]; readonly publishedValues: readonly string[] },
): ProseRead {
  const people = peopleIn(found, passages);
  const hidden = passages.length > 0 && passages.every((passage) => passage.hidden);
  const sample = passages
    .filter((_, index) => hidden || found.some((match) => Math.abs(match.passage - index) <= reach))
    .map((passage) => `${passage.label} ${passage.text}`)
    .join('\n')
    .slice(0, 200_000);
  const written = letter.test(sample);
  const about = casework.test(sample);
  const personal = people.filter(
    ({ traits }) =>
      traits.size >= 2 && (hidden || written || about || traits.has('identity') || traits.has('birth') || traits.has('money')),
  );
  const counted = personal.length > 0 ? personal : people;
  const crowd = openCrowd();
  for (const { person } of counted) crowd.add(person.key);
  const traits = new Map<Trait, number>();
  for (const { traits: shown } of counted) for (const trait of shown) traits.set(trait, (traits.get(trait) ?? 0) + 1);
  if (counted.length > 0 && found.some((match) => traitOfKind(match.detector) === 'special')) traits.set('special', 1);
  if (counted.length > 0 && written) traits.set('words', 1);
  const mails = found.filter((match) => match.detector === 'email-address').map((match) => match.value);
  const reservable = found.filter((match) => /email|phone|nhs|insurance|card/u.test(match.detector));
  const signs: Signs = {
    rows: counted.length,
    people: crowd.size(),
    traits,
    subjectNamed: about && counted.length > 0,
    onlyOfficial: false,
    hidden,
    matchedLabels: 0,
    answerColumns: 0,
    calledAnswers: written,
    calledPrivate: about,
    habits: habitsOf([], foldWords(known.around)),
    mail: mailSigns([...new Set(mails)], known),
    reserved:
      reservable.length === 0
        ? 0
        : reservable.filter((match) => isReserved(match.detector, match.value)).length / reservable.length,
    unpersonal: 0,
    coverage: 1,
  };
  return { signs, kinds: kindsOf(found), people: counted.map(({ person }) => person.key) };
}

function kindsOf(found: readonly Found[]): Readonly<Record<string, number>> {
  const kinds: Record<string, number> = {};
  for (const match of found) kinds[match.detector] = (kinds[match.detector] ?? 0) + 1;
  return kinds;
}
