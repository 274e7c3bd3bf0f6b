// What any store must do with findings, and with people who decide about them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../src/model.ts';
import { after, change, dayMs, finding, minuteMs, start } from './store-nouns.ts';
import { batch, type Place, visiting } from './store-place.ts';

export function findingsContract(name: string, place: Place): void {
  const inStore = visiting(place);

  test(`${name}: seeing a finding again moves its last sight and is no news`, async () => {
    await inStore(async (store) => {
      const opened = finding('f one');
      await store.record(batch({ changes: [change('opened', opened)] }));
      const seen = { ...opened, lastSeen: after(minuteMs), people: 395 };
      await store.record(batch({ changes: [change('seen', seen, opened)], at: after(minuteMs) }));
      assert.deepEqual(await store.finding(opened.id), seen);
      assert.equal((await store.history(opened.id)).length, 1);
    });
  });

  test(`${name}: opened, worsened, resolved and reopened are one finding with four turns`, async () => {
    await inStore(async (store) => {
      const opened = finding('f one');
      const worse = { ...opened, people: 800 };
      const resolved: Finding = { ...worse, state: 'resolved', resolvedAt: after(2) };
      const again = { ...worse, firstSeen: after(3), lastKnownClosed: after(2) };
      await store.record(batch({ changes: [change('opened', opened)] }));
      await store.record(batch({ changes: [change('worsened', worse, opened)], at: after(1) }));
      await store.record(batch({ changes: [change('resolved', resolved, worse)], at: after(2) }));
      assert.deepEqual(await store.findings({ state: 'open' }), []);
      assert.deepEqual(await store.finding(opened.id), resolved);
      await store.record(batch({ changes: [change('reopened', again, resolved)], at: after(3) }));
      assert.deepEqual(await store.findings(), [again]);
      assert.deepEqual(
        (await store.history(opened.id)).map(({ at, kind }) => [at.getTime() - start.getTime(), kind]),
        [
          [0, 'opened'],
          [1, 'worsened'],
          [2, 'resolved'],
          [3, 'reopened'],
        ],
      );
    });
  });

  test(`${name}: a decision made while a round was under way outlives the round`, async () => {
    await inStore(async (store) => {
      const opened = finding('f one');
      await store.record(batch({ changes: [change('opened', opened)] }));
      const note = { by: 'A. Clerk', reason: 'the register is public', until: after(dayMs) };
      await store.decide(opened.id, 'accepted', note, after(1));
      await store.record(batch({ changes: [change('seen', { ...opened, lastSeen: after(2) }, opened)], at: after(2) }));
      const now = await store.finding(opened.id);
      assert.deepEqual([now?.state, now?.note, now?.lastSeen], ['accepted', note, after(2)]);
      assert.deepEqual((await store.history(opened.id)).at(-1), {
        ...{ at: after(1), kind: 'accepted' },
        says: 'A. Clerk: the register is public, until 2026-03-02',
      });
    });
  });

  test(`${name}: a closed address resolves its finding whatever was decided meanwhile`, async () => {
    await inStore(async (store) => {
      const opened = finding('f one');
      await store.record(batch({ changes: [change('opened', opened)] }));
      await store.decide(opened.id, 'acknowledged', undefined, after(1));
      const resolved: Finding = { ...opened, state: 'resolved', resolvedAt: after(2) };
      await store.record(batch({ changes: [change('resolved', resolved, opened)], at: after(2) }));
      assert.deepEqual(await store.finding(opened.id), resolved);
    });
  });

  test(`${name}: a finding can be put back to open, and asked for again`, async () => {
    await inStore(async (store) => {
      const opened = finding('f one');
      await store.record(batch({ changes: [change('opened', opened)] }));
      await store.decide('fone', 'acknowledged', undefined, after(1));
      await store.decide('fone', 'open', undefined, after(2));
      await store.decide('fone', 'open', undefined, after(3));
      assert.deepEqual(await store.finding('fone'), opened);
      const kinds = (await store.history(opened.id)).map(({ kind }) => kind);
      assert.deepEqual(kinds, ['opened', 'acknowledged', 'reopened', 'rechecked']);
    });
  });

  test(`${name}: a decision on a finding that is not there is refused, with its id`, async () => {
    await inStore(async (store) => {
      await assert.rejects(store.decide('nowhere', 'open', undefined, start), /nowhere/u);
    });
  });

  test(`${name}: two that open the same address make one finding, told once`, async () => {
    await inStore(async (store) => {
      await store.record(batch({ changes: [change('opened', finding('f one'))] }));
      const second = finding('f one', { id: 'zzzz', firstSeen: after(9), lastSeen: after(9) });
      await store.record(batch({ changes: [change('opened', second)], at: after(9) }));
      assert.deepEqual(await store.findings(), [finding('f one', { lastSeen: after(9) })]);
      assert.equal((await store.history('fone0000')).length, 1);
    });
  });

  test(`${name}: a finding answers to any beginning of its id that is its alone`, async () => {
    await inStore(async (store) => {
      const ids = ['abcd1234', 'abce5678', 'ab'];
      const found = ids.map((id) => finding(`fingerprint of ${id}`, { id }));
      await store.record(batch({ changes: found.map((one) => change('opened', one)) }));
      const asked = await Promise.all(
        ['abcd1234', 'abcd', 'abc', 'ab', 'a', '', 'x', '%', 'abcd12345'].map((id) => store.finding(id)),
      );
      assert.deepEqual(
        asked.map((one) => one?.id),
        ['abcd1234', 'abcd1234', undefined, 'ab', undefined, undefined, undefined, undefined, undefined],
      );
    });
  });

  test(`${name}: two findings that come to one id are both kept, the later under a longer one`, async () => {
    await inStore(async (store) => {
      const later = finding('another', { id: 'fone0000' });
      await store.record(batch({ changes: [change('opened', finding('f one')), change('opened', later)] }));
      const ids = (await store.findings()).map(({ id }) => id);
      assert.equal(ids[0], 'fone0000');
      assert.match(ids[1] ?? '', /^fone0000[0-9a-f]{1,4}$/u);
      assert.equal((await store.finding('fone0000'))?.fingerprint, 'f one');
      assert.equal((await store.history(ids[1] ?? '')).length, 1);
    });
  });

  test(`${name}: pruning keeps open findings for ever and resolved ones for years`, async () => {
    await inStore(async (store) => {
      const ended: Finding = finding('ended', { state: 'resolved', resolvedAt: after(1) });
      const open = finding('f one');
      await store.record(batch({ changes: [change('opened', open), change('resolved', ended)] }));
      await store.prune(after(2 * 365 * dayMs));
      assert.equal((await store.findings()).length, 2);
      await store.prune(after(4 * 365 * dayMs));
      assert.deepEqual(await store.findings(), [open]);
    });
  });
}
