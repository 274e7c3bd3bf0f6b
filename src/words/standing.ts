import { sharedCause } from '../judging/causes.ts';
import { compareSeverity } from '../judging/severity.ts';
import type { Alert, Finding, Published, Severity, Target } from '../model.ts';
import { canBeRead, lowerFirst, most, named, peopleAndEntries, subjectWithOthers } from './finding.ts';
import { kindInWords } from './kinds.ts';
import { durationBetween, moment } from './moments.ts';

// What is said although nothing has changed: reminders, the daily digest, a door that swings, a target nobody sees.

const maxListedAddresses = 10;
const maxDigestAddresses = 40;
const dayMs = 86_400_000;
const seventyTwoHoursMs = 3 * dayMs;

const worstOf = (findings: readonly Finding[]): Finding | undefined =>
  findings.toSorted((a, b) => compareSeverity(b.severity, a.severity) || b.people - a.people)[0];

type Of = Pick<Target, 'name' | 'organisation'>;

const about = (target: Of) => ({ target: target.name, organisation: target.organisation });

const listed = (findings: readonly Finding[], max: number) => ({
  addresses: findings.slice(0, max).map((finding) => finding.url),
  moreAddresses: Math.max(0, findings.length - max),
});

type Reminding = {
  /** What made the message that this one reminds of. */
  readonly since: Date;
  readonly turn: number;
  readonly next: Date;
  readonly at: Date;
};

/** Open addresses of one cause that nobody acted on → a message worded as a reminder. */
export function reminderAlert(target: Of, findings: readonly Finding[], { since, turn, next, at }: Reminding): Alert | undefined {
  const worst = worstOf(findings);
  if (worst === undefined) return undefined;
  const leader = named(worst, findings);
  const open = durationBetween(leader.firstSeen, at);
  const lastSeen = new Date(Math.max(...findings.map((finding) => finding.lastSeen.getTime())));
  const unseen = at.getTime() - lastSeen.getTime() >= dayMs;
  const clockEnds = new Date(leader.firstSeen.getTime() + seventyTwoHoursMs);
  return {
    key: `reminder ${leader.id} ${since.toISOString()} ${turn}`,
    cause: sharedCause(leader.cause),
    kind: 'reminder',
    severity: leader.severity,
    ...about(target),
    title: `Reminder: still open after ${open}: ${lowerFirst(canBeRead(leader, findings))}`,
    summary: `This was told before and nobody has acknowledged it. It could be read for ${open} as far as Passerby saw${unseen ? `; Passerby could last look at it on ${moment(lastSeen)}, and has not seen it closed since` : ''}. The next reminder comes on ${moment(next)}, unless somebody acts.`,
    facts: [
      { label: 'People', value: peopleAndEntries(findings) },
      { label: 'Readable since', value: `${moment(leader.firstSeen)} at the latest` },
      { label: 'Last seen open', value: moment(lastSeen) },
      ...(most(findings) === 0
        ? []
        : [
            {
              label: '72 hours',
              value: `${clockEnds <= at ? 'ended' : 'end'} on ${moment(clockEnds)}, counted from the first message`,
            },
          ]),
    ],
    ...listed(findings, maxListedAddresses),
    steps: [
      ...leader.remediation,
      `If somebody is on it: passerby findings acknowledge ${leader.id}. That ends the reminders; the watch goes on.`,
    ],
    findings: findings.map((finding) => finding.id),
    at,
  };
}

/** Closed at the source, and still shown by a cache → what is left to do. */
export function copiesAlert(target: Of, findings: readonly Finding[], at: Date): Alert | undefined {
  const worst = worstOf(findings);
  if (worst === undefined) return undefined;
  const leader = named(worst, findings);
  return {
    key: `copies ${leader.id} ${leader.firstSeen.toISOString()}`,
    cause: sharedCause(leader.cause),
    kind: 'reminder',
    severity: leader.severity,
    ...about(target),
    title: `Closed at the source, but copies are still shown: ${subjectWithOthers(leader, findings)}`,
    summary:
      'The server itself refuses strangers by now; asked in the usual way, a cache in front of it still answers with the page. It stays open until the copies are gone, and Passerby says so when they are.',
    facts: [{ label: 'Readable since', value: `${moment(leader.firstSeen)} at the latest` }],
    ...listed(findings, maxListedAddresses),
    steps: leader.remediation,
    findings: findings.map((finding) => finding.id),
    at,
  };
}

