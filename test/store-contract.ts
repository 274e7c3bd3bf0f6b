// What any store must do, whatever it is made of.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Address, Batch, Change, Finding, Store } from '../src/model.ts';
import { findingsContract } from './store-contract-findings.ts';
import { outboxContract } from './store-contract-outbox.ts';
import { address, after, alert, cause, change, dayMs, everything, finding, form, minuteMs, round, start } from './store-nouns.ts';
import { batch, type Place, visiting } from './store-place.ts';

const full: Batch = batch({
  changes: [change('opened', finding('f one')), change('opened', finding('g two', { verdict: 'open-empty', people: 0 }))],
  addresses: [
    address('https://www.example.gov.uk/node/7/webform-results', { verdict: 'exposed' }),
    address('https://www.example.gov.uk/node/7/submission/1', { verdict: 'unknown', reason: 'a timeout', failures: 3 }),
    {
      ...address('https://www.example.gov.uk/bare'),
      validators: undefined,
      verdict: undefined,
      digest: undefined,
      lastAsked: undefined,
    },
  ],
  forms: [
    { target: 'Main website', form: form('https://www.example.gov.uk/node/7') },
    { target: 'Main website', form: form('https://www.example.gov.uk/node/7', 'Search') },
  ],
  outbox: [
    { alert: alert('opened 1'), channel: 'dpo' },
    { alert: alert('opened 1'), channel: 'soc' },
  ],
});

