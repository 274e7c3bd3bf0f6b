// One round after the other over an invented site, by a clock turned by hand.

import { loadProbes } from '../src/catalogue.ts';
import { closeRound, openFollowUp } from '../src/follow-up.ts';
import type { AlertKind, Target } from '../src/model.ts';
import { emptyOutbox } from '../src/outbox.ts';
import { scan } from '../src/scan.ts';
import type { Stage } from './world.ts';

const probes = await loadProbes();

/** Looks once, at the time given, and delivers what is due. */
export async function round(stage: Stage, target: Target, time: Date, cadence: 'crawl' | 'watch' = 'watch'): Promise<void> {
  stage.at(time);
  const followUp = openFollowUp(stage.world, target);
  const plan = { cadence, probes, budget: 500, stopped: () => false, progress: () => undefined };
  await closeRound(
    stage.world,
    target,
    await scan(stage.world, target, plan, async (gathered) => void (await followUp(gathered))),
  );
  await emptyOutbox(stage.world);
}

/** What was told, as `kind channel`, in order. */
export const told = (stage: Stage): readonly string[] => stage.told.map(({ alert, channel }) => `${alert.kind} ${channel}`);

export const kindsTold = (stage: Stage): readonly AlertKind[] => stage.told.map(({ alert }) => alert.kind);
