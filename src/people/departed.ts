import type { Column } from './column.ts';

const diedPattern =
  /(?:^| )(?:died|death|deceased|dod|buried|burial|gestorben|sterbedatum|todestag|deces|decede|defuncion|fallecimiento|morte|overleden|zgonu|dodsdatum)(?: |$)/u;
const yearPattern = /(?:^|\D)(1[5-9]\d{2}|20\d{2})(?:\D|$)/u;
/** Nobody born before is alive. */
const bornBefore = 1910;

const yearsOf = (cells: readonly string[]): readonly number[] =>
  cells.flatMap((cell) => yearPattern.exec(cell)?.[1] ?? []).map(Number);

/** `1881 census`, `Passengers of 1912`; any other number is a number. */
const longAgo =
  /(?:^| )(?:of|in|from|during|circa|census|register|passengers|admissions?|rolls?|burials|baptisms|marriages|workhouse|anno) (?:1[5-8]\d{2}|190\d|191\d)(?: |$)|(?:^| )(?:1[5-8]\d{2}|190\d|191\d) (?:census|register|passengers|rolls?|manifest|admissions?)(?: |$)/u;

/** What happened to somebody before was put down by a clerk who is dead, too. */
const happenedBefore = 1925;
const fullDate = /^(?:\d{1,2}[./ -](?:\d{1,2}|\p{L}{3,9})[./ -]1[5-9]\d{2}|1[5-9]\d{2}[./-]\d{1,2}[./-]\d{1,2})$/u;

/** Whether most rows are of another age: a register of 1837, a ship's passengers; births, deaths and what happened to them are. */
export const isOfOldTimes = (columns: readonly Column[], around: string, file: string): boolean =>
  longAgo.test(around) ||
  longAgo.test(file) ||
  columns.some(({ cells, filled, part }) => {
    if (part === 'birth') return false;
    const years = yearsOf(cells.filter((cell) => fullDate.test(cell.trim())));
    return filled >= 0.5 && years.length >= 3 && years.length === cells.length && Math.max(...years) < happenedBefore;
  });

/** Whether most rows tell of a death, or of a birth too long ago. */
export const departed = (columns: readonly Column[]): boolean =>
  columns.some((column) => {
    const years = yearsOf(column.cells);
    if (column.filled < 0.5 || years.length * 2 < column.cells.length || years.length === 0) return false;
    return diedPattern.test(column.words) || (column.part === 'birth' && Math.max(...years) < bornBefore);
  });
