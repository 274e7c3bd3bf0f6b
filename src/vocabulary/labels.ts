import { labelScripts } from './label-scripts.ts';
import { labelVocabulary } from './label-vocabulary.ts';
import { remembering } from './remembering.ts';
import { cutWords } from './unspaced.ts';

/** What a column or key says it holds, beyond the detector its name announces. */
export type Part =
  | 'given-name'
  | 'family-name'
  | 'full-name'
  | 'birth'
  | 'place'
  | 'health'
  | 'age'
  | 'sex'
  | 'free-text'
  | 'submission-id'
  | 'submitted-at'
  | 'network'
  | 'consent'
  | 'post'
  | 'organisation'
  | 'thing';

/** Whose data it is: people are counted by subjects; parents, officers and organisations come with the record. */
export type Whose = 'subject' | 'related' | 'official' | 'organisation' | 'anyone';

export type Reading = {
  /** Folded words: lower case, no accents, camelCase and snake_case split. */
  readonly words: string;
  /** The last step of a path, else all of it. */
  readonly last: string;
  readonly part: Part | undefined;
  readonly whose: Whose;
  /** Nothing but `name`, in whatever language: products and schools have one too. */
  readonly bare: boolean;
  /** Longer than a name for a column: a question as a form asks it. */
  readonly question: boolean;
};

const maxLabelCharacters = 200;
const maxWords = 16;
const maxWordsOfAName = 6;
const maxWordsOfAPhrase = 4;

/** `D.O.B.` is no path of three steps: initials lose their stops. */
export const withoutStops = (label: string): string =>
  label.includes('.')
    ? label.replace(/(?<![\p{L}\p{N}])(?:\p{L}\.){1,5}(?:\p{L}(?![\p{L}\p{N}]))?/gu, (initials) => initials.replaceAll('.', ''))
    : label;

