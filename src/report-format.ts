import type { ScanReport } from './report.ts';

/** How wide the paper is and whether it takes colour; pages and files ignore it. */
export type Paper = { readonly columns: number; readonly colours: boolean };

/** One way to print what scans came to. */
export type ReportFormat = { readonly title: string; readonly print: (reports: readonly ScanReport[], paper: Paper) => string };

/** A cell that a spreadsheet would take for a formula is led by an apostrophe. */
const csvCell = (value: string | number | null | undefined): string => {
  const text = String(value ?? '');
  const safe = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** One line of CSV (RFC 4180), without its end. */
export const csvLine = (values: readonly (string | number | null | undefined)[]): string => values.map(csvCell).join(',');
