// A clerk inspects a folder: whatever lies in it, it is inspected to its end.

import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inFolder, passerby } from './passerby.ts';
import { zipOf } from './zip-writer.ts';

const answers = [
  'Full name,E-mail,What happened?',
  ...['Jane Doe', 'Margaret Oldham', 'Priya Shah', 'Harold Kay'].map(
    (name) =>
      `${name},${name.toLowerCase().replace(' ', '.')}@post.example.net,My landlord shouts at me every night. Please help.`,
  ),
].join('\n');

const isLine = (value: unknown): value is { readonly file: string; readonly verdict: string; readonly reason?: string } =>
  typeof value === 'object' && value !== null && 'file' in value && 'verdict' in value;

const linesOf = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
    .filter(isLine);

test('a file that was not read to its end is never called clean, and says why', async () => {
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 'crowded.html'), `<!doctype html><title>Streets</title>${'a<hr>'.repeat(20_000)}`);
    writeFileSync(
      join(folder, 'inside.zip'),
      zipOf([
        { name: 'notes.txt', body: 'The fountain is closed in May.' },
        { name: 'scan.pdf', body: '%PDF-1.7 and no more' },
      ]),
    );
    writeFileSync(
      join(folder, 'both.zip'),
      zipOf([
        { name: 'answers.csv', body: answers },
        { name: 'scan.pdf', body: '%PDF-1.7 and no more' },
      ]),
    );
    writeFileSync(join(folder, 'whole.html'), '<!doctype html><title>Streets</title><p>The fountain is closed in May.');
    const { status, out } = await passerby(folder, 'inspect', folder, '--format', 'jsonl');
    const lines = linesOf(out).map(({ file, verdict, reason = '' }) => [file.slice(folder.length + 1), verdict, reason] as const);
    assert.deepEqual(
      lines.filter(([file]) => /html|zip/u.test(file)).map(([file, verdict]) => [file, verdict]),
      [
        ['both.zip', 'exposed'],
        ['crowded.html', 'unreadable'],
        ['inside.zip', 'unreadable'],
        ['whole.html', 'clean'],
      ],
    );
    const why = new Map(lines.map(([file, , reason]) => [file, reason]));
    assert.match(why.get('both.zip') ?? '', /inside/u);
    assert.match(why.get('crowded.html') ?? '', /^more than \d+ pieces of text$/u);
    assert.match(why.get('inside.zip') ?? '', /inside/u);
    assert.equal(why.get('whole.html'), '');
    assert.equal(status, 1);
    const alone = await passerby(folder, 'inspect', join(folder, 'crowded.html'));
    assert.match(alone.out, /^unreadable .*\n {11}more than \d+ pieces of text/u);
    assert.equal(alone.status, 3);
  });
});

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
    const lines = linesOf(out);
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
