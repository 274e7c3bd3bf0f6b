import type { Alert, QuietHours } from '../model.ts';

const dayMinutes = 1_440;
const minuteMs = 60_000;

const clocks = new Map<string, Intl.DateTimeFormat>();

function minuteOfDay(at: Date, timezone: string): number {
  const known = clocks.get(timezone);
  const clock =
    known ?? new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: timezone });
  if (known === undefined) clocks.set(timezone, clock);
  const [hours, minutes] = clock.format(at).split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

const within = ({ from, to }: QuietHours, minute: number): boolean =>
  from < to ? minute >= from && minute < to : minute >= from || minute < to;

/** When these quiet hours are over, by the clock on the wall, also in the night it is changed. Undefined outside of them. */
export function quietUntil(quiet: QuietHours, timezone: string, at: Date): Date | undefined {
  const zone = quiet.timezone ?? timezone;
  const minute = minuteOfDay(at, zone);
  if (!within(quiet, minute)) return undefined;
  const wait = (quiet.to - minute + dayMinutes) % dayMinutes;
  const straight = new Date(Math.floor(at.getTime() / minuteMs) * minuteMs + wait * minuteMs);
  const off = ((quiet.to - minuteOfDay(straight, zone) + dayMinutes * 1.5) % dayMinutes) - dayMinutes / 2;
  const corrected = new Date(straight.getTime() + off * minuteMs);
  // The end may be an hour that this night does not have.
  return corrected > at && !within(quiet, minuteOfDay(corrected, zone)) ? corrected : straight;
}

/** What is critical, and what somebody asked for just now, is never held. */
export const mayWait = (alert: Alert): boolean => alert.severity !== 'critical' && alert.kind !== 'test';
