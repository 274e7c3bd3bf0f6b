import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentOf, passageAt, readAs, rowsOf, tableAt } from './reading.ts';
import { relation, relationsXml, workbookOf } from './workbook-writer.ts';
import { binaryWorkbookOf, cell, record, row, u16, u32, wide } from './xlsb-writer.ts';

const strings = ['Full name', 'Born', 'Phone', 'Wenna Tregear', 'Piotr Okafor', 'Dilys Achterberg'];
const stringsPart = {
  name: 'xl/sharedStrings.bin',
  body: Buffer.concat(strings.map((text) => record(19, Buffer.from([0]), wide(text)))),
};
const styles = {
  name: 'xl/styles.bin',
  body: Buffer.concat([
    record(44, u16(164), wide('dd/mm/yyyy')),
    record(626),
    record(47, u16(0xffff), u16(22)),
    record(627),
    record(617),
    record(47, u16(0), u16(0)),
    record(47, u16(0), u16(164)),
    record(618),
  ]),
};

const shared = (at: number, column: number): Buffer => cell(7, [column, 0], u32(at));
function real(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
}

const people = Buffer.concat([
  record(129),
  record(60, u32(2), u32(2), u32(2304), u32(0), u16(1)),
  row(0),
  shared(0, 0),
  shared(1, 1),
  shared(2, 2),
  row(1),
  shared(3, 0),
  cell(5, [1, 1], real(24901)),
  cell(6, [2, 0], wide('07700 900101')),
  row(2, true),
  shared(4, 0),
  cell(2, [1, 1], u32((33196 << 2) | 2)),
  cell(8, [2, 0], Buffer.concat([wide('07700 900102'), u32(0)])),
]);

test('a binary workbook is read sheet by sheet, with what it hides', async () => {
  const note = Buffer.concat([
    record(632, wide('A Clerk')),
    record(635, u32(0), u32(1), u32(1), u32(0), u32(0), Buffer.alloc(16)),
    record(637, Buffer.from([0]), wide('Ask Sunita Brandreth')),
  ]);
  const choices = Buffer.concat([
    Buffer.from([0x17]),
    u16(27),
    Buffer.from('Wenna Tregear\0Piotr Okafor\0', 'utf16le').subarray(0, 54),
  ]);
  const list = record(
    64,
    u32(3),
    u32(1),
    u32(1),
    u32(40),
    u32(0),
    u32(0),
    wide(undefined),
    wide(undefined),
    wide(undefined),
    wide(undefined),
    u32(choices.length),
    choices,
    u32(0),
  );
  const bytes = binaryWorkbookOf(
    [
      { name: 'Register', state: 0, body: Buffer.concat([people, list]) },
      { name: 'Raw', state: 1, body: people },
      { name: 'x', state: 2, body: people },
    ],
    [
      stringsPart,
      styles,
      { name: 'xl/worksheets/_rels/sheet1.bin.rels', body: relationsXml(relation('r1', 'comments', '../comments1.bin')) },
      { name: 'xl/comments1.bin', body: note },
    ],
  );
  const document = await documentOf(bytes, 'register.xlsb');
  const table = tableAt(document, "sheet 'Register' with hidden column C");
  assert.deepEqual(table.header, ['Full name', 'Born', 'Phone']);
  assert.deepEqual(rowsOf(table), [['Wenna Tregear', '1968-03-04', '07700 900101']]);
  assert.deepEqual(rowsOf(tableAt(document, "hidden row 3 of sheet 'Register'")), [
    ['Piotr Okafor', '1990-11-19', '07700 900102'],
  ]);
  assert.equal(tableAt(document, "hidden sheet 'Raw'").hidden, true);
  assert.equal(tableAt(document, "very hidden sheet 'x'").hidden, true);
  assert.equal(passageAt(document, "comment on sheet 'Register', cell A2").text, 'Ask Sunita Brandreth');
  const filled = tableAt(document, "data validation list of sheet 'Register'");
  assert.deepEqual([filled.header, rowsOf(filled)], [['Full name'], [['Wenna Tregear'], ['Piotr Okafor']]]);
  assert.deepEqual(rowsOf(tableAt(document, 'hidden sheet')).length, 1);
});

test('texts of a binary workbook that no cell shows any more are read', async () => {
  const document = await documentOf(binaryWorkbookOf([{ name: 'R', state: 0, body: people }], [stringsPart, styles]), 'r.xlsb');
  assert.equal(passageAt(document, 'deleted or overwritten').text, 'Dilys Achterberg');
});

/** All words of what was read, even where it was not all. */
async function wordsOf(bytes: Uint8Array<ArrayBuffer>): Promise<readonly string[]> {
  const outcome = await readAs(bytes, 'r.xlsb');
  const document = 'document' in outcome ? outcome.document : undefined;
  const cells = (document?.tables ?? []).flatMap((table) => [...table.header, ...rowsOf(table).flat()]);
  return [...cells, ...(document?.passages ?? []).map(({ text }) => text)];
}

