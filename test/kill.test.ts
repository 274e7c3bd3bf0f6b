import { test } from 'node:test';
import { killAndTell } from './killing.ts';

test('a watch that is killed at any moment loses no alert, and delivers no key twice', { timeout: 600_000 }, async (t) => {
  t.diagnostic(await killAndTell({ kills: 6, seed: 20_221_111 }));
});
