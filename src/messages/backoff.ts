import { createHash } from 'node:crypto';

const secondMs = 1_000;
const hourMs = 3_600 * secondMs;
const firstWaitMs = 5 * secondMs;
const longestWaitMs = hourMs;
/** Enough for a long weekend without anybody who could mend the receiver. */
const patienceMs = 72 * hourMs;
/** A machine that was switched off for a week has had no chance to try: age alone gives nothing up. */
const fewestAttempts = 12;

/** 0 to 1, always the same for one posting: many postings that failed together do not come back together. */
const spread = (seed: string): number => createHash('sha256').update(seed).digest().readUInt16BE(0) / 0xffff;

/** How long to wait after `attempts` failed ones (1 or more): 5 s, 15 s, 45 s … up to an hour, and up to a fifth more. */
export function backoffMs(attempts: number, seed: string): number {
  const wait = Math.min(longestWaitMs, firstWaitMs * 3 ** Math.min(Math.max(attempts, 1) - 1, 20));
  return Math.round(wait * (1 + spread(seed) / 5));
}

/** Whether an alert that failed `attempts` times and is `ageMs` old goes to the dead letters. */
export const isHopeless = (attempts: number, ageMs: number): boolean => attempts >= fewestAttempts && ageMs >= patienceMs;
