import type { Collected } from './collected.ts';
import { columnNames } from './header.ts';

const maxPeriod = 60;
const place = 'shared strings (text of cells that were deleted or overwritten)';

const anchors: readonly RegExp[] = [
  /^[^\s@]{1,64}@[^\s@]{1,190}$/u,
  /^[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}$/iu,
  /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/u,
  /^\+?[\d\s()-]{6,20}$/u,
];

function periodOf(places: readonly number[]): number | undefined {
  const steps = new Map<number, number>();
  for (let index = 1; index < places.length; index++) {
    const step = (places[index] ?? 0) - (places[index - 1] ?? 0);
    steps.set(step, (steps.get(step) ?? 0) + 1);
  }
  const [best] = [...steps].sort((a, b) => b[1] - a[1]);
  return best && best[0] > 1 && best[0] <= maxPeriod && best[1] >= (places.length - 1) * 0.6 ? best[0] : undefined;
}

/**
 * Deleted cells leave their texts behind in the order they were written, row by row: where one kind of text comes again at
 * the same distance, the rows can be told apart. Texts that had occurred before are missing, so rows may be short.
 */
function rowsOf(strings: readonly string[]): readonly (readonly string[])[] | undefined {
  for (const anchor of anchors) {
    const places = strings.flatMap((text, index) => (anchor.test(text) ? [index] : []));
    const period = places.length >= 3 ? periodOf(places) : undefined;
    if (period === undefined) continue;
    const lead = (places[0] ?? 0) % period;
    const starts = places.map((at) => at - lead);
    const first = starts[0] ?? 0;
    const before = first > 0 ? [strings.slice(0, first)] : [];
    return [...before, ...starts.map((start, index) => strings.slice(start, starts[index + 1] ?? start + period))];
  }
  return undefined;
}

/** Texts of the shared table that no cell refers to any more. */
export function addOrphans(strings: readonly string[], to: Collected): void {
  const kept = strings.map((text) => text.trim()).filter((text) => text !== '');
  if (kept.length === 0) return;
  const rows = rowsOf(kept);
  if (rows === undefined) {
    for (const text of kept) to.say(text, place, { hidden: true });
    return;
  }
  const header = columnNames(rows);
  const body = header.length > 0 ? rows.slice(1) : rows;
  to.add({ tables: [{ where: place, shape: 'grid', header, rows: body, hidden: true, caption: '', hiddenColumns: [] }] });
}
