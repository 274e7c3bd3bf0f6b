// A year of two hundred targets, by a clock turned by hand: outages, flapping, certificate errors, rows that come and go,
// deployments that change every page, and twelve real exposures. Whoever carries the pager hears of the twelve, and of
// two sites that could not be seen for days; of nothing else.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Round } from '../../src/model.ts';
import { openRoom } from '../../src/room.ts';
import { round } from '../rounds.ts';
import { channelNamed, key, openStage, remembering, type Stage, targetNamed } from '../world.ts';
import { type Weather, yearSite } from './year-site.ts';

const targets = 200;
const year = { begin: Date.parse('2026-01-01T00:00:00Z'), days: 365 };
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** Targets whose rounds are filled up, to tell what all of them would come to. */
const measured = 20;
const maxDatabaseBytes = 50_000_000;

/** The same year each time: a linear congruential generator (Numerical Recipes). */
function openDice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Look = { readonly at: number; readonly target: number; readonly cadence: 'crawl' | 'watch' };
type Exposure = { readonly target: number; readonly from: number; readonly to: number };

const dice = openDice(2026);
const weather: Weather[] = [];
const looks: Look[] = [];

/** Hours and minutes they stood open, one a month, among them the hundred and four days of the case this was built for. */
const lengthsMs = [
  104 * dayMs,
  3 * hourMs,
  2 * dayMs,
  40 * minuteMs,
  9 * dayMs,
  26 * hourMs,
  5 * hourMs,
  15 * dayMs,
  90 * minuteMs,
  4 * dayMs,
  33 * dayMs,
  12 * hourMs,
];
const exposures: readonly Exposure[] = lengthsMs.map((length, month) => {
  const from = year.begin + (10 + month * 21) * dayMs + (7 + month) * hourMs;
  return { target: 7 + month * 15, from, to: from + length };
});
const blind = [
  { target: 33, from: year.begin + 50 * dayMs, to: year.begin + 52 * dayMs },
  { target: 150, from: year.begin + 200 * dayMs, to: year.begin + 202 * dayMs },
] as const;

const isBlind = (target: number): boolean => blind.some((outage) => outage.target === target);

function planRounds(): void {
  for (let target = 0; target < targets; target += 1) {
    const offset = (target * 7) % 1_440;
    for (let day = 0; day < year.days; day += 3) {
      const at = year.begin + day * dayMs + offset * minuteMs;
      looks.push({ at, target, cadence: day % 30 === 0 ? 'crawl' : 'watch' });
    }
  }
}

/** Days on which no other round falls: those come on every third. */
const dayOf = (third: number, place: 1 | 2): number => third * 3 + place;

/** Trouble of every kind, none of it longer than two rounds; in the hour around it the watch looks every few minutes. */
function planTrouble(): void {
  const kinds = ['down', 'certificate', 'error', 'challenge', 'overloaded', 'sign-in'] as const;
  for (let target = 0; target < targets; target += 1) {
    if (isBlind(target)) continue;
    for (let turn = 0; turn < 5; turn += 1) {
      const at = year.begin + dayOf(turn * 24 + dice(24), 1) * dayMs + dice(20) * hourMs;
      const kind = kinds[dice(kinds.length)] ?? 'down';
      weather.push({ target, from: at, to: at + 9 * minuteMs, kind });
      for (const minutes of [-5, 0, 5, 10]) looks.push({ at: at + minutes * minuteMs, target, cadence: 'watch' });
    }
  }
  // Forty sites that come and go for an hour.
  for (let turn = 0; turn < 40; turn += 1) {
    const target = dice(targets);
    if (isBlind(target)) continue;
    const at = year.begin + dayOf(dice(120), 2) * dayMs + dice(20) * hourMs;
    for (let minutes = 0; minutes < 60; minutes += 10) {
      weather.push({ target, from: at + minutes * minuteMs, to: at + (minutes + 5) * minuteMs, kind: 'error' });
      looks.push(
        { at: at + minutes * minuteMs, target, cadence: 'watch' },
        { at: at + (minutes + 5) * minuteMs, target, cadence: 'watch' },
      );
    }
  }
  for (const { target, from, to } of blind) {
    weather.push({ target, from, to, kind: 'certificate' });
    for (let at = from; at <= to + hourMs; at += 2 * hourMs) looks.push({ at, target, cadence: 'watch' });
  }
}

/** What is open is looked at five minutes after, once a day, and five minutes after its end. */
function planExposures(): void {
  for (const { target, from, to } of exposures) {
    const soon = 5 * minuteMs;
    looks.push({ at: from - soon, target, cadence: 'watch' });
    for (let at = from + soon; at < to; at += dayMs) looks.push({ at, target, cadence: 'watch' });
    looks.push({ at: to - soon, target, cadence: 'watch' }, { at: to + soon, target, cadence: 'watch' });
  }
}

planRounds();
planTrouble();
planExposures();
looks.sort((a, b) => a.at - b.at || a.target - b.target);

