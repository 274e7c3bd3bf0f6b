import { unpackNumber } from './biff.ts';
import { readEach, wideText, wideTexts } from './biff12.ts';
import { columnName, rangeName } from './cell-address.ts';
import type { ChoiceList } from './choice-lists.ts';
import { numberFormat, showNumber } from './numbers.ts';
import type { Package } from './package.ts';
import { pageWords } from './page-words.ts';
import type { Part } from './part.ts';
import { filterRecords } from './xlsb-filters.ts';
import { definedNameIn, withWords } from './xlsb-words.ts';
import { filterKeeper } from './xlsx-filters.ts';
import type { Note } from './xlsx-notes.ts';
import type { Shared, SheetContent } from './xlsx-sheet.ts';
import type { CellFormat } from './xlsx-styles.ts';
import { type SheetPart, sheetPlace, strayPart, type Workbook } from './xlsx-workbook.ts';

// [MS-XLSB]: a workbook whose parts are records instead of XML. Numbers of records are those of its section 2.3.2.

const maxColumns = 16_384;
const maxRows = 1_048_576;
const maxHiddenRanges = 2_000;
const maxAsides = 5_000;
const maxLists = 500;
/** In 256ths of a character, and in twentieths of a point; what is as thin shows nothing. */
const thinWidth = 80;
const thinHeight = 16;

const states = ['visible', 'hidden', 'veryHidden'];

/** The list of sheets of a binary workbook. */
export function readBinaryWorkbook(office: Package): Part<Workbook> {
  const targets = new Map(office.relations(office.main).map((relation) => [relation.id, relation.target]));
  const sheets: SheetPart[] = [];
  const definedNames: ReturnType<typeof definedNameIn>[] = [];
  let since1904 = false;
  const isWhole = readEach(
    office.bytes(office.main),
    new Map([
      [39, (body: Buffer) => void definedNames.push(definedNameIn(body))],
      [
        153,
        (body: Buffer) => {
          since1904 = (body.readUInt32LE(0) & 1) === 1;
        },
      ],
      [
        156,
        (body: Buffer) => {
          const state = states[body.readUInt32LE(0)] ?? 'visible';
          const [relation = '', name = ''] = wideTexts(body, 8, 2).texts;
          const part = targets.get(relation) ?? `xl/worksheets/sheet${sheets.length + 1}.bin`;
          sheets.push({ name, part, place: sheetPlace(name, state), hidden: state !== 'visible' });
        },
      ],
    ]),
  );
  const listed = new Set(sheets.map(({ part }) => part.toLowerCase()));
  const strays = office.names.filter((name) => /^xl\/worksheets\/sheet\d*\.bin$/iu.test(name) && !listed.has(name.toLowerCase()));
  return { content: { since1904, sheets: [...sheets, ...strays.map(strayPart)], definedNames }, isWhole };
}

/** The table of texts that cells refer to by number. */
export function binaryStrings(bytes: Uint8Array | undefined): Part<readonly string[]> {
  const strings: string[] = [];
  const read = (body: Buffer): void => {
    // One that is damaged keeps its place: the texts behind it are other cells'.
    strings.push('');
    strings[strings.length - 1] = wideText(body, 1).text;
  };
  const isWhole = readEach(bytes, new Map([[19, read]]));
  return { content: strings, isWhole };
}

/** The number format of each cell style. */
export function binaryFormats(bytes: Uint8Array | undefined): Part<readonly CellFormat[]> {
  const codes = new Map<number, string>();
  const formats: CellFormat[] = [];
  let inCells = false;
  const open = (here: boolean) => (): void => {
    inCells = here;
  };
  const isWhole = readEach(
    bytes,
    new Map([
      [44, (body: Buffer) => void codes.set(body.readUInt16LE(0), wideText(body, 2).text)],
      [617, open(true)],
      [618, open(false)],
      [
        47,
        (body: Buffer) => {
          if (!inCells) return;
          formats.push({ number: 'general', isUnseen: false });
          const id = body.readUInt16LE(2);
          formats[formats.length - 1] = { number: numberFormat(id, codes.get(id)), isUnseen: false };
        },
      ],
    ]),
  );
  return { content: formats, isWhole };
}

export type Notes = { readonly notes: readonly Note[]; readonly authors: readonly string[] };

/** Comments on cells, and who made them. */
export function binaryNotes(bytes: Uint8Array | undefined): Part<Notes> {
  const notes: Note[] = [];
  const authors: string[] = [];
  let cell = '';
  const isWhole = readEach(
    bytes,
    new Map([
      [632, (body: Buffer) => void authors.push(wideText(body, 0).text)],
      [
        635,
        (body: Buffer) => {
          cell = `${columnName(Math.min(body.readUInt32LE(12), maxColumns))}${body.readUInt32LE(4) + 1}`;
        },
      ],
      [637, (body: Buffer) => void notes.push({ cell, text: wideText(body, 1).text })],
    ]),
  );
  return { content: { notes, authors }, isWhole };
}

type Row = { readonly number: number; readonly hidden: boolean; readonly columns: number[]; readonly texts: string[] };

