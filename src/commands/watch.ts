import { loadProbes } from '../catalogue.ts';
import type { Config } from '../config.ts';
import { openDaemon } from '../daemon.ts';
import { type Borough, openBorough } from '../demo-borough.ts';
import type { Target } from '../model.ts';
import { openConfig } from '../open-config.ts';
import { defaultDataFolder, openWorld } from '../open-world.ts';
import { type Command, exits, type Shell, textOption } from '../shell.ts';

const defaultTargets = 'targets.yaml';
const lastWordMs = 9_000;
/** The invented borough is closed at first, so that a newcomer sees the permission change being noticed. */
const demoOpensAfterMs = 8_000;

export default {
  summary: 'Watch: the daemon. Looks at every target in its two cadences and raises the alarm.',
  usage: ['[--targets targets.yaml] [--data DIR]'],
  options: { targets: { type: 'string' }, data: { type: 'string' } },
  run: async (shell, given) => {
    const file = textOption(given, 'targets') ?? defaultTargets;
    const config = openConfig(file, shell.env);
    const world = await openWorld(shell, {
      data: textOption(given, 'data') ?? defaultDataFolder,
      channels: config.channels,
      file,
      quiet: false,
    });
    const borough = config.targets.some((target) => target.demo) ? await openBorough() : undefined;
    const targets = config.targets.map((target) => (target.demo && borough !== undefined ? demoTarget(target, borough) : target));
    if (borough !== undefined) tellDemo(shell, config, borough);
    const daemon = await openDaemon({ world, targets, probes: await loadProbes() });
    world.log.info({ targets: targets.length, channels: world.channels.length }, 'watching');
    await new Promise<void>((resolve) => shell.onStop(resolve));
    world.log.info({}, 'stopping');
    const late = setTimeout(() => process.exit(exits.fine), lastWordMs);
    await daemon.stop();
    await borough?.close();
    await world.close();
    clearTimeout(late);
    return exits.fine;
  },
} satisfies Command;

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
