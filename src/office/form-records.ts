import type { FormPair } from './form-block.ts';

/** Where forms begin that stand beside each other: at the first label of a row, where it comes again in the same row. */
function startsOf(pairs: readonly FormPair[]): readonly number[] {
  const byRow = new Map<number, FormPair[]>();
  for (const pair of pairs) byRow.set(pair.row, [...(byRow.get(pair.row) ?? []), pair]);
  const several = [...byRow.values()].filter((row) => row.length > 1);
  const again = several.filter((row) => row.some(({ label }, place) => place > 0 && label === row[0]?.label));
  const [first] = again;
  // One row that says something twice, such as two telephone numbers, is of one form, unless it is the first of all.
  if (first === undefined || again.length * 2 < several.length || (again.length < 2 && first[0] !== pairs[0])) return [];
  return first.filter(({ label }, place) => place > 0 && label === first[0]?.label).map(({ labelColumn }) => labelColumn);
}

/** Records out of the pairs: a new one begins where a label comes again in another row, or where a form stands beside. */
export function recordsOf(pairs: readonly FormPair[]): {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  const header = [...new Set(pairs.map(({ label }) => label))];
  const starts = startsOf(pairs);
  const sides = [0, ...starts].map((start, at) =>
    pairs.filter(({ labelColumn }) => labelColumn >= start && labelColumn < (starts[at] ?? Number.POSITIVE_INFINITY)),
  );
  return { header, rows: sides.flatMap(inTurn).map((record) => header.map((label) => record.get(label)?.value ?? '')) };
}

/** The records of one form that is filled in again and again down a sheet. */
function inTurn(pairs: readonly FormPair[]): readonly ReadonlyMap<string, FormPair>[] {
  const records: Map<string, FormPair>[] = [];
  for (const pair of pairs) {
    const last = records.at(-1);
    const known = last?.get(pair.label);
    if (last === undefined || (known && known.row !== pair.row)) records.push(new Map([[pair.label, pair]]));
    else if (known === undefined) last.set(pair.label, pair);
    else last.set(pair.label, { ...known, value: [known.value, pair.value].filter((value) => value !== '').join('; ') });
  }
  return records;
}
