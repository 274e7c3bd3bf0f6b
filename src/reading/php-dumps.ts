/** Values as PHP's VarDumper shows them on debug pages of Symfony and Laravel: `array:2 [`, then `"name" => "Jane"` a line. */

import type { Table } from '../model.ts';
import { shapesOf } from './shapes.ts';

const maxDepth = 50;
const maxLines = 20_000;
const maxLineChars = 20_000;
const headChars = 600;
const maxTables = 2_000;

const opening = /^(?:\^ )?(?:array:\d{1,6} \[|[\w\\]{1,200}(?: @\d{1,20})? \{#\d{1,9})[ ▼▶]{0,3}$/mu;
const inArray = /^(?:"([^"]{1,300})"|(\d{1,10})) => (.*)$/u;
const inObject = /^[+#~-]{0,2}"?([\p{L}_][\p{L}\p{N}_\\]{0,100})"?: (.*)$/u;
const quoted = /^"(.*)"(?: …\d{1,10})?$/u;
const opens = /(?:^array:\d{1,6} \[|\{#\d{1,9})[ ▼▶]{0,3}$/u;

/** Whether a text begins as such a value does. */
export const isPhpDump = (text: string): boolean => text.length > 10 && opening.test(text.slice(0, headChars));

type Members = Map<string, unknown>;

/** Members as an object, or as a list where they are only numbered. */
function gathered(members: Members): unknown {
  const keys = [...members.keys()];
  if (keys.length > 0 && keys.every((key, at) => key === String(at))) return [...members.values()];
  return Object.fromEntries([...members].filter(([key]) => key !== '__proto__'));
}

/** Lines of a text between `"""` and `"""`, each but the last with its line end spelled out. */
function linesFrom(lines: readonly string[], from: number): { readonly text: string; readonly past: number } {
  let past = from;
  while (past < lines.length && !/^"""/u.test(lines[past] ?? '')) past++;
  const inner = lines.slice(from, past).map((line) => line.replace(/\\[rn]$|\\r\\n$/u, ''));
  return { text: inner.join('\n'), past };
}

function scalarOf(written: string): unknown {
  if (written === 'null' || written === '[]' || written === '') return null;
  return quoted.exec(written)?.[1] ?? written;
}

/** The value of such a text; undefined where there is none. One that ends early holds what came before. */
function parsed(text: string): unknown {
  const start = opening.exec(text);
  if (!start) return undefined;
  const lines = text
    .slice(start.index)
    .split('\n', maxLines)
    .map((line) => line.trim());
  const stack: { readonly key: string; readonly members: Members }[] = [{ key: '', members: new Map() }];
  const close = (): void => {
    const done = stack.pop();
    if (done) stack.at(-1)?.members.set(done.key, gathered(done.members));
  };
  for (let at = 1; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (/^[\]}]/u.test(line)) {
      if (stack.length === 1) break;
      close();
      continue;
    }
    const [, word, number, value] = (line.length <= maxLineChars && inArray.exec(line)) || [];
    const [, property, held] = value === undefined && line.length <= maxLineChars ? (inObject.exec(line) ?? []) : [];
    const key = word ?? number ?? property;
    const written = value ?? held;
    if (key === undefined || written === undefined) continue;
    if (opens.test(written) && stack.length < maxDepth) stack.push({ key, members: new Map() });
    else if (written.startsWith('"""')) {
      const several = linesFrom(lines, at + 1);
      stack.at(-1)?.members.set(key, several.text);
      at = several.past;
    } else stack.at(-1)?.members.set(key, scalarOf(written));
  }
  while (stack.length > 1) close();
  const root = stack[0]?.members;
  return root && root.size > 0 ? gathered(root) : undefined;
}

/** The records that such a text shows. */
export function dumpedTables(text: string): readonly Table[] {
  const value = isPhpDump(text) ? parsed(text) : undefined;
  return typeof value === 'object' && value !== null ? shapesOf(value, 'debug output').tables : [];
}

/** A table of parameters, and the records that its cells show. */
export function withDumps(table: Table): readonly Table[] {
  const told: Table[] = [];
  const rows = [...table.rows].map((row) =>
    row.map((cell) => {
      const inner = told.length < maxTables ? dumpedTables(cell) : [];
      for (const one of inner) told.push({ ...one, caption: one.caption || table.caption, hidden: table.hidden });
      return inner.length > 0 ? '' : cell;
    }),
  );
  return told.length === 0 ? [table] : [{ ...table, rows }, ...told];
}
