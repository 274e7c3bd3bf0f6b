import type { Column } from './column.ts';
import { namesShare } from './person-like.ts';

/** Bodies that people belong to: a list that begins with them may be of their people. */
const employer = /^(?:organisation|organization|company|employer|firma|firm|entreprise|empresa|azienda|bedrijf)(?: name)?$/u;
/** What belongs to somebody and has a name. */
const belongings = /(?:^| )(?:pet|dog|cat|horse|animal|user|login|nick|hund|tier|chien|mascota|cane|huisdier|pies)(?: |$)/u;

const maxSampled = 240;
const minBodies = 4;
const isTitled = (cell: string): boolean => /^\p{Lu}\D{2,70}$/u.test(cell);
const telling: readonly Column['part'][] = [undefined, 'place', 'post', 'thing'];

/** The first column that is no number names a body, a place or a post, and hardly one twice: that is what the rows are about. */
export function ofBodies(columns: readonly Column[], rows: number): boolean {
  const first = columns.find(
    ({ cells }) => cells.length > 0 && cells.filter((cell) => /\d/u.test(cell)).length * 2 <= cells.length,
  );
  if (first === undefined || first.names === 'people' || rows < minBodies) return false;
  if (employer.test(first.words) || belongings.test(first.words) || columns.some(({ question }) => question)) return false;
  if (first.distinct < Math.min(rows, maxSampled) * 0.8 || !columns.some(({ names }) => names === 'people')) return false;
  if (first.part === 'organisation' || first.names === 'things') return true;
  const isPlain = first.kind === undefined || first.kind === 'postal-address';
  return isPlain && telling.includes(first.part) && first.cells.every(isTitled) && namesShare(first.cells).people < 0.5;
}
