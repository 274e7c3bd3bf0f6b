/** The kinds of parsed values, told apart. */

export type Keyed = Readonly<Record<string, unknown>>;

export type Scalar = string | number | boolean | bigint;

export const isKeyed = (value: unknown): value is Keyed => typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

export const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint';

/** Databases say a value's type beside it: Firestore, DynamoDB, MongoDB, XML turned into JSON. */
const typeNames: ReadonlySet<string> = new Set(
  'stringValue integerValue doubleValue booleanValue timestampValue referenceValue S N BOOL $oid $date $numberLong $numberInt $t #text _text value @value'.split(
    ' ',
  ),
);

/** What services that check people say of a value beside it: since when, until when, whether somebody looked. */
const provenance = /^(?:is_?)?verified$|^(?:from|to|valid_?from|valid_?to|from_?date|to_?date|confidence)$/iu;

/** The value inside `{"value": "…", "verified": true, "from": "2014-02-01"}`. */
function vouched(value: Keyed): Scalar | undefined {
  const inner = value.value;
  if (!isScalar(inner)) return undefined;
  const others = Object.keys(value).filter((key) => key !== 'value');
  return others.length > 0 && others.every((key) => provenance.test(key)) ? inner : undefined;
}

const dateParts: ReadonlySet<string> = new Set(['day', 'month', 'year']);

/** `{"day": 16, "month": 7, "year": 1989}`, as forms ask for a date in three boxes: 1989-07-16. Empty where nothing was filled in. */
function dated(value: Keyed): string | undefined {
  if (Object.keys(value).length !== dateParts.size) return undefined;
  const { day, month, year } = value;
  if (!isScalar(day) || !isScalar(month) || !isScalar(year)) return undefined;
  const parts = [String(year).trim(), String(month).trim().padStart(2, '0'), String(day).trim().padStart(2, '0')];
  if (/^0*$/u.test(parts.join(''))) return '';
  return /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u.test(parts.join('-')) ? parts.join('-') : undefined;
}

/** The value inside `{"stringValue": "…"}`, the date in `{"day": …}`, else undefined. */
export function unwrapped(value: Keyed): Scalar | undefined {
  if ('value' in value) {
    const inner = vouched(value);
    if (inner !== undefined) return inner;
  }
  if ('year' in value) return dated(value);
  let only: unknown;
  let count = 0;
  for (const key in value) {
    if (++count > 1 || !typeNames.has(key)) return undefined;
    only = value[key];
  }
  return isScalar(only) ? only : undefined;
}
