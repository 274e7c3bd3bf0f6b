import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { oleOf } from './ole-writer.ts';
import { documentOf, passageAt, readAs, refusalOf, rowsOf, tableAt } from './reading.ts';

// `register` and `notice` are flat OpenDocument files written for this test; their .xls, .doc and .rtf are LibreOffice's.
const fixture = async (name: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await readFile(new URL(`./fixtures/office/${name}`, import.meta.url)));

for (const name of ['register.xls', 'register.fods']) {
  test(`${name}: hidden sheets, rows, columns and comments are read and named`, async () => {
    const document = await documentOf(await fixture(name), name);
    const seen = tableAt(document, "sheet 'Register' with hidden column B");
    assert.deepEqual(seen.hiddenColumns, [false, true, false, false]);
    assert.deepEqual(rowsOf(seen)[0], ['Wenna Tregear', 'wenna.tregear@mail.example', '1968-03-04', '7700900101']);
    assert.deepEqual(rowsOf(seen)[1], ['Sunniva Brändström', 'sunniva@mail.example', '1975-07-30', '7700900103']);
    assert.equal(rowsOf(tableAt(document, "hidden row 3 of sheet 'Register'"))[0]?.[0], 'Piotr Okafor');
    const raw = tableAt(document, "hidden sheet 'Raw'");
    assert.equal(raw.hidden, true);
    assert.deepEqual(rowsOf(raw), [['Łukasz Żółkiewski', 'The noise next door never ends']]);
    assert.equal(passageAt(document, "comment on sheet 'Register', cell A2").text, 'Ask Dilys Achterberg on 07700 900104');
    assert.equal(document.title, 'Register of objections');
  });
}

test('the pivot cache of an Excel 97 workbook gives back its rows', async () => {
  const table = tableAt(await documentOf(await fixture('register.xls'), 'register.xls'), 'pivot cache');
  assert.deepEqual(table.header, ['Full name', 'Email', 'Date of birth', 'Phone']);
  assert.deepEqual(rowsOf(table)[1], ['Piotr Okafor', 'piotr.okafor@mail.example', '1990-11-19', '7700900102']);
  assert.equal(table.hidden, true);
});

for (const name of ['notice.doc', 'notice.rtf', 'notice.fodt']) {
  test(`${name}: deletions, hidden text, comments, notes, headers and tables are read and named`, async () => {
    const document = await documentOf(await fixture(name), name);
    assert.equal(passageAt(document, 'tracked deletion').text, 'Wenna Tregear, 3 Quay Row');
    assert.equal(passageAt(document, 'tracked deletion').hidden, true);
    assert.equal(passageAt(document, 'hidden text').text, 'Piotr Okafor, 07700 900102');
    assert.equal(passageAt(document, 'comment').text, 'Ask Dilys Achterberg');
    assert.equal(passageAt(document, 'footnote').text, 'Told by her sister');
    assert.equal(passageAt(document, 'page header').text, 'Case of Łukasz Żółkiewski');
    assert.ok(document.passages.some((passage) => passage.where === '' && passage.text === 'In plain view'));
    const table = tableAt(document, 'table 1');
    assert.deepEqual(table.header, ['Full name', 'Date of birth']);
    assert.deepEqual(rowsOf(table), [
      ['Sunniva Brändström', '30/07/1975'],
      ['Ona Vane', ''],
      ['Bo Lind', '01/02/1983'],
    ]);
  });
}

test('files of one gzip or tar are read as themselves', async () => {
  const csv = 'Name,Email\nOna Vane,ona@mail.example\nBo Lind,bo@mail.example\nCy Marr,cy@mail.example\n';
  const header = Buffer.alloc(512);
  header.write('june/list.csv');
  header.write(csv.length.toString(8).padStart(11, '0'), 124);
  header.write('0', 156);
  header.write('ustar', 257);
  const tar = Buffer.concat([header, Buffer.from(csv.padEnd(512, '\0')), Buffer.alloc(1024)]);
  const alone = await documentOf(new Uint8Array(gzipSync(csv)), 'list.csv.gz');
  assert.equal(rowsOf(tableAt(alone, '')).length, 3);
  const packed = await documentOf(new Uint8Array(gzipSync(tar)), 'backup.tgz');
  assert.equal(rowsOf(tableAt(packed, "file 'june/list.csv'")).length, 3);
});

