// The case this was built for, replayed with an invented site: ../docs/design.md.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { breachFacts } from '../src/breach/facts.ts';
import { breachReport } from '../src/breach/report.ts';
import { loadDetectors, loadLayouts, loadProbes } from '../src/catalogue.ts';
import { closeRound, openFollowUp } from '../src/follow-up.ts';
import type { Finding } from '../src/model.ts';
import { emptyOutbox } from '../src/outbox.ts';
import { scan } from '../src/scan.ts';
import { cityHall, secretsOf } from './city-hall.ts';
import { openStage, type Stage, targetNamed } from './world.ts';

const opens = new Date('2022-11-11T14:00:00Z');
const closes = new Date('2023-02-23T16:31:00Z');
const target = targetNamed('www.cityhall.example', 'https://www.cityhall.example/');

let stage: Stage;
const reports = new Map<string, string>();

async function look(cadence: 'crawl' | 'watch', time: string): Promise<void> {
  stage.at(new Date(time));
  const followUp = openFollowUp(stage.world, target);
  const plan = { cadence, probes: await loadProbes(), budget: 500, stopped: () => false, progress: () => undefined };
  await closeRound(
    stage.world,
    target,
    await scan(stage.world, target, plan, async (gathered) => void (await followUp(gathered))),
  );
  await emptyOutbox(stage.world);
}

async function report(name: string, time: string): Promise<void> {
  const findings = (await stage.store.findings()).toSorted((a, b) => a.url.length - b.url.length);
  const [first, ...rest]: readonly Finding[] = findings;
  assert.ok(first !== undefined);
  const detectors = new Map((await loadDetectors()).map((detector) => [detector.id, detector]));
  const facts = breachFacts({
    findings: [first, ...rest],
    history: await stage.store.history(first.id),
    organisation: target.organisation,
    contact: target.contact,
    timezone: target.timezone,
    kindNamed: (kind) => detectors.get(kind),
    now: new Date(time),
  });
  for (const layout of await loadLayouts()) reports.set(`${name}.${layout.id}`, layout.print(facts, breachReport(facts)));
}

before(async () => {
  stage = await openStage(cityHall(opens, closes), new Date('2022-11-11T13:30:00Z'));
  await look('crawl', '2022-11-11T13:30:00Z');
  await look('watch', '2022-11-11T13:55:00Z');
  await look('watch', '2022-11-11T14:05:00Z');
  await look('watch', '2022-11-11T14:10:00Z');
  await report('open', '2022-11-11T14:20:00Z');
  for (let day = Date.parse('2022-11-12T14:05:00Z'); day < closes.getTime(); day += 86_400_000)
    await look('watch', new Date(day).toISOString());
  await look('watch', '2023-02-23T16:30:00Z');
  await look('watch', '2023-02-23T16:35:00Z');
  await report('closed', '2023-02-24T09:00:00Z');
});
after(() => stage.close());

test('the first round after the permission was given raises the alarm, once', () => {
  const opened = stage.told.filter(({ alert }) => alert.kind === 'opened');
  assert.equal(opened.length, 1);
  assert.equal(opened[0]?.alert.at.toISOString(), '2022-11-11T14:05:00.000Z');
  assert.match(opened[0]?.alert.title ?? '', /Anyone can read the answers to “Complain about the police”/u);
});

test('its end is told once, with how long it was open', () => {
  const resolved = stage.told.filter(({ alert }) => alert.kind === 'resolved');
  assert.equal(resolved.length, 1);
  assert.match(resolved[0]?.alert.summary ?? '', /104 days 2 hours/u);
});

test('no report and no message holds anybody’s data', () => {
  const told = JSON.stringify([...stage.told, ...reports.values()]);
  for (const secret of secretsOf(394)) assert.ok(!told.includes(secret), 'a planted value was met');
});

for (const name of ['open.html', 'open.md', 'open.json', 'closed.html', 'closed.md', 'closed.json']) {
  test(`the report reads as test/golden/report/${name}`, async () => {
    const golden = new URL(`./golden/report/${name}`, import.meta.url);
    const printed = reports.get(name) ?? '';
    if (process.env.UPDATE_GOLDEN === '1') await writeFile(golden, printed);
    assert.equal(printed, await readFile(golden, 'utf8'));
  });
}
