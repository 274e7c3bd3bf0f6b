// What is said when the database cannot be used.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after as afterAll, test } from 'node:test';
import { openStore } from '../src/store.ts';
import { isTrouble } from '../src/trouble.ts';
import { address, after, alert, change, emptyBatch, finding } from './store-nouns.ts';

const folder = mkdtempSync(join(tmpdir(), 'passerby-trouble-'));
afterAll(() => rmSync(folder, { recursive: true }));

const key = new Uint8Array(32).fill(7);

/** What a person reads when something will not work: one sentence or two, the file, and what to do. */
const assertTold = (error: unknown, kind: string, path: string): true => {
  assert.ok(isTrouble(error), String(error));
  assert.equal(error.trouble, kind);
  assert.ok(error.message.includes(path), error.message);
  assert.match(error.message, /\.$/u);
  assert.doesNotMatch(error.message, /\n|SQLITE_(?!IOERR)|Error:/u);
  return true;
};

const filled = async (path: string): Promise<void> => {
  const store = openStore(path, key);
  for (let n = 0; n < 60; n += 1) {
    await store.record({
      ...emptyBatch,
      changes: [change('opened', finding(`finding ${n}`, { id: `id${n}x` }))],
      addresses: [address(`https://www.example.gov.uk/${n}`)],
      outbox: [{ alert: alert(`key ${n}`), channel: 'dpo' }],
    });
  }
  await store.close();
};

test('a database of a newer Passerby is refused', async () => {
  const path = join(folder, 'newer.db');
  await filled(path);
  const beside = new DatabaseSync(path);
  beside.exec('PRAGMA user_version = 99');
  beside.close();
  const size = statSync(path).size;
  assert.throws(
    () => openStore(path, key),
    (error) => assertTold(error, 'newer', path) && /Update Passerby/u.test(String(error)),
  );
  assert.equal(statSync(path).size, size);
});

test('a database of another program is refused and left as it was', () => {
  const path = join(folder, 'foreign.db');
  const foreign = new DatabaseSync(path);
  foreign.exec('CREATE TABLE recipes (name TEXT)');
  foreign.close();
  const was = readFileSync(path);
  assert.throws(
    () => openStore(path, key),
    (error) => assertTold(error, 'foreign', path),
  );
  assert.deepEqual(readFileSync(path), was);
});

test('a database sealed with another key is refused', async () => {
  const path = join(folder, 'other-key.db');
  await filled(path);
  assert.throws(
    () => openStore(path, new Uint8Array(32).fill(8)),
    (error) => assertTold(error, 'other-key', path),
  );
});

test('a file that is no database is called damaged', () => {
  const path = join(folder, 'letter.db');
  writeFileSync(path, 'Dear all, here are the minutes of the last meeting. '.repeat(200));
  assert.throws(
    () => openStore(path, key),
    (error) => assertTold(error, 'damaged', path),
  );
});

test('a database cut short or scribbled over is called damaged, by whatever meets it first', async () => {
  const whole = join(folder, 'whole.db');
  await filled(whole);
  const size = statSync(whole).size;
  const scribbled = (path: string): void => {
    const content = readFileSync(path);
    for (let at = 4_096; at < size; at += 4_096) content.fill(0x5a, at, at + 200);
    writeFileSync(path, content);
  };
  const ways = [scribbled, (path: string) => truncateSync(path, 4_096 * 3), (path: string) => truncateSync(path, 700)];
  for (const [n, spoil] of ways.entries()) {
    const path = join(folder, `spoilt-${n}.db`);
    copyFileSync(whole, path);
    spoil(path);
    const use = async (): Promise<void> => {
      const store = openStore(path, key);
      try {
        await store.findings();
        await store.addresses('Main website');
        await store.postings('due');
      } finally {
        await store.close();
      }
    };
    await assert.rejects(use(), (error) => assertTold(error, 'damaged', path), `way ${n}`);
  }
});

