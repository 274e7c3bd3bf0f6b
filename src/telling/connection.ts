import type { Alert, World } from '../model.ts';
import { offlineAlert, onlineAlert } from '../words/blindness.ts';
import { postingsFor } from './audience.ts';

/** Whether Passerby itself reaches anything. Without addresses to try, it is taken to. */
export type Connection = {
  /** False while the connection is known to be gone; asks again, so that the round after it is back goes ahead. */
  readonly holds: () => Promise<boolean>;
  /** Asked when a target could not be seen: is it the target, or is it us? */
  readonly doubted: () => Promise<boolean>;
};

/** One look counts for every target that asks meanwhile. */
const freshMs = 5_000;
const looksUntilTold = 3;
const memory = 'offline';

type Gone = { readonly since: Date; readonly looks: number };

const read = (value: string | undefined): Gone | undefined => {
  const [since, looks] = (value ?? '').split(' ');
  const date = new Date(since ?? '');
  return Number.isNaN(date.getTime()) ? undefined : { since: date, looks: Number(looks ?? 0) };
};

/** Says once that the connection is gone, and once that it is back, instead of a message for every target. */
export async function openConnection(world: World, organisation: () => string): Promise<Connection> {
  const { outlook } = world;
  if (outlook === undefined) return { holds: async () => true, doubted: async () => true };
  let gone = read(await world.store.recall(memory));
  let last: { readonly at: Date; readonly isUp: Promise<boolean> } | undefined;

  const post = (alert: Alert): Promise<void> =>
    world.store.post(
      postingsFor(
        world.channels.map((channel) => ({ ...channel, targets: [] })),
        { name: alert.target, notify: [], timezone: 'UTC' },
        alert,
      ),
      world.now(),
    );
  const settle = async (isUp: boolean): Promise<void> => {
    const at = world.now();
    const how = { organisation: organisation(), tried: outlook.addresses(), at };
    if (isUp) {
      if (gone === undefined) return;
      world.log.info({ since: gone.since }, 'the connection is back');
      if (gone.looks >= looksUntilTold) await post(onlineAlert({ ...how, since: gone.since }));
      gone = undefined;
      return world.store.remember(memory, '');
    }
    if (gone === undefined) world.log.warn({}, 'passerby has no connection itself; no target is looked at until it is back');
    gone = { since: gone?.since ?? at, looks: (gone?.looks ?? 0) + 1 };
    if (gone.looks === looksUntilTold) await post(offlineAlert({ ...how, since: gone.since }));
    await world.store.remember(memory, `${gone.since.toISOString()} ${gone.looks}`);
  };
  const look = async (): Promise<boolean> => {
    const isUp = await outlook.reaches();
    await settle(isUp);
    return isUp;
  };
  const doubted = (): Promise<boolean> => {
    const at = world.now();
    if (last === undefined || at.getTime() - last.at.getTime() >= freshMs) last = { at, isUp: look() };
    return last.isUp;
  };
  return { doubted, holds: async () => gone === undefined || doubted() };
}
