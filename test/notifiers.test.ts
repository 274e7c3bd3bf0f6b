// One table for every channel in src/notifiers: a new sibling brings test/fixtures/notifiers/<id>.ts and is tested.

import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadNotifiers } from '../src/catalogue.ts';
import type { Alert, Delivery, Named, NotifierKind } from '../src/model.ts';
import { anyAlert, crafted, hostileAlert, opened, resolved, withAddresses } from './alerts.ts';
import { type Behaviour, type NotifierFixture, toolsFor } from './notifier-fixture.ts';

const patienceMs = 5_000;
const shortPatienceMs = 300;
const secret = 'S3cretNobodyMayEverRead1234567890';

const isFixture = (value: unknown): value is NotifierFixture =>
  typeof value === 'object' && value !== null && 'start' in value && 'troubles' in value;

async function fixtureOf(kind: Named<NotifierKind>): Promise<NotifierFixture> {
  const module: { readonly default?: unknown } = await import(`./fixtures/notifiers/${kind.id}.ts`);
  assert.ok(isFixture(module.default), `test/fixtures/notifiers/${kind.id}.ts has no fixture`);
  return module.default;
}

type Sent = {
  readonly deliveries: readonly Delivery[];
  readonly seen: Readonly<Record<string, string>>;
  readonly everythingSaid: string;
};

/** Sends alerts one after the other to one receiver. */
async function send(kind: Named<NotifierKind>, behaviour: Behaviour, alerts: readonly Alert[], key = secret): Promise<Sent> {
  const receiver = await (await fixtureOf(kind)).start(behaviour, key);
  try {
    const tools = toolsFor(behaviour === 'is silent' ? shortPatienceMs : patienceMs);
    const settings = kind.settings.safeParse(receiver.settings);
    assert.ok(settings.success, JSON.stringify(settings));
    const notify = kind.open(settings.data, tools);
    const deliveries: Delivery[] = [];
    for (const alert of alerts) deliveries.push(await notify(alert));
    const printed = tools.written.at(-1);
    return {
      deliveries,
      seen: printed === undefined ? receiver.seen() : { txt: printed },
      everythingSaid: JSON.stringify([deliveries, tools.logged]),
    };
  } finally {
    await receiver.close();
  }
}

const isLater = (delivery: Delivery | undefined): delivery is { retryAfterMs: number; reason: string } =>
  typeof delivery === 'object' && 'retryAfterMs' in delivery;

/** `UPDATE_GOLDEN=1 node --test test/notifiers.test.ts` writes them anew. */
async function compareWithGolden(name: string, text: string): Promise<void> {
  const file = new URL(`./golden/notifiers/${name}`, import.meta.url);
  if (process.env.UPDATE_GOLDEN === '1') {
    await mkdir(new URL('.', file), { recursive: true });
    await writeFile(file, text);
  }
  assert.equal(text, await readFile(file, 'utf8'), `${name} differs; UPDATE_GOLDEN=1 writes it anew`);
}

for (const kind of await loadNotifiers()) {
  const { troubles, waitMs } = await fixtureOf(kind);
  const can = (trouble: Behaviour) => troubles.some((known) => known === trouble);

  test(`${kind.id}: a receiver that accepts gets the alert as people should see it`, async () => {
    for (const alert of [opened, resolved]) {
      const { deliveries, seen } = await send(kind, 'accepts', [alert]);
      assert.deepEqual(deliveries, ['delivered']);
      assert.ok(Object.keys(seen).length > 0);
      for (const [ending, text] of Object.entries(seen)) await compareWithGolden(`${kind.id}-${alert.kind}.${ending}`, text);
    }
  });

  test(`${kind.id}: alerts of any size and any content are delivered`, async () => {
    const alerts = [withAddresses(1), withAddresses(1_000), ...crafted.map(hostileAlert), ...fc.sample(anyAlert, 10)];
    const { deliveries } = await send(kind, 'accepts', alerts);
    assert.deepEqual(
      deliveries,
      alerts.map(() => 'delivered'),
    );
  });

  for (const trouble of ['asks to wait', 'fails', 'is silent', 'is down'] as const) {
    if (!can(trouble)) continue;
    test(`${kind.id}: when the receiver ${trouble}, the alert is sent again later`, async () => {
      const { deliveries } = await send(kind, trouble, [opened]);
      const [delivery] = deliveries;
      assert.ok(isLater(delivery), JSON.stringify(delivery));
      assert.equal(delivery.retryAfterMs, trouble === 'asks to wait' ? waitMs : 0);
      assert.match(delivery.reason, /^[a-z][^\n]{5,120}$/u);
    });
  }

  if (can('refuses')) {
    test(`${kind.id}: a refusal is final and says why`, async () => {
      const { deliveries } = await send(kind, 'refuses', [opened]);
      const [delivery] = deliveries;
      assert.ok(typeof delivery === 'object' && 'refused' in delivery, JSON.stringify(delivery));
      assert.match(delivery.refused, /^[a-z][^\n]{5,120}$/u);
    });
  }

  test(`${kind.id}: no reason and no log line holds a secret or an address`, async () => {
    const keys = fc.sample(fc.string({ unit: fc.constantFrom(...'abcdefABCDEF0123456789'), minLength: 20, maxLength: 32 }), 3);
    for (const trouble of troubles.filter((known) => known !== 'is silent')) {
      for (const key of keys) {
        const { everythingSaid } = await send(kind, trouble, [opened], key);
        assert.ok(!everythingSaid.includes(key));
        assert.ok(!/https?:|smtp:|127\.0\.0\.1|@/u.test(everythingSaid), everythingSaid);
      }
    }
  });

  test(`${kind.id}: settings of any other shape are mistakes in words, and never repeat what was given`, () => {
    fc.assert(
      fc.property(fc.anything(), (given) => {
        kind.settings.safeParse(given);
      }),
      { numRuns: 100 },
    );
    const names = ['webhook', 'url', 'secret', 'smtp', 'from', 'to', 'routing_key'];
    const wrong = kind.settings.safeParse({
      ...Object.fromEntries(names.map((name) => [name, `ftp:// ${secret}`])),
      to: [secret],
    });
    assert.ok(!wrong.success);
    assert.ok(wrong.error.issues.length > 0);
    assert.ok(!JSON.stringify(wrong.error.issues.map(({ message }) => message)).includes(secret));
  });
}
