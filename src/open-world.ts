import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadNotifiers } from './catalogue.ts';
import { openChannels } from './channels.ts';
import type { ChannelSettings } from './config.ts';
import { openDoor } from './http.ts';
import { openWall } from './inspect.ts';
import { loadKey } from './key.ts';
import { openLog } from './log.ts';
import type { Channel, Log, World } from './model.ts';
import { mistakesInWords } from './open-config.ts';
import { openPing, openPost } from './post.ts';
import type { Shell } from './shell.ts';
import { openStore } from './store.ts';
import { openPulse, type Pulse } from './telling/pulse.ts';
import { trouble } from './trouble.ts';

const postTimeoutMs = 15_000;
const pingTimeoutMs = 10_000;

export const defaultDataFolder = 'data';

/** What of a configuration a World is made of, and may be made anew with while it runs. */
type Setting = {
  readonly channels: readonly ChannelSettings[];
  /** Where the channels were written, for what is wrong with them. */
  readonly file: string;
  readonly pulse?: Pulse;
};

type Plot = Setting & { readonly data: string; readonly quiet: boolean };

export type OpenWorld = World & {
  /** Other channels, all at once; throws a Trouble and changes nothing where one of them is wrong. */
  readonly take: (setting: Setting) => Promise<void>;
  /** Ends whatever is being asked of the network; nothing can be asked afterwards. */
  readonly hangUp: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const noPulse: Pulse = { connectivity: [], heartbeat: undefined };

/** Opens every edge: disk, network, worker threads, channels, log. `close` ends them in the reverse order. */
export async function openWorld(shell: Shell, plot: Plot): Promise<OpenWorld> {
  mkdirSync(plot.data, { recursive: true, mode: 0o700 });
  const key = loadKey(plot.data);
  const log = openLog(shell, { quiet: plot.quiet });
  const channelsOf = openChannelsWith(shell, log);
  let taken = { channels: await channelsOf(plot), pulse: plot.pulse ?? noPulse };
  const store = openStore(join(plot.data, 'passerby.db'), key);
  const door = openDoor({ contact: undefined, now: shell.now });
  const wall = openWall(key);
  let hungUp: Promise<void> | undefined;
  const hangUp = (): Promise<void> => {
    hungUp ??= door.close();
    return hungUp;
  };
  return {
    now: shell.now,
    doorFor: door.doorFor,
    slowDown: door.slowDown,
    hostsNamed: door.hostsNamed,
    inspect: wall.inspect,
    store,
    get channels() {
      return taken.channels;
    },
    log,
    ...openPulse(openPing({ timeoutMs: pingTimeoutMs }), log, () => taken.pulse),
    take: async (setting) => {
      taken = { channels: await channelsOf(setting), pulse: setting.pulse ?? noPulse };
    },
    hangUp,
    close: async () => {
      await wall.close();
      await hangUp();
      await store.close();
    },
  };
}

function openChannelsWith(shell: Shell, log: Log): (setting: Setting) => Promise<readonly Channel[]> {
  const post = openPost({ timeoutMs: postTimeoutMs, now: shell.now });
  const { write, colours, isTerminal, columns } = shell.out;
  const terminal = { write, colours, columns: isTerminal ? columns : Number.POSITIVE_INFINITY };
  return async ({ channels, file }) => {
    const opened = openChannels(channels, await loadNotifiers(), {
      post,
      now: shell.now,
      timeoutMs: postTimeoutMs,
      terminal,
      log,
    });
    if ('mistakes' in opened) throw trouble('configuration', mistakesInWords(file, opened.mistakes));
    return opened.channels;
  };
}
