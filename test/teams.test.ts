import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Alert, Post } from '../src/model.ts';
import teams from '../src/notifiers/teams.ts';
import { anyAlert, crafted, hostileAlert, opened, withAddresses } from './alerts.ts';
import { toolsFor } from './notifier-fixture.ts';

/** learn.microsoft.com, Teams limits and specifications: 28 kB a message. */
const limitBytes = 28_000;

type Element = { readonly type: string; readonly inlines?: readonly { readonly type: string; readonly text: string }[] };

async function bodyFor(alert: Alert): Promise<string> {
  const bodies: string[] = [];
  const post: Post = async ({ body }) => {
    bodies.push(body);
    return { outcome: 'answered', status: 202, retryAfterMs: 0, text: '' };
  };
  const notify = teams.open({ webhook: 'https://flow.example/x' }, { ...toolsFor(1_000), post });
  assert.equal(await notify(alert), 'delivered');
  return bodies[0] ?? '';
}

const cardIn = (body: string): readonly Element[] => {
  const message: { attachments: { content: { body: readonly Element[] } }[] } = JSON.parse(body);
  return message.attachments[0]?.content.body ?? [];
};

test('a Teams card stays under the limit for 1,000 addresses and for the longest and widest texts', async () => {
  const widest = [
    'x'.repeat(50_000),
    '語'.repeat(50_000),
    '👩‍👩‍👧‍👦'.repeat(5_000),
    '\\"'.repeat(20_000),
    '\u{e000}'.repeat(9_000),
  ];
  for (const alert of [withAddresses(1_000), ...widest.map(hostileAlert), ...crafted.map(hostileAlert)]) {
    assert.ok(Buffer.byteLength(await bodyFor(alert)) <= limitBytes);
  }
  await fc.assert(
    fc.asyncProperty(anyAlert, async (alert) => assert.ok(Buffer.byteLength(await bodyFor(alert)) <= limitBytes)),
    { numRuns: 100 },
  );
});

test('a Teams card holds runs of text only: nothing in it is read as Markdown', async () => {
  const card = cardIn(await bodyFor(hostileAlert('[click](https://evil.example) ![x](https://evil.example/p.png)')));
  assert.deepEqual([...new Set(card.map(({ type }) => type))], ['RichTextBlock']);
  assert.deepEqual([...new Set(card.flatMap(({ inlines }) => inlines?.map(({ type }) => type) ?? []))], ['TextRun']);
});

test('addresses a Teams card leaves out are counted', async () => {
  const written = cardIn(await bodyFor(withAddresses(1_000))).flatMap(({ inlines }) => inlines?.map(({ text }) => text) ?? []);
  const listed = written.filter((text) => text.includes('/submission/')).length;
  assert.ok(listed > 0);
  assert.ok(written.includes(`and ${1_000 - listed} more addresses with the same cause`));
});

test('an ordinary Teams card is not cut', async () => {
  const body = await bodyFor(opened);
  for (const text of [opened.title, opened.summary, ...opened.addresses, ...opened.steps]) {
    assert.ok(body.includes(JSON.stringify(text).slice(1, -1)), text);
  }
});
