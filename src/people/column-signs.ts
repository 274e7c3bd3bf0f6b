// What the columns of a table tell of whoever stands in its rows, asked one question at a time.

import { foldWords } from '../vocabulary/labels.ts';
import type { Column } from './column.ts';
import { troublesIn } from './confided.ts';
import { isMobile } from './mobile.ts';
import { isReserved } from './reserved.ts';
import type { Trait } from './signs.ts';
import { grave, traitOf } from './traits.ts';

/** Of what forms add to an answer (number, time, network, consent), how many kinds have a column. */
export const answerPartsOf = (columns: readonly Column[]): number =>
  new Set(
    columns
      // Whoever agreed, or did not, is told by a yes or no.
      .filter((column) => column.filled > 0 || column.part === 'consent')
      .map((column) => (column.kind === 'ip-address' ? 'network' : column.part))
      .filter((part) => part === 'submission-id' || part === 'submitted-at' || part === 'network' || part === 'consent'),
  ).size;

export function reservedShare(columns: readonly Column[]): number {
  const values = columns.flatMap((column) =>
    column.kind === undefined ? [] : column.cells.slice(0, 20).map((cell) => ({ kind: column.kind ?? '', cell })),
  );
  const judged = values.filter(({ kind }) => /email|phone|nhs|insurance|card/u.test(kind));
  return judged.length === 0 ? 0 : judged.filter(({ kind, cell }) => isReserved(kind, cell)).length / judged.length;
}

export const mobileShare = (columns: readonly Column[]): number => {
  const cells = columns.filter((column) => traitOf(column) === 'phone').flatMap((column) => column.cells);
  return cells.length === 0 ? 0 : cells.filter(isMobile).length / cells.length;
};

/** Whether the rows name things or bodies, and nobody. */
export const unpersonalShare = (columns: readonly Column[]): number =>
  columns.some((column) => column.names === 'people' || column.names === 'either') ||
  !columns.some((column) => column.names === 'things')
    ? 0
    : 1;

/** How pages mark the cards of their staff, too. */
export const anybody = /^(?:person|member)(?: \d+)?$/u;

/** `Jane Doe <jane@…>`, `Jane Doe (jane@…)`: the mailbox says whose it is. */
const withName = /^["']?\p{Lu}[\p{L}.'’-]{0,30}(?: \p{L}[\p{L}.'’-]{0,30}){1,4}["']?[\s,:-]{0,3}[<(][^<>()@\s]{1,64}@/u;
export const isNamedMailbox = ({ kind, cells }: Column): boolean =>
  kind === 'email-address' && cells.length > 0 && cells.filter((cell) => withName.test(cell)).length * 2 > cells.length;

/** What clerks head with what they know of somebody. */
const noted =
  /(?:^| )(?:subject|notes?|reasons?|arrangements?|evidence|comments?|details|needs|remarks?|concerns?|circumstances|situation|warnings?|alerts?|conditions?|medical|anything)(?: |$)/u;
/** Risks have owners, and research has authors. */
export const worked =
  /(?:^| )(?:owner|assignee|recipient|grant|award|risk|mitigation|role|research|thesis|project|title|expertise|interests)(?: |$)/u;

/** A column nobody named for it, and what it tells of people is nobody's business. */
export function toldIn({ kind, part, whose, words, cells }: Column): ReturnType<typeof troublesIn> {
  const mayTell =
    (kind === undefined || kind === 'free-text') &&
    whose !== 'organisation' &&
    (part === 'free-text' || (part === undefined && noted.test(words)));
  return mayTell ? troublesIn(cells) : undefined;
}

/** What a record tells of somebody's parent or partner is told of them, though they are not counted. */
export const ofRelations = (columns: readonly Column[], rows: number): readonly (readonly [Trait, number])[] =>
  columns.flatMap((column) => {
    const trait = column.whose === 'related' ? traitOf(column) : undefined;
    return trait !== undefined && grave.includes(trait) ? [[trait, Math.round(column.filled * rows)] as const] : [];
  });

/** Values under a key, `list 'info.translator'`: what a sheet is headed by says less of whoever stands in it. */
export const isListOf = /\blist '/u;

export function areFirstNames(columns: readonly Column[]): boolean {
  const [only, ...more] = columns.filter(({ names }) => names === 'people');
  return (
    only !== undefined &&
    more.length === 0 &&
    only.cells.filter((cell) => /[^\p{L}'’-]/u.test(cell)).length * 2 < only.cells.length
  );
}

/** A column that few rows fill names none of the others. */
export const minFilled = 0.2;

const minScattered = 3;

/** A staff's offices are a few; their homes are as many as they are. */
export const isScattered = (column: Column): boolean =>
  column.kind === 'postal-address' && column.cells.length >= minScattered && column.distinct === column.cells.length;

/** How many of the public form's own labels are among the columns; one-word labels everybody uses count for less. */
export function matchedLabels(columns: readonly Column[], labels: readonly string[]): number {
  if (labels.length === 0) return 0;
  const asked = new Set(labels.map(foldWords).filter((label) => label.length >= 3));
  return columns.filter(
    (column) => asked.has(column.words) || [...asked].some((label) => label.length >= 6 && column.words.endsWith(` ${label}`)),
  ).length;
}
