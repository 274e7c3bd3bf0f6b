import type { Table } from '../model.ts';
import { isHint } from '../vocabulary/labels.ts';
import type { Detecting } from './column.ts';
import { likelyPerson } from './person-like.ts';
import { isPlaceholder } from './reserved.ts';

// Lists put somebody's number or mailbox below the name, in one cell: `Jane Doe`, a line end, `QQ 12 34 56 C`.

const kinds: Readonly<Record<string, string>> = {
  'national-insurance-number': 'National Insurance number',
  'nhs-number': 'NHS number',
  'email-address': 'Email',
};
/** Many have no mailbox; the others are names. */
const minWithMailbox = 0.4;
/** Under a name the shape is enough: values kept for examples have prefixes that are given to nobody. */
const shape = /^[A-Z]{2}(?: ?\d{2}){3} ?[A-D]$/u;
const name = /^\p{Lu}[\p{L}\p{M}.,'’-]{0,30}(?: [\p{L}\p{M}.,'’-]{1,30}){1,4}$/u;
const between = /[\s,;:(|/–-]{1,6}/gu;
const maxSampled = 20;
const maxPlaces = 10;
const maxChars = 120;
const minSplit = 0.7;

const minChars = 12;
const minFigures = 6;

/** As many figures as the shortest of the numbers has: most cells of most tables have fewer. */
function hasFigures(cell: string): boolean {
  let figures = 0;
  for (let at = cell.length - 1; at >= 0; at -= 1) {
    const code = cell.charCodeAt(at);
    if (code >= 48 && code <= 57 && ++figures === minFigures) return true;
  }
  return false;
}

const mayHoldBoth = (cell: string): boolean =>
  cell.length >= minChars && cell.length <= maxChars && (cell.includes('@') || hasFigures(cell));

/** `Jane Doe` above or before `jane@…`; what stands in brackets is read where mailboxes are. */
const withMailbox = /^([^@<>()\n]{3,60}?)\s{1,6}([^\s@<>()]{1,64}@[^\s@<>()]{3,100})$/u;

type Split = { readonly kind: string; readonly before: string; readonly behind: string };

function beforeMailbox(cell: string, accepts: Detecting['accepts']): Split | undefined {
  const [, before = '', behind = ''] = withMailbox.exec(cell) ?? [];
  const isOne = name.test(before) && likelyPerson(before) !== 'thing' && accepts('email-address', behind);
  return isOne ? { kind: 'email-address', before, behind } : undefined;
}

function splitOf(cell: string, { accepts }: Detecting): Split | undefined {
  if (!mayHoldBoth(cell) || isPlaceholder(cell)) return undefined;
  if (cell.includes('@')) return beforeMailbox(cell, accepts);
  for (const { 0: gap, index } of [...cell.matchAll(between)].slice(0, maxPlaces)) {
    const before = cell.slice(0, index).trim();
    const behind = cell
      .slice(index + gap.length)
      .replace(/\)$/u, '')
      .trim();
    if (!name.test(before) || likelyPerson(before) === 'thing') continue;
    const kind = shape.test(behind) ? 'national-insurance-number' : Object.keys(kinds).find((one) => accepts(one, behind));
    if (kind !== undefined) return { kind, before, behind };
  }
  return undefined;
}

function areSplit(splits: readonly Split[], cells: readonly string[]): boolean {
  if (splits.some(({ kind }) => kind !== 'email-address')) return splits.length >= cells.length * minSplit;
  return splits.length >= cells.length * minWithMailbox && cells.every((cell) => cell.includes('@') || name.test(cell));
}

/** The table with names and the numbers or mailboxes behind them in columns of their own; the same table where no column holds both. */
export function apart(table: Table, detecting: Detecting): Table {
  const sample: (readonly string[])[] = [];
  for (const row of table.rows) if (sample.push(row) >= maxSampled) break;
  if (!sample.some((row) => row.some(mayHoldBoth))) return table;
  const width = Math.max(0, ...sample.map((row) => row.length));
  for (let at = 0; at < width; at++) {
    if (isHint(table.header[at] ?? '')) continue;
    const cells = sample.map((row) => row[at]?.trim() ?? '').filter((cell) => cell !== '');
    const splits = cells.map((cell) => splitOf(cell, detecting)).filter((split) => split !== undefined);
    const [first] = splits;
    if (first === undefined || !areSplit(splits, cells)) continue;
    const rows = {
      *[Symbol.iterator]() {
        for (const row of table.rows) {
          const split = splitOf(row[at]?.trim() ?? '', detecting);
          const filled = Array.from({ length: Math.max(width, row.length) }, (_, column) => row[column] ?? '');
          yield split === undefined ? [...filled, ''] : [...filled.with(at, split.before), split.behind];
        }
      },
    };
    const header =
      table.header.length === 0
        ? []
        : [...Array.from({ length: width }, (_, column) => table.header[column] ?? ''), kinds[first.kind] ?? ''];
    const flags = table.hiddenColumns;
    const hiddenColumns =
      flags.length === 0 ? flags : [...Array.from({ length: width }, (_, column) => flags[column] ?? false), flags[at] ?? false];
    return { ...table, header, rows, hiddenColumns };
  }
  return table;
}
