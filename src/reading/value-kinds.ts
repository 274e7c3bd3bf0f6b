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

/** The value inside `{"stringValue": "…"}`, else undefined. */
export function unwrapped(value: Keyed): Scalar | undefined {
  let only: unknown;
  let count = 0;
  for (const key in value) {
    if (++count > 1 || !typeNames.has(key)) return undefined;
    only = value[key];
  }
  return isScalar(only) ? only : undefined;
}
