import type { Passage, Table } from '../model.ts';
import { labelRuns } from '../reading/address-labels.ts';
import { labelledLines } from '../reading/labelled-lines.ts';
import type { Collected } from './collected.ts';
import { columnNames } from './header.ts';

/** Lines set in columns with tabs: three or more in a row with as many cells. */
function tabbed(passages: readonly Passage[]): { readonly passages: readonly Passage[]; readonly tables: readonly Table[] } {
  const rest: Passage[] = [];
  const tables: Table[] = [];
  let run: { readonly passage: Passage; readonly cells: readonly string[] }[] = [];
  const close = (): void => {
    const [first] = run;
    if (first && run.length >= 3) {
      const rows = run.map(({ cells }) => cells);
      const header = columnNames(rows);
      const { where, hidden, label } = first.passage;
      const body = header.length > 0 ? rows.slice(1) : rows;
      tables.push({
        where: where || 'lines in columns',
        shape: 'grid',
        header,
        rows: body,
        hidden,
        caption: label,
        hiddenColumns: [],
      });
    } else rest.push(...run.map(({ passage }) => passage));
    run = [];
  };
  for (const passage of passages) {
    const cells =
      passage.text.includes('\t') && !passage.text.includes('\n') ? passage.text.split(/\t+/u).map((cell) => cell.trim()) : [];
    if (cells.length !== run[0]?.cells.length || run[0]?.passage.where !== passage.where) close();
    if (cells.length > 1) run.push({ passage, cells });
    else rest.push(passage);
  }
  close();
  return { passages: rest, tables };
}

/** So many passages below labelled lines may tell what they are part of. */
const passagesAfter = 4;

/** A name for a column before the colon, rather than the beginning of a sentence about somebody. */
const isLabelled = (passage: Passage): boolean => passage.text.split('\n').every((line) => /^[^\d,(@:]{1,80}:\s/u.test(line));

/** Runs of neighbours that agree on something. */
function runsBy<Value>(values: readonly Value[], key: (value: Value) => string): readonly (readonly Value[])[] {
  const runs: Value[][] = [];
  let last: string | undefined;
  for (const value of values) {
    const mine = key(value);
    if (mine === last) runs.at(-1)?.push(value);
    else runs.push([value]);
    last = mine;
  }
  return runs;
}

/** Takes address labels, a box or frame for each, out of the passages. */
function addressed(passages: readonly Passage[]): { readonly passages: readonly Passage[]; readonly tables: readonly Table[] } {
  const rest: Passage[] = [];
  const tables: Table[] = [];
  for (const run of runsBy(passages, ({ where, hidden }) => `${where}\n${hidden}`)) {
    let from = 0;
    for (const { from: start, past, rows } of labelRuns(run.map(({ text }) => text))) {
      for (const passage of run.slice(from, start)) rest.push(passage);
      from = past;
      const { where = '', hidden = false, label: caption = '' } = run[start] ?? {};
      const place = where === '' ? 'address labels' : `address labels in ${where}`;
      tables.push({ where: place, shape: 'grid', header: [], rows, hidden, caption, hiddenColumns: [] });
    }
    for (const passage of run.slice(from)) rest.push(passage);
  }
  return { passages: rest, tables };
}

/** Gives passages of running text on, with the records among them (address labels, labelled lines, columns) as tables. */
export function addProse(all: readonly Passage[], to: Collected): void {
  const { passages, tables } = addressed(all);
  to.add({ tables });
  const columns = tabbed(passages);
  to.add({ tables: columns.tables });
  let past = 0;
  for (const run of runsBy(columns.passages, (passage) => `${passage.where}\n${passage.hidden}\n${isLabelled(passage)}`)) {
    const [first] = run;
    past += run.length;
    if (!first || !isLabelled(first)) {
      to.add({ passages: run });
      continue;
    }
    const { passages: rest, tables } = labelledLines(run, columns.passages.slice(past, past + passagesAfter));
    to.add({ passages: rest, tables: tables.map((table) => (first.where === '' ? table : { ...table, where: first.where })) });
  }
}
