import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { closeRound } from '../src/follow-up.ts';
import type { Change, Channel, Finding } from '../src/model.ts';
import { emptyOutbox } from '../src/outbox.ts';
import { scan } from '../src/scan.ts';
import { tellingOf, toldTurns } from '../src/telling/flapping.ts';
import { quietUntil } from '../src/telling/quiet.ts';
import { reminderAlert } from '../src/words/standing.ts';
import { cityHall } from './city-hall.ts';
import { kindsTold, round, told } from './rounds.ts';
import { alert as alertNoun, change, emptyBatch, finding } from './store-nouns.ts';
import { channelNamed, openStage, type Site, type Stage, targetNamed } from './world.ts';

const target = targetNamed('City Hall', 'https://www.cityhall.example/');
const begin = new Date('2026-06-01T10:00:00Z');
const hourMs = 3_600_000;
const minuteMs = 60_000;
const dayMs = 24 * hourMs;
const after = (ms: number): Date => new Date(begin.getTime() + ms);
const never = new Date('2099-01-01');

/** Open during each of these spans of minutes after the beginning. */
const opening = (...spans: readonly (readonly [number, number])[]): Site => {
  const open = cityHall(new Date(0), never, 5);
  const shut = cityHall(never, never, 5);
  return (url, at) =>
    spans.some(([from, to]) => at >= after(from * minuteMs) && at < after(to * minuteMs)) ? open(url, at) : shut(url, at);
};

async function onStage(
  site: Site,
  work: (stage: Stage) => Promise<void>,
  channels?: (told: Stage['told']) => readonly Channel[],
): Promise<void> {
  const stage = await openStage(site, begin, channels === undefined ? {} : { channels });
  try {
    await work(stage);
  } finally {
    await stage.close();
  }
}

// ── Reminders ────────────────────────────────────────────────────────────────────────────────────────────────────────

test('nobody acts: a reminder comes each day, and says that it is one', () =>
  onStage(opening([5, 99_999]), async (stage) => {
    await round(stage, target, begin, 'crawl');
    for (let hours = 0; hours <= 72; hours += 6) await round(stage, target, after(hours * hourMs + 10 * minuteMs));
    assert.deepEqual(kindsTold(stage), ['opened', 'reminder', 'reminder', 'reminder']);
    const [, first] = stage.told;
    assert.match(
      first?.alert.title ?? '',
      /^Reminder: still open after 1 day: anyone can read the answers to “Complain about the police”$/u,
    );
    assert.match(first?.alert.summary ?? '', /told before and nobody has acknowledged it/u);
    assert.equal(first?.alert.cause, stage.told[0]?.alert.cause);
  }));

test('somebody acknowledges one address of the cause: no more reminders, and the closing is still told', () =>
  onStage(opening([5, 5 * 1_440]), async (stage) => {
    await round(stage, target, begin, 'crawl');
    await round(stage, target, after(10 * minuteMs));
    const [first] = await stage.store.findings();
    await stage.store.decide(first?.id ?? '', 'acknowledged', undefined, after(hourMs));
    for (let day = 1; day <= 6; day += 1) await round(stage, target, after(day * dayMs));
    assert.deepEqual(kindsTold(stage), ['opened', 'resolved']);
  }));

test('after days of being switched off, one reminder comes, not one for each day', () =>
  onStage(opening([5, 99_999]), async (stage) => {
    await round(stage, target, begin, 'crawl');
    await round(stage, target, after(10 * minuteMs));
    await round(stage, target, after(9 * dayMs));
    await round(stage, target, after(9 * dayMs + 5 * minuteMs));
    assert.deepEqual(kindsTold(stage), ['opened', 'reminder']);
  }));

test('a reminder of what could not be looked at for days says so', () => {
  const open: Finding = finding('x', { firstSeen: begin, lastSeen: begin });
  const alert = reminderAlert(target, [open], { since: begin, turn: 3, next: after(4 * dayMs), at: after(3 * dayMs) });
  assert.match(alert?.summary ?? '', /could last look at it on 1 June 2026, 10:00 UTC, and has not seen it closed since/u);
});

