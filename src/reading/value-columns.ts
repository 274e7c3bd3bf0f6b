/** What a document says of its own columns: `[{"ID": "Field1", "Title": "Full name"}, …]` beside rows keyed by `Field1`. */

import { isKeyed, type Keyed } from './value-kinds.ts';
import { unescapeText } from './xml.ts';

export type ColumnNote = { readonly label: string | undefined; readonly date: boolean };

const maxNotes = 5000;

const keys = ['ID', 'id', 'name', 'key', 'field', 'fieldName', 'column_name'];
const labels = ['Title', 'title', 'label', 'alias', 'question', 'caption', 'text'];

const textAt = (value: Keyed, names: readonly string[]): string | undefined => {
  const name = names.find((one) => typeof value[one] === 'string' && value[one] !== '');
  return name === undefined ? undefined : String(value[name]);
};

/** Adds what a list says about keys to `notes`. */
export function noteColumns(values: readonly unknown[], notes: Map<string, ColumnNote>): void {
  if (values.length > maxNotes) return;
  for (const value of values) {
    if (!isKeyed(value) || notes.size >= maxNotes) continue;
    const key = textAt(value, keys);
    const label = textAt(value, labels) ?? (isToken(key) ? textAt(value, ['name']) : undefined);
    const date = value.type === 'esriFieldTypeDate';
    if (key !== undefined && (label !== undefined || date) && !notes.has(key)) notes.set(key, { label, date });
  }
}

/** A key that only a program gave: `Field1`, `q3`, `entry_12`, a token. Any other speaks for itself. */
const isOpaque = (key: string): boolean =>
  /^[a-z]{0,12}[-_.]?\d{1,20}(?:[-_.]\d{1,20}){0,3}$/iu.test(key) || /^[0-9a-f]{8}[0-9a-f-]{0,60}$/iu.test(key);

const minTokenChars = 12;

/** `fldN1qWe8rTyUi0Op`: letters of both cases and figures, as databases draw them. */
const isToken = (key: string | undefined): boolean =>
  key !== undefined && key.length >= minTokenChars && /^[a-z]{2,4}(?=.*\d)(?=.*[A-Z])[A-Za-z0-9]{1,40}$/u.test(key);

const lastKey = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

/** The label where the key says nothing, else the key path. */
export function columnName(path: string, notes: ReadonlyMap<string, ColumnNote>): string {
  const key = lastKey(path);
  return unescapeText(isOpaque(key) || isToken(key) ? (notes.get(key)?.label ?? path) : path);
}

export const holdsDates = (path: string, notes: ReadonlyMap<string, ColumnNote>): boolean =>
  notes.get(lastKey(path))?.date === true;

const maxMs = 8.64e15;

/** Milliseconds since 1970 as a date, with the time where it is not midnight. */
export function dateText(ms: number): string {
  if (Math.abs(ms) > maxMs) return String(ms);
  const text = new Date(ms).toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text;
}
