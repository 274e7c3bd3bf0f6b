import type { ScanReport } from './report.ts';

/** How wide the paper is and whether it takes colour; pages and files ignore it. */
export type Paper = { readonly columns: number; readonly colours: boolean };

/** One way to print what scans came to. */
export type ReportFormat = { readonly title: string; readonly print: (reports: readonly ScanReport[], paper: Paper) => string };
