import { compareSeverity } from '../judging/severity.ts';
import type { Alert, Batch, Channel, Target } from '../model.ts';
import { mayWait, quietUntil } from './quiet.ts';

/** From here on a finding makes a message of its own; what is below stands in the daily digest. */
const leastTold = 'medium';

export const isToldAtOnce = ({ severity }: Pick<Alert, 'severity'>): boolean => compareSeverity(severity, leastTold) >= 0;

type Circle = Pick<Target, 'name' | 'notify' | 'timezone'>;

/** The channels that want to hear this: by target, by the channel's own targets and by its least severity. */
export const channelsFor = (channels: readonly Channel[], target: Circle, alert: Pick<Alert, 'severity'>): readonly Channel[] =>
  channels.filter(
    (channel) =>
      (target.notify.length === 0 || target.notify.includes(channel.name)) &&
      (channel.targets.length === 0 || channel.targets.includes(target.name)) &&
      compareSeverity(alert.severity, channel.minSeverity) >= 0,
  );

/** One posting for each channel that wants it, held where it is night and the alert can wait. */
export const postingsFor = (channels: readonly Channel[], target: Circle, alert: Alert): Batch['outbox'] =>
  channelsFor(channels, target, alert).map((channel) => {
    const held =
      channel.quiet === undefined || !mayWait(alert) ? undefined : quietUntil(channel.quiet, target.timezone, alert.at);
    return { alert, channel: channel.name, ...(held === undefined ? {} : { notBefore: held }) };
  });
