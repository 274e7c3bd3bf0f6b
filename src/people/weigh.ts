import type { Nature, Reason } from '../model.ts';
import { againstReasons } from './reasons-against.ts';
import { forReasons } from './reasons-for.ts';
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
/** Fewer people with a post or a byline are no list. */
const minListed = 3;

/** Just short of exposed. */
const mostTold = exposedScore - 0.1;

const bias = -2.3;

/** Adds the reasons up, and says what the rows are. Logistic, so that a reason's weight is a change in log odds. */
export function weigh(signs: Signs): Weighed {
  if (signs.people === 0) return { nature: 'nobody', score: -5, confidence: 0, reasons: [] };
  const reasons = [...forReasons(signs), ...againstReasons(signs)];
  const sum = reasons.reduce((all, reason) => all + reason.weight, bias);
  // What a text tells without saying that it is for few is worth a look, however many it tells of; so is what nobody in particular answered.
  const isShort = signs.confided === 'told' || isUnnamed(signs);
  const score = isShort ? Math.min(sum, mostTold) : sum;
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

/** Surveys are published without their respondents. */
const unnamed: ReadonlySet<Trait> = new Set<Trait>(['words', 'demographics']);

const isUnnamed = ({ traits }: Signs): boolean => traits.has('words') && [...traits.keys()].every((trait) => unnamed.has(trait));

const isAnswers = (signs: Signs): boolean =>
  signs.matchedLabels >= 2 ||
  signs.answerColumns + (signs.calledAnswers || signs.written ? 1 : 0) + (signs.traits.has('words') ? 0.5 : 0) >= 1;
