import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Alert, Channel, Delivery, Store } from '../src/model.ts';
import webhook from '../src/notifiers/webhook.ts';
import { emptyOutbox } from '../src/outbox.ts';
import { openStore } from '../src/store.ts';
import { opened, resolved } from './alerts.ts';
import { toolsFor } from './notifier-fixture.ts';
import { startHttpReceiver } from './receiver.ts';

const key = new Uint8Array(32).fill(7);
const secondMs = 1_000;
const hourMs = 3_600 * secondMs;
const later = { retryAfterMs: 0, reason: 'the receiver is in trouble (503)' } as const;

type Scene = {
  readonly store: Store;
  /** Keys of the alerts a channel was given, in order. */
  readonly told: readonly string[];
  readonly channel: (name: string, answer?: (alert: Alert) => Delivery | Promise<Delivery>) => Channel;
  readonly empty: (...channels: readonly Channel[]) => ReturnType<typeof emptyOutbox>;
  readonly wait: (ms: number) => void;
  readonly now: () => Date;
};

/** A real store in memory, a clock that is moved by hand, and channels that answer as told. */
async function scene(play: (scene: Scene) => Promise<void>, before?: (statement: string) => void): Promise<void> {
  const store = openStore(':memory:', key, before);
  const clock = { ms: opened.at.getTime() };
  const now = () => new Date(clock.ms);
  const told: string[] = [];
  const { log } = toolsFor(secondMs);
  try {
    await play({
      ...{ store, told, now },
      channel: (name, answer = () => 'delivered') => ({
        name,
        minSeverity: 'low',
        targets: [],
        notify: async (alert) => {
          told.push(alert.key);
          return answer(alert);
        },
      }),
      empty: (...channels) => emptyOutbox({ store, channels, now, log }),
      wait: (ms) => {
        clock.ms += ms;
      },
    });
  } finally {
    await store.close();
  }
}

const alertOf = (name: string, change: Partial<Alert> = {}): Alert => ({ ...opened, key: name, cause: name, ...change });

const post = ({ store, now }: Scene, channel: string, ...alerts: readonly Alert[]): Promise<void> =>
  store.post(
    alerts.map((alert) => ({ alert, channel })),
    now(),
  );

test('what is due is delivered once, in the order it was written', () =>
  scene(async (s) => {
    await post(s, 'dpo', alertOf('a'), alertOf('b'), alertOf('c'));
    assert.deepEqual(await s.empty(s.channel('dpo')), { delivered: 3, postponed: 0, dead: 0 });
    assert.deepEqual(await s.empty(s.channel('dpo')), { delivered: 0, postponed: 0, dead: 0 });
    assert.deepEqual(s.told, ['a', 'b', 'c']);
    assert.equal((await s.store.postings('delivered')).length, 3);
  }));

test('a failed alert is sent again later, and later each time', () =>
  scene(async (s) => {
    const failing = s.channel('dpo', () => later);
    await post(s, 'dpo', alertOf('a'));
    const waits: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      assert.deepEqual(await s.empty(failing), { delivered: 0, postponed: 1, dead: 0 });
      const [posting] = await s.store.postings('due');
      waits.push((posting?.nextAttempt.getTime() ?? 0) - s.now().getTime());
      await s.empty(failing);
      assert.equal(s.told.length, round + 1, 'nothing is sent before its time');
      s.wait(waits.at(-1) ?? 0);
    }
    assert.deepEqual(
      waits,
      waits.toSorted((a, b) => a - b),
    );
    assert.deepEqual(await s.empty(s.channel('dpo')), { delivered: 1, postponed: 0, dead: 0 });
  }));

