import type { ReportFormat } from '../report-format.ts';

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

/** A cell that a spreadsheet would take for a formula is led by an apostrophe. */
const cell = (value: string | number | null | undefined): string => {
  const text = String(value ?? '');
  const safe = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** A line per finding, for spreadsheets (RFC 4180). */
export default {
  title: 'a line per finding, for spreadsheets',
  print: (reports) =>
    [
      columns.join(','),
      ...reports.flatMap((report) =>
        [...report.findings, ...report.review].map((finding) =>
          [
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
          ]
            .map(cell)
            .join(','),
        ),
      ),
      '',
    ].join('\r\n'),
} satisfies ReportFormat;
