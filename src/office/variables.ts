import type { Collected } from './collected.ts';

/** A name under which a text keeps a value beside its words: a document variable of Word, a user field of OpenDocument. */
export type Variable = { readonly name: string; readonly value: string };

const maxVariables = 2_000;
const place = 'document variables';

/** Several variables of one text are the fields of one form, as macros and merges fill them in; a single one is a word about it. */
export function addVariables(variables: readonly Variable[], to: Collected): void {
  const filled = variables.filter(({ name, value }) => name !== '' && value.trim() !== '').slice(0, maxVariables);
  const [first] = filled;
  if (first && filled.length === 1) to.say(first.value, place, { hidden: true, label: first.name });
  if (filled.length < 2) return;
  const header = filled.map(({ name }) => name);
  const rows = [filled.map(({ value }) => value.trim())];
  to.add({ tables: [{ where: place, shape: 'form', header, rows, hidden: true, caption: '', hiddenColumns: [] }] });
}
