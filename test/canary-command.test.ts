import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { personBytes, personFrom } from '../src/canaries/person.ts';
import { openEstate, openSite } from './estate.ts';
import { inFolder, passerby } from './passerby.ts';

const mailbox = 'canary-7f3a91c2@netherby.example';
const shell = (main: string): string =>
  `<!doctype html><html lang="en"><head><title>Netherby</title></head><body><main>${main}</main></body></html>`;
const home = shell('<h1>Netherby</h1><p>Bins are collected on Tuesday.</p><a href="/news">News</a>');
const sought = { canaries: [{ name: 'complaints form', value: mailbox }] } as const;

test('a canary read anywhere is exposed, critical and certain, however ordinary the page', async (t) => {
  const site = await openSite(t, ({ url }) => {
    if (url === '/') return { body: home };
    return url === '/news'
      ? { body: shell(`<h1>News</h1><!-- ${Buffer.from(`by ${mailbox}`).toString('base64')} -->`) }
      : undefined;
  });
  const estate = await openEstate(t, site, { change: (target) => ({ ...target, ...sought }) });
  await estate.round('crawl');
  const [finding, ...others] = await estate.findings();
  assert.deepEqual(others, []);
  assert.equal(finding?.probe, 'canary');
  assert.equal(finding?.verdict, 'exposed');
  assert.equal(finding?.severity, 'critical');
  assert.equal(finding?.confidence, 1);
  assert.equal(finding?.cause.key, 'canary complaints form');
  assert.ok(finding?.reasons.includes('the canary “complaints form” can be read here'));
  assert.ok(!JSON.stringify(finding).includes('7f3a91c2'), 'by its name alone');
});

test('a canary on a refusal page, and on a page that is published on purpose, counts all the same', async (t) => {
  const site = await openSite(t, ({ url }) => {
    if (url === '/') return { body: home };
    return url === '/news' ? { status: 403, body: shell(`<h1>Access denied</h1><p>Asked by ${mailbox}</p>`) } : undefined;
  });
  const estate = await openEstate(t, site, {
    change: (target) => ({
      ...target,
      ...sought,
      published: [{ urls: ['/news'], values: [], reason: 'news', until: undefined }],
    }),
  });
  await estate.round('crawl');
  assert.deepEqual(
    (await estate.findings()).map(({ probe, severity }) => [probe, severity]),
    [['canary', 'critical']],
  );
});

test('a canary in a list that a platform shows is one message with the platform’s steps', async (t) => {
  const form =
    '<form class="webform-client-form" id="webform-client-form-7" action="/" method="post"><label for="a">Your name</label><input id="a" name="submitted[name]"><label for="b">E-mail</label><input id="b" name="submitted[email]"><input type="hidden" name="form_id" value="webform_client_form_7"></form>';
  const list = `<div class="webform-results-per-page">Showing all results. 1 results total.</div><table class="sticky-enabled"><thead><tr><th>#</th><th>Submitted</th><th>Your name</th><th>E-mail</th></tr></thead><tbody><tr><td><a href="/node/7/submission/3">3</a></td><td>1 March 2026</td><td>Ottoline Quarrowmoth</td><td>${mailbox}</td></tr></tbody></table>`;
  const site = await openSite(t, ({ url }) => {
    if (url === '/') return { body: shell(`<h1>Complain</h1>${form}`) };
    return url?.startsWith('/node/7/webform-results') ? { body: shell(list) } : undefined;
  });
  const estate = await openEstate(t, site, { change: (target) => ({ ...target, ...sought }) });
  await estate.round('crawl');
  const findings = await estate.findings();
  assert.ok(findings.length > 0);
  assert.deepEqual([...new Set(findings.map(({ probe, severity }) => `${probe} ${severity}`))], ['canary critical']);
  assert.equal(new Set(findings.map(({ cause }) => cause.key.split(' › ')[0])).size, 1);
  assert.ok(findings.every(({ cause }) => cause.form === 'Complain'));
  assert.ok(findings[0]?.remediation.some((step) => step.includes('Access all webform results')));
});

