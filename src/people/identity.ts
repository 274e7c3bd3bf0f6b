import { foldWords } from '../vocabulary/labels.ts';
import type { Column } from './column.ts';
import { numberedNames } from './couples.ts';
import type { Trait } from './signs.ts';
import { initialled, ownNumber } from './subjects.ts';
import { isTold, traitOf } from './traits.ts';

/** Which columns tell who a row is about. */
export type Identity = {
  readonly given: readonly number[];
  readonly family: readonly number[];
  readonly full: readonly number[];
  /** Whoever stands beside them in the same row: `Tenant 2`, `Joint applicant`. */
  readonly joint: readonly (readonly number[])[];
  readonly birth: readonly number[];
  readonly numbers: readonly number[];
  /** What an office or an employer knows them by. */
  readonly own: readonly number[];
  readonly emails: readonly number[];
  readonly phones: readonly number[];
  readonly places: readonly number[];
  readonly sent: readonly number[];
  readonly looks: readonly number[];
  /** Addresses of visitors' machines: all that a list of submissions may show of somebody. */
  readonly visitors: readonly number[];
  /** What was answered, where nothing else tells one respondent from another. */
  readonly answers: readonly number[];
};

const isKin =
  /(?:^| )(?:parents?|mother|father|mum|dad|guardian|carers?|spouse|partner|eltern\p{L}*|mutter|vater|mere|pere|madre|padre|ouders?|moeder|vader|rodzice?|matka|ojciec|foralder|foresatte|huoltaja)(?: |$)/u;

/** Parents, officers and schools come with a record; whoever the record is about is counted. */
export function subjectsOf(columns: readonly Column[]): readonly Column[] {
  const telling = columns.filter((column) => {
    const trait = traitOf(column);
    return trait !== undefined && trait !== 'words' && trait !== 'demographics';
  });
  const own = columns.filter((column) => column.whose === 'subject' || column.whose === 'anyone');
  const related = columns.filter((column) => column.whose === 'related');
  const isNamed = (column: Column): boolean => column.filled > 0 && column.names === 'people';
  const kin = related.filter(({ words }) => isKin.test(words));
  // Where only parents or carers are named, the phones and addresses beside them are theirs.
  if (telling.some((column) => own.includes(column) && column.kind !== 'uk-postcode'))
    return !own.some(isNamed) && kin.some(isNamed) ? columns.filter((one) => own.includes(one) || kin.includes(one)) : own;
  if (telling.some((column) => related.includes(column))) return related;
  return own.some((column) => telling.includes(column)) ? own : columns;
}

const unnumbered = ({ words }: Column): string => words.replace(/ \d+(?= name$|$)/u, '');

/** A second somebody of the same sort; a billing and a shipping name are one person's. */
const isJoint = (column: Column, first: Column | undefined): boolean =>
  /^(?:joint|second|co) /u.test(column.words) ||
  (first !== undefined &&
    column.part === 'full-name' &&
    column.words !== first.words &&
    /\d/u.test(column.words) &&
    unnumbered(column) === unnumbered(first));

/** Those who stand beside each other in one case, claim or household, each a person of their own. */
const party =
  /(?:^| )(claimant|defendant|applicant|respondent|appellant|petitioner|complainant|victim|witness|settlor|deceased|child|minor|adult|dependant|dependent|sponsor|tenant|patient|passenger|household member|donor|antragsteller|antragsgegner|klager|beklagter|demandeur|defendeur|demandante|demandado|eiser|verweerder)s?(?: (\d+))?(?: |$)/u;

/** Another party than the first: somebody else, though the record is one. */
function isOtherParty(column: Column, first: Column | undefined): boolean {
  const [, who, number] = party.exec(column.words) ?? [];
  const [, firstWho, firstNumber] = party.exec(first?.words ?? '') ?? [];
  return who !== undefined && firstWho !== undefined && (who !== firstWho || number !== firstNumber);
}

const isHalf = ({ bare, words, cells }: Column): boolean =>
  bare && !words.includes(' ') && cells.filter((cell) => cell.includes(' ')).length * 2 < cells.length;

/** Beside a surname. */
const isInitials = ({ words, cells }: Column): boolean => initialled.test(words) && cells.some((cell) => /^\p{L}/u.test(cell));

const isPersonsName = (column: Column): boolean => column.names === 'people';

/** By any of these a row is somebody's, whatever was answered. */
const naming: readonly Trait[] = ['name', 'email', 'phone', 'birth', 'identity', 'money', 'network'];
const maxKeyChars = 120;