test('damage that nothing has met yet is found by the daily pruning', async () => {
  const path = join(folder, 'quiet.db');
  await filled(path);
  const beside = new DatabaseSync(path);
  const row = beside.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'address_cause'").get();
  beside.close();
  const content = readFileSync(path);
  content.fill(0x5a, 4_096 * (Number(row?.rootpage) - 1), 4_096 * Number(row?.rootpage));
  writeFileSync(path, content);
  const store = openStore(path, key);
  assert.equal((await store.addresses('Main website')).length, 60);
  await assert.rejects(store.prune(after(1)), (error) => assertTold(error, 'damaged', path));
  await store.close();
});

test('a row that fits no noun is damage, and never guessed at', async () => {
  const path = join(folder, 'row.db');
  await filled(path);
  const spoilings: readonly (readonly [string, 'findings' | 'addresses' | 'postings'])[] = [
    [`UPDATE finding SET state = 'lost' WHERE id = 'id3x'`, 'findings'],
    [`UPDATE finding SET kinds = '{"email-address":"many"}' WHERE id = 'id3x'`, 'findings'],
    [`UPDATE finding SET evidence = '[{"where":"here","masked":"jo@example.org"}]' WHERE id = 'id3x'`, 'findings'],
    [`UPDATE address SET url = 'not an address' WHERE seq = 3`, 'addresses'],
    [`UPDATE address SET url = 'https://***' || char(31) || 'AAAA' WHERE seq = 3`, 'addresses'],
    [`UPDATE posting SET alert = '{"key":' WHERE seq = 3`, 'postings'],
    [`UPDATE posting SET alert = '[]' WHERE seq = 3`, 'postings'],
  ];
  for (const [n, [statement, method]] of spoilings.entries()) {
    const spoilt = join(folder, `row-${n}.db`);
    copyFileSync(path, spoilt);
    const beside = new DatabaseSync(spoilt);
    beside.exec(statement);
    beside.close();
    const store = openStore(spoilt, key);
    const read = {
      findings: () => store.findings(),
      addresses: () => store.addresses('Main website'),
      postings: () => store.postings('due'),
    };
    await assert.rejects(read[method](), (error) => assertTold(error, 'damaged', spoilt), statement);
    await store.close();
  }
});

test('a database that another process will not let go is told so, and works again afterwards', async () => {
  const path = join(folder, 'locked.db');
  await filled(path);
  const store = openStore(path, key);
  const holding = `
    import { DatabaseSync } from 'node:sqlite';
    const db = new DatabaseSync(${JSON.stringify(path)});
    db.exec('BEGIN IMMEDIATE');
    console.log('held');
    setInterval(() => {}, 1_000);`;
  const other = spawn(process.execPath, ['--input-type=module', '-e', holding], { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(other.stdout, 'data');
  assert.equal((await store.findings()).length, 60, 'reading goes on');
  await assert.rejects(store.remember('name', 'value'), (error) => assertTold(error, 'locked', path));
  other.kill();
  await once(other, 'close');
  await store.remember('name', 'value');
  assert.equal(await store.recall('name'), 'value');
  await store.close();
});

test('a place where no database can be is told, with what to do', () => {
  const occupied = join(folder, 'occupied');
  writeFileSync(occupied, '');
  const inside = join(occupied, 'passerby.db');
  assert.throws(
    () => openStore(inside, key),
    (error) => assertTold(error, 'no-place', inside),
  );
  const directory = join(folder, 'directory.db');
  mkdirSync(directory);
  assert.throws(
    () => openStore(directory, key),
    (error) => assertTold(error, 'no-place', directory),
  );
});

test('a folder that may not be written is told, with what to do', () => {
  const closed = join(folder, 'closed');
  mkdirSync(closed);
  chmodSync(closed, 0o500);
  chmodSync(folder, 0o755);
  const path = join(closed, 'passerby.db');
  // Permissions do not hold the superuser back, so that it steps down for a moment.
  const superuser = process.getuid?.() === 0;
  if (superuser) process.seteuid?.(65_534);
  try {
    assert.throws(
      () => openStore(path, key),
      (error) => assertTold(error, 'read-only', path),
    );
  } finally {
    if (superuser) process.seteuid?.(0);
  }
});
