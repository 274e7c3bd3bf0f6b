import type { Canary, Store } from '../model.ts';

// Canaries are written in targets.yaml, for every installation to see. This one also remembers those it has made, so that
// they are sought from the moment they are submitted, whether or not anybody has written them down yet.

/** One made by `canary new`. Its values are invented: they are nobody's. */
export type KeptCanary = {
  readonly name: string;
  readonly values: readonly string[];
  readonly target: string;
  readonly made: string;
};

const place = 'canaries';

const isKept = (value: unknown): value is KeptCanary =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  'values' in value &&
  Array.isArray(value.values) &&
  value.values.every((one) => typeof one === 'string') &&
  'target' in value &&
  typeof value.target === 'string' &&
  'made' in value &&
  typeof value.made === 'string';

function read(text: string | undefined): readonly KeptCanary[] {
  const value: unknown = JSON.parse(text ?? '[]');
  return Array.isArray(value) ? value.filter(isKept) : [];
}

type Memory = Pick<Store, 'remember' | 'recall'>;

export const keptCanaries = async (store: Memory): Promise<readonly KeptCanary[]> => read(await store.recall(place));

export async function keepCanary(store: Memory, canary: KeptCanary): Promise<void> {
  await store.remember(place, JSON.stringify([...(await keptCanaries(store)), canary]));
}

type Known = { readonly text: string; readonly canaries: readonly Canary[] };

/** The last list for each declared one: while nothing changes it is the same list, from which a matcher is built once. */
const known = new WeakMap<readonly Canary[], Known>();

/** What is sought: the canaries of targets.yaml and those this installation has made. */
export async function soughtCanaries(store: Memory, declared: readonly Canary[]): Promise<readonly Canary[]> {
  const text = await store.recall(place);
  if (text === undefined) return declared;
  const before = known.get(declared);
  if (before?.text === text) return before.canaries;
  const values = new Set(declared.map(({ value }) => value));
  const made = read(text).flatMap((kept) => kept.values.map((value) => ({ name: kept.name, value })));
  const canaries = [...declared, ...made.filter(({ value }) => !values.has(value))];
  known.set(declared, { text, canaries });
  return canaries;
}
