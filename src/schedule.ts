import cron from 'node-cron';
import type { Target } from './model.ts';

export type Cadence = 'crawl' | 'watch';

/** Five fields, or six with seconds first. */
export function isCron(expression: string): boolean {
  const fields = expression.trim().split(/\s+/u).length;
  return (fields === 5 || fields === 6) && cron.validate(expression);
}

const hoursOfDay = 24;
const daysOfMonth = 31;
const months = 12;
const daysOfWeek = 7;

/**
 * What runs around the clock needs no zone, and must not have one: node-cron leaves an hour out in the night that has it
 * twice. What is meant for an hour of the day keeps its zone.
 */
function zoneFor(expression: string, timezone: string): string {
  const { hour, dayOfMonth, month, dayOfWeek } = cron.parse(expression);
  const isRoundTheClock =
    hour.length === hoursOfDay && dayOfMonth.length === daysOfMonth && month.length === months && dayOfWeek.length >= daysOfWeek;
  return isRoundTheClock ? 'UTC' : timezone;
}

const minuteMs = 60_000;
const horizonMinutes = 8 * 24 * 60;

/** The next runs after a moment, those of the coming eight days at most. */
export function runsAfter(expression: string, timezone: string, from: Date, count: number): readonly Date[] {
  const task = cron.createTask(expression, () => undefined, { timezone: zoneFor(expression, timezone) });
  const { second } = cron.parse(expression);
  const runs: Date[] = [];
  const start = Math.floor(from.getTime() / minuteMs);
  for (let minute = start; minute <= start + horizonMinutes && runs.length < count; minute += 1) {
    const dates = second.map((at) => new Date(minute * minuteMs + at * 1000));
    if (dates[0] === undefined || !task.match(dates[0])) continue;
    runs.push(...dates.filter((date) => date > from));
  }
  void task.destroy();
  return runs.slice(0, count);
}

const runsCompared = 12;
const fallbackSeconds = 300;

/** The shortest time between two of the next runs. */
export function intervalSeconds(expression: string, timezone: string, from: Date): number {
  const runs = runsAfter(expression, timezone, from, runsCompared);
  const gaps = runs.slice(1).map((run, place) => (run.getTime() - (runs[place]?.getTime() ?? 0)) / 1000);
  return gaps.length === 0 ? fallbackSeconds : Math.max(1, Math.round(Math.min(...gaps)));
}

type Timetable = {
  readonly now: () => Date;
  /** Minds that no cadence overlaps itself. */
  readonly run: (cadence: Cadence) => Promise<void>;
  /** Told when runs were left out because the machine slept or was too busy; one is made up for at once. */
  readonly missed: (cadence: Cadence, since: Date) => void;
};

/** Later than this is not punctual, whatever the interval. */
const punctualMs = 60_000;

/** Starts both cadences of a target. Returns how to stop them. */
export function schedule(target: Target, { now, run, missed }: Timetable): () => void {
  const tasks = (['crawl', 'watch'] as const).map((cadence) => {
    const task = cron.schedule(target[cadence], () => run(cadence), {
      name: `${target.name} ${cadence}`,
      timezone: zoneFor(target[cadence], target.timezone),
      suppressMissedWarning: true,
    });
    task.on('execution:missed', async ({ date }) => {
      if (now().getTime() - date.getTime() <= punctualMs) return;
      missed(cadence, date);
      await run(cadence);
    });
    return task;
  });
  return () => {
    for (const task of tasks) void task.destroy();
  };
}
