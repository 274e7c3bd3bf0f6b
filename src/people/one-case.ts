import type { Document } from '../model.ts';
import { type Group, sumKinds } from './roll.ts';
import { weigh } from './weigh.ts';

/** Biographies say when somebody was born, and where their office is. */
const biographies: readonly Document['kind'][] = ['html'];

const isSure = ({ signs }: Group): boolean => signs.documentation < 0.5 && signs.habits.length === 0 && !signs.onlyOfficial;

/** A number or a birth date on a line of its own, and nobody beside it. */
const isNameless = (group: Group, kind: Document['kind']): boolean =>
  isSure(group) &&
  group.signs.rows === 1 &&
  !group.signs.traits.has('name') &&
  (group.signs.traits.has('identity') || (group.signs.traits.has('birth') && !biographies.includes(kind)));

const isNamed = (group: Group): boolean => isSure(group) && group.signs.people === 1 && group.signs.traits.has('name');

/** The groups again, with one case told in two places as one: a letter names somebody, and a line of it gives their number. */
export function oneCase(groups: readonly Group[], kind: Document['kind']): readonly Group[] {
  const [named, ...others] = groups.filter(isNamed);
  if (named === undefined || others.length > 0) return groups;
  const lines = groups.filter((group) => group !== named && group.hidden === named.hidden && isNameless(group, kind));
  if (lines.length === 0) return groups;
  const whole = lines.reduce(together, named);
  return groups.flatMap((group) => (group === named ? [whole] : lines.includes(group) ? [] : [group]));
}

function together(one: Group, line: Group): Group {
  const signs = {
    ...one.signs,
    traits: new Map([...line.signs.traits, ...one.signs.traits]),
    subjectNamed: one.signs.subjectNamed || line.signs.subjectNamed,
  };
  return { ...one, signs, kinds: sumKinds([one, line]), weighed: weigh(signs) };
}
