/** Values a page carries for its scripts: JSON in script elements, in assignments and in attributes. */

import { base64Json, isBase64Json } from './base64-json.ts';
import { endOfString, parseJson, tryParse } from './json-text.ts';
import { type Branch, mayCarry } from './markup.ts';
import { literalAt } from './script-literals.ts';

export type Island = { readonly value: unknown; readonly where: string };

const maxIslands = 500;
const maxAttributes = 20_000;
/** A bracket that never closes costs a look at the rest of the script; so much of that in all. */
const maxScans = 3;
const minIslandChars = 16;

const isJsonType = (type: string): boolean => /json|importmap/iu.test(type) && !/importmap|speculationrules/iu.test(type);

/** Where the bracket that opens at `from` closes, just past it; -1 when it does not before `to`. Strings are stepped over. */
function endOfValue(text: string, from: number, to: number): number {
  let depth = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      const end = endOfString(text, at);
      if (end < 0) return -1;
      at = end - 1;
    } else if (code === 0x7b || code === 0x5b) depth++;
    else if ((code === 0x7d || code === 0x5d) && --depth === 0) return at + 1;
  }
  return -1;
}

/** `window.state = {"…`, `push([1, {"…`, `JSON.parse("…")`, `rows = [{name: '…`, and base64 of any of them. */
const opening =
  /(?:[=(:,]|\bexport default)\s{0,10}(?:JSON\.parse\(\s{0,10}(?=["']\s{0,10}[{[])|(?=[{[]\s{0,200}["{[]|\[1,\s{0,5}"))|["'`](?=(?:eyJ|W3si)[\w+/=.-]{20})/gu;

/** Values of a script, told apart from code by being nothing but values. */
function* valuesIn(script: string): Generator<unknown> {
  opening.lastIndex = 0;
  let left = script.length * maxScans;
  for (let found = opening.exec(script); found && left > 0; found = opening.exec(script)) {
    const start = opening.lastIndex;
    const first = script[start];
    if (first === 'e' || first === 'W') {
      const text = /[\w+/=.-]+/uy;
      text.lastIndex = start;
      const token = text.exec(script)?.[0] ?? '';
      opening.lastIndex = start + token.length;
      yield isBase64Json(token) ? parsed(base64Json(token)) : undefined;
      continue;
    }
    const limit = Math.min(script.length, start + left);
    const end = first === '"' ? endOfString(script, start) : first === "'" ? -1 : endOfValue(script, start, limit);
    const strict = end < 0 ? undefined : parsed(script.slice(start, end));
    left -= (end < 0 && first !== "'" ? limit : Math.max(end, start)) - start;
    if (end - start >= minIslandChars && strict !== undefined) {
      opening.lastIndex = end;
      yield strict;
    } else if (lenient.test(script.slice(start, start + lenientHeadChars))) {
      const loose = literalAt(script, start);
      left -= loose.end - start;
      if (loose.value === undefined) continue;
      opening.lastIndex = loose.end;
      yield typeof loose.value === 'string' ? parsed(loose.value) : loose.value;
    } else if (end > 0) opening.lastIndex = end;
  }
}

/** Code is full of braces; only lists of objects, under quoted names or none, and quoted values are worth the second look. */
const lenient = /^(?:(?:\{\s{0,200}"[^"\n]{1,80}"\s{0,10}:\s{0,10})?\[\s{0,200}\{\s{0,200}["'\p{L}_$]|')/u;
const lenientHeadChars = 420;

function parsed(text: string): unknown {
  const once = tryParse(text);
  if (once.outcome !== 'whole') return undefined;
  if (typeof once.value !== 'string') return once.value;
  const twice = tryParse(once.value);
  return twice.outcome === 'whole' ? twice.value : undefined;
}

function guarded(text: string): unknown {
  const once = parseJson(text);
  return once.outcome === 'whole' ? once.value : undefined;
}

const isFlight = (value: unknown): value is readonly [number, string] =>
  Array.isArray(value) && value.length === 2 && typeof value[0] === 'number' && typeof value[1] === 'string';

/** React streams a page as `[1, "5:{…}\\n6:[…"]`, cut anywhere. */
function flight(values: readonly unknown[]): readonly unknown[] {
  const lines = values
    .filter(isFlight)
    .map(([, text]) => text)
    .join('')
    .split('\n');
  return lines.flatMap((line) => {
    const start = /^[0-9a-f]{1,8}:(?=[[{])/u.exec(line)?.[0].length;
    const value = start === undefined ? undefined : parsed(line.slice(start));
    return value === undefined ? [] : [value];
  });
}

/** JSON that a script assigns, passes or parses. */
export function islandsInScript(script: string): readonly Island[] {
  const islands: Island[] = [];
  for (const value of valuesIn(script)) {
    if (islands.length >= maxIslands) break;
    if (typeof value === 'object' && value !== null) islands.push({ value, where: 'data in a script' });
  }
  const streamed = flight(islands.map(({ value }) => value));
  return streamed.length === 0
    ? islands
    : [...islands.filter(({ value }) => !isFlight(value)), { value: streamed, where: 'data in a script' }];
}

/** JSON that a page shows to its readers as text, such as the browsable pages of an API; headers may stand above it. */
export function shownValue(text: string): unknown {
  const start = text.search(/^[ \t]{0,20}[[{][ \t]{0,20}(?:$|["{[])/mu);
  return start < 0 ? undefined : parsed(text.slice(start));
}

const scriptText = (branch: Branch): string => branch.children.filter((child) => typeof child === 'string').join('');

/** Angular writes what it hands from the server to the page with marks of its own: `{&q;name&q;:…`. */
const unquoted = (text: string): string =>
  text.replaceAll('&q;', '"').replaceAll('&s;', "'").replaceAll('&l;', '<').replaceAll('&g;', '>').replaceAll('&a;', '&');

function inScript(branch: Branch, into: Island[]): void {
  const text = scriptText(branch);
  if (text.length < minIslandChars) return;
  const type = branch.attributes.type ?? '';
  if (isJsonType(type)) {
    const written = text.trim();
    const value = guarded(isBase64Json(written) ? base64Json(written) : written.startsWith('{&q;') ? unquoted(written) : written);
    if (value !== undefined)
      into.push({ value, where: /ld\+json/iu.test(type) ? 'structured data of the page' : 'data in a script' });
    return;
  }
  if (/template|x-handlebars|text\/html/iu.test(type)) return;
  into.push(...islandsInScript(text).slice(0, maxIslands - into.length));
}

const mayHoldValue = (first: number, text: string): boolean => first === 0x7b || first === 0x5b || isBase64Json(text);

/** `data-name="…" data-email="…"` on a button that opens a record: those with a mailbox among them. */
function toldByAttributes(noted: readonly Branch[]): readonly Island[] {
  const records: Record<string, string>[] = [];
  for (const { attributes } of noted) {
    const members: Record<string, string> = {};
    for (const name in attributes) {
      const text = attributes[name] ?? '';
      if (name.startsWith('data-') && text.length <= maxPlainChars) members[name.slice('data-'.length)] = text;
    }
    const texts = Object.values(members);
    if (texts.length >= 2 && records.length < maxAttributes && texts.some((text) => mailbox.test(text))) records.push(members);
  }
  return records.length === 0 ? [] : [{ value: records, where: 'data in attributes' }];
}

const maxPlainChars = 2000;
const mailbox = /^[^@\s]{1,64}@[^@\s]{1,190}\.[a-z]{2,24}$/iu;

/** Values of one attribute, element by element, are a list: `data-person` on every card. */
function inAttributes(noted: readonly Branch[]): Island[] {
  const lists = new Map<string, unknown[]>();
  let count = 0;
  for (const { attributes } of noted) {
    for (const name in attributes) {
      const text = attributes[name] ?? '';
      const first = text.charCodeAt(0);
      if (!mayCarry(name) || text.length < minIslandChars || !mayHoldValue(first, text)) continue;
      const value = count++ < maxAttributes ? parsed(isBase64Json(text) ? base64Json(text) : text) : undefined;
      if (value === undefined) continue;
      const list = lists.get(name);
      if (list) list.push(value);
      else lists.set(name, [value]);
    }
  }
  return [...lists.values()].map((values) => ({
    value: values.length === 1 ? values[0] : values,
    where: 'data in an attribute',
  }));
}

export function islandsOf(noted: readonly Branch[]): readonly Island[] {
  const islands: Island[] = [];
  for (const branch of noted) if (branch.tag === 'script' && islands.length < maxIslands) inScript(branch, islands);
  return [...islands, ...inAttributes(noted), ...toldByAttributes(noted)];
}
