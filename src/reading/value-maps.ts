/** `{ "-Nx7…": {name, email}, … }`: a list whose positions have names. */

import { isKeyed, isScalar, type Keyed } from './value-kinds.ts';

const maxSample = 20;
const minNamed = 3;

/** Names that were given out: numbers, tokens, addresses. */
const token = /^(?:\d{1,20}|[-\w]{16,64}|[^\s@]{1,64}@[^\s@]{1,64})$/u;

/** `billing`, `shipping`, `en`: names somebody chose. */
const isFieldLike = (key: string): boolean => /^[a-z][a-z_]{1,30}$/iu.test(key);

function areAlike(sample: readonly Keyed[]): boolean {
  const wanted = Object.keys(sample[0] ?? {});
  return wanted.length > 0 && sample.every((one) => wanted.filter((key) => key in one).length * 2 > wanted.length);
}

/** Its entries as a list, each with its `key`; undefined when the value is a record like any other. */
export function mapIn(value: Keyed): readonly Keyed[] | undefined {
  const keys = Object.keys(value);
  const [firstKey] = keys;
  if (firstKey === undefined) return undefined;
  if (!isKeyed(value[firstKey])) {
    if (!firstKey.includes('@') || !keys.every((key) => key.includes('@') && token.test(key) && isScalar(value[key])))
      return undefined;
    return keys.map((key) => ({ key, value: value[key] }));
  }
  const tokens = keys.every((key) => token.test(key));
  if (!tokens && (keys.length < minNamed || keys.every(isFieldLike))) return undefined;
  const sample = keys.slice(0, maxSample).map((key) => value[key]);
  if (!sample.every(isKeyed) || !areAlike(sample)) return undefined;
  return keys.map((key) => ({ key, ...(isKeyed(value[key]) ? value[key] : {}) }));
}
