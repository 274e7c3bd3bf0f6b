/** Objects flattened to cells under key paths such as `address.postcode`, by a tree of keys that all objects of a list share. */

import { noteIn, recordIn } from './labelled-lines.ts';
import { withoutTags } from './tags.ts';
import { unreadable } from './unreadable.ts';
import { isKeyed, isList, isScalar, type Keyed, type Scalar, unwrapped } from './value-kinds.ts';
import { mapIn } from './value-maps.ts';
import { pairsIn, withTitles } from './value-pairs.ts';

export const maxNesting = 200;
const maxColumns = 1000;
const maxCellChars = 100_000;
const maxInline = 4;
const maxInlineKeys = 4;

export type KeyTree = { readonly path: string; column: number; readonly branches: Map<string, KeyTree> };

/** The columns of one table. `spill` is the column everything beyond the cap shares. */
export type Columns = { readonly root: KeyTree; readonly header: string[] };

export type Visit = {
  readonly cell: (branch: KeyTree, value: Scalar) => void;
  /** A list of objects that is a table of its own. */
  readonly list: (path: string, values: readonly unknown[]) => void;
};

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

/** Parts of one record, such as its addresses; what has a name is a record of its own. */
function isSmall(value: unknown): boolean {
  return isKeyed(value) && Object.keys(value).length <= maxInlineKeys && !isNamed(value, maxNamedDepth);
}

const maxNamedDepth = 4;

/** Whether it, or something within it, has a name or a mailbox. */
const isNamed = (value: Keyed, depth: number): boolean =>
  Object.keys(value).some((key) => {
    const inner = value[key];
    return /name$|^nom$|^e-?mail/iu.test(key) || (depth > 0 && isKeyed(inner) && isNamed(inner, depth - 1));
  });

/** A key that only records of one person have. */
const ofPerson =
  /^(?:defendant|patient|child|pupil|student|client|applicant|claimant|tenant|resident|person|prisoner|offender)?_?(?:(?:date|data|fecha)?_?(?:of_?|de_?|di_?)?(?:birth|nascita|nacimiento|nascimento|naissance)(?:_?date|_?day)?|dob|geburtsdatum|geburtstag|geboortedatum|(?:fore|first|given|sur|last|family|middle)_?names?|vorname|nachname|voornaam|achternaam|prenom|apellidos?|cognome|sobrenome|fornavn|efternavn|etternavn|fornamn|efternamn|etunimi|sukunimi|imie|nazwisko)$/iu;

/** Lists that tell more of a person, however many there are: the others may be of other people. */
const detail =
  /^(?:.{0,20}(?:names?|address(?:es)?|phones?|phone_?numbers?|e?_?mails?|telecoms?)|contact_?(?:details|points)|offences?|charges|convictions|alerts|(?:health_?|medical_?)?conditions|allergies|medications|medicines|diagnoses|vaccinations|immuni[sz]ations|tenures|tenancies|needs|disabilities|symptoms|adress(?:en|er)|adresses|direcciones|indirizzi|telefon(?:e|os|i|er)?)$/iu;

const isPerson = (value: Keyed): boolean => Object.keys(value).some((key) => ofPerson.test(key));

const maxDetailKeys = 12;

const isDetail = (value: unknown): boolean =>
  isKeyed(value) && Object.keys(value).length <= maxDetailKeys && !('resourceType' in value);

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

type Where = {
  readonly tree: KeyTree;
  readonly depth: number;
  readonly inline: 'never' | 'small' | 'short';
  /** The record it stands in, and where that one stands. */
  readonly record?: Keyed;
  readonly outer?: Where;
};

/** Within a record of one person; asked of lists only, since most objects have none. */
const isOfPerson = ({ record, outer }: Where): boolean =>
  (record !== undefined && isPerson(record)) || (outer !== undefined && isOfPerson(outer));

const lastKey = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

