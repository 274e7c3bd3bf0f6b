import assert from 'node:assert/strict';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openBoroughSite } from './fixtures/sites/borough.ts';
import { inFolder, passerby } from './passerby.ts';

test('findings are told apart by where they are, in the formats there are and no other', async () => {
  const site = await openBoroughSite({});
  try {
    await inFolder(async (folder) => {
      site.answers('open');
      const data = join(folder, 'data');
      const scanned = await passerby(folder, 'scan', site.start, '--allow-private', '--data', data);
      assert.equal(scanned.status, 1, scanned.err);
      const { out } = await passerby(folder, 'findings', '--data', data);
      const lines = out.trim().split('\n');
      assert.ok(lines.length > 1, out);
      assert.equal(new Set(lines.map((line) => line.replace(/^\S+/u, ''))).size, lines.length, out);

      const odd = await passerby(folder, 'findings', 'list', '--format', 'xml', '--data', data);
      assert.equal(odd.status, 2);
      assert.match(odd.err, /no format “xml”.*text, json/u);

      const id = lines[0]?.trim().split(/\s/u)[0] ?? '';
      const past = await passerby(
        folder,
        'findings',
        'accept',
        id,
        '--reason',
        'public',
        '--until',
        '2020-01-01',
        '--data',
        data,
      );
      assert.equal(past.status, 2);
      assert.match(past.err, /2020-01-01 is past already/u);

      const yaml = `organisation: X\ntargets: [{ name: Another, start: ["${site.start}"], allow_private: true }]\n`;
      writeFileSync(join(folder, 'targets.yaml'), yaml);
      const checked = await passerby(folder, 'check', '--data', data);
      assert.match(checked.out, /Watched by nobody: \d open findings of “127\.0\.0\.1:\d+”, which targets\.yaml does not name/u);

      rmSync(join(data, 'passerby.key'));
      const keyless = await passerby(folder, 'findings', '--data', data);
      assert.equal(keyless.status, 2);
      assert.match(keyless.err, /passerby\.key is missing/u);
      assert.ok(!existsSync(join(data, 'passerby.key')), 'no other key is made beside what is sealed');
    });
  } finally {
    await site.close();
  }
});

test('a data folder that was misspelt does not say that nothing is open', () =>
  inFolder(async (folder) => {
    for (const words of [['findings'], ['report', 'abc']]) {
      const told = await passerby(folder, ...words, '--data', join(folder, 'dta'));
      assert.equal(told.status, 2, words.join(' '));
      assert.match(told.err, /There is no .*dta.*--data/u);
    }
    assert.ok(!existsSync(join(folder, 'dta')), 'and nothing is made there');
  }));

test('the help of a command calls nothing a way to call it that is none', () =>
  inFolder(async (folder) => {
    for (const name of ['scan', 'watch']) {
      const { out } = await passerby(folder, name, '--help');
      assert.match(out, new RegExp(`^ {2}passerby ${name} \\[`, 'mu'));
      assert.doesNotMatch(out, /passerby (?:scan|watch) *$|passerby scan exit|passerby watch A /mu);
    }
  }));
