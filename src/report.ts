import { compareSeverity } from './judging/severity.ts';
import type { Finding, FormOutline, Outcome, Severity, Target } from './model.ts';
import { quietAddress } from './people/discretion.ts';

/** What one scan of one target came to: the object that `--format json` prints, field for field. */
export type ScanReport = {
  readonly version: 1;
  readonly target: string;
  readonly started: string;
  readonly finished: string;
  readonly requests: number;
  readonly bytes: number;
  readonly documents: number;
  readonly complete: boolean;
  readonly findings: readonly ReportedFinding[];
  /** Lists that law or habit make public, and what the organisation publishes on purpose. Never counts for the exit status. */
  readonly review: readonly ReportedFinding[];
  readonly unknown: readonly { readonly url: string; readonly reason: string }[];
  readonly forms: readonly FormOutline[];
};

export type ReportedFinding = {
  readonly id: string;
  readonly probe: string;
  readonly title: string;
  readonly severity: Severity;
  readonly confidence: number;
  readonly verdict: 'exposed' | 'open-empty';
  readonly state: Finding['state'];
  readonly cause: string;
  readonly form: string | undefined;
  readonly url: string;
  readonly people: { readonly atLeast: number };
  readonly kinds: Readonly<Record<string, number>>;
  readonly evidence: readonly { readonly where: string; readonly masked: string; readonly kind?: string }[];
  readonly reasons: readonly string[];
  readonly remediation: readonly string[];
  readonly lastKnownClosed: string | null;
  readonly firstSeen: string;
  /** Only where a baseline was given. */
  readonly baseline?: 'new' | 'unchanged' | 'updated';
};

type Scanned = {
  readonly target: Target;
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
  readonly forms: readonly FormOutline[];
};

/** Pure. `findings` are those seen in this round. */
export function reportOf({ target, outcome, findings, forms }: Scanned): ScanReport {
  const { round, unknown } = outcome;
  const reported = findings
    .toSorted((a, b) => compareSeverity(b.severity, a.severity) || b.people - a.people)
    .map(reportedFinding);
  return {
    version: 1,
    target: target.name,
    started: round.started.toISOString(),
    finished: round.finished.toISOString(),
    requests: round.requests,
    bytes: round.bytes,
    documents: round.documents,
    complete: round.complete,
    findings: reported.filter((finding) => finding.severity !== 'review'),
    review: reported.filter((finding) => finding.severity === 'review'),
    unknown,
    forms: forms.map((form) => ({ ...form, page: shownAddress(form.page), action: shownAddress(form.action) })),
  };
}

const shownAddress = (text: string): string => (URL.canParse(text) ? quietAddress(new URL(text)) : text);

const reportedFinding = (finding: Finding): ReportedFinding => ({
  id: finding.id,
  probe: finding.probe,
  title: finding.title,
  severity: finding.severity,
  confidence: Math.round(finding.confidence * 100) / 100,
  verdict: finding.verdict,
  state: finding.state,
  cause: finding.cause.key,
  form: finding.cause.form,
  url: finding.url,
  people: { atLeast: finding.people },
  kinds: finding.kinds,
  evidence: finding.evidence,
  reasons: finding.reasons,
  remediation: finding.remediation,
  lastKnownClosed: finding.lastKnownClosed?.toISOString() ?? null,
  firstSeen: finding.firstSeen.toISOString(),
});
