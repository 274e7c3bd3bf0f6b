// Whatever fails, and whenever: nothing half-written, nothing lost that was recorded.

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after as afterAll, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Batch, Store } from '../src/model.ts';
import { openStore } from '../src/store.ts';
import { isTrouble } from '../src/trouble.ts';
import { address, after, alert, change, dayMs, emptyBatch, everything, finding, form, round } from './store-nouns.ts';
import { partsOf, sizeOf, writerKey } from './store-writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'passerby-faults-'));
afterAll(() => rmSync(folder, { recursive: true }));

const known: Batch = {
  ...emptyBatch,
  changes: [change('opened', finding('f one'))],
  addresses: [address('https://www.example.gov.uk/a')],
  forms: [{ target: 'Main website', form: form('https://www.example.gov.uk/node/8', 'Old') }],
  outbox: [{ alert: alert('opened 1'), channel: 'dpo' }],
};

const news: Batch = {
  at: after(dayMs),
  changes: [
    change('worsened', finding('f one', { people: 900 }), finding('f one')),
    change('opened', finding('g two', { url: 'https://www.example.gov.uk/?email=jo.invented@example.org' })),
  ],
  addresses: [address('https://www.example.gov.uk/a', { failures: 2 }), address('https://www.example.gov.uk/b')],
  forms: [{ target: 'Main website', form: form('https://www.example.gov.uk/node/8') }],
  outbox: ['dpo', 'soc'].map((channel) => ({ alert: alert('worsened 1'), channel })),
};

const outcomeOf = (work: Promise<void>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (isTrouble(error) ? error.trouble : String(error)),
  );

// ── The n-th statement ───────────────────────────────────────────────────────────────────────────────────────────────

const works: readonly (readonly [string, (store: Store) => Promise<void>])[] = [
  ['record', (store) => store.record(news)],
  ['decide', (store) => store.decide('fone0000', 'accepted', { by: 'A. Clerk', reason: 'ours', until: undefined }, after(1))],
  ['post', (store) => store.post(news.outbox, after(1))],
  ['claim', async (store) => void (await store.claim('opened 1 dpo', after(9), after(1)))],
  ['settle', (store) => store.settle('opened 1 dpo', 'delivered', after(1))],
  ['finishRound', (store) => store.finishRound(round(after(1)))],
  ['prune', (store) => store.prune(after(400 * dayMs))],
];

for (const [name, work] of works) {
  test(`${name} is whole or not at all, whichever of its statements fails`, async () => {
    const path = join(folder, `${name}.db`);
    const reader = openStore(path, writerKey);
    await reader.record(known);
    const none = await everything(reader);
    let countdown = Number.POSITIVE_INFINITY;
    const store = openStore(path, writerKey, (statement) => {
      // Tidying up comes when the pruning itself is already safe.
      if (!statement.startsWith('PRAGMA')) countdown -= 1;
      if (countdown === 0) throw new Error('the disk has gone');
    });
    let failed = 0;
    for (let outcome = ''; outcome !== 'done'; failed += 1) {
      countdown = failed + 1;
      outcome = await outcomeOf(work(store));
      countdown = Number.POSITIVE_INFINITY;
      if (outcome === 'done') break;
      assert.equal(outcome, 'Error: the disk has gone');
      assert.deepEqual(await everything(reader), none, `statement ${failed + 1}`);
    }
    assert.ok(failed >= 3, `${failed} statements`);
    assert.notDeepEqual(await everything(reader), none);
    await store.close();
    await reader.close();
  });
}

const events = [
  ...['INSERT ON cause', 'INSERT ON finding', 'UPDATE ON finding', 'INSERT ON history', 'INSERT ON address'],
  ...['UPDATE ON address', 'INSERT ON form', 'DELETE ON form', 'INSERT ON posting'],
];

// Two copies of SQLite in one process do not see each other's locks, so that only one has the file open at a time.
const beside = (path: string, statement: string): unknown => {
  const db = new DatabaseSync(path);
  try {
    return Object.values(db.prepare(statement).get() ?? {})[0];
  } finally {
    db.close();
  }
};

