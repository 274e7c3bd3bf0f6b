import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openBoroughSite } from './fixtures/sites/borough.ts';
import { inFolder, passerby } from './passerby.ts';

test('a scan ends with 0 only where nothing is open and everything that matters could be told', async (t) => {
  const site = await openBoroughSite();
  t.after(site.close);
  await inFolder(async (folder) => {
    const scan = async (...more: readonly string[]): Promise<number | string> =>
      (await passerby(folder, 'scan', site.start, '--allow-private', '--rate', '1000', ...more)).status;
    assert.equal(await scan(), 0);
    site.answers('open');
    assert.equal(await scan(), 1);
    assert.equal(await scan('--fail-on', 'critical'), 1);
    site.answers('sign-in');
    assert.equal(await scan(), 3, 'a sign-in page at status 200 says not yet that it is closed');
    site.answers('closed');
    assert.equal(await scan(), 0);
    site.health('unavailable');
    assert.equal(await scan(), 3);
  });
});

test('an address that must be closed and could not be told is no all-clear', async (t) => {
  const site = await openBoroughSite();
  t.after(site.close);
  await inFolder(async (folder) => {
    const denied = `${site.start}node/12/webform-results`;
    const yaml = [
      'organisation: Borough of Overby',
      'targets:',
      `  - { name: Overby, start: ["${site.start}"], denied: ["${denied}"], allow_private: true, limits: { requests_per_second: 1000 } }`,
    ];
    writeFileSync(join(folder, 'targets.yaml'), yaml.join('\n'));
    assert.equal((await passerby(folder, 'scan')).status, 0);
    site.answers('silent');
    const { status, out } = await passerby(folder, 'scan');
    assert.equal(status, 3);
    assert.match(out, /Could not be told/u);
  });
});
