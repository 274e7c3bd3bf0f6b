import type { Collected } from './collected.ts';
import type { Flow, Manner } from './flow.ts';
import { type RtfToken, rtfTokens } from './rtf-tokens.ts';
import { besides, properties, signs, silent } from './rtf-words.ts';
import { addVariables, type Variable } from './variables.ts';

type Group = {
  /** Where its text goes: into the flow, nowhere, into a property, a variable, or the bytes of an embedded file. */
  target: 'flow' | 'nowhere' | 'property' | 'variable' | 'bytes';
  property: string;
  hidden: boolean;
  deleted: boolean;
  inTable: boolean;
  fallbackChars: number;
  entered: boolean;
};

const maxEmbeddedChars = 100_000_000;
const maxFallbackChars = 8;
const usualEncoding = 'windows-1252';

type Reading = {
  readonly flow: Flow;
  readonly to: Collected;
  readonly groups: Group[];
  readonly files: string[];
  group: Group;
  /** The last word was `\*`: whoever does not know the next one may leave the group out. */
  optional: boolean;
  /** Characters still to leave out, which stand for a letter already written. */
  skipping: number;
  waiting: number[];
  decode: (bytes: Uint8Array) => string;
  words: string;
  readonly variables: Variable[];
  /** Name and value of the variable that is being read, a group each: `{\*\docvar {Name}{Value}}`. */
  variable: string[];
  table: boolean;
  row: boolean;
  cell: boolean;
  tables: number;
};

function endTable(reading: Reading): void {
  if (reading.table) reading.flow.endTable();
  reading.table = false;
  reading.row = false;
  reading.cell = false;
}

function beginCell(reading: Reading): void {
  const { flow } = reading;
  if (!reading.table) {
    reading.tables++;
    flow.table(`table ${reading.tables}`);
  }
  if (!reading.row) flow.row('shown');
  if (!reading.cell) flow.cell(1);
  reading.table = true;
  reading.row = true;
  reading.cell = true;
}

function write(reading: Reading, text: string): void {
  const { group, files, flow } = reading;
  if (group.target === 'property') reading.words += text;
  else if (group.target === 'variable') reading.variable.push(`${reading.variable.pop() ?? ''}${text}`);
  else if (group.target === 'bytes') {
    const file = files.pop() ?? '';
    files.push(file.length < maxEmbeddedChars ? file + text : file);
  } else if (group.target === 'flow') {
    if (group.inTable) beginCell(reading);
    else if (!group.entered && text.trim() !== '') endTable(reading);
    const manner: Manner = group.deleted ? 'deleted' : group.hidden ? 'hidden' : 'shown';
    flow.write(text, manner);
  }
}

/** Letters of many bytes are written a byte at a time. */
function flush(reading: Reading): void {
  if (reading.waiting.length > 0) write(reading, reading.decode(new Uint8Array(reading.waiting)));
  reading.waiting = [];
}

function put(reading: Reading, text: string): void {
  const left = text.slice(reading.skipping);
  reading.skipping = Math.max(0, reading.skipping - text.length);
  if (left !== '') write(reading, left);
}

function close(reading: Reading): void {
  const { group, groups, to, flow } = reading;
  const outer = groups.pop() ?? group;
  reading.group = outer;
  if (group.target === 'property' && outer.target !== 'property') {
    to.say(reading.words, 'document properties', { hidden: true, label: group.property });
    reading.words = '';
  }
  if (group.target === 'variable' && outer.target !== 'variable') {
    const [, name = '', value = ''] = reading.variable;
    reading.variables.push({ name, value });
  }
  if (group.entered && !outer.entered) flow.leave();
}

/** Whether a word says where the rest of its group goes. */
function isDestination(reading: Reading, word: string): boolean {
  const { group, groups, flow, files, optional } = reading;
  const where = besides.get(word);
  if (group.target === 'nowhere') return true;
  if (where !== undefined && group.target === 'flow' && !group.entered) {
    group.entered = true;
    group.inTable = false;
    flow.enter(where, word === 'annotation' ? 'hidden' : undefined);
  } else if (properties.has(word) && groups.length > 1) {
    group.target = 'property';
    group.property = word;
    reading.words = '';
  } else if (word === 'docvar') {
    group.target = 'variable';
    reading.variable = [''];
  } else if (word === 'objdata') {
    group.target = 'bytes';
    files.push('');
  } else if (silent.has(word) || optional) group.target = 'nowhere';
  else return false;
  return true;
}