export function storeContract(name: string, place: Place): void {
  const inStore = visiting(place);

  findingsContract(name, place);
  outboxContract(name, place);

  test(`${name}: a batch comes back as it went in, also after a restart`, async () => {
    await inStore(async (store, reopen) => {
      await store.record(full);
      const check = async (from: Store): Promise<void> => {
        assert.deepEqual(
          await from.findings(),
          full.changes.map((one) => one.finding),
        );
        assert.deepEqual(await from.addresses('Main website'), full.addresses);
        assert.deepEqual(
          await from.forms('Main website'),
          full.forms.map((one) => one.form),
        );
        assert.deepEqual(
          await from.postings('due'),
          ['dpo', 'soc'].map((channel) => ({
            ...{
              id: `opened 1 ${channel}`,
              letter: `opened 1 ${channel}`,
              channel,
              alert: alert('opened 1'),
              attempts: 0,
              state: 'due',
            },
            ...{ nextAttempt: start, reason: undefined },
          })),
        );
        assert.deepEqual(await from.history('fone0000'), [{ at: start, kind: 'opened', says: 'critical: at least 394 people' }]);
      };
      await check(store);
      await check(await reopen());
    });
  });

  test(`${name}: targets and states are kept apart`, async () => {
    await inStore(async (store) => {
      const other = finding('other', { target: 'Intranet', state: 'acknowledged' });
      const elsewhere: Address = { ...address('https://www.example.gov.uk/node/7/webform-results'), target: 'Intranet' };
      await store.record(full);
      await store.record(batch({ changes: [change('opened', other)], addresses: [elsewhere] }));
      assert.deepEqual(await store.findings({ target: 'Intranet' }), [other]);
      assert.deepEqual(await store.findings({ state: 'acknowledged' }), [other]);
      assert.deepEqual(await store.findings({ target: 'Intranet', state: 'open' }), []);
      assert.equal((await store.addresses('Main website')).length, 3);
      assert.deepEqual(await store.addresses('Intranet'), [elsewhere]);
      assert.deepEqual(await store.forms('Intranet'), []);
    });
  });

  test(`${name}: any address comes back letter by letter, whatever it carries`, async () => {
    const urls = fc.webUrl({ withQueryParameters: true, withFragments: true, validSchemes: ['http', 'https'] });
    const people = fc.constantFrom(
      'https://www.example.gov.uk/thanks?name=Jo%20Invented&email=jo.invented%40example.org',
      'https://www.example.gov.uk/answers/jo.invented@example.org/%E2%9C%93?page=2#row-3',
      'https://jo:secret@www.example.gov.uk/private',
    );
    await inStore(async (store) => {
      let seen = 0;
      await fc.assert(
        fc.asyncProperty(fc.oneof(urls, people), fc.oneof(urls, people), async (one, two) => {
          seen += 1;
          const target = `target ${seen}`;
          const lead = {
            url: new URL(one),
            by: 'crawl',
            rank: 0.5,
            cause: { key: `export ${two}`, form: undefined, page: two, labels: [] },
            control: new URL(two),
          };
          const asked: Address = { ...address(one), target, lead, reason: `went to ${two}` };
          const outline = form(two);
          const found = finding(`${target} ${one}`, { url: two, cause: lead.cause, target });
          await store.record(
            batch({ addresses: [asked], forms: [{ target, form: outline }], changes: [change('opened', found)] }),
          );
          const [back] = await store.addresses(target);
          assert.equal(back?.lead.url.href, lead.url.href);
          assert.equal(back?.lead.control?.href, lead.control.href);
          assert.deepEqual(back, asked);
          assert.deepEqual(await store.forms(target), [outline]);
          const [foundAgain] = await store.findings({ target });
          assert.deepEqual({ ...foundAgain, id: found.id }, found);
        }),
        { numRuns: 60 },
      );
    });
  });

  test(`${name}: the same batch twice changes nothing more`, async () => {
    const states = fc.constantFrom('open', 'acknowledged', 'accepted', 'resolved');
    const times = fc.integer({ min: 0, max: 40 }).map((days) => after(days * dayMs));
    const note = fc.option(fc.record({ by: fc.string(), reason: fc.string(), until: fc.option(times, { nil: undefined }) }), {
      nil: undefined,
    });
    const findings = (fingerprint: string): fc.Arbitrary<Finding> =>
      fc
        .record({
          state: states,
          note,
          people: fc.nat(1_000),
          firstSeen: times,
          lastSeen: times,
          id: fc.constantFrom('aaaaaaaa', 'aaaaaaab'),
        })
        .map((said) => finding(fingerprint, said));
    const changes = (fingerprint: string): fc.Arbitrary<Change> =>
      fc.record({
        kind: fc.constantFrom('opened', 'reopened', 'worsened', 'resolved', 'seen'),
        finding: findings(fingerprint),
        before: fc.option(findings(fingerprint), { nil: undefined }),
      });
    const batches: fc.Arbitrary<Batch> = fc.record({
      // An id is a digest of the fingerprint: in one batch no two findings share one.
      changes: fc
        .tuple(changes('p'), changes('q'), changes('r'))
        .chain((all) => fc.subarray(all))
        .map((some) => [...new Map(some.map((change) => [change.finding.id, change])).values()]),
      addresses: fc.array(
        fc
          .record({ path: fc.nat(5), failures: fc.nat(3), lastAsked: times })
          .map(({ path, ...said }) => address(`https://www.example.gov.uk/${path}`, said)),
        { maxLength: 4 },
      ),
      forms: fc.array(
        fc
          .nat(3)
          .map((page) => ({ target: 'Main website', form: form(`https://www.example.gov.uk/form/${page % 2}`, `Form ${page}`) })),
        { maxLength: 3 },
      ),
      outbox: fc.array(fc.record({ alert: fc.nat(6).map((key) => alert(`k${key}`)), channel: fc.constantFrom('dpo', 'soc') }), {
        maxLength: 3,
      }),
      at: times,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(batches, { minLength: 1, maxLength: 5 }), async (all) => {
        await inStore(async (store) => {
          for (const one of all) {
            await store.record(one);
            const once = await everything(store);
            await store.record(one);
            assert.deepEqual(await everything(store), once);
          }
        });
      }),
      { numRuns: 25 },
    );
  });

  test(`${name}: a finding that comes in resolved does not come back by being told twice`, async () => {
    await inStore(async (store) => {
      const before = finding('r', { state: 'accepted', firstSeen: after(9 * dayMs) });
      await store.record(batch({ changes: [change('opened', before)] }));
      const resolved = finding('r', { state: 'resolved', firstSeen: after(20 * dayMs), lastSeen: after(20 * dayMs) });
      const again = batch({ changes: [change('opened', resolved, before)] });
      await store.record(again);
      const once = await everything(store);
      await store.record(again);
      assert.deepEqual(await everything(store), once);
    });
  });

  test(`${name}: a batch of which any part cannot be written is not written at all`, async () => {
    await inStore(async (store) => {
      await store.record(full);
      const before = await everything(store);
      const never = new Date(Number.NaN);
      const worse = change('worsened', finding('f one', { people: 999 }));
      const broken: readonly Partial<Batch>[] = [
        { changes: [worse, change('opened', finding('new', { lastSeen: never }))] },
        {
          changes: [worse],
          addresses: [
            address('https://www.example.gov.uk/new'),
            address('https://www.example.gov.uk/bad', { lastClosed: never }),
          ],
        },
        { changes: [worse], outbox: [{ alert: alert('new'), channel: 'dpo' }], at: never },
      ];
      for (const one of broken) {
        await assert.rejects(store.record(batch(one)));
        assert.deepEqual(await everything(store), before);
      }
      await store.record(batch({ changes: [worse], at: after(1) }));
      assert.equal((await store.finding('fone0000'))?.people, 999);
    });
  });

  test(`${name}: an address is updated in place`, async () => {
    await inStore(async (store) => {
      const first = address('https://www.example.gov.uk/a');
      const second = address('https://www.example.gov.uk/b');
      await store.record(batch({ addresses: [first, second] }));
      const shut: Address = {
        ...first,
        lead: { ...first.lead, by: 'crawl', cause: undefined, control: undefined },
        verdict: 'unknown',
        failures: 1,
      };
      await store.record(batch({ addresses: [shut], at: after(minuteMs) }));
      assert.deepEqual(await store.addresses('Main website'), [shut, second]);
    });
  });

  test(`${name}: a form that a later visit no longer finds on its page is gone`, async () => {
    await inStore(async (store) => {
      const page = 'https://www.example.gov.uk/node/7';
      const [kept, old, elsewhere] = [form(page, 'Kept'), form(page, 'Old'), form('https://www.example.gov.uk/node/8')];
      await store.record(batch({ forms: [kept, old, elsewhere].map((one) => ({ target: 'Main website', form: one })) }));
      await store.record(batch({ forms: [{ target: 'Main website', form: kept }], at: after(dayMs) }));
      assert.deepEqual(await store.forms('Main website'), [kept, elsewhere]);
    });
  });

  test(`${name}: rounds come the latest first, and only so many are kept`, async () => {
    await inStore(async (store) => {
      const crawl = round(after(-minuteMs), { cadence: 'crawl', complete: false, postponed: 7 });
      await store.finishRound(crawl);
      for (let n = 0; n < 1_000; n += 1) await store.finishRound(round(after(n * 5 * minuteMs)));
      const kept = await store.rounds('Main website', 10_000);
      assert.deepEqual(kept[0], round(after(999 * 5 * minuteMs)));
      assert.deepEqual(kept.at(-1), crawl);
      assert.ok(kept.length >= 288 && kept.length < 700, `${kept.length} rounds`);
      assert.equal((await store.rounds('Main website', 3)).length, 3);
      assert.deepEqual(await store.rounds('Elsewhere', 3), []);
    });
  });

  test(`${name}: a remembered value survives a restart, and the last one counts`, async () => {
    await inStore(async (store, reopen) => {
      assert.equal(await store.recall('sitemap'), undefined);
      await store.remember('sitemap', 'one');
      await store.remember('sitemap', 'two');
      assert.equal(await (await reopen()).recall('sitemap'), 'two');
    });
  });

  test(`${name}: pruning drops what has outlived its use and nothing else`, async () => {
    await inStore(async (store) => {
      const keys = ['delivered early', 'delivered late', 'dead', 'due'];
      await store.post(
        keys.map((key) => ({ alert: alert(key), channel: 'dpo' })),
        start,
      );
      await store.settle('delivered early dpo', 'delivered', after(1));
      await store.settle('delivered late dpo', 'delivered', after(20 * dayMs));
      await store.settle('dead dpo', { refused: 'no' }, after(1));
      await store.record(
        batch({
          addresses: [
            address('https://www.example.gov.uk/old'),
            address('https://www.example.gov.uk/open', { verdict: 'exposed' }),
          ],
        }),
      );
      await store.prune(after(31 * dayMs));
      assert.deepEqual(
        (await store.postings('delivered')).map(({ id }) => id),
        ['delivered late dpo'],
      );
      const ids = async (state: 'dead' | 'due'): Promise<readonly string[]> => (await store.postings(state)).map(({ id }) => id);
      assert.deepEqual([await ids('dead'), await ids('due')], [['dead dpo'], ['due dpo']]);
      await store.prune(after(200 * dayMs));
      assert.equal((await store.addresses('Main website')).length, 2, 'months switched off lose nothing');
      await store.record(batch({ addresses: [address('https://www.example.gov.uk/new')], at: after(200 * dayMs) }));
      await store.prune(after(200 * dayMs));
      assert.deepEqual(
        (await store.addresses('Main website')).map(({ lead }) => lead.url.pathname),
        ['/open', '/new'],
      );
      assert.deepEqual(
        (await store.addresses('Main website')).map(({ lead }) => lead.cause),
        [cause, cause],
      );
      await store.prune(after(366 * dayMs));
      assert.deepEqual([await ids('dead'), await ids('due')], [['due dpo'], []]);
    });
  });
}
