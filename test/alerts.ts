import fc from 'fast-check';
import type { Alert, AlertKind } from '../src/model.ts';

const kinds: readonly AlertKind[] = ['opened', 'reopened', 'worsened', 'resolved', 'reminder', 'blind', 'digest', 'test'];

export const opened: Alert = {
  key: 'opened 7c1d 2022-11-11T14:05:00.000Z',
  cause: 'drupal-7-webform www.example.gov.uk node/7',
  kind: 'opened',
  severity: 'critical',
  target: 'Main website',
  organisation: 'Borough of Example',
  title: 'Answers to “Complain about the police” can be read by anyone',
  summary: 'Anyone on the internet can read the answers of at least 394 people, without signing in.',
  facts: [
    { label: 'People', value: 'at least 394' },
    { label: 'Kinds', value: 'email addresses, names, postcodes, free text' },
    { label: 'Open since', value: '2022-11-11 14:00 UTC at the latest' },
    { label: 'Last seen closed', value: '2022-11-11 13:55 UTC' },
    { label: 'Seen', value: 'rows such as j***@*** and SW1A ***' },
  ],
  addresses: [
    'https://www.example.gov.uk/node/7/webform-results',
    'https://www.example.gov.uk/node/7/webform-results/table?sort=asc&order=Name',
  ],
  moreAddresses: 2,
  steps: [
    'In Drupal, open People › Permissions.',
    'Remove “Access all webform results” from the roles anonymous user and authenticated user.',
    'Save, then run passerby findings recheck 7c1d.',
  ],
  findings: ['7c1d', '7c1e'],
  at: new Date('2022-11-11T14:05:00Z'),
};

export const resolved: Alert = {
  ...opened,
  key: 'resolved 7c1d 2022-11-14T09:30:00.000Z',
  kind: 'resolved',
  title: 'Closed again: answers to “Complain about the police”',
  summary: 'The answers ask for a sign-in again. They could be read for 2 days 19 hours.',
  facts: [
    { label: 'Open from', value: '2022-11-11 14:00 UTC at the latest' },
    { label: 'Closed', value: '2022-11-14 09:30 UTC' },
  ],
  moreAddresses: 0,
  steps: ['Look in the access log who read the addresses in this time.'],
  at: new Date('2022-11-14T09:30:00Z'),
};

/** What somebody who writes forms' titles might try. */
export const crafted = [
  '<!channel> <!here> <@U012AB3CD> <https://evil.example|click>',
  '```\n<!everyone>\n``` `code` *bold* _it_ ~no~ [a](https://evil.example) ![x](https://evil.example/p.png)',
  'Title\r\nBcc: everyone@example.org\r\nContent-Type: text/html\r\n\r\n<script>alert(1)</script>',
  '\u001b[2J\u001b]0;owned\u0007\u202Egnp.exe\u2066\u0000\u0008',
  '"><img src=x onerror=alert(1)>&amp;&lt;!channel&gt;',
  '👩‍👩‍👧‍👦'.repeat(200),
  '\uD83D lone \uDE00',
  '{{DATE(2022-01-01T00:00:00Z)}} \u0024{env.SECRET} %s %00',
  '',
  ' ',
  'x'.repeat(50_000),
];

export const withAddresses = (count: number): Alert => ({
  ...opened,
  addresses: Array.from({ length: count }, (_, index) => `https://www.example.gov.uk/node/7/submission/${index}?a=1&b=<2>`),
  moreAddresses: 0,
});

export const hostileAlert = (text: string): Alert => ({
  ...opened,
  title: text,
  summary: text,
  target: text,
  organisation: text,
  facts: Array.from({ length: 40 }, () => ({ label: text, value: text })),
  addresses: Array.from({ length: 60 }, () => text),
  steps: Array.from({ length: 40 }, () => text),
  findings: Array.from({ length: 40 }, () => text),
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.constantFrom(...crafted),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
);
const texts = (maxLength: number) => fc.array(anyText, { maxLength });

/** Alerts of any content within the type. */
export const anyAlert: fc.Arbitrary<Alert> = fc.record({
  key: anyText,
  cause: anyText,
  kind: fc.constantFrom(...kinds),
  severity: fc.constantFrom('review' as const, 'low' as const, 'medium' as const, 'high' as const, 'critical' as const),
  target: anyText,
  organisation: anyText,
  title: anyText,
  summary: anyText,
  facts: fc.array(fc.record({ label: anyText, value: anyText }), { maxLength: 25 }),
  addresses: texts(60),
  moreAddresses: fc.nat(10_000),
  steps: texts(30),
  findings: texts(30),
  at: fc.date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true }),
});
