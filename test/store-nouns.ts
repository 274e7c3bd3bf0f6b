// Invented nouns for the suites of the store: a borough, its forms, and people who do not exist.

import { mask } from '../src/mask.ts';
import type { Address, Alert, Batch, Cause, Change, Finding, FormOutline, Round, Store } from '../src/model.ts';

export const start = new Date('2026-03-01T02:00:00Z');
export const after = (ms: number): Date => new Date(start.getTime() + ms);
export const minuteMs = 60_000;
export const dayMs = 86_400_000;

export const emptyBatch: Batch = { changes: [], addresses: [], forms: [], outbox: [], at: start };

export const cause: Cause = {
  key: 'drupal-7-webform www.example.gov.uk node/7',
  form: 'Complain about a pothole',
  page: 'https://www.example.gov.uk/node/7',
  labels: ['your name', 'your email', 'what happened'],
};

export const finding = (fingerprint: string, change: Partial<Finding> = {}): Finding => ({
  id: `${fingerprint.replace(/[^a-z0-9]/gu, '')}0000`.slice(0, 8),
  fingerprint,
  target: 'Main website',
  probe: 'drupal-7-webform',
  title: 'Drupal 7 Webform answers',
  verdict: 'exposed',
  cause,
  url: 'https://www.example.gov.uk/node/7/webform-results',
  severity: 'critical',
  confidence: 0.97,
  people: 394,
  kinds: { 'email-address': 394, 'person-name': 394 },
  evidence: [{ where: 'table, column 2', masked: mask('email-address', 'jo.invented@example.org') }],
  reasons: ['rows of answers under the form’s own labels'],
  remediation: ['Open People, Permissions.', 'Take “Access all webform results” from Anonymous.'],
  proof: { status: 200, headers: { age: '12' }, digest: '00112233445566778899aabbccddeeff', rows: 394 },
  state: 'open',
  lastKnownClosed: after(-5 * minuteMs),
  firstSeen: start,
  lastSeen: start,
  resolvedAt: undefined,
  note: undefined,
  ...change,
});

export const change = (kind: Change['kind'], now: Finding, before?: Finding): Change => ({ kind, finding: now, before });

export const address = (url: string, said: Partial<Address> = {}): Address => ({
  target: 'Main website',
  lead: {
    url: new URL(url),
    by: 'drupal-7-webform',
    rank: 0,
    cause,
    control: new URL('https://www.example.gov.uk/node/7/passerby-nonsense'),
  },
  validators: { etag: '"a1"', lastModified: 'Sun, 01 Mar 2026 01:00:00 GMT' },
  digest: '00112233445566778899aabbccddeeff',
  verdict: 'closed',
  reason: undefined,
  lastAsked: start,
  lastClosed: start,
  failures: 0,
  ...said,
});

export const form = (page: string, title = 'Complain about a pothole'): FormOutline => ({
  page,
  title,
  action: page,
  method: 'post',
  platform: 'drupal-7-webform',
  fields: [
    { name: 'submitted[name]', label: 'Your name', type: 'text', asks: 'person-name' },
    { name: 'submitted[why]', label: 'What happened', type: 'textarea', asks: undefined },
  ],
});

export const alert = (key: string): Alert => ({
  key,
  cause: cause.key,
  kind: 'opened',
  severity: 'critical',
  target: 'Main website',
  organisation: 'Borough of Example',
  title: 'Answers to “Complain about a pothole” can be read by anyone',
  summary: 'At least 394 people’s answers are public.',
  facts: [{ label: 'Last seen closed', value: '01:55' }],
  addresses: ['https://www.example.gov.uk/node/7/webform-results'],
  moreAddresses: 2,
  steps: ['Open People, Permissions.'],
  findings: ['f0000000'],
  at: start,
});

export const round = (started: Date, said: Partial<Round> = {}): Round => ({
  target: 'Main website',
  cadence: 'watch',
  started,
  finished: new Date(started.getTime() + 2_000),
  requests: 50,
  bytes: 6_000_000_000,
  documents: 50,
  complete: true,
  unknown: 0,
  postponed: 0,
  ...said,
});

/** All a store can tell about some targets, to compare before with after. */
export async function everything(store: Store, targets: readonly string[] = ['Main website']): Promise<unknown> {
  const findings = await store.findings();
  return {
    findings,
    histories: await Promise.all(findings.map(({ id }) => store.history(id))),
    addresses: await Promise.all(targets.map((target) => store.addresses(target))),
    forms: await Promise.all(targets.map((target) => store.forms(target))),
    rounds: await Promise.all(targets.map((target) => store.rounds(target, 10_000))),
    due: await store.postings('due'),
    delivered: await store.postings('delivered'),
    dead: await store.postings('dead'),
  };
}
