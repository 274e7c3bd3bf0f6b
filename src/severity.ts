import type { Evidence, Inspection, Severity } from './model.ts';

const ladder: readonly Severity[] = ['review', 'low', 'medium', 'high', 'critical'];

/** -1, 0 or 1 in sorting's manner. */
export const compareSeverity = (one: Severity, other: Severity): number => Math.sign(ladder.indexOf(one) - ladder.indexOf(other));

const step = (severity: Severity, by: number): Severity =>
  ladder[Math.max(ladder.indexOf('low'), Math.min(ladder.length - 1, ladder.indexOf(severity) + by))] ?? severity;

/** Kinds whose loss harms more than an unwanted e-mail. */
const grave = new Set([
  'health',
  'ethnicity',
  'religion',
  'sexual-orientation',
  'criminal-allegation',
  'national-insurance-number',
  'nhs-number',
  'payment-card',
  'iban',
  'date-of-birth',
]);
const graveCategory =
  /passport|licence|national-id|identity|sort-code|taxpayer|pesel|bsn|ssn|nir|dni|codice|personnummer|cpr|hetu/u;
const manyPeople = 100;
const somePeople = 10;
const doubtful = 0.6;

export const isGrave = (kind: string): boolean => grave.has(kind) || graveCategory.test(kind);

type Judged = {
  readonly verdict: 'exposed' | 'open-empty';
  readonly evidence: Evidence | undefined;
  readonly inspection: Inspection;
  readonly declared: Severity | undefined;
  readonly id: string;
};

/**
 * Severity grows with the class (form answers; identity, money, health, crime; contact details), with the number of
 * people, and with certainty. Lists that law or habit make public are never more than `review`.
 */
export function severityOf({ verdict, evidence, inspection, declared, id }: Judged): Severity {
  if (inspection.canaries.length > 0) return 'critical';
  if (id === 'denied-address') return inspection.people > 0 ? 'critical' : 'high';
  if (inspection.bearing === 'review' && evidence === undefined) return 'review';
  if (verdict === 'open-empty') return declared === undefined || declared === 'critical' ? 'high' : declared;
  const kinds = Object.keys(inspection.kinds);
  const harmful = kinds.some(isGrave);
  const answers = evidence?.shows === 'answers' || inspection.records.some((records) => records.nature === 'answers');
  if (answers) return inspection.people > 0 ? 'critical' : (declared ?? 'high');
  const byClass: Severity = harmful ? 'high' : 'medium';
  const byCount = inspection.people >= manyPeople ? 1 : inspection.people >= somePeople && !harmful ? 1 : 0;
  return step(byClass, byCount - (inspection.confidence < doubtful ? 1 : 0));
}