for (const how of ['ABORT', 'FAIL', 'ROLLBACK']) {
  test(`a row the database refuses by ${how} takes its whole batch with it`, async () => {
    const path = join(folder, `refused-${how}.db`);
    const seed = openStore(path, writerKey);
    await seed.record(known);
    const none = await everything(seed);
    await seed.close();
    for (const event of events) {
      beside(path, `CREATE TRIGGER refuse BEFORE ${event} BEGIN SELECT RAISE(${how}, 'refused for the test'); END`);
      const store = openStore(path, writerKey);
      assert.equal(await outcomeOf(store.record(news)), 'unexpected', event);
      assert.deepEqual(await everything(store), none, event);
      await store.close();
      beside(path, 'DROP TRIGGER refuse');
    }
    const store = openStore(path, writerKey);
    assert.equal(await outcomeOf(store.record(news)), 'done');
    await store.close();
  });
}

// ── A process of its own ─────────────────────────────────────────────────────────────────────────────────────────────

type Writer = { readonly child: ChildProcess; readonly said: () => readonly string[]; readonly complained: () => string };

const script = fileURLToPath(new URL('./store-writer.ts', import.meta.url));

const started = (child: ChildProcess): Writer => {
  let [out, complaint] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  return { child, said: () => out.split('\n').slice(0, -1), complained: () => complaint };
};

const startWriter = (path: string, most: number): Writer => started(spawn(process.execPath, [script, path, String(most)]));

const ended = async ({ child }: Writer): Promise<void> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
};

/** Every batch the writer called recorded is there, and each is whole; the one under way when it ended may be there too. */
async function assertWhole(store: Store, said: readonly string[]): Promise<void> {
  const [writer = '', ...numbers] = said;
  for (let n = 0; n <= numbers.length; n += 1) {
    const parts = await partsOf(store, writer, n);
    const whole = parts.every((part) => part === sizeOf(n));
    const absent = n === numbers.length && parts.every((part) => part === 0);
    assert.ok(whole || absent, `batch ${n} of ${numbers.length}: ${parts.join(' ')}`);
  }
}

test('a process killed at any moment loses nothing it recorded, and leaves every batch whole', async () => {
  const path = join(folder, 'killed.db');
  for (let turn = 0; turn < 12; turn += 1) {
    const writer = startWriter(path, 100_000);
    while (writer.said().length < 2 && writer.child.exitCode === null) await sleep(5);
    await sleep((turn * 37) % 90);
    writer.child.kill('SIGKILL');
    await ended(writer);
    assert.equal(writer.complained(), '');
    const store = openStore(path, writerKey);
    await assertWhole(store, writer.said());
    await store.close();
    assert.equal(beside(path, 'PRAGMA integrity_check'), 'ok');
  }
});

test('a disk that takes no more is told in a sentence, and what was recorded stays', async () => {
  const path = join(folder, 'full.db');
  // Blocks of 512 or 1,024 bytes: the write-ahead log meets the limit long before a thousand batches.
  const child = spawn('sh', ['-c', 'ulimit -f 700; exec "$0" "$@"', process.execPath, script, path, '1000']);
  const writer = started(child);
  await ended(writer);
  assert.match(writer.complained(), /^(?:disk|full) /u);
  assert.ok(writer.complained().includes(path));
  assert.doesNotMatch(writer.complained(), /\n/u);
  const store = openStore(path, writerKey);
  await assertWhole(store, writer.said());
  await store.record(known);
  await store.close();
});

test('several processes may open, write and read one new database at once', async () => {
  const path = join(folder, 'shared.db');
  const writers = Array.from({ length: 4 }, () => startWriter(path, 15));
  const store = openStore(path, writerKey);
  await store.record(known);
  while (writers.some(({ child }) => child.exitCode === null)) {
    assert.equal((await store.findings({ target: 'Main website' })).length, 1);
    await store.decide('fone', 'acknowledged', undefined, after(5));
    await sleep(20);
  }
  await Promise.all(writers.map(ended));
  for (const writer of writers) {
    assert.equal(writer.complained(), '');
    assert.equal(writer.said().length, 16);
    await assertWhole(store, writer.said());
  }
  await store.close();
});
