import type { Nature, Reason } from '../model.ts';
import type { HabitSigns } from './habit.ts';
import type { Signs, Trait } from './signs.ts';

export type Weighed = {
  readonly nature: Nature;
  readonly score: number;
  readonly confidence: number;
  readonly reasons: readonly Reason[];
};

/** At or above: exposed. */
export const exposedScore = 1;
/** At or above: worth a person's look. */
export const reviewScore = -0.4;
/** One question heads many a column. */
const minQuestions = 2;
/** Fewer people with a post or a byline are no list. */
const minListed = 3;

const bias = -2.3;
const weights: Readonly<Record<Trait, number>> = {
  name: 1,
  email: 0.9,
  phone: 0.7,
  address: 0.7,
  birth: 1.9,
  identity: 2.3,
  money: 1.9,
  special: 1.3,
  network: 0.7,
  words: 0.5,
  demographics: 0.5,
};
const spoken: Readonly<Record<Trait, string>> = {
  name: 'names',
  email: 'e-mail addresses',
  phone: 'phone numbers',
  address: 'addresses or postcodes',
  birth: 'dates of birth',
  identity: 'identity numbers',
  money: 'bank or card numbers',
  special: 'health or other special-category details',
  network: 'addresses of visitors’ machines',
  words: 'free text',
  demographics: 'age, sex or the like',
};

/** Details that no habit makes public. */
const certain: readonly Trait[] = ['birth', 'identity', 'money'];

function forReasons(signs: Signs): Reason[] {
  const { traits } = signs;
  const reasons: Reason[] = [...traits].map(([trait, rows]) => ({
    says: `${rows} ${rows === 1 ? 'row holds' : 'rows hold'} ${spoken[trait]}`,
    weight: weights[trait],
  }));
  if (signs.particulars >= 4) reasons.push({ says: 'many particulars of each household or person', weight: 0.9 });
  const linked = [...traits.keys()].filter(
    (trait) => trait !== 'words' && (trait !== 'demographics' || signs.particulars >= 2),
  ).length;
  if (linked >= 2) reasons.push({ says: 'several details stand together in one row', weight: linked >= 3 ? 1.1 : 0.7 });
  if (signs.subjectNamed || signs.numbered)
    reasons.push({ says: 'columns speak of children, patients, clients or the like', weight: 1 });
  if (signs.mail.consumer >= 0.3 && signs.mail.seen >= 1)
    reasons.push({
      says: 'most mailboxes are of consumer providers',
      weight: signs.mail.seen >= 10 ? 1.8 : signs.mail.seen >= 3 ? 1.4 : 0.8,
    });
  else if (signs.mail.seen >= 5 && signs.mail.oneDomain <= 0.35 && signs.mail.role <= 0.2)
    reasons.push({ says: 'mailboxes are of many different domains', weight: 0.6 });
  if (signs.matchedLabels >= 2)
    reasons.push({
      says: `${signs.matchedLabels} columns are questions of the public form`,
      weight: Math.min(3.5, 1 + signs.matchedLabels * 0.6),
    });
  if (signs.answerColumns > 0)
    reasons.push({
      says: 'columns that only answers to a form have: submission, time sent, consent',
      weight: Math.min(1.6, 0.7 * signs.answerColumns),
    });
  if (signs.data && signs.questions >= minQuestions) reasons.push({ says: 'columns are questions', weight: 1.4 });
  if (signs.calledAnswers) reasons.push({ says: 'called submissions, responses, complaints or the like', weight: 0.8 });
  if (signs.written) reasons.push({ says: 'reads like a letter or a statement', weight: 0.8 });
  if (signs.calledPrivate) reasons.push({ says: 'called confidential, case, referral or the like', weight: 0.6 });
  if (signs.people >= 3) reasons.push({ says: `${signs.people} different people`, weight: signs.people >= 10 ? 0.8 : 0.4 });
  if (signs.delicate) reasons.push({ says: 'columns of debts, income, convictions, care or the like', weight: 0.8 });
  if (
    signs.habits.length === 0 &&
    signs.people >= 3 &&
    (traits.has('name') || signs.numbered) &&
    !signs.prose &&
    (traits.has('address') || signs.mobiles >= 0.5)
  )
    reasons.push({ says: 'people with home addresses or mobile numbers', weight: 0.5 });
  if (signs.calledAfter !== undefined && signs.habits.length === 0 && traits.has('name'))
    reasons.push({
      says: 'called after pupils, patients, volunteers or the like',
      weight: signs.calledAfter === 'served' && signs.people >= 3 ? 1.9 : 0.8,
    });
  if (signs.secrets) reasons.push({ says: 'columns of passwords', weight: 1.6 });
  if (signs.home) reasons.push({ says: 'columns of home addresses or home phones', weight: 0.8 });
  if (isNothingButNames(signs)) reasons.push({ says: 'rows of names and nothing that makes them public', weight: 0.6 });
  if (isNothingButPeople(signs)) reasons.push({ says: 'rows of people and nothing that makes them public', weight: 0.8 });
  if (signs.hidden) reasons.push({ says: 'not shown by the program people open the file with', weight: 1.2 });
  return reasons;
}

