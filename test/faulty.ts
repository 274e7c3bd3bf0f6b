// A borough, a store and channels of which one call fails: the n-th fetch, the n-th statement, the n-th letter.

import assert from 'node:assert/strict';
import { bodyOf } from '../src/body.ts';
import { loadProbes } from '../src/catalogue.ts';
import { closeRound, openFollowUp } from '../src/follow-up.ts';
import type { Alert, Channel, Delivery, Exchange, Finding, Inspect, Store, Target, World } from '../src/model.ts';
import { emptyOutbox } from '../src/outbox.ts';
import { openRoom } from '../src/room.ts';
import { scan } from '../src/scan.ts';
import { openStore } from '../src/store.ts';
import { type Borough, planBorough } from './fixtures/sites/borough.ts';

export type Size = { readonly forms: number; readonly files: number; readonly channels: number };
export type Fault = 'fetch' | 'statement' | 'letter' | 'answer';

const key = new Uint8Array(32).fill(5);
const probes = await loadProbes();
const room = await openRoom(key);
const minuteMs = 60_000;

/** The same bytes are the same to the room behind the wall, and reading them takes most of a round. */
const remembered = new Map<string, ReturnType<Inspect>>();
const inspect: Inspect = (request) => {
  const name = `${request.by} ${request.url.href} ${request.asked?.href} ${request.status} ${request.labels.length} ${Buffer.from(bodyOf(request.body).whole()).toString('base64')}`;
  const known = remembered.get(name) ?? room(request);
  remembered.set(name, known);
  return known;
};

const target: Target = {
  name: 'Netherby',
  organisation: 'Borough of Netherby',
  contact: undefined,
  start: [new URL('http://netherby.test/')],
  scope: ['netherby.test'],
  exclude: [],
  crawl: '30 2 * * *',
  watch: '*/5 * * * *',
  timezone: 'UTC',
  limits: { pages: 20_000, requestsPerSecond: 1_000, maxBodyBytes: 1_000_000 },
  allowPrivate: true,
  denied: [new URL('http://netherby.test/exports/')],
  canaries: [],
  published: [],
  identifiers: [],
  notify: [],
};

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** How a fetch may fail, one after the other. */
const troubles: readonly ((asked: URL) => Exchange)[] = [
  (asked) => ({ outcome: 'failed', asked, reason: 'no answer in time' }),
  (asked) => answered(asked, 503, '<h1>Be right back</h1>'),
  (asked) => answered(asked, 200, '<h1>Sign in</h1><form method="post"><input name="u"><input type="password" name="p"></form>'),
  (asked) => ({ outcome: 'failed', asked, reason: 'the connection was cut' }),
  (asked) => answered(asked, 429, 'Too many requests'),
];

const answered = (asked: URL, status: number, body: string): Exchange => ({
  ...{ outcome: 'answered', asked, url: asked, status, truncated: false },
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: new TextEncoder().encode(body),
});

type Told = { readonly channel: string; readonly letter: string; readonly alert: Alert };

type Scene = {
  readonly borough: Borough;
  readonly store: Store;
  /** Letters that were taken, whatever the sender heard of it. */
  readonly taken: readonly Told[];
  /** One round and one emptying of the outbox; the `n`-th call of a kind fails. True when it came to that. */
  readonly round: (cadence: 'crawl' | 'watch', fault?: { readonly kind: Fault; readonly n: number }) => Promise<boolean>;
  readonly wait: (ms: number) => void;
};

async function inScene(size: Size, play: (scene: Scene) => Promise<void>): Promise<void> {
  const borough = planBorough({ ...size, people: 12 });
  const clock = { ms: Date.parse('2026-03-02T03:00:00Z') };
  const fault = { kind: '', left: 0, n: 0 };
  const fails = (kind: Fault): boolean => {
    if (fault.kind !== kind || fault.left === 0) return false;
    fault.left -= 1;
    return fault.left === 0;
  };
  const store = openStore(':memory:', key, (statement) => {
    if (!statement.startsWith('ROLLBACK') && fails('statement')) throw new Error('the disk has gone');
  });
  const taken: Told[] = [];
  const channels: readonly Channel[] = Array.from({ length: size.channels }, (_, number) => {
    const name = `channel ${number + 1}`;
    return {
      ...{ name, minSeverity: 'low', targets: [] },
      notify: async (alert, letter = alert.key): Promise<Delivery> => {
        if (fails('letter')) {
          if (fault.n % 3 === 0) throw new Error('the channel has gone');
          return fault.n % 3 === 1 ? { retryAfterMs: 0, reason: 'busy' } : { retryAfterMs: 7 * minuteMs, reason: 'very busy' };
        }
        taken.push({ channel: name, letter, alert });
        // Taken, and nobody hears of it.
        return fails('answer') ? { retryAfterMs: 0, reason: 'no answer in time', unsure: true } : 'delivered';
      },
    };
  });
  const world: World = {
    now: () => new Date(clock.ms),
    doorFor: () => async (url) => {
      clock.ms += 1;
      if (fails('fetch'))
        return troubles[fault.n % troubles.length]?.(url) ?? { outcome: 'failed', asked: url, reason: 'no answer' };
      const answer = borough.answerTo(url);
      return typeof answer === 'string'
        ? { outcome: 'failed', asked: url, reason: 'no answer in time' }
        : {
            ...answered(url, answer.status, answer.body),
            headers: { 'content-type': answer.type ?? 'text/html; charset=utf-8' },
          };
    },
    slowDown: () => undefined,
    ...{ inspect, store, channels, log: silent },
  };
  const followUp = openFollowUp(world, target);
  const plan = { probes, budget: 20_000, stopped: () => false, progress: () => undefined };
  const round: Scene['round'] = async (cadence, given) => {
    Object.assign(fault, { kind: given?.kind ?? '', left: given?.n ?? 0, n: given?.n ?? 0 });
    // As the daemon does: what fails is a round, and the next one is another.
    const outcome = await scan(world, target, { ...plan, cadence }, async (gathered) => void (await followUp(gathered))).catch(
      () => undefined,
    );
    if (outcome !== undefined) await closeRound(world, target, outcome).catch(() => undefined);
    await emptyOutbox(world).catch(() => undefined);
    const came = given !== undefined && fault.left === 0;
    Object.assign(fault, { kind: '', left: 0 });
    return came;
  };
  const wait = (ms: number): void => {
    clock.ms += ms;
  };
  try {
    await play({ borough, store, taken, round, wait });
  } finally {
    await store.close();
  }
}

