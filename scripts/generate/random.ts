/** Chance that repeats itself: the same seed makes the same documents on every machine. */
export type Random = {
  /** 0 (included) to 1. */
  readonly next: () => number;
  /** Both ends included. */
  readonly whole: (from: number, to: number) => number;
  readonly pick: <Thing>(things: readonly Thing[]) => Thing;
  readonly some: <Thing>(things: readonly Thing[], share: number) => readonly Thing[];
  readonly chance: (share: number) => boolean;
  readonly shuffle: <Thing>(things: readonly Thing[]) => readonly Thing[];
  readonly digits: (count: number) => string;
};

/** mulberry32: small, quick, good enough to invent people. */
export function openRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const pick = <Thing>(things: readonly Thing[]): Thing => {
    const thing = things[whole(0, things.length - 1)];
    if (thing === undefined) throw new RangeError('nothing to pick from');
    return thing;
  };
  const chance = (share: number): boolean => next() < share;
  const shuffle = <Thing>(things: readonly Thing[]): readonly Thing[] =>
    things
      .map((thing) => ({ thing, order: next() }))
      .sort((one, other) => one.order - other.order)
      .map(({ thing }) => thing);
  return {
    next,
    whole,
    pick,
    chance,
    shuffle,
    some: (things, share) => things.filter(() => chance(share)),
    digits: (count) => Array.from({ length: count }, () => whole(0, 9)).join(''),
  };
}
