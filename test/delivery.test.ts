import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { oneLine, tidy } from '../src/messages/alert-text.ts';
import { backoffMs, isHopeless } from '../src/messages/backoff.ts';
import { deliveryOf, troubleOf } from '../src/messages/delivery.ts';
import { isHookAddress } from '../src/messages/hook-address.ts';
import { retryAfterMs } from '../src/network/retry-after.ts';
import consoleKind from '../src/notifiers/console.ts';
import { anyAlert, crafted, hostileAlert, opened } from './alerts.ts';
import { now, toolsFor } from './notifier-fixture.ts';

const hourMs = 3_600_000;

test('every status is delivered, sent again later, or refused', () => {
  const outcome = (status: number): string => {
    const delivery = deliveryOf({ outcome: 'answered', status, retryAfterMs: 0, text: '' });
    if (delivery === 'delivered') return 'delivered';
    return 'refused' in delivery ? 'refused' : 'later';
  };
  const later = [408, 425, 429];
  for (let status = 200; status < 600; status += 1) {
    const expected = status < 300 ? 'delivered' : later.includes(status) || status >= 500 ? 'later' : 'refused';
    assert.equal(outcome(status), expected, String(status));
  }
});

test('Retry-After is read as seconds and as a date, and never believed for more than a day', () => {
  assert.equal(retryAfterMs('7', now), 7_000);
  assert.equal(retryAfterMs(' 0 ', now), 0);
  assert.equal(retryAfterMs('1.5', now), 1_500);
  assert.equal(retryAfterMs('Fri, 11 Nov 2022 14:07:00 GMT', now), 60_000);
  assert.equal(retryAfterMs('Fri, 11 Nov 2022 13:00:00 GMT', now), 0);
  assert.equal(retryAfterMs('99999999999', now), 24 * hourMs);
  for (const odd of ['', 'soon', '-5', '1e9', 'Fri', 'Fri, 99 Nov 2022 14:07:00 GMT', undefined, null, '7'.repeat(500)]) {
    assert.equal(retryAfterMs(odd, now), undefined, String(odd));
  }
});

test('waits grow from seconds to an hour, and differ between postings', () => {
  const waits = Array.from({ length: 30 }, (_, index) => backoffMs(index + 1, 'a'));
  for (const [index, wait] of waits.entries()) assert.ok(wait >= (waits[index - 1] ?? 0));
  assert.ok((waits[0] ?? 0) >= 5_000 && (waits[0] ?? 0) <= 6_000);
  assert.ok((waits.at(-1) ?? 0) >= hourMs && (waits.at(-1) ?? 0) <= 1.2 * hourMs);
  assert.notEqual(backoffMs(3, 'a'), backoffMs(3, 'b'));
  assert.equal(backoffMs(3, 'a'), backoffMs(3, 'a'));
});

test('an alert is given up after days of trying, not after days of being switched off', () => {
  assert.equal(isHopeless(20, 71 * hourMs), false);
  assert.equal(isHopeless(80, 73 * hourMs), true);
  assert.equal(isHopeless(1, 500 * hourMs), false);
});

test('trouble is told in words of our own', () => {
  const secret = 'https://hooks.example/T000/secret';
  const refused = new TypeError(`fetch failed ${secret}`, { cause: Object.assign(new Error(secret), { code: 'ECONNREFUSED' }) });
  assert.equal(troubleOf(refused), 'the connection was refused');
  assert.equal(troubleOf(new DOMException(secret, 'TimeoutError')), 'there was no answer in time');
  assert.equal(troubleOf(Object.assign(new AggregateError([refused], secret))), 'the connection was refused');
  assert.equal(troubleOf(new Error(secret)), 'the connection failed');
  const circular: { cause?: unknown } = {};
  circular.cause = circular;
  assert.equal(troubleOf(circular), 'the connection failed');
});

test('alerts go over https, and over plain http only inside one’s own network', () => {
  const fine = [
    'https://hooks.slack.example/services/x',
    'http://127.0.0.1:8080/x',
    'http://[::1]/x',
    'http://localhost/x',
    'http://10.1.2.3/x',
    'http://172.20.0.2/x',
    'http://192.168.1.2/x',
    'http://mattermost:8065/hooks/x',
    'http://hooks.internal/x',
    'http://[fd00::1]/x',
  ];
  const wrong = [
    'http://hooks.example.org/x',
    'http://8.8.8.8/x',
    'http://172.32.0.1/x',
    'http://127.0.0.1.example.org/x',
    'https://user:pass@hooks.example.org/',
    'ftp://localhost/x',
    'hooks.example.org/x',
    '',
  ];
  for (const address of fine) assert.ok(isHookAddress(address), address);
  for (const address of wrong) assert.ok(!isHookAddress(address), address);
});

test('a tidy text is one visible line of bounded length, whatever went in', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...crafted)),
      fc.integer({ min: 1, max: 300 }),
      (text, max) => {
        const line = oneLine(text, max);
        assert.ok(line.length <= max);
        assert.ok(line.isWellFormed());
        assert.ok(!/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u.test(line));
      },
    ),
  );
  assert.equal(oneLine('  two\r\n lines ', 50), 'two lines');
  assert.equal(oneLine('👩 family', 50), '👩 family');
});

test('tidying twice changes nothing, and no address is lost from the count', () => {
  fc.assert(
    fc.property(anyAlert, fc.nat(30), (alert, most) => {
      const once = tidy(alert, most);
      assert.deepEqual(tidy(once, most), once);
      assert.equal(once.addresses.length + once.moreAddresses, alert.addresses.length + alert.moreAddresses);
    }),
    { numRuns: 100 },
  );
});

test('the console writes colours only where they are wanted, and no command of anybody else', async () => {
  const tools = toolsFor(1_000);
  await consoleKind.open({}, tools)(opened);
  for (const text of crafted) await consoleKind.open({}, tools)(hostileAlert(text));
  assert.ok(!/[^\P{Cc}\n]/u.test(tools.written.join('')));
  await consoleKind.open({}, { ...tools, terminal: { ...tools.terminal, colours: true } })(opened);
  assert.ok(tools.written.at(-1)?.includes('\u001b[1;31mCRITICAL'));
});

test('a narrow terminal gets lines broken between words, under what they belong to', async () => {
  const tools = toolsFor(1_000);
  await consoleKind.open({}, { ...tools, terminal: { ...tools.terminal, columns: 60 } })(opened);
  const lines = tools.written.join('').split('\n');
  const breakable = lines.filter((line) => !/https?:/u.test(line));
  assert.ok(
    breakable.every((line) => line.length <= 72),
    breakable.find((line) => line.length > 72),
  );
  assert.deepEqual(tools.written.join('').split(/\s+/u), (await plainly()).split(/\s+/u));
});

const plainly = async (): Promise<string> => {
  const tools = toolsFor(1_000);
  await consoleKind.open({}, tools)(opened);
  return tools.written.join('');
};

test('a closed console is tried again later', async () => {
  const write = () => {
    throw new Error('EPIPE');
  };
  const notify = consoleKind.open(
    {},
    { ...toolsFor(1_000), terminal: { write, colours: false, columns: Number.POSITIVE_INFINITY } },
  );
  assert.deepEqual(await notify(opened), { retryAfterMs: 0, reason: 'the console takes no text' });
});
