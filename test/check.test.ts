import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { keptSurroundings } from '../src/leads/surroundings.ts';
import { scan } from '../src/scan.ts';
import { openSite } from './estate.ts';
import { platformSites } from './fixtures/sites/platforms.ts';
import { inFolder, passerby } from './passerby.ts';
import { openStage, targetNamed } from './world.ts';

const formService = 'https://docs.google.com/forms/d/e/1FAIpQLSdXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX/viewform';

test('check says what would be asked and why, form by form, what is out of scope, and asks nothing', async (t) => {
  const drupal = platformSites.find(({ name, forms }) => name === 'Drupal 7' && forms === 1);
  const site = await openSite(t, ({ url }) => {
    const answer = drupal?.serve(url ?? '');
    return url === '/news' && answer !== undefined
      ? { ...answer, body: `${answer.body}<a href="${formService}">Tell us</a>` }
      : answer;
  });
  await inFolder(async (folder) => {
    writeFileSync(
      join(folder, 'targets.yaml'),
      [
        'organisation: Borough of Overby',
        'targets:',
        '  - name: Overby',
        `    start: [${site.url.href}]`,
        `    denied: [${site.url.href}staff/leave]`,
        '    canaries: [{ name: complaints form, value: canary-7f3a91c2@overby.example }]',
        '    watch: "*/5 * * * *"',
        '    allow_private: true',
        '    limits: { requests_per_second: 500 }',
      ].join('\n'),
    );
    const before = await passerby(folder, 'check');
    assert.equal(before.status, 0, before.err);
    assert.match(before.out, /The first crawl finds where answers would appear/u);
    assert.match(before.out, /canaries: complaints form/u);
    assert.deepEqual(site.asked, []);
    assert.equal((await passerby(folder, 'scan')).status, 0);
    const asked = site.asked.length;
    const { out } = await passerby(folder, 'check');
    assert.equal(site.asked.length, asked, 'check asks nothing');
    const at = site.url.href.replace(/\/$/u, '');
    const lines = out.split('\n').map((line) => line.trim());
    for (const line of [
      `${at}/  start`,
      `${at}/staff/leave  must be closed`,
      '“Report a noisy neighbour”: Drupal 7 or Backdrop Webform answers',
      `${at}/node/21  the form’s page: what it offers, and to whom`,
      `${at}/node/21/webform-results/table  every round`,
      `${at}/node/21/webform-results  every round`,
      `${at}/node/21/submissions  in turn`,
      `${at}/admin/content/webform  in turn`,
      `not in scope: docs.google.com (Google Forms summary of answers in public), from ${at}/news; add docs.google.com to scope to have it looked at`,
    ])
      assert.ok(lines.includes(line), `${line}\n${out}`);
    assert.ok(!out.includes('1FAIpQLSd'), 'addresses of form services are secrets');
  });
});

test('a host that only a certificate names is looked at where it is in scope, and told where it is silent', async () => {
  const home = '<!doctype html><title>Overby</title><h1>Overby</h1><p>Bins are collected on Tuesday.</p>';
  const stage = await openStage(
    ({ hostname, pathname }) =>
      hostname === 'www.overby.example' || hostname === 'forms.overby.example'
        ? { status: pathname === '/' ? 200 : 404, body: home }
        : undefined,
    new Date('2026-03-01T09:00:00Z'),
  );
  const names = ['www.overby.example', 'forms.overby.example', 'old.overby.example', 'www.elsewhere.example', '*.overby.example'];
  const target = targetNamed('Overby', 'https://www.overby.example/', { scope: ['*.overby.example'] });
  const world = { ...stage.world, hostsNamed: () => names };
  const plan = { cadence: 'crawl', probes: [], budget: 100, stopped: () => false, progress: () => undefined } as const;
  try {
    const outcome = await scan(world, target, plan, async () => undefined);
    assert.equal(outcome.round.complete, true);
    assert.deepEqual(outcome.unknown, []);
    const hosts = new Set(stage.asked.map((url) => url.hostname));
    assert.deepEqual([...hosts].sort(), ['forms.overby.example', 'old.overby.example', 'www.overby.example']);
    assert.deepEqual(await keptSurroundings(stage.store, target), { outside: [], silent: ['old.overby.example'] });
  } finally {
    await stage.close();
  }
});
