import { labelBeside } from './cell-labels.ts';
import type { Collected } from './collected.ts';
import type { SheetRow } from './sheet.ts';

/** Values that somebody once tried in some cells (ECMA-376 part 1, 18.3.1.76): what-if analysis keeps them under a name. */
export type Scenario = {
  readonly name: string;
  readonly user: string;
  readonly comment: string;
  readonly inputs: { readonly cell: string; readonly value: string }[];
};

const maxCells = 256;

/** What the program writes into the comment by itself. */
const stamp = /^(?:Created|Modified) by .{0,200}? on \d.{0,40}$/gmu;

type TriedOut = { readonly scenarios: readonly Scenario[]; readonly rows: readonly SheetRow[]; readonly place: string };

/** The scenarios of a sheet: what is said of each, and what they fill in, one row for each. */
export function addScenarios({ scenarios, rows, place }: TriedOut, to: Collected): void {
  if (scenarios.length === 0) return;
  const where = `what-if scenarios of ${place}`;
  const cells = [...new Set(scenarios.flatMap(({ inputs }) => inputs.map(({ cell }) => cell)))].slice(0, maxCells);
  const header = ['Scenario', ...cells.map((cell) => labelBeside(rows, cell))];
  const filled = scenarios.map(({ name, inputs }) => {
    const values = new Map(inputs.map(({ cell, value }) => [cell, value]));
    return [name, ...cells.map((cell) => values.get(cell) ?? '')];
  });
  to.add({ tables: [{ where, shape: 'list', header, rows: filled, hidden: true, caption: '', hiddenColumns: [] }] });
  for (const { comment } of scenarios) to.say(comment.replace(stamp, ''), where, { hidden: true });
  for (const user of new Set(scenarios.map((scenario) => scenario.user)))
    to.say(user, 'document properties', { hidden: true, label: 'author of a scenario' });
}