// ── Flapping ─────────────────────────────────────────────────────────────────────────────────────────────────────────

test('open, closed, open within the hour is told as flapping, once; its end when it has held for an hour', () =>
  onStage(opening([5, 15], [25, 35], [45, 55], [65, 75]), async (stage) => {
    await round(stage, target, begin, 'crawl');
    for (let minutes = 10; minutes <= 240; minutes += 10) await round(stage, target, after(minutes * minuteMs));
    assert.deepEqual(kindsTold(stage), ['opened', 'resolved', 'reopened', 'resolved']);
    assert.match(stage.told[2]?.alert.title ?? '', /^Opening and closing: /u);
    assert.match(stage.told[2]?.alert.summary ?? '', /no further message until it has stayed one way for an hour/u);
    assert.equal(stage.told[3]?.alert.at.toISOString(), after(140 * minuteMs).toISOString());
  }));

test('what closes for hours and opens again is open again, and no flapping', () =>
  onStage(opening([5, 60], [300, 400]), async (stage) => {
    await round(stage, target, begin, 'crawl');
    for (let minutes = 10; minutes <= 460; minutes += 30) await round(stage, target, after(minutes * minuteMs));
    assert.deepEqual(kindsTold(stage), ['opened', 'resolved', 'reopened', 'resolved']);
    assert.match(stage.told[2]?.alert.title ?? '', /^Open again: /u);
  }));

test('however a door swings, its first opening is told, and never two turns of one swing', () => {
  const gaps = fc.array(fc.integer({ min: 1, max: 180 }), { maxLength: 40 });
  fc.assert(
    fc.property(gaps, (minutes) => {
      let at = begin.getTime();
      const turns = minutes.map((gap, place) => {
        at += gap * minuteMs;
        return {
          at: new Date(at),
          kind: place === 0 ? ('opened' as const) : place % 2 === 1 ? ('resolved' as const) : ('reopened' as const),
        };
      });
      const tellings = toldTurns(turns).map(({ telling }) => telling);
      assert.ok(tellings.length === 0 || tellings[0] === 'as usual');
      tellings.forEach((telling, place) => {
        if (telling === 'not') assert.notEqual(tellings[place - 1], 'as usual');
        if (telling === 'as flapping') assert.equal(turns[place]?.kind, 'reopened');
        assert.equal(telling, tellingOf(turns.slice(0, place), turns[place] ?? { at: begin, kind: 'opened' }));
      });
    }),
  );
});

// ── Quiet hours ──────────────────────────────────────────────────────────────────────────────────────────────────────

const nights = { from: 22 * 60, to: 7 * 60, timezone: undefined };
const local = (at: Date | undefined, timezone: string): string =>
  at === undefined
    ? ''
    : new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: timezone }).format(at);

test('quiet hours end by the clock on the wall, also in the nights it is changed', () => {
  const end = (at: string): string => local(quietUntil(nights, 'Europe/London', new Date(at)), 'Europe/London');
  assert.equal(end('2026-01-10T12:00:00Z'), '');
  assert.equal(end('2026-01-10T23:30:00Z'), '2026-01-11 07:00');
  assert.equal(end('2026-03-28T23:30:00Z'), '2026-03-29 07:00');
  assert.equal(end('2026-10-24T22:30:00Z'), '2026-10-25 07:00');
  assert.equal(
    local(quietUntil({ ...nights, timezone: 'Asia/Tokyo' }, 'Europe/London', new Date('2026-01-10T14:00:00Z')), 'Asia/Tokyo'),
    '2026-01-11 07:00',
  );
});

