import type { Canary } from '../model.ts';

// Canaries may be thousands and documents are many: a set crosses the wall once, and is called by its number from then on.

export type NumberedSet = { readonly number: number; readonly canaries?: readonly Canary[] };

/** Sets change when targets.yaml does. Both sides forget all of them at once when there are this many. */
const maxSets = 32;
const none: readonly Canary[] = [];

/** What to send to one worker, which has `openReceiving` on its side. */
export function openSending(): (canaries: readonly Canary[]) => NumberedSet {
  let numbers = new Map<readonly Canary[], number>();
  return (canaries) => {
    if (canaries.length === 0) return { number: 0 };
    const known = numbers.get(canaries);
    if (known !== undefined) return { number: known };
    if (numbers.size >= maxSets) numbers = new Map();
    const number = numbers.size + 1;
    numbers.set(canaries, number);
    return { number, canaries };
  };
}

/** The same list for the same number, so that what is built from it is built once. */
export function openReceiving(): (set: NumberedSet) => readonly Canary[] {
  const sets = new Map<number, readonly Canary[]>();
  return ({ number, canaries }) => {
    if (canaries === undefined) return sets.get(number) ?? none;
    if (number === 1) sets.clear();
    sets.set(number, canaries);
    return canaries;
  };
}
