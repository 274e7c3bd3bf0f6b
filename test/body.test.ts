// What is read, whether its bytes are at hand or left on disk, and in whatever pieces they come.

import assert from 'node:assert/strict';
import { closeSync, openSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { bodyOf } from '../src/body.ts';
import { loadCatalogue } from '../src/catalogue.ts';
import { openDocuments } from '../src/documents.ts';
import { openWall } from '../src/inspect.ts';
import type { Body, InspectRequest } from '../src/model.ts';
import { decode, decodePieces, encodingOfAll } from '../src/reading/encoding.ts';
import { inFolder } from './passerby.ts';

const header = 'Full name,E-mail,What happened?\n';
const names = ['Zoë Oldham', 'Margaret Wray', 'Priya Shah', 'Harold Kay'];
function row(index: number): string {
  const name = names[index % names.length] ?? '';
  const mailbox = name.toLowerCase().replace(' ', '.').replace('ë', 'e');
  return `${name},${mailbox}${index}@post.example.net,"My landlord shouts at me, every night. Please help."\n`;
}
const csv = (megabytes: number): Uint8Array<ArrayBuffer> => {
  const rows = Array.from({ length: 1000 }, (_, index) => row(index)).join('');
  return new TextEncoder().encode(header + rows.repeat(Math.ceil((megabytes * 1024 * 1024) / rows.length)));
};

async function onDisk(
  bytes: Uint8Array,
  look: (body: { descriptor: number; size: number }, path: string) => unknown,
): Promise<void> {
  await inFolder(async (folder) => {
    const path = join(folder, 'answers.csv');
    writeFileSync(path, bytes);
    const descriptor = openSync(path, 'r');
    try {
      await look({ descriptor, size: bytes.length }, path);
    } finally {
      closeSync(descriptor);
    }
  });
}

const joined = (pieces: Iterable<Uint8Array>): Buffer => Buffer.concat([...pieces].map((piece) => Buffer.from(piece)));

/** Each in pieces of its own size, which may end inside a character. */
const inPieces = (bytes: Uint8Array<ArrayBuffer>, size: number): Body => ({
  ...bodyOf(bytes),
  pieces: () => bodyOf(bytes).pieces(size),
});

test('a file on disk has the head, the pieces and the whole of its bytes', async () => {
  const bytes = csv(1);
  await onDisk(bytes, (file) => {
    const body = bodyOf(file);
    assert.equal(body.size, bytes.length);
    assert.deepEqual(body.head, bytes.subarray(0, 64 * 1024));
    assert.deepEqual(body.whole(), bytes);
    assert.equal(body.whole(), body.whole());
    for (const size of [1000, 32 * 1024, 300_000, bytes.length + 1]) {
      const copies: Buffer[] = [];
      for (const piece of body.pieces(size)) {
        assert.ok(piece.length <= size);
        copies.push(Buffer.from(piece));
      }
      assert.ok(Buffer.concat(copies).equals(bytes));
    }
  });
});

test('a file that became shorter ends where it ends', async () => {
  const bytes = csv(1);
  await onDisk(bytes, (file, path) => {
    truncateSync(path, 700_000);
    assert.equal(joined(bodyOf(file).pieces(1024 * 1024)).length, 700_000);
    assert.equal(bodyOf(file).whole().length, 700_000);
  });
});

test('encoding and text are the same in pieces of any size', () => {
  const texts = fc.string({ unit: 'grapheme', maxLength: 60 });
  const bytes = fc.oneof(
    texts.map((text) => Buffer.from(text)),
    texts.map((text) => Buffer.from(text, 'latin1')),
    texts.map((text) => Buffer.from(`\uFEFF${text}`, 'utf16le')),
    fc.tuple(texts, fc.integer({ min: 0, max: 4 })).map(([text, cut]) => Buffer.from(`${text}😀`).subarray(0, -cut || undefined)),
    fc.uint8Array({ maxLength: 40 }),
  );
  fc.assert(
    fc.property(bytes, fc.integer({ min: 1, max: 9 }), (given, size) => {
      const whole = new Uint8Array(given);
      const encoding = encodingOfAll(bodyOf(whole), '');
      assert.deepEqual(encodingOfAll(inPieces(whole, size), ''), encoding);
      assert.equal([...decodePieces(bodyOf(whole), encoding, size)].join(''), decode(whole, encoding));
    }),
    { numRuns: 2000 },
  );
});

test('a large CSV is never held whole', async () => {
  const { readers } = await loadCatalogue();
  const bytes = csv(5);
  const body: Body = { ...bodyOf(bytes), head: bytes.slice(0, 64 * 1024), whole: () => assert.fail('it was') };
  const read = openDocuments(readers);
  const outcome = await read({ body, name: 'answers.csv', url: new URL('file:///answers.csv'), contentType: '', depth: 0 });
  assert.ok(outcome.document);
  const [table] = outcome.document.tables;
  let rows = 0;
  for (const cells of table?.rows ?? []) rows += cells.length === 3 ? 1 : 0;
  assert.equal(rows, (new TextDecoder().decode(bytes).match(/\n/gu)?.length ?? 0) - 1);
});

test('a file on disk is inspected as its bytes are', async () => {
  const bytes = csv(5);
  const request = (body: InspectRequest['body']): InspectRequest => ({
    url: new URL('file:///answers.csv'),
    status: 200,
    headers: {},
    body,
    by: 'crawl',
    labels: [],
    canaries: [{ name: 'complaints form', value: 'harold.kay7@post.example.net' }],
    identifiers: [],
    publishedValues: [],
    ownHosts: [],
  });
  const wall = openWall(new Uint8Array(32).fill(7));
  try {
    await onDisk(bytes, async (file) => {
      const fromDisk = await wall.inspect(request(file));
      assert.equal(fromDisk.bearing, 'exposed');
      assert.deepEqual(fromDisk.canaries, ['complaints form']);
      assert.deepEqual(fromDisk, await wall.inspect(request(bytes.slice())));
    });
  } finally {
    await wall.close();
  }
});
