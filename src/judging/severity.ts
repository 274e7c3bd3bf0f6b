import type { Evidence, Inspection, Severity } from '../model.ts';

const ladder: readonly Severity[] = ['review', 'low', 'medium', 'high', 'critical'];

/** -1, 0 or 1 in sorting's manner. */
export const compareSeverity = (one: Severity, other: Severity): number => Math.sign(ladder.indexOf(one) - ladder.indexOf(other));

const step = (severity: Severity, by: number): Severity =>
  ladder[Math.max(ladder.indexOf('low'), Math.min(ladder.length - 1, ladder.indexOf(severity) + by))] ?? severity;

/** Who somebody is and how to reach them; the loss of any other kind harms more than an unwanted e-mail. */
const contact = new Set(['person-name', 'email-address', 'phone-number', 'postal-address', 'uk-postcode', 'social-handle']);
const mild = new Set(['free-text', 'ip-address', 'uk-vehicle-registration']);
const manyPeople = 100;
const somePeople = 10;
const doubtful = 0.6;

/** What an organisation's own numbers are worth is not known here. */
export const isGrave = (kind: string): boolean => !contact.has(kind) && !mild.has(kind) && !kind.startsWith('identifier-');

type Judged = {
  readonly verdict: 'exposed' | 'open-empty';
  readonly evidence: Evidence | undefined;
  readonly inspection: Inspection;
  readonly declared: Severity | undefined;
  readonly id: string;
  /** A page of the site's own, found by following its links. */
  readonly isLinked: boolean;
};

/**
 * Severity grows with the class (form answers; identity, money, health, crime; contact details), with the number of
 * people, and with certainty. Lists that law or habit make public are never more than `review`.
 */
export function severityOf({ verdict, evidence, inspection, declared, id, isLinked }: Judged): Severity {
  if (inspection.canaries.length > 0) return 'critical';
  if (id === 'denied-address') return inspection.people > 0 ? 'critical' : 'high';
  if (inspection.bearing === 'review' && evidence === undefined) return 'review';
  if (verdict === 'open-empty') return declared === undefined || declared === 'critical' ? 'high' : declared;
  const kinds = Object.keys(inspection.kinds);
  const harmful = kinds.some(isGrave);
  const answers = evidence?.shows === 'answers' || inspection.records.some((records) => records.nature === 'answers');
  const isDoubtful = inspection.confidence < doubtful;
  if (answers && evidence === undefined && isDoubtful) return 'medium';
  if (answers) return inspection.people > 0 ? 'critical' : (declared ?? 'high');
  if (isLinked && evidence === undefined && isDirectory(inspection)) return 'low';
  const byClass: Severity = harmful ? 'high' : 'medium';
  const byCount = inspection.people >= manyPeople ? 1 : inspection.people >= somePeople && !harmful ? 1 : 0;
  return step(byClass, byCount - (isDoubtful ? 1 : 0));
}

/** As people/weigh.ts says of rows that nobody publishes by habit. */
const confided = /children, patients|confidential|debts, income|particulars/u;

/**
 * Names and how to reach them, on a page the site itself leads to: clubs, parish clerks, childminders are far more often
 * meant to be found there than not, and nobody is woken for them.
 */
const isDirectory = ({ kinds, records }: Inspection): boolean =>
  Object.keys(kinds).every((kind) => contact.has(kind)) &&
  !records.some(({ reasons }) => reasons.some(({ says, weight }) => weight > 0 && confided.test(says)));
