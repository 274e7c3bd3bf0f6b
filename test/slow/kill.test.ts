import { test } from 'node:test';
import { killAndTell } from '../killing.ts';

test('fifty kills at random moments: no alert is lost, and no key delivered twice', async (t) => {
  t.diagnostic(await killAndTell({ kills: 50, seed: 394 }));
});