/** Mailboxes, numbers as long as people's are, or words in twos and threes, as names are; other lists of words are one cell. */
const rollEntry = /^(?:\d{9,13}|\p{Lu}[\p{L}'’.-]{0,30}(?: \p{L}[\p{L}'’.-]{0,30}){1,3}|[^\s@]{1,64}@[^\s@]{3,190})$/u;
const minRoll = 3;

const isRoll = (list: readonly unknown[]): boolean =>
  list.length >= minRoll &&
  list.every((value) => isScalar(value) && String(value).length <= 190 && rollEntry.test(String(value)));

function flattenList(list: readonly unknown[], at: Where, visit: Visit): void {
  const { tree, depth } = at;
  const first = list[0];
  if (first === undefined) return;
  if (list.every(isScalar)) {
    if (at.inline === 'never' && isRoll(list)) visit.list(tree.path, list);
    else visit.cell(tree, list.length === 1 && isScalar(first) ? first : joined(list));
    return;
  }
  const bare = list.map((value) => (isKeyed(value) ? unwrapped(value) : undefined)).filter((value) => value !== undefined);
  if (bare.length === list.length) {
    visit.cell(tree, joined(bare));
    return;
  }
  const pairs = pairsIn(list);
  if (pairs) {
    for (const { label, value } of pairs) flattenValue(value, { ...at, tree: branchOf(tree, label), depth: depth + 1 }, visit);
    return;
  }
  const small = at.inline !== 'never' && (at.inline === 'short' || list.length === 1 || list.every(isSmall));
  const own = (): boolean => detail.test(lastKey(tree.path)) && list.every(isDetail) && isOfPerson(at);
  const short = list.length <= maxInline && (small || own());
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
    const bare = unwrapped(value);
    const values = bare === undefined ? mapIn(value) : undefined;
    if (bare !== undefined) visit.cell(at.tree, bare);
    else if (values) flattenMap(values, at, visit);
    else flatten(value, at, visit);
  }
}

/** Answers by the number of their question are a record, entries by their token a list. */
function flattenMap(values: readonly Keyed[], at: Where, visit: Visit): void {
  if (pairsIn(values)) flattenList(values, at, visit);
  else visit.list(at.tree.path, values);
}

/** Where markup in a value ends a line. */
const lineBreaks = /\s{0,20}<(?:br\s{0,4}\/?|\/p|\/li|\/div)>\s{0,20}/giu;
const maybeLines = /\n|<br|<\/(?:p|li|div)>/iu;

/** A text that is a record itself, line by line, is told as one. */
function flattenLines(text: string, tree: KeyTree, visit: Visit): void {
  const lines = text.length > maxCellChars ? '' : withoutTags(text.replace(lineBreaks, '\n'));
  const whole = recordIn(lines);
  const note = whole ? { pairs: whole, rest: '' } : noteIn(lines);
  for (const { label, value } of note?.pairs ?? []) visit.cell(branchOf(tree, label), value);
  if (note === undefined) visit.cell(tree, text);
  else if (note.rest !== '') visit.cell(tree, note.rest);
}

/** Every cell of one object; lists of objects in it that are tables of their own go to `visit.list`. */
export function flatten(given: Keyed, at: Where, visit: Visit): void {
  const value = 'definition' in given ? withTitles(given) : given;
  if (at.depth > maxNesting) throw unreadable(`nested more than ${maxNesting} deep`);
  const inline = at.inline !== 'short' && isResource(value) ? 'short' : at.inline;
  const { tree } = at;
  const depth = at.depth + 1;
  for (const key in value) {
    const inner = value[key];
    const branch = branchOf(tree, key);
    if (typeof inner === 'string' && maybeLines.test(inner)) flattenLines(inner, branch, visit);
    else if (isScalar(inner)) visit.cell(branch, inner);
    else if (inner !== null) flattenValue(inner, { tree: branch, depth, inline, record: value, outer: at }, visit);
  }
}