/** By these somebody is reached or told from everybody else. */
const reaching: readonly Trait[] = ['email', 'phone', 'address', 'birth', 'identity', 'money', 'network'];

/** An export of people: no page around it, no post, office or body in it, and more than their names. */
const isNothingButPeople = (signs: Signs): boolean =>
  isBare(signs) && isAbout(signs) && reaching.some((trait) => signs.traits.has(trait));

/** Who they are and not why: worth a look, no more. */
const isNothingButNames = (signs: Signs): boolean =>
  isBare(signs) && signs.people >= minListed && signs.traits.size === 1 && signs.traits.has('name');

/** Rows with a name, a patient's number or a private mailbox are somebody's, and so is whatever was sent in. */
const isAbout = (signs: Signs): boolean =>
  signs.traits.has('name') || signs.numbered || signs.answerColumns > 0 || isPrivateMail(signs);

/** Subscribers, recipients: several mailboxes, most of consumer providers. */
const isPrivateMail = ({ people, mail }: Signs): boolean => people >= minListed && mail.consumer >= 0.5;

const isBare = ({ data, habits, onlyOfficial, ofBodies, unpersonal, coverage, mail }: Signs): boolean =>
  data &&
  habits.length === 0 &&
  !onlyOfficial &&
  !ofBodies &&
  unpersonal === 0 &&
  coverage >= 0.8 &&
  mail.role < 0.5 &&
  mail.own < 0.5 &&
  mail.published < 0.5;

const isContactOnly = ({ traits, subjectNamed }: Signs): boolean =>
  !certain.some((trait) => traits.has(trait)) && !(traits.has('special') && subjectNamed);

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
const tellsBirths: readonly string[] = ['sport', 'honours', 'register', 'office'];

/** So many columns that only registers by law have: all that stands in them is public. */
const minRegisterColumns = 3;
/** So many that only lists of candidates and members of parliaments have: their births, beliefs and mailboxes, too. */
const minOfficeColumns = 4;

const birthsArePublic = ({ traits }: Signs, { habit, columns, surely }: HabitSigns): boolean =>
  tellsBirths.includes(habit.id) &&
  (surely || columns >= (habit.id === 'register' ? 1 : 2)) &&
  contactless({ traits }) &&
  !traits.has('identity') &&
  !traits.has('money') &&
  !traits.has('special') &&
  (!traits.has('address') || habit.id === 'register');

/** Where somebody lives is not in a list of staff, unless all else is. */
const maxOfHome = 2;

