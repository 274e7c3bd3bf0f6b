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

/** A value, the line behind it, and what stands on its lines that is none of it. */
type Dump = { readonly value: unknown; readonly past: number; readonly rest: readonly string[] };

/** The key of a line and how its value is written; nothing where it is no member. */
function memberOf(line: string): readonly [key: string, written: string] | undefined {
  if (line.length > maxLineChars) return undefined;
  const [, word, number, value] = inArray.exec(line) ?? [];
  const [, property, held] = value === undefined ? (inObject.exec(line) ?? []) : [];
  const key = word ?? number ?? property;
  const written = value ?? held;
  return key === undefined || written === undefined ? undefined : [key, written];
}

/** The value that a line opens. One that ends early holds what came before. */
function dumpFrom(lines: readonly string[], from: number): Dump {
  const stack: { readonly key: string; readonly members: Members }[] = [{ key: '', members: new Map() }];
  const rest: string[] = [];
  const close = (): void => {
    const done = stack.pop();
    if (done) stack.at(-1)?.members.set(done.key, gathered(done.members));
  };
  let at = from + 1;
  for (let isOpen = true; isOpen && at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (/^[\]}]/u.test(line)) {
      rest.push(line.slice(1));
      isOpen = stack.length > 1;
      if (isOpen) close();
      continue;
    }
    const [key, written] = memberOf(line) ?? [];
    if (key === undefined || written === undefined) rest.push(line);
    else if (opens.test(written) && stack.length < maxDepth) stack.push({ key, members: new Map() });
    else if (written.startsWith('"""')) {
      const several = linesFrom(lines, at + 1);
      stack.at(-1)?.members.set(key, several.text);
      at = several.past;
    } else stack.at(-1)?.members.set(key, scalarOf(written));
  }
  while (stack.length > 1) close();
  const root = stack[0]?.members;
  return { value: root && root.size > 0 ? gathered(root) : undefined, past: Math.min(at, lines.length), rest };
}

export type Dumps = {
  readonly tables: readonly Table[];
  /** The text around and between the values; all of it where there are none. */
  readonly rest: string;
};

/** The records that such a text shows, one value after the other. */
export function dumpsIn(text: string): Dumps {
  if (!isPhpDump(text)) return { tables: [], rest: text };
  const lines = text.split('\n');
  const looked = lines.slice(0, maxLines).map((line) => line.trim());
  const tables: Table[] = [];
  const rest: string[] = [];
  for (let at = 0; at < looked.length; ) {
    const dump = opening.test(looked[at] ?? '') && tables.length < maxTables ? dumpFrom(looked, at) : undefined;
    const shown = typeof dump?.value === 'object' && dump.value !== null ? shapesOf(dump.value, 'debug output').tables : [];
    if (dump === undefined || shown.length === 0) rest.push(lines[at++] ?? '');
    else {
      tables.push(...shown);
      rest.push(...dump.rest);
      at = dump.past;
    }
  }
  return { tables, rest: [...rest, ...lines.slice(looked.length)].join('\n').trim() };
}

/** A table of parameters, and the records that its cells show. */
export function withDumps(table: Table): readonly Table[] {
  const told: Table[] = [];
  const rows = [...table.rows].map((row) =>
    row.map((cell) => {
      if (told.length >= maxTables) return cell;
      const { tables, rest } = dumpsIn(cell);
      for (const one of tables) told.push({ ...one, caption: one.caption || table.caption, hidden: table.hidden });
      return rest;
    }),
  );
  return told.length === 0 ? [table] : [{ ...table, rows }, ...told];
}
