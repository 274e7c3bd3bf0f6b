/** What stands in a text and is nobody's: the club's own account, the birth dates of animals. */

import type { Passage } from '../model.ts';
import type { Found } from './mentioned.ts';

const accounts: ReadonlySet<string> = new Set(['iban', 'uk-bank-account']);
/** Whose account it is, where it is not the club's that subscriptions are paid to. */
const ownAccount =
  /account holder|your account|ihr(?:em)? konto|votre compte|su cuenta|zahlung erfolgt|direct debit|refund|reimburse|salary|payroll|wages|kontoinhaber|lastschrift|erstattung|gehalt|titulaire|prélèvement|remboursement|titular de la cuenta|intestatario|rekeninghouder|w[łl]a[śs]ciciel/iu;

/** What stands on a page without the accounts that its readers are to pay into. */
export const withoutFees = (found: readonly Found[], passages: readonly Passage[]): readonly Found[] =>
  found.some(({ detector }) => accounts.has(detector))
    ? found.filter(({ detector, passage }) => !accounts.has(detector) || ownAccount.test(passages[passage]?.text ?? ''))
    : found;

/** What an invoice and an office ask for. */
const toPay =
  /\b(?:our account|pay(?:able)? (?:it )?(?:in)?to|please pay|payments? (?:should|can|may) be made|zahlbar|[üu]berweisen|unser konto|notre compte|nuestra cuenta|nostro conto|onze rekening)\b/iu;

/** A text without the accounts it asks to be paid into, whoever is named in it. */
export const withoutInvoiced = (found: readonly Found[], passages: readonly Passage[]): readonly Found[] =>
  found.some(({ detector }) => accounts.has(detector))
    ? found.filter(({ detector, passage }) => !accounts.has(detector) || !toPay.test(passages[passage]?.text ?? ''))
    : found;

/** What only animals are said to be. */
const animal =
  /\b(?:neutered|spayed|castrated|microchip(?:ped)?|kittens?|pupp(?:y|ies)|pedigree|adoption fee|rehom(?:e|ed|ing)|kennel name|sire|kastriert|gechipt|sterilis[ée]e?|esterilizad[oa]|sterilizzat[oa]|gecastreerd|wykastrowan[ya])\b/iu;

/** Cats have birth dates, too. */
export const withoutAnimals = (found: readonly Found[], passages: readonly Passage[]): readonly Found[] =>
  found.some(({ detector }) => detector === 'date-of-birth') && passages.some(({ text }) => animal.test(text))
    ? found.filter(({ detector }) => detector !== 'date-of-birth')
    : found;