/** Whether the rows tell more than the habit makes public. */
function isGrave(signs: Signs, known: HabitSigns): boolean {
  const { habit, columns, sure } = known;
  if (signs.matchedLabels >= 2 || signs.answerColumns >= 2) return true;
  if (signs.answerColumns === 1 && signs.data && signs.traits.has('words') && signs.traits.has('address')) return true;
  if (signs.home && columns <= maxOfHome) return true;
  if (signs.subjectServed && habit.id !== 'planning' && habit.id !== 'register') return true;
  if (habit.id === 'register' && columns >= minRegisterColumns) return false;
  if (habit.id === 'office' && columns >= minOfficeColumns && !signs.traits.has('identity') && !signs.traits.has('money'))
    return false;
  if (!isContactOnly(signs)) return !birthsArePublic(signs, known);
  if (habit.id === 'planning') return !contactless(signs) || (signs.subjectNamed && sure < 2);
  return signs.subjectNamed && habit.id !== 'office' && habit.id !== 'sport';
}

function againstReasons(signs: Signs): Reason[] {
  const reasons: Reason[] = [];
  const contactOnly = isContactOnly(signs);
  const habit = signs.habits[0];
  if (habit !== undefined)
    reasons.push({ says: habit.habit.says, weight: -strengthOf(habit, signs.habits) * (isGrave(signs, habit) ? 0.35 : 1) });
  if (signs.departed && contactless(signs) && !signs.traits.has('identity') && !signs.traits.has('special'))
    reasons.push({ says: 'the people have died', weight: -3 });
  if (signs.ofBodies && contactOnly && isQuiet(signs))
    reasons.push({ says: 'each row is about a body of its own', weight: -2.4 });
  if (signs.onlyOfficial) reasons.push({ says: 'people appear only as officers, agents or contacts', weight: -2.5 });
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
  if (!signs.data && signs.reserved >= 0.8 && signs.people < 3 && contactOnly)
    reasons.push({ says: 'few values, all of them kept for documentation', weight: -1.6 });
  if (!signs.traits.has('name') && !isTelling(signs) && contactOnly && mayBeDesks(signs))
    reasons.push({ says: 'nobody is named', weight: -1.4 });
  if (signs.prose) reasons.push({ says: 'running text rather than rows', weight: -0.6 });
  if (signs.coverage < 0.2 && signs.rows >= 10) reasons.push({ says: 'few of the rows are about people', weight: -0.8 });
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
const exampleWeight = ({ reserved, documentation }: Signs): number =>
  documentation === 1 ? -9 : reserved >= 0.5 || documentation >= 0.8 ? -5 : -3;

/** Adds the reasons up, and says what the rows are. Logistic, so that a reason's weight is a change in log odds. */
export function weigh(signs: Signs): Weighed {
  if (signs.people === 0) return { nature: 'nobody', score: -5, confidence: 0, reasons: [] };
  const reasons = [...forReasons(signs), ...againstReasons(signs)];
  const score = reasons.reduce((sum, reason) => sum + reason.weight, bias);
  const speaking = reasons.reduce((sum, reason) => sum + Math.max(0, reason.weight), bias);
  if (speaking < reviewScore) return { nature: 'nobody', score, confidence: 0, reasons };
  const discounted = reasons.some((reason) => reason.weight <= -1);
  const isList = signs.people >= minListed && signs.traits.size >= 2 && signs.documentation < 0.5;
  const nature: Nature =
    score >= exposedScore || !discounted
      ? score < reviewScore
        ? 'nobody'
        : isAnswers(signs)
          ? 'answers'
          : 'personal'
      : isList || score >= reviewScore
        ? 'habit'
        : 'nobody';
  return { nature, score, confidence: 1 / (1 + Math.exp(-(score - exposedScore) * 1.3)), reasons };
}

const isAnswers = (signs: Signs): boolean =>
  signs.matchedLabels >= 2 ||
  signs.answerColumns + (signs.calledAnswers || signs.written ? 1 : 0) + (signs.traits.has('words') ? 0.5 : 0) >= 1;
