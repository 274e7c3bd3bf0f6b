import assert from 'node:assert/strict';
import { test } from 'node:test';
import { intervalSeconds, isCron, runsAfter } from '../src/schedule.ts';

const runs = (expression: string, zone: string, from: string, count: number): readonly string[] =>
  runsAfter(expression, zone, new Date(from), count).map((run) => run.toISOString().slice(5, 16));

test('in the night that has an hour twice, the watch leaves no hour out', () => {
  assert.deepEqual(runs('*/30 * * * *', 'Europe/London', '2026-10-25T00:10:00Z', 5), [
    '10-25T00:30',
    '10-25T01:00',
    '10-25T01:30',
    '10-25T02:00',
    '10-25T02:30',
  ]);
});

test('in the night that lacks an hour, the watch goes on as ever', () => {
  assert.deepEqual(runs('*/30 * * * *', 'Europe/London', '2026-03-29T00:10:00Z', 4), [
    '03-29T00:30',
    '03-29T01:00',
    '03-29T01:30',
    '03-29T02:00',
  ]);
});

test('a nightly crawl keeps its hour on the clock there, and leaves out a night that lacks it', () => {
  assert.deepEqual(runs('30 2 * * *', 'Europe/London', '2026-03-28T12:00:00Z', 2), ['03-29T01:30', '03-30T01:30']);
  assert.deepEqual(runs('30 2 * * *', 'Europe/London', '2026-10-24T12:00:00Z', 2), ['10-25T02:30', '10-26T02:30']);
  assert.deepEqual(runs('30 2 * * *', 'America/New_York', '2026-03-08T01:00:00Z', 1), ['03-09T06:30']);
});

test('five or six fields are a cron expression; anything else is not', () => {
  for (const good of ['*/5 * * * *', '*/3 * * * * *', '30 2 * * *', '0 9-17 * * MON-FRI']) assert.ok(isCron(good), good);
  for (const bad of ['', 'daily', '@daily', '* * * *', '61 * * * *', '* * * * * * *', 'every 5 minutes'])
    assert.ok(!isCron(bad), bad);
});

test('the interval is the shortest one, whatever the time of day', () => {
  const evening = new Date('2026-01-05T17:56:00Z');
  assert.equal(intervalSeconds('*/5 * * * *', 'UTC', evening), 300);
  assert.equal(intervalSeconds('*/5 9-17 * * *', 'UTC', evening), 300);
  assert.equal(intervalSeconds('*/3 * * * * *', 'UTC', evening), 3);
  assert.equal(intervalSeconds('30 2 * * *', 'UTC', evening), 86_400);
});
