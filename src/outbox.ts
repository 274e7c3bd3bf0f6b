import { backoffMs, isHopeless } from './messages/backoff.ts';
import type { Channel, Delivery, Posting, World } from './model.ts';

type Outside = Pick<World, 'store' | 'channels' | 'now' | 'log'>;

/** What became of the postings: sent, still in the outbox, or among the dead letters. */
type Emptied = { readonly delivered: number; readonly postponed: number; readonly dead: number };

/** One pass over a channel ends, so that a shutdown does not wait for a thousand letters. */
const maxSendsPerPass = 50;
/** A receiver that failed without saying for how long is left alone at most so long; its postings wait longer by themselves. */
const longestPauseMs = 30_000;
/** No pause is longer than a receiver may ask for: beyond it the clock was wrong. */
const saneMs = 25 * 3_600_000;
/** Longer than any attempt takes: who has not come back by then was killed, and may have sent it. */
const claimMs = 45_000;
const settleTries = 3;
const dayMs = 86_400_000;

const pauseName = (channel: string): string => `pause of channel ${channel}`;

async function isPaused({ store, now }: Outside, channel: string): Promise<boolean> {
  const until = Date.parse((await store.recall(pauseName(channel))) ?? '');
  const leftMs = until - now().getTime();
  return leftMs > 0 && leftMs < saneMs;
}

const pause = ({ store, now }: Outside, channel: string, forMs: number): Promise<void> =>
  store.remember(pauseName(channel), new Date(now().getTime() + forMs).toISOString());

/** A letter that was sent must not be sent again because writing so down failed once. */
async function settle({ store, now }: Outside, posting: Posting, delivery: Delivery): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await store.settle(posting.letter, delivery, now());
    } catch (error) {
      if (tries === settleTries) throw error;
    }
  }
}

async function attempt({ log }: Outside, channel: Channel, posting: Posting): Promise<Delivery> {
  try {
    return await channel.notify(posting.alert, posting.letter);
  } catch (error) {
    log.error({ channel: channel.name, error: error instanceof Error ? error.name : 'unknown' }, 'a channel broke');
    return { retryAfterMs: 0, reason: 'the channel broke', unsure: true };
  }
}

/** The answer with our own patience in it: when to come again, or that it is enough. */
function withPatience(delivery: Delivery, posting: Posting, now: Date): Delivery {
  if (delivery === 'delivered' || 'refused' in delivery) return delivery;
  const attempts = posting.attempts + 1;
  const ageMs = now.getTime() - posting.alert.at.getTime();
  if (isHopeless(attempts, ageMs)) {
    return {
      refused: `given up after ${attempts} attempts in ${Math.floor(ageMs / dayMs)} days; the last time, ${delivery.reason}`,
    };
  }
  return { ...delivery, retryAfterMs: delivery.retryAfterMs > 0 ? delivery.retryAfterMs : backoffMs(attempts, posting.id) };
}

/** Sends one posting and writes down what came of it; nothing when another process is at it. */
async function deliver(outside: Outside, channel: Channel, { id }: Posting): Promise<Delivery | undefined> {
  const now = outside.now();
  const posting = await outside.store.claim(id, new Date(now.getTime() + claimMs), now);
  if (posting === undefined) return undefined;
  const answer = await attempt(outside, channel, posting);
  const delivery = withPatience(answer, posting, outside.now());
  await settle(outside, posting, delivery);
  const facts = { channel: channel.name, alert: posting.alert.key, attempts: posting.attempts + 1 };
  if (delivery === 'delivered') {
    outside.log.info(facts, 'alert delivered');
  } else if ('refused' in delivery) {
    outside.log.error({ ...facts, reason: delivery.refused }, 'alert not delivered; it is among the dead letters');
  } else {
    const { reason, retryAfterMs } = delivery;
    outside.log.warn({ ...facts, reason, retryAfterMs }, 'alert not delivered yet; it is tried again');
    const askedFor = answer !== 'delivered' && 'retryAfterMs' in answer && answer.retryAfterMs > 0;
    await pause(outside, channel.name, askedFor ? retryAfterMs : Math.min(retryAfterMs, longestPauseMs));
  }
  return delivery;
}

