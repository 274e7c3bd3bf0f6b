import cron from 'node-cron';
import type { Target } from './model.ts';

export const isCron = (expression: string): boolean => cron.validate(expression);

export type Cadence = 'crawl' | 'watch';

/** Starts both cadences of a target; `run` minds that none overlaps itself. Returns how to stop them. */
export function schedule(target: Target, run: (cadence: Cadence) => Promise<void>): () => Promise<void> {
  const tasks = (['crawl', 'watch'] as const).map((cadence) =>
    cron.schedule(target[cadence], () => run(cadence), { name: `${target.name} ${cadence}`, timezone: target.timezone }),
  );
  return async () => {
    for (const task of tasks) await task.destroy();
  };
}

/** Seconds between two runs of a cron expression, as it stands at `now`. */
export function intervalSeconds(expression: string, timezone: string): number {
  const task = cron.createTask(expression, () => undefined, { timezone });
  const [first, second] = task.getNextRuns(2);
  void task.destroy();
  return first === undefined || second === undefined ? 300 : Math.max(1, Math.round((second.getTime() - first.getTime()) / 1000));
}
