/** Address labels: a sheet of stickers, or a mail merge, with one addressee to a cell, box or paragraph and a line for each part. */

import type { Table } from '../model.ts';

const minLines = 3;
const maxLines = 8;
const maxLineChars = 60;
const minLabels = 3;
/** Lines that may follow the one with the postcode: a country, a telephone number. */
const maxLinesBelow = 2;
/** Other cells of a sheet of labels: one that is left over, a heading. */
const minShare = 0.8;

const british = /(?:^|[\s,])([A-Z]{1,2}\d[A-Z\d]? {0,2}\d[A-Z]{2})$/iu;

/** Lines that end an address elsewhere: `10115 Berlin`, `1012 AB Amsterdam`, `00-950 Warszawa`, `111 22 Malmö`, `Austin, TX 78701`. */
const elsewhere: readonly RegExp[] = [
  /^(?:[A-Z]{1,2}-)?\d{4,5} {1,2}(?:[A-Z]{2} {1,2})?\p{Lu}\p{L}/u,
  /^(?:\d{2}-\d{3}|\d{3} \d{2}) {1,2}\p{Lu}\p{L}/u,
  /[\p{L}.],? {1,2}[A-Z]{2} {1,2}(?:\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d)$/u,
];

const endsAddress = (line: string): boolean => british.test(line) || elsewhere.some((pattern) => pattern.test(line));

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n', maxLines + 1)
    .map((line) => line.trim().replace(/,$/u, ''))
    .filter((line) => line !== '');

/** `[addressee, address, postcode or its line, what else is on it]`, or nothing where it is no label. */
function labelOf(lines: readonly string[]): readonly string[] | undefined {
  if (lines.length < minLines || lines.length > maxLines || lines.some((line) => line.length > maxLineChars)) return undefined;
  const end = lines.findLastIndex(endsAddress);
  if (end < 2 || end < lines.length - 1 - maxLinesBelow) return undefined;
  // A reference may stand above the addressee.
  const first = /\d/u.test(lines[0] ?? '') ? 1 : 0;
  if (end - first < 1 || !/^\p{L}[^\d@:]*$/u.test(lines[first] ?? '')) return undefined;
  const last = lines[end] ?? '';
  const code = british.exec(last)?.[1] ?? last;
  const before = last.slice(0, last.length - code.length).replace(/[\s,]{1,10}$/u, '');
  const address = [...lines.slice(first + 1, end), before].filter((line) => line !== '').join(', ');
  const besides = [...lines.slice(0, first), ...lines.slice(end + 1)].join(', ');
  return [lines[first] ?? '', address, code, besides];
}

/** A sheet may hold the same label over and over. */
const distinct = (labels: readonly (readonly string[])[]): readonly (readonly string[])[] => [
  ...new Map(labels.map((label) => [label.join('\n'), label])).values(),
];

export type Labels = {
  /** Addressee, address, postcode, what else is on the label. */
  readonly rows: readonly (readonly string[])[];
  /** Texts that are no labels. */
  readonly rest: readonly string[];
};

/** The labels among the cells of a table that is nothing but a sheet of them. */
export function labelsIn(texts: readonly string[]): Labels | undefined {
  const filled = texts.filter((text) => text.trim() !== '');
  const labels = filled.map((text) => labelOf(linesOf(text)));
  const found = labels.filter((label) => label !== undefined);
  if (found.length < minLabels || found.length < filled.length * minShare) return undefined;
  return { rows: distinct(found), rest: filled.filter((_, at) => labels[at] === undefined) };
}

export type LabelRun = {
  /** The texts it takes, from one to before another. */
  readonly from: number;
  readonly past: number;
  readonly rows: readonly (readonly string[])[];
};

/** The label that begins at a text, and how many texts it takes: one of several lines, or one line of several. */
function labelAt(
  texts: readonly string[],
  from: number,
): { readonly label: readonly string[]; readonly past: number } | undefined {
  const lines: string[] = [];
  for (let at = from; at < texts.length && lines.length < maxLines; at++) {
    const text = texts[at] ?? '';
    if (text.includes('\n') && at > from) return undefined;
    lines.push(...linesOf(text));
    const ended = text.includes('\n') || endsAddress(lines.at(-1) ?? '');
    const label = ended ? labelOf(lines) : undefined;
    if (label || text.includes('\n')) return label && { label, past: at + 1 };
  }
  return undefined;
}

/** Runs of labels that follow each other in running text, as boxes and frames hold them. */
export function labelRuns(texts: readonly string[]): readonly LabelRun[] {
  const runs: { from: number; past: number; rows: (readonly string[])[] }[] = [];
  for (let at = 0; at < texts.length; ) {
    const found = labelAt(texts, at);
    const last = runs.at(-1);
    if (found && last?.past === at) {
      last.past = found.past;
      last.rows.push(found.label);
    } else if (found) runs.push({ from: at, past: found.past, rows: [found.label] });
    at = found?.past ?? at + 1;
  }
  return runs.filter(({ rows }) => rows.length >= minLabels).map((run) => ({ ...run, rows: distinct(run.rows) }));
}

/** A sheet of labels as rows of whom they are for. */
export const labelsTable = (
  rows: Labels['rows'],
  place: { readonly where: string; readonly hidden: boolean; readonly caption: string },
): Table => ({ ...place, where: `address labels in ${place.where}`, shape: 'grid', header: [], rows, hiddenColumns: [] });
