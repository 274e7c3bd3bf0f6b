// Each message as a person reads it, in the order of one story: told by the real line, laid out as text.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { before, test } from 'node:test';
import { linesOf, tidy } from '../src/messages/alert-text.ts';
import type { Alert, Target } from '../src/model.ts';
import { offlineAlert, onlineAlert } from '../src/words/blindness.ts';
import { cityHall } from './city-hall.ts';
import { round } from './rounds.ts';
import { type Answer, channelNamed, openStage, type Site, targetNamed } from './world.ts';

const target = targetNamed('City Hall', 'https://www.cityhall.example/');
const begin = new Date('2026-06-01T10:00:00Z');
const hourMs = 3_600_000;
const at = (hours: number): Date => new Date(begin.getTime() + hours * hourMs);
const never = new Date('2099-01-01');

const golden = new URL('./golden/messages/', import.meta.url);
const maxAddresses = 20;
const written = new Map<string, string>();

const text = (alert: Alert): string =>
  `${linesOf(tidy(alert, maxAddresses))
    .map((line) => line.text)
    .join('\n')}\n`;

/** Plays a site for some hours; `names` call the messages that are told, in their order. */
async function play(site: Site, hours: readonly number[], names: readonly string[], of: Target = target): Promise<void> {
  const stage = await openStage(site, begin, { channels: (told) => [channelNamed('clerk', told, { minSeverity: 'review' })] });
  try {
    await round(stage, of, begin, 'crawl');
    for (const hour of hours) await round(stage, of, at(hour), hour % 24 === 0 ? 'crawl' : 'watch');
    assert.equal(stage.told.length, names.length, stage.told.map(({ alert }) => alert.title).join('\n'));
    names.forEach((name, place) => {
      const alert = stage.told[place]?.alert;
      assert.ok(alert !== undefined, `${name} was not told`);
      written.set(name, text(alert));
    });
  } finally {
    await stage.close();
  }
}

const empty: Answer = {
  status: 200,
  body: '<title>Complain about the police</title><h1>Complain about the police</h1><div class="webform-results-per-page">Showing all results. 0 results total.</div><p>There are no submissions for this form.</p>',
};

/** Its list opens before anybody has written, fills, and grows. */
const filling: Site = (url, time) => {
  const people = time < at(6) ? 0 : time < at(12) ? 12 : 60;
  const isOpen = time >= at(1);
  if (isOpen && people === 0 && /^\/node\/7\/(?:webform-results|submissions)/u.test(url.pathname)) return empty;
  return cityHall(isOpen ? begin : never, never, people)(url, time);
};

const swinging: Site = (url, time) => {
  const minutes = (time.getTime() - begin.getTime()) / 60_000;
  const isOpen = (minutes >= 10 && minutes < 20) || (minutes >= 30 && minutes < 40) || (minutes >= 50 && minutes < 60);
  return cityHall(isOpen ? begin : never, never, 12)(url, time);
};

/** Refused at the source after two hours, while a cache shows its copies for two hours more. */
const cached: Site = (url, time) => {
  const isPast = url.searchParams.has('passerby');
  const answer = cityHall(at(1), at(isPast ? 3 : 5), 12)(url, time);
  return url.pathname.includes('results') && answer?.status === 200
    ? { ...answer, headers: { ...answer.headers, age: '600' } }
    : answer;
};

const holders: readonly string[] = [
  'Ada Northgate',
  'Ben Southwick',
  'Cleo Eastham',
  'Dan Westley',
  'Eve Midford',
  'Finn Oldroyd',
];

const register: Site = (url, time) => {
  if (url.pathname === '/') return { status: 200, body: '<h1>City Hall</h1><a href="/register">Register</a>' };
  if (url.pathname !== '/register') return cityHall(never, never)(url, time);
  const rows = holders.map(
    (name, place) =>
      `<tr><td>${name}</td><td>${name.toLowerCase().replace(' ', '.')}@example.org</td><td>0${place + 1}/03/19${60 + place}</td><td>${place + 3} Weir Lane, Exampleton, EX1 ${place + 1}AB</td></tr>`,
  );
  return {
    status: 200,
    body: `<title>Allotment holders</title><h1>Allotment holders</h1><table><tr><th>Name</th><th>E-mail</th><th>Date of birth</th><th>Home address</th></tr>${rows.join('')}</table>`,
  };
};
const publishing: Target = {
  ...target,
  published: [{ urls: ['/register'], values: [], reason: 'public by law', until: undefined }],
};

before(async () => {
  await play(cityHall(at(1), at(50), 394), [2, 26, 51], ['opened', 'reminder', 'closed']);
  await play(filling, [2, 7, 13], ['opened-empty', 'worse-filled', 'worse-grown']);
  await play(cityHall(at(1), at(4), 12), [2, 5], ['opened-few', 'closed-few']);
  await play(
    swinging,
    [10, 20, 30, 40, 50, 60, 130].map((minutes) => minutes / 60),
    ['swings-opened', 'swings-closed', 'swings', 'swings-settled'],
  );
  await play(cached, [2, 4, 6], ['cached-opened', 'copies', 'cached-closed']);
  await play(
    (url, time) => (time >= at(1) && time < at(80) ? undefined : cityHall(never, never)(url, time)),
    [2, 3, 4, 76, 81],
    ['blind', 'still-blind', 'seen-again'],
  );
  await play(register, [24], ['digest'], publishing);
  const offline = {
    since: at(1),
    at: at(2),
    organisation: target.organisation,
    tried: [new URL('https://www.elsewhere.example/')],
  };
  written.set('offline', text(offlineAlert(offline)));
  written.set('online', text(onlineAlert(offline)));
});

const wanted =
  'opened reminder closed opened-empty worse-filled worse-grown swings swings-settled copies blind still-blind seen-again digest offline online'.split(
    ' ',
  );

for (const name of wanted)
  test(`the message reads as test/golden/messages/${name}.txt`, async () => {
    const file = new URL(`${name}.txt`, golden);
    if (process.env.UPDATE_GOLDEN === '1') await writeFile(file, written.get(name) ?? '');
    assert.equal(written.get(name), await readFile(file, 'utf8'));
  });

test('no message is kept that nobody sends any more', () => {
  assert.deepEqual(readdirSync(golden).sort(), wanted.map((name) => `${name}.txt`).sort());
});
