import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SMTPServerOptions } from 'smtp-server';
import type { Alert, Delivery } from '../src/model.ts';
import email from '../src/notifiers/email.ts';
import { crafted, hostileAlert, opened, resolved } from './alerts.ts';
import { type LogLine, toolsFor } from './notifier-fixture.ts';
import { lettersParts, type Mail, smtpError, startSmtpReceiver } from './smtp-receiver.ts';

// Nothing in this file trusts the receivers' certificate.

type Sent = { readonly deliveries: readonly Delivery[]; readonly mails: readonly Mail[]; readonly logged: readonly LogLine[] };

async function send(
  smtp: (port: number) => string,
  alerts: readonly Alert[],
  options: { readonly server?: SMTPServerOptions; readonly to?: readonly string[] } = {},
): Promise<Sent> {
  const server = await startSmtpReceiver(options.server);
  try {
    const settings = email.settings.parse({
      smtp: smtp(server.port),
      from: 'passerby@example.gov.uk',
      to: options.to ?? ['dpo@example.gov.uk'],
    });
    const tools = toolsFor(5_000);
    const notify = email.open(settings, tools);
    const deliveries: Delivery[] = [];
    for (const alert of alerts) deliveries.push(await notify(alert));
    return { deliveries, mails: server.received, logged: tools.logged };
  } finally {
    await server.close();
  }
}

const plain = (port: number) => `smtp://127.0.0.1:${port}`;
const strict = (port: number) => `smtp://127.0.0.1:${port}?requireTLS=true`;

const header = (mail: Mail | undefined, name: string): string | undefined =>
  new RegExp(`^${name}: (.*)$`, 'imu').exec(lettersParts(mail?.raw ?? '').headers)?.[1];

test('a certificate nobody vouches for delivers nothing, and the alert is sent again later', async () => {
  for (const smtp of [strict, (port: number) => `smtp://127.0.0.1:${port}?requireTLS=true&tls.rejectUnauthorized=true`]) {
    const { deliveries, mails } = await send(smtp, [opened]);
    assert.deepEqual(deliveries, [{ retryAfterMs: 0, reason: 'mail server: the certificate is self-signed and not trusted' }]);
    assert.equal(mails.length, 0);
  }
});

test('a server that speaks TLS from the first byte is checked as well', async () => {
  const { deliveries } = await send((port) => `smtps://127.0.0.1:${port}`, [opened], { server: { secure: true } });
  assert.deepEqual(deliveries, [{ retryAfterMs: 0, reason: 'mail server: the certificate is self-signed and not trusted' }]);
});

test('a server that offers no encryption gets nothing where encryption is asked for', async () => {
  const { deliveries, mails } = await send(strict, [opened], { server: { disabledCommands: ['STARTTLS'] } });
  assert.deepEqual(deliveries, [{ retryAfterMs: 0, reason: 'mail server: no encrypted connection could be made' }]);
  assert.equal(mails.length, 0);
});

test('on loopback a mail is encrypted where the server can, and sent where it cannot', async () => {
  const encrypted = await send(plain, [opened]);
  assert.deepEqual(encrypted.deliveries, ['delivered']);
  assert.equal(encrypted.mails[0]?.secure, true);
  const bare = await send(plain, [opened], { server: { disabledCommands: ['STARTTLS'] } });
  assert.deepEqual(bare.deliveries, ['delivered']);
  assert.equal(bare.mails[0]?.secure, false);
});

test('user name and password of the address are used', async () => {
  const { mails } = await send((port) => `smtp://passerby%40example.gov.uk:p%40ss@127.0.0.1:${port}`, [opened]);
  assert.equal(mails[0]?.user, 'passerby@example.gov.uk');
});

test('a wrong password is a refusal in plain words', async () => {
  const { deliveries } = await send((port) => `smtp://u:p@127.0.0.1:${port}`, [opened], {
    server: { onAuth: (_, __, callback) => callback(smtpError(535, 'p is wrong')) },
  });
  assert.deepEqual(deliveries, [{ refused: 'the mail server does not accept the user name or password (535)' }]);
});

test('a server that puts the whole letter off after reading it gets it again', async () => {
  const { deliveries } = await send(plain, [opened], {
    server: {
      onData: (stream, _, callback) => {
        stream.resume();
        stream.on('end', () => callback(smtpError(452, 'no room')));
      },
    },
  });
  assert.deepEqual(deliveries, [{ retryAfterMs: 0, reason: 'the mail server asks to try later (452)' }]);
});

