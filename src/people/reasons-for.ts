/** What speaks for rows of people that ought not to be public. */

import type { Reason } from '../model.ts';
import type { Signs, Trait } from './signs.ts';

/** One question heads many a column. */
const minQuestions = 2;
/** One word of theirs may stand anywhere. */
export const minAccount = 2;
const muchAccount = 4;
/** Fewer names are no list. */
const minListed = 3;
/** Two pupils or patients are enough to be theirs. */
const minServed = 2;

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

/** Every reason with its weight, in log odds above 0. */
export function forReasons(signs: Signs): Reason[] {
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
  if (signs.subjectNamed || signs.numbered || signs.ofPatients)
    reasons.push({ says: 'columns speak of children, patients, clients or the like', weight: isListOfServed(signs) ? 1.9 : 1 });
  if (signs.underNumber && signs.habits.length === 0)
    reasons.push({ says: 'named beside the number an office knows them by', weight: 1.3 });
  if (signs.mail.consumer >= 0.3 && signs.mail.seen >= 1)
    reasons.push({
      says: 'most mailboxes are of consumer providers',
      weight: signs.mail.seen >= 10 ? 1.8 : signs.mail.seen >= 3 ? 1.4 : 0.8,
    });
  else if (signs.mail.seen >= 5 && signs.mail.oneDomain <= 0.35 && signs.mail.role <= 0.2)
    reasons.push({ says: 'mailboxes are of many different domains', weight: 0.6 });
  if (signs.data && signs.mail.consumer < 0.3 && isPrivateMail(signs))
    reasons.push({ says: 'mailboxes in a list of subscribers, members or the like', weight: 0.8 });
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
  if (signs.confided !== undefined)
    reasons.push({
      says: 'tells of somebody’s health, troubles or family as nobody does in public',
      weight: signs.confided === 'kept' ? 1.9 : 0.2,
    });
  if (signs.conversation) reasons.push({ says: 'a conversation that a messenger wrote out', weight: 0.8 });
  if (signs.calledPrivate) reasons.push({ says: 'called confidential, case, referral or the like', weight: 0.6 });
  if (signs.people >= 3) reasons.push({ says: `${signs.people} different people`, weight: signs.people >= 10 ? 0.8 : 0.4 });
  if (signs.delicate)
    reasons.push({
      says: 'columns of debts, income, convictions, care, marks or the like',
      weight: signs.subjectServed || traits.has('demographics') ? 1 : 0.8,
    });
  if (
    signs.habits.length === 0 &&
    signs.people >= 3 &&
    (traits.has('name') || signs.numbered || isTexted(signs)) &&
    !signs.prose &&
    (traits.has('address') || signs.mobiles >= 0.5)
  )
    reasons.push({ says: 'people with home addresses or mobile numbers', weight: 0.5 });
  if (signs.calledAfter !== undefined && signs.habits.length === 0 && (traits.has('name') || isPrivateMail(signs)))
    reasons.push({
      says: 'called after pupils, patients, volunteers or the like',
      weight: signs.calledAfter === 'served' && signs.people >= minServed && !signs.firstNamesOnly ? 1.9 : 0.8,
    });
  if (signs.account >= minAccount)
    reasons.push({
      says: 'columns that services keep of their users and customers',
      weight: signs.account >= muchAccount ? 1.5 : 1,
    });
  if (signs.secrets) reasons.push({ says: 'columns of passwords', weight: 1.6 });
  if (signs.staffKept) reasons.push({ says: 'numbers an employer knows its staff by, in a part that is not shown', weight: 1.2 });
  if (signs.personnel) reasons.push({ says: 'columns of absences, illnesses or faults of staff', weight: 1.6 });
  if (signs.home) reasons.push({ says: 'columns of home addresses or home phones', weight: 0.8 });
  if (isNothingButNames(signs)) reasons.push({ says: 'rows of names and nothing that makes them public', weight: 0.6 });
  if (isNothingButPeople(signs))
    reasons.push({ says: 'rows of people and nothing that makes them public', weight: signs.spelled ? 1 : 0.8 });
  if (signs.hidden) reasons.push({ says: 'not shown by the program people open the file with', weight: 1.2 });
  return reasons;
}

/** Whoever is a claimant, a patient or a tenant, in a list of them: their names alone are nobody's business. */
const isListOfServed = ({ data, subjectServed, people, traits, firstNamesOnly, habits, calledAfter }: Signs): boolean =>
  data &&
  subjectServed &&
  traits.has('name') &&
  people >= minListed &&
  !firstNamesOnly &&
  habits.length === 0 &&
  calledAfter !== 'served';

/** By these somebody is reached or told from everybody else. */
const reaching: readonly Trait[] = ['email', 'phone', 'address', 'birth', 'identity', 'money', 'network'];

/** An export of people: no page around it, no post, office or body in it, and more than their names. */
const isNothingButPeople = (signs: Signs): boolean =>
  isBare(signs) && isAbout(signs) && reaching.some((trait) => signs.traits.has(trait));

/** Who they are and not why: worth a look, no more. */
const isNothingButNames = (signs: Signs): boolean =>
  isBare(signs) &&
  signs.people >= (signs.calledAfter === 'served' ? minServed : minListed) &&
  signs.traits.size === 1 &&
  signs.traits.has('name');

/** Rows with a name, a patient's number or a private mailbox are somebody's, and so is whatever was sent in. */
const isAbout = (signs: Signs): boolean =>
  signs.traits.has('name') || signs.numbered || signs.answerColumns > 0 || isPrivateMail(signs) || isTexted(signs);

/** Subscribers, recipients: several mailboxes, most of consumer providers, or in a list of subscribers of the ones kept for documentation. */
export const isPrivateMail = ({ people, mail, calledAfter, answerColumns }: Signs): boolean =>
  people >= minListed &&
  (mail.consumer >= 0.5 || (mail.reserved >= 0.5 && mail.role < 0.3 && (calledAfter !== undefined || answerColumns > 0)));

const minTexted = 10;

/** What was written to many mobiles, and whose they are: nobody publishes that, named or not. */
export const isTexted = ({ traits, mobiles, people }: Signs): boolean =>
  traits.has('phone') && traits.has('words') && mobiles >= 0.8 && people >= minTexted;

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
