import { type IcoCategory, isSpecial } from './ico.ts';

/** How likely it is that Article 34 asks for the people themselves to be told, and why. A person decides. */
export type Risk = {
  readonly likelihood: 'likely' | 'possible' | 'unlikely' | 'not on what is known';
  readonly because: readonly string[];
};

type Known = {
  readonly people: number;
  readonly categories: readonly IcoCategory[];
  readonly kinds: readonly string[];
  /** The public form's name and its questions. */
  readonly words: string;
  readonly openMs: number;
};

const topics: readonly (readonly [RegExp, string])[] = [
  [/\b(?:police|crime|criminal|victims?|offen[cs]es?|assault|abuse|harassment|fraud|court)\b/iu, 'police, crime or victims'],
  [/\b(?:complain|complaints?|grievances?|whistle\s?blow\w*|safeguarding|misconduct)\b/iu, 'a complaint about somebody'],
  [
    /\b(?:health|medical|gp|nhs|patients?|hospital|disabilit(?:y|ies)|disabled|mental|care needs|social care|vaccin\w+)\b/iu,
    'health or care',
  ],
  [/\b(?:child|children|pupils?|school|nursery|youth|send)\b/iu, 'children'],
  [/\b(?:hous(?:ing|ed)|homeless\w*|benefits?|debt|asylum|immigration|refuge|hardship)\b/iu, 'housing, benefits or hardship'],
];

const dayMs = 86_400_000;
const longMs = 7 * dayMs;
const manyPeople = 1_000;

/** After the ICO's self-assessment: what was exposed, how many people, for how long, and what could be done with it. */
export function riskOf({ people, categories, kinds, words, openMs }: Known): Risk {
  if (people === 0) return { likelihood: 'not on what is known', because: ['No person’s data was in it when Passerby looked.'] };
  const grave = categories.some((category) => isSpecial(category) || category === 'financial' || category === 'official');
  const ownWords = kinds.includes('free-text');
  const about = topics.filter(([pattern]) => pattern.test(words)).map(([, topic]) => topic);
  const contact =
    kinds.includes('person-name') && ['email-address', 'phone-number', 'postal-address'].some((kind) => kinds.includes(kind));
  const because = [
    ...(categories.some(isSpecial) ? ['Data the law holds to be special (Articles 9 and 10) was recognised.'] : []),
    ...(categories.includes('financial') || categories.includes('official')
      ? ['Numbers were recognised that can be used for fraud or in somebody else’s name.']
      : []),
    ...(about.length === 0
      ? []
      : [`The form’s own name or questions are about ${about.join(', ')}: that somebody wrote at all may be confidential.`]),
    ...(ownWords ? ['People wrote in their own words; such texts hold more than was asked for, also about others.'] : []),
    ...(contact ? ['Names stand together with ways to reach the people: enough for targeted fraud or harassment.'] : []),
    ...(people >= manyPeople ? [`Many people are concerned: at least ${people}.`] : []),
    ...(openMs >= longMs ? ['It was open for long enough for search engines and archives to have found it.'] : []),
  ];
  const likelihood =
    grave || (ownWords && about.length > 0) ? 'likely' : ownWords || contact || about.length > 0 ? 'possible' : 'unlikely';
  return {
    likelihood,
    because: because.length > 0 ? because : ['Only single details were recognised, without a name beside them.'],
  };
}
