import type { Collected } from './collected.ts';
import type { Flow, Manner } from './flow.ts';
import { rtfTokens } from './rtf-tokens.ts';

type Group = {
  /** Where its text goes: into the flow, nowhere, into a property, or into the bytes of an embedded file. */
  target: 'flow' | 'nowhere' | 'property' | 'bytes';
  property: string;
  hidden: boolean;
  deleted: boolean;
  inTable: boolean;
  fallbackChars: number;
  entered: boolean;
};

const silent = new Set(
  'fonttbl colortbl stylesheet listtable listoverridetable rsidtbl generator themedata colorschememapping datastore latentstyles pict shppict nonshppict xmlnstbl mmathPr pgdsctbl filetbl revtbl fldinst atnid atnauthor atndate atntime atnref atrfstart atrfend bkmkstart bkmkend objclass objname listtext pntext pntxta pntxtb tc xe rxe template sp sn sv wgrffmtfilter passwordhash protusertbl userprops blipuid picprop fname falt panose fontemb fontfile'.split(
    ' ',
  ),
);
const properties = new Set([
  'title',
  'subject',
  'author',
  'manager',
  'company',
  'operator',
  'category',
  'keywords',
  'comment',
  'doccomm',
]);
const besides: Readonly<Record<string, string>> = {
  header: 'page header',
  headerl: 'page header',
  headerr: 'page header',
  headerf: 'page header',
  footer: 'page footer',
  footerl: 'page footer',
  footerr: 'page footer',
  footerf: 'page footer',
  footnote: 'footnote',
  annotation: 'comment',
  shptxt: 'text box',
};
const signs: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  '~': ' ',
  _: '-',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  '\\': '\\',
  '{': '{',
  '}': '}',
  emspace: ' ',
  enspace: ' ',
};

const maxEmbeddedChars = 100_000_000;

type RtfRead = {
  /** Embedded files, in the bytes they stand in. */
  readonly embedded: readonly Uint8Array<ArrayBuffer>[];
  /** Whether the document's own last brace was there. */
  readonly whole: boolean;
};

/** Reads an RTF source into the flow. */
export function readRtf(source: string, flow: Flow, to: Collected): RtfRead {
  const groups: Group[] = [];
  let group: Group = {
    target: 'flow',
    property: '',
    hidden: false,
    deleted: false,
    inTable: false,
    fallbackChars: 1,
    entered: false,
  };
  let optional = false;
  let skipping = 0;
  let waiting: number[] = [];
  let decoder = new TextDecoder('windows-1252');
  let words = '';
  const files: string[] = [];
  const table = { open: false, row: false, cell: false, count: 0 };
  const endTable = (): void => {
    if (table.open) flow.endTable();
    table.open = false;
    table.row = false;
    table.cell = false;
  };
  const beginCell = (): void => {
    if (!table.open) {
      table.count++;
      flow.table(`table ${table.count}`);
    }
    if (!table.row) flow.row('shown');
    if (!table.cell) flow.cell(1);
    table.open = true;
    table.row = true;
    table.cell = true;
  };
  const write = (text: string): void => {
    if (group.target === 'property') words += text;
    else if (group.target === 'bytes')
      files[files.length - 1] = (files.at(-1) ?? '').length < maxEmbeddedChars ? `${files.at(-1)}${text}` : '';
    else if (group.target === 'flow') {
      if (group.inTable) beginCell();
      else if (!group.entered && text.trim() !== '') endTable();
      const manner: Manner = group.deleted ? 'deleted' : group.hidden ? 'hidden' : 'shown';
      flow.write(text, manner);
    }
  };
  // Letters of many bytes are written a byte at a time.
  const flush = (): void => {
    if (waiting.length > 0) write(decoder.decode(new Uint8Array(waiting)));
    waiting = [];
  };
  const put = (text: string): void => {
    const left = text.slice(skipping);
    skipping = Math.max(0, skipping - text.length);
    if (left !== '') write(left);
  };
  const close = (): void => {
    const inner = group;
    group = groups.pop() ?? group;
    if (inner.target === 'property' && group.target !== 'property') {
      to.say(words, 'document properties', { hidden: true, label: inner.property });
      words = '';
    }
    if (inner.entered && !group.entered) flow.leave();
  };
  const destination = (word: string): boolean => {
    const where = besides[word];
    if (group.target === 'nowhere') return true;
    if (where !== undefined && group.target === 'flow' && !group.entered) {
      group.entered = true;
      group.inTable = false;
      flow.enter(where, word === 'annotation' ? 'hidden' : undefined);
    } else if (properties.has(word) && groups.length > 1) {
      group.target = 'property';
      group.property = word;
      words = '';
    } else if (word === 'objdata') {
      group.target = 'bytes';
      files.push('');
    } else if (silent.has(word) || optional) group.target = 'nowhere';
    else return false;
    return true;
  };
  const control: Readonly<Record<string, (number: number | undefined) => void>> = {
    par: () => {
      if (group.inTable) beginCell();
      flow.endParagraph();
    },
    cell: () => {
      beginCell();
      flow.endCell();
      table.cell = false;
    },
    row: () => {
      table.row = false;
    },
    pard: () => {
      group.inTable = false;
    },
    intbl: () => {
      group.inTable = true;
    },
    v: (number) => {
      group.hidden = number !== 0;
    },
    deleted: (number) => {
      group.deleted = number !== 0;
    },
    plain: () => {
      group.hidden = false;
      group.deleted = false;
    },
    uc: (number) => {
      group.fallbackChars = Math.min(8, Math.max(0, number ?? 1));
    },
    u: (number) => {
      write(String.fromCharCode((number ?? 63) & 0xffff));
      skipping = group.fallbackChars;
    },
    ansicpg: (number) => {
      decoder = new TextDecoder(
        number === 932
          ? 'shift_jis'
          : number !== undefined && number >= 1250 && number <= 1258
            ? `windows-${number}`
            : 'windows-1252',
      );
    },
  };
  for (const token of rtfTokens(source)) {
    if (token.kind === 'byte') {
      if (skipping > 0) skipping--;
      else waiting.push(token.byte);
      continue;
    }
    flush();
    if (token.kind === 'open') {
      groups.push(group);
      group = { ...group };
      skipping = 0;
    } else if (token.kind === 'close') {
      close();
      // Whatever follows the document's own last brace is no part of it.
      if (groups.length === 0) break;
    } else if (token.kind === 'text') put(token.text);
    else if (token.word === '*') optional = true;
    else {
      const known = !destination(token.word) && group.target !== 'nowhere';
      optional = false;
      if (known && signs[token.word] !== undefined) put(signs[token.word] ?? '');
      else if (known) control[token.word]?.(token.number);
    }
  }
  flush();
  endTable();
  const embedded = files.map((hex) => new Uint8Array(Buffer.from(hex.replace(/\s+/gu, ''), 'hex')));
  return { embedded, whole: groups.length === 0 };
}
