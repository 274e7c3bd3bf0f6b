import type { Severity } from '../model.ts';
import type { ReportedFinding, ScanReport } from '../report.ts';
import type { ReportFormat } from '../report-format.ts';
import { strictUri } from '../uri.ts';
import { kindInWords } from '../words/kinds.ts';

// DefectDojo, “Generic Findings Import” (dojo/tools/generic/json_parser.py): a field it does not know fails the whole import.

const severities: Readonly<Record<Severity, 'Critical' | 'High' | 'Medium' | 'Low' | 'Info'>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  review: 'Info',
};

/** CWE-359, Exposure of Private Personal Information to an Unauthorized Actor. */
const privateInformation = 359;
const maxTitleChars = 500;
const verified = 0.95;

/**
 * Title and description stay the same from scan to scan: where no unique id is compared, they are what tells findings apart.
 * What changes with the rows stands under impact.
 */
const findingOf = (report: ScanReport, finding: ReportedFinding) => ({
  title: `${finding.title}: ${finding.form ?? finding.url}`.slice(0, maxTitleChars),
  severity: severities[finding.severity],
  description: `Anyone can open ${finding.url} without signing in. Recognised as: ${finding.title}.`,
  impact: `${finding.people.atLeast === 0 ? 'Open, with nothing in it yet' : `At least ${finding.people.atLeast} people`}${
    Object.keys(finding.kinds).length === 0 ? '' : `: ${Object.keys(finding.kinds).map(kindInWords).join(', ')}`
  }.`,
  severity_justification: finding.reasons.join('; '),
  mitigation: finding.remediation.join('\n'),
  steps_to_reproduce: `Open ${finding.url} in a private window of a browser, where you are not signed in.`,
  date: finding.firstSeen.slice(0, 10),
  cwe: privateInformation,
  active: finding.state !== 'accepted',
  verified: finding.confidence >= verified,
  risk_accepted: finding.state === 'accepted',
  static_finding: false,
  dynamic_finding: true,
  unique_id_from_tool: `passerby-${finding.id}`,
  vuln_id_from_tool: finding.probe,
  service: report.target,
  tags: ['passerby', 'personal-data'],
  endpoints: [strictUri(finding.url)],
});

/** One import for all targets. */
export default {
  title: 'DefectDojo, generic findings import',
  print: (reports) =>
    `${JSON.stringify(
      {
        name: 'Passerby',
        type: 'Passerby',
        dynamic_tool: true,
        static_tool: false,
        findings: reports.flatMap((report) =>
          [...report.findings, ...report.review].map((finding) => findingOf(report, finding)),
        ),
      },
      null,
      2,
    )}\n`,
} satisfies ReportFormat;
