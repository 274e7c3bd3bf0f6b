import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sealWith } from '../src/keeping/seal.ts';
import { veilWith } from '../src/keeping/veil.ts';

const seal = sealWith(new Uint8Array(32).fill(1));
const other = sealWith(new Uint8Array(32).fill(2));

test('only the key that sealed a text opens it', () => {
  const sealed = seal.close('jo.invented@example.org');
  assert.equal(seal.open(sealed), 'jo.invented@example.org');
  assert.equal(other.open(sealed), undefined);
});

test('equal texts seal equally, others differently, and so do their digests', () => {
  assert.equal(seal.close('one'), seal.close('one'));
  assert.notEqual(seal.close('one').slice(0, 16), seal.close('two').slice(0, 16));
  assert.notEqual(seal.close('one'), other.close('one'));
  assert.equal(seal.digest('one'), seal.digest('one'));
  assert.notEqual(seal.digest('one'), other.digest('one'));
  assert.match(seal.digest('one'), /^[0-9a-f]{32}$/u);
});

test('a sealed text that was changed anywhere, or cut short, does not open', () => {
  const bytes = Buffer.from(seal.close('the original'), 'base64url');
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    assert.equal(seal.open(changed.toString('base64url')), undefined, `byte ${at}`);
    assert.equal(seal.open(bytes.subarray(0, at).toString('base64url')), undefined, `${at} bytes`);
  }
});

test('an ordinary text is veiled as itself', () => {
  const veil = veilWith(seal);
  for (const text of [
    'https://www.example.gov.uk/node/7/webform-results?page=2',
    'drupal-7-webform www.example.gov.uk node/7',
    '',
  ]) {
    assert.equal(veil.over(text), text);
  }
});

test('a text about somebody is veiled, and comes off whole', () => {
  const veil = veilWith(seal);
  for (const text of ['https://www.example.gov.uk/?email=jo.invented@example.org', 'export /answers/jo.invented@example.org']) {
    const veiled = veil.over(text);
    assert.ok(!veiled.includes('invented'), veiled);
    assert.equal(veil.off(veiled), text);
    assert.equal(veilWith(other).off(veiled), undefined);
  }
});

test('whatever the text, taking the veil off gives it back', () => {
  const veil = veilWith(seal);
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.webUrl({ withQueryParameters: true }),
    fc.string().map((text) => `a\u001f${text}`),
  );
  fc.assert(fc.property(texts, (text) => veil.off(veil.over(text)) === text && veil.over(text) === veilWith(seal).over(text)));
});
