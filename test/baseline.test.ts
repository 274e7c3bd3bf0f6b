import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openBorough } from '../src/demo-borough.ts';
import { inFolder, passerby } from './passerby.ts';

test('what a baseline knows is no failure; what it does not know is; what it knew and is gone is listed', async () => {
  const borough = await openBorough();
  try {
    await inFolder(async (folder) => {
      const scan = (...more: readonly string[]) =>
        passerby(folder, 'scan', borough.start.href, '--allow-private', '--rate', '200', '--format', 'json', ...more);
      borough.open();
      assert.equal((await scan('--write-baseline', 'known.json')).status, 1);
      const written = readFileSync(join(folder, 'known.json'), 'utf8');
      assert.ok(JSON.parse(written).known.length > 0);

      const again = await scan('--baseline', 'known.json', '--new-only');
      assert.equal(again.status, 0, again.err);
      assert.deepEqual(JSON.parse(again.out).findings, []);

      const marked = await scan('--baseline', 'known.json');
      assert.equal(marked.status, 1);
      assert.ok(JSON.parse(marked.out).findings.every((finding: { baseline: string }) => finding.baseline === 'unchanged'));

      writeFileSync(join(folder, 'none.json'), '{"version":1,"known":[]}');
      assert.equal((await scan('--baseline', 'none.json', '--new-only')).status, 1);

      borough.shut();
      const closed = await scan('--baseline', 'known.json', '--new-only');
      assert.equal(closed.status, 0);
      assert.match(closed.err, /of known\.json met nothing this time/u);
    });
  } finally {
    await borough.close();
  }
});

test('a baseline that is none, or --new-only without one, is wrong usage with a sentence', async () => {
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 'notes.txt'), 'hello');
    for (const [options, says] of [
      [['--baseline', 'notes.txt'], /notes\.txt is no baseline of Passerby/u],
      [['--baseline', 'missing.json'], /missing\.json cannot be read/u],
      [['--new-only'], /--new-only needs a --baseline FILE/u],
    ] as const) {
      const { status, err, out } = await passerby(folder, 'scan', 'http://127.0.0.1:9/', '--allow-private', ...options);
      assert.deepEqual([status, out], [2, '']);
      assert.match(err, says);
    }
  });
});
