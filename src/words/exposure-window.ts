import type { Finding } from '../model.ts';

/** From when to when several addresses of one cause could be read, as far as Passerby saw. */
export type ExposureWindow = {
  readonly before: Date | undefined;
  readonly first: Date;
  readonly last: Date;
  readonly closed: Date | undefined;
};

const earliest = (dates: readonly Date[]): Date | undefined => dates.toSorted((a, b) => a.getTime() - b.getTime())[0];
const latest = (dates: readonly Date[]): Date | undefined => dates.toSorted((a, b) => b.getTime() - a.getTime())[0];

/**
 * An address that was met later than the first says nothing about when that one was still closed, unless one setting
 * opened both.
 */
export function exposureWindow(findings: readonly [Finding, ...Finding[]]): ExposureWindow {
  const [asked] = findings;
  const first = earliest(findings.map((finding) => finding.firstSeen)) ?? asked.firstSeen;
  const fromTheFirst = findings.filter((finding) => finding.firstSeen.getTime() === first.getTime());
  const bySameSetting = findings.filter((finding) => fromTheFirst.some(({ cause }) => cause.key === finding.cause.key));
  const closedBefore = (some: readonly Finding[]): Date | undefined =>
    earliest(some.flatMap((finding) => finding.lastKnownClosed ?? []).filter((closed) => closed <= first));
  const closings = findings.flatMap((finding) => finding.resolvedAt ?? []);
  return {
    before: closedBefore(fromTheFirst) ?? closedBefore(bySameSetting),
    first,
    last: latest(findings.map((finding) => finding.lastSeen)) ?? asked.lastSeen,
    closed: closings.length === findings.length ? latest(closings) : undefined,
  };
}
