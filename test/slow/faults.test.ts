// A round of 200 findings and six channels, of which any call may fail.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phases, survivesEach } from '../faulty.ts';

const size = { forms: 70, files: 59, channels: 6 };

// `EVERY_CALL=1` leaves none out, and takes an hour and a half of one processor: `--test-name-pattern` divides it.
const strides =
  process.env.EVERY_CALL === '1'
    ? ({ fetch: 1, statement: 1, letter: 1, answer: 1 } as const)
    : ({ fetch: 23, statement: 211, letter: 1, answer: 1 } as const);

for (const kind of ['fetch', 'statement', 'letter', 'answer'] as const)
  for (const during of phases)
    test(`200 findings, six channels: any ${kind} may fail while ${during}, and the next round makes up for it`, async (t) => {
      const calls = await survivesEach(size, kind, { stride: strides[kind], during });
      // Nothing is sent while everything stays as it is.
      if (during !== 'open' || kind === 'fetch' || kind === 'statement') assert.ok(calls > 0, 'there was something to fail');
      t.diagnostic(`${calls} calls`);
    });