/** What a cell shows, by the kind of its record; `at` is where its value begins. */
const values = new Map<number, (body: Buffer, at: number) => number | string>([
  [2, (body, at) => unpackNumber(body.readInt32LE(at))],
  [4, (body, at) => (body[at] === 1 ? 'TRUE' : 'FALSE')],
  [5, (body, at) => body.readDoubleLE(at)],
  [6, (body, at) => wideText(body, at).text],
  [8, (body, at) => wideText(body, at).text],
  [9, (body, at) => body.readDoubleLE(at)],
  [10, (body, at) => (body[at] === 1 ? 'TRUE' : 'FALSE')],
  [62, (body, at) => wideText(body, at + 1).text],
]);
/** Cells that leave out their column stand right of the one before. */
const shortKinds = new Map([
  [12, 1],
  [13, 2],
  [14, 3],
  [15, 4],
  [16, 5],
  [17, 6],
  [18, 7],
]);
const textNumber = 7;

function cellReaders(rows: readonly Row[], shared: Shared): ReadonlyMap<number, (body: Buffer) => void> {
  let column = -1;
  let row: Row | undefined;
  const sharedText = (index: number): string => {
    if (index < shared.used.length) shared.used[index] = 1;
    return shared.strings[index] ?? '';
  };
  const read = (kind: number, body: Buffer, at: number): void => {
    if (row !== rows.at(-1)) column = -1;
    row = rows.at(-1);
    column = at === 8 ? body.readUInt32LE(0) : column + 1;
    const style = body.readUInt32LE(at - 4) & 0xffffff;
    const value = kind === textNumber ? sharedText(body.readUInt32LE(at)) : (values.get(kind)?.(body, at) ?? '');
    const shown =
      typeof value === 'string' ? value : showNumber(String(value), shared.formats[style]?.number ?? 'general', shared.since1904);
    if (!row || shown.trim() === '' || column >= maxColumns || column <= (row.columns.at(-1) ?? -1)) return;
    row.columns.push(column);
    row.texts.push(shown.trim());
  };
  const whole = [...values.keys(), textNumber, 1, 3].map((kind) => [kind, (body: Buffer) => read(kind, body, 8)] as const);
  const short = [...shortKinds].map(([kind, same]) => [kind, (body: Buffer) => read(same, body, 4)] as const);
  return new Map([...whole, ...short]);
}

/** A drop-down list that is written out: its items, and the first cells it is for. */
function listIn(body: Buffer): ChoiceList {
  const ranges = body.readUInt32LE(4);
  const [top, bottom, column] = [body.readUInt32LE(8), body.readUInt32LE(12), body.readUInt32LE(16)];
  const { end } = wideTexts(body, 8 + ranges * 16, 4);
  const tokens = body.subarray(end + 4, end + 4 + body.readUInt32LE(end));
  const written = tokens[0] === 0x17 ? tokens.toString('utf16le', 3, 3 + tokens.readUInt16LE(1) * 2) : '';
  const items = written.split(written.includes('\0') ? '\0' : ',').map((item) => item.trim());
  return { items: items.filter((item) => item !== ''), cells: rangeName({ column: Math.min(column, maxColumns), top, bottom }) };
}

/** Reads one worksheet of a binary workbook. */
export function readBinarySheet(bytes: Uint8Array | undefined, shared: Shared): Part<SheetContent> {
  const rows: Row[] = [];
  const hidden: { readonly from: number; readonly to: number }[] = [];
  const asides: { text: string; what: string }[] = [];
  const lists: ChoiceList[] = [];
  const filters = filterKeeper();
  const gaps = new Set<string>();
  const said = new Set<string>();
  const say = (what: string, text: string): void => {
    if (text === '' || said.has(text) || asides.length >= maxAsides) return;
    said.add(text);
    asides.push({ text, what });
  };
  const links: { relation: string; text: string }[] = [];
  const beside = new Map([
    [
      0,
      (body: Buffer) => {
        const number = body.readUInt32LE(0);
        const isHidden = ((body[11] ?? 0) & 0x10) !== 0 || body.readUInt16LE(8) < thinHeight;
        if (number > (rows.at(-1)?.number ?? -1) && number < maxRows)
          rows.push({ number, hidden: isHidden, columns: [], texts: [] });
      },
    ],
    [
      60,
      (body: Buffer) => {
        const isHidden = (body.readUInt16LE(16) & 1) === 1 || body.readUInt32LE(8) < thinWidth;
        if (isHidden && hidden.length < maxHiddenRanges) hidden.push({ from: body.readUInt32LE(0), to: body.readUInt32LE(4) });
      },
    ],
    [
      64,
      (body: Buffer) => {
        if (lists.length < maxLists) lists.push(listIn(body));
      },
    ],
    [
      479,
      (body: Buffer) => {
        for (const text of wideTexts(body, 2, 6).texts) say('page header or footer', pageWords(text));
      },
    ],
    [502, () => void gaps.add('what-if scenarios of a binary workbook are not read')],
    [
      494,
      (body: Buffer) => {
        const [relation = '', , , text = ''] = wideTexts(body, 16, 4).texts;
        if (links.length < maxAsides) links.push({ relation, text });
      },
    ],
  ]);
  const cells = withWords(cellReaders(rows, shared), (words) => say('formula', words));
  const isWhole = readEach(bytes, new Map([...beside, ...filterRecords(filters), ...cells]));
  const isHiddenColumn = (column: number): boolean => hidden.some(({ from, to }) => column >= from && column <= to);
  const kept = { scenarios: [], filters: filters.kept(), gaps: [...gaps] };
  return { content: { rows, isHiddenColumn, asides, lists, links, ...kept }, isWhole };
}