const names = Array.from({ length: targets }, (_, place) => `site-${String(place).padStart(3, '0')}.example`);
const estate = names.map((name, place) =>
  targetNamed(name, `https://${name}/`, {
    timezone: place % 2 === 0 ? 'Europe/London' : 'Europe/Berlin',
    denied: [new URL(`https://${name}/admin/export.csv`)],
    published: [{ urls: ['/register'], values: [], reason: 'public by law', until: undefined }],
  }),
);

const folder = mkdtempSync(join(tmpdir(), 'passerby-year-'));
const path = join(folder, 'passerby.db');
let stage: Stage;

before(async () => {
  const site = yearSite({ begin: year.begin, weather, exposures });
  stage = await openStage(site, new Date(year.begin), {
    path,
    inspect: remembering(await openRoom(key)),
    channels: (told) => [channelNamed('pager', told), channelNamed('clerk', told, { minSeverity: 'review' })],
  });
  let pruned = year.begin;
  for (const look of looks) {
    const target = estate[look.target];
    if (target === undefined) continue;
    await round(stage, target, new Date(look.at), look.cadence);
    if (look.at - pruned >= 7 * dayMs) {
      await stage.store.prune(new Date(look.at));
      pruned = look.at;
    }
  }
});

after(async () => {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});

const pages = () => stage.told.filter(({ channel }) => channel === 'pager').map(({ alert }) => alert);
const count = (kind: string, cause: RegExp): number =>
  pages().filter((alert) => alert.kind === kind && cause.test(alert.cause)).length;
const form = /^drupal-7-webform /u;
const sight = /^blind /u;

test('twelve exposures are twelve openings, each within its first round', () => {
  const opened = pages().filter(({ kind }) => kind === 'opened');
  assert.deepEqual(
    opened.map(({ target, at }) => [target, at.getTime()]).toSorted(),
    exposures.map(({ target, from }) => [names[target], from + 5 * minuteMs]).toSorted(),
  );
});

test('and twelve closings', () => {
  const resolved = pages().filter(({ kind, cause }) => kind === 'resolved' && form.test(cause));
  assert.deepEqual(
    resolved.map(({ target, at }) => [target, at.getTime()]).toSorted(),
    exposures.map(({ target, to }) => [names[target], to + 5 * minuteMs]).toSorted(),
  );
});

test('nobody acts: a reminder for every day that each of them stood open', () => {
  const days = exposures.map(({ from, to }) => Math.floor((to - 5 * minuteMs - (from + 5 * minuteMs)) / dayMs));
  assert.equal(
    count('reminder', form),
    days.reduce((sum, one) => sum + one, 0),
  );
});

test('two sites out of sight for two days are told, and told again when they are back', () => {
  assert.equal(count('blind', sight), blind.length);
  assert.equal(count('resolved', sight), blind.length);
  assert.equal(count('reminder', sight), 0);
});

test('there was not one other page', () => {
  const other = pages().filter(
    ({ kind, cause }) => !(form.test(cause) && ['opened', 'reminder', 'resolved'].includes(kind)) && !sight.test(cause),
  );
  assert.deepEqual(
    other.map(({ kind, title }) => `${kind}: ${title}`),
    [],
  );
});

test('what is published was told to the clerk in one quiet digest for each site, and to nobody else', () => {
  const digests = stage.told.filter(({ alert }) => alert.kind === 'digest');
  assert.ok(digests.every(({ channel }) => channel === 'clerk'));
  assert.equal(new Set(digests.map(({ alert }) => alert.target)).size, targets);
  assert.equal(digests.length, targets);
});

test('everything that was written was delivered', async () => {
  assert.deepEqual(await stage.store.postings('due'), []);
  assert.deepEqual(await stage.store.postings('dead'), []);
});

test('the database stays small, also with as many rounds of every target as are ever kept', async (t) => {
  const before = statSync(path).size;
  const last = year.begin + year.days * dayMs;
  const empty: Omit<Round, 'target' | 'started' | 'finished'> = {
    cadence: 'watch',
    requests: 9,
    bytes: 90_000,
    documents: 9,
    complete: true,
    unknown: 0,
    postponed: 0,
  };
  for (const name of names.slice(0, measured))
    for (let turn = 0; turn < 580; turn += 1) {
      const started = new Date(last + turn * 5 * minuteMs);
      await stage.store.finishRound({ ...empty, target: name, started, finished: new Date(started.getTime() + minuteMs) });
    }
  await stage.store.prune(new Date(last + 3 * dayMs));
  const bytes = before + ((statSync(path).size - before) * targets) / measured;
  t.diagnostic(
    `${looks.length} rounds, ${stage.asked.length} requests, ${pages().length} pages (${count('reminder', form)} reminders); database ${before} bytes, ${bytes} with every round that is kept`,
  );
  assert.ok(bytes < maxDatabaseBytes, `${before} bytes after the year, ${bytes} with every round`);
});