test('an invented person is of the reserved ranges, and always the same for the same bytes', () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const bytes = Uint8Array.from(
      { length: personBytes },
      (_, place) => (seed * 7919 + place * 104_729 + (seed >> 3) * 31) % 256,
    );
    const person = personFrom(bytes, 'borough.example');
    assert.match(person.mailbox, /^canary-[0-9a-f]{8}@borough\.example$/u);
    assert.match(person.mailbox, /\d[a-z]+\d/u);
    assert.match(person.phone, /^07700 900\d{3}$/u);
    assert.match(person.name, /^\p{Lu}\p{Ll}{5,20} \p{Lu}\p{Ll}{5,20}$/u);
    assert.deepEqual(personFrom(bytes, 'borough.example'), person);
  }
});

test('canary new says what to submit and what to write down, and from then on it is sought', async (t) => {
  let sender = 'nobody yet';
  const site = await openSite(t, ({ url }) =>
    url === '/' ? { body: shell(`<h1>Netherby</h1><p>Last complaint by ${sender}.</p>`) } : undefined,
  );
  await inFolder(async (folder) => {
    const yaml = (canaries: string): void =>
      writeFileSync(
        join(folder, 'targets.yaml'),
        [
          'organisation: Borough of Netherby',
          'contact: security@netherby.example',
          'targets:',
          '  - name: Netherby',
          `    start: [${site.url.href}]`,
          '    allow_private: true',
          '    limits: { requests_per_second: 500 }',
          canaries,
        ].join('\n'),
      );
    yaml('');
    const none = await passerby(folder, 'canary', 'list');
    assert.match(none.out, /no canary yet/u);
    assert.equal((await passerby(folder, 'canary', 'new', '--target', 'Netherbi')).status, 2);
    const made = await passerby(folder, 'canary', 'new', '--target', 'Netherby', '--form', 'complaints form');
    assert.equal(made.status, 0, made.err);
    assert.match(made.out, /^ {2}Telephone +07700 900\d{3}$/mu);
    const [invented = ''] = /canary-[0-9a-f]{8}@netherby\.example/u.exec(made.out) ?? [];
    const lines = made.out.split('\n').filter((line) => /^ {6}(?:canaries:| {2}- \{)/u.test(line));
    assert.equal(lines.length, 3, made.out);
    const listed = await passerby(folder, 'canary', 'list');
    assert.match(listed.out, /not in targets\.yaml yet/u);
    assert.match(listed.out, /never read by a stranger/u);
    yaml(lines.map((line) => line.slice(2)).join('\n'));
    const before = await passerby(folder, 'scan', '--format', 'json');
    assert.equal(before.status, 0, before.out + before.err);
    yaml('');
    sender = invented;
    const scanned = await passerby(folder, 'scan', '--format', 'json');
    assert.equal(scanned.status, 1, scanned.err);
    const report: { findings: { probe: string; severity: string; confidence: number }[] } = JSON.parse(scanned.out);
    assert.deepEqual(
      report.findings.map(({ probe, severity, confidence }) => [probe, severity, confidence]),
      [['canary', 'critical', 1]],
    );
    const read = await passerby(folder, 'canary', 'list');
    assert.match(read.out, /can be read by anyone at http:\/\/127\.0\.0\.1:\d+\/, finding [0-9a-f]+/u);
  });
});

test('a canary of one target is found on every other target’s pages', async (t) => {
  const site = await openSite(t, ({ url }) => (url === '/' ? { body: shell(`<h1>B</h1><p>${mailbox}</p>`) } : undefined));
  await inFolder(async (folder) => {
    writeFileSync(
      join(folder, 'targets.yaml'),
      [
        'organisation: Borough of Netherby',
        'targets:',
        '  - { name: Forms, start: ["https://forms.netherby.example/"], canaries: [{ name: complaints form, value: canary-7f3a91c2@netherby.example }] }',
        `  - { name: Site, start: ["${site.url.href}"], allow_private: true, limits: { requests_per_second: 500 } }`,
      ].join('\n'),
    );
    const scanned = await passerby(folder, 'scan', '--target', 'Site', '--format', 'json');
    assert.equal(scanned.status, 1, scanned.err);
    assert.match(scanned.out, /"probe":"canary"/u);
  });
});
