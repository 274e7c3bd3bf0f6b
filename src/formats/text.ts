import { type Ink, openInk, wrap } from '../ink.ts';
import { isPublished } from '../judging/published.ts';
import type { Severity } from '../model.ts';
import type { ReportedFinding, ScanReport } from '../report.ts';
import type { Paper, ReportFormat } from '../report-format.ts';
import { sureness } from '../words/finding.ts';
import { kindInWords } from '../words/kinds.ts';
import { durationBetween, moment } from '../words/moments.ts';

const maxAddressesShown = 8;
const maxUnknownShown = 10;

/** For people: what is open, how many are affected, how to close it; then what could not be told. */
export default {
  title: 'for people',
  print: (reports, paper) => reports.map((report) => printOne(report, paper)).join('\n'),
} satisfies ReportFormat;

function printOne(report: ScanReport, paper: Paper): string {
  const ink = openInk(paper);
  const width = Math.min(Math.max(paper.columns, 60), 110);
  const took = durationBetween(new Date(report.started), new Date(report.finished));
  const lines = [
    ink.bold(report.target),
    ink.dim(`${report.documents} documents in ${report.requests} requests, ${took}${report.complete ? '' : '; not complete'}`),
    '',
    ...bySubject(report.findings).flatMap((group) => [...printCause(group, { ink, width }), '']),
    ...verdictLines(report, ink),
    ...printReview(report, ink),
    ...printUnknown(report, { ink, width }),
  ];
  return `${lines.join('\n')}\n`;
}

/** One mistake is one entry, however many addresses it opens. */
const bySubject = (findings: readonly ReportedFinding[]): readonly (readonly ReportedFinding[])[] => [
  ...Map.groupBy(findings, (finding) => finding.cause).values(),
];

type Sheet = { readonly ink: Ink; readonly width: number };

function printCause(findings: readonly ReportedFinding[], { ink, width }: Sheet): readonly string[] {
  const worst = findings[0];
  if (worst === undefined) return [];
  const people = Math.max(...findings.map((finding) => finding.people.atLeast));
  const kinds = [...new Set(findings.flatMap((finding) => Object.keys(finding.kinds)))].map(kindInWords);
  const subject = worst.form === undefined ? worst.url : `the answers to “${worst.form}”`;
  const what =
    worst.verdict === 'open-empty' ? `Open to anyone, with nothing in it yet: ${subject}` : `Anyone can read ${subject}`;
  const row = (label: string, text: string): string => `  ${ink.dim(label.padEnd(15))}${wrap(text, width, ' '.repeat(17))}`;
  const shown = findings.slice(0, maxAddressesShown);
  return [
    `${tone(ink, worst.severity)(` ${worst.severity.toUpperCase()} `)} ${ink.bold(wrap(what, width - 12, '  '))}`,
    row('People', people === 0 ? 'nobody yet' : `at least ${people}`),
    ...(kinds.length === 0 ? [] : [row('What', kinds.join(', '))]),
    row('Recognised', `${worst.title}: ${worst.reasons.slice(0, 3).join('; ')}`),
    row('How sure', sureness(worst.confidence)),
    row('Readable since', `${moment(new Date(worst.firstSeen))} at the latest`),
    row(
      'Seen closed',
      worst.lastKnownClosed === null ? 'never by Passerby' : `last on ${moment(new Date(worst.lastKnownClosed))}`,
    ),
    ...shown.map(
      (finding, place) => `  ${ink.dim((place === 0 ? 'Where' : '').padEnd(15))}${ink.cyan(finding.url)} ${ink.dim(finding.id)}`,
    ),
    ...(findings.length > shown.length
      ? [row('', `and ${findings.length - shown.length} more addresses of the same cause`)]
      : []),
    ...worst.evidence
      .slice(0, 3)
      .map(
        (entry, place) =>
          `  ${ink.dim((place === 0 ? 'Masked sample' : '').padEnd(15))}${entry.masked}${entry.where === '' ? '' : ink.dim(` (${entry.where})`)}`,
      ),
    ...worst.remediation.map((step, place) => row(place === 0 ? 'To close it' : '', `${place + 1}. ${step}`)),
  ];
}

const tone = (ink: Ink, severity: Severity): ((text: string) => string) =>
  severity === 'critical' || severity === 'high' ? ink.red : ink.yellow;

function verdictLines(report: ScanReport, ink: Ink): readonly string[] {
  if (report.findings.length > 0) return [];
  if (!report.complete && report.documents === 0) return [ink.yellow('Could not tell: nothing of this target could be read.')];
  const limits = report.complete ? '' : ' The scan was not complete, so this is not the last word.';
  return [ink.green(`Nothing found that a stranger should not read.${limits}`)];
}

function printReview(report: ScanReport, ink: Ink): readonly string[] {
  const settled = report.review.filter(isPublished);
  const doubtful = report.review.filter((finding) => !isPublished(finding));
  const block = (says: string, findings: ScanReport['review']): readonly string[] =>
    findings.length === 0
      ? []
      : [
          '',
          ink.dim(says),
          ...findings.slice(0, maxAddressesShown).map((finding) => ink.dim(`  ${finding.url}`)),
          ...(findings.length > maxAddressesShown
            ? [ink.dim(`  and ${findings.length - maxAddressesShown} more; --format json or html lists them all`)]
            : []),
        ];
  return [
    ...block(`Published on purpose, by targets.yaml (${settled.length}):`, settled),
    ...block(
      `Probably public on purpose (${doubtful.length}); one line under published: in targets.yaml settles each:`,
      doubtful,
    ),
  ];
}

function printUnknown(report: ScanReport, { ink, width }: Sheet): readonly string[] {
  if (report.unknown.length === 0) return [];
  const more = report.unknown.length - maxUnknownShown;
  return [
    '',
    ink.yellow(`Could not be told (${report.unknown.length}):`),
    ...report.unknown.slice(0, maxUnknownShown).map((entry) => `  ${wrap(`${entry.url}: ${entry.reason}`, width - 2, '    ')}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}
