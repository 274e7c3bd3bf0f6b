import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { World } from '../src/model.ts';
import { emptyOutbox } from '../src/outbox.ts';
import { watchTarget } from '../src/target-watch.ts';
import { openConnection } from '../src/telling/connection.ts';
import { kindsTold, told } from './rounds.ts';
import { openStage, type Stage, targetNamed } from './world.ts';

const begin = new Date('2026-06-01T10:00:00Z');
const minuteMs = 60_000;
const after = (minutes: number): Date => new Date(begin.getTime() + minutes * minuteMs);
const elsewhere = new URL('https://www.elsewhere.example/');

type Line = { isUp: boolean; asked: number };

/** Many targets over one line that can be cut. */
async function onLine(
  work: (stage: Stage, line: Line, everybody: () => Promise<void>) => Promise<void>,
  targets = 20,
): Promise<void> {
  const line: Line = { isUp: true, asked: 0 };
  const stage = await openStage(() => (line.isUp ? { status: 200, body: '<h1>Here</h1>' } : undefined), begin);
  const world: World = {
    ...stage.world,
    outlook: {
      addresses: () => [elsewhere],
      reaches: async () => {
        line.asked += 1;
        return line.isUp;
      },
    },
  };
  try {
    const connection = await openConnection(world, () => 'Example City Hall');
    const rounds = Array.from({ length: targets }, (_, place) =>
      watchTarget({
        world,
        target: targetNamed(`Site ${place}`, `https://site-${place}.example/`),
        probes: [],
        connection,
        stopped: () => false,
        deliver: () => undefined,
      }),
    );
    await work(stage, line, async () => {
      for (const round of rounds) await round('watch');
      await emptyOutbox(world);
    });
  } finally {
    await stage.close();
  }
}

test('Passerby without a connection says so once, and not once for each target', () =>
  onLine(async (stage, line, everybody) => {
    await everybody();
    line.isUp = false;
    for (let minutes = 5; minutes <= 60; minutes += 5) {
      stage.at(after(minutes));
      await everybody();
    }
    line.isUp = true;
    for (let minutes = 65; minutes <= 90; minutes += 5) {
      stage.at(after(minutes));
      await everybody();
    }
    assert.deepEqual(kindsTold(stage), ['blind', 'resolved']);
    assert.deepEqual(
      stage.told.map(({ alert }) => alert.title),
      ['Passerby has no connection', 'Passerby has its connection back'],
    );
    assert.match(stage.told[1]?.alert.summary ?? '', /No target was watched for 1 hour\./u);
  }));

test('while the connection is gone no target is asked, and one look at it serves them all', () =>
  onLine(async (stage, line, everybody) => {
    line.isUp = false;
    await everybody();
    const asked = stage.asked.length;
    stage.at(after(5));
    await everybody();
    assert.equal(stage.asked.length, asked);
    assert.equal(line.asked, 2);
  }));

test('a short break of the connection is not told at all', () =>
  onLine(async (stage, line, everybody) => {
    line.isUp = false;
    await everybody();
    stage.at(after(5));
    line.isUp = true;
    await everybody();
    assert.deepEqual(told(stage), []);
  }));

test('one target that is down while the connection holds is that target’s own alert', async () => {
  const stage = await openStage(() => undefined, begin);
  const world: World = { ...stage.world, outlook: { addresses: () => [elsewhere], reaches: async () => true } };
  const round = watchTarget({
    world,
    target: targetNamed('City Hall', 'https://www.cityhall.example/'),
    probes: [],
    connection: await openConnection(world, () => 'Example City Hall'),
    stopped: () => false,
    deliver: () => undefined,
  });
  for (let minutes = 0; minutes <= 20; minutes += 5) {
    stage.at(after(minutes));
    await round('watch');
  }
  await emptyOutbox(world);
  assert.deepEqual(
    stage.told.map(({ alert }) => alert.title),
    ['Passerby cannot see City Hall'],
  );
  await stage.close();
});

test('a restart without a connection does not tell it again', () =>
  onLine(async (stage, line, everybody) => {
    line.isUp = false;
    for (let minutes = 0; minutes <= 15; minutes += 5) {
      stage.at(after(minutes));
      await everybody();
    }
    const world: World = { ...stage.world, outlook: { addresses: () => [elsewhere], reaches: async () => false } };
    const again = await openConnection(world, () => 'Example City Hall');
    stage.at(after(20));
    assert.equal(await again.holds(), false);
    await emptyOutbox(world);
    assert.deepEqual(kindsTold(stage), ['blind']);
  }, 1));
