// The daemon as people run it, on a borough whose permissions change while it watches.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type Access, type BoroughSite, type Health, openBoroughSite } from './fixtures/sites/borough.ts';
import { missing, openRecording, recordings } from './recordings.ts';
import { watching } from './watching.ts';

async function withBorough(given: { readonly people?: number }, work: (site: BoroughSite) => Promise<void>): Promise<void> {
  const site = await openBoroughSite(given);
  try {
    await work(site);
  } finally {
    await site.close();
  }
}

suite('watch', { concurrency: 3 }, () => {
  test('a form left open is told once, in words to act on, and told once more when it is closed', () =>
    withBorough({}, (site) =>
      watching({ start: [site.start] }, async (daemon) => {
        await daemon.rounds(1);
        assert.deepEqual(daemon.titles(), []);
        site.answers('open');
        await daemon.told(1);
        const [opened = ''] = daemon.texts();
        assert.match(opened, /^Anyone can read the answers to “Report a noisy neighbour”$/mu);
        assert.match(opened, /^People: +At least 20 people \(37 entries\)$/mu);
        assert.match(opened, /^Readable since: .* UTC at the latest$/mu);
        assert.match(opened, /^Last seen closed: +\d+ \p{L}+ 20\d\d, \d\d:\d\d UTC$/mu);
        assert.match(opened, /^ {2}1\. .*Permissions/mu);
        assert.match(opened, /Access all webform results/u);
        assert.match(opened, new RegExp(`http://${site.host}/node/12/webform-results`, 'u'));
        await daemon.rounds(3);
        assert.equal(daemon.titles().length, 1);
        site.answers('closed');
        await daemon.told(2);
        assert.match(daemon.titles()[1] ?? '', /^Closed: the answers to “Report a noisy neighbour” can no longer be read$/u);
        assert.match(daemon.texts()[1] ?? '', /It was readable for \d+ (?:second|minute)/u);
        await daemon.rounds(2);
        assert.equal(daemon.titles().length, 2);
        assert.deepEqual(
          site.requests.filter(({ method, url }) => method !== 'GET' || /\/submission\/\d/u.test(url)),
          [],
          'nothing but GET, and no single record',
        );
      }),
    ));

  test('outages and sign-in pages neither raise an alarm nor end one', () =>
    withBorough({}, (site) =>
      watching({ start: [site.start] }, async (daemon) => {
        const during = async (access: Access, health: Health): Promise<void> => {
          site.answers(access);
          site.health(health);
          await daemon.rounds(2);
        };
        await during('sign-in', 'well');
        await during('closed', 'unavailable');
        assert.deepEqual(daemon.titles(), []);
        await during('open', 'well');
        await daemon.told(1);
        await during('silent', 'well');
        await during('sign-in', 'well');
        await during('open', 'unavailable');
        assert.equal(daemon.titles().length, 1);
        site.health('well');
        site.answers('open');
        await daemon.rounds(2);
        assert.equal(daemon.titles().length, 1);
        site.answers('closed');
        await daemon.told(2);
        assert.match(daemon.titles()[0] ?? '', /^Anyone can read/u);
        assert.match(daemon.titles()[1] ?? '', /^Closed:/u);
      }),
    ));

  test('fifty files of one folder are one message, and so is their end', () =>
    withBorough({}, (site) =>
      watching({ start: [site.start], more: [`denied: [${site.start}exports/]`] }, async (daemon) => {
        await daemon.rounds(1);
        site.exports('open');
        await daemon.told(1);
        await daemon.rounds(3);
        assert.deepEqual(daemon.titles().length, 1, daemon.titles().join('\n'));
        const opened = daemon.texts()[0] ?? '';
        assert.match(opened, /and (?:39|4\d) more addresses with the same cause/u);
        assert.match(opened, /^People: +At least 12 people$/mu);
        site.exports('closed');
        await daemon.told(2);
        await daemon.rounds(2);
        assert.equal(daemon.titles().length, 2, daemon.titles().join('\n'));
        assert.match(daemon.titles()[1] ?? '', /^Closed:/u);
      }),
    ));

  test('a form with many pages of answers is one message', () =>
    withBorough({ people: 260 }, (site) =>
      watching({ start: [site.start] }, async (daemon) => {
        site.answers('open');
        await daemon.told(1);
        await daemon.rounds(3);
        assert.equal(daemon.titles().length, 1, daemon.titles().join('\n'));
        assert.ok(site.requests.filter(({ url }) => /page=[1-9]/u.test(url)).length === 0, 'one page proves it');
      }),
    ));

  for (const name of recordings.filter((recording) => recording === 'drupal9'))
    test(`${name}, recorded, flips and is told once each way`, async () => {
      const site = await openRecording(name, 'safe');
      try {
        await watching({ start: site.start }, async (daemon) => {
          await daemon.rounds(1);
          assert.deepEqual(daemon.titles(), []);
          site.flip('exposed');
          await daemon.told(1);
          await daemon.rounds(3);
          site.flip('safe');
          await daemon.rounds(3);
          const titles = daemon.titles();
          const opened = titles.filter((title) => title.startsWith('Anyone can read'));
          assert.equal(opened.length, 1, titles.join('\n'));
          assert.equal(titles.length, 2, titles.join('\n'));
          assert.match(titles[1] ?? '', /^Closed:/u);
          assert.match(daemon.texts()[0] ?? '', /^People: +At least (?:4[4-9]|5[0-2]) people$/mu);
          assert.match(daemon.texts()[0] ?? '', /Have your say/u);
        });
      } finally {
        await site.close();
      }
    });
  if (recordings.length === 0) test('recorded servers are watched where they are at hand', (t) => t.diagnostic(missing));
});