/** A cause that opens and closes within the hour → one message, and quiet until it stays one way. */
export const flappingAlert = (alert: Alert, told: readonly Finding[]): Alert => {
  const worst = worstOf(told);
  const subject = worst === undefined ? alert.title : subjectWithOthers(named(worst, told), told);
  return {
    ...alert,
    title: `Opening and closing: ${subject} can be read again and again`,
    summary: `This was open, closed, and open again within the hour. Several servers may stand behind the address, or a cache in front of it, and not all of them have the change. ${alert.summary} There is no further message until it has stayed one way for an hour.`,
    steps: [...alert.steps, 'See that every server and every cache behind this address has the same setting.'],
  };
};

type Digest = {
  /** Open, and new since the last digest. */
  readonly opened: readonly Finding[];
  readonly closed: readonly Finding[];
  readonly stillOpen: number;
  /** Entries of `published:` that ended since. */
  readonly lapsed: readonly Published[];
  readonly day: string;
  readonly at: Date;
};

const placesIn = (entry: Published): string => [...entry.urls, ...entry.values].join(', ');

/** The day's quiet findings in one message; undefined when there is nothing new in them. */
export function digestAlert(target: Of, { opened, closed, stillOpen, lapsed, day, at }: Digest): Alert | undefined {
  if (opened.length + closed.length + lapsed.length === 0) return undefined;
  const low = opened.filter((finding) => finding.severity !== 'review');
  const review = opened.filter((finding) => finding.severity === 'review');
  const kinds = [...new Set(opened.flatMap((finding) => Object.keys(finding.kinds)))].map(kindInWords);
  const severity: Severity = [...opened, ...closed].some((finding) => finding.severity === 'low') ? 'low' : 'review';
  return {
    key: `digest ${target.name} ${day}`,
    cause: `digest ${target.name}`,
    kind: 'digest',
    severity,
    ...about(target),
    title: `${target.name}: ${opened.length === 0 ? 'nothing new' : `${opened.length} quiet ${opened.length === 1 ? 'finding' : 'findings'}`} since the last digest`,
    summary:
      'What is probably public on purpose, or too doubtful for a message of its own. Nothing here is urgent; one line under published: in targets.yaml, with a reason, settles each.',
    facts: [
      ...(low.length === 0 ? [] : [{ label: 'Doubtful', value: String(low.length) }]),
      ...(review.length === 0 ? [] : [{ label: 'Probably public on purpose', value: String(review.length) }]),
      ...(kinds.length === 0 ? [] : [{ label: 'What can be read', value: kinds.slice(0, 12).join(', ') }]),
      ...(closed.length === 0 ? [] : [{ label: 'No longer there', value: String(closed.length) }]),
      { label: 'Open in all', value: String(stillOpen) },
      ...lapsed.map((entry) => ({
        label: 'No longer published',
        value: `${placesIn(entry)}: ${entry.reason}${entry.until === undefined ? '' : `, ended ${entry.until.toISOString().slice(0, 10)}`}`,
      })),
    ],
    ...listed([...low, ...review], maxDigestAddresses),
    steps: ['passerby findings list shows them all; passerby findings show ID tells why one counts.'],
    findings: [...low, ...review].map((finding) => finding.id),
    at,
  };
}

/** An alert about an invented record, sent to see whether it arrives. */
export const testAlert = (alert: Alert, at: Date): Alert => ({
  ...alert,
  key: `test ${at.toISOString()}`,
  cause: `test ${at.toISOString()}`,
  kind: 'test',
  title: `Test: ${lowerFirst(alert.title)}`,
  summary: `This is a test: nothing of yours is open. Passerby left an invented record open on its own machine, noticed it, and sends what it would have said. ${alert.summary}`,
  findings: [],
  at,
});

export const testOver = (alert: Alert): Alert => ({
  ...alert,
  key: `${alert.key} over`,
  kind: 'resolved',
  title: 'The test is over',
  steps: [],
});
