// A clerk inspects a folder: whatever lies in it, it is inspected to its end.

import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inFolder, passerby } from './passerby.ts';

const answers = [
  'Full name,E-mail,What happened?',
  ...['Jane Doe', 'Margaret Oldham', 'Priya Shah', 'Harold Kay'].map(
    (name) =>
      `${name},${name.toLowerCase().replace(' ', '.')}@post.example.net,My landlord shouts at me every night. Please help.`,
  ),
].join('\n');

const isLine = (value: unknown): value is { readonly file: string; readonly verdict: string; readonly reason?: string } =>
  typeof value === 'object' && value !== null && 'file' in value && 'verdict' in value;

test('a file that cannot be opened ends nothing, and links are followed to files', async () => {
  await inFolder(async (folder) => {
    const site = join(folder, 'site');
    mkdirSync(join(site, 'more'), { recursive: true });
    writeFileSync(join(site, 'big.bin'), '');
    truncateSync(join(site, 'big.bin'), 3 * 1024 ** 3);
    writeFileSync(join(folder, 'elsewhere.csv'), answers);
    symlinkSync(join(folder, 'elsewhere.csv'), join(site, 'linked.csv'));
    symlinkSync(join(site, 'round'), join(site, 'round'));
    symlinkSync(join(site, 'nowhere'), join(site, 'gone.csv'));
    symlinkSync(site, join(site, 'more', 'up'));
    writeFileSync(join(site, 'more', 'last.csv'), answers);
    const { status, out, err } = await passerby(folder, 'inspect', site, '--format', 'jsonl');
    const lines = out
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
      .filter(isLine);
    assert.deepEqual(
      lines.map(({ file, verdict }) => [file.slice(site.length + 1), verdict]),
      [
        ['big.bin', 'unreadable'],
        ['linked.csv', 'exposed'],
        [join('more', 'last.csv'), 'exposed'],
      ],
    );
    assert.match(lines[0]?.reason ?? '', /^cannot be opened/u);
    assert.equal(err, '');
    assert.equal(status, 1);
  });
});
