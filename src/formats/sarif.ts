import type { Severity } from '../model.ts';
import type { ReportedFinding, ScanReport } from '../report.ts';
import type { ReportFormat } from '../report-format.ts';
import { strictUri } from '../uri.ts';
import { kindInWords } from '../words/kinds.ts';

// SARIF 2.1.0, OASIS Standard, 27 March 2020.

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  review: 'note',
};
const securitySeverity: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
  review: '0.0',
};

const maxNotifications = 200;

const placeOf = (url: string) => ({
  physicalLocation: { artifactLocation: { uri: strictUri(url) } },
});

/** What could not be told: a tool that reads only results would take silence for safety. */
const notificationOf = ({ url, reason }: ScanReport['unknown'][number]) => ({
  level: 'warning',
  message: { text: `Could not be told: ${reason}` },
  locations: [placeOf(url)],
});

const resultOf = (finding: ReportedFinding) => ({
  ruleId: finding.probe,
  level: levels[finding.severity],
  message: {
    text: `${finding.title}: ${finding.people.atLeast === 0 ? 'open, with nothing in it yet' : `at least ${finding.people.atLeast} people`}${
      Object.keys(finding.kinds).length === 0 ? '' : ` (${Object.keys(finding.kinds).map(kindInWords).join(', ')})`
    }. ${finding.remediation.join(' ')}`.trim(),
  },
  locations: [placeOf(finding.url)],
  partialFingerprints: { 'passerby/v1': finding.id },
  ...(finding.baseline === undefined ? {} : { baselineState: finding.baseline }),
  ...(finding.state === 'accepted' ? { suppressions: [{ kind: 'external', status: 'accepted' }] } : {}),
  properties: {
    confidence: finding.confidence,
    people: finding.people.atLeast,
    verdict: finding.verdict,
    firstSeen: finding.firstSeen,
  },
});

function runOf(report: ScanReport) {
  const findings = [...report.findings, ...report.review];
  const rules = [...new Map(findings.map((finding) => [finding.probe, finding])).values()];
  return {
    tool: {
      driver: {
        name: 'Passerby',
        rules: rules.map((finding) => ({
          id: finding.probe,
          name: finding.probe,
          shortDescription: { text: finding.title },
          help: { text: finding.remediation.join(' ') || finding.title },
          defaultConfiguration: { level: levels[finding.severity] },
          properties: { 'security-severity': securitySeverity[finding.severity], tags: ['security', 'privacy'] },
        })),
      },
    },
    automationDetails: { id: `passerby/${report.target}/` },
    invocations: [
      {
        executionSuccessful: report.documents > 0,
        startTimeUtc: report.started,
        endTimeUtc: report.finished,
        ...(report.unknown.length === 0
          ? {}
          : { toolExecutionNotifications: report.unknown.slice(0, maxNotifications).map(notificationOf) }),
      },
    ],
    results: findings.map(resultOf),
  };
}

/** For code scanning and security tools. */
export default {
  title: 'SARIF 2.1.0, for security tools',
  print: (reports) =>
    `${JSON.stringify({ $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json', version: '2.1.0', runs: reports.map(runOf) }, null, 2)}\n`,
} satisfies ReportFormat;
