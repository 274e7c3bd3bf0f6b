import type { Label } from '../score.ts';
import { type Concept, concepts, labelFor } from './columns.ts';
import { formats, type Sheet } from './formats.ts';
import { type Locale, locales } from './locales.ts';
import { makePerson, type Person } from './people.ts';
import type { Random } from './random.ts';
import { workbook } from './workbook.ts';

export type Made = {
  readonly folder: string;
  readonly ending: string;
  readonly body: string | Uint8Array;
  readonly label: Omit<Label, 'file'>;
};

type Recipe = {
  readonly title: readonly string[];
  readonly asks: readonly string[];
  readonly maybe: readonly string[];
  readonly grown: boolean;
  /** British identity numbers only make sense in British documents. */
  readonly british: boolean;
};

const adult = { grown: true, british: false } as const;

const recipes: readonly Recipe[] = [
  {
    ...adult,
    title: ['Complaints', 'Form results', 'Submissions', 'contact-form', 'export'],
    asks: ['full', 'email', 'words'],
    maybe: ['phone', 'street', 'postcode', 'sent', 'number', 'ip', 'birth', 'choice'],
  },
  {
    ...adult,
    title: ['Consultation responses', 'survey_results', 'Have your say'],
    asks: ['full', 'email', 'postcode', 'words'],
    maybe: ['sent', 'number', 'choice', 'ethnicity', 'sex'],
  },
  {
    ...adult,
    title: ['Responses', 'Form1', 'Sheet1', 'data'],
    asks: ['given', 'family', 'email'],
    maybe: ['phone', 'street', 'postcode', 'sent', 'choice', 'words', 'number'],
  },
  {
    ...adult,
    title: ['Blue badge applications', 'Housing register', 'Applications'],
    asks: ['given', 'family', 'birth', 'street', 'postcode'],
    maybe: ['phone', 'email', 'health', 'nino', 'sex'],
  },
  {
    ...adult,
    british: true,
    title: ['Patients', 'Referrals', 'Clinic list'],
    asks: ['full', 'birth', 'nhs'],
    maybe: ['phone', 'street', 'postcode', 'health', 'sex'],
  },
  {
    grown: false,
    british: false,
    title: ['Class list', 'Pupils', 'Admissions', 'Consents'],
    asks: ['given', 'family', 'birth'],
    maybe: ['street', 'postcode', 'health', 'sex', 'phone', 'email'],
  },
  {
    ...adult,
    british: true,
    title: ['Payroll', 'Starters and leavers', 'HR extract'],
    asks: ['full', 'nino', 'birth'],
    maybe: ['street', 'postcode', 'iban', 'sex'],
  },
  {
    ...adult,
    title: ['Grant payments to residents', 'Refunds', 'Hardship fund'],
    asks: ['full', 'iban', 'street'],
    maybe: ['postcode', 'email', 'phone'],
  },
  {
    ...adult,
    title: ['Newsletter', 'Petition signatures', 'Event registrations', 'Volunteers'],
    asks: ['full', 'email', 'phone'],
    maybe: ['postcode', 'sent', 'choice', 'street'],
  },
  {
    ...adult,
    british: true,
    title: ['Caseload', 'Safeguarding', 'Client extract'],
    asks: ['given', 'family', 'nhs', 'birth', 'words'],
    maybe: ['street', 'postcode', 'phone', 'health'],
  },
];

/** Which kinds the values of a document really are: postcodes have a kind where they are British. */
function kindOf(name: string, concept: Concept, locale: Locale): string | undefined {
  if (name === 'postcode') return locale.id === 'en' || locale.id === 'cy' ? 'uk-postcode' : undefined;
  return concept.kind;
}

type Chosen = { readonly name: string; readonly concept: Concept; readonly label: string };

function chosen(recipe: Recipe, locale: Locale, random: Random): readonly Chosen[] {
  const names = [...recipe.asks, ...random.some(recipe.maybe, 0.45)];
  const order = random.chance(0.5) ? random.shuffle(names) : names;
  return order.flatMap((name) => {
    const concept = concepts[name];
    return concept === undefined ? [] : [{ name, concept, label: labelFor(concept, locale, random) }];
  });
}

const howMany = (random: Random): number => random.pick([1, 1, 2, 3, 4, 5, 8, 12, 20, 35, 60, 140]);

function crowdOf(count: number, locale: Locale, random: Random): (grown: boolean) => readonly Person[] {
  const reserved = random.chance(0.4);
  return (grown) => Array.from({ length: count }, () => makePerson(random, locale, { reserved, grown }));
}

const distinct = (people: readonly Person[]): number =>
  new Set(people.map(({ full, birth, email }) => `${full} ${birth.year} ${birth.month} ${birth.day} ${email}`)).size;

/** A list of people's answers or records in one of the ways lists are exported. */
export function exposedList(random: Random): Made {
  const recipe = random.pick(recipes);
  const locale = recipe.british
    ? (locales[0] ?? random.pick(locales))
    : random.chance(0.45)
      ? (locales[0] ?? random.pick(locales))
      : random.pick(locales);
  const fields = chosen(recipe, locale, random);
  const people = crowdOf(howMany(random), locale, random)(recipe.grown);
  const sheet: Sheet = {
    title: random.pick(recipe.title),
    header: fields.map(({ label }) => label),
    rows: people.map((person) => fields.map(({ concept }) => concept.value(person, random, locale))),
  };
  const names = Object.keys(formats).filter((name) => name !== 'headerless' || people.length >= 4);
  const format = random.pick(names);
  const written = formats[format]?.(sheet);
  if (written === undefined) throw new RangeError(format);
  const kinds = [...new Set(fields.flatMap(({ name, concept }) => kindOf(name, concept, locale) ?? []))];
  const doubtful =
    format === 'headerless' &&
    !fields.some(({ name }) => name === 'email' || name === 'nino' || name === 'nhs' || name === 'iban');
  return {
    folder: `exposed/${format}`,
    ...written,
    label: {
      verdict: 'exposed',
      people: distinct(people),
      kinds: format === 'headerless' ? [] : kinds,
      note: `${recipe.title[0]} in ${locale.id}`,
      ...(doubtful ? { accept: ['exposed', 'review'] } : {}),
    },
  };
}

/** Answers in a sheet nobody sees, beside a summary everybody does. */
export function hiddenSheet(random: Random): Made {
  const recipe = random.pick(recipes);
  const locale = locales[0] ?? random.pick(locales);
  const fields = chosen(recipe, locale, random);
  const people = crowdOf(Math.max(3, howMany(random)), locale, random)(recipe.grown);
  const summary = [
    ['Ward', 'Requests', 'Closed'],
    ...['Abbey', 'Castle', 'Mill', 'Priory'].map((ward) => [ward, random.digits(2), random.digits(2)]),
  ];
  const rows = [
    fields.map(({ label }) => label),
    ...people.map((person) => fields.map(({ concept }) => concept.value(person, random, locale))),
  ];
  return {
    folder: 'exposed/hidden-sheet',
    ending: 'xlsx',
    body: workbook([
      { name: 'Summary', hidden: false, rows: summary },
      { name: random.pick(['Raw', 'data', 'Sheet2', 'Lookup', 'backup']), hidden: true, rows },
    ]),
    label: {
      verdict: 'exposed',
      people: distinct(people),
      kinds: [...new Set(fields.flatMap(({ name, concept }) => kindOf(name, concept, locale) ?? []))],
      note: 'a summary with the answers in a hidden sheet',
      where: 'hidden sheet',
    },
  };
}
