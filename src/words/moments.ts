// Times as people read them.

/** `12 November 2022, 14:05 UTC`, or in another time zone by its own name: `14:05 GMT`. */
export function moment(date: Date, timezone = 'UTC'): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: timezone,
    timeZoneName: 'short',
  }).formatToParts(date);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('day')} ${part('month')} ${part('year')}, ${part('hour')}:${part('minute')} ${part('timeZoneName')}`;
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** `101 days 3 hours`, `12 minutes`, `40 seconds`. */
export function durationBetween(from: Date, to: Date): string {
  let rest = Math.max(0, to.getTime() - from.getTime());
  const parts: string[] = [];
  for (const [name, length] of units) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) parts.push(`${count} ${name}${count === 1 ? '' : 's'}`);
  }
  if (parts.length > 0) return parts.slice(0, 2).join(' ');
  const seconds = Math.round(rest / 1000);
  return `${seconds} second${seconds === 1 ? '' : 's'}`;
}