test('a gzip bomb is unreadable', async () => {
  assert.match(await refusalOf(new Uint8Array(gzipSync(new Uint8Array(40 * 1024 * 1024))), 'zeros.gz'), /bomb/u);
});

test('an encrypted office file is unreadable and says why', async () => {
  const body = Buffer.from('not to be read');
  assert.match(
    await refusalOf(
      oleOf([
        { name: 'EncryptionInfo', body },
        { name: 'EncryptedPackage', body },
      ]),
      'locked.xlsx',
    ),
    /encrypted/u,
  );
  const book = Buffer.from('0908100000060500000000000000000000000000' + '2f00020000000a000000', 'hex');
  assert.match(await refusalOf(oleOf([{ name: 'Workbook', body: book }]), 'locked.xls'), /encrypted/u);
});

/** A record of an Excel 97 workbook; numbers of two bytes unless they are bytes already. */
const biff = (kind: number, ...parts: readonly (number | Buffer)[]): Buffer => {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.from([part & 0xff, part >> 8]) : part)));
  return Buffer.concat([Buffer.from([kind & 0xff, kind >> 8, body.length & 0xff, body.length >> 8]), body]);
};
const narrow = (text: string): Buffer => Buffer.concat([Buffer.from([text.length, 0, 0]), Buffer.from(text, 'latin1')]);

test('a drop-down list of an Excel 97 workbook is a column under the name of the cells it fills', async () => {
  const version = [0x600, 0x10, 0, 0, 0, 0, 0, 0];
  const list = Buffer.from('Wenna Tregear\0Piotr Okafor', 'latin1');
  const tokens = Buffer.concat([Buffer.from([0x17, list.length, 0]), list]);
  const start = biff(0x809, ...version);
  const named = (at: number): Buffer => biff(0x85, at, 0, 0, Buffer.from([1, 0]), Buffer.from('R'));
  const at = start.length + named(0).length + 4;
  const empty = [narrow('\0'), narrow('\0'), narrow('\0'), narrow('\0')];
  const sheet = [
    start,
    biff(0x204, 0, 1, 0, narrow('Pupil')),
    biff(0x1be, 3, 0, ...empty, tokens.length, 0, tokens, 0, 0, 1, 1, 40, 1, 1),
    biff(0x0a),
  ];
  const stream = Buffer.concat([start, named(at), biff(0x0a), ...sheet]);
  const document = await documentOf(oleOf([{ name: 'Workbook', body: stream }]), 'register.xls');
  const table = tableAt(document, "data validation list of sheet 'R'");
  assert.deepEqual(table.header, ['Pupil']);
  assert.deepEqual(rowsOf(table), [['Wenna Tregear'], ['Piotr Okafor']]);
});

test('a file embedded in a compound file is read', async () => {
  const body = Buffer.from('{\\rtf1\\ansi Ask Dilys Achterberg about it}');
  const document = await documentOf(oleOf([{ name: 'Package', body }]), 'oleObject1.bin');
  assert.equal(passageAt(document, 'embedded file').text, 'Ask Dilys Achterberg about it');
  assert.equal(passageAt(document, 'embedded file').hidden, true);
});

test('Excel, Word and Rich Text files cut short or scrambled are unreadable or read in part, never more', async () => {
  for (const name of ['register.xls', 'notice.doc', 'notice.rtf']) {
    const whole = await fixture(name);
    assert.ok('unreadable' in (await readAs(whole.slice(0, Math.floor(whole.length * 0.6)), name)), name);
    for (let step = 0; step < 60; step++) {
      const scrambled = whole.slice();
      for (let at = 520 + step * 7; at < scrambled.length; at += 611) scrambled[at] = (scrambled[at] ?? 0) ^ (step * 37 + 1);
      await readAs(scrambled, name);
    }
  }
});

