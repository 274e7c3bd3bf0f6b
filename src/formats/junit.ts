import type { ReportedFinding, ScanReport } from '../report.ts';
import type { ReportFormat } from '../report-format.ts';
import { kindInWords } from '../words/kinds.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;' };

/** XML 1.0 has no place for controls and halves of characters, not even escaped. */
const written = (text: string): string =>
  text
    .toWellFormed()
    .replace(/(?![\n\t])\p{Cc}|\p{Noncharacter_Code_Point}/gu, ' ')
    .replace(/[&<>"\n]/gu, (char) => entities[char] ?? char);

const peopleIn = (finding: ReportedFinding): string =>
  finding.people.atLeast === 0 ? 'open, with nothing in it yet' : `at least ${finding.people.atLeast} people`;

const detailsOf = (finding: ReportedFinding): string =>
  [
    finding.url,
    `Kinds: ${Object.keys(finding.kinds).map(kindInWords).join(', ') || 'none yet'}`,
    `Why: ${finding.reasons.join('; ')}`,
    ...finding.remediation.map((step, place) => `${place + 1}. ${step}`),
    `passerby findings show ${finding.id}`,
  ].join('\n');

function testOf(report: ScanReport, finding: ReportedFinding): string {
  const says = `${finding.severity}: ${finding.title}, ${peopleIn(finding)}`;
  const outcome =
    finding.state === 'accepted'
      ? `<skipped message="${written(`accepted; ${says}`)}"/>`
      : `<failure type="${finding.severity}" message="${written(says)}">${written(detailsOf(finding))}</failure>`;
  return `    <testcase classname="${written(`passerby.${report.target}`)}" name="${written(`${finding.url} shows nobody (${finding.id})`)}" time="0">${outcome}</testcase>`;
}

/** A suite with nothing in it counts as a mistake in most pipelines, so that the scan itself is a test too. */
function scanTest(report: ScanReport): string {
  const classname = written(`passerby.${report.target}`);
  const open = `    <testcase classname="${classname}" name="could be looked at" time="${seconds(report)}">`;
  if (report.documents > 0) return `${open}</testcase>`;
  const reason = report.unknown[0]?.reason ?? 'no answer';
  return `${open}<error type="unknown" message="${written(`nothing of this target could be read: ${reason}`)}"/></testcase>`;
}

const seconds = (report: ScanReport): string => ((Date.parse(report.finished) - Date.parse(report.started)) / 1000).toFixed(3);

function suiteOf(report: ScanReport): string {
  const failures = report.findings.filter((finding) => finding.state !== 'accepted').length;
  const unknown = report.unknown.map(({ url, reason }) => `${url}: ${reason}`).join('\n');
  return [
    `  <testsuite name="${written(report.target)}" tests="${report.findings.length + 1}" failures="${failures}" errors="${report.documents > 0 ? 0 : 1}" skipped="${report.findings.length - failures}" time="${seconds(report)}" timestamp="${report.started.slice(0, 19)}">`,
    scanTest(report),
    ...report.findings.map((finding) => testOf(report, finding)),
    ...(unknown === '' ? [] : [`    <system-err>${written(`Could not be told:\n${unknown}`)}</system-err>`]),
    '  </testsuite>',
  ].join('\n');
}

/** For build servers: an exposure is a failed test, what was accepted a skipped one. */
export default {
  title: 'JUnit XML, for build servers',
  print: (reports) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="Passerby">\n${reports.map(suiteOf).join('\n')}\n</testsuites>\n`,
} satisfies ReportFormat;
