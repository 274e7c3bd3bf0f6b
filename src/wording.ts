import { sharedCause } from './judging/causes.ts';
import { compareSeverity } from './judging/severity.ts';
import type { Alert, AlertKind, Change, Finding, Round, Severity, Target } from './model.ts';
import { exposureWindow } from './words/exposure-window.ts';
import {
  canBeRead,
  entriesIn,
  isBareDenied,
  lowerFirst,
  most,
  named,
  peopleAndEntries,
  peopleInWords,
  subjectWithOthers,
  sureness,
} from './words/finding.ts';
import { kindInWords } from './words/kinds.ts';
import { durationBetween, moment } from './words/moments.ts';

// Every sentence a person reads. Pure; no value from a page ever reaches it but what the wall let out.

const maxListedAddresses = 10;
const maxReasons = 4;

/** Changes of one cause → one message; undefined when there is nothing to say. */
export function alertFor(target: Target, changes: readonly Change[], at: Date): Alert | undefined {
  const kind = kindOf(changes);
  const told = changes.filter((change) => change.kind !== 'seen').map((change) => change.finding);
  const first = told.toSorted(
    (a, b) =>
      compareSeverity(b.severity, a.severity) ||
      b.people - a.people ||
      Number(b.cause.form !== undefined) - Number(a.cause.form !== undefined) ||
      Number(b.lastKnownClosed !== undefined) - Number(a.lastKnownClosed !== undefined),
  )[0];
  if (kind === undefined || first === undefined) return undefined;
  const leader = named(first, told);
  return {
    key: `${kind} ${leader.id} ${(kind === 'resolved' ? (leader.resolvedAt ?? at) : at).toISOString()}`,
    cause: sharedCause(leader.cause),
    kind,
    severity: leader.severity,
    target: target.name,
    organisation: target.organisation,
    title: changes.some(isLapse) ? `No longer accepted: ${lowerFirst(canBeRead(leader, told))}` : titleOf(kind, leader, told),
    summary: summaryOf(kind, leader, { told, at }),
    facts: factsOf(kind, leader, told),
    addresses: told.slice(0, maxListedAddresses).map((finding) => finding.url),
    moreAddresses: Math.max(0, told.length - maxListedAddresses),
    steps: kind === 'resolved' ? afterwards : leader.remediation,
    findings: told.map((finding) => finding.id),
    at,
  };
}

/** A decision that has run out, and no door that opened. */
const isLapse = ({ kind, before }: Change): boolean => kind === 'reopened' && before?.state === 'accepted';

const kindOrder = ['opened', 'reopened', 'worsened', 'resolved'] as const;

const kindOf = (changes: readonly Change[]): AlertKind | undefined =>
  kindOrder.find((kind) => changes.some((change) => change.kind === kind));

function titleOf(kind: AlertKind, finding: Finding, told: readonly Finding[]): string {
  if (kind === 'resolved') return `Closed: ${subjectWithOthers(finding, told)} can no longer be read`;
  const can = canBeRead(finding, told);
  return kind === 'reopened' ? `Open again: ${lowerFirst(can)}` : kind === 'worsened' ? `Worse: ${lowerFirst(can)}` : can;
}

function summaryOf(
  kind: AlertKind,
  finding: Finding,
  { told, at }: { readonly told: readonly Finding[]; readonly at: Date },
): string {
  if (kind === 'resolved') {
    const { before, first, closed = at } = exposureWindow([finding, ...told]);
    return `A stranger is refused again at every address Passerby knew for this. It was readable for ${durationBetween(first, closed)} as far as Passerby saw${before === undefined ? '' : `, and for ${durationBetween(before, closed)} at the longest`}.`;
  }
  if (told.every((entry) => entry.verdict === 'open-empty')) {
    const entries = entriesIn(told);
    if (entries > 0)
      return `This opens for a visitor who is not signed in, and should not (${finding.title}). It holds ${entries} ${entries === 1 ? 'entry' : 'entries'}; Passerby saw nobody’s data on this page itself.`;
    return finding.cause.form === undefined
      ? `This opens for a visitor who is not signed in, and should not (${finding.title}). Passerby saw nobody’s data in it yet.`
      : 'The page that lists answers opens for a visitor who is not signed in. No answer was in it when Passerby looked; the next one sent will be public.';
  }
  if (isBareDenied(told)) {
    return 'The organisation says, under denied: in targets.yaml, that strangers must be refused here; a visitor with no account is not. Passerby looked twice, and recognised nobody’s data in it.';
  }
  const what =
    most(told) === 0
      ? 'what was sent in here; nobody was named in what Passerby saw'
      : `the data of ${peopleInWords(most(told))} here`;
  return `A visitor with no account can read ${what}. Passerby looked twice, as a stranger, before saying so, and kept none of it.`;
}

const afterwards: readonly string[] = [
  'Keep the web server’s access log for the time it was open: it tells who looked.',
  'Ask for copies: caches, search engines and archives may still hold the pages.',
  'Record the breach, and decide within 72 hours of learning of it whether the regulator must be told.',
];

function factsOf(kind: AlertKind, finding: Finding, told: readonly Finding[]): Alert['facts'] {
  const kinds = [...new Set(told.flatMap((entry) => Object.keys(entry.kinds)))].map(kindInWords);
  const { before, first, closed } = exposureWindow([finding, ...told]);
  const facts = [
    { label: 'People', value: peopleAndEntries(told) },
    ...(kinds.length === 0 ? [] : [{ label: 'What can be read', value: kinds.slice(0, 12).join(', ') }]),
    ...(finding.cause.form === undefined ? [] : [{ label: 'Form', value: finding.cause.form }]),
    ...(finding.cause.page === undefined ? [] : [{ label: 'Form page', value: finding.cause.page }]),
    { label: 'Readable since', value: `${moment(first)} at the latest` },
    {
      label: 'Last seen closed',
      value: before === undefined ? 'Passerby never saw it closed' : moment(before),
    },
    ...(kind === 'resolved' && closed !== undefined ? [{ label: 'Closed', value: moment(closed) }] : []),
    { label: 'How sure', value: sureness(finding.confidence) },
    { label: 'What was recognised', value: finding.title },
    ...(finding.reasons.length === 0 ? [] : [{ label: 'Why it counts', value: finding.reasons.slice(0, maxReasons).join('; ') }]),
  ];
  return facts;
}

/** One line for the log and the terminal after each round. */
export function roundInWords(round: Round, open: readonly Finding[]): string {
  const worst = open.reduce<Severity>(
    (severity, finding) => (compareSeverity(finding.severity, severity) > 0 ? finding.severity : severity),
    'review',
  );
  const state = open.length === 0 ? 'nothing is open' : `${open.length} open (${worst} at worst)`;
  const rest =
    round.postponed > 0
      ? `; ${round.postponed} addresses wait for a later round because the interval is too short at this pace`
      : '';
  return `${round.target}: ${round.cadence} of ${round.documents} documents, ${round.requests} requests, ${state}${round.unknown > 0 ? `, ${round.unknown} could not be told` : ''}${rest}`;
}
