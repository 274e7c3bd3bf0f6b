import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { loadKey } from '../src/key.ts';
import { isTrouble } from '../src/trouble.ts';

const folder = mkdtempSync(join(tmpdir(), 'passerby-key-'));
after(() => rmSync(folder, { recursive: true }));

const fresh = (name: string): string => join(folder, name);

const assertTold = (error: unknown, kind: string, mend: RegExp): true => {
  assert.ok(isTrouble(error), String(error));
  assert.equal(error.trouble, kind);
  assert.match(error.message, /passerby\.key/u);
  assert.match(error.message, mend);
  return true;
};

test('the key is made once, 32 bytes that only the owner may read, and stays the same', () => {
  const data = fresh('new/data');
  const key = loadKey(data);
  assert.equal(key.length, 32);
  assert.ok(new Set(key).size > 8);
  assert.equal(statSync(join(data, 'passerby.key')).mode & 0o777, 0o600);
  assert.deepEqual(loadKey(data), key);
  assert.deepEqual(new Uint8Array(readFileSync(join(data, 'passerby.key'))), key);
  assert.deepEqual(readdirSync(data), ['passerby.key'], 'no draft is left behind');
  assert.notDeepEqual(loadKey(fresh('another')), key);
});

test('processes that start together come to one key', async () => {
  const data = fresh('together');
  const url = new URL('../src/key.ts', import.meta.url).href;
  const program = `import { loadKey } from ${JSON.stringify(url)}; console.log(Buffer.from(loadKey(${JSON.stringify(data)})).toString('hex'))`;
  const runs = Array.from({ length: 5 }, () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]));
  const keys = new Set((await Promise.all(runs)).map(({ stdout }) => stdout.trim()));
  assert.equal(keys.size, 1);
  assert.deepEqual(readdirSync(data), ['passerby.key']);
});

test('a key of another size is not used, and not written over', () => {
  for (const size of [0, 31, 33, 4_096]) {
    const data = fresh(`size-${size}`);
    mkdirSync(data);
    writeFileSync(join(data, 'passerby.key'), Buffer.alloc(size, 1), { mode: 0o600 });
    assert.throws(
      () => loadKey(data),
      (error) => assertTold(error, 'key-size', /backup/u),
    );
    assert.equal(statSync(join(data, 'passerby.key')).size, size);
  }
});

test('a key that others may read is not used until they may not', () => {
  for (const mode of [0o640, 0o604, 0o666]) {
    const data = fresh(`mode-${mode}`);
    const key = loadKey(data);
    chmodSync(join(data, 'passerby.key'), mode);
    assert.throws(
      () => loadKey(data),
      (error) => assertTold(error, 'key-open', /chmod 600/u),
    );
    chmodSync(join(data, 'passerby.key'), 0o600);
    assert.deepEqual(loadKey(data), key);
  }
});

test('a place where no key can be is told, with what to do', () => {
  writeFileSync(fresh('a-file'), '');
  assert.throws(
    () => loadKey(fresh('a-file')),
    (error) => assertTold(error, 'no-place', /--data/u),
  );
  const data = fresh('a-folder');
  mkdirSync(join(data, 'passerby.key'), { recursive: true, mode: 0o700 });
  chmodSync(join(data, 'passerby.key'), 0o700);
  assert.throws(
    () => loadKey(data),
    (error) => assertTold(error, 'no-place', /--data/u),
  );
});

test('a folder that may not be written is told, and no draft is left in it', () => {
  const data = fresh('closed');
  mkdirSync(data);
  chmodSync(data, 0o555);
  chmodSync(folder, 0o755);
  const superuser = process.getuid?.() === 0;
  if (superuser) process.seteuid?.(65_534);
  try {
    assert.throws(
      () => loadKey(data),
      (error) => assertTold(error, 'read-only', /--data/u),
    );
  } finally {
    if (superuser) process.seteuid?.(0);
  }
  assert.deepEqual(readdirSync(data), []);
});
