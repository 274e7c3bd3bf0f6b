const runs = 5;
const megabyte = 1e6;

/** Megabytes a second of processor time, so that busy neighbours count less: the median of five runs after one that warms up. */
export function pace(text: string, work: (text: string) => unknown): number {
  work(text);
  const micros = Array.from({ length: runs }, () => {
    const before = process.cpuUsage();
    work(text);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  }).toSorted((a, b) => a - b);
  return text.length / megabyte / ((micros[runs >> 1] ?? 1) / 1e6);
}

const nameChars = 44;
const columnChars = 14;

/** One line of a table: a name, then figures. */
export const line = (name: string, figures: readonly (number | string)[]): string =>
  name.padEnd(nameChars) +
  figures
    .map((figure) =>
      (typeof figure === 'string' ? figure : figure < 10 ? figure.toFixed(2) : figure.toFixed(0)).padStart(columnChars),
    )
    .join('');