/** Whatever was recorded is whole: history and, on every channel, a letter for its cause. */
async function assertWhole({ store }: Scene, size: Size, when: string): Promise<void> {
  const postings = [...(await store.postings('due')), ...(await store.postings('delivered')), ...(await store.postings('dead'))];
  for (const finding of await store.findings()) {
    const kinds = (await store.history(finding.id)).map(({ kind }) => kind);
    assert.equal(kinds[0], 'opened', `${when}: ${finding.url} has no history`);
    assert.equal(kinds.includes('resolved'), finding.state === 'resolved', `${when}: ${finding.url}`);
    const about = postings.filter(({ alert }) => alert.cause === (finding.cause.key.split(' › ')[0] ?? ''));
    assert.ok(about.length >= size.channels, `${when}: ${finding.url} was recorded and nobody is told`);
  }
}

const told = (scene: Scene, kind: Alert['kind']): readonly Told[] => {
  const first = new Map(
    scene.taken.filter(({ alert }) => alert.kind === kind).map((one) => [`${one.channel} ${one.alert.key}`, one]),
  );
  return [...first.values()];
};

const openOf = async ({ store }: Scene): Promise<readonly Finding[]> =>
  (await store.findings()).filter(({ state }) => state !== 'resolved');

function assertLetters({ taken }: Scene, kind: Fault, when: string): void {
  const letters = taken.map(({ channel, letter }) => `${channel}: ${letter}`);
  assert.equal(new Set(letters).size, letters.length, `${when}: a key was delivered twice`);
  if (kind === 'answer') return;
  const alerts = taken.map(({ channel, alert }) => `${channel}: ${alert.key}`);
  assert.equal(new Set(alerts).size, alerts.length, `${when}: an alert was delivered twice without need`);
}

export const phases = ['opening', 'open', 'closing'] as const;

/** Enough for any retry, and too little for a reminder. */
const afterwardsMs = 2 * 3_600_000;

/** Two messages a channel: the form and the folder. */
const causes = 2;

/**
 * The borough opens, stays open and closes again, and in one of the three the `n`-th call of a kind fails. In the end
 * everything was told once on every channel. False when there were fewer calls than `n`.
 */
export async function survives(
  size: Size,
  kind: Fault,
  { n, during }: { readonly n: number; readonly during: (typeof phases)[number] },
): Promise<boolean> {
  let came = false;
  await inScene(size, async (scene) => {
    const { borough, round, wait } = scene;
    const when = `${kind} ${n} fails while ${during}`;
    const fault = (phase: typeof during) => (phase === during ? { kind, n } : undefined);
    const look = async (phase: typeof during, cadence: 'crawl' | 'watch'): Promise<void> => {
      const failed = await round(cadence, fault(phase));
      came ||= failed;
      await assertWhole(scene, size, when);
    };
    await round('crawl');
    assert.deepEqual(await openOf(scene), []);
    wait(5 * minuteMs);

    borough.answers('open');
    borough.exports('open');
    await look('opening', 'watch');
    assert.equal((await scene.store.findings({ state: 'resolved' })).length, 0, `${when}: resolved by error`);
    wait(afterwardsMs);
    await round('watch');
    wait(afterwardsMs);
    await round('watch');
    const open = await openOf(scene);
    assert.equal(open.length, size.forms * 2 + size.files + 1, when);
    assert.equal(
      told(scene, 'opened').length,
      causes * size.channels,
      `${when}: ${scene.taken.map(({ alert }) => alert.key).join('\n')}`,
    );

    await look('open', 'watch');
    assert.equal((await openOf(scene)).length, open.length, `${when}: resolved by error`);
    wait(afterwardsMs);
    await round('watch');

    borough.answers('closed');
    borough.exports('closed');
    await look('closing', 'watch');
    wait(afterwardsMs);
    await round('watch');
    wait(afterwardsMs);
    await round('watch');
    assert.deepEqual(await openOf(scene), [], when);
    assert.equal(
      told(scene, 'resolved').length,
      causes * size.channels,
      `${when}: ${scene.taken.map(({ alert }) => alert.key).join('\n')}`,
    );
    assert.equal(
      told(scene, 'opened').length + told(scene, 'resolved').length + told(scene, 'digest').length,
      new Set(scene.taken.map(({ channel, alert }) => channel + alert.key)).size,
      when,
    );
    assertLetters(scene, kind, when);
    assert.deepEqual(await scene.store.postings('dead'), []);
  });
  return came;
}

/** Every `stride`-th call of a kind in one phase, until there are no more; how many there were. */
export async function survivesEach(
  size: Size,
  kind: Fault,
  { stride, during }: { readonly stride: number; readonly during: (typeof phases)[number] },
): Promise<number> {
  let n = 1 + (phases.indexOf(during) % stride);
  while (await survives(size, kind, { n, during })) n += stride;
  return Math.max(0, n - stride);
}
