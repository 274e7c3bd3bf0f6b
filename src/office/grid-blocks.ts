import { readLabel } from '../vocabulary/labels.ts';
import { type FormBlock, formAcross, isSection } from './form-block.ts';
import { runsOf, type SheetRow } from './sheet.ts';

/** Cells that stand together, with the columns they fill. */
export type Block = {
  readonly columns: readonly number[];
  readonly rows: readonly SheetRow[];
  /** Nobody who opens the sheet comes upon it without looking for it. */
  readonly far: boolean;
  /** What it says as a form, where it is one. */
  readonly form: FormBlock | undefined;
};

/** What stands behind as many empty rows or columns is on no screen that shows the rest. */
const farRows = 200;
const farColumns = 50;

const maxColumns = 16_384;

const usedColumns = (rows: readonly SheetRow[]): readonly number[] => {
  const used = new Set<number>();
  for (const row of rows) for (const column of row.columns) used.add(column);
  return [...used].sort((a, b) => a - b).slice(0, maxColumns);
};

/** Runs of rows without a blank row between them. */
function bandsOf(rows: readonly SheetRow[]): readonly (readonly SheetRow[])[] {
  const bands: SheetRow[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    if (row.columns.length === 0) continue;
    const band = bands.at(-1);
    if (band && row.number - last <= 1) band.push(row);
    else bands.push([row]);
    last = row.number;
  }
  return bands;
}

const cut = (rows: readonly SheetRow[], from: number, to: number): readonly SheetRow[] =>
  rows.flatMap((row) => {
    const kept = row.columns.flatMap((column, index) => (column >= from && column <= to ? [index] : []));
    if (kept.length === 0) return [];
    return [
      { ...row, columns: kept.map((index) => row.columns[index] ?? 0), texts: kept.map((index) => row.texts[index] ?? '') },
    ];
  });

const labelsOf = (rows: readonly SheetRow[]): readonly string[] =>
  (rows.find((row) => row.texts.length > 1)?.texts ?? rows[0]?.texts ?? []).map((text) => text.trim().toLowerCase());

/** Two tables side by side, rather than one with an empty column: they repeat each other's labels or fill different rows. */
function areApart(left: readonly SheetRow[], right: readonly SheetRow[]): boolean {
  const numbers = new Set(left.map((row) => row.number));
  const shared = right.filter((row) => numbers.has(row.number)).length;
  if (shared < Math.min(left.length, right.length) * 0.5) return true;
  const labels = new Set(labelsOf(left));
  const own = labelsOf(right);
  const again = own.filter((label) => labels.has(label));
  // Nobody has two columns of names but for two lists of people.
  return own.length > 1 && (again.length * 2 >= own.length || again.some((label) => readLabel(label).part === 'full-name'));
}

/** A band of more runs of columns is one table with gaps. */
const maxRuns = 12;
const maxSections = 24;
const maxBlankRows = 3;
/** A sheet on which as many runs turned out to be no form is no sheet of forms. */
const maxMisses = 500;

/** How many bands from here on may be one form, at most: people leave rows blank between its fields. */
function sectionsAt(bands: readonly (readonly SheetRow[])[], at: number): number {
  const isNext = (count: number): boolean => {
    const [last, next] = [bands[at + count - 1], bands[at + count]];
    if (last === undefined || next === undefined) return false;
    return (next[0]?.number ?? 0) - (last.at(-1)?.number ?? 0) <= maxBlankRows + 1 && isSection(next);
  };
  if (!isSection(bands[at] ?? [])) return 1;
  let count = 1;
  while (count < maxSections && isNext(count)) count++;
  return count;
}

function withSections(bands: readonly (readonly SheetRow[])[]): readonly (readonly SheetRow[])[] {
  const joined: (readonly SheetRow[])[] = [];
  let misses = 0;
  for (let at = 0; at < bands.length; ) {
    let count = misses < maxMisses ? sectionsAt(bands, at) : 1;
    for (; count > 1 && !formAcross(bands.slice(at, at + count).flat()); count--) misses++;
    joined.push(count === 1 ? (bands[at] ?? []) : bands.slice(at, at + count).flat());
    at += count;
  }
  return joined;
}

/** A band cut at blank columns where what stands beside each other is apart; the band alone where nothing is. */
function partsOf(band: readonly SheetRow[]): readonly (readonly SheetRow[])[] {
  const runs = runsOf(usedColumns(band));
  if (runs.length < 2 || runs.length > maxRuns) return [band];
  const parts: (readonly SheetRow[])[] = [];
  let start = runs[0]?.[0] ?? 0;
  runs.forEach(([, end], index) => {
    const next = runs[index + 1];
    if (next && next[0] - end <= farColumns && !areApart(cut(band, start, end), cut(band, next[0], next[1]))) return;
    parts.push(cut(band, start, end));
    start = next?.[0] ?? start;
  });
  return parts.length === 1 ? [band] : parts;
}

type Part = Omit<Block, 'far'>;

const partOf = (rows: readonly SheetRow[]): Part => ({ columns: usedColumns(rows), rows, form: formAcross(rows) });

/** Two forms that ask the same are of two people. */
function askTheSame(parts: readonly Part[]): boolean {
  const labels = parts.map(({ form }) => new Set(form?.pairs.map(({ label }) => label)));
  return new Set(labels.flatMap((own) => [...own])).size < labels.reduce((sum, own) => sum + own.size, 0);
}

/** The tables a band of rows holds, cut at blank columns where they stand apart; parts of one form do not. */
function blocksIn(band: readonly SheetRow[]): readonly Part[] {
  const whole = partOf(band);
  const rows = partsOf(band);
  if (rows.length === 1) return [whole];
  const parts = rows.map(partOf);
  return whole.form && !askTheSame(parts) ? [whole] : parts;
}

/** The tables of a sheet, from the top, and words that stand alone. */
export function blocksOf(rows: readonly SheetRow[]): readonly Block[] {
  const blocks: Block[] = [];
  let bottom = Number.NEGATIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  for (const block of withSections(bandsOf(rows)).flatMap(blocksIn)) {
    const isFirst = blocks.length === 0;
    const below = (block.rows[0]?.number ?? 0) - bottom;
    const beside = (block.columns[0] ?? 0) - right;
    const far = !isFirst && (below > farRows || beside > farColumns);
    blocks.push({ ...block, far });
    if (far) continue;
    bottom = Math.max(bottom, block.rows.at(-1)?.number ?? 0);
    right = Math.max(right, block.columns.at(-1) ?? 0);
  }
  return blocks;
}
