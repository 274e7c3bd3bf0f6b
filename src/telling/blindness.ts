import { maskedAddress } from '../addresses/address.ts';
import type { Alert, Outcome, Target, World } from '../model.ts';
import { blindAlert, blindReminder, seenAgainAlert } from '../words/blindness.ts';
import { postingsFor } from './audience.ts';

const roundsUntilBlind = 3;
const remindEveryMs = 3 * 86_400_000;

/** Rounds in a row that did not see the target, since when, and how many reminders of it were written. */
type Blind = { readonly rounds: number; readonly since: Date; readonly turn: number };

const nameOf = (target: Target): string => `blind ${target.name}`;

function read(value: string | undefined): Blind | undefined {
  const [rounds, since, turn] = (value ?? '').split(' ');
  const date = new Date(since ?? '');
  if (rounds === undefined || Number.isNaN(date.getTime())) return undefined;
  return { rounds: Number(rounds), since: date, turn: Number(turn ?? 0) };
}

const written = ({ rounds, since, turn }: Blind): string => `${rounds} ${since.toISOString()} ${turn}`;

/**
 * A target that was not seen for several rounds is an alert of its own, with reminders and an end. A round that was cut
 * short by a shutdown, or in which Passerby itself had no connection, says nothing about the target.
 */
export async function tellBlindness(world: World, target: Target, outcome: Outcome): Promise<void> {
  const blind = read(await world.store.recall(nameOf(target)));
  if (outcome.seen) {
    if (blind === undefined) return;
    if (blind.rounds >= roundsUntilBlind)
      await post(world, target, seenAgainAlert(target, { since: blind.since, at: world.now() }));
    await world.store.remember(nameOf(target), '');
    return;
  }
  if (outcome.interrupted === true) return;
  const at = world.now();
  const rounds = (blind?.rounds ?? 0) + 1;
  const since = blind?.since ?? outcome.round.started;
  const turn = Math.floor((at.getTime() - since.getTime()) / remindEveryMs);
  if (rounds === roundsUntilBlind)
    await post(world, target, blindAlert(target, { since, at, rounds, reason: reasonOf(target, outcome) }));
  else if (rounds > roundsUntilBlind && turn > (blind?.turn ?? 0))
    await post(world, target, blindReminder(target, { since, at, turn }));
  await world.store.remember(nameOf(target), written({ rounds, since, turn }));
}

/** Why the start was not seen, before why anything else was not. */
function reasonOf({ start }: Target, { unknown }: Outcome): string {
  const starts = start.map(maskedAddress);
  return (unknown.find(({ url }) => starts.includes(url)) ?? unknown[0])?.reason ?? 'no answer';
}

const post = (world: World, target: Target, alert: Alert): Promise<void> =>
  world.store.post(postingsFor(world.channels, target, alert), world.now());
