import type { Passage } from '../model.ts';
import { foldWords } from '../vocabulary/labels.ts';
import { openCrowd } from './crowd.ts';
import { calledAfter } from './file-name.ts';
import { habitsOf } from './habit.ts';
import { mailSigns } from './mail-signs.ts';
import { type Found, type Mentioned, mentionedIn } from './mentioned.ts';
import { once } from './once.ts';
import { isExampleName, isReserved, mailboxOf, manualWords } from './reserved.ts';
import type { Signs, Trait } from './signs.ts';
import { traitOfKind } from './traits.ts';

export type ProseRead = {
  readonly signs: Signs;
  readonly kinds: Readonly<Record<string, number>>;
  readonly people: readonly string[];
};

const maxSampleCharacters = 200_000;
const passagesAround = 8;
const maxPersonCharacters = 4_000;
const minUnnamed = 3;
const minListed = 3;
const minMailboxes = 8;

// Asked of texts in lower case: without regard to case, and of all of Unicode, an expression takes four times as long (measured).
// Ways to go on from one first letter stand together: each word of a page is asked seventeen questions instead of fifty.

/** How a person writes to an office, in the languages of Europe. */
const letter =
  /\b(?:a(?:nnwyl|tentamente)|below is (?:the result of your|what you submitted)|c(?:ordiali saluti|om os melhores cumprimentos)|d(?:ear (?:sir|madam|mr|mrs|ms|miss|dr|officer|team|council)|istinti saluti)|e(?:stimad[oa]s?\b|xmos?\.)|formal complaint|g(?:entil[ei]\b|eachte)|h(?:iermit (?:beschwere|lege|erhebe|m[öo]chte)|oogachtend)|i(?: am writing to| wish to (?:complain|object|appeal|report)| object| complain|ch (?:beschwere|wohne)|k (?:schrijf|woon))|j(?:e (?:vous [ée]cris|souhaite|me permets)|ag (?:skriver|bor))|le (?:escribo|scrivo)|m(?:y (?:address|date of birth|phone|telephone|mobile|husband|wife|son|daughter|mother|father|neighbour|landlord|name is)|it freundlichen gr|adame, monsieur|et vriendelijke groet|ed (?:v[äa]nlig|venlig))|pisz[ęe] (?:w sprawie|do)|s(?:ehr geehrte|zanown[iay])|v(?:euillez agr|[äa]nliga h[äa]lsningar|ennlig hilsen)|y(?:ours (?:sincerely|faithfully|truly)|st[äa]v[äa]llisin terveisin|n gywir)|z powa[żz]aniem)/u;
/** How an office writes about people in its care. */
const casework =
  /\b(?:date of birth|d\.?o\.?b\b|nhs n(?:o|umber)|national insurance|patient|pupil|safeguarding(?! (?:officer|lead|team|polic|board|partner|coordinator|trustee|governor|training))|complainant|claimant|resident reported|case (?:no|ref|number)|referral|diagnos|medication|tenant|victim|objector|witness statement|geburtsdatum|geb(?:oren)? am|aktenzeichen|n[ée]e? le|fecha de nacimiento|nat[oa] il|geboortedatum|data urodzenia|f[öo]delsedatum)/u;
