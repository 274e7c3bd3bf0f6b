// Planted people must be found nowhere but on the site itself.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { loadFormats } from '../src/catalogue.ts';
import type { ScanReport } from '../src/report.ts';
import { openPlantedSite, type PlantedSite, planted, secrets } from './fixtures/sites/planted.ts';
import { inFolder, passerby, start, stop, until } from './passerby.ts';
import { type HttpReceiver, startHttpReceiver } from './receiver.ts';
import { filesBelow, leaksIn, type Place } from './seeking.ts';
import { startSmtpReceiver } from './smtp-receiver.ts';

const isReport = (value: unknown): value is ScanReport => typeof value === 'object' && value !== null && 'findings' in value;

const place = (name: string, text: string): Place => ({ name, bytes: Buffer.from(text) });

const received = (receiver: HttpReceiver, name: string): readonly Place[] =>
  receiver.received.map(({ headers, body }, number) => place(`${name} ${number}`, `${JSON.stringify(headers)} ${body}`));

suite('planted people', () => {
  let site: PlantedSite;
  before(async () => {
    site = await openPlantedSite();
  });
  after(() => site.close());

  test('what is sought would be found, however it is spelled', () => {
    const [first] = planted;
    assert.ok(first !== undefined);
    const spelled = [
      first.surname,
      Buffer.from(`xx${first.surname.toUpperCase()}yy`, 'utf16le').toString('latin1'),
      Buffer.from(`a ${first.email} b`).toString('base64'),
      encodeURIComponent(first.born),
      first.nhs.replaceAll(' ', ''),
    ];
    for (const text of spelled)
      assert.equal(leaksIn([{ name: 'x', bytes: Buffer.from(text, 'latin1') }], secrets).length > 0, true, text);
    assert.deepEqual(leaksIn([place('x', 'M*** T***, m***@***, ********61')], secrets), []);
  });

  test('a scan leaves nobody behind: not in its formats, its folder, its words', async () => {
    site.open();
    await inFolder(async (folder) => {
      const words: Place[] = [];
      const options = ['--allow-private', '--rate', '1000', '--data', join(folder, 'data')];
      for (const format of ['json', 'text']) {
        const { status, out, err } = await passerby(folder, 'scan', site.start, ...options, '--format', format);
        assert.equal(status, 1, `${format}: ${err}`);
        words.push(place(format, out), place(`${format}, standard error`, err));
      }
      // The other formats print the same object.
      const report: unknown = JSON.parse(words[0]?.bytes.toString() ?? '');
      assert.ok(isReport(report));
      for (const format of await loadFormats()) {
        const printed = format.print([report], { columns: 100, colours: false });
        assert.ok(printed.includes(new URL(site.start).host), format.id);
        words.push(place(format.id, printed));
      }
      const list = await passerby(folder, 'findings', 'list', '--data', join(folder, 'data'));
      const ids = [...new Set(list.out.match(/\b[0-9a-f]{10,}\b/gu) ?? [])];
      assert.ok(ids.length >= 5, list.out);
      for (const id of ids.slice(0, 3)) {
        const shown = await passerby(folder, 'findings', 'show', id, '--data', join(folder, 'data'));
        words.push(place(`findings show ${id}`, shown.out + shown.err));
      }
      for (const format of ['html', 'md', 'json']) {
        const told = await passerby(folder, 'report', ids[0] ?? '', '--format', format, '--data', join(folder, 'data'));
        words.push(place(`report ${format}`, told.out + told.err));
      }
      assert.deepEqual(leaksIn([...words, place('findings', list.out), ...filesBelow(folder)], secrets), []);
    });
  });

  test('the watch leaves nobody behind: not in its database, its log, or any channel', async () => {
    site.shut();
    const receivers = await Promise.all(
      ['slack', 'webhook', 'teams', 'pagerduty'].map(() => startHttpReceiver({ status: 202, body: '{}' })),
    );
    const [slack, webhook, teams, pagerduty] = receivers;
    const mail = await startSmtpReceiver();
    assert.ok(slack !== undefined && webhook !== undefined && teams !== undefined && pagerduty !== undefined);
    await inFolder(async (folder) => {
      writeFileSync(
        join(folder, 'targets.yaml'),
        [
          ...[
            'organisation: Borough of Overby',
            'targets:',
            '  - name: Overby',
            `    start: [${site.start}]`,
            '    watch: "*/2 * * * * *"',
          ],
          ...[
            '    limits: { requests_per_second: 500 }',
            '    allow_private: true',
            `    denied: [${site.start}exports/, ${site.start}api/enquiries]`,
          ],
          'channels:',
          `  chat: { type: slack, webhook: "${slack.address}/s", min_severity: review }`,
          `  hook: { type: webhook, url: "${webhook.address}/h", secret: s3, min_severity: review }`,
          `  team: { type: teams, webhook: "${teams.address}/t", min_severity: review }`,
          `  duty: { type: pagerduty, routing_key: r0, url: "${pagerduty.address}/p", min_severity: review }`,
          `  mail: { type: email, smtp: "smtp://127.0.0.1:${mail.port}", from: a@example.org, to: [b@example.org], min_severity: review }`,
          '  terminal: { type: console, min_severity: review }',
          '',
        ].join('\n'),
      );
      const running = start(folder, ['watch', '--data', join(folder, 'data')], { PASSERBY_LOG: 'debug' });
      const rounds = (): number => running.err().match(/: watch of /gu)?.length ?? 0;
      const seen = (): string => running.err().slice(-2_000);
      try {
        await until('the first crawl', () => running.err().includes(': crawl of '), seen);
        site.open();
        await until(
          'alerts',
          () => receivers.every((receiver) => receiver.received.length >= 2) && mail.received.length >= 2,
          seen,
        );
        const before = rounds();
        await until('two more rounds', () => rounds() >= before + 2, seen);
        const live = filesBelow(folder);
        assert.ok(live.some(({ name }) => name === 'passerby.db-wal'));
        site.shut();
        await until('its end', () => /Closed:/u.test(running.out()), seen);
        assert.equal(await stop(running), 0);
        assert.deepEqual(
          leaksIn(
            [
              ...live,
              ...filesBelow(folder),
              ...[place('standard output', running.out()), place('standard error', running.err())],
              ...[
                ...received(slack, 'slack'),
                ...received(webhook, 'webhook'),
                ...received(teams, 'teams'),
                ...received(pagerduty, 'pagerduty'),
              ],
              ...mail.received.map(({ raw }, number) => place(`mail ${number}`, raw.replace(/=\r?\n/gu, ''))),
            ],
            secrets,
          ),
          [],
        );
      } finally {
        await stop(running);
        await Promise.all([...receivers, mail].map((receiver) => receiver.close()));
      }
    });
  });
});