test('a binary workbook that is cut short or scrambled is unreadable or read in part, never more', async () => {
  const cut = binaryWorkbookOf([{ name: 'R', state: 0, body: people.subarray(0, people.length - 3) }], [stringsPart, styles]);
  assert.ok('unreadable' in (await readAs(cut, 'r.xlsb')));
  assert.ok((await wordsOf(cut)).includes('Wenna Tregear'));
  const known = new Set<string>();
  const capitalised = /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?$/u;
  for (let step = 0; step < 200; step++) {
    const scrambled = Buffer.from(people);
    for (let at = step % 7; at < scrambled.length; at += 11) scrambled[at] = (scrambled[at] ?? 0) ^ (step * 37 + 1);
    const found = await wordsOf(binaryWorkbookOf([{ name: 'R', state: 0, body: scrambled }], [stringsPart, styles]));
    for (const word of found.filter((one) => capitalised.test(one))) known.add(word);
  }
  assert.deepEqual([...known].sort(), strings.filter((text) => capitalised.test(text)).sort());
});

test('a text that is damaged moves no other text into its place, and the file does not count as read', async () => {
  const texts = strings.map((text, at) => record(19, Buffer.from([0]), at === 1 ? u32(99) : wide(text)));
  const body = Buffer.concat([row(0), shared(0, 0), shared(2, 1), row(1), shared(3, 0), cell(6, [1, 0], wide('07700 900101'))]);
  const outcome = await readAs(
    binaryWorkbookOf([{ name: 'R', state: 0, body }], [{ name: 'xl/sharedStrings.bin', body: Buffer.concat(texts) }]),
    'r.xlsb',
  );
  assert.ok('unreadable' in outcome && outcome.document);
  const table = tableAt(outcome.document, "sheet 'R'");
  assert.deepEqual([table.header, rowsOf(table)], [['Full name', 'Phone'], [['Wenna Tregear', '07700 900101']]]);
});

test('a number format that is damaged keeps its place among the others', async () => {
  const body = Buffer.concat([record(617), record(47, u16(0)), record(47, u16(0), u16(14)), record(618)]);
  const outcome = await readAs(
    binaryWorkbookOf([{ name: 'R', state: 0, body: people }], [stringsPart, { name: 'xl/styles.bin', body }]),
    'r.xlsb',
  );
  assert.ok('unreadable' in outcome && outcome.document);
  assert.equal(rowsOf(tableAt(outcome.document, "sheet 'R'"))[0]?.[1], '1968-03-04');
});

test('what the columns of a binary workbook are filtered by is read where no row shows it any more', async () => {
  const filter = (...values: readonly string[]): Buffer =>
    Buffer.concat([
      record(161, u32(0), u32(9), u32(0), u32(2)),
      record(163, u32(0), u16(0)),
      record(165, u32(0), u32(0)),
      ...values.map((value) => record(167, wide(value))),
      record(174, Buffer.from([6, 2]), Buffer.alloc(8), wide('Ona*')),
      record(166),
      record(164),
      record(162),
    ]);
  const table = { name: 'xl/tables/table1.bin', body: filter('Sunita Brandreth') };
  const beside = {
    name: 'xl/worksheets/_rels/sheet1.bin.rels',
    body: relationsXml(relation('r1', 'table', '../tables/table1.bin')),
  };
  const body = Buffer.concat([people, filter('Wenna Tregear', 'Dilys Achterberg')]);
  const document = await documentOf(
    binaryWorkbookOf([{ name: 'Register', state: 0, body }], [stringsPart, styles, table, beside]),
    'r.xlsb',
  );
  const filters = document.tables.filter(({ where }) => where === "filter of sheet 'Register'");
  assert.deepEqual(
    filters.map((one) => [one.header, rowsOf(one)]),
    [
      [['Full name'], [['Dilys Achterberg'], ['Ona']]],
      [['Full name'], [['Sunita Brandreth'], ['Ona']]],
    ],
  );
  assert.deepEqual(document.gaps, []);
});

test('words of formulas and defined names of a binary workbook are read; that it has scenarios is told', async () => {
  const token = (text: string): Buffer => Buffer.concat([Buffer.from([0x17]), u16(text.length), Buffer.from(text, 'utf16le')]);
  const formula = Buffer.concat([Buffer.from([0x44]), u32(0x17), u16(1), token('Ask Sunita Brandreth'), Buffer.from([0x08])]);
  const worked = cell(9, [3, 0], Buffer.concat([real(4), u16(0), u32(formula.length), formula, u32(0)]));
  const words = token('Dilys Achterberg');
  const name = record(39, u32(0), Buffer.from([0]), u32(0), wide('Contact'), u32(words.length), words, u32(0), wide('Until May'));
  const scenario = record(502, u16(0), u32(0), u32(0), wide('First'), wide(''), wide('A Clerk'));
  const bytes = binaryWorkbookOf(
    [{ name: 'R', state: 0, body: Buffer.concat([people, worked, scenario]) }],
    [stringsPart, styles],
    name,
  );
  const document = await documentOf(bytes, 'r.xlsb');
  assert.equal(document.type, 'application/vnd.ms-excel.sheet.binary.macroEnabled.12');
  assert.equal(passageAt(document, 'formula of sheet').text, 'Ask Sunita Brandreth');
  const said = document.passages.filter(({ where }) => where === "defined name 'Contact'");
  assert.deepEqual(
    said.map(({ text }) => text),
    ['Until May', 'Dilys Achterberg'],
  );
  assert.deepEqual(document.gaps, ['what-if scenarios of a binary workbook are not read']);
});

test('a workbook that lists an ending it has no part of is what its main part is', async () => {
  const types = `<Types><Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`;
  const document = await documentOf(
    workbookOf([{ name: 'Register', rows: [['Wenna Tregear']] }], [{ name: '[Content_Types].xml', body: types }]),
    'r.xlsx',
  );
  assert.equal(passageAt(document, "sheet 'Register'").text, 'Wenna Tregear');
});
