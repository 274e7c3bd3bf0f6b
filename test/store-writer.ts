// A process of its own for the suites that kill one: records numbered batches, and says each number once it is recorded.
// Arguments: the database, and how many batches at most.

import { writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Batch, Store } from '../src/model.ts';
import { openStore } from '../src/store.ts';
import { isTrouble } from '../src/trouble.ts';
import { address, after, alert, change, emptyBatch, finding, form } from './store-nouns.ts';

export const writerKey = new Uint8Array(32).fill(9);

/** How many of everything the n-th batch has. */
export const sizeOf = (n: number): number => 1 + (n % 4);

const target = (writer: string, n: number): string => `${writer} batch ${n}`;

const numbered = (writer: string, n: number): Batch => {
  const each = Array.from({ length: sizeOf(n) }, (_, i) => i);
  const name = target(writer, n);
  return {
    ...emptyBatch,
    at: after(n),
    changes: each.map((i) => change('opened', finding(`${name} ${i}`, { id: `${writer}-${n}-${i}`, target: name }))),
    addresses: each.map((i) => ({ ...address(`https://www.example.gov.uk/${n}/${i}`), target: name })),
    forms: each.map((i) => ({ target: name, form: form(`https://www.example.gov.uk/${n}/${i}`) })),
    outbox: each.map((i) => ({ alert: alert(`${name} ${i}`), channel: 'dpo' })),
  };
};

/** How many of each part of batch n are there; all the same when it is whole, all 0 when it never was. */
export async function partsOf(store: Store, writer: string, n: number): Promise<readonly number[]> {
  const name = target(writer, n);
  const findings = await store.findings({ target: name });
  const histories = await Promise.all(findings.map(({ id }) => store.history(id)));
  const postings = (await store.postings('due')).filter(({ id }) => id.startsWith(`${name} `));
  return [
    findings.length,
    histories.flat().length,
    (await store.addresses(name)).length,
    (await store.forms(name)).length,
    postings.length,
  ];
}

async function write(path: string, most: number): Promise<void> {
  const store = openStore(path, writerKey);
  const writer = `w${process.pid}`;
  writeSync(1, `${writer}\n`);
  for (let n = 0; n < most; n += 1) {
    await store.record(numbered(writer, n));
    writeSync(1, `${n}\n`);
  }
  await store.close();
}

const [, script, path, most] = process.argv;
if (script === fileURLToPath(import.meta.url) && path !== undefined) {
  await write(path, Number(most)).catch((error: unknown) => {
    writeSync(2, isTrouble(error) ? `${error.trouble} ${error.message}` : String(error));
    process.exitCode = 1;
  });
}
