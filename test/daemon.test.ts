// The daemon as a process: what it does when its configuration changes, when it is told to end, and when there are two.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { openBorough } from '../src/demo-borough.ts';
import { inFolder, passerby, type Running, start, stop, until } from './passerby.ts';
import { startHttpReceiver } from './receiver.ts';

type Settings = {
  readonly start: string;
  readonly name?: string;
  readonly channels: readonly string[];
  readonly more?: readonly string[];
};

const yaml = ({ start: address, name = 'Borough', channels, more = [] }: Settings): string =>
  [
    'organisation: Borough of Netherby',
    ...more,
    'targets:',
    `  - name: ${name}`,
    `    start: ["${address}"]`,
    '    watch: "*/1 * * * * *"',
    '    limits: { requests_per_second: 500 }',
    '    allow_private: true',
    'channels:',
    ...channels.map((line) => `  ${line}`),
    '',
  ].join('\n');

const watch = (folder: string): Running => start(folder, ['watch', '--data', join(folder, 'data')], { PASSERBY_LOG: 'debug' });
const says = (running: Running, pattern: RegExp): Promise<void> =>
  until(
    String(pattern),
    () => pattern.test(running.err()),
    () => running.err().slice(-3_000),
  );

/** Takes a request and never answers it. */
async function startSilence(): Promise<{
  readonly address: string;
  readonly asked: () => number;
  readonly close: () => Promise<void>;
}> {
  let asked = 0;
  const server = createServer(() => {
    asked += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  return {
    address: `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`,
    asked: () => asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

describe('the daemon', { concurrency: 3 }, () => {
  test('ends by itself when it is told to, whatever hangs: a site, a receiver', async () => {
    const [site, hook, borough] = [await startSilence(), await startSilence(), await openBorough()];
    borough.open();
    await inFolder(async (folder) => {
      const settings = yaml({
        start: borough.start.href,
        channels: [`soc: { type: webhook, url: "${hook.address}/x", secret: "0123456789abcdef" }`],
      });
      const second = yaml({ start: `${site.address}/`, name: 'Silence', channels: [] })
        .split('\n')
        .slice(2, -2);
      writeFileSync(join(folder, 'targets.yaml'), settings.replace('channels:', `${second.join('\n')}\nchannels:`));
      const running = watch(folder);
      await until(
        'both hang',
        () => site.asked() > 0 && hook.asked() > 0,
        () => running.err().slice(-2_000),
      );
      running.child.kill('SIGTERM');
      const killed = setTimeout(() => running.child.kill('SIGKILL'), 10_000);
      assert.equal(await running.ended, 0, running.err().slice(-2_000));
      clearTimeout(killed);
      assert.match(running.err(), /"msg":"stopping"/u);
    });
    await Promise.all([site.close(), hook.close(), borough.close()]);
  });

  test('a second daemon on the same data ends at once, with a sentence', async (t) => {
    const borough = await openBorough();
    t.after(borough.close);
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'targets.yaml'), yaml({ start: borough.start.href, channels: ['here: { type: console }'] }));
      const first = watch(folder);
      await says(first, /"msg":"watching"/u);
      const second = await passerby(folder, 'watch', '--data', join(folder, 'data'));
      assert.equal(second.status, 2);
      assert.match(
        second.err,
        /^Another passerby watches with the folder .* already, and two would tell everything twice\. Stop it first/u,
      );
      assert.equal((await passerby(folder, 'findings', '--data', join(folder, 'data'))).status, 0);
      first.child.kill('SIGKILL');
      await first.ended;
      const third = watch(folder);
      await says(third, /"msg":"watching"/u);
      assert.equal(await stop(third), 0);
    });
  });

  test('a changed targets.yaml is taken over whole; a wrong one changes nothing and says why', async () => {
    const [one, two, borough] = [
      await startHttpReceiver({ status: 200, body: 'ok' }),
      await startHttpReceiver({ status: 200, body: 'ok' }),
      await openBorough(),
    ];
    await inFolder(async (folder) => {
      const file = join(folder, 'targets.yaml');
      const hook = (address: string): string => `dpo: { type: slack, webhook: "${address}/services/T0/B0/x" }`;
      writeFileSync(file, yaml({ start: borough.start.href, channels: [hook(one.address)] }));
      const running = watch(folder);
      await says(running, /: crawl of /u);
      writeFileSync(file, yaml({ start: 'not an address', channels: [hook(two.address)] }));
      await says(running, /the configuration was not taken over; the one before stays in force/u);
      assert.match(running.err(), /line 4: .*is not an address/u);
      borough.open();
      await until(
        'the old channel is told',
        () => one.received.length === 1,
        () => running.err().slice(-3_000),
      );
      writeFileSync(file, yaml({ start: borough.start.href, channels: [hook(two.address)] }));
      running.child.kill('SIGHUP');
      await says(running, /the configuration was read anew/u);
      borough.shut();
      await until(
        'the new channel is told',
        () => two.received.length === 1,
        () => running.err().slice(-3_000),
      );
      assert.equal(one.received.length, 1);
      assert.equal(await stop(running), 0);
    });
    await Promise.all([one.close(), two.close(), borough.close()]);
  });

  test('a target that is taken out is no longer asked; one that is put in is crawled at once', async () => {
    const [gone, borough] = [await openBorough(), await openBorough()];
    await inFolder(async (folder) => {
      const file = join(folder, 'targets.yaml');
      const channels = ['here: { type: console }'];
      writeFileSync(file, yaml({ start: gone.start.href, name: 'Gone', channels }));
      const running = watch(folder);
      await says(running, /Gone: crawl of /u);
      writeFileSync(file, yaml({ start: borough.start.href, name: 'New', channels }));
      await says(running, /New: crawl of /u);
      const rounds = (name: string): number => running.err().match(new RegExp(`${name}: watch of`, 'gu'))?.length ?? 0;
      const [before, first] = [rounds('Gone'), rounds('New')];
      await until(
        'rounds of the new one',
        () => rounds('New') >= first + 3,
        () => running.err().slice(-2_000),
      );
      assert.ok(rounds('Gone') <= before + 1);
      assert.equal(await stop(running), 0);
    });
    await Promise.all([gone.close(), borough.close()]);
  });

  test('each round pings the dead man’s switch, and its address stands in no log', async () => {
    const pings: string[] = [];
    const server = createServer((request, response) => {
      pings.push(`${request.method} ${request.url}`);
      response.writeHead(500).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const bound = server.address();
    const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
    const borough = await openBorough();
    await inFolder(async (folder) => {
      const more = [`heartbeat: "http://127.0.0.1:${port}/ping/5ecret-1d"`];
      writeFileSync(
        join(folder, 'targets.yaml'),
        yaml({ start: borough.start.href, channels: ['here: { type: console }'], more }),
      );
      const running = watch(folder);
      await until(
        'three pings',
        () => pings.length >= 3,
        () => running.err().slice(-2_000),
      );
      assert.equal(await stop(running), 0);
      assert.deepEqual([...new Set(pings)], ['GET /ping/5ecret-1d']);
      assert.match(running.err(), /the heartbeat address does not answer as it should/u);
      assert.doesNotMatch(running.err(), /5ecret/u);
    });
    server.closeAllConnections();
    await Promise.all([new Promise((resolve) => server.close(resolve)), borough.close()]);
  });
});
