import type { Column } from './column.ts';

const diedPattern =
  /(?:^| )(?:died|death|deceased|dod|buried|burial|gestorben|sterbedatum|todestag|deces|decede|defuncion|fallecimiento|morte|overleden|zgonu|dodsdatum)(?: |$)/u;
const yearPattern = /(?:^|\D)(1[5-9]\d{2}|20\d{2})(?:\D|$)/u;
/** Nobody born before is alive. */
const bornBefore = 1910;

const yearsOf = (cells: readonly string[]): readonly number[] =>
  cells.flatMap((cell) => yearPattern.exec(cell)?.[1] ?? []).map(Number);

/** `1881 census`, `Passengers of 1912`. */
const longAgo = /(?:^| )(?:1[5-8]\d{2}|190\d|191\d)(?: |$)/u;

/** Whether most rows tell of a death, or of a birth too long ago, or what is around them is of another age. */
export const departed = (columns: readonly Column[], around: string): boolean =>
  longAgo.test(around) ||
  columns.some((column) => {
    const years = yearsOf(column.cells);
    if (column.filled < 0.5 || years.length * 2 < column.cells.length || years.length === 0) return false;
    return diedPattern.test(column.words) || (column.part === 'birth' && Math.max(...years) < bornBefore);
  });