test('a receiver that asks for quiet has it, on the whole channel and over a restart, and other channels go on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'passerby-outbox-'));
  const { log } = toolsFor(secondMs);
  const told: string[] = [];
  const run = async (now: Date, answer: Delivery): Promise<void> => {
    const store = openStore(join(folder, 'passerby.db'), key);
    const channel = (name: string, says: Delivery): Channel => ({
      ...{ name, minSeverity: 'low', targets: [] },
      notify: async (alert) => {
        told.push(`${name} ${alert.key}`);
        return says;
      },
    });
    try {
      if (told.length === 0) {
        const outbox = ['a', 'b'].flatMap((name) => ['slow', 'fine'].map((to) => ({ alert: alertOf(name), channel: to })));
        await store.post(outbox, now);
      }
      await emptyOutbox({ store, log, now: () => now, channels: [channel('slow', answer), channel('fine', 'delivered')] });
    } finally {
      await store.close();
    }
  };
  try {
    const at = (ms: number) => new Date(opened.at.getTime() + ms);
    await run(at(0), { retryAfterMs: 60 * secondMs, reason: 'the receiver is busy (429)' });
    assert.deepEqual(told.toSorted(), ['fine a', 'fine b', 'slow a']);
    await run(at(59 * secondMs), 'delivered');
    assert.equal(told.length, 3);
    await run(at(61 * secondMs), 'delivered');
    assert.deepEqual(told.slice(3), ['slow a', 'slow b']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('"closed" never overtakes "open" of the same cause, and another cause is not held up for long', () =>
  scene(async (s) => {
    const refusesOpened = s.channel('dpo', (alert) => (alert.key === opened.key ? later : 'delivered'));
    await post(s, 'dpo', opened, resolved, alertOf('another'));
    for (let round = 0; round < 5; round += 1) {
      await s.empty(refusesOpened);
      s.wait(31 * secondMs);
    }
    assert.ok(s.told.includes('another'));
    assert.ok(!s.told.includes(resolved.key));
    s.wait(hourMs);
    await s.empty(s.channel('dpo'));
    assert.deepEqual(s.told.slice(-2), [opened.key, resolved.key]);
  }));

test('a refusal goes to the dead letters with its reason, and the next alert is sent', () =>
  scene(async (s) => {
    await post(s, 'dpo', alertOf('a'), alertOf('b'));
    const choosy = s.channel('dpo', ({ key: name }) => (name === 'a' ? { refused: 'the channel is archived' } : 'delivered'));
    assert.deepEqual(await s.empty(choosy), { delivered: 1, postponed: 0, dead: 1 });
    const [letter] = await s.store.postings('dead');
    assert.equal(letter?.alert.key, 'a');
    assert.equal(letter?.reason, 'the channel is archived');
  }));

test('alerts for a channel that is gone wait for it for days, and are dead letters then', () =>
  scene(async (s) => {
    await post(s, 'old', alertOf('a'), alertOf('b'));
    const other = s.channel('dpo');
    assert.deepEqual(await s.empty(other), { delivered: 0, postponed: 2, dead: 0 });
    s.wait(10_000);
    const [alert] = (await s.store.postings('due')).map(({ reason }) => reason);
    assert.equal(alert, 'there is no channel “old” any more');
    assert.deepEqual(await s.empty(other, s.channel('old')), { delivered: 2, postponed: 0, dead: 0 });

    await post(s, 'old', alertOf('c'));
    for (let hour = 0; hour < 90; hour += 1) {
      await s.empty(other);
      s.wait(3_700_000);
    }
    const [letter, ...more] = await s.store.postings('dead');
    assert.deepEqual(more, []);
    assert.match(letter?.reason ?? '', /given up after .* there is no channel “old” any more/u);
  }));

test('after days of failures an alert is given up with the last reason, and not before', () =>
  scene(async (s) => {
    const failing = s.channel('dpo', () => later);
    await post(s, 'dpo', alertOf('a'));
    let dead = 0;
    for (let hours = 0; hours < 100 && dead === 0; hours += 1) {
      dead = (await s.empty(failing)).dead;
      if (dead === 0) s.wait(1.25 * hourMs);
    }
    const ageMs = s.now().getTime() - opened.at.getTime();
    assert.ok(ageMs >= 72 * hourMs && ageMs < 75 * hourMs, `${ageMs / hourMs} hours`);
    const [letter] = await s.store.postings('dead');
    assert.match(
      letter?.reason ?? '',
      /^given up after \d+ attempts in 3 days; the last time, the receiver is in trouble \(503\)$/u,
    );
  }));

test('an alert that waited while Passerby was switched off is still sent', () =>
  scene(async (s) => {
    await post(s, 'dpo', alertOf('a'));
    s.wait(20 * 24 * hourMs);
    assert.deepEqual(await s.empty(s.channel('dpo', () => later)), { delivered: 0, postponed: 1, dead: 0 });
  }));

test('a channel that throws loses nothing and holds up no other', () =>
  scene(async (s) => {
    const broken = s.channel('broken', () => {
      throw new Error('a mistake in a channel');
    });
    await post(s, 'broken', alertOf('a'));
    await post(s, 'dpo', alertOf('b'));
    assert.deepEqual(await s.empty(broken, s.channel('dpo')), { delivered: 1, postponed: 1, dead: 0 });
  }));

test('a thousand alerts are sent in bounded passes', () =>
  scene(async (s) => {
    await post(s, 'dpo', ...Array.from({ length: 120 }, (_, index) => alertOf(`n${String(index).padStart(3, '0')}`)));
    const passes = [await s.empty(s.channel('dpo')), await s.empty(s.channel('dpo')), await s.empty(s.channel('dpo'))];
    assert.deepEqual(
      passes.map(({ delivered }) => delivered),
      [50, 50, 20],
    );
    assert.deepEqual(s.told, s.told.toSorted());
  }));

test('whichever write fails once, no alert is lost and none is sent twice', async () => {
  const faults = { at: Number.POSITIVE_INFINITY, seen: 0 };
  const before = (): void => {
    faults.seen += 1;
    if (faults.seen === faults.at) throw new Error('the disk is full');
  };
  let reached = true;
  for (let at = 1; reached; at += 1) {
    faults.at = Number.POSITIVE_INFINITY;
    await scene(async (s) => {
      await post(s, 'dpo', alertOf('a'), alertOf('b'));
      await post(s, 'soc', alertOf('a'), alertOf('c'));
      const channels = [
        s.channel('dpo', ({ key: name }) => (name === 'b' && s.told.length < 4 ? later : 'delivered')),
        s.channel('soc'),
      ];
      faults.seen = 0;
      faults.at = at;
      await s.empty(...channels).catch(() => undefined);
      reached = faults.seen >= at;
      faults.at = Number.POSITIVE_INFINITY;
      for (let round = 0; round < 4; round += 1) {
        s.wait(hourMs);
        await s.empty(...channels);
      }
      assert.equal((await s.store.postings('delivered')).length, 4);
      const once = s.told.filter((name) => name !== 'b').toSorted();
      assert.deepEqual(once, ['a', 'a', 'c'], `statement ${at}`);
    }, before);
  }
});

test('a real receiver that was down gets the same letter, under the same key', () =>
  scene(async (s) => {
    const server = await startHttpReceiver({ status: 503 }, { status: 200 });
    try {
      const notify = webhook.open({ url: `${server.address}/hook`, secret: 's' }, toolsFor(5 * secondMs));
      const dpo: Channel = { name: 'dpo', minSeverity: 'low', targets: [], notify };
      await post(s, 'dpo', opened);
      assert.deepEqual(await s.empty(dpo), { delivered: 0, postponed: 1, dead: 0 });
      s.wait(hourMs);
      assert.deepEqual(await s.empty(dpo), { delivered: 1, postponed: 0, dead: 0 });
      const [first, second] = server.received;
      assert.equal(first?.headers['idempotency-key'], second?.headers['idempotency-key']);
      assert.equal(first?.body, second?.body);
    } finally {
      await server.close();
    }
  }));

test('a letter nobody answered for goes out again under a key of its own, with the alert’s key unchanged in it', () =>
  scene(async (s) => {
    // A relay that gave up waiting: the first may have arrived.
    const server = await startHttpReceiver({ status: 504 }, { status: 200 });
    try {
      const notify = webhook.open({ url: `${server.address}/hook`, secret: 's' }, toolsFor(5 * secondMs));
      const soc: Channel = { name: 'soc', minSeverity: 'low', targets: [], notify };
      await post(s, 'soc', opened);
      await s.empty(soc);
      s.wait(hourMs);
      assert.deepEqual(await s.empty(soc), { delivered: 1, postponed: 0, dead: 0 });
      const [first, second] = server.received;
      assert.equal(first?.headers['idempotency-key'], `${opened.key} soc`);
      assert.equal(second?.headers['idempotency-key'], `${opened.key} soc~2`);
      assert.equal(first?.body, second?.body);
    } finally {
      await server.close();
    }
  }));

test('a sender that was killed leaves its alert to others, once its claim has lapsed', () =>
  scene(async (s) => {
    await post(s, 'dpo', alertOf('a'), alertOf('a', { key: 'a closed' }));
    const [first] = await s.store.postings('due');
    assert.ok(
      first !== undefined && (await s.store.claim(first.id, new Date(s.now().getTime() + 45_000), s.now())) !== undefined,
    );
    await s.empty(s.channel('dpo'));
    assert.deepEqual(s.told, [], 'nor does newer news of the cause overtake it');
    s.wait(45_000);
    await s.empty(s.channel('dpo'));
    assert.deepEqual(s.told, ['a', 'a closed']);
  }));
