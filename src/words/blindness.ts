import type { Alert, Target } from '../model.ts';
import { durationBetween, moment } from './moments.ts';

// A target nobody can see, and a Passerby that sees nothing: silence is not safety.

const maxListedAddresses = 10;

type Of = Pick<Target, 'name' | 'organisation' | 'start'>;

type Blindness = { readonly since: Date; readonly at: Date };

const shapeOf = (target: Of, { since, at }: Blindness) => ({
  cause: `blind ${target.name}`,
  severity: 'high' as const,
  target: target.name,
  organisation: target.organisation,
  facts: [{ label: 'Not seen since', value: moment(since) }],
  addresses: target.start.map(String).slice(0, maxListedAddresses),
  moreAddresses: Math.max(0, target.start.length - maxListedAddresses),
  findings: [],
  at,
});

const steps: readonly string[] = [
  'Open the address in a browser that is not signed in. If it works there, a firewall may be refusing Passerby: allow its User-Agent.',
  'If the site has moved, correct start: and scope: in targets.yaml.',
];

/** A target that could not be looked at for several rounds. */
export const blindAlert = (target: Of, how: Blindness & { readonly rounds: number; readonly reason: string }): Alert => ({
  ...shapeOf(target, how),
  key: `blind ${target.name} ${how.since.toISOString()}`,
  kind: 'blind',
  title: `Passerby cannot see ${target.name}`,
  summary: `The last ${how.rounds} rounds could not look at this target (${how.reason}). Nothing is known about it until this is mended; nothing was found closed or open.`,
  steps,
});

export const blindReminder = (target: Of, how: Blindness & { readonly turn: number }): Alert => ({
  ...shapeOf(target, how),
  key: `blind ${target.name} ${how.since.toISOString()} ${how.turn}`,
  kind: 'reminder',
  title: `Reminder: Passerby still cannot see ${target.name}`,
  summary: `This target could not be looked at for ${durationBetween(how.since, how.at)}. Whatever was open there may still be, and nobody would notice a new opening.`,
  steps,
});

export const seenAgainAlert = (target: Of, how: Blindness): Alert => ({
  ...shapeOf(target, how),
  key: `seen ${target.name} ${how.since.toISOString()}`,
  kind: 'resolved',
  title: `Passerby can see ${target.name} again`,
  summary: `It could not be looked at for ${durationBetween(how.since, how.at)}. Nothing is known about that time; from now on it is watched again.`,
  steps: [],
});

type Offline = Blindness & { readonly organisation: string; readonly tried: readonly URL[] };

const offlineShape = ({ since, at, organisation, tried }: Offline) => ({
  cause: 'connection',
  severity: 'high' as const,
  target: 'every target',
  organisation,
  facts: [{ label: 'No connection since', value: moment(since) }],
  addresses: tried.map(String),
  moreAddresses: 0,
  findings: [],
  at,
});

/** Passerby itself has no connection: said once, instead of once for every target. */
export const offlineAlert = (how: Offline): Alert => ({
  ...offlineShape(how),
  key: `offline ${how.since.toISOString()}`,
  kind: 'blind',
  title: 'Passerby has no connection',
  summary:
    'Neither the targets nor the addresses it checks its own connection with can be reached. No target is watched until this is mended.',
  steps: ['Look at the network of the machine that Passerby runs on: name lookup, proxy, firewall.'],
});

export const onlineAlert = (how: Offline): Alert => ({
  ...offlineShape(how),
  key: `online ${how.since.toISOString()}`,
  kind: 'resolved',
  title: 'Passerby has its connection back',
  summary: `No target was watched for ${durationBetween(how.since, how.at)}. All of them are looked at again.`,
  steps: [],
});
