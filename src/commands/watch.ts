import { unwatchFile, watchFile } from 'node:fs';
import { join } from 'node:path';
import { loadProbes } from '../catalogue.ts';
import type { Config } from '../config.ts';
import { type Daemon, openDaemon } from '../daemon.ts';
import { type Borough, openBorough } from '../demo-borough.ts';
import type { Target } from '../model.ts';
import { openConfig } from '../open-config.ts';
import { defaultDataFolder, type OpenWorld, openWorld } from '../open-world.ts';
import { type Command, exits, type Shell, textOption } from '../shell.ts';
import { holdAlone } from '../sqlite.ts';
import { unwatched } from '../telling/unwatched.ts';
import { isTrouble } from '../trouble.ts';

const defaultTargets = 'targets.yaml';
/** The daemon ends by itself before that; this is for what nobody thought of. */
const lastWordMs = 9_500;
const lookAtFileEveryMs = 2_000;
/** The invented borough is closed at first, so that a newcomer sees the permission change being noticed. */
const demoOpensAfterMs = 8_000;

export default {
  summary: 'Watch: the daemon. Looks at every target in its two cadences and raises the alarm.',
  usage: [
    '[--targets targets.yaml] [--data DIR]',
    '',
    'A changed targets.yaml is read anew by itself, and on SIGHUP; a wrong one changes nothing.',
  ],
  options: { targets: { type: 'string' }, data: { type: 'string' } },
  run: async (shell, given) => {
    const file = textOption(given, 'targets') ?? defaultTargets;
    const config = openConfig(file, shell.env);
    const data = textOption(given, 'data') ?? defaultDataFolder;
    // Heard from the first moment: whoever sees it watching may ask it to end.
    const asked = new Promise<void>((resolve) => shell.onStop(resolve));
    const alone = holdAlone(join(data, 'passerby.lock'));
    const world = await openWorld(shell, { data, channels: config.channels, pulse: config, file, quiet: false });
    const demo = openDemo(shell);
    const daemon = await openDaemon({
      world,
      targets: await demo.targetsOf(config),
      probes: await loadProbes(),
      hangUp: world.hangUp,
    });
    world.log.info({ targets: config.targets.length, channels: world.channels.length }, 'watching');
    if (config.dashboard !== undefined)
      world.log.warn({}, 'dashboard: is read, and this version serves none; passerby findings shows the same');
    for (const facts of await unwatched(world.store, config.targets))
      world.log.warn(facts, 'open findings of a target that is named no more are watched by nobody');
    const reloading = followFile({ shell, file, world, daemon, targetsOf: demo.targetsOf });
    await asked;
    world.log.info({}, 'stopping');
    setTimeout(() => process.exit(exits.fine), lastWordMs).unref();
    reloading.stop();
    await daemon.stop();
    await demo.close();
    await world.close();
    alone.release();
    return exits.fine;
  },
} satisfies Command;

type Followed = {
  readonly shell: Shell;
  readonly file: string;
  readonly world: OpenWorld;
  readonly daemon: Daemon;
  readonly targetsOf: (config: Config) => Promise<readonly Target[]>;
};

/** Takes the file over when it has changed or somebody asks: all of it, or nothing and a reason why. */
function followFile({ shell, file, world, daemon, targetsOf }: Followed): { readonly stop: () => void } {
  let last: Promise<void> = Promise.resolve();
  const read = async (): Promise<void> => {
    try {
      const config = openConfig(file, shell.env);
      const targets = await targetsOf(config);
      await world.take({ channels: config.channels, pulse: config, file });
      await daemon.reload(targets);
      world.log.info({ targets: targets.length, channels: world.channels.length }, 'the configuration was read anew');
    } catch (error) {
      const why = isTrouble(error) ? error.message : 'unknown';
      world.log.error({ why }, 'the configuration was not taken over; the one before stays in force');
    }
  };
  const reload = (): void => {
    last = last.then(read);
  };
  shell.onReload(reload);
  // By asking for its times, not by being told: an editor replaces the file, and a mounted one tells nothing.
  watchFile(file, { interval: lookAtFileEveryMs, persistent: false }, (now, before) => {
    if (now.mtimeMs !== before.mtimeMs || now.size !== before.size || now.ino !== before.ino) reload();
  });
  return { stop: () => unwatchFile(file) };
}

type Demo = { readonly targetsOf: (config: Config) => Promise<readonly Target[]>; readonly close: () => Promise<void> };

/** The invented borough is there as soon as, and only if, a target asks for it. */
function openDemo(shell: Shell): Demo {
  let borough: Borough | undefined;
  return {
    targetsOf: async (config) => {
      if (!config.targets.some((target) => target.demo)) return config.targets;
      if (borough === undefined) {
        borough = await openBorough();
        tellDemo(shell, config, borough);
      }
      const open = borough;
      return config.targets.map((target) => (target.demo ? demoTarget(target, open) : target));
    },
    close: async () => borough?.close(),
  };
}

const demoTarget = (target: Target, borough: Borough): Target => ({
  ...target,
  start: [borough.start],
  scope: [borough.start.host],
  allowPrivate: true,
});

function tellDemo(shell: Shell, config: Config, borough: Borough): void {
  shell.out.write(
    `Passerby watches an invented borough on ${borough.start.href} until you write your own addresses into targets.yaml.\n` +
      `In ${demoOpensAfterMs / 1000} seconds somebody there will give strangers access to the answers of a form. Watch what happens.\n` +
      `(${config.organisation}; Ctrl+C ends it.)\n`,
  );
  setTimeout(() => borough.open(), demoOpensAfterMs).unref();
}
