import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lapsedEntries, saysLapsed, unusedEntries } from '../src/judging/published.ts';
import type { Finding, Observation, Published, Severity } from '../src/model.ts';
import { reconcile } from '../src/reconcile.ts';
import { targetNamed } from './world.ts';

const noon = new Date('2026-03-02T12:00:00Z');
const later = (hours: number): Date => new Date(noon.getTime() + hours * 3_600_000);

const observation = (change: Partial<Observation> = {}): Observation => ({
  target: 'Main website',
  probe: 'people-records',
  title: 'Records about people',
  verdict: 'exposed',
  fingerprint: 'Main website www.example.gov.uk/councillors',
  cause: { key: 'people-records www.example.gov.uk/councillors', form: undefined, page: undefined, labels: [] },
  url: 'https://www.example.gov.uk/councillors',
  severity: 'medium',
  confidence: 0.9,
  people: 40,
  kinds: { 'person-name': 40, 'email-address': 40 },
  evidence: [],
  reasons: ['40 rows hold names'],
  remediation: [],
  at: noon,
  ...change,
});

const published = (reason: string, otherwise: Severity, change: Partial<Observation> = {}): Observation =>
  observation({
    severity: 'review',
    reasons: ['40 rows hold names', `published on purpose: ${reason}`],
    published: { reason, otherwise },
    ...change,
  });

/** What is known after these were seen one after the other, and the kind of the last change. */
function after(
  known: readonly Finding[],
  ...observations: readonly Observation[]
): { readonly kind: string; readonly finding: Finding } {
  let findings = known;
  let kind = '';
  for (const one of observations) {
    const [change] = reconcile(findings, [{ verdict: 'exposed', observation: one, lastKnownClosed: undefined }]);
    assert.ok(change !== undefined);
    findings = [change.finding];
    kind = change.kind;
  }
  const [finding] = findings;
  assert.ok(finding !== undefined);
  return { kind, finding };
}

const accepted = (until?: Date): Finding => ({
  ...after([], observation()).finding,
  state: 'accepted',
  note: { by: 'Jo', reason: 'members’ register', until },
});

test('what was accepted stays so while it shows the same', () => {
  const { kind, finding } = after([accepted()], observation({ at: later(1), people: 41 }));
  assert.deepEqual([kind, finding.state], ['seen', 'accepted']);
});

test('what was accepted is raised again when another kind of data appears, once', () => {
  const birth = { ...observation().kinds, 'date-of-birth': 1 };
  const raised = after([accepted()], observation({ at: later(1), kinds: birth }));
  assert.deepEqual([raised.kind, raised.finding.state, raised.finding.note], ['worsened', 'open', undefined]);
  assert.match(raised.finding.reasons[0] ?? '', /shows more than was decided about: dates of birth/u);
  const again = after([raised.finding], observation({ at: later(2), kinds: birth }));
  assert.equal(again.kind, 'seen');
  assert.match(again.finding.reasons[0] ?? '', /shows more than was decided about/u);
});

test('a single stray match is not another kind of data, unless that kind harms by itself', () => {
  const stray = (kind: string, count: number): string =>
    after([accepted()], observation({ at: later(1), kinds: { ...observation().kinds, [kind]: count } })).kind;
  assert.equal(stray('phone-number', 1), 'seen');
  assert.equal(stray('phone-number', 2), 'worsened');
  assert.equal(stray('nhs-number', 1), 'worsened');
  const phones = (count: number, at: Date) => observation({ at, kinds: { ...observation().kinds, 'phone-number': count } });
  assert.equal(after([accepted()], phones(1, later(1)), phones(9, later(2))).kind, 'worsened');
});

test('a kind that comes and goes with the rows is raised once', () => {
  const phones = { ...observation().kinds, 'phone-number': 9 };
  const raised = after([accepted()], observation({ at: later(1), kinds: phones })).finding;
  const decided: Finding = { ...raised, state: 'accepted', note: { by: 'Jo', reason: 'phones too', until: undefined } };
  const { kind } = after([decided], observation({ at: later(2) }), observation({ at: later(3), kinds: phones }));
  assert.equal(kind, 'seen');
});

