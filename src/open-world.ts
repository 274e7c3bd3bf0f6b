import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadNotifiers } from './catalogue.ts';
import { openChannels } from './channels.ts';
import type { ChannelSettings } from './config.ts';
import { openDoor } from './http.ts';
import { openWall } from './inspect.ts';
import { loadKey } from './key.ts';
import { openLog } from './log.ts';
import type { World } from './model.ts';
import { mistakesInWords } from './open-config.ts';
import { openPost } from './post.ts';
import type { Shell } from './shell.ts';
import { openStore } from './store.ts';
import { trouble } from './trouble.ts';

const postTimeoutMs = 15_000;

export const defaultDataFolder = 'data';

type Plot = {
  readonly data: string;
  readonly channels: readonly ChannelSettings[];
  /** Where the channels were written, for what is wrong with them. */
  readonly file: string;
  readonly quiet: boolean;
};

/** Opens every edge: disk, network, worker threads, channels, log. `close` ends them in the reverse order. */
export async function openWorld(shell: Shell, plot: Plot): Promise<World & { readonly close: () => Promise<void> }> {
  mkdirSync(plot.data, { recursive: true, mode: 0o700 });
  const key = loadKey(plot.data);
  const store = openStore(join(plot.data, 'passerby.db'), key);
  const log = openLog(shell, { quiet: plot.quiet });
  const post = openPost({ timeoutMs: postTimeoutMs, now: shell.now });
  const terminal = { write: shell.out.write, colours: shell.out.colours };
  const opened = openChannels(plot.channels, await loadNotifiers(), {
    post,
    now: shell.now,
    timeoutMs: postTimeoutMs,
    terminal,
    log,
  });
  if ('mistakes' in opened) {
    await store.close();
    throw trouble('configuration', mistakesInWords(plot.file, opened.mistakes));
  }
  const door = openDoor({ contact: undefined, now: shell.now });
  const wall = openWall(key);
  return {
    now: shell.now,
    doorFor: door.doorFor,
    slowDown: door.slowDown,
    inspect: wall.inspect,
    store,
    channels: opened.channels,
    log,
    close: async () => {
      await wall.close();
      await door.close();
      await store.close();
    },
  };
}
