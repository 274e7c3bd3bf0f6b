// What any store must do with alerts on their way.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store } from '../src/model.ts';
import { after, alert, dayMs, start } from './store-nouns.ts';
import { batch, type Place, visiting } from './store-place.ts';

export function outboxContract(name: string, place: Place): void {
  const inStore = visiting(place);

  test(`${name}: what is due comes in order, a few at a time, and not before its time`, async () => {
    await inStore(async (store) => {
      await store.post([{ alert: alert('late'), channel: 'dpo' }], after(10));
      await store.post(
        ['one', 'two', 'three'].map((key) => ({ alert: alert(key), channel: 'dpo' })),
        start,
      );
      const ids = async (at: Date, limit: number): Promise<readonly string[]> => (await store.due(at, limit)).map(({ id }) => id);
      assert.deepEqual(await ids(after(-1), 10), []);
      assert.deepEqual(await ids(after(9), 2), ['one dpo', 'two dpo']);
      assert.deepEqual(await ids(after(10), 10), ['one dpo', 'two dpo', 'three dpo', 'late dpo']);
    });
  });

  test(`${name}: a posting is retried when asked, delivered once, and dead when refused`, async () => {
    await inStore(async (store, reopen) => {
      await store.post(
        ['one', 'two'].map((key) => ({ alert: alert(key), channel: 'dpo' })),
        start,
      );
      await store.settle('one dpo', { retryAfterMs: 30_000, reason: 'busy' }, after(5));
      const [one] = (await store.postings('due')).filter(({ id }) => id === 'one dpo');
      assert.deepEqual([one?.attempts, one?.nextAttempt, one?.reason], [1, after(30_005), 'busy']);
      assert.deepEqual(
        (await store.due(after(30_004), 9)).map(({ id }) => id),
        ['two dpo'],
      );
      await store.settle('two dpo', { refused: 'no such hook' }, after(6));
      const again = await reopen();
      assert.deepEqual(
        (await again.due(after(30_005), 9)).map(({ id }) => id),
        ['one dpo'],
      );
      await again.settle('one dpo', 'delivered', after(30_006));
      await again.settle('one dpo', { retryAfterMs: 1, reason: 'a late second sender' }, after(30_007));
      const told = async (state: 'delivered' | 'dead'): Promise<unknown> =>
        (await again.postings(state)).map(({ id, attempts, reason }) => [id, attempts, reason]);
      assert.deepEqual(await told('delivered'), [['one dpo', 2, undefined]]);
      assert.deepEqual(await told('dead'), [['two dpo', 1, 'no such hook']]);
      assert.deepEqual(await again.due(after(dayMs), 9), []);
    });
  });

  test(`${name}: no receiver can ask for so much patience that an alert is lost`, async () => {
    await inStore(async (store) => {
      await store.post([{ alert: alert('one'), channel: 'dpo' }], start);
      for (const retryAfterMs of [Number.POSITIVE_INFINITY, Number.NaN, 1e300, -5]) {
        await store.settle('one dpo', { retryAfterMs, reason: 'come back' }, start);
        const [due] = await store.due(after(dayMs), 1);
        assert.ok(due !== undefined && due.nextAttempt >= start, String(retryAfterMs));
      }
    });
  });

  test(`${name}: an alert written again is not sent again`, async () => {
    await inStore(async (store) => {
      const outbox = [{ alert: alert('one'), channel: 'dpo' }];
      await store.post(outbox, start);
      await store.settle('one dpo', 'delivered', after(1));
      await store.record(batch({ outbox, at: after(2) }));
      await store.post(outbox, after(3));
      assert.deepEqual(await store.due(after(dayMs), 9), []);
    });
  });

  test(`${name}: who claims a posting has it to itself, until it is settled or the claim lapses`, async () => {
    await inStore(async (store, reopen) => {
      await store.post([{ alert: alert('one'), channel: 'dpo' }], start);
      const letterAt = async (from: Store, ms: number): Promise<string | undefined> =>
        (await from.claim('one dpo', after(ms + 100), after(ms)))?.letter;
      assert.equal(await letterAt(store, 0), 'one dpo');
      assert.equal(await letterAt(store, 99), undefined);
      assert.deepEqual(await store.due(after(99), 9), []);
      const again = await reopen();
      assert.equal(await letterAt(again, 99), undefined, 'a restart takes nobody’s claim');
      assert.deepEqual(
        (await again.due(after(100), 9)).map(({ id }) => id),
        ['one dpo'],
      );
      assert.equal(await letterAt(again, 100), 'one dpo~2');
      await again.settle('one dpo', 'delivered', after(101));
      assert.equal((await again.postings('due')).length, 1, 'what became of an earlier letter is no news');
      await again.settle('one dpo~2', { retryAfterMs: 5, reason: 'busy' }, after(102));
      assert.equal(await letterAt(again, 107), 'one dpo~2', 'a letter that was not taken goes out again');
      await again.settle('one dpo~2', { retryAfterMs: 5, reason: 'no answer', unsure: true }, after(108));
      assert.equal(await letterAt(again, 113), 'one dpo~3');
      await again.settle('one dpo~3', 'delivered', after(114));
      assert.equal(await letterAt(again, 500), undefined);
      assert.equal(await again.claim('another dpo', after(2), after(1)), undefined);
    });
  });
}
