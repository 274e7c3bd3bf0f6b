import { unreadable } from '../reading/unreadable.ts';
import { type Cells, cellsIn, covers, type Manners, mannersIn } from './doc-properties.ts';
import type { Flow, Manner } from './flow.ts';
import type { Ole } from './ole.ts';

// [MS-DOC]. The text stands in pieces, in any order, in one or two bytes a character; a table says which comes where.

type Piece = { readonly from: number; readonly to: number; readonly at: number; readonly wide: boolean };

const maxChars = 50_000_000;
const wordMark = 0xa5ec;
/** Word 6 and 95 keep their text in one run of single bytes. */
const firstUnicodeFib = 0xc1;

/** Parts of the text in the order in which they follow each other, with the place of their lengths in the header. */
const parts: readonly (readonly [lengthAt: number, where: string, hidden: boolean])[] = [
  [76, '', false],
  [80, 'footnote', false],
  [84, 'page header or footer', false],
  [88, 'macro', true],
  [92, 'comment', true],
  [96, 'endnote', false],
  [100, 'text box', false],
  [104, 'text box', false],
];

function piecesIn(clx: Buffer): readonly Piece[] {
  let at = 0;
  while (clx[at] === 1 && at + 3 <= clx.length) at += 3 + clx.readUInt16LE(at + 1);
  if (clx[at] !== 2 || at + 5 > clx.length) throw unreadable('its text cannot be found: the Word document is damaged');
  const table = clx.subarray(at + 5, at + 5 + clx.readUInt32LE(at + 1));
  const count = Math.max(0, Math.floor((table.length - 4) / 12));
  return Array.from({ length: count }, (_, index) => {
    const place = table.readUInt32LE((count + 1) * 4 + index * 8 + 2);
    const wide = (place & 0x40000000) === 0;
    return {
      from: table.readUInt32LE(index * 4),
      to: table.readUInt32LE(index * 4 + 4),
      at: wide ? place & 0x3fffffff : (place & 0x3fffffff) >> 1,
      wide,
    };
  });
}

type Text = { readonly pieces: readonly Piece[]; readonly word: Buffer; readonly manners: Manners; readonly cells: Cells };

type State = { table: boolean; row: boolean; cell: boolean; instruction: number; tables: number };

const spaces: Readonly<Record<string, string>> = { '\t': '\t', '\v': '\n', '\u001e': '-', '\u00a0': ' ' };

function begin(flow: Flow, state: State): void {
  if (!state.table) {
    state.tables++;
    flow.table(`table ${state.tables}`);
  }
  if (!state.row) flow.row('shown');
  if (!state.cell) flow.cell(1);
  state.table = true;
  state.row = true;
  state.cell = true;
}

function endTable(flow: Flow, state: State): void {
  if (state.table) flow.endTable();
  state.table = false;
  state.row = false;
  state.cell = false;
}

function endCell(flow: Flow, state: State, isRowEnd: boolean): void {
  if (isRowEnd) {
    state.row = false;
    return;
  }
  begin(flow, state);
  flow.endCell();
  state.cell = false;
}

type Spot = { readonly place: number; readonly manner: Manner; readonly inTable: boolean; readonly isRowEnd: boolean };

/** One character: a letter, or one of the marks by which Word ends paragraphs, cells and fields. */
function take(
  char: string,
  { manner, inTable, isRowEnd }: Spot,
  { flow, state }: { readonly flow: Flow; readonly state: State },
): void {
  if (char === '\u0013') state.instruction++;
  else if (char === '\u0014' || char === '\u0015')
    state.instruction = Math.max(0, state.instruction - (char === '\u0014' ? 1 : 0));
  else if (char === '\u0007') endCell(flow, state, isRowEnd);
  else if (char === '\r' || char === '\f') {
    if (inTable && !isRowEnd) begin(flow, state);
    else if (!inTable) endTable(flow, state);
    flow.endParagraph();
  } else if (state.instruction === 0 && (char >= ' ' || spaces[char] !== undefined) && char !== '\u001f') {
    if (inTable) begin(flow, state);
    else endTable(flow, state);
    flow.write(spaces[char] ?? char, manner);
  }
}

function readRange(text: Text, range: { readonly from: number; readonly to: number }, flow: Flow): void {
  const { pieces, word, manners, cells } = text;
  const state: State = { table: false, row: false, cell: false, instruction: 0, tables: 0 };
  const single = new TextDecoder('windows-1252');
  for (const piece of pieces) {
    const from = Math.max(piece.from, range.from);
    const to = Math.min(piece.to, range.to);
    if (from >= to) continue;
    const size = piece.wide ? 2 : 1;
    const start = piece.at + (from - piece.from) * size;
    const bytes = word.subarray(start, start + (to - from) * size);
    const chars = piece.wide ? bytes.toString('utf16le') : single.decode(bytes);
    for (let index = 0; index < chars.length; index++) {
      const place = start + index * size;
      const manner = covers(manners.deleted, place) ? 'deleted' : covers(manners.hidden, place) ? 'hidden' : 'shown';
      const spot = { place, manner, inTable: covers(cells.inTable, place), isRowEnd: covers(cells.rowEnds, place) } as const;
      take(chars[index] ?? '', spot, { flow, state });
    }
  }
  endTable(flow, state);
  flow.endParagraph();
}

/** Word 6 and 95: one run of text, without its tables and marks. */
function readPlain(word: Buffer, flow: Flow): void {
  const text = new TextDecoder('windows-1252').decode(word.subarray(word.readUInt32LE(24), word.readUInt32LE(28)));
  for (const line of text.replaceAll('\u0007', '\r').split(/[\r\f]/u)) {
    flow.write(line.replace(/\p{Cc}/gu, ' '), 'shown');
    flow.endParagraph();
  }
}

/** Reads the text of a binary Word document out of its compound file; `folder` is where it stands when it is embedded. */
export function readDoc(ole: Ole, folder: string, flow: Flow): void {
  const word = ole.find(`${folder}WordDocument`)?.read();
  if (!word || word.length < 512) throw unreadable('its text cannot be found: the Word document is damaged');
  const flags = word.readUInt16LE(10);
  if ((flags & 0x100) !== 0) throw unreadable('it is encrypted');
  if (word.readUInt16LE(0) !== wordMark || word.readUInt16LE(2) < firstUnicodeFib) {
    readPlain(word, flow);
    return;
  }
  const tables = ole.find(`${folder}${(flags & 0x200) === 0 ? '0Table' : '1Table'}`)?.read() ?? Buffer.alloc(0);
  const tableAt = (place: number): Buffer =>
    tables.subarray(word.readUInt32LE(place), word.readUInt32LE(place) + word.readUInt32LE(place + 4));
  const text = {
    pieces: piecesIn(tableAt(418)),
    word,
    manners: mannersIn(word, tableAt(250)),
    cells: cellsIn(word, tableAt(258)),
  };
  let from = 0;
  for (const [lengthAt, where, hidden] of parts) {
    const to = Math.min(maxChars, from + word.readUInt32LE(lengthAt));
    if (to > from) {
      flow.enter(where, hidden ? 'hidden' : undefined);
      readRange(text, { from, to }, flow);
      flow.leave();
    }
    from = to;
  }
}
