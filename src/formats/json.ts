import type { ReportFormat } from '../report-format.ts';

/** One object per line and target, for programs. */
export default {
  title: 'one JSON object per target and line',
  print: (reports) => reports.map((report) => `${JSON.stringify(report)}\n`).join(''),
} satisfies ReportFormat;
