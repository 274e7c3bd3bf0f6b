import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadProbes } from '../catalogue.ts';
import { targetFor } from '../config.ts';
import { type Borough, openBorough } from '../demo-borough.ts';
import { closeRound, openFollowUp } from '../follow-up.ts';
import type { Target, World } from '../model.ts';
import { openWorld } from '../open-world.ts';
import { emptyOutbox } from '../outbox.ts';
import { scan } from '../scan.ts';
import { type Command, exits, type Shell } from '../shell.ts';

const channels = [{ name: 'terminal', type: 'console', minSeverity: 'low', targets: [], settings: {}, line: 1 }] as const;

export default {
  summary: 'An invented borough with a form left open, on this machine: what Passerby would have said.',
  usage: [''],
  options: {},
  run: async (shell) => {
    const folder = mkdtempSync(join(tmpdir(), 'passerby-demo-'));
    const borough = await openBorough();
    const world = await openWorld(shell, { data: folder, channels, file: 'the demo', quiet: true });
    try {
      await tell({ shell, borough, world });
      return exits.fine;
    } finally {
      await world.close();
      await borough.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
} satisfies Command;

type Stage = { readonly shell: Shell; readonly borough: Borough; readonly world: World };

/** Closed, opened by mistake, closed again: three rounds, two messages. */
async function tell({ shell, borough, world }: Stage): Promise<void> {
  const target: Target = {
    ...targetFor([borough.start], { allowPrivate: true, requestsPerSecond: 100 }),
    name: 'Borough of Exampleton',
    organisation: 'Borough of Exampleton',
  };
  const followUp = openFollowUp(world, target);
  const probes = await loadProbes();
  const look = async (cadence: 'crawl' | 'watch'): Promise<void> => {
    const plan = { cadence, probes, budget: 200, stopped: () => false, progress: () => undefined };
    await closeRound(world, target, await scan(world, target, plan, async (gathered) => void (await followUp(gathered))));
    await emptyOutbox(world);
  };
  const say = (text: string): void => shell.out.write(`${text}\n`);
  say('1. Passerby looks at the borough of Exampleton as a stranger. A form there takes complaints about the police.');
  await look('crawl');
  say('   The answers are closed, as they should be. Nothing is said.\n');
  say('2. Somebody means to give four colleagues access to the answers, and gives it to everyone. Passerby looks again:');
  borough.open();
  await look('watch');
  say('3. The permission is taken back. Passerby looks again:');
  borough.shut();
  await look('watch');
  say('In November 2022 this stood open for 101 days. Write your own addresses into targets.yaml and run: passerby watch');
}
