// Whichever call of a round fails: nothing is resolved by it, nothing half-written, nothing lost, no key delivered twice.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phases, survivesEach } from './faulty.ts';

const size = { forms: 2, files: 3, channels: 3 };

const strides = { fetch: 1, statement: 5, letter: 1, answer: 1 } as const;

for (const kind of ['fetch', 'statement', 'letter', 'answer'] as const)
  for (const during of phases)
    test(`any ${kind} may fail while ${during}, and the next round makes up for it`, async (t) => {
      const calls = await survivesEach(size, kind, { stride: strides[kind], during });
      // Nothing is sent while everything stays as it is.
      if (during !== 'open' || kind === 'fetch' || kind === 'statement') assert.ok(calls > 0, 'there was something to fail');
      t.diagnostic(`${calls} calls`);
    });