test('whatever the hours and the zone, they end within a day, outside themselves', () => {
  const zones = fc.constantFrom('UTC', 'Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu');
  const minutes = fc.integer({ min: 0, max: 1_439 });
  const times = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(minutes, minutes, zones, times, (from, to, zone, at) => {
      fc.pre(from !== to);
      const end = quietUntil({ from, to, timezone: zone }, 'UTC', at);
      if (end === undefined) return;
      assert.ok(end.getTime() > at.getTime() - minuteMs && end.getTime() - at.getTime() <= 25.5 * hourMs);
    }),
  );
});

const night = new Date('2026-06-01T23:00:00Z');
const record = (stage: Stage, changes: readonly Change[], outbox: Parameters<typeof emptyBatchWith>[1]): Promise<void> =>
  stage.store.record(emptyBatchWith(changes, outbox));
const emptyBatchWith = (changes: readonly Change[], outbox: typeof emptyBatch.outbox) => ({
  ...emptyBatch,
  changes,
  outbox,
  at: night,
});

test('what is held until the morning goes at once, and first, when the same cause becomes critical', () =>
  onStage(opening(), async (stage) => {
    const morning = new Date('2026-06-02T06:00:00Z');
    const high = { ...alertNoun('opened a'), kind: 'opened' as const, severity: 'high' as const, at: night };
    const other = { ...high, key: 'opened b', cause: 'another' };
    stage.at(night);
    await record(
      stage,
      [change('opened', finding('a'))],
      [
        { alert: high, channel: 'dpo', notBefore: morning },
        { alert: other, channel: 'dpo', notBefore: morning },
      ],
    );
    await emptyOutbox(stage.world);
    assert.deepEqual(told(stage), []);
    await record(stage, [], [{ alert: { ...high, key: 'worsened a', kind: 'worsened', severity: 'critical' }, channel: 'dpo' }]);
    await emptyOutbox(stage.world);
    assert.deepEqual(told(stage), ['opened dpo', 'worsened dpo']);
    stage.at(morning);
    await emptyOutbox(stage.world);
    assert.deepEqual(told(stage), ['opened dpo', 'worsened dpo', 'opened dpo']);
  }));

test('a critical opening wakes a channel with quiet hours; a blind target waits for the morning', () => {
  const quiet = (heard: Stage['told']) => [channelNamed('dpo', heard, { quiet: nights })];
  const site: Site = (url, at) =>
    at >= new Date('2026-06-01T23:00:00Z') && at < new Date('2026-06-02T02:00:00Z')
      ? undefined
      : opening([5 * 60, 6 * 60])(url, at);
  return onStage(
    site,
    async (stage) => {
      await round(stage, target, begin, 'crawl');
      for (let minutes = 30; minutes <= 20 * 60; minutes += 30) await round(stage, target, after(minutes * minuteMs));
      const times = stage.told.map(({ alert }) => alert.kind);
      assert.deepEqual(times.slice(0, 2), ['opened', 'resolved']);
      assert.deepEqual(times.slice(2), ['blind', 'resolved']);
    },
    quiet,
  );
});

// ── Blind, and seen again ────────────────────────────────────────────────────────────────────────────────────────────

test('two rounds without an answer are an outage; three are an alert, with an end of its own', () =>
  onStage(
    (url, at) => {
      const minutes = (at.getTime() - begin.getTime()) / minuteMs;
      return (minutes >= 10 && minutes < 20) || (minutes >= 60 && minutes < 100) ? undefined : opening()(url, at);
    },
    async (stage) => {
      await round(stage, target, begin, 'crawl');
      for (let minutes = 5; minutes <= 120; minutes += 5) await round(stage, target, after(minutes * minuteMs));
      assert.deepEqual(kindsTold(stage), ['blind', 'resolved']);
      assert.deepEqual(
        stage.told.map(({ alert }) => alert.title),
        ['Passerby cannot see City Hall', 'Passerby can see City Hall again'],
      );
      assert.match(stage.told[1]?.alert.summary ?? '', /could not be looked at for 40 minutes/u);
      assert.equal(stage.told[0]?.alert.cause, stage.told[1]?.alert.cause);
    },
  ));

