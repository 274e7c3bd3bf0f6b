import type { ChannelSettings } from './config.ts';
import type { Channel, Named, NotifierKind, NotifierTools } from './model.ts';
import type { Mistake } from './settings/mistakes.ts';
import { closest } from './settings/spelling.ts';

type Opened = { readonly channel: Channel } | { readonly mistakes: readonly Mistake[] };

function open(configured: ChannelSettings, kinds: readonly Named<NotifierKind>[], tools: Omit<NotifierTools, 'channel'>): Opened {
  const { name, line } = configured;
  const wrong = (path: readonly PropertyKey[], says: string): Mistake => ({
    line,
    says: `${['channels', name, ...path.map((step) => (typeof step === 'number' ? `entry ${step + 1}` : String(step)))].join(', ')}: ${says}`,
  });
  const kind = kinds.find(({ id }) => id === configured.type);
  if (kind === undefined) {
    const ids = kinds.map(({ id }) => id);
    const meant = closest(configured.type, ids);
    return {
      mistakes: [wrong(['type'], `should be one of ${ids.join(', ')}${meant === undefined ? '' : `; did you mean “${meant}”?`}`)],
    };
  }
  const parsed = kind.settings.safeParse(configured.settings);
  if (!parsed.success) {
    return {
      mistakes: parsed.error.issues.flatMap(({ keys, path, message }) =>
        keys === undefined
          ? [wrong(path, message)]
          : keys.map((key) => wrong(path, `there is no setting “${key}” for ${kind.id}`)),
      ),
    };
  }
  const { minSeverity, targets, quiet } = configured;
  const notify = kind.open(parsed.data, { ...tools, channel: name });
  return { channel: { name, minSeverity, targets, notify, ...(quiet === undefined ? {} : { quiet }) } };
}

/** Channels as `targets.yaml` names them → channels that can be told, or what is wrong with any of them. Nothing is sent. */
export function openChannels(
  configured: readonly ChannelSettings[],
  kinds: readonly Named<NotifierKind>[],
  tools: Omit<NotifierTools, 'channel'>,
): { readonly channels: readonly Channel[] } | { readonly mistakes: readonly Mistake[] } {
  const opened = configured.map((one) => open(one, kinds, tools));
  const mistakes = opened.flatMap((one) => ('mistakes' in one ? one.mistakes : []));
  if (mistakes.length > 0) return { mistakes };
  return { channels: opened.flatMap((one) => ('channel' in one ? [one.channel] : [])) };
}