/** Lower case, accents removed, split at case changes, digits and punctuation: `q3_fullName` gives `q 3 full name`. */
export function foldWords(label: string): string {
  const split = label
    .slice(0, maxLabelCharacters)
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .replace(/(\p{L})(?=\p{N})|(\p{N})(?=\p{L})/gu, '$1$2 ');
  const plain = /[^\x20-\x7e]/u.test(split) ? unaccented(split) : split.toLowerCase();
  return plain.replace(/[^\p{L}\p{N}#?]+/gu, ' ').trim();
}

const unaccented = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ß/gu, 'ss')
    .replace(/ł/gu, 'l')
    .replace(/ø/gu, 'o')
    .replace(/æ/gu, 'ae');

type Meaning = keyof typeof labelVocabulary | 'bare';

const bareNames = new Set(
  'name names nom noms nombre nome nomi naam namen namn navn nimi nazwa nev nume ime enw isim nama emri ονομα име 名前 名字 이름 ชื่อ اسم الاسم שם'
    .split(' ')
    .map(foldWords)
    // Buttons, columns and accounts have one, too.
    .concat('display name'),
);

/** One bit for each meaning, so that a run of words is looked up once. */
const bits = new Map<Meaning, number>(
  [...Object.keys(labelVocabulary), 'bare'].map((meaning, at) => [meaningOf(meaning), 1 << at]),
);

function meaningOf(key: string): Meaning {
  for (const meaning of [
    'given',
    'family',
    'full',
    'age',
    'sex',
    'birth',
    'place',
    'health',
    'words',
    'submission',
    'sent',
    'network',
    'consent',
    'post',
    'related',
    'official',
    'organisation',
    'thing',
    'subject',
  ] as const)
    if (meaning === key) return meaning;
  return 'bare';
}

const bit = (meaning: Meaning): number => bits.get(meaning) ?? 0;

const meanings = new Map<string, number>();
for (const [key, text] of [...Object.entries(labelVocabulary), ...Object.entries(labelScripts)]) {
  const meaning = meaningOf(key);
  for (const phrase of text.split(',').map(foldWords)) {
    if (phrase === '') continue;
    const own = bit(meaning === 'full' && bareNames.has(phrase) ? 'bare' : meaning);
    meanings.set(phrase, (meanings.get(phrase) ?? 0) | own);
  }
}

/** Folded words, cut where the script of a label sets no spaces. */
const wordsIn = (label: string): string =>
  cutWords(foldWords(label), (piece) => piece === 'id' || piece === 'no' || meanings.has(piece));

/** What any run of up to four words means, as bits. */
function meaningsIn(words: string): number {
  const list = words.split(' ', maxWords);
  let found = 0;
  for (let from = 0; from < list.length; from += 1) {
    let run = '';
    for (let length = 0; length < maxWordsOfAPhrase && from + length < list.length; length += 1) {
      run = length === 0 ? (list[from] ?? '') : `${run} ${list[from + length]}`;
      found |= meanings.get(run) ?? 0;
    }
  }
  return found;
}

/** The most words at the end of a name that mean anything: a `service user` is somebody, though a `user` may be a program's. */
function headOf(words: string): number {
  const list = words.split(' ');
  for (let length = maxWordsOfAPhrase; length > 0; length -= 1) {
    const found = length <= list.length ? meanings.get(list.slice(-length).join(' ')) : undefined;
    if (found !== undefined) return found;
  }
  return 0;
}

/** What the last one to four words mean: an `applicant` is somebody, an `applicant phone` is a number. */
function meaningAtEnd(words: string): number {
  const list = words.replace(/ \d+$/u, '').split(' ');
  let found = 0;
  for (let length = 1; length <= maxWordsOfAPhrase; length += 1) found |= meanings.get(list.slice(-length).join(' ')) ?? 0;
  return found;
}

const means = (found: number, ...wanted: readonly Meaning[]): boolean => wanted.some((meaning) => (found & bit(meaning)) !== 0);

const givenEnding = /(?:firstname|forename|givenname|vorname|prenom|voornaam)s?$/u;
const familyEnding = /(?:lastname|surname|familyname|nachname|achternaam|nazwisko)s?$/u;
const fullEnding = /(?:fullname|yourname|namesurname)$/u;
/** `homestreet`, `billingpostalcode`: programs run words together. */
const placeEnding =
  /^(?:home|work|billing|shipping|mailing|other|postal|permanent|residential|business|private|street)(?:street|address|postalcode|postcode|zip|zipcode)\d?$/u;

/** Where what is named stands behind its name: `nama toko`, `اسم الصيدلية`. */
const headsFirst = new Set(['nama', 'اسم', 'שם', 'ชื่อ'].map(foldWords));

/** Of a shop, a product, a medicine: of whatever is no word for somebody. */
function namesThing(words: string): boolean {
  const [first = '', ...behind] = words.split(' ');
  return (
    headsFirst.has(first) &&
    behind.some((word) => /\p{L}/u.test(word)) &&
    !means(meaningsIn(behind.join(' ')), 'full', 'bare', 'given', 'family', 'subject', 'related', 'official')
  );
}

function nameOf(words: string, found: number): Part | undefined {
  const tight = words.replaceAll(' ', '');
  if (means(found, 'given') || givenEnding.test(tight)) return 'given-name';
  if (means(found, 'family') || familyEnding.test(tight)) return 'family-name';
  if (fullEnding.test(tight)) return 'full-name';
  if (namesThing(words)) return 'thing';
  if (!means(found, 'full', 'bare')) return undefined;
  if (!means(found, 'bare') && !/names?(?: \d+)?$/u.test(words))
    return means(meaningAtEnd(words), 'full') ? 'full-name' : undefined;
  const rest = words.replace(/ ?names?(?: \d+)?$/u, '').replace(/^names? of(?: the)? ?/u, '');
  return rest !== '' && means(meaningsIn(rest), 'thing') && !means(headOf(rest), 'subject') ? 'thing' : 'full-name';
}

const rest: readonly (readonly [Meaning, Part])[] = [
  ['birth', 'birth'],
  ['health', 'health'],
  ['age', 'age'],
  ['sex', 'sex'],
  ['consent', 'consent'],
  ['post', 'post'],
  ['organisation', 'organisation'],
  ['words', 'free-text'],
  ['place', 'place'],
];

/** The number of somebody's device is a phone's, and its holder a person; an `IP number` is an address. */
const ofDevice =
  /(?:^| )(?:device|session|browser)(?: \w{1,20}){0,2} (?:phone|mobile|telephone|number|msisdn|holder|owner|user|name)(?: |$)/u;

function partOf(words: string, found: number): Part | undefined {
  // `Referrer-Policy` is a server's.
  if (means(found, 'network') && !ofDevice.test(words) && !words.endsWith(' policy')) return 'network';
  if (means(found, 'submission')) return 'submission-id';
  if (means(found, 'sent')) return 'submitted-at';
  // A post is a job, and a post code none.
  if (/(?:^| )post codes?$/u.test(words)) return 'place';
  return (
    nameOf(words, found) ??
    rest.find(([meaning]) => means(found, meaning))?.[1] ??
    (placeEnding.test(words) ? 'place' : undefined)
  );
}

/** `what is the name of the head of household` */
const nameAsked = /(?:^| )names? of (?:the |your |this )?(.{3,60})$/u;

/** A question asks for words, unless it asks to agree or for a name. */
function asked(words: string, found: number): Part | undefined {
  const who = meaningsIn(nameAsked.exec(words)?.[1] ?? '');
  if (means(who, 'full', 'subject') && !means(who, 'thing', 'organisation', 'place')) return 'full-name';
  return means(found, 'given', 'consent') ? undefined : 'free-text';
}

function whoseOf(found: number): Whose {
  if (means(found, 'official')) return 'official';
  if (means(found, 'related')) return 'related';
  if (means(found, 'subject')) return 'subject';
  return means(found, 'organisation') ? 'organisation' : 'anyone';
}

const numbering =
  /^(?:(?:q|field|fields|frage|question|col|column|input|txt|text|str|attributes|properties|answers|fld|entry|element) )?(?:\d+ )?/u;

/** `claimants_name`, `Tenants phone`: whose it is, without an apostrophe. */
const possessive =
  /(?<=^|\s)(\p{L}{4,20})s(?= (?:(?:first|last|full|home|mobile) )?(?:names?|surname|forenames?|email|phone|telephone|mobile|address|postcode|dob|date of birth|birth date)(?: |$))/gu;

/** `user.contact_info.phone` is the user’s own; a block of its own, `contact_info.phone`, tells whom to ask. */
const ownContact = /(?<=[\p{L}\p{N}]\.)contact_?(?:info|information|details)(?=\.)/iu;

/** `Fullname (O)`, `DOB (p)`: which of several tables it came from. */
const inBrackets = /(?<=\p{L}{3}) ?\(\p{L}{1,2}\)$/u;

/** What programs that record what they sent and got put around all of it: no answers to a form, and no body of people. */
const recorded = /^(?:(?:request|response)\.)?(?:(?:json_?)?body\.|payload\.)?(?=.)/iu;

function readOnce(given: string): Reading {
  const label = withoutStops(given).replace(recorded, '').replace(ownContact, 'reach').replace(inBrackets, '');
  const path = /\s/u.test(label.trim()) ? [label] : label.split(/[.[\]/]+/u).filter((step) => /\p{L}/u.test(step));
  const words = wordsIn(path.join(' ')).replace(/[ ?]+$/u, '');
  const question = label.trim().endsWith('?') || (path.length === 1 && words.split(' ').length > maxWordsOfAName);
  const last = wordsIn(path.at(-1) ?? '').replace(numbering, '');
  const found = meaningsIn(last);
  // Whoever comments is no author.
  const whole = meaningsIn(words.replace(possessive, '$1').replace(/(?<=^|\s)comment author(?=\s|$)/u, 'visitor'));
  return {
    words,
    last,
    part: (question ? asked(words, found) : partOf(last, found)) ?? (path.length > 1 ? inPath(path, whole) : undefined),
    whose: whoseOf(whole),
    bare: !means(found, 'full'),
    question,
  };
}

/** What is said of a field, and not what stands in it: `display_name.help_text`. */
const ofField = /^(?:help text|hint|placeholder|tooltip)$/u;

const isOfField = (path: readonly string[]): boolean => path.length > 1 && ofField.test(foldWords(path.at(-1) ?? ''));

/** Whether a key path ends in what helps somebody to fill in a field: nobody filled in anything there. */
export const isHint = (label: string): boolean => !/\s/u.test(label.trim()) && isOfField(label.split('.'));

/** `vaccine.coding.display`: when the last step says nothing, the one before it may. */
function inPath(path: readonly string[], whole: number): Part | undefined {
  if (isOfField(path)) return undefined;
  const two = foldWords(path.slice(-2).join(' '));
  return partOf(two, meaningsIn(two)) ?? (means(whole, 'health') ? 'health' : undefined);
}

/** Reads a column name, question or key path in any language of Europe. */
export const readLabel = remembering(readOnce);
