const runs = 5;
const warmMs = 1_500;
const megabyte = 1e6;

/** No document hands its text over in larger pieces; most are a thousand times smaller. */
const pieceChars = 1_000_000;

/**
 * Megabytes a second of processor time, so that busy neighbours count less: the median of five runs, after a second in which the
 * engine compiles what is used most.
 */
export function pace(text: string, work: (text: string) => unknown): number {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += pieceChars) pieces.push(text.slice(at, at + pieceChars));
  const all = (): void => {
    for (const piece of pieces) work(piece);
  };
  for (const start = performance.now(); performance.now() - start < warmMs; ) all();
  const micros = Array.from({ length: runs }, () => {
    const before = process.cpuUsage();
    all();
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
