/** `{ "-Nx7…": {name, email}, … }`: a list whose positions have names. */

import { isKeyed, isScalar, type Keyed } from './value-kinds.ts';

const maxSample = 20;
const minNamed = 3;
const minTokenChars = 16;
const minTokenFigures = 4;
/** Some records leave out most of what others have. */
const mostAlike = 0.7;

/** Names that were given out: numbers, tokens, addresses. */
function isToken(key: string): boolean {
  if (/^(?:\d{1,20}|[^\s@]{1,64}@[^\s@]{1,64})$/u.test(key)) return true;
  if (!/^[-\w]{6,64}$/u.test(key)) return false;
  return key.replace(/\D/gu, '').length >= (key.length < minTokenChars ? minTokenFigures : 1);
}

/** `billing`, `shipping`, `en`: names somebody chose. */
const isFieldLike = (key: string): boolean => /^[a-z][a-z_]{1,30}$/iu.test(key);

function areAlike(sample: readonly Keyed[]): boolean {
  const wanted = Object.keys(sample[0] ?? {});
  const share = (one: Keyed): number => wanted.filter((key) => key in one).length / wanted.length;
  return (
    wanted.length > 0 &&
    sample.every((one) => share(one) > 0) &&
    sample.filter((one) => share(one) > 0.5).length >= sample.length * mostAlike
  );
}

const minMakeKeys = 3;

/** Test data and settings name each record; parts of one record hardly ever have as many keys in common. */
function areOfOneMake(sample: readonly Keyed[]): boolean {
  const wanted = Object.keys(sample[0] ?? {});
  return (
    wanted.length >= minMakeKeys &&
    sample.every((one) => wanted.every((key) => key in one && (one[key] === null || isScalar(one[key]))))
  );
}

/** Its entries as a list, each with its `key`; undefined when the value is a record like any other. */
export function mapIn(value: Keyed): readonly Keyed[] | undefined {
  const keys = Object.keys(value);
  const [firstKey] = keys;
  if (firstKey === undefined) return undefined;
  if (!isKeyed(value[firstKey])) {
    if (!firstKey.includes('@') || !keys.every((key) => key.includes('@') && isToken(key) && isScalar(value[key])))
      return undefined;
    return keys.map((key) => ({ key, value: value[key] }));
  }
  const tokens = keys.every(isToken);
  if (!tokens && keys.length < minNamed) return undefined;
  const sample = keys.slice(0, maxSample).map((key) => value[key]);
  if (!sample.every(isKeyed) || !areAlike(sample)) return undefined;
  if (!tokens && keys.every(isFieldLike) && !areOfOneMake(sample)) return undefined;
  return keys.map((key) => ({ key, ...(isKeyed(value[key]) ? value[key] : {}) }));
}
