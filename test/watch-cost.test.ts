import assert from 'node:assert/strict';
import { test } from 'node:test';
import { targetFor } from '../src/config.ts';
import { watchRound } from '../src/leads/watch-round.ts';
import type { Address, Lead } from '../src/model.ts';
import { openEstate, openSite } from './estate.ts';
import { platformSites } from './fixtures/sites/platforms.ts';

for (const { name, forms, serve } of platformSites)
  test(`${name}, ${forms === 1 ? 'one form' : `${forms} forms`}: a watch round costs at most three requests per form beyond its page`, async (t) => {
    const site = await openSite(t, ({ url }) => serve(url ?? ''));
    const estate = await openEstate(t, site);
    await estate.round('crawl');
    for (let round = 1; round <= 4; round += 1) {
      const known = await estate.world.store.addresses(estate.target.name);
      const said = watchRound(estate.target, known, estate.target.limits.pages).asked.map(({ lead }) => lead.url.href);
      const before = site.asked.length;
      const { requests, postponed, complete } = (await estate.round('watch')).round;
      const asked = site.asked.slice(before);
      assert.equal(asked.length, requests);
      assert.deepEqual(asked.map((path) => new URL(path, site.url).href).sort(), said.toSorted(), 'what check says');
      assert.ok(requests <= 1 + 4 * forms, `round ${round}: ${requests} requests\n${asked.join('\n')}`);
      assert.deepEqual([postponed, complete], [0, true]);
    }
    assert.deepEqual(await estate.findings(), []);
  });

const netherby = targetFor([new URL('https://www.netherby.example/')], { allowPrivate: false, requestsPerSecond: 2 });
const addressAt = (path: string, more: Partial<Lead>): Address => ({
  target: netherby.name,
  lead: {
    url: new URL(path, 'https://www.netherby.example/'),
    by: 'crawl',
    rank: 0,
    cause: undefined,
    control: undefined,
    ...more,
  },
  validators: undefined,
  digest: undefined,
  verdict: 'closed',
  reason: undefined,
  lastAsked: new Date(0),
  lastClosed: new Date(0),
  failures: 0,
});
const manyForms = Array.from({ length: 40 }, (_, form) => {
  const page = `https://www.netherby.example/form/${form}`;
  const cause = { key: `platform ${form}`, form: `Form ${form}`, page, labels: [] };
  const answers = [0, 1, 2, 3].map((rank) => addressAt(`/form/${form}/answers/${rank}`, { by: 'platform', rank, cause }));
  return [addressAt(`/form/${form}`, {}), ...answers];
}).flat();

test('where an interval is too short, the most telling address of every form comes first and nothing is left out for good', () => {
  const rounds = 20;
  const budget = 60;
  let known: readonly Address[] = manyForms;
  const times = new Map<string, number>();
  for (let round = 1; round <= rounds; round += 1) {
    const { asked, postponed } = watchRound(netherby, known, budget);
    assert.ok(asked.length <= budget && postponed > 0);
    const now = new Set(asked.map(({ lead }) => lead.url.pathname));
    for (const path of now) times.set(path, (times.get(path) ?? 0) + 1);
    known = known.map((address) =>
      now.has(address.lead.url.pathname) ? { ...address, lastAsked: new Date(round * 300_000) } : address,
    );
  }
  for (const { lead } of manyForms) {
    const { pathname } = lead.url;
    const least = pathname.endsWith('/answers/0') ? rounds : pathname.endsWith('/answers/3') ? 0 : 2;
    assert.ok((times.get(pathname) ?? 0) >= least, `${pathname}: ${times.get(pathname) ?? 0}`);
  }
});

test('a budget below the number of forms still goes round all of them', () => {
  const asked = new Set<string>();
  let known: readonly Address[] = manyForms;
  for (let round = 1; round <= 60; round += 1) {
    const now = new Set(watchRound(netherby, known, 12).asked.map(({ lead }) => lead.url.pathname));
    assert.ok(now.size <= 12);
    for (const path of now) asked.add(path);
    known = known.map((address) =>
      now.has(address.lead.url.pathname) ? { ...address, lastAsked: new Date(round * 300_000) } : address,
    );
  }
  for (const { lead } of manyForms)
    if (!lead.url.pathname.endsWith('/answers/3')) assert.ok(asked.has(lead.url.pathname), lead.url.pathname);
});
