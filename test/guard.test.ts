import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPublicAddress, judgedLookup, literalAddress } from '../src/network/guard.ts';

test('what is not the public internet is refused', () => {
  for (const address of [
    ...['0.0.0.0', '0.1.2.3', '10.0.0.1', '100.64.0.1', '100.127.255.255', '127.0.0.1', '127.255.255.254', '169.254.169.254'],
    ...['172.16.0.1', '172.31.255.255', '192.0.0.192', '192.0.2.1', '192.168.1.1', '198.18.0.1', '198.51.100.7', '203.0.113.9'],
    ...['224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255', '168.63.129.16', '100.100.100.200'],
    ...['::', '::1', '::127.0.0.1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd00:ec2::254', 'ff02::1', 'fec0::1', '100::1'],
    ...[
      '::ffff:127.0.0.1',
      '::ffff:a9fe:a9fe',
      '0:0:0:0:0:ffff:10.0.0.1',
      '64:ff9b::10.0.0.1',
      '64:ff9b:1::1',
      '64:ff9b::a9fe:a9fe',
    ],
    ...['2002:7f00:1::', '2002:c0a8:101::1', '2001::1', '2001:db8::1', '3fff::1', '4000::1', '5f00::1'],
    ...['', 'localhost', '1.2.3', '1.2.3.4.5', '256.1.1.1', '::g', '1:2:3:4:5:6:7:8:9'],
  ]) {
    assert.ok(!isPublicAddress(address), address);
  }
});

test('the public internet is let through, in every form that leads there', () => {
  for (const address of [
    ...['1.1.1.1', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '172.15.255.255', '172.32.0.0', '192.167.0.1'],
    ...['198.17.255.255', '198.20.0.0', '223.255.255.255', '2606:4700::1111', '2001:4860:4860::8888', '2a00:1450::1'],
    ...['::ffff:1.1.1.1', '64:ff9b::1.1.1.1', '2002:101:101::1'],
  ]) {
    assert.ok(isPublicAddress(address), address);
  }
});

test('an address that hides in another notation is the same address', () => {
  for (const host of ['2130706433', '0x7f000001', '0x7f.1', '017700000001', '127.1', '①②⑦.0.0.1', '0']) {
    const literal = literalAddress(new URL(`http://${host}/`).hostname);
    assert.ok(literal !== undefined && !isPublicAddress(literal), host);
  }
  for (const host of ['[::1]', '[::ffff:127.0.0.1]', '[0:0:0:0:0:0:0:1]', '[64:ff9b::7f00:1]']) {
    const literal = literalAddress(new URL(`http://${host}/`).hostname);
    assert.ok(literal !== undefined && !isPublicAddress(literal), host);
  }
  assert.equal(literalAddress('www.a.test'), undefined);
});

const answersOf = (...answers: readonly (readonly string[])[]) => {
  let asked = 0;
  const lookup = judgedLookup(async () => {
    const found = answers[Math.min(asked, answers.length - 1)] ?? [];
    asked += 1;
    return found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  }, isPublicAddress);
  return (): Promise<string> =>
    new Promise((settle) => {
      lookup('www.a.test', { all: true }, (error, found) => {
        settle(
          error !== null ? `${error.code}` : typeof found === 'string' ? found : found.map(({ address }) => address).join(' '),
        );
      });
    });
};

test('a name with one private address among public ones is refused', async () => {
  assert.equal(await answersOf(['1.1.1.1', '2606:4700::1111'])(), '1.1.1.1 2606:4700::1111');
  assert.equal(await answersOf(['1.1.1.1', '127.0.0.1'])(), 'PASSERBY_ADDRESS');
  assert.equal(await answersOf(['1.1.1.1', '::ffff:10.0.0.1'])(), 'PASSERBY_ADDRESS');
  assert.equal(await answersOf([])(), 'ENOTFOUND');
});

test('a name that first leads out and then in is refused the second time', async () => {
  const ask = answersOf(['1.1.1.1'], ['127.0.0.1']);
  assert.equal(await ask(), '1.1.1.1');
  assert.equal(await ask(), 'PASSERBY_ADDRESS');
});

test('a caller that wants one address gets a judged one', () => {
  const lookup = judgedLookup(async () => [{ address: '1.1.1.1', family: 4 }], isPublicAddress);
  return new Promise<void>((settle) => {
    lookup('www.a.test', {}, (error, address, family) => {
      assert.equal(error, null);
      assert.equal(address, '1.1.1.1');
      assert.equal(family, 4);
      settle();
    });
  });
});
