import { remembering } from '../vocabulary/remembering.ts';
import { wordCount } from '../vocabulary/word-count.ts';
import type { Column } from './column.ts';
import type { Trait } from './signs.ts';

const byKind: Readonly<Record<string, Trait>> = {
  'person-name': 'name',
  'email-address': 'email',
  'phone-number': 'phone',
  'uk-phone': 'phone',
  'uk-postcode': 'address',
  postcode: 'address',
  'postal-code': 'address',
  'postal-address': 'address',
  coordinates: 'address',
  'date-of-birth': 'birth',
  'ip-address': 'network',
  'mac-address': 'network',
  'user-agent': 'network',
  'free-text': 'words',
  health: 'special',
  ethnicity: 'special',
  religion: 'special',
  'sexual-orientation': 'special',
  'criminal-allegation': 'special',
  'trade-union': 'special',
  politics: 'special',
  iban: 'money',
  'payment-card': 'money',
  'sort-code': 'money',
  'bank-account': 'money',
  'sort-code-account': 'money',
};
/** Details that no habit makes public. */
export const grave: readonly Trait[] = ['birth', 'identity', 'money'];
/** Tell of a person only together with everything else. */
const telling = new Set(['social-handle', 'uk-vehicle-registration', 'uk-crime-reference']);
const ofOrganisations = /company|vat|charity|uprn|urn$|organisation|business|crime|siren|siret/u;

/** Which trait a kind of data shows; kinds of organisations show none, and all that is left is an identity number. */
export const traitOfKind = remembering(traitNamed);

function traitNamed(kind: string): Trait | undefined {
  const known = byKind[kind];
  if (known !== undefined) return known;
  if (telling.has(kind) || ofOrganisations.test(kind)) return undefined;
  if (/phone/u.test(kind)) return 'phone';
  if (/account|sort-code|card|iban|bank|tax/u.test(kind)) return 'money';
  if (/address|postcode|postal/u.test(kind)) return 'address';
  return 'identity';
}

/** A postcode's first half or a town is where a thousand people live; a day or a sort of address is no place. */
const wide =
  /^(?:city|town) of |(?:^| )(?:date|until|since|type|id|uprn|status|count|area|district|sector|town|city|county|region|country|outward code|outcode)$/u;

/** Which trait a column shows, by what it holds or else by what it is called. */
export function traitOf(column: Column): Trait | undefined {
  if (column.filled === 0) return undefined;
  if (column.names === 'people') return 'name';
  if (column.kind !== undefined) return traitOfKind(column.kind);
  if (column.part === 'place')
    return !wide.test(column.words) &&
      column.cells.some((cell) => /\p{L}.*\d|\d.*\p{L}|^\d{4,6}$|\p{L}{3,} \p{L}{3,}/u.test(cell))
      ? 'address'
      : undefined;
  if (column.part === 'age' || column.part === 'sex') return plausible(column) ? 'demographics' : undefined;
  return column.part === 'free-text' && wordy(column) ? 'words' : undefined;
}

const agePattern = /^(?:\d{1,3}|\d{1,2} ?[-–] ?\d{1,3}|\d{2}\+|under \d{1,2}|over \d{1,2})(?: years?)?$/iu;
const sexPattern = /^\p{L}[\p{L} /-]{0,24}$/u;

/** Ages and sexes look like it; counts of people do not. */
const plausible = ({ part, cells }: Column): boolean =>
  cells.filter((cell) => (part === 'age' ? agePattern : sexPattern).test(cell)).length * 2 > cells.length;

const meanWords = 4;
const meanWordsOfAnAnswer = 8;

/** Free text is several words long; below a question, which may offer choices as long, it is sentences. */
const wordy = (column: Column): boolean => (column.question ? areSentences(column) : wordsOf(column) >= meanWords);

const wordsOf = ({ cells }: Column): number => cells.reduce((sum, cell) => sum + wordCount(cell), 0) / Math.max(1, cells.length);

/** Somebody's own sentences, whatever language names their column. */
export const isTold = (column: Column): boolean =>
  column.kind === undefined && (column.part === undefined || column.part === 'free-text') && areSentences(column);

/** Somebody speaks of themselves, and has no time for full stops. */
const ofOneself = /(?:^|\s)(?:I|I'm|I’m|my|me|we|our|ich|mein(?:e[mnr]?)?|je|mon|ma|yo|mi|io|ik|mijn|jag|jeg)\s/u;

const areSentences = (column: Column): boolean => {
  const { cells } = column;
  const mean = wordsOf(column);
  const sentences = cells.filter((cell) => /[.!?…](?:\s|$)|[。！？]/u.test(cell) || ofOneself.test(cell)).length;
  return mean >= meanWordsOfAnAnswer && sentences * 3 >= cells.length;
};
