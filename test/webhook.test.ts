import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import type { Alert } from '../src/model.ts';
import pagerduty from '../src/notifiers/pagerduty.ts';
import webhook from '../src/notifiers/webhook.ts';
import { opened, resolved, withAddresses } from './alerts.ts';
import { now, toolsFor } from './notifier-fixture.ts';
import { type Letter, type Reply, startHttpReceiver } from './receiver.ts';

const secret = 'shared between two programs';

async function lettersFor(alerts: readonly Alert[], channel: string, ...replies: readonly Reply[]): Promise<readonly Letter[]> {
  const server = await startHttpReceiver(...replies);
  try {
    const notify = webhook.open({ url: `${server.address}/hook`, secret }, { ...toolsFor(5_000), channel });
    for (const alert of alerts) await notify(alert);
    return server.received;
  } finally {
    await server.close();
  }
}

test('a receiver can verify a webhook: HMAC-SHA-256 over time and body, with the shared secret', async () => {
  const [letter] = await lettersFor([opened], 'soc', { status: 204, body: '' });
  assert.ok(letter);
  const signature = /^t=(?<seconds>\d+),v1=(?<hex>[0-9a-f]{64})$/u.exec(String(letter.headers['x-passerby-signature']));
  assert.equal(signature?.groups?.seconds, String(now.getTime() / 1_000));
  const expected = createHmac('sha256', secret).update(`${signature?.groups?.seconds}.${letter.body}`).digest('hex');
  assert.equal(signature?.groups?.hex, expected);
  assert.equal(letter.headers['content-type'], 'application/json');
});

test('a repetition has the same idempotency key, another alert or another channel has another', async () => {
  const reply = { status: 503 };
  const soc = await lettersFor([opened, opened, resolved], 'soc', reply);
  const other = await lettersFor([opened], 'größer 部', reply);
  const keys = [...soc, ...other].map(({ headers }) => headers['idempotency-key']);
  assert.equal(keys[0], `${opened.key} soc`);
  assert.equal(keys[1], keys[0]);
  assert.equal(new Set(keys).size, 3);
});

test('a webhook carries the alert whole, with a version', async () => {
  const [letter] = await lettersFor([opened], 'soc', { status: 200 });
  const body: unknown = JSON.parse(letter?.body ?? '');
  assert.deepEqual(body, { version: 1, ...opened, at: opened.at.toISOString() });
});

test('1,000 addresses make a webhook of bounded size that says how many it left out', async () => {
  const [letter] = await lettersFor([withAddresses(1_000)], 'soc', { status: 200 });
  const body: { addresses: readonly string[]; moreAddresses: number } = JSON.parse(letter?.body ?? '');
  assert.equal(body.addresses.length + body.moreAddresses, 1_000);
  assert.ok((letter?.body.length ?? 0) < 500_000);
});

test('a redirect is not followed', async () => {
  const elsewhere = await startHttpReceiver({ status: 200 });
  const server = await startHttpReceiver({ status: 307, headers: { location: `${elsewhere.address}/elsewhere` } });
  try {
    const notify = webhook.open({ url: `${server.address}/hook`, secret }, toolsFor(5_000));
    assert.deepEqual(await notify(opened), { refused: 'the receiver redirects (307), which is not followed' });
    assert.equal(server.received.length, 1);
    assert.equal(elsewhere.received.length, 0);
  } finally {
    await server.close();
    await elsewhere.close();
  }
});

test('an answer that never ends does not hold an alert up for longer than its time', async () => {
  const server = await startHttpReceiver({ status: 200, body: 'x'.repeat(5_000_000) });
  try {
    const notify = webhook.open({ url: `${server.address}/hook`, secret }, toolsFor(5_000));
    assert.equal(await notify(opened), 'delivered');
  } finally {
    await server.close();
  }
});

test('PagerDuty: one cause is one incident, opened, reminded of and resolved by the same key', async () => {
  const server = await startHttpReceiver({ status: 202 });
  try {
    const notify = pagerduty.open({ routing_key: 'k', url: `${server.address}/v2/enqueue` }, toolsFor(5_000));
    const long = { ...opened, cause: 'c'.repeat(2_000) };
    const kinds = [opened, { ...opened, kind: 'reminder' as const }, resolved, long, { ...opened, kind: 'test' as const }];
    for (const alert of kinds) await notify(alert);
    const events = server.received.map(({ body }) => {
      const event: { event_action: string; dedup_key: string; payload?: { severity: string; summary: string } } =
        JSON.parse(body);
      return event;
    });
    assert.deepEqual(
      events.map(({ event_action }) => event_action),
      ['trigger', 'trigger', 'resolve', 'trigger', 'trigger'],
    );
    assert.equal(new Set(events.slice(0, 3).map(({ dedup_key }) => dedup_key)).size, 1);
    assert.ok((events[3]?.dedup_key.length ?? 999) <= 255);
    assert.deepEqual(
      events.map(({ payload }) => payload?.severity),
      ['critical', 'critical', undefined, 'critical', 'info'],
    );
  } finally {
    await server.close();
  }
});
