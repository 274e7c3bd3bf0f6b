import type { Records } from '../model.ts';

// JSON as it may be asked for its parts without believing anything about it.

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const objectOf = (value: unknown): Readonly<Record<string, unknown>> | undefined => (isObject(value) ? value : undefined);

export const listOf = (value: unknown): readonly unknown[] | undefined => (Array.isArray(value) ? value : undefined);

export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** A count a platform prints, as number or digits. */
export function countOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,12}$/u.test(value.trim()) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 ? number : undefined;
}

/** The value under a path of keys. */
export const within = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => objectOf(inner)?.[key], value);

/** The objects of a list, empty for anything else. */
export const objectsOf = (value: unknown): readonly Readonly<Record<string, unknown>>[] => (listOf(value) ?? []).filter(isObject);

/** Whether rows hold people who did not mean to be public. */
export const holdPeople = (records: readonly Records[]): boolean =>
  records.some((one) => one.people > 0 && (one.nature === 'answers' || one.nature === 'personal'));

const contactKinds = [
  'email-address',
  'uk-phone',
  'phone-number',
  'person-name',
  'postal-address',
  'uk-postcode',
  'date-of-birth',
];

/** Whether any row, even a single one, holds somebody's name or a way to reach him. */
export const holdContacts = (records: readonly Records[]): boolean =>
  records.some((one) => contactKinds.some((kind) => (one.kinds[kind] ?? 0) > 0));

/** Whether rows hold answers to the public form's own questions (R4). */
export const holdItsAnswers = (records: readonly Records[]): boolean =>
  records.some((one) => one.rows > 0 && one.matchedLabels >= 2);

/** `1 - 40 of 40`, `394 submissions`, `1,204 results total`: the last number, which is the whole. */
export function lastCount(text: string): number | undefined {
  const last = text.match(/\d{1,3}(?:[.,\u00a0\u202f ]\d{3}){1,3}(?!\d)|\d{1,9}/gu)?.at(-1);
  return last === undefined ? undefined : countOf(last.replaceAll(/\D/gu, ''));
}
