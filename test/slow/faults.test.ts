// A round of 200 findings and six channels, of which any call may fail.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { survivesEach } from '../faulty.ts';

const size = { forms: 70, files: 59, channels: 6 };

// `EVERY_CALL=1` leaves none out, and takes an hour.
const strides =
  process.env.EVERY_CALL === '1'
    ? ({ fetch: 1, statement: 1, letter: 1, answer: 1 } as const)
    : ({ fetch: 23, statement: 211, letter: 1, answer: 1 } as const);

for (const kind of ['fetch', 'statement', 'letter', 'answer'] as const) {
  test(`200 findings, six channels: any ${kind} may fail, and the next round makes up for it`, async (t) => {
    const calls = await survivesEach(size, kind, strides[kind]);
    assert.match(calls, /^[1-9]/u, 'there was something to fail');
    t.diagnostic(calls);
  });
}
