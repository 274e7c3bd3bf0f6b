/** What speaks against it: habits that make people public, desks rather than people, examples. */

import type { Reason } from '../model.ts';
import type { HabitSigns } from './habit.ts';
import { isPrivateMail, isTexted, minAccount } from './reasons-for.ts';
import type { Signs } from './signs.ts';
import { grave } from './traits.ts';

const isContactOnly = ({ traits, subjectNamed, numbered, secrets, personnel, hidden }: Signs): boolean =>
  !secrets &&
  !personnel &&
  !grave.some((trait) => traits.has(trait)) &&
  !(traits.has('special') && (subjectNamed || numbered || hidden));

/** Nothing speaks of answers or of anybody in care. */
const isQuiet = ({ traits, subjectNamed, answerColumns, matchedLabels, delicate }: Signs): boolean =>
  !subjectNamed && !delicate && answerColumns === 0 && matchedLabels === 0 && !traits.has('special');

const contactless = ({ traits }: Pick<Signs, 'traits'>): boolean => !traits.has('email') && !traits.has('phone');

function strengthOf({ habit, columns, called, surely }: HabitSigns, all: readonly HabitSigns[]): number {
  // Posts below the title `Committee`: two habits of the same rows.
  const elsewhere = called === 0 && all.some((other) => other.called > 0) ? 0.8 : 0;
  const isPost = habit.id === 'staff' || habit.id === 'office';
  const posts = isPost
    ? all.filter((other) => other.columns > 0 && (other.habit.id === 'staff' || other.habit.id === 'office'))
    : [];
  const both = posts.length > 1 ? 1.2 : 0;
  return Math.min(
    5,
    (columns > 0 ? 1 + columns * 1.2 : 0) + (called > 0 ? 1.2 : 0) + (called > 1 ? 0.8 : 0) + elsewhere + both + (surely ? 1 : 0),
  );
}

/** Teams, rolls of honour and registers tell when their people were born; nobody is reached by that. */
const tellsBirths: readonly string[] = ['sport', 'honours', 'register', 'office', 'animals'];

/** So many columns that only registers by law have: all that stands in them is public. */
const minRegisterColumns = 3;
/** So many that only lists of candidates and members of parliaments have: their births, beliefs and mailboxes, too. */
const minOfficeColumns = 4;

const birthsArePublic = ({ traits }: Signs, { habit, columns, surely }: HabitSigns): boolean =>
  tellsBirths.includes(habit.id) &&
  (surely || columns >= (habit.id === 'register' || habit.id === 'animals' ? 1 : 2)) &&
  contactless({ traits }) &&
  !traits.has('identity') &&
  !traits.has('money') &&
  (!traits.has('special') || habit.id === 'animals') &&
  (!traits.has('address') || habit.id === 'register');

/** Where somebody lives is not in a list of staff, unless all else is. */
const maxOfHome = 2;

const mostlyConsumer = 0.3;
const mostConsumer = 0.5;

const isReachedAtHome = ({ traits }: Signs, columns: number): boolean =>
  traits.has('address') &&
  (columns === 0 ? !contactless({ traits }) : columns === 1 && traits.has('email') && traits.has('phone'));

const isStaffAtHome = ({ data, traits }: Signs, habit: HabitSigns['habit']['id']): boolean =>
  data && habit === 'staff' && traits.has('address');

/** Whether the rows tell more than the habit makes public. */
function isGrave(signs: Signs, known: HabitSigns): boolean {
  const { habit, columns, sure, surely } = known;
  if (signs.matchedLabels >= 2 || signs.answerColumns >= 2 || signs.secrets || signs.personnel) return true;
  if (signs.answerColumns === 1 && signs.data && signs.traits.has('words') && signs.traits.has('address')) return true;
  if (signs.hidden && !signs.prose && (!contactless(signs) || signs.traits.has('address'))) return true;
  // Whoever was seen by the address of a machine came to visit.
  if (signs.account >= minAccount || signs.traits.has('network')) return true;
  if (signs.delicate && (columns === 0 || signs.traits.has('demographics'))) return true;
  // Committees are reached at their own addresses by nobody.
  if (habit.id === 'office' && !surely && signs.data && isReachedAtHome(signs, columns)) return true;
  if (signs.calledAnswers && (signs.data || signs.answerColumns > 0) && signs.mail.consumer >= mostlyConsumer) return true;
  // What somebody answers of their health or belief is no part of a list of teams or staff.
  if (signs.calledAnswers && signs.data && signs.traits.has('special')) return true;
  // Nobody notes anything of a staff that is reached at home.
  if (habit.id === 'staff' && signs.data && signs.traits.has('words') && signs.mail.consumer >= mostConsumer) return true;
  // Whoever can be reached keeps the animal.
  if (habit.id === 'animals' && !contactless(signs)) return true;
  if (signs.scattered && habit.id === 'staff' && columns < maxOfHome && !contactless(signs)) return true;
  // Address books have posts and offices, too, and nobody publishes where their people live; registers keep it from everybody.
  if (signs.home && (columns <= maxOfHome || habit.id === 'register' || isStaffAtHome(signs, habit.id))) return true;
  if (signs.subjectServed && habit.id !== 'planning' && habit.id !== 'register') return true;
  if (
    habit.id === 'register' &&
    (columns >= minRegisterColumns || surely) &&
    !signs.traits.has('identity') &&
    !signs.traits.has('money')
  )
    return false;
  if (habit.id === 'office' && columns >= minOfficeColumns && !signs.traits.has('identity') && !signs.traits.has('money'))
    return false;
  if (!isContactOnly(signs)) return !birthsArePublic(signs, known);
  if (habit.id === 'planning') return !contactless(signs) || (signs.subjectNamed && sure < 2);
  return signs.subjectNamed && habit.id !== 'office' && habit.id !== 'sport';
}

