// Whichever call of a round fails: nothing is resolved by it, nothing half-written, nothing lost, no key delivered twice.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { survivesEach } from './faulty.ts';

const size = { forms: 2, files: 3, channels: 3 };

const strides = { fetch: 1, statement: 5, letter: 1, answer: 1 } as const;

for (const kind of ['fetch', 'statement', 'letter', 'answer'] as const) {
  test(`any ${kind} may fail, and the next round makes up for it`, async (t) => {
    const calls = await survivesEach(size, kind, strides[kind]);
    assert.match(calls, /^[1-9]/u, 'there was something to fail');
    t.diagnostic(calls);
  });
}