test('a compound file whose table is filled up with ends of chains is whole, one without its last sector is not', async () => {
  const body = Buffer.from('{\\rtf1\\ansi Ask Dilys Achterberg about it}');
  const bytes = oleOf([{ name: 'Package', body }]);
  const table = new DataView(bytes.buffer, 512, 512);
  for (let at = 0; at < 512; at += 4) if (table.getUint32(at, true) === 0xffffffff) table.setUint32(at, 0xfffffffe, true);
  assert.equal(passageAt(await documentOf(bytes, 'o.bin'), 'embedded file').text, 'Ask Dilys Achterberg about it');
  assert.ok('unreadable' in (await readAs(bytes.slice(0, -512), 'o.bin')));
});

test('a compound file whose chain goes round in circles is unreadable', async () => {
  const bytes = oleOf([{ name: 'Workbook', body: Buffer.alloc(4096) }]);
  // The table of sectors begins at byte 512: the third sector is said to follow itself.
  new DataView(bytes.buffer).setUint32(512 + 4 * 2, 2, true);
  assert.ok('unreadable' in (await readAs(bytes, 'circle.xls')));
});

test('Rich Text with letters outside its code page, tabs and symbols is whole', async () => {
  const source =
    "{\\rtf1\\ansi\\ansicpg1250\\uc1 Jan \\'8do\\'9d \\u321?ukasz\\tab Brandreth\\par {\\*\\unknown Lost}{\\v Piotr}\\par Seen\\par}";
  const document = await documentOf(new Uint8Array(Buffer.from(source, 'latin1')), 'r.rtf');
  assert.equal(document.passages[0]?.text, 'Jan Ťoť Łukasz\tBrandreth');
  assert.equal(passageAt(document, 'hidden text').text, 'Piotr');
  assert.ok(!document.passages.some((passage) => passage.text.includes('Lost')));
});

test('an XML spreadsheet of 2003 is read sheet by sheet, with what it hides', async () => {
  const row = (cells: readonly string[], attributes = ''): string =>
    `<Row ${attributes}>${cells.map((cell) => `<Cell><Data ss:Type="String">${cell}</Data></Cell>`).join('')}</Row>`;
  const source = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
    <Worksheet ss:Name="Answers"><Table><Column ss:Index="2" ss:Hidden="1"/>${row(['Name', 'Email', 'Born'])}
    <Row><Cell><Data ss:Type="String">Ona Vane</Data><Comment><ss:Data>Ask Bo Lind</ss:Data></Comment></Cell><Cell><Data ss:Type="String">ona@mail.example</Data></Cell><Cell><Data ss:Type="DateTime">1968-03-04T00:00:00.000</Data></Cell></Row>
    ${row(['Cy Marr', 'cy@mail.example', '1990-11-19'], 'ss:Hidden="1"')}</Table>
    <DataValidation><Range>R2C1:R40C1</Range><Type>List</Type><CellRangeList/><Value>&quot;Wenna Tregear,Piotr Okafor&quot;</Value></DataValidation></Worksheet>
    <Worksheet ss:Name="Raw"><Table>${row(['Name', 'Reason'])}${row(['Bo Lind', 'Noise'])}</Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>`;
  const document = await documentOf(new Uint8Array(Buffer.from(source)), 'export.xls');
  assert.deepEqual(rowsOf(tableAt(document, "sheet 'Answers' with hidden column B")), [
    ['Ona Vane', 'ona@mail.example', '1968-03-04'],
  ]);
  assert.equal(rowsOf(tableAt(document, 'hidden row 3'))[0]?.[0], 'Cy Marr');
  assert.equal(tableAt(document, "hidden sheet 'Raw'").hidden, true);
  assert.equal(passageAt(document, 'comment on').text, 'Ask Bo Lind');
  const list = tableAt(document, "data validation list of sheet 'Answers'");
  assert.deepEqual([list.header, rowsOf(list)], [['Name'], [['Wenna Tregear'], ['Piotr Okafor']]]);
});

test('a Word document of 2003 in one XML file is read', async () => {
  const source = `<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>
    <w:p><w:r><w:t>In plain view</w:t></w:r></w:p><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Piotr Okafor</w:t></w:r></w:p></w:body></w:wordDocument>`;
  const document = await documentOf(new Uint8Array(Buffer.from(source)), 'notice.xml');
  assert.equal(document.passages[0]?.text, 'In plain view');
  assert.equal(passageAt(document, 'hidden text').text, 'Piotr Okafor');
});
