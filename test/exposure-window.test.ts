import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Change, Finding } from '../src/model.ts';
import { alertFor } from '../src/wording.ts';
import { exposureWindow } from '../src/words/exposure-window.ts';
import { targetNamed } from './world.ts';

const at = (time: string): Date => new Date(`2026-03-02T${time}Z`);

const finding = (path: string, change: Partial<Finding> = {}): Finding => ({
  id: path,
  target: 'Main website',
  probe: 'drupal-7-webform',
  title: 'Drupal 7 or Backdrop Webform answers',
  verdict: 'exposed',
  fingerprint: `Main website www.example.gov.uk/${path}`,
  cause: { key: 'drupal-7-webform www.example.gov.uk › node/7', form: undefined, page: undefined, labels: [] },
  url: `https://www.example.gov.uk/${path}`,
  severity: 'critical',
  confidence: 1,
  people: 40,
  kinds: { 'person-name': 40 },
  evidence: [],
  reasons: [],
  remediation: [],
  state: 'open',
  lastKnownClosed: undefined,
  firstSeen: at('12:00:01'),
  lastSeen: at('12:00:01'),
  resolvedAt: undefined,
  note: undefined,
  ...change,
});

const folder = { key: 'directory-listing www.example.gov.uk › exports', form: undefined, page: undefined, labels: [] };

test('what one setting opened was closed when any address of it was last seen closed', () => {
  const list = finding('node/7/webform-results');
  const table = finding('node/7/webform-results/table', { firstSeen: at('12:00:02'), lastKnownClosed: at('11:55:00') });
  assert.deepEqual(exposureWindow([list, table]).before, at('11:55:00'));
});

test('another setting says nothing about when the first address was closed', () => {
  const other = finding('exports/', { firstSeen: at('12:00:02'), lastKnownClosed: at('11:55:00'), cause: folder });
  assert.equal(exposureWindow([finding('node/7/webform-results'), other]).before, undefined);
});

test('an address that was met after the first opening shortens nothing', () => {
  const late = finding('node/7/submissions', { firstSeen: at('14:00:00'), lastKnownClosed: at('13:55:00') });
  assert.equal(exposureWindow([finding('node/7/webform-results'), late]).before, undefined);
});

test('an alert tells when its cause was last seen closed, whichever of its addresses names the form', () => {
  const named = finding('node/7/webform-results', {
    cause: { key: 'drupal-7-webform www.example.gov.uk › node/7', form: 'Noise', page: undefined, labels: [] },
    firstSeen: at('12:00:02'),
  });
  const seen = finding('node/7/webform-results/table', { lastKnownClosed: at('11:55:00') });
  const opened = [seen, named].map((one): Change => ({ kind: 'opened', finding: one, before: undefined }));
  const target = targetNamed('Main website', 'https://www.example.gov.uk/');
  const alert = alertFor(target, opened, at('12:00:03'));
  assert.equal(alert?.title, 'Anyone can read the answers to “Noise”');
  assert.equal(alert?.facts.find(({ label }) => label === 'Last seen closed')?.value, '2 March 2026, 11:55 UTC');

  const closed = [seen, named].map(
    (one): Change => ({ kind: 'resolved', before: one, finding: { ...one, state: 'resolved', resolvedAt: at('12:30:01') } }),
  );
  const end = alertFor(target, closed, at('12:30:02'));
  assert.match(end?.summary ?? '', /readable for 30 minutes as far as Passerby saw, and for 35 minutes at the longest/u);
});