test('one unknown recipient among several is logged by number, and the others get the letter', async () => {
  const { deliveries, mails, logged } = await send(plain, [opened], {
    to: ['dpo@example.gov.uk', 'gone@example.gov.uk'],
    server: {
      onRcptTo: ({ address }, _, callback) => callback(address.startsWith('gone') ? smtpError(550, address) : null),
    },
  });
  assert.deepEqual(deliveries, ['delivered']);
  assert.deepEqual(mails[0]?.to, ['dpo@example.gov.uk']);
  assert.deepEqual(logged, [{ facts: { channel: 'dpo', refused: 1 }, message: 'some recipients of an alert were refused' }]);
});

test('a repetition is the same letter, and letters of one cause are one thread', async () => {
  const elsewhere = { ...opened, key: 'another', cause: 'another form' };
  const { mails } = await send(plain, [opened, opened, resolved, elsewhere]);
  const ids = mails.map((mail) => header(mail, 'Message-ID'));
  const threads = mails.map((mail) => header(mail, 'References'));
  assert.equal(ids[0], ids[1]);
  assert.equal(new Set(ids).size, 3);
  assert.equal(threads[0], threads[2]);
  assert.notEqual(threads[0], threads[3]);
  for (const id of [...ids, ...threads]) assert.match(id ?? '', /^<[0-9a-f]{32}@example\.gov\.uk>$/u);
});

test('no text of an alert becomes a header, a recipient or markup', async () => {
  const { deliveries, mails } = await send(plain, crafted.map(hostileAlert));
  assert.ok(deliveries.every((delivery) => delivery === 'delivered'));
  const names = (mail: Mail | undefined) =>
    lettersParts(mail?.raw ?? '')
      .headers.split('\n')
      .map((line) => line.split(':')[0]);
  for (const mail of mails) {
    assert.deepEqual(names(mail), names(mails[0]));
    assert.deepEqual(mail.to, ['dpo@example.gov.uk']);
    const { html } = lettersParts(mail.raw);
    const tags = new Set(Array.from(html.matchAll(/<([^\s>]+)/gu), ([, tag]) => tag?.replace('/', '')));
    const ours = 'html head meta title body h1 h2 p table tr th td ul ol li code !doctype'.split(' ');
    assert.deepEqual(
      [...tags].filter((tag) => !ours.includes(tag ?? '')),
      [],
    );
  }
});

test('settings that cannot work are mistakes: address of the server, sender, recipients', () => {
  const good = { smtp: 'smtp://mail.example.gov.uk', from: 'Passerby <p@example.gov.uk>', to: ['dpo@example.gov.uk'] };
  assert.ok(email.settings.safeParse(good).success);
  const wrong = [
    { ...good, smtp: 'mail.example.gov.uk:25' },
    { ...good, smtp: 'https://mail.example.gov.uk' },
    { ...good, smtp: 'smtp://mail.example.gov.uk?logger=true' },
    { ...good, smtp: 'smtp://a:%zz@mail.example.gov.uk' },
    { ...good, from: 'a@example.gov.uk, b@example.gov.uk' },
    { ...good, from: 'P <a@example.gov.uk>\r\nBcc: x@example.org' },
    { ...good, to: [] },
    { ...good, to: 'dpo@example.gov.uk' },
    { ...good, to: ['dpo@example.gov.uk\nBcc: x@example.org'] },
    { ...good, extra: 1 },
  ];
  for (const settings of wrong) assert.ok(!email.settings.safeParse(settings).success, JSON.stringify(settings));
});

test('encryption with a trusted certificate is asked for everywhere but on loopback', () => {
  const server = (smtp: string) => email.settings.parse({ smtp, from: 'a@b.example', to: ['c@d.example'] }).smtp;
  const shape = (smtp: string) => {
    const { host, port, secure, requireTLS, ignoreTLS, isVerified } = server(smtp);
    return { host, port, secure, requireTLS, ignoreTLS, isVerified };
  };
  const base = { host: 'mail.example', port: 587, secure: false, requireTLS: true, ignoreTLS: false, isVerified: true };
  assert.deepEqual(shape('smtp://mail.example'), base);
  assert.deepEqual(shape('smtps://mail.example'), { ...base, port: 465, secure: true, requireTLS: false });
  assert.deepEqual(shape('smtp://mail.example:25?requireTLS=false'), { ...base, port: 25, requireTLS: false, isVerified: false });
  assert.deepEqual(shape('smtp://mail.example?tls.rejectUnauthorized=false'), { ...base, isVerified: false });
  assert.deepEqual(shape('smtp://[::1]:25'), { ...base, host: '::1', port: 25, requireTLS: false, isVerified: false });
  assert.deepEqual(shape('smtp://LOCALHOST:25?requireTLS=true'), { ...base, host: 'LOCALHOST', port: 25 });
});
