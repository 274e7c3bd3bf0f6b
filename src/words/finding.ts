import type { Finding } from '../model.ts';

// How findings are spoken of, wherever they are.

/** An API's list does not say which form filled it; another address of the same cause may. */
export const named = (finding: Finding, told: readonly Finding[]): Finding => {
  const known = told.find((entry) => entry.cause.form !== undefined && entry.cause.key === finding.cause.key);
  return finding.cause.form === undefined && known !== undefined ? { ...finding, cause: known.cause } : finding;
};

const formsIn = (told: readonly Finding[]): number => new Set(told.map((entry) => entry.cause.key)).size;

/** The most people of any: several addresses show the same ones. */
export const most = (findings: readonly Finding[]): number =>
  findings.reduce((people, finding) => Math.max(people, finding.people), 0);

/** The most entries seen or counted by a platform: a list shows its first page only. */
export const entriesIn = (findings: readonly Finding[]): number =>
  findings.reduce((rows, finding) => Math.max(rows, finding.proof?.rows ?? 0), 0);

/** `“Complain about the police”`, or the address where no form is known. */
export const subjectOf = (finding: Finding): string =>
  finding.cause.form === undefined ? finding.url : `“${finding.cause.form}”`;

const andOthers = (others: number, one: string, several: string): string =>
  others === 0 ? '' : ` and ${others} other ${others === 1 ? one : several}`;

/** `the answers to “Complain about the police” and 2 other forms`, or the address and how many others. */
export function subjectWithOthers(finding: Finding, told: readonly Finding[]): string {
  return finding.cause.form === undefined
    ? `${finding.url}${andOthers(told.length - 1, 'address', 'addresses')}`
    : `the answers to ${subjectOf(finding)}${andOthers(formsIn(told) - 1, 'form', 'forms')}`;
}

/** Listed under `denied:`, open, and nobody recognised in it. */
export const isBareDenied = (told: readonly Finding[]): boolean =>
  most(told) === 0 && told.every(({ probe }) => probe === 'denied-address');

/** `Anyone can read the answers to “Complain about the police”`. */
export function canBeRead(finding: Finding, told: readonly Finding[]): string {
  const subject = subjectWithOthers(finding, told);
  if (told.every((entry) => entry.verdict === 'open-empty'))
    return `Open to anyone${entriesIn(told) === 0 ? ', with nobody’s data in it yet' : ''}: ${subject}`;
  if (isBareDenied(told)) return `Open to anyone, and must not be: ${subject}`;
  if (finding.cause.form !== undefined) return `Anyone can read ${subject}`;
  return `Anyone can read ${most(told) === 0 ? `what was sent in, at ${subject}` : `personal data at ${subject}`}`;
}

export const lowerFirst = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;

export const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

export const peopleInWords = (people: number): string =>
  people === 0 ? 'nobody seen yet' : people === 1 ? 'at least 1 person' : `at least ${people} people`;

/** `At least 50 people (394 entries)`: how many stand there, where more do than were seen. */
export function peopleAndEntries(findings: readonly Finding[]): string {
  const people = most(findings);
  const entries = entriesIn(findings.filter(({ verdict }) => verdict === 'exposed'));
  return `${capitalised(peopleInWords(people))}${entries > people && people > 0 ? ` (${entries} entries)` : ''}`;
}

export const sureness = (confidence: number): string =>
  confidence >= 0.95 ? 'Certain' : confidence >= 0.8 ? 'Very likely' : confidence >= 0.6 ? 'Likely' : 'Possible';