export function identityOf(columns: readonly Column[]): Identity {
  const where = (fits: (column: Column) => boolean): readonly number[] =>
    columns.filter((column) => column.filled > 0 && fits(column)).map((column) => column.index);
  const trait = (wanted: Trait) => (column: Column) => traitOf(column) === wanted;
  const named = columns.some((column) => column.whose === 'subject' && isPersonsName(column));
  const ours = (column: Column) => !named || column.whose === 'subject' || party.test(column.words);
  const plain = (column: Column) =>
    ours(column) && !/(?:^| )(?:preferred|known as|middle|maiden|previous|alias)(?: |$)/u.test(column.words);
  const full = columns.filter(
    (column) =>
      column.filled > 0 &&
      column.part !== 'given-name' &&
      column.part !== 'family-name' &&
      isPersonsName(column) &&
      plain(column),
  );
  const names = columns.filter((column) => column.filled > 0 && isPersonsName(column) && plain(column));
  const whole = names.filter((column) => column.part !== 'family-name');
  const given = where((column) => column.part === 'given-name' && isPersonsName(column) && plain(column)).slice(0, 1);
  const family = where((column) => column.part === 'family-name' && isPersonsName(column) && plain(column)).slice(0, 1);
  const first = columns.filter(({ index }) => given.includes(index) || family.includes(index));
  // `nom, prénom` and `nome, cognome`: the word for a name alone heads the other half.
  const [half] = given.length + family.length === 1 ? full.filter(isHalf) : [];
  const other = half === undefined ? [] : [half.index];
  const isReached = columns.some((column) => naming.some((wanted) => traitOf(column) === wanted));
  const isAnswered = columns.some((column) => column.filled > 0 && column.part === 'submission-id');
  return {
    given: given.length > 0 ? given : family.length > 0 && other.length === 0 ? where(isInitials).slice(0, 1) : other,
    family: family.length === 0 ? other : family,
    full: full.slice(0, 1).map((column) => column.index),
    joint: [
      ...whole
        .slice(1)
        .filter((column) => (full.includes(column) && isJoint(column, full[0])) || isOtherParty(column, names[0]))
        .map((column) => [column.index]),
      ...numberedNames(columns.filter(ours), first),
    ],
    birth: where(trait('birth')),
    numbers: where(trait('identity')),
    own: where((column) => column.kind === undefined && ownNumber.test(column.words)),
    emails: where(trait('email')),
    phones: where(trait('phone')),
    places: where(trait('address')),
    sent: where((column) => column.part === 'submission-id'),
    looks: where((column) => trait('demographics')(column) || trait('special')(column)),
    visitors: columns.some((column) => column.part === 'submission-id' || column.part === 'submitted-at')
      ? where(trait('network'))
      : [],
    answers: isAnswered && !isReached ? where((column) => trait('words')(column) || isTold(column)) : [],
  };
}

const firstOf = (row: readonly string[], places: readonly number[]): string => {
  for (const at of places) {
    const cell = row[at];
    if (cell !== undefined && cell !== '') return cell;
  }
  return '';
};

/** What tells the same person again in a row that leaves the name out: another line of an order, another visit. */
export const besidesOf = (row: readonly string[], identity: Identity): readonly string[] =>
  [identity.numbers, identity.emails, identity.phones].map((places) => firstOf(row, places)).filter((cell) => cell !== '');

/** Who a row is about: a name with the surest thing beside it, else the surest thing alone; empty when nobody. Blank cells are empty. */
export function keyOf(row: readonly string[], identity: Identity): readonly [name: string, rest: string] {
  const given = firstOf(row, identity.given);
  const family = firstOf(row, identity.family);
  const name = given === '' && family === '' ? firstOf(row, identity.full) : `${given}\n${family}`;
  const sure = firstOf(row, identity.numbers) || firstOf(row, identity.birth);
  if (name !== '')
    return [
      name,
      sure ||
        firstOf(row, identity.own) ||
        firstOf(row, identity.emails) ||
        firstOf(row, identity.phones) ||
        firstOf(row, identity.places),
    ];
  const alone = firstOf(row, identity.numbers) || firstOf(row, identity.emails) || firstOf(row, identity.phones);
  if (alone !== '') return ['', alone];
  const place = firstOf(row, identity.places);
  if (sure !== '') return ['', `${sure}\n${place}`];
  if (identity.looks.length >= 2 && (place !== '' || identity.sent.length > 0)) {
    const looks = identity.looks.map((at) => row[at] ?? '').join('\n');
    if (looks.trim() !== '') return ['', `${firstOf(row, identity.sent)}\n${place}\n${looks}`];
  }
  return ['', firstOf(row, identity.visitors) || firstOf(row, identity.answers).slice(0, maxKeyChars)];
}

/** The same in every table and text: words folded and sorted, so that `Doe, Jane` is `Jane Doe`. */
export const personKey = (name: string): string => foldWords(name).split(' ').toSorted().join(' ');
