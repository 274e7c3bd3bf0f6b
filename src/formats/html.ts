import { isPublished } from '../judging/published.ts';
import { escaped } from '../messages/html-text.ts';
import type { ReportedFinding, ScanReport } from '../report.ts';
import type { ReportFormat } from '../report-format.ts';
import { sureness } from '../words/finding.ts';
import { kindInWords } from '../words/kinds.ts';
import { durationBetween, moment } from '../words/moments.ts';

const maxAddressesShown = 20;
const maxUnknownShown = 100;

// One file, nothing loaded, no script: it can be mailed, kept and printed.
const style = `
:root { color-scheme: light dark; --ink: #16202b; --soft: #4a5866; --line: #d3dae1; --paper: #fff; --card: #f7f9fa; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebf0; --soft: #a3b0bd; --line: #36424e; --paper: #10161c; --card: #182129; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2.2rem 1.6rem 3rem; max-width: 58rem; color: var(--ink); background: var(--paper);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; }
h1 { font-size: 1.6rem; margin: 0; }
h2 { font-size: 1.25rem; margin: 2.2rem 0 .2rem; }
h3 { font-size: 1.05rem; margin: 0 0 .5rem; }
.quiet { color: var(--soft); }
.all-well { border-left: 4px solid #2e7d4f; padding: .6rem 1rem; background: var(--card); }
.unsure { border-left: 4px solid #b7791f; padding: .6rem 1rem; background: var(--card); }
article { border: 1px solid var(--line); border-left: 5px solid var(--tone); border-radius: 6px; background: var(--card); padding: 1rem 1.2rem; margin: 1rem 0; break-inside: avoid-page; }
.critical, .high { --tone: #b3261e; } .medium { --tone: #b7791f; } .low, .review { --tone: #5b6875; }
.badge { display: inline-block; margin-right: .5rem; padding: .05rem .5rem; border-radius: 3px; background: var(--tone); color: #fff; font-size: .78rem; font-weight: 600; text-transform: uppercase; letter-spacing: .03em; vertical-align: .12em; }
dl { margin: .4rem 0; } dl > div { display: grid; grid-template-columns: 9.5rem 1fr; gap: 0 1rem; padding: .12rem 0; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
ol, ul { margin: .4rem 0; padding-left: 1.4rem; } dd > ol, dd > ul { margin: 0; } li { overflow-wrap: anywhere; }
code { font: .86em ui-monospace, "DejaVu Sans Mono", Consolas, monospace; }
table { border-collapse: collapse; width: 100%; font-size: .92em; margin: .5rem 0; }
th { text-align: left; border-bottom: 1.5px solid var(--ink); padding: .25rem .8rem .25rem 0; }
td { vertical-align: top; border-bottom: 1px solid var(--line); padding: .3rem .8rem .3rem 0; overflow-wrap: anywhere; }
summary { cursor: pointer; font-weight: 600; margin: .6rem 0; }
@media (max-width: 40rem) { dl > div { grid-template-columns: 1fr; } }
@page { size: A4; margin: 16mm; }
@media print { :root { --ink: #000; --soft: #444; --line: #bbb; --paper: #fff; --card: #fff; } body { padding: 0; max-width: none; font-size: 9.5pt; } }
`;

const bySubject = (findings: readonly ReportedFinding[]): readonly (readonly ReportedFinding[])[] => [
  ...Map.groupBy(findings, (finding) => finding.cause).values(),
];

const row = (label: string, html: string): string => `<div><dt>${escaped(label)}</dt><dd>${html}</dd></div>`;
const list = (tag: 'ol' | 'ul', entries: readonly string[]): string =>
  `<${tag}>${entries.map((entry) => `<li>${entry}</li>`).join('')}</${tag}>`;
const address = (url: string): string => `<code>${escaped(url)}</code>`;

function more(count: number, what: string): readonly string[] {
  return count > 0 ? [escaped(`and ${count} more ${what}`)] : [];
}

