/** Whom a text is about, among everybody it mentions. */

import type { Mentioned } from './mentioned.ts';
import { mailboxOf } from './reserved.ts';
import type { Trait } from './signs.ts';
import type { Tone } from './tone.ts';

const minUnnamed = 3;
const minListed = 3;
const minMailboxes = 8;

/** Whom a text is about: a name with what belongs to it, or several numbers that are nobody else's. */
export function countable(people: readonly Mentioned[], tone: Tone): readonly Mentioned[] {
  const { hidden, plain } = tone;
  const known = people.filter((person) => (person.named ? isKnown(person, tone) : isDescribed(person, tone)));
  const listed = people.filter((person) => isListed(person) || (plain && isReached(person)));
  // Names that are in no vocabulary stand in the same list as those that are.
  const inList = listed.filter(({ named }) => named).length >= minListed ? listed : [];
  if (known.length > 0 || inList.length > 0)
    return [...new Set([...known, ...inList, ...(plain || hidden ? peersOf(known, people) : [])])];
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

/** Born on a day, and reached, within a few lines: a life of somebody famous tells where nobody lives. */
const isDescribedWhole = ({ traits, from, to }: Mentioned, { isPage, isNotice }: Tone): boolean =>
  !isPage &&
  !isNotice() &&
  to - from <= maxLines &&
  traits.includes('name') &&
  traits.includes('birth') &&
  (traits.includes('phone') || traits.includes('address') || traits.includes('email'));
const maxLines = 2;

/** With a mailbox of their own and a number: in a file of text, which has no page around it, several such are a list. */
const isReached = ({ named, traits, mailbox, reserved }: Mentioned): boolean =>
  named && !reserved && traits.includes('phone') && mailbox !== undefined && mailboxOf(mailbox) === 'consumer';

const minTold = 3;

/** In a text without a page around it: of whom as much is told as of somebody it is about. */
function peersOf(known: readonly Mentioned[], people: readonly Mentioned[]): readonly Mentioned[] {
  // A handful of kinds of people, however many there are of each.
  const told = [...new Map(known.map(({ traits }) => [traits.toSorted().join(), traits])).values()].filter(
    (traits) => traits.length >= minTold,
  );
  return people.filter(({ named, traits }) => named && told.some((ones) => ones.every((trait) => traits.includes(trait))));
}

const isKnown = (person: Mentioned, tone: Tone): boolean => {
  const { traits, mailbox } = person;
  return (
    tone.hidden ||
    traits.includes('identity') ||
    traits.includes('money') ||
    isPrivate(traits, mailbox) ||
    isDescribedWhole(person, tone) ||
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
  // `enquiries@…` beside an address is an office at the foot of a page.
  if (mailbox !== undefined && mailboxOf(mailbox) === 'role') return false;
  if ((traits.length >= 2 || (mailbox !== undefined && mailboxOf(mailbox) === 'consumer')) && tone.written) return true;
  if (reserved || traits.length < 2) return false;
  return (
    traits.includes('identity') ||
    (traits.length >= 3 && (traits.includes('money') || (traits.includes('birth') && mailbox !== undefined)))
  );
};
