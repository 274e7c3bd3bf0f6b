import { compareSeverity } from './judging/severity.ts';
import type { Severity } from './model.ts';
import type { ReportedFinding, ScanReport } from './report.ts';

/** How a finding stands to a baseline. `updated`: known, but it shows more than it did. */
export type BaselineState = 'new' | 'unchanged' | 'updated';

/** One finding somebody knew about. By id, which is the address's own and no row's. */
type Known = {
  readonly id: string;
  readonly target: string;
  readonly url: string;
  readonly severity: Severity;
  readonly people: number;
  readonly kinds: readonly string[];
};

export type Baseline = { readonly version: 1; readonly written: string; readonly known: readonly Known[] };

/** What a scan found, as the next ones may take for known. */
export const baselineOf = (reports: readonly ScanReport[], written: Date): Baseline => ({
  version: 1,
  written: written.toISOString(),
  known: reports.flatMap((report) =>
    [...report.findings, ...report.review].map(({ id, url, severity, people, kinds }) => ({
      id,
      target: report.target,
      url,
      severity,
      people: people.atLeast,
      kinds: Object.keys(kinds).sort(),
    })),
  ),
});

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

const severities: readonly Severity[] = ['review', 'low', 'medium', 'high', 'critical'];

function knownFrom(value: unknown): Known | undefined {
  if (!isRecord(value) || typeof value.id !== 'string' || value.id === '') return undefined;
  const { id, target, url, severity, people, kinds } = value;
  return {
    id,
    target: typeof target === 'string' ? target : '',
    url: typeof url === 'string' ? url : '',
    // Written by hand, an entry may be an id and nothing else: then it covers whatever is there.
    severity: severities.find((one) => one === severity) ?? 'critical',
    people: typeof people === 'number' ? people : Number.POSITIVE_INFINITY,
    kinds: Array.isArray(kinds) ? kinds.filter((kind) => typeof kind === 'string') : ['*'],
  };
}

/** Undefined where the text is no baseline. */
export function readBaseline(text: string): Baseline | undefined {
  const value = parsed(text);
  if (!isRecord(value) || value.version !== 1 || !Array.isArray(value.known)) return undefined;
  const known = value.known.map(knownFrom);
  if (known.some((one) => one === undefined)) return undefined;
  return {
    version: 1,
    written: typeof value.written === 'string' ? value.written : '',
    known: known.filter((one) => one !== undefined),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Half as many people again, and at least ten. */
const growth = { ratio: 1.5, people: 10 } as const;

function stateOf(finding: ReportedFinding, known: Known | undefined): BaselineState {
  if (known === undefined) return 'new';
  const people = finding.people.atLeast;
  const grown = people >= known.people + growth.people && people >= known.people * growth.ratio;
  const other = !known.kinds.includes('*') && Object.keys(finding.kinds).some((kind) => !known.kinds.includes(kind));
  return grown || other || compareSeverity(finding.severity, known.severity) > 0 ? 'updated' : 'unchanged';
}

type Compared = {
  readonly reports: readonly ScanReport[];
  /** Entries of the baseline that no finding met. Gone, closed, or not looked at this time. */
  readonly unused: readonly Known[];
};

/** Marks every finding as new, updated or unchanged. */
export function against(baseline: Baseline, reports: readonly ScanReport[]): Compared {
  const known = new Map(baseline.known.map((one) => [one.id, one]));
  const met = new Set(reports.flatMap((report) => [...report.findings, ...report.review]).map(({ id }) => id));
  const marked = (finding: ReportedFinding): ReportedFinding => ({
    ...finding,
    baseline: stateOf(finding, known.get(finding.id)),
  });
  return {
    reports: reports.map((report) => ({ ...report, findings: report.findings.map(marked), review: report.review.map(marked) })),
    unused: baseline.known.filter(({ id }) => !met.has(id)),
  };
}

const isNews = (finding: ReportedFinding): boolean => finding.baseline !== 'unchanged';

/** Leaves out what the baseline already knew. */
export const newOnly = (report: ScanReport): ScanReport => ({
  ...report,
  findings: report.findings.filter(isNews),
  review: report.review.filter(isNews),
});
