import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ageInCache, pastCaches } from '../src/judging/copies.ts';
import type { Exchange } from '../src/model.ts';
import { cityHall } from './city-hall.ts';
import { kindsTold, round } from './rounds.ts';
import { type Answer, openStage, type Site, type Stage, targetNamed } from './world.ts';

const target = targetNamed('City Hall', 'https://www.cityhall.example/');
const begin = new Date('2026-06-01T10:00:00Z');
const after = (minutes: number): Date => new Date(begin.getTime() + minutes * 60_000);
const isResults = (url: URL): boolean => url.pathname.includes('webform-results');

/** A cache that keeps answers about results for an hour, and says how old they are. */
function cached(origin: Site, keeps: (answer: Answer) => boolean): Site {
  const kept = new Map<string, { readonly at: Date; readonly answer: Answer }>();
  return (url, at) => {
    const copy = kept.get(url.href);
    const ageSeconds = copy === undefined ? 0 : (at.getTime() - copy.at.getTime()) / 1000;
    if (copy !== undefined && ageSeconds < 3_600)
      return { ...copy.answer, headers: { ...copy.answer.headers, age: String(ageSeconds), 'x-cache': 'HIT from edge' } };
    const answer = origin(url, at);
    if (answer !== undefined && isResults(url) && keeps(answer)) kept.set(url.href, { at, answer });
    return answer;
  };
}

async function onStage(site: Site, work: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = await openStage(site, begin);
  try {
    await work(stage);
  } finally {
    await stage.close();
  }
}

test('closed at its source and still shown by a cache: told once, and closed only when the copies are gone', () =>
  onStage(
    cached(cityHall(after(5), after(30), 5), (answer) => answer.status === 200),
    async (stage) => {
      await round(stage, target, begin, 'crawl');
      for (let minutes = 10; minutes <= 120; minutes += 10) await round(stage, target, after(minutes));
      assert.deepEqual(kindsTold(stage), ['opened', 'reminder', 'resolved']);
      const [, copies, resolved] = stage.told;
      assert.match(
        copies?.alert.title ?? '',
        /^Closed at the source, but copies are still shown: the answers to “Complain about the police”$/u,
      );
      assert.match(copies?.alert.steps[0] ?? '', /^Clear every cache in front of this site/u);
      assert.equal(copies?.alert.at.toISOString(), after(30).toISOString());
      assert.equal(resolved?.alert.at.toISOString(), after(70).toISOString());
    },
  ));

test('a refusal that only a cache still shows closes nothing', () =>
  onStage(
    (url, at) => {
      const origin = cityHall(after(5), after(60), 5);
      // From the 20th minute on the cache refuses in the name of a server that is open.
      const isStale = at >= after(20) && at < after(40) && isResults(url) && !url.searchParams.has('passerby');
      return isStale ? { status: 403, body: '<h1>Access denied</h1>', headers: { age: '600' } } : origin(url, at);
    },
    async (stage) => {
      await round(stage, target, begin, 'crawl');
      for (let minutes = 10; minutes <= 80; minutes += 10) await round(stage, target, after(minutes));
      assert.deepEqual(kindsTold(stage), ['opened', 'resolved']);
      assert.equal(stage.told[1]?.alert.at.toISOString(), after(60).toISOString());
    },
  ));

test('an address is spelt anew for each look past the caches, and stays the same address', () => {
  const url = new URL('https://www.example.gov.uk/node/7/webform-results?page=2');
  const one = pastCaches(url, after(0));
  assert.equal(one.pathname, url.pathname);
  assert.equal(one.searchParams.get('page'), '2');
  assert.notEqual(one.href, pastCaches(url, after(1)).href);
  assert.equal(url.searchParams.has('passerby'), false);
});

test('what comes from a cache is known by its headers, whichever cache it is', () => {
  const from = (headers: Readonly<Record<string, string>>): number | undefined =>
    ageInCache({
      outcome: 'answered',
      asked: new URL('https://www.example.gov.uk/'),
      url: new URL('https://www.example.gov.uk/'),
      status: 200,
      headers,
      body: new Uint8Array(),
      truncated: false,
    } satisfies Exchange);
  assert.equal(from({}), undefined);
  assert.equal(from({ age: '0' }), undefined);
  assert.equal(from({ age: 'soon', 'x-cache': 'MISS' }), undefined);
  assert.equal(from({ age: '340' }), 340);
  assert.equal(from({ 'cf-cache-status': 'HIT' }), 0);
  assert.equal(from({ 'x-drupal-cache': 'HIT' }), 0);
});