function encodingOf(page: number | undefined): string {
  if (page === 932) return 'shift_jis';
  return page !== undefined && page >= 1250 && page <= 1258 ? `windows-${page}` : usualEncoding;
}

const control = new Map<string, (reading: Reading, number: number | undefined) => void>(
  Object.entries({
    par: (reading) => {
      if (reading.group.inTable) beginCell(reading);
      reading.flow.endParagraph();
    },
    cell: (reading) => {
      beginCell(reading);
      reading.flow.endCell();
      reading.cell = false;
    },
    row: (reading) => {
      reading.row = false;
    },
    pard: ({ group }) => {
      group.inTable = false;
    },
    intbl: ({ group }) => {
      group.inTable = true;
    },
    v: ({ group }, number) => {
      group.hidden = number !== 0;
    },
    deleted: ({ group }, number) => {
      group.deleted = number !== 0;
    },
    plain: ({ group }) => {
      group.hidden = false;
      group.deleted = false;
    },
    uc: ({ group }, number) => {
      group.fallbackChars = Math.min(maxFallbackChars, Math.max(0, number ?? 1));
    },
    u: (reading, number) => {
      write(reading, String.fromCharCode((number ?? 63) & 0xffff));
      reading.skipping = reading.group.fallbackChars;
    },
    ansicpg: (reading, number) => {
      const decoder = new TextDecoder(encodingOf(number));
      reading.decode = (bytes) => decoder.decode(bytes);
    },
  }),
);

function takeWord(reading: Reading, word: string, number: number | undefined): void {
  if (word === '*') {
    reading.optional = true;
    return;
  }
  const isOurs = !isDestination(reading, word) && reading.group.target !== 'nowhere';
  reading.optional = false;
  const sign = signs.get(word);
  if (isOurs && sign !== undefined) put(reading, sign);
  else if (isOurs) control.get(word)?.(reading, number);
}

function take(reading: Reading, token: RtfToken): void {
  if (token.kind === 'byte') {
    if (reading.skipping > 0) reading.skipping--;
    else reading.waiting.push(token.byte);
    return;
  }
  flush(reading);
  if (token.kind === 'open') {
    reading.groups.push(reading.group);
    reading.group = { ...reading.group };
    reading.skipping = 0;
    if (reading.group.target === 'variable') reading.variable.push('');
  } else if (token.kind === 'close') close(reading);
  else if (token.kind === 'text') put(reading, token.text);
  else takeWord(reading, token.word, token.number);
}

const newReading = (flow: Flow, to: Collected): Reading => ({
  flow,
  to,
  groups: [],
  files: [],
  group: { target: 'flow', property: '', hidden: false, deleted: false, inTable: false, fallbackChars: 1, entered: false },
  optional: false,
  skipping: 0,
  waiting: [],
  decode: (bytes) => new TextDecoder(usualEncoding).decode(bytes),
  words: '',
  variables: [],
  variable: [],
  table: false,
  row: false,
  cell: false,
  tables: 0,
});

type RtfRead = {
  /** Embedded files, in the bytes they stand in. */
  readonly embedded: readonly Uint8Array<ArrayBuffer>[];
  /** Whether the document's own last brace was there. */
  readonly whole: boolean;
};

/** Reads an RTF source into the flow. */
export function readRtf(source: string, flow: Flow, to: Collected): RtfRead {
  const reading = newReading(flow, to);
  for (const token of rtfTokens(source)) {
    take(reading, token);
    // Whatever follows the document's own last brace is no part of it.
    if (token.kind === 'close' && reading.groups.length === 0) break;
  }
  flush(reading);
  endTable(reading);
  addVariables(reading.variables, to);
  const embedded = reading.files.map((hex) => new Uint8Array(Buffer.from(hex.replace(/\s+/gu, ''), 'hex')));
  return { embedded, whole: reading.groups.length === 0 };
}