test('a round that a shutdown cut short says nothing about its target', () =>
  onStage(
    () => undefined,
    async (stage) => {
      const plan = { cadence: 'watch', probes: [], budget: 10, stopped: () => true, progress: () => undefined } as const;
      for (let turn = 0; turn < 5; turn += 1) {
        stage.at(after(turn * minuteMs));
        await closeRound(stage.world, target, await scan(stage.world, target, plan, async () => undefined));
      }
      await emptyOutbox(stage.world);
      assert.deepEqual(told(stage), []);
    },
  ));

test('a target that stays out of sight is reminded of', () =>
  onStage(
    () => undefined,
    async (stage) => {
      for (let hours = 0; hours <= 7 * 24; hours += 12) await round(stage, target, after(hours * hourMs));
      assert.deepEqual(kindsTold(stage), ['blind', 'reminder', 'reminder']);
      assert.match(stage.told[1]?.alert.title ?? '', /^Reminder: Passerby still cannot see City Hall$/u);
    },
  ));

// ── The digest ───────────────────────────────────────────────────────────────────────────────────────────────────────

const register: Site = (url, at) => {
  const people = ['Ada Northgate', 'Ben Southwick', 'Cleo Eastham', 'Dan Westley', 'Eve Midford', 'Finn Oldroyd'];
  const rows = people
    .map(
      (name, place) =>
        `<tr><td>${name}</td><td>${name.toLowerCase().replace(' ', '.')}@example.org</td><td>0${place + 1}/03/19${60 + place}</td><td>${place + 3} Weir Lane, Exampleton, EX1 ${place + 1}AB</td></tr>`,
    )
    .join('');
  if (url.pathname === '/') return { status: 200, body: '<h1>City Hall</h1><a href="/register">Register</a>' };
  if (url.pathname === '/register')
    return {
      status: 200,
      body: `<title>Allotment holders</title><h1>Allotment holders</h1><table><tr><th>Name</th><th>E-mail</th><th>Date of birth</th><th>Home address</th></tr>${rows}</table>`,
    };
  return opening()(url, at);
};
const publishing = (until?: Date) => ({
  ...target,
  published: [{ urls: ['/register'], values: [], reason: 'public by law', until }],
});
const desks = (heard: Stage['told']) => [channelNamed('pager', heard), channelNamed('clerk', heard, { minSeverity: 'review' })];

test('what is public on purpose stands in one digest, and wakes nobody', () =>
  onStage(
    register,
    async (stage) => {
      for (let hours = 0; hours <= 72; hours += 3)
        await round(stage, publishing(), after(hours * hourMs), hours % 24 === 0 ? 'crawl' : 'watch');
      assert.deepEqual(told(stage), ['digest clerk']);
      const { alert } = stage.told[0] ?? {};
      assert.equal(alert?.severity, 'review');
      assert.deepEqual(alert?.addresses, ['https://www.cityhall.example/register']);
    },
    desks,
  ));

test('an entry under published: that has ended is told, and what it covered is told as if it were new', () =>
  onStage(
    register,
    async (stage) => {
      for (let hours = 0; hours <= 60; hours += 6)
        await round(stage, publishing(after(36 * hourMs)), after(hours * hourMs), hours % 24 === 0 ? 'crawl' : 'watch');
      assert.deepEqual(told(stage), ['digest clerk', 'opened pager', 'opened clerk', 'digest clerk']);
      assert.match(
        stage.told[1]?.alert.facts.find(({ label }) => label === 'Why it counts')?.value ?? '',
        /was published on purpose until 2026-06-02: public by law/u,
      );
      assert.ok(
        stage.told[3]?.alert.facts.some(
          ({ label, value }) => label === 'No longer published' && value.startsWith('/register: public by law'),
        ),
      );
    },
    desks,
  ));
