// What scans came to, as literals: one that found something, one that found nothing, one that saw nothing.

import { mask } from '../src/mask.ts';
import type { ReportedFinding, ScanReport } from '../src/report.ts';

export const finding = (id: string, change: Partial<ReportedFinding> = {}): ReportedFinding => ({
  id,
  probe: 'drupal-7-webform',
  title: 'Drupal 7 or Backdrop Webform answers',
  severity: 'critical',
  confidence: 0.97,
  verdict: 'exposed',
  state: 'open',
  cause: 'drupal-7-webform www.example.gov.uk node/7',
  form: 'Complain about the police',
  url: `https://www.example.gov.uk/node/7/webform-results?page=${id}`,
  people: { atLeast: 394 },
  kinds: { 'email-address': 394, 'person-name': 394 },
  evidence: [{ where: 'table 1, column B', masked: mask('email-address', 'jo.invented@example.org'), kind: 'email-address' }],
  reasons: ['the Webform results table with links to its submissions', 'the platform itself counts 394'],
  remediation: ['Go to People > Permissions.', 'Untick “Access all webform results” for ANONYMOUS USER.'],
  lastKnownClosed: '2022-11-11T13:55:00.000Z',
  firstSeen: '2022-11-11T14:05:00.000Z',
  ...change,
});

const round = {
  version: 1,
  started: '2022-11-11T14:05:00.000Z',
  finished: '2022-11-11T14:06:12.500Z',
  requests: 120,
  bytes: 1_234_567,
  documents: 100,
  complete: true,
} as const;

export const open: ScanReport = {
  ...round,
  target: 'Main website',
  findings: [
    finding('a1'),
    finding('a2', { state: 'accepted', severity: 'high' }),
    finding('b1', {
      cause: 'people-records files.example.gov.uk/',
      form: undefined,
      url: 'https://files.example.gov.uk/people.csv?name=***&q=%C3%A9',
      severity: 'medium',
      verdict: 'open-empty',
      people: { atLeast: 0 },
      kinds: {},
      evidence: [],
      lastKnownClosed: null,
    }),
  ],
  review: [
    finding('c1', {
      severity: 'review',
      cause: 'people-records www.example.gov.uk/councillors',
      url: 'https://www.example.gov.uk/councillors',
      form: undefined,
    }),
  ],
  unknown: [{ url: 'https://www.example.gov.uk/slow', reason: 'no answer in time' }],
  forms: [
    {
      page: 'https://www.example.gov.uk/node/7',
      title: 'Complain about the police',
      action: 'https://www.example.gov.uk/node/7',
      method: 'post',
      platform: 'Drupal 7 or Backdrop Webform answers',
      fields: [{ name: 'submitted[e_mail]', label: 'E-mail', type: 'email', asks: 'email-address' }],
    },
  ],
};

export const clean: ScanReport = { ...round, target: 'Library', findings: [], review: [], unknown: [], forms: [] };

export const unseen: ScanReport = {
  ...clean,
  target: 'Archive',
  documents: 0,
  complete: false,
  unknown: [{ url: 'https://archive.example.gov.uk/', reason: 'connection refused' }],
};

/** Whoever writes a form's title would like to write the report. */
export const hostile: ScanReport = {
  ...open,
  target: '<script>alert(1)</script> & "Sons" \u0000\u0008',
  findings: [
    finding('d1', {
      form: '"><img src=x onerror=alert(1)> =HYPERLINK("http://evil.example/") ]]> | `rm` \u001b[31m\ufffe',
      title: '</title><script>alert(2)</script>',
      url: "https://www.example.gov.uk/a'b/%3Cscript%3E?x=<y>",
      reasons: ['<b>bold</b>'],
      remediation: ['</pre><iframe src="//evil.example"></iframe>'],
    }),
  ],
};
