/** `Label: value` lines, as people and programs write records into plain text. */

import type { Passage, Table } from './model.ts';

type Pair = { readonly label: string; readonly value: string };

const minPairs = 2;
const maxLineChars = 3000;
/** A colon after a few words, and something behind it that is not the rest of an address or a time. */
const pattern = /^[ \t>*•-]{0,8}(\p{L}[^:\n]{0,80}?)[ \t]{0,10}:(?!\/\/)[ \t]{1,20}(\S[^\n]*)$/u;

function pairOf(line: string): Pair | undefined {
  if (line.length > maxLineChars) return undefined;
  const found = pattern.exec(line);
  const label = found?.[1];
  const value = found?.[2];
  if (label === undefined || value === undefined || /[.;!]\s|\d$/u.test(label) || label.split(' ').length > 10) return undefined;
  return { label: label.replace(/\*+/gu, ''), value: value.trim() };
}

function pairsOf(passage: Passage): readonly Pair[] | undefined {
  const pairs: Pair[] = [];
  for (const line of passage.text.split('\n')) {
    const pair = pairOf(line);
    if (!pair) return undefined;
    pairs.push(pair);
  }
  return pairs;
}

/** Records out of a run of pairs: a new one begins where a label comes again. */
function recordsOf(pairs: readonly Pair[]): readonly ReadonlyMap<string, string>[] {
  const records: Map<string, string>[] = [];
  let record = new Map<string, string>();
  for (const { label, value } of pairs) {
    if (record.has(label)) {
      records.push(record);
      record = new Map();
    }
    record.set(label, value);
  }
  records.push(record);
  return records;
}

function tableOf(pairs: readonly Pair[], caption: string, hidden: boolean): Table {
  const records = recordsOf(pairs);
  const header = [...new Set(pairs.map(({ label }) => label))];
  const rows = records.map((record) => header.map((label) => record.get(label) ?? ''));
  return { where: 'labelled lines', shape: rows.length > 1 ? 'list' : 'form', header, rows, hidden, caption, hiddenColumns: [] };
}

/** Takes runs of such lines out of the passages, as tables. */
export function labelledLines(passages: readonly Passage[]): {
  readonly passages: readonly Passage[];
  readonly tables: readonly Table[];
} {
  const rest: Passage[] = [];
  const tables: Table[] = [];
  let run: Pair[] = [];
  let held: Passage[] = [];
  const close = (): void => {
    if (run.length >= minPairs)
      tables.push(
        tableOf(
          run,
          held[0]?.label ?? '',
          held.every((passage) => passage.hidden),
        ),
      );
    else for (const passage of held) rest.push(passage);
    run = [];
    held = [];
  };
  for (const passage of passages) {
    const pairs = passage.text.includes(':') ? pairsOf(passage) : undefined;
    if (!pairs) {
      close();
      rest.push(passage);
    } else {
      run.push(...pairs);
      held.push(passage);
    }
  }
  close();
  return { passages: rest, tables };
}
