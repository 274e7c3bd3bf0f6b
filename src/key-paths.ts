/** Objects flattened to cells under key paths such as `address.postcode`, by a tree of keys that all objects of a list share. */

import { recordIn } from './labelled-lines.ts';
import { withoutTags } from './tags.ts';
import { unreadable } from './unreadable.ts';

export type Keyed = Readonly<Record<string, unknown>>;

export const maxNesting = 200;
const maxColumns = 1000;
const maxCellChars = 100_000;
const maxInline = 4;
const maxInlineKeys = 4;
const maxMapSample = 20;

export type KeyTree = { readonly path: string; column: number; readonly branches: Map<string, KeyTree> };

/** The columns of one table. `spill` is the column everything beyond the cap shares. */
export type Columns = { readonly root: KeyTree; readonly header: string[] };

export type Visit = {
  readonly cell: (branch: KeyTree, value: string | number | boolean | bigint) => void;
  /** A list of objects that is a table of its own. */
  readonly list: (path: string, values: readonly unknown[]) => void;
};

export const isKeyed = (value: unknown): value is Keyed => typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

export type Scalar = string | number | boolean | bigint;

export const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint';

export const newColumns = (): Columns => ({ root: { path: '', column: -1, branches: new Map() }, header: [] });

export function branchOf(tree: KeyTree, key: string): KeyTree {
  const known = tree.branches.get(key);
  if (known) return known;
  const branch: KeyTree = { path: tree.path === '' ? key : `${tree.path}.${key}`, column: -1, branches: new Map() };
  tree.branches.set(key, branch);
  return branch;
}

/** The branch's column, made on first use; past the cap the last column takes all. */
export function columnOf({ header }: Columns, branch: KeyTree): number {
  if (branch.column < 0) branch.column = header.length < maxColumns ? header.push(branch.path) - 1 : header.length - 1;
  return branch.column;
}

const labelKeys = ['label', 'question', 'title', 'name', 'field', 'key', 'system', 'type', 'code', 'fieldName', 'field_name'];
const valueKeys = ['value', 'answer', 'response', 'text', 'val', 'content', 'number', 'valueString', 'answerText', 'field_value'];

type Pair = { readonly label: string; readonly value: unknown };

function pairOf(value: unknown): Pair | undefined {
  if (!isKeyed(value)) return undefined;
  const valueKey = valueKeys.find((key) => key in value);
  if (valueKey === undefined) return undefined;
  const labelKey = labelKeys.find((key) => key !== valueKey && typeof value[key] === 'string');
  const label = labelKey === undefined ? undefined : value[labelKey];
  return typeof label === 'string' && label !== '' ? { label, value: value[valueKey] } : undefined;
}

/** `[{question, answer}, …]`: one record told as label/value pairs, each label once. */
function pairsOf(list: readonly unknown[]): readonly Pair[] | undefined {
  const pairs: Pair[] = [];
  const labels = new Set<string>();
  for (const value of list) {
    const pair = pairOf(value);
    if (!pair || labels.has(pair.label) || pairs.length >= maxColumns) return undefined;
    labels.add(pair.label);
    pairs.push(pair);
  }
  return pairs;
}

const isSmall = (value: unknown): boolean => isKeyed(value) && Object.keys(value).length <= maxInlineKeys;

/** FHIR resources keep names, phones and addresses in short lists. */
const isResource = (value: Keyed): boolean => typeof value.resourceType === 'string' && value.resourceType !== 'Bundle';

function joined(list: readonly unknown[]): string {
  const parts: string[] = [];
  let length = 0;
  for (const value of list) {
    if (!isScalar(value)) continue;
    const part = String(value);
    length += part.length;
    if (length > maxCellChars) break;
    parts.push(part);
  }
  return parts.join('; ');
}

/** `{ "-Nx7…": {name, email}, … }`: a list whose positions have names. */
export function mapIn(value: Keyed): readonly Keyed[] | undefined {
  for (const key in value) {
    if (!isKeyed(value[key])) return undefined;
    break;
  }
  const keys = Object.keys(value);
  const tokens = keys.every((key) => /^(?:\d{1,20}|[-\w]{16,64}|[^\s@]{1,64}@[^\s@]{1,64})$/u.test(key));
  if (keys.length < (tokens ? 1 : 3)) return undefined;
  const sample = keys.slice(0, maxMapSample).map((key) => value[key]);
  const [first] = sample;
  if (!isKeyed(first) || !sample.every(isKeyed)) return undefined;
  const wanted = Object.keys(first);
  const alike = sample.every((one) => wanted.filter((key) => key in one).length * 2 > wanted.length);
  if (!alike || wanted.length === 0 || (!tokens && keys.every(isFieldLike))) return undefined;
  return keys.map((key) => ({ key, ...(isKeyed(value[key]) ? value[key] : {}) }));
}

/** `billing`, `shipping`, `en`: names somebody chose, not names that were given out. */
const isFieldLike = (key: string): boolean => /^[a-z][a-z_]{1,30}$/iu.test(key);

type Where = { readonly tree: KeyTree; readonly depth: number; readonly inline: 'never' | 'small' | 'short' };

function flattenList(list: readonly unknown[], at: Where, visit: Visit): void {
  const { tree, depth } = at;
  const first = list[0];
  if (first === undefined) return;
  if (list.every(isScalar)) {
    visit.cell(tree, list.length === 1 && isScalar(first) ? first : joined(list));
    return;
  }
  const pairs = pairsOf(list);
  if (pairs) {
    for (const { label, value } of pairs) flattenValue(value, { ...at, tree: branchOf(tree, label), depth: depth + 1 }, visit);
    return;
  }
  const short =
    at.inline !== 'never' && list.length <= maxInline && (at.inline === 'short' || list.length === 1 || list.every(isSmall));
  if (!short || list.some(isList)) {
    visit.list(tree.path, list);
    return;
  }
  list.forEach((value, index) => {
    const branch = index === 0 ? tree : branchOf(tree, String(index + 1));
    flattenValue(value, { ...at, tree: branch, depth: depth + 1 }, visit);
  });
}

function flattenValue(value: unknown, at: Where, visit: Visit): void {
  if (isScalar(value)) visit.cell(at.tree, value);
  else if (isList(value)) flattenList(value, at, visit);
  else if (isKeyed(value)) {
    const values = mapIn(value);
    if (values) visit.list(at.tree.path, values);
    else flatten(value, at, visit);
  }
}

/** A text that is a record itself, line by line, is told as one. */
function flattenLines(text: string, tree: KeyTree, visit: Visit): void {
  const pairs = text.length > maxCellChars ? undefined : recordIn(withoutTags(text));
  if (pairs) for (const { label, value } of pairs) visit.cell(branchOf(tree, label), value);
  else visit.cell(tree, text);
}

/** Every cell of one object; lists of objects in it that are tables of their own go to `visit.list`. */
export function flatten(value: Keyed, at: Where, visit: Visit): void {
  if (at.depth > maxNesting) throw unreadable(`nested more than ${maxNesting} deep`);
  const inline = at.inline !== 'short' && isResource(value) ? 'short' : at.inline;
  const { tree } = at;
  const depth = at.depth + 1;
  for (const key in value) {
    const inner = value[key];
    const branch = branchOf(tree, key);
    if (typeof inner === 'string' && inner.includes('\n')) flattenLines(inner, branch, visit);
    else if (isScalar(inner)) visit.cell(branch, inner);
    else if (inner !== null) flattenValue(inner, { tree: branch, depth, inline }, visit);
  }
}
