// The file: who may read it, what stands in it, and how large it gets.

import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after as afterAll, test } from 'node:test';
import { openStore } from '../src/store.ts';
import { address, after, alert, change, dayMs, emptyBatch, finding, form, minuteMs, round } from './store-nouns.ts';

const folder = mkdtempSync(join(tmpdir(), 'passerby-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

const key = new Uint8Array(32).fill(7);
const files = (path: string): readonly string[] =>
  ['', '-wal', '-shm'].map((ending) => path + ending).filter((file) => existsSync(file));
const bytes = (path: string): string =>
  files(path)
    .map((file) => readFileSync(file, 'latin1'))
    .join('');

test('the database and its companions can be read by their owner alone', async () => {
  const path = join(folder, 'new', 'deep', 'passerby.db');
  const store = openStore(path, key);
  await store.remember('name', 'value');
  assert.deepEqual(
    files(path).map((file) => statSync(file).mode & 0o777),
    [0o600, 0o600, 0o600],
  );
  assert.equal(statSync(join(folder, 'new')).mode & 0o777, 0o700);
  await store.close();
  assert.deepEqual(files(path), [path]);
});

test('a database that others could read is closed to them', async () => {
  const path = join(folder, 'open.db');
  writeFileSync(path, '');
  chmodSync(path, 0o644);
  await openStore(path, key).close();
  assert.equal(statSync(path).mode & 0o777, 0o600);
});

test('no address gives a person away in any byte of the database', async () => {
  const path = join(folder, 'private.db');
  const store = openStore(path, key);
  const url =
    'https://jo:swordfish@www.example.gov.uk/thanks/jo.invented@example.org?name=Jo+Inventedperson&phone=07700900123#n=1';
  const planted = ['swordfish', 'invented', 'Invented', '07700900123', Buffer.from('jo.invented@example.org').toString('base64')];
  const lead = { url: new URL(url), by: 'crawl', rank: 0, control: new URL(url) };
  const why = { key: `export ${url}`, form: undefined, page: url, labels: [] };
  await store.record({
    ...emptyBatch,
    changes: [change('opened', finding(`Main website crawl ${url}`, { url, cause: why }))],
    addresses: [{ ...address(url), lead: { ...lead, cause: why }, reason: `led to ${url}` }],
    forms: [{ target: 'Main website', form: { ...form(url), title: 'Complaint of jo.invented@example.org' } }],
  });
  await store.post([{ alert: alert('one'), channel: 'dpo' }], after(0));
  await store.settle('one dpo', { retryAfterMs: 1, reason: 'no mailbox jo.invented@example.org' }, after(0));
  const open = bytes(path);
  assert.deepEqual((await store.findings())[0]?.url, url);
  await store.close();
  for (const word of planted) assert.ok(!open.includes(word) && !bytes(path).includes(word), word);
  assert.ok(bytes(path).includes('https://***@www.example.gov.uk/thanks/j***@***?name=J***'), 'the rest stays readable');
});

test('what was deleted leaves no remnant in the file', async () => {
  const path = join(folder, 'remnants.db');
  const store = openStore(path, key);
  await store.post(
    Array.from({ length: 50 }, (_, n) => ({ alert: alert(`remnant-${n}`), channel: 'dpo' })),
    after(0),
  );
  for (const { id } of await store.postings('due')) await store.settle(id, 'delivered', after(1));
  await store.prune(after(31 * dayMs));
  await store.close();
  assert.ok(!bytes(path).includes('remnant-'));
});

test('a year of an unchanged estate, with an alert a day, does not grow the file', async () => {
  const path = join(folder, 'year.db');
  const store = openStore(path, key);
  const rounds = 2_000;
  const stepMs = Math.floor((365 * dayMs) / rounds / minuteMs) * minuteMs;
  const watched = Array.from({ length: 50 }, (_, n) => address(`https://www.example.gov.uk/node/${n}/webform-results`));
  const open = finding('f one');
  await store.record({ ...emptyBatch, changes: [change('opened', open)] });
  const sizes: number[] = [];
  for (let n = 0; n < rounds; n += 1) {
    const at = after(n * stepMs);
    const outbox = n % 6 === 0 ? [{ alert: alert(`reminder ${n}`), channel: 'dpo' }] : [];
    const changes = [change('seen', { ...open, lastSeen: at }, open)];
    await store.record({
      ...emptyBatch,
      changes,
      outbox,
      at,
      addresses: watched.map((one) => ({ ...one, lastAsked: at, lastClosed: at })),
    });
    for (const { id } of await store.due(at, 10)) await store.settle(id, 'delivered', at);
    await store.finishRound(round(at));
    if (n % 6 === 0) await store.prune(at);
    sizes.push(statSync(path).size);
    assert.ok(statSync(`${path}-wal`).size < 5_000_000);
  }
  assert.equal((await store.addresses('Main website'))[0]?.lastAsked?.getTime(), after((rounds - 1) * stepMs).getTime());
  await store.close();
  // Six hundred rounds fill the list of rounds, thirty days that of delivered postings.
  const early = Math.max(...sizes.slice(0, 700));
  assert.ok(Math.max(...sizes) <= early * 1.05, `${early} grew to ${Math.max(...sizes)}`);
  assert.ok(statSync(path).size < 1_000_000, `${statSync(path).size} bytes`);
});
