import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDetect } from '../src/detect.ts';
import { identifierDetectors, identifierMistake } from '../src/vocabulary/identifiers.ts';

const tenancy = { name: 'Tenancy number', pattern: 'TN-[0-9]{6}', examples: ['TN-004711'] };

test("an organisation's own numbers are found like any other", () => {
  const detect = openDetect(identifierDetectors([tenancy]));
  assert.deepEqual(detect.find('as for TN-004711, she called'), [
    { detector: 'identifier-tenancy-number', start: 7, end: 16, value: 'TN-004711', confidence: 0.9 },
  ]);
  assert.equal(detect.kindOfLabel('tenancyNumber'), 'identifier-tenancy-number');
  assert.equal(detect.accepts('identifier-tenancy-number', 'TN-004711'), true);
  assert.equal(detect.accepts('identifier-tenancy-number', 'TN-004711a'), false);
});

test('a mistake in an identifier is told in words and the identifier is left out', () => {
  assert.equal(identifierMistake(tenancy), undefined);
  assert.equal(identifierMistake({ ...tenancy, examples: ['TN-1'] }), 'example 1 does not fit the pattern');
  for (const pattern of ['(unclosed', 'a*', '(?=ahead)x', 'x'.repeat(600), '((a{1,200}){1,200}){1,200}']) {
    assert.match(identifierMistake({ ...tenancy, pattern }) ?? '', /^the pattern /u, pattern);
    assert.deepEqual(identifierDetectors([{ ...tenancy, pattern }]), []);
  }
});

test('a pattern that takes other engines for ever answers', () => {
  const detect = openDetect(identifierDetectors([{ name: 'hostile', pattern: '(a+)+b', examples: [] }]));
  assert.deepEqual(detect.find('a'.repeat(20_000)), []);
});
