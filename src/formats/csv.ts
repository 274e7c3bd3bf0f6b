import { csvLine, type ReportFormat } from '../report-format.ts';

const columns = [
  'target',
  'id',
  'severity',
  'verdict',
  'confidence',
  'people_at_least',
  'kinds',
  'form',
  'url',
  'title',
  'first_seen',
  'last_known_closed',
  'state',
] as const;

/** A line per finding, for spreadsheets (RFC 4180). */
export default {
  title: 'a line per finding, for spreadsheets',
  print: (reports) =>
    [
      csvLine(columns),
      ...reports.flatMap((report) =>
        [...report.findings, ...report.review].map((finding) =>
          csvLine([
            report.target,
            finding.id,
            finding.severity,
            finding.verdict,
            finding.confidence,
            finding.people.atLeast,
            Object.keys(finding.kinds).join(' '),
            finding.form,
            finding.url,
            finding.title,
            finding.firstSeen,
            finding.lastKnownClosed,
            finding.state,
          ]),
        ),
      ),
      '',
    ].join('\r\n'),
} satisfies ReportFormat;
