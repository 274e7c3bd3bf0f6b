import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inFolder, passerby } from './passerby.ts';
import { startHttpReceiver } from './receiver.ts';

const yaml = (channels: readonly string[]): string =>
  [
    'organisation: Borough of Netherby',
    'targets:',
    '  - { name: Main, start: ["https://www.netherby.example/"] }',
    '  - { name: Other, start: ["https://other.netherby.example/"] }',
    'channels:',
    ...channels.map((line) => `  ${line}`),
    '',
  ].join('\n');

test('an invented record is followed to every channel, whatever it usually wants to hear, and says that it is a test', async () => {
  const receiver = await startHttpReceiver({ status: 200, body: 'ok' });
  await inFolder(async (folder) => {
    writeFileSync(
      join(folder, 'targets.yaml'),
      yaml([
        `dpo: { type: slack, webhook: "${receiver.address}/services/T0/B0/x", min_severity: critical, targets: [Other], quiet: "00:00-23:59" }`,
        `soc: { type: webhook, url: "${receiver.address}/hook", secret: "0123456789abcdef" }`,
        `pager: { type: pagerduty, routing_key: "0123456789abcdef0123456789abcdef", url: "${receiver.address}/v2/enqueue" }`,
        'here: { type: console }',
      ]),
    );
    const { status, out } = await passerby(folder, 'selftest');
    assert.equal(status, 0, out);
    for (const name of ['dpo', 'soc', 'pager', 'here'])
      assert.match(out, new RegExp(`works {2}${name} \\(\\w+\\): delivered`, 'u'));
    assert.deepEqual(receiver.received.map(({ path }) => path).toSorted(), [
      '/hook',
      '/services/T0/B0/x',
      '/v2/enqueue',
      '/v2/enqueue',
    ]);
    for (const { body } of receiver.received) assert.doesNotMatch(body, /@example\.com/u);
    assert.match(
      receiver.received.find(({ path }) => path.startsWith('/services'))?.body ?? '',
      /This is a test: nothing of yours is open/u,
    );
    assert.equal(JSON.parse(receiver.received.at(-1)?.body ?? '{}').event_action, 'resolve');
    assert.deepEqual(readdirSync(folder), ['targets.yaml']);
  });
  await receiver.close();
});

test('a channel that refuses fails the test, by name and with the reason', async () => {
  const receiver = await startHttpReceiver({ status: 404, body: 'no_service' });
  await inFolder(async (folder) => {
    writeFileSync(
      join(folder, 'targets.yaml'),
      yaml([`dpo: { type: slack, webhook: "${receiver.address}/services/T0/B0/x" }`, 'here: { type: console }']),
    );
    const { status, out } = await passerby(folder, 'selftest');
    assert.equal(status, 1);
    assert.match(out, /fails {2}dpo \(slack\): the receiver refused the message \(404\)/u);
    assert.match(out, /works {2}here \(console\): delivered/u);
  });
  await receiver.close();
});

test('without any channel there is nothing that could work', async () => {
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 'targets.yaml'), yaml([]).replace('channels:\n', ''));
    const { status, out } = await passerby(folder, 'selftest');
    assert.equal(status, 1);
    assert.match(out, /fails {2}no channel is configured: nobody would be told/u);
  });
});