test('an acceptance that has run out is over, at its very moment', () => {
  assert.equal(after([accepted(later(5))], observation({ at: later(4) })).kind, 'seen');
  const { kind, finding } = after([accepted(later(5))], observation({ at: later(5) }));
  assert.deepEqual([kind, finding.state, finding.note], ['reopened', 'open', undefined]);
  assert.equal(finding.reasons[0], 'was accepted by Jo until 2026-03-02: members’ register');
});

test('a line under published: quietens what was open, whatever it was called before', () => {
  const { kind, finding } = after(
    [],
    observation({ severity: 'high' }),
    published('members’ register', 'high', { at: later(1) }),
  );
  assert.deepEqual([kind, finding.severity], ['seen', 'review']);
});

test('what is published is raised when another kind of data appears, and by its own gravity', () => {
  const health = { ...observation().kinds, health: 2 };
  const { kind, finding } = after(
    [],
    published('register', 'medium'),
    published('register', 'critical', { at: later(1), kinds: health }),
  );
  assert.deepEqual([kind, finding.severity, finding.state], ['worsened', 'critical', 'open']);
  const next = after([finding], published('register', 'critical', { at: later(2), kinds: health }));
  assert.deepEqual([next.kind, next.finding.severity], ['seen', 'critical']);
});

test('a new reason under published: settles what was raised', () => {
  const health = { ...observation().kinds, health: 2 };
  const raised = after(
    [],
    published('register', 'medium'),
    published('register', 'high', { at: later(1), kinds: health }),
  ).finding;
  const { kind, finding } = after(
    [raised],
    published('register with health, agreed 3 March', 'high', { at: later(2), kinds: health }),
  );
  assert.deepEqual([kind, finding.severity], ['seen', 'review']);
});

test('what is published no longer is told as it would have been', () => {
  const { kind, finding } = after([], published('register', 'medium'), observation({ at: later(1) }));
  assert.deepEqual([kind, finding.severity], ['worsened', 'medium']);
});

test('entries under published: are known to be over, or to cover nothing', () => {
  const entry = (urls: readonly string[], until?: string, values: readonly string[] = []): Published => ({
    urls,
    values,
    reason: 'register',
    until: until === undefined ? undefined : new Date(until),
  });
  const target = targetNamed('Main website', 'https://www.example.gov.uk/', {
    published: [
      entry(['/councillors/**']),
      entry(['/gone/**']),
      entry(['/old/**'], '2026-01-01'),
      entry([], undefined, ['*@example.gov.uk']),
    ],
  });
  assert.deepEqual(
    lapsedEntries(target, noon).map(({ urls }) => urls[0]),
    ['/old/**'],
  );
  assert.deepEqual(
    unusedEntries(target, ['https://www.example.gov.uk/councillors/ada'], noon).map(({ urls }) => urls[0]),
    ['/gone/**'],
  );
  assert.match(
    saysLapsed(target, new URL('https://www.example.gov.uk/old/x'), noon) ?? '',
    /published on purpose until 2026-01-01: register/u,
  );
});

const kinds = fc.dictionary(
  fc.constantFrom('person-name', 'email-address', 'phone-number', 'health', 'iban'),
  fc.integer({ min: 1, max: 50 }),
);
const severities = fc.constantFrom<Severity>('review', 'low', 'medium', 'high', 'critical');

test('the same sight twice is no news the second time, whatever was decided before', () => {
  const states = fc.constantFrom<Finding['state']>('open', 'acknowledged', 'accepted');
  const sight = fc.record({ kinds, people: fc.integer({ min: 0, max: 500 }), severity: severities, isPublished: fc.boolean() });
  fc.assert(
    fc.property(sight, sight, states, (first, second, state) => {
      const seen = ({ kinds, people, severity, isPublished }: typeof first, at: Date): Observation =>
        isPublished ? published('register', severity, { kinds, people, at }) : observation({ kinds, people, severity, at });
      const known: Finding = {
        ...after([], seen(first, noon)).finding,
        state,
        note: state === 'accepted' ? { by: 'Jo', reason: 'r', until: undefined } : undefined,
      };
      const once = after([known], seen(second, later(1)));
      const twice = after([once.finding], seen(second, later(2)));
      assert.equal(twice.kind, 'seen');
      assert.deepEqual({ ...twice.finding, lastSeen: noon }, { ...once.finding, lastSeen: noon });
    }),
  );
});