/** Who writes programs signs with name and mailbox, on purpose. */
const source =
  /\b(?:signed-off-by|maintain(?:er|ed)s?:|contributors?|copyright (?:\(c\)|©)? ?\d{4}|licen[cs]ed under|commit [0-9a-f]{7,40}|pull request|git(?:hub|lab)|npm (?:i|install|run)|console\.log|require\()|\bdata dictionary\b|\b(?:type|format)"?: ?"?(?:string|integer|boolean|date|object)\b|```|^import .{1,80} from /mu;
/** Plain text around programs: who may use it, who changed it. */
const licence =
  /\b(?:copyright|gpl|bsd|mit licen[cs]e|permission is hereby granted|upstream|changelog|patch(?:es)?|bug ?fix(?:es)?|tarball|configure\.ac|makefile)\b/u;
/** How manuals write. */
const manual =
  /(?:\b(?:get|post|put|patch|delete) \/[\w{]|http\/[12]|\bcurl (?:-|https?:)|"type": ?"(?:string|object|array)"|application\/json|\bapi (?:reference|documentation)|\bendpoint\b|\bfor example\b|\be\.g\.|\bz\. ?b\.|par exemple|por ejemplo|ad esempio|bijvoorbeeld|na przyk[łl]ad|till exempel|looks? like|placeholder|lorem ipsum)/u;

const grave: readonly Trait[] = ['identity', 'birth', 'money'];

/** All but `hidden` is found out when it is first asked for: most people on pages count in no case, and the questions are dear. */
type Tone = {
  readonly hidden: boolean;
  readonly written: boolean;
  /** Whether the text around somebody is casework. */
  readonly isAbout: (person: Mentioned) => boolean;
};

/** Whom a text is about: a name with what belongs to it, or several numbers that are nobody else's. */
function countable(people: readonly Mentioned[], tone: Tone): readonly Mentioned[] {
  const { hidden } = tone;
  const known = people.filter((person) => (person.named ? isKnown(person, tone) : isDescribed(person, tone)));
  const listed = people.filter(isListed);
  // Names that are in no vocabulary stand in the same list as those that are.
  const inList = listed.filter(({ named }) => named).length >= minListed ? listed : [];
  if (known.length > 0 || inList.length > 0) return [...new Set([...known, ...inList])];
  const numbers = people.filter(({ traits, reserved }) => !reserved && (traits.includes('identity') || traits.includes('money')));
  if (numbers.length >= (hidden ? 1 : minUnnamed)) return numbers;
  const mailboxes = people.filter(
    ({ mailbox }) => mailbox !== undefined && ['consumer', 'reserved'].includes(mailboxOf(mailbox)),
  );
  if (mailboxes.length >= minMailboxes && mailboxes.length * 2 >= people.length) return mailboxes;
  return hidden ? people : [];
}

/** Born on a day, and reached somewhere, in one and the same line: lists of people have many such, lives of the famous have none. */
const isListed = ({ traits, from, to }: Mentioned): boolean =>
  from === to &&
  traits.length >= 3 &&
  traits.includes('birth') &&
  (traits.includes('phone') || traits.includes('address') || traits.includes('email'));

const isKnown = (person: Mentioned, tone: Tone): boolean => {
  const { traits, mailbox } = person;
  return (
    tone.hidden ||
    traits.includes('identity') ||
    traits.includes('money') ||
    isPrivate(traits, mailbox) ||
    (traits.includes('birth') && (tone.isAbout(person) || tone.written)) ||
    (traits.length >= 3 && tone.isAbout(person)) ||
    (traits.length >= 2 && tone.written)
  );
};

/** Reached at home and by a mailbox of their own: no desk. */
const isPrivate = (traits: readonly Trait[], mailbox: string | undefined): boolean =>
  traits.length >= 3 &&
  traits.includes('address') &&
  mailbox !== undefined &&
  ['consumer', 'reserved'].includes(mailboxOf(mailbox));

/** Nobody is named, and still it can only be one person. */
const isDescribed = ({ traits, mailbox, reserved }: Mentioned, tone: Tone): boolean => {
  if ((traits.length >= 2 || (mailbox !== undefined && mailboxOf(mailbox) === 'consumer')) && tone.written) return true;
  if (reserved || traits.length < 2) return false;
  return (
    traits.includes('identity') ||
    (traits.length >= 3 && (traits.includes('money') || (traits.includes('birth') && mailbox !== undefined)))
  );
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

type Stretch = { readonly from: number; readonly to: number; readonly maxCharacters: number };

/** The beginning of a stretch of passages in lower case. It may go on to the end: whoever is mentioned twice may be so in a whole book. */
function beginningOf(passages: readonly Passage[], { from, to, maxCharacters }: Stretch): string {
  const parts: string[] = [];
  let left = maxCharacters;
  for (let at = Math.max(0, from); at <= to && left > 0; at++) {
    const passage = passages[at];
    if (passage === undefined) break;
    const part = `${passage.label} ${passage.text.slice(0, left)}`.slice(0, left);
    parts.push(part);
    left -= part.length + 1;
  }
  return parts.join('\n').toLowerCase().slice(0, maxCharacters);
}

/** Whether a text around somebody is casework; asked once for each stretch of passages, however many it mentions. */
function openCasework(passages: readonly Passage[]): (from: number, to: number) => boolean {
  const known = new Map<number, boolean>();
  return (from, to) => {
    const stretch = from * passages.length + to;
    const before = known.get(stretch);
    if (before !== undefined) return before;
    const about = casework.test(beginningOf(passages, { from: from - 1, to: to + 1, maxCharacters: maxPersonCharacters }));
    known.set(stretch, about);
    return about;
  };
}

/** The passages around everybody mentioned. */
function sampleOf(mentioned: readonly Mentioned[], passages: readonly Passage[]): string {
  let first = passages.length;
  let last = 0;
  for (const { from, to } of mentioned) {
    first = Math.min(first, from);
    last = Math.max(last, to);
  }
  return beginningOf(passages, { from: first - passagesAround, to: last + passagesAround, maxCharacters: maxSampleCharacters });
}

function openTone(hidden: boolean, mentioned: readonly Mentioned[], passages: readonly Passage[]): Tone {
  const isCasework = openCasework(passages);
  const isWritten = once(() => letter.test(sampleOf(mentioned, passages)));
  return {
    hidden,
    get written() {
      return isWritten();
    },
    isAbout: ({ from, to }) => isCasework(from, to),
  };
}

const accounts: ReadonlySet<string> = new Set(['iban', 'uk-bank-account']);
/** Whose account it is, where it is not the club's that subscriptions are paid to. */
const ownAccount =
  /account holder|direct debit|refund|reimburse|salary|payroll|wages|kontoinhaber|lastschrift|erstattung|gehalt|titulaire|prélèvement|remboursement|titular de la cuenta|intestatario|rekeninghouder|w[łl]a[śs]ciciel/iu;

/** What stands on a page without the accounts that its readers are to pay into. */
const withoutFees = (found: readonly Found[], passages: readonly Passage[]): readonly Found[] =>
  found.some(({ detector }) => accounts.has(detector))
    ? found.filter(({ detector, passage }) => !accounts.has(detector) || ownAccount.test(passages[passage]?.text ?? ''))
    : found;

/** What only animals are said to be. */
const animal =
  /\b(?:neutered|spayed|castrated|microchip(?:ped)?|kittens?|pupp(?:y|ies)|pedigree|adoption fee|rehom(?:e|ed|ing)|kennel name|sire|kastriert|gechipt|sterilis[ée]e?|esterilizad[oa]|sterilizzat[oa]|gecastreerd|wykastrowan[ya])\b/iu;

/** Cats have birth dates, too. */
const withoutAnimals = (found: readonly Found[], passages: readonly Passage[]): readonly Found[] =>
  found.some(({ detector }) => detector === 'date-of-birth') && passages.some(({ text }) => animal.test(text))
    ? found.filter(({ detector }) => detector !== 'date-of-birth')
    : found;

/** Reads running text as records: a letter, minutes, a note, comments, with whoever they are about; undefined where nobody is. */
export function readProse(found: readonly Found[], passages: readonly Passage[], known: Known): ProseRead | undefined {
  const hidden = known.office && passages.length > 0 && passages.every((passage) => passage.hidden);
  const own = withoutAnimals(known.plain || hidden ? found : withoutFees(found, passages), passages);
  const mentioned = mentionedIn(own, passages);
  if (mentioned.length === 0) return undefined;
  const tone = openTone(hidden, mentioned, passages);
  const people = countable(mentioned, tone);
  if (people.length === 0) return undefined;
  const sample = sampleOf(mentioned, passages);
  const crowd = openCrowd();
  for (const person of people) crowd.add(person.key);
  const about = people.filter((person) => tone.isAbout(person)).length * 2 >= people.length;
  const mails = people.flatMap(({ mailbox }) => mailbox ?? []);
  return {
    signs: {
      rows: people.length,
      particulars: 0,
      people: crowd.size(),
      traits: traitsOf(people, found, tone),
      subjectNamed: about && people.some(({ traits }) => grave.some((trait) => traits.includes(trait))),
      numbered: false,
      onlyOfficial: false,
      hidden,
      matchedLabels: 0,
      answerColumns: 0,
      questions: 0,
      calledAnswers: false,
      written: tone.written,
      delicate: false,
      calledPrivate: about && people.length > 0,
      habits: habitsOf([], { called: foldWords(known.around), name: calledAfter(known.name), told: [] }),
      departed: false,
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
      home: false,
      secrets: false,
      coverage: 1,
    },
    kinds: kindsOf(found, tone.written ? people.length : 0),
    people: people.map(({ key }) => key.split(' ').toSorted().join(' ')),
  };
}

/** Manuals show one or two people whom everybody knows. */
function documentation(people: readonly Mentioned[], sample: string, known: Known): number {
  const { plain, isWorkshop } = known;
  if (known.isMadeUp()) return 1;
  const everybody = people.filter(({ name }) => isExampleName(name)).length / Math.max(1, people.length);
  return Math.max(
    everybody,
    source.test(sample) || (plain && licence.test(sample)) || isWorkshop() ? 0.8 : 0,
    people.length <= 3 && manual.test(sample) ? 0.6 : 0,
    manualWords.test(foldWords(known.around)) ? 0.8 : 0,
  );
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
