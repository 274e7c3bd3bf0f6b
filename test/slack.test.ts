import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Alert, Post, PostAnswer } from '../src/model.ts';
import slack from '../src/notifiers/slack.ts';
import { anyAlert, crafted, hostileAlert, opened, withAddresses } from './alerts.ts';
import { toolsFor } from './notifier-fixture.ts';
import { startHttpReceiver } from './receiver.ts';

type Text = { readonly type: string; readonly text: string; readonly verbatim?: boolean };
type Block = {
  readonly type: string;
  readonly text?: Text;
  readonly fields?: readonly Text[];
  readonly elements?: readonly Text[];
};
type Message = { readonly text: string; readonly blocks: readonly Block[]; readonly unfurl_links: boolean };

/** What would have been posted: the outside here is a post office that takes everything. */
async function messageFor(alert: Alert): Promise<Message> {
  const bodies: string[] = [];
  const post: Post = async ({ body }) => {
    bodies.push(body);
    return { outcome: 'answered', status: 200, retryAfterMs: 0, text: 'ok' };
  };
  const notify = slack.open({ webhook: 'https://hooks.slack.example/services/x' }, { ...toolsFor(1_000), post });
  assert.equal(await notify(alert), 'delivered');
  assert.equal(bodies.length, 1);
  const message: Message = JSON.parse(bodies[0] ?? '');
  return message;
}

const textsOf = (block: Block): readonly Text[] => [
  ...(block.text === undefined ? [] : [block.text]),
  ...(block.fields ?? []),
  ...(block.elements ?? []),
];

/** docs.slack.dev, reference of blocks and of composition objects. */
function assertBlockKit(message: Message): void {
  const { blocks } = message;
  assert.ok(blocks.length >= 1 && blocks.length <= 50, `${blocks.length} blocks`);
  assert.ok(message.text.length >= 1 && message.text.length <= 4_000);
  const texts = blocks.flatMap(textsOf);
  for (const { type, text } of texts) {
    assert.ok(type === 'plain_text' || type === 'mrkdwn');
    assert.ok(text.trim().length >= 1, 'an empty text');
  }
  for (const block of blocks) {
    assert.ok(['header', 'section', 'context'].includes(block.type));
    if (block.type === 'header') {
      assert.equal(block.text?.type, 'plain_text');
      assert.ok((block.text?.text.length ?? 0) <= 150);
    }
    if (block.type === 'section') {
      assert.ok(block.text !== undefined || (block.fields?.length ?? 0) > 0);
      assert.ok((block.text?.text.length ?? 0) <= 3_000);
      assert.ok((block.fields?.length ?? 0) <= 10);
      for (const { text } of block.fields ?? []) assert.ok(text.length <= 2_000);
    }
    if (block.type === 'context') assert.ok((block.elements?.length ?? 0) >= 1 && (block.elements?.length ?? 0) <= 10);
  }
  // Above about 11,000 characters in all, Slack answers msg_blocks_too_long.
  assert.ok(texts.reduce((sum, { text }) => sum + text.length, 0) <= 10_000);
}

/** Only what we wrote ourselves may be markup: crafted text holds no open bracket, and no bare ampersand where it is read as markup. */
function assertHarmless(message: Message): void {
  const texts = message.blocks.flatMap(textsOf);
  for (const { type, text, verbatim } of texts) {
    assert.ok(!/[<>]/u.test(text), text);
    if (type === 'mrkdwn') {
      assert.equal(verbatim, true);
      assert.ok(!/&(?!(?:amp|lt|gt);)/u.test(text), text);
      assert.ok([0, 6].includes(text.split('`').length - 1), 'a backtick of somebody else closes the code block');
    }
  }
  assert.ok(!/[<>]/u.test(message.text));
  assert.equal(message.unfurl_links, false);
}

test('a Slack message keeps to the limits of Block Kit for 1 and for 1,000 addresses', async () => {
  const one = await messageFor(withAddresses(1));
  const many = await messageFor(withAddresses(1_000));
  assertBlockKit(one);
  assertBlockKit(many);
  assert.ok(JSON.stringify(one).includes('/node/7/submission/0?a=1&amp;b=&lt;2&gt;'));
  assert.match(JSON.stringify(many), /and 9\d\d more addresses with the same cause/u);
  assertHarmless(many);
});

test('every address is either listed in a Slack message or counted', async () => {
  for (const count of [2, 19, 20, 21, 300]) {
    const written = JSON.stringify((await messageFor(withAddresses(count))).blocks);
    const listed = written.split('/node/7/submission/').length - 1;
    const more = Number(/and (\d+) more address/u.exec(written)?.[1] ?? 0);
    assert.equal(listed + more, count);
  }
});

test('crafted form titles mention nobody, link nowhere and stay within the limits', async () => {
  for (const text of crafted) {
    const message = await messageFor(hostileAlert(text));
    assertBlockKit(message);
    assertHarmless(message);
  }
});

test('any alert makes a valid and harmless Slack message', async () => {
  await fc.assert(
    fc.asyncProperty(anyAlert, async (alert) => {
      const message = await messageFor(alert);
      assertBlockKit(message);
      assertHarmless(message);
    }),
    { numRuns: 150 },
  );
});

test('a layout Slack does not take is sent again as plain text rather than lost', async () => {
  const server = await startHttpReceiver({ status: 400, body: 'invalid_blocks' }, { status: 200, body: 'ok' });
  try {
    const notify = slack.open({ webhook: `${server.address}/services/x` }, toolsFor(5_000));
    assert.equal(await notify(opened), 'delivered');
    assert.equal(server.received.length, 2);
    const second: unknown = JSON.parse(server.received[1]?.body ?? '');
    assert.deepEqual(Object.keys(second ?? {}), ['text']);
  } finally {
    await server.close();
  }
});

test('what Slack answers is told in our words', async () => {
  const says = async (answer: PostAnswer) =>
    slack.open({ webhook: 'https://hooks.slack.example/x' }, { ...toolsFor(1_000), post: async () => answer })(opened);
  assert.deepEqual(await says({ outcome: 'answered', status: 404, retryAfterMs: 0, text: 'no_service' }), {
    refused: 'the receiver refused the message (404): the webhook was removed or disabled',
  });
  assert.deepEqual(await says({ outcome: 'answered', status: 410, retryAfterMs: 0, text: 'something https://secret' }), {
    refused: 'the receiver refused the message (410): the address is gone for good',
  });
});

test('a message goes out as JSON, and says so once', async () => {
  const server = await startHttpReceiver({ status: 200, body: 'ok' });
  try {
    assert.equal(await slack.open({ webhook: server.address }, toolsFor(1_000))(opened), 'delivered');
    assert.match(server.received[0]?.headers['content-type'] ?? '', /^application\/json(?:; ?charset=utf-8)?$/u);
    assert.match(server.received[0]?.headers['user-agent'] ?? '', /Passerby/u);
  } finally {
    await server.close();
  }
});
