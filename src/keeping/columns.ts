// Rows back into nouns. A row that does not fit is a damaged database, and is never guessed at.

import { isMasked } from '../mask.ts';
import type { Alert, Cause, Finding, FormOutline, Masked, Proof } from '../model.ts';
import type { Row } from './sql.ts';
import type { Veil } from './veil.ts';

const unreadable = (column: string): Error =>
  Object.assign(new Error(`${column} of a row cannot be read`), { code: 'ROW_UNREADABLE' });

// ── Columns ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw unreadable(column);
  return value;
}

export function number(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw unreadable(column);
  return value;
}

const present = (row: Row, column: string): boolean => row[column] !== null && row[column] !== undefined;

export const maybeText = (row: Row, column: string): string | undefined => (present(row, column) ? text(row, column) : undefined);

export const date = (row: Row, column: string): Date => new Date(number(row, column));

export const maybeDate = (row: Row, column: string): Date | undefined => (present(row, column) ? date(row, column) : undefined);

export function oneOf<const Word extends string>(row: Row, column: string, words: readonly Word[]): Word {
  const found = words.find((word) => word === row[column]);
  if (found === undefined) throw unreadable(column);
  return found;
}

export function unveiled(row: Row, column: string, veil: Veil): string {
  const value = veil.off(text(row, column));
  if (value === undefined) throw unreadable(column);
  return value;
}

export const maybeUnveiled = (row: Row, column: string, veil: Veil): string | undefined =>
  present(row, column) ? unveiled(row, column, veil) : undefined;

export function address(written: string, column: string): URL {
  if (!URL.canParse(written)) throw unreadable(column);
  return new URL(written);
}

/** Milliseconds since 1970; a time that is none is a programmer's mistake, and must not become an empty column. */
export function millis(at: Date): number {
  const value = at.getTime();
  if (!Number.isFinite(value)) throw new RangeError('a time is not a time');
  return value;
}

export const maybeMillis = (at: Date | undefined): number | null => (at === undefined ? null : millis(at));

// ── JSON in text columns ─────────────────────────────────────────────────────────────────────────────────────────────

const isRecord = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

function json(row: Row, column: string): unknown {
  try {
    return JSON.parse(text(row, column));
  } catch {
    throw unreadable(column);
  }
}

function record(row: Row, column: string): Row {
  const value = json(row, column);
  if (!isRecord(value)) throw unreadable(column);
  return value;
}

const listOf = <One>(value: unknown, column: string, fits: (one: unknown) => One): readonly One[] => {
  if (!Array.isArray(value)) throw unreadable(column);
  return value.map(fits);
};

const asText = (value: unknown): string => text({ value }, 'value');

const asRecord = (value: unknown): Row => {
  if (!isRecord(value)) throw unreadable('value');
  return value;
};

const asMasked = (value: unknown): Masked => {
  const written = asText(value);
  if (!isMasked(written)) throw unreadable('masked');
  return written;
};

export const texts = (row: Row, column: string): readonly string[] => listOf(json(row, column), column, asText);

export const counts = (row: Row, column: string): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(record(row, column)).map(([kind, count]) => [kind, number({ count }, 'count')]));

export const evidence = (row: Row, column: string): Finding['evidence'] =>
  listOf(json(row, column), column, (one) => {
    const seen = asRecord(one);
    const kind = maybeText(seen, 'kind');
    return { where: text(seen, 'where'), masked: asMasked(seen.masked), ...(kind === undefined ? {} : { kind }) };
  });

const headers = (value: Row): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.keys(value).map((name) => [name, text(value, name)]));

export function proof(row: Row, column: string): Proof {
  const seen = record(row, column);
  return {
    status: number(seen, 'status'),
    headers: headers(asRecord(seen.headers)),
    digest: text(seen, 'digest'),
    rows: number(seen, 'rows'),
  };
}

export const fields = (row: Row, column: string, veil: Veil): FormOutline['fields'] =>
  listOf(json({ [column]: unveiled(row, column, veil) }, column), column, (one) => {
    const field = asRecord(one);
    return { name: text(field, 'name'), label: text(field, 'label'), type: text(field, 'type'), asks: maybeText(field, 'asks') };
  });

export const severities = ['review', 'low', 'medium', 'high', 'critical'] as const;
const alertKinds = ['opened', 'reopened', 'worsened', 'resolved', 'reminder', 'blind', 'digest', 'test'] as const;

export function alert(row: Row, column: string): Alert {
  const said = record(row, column);
  const list = (name: string): readonly string[] => listOf(said[name], name, asText);
  const at = new Date(text(said, 'at'));
  if (Number.isNaN(at.getTime())) throw unreadable(column);
  return {
    key: text(said, 'key'),
    cause: text(said, 'cause'),
    kind: oneOf(said, 'kind', alertKinds),
    severity: oneOf(said, 'severity', severities),
    target: text(said, 'target'),
    organisation: text(said, 'organisation'),
    title: text(said, 'title'),
    summary: text(said, 'summary'),
    facts: listOf(said.facts, 'facts', (one) => ({
      label: text(asRecord(one), 'label'),
      value: text(asRecord(one), 'value'),
    })),
    addresses: list('addresses'),
    moreAddresses: number(said, 'moreAddresses'),
    steps: list('steps'),
    findings: list('findings'),
    at,
  };
}

/** The cause a row was joined with, its columns called `cause_…`. */
export const cause = (row: Row, veil: Veil): Cause => ({
  key: unveiled(row, 'cause_key', veil),
  form: maybeUnveiled(row, 'cause_form', veil),
  page: maybeUnveiled(row, 'cause_page', veil),
  labels: listOf(json({ labels: unveiled(row, 'cause_labels', veil) }, 'labels'), 'labels', asText),
});