/** How much of a habit counts. A key called `contacts` says nothing of a list with somebody's number or account in it. */
function shareOf(signs: Signs, habit: HabitSigns): number {
  // Nobody publishes a list by hiding it, and no firm is a patient.
  if (signs.staffKept || (signs.ofPatients && habit.habit.id === 'business')) return 0;
  if (!isGrave(signs, habit)) return 1;
  const isCalledOnly = habit.columns === 0 && habit.called === 1 && habit.habit.id === 'staff';
  return isCalledOnly && (signs.traits.has('identity') || signs.traits.has('money')) ? 0 : 0.35;
}

/** Every reason with its weight, in log odds below 0. */
export function againstReasons(signs: Signs): Reason[] {
  const reasons: Reason[] = [];
  const contactOnly = isContactOnly(signs);
  const habit = signs.habits[0];
  if (habit !== undefined)
    reasons.push({ says: habit.habit.says, weight: -strengthOf(habit, signs.habits) * shareOf(signs, habit) });
  if (signs.ofOldTimes && contactless(signs) && !signs.traits.has('identity'))
    reasons.push({ says: 'the people lived long ago', weight: -4 });
  else if (signs.departed && contactless(signs) && !signs.traits.has('identity') && !signs.traits.has('special'))
    reasons.push({ says: 'the people have died', weight: -3 });
  if (signs.ofBodies && contactOnly && isQuiet(signs) && signs.account < minAccount)
    reasons.push({ says: 'each row is about a body of its own', weight: -2.4 });
  if (signs.onlyOfficial && !signs.traits.has('network') && !signs.ofPatients)
    reasons.push({ says: 'people appear only as officers, agents or contacts', weight: -2.5 });
  if (signs.mail.seen > 0 && signs.mail.role >= 0.5)
    reasons.push({ says: 'mailboxes are of desks rather than people', weight: contactOnly ? -2 : -0.5 });
  if (signs.mail.own >= 0.5) reasons.push({ says: 'mailboxes are the organisation’s own', weight: -2 });
  else if (signs.mail.official >= 0.8 && contactOnly && isQuiet(signs))
    reasons.push({ says: 'mailboxes are of public bodies', weight: -2 });
  else if (signs.mail.seen >= 3 && signs.mail.oneDomain >= 0.8 && signs.mail.reserved < 0.5 && signs.mail.consumer < 0.5)
    reasons.push({
      says: 'mailboxes are all of one organisation',
      weight: contactOnly ? (signs.traits.has('address') ? -1.6 : -2) : -0.5,
    });
  if (signs.mail.published >= 0.5) reasons.push({ says: 'mailboxes are published on purpose', weight: -3 });
  if (signs.unpersonal >= 0.4 && signs.mail.consumer < 0.3)
    reasons.push({ says: 'names are of organisations or things', weight: contactOnly ? -3 : -1 });
  if (isExplained(signs) && (signs.people <= 3 || signs.documentation >= 0.8 || areExamples(signs)))
    reasons.push({ says: 'values are examples', weight: exampleWeight(signs) });
  if (!signs.data && !signs.hidden && signs.confided !== 'kept' && signs.reserved >= 0.8 && signs.people < 3 && contactOnly)
    reasons.push({ says: 'few values, all of them kept for documentation', weight: -1.6 });
  if (
    !signs.traits.has('name') &&
    !isTelling(signs) &&
    !isPrivateMail(signs) &&
    !isTexted(signs) &&
    contactOnly &&
    mayBeDesks(signs)
  )
    reasons.push({ says: 'nobody is named', weight: -1.4 });
  if (signs.prose && !signs.hidden) reasons.push({ says: 'running text rather than rows', weight: -0.6 });
  if (signs.coverage < 0.2 && signs.rows >= 10)
    reasons.push({ says: 'few of the rows are about people', weight: signs.people < 3 && signs.coverage < 0.05 ? -2 : -0.8 });
  return reasons;
}

/** In bare data only columns that call themselves examples are, or one or two rows of nothing but Jane Doe at example.com. */
const isExplained = ({ documentation, reserved, data, people, traits, answerColumns }: Signs): boolean =>
  documentation >= (data ? 1 : 0.5) ||
  (documentation >= 0.8 && reserved >= 0.8 && people < 3 && isCard(traits) && (!data || answerColumns < 2));

/** A name and how to reach it: more than that nobody makes up for an example. */
const isCard = (traits: Signs['traits']): boolean =>
  [...traits.keys()].every((trait) => trait === 'name' || trait === 'email' || trait === 'phone' || trait === 'words');

/** Numbers of patients, machines of visitors, and what was sent in: somebody's, though nobody is named. */
const isTelling = ({ numbered, traits, answerColumns, calledAnswers }: Signs): boolean =>
  numbered || traits.has('network') || (answerColumns > 0 && calledAnswers);

/** Mailboxes without names; on a page even one or two of a consumer provider may be how its authors are reached. */
const mayBeDesks = ({ mail, data }: Signs): boolean => mail.consumer < 0.3 || (!data && mail.seen < 3);

/** An example takes a handful of people; rows of many distinct ones are no example, whatever their mailboxes. */
const maxExamples = 9;

const areExamples = ({ reserved, people, answerColumns, matchedLabels }: Signs): boolean =>
  reserved >= 0.8 && people <= maxExamples && answerColumns === 0 && matchedLabels < 2;

/** Columns that call themselves examples leave no doubt, whatever number is the example. */
const exampleWeight = ({ reserved, documentation, data, people }: Signs): number =>
  documentation === 1 ? -9 : documentation >= 0.8 && !data && people < 3 ? -7 : reserved >= 0.5 || documentation >= 0.8 ? -5 : -3;