/** Causes with news that is never held: what was held of them until the morning goes first, so that the order stays. */
const urgentCauses = (postings: readonly Posting[], now: Date): ReadonlySet<string> =>
  new Set(
    postings
      .filter(({ alert, nextAttempt }) => alert.severity === 'critical' && nextAttempt.getTime() <= now.getTime())
      .map(({ alert }) => alert.cause),
  );

/**
 * One channel's postings, the oldest first. News of a cause never overtakes older news of it, so that nobody reads "closed"
 * before "open"; other causes are not held up by it. The first failure ends the pass: the receiver is in trouble or asked for quiet.
 */
async function emptyChannel(outside: Outside, channel: Channel, postings: readonly Posting[]): Promise<Emptied> {
  const waiting = new Set<string>();
  let delivered = 0;
  let dead = 0;
  if (await isPaused(outside, channel.name)) return { delivered, postponed: postings.length, dead };
  const urgent = urgentCauses(postings, outside.now());
  for (const posting of postings) {
    const { cause } = posting.alert;
    if (waiting.has(cause)) continue;
    if (posting.nextAttempt.getTime() > outside.now().getTime() && !(posting.attempts === 0 && urgent.has(cause))) {
      waiting.add(cause);
      continue;
    }
    if (delivered + dead === maxSendsPerPass) break;
    const delivery = await deliver(outside, channel, posting);
    if (delivery === undefined) waiting.add(cause);
    else if (delivery === 'delivered') delivered += 1;
    else if ('refused' in delivery) dead += 1;
    else break;
  }
  return { delivered, postponed: postings.length - delivered - dead, dead };
}

/** A channel may be renamed by mistake, and come back: its alerts are given up as late as those of one that fails. */
async function awaitChannel(outside: Outside, name: string, postings: readonly Posting[]): Promise<Emptied> {
  let dead = 0;
  for (const posting of postings) {
    if (posting.nextAttempt.getTime() > outside.now().getTime()) continue;
    const reason = `there is no channel “${name}” any more`;
    const delivery = withPatience({ retryAfterMs: 0, reason }, posting, outside.now());
    await settle(outside, posting, delivery);
    const isDead = delivery !== 'delivered' && 'refused' in delivery;
    if (isDead) dead += 1;
    outside.log.error(
      { channel: name, alert: posting.alert.key },
      isDead
        ? 'an alert for a channel that is gone is among the dead letters'
        : 'targets.yaml has no such channel any more; its alert waits for it',
    );
  }
  return { delivered: 0, postponed: postings.length - dead, dead };
}

/** Sends what is due, channels side by side. Trouble of one channel holds up no other; only the store's own trouble is thrown. */
export async function emptyOutbox(outside: Outside): Promise<Emptied> {
  const nothing: Emptied = { delivered: 0, postponed: 0, dead: 0 };
  if ((await outside.store.due(outside.now(), 1)).length === 0) return nothing;
  const byChannel = Map.groupBy(await outside.store.postings('due'), ({ channel }) => channel);
  const settled = await Promise.allSettled(
    Array.from(byChannel, ([name, postings]) => {
      const channel = outside.channels.find((known) => known.name === name);
      return channel === undefined ? awaitChannel(outside, name, postings) : emptyChannel(outside, channel, postings);
    }),
  );
  const broken = settled.find((one) => one.status === 'rejected');
  if (broken !== undefined) throw broken.reason;
  return settled.reduce<Emptied>(
    (sum, one) =>
      one.status === 'rejected'
        ? sum
        : {
            delivered: sum.delivered + one.value.delivered,
            postponed: sum.postponed + one.value.postponed,
            dead: sum.dead + one.value.dead,
          },
    nothing,
  );
}
