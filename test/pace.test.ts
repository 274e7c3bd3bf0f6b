import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import {
  freshPace,
  gapMs,
  type Heard,
  heard,
  isDown,
  type Pace,
  slotMs,
  slowedDown,
  started,
  widthFor,
} from '../src/network/pace.ts';
import { openTurns } from '../src/network/turns.ts';

const good = (latencyMs: number): Heard => ({ outcome: 'good', latencyMs, retryAfterMs: undefined });
const bad = (latencyMs: number): Heard => ({ outcome: 'bad', latencyMs, retryAfterMs: undefined });
const busy = (retryAfterMs?: number): Heard => ({ outcome: 'busy', latencyMs: 5, retryAfterMs });
const silence: Heard = { outcome: 'silent', latencyMs: 0, retryAfterMs: undefined };
const at = { nowMs: 1_000_000, perSecond: 2 };
const after = (...what: readonly Heard[]): Pace => what.reduce((pace, one) => heard(pace, one, at), freshPace);

test('two requests a second stand half a second apart', () => {
  assert.equal(gapMs(freshPace, 2), 500);
  assert.equal(slotMs(started(freshPace, 10_000, 2)), 10_500);
  assert.equal(gapMs(freshPace, 0), 0);
});

test('a slow host is asked more slowly, a quick one again at the allowed pace', () => {
  const slow = after(good(8_000));
  assert.equal(gapMs(slow, 2), 4_000);
  const recovering = heard(slow, good(10), at);
  assert.ok(recovering.delayMs < slow.delayMs && recovering.delayMs > 1_000);
});

test('a host that asks for less at the slowest pace too lets nobody in, and is tried again later', () => {
  const minutes = (count: number): Pace =>
    Array.from({ length: count }).reduce<Pace>(
      (pace, _, nth) => heard(pace, busy(), { ...at, nowMs: at.nowMs + nth * 60_000 }),
      freshPace,
    );
  const [bearing, shut] = [minutes(5), minutes(6)];
  assert.equal(isDown(bearing, at.nowMs + 5 * 60_000), false);
  assert.equal(isDown(shut, at.nowMs + 5 * 60_000 + 1), true);
  assert.equal(isDown(shut, at.nowMs + 6 * 60_000), false);
  assert.equal(isDown(heard(shut, good(10), at), at.nowMs), false);
  // A burst that is cut short is one refusal.
  assert.equal(isDown(after(...Array.from({ length: 20 }, () => busy())), at.nowMs), false);
});

test('an error never makes the pace faster', () => {
  const slow = after(good(8_000));
  assert.equal(heard(slow, bad(1), at).delayMs, slow.delayMs);
  assert.ok(heard(slow, busy(), at).delayMs > slow.delayMs);
  fc.assert(
    fc.property(fc.array(fc.nat(20_000), { maxLength: 10 }), fc.constantFrom(bad(1), busy(), silence), (latencies, error) => {
      const before = after(...latencies.map(good));
      assert.ok(heard(before, error, at).delayMs >= before.delayMs);
    }),
  );
});

test('troubles of requests that were on their way together slow down once, and never for long', () => {
  assert.equal(gapMs(after(busy(), busy(), busy()), 2), 1_000);
  const apart = [1, 2, 3, 4, 5, 6, 7].reduce(
    (pace, nth) => heard(pace, busy(), { ...at, nowMs: at.nowMs + nth * 60_000 }),
    freshPace,
  );
  assert.equal(gapMs(apart, 2), 10_000);
  const maintenance: Heard = { outcome: 'overloaded', latencyMs: 5, retryAfterMs: undefined };
  const down = [1, 2, 3, 4, 5].reduce(
    (pace, nth) => heard(pace, maintenance, { ...at, nowMs: at.nowMs + nth * 60_000 }),
    freshPace,
  );
  assert.equal(gapMs(down, 2), 1_000);
});

test('Retry-After is obeyed, and capped at five minutes', () => {
  assert.equal(slotMs(after(busy(7_000))), 1_007_000);
  assert.equal(slotMs(after(busy(10 ** 9))), 1_000_000 + 300_000);
  assert.equal(slotMs(heard(after(busy(7_000)), busy(1_000), at)), 1_007_000);
});

test('a crawl delay is a floor, and capped', () => {
  assert.equal(gapMs(slowedDown(freshPace, 10), 2), 10_000);
  assert.equal(gapMs(slowedDown(slowedDown(freshPace, 10), 1), 2), 10_000);
  assert.equal(gapMs(slowedDown(freshPace, 9_999), 0), 30_000);
  assert.equal(gapMs(slowedDown(freshPace, Number.NaN), 0), 0);
});

test('a host that gives no answer again and again is left alone, longer each time, until it answers', () => {
  const four = after(silence, silence, silence, silence);
  assert.ok(!isDown(four, at.nowMs));
  const five = heard(four, silence, at);
  assert.ok(isDown(five, at.nowMs) && isDown(five, at.nowMs + 29_999) && !isDown(five, at.nowMs + 30_000));
  const trial = started(five, at.nowMs + 30_000, 2);
  assert.ok(isDown(trial, at.nowMs + 30_001));
  const again = heard(trial, silence, at);
  assert.ok(isDown(again, at.nowMs + 59_999));
  assert.ok(!isDown(heard(again, bad(5), at), at.nowMs));
});

test('old troubles are forgotten by time where a host only ever refuses', () => {
  const troubled = after(busy(), bad(5));
  assert.ok(gapMs(troubled, 2) > 500);
  assert.equal(gapMs(started(troubled, at.nowMs + 600_001, 2), 2), 500);
});

test('a few requests at the same time, never many', () => {
  assert.equal(widthFor(1), 2);
  assert.equal(widthFor(10), 5);
  assert.equal(widthFor(500), 8);
  assert.equal(widthFor(0), 8);
});

const fakeClock = () => {
  let ms = 1_000_000;
  return {
    nowMs: () => ms,
    sleep: async (by: number) => {
      await setImmediate();
      ms += by;
    },
  };
};

test('requests of all targets to one host take turns; another host does not wait for them', async () => {
  const clock = fakeClock();
  const turns = openTurns(clock);
  const starts: number[] = [];
  const one = async (host: string, perSecond: number): Promise<void> => {
    assert.equal(await turns.take(host, perSecond), 'go');
    starts.push(clock.nowMs());
    turns.give(host, perSecond, good(0));
  };
  await Promise.all([one('a.test', 2), one('a.test', 4), one('a.test', 2), one('b.test', 2)]);
  assert.deepEqual(starts, [1_000_000, 1_000_000, 1_000_500, 1_000_750]);
  turns.close();
});

test('whoever waits when everything closes is told so', async () => {
  const turns = openTurns({
    nowMs: () => 0,
    sleep: (_ms, signal) => new Promise((settle) => signal.addEventListener('abort', () => settle())),
  });
  assert.equal(await turns.take('a.test', 1), 'go');
  const waiting = turns.take('a.test', 1);
  turns.close();
  assert.equal(await waiting, 'closed');
  assert.equal(await turns.take('b.test', 1), 'closed');
});
