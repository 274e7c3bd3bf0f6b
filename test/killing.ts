// Kills the watch again and again between fetch and delivery, and asks in the end what became of its alerts.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { loadKey } from '../src/key.ts';
import { openStore } from '../src/store.ts';
import { openBoroughSite } from './fixtures/sites/borough.ts';
import { inFolder, passerby, start, until } from './passerby.ts';
import { targetsYaml } from './watching.ts';

const letter = z.object({ key: z.string(), kind: z.string(), title: z.string() });

type Arrived = { readonly path: string; readonly key: string | undefined; readonly body: string };

type Receiver = {
  readonly address: string;
  /** Letters that were taken: read to their end, and answered. */
  readonly taken: readonly Arrived[];
  /** Called whenever a letter has come, before it is answered. */
  readonly onLetter: (call: () => void) => void;
  readonly close: () => Promise<void>;
};

const slownessMs = 15;
/** From the first request to the last look of a round, with time to spare for slow machines. */
const looksMs = 2_500;
const settlesMs = 300;
const longestMs = 8_000;

async function startReceiver(): Promise<Receiver> {
  const taken: Arrived[] = [];
  let call = (): void => undefined;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const key = request.headers['idempotency-key'];
      taken.push({
        path: request.url ?? '',
        key: typeof key === 'string' ? key : undefined,
        body: Buffer.concat(chunks).toString(),
      });
      call();
      setTimeout(() => response.writeHead(200).end('ok'), slownessMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  return {
    address: `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`,
    taken,
    onLetter: (next) => {
      call = next;
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The same numbers for the same seed (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const statesIn = async (data: string): Promise<ReadonlyMap<string, string>> => {
  const store = openStore(join(data, 'passerby.db'), loadKey(data));
  try {
    return new Map((await store.findings()).map((finding) => [finding.cause.form ?? '', finding.state]));
  } finally {
    await store.close();
  }
};

const formTitle = (form: number): string => (form === 0 ? 'Report a noisy neighbour' : `Report noise in ward ${form}`);

/**
 * Forms of a borough are opened and closed one after the other, each step as soon as the last one is recorded, while
 * the watch is killed `kills` times. In the end every step must have been told on both channels, and no key twice.
 */
export async function killAndTell({ kills, seed }: { readonly kills: number; readonly seed: number }): Promise<string> {
  const random = dice(seed);
  const forms = Math.ceil(kills / 2);
  const site = await openBoroughSite({ forms });
  const receiver = await startReceiver();
  try {
    return await inFolder(async (folder) => {
      const data = join(folder, 'data');
      const hook = `soc: { type: webhook, url: "${receiver.address}/hook", secret: s3cret, min_severity: medium }`;
      const chat = `dpo: { type: slack, webhook: "${receiver.address}/slack", min_severity: medium }`;
      writeFileSync(join(folder, 'targets.yaml'), targetsYaml({ start: [site.start] }, [hook, chat]));
      const first = await passerby(folder, 'scan', '--data', data);
      assert.equal(first.status, 0, first.err);

      const told: string[] = [];
      let complaints = '';
      let next: { readonly form: number; readonly to: 'open' | 'closed' } | undefined;
      const advance = async (): Promise<void> => {
        const state = next === undefined ? undefined : (await statesIn(data)).get(formTitle(next.form));
        if (next !== undefined && state !== (next.to === 'open' ? 'open' : next.to === 'closed' ? 'resolved' : '')) return;
        if (next !== undefined) told.push(`${next.to === 'open' ? 'opened' : 'resolved'} ${formTitle(next.form)}`);
        const form = next === undefined ? 0 : next.to === 'open' ? next.form : next.form + 1;
        if (form >= forms) return;
        next = { form, to: next?.to === 'open' ? 'closed' : 'open' };
        site.answers(next.to, next.form);
      };

      for (let kill = 0; kill < kills; kill += 1) {
        await advance();
        const before = site.requests.length;
        const running = start(folder, ['watch', '--data', data], { PASSERBY_LOG: 'warn' });
        const end = (): void => void running.child.kill('SIGKILL');
        // Where between fetch and delivery: so long after the first request, or when a letter has come, or was answered.
        const place = random();
        const span = place < 0.4 ? looksMs : place < 0.75 ? slownessMs * 2 : settlesMs;
        const afterMs = Math.floor(random() * span);
        if (place >= 0.4) receiver.onLetter(() => setTimeout(end, afterMs));
        await until('a first request', () => site.requests.length > before || running.child.exitCode !== null, running.err);
        await Promise.race([sleep(place < 0.4 ? afterMs : longestMs), running.ended]);
        end();
        receiver.onLetter(() => undefined);
        assert.equal(await running.ended, 'SIGKILL', running.err());
        complaints += running.err();
      }
      await advance();
      if (next !== undefined && told.length % 2 === 1) await advance();

      const last = start(folder, ['watch', '--data', data], { PASSERBY_LOG: 'warn' });
      const hooked = (): readonly z.infer<typeof letter>[] =>
        receiver.taken.filter(({ path }) => path === '/hook').map(({ body }) => letter.parse(JSON.parse(body)));
      const alerts = (): readonly string[] => [
        ...new Map(hooked().map(({ key, kind, title }) => [key, `${kind} ${/“([^”]+)”/u.exec(title)?.[1] ?? title}`])).values(),
      ];
      const chatted = (): readonly string[] => [
        ...new Set(
          receiver.taken
            .filter(({ path }) => path === '/slack')
            .map(({ body }) => /[^"\\]+“[^”]+”[^"\\]*/u.exec(body)?.[0] ?? body),
        ),
      ];
      const wanted = (): readonly string[] => {
        const step = next === undefined ? undefined : `${next.to === 'open' ? 'opened' : 'resolved'} ${formTitle(next.form)}`;
        return step === undefined || told.includes(step) ? told : [...told, step];
      };
      try {
        await until(
          'every alert on both channels',
          () => alerts().length >= wanted().length && chatted().length >= wanted().length,
          () => `${alerts().join('\n')}\n--- wanted\n${wanted().join('\n')}\n--- log\n${complaints}${last.err()}`,
        );
        await sleep(500);
      } finally {
        last.child.kill('SIGTERM');
        await last.ended;
      }
      assert.deepEqual(alerts(), wanted());
      assert.equal(chatted().length, wanted().length, chatted().join('\n'));
      const keys = receiver.taken.flatMap(({ key }) => key ?? []);
      assert.deepEqual(
        keys.filter((key, place) => keys.indexOf(key) !== place),
        [],
        'no key is delivered twice',
      );
      assert.doesNotMatch(complaints + last.err(), /"level":50|"level":60|Error/u);
      const db = new DatabaseSync(join(data, 'passerby.db'));
      assert.deepEqual(Object.values(db.prepare('PRAGMA integrity_check').get() ?? {}), ['ok']);
      db.close();
      return `${kills} kills, ${wanted().length} alerts, ${keys.length} letters of which ${keys.filter((key) => key.includes('~')).length} repeated`;
    });
  } finally {
    await site.close();
    await receiver.close();
  }
}