function causeOf(findings: readonly ReportedFinding[]): string {
  const [worst] = findings;
  if (worst === undefined) return '';
  const people = Math.max(...findings.map((finding) => finding.people.atLeast));
  const kinds = [...new Set(findings.flatMap((finding) => Object.keys(finding.kinds)))].map(kindInWords);
  const subject = worst.form === undefined ? worst.url : `the answers to “${worst.form}”`;
  const what =
    worst.verdict === 'open-empty' ? `Open to anyone, with nothing in it yet: ${subject}` : `Anyone can read ${subject}`;
  const addresses = [
    ...findings
      .slice(0, maxAddressesShown)
      .map((finding) => `${address(finding.url)} <span class="quiet">${escaped(finding.id)}</span>`),
    ...more(findings.length - maxAddressesShown, 'addresses with the same cause'),
  ];
  return `<article class="${worst.severity}"><h3><span class="badge">${worst.severity}</span>${escaped(what)}</h3>
<dl>
${[
  row('People', people === 0 ? 'nobody yet' : `at least ${people}`),
  ...(kinds.length === 0 ? [] : [row('What can be read', escaped(kinds.join(', ')))]),
  row('Recognised', escaped(`${worst.title}: ${worst.reasons.slice(0, 4).join('; ')}`)),
  row('How sure', sureness(worst.confidence)),
  row('Readable since', `${moment(new Date(worst.firstSeen))} at the latest`),
  row('Last seen closed', worst.lastKnownClosed === null ? 'never by Passerby' : moment(new Date(worst.lastKnownClosed))),
  ...(worst.state === 'open' ? [] : [row('Decided', worst.state)]),
  ...(worst.baseline === undefined ? [] : [row('Baseline', worst.baseline)]),
  row('Where', list('ul', addresses)),
  ...(worst.evidence.length === 0
    ? []
    : [
        row(
          'Masked samples',
          escaped(
            worst.evidence
              .slice(0, 4)
              .map(({ masked }) => masked)
              .join(' · '),
          ),
        ),
      ]),
  ...(worst.remediation.length === 0 ? [] : [row('To close it', list('ol', worst.remediation.map(escaped)))]),
].join('\n')}
</dl></article>`;
}

function verdictOf(report: ScanReport): string {
  if (report.findings.length > 0) return '';
  if (report.documents === 0) return '<p class="unsure">Could not tell: nothing of this target could be read.</p>';
  const limits = report.complete ? '' : ' The scan was not complete, so this is not the last word.';
  return `<p class="all-well">Nothing found that a stranger should not read.${limits}</p>`;
}

const publicOf = (findings: ScanReport['review'], says: string, quiet: string): string =>
  findings.length === 0
    ? ''
    : `<details><summary>${says}: ${findings.length}</summary><p class="quiet">${quiet}</p>${list(
        'ul',
        findings.map(
          (finding) =>
            `${address(finding.url)} <span class="quiet">${escaped(Object.keys(finding.kinds).map(kindInWords).join(', '))}</span>`,
        ),
      )}</details>`;

const reviewOf = ({ review }: ScanReport): string =>
  publicOf(review.filter(isPublished), 'Published on purpose', 'As targets.yaml says under published:.') +
  publicOf(
    review.filter((finding) => !isPublished(finding)),
    'Probably public on purpose',
    'One line under published: in targets.yaml settles each.',
  );

const unknownOf = ({ unknown }: ScanReport): string =>
  unknown.length === 0
    ? ''
    : `<details open><summary>Could not be told: ${unknown.length}</summary>${list('ul', [
        ...unknown.slice(0, maxUnknownShown).map(({ url, reason }) => `${address(url)} ${escaped(reason)}`),
        ...more(unknown.length - maxUnknownShown, 'addresses'),
      ])}</details>`;

const formsOf = ({ forms }: ScanReport): string => {
  const asking = forms.filter((form) => form.fields.some((field) => field.asks !== undefined));
  if (asking.length === 0) return '';
  const rows = asking.map((form) => {
    const asks = [...new Set(form.fields.flatMap((field) => field.asks ?? []))].map(kindInWords).join(', ');
    return `<tr><td>${escaped(form.title || 'without a title')}</td><td>${address(form.page)}</td><td>${escaped(asks)}</td></tr>`;
  });
  return `<details><summary>Forms that ask for personal data: ${asking.length}</summary><table><thead><tr><th>Form</th><th>Page</th><th>Asks for</th></tr></thead><tbody>${rows.join('')}</tbody></table></details>`;
};

const targetOf = (report: ScanReport): string => `<section><h2>${escaped(report.target)}</h2>
<p class="quiet">${moment(new Date(report.started))}; ${report.documents} documents in ${report.requests} requests, ${durationBetween(new Date(report.started), new Date(report.finished))}${report.complete ? '' : '; not complete'}</p>
${[verdictOf(report), ...bySubject(report.findings).map(causeOf), unknownOf(report), reviewOf(report), formsOf(report)].filter((part) => part !== '').join('\n')}
</section>`;

/** A page for people, in one file. */
export default {
  title: 'a page for people, in one file',
  print: (reports) => `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(`Passerby: ${reports.map((report) => report.target).join(', ')}`)}</title>
<style>${style}</style>
</head>
<body>
<h1>What a passer-by can read</h1>
<p class="quiet">Looked at by Passerby as a stranger would: no account, reading only. Samples are masked, counts are the least that is certain.</p>
${reports.map(targetOf).join('\n')}
</body>
</html>
`,
} satisfies ReportFormat;
