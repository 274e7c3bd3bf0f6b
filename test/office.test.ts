import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentOf, passageAt, readAs, refusalOf, rowsOf, tableAt } from './reading.ts';
import { contentTypes, relation, relationsXml, type TestSheet, workbookOf } from './workbook-writer.ts';
import { type ZipFile, zipOf } from './zip-writer.ts';

const people: TestSheet['rows'] = [
  ['Full name', 'Email', 'Date of birth'],
  ['Wenna Tregear', 'wenna.tregear@mail.example', '04/03/1968'],
  ['Piotr Okafor', 'piotr.okafor@mail.example', '19/11/1990'],
  ['Sunita Brandreth', 'sunita.b@mail.example', '30/07/1975'],
];
const totals: TestSheet = {
  name: 'Totals',
  rows: [
    ['Ward', 'Complaints'],
    ['North', 12],
    ['South', 7],
  ],
};

test('a sheet becomes a table under its header, and titles above it become passages', async () => {
  const rows = [['Complaints received, autumn'], [], ...people];
  const document = await documentOf(workbookOf([{ name: 'Answers', rows }]), 'answers.xlsx');
  const table = tableAt(document, "sheet 'Answers'");
  assert.deepEqual(table.header, ['Full name', 'Email', 'Date of birth']);
  assert.equal(rowsOf(table).length, 3);
  assert.equal(table.hidden, false);
  assert.equal(passageAt(document, "sheet 'Answers'").text, 'Complaints received, autumn');
});

test('a title directly above the header is not the header', async () => {
  const document = await documentOf(workbookOf([{ name: 'Answers', rows: [['Complaints received'], ...people] }]), 'a.xlsx');
  assert.deepEqual(tableAt(document, "sheet 'Answers'").header, ['Full name', 'Email', 'Date of birth']);
});

test('hidden and very hidden sheets are read and named', async () => {
  const bytes = workbookOf([
    totals,
    { name: 'Raw', state: 'hidden', rows: people },
    { name: 'x', state: 'veryHidden', rows: people },
  ]);
  const document = await documentOf(bytes, 'summary.xlsx');
  assert.equal(tableAt(document, "sheet 'Totals'").hidden, false);
  const hidden = document.tables.find((table) => table.where === "hidden sheet 'Raw'");
  assert.equal(hidden?.hidden, true);
  assert.equal(tableAt(document, "very hidden sheet 'x'").hidden, true);
});

test('hidden rows come as a table of their own under the same header', async () => {
  const document = await documentOf(workbookOf([{ name: 'Register', rows: people, hiddenRows: [2, 4] }]), 'r.xlsx');
  const hidden = tableAt(document, 'hidden row');
  assert.match(hidden.where, /of sheet 'Register'/u);
  assert.deepEqual(hidden.header, ['Full name', 'Email', 'Date of birth']);
  assert.deepEqual(
    rowsOf(hidden).map((row) => row[0]),
    ['Wenna Tregear', 'Sunita Brandreth'],
  );
  assert.equal(hidden.hidden, true);
  assert.deepEqual(
    rowsOf(tableAt(document, "sheet 'Register'")).map((row) => row[0]),
    ['Piotr Okafor'],
  );
});

test('hidden columns and columns without width are flagged and named', async () => {
  for (const how of ['hidden="1"', 'width="0" customWidth="1"']) {
    const before = `<cols><col min="2" max="3" ${how}/></cols>`;
    const document = await documentOf(workbookOf([{ name: 'Cases', rows: people, before }]), 'c.xlsx');
    const table = tableAt(document, "sheet 'Cases'");
    assert.deepEqual(table.hiddenColumns, [false, true, true]);
    assert.match(table.where, /hidden columns B to C/u);
  }
});

test('two tables on one sheet stay two, and a blank row inside a table does not end it', async () => {
  const rows = [
    ...people,
    [],
    ['Dilys Achterberg', 'dilys@mail.example', '02/02/1955'],
    [],
    ['Ward', 'Complaints'],
    ['North', 12],
    ['South', 7],
  ];
  const document = await documentOf(workbookOf([{ name: 'Both', rows }]), 'both.xlsx');
  assert.deepEqual(
    document.tables.map((table) => rowsOf(table).length),
    [4, 2],
  );
});

test('tables side by side stay apart', async () => {
  const rows = [
    ['Name', 'Phone', '', 'Name', 'Phone'],
    ['Wenna Tregear', '07700 900101', '', 'Piotr Okafor', '07700 900102'],
    ['Sunita Brandreth', '07700 900103', '', 'Dilys Achterberg', '07700 900104'],
  ];
  const document = await documentOf(workbookOf([{ name: 'Shifts', rows }]), 'shifts.xlsx');
  assert.deepEqual(
    document.tables.map((table) => rowsOf(table).length),
    [2, 2],
  );
});

test('a form laid out over a sheet is one record: label to the left, answer to the right, two pairs beside each other', async () => {
  const rows = [
    ['Home visit'],
    ['Client', '', 'Wenna Tregear', 'Ref', '4471'],
    ['Date of birth', '', '04/03/1968'],
    ['Visited', '', '02/05/2024', 'until', '03/05/2024'],
    ['Address', '', '3 Quay Row', 'GP', ''],
    ['Notes:'],
    ['Fell twice in March, daughter is worried'],
  ];
  const document = await documentOf(workbookOf([{ name: 'Visit', rows }]), 'visit.xlsx');
  const [form, ...others] = document.tables;
  assert.ok(form);
  assert.deepEqual(others, []);
  assert.equal(form.shape, 'form');
  assert.equal(form.where, "sheet 'Visit'");
  assert.deepEqual(form.header, ['Client', 'Ref', 'Date of birth', 'Visited', 'until', 'Address', 'GP', 'Notes']);
  assert.deepEqual(rowsOf(form), [
    [
      'Wenna Tregear',
      '4471',
      '04/03/1968',
      '02/05/2024',
      '03/05/2024',
      '3 Quay Row',
      '',
      'Fell twice in March, daughter is worried',
    ],
  ]);
  assert.equal(passageAt(document, "sheet 'Visit'").text, 'Home visit');
});

test('a form with one pair to a row is a record too, and its hidden rows are one of their own', async () => {
  const rows = [
    ['Full name', 'Wenna Tregear'],
    ['Date of birth', '04/03/1968'],
    ['Diagnosis', 'Asthma'],
    ['Address', '3 Quay Row'],
    ['Postcode', 'TR1 9ZZ'],
  ];
  const document = await documentOf(workbookOf([{ name: 'Card', rows, hiddenRows: [3] }]), 'card.xlsx');
  assert.deepEqual(tableAt(document, "sheet 'Card'").header, ['Full name', 'Date of birth', 'Address', 'Postcode']);
  const hidden = tableAt(document, "hidden row 3 of sheet 'Card'");
  assert.deepEqual([hidden.header, rowsOf(hidden), hidden.hidden], [['Diagnosis'], [['Asthma']], true]);
});

test('a form with blank rows between its fields is one record', async () => {
  const rows = [
    ['Referral'],
    [],
    ['Full name:', 'Wenna Tregear'],
    [],
    ['Date of birth:', '04/03/1968'],
    [],
    ['Address', '3 Quay Row', 'Postcode', 'TR1 9ZZ'],
    [],
    [],
    ['Diagnosis', 'Asthma'],
  ];
  const document = await documentOf(workbookOf([{ name: 'R', rows }]), 'r.xlsx');
  assert.deepEqual(
    document.tables.map((table) => [table.header, rowsOf(table)]),
    [
      [
        ['Full name', 'Date of birth', 'Address', 'Postcode', 'Diagnosis'],
        [['Wenna Tregear', '04/03/1968', '3 Quay Row', 'TR1 9ZZ', 'Asthma']],
      ],
    ],
  );
});

const forms = async (rows: TestSheet['rows']): Promise<readonly unknown[]> => {
  const { tables } = await documentOf(workbookOf([{ name: 'R', rows }]), 'r.xlsx');
  return tables.map((table) => [table.shape, table.header, rowsOf(table)]);
};

test('forms side by side that ask the same are records of their own, with or without a blank column between them', async () => {
  const header = ['Full name', 'Email', 'Phone'];
  const [one, other] = [
    ['Wenna Tregear', 'wenna.tregear@mail.example', '07700 900101'],
    ['Piotr Okafor', 'piotr.okafor@mail.example', '07700 900102'],
  ];
  const beside = (gap: readonly string[]) => header.map((label, at) => [label, one[at] ?? '', ...gap, label, other[at] ?? '']);
  assert.deepEqual(await forms(beside([''])), [
    ['form', header, [one]],
    ['form', header, [other]],
  ]);
  assert.deepEqual(await forms(beside([])), [['list', header, [one, other]]]);
});

test('a form whose columns are filled in different rows is one record, and says twice what it asks twice', async () => {
  const rows = [
    ['Full name', 'Wenna Tregear'],
    ['Date of birth', '04/03/1968'],
    ['Email', 'wenna.tregear@mail.example'],
    ['', '', '', 'Address', '3 Quay Row'],
    ['', '', '', 'Postcode', 'TR1 9ZZ'],
    ['Phone', '07700 900101', '', 'Phone', '07700 900111'],
    ['', '', '', 'Diagnosis', 'Asthma'],
  ];
  const header = ['Full name', 'Date of birth', 'Email', 'Address', 'Postcode', 'Phone', 'Diagnosis'];
  const values = ['Wenna Tregear', '04/03/1968', 'wenna.tregear@mail.example', '3 Quay Row', 'TR1 9ZZ'];
  assert.deepEqual(await forms(rows.map((row) => row.filter((_, at) => at !== 2))), [
    ['form', header, [[...values, '07700 900101; 07700 900111', 'Asthma']]],
  ]);
  const [[shape] = [], ...others] = (await forms(rows.filter(([label]) => label !== 'Phone'))) as readonly unknown[][];
  assert.deepEqual([shape, others], ['form', []]);
});

test('an answer that is spread over several cells is one answer', async () => {
  const rows = [
    ['Full name', 'Wenna', 'Tregear'],
    ['Email', 'wenna.tregear@mail.example'],
    ['Phone', '07700 900101'],
    ['Address', '3 Quay Row', 'Truro', 'TR1 9ZZ'],
  ];
  assert.deepEqual(await forms(rows), [
    [
      'form',
      ['Full name', 'Email', 'Phone', 'Address'],
      [['Wenna Tregear', 'wenna.tregear@mail.example', '07700 900101', '3 Quay Row Truro TR1 9ZZ']],
    ],
  ]);
});

test('neither people beside each other under their labels nor one row under its header are a form', async () => {
  const acrossColumns = [
    ['Full name', 'Wenna Tregear', 'Piotr Okafor', 'Sunita Brandreth'],
    ['Email', 'wenna.tregear@mail.example', 'piotr.okafor@mail.example', 'sunita.b@mail.example'],
    ['Phone', '07700 900101', '07700 900102', '07700 900103'],
  ];
  const oneRow = [
    ['Surname', 'Forename', 'Date of birth'],
    ['Tregear', 'Wenna', '04/03/1968'],
  ];
  for (const rows of [acrossColumns, oneRow]) {
    const document = await documentOf(workbookOf([{ name: 'S', rows }]), 's.xlsx');
    assert.deepEqual(
      document.tables.map((table) => table.shape),
      ['grid'],
    );
  }
});

test('a form with its answers below their labels is one record', async () => {
  const rows = [
    ['Surname', 'Forename', 'Date of birth'],
    ['Tregear', 'Wenna', '04/03/1968'],
    ['Address', 'Postcode', 'Phone'],
    ['3 Quay Row', 'TR1 9ZZ', ''],
  ];
  const document = await documentOf(workbookOf([{ name: 'R', rows }]), 'r.xlsx');
  assert.deepEqual(
    document.tables.map((table) => [table.header, rowsOf(table)]),
    [
      [
        ['Surname', 'Forename', 'Date of birth', 'Address', 'Postcode', 'Phone'],
        [['Tregear', 'Wenna', '04/03/1968', '3 Quay Row', 'TR1 9ZZ', '']],
      ],
    ],
  );
});

test('rows below a header are no form, nor is a form that nobody filled in', async () => {
  const list = [
    ['Name', 'Born'],
    ['Wenna Tregear', '04/03/1968'],
    ['Piotr Okafor', '19/11/1990'],
  ];
  const fields = [
    ['Field', 'Description', 'Field', 'Description'],
    ['Full name', 'What they are called', 'Address', 'Where they live'],
    ['Postcode', 'Of the address', 'Notes', 'What else to know'],
  ];
  const blank = [['Full name'], ['Date of birth'], ['Address'], ['Notes']];
  for (const rows of [list, fields, blank]) {
    const document = await documentOf(workbookOf([{ name: 'S', rows }]), 's.xlsx');
    assert.ok(document.tables.every((table) => table.shape === 'grid'));
  }
});

test('cells far from the others are out of sight: they are named, and lend their words to nothing else', async () => {
  const blank = Array.from({ length: 400 }, () => []);
  const rows: TestSheet['rows'] = [...totals.rows, ...blank, ['Ring Dilys Achterberg'], ...blank, ...people];
  const document = await documentOf(workbookOf([{ name: 'Totals', rows }]), 'far.xlsx');
  const near = tableAt(document, "sheet 'Totals'");
  assert.deepEqual([near.where, near.hidden], ["sheet 'Totals'", false]);
  const far = tableAt(document, "far cells of sheet 'Totals'");
  assert.equal(far.hidden, true);
  assert.deepEqual(far.header, ['Full name', 'Email', 'Date of birth']);
  assert.equal(far.caption, 'Totals');
  assert.equal(passageAt(document, 'far cells').hidden, true);
});

test('cells far to the right of a table are no columns of it', async () => {
  const far = (reference: string, text: string): string => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const cells = [
    ['Ward', 'Full name'],
    ['North', 'Wenna Tregear'],
    ['South', 'Piotr Okafor'],
    ['East', 'Dilys Achterberg'],
  ];
  const sheet = cells
    .map(
      ([left = '', right = ''], at) =>
        `<row r="${at + 1}">${far(`A${at + 1}`, left)}${far(`B${at + 1}`, at === 0 ? 'Complaints' : `${at}`)}${far(`XEZ${at + 1}`, right)}${far(`XFA${at + 1}`, at === 0 ? 'Visits' : `${at}`)}</row>`,
    )
    .join('');
  const part = { name: 'xl/worksheets/sheet9.xml', body: `<worksheet><sheetData>${sheet}</sheetData></worksheet>` };
  const document = await documentOf(workbookOf([], [part]), 'far.xlsx');
  assert.deepEqual(tableAt(document, 'far cells').header[0], 'Full name');
});

test('texts beside each other in a single row are read one by one', async () => {
  const rows = [
    [
      'Wenna Tregear (04/03/1968) ring her sister',
      'Piotr Okafor (19/11/1990) comes by taxi',
      'Dilys Achterberg is away until May',
    ],
  ];
  const document = await documentOf(workbookOf([{ name: 'Bus', rows }]), 'bus.xlsx');
  assert.deepEqual(
    document.passages.map((passage) => passage.text),
    rows[0],
  );
});

test('numbers are shown as their reader sees them', async () => {
  const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000\\ 000000"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/></numFmts>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/></cellXfs></styleSheet>`;
  const rows: TestSheet['rows'] = [
    ['Born', 'Phone', 'Mobile', 'Seen', 'Submitted'],
    [
      { number: 24901, style: 1 },
      { number: 7700900123, style: 2 },
      7.700900124e9,
      { number: 61, style: 3 },
      { number: 44879.395833333336, style: 4 },
    ],
  ];
  const document = await documentOf(workbookOf([{ name: 'N', rows }], [{ name: 'xl/styles.xml', body: styles }]), 'n.xlsx');
  const [row] = rowsOf(tableAt(document, "sheet 'N'"));
  assert.deepEqual(row, ['1968-03-04', '07700 900123', '7700900124', '1900-03-01', '2022-11-14 09:30']);
});

test('a column called a date holds dates, whatever its format lost', async () => {
  const rows = [
    ['Name', 'DateOfBirth'],
    ['Wenna Tregear', 24901],
    ['Piotr Okafor', 33196],
  ];
  const document = await documentOf(workbookOf([{ name: 'D', rows }]), 'd.xlsx');
  assert.deepEqual(
    rowsOf(tableAt(document, "sheet 'D'")).map((row) => row[1]),
    ['1968-03-04', '1990-11-19'],
  );
});

const definition = (items: readonly string[]): string =>
  `<pivotCacheDefinition><cacheSource type="worksheet"><worksheetSource ref="A1:B3" sheet="Answers"/></cacheSource><cacheFields>
   <cacheField name="Full name"><sharedItems>${items.map((name) => `<s v="${name}"/>`).join('')}</sharedItems></cacheField>
   <cacheField name="Born"><sharedItems containsDate="1"/></cacheField></cacheFields></pivotCacheDefinition>`;

test('a pivot cache gives back the rows of a sheet that was deleted', async () => {
  const records = `<pivotCacheRecords><r><x v="1"/><d v="1968-03-04T00:00:00"/></r><r><x v="0"/><d v="1990-11-19T00:00:00"/></r></pivotCacheRecords>`;
  const bytes = workbookOf(
    [totals],
    [
      {
        name: 'xl/pivotCache/pivotCacheDefinition1.xml',
        body: definition(['Piotr Okafor', 'Wenna Tregear', 'Dilys Achterberg']),
      },
      { name: 'xl/pivotCache/pivotCacheRecords1.xml', body: records },
    ],
  );
  const document = await documentOf(bytes, 'pivot.xlsx');
  const table = tableAt(document, 'pivot cache 1');
  assert.deepEqual(table.header, ['Full name', 'Born']);
  assert.deepEqual(rowsOf(table), [
    ['Wenna Tregear', '1968-03-04'],
    ['Piotr Okafor', '1990-11-19'],
  ]);
  assert.equal(table.hidden, true);
  assert.deepEqual(rowsOf(tableAt(document, 'values kept after their rows were deleted')), [['Dilys Achterberg', '']]);
});

test('a pivot cache without records still tells its distinct values', async () => {
  const bytes = workbookOf(
    [totals],
    [{ name: 'xl/pivotCache/pivotCacheDefinition1.xml', body: definition(['Piotr Okafor', 'Wenna Tregear']) }],
  );
  assert.deepEqual(
    rowsOf(tableAt(await documentOf(bytes, 'p.xlsx'), 'pivot cache')).map((row) => row[0]),
    ['Piotr Okafor', 'Wenna Tregear'],
  );
});

test('cells of another workbook are read from the external link', async () => {
  const body = `<externalLink><externalBook><sheetNames><sheetName val="Payroll"/></sheetNames><sheetDataSet><sheetData sheetId="0">
    <row r="1"><cell r="A1" t="str"><v>Name</v></cell><cell r="B1" t="str"><v>Date of birth</v></cell></row>
    <row r="2"><cell r="A2" t="str"><v>Wenna Tregear</v></cell><cell r="B2"><v>24901</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>`;
  const document = await documentOf(workbookOf([totals], [{ name: 'xl/externalLinks/externalLink1.xml', body }]), 'e.xlsx');
  const table = tableAt(document, 'external link');
  assert.deepEqual(rowsOf(table), [['Wenna Tregear', '1968-03-04']]);
  assert.match(table.where, /sheet 'Payroll'/u);
});

test('comments, old and threaded, say on which cell of which sheet they are', async () => {
  const parts = [
    {
      name: 'xl/worksheets/_rels/sheet1.xml.rels',
      body: relationsXml(
        relation('r1', 'comments', '../comments1.xml'),
        relation('r2', 'threadedComment', '../threadedComments/threadedComment1.xml'),
      ),
    },
    {
      name: 'xl/comments1.xml',
      body: '<comments><authors><author>Clerk</author><author>tc={5A}</author></authors><commentList><comment ref="B4"><text><r><t>Wenna Tregear rang, </t></r><r><t>07700 900101</t></r></text></comment><comment ref="B5"><text><t>[Threaded comment] Your version…</t></text></comment></commentList></comments>',
    },
    {
      name: 'xl/threadedComments/threadedComment1.xml',
      body: '<ThreadedComments><threadedComment ref="B5" personId="{1}"><text>Ask Piotr Okafor &amp; his sister</text></threadedComment></ThreadedComments>',
    },
    { name: 'xl/persons/person.xml', body: '<personList><person displayName="A Clerk" id="{1}"/></personList>' },
  ];
  const document = await documentOf(workbookOf([totals], parts), 'c.xlsx');
  assert.equal(passageAt(document, "comment on sheet 'Totals', cell B4").text, 'Wenna Tregear rang, 07700 900101');
  assert.equal(passageAt(document, 'cell B5').text, 'Ask Piotr Okafor & his sister');
  assert.equal(document.passages.filter((passage) => passage.where.startsWith('comment')).length, 2);
  assert.ok(!document.passages.some((passage) => passage.text.startsWith('tc=')));
  assert.ok(document.passages.filter((passage) => passage.where.startsWith('comment')).every((passage) => passage.hidden));
});

test('texts of deleted cells are found among the shared strings and put back into rows', async () => {
  const left = people.flat();
  const body = `<sst>${['Ward', ...left].map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`;
  const sheet = '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>';
  const bytes = workbookOf(
    [{ name: 'Empty', rows: [] }],
    [
      { name: 'xl/sharedStrings.xml', body },
      { name: 'xl/worksheets/sheet1.xml', body: sheet },
    ],
  );
  const table = tableAt(await documentOf(bytes, 's.xlsx'), 'shared strings');
  assert.deepEqual(table.header, ['Full name', 'Email', 'Date of birth']);
  assert.deepEqual(
    rowsOf(table).map((row) => row[0]),
    ['Wenna Tregear', 'Piotr Okafor', 'Sunita Brandreth'],
  );
});

test('defined names, data validation, page headers, charts and properties are read', async () => {
  const after = `<dataValidations><dataValidation sqref="A2"><formula1>"Wenna Tregear,Piotr Okafor"</formula1></dataValidation></dataValidations>
    <headerFooter><oddFooter>&amp;LPrepared for Dilys Achterberg&amp;RPage &amp;P</oddFooter></headerFooter>`;
  const chart =
    '<c:chartSpace><c:ser><c:cat><c:strRef><c:strCache><c:pt idx="0"><c:v>Sunita Brandreth</c:v></c:pt></c:strCache></c:strRef></c:cat></c:ser></c:chartSpace>';
  const parts = [
    { name: 'xl/charts/chart1.xml', body: chart },
    {
      name: 'docProps/core.xml',
      body: '<cp:coreProperties><dc:title>Summary</dc:title><dc:creator>A Clerk</dc:creator></cp:coreProperties>',
    },
  ];
  const names =
    '<definedNames><definedName name="owner">"Wenna Tregear"</definedName><definedName name="area">Totals!$A$1</definedName></definedNames>';
  const document = await documentOf(workbookOf([{ ...totals, after }], parts, names), 'd.xlsx');
  assert.equal(passageAt(document, "defined name 'owner'").text, 'Wenna Tregear');
  assert.ok(!document.passages.some((passage) => passage.where.includes("'area'")));
  assert.deepEqual(rowsOf(tableAt(document, 'data validation list')), [['Wenna Tregear'], ['Piotr Okafor']]);
  assert.match(passageAt(document, 'page footer').text, /Dilys Achterberg/u);
  assert.deepEqual(rowsOf(tableAt(document, 'chart')), [['Sunita Brandreth']]);
  assert.equal(passageAt(document, 'document properties').hidden, true);
  assert.equal(document.title, 'Summary');
});

const register: TestSheet['rows'] = [['Date', 'Pupil', 'Mark'], ['Monday'], ['Tuesday']];
const choices = '"Wenna Tregear, Piotr Okafor,Sunita ""Sunny"" Brandreth"';

test('a drop-down list is a column under the name of the cells it fills, wherever it stands', async () => {
  const plain = `<dataValidations><dataValidation type="list" sqref="B2:B40"><formula1>${choices}</formula1></dataValidation></dataValidations>`;
  const newer = `<extLst><ext><x14:dataValidations><x14:dataValidation type="list"><x14:formula1><xm:f>${choices}</xm:f></x14:formula1><xm:sqref>B2:B40</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>`;
  for (const after of [plain, newer]) {
    const document = await documentOf(workbookOf([{ name: 'Register', rows: register, after }]), 'r.xlsx');
    const list = tableAt(document, "data validation list of sheet 'Register'");
    assert.deepEqual(list.header, ['Pupil']);
    assert.deepEqual(rowsOf(list), [['Wenna Tregear'], ['Piotr Okafor'], ['Sunita "Sunny" Brandreth']]);
    assert.equal(list.hidden, true);
  }
});

test('a drop-down list of a form is called what stands beside its cell; one that points to cells is no list', async () => {
  const rows = [['Our visits'], ['Client', ''], ['Area', '']];
  const after = `<dataValidations><dataValidation type="list" sqref="$B$2"><formula1>"Wenna Tregear,Piotr Okafor"</formula1></dataValidation>
    <dataValidation type="list" sqref="B3"><formula1>Areas!$A$1:$A$9</formula1></dataValidation></dataValidations>`;
  const document = await documentOf(workbookOf([{ name: 'Visit', rows, after }]), 'v.xlsx');
  const lists = document.tables.filter((table) => table.where.startsWith('data validation list'));
  assert.deepEqual(
    lists.map((table) => table.header),
    [['Client']],
  );
});

test('what a column is filtered by is read where no row shows it any more, and so are the items of a list box', async () => {
  const rows = [
    ['Day', 'Pupil'],
    ['Monday', 'Ona Vane'],
  ];
  const filter = (column: number): string =>
    `<autoFilter ref="A1:B9"><filterColumn colId="${column}"><filters><filter val="Wenna Tregear"/><filter val="Ona Vane"/></filters></filterColumn></autoFilter>`;
  const parts = [
    {
      name: 'xl/worksheets/_rels/sheet1.xml.rels',
      body: relationsXml(
        relation('r1', 'ctrlProp', '../ctrlProps/ctrlProp1.xml'),
        relation('r2', 'table', '../tables/table1.xml'),
      ),
    },
    {
      name: 'xl/ctrlProps/ctrlProp1.xml',
      body: '<formControlPr objectType="List"><itemLst><item val="Piotr Okafor"/><item val="Dilys Achterberg"/></itemLst></formControlPr>',
    },
    { name: 'xl/tables/table1.xml', body: `<table ref="A1:B9">${filter(0)}</table>` },
  ];
  const document = await documentOf(workbookOf([{ name: 'Days', rows, after: filter(1) }], parts), 'd.xlsx');
  const filters = document.tables.filter(({ where }) => where === "filter of sheet 'Days'");
  assert.deepEqual(
    filters.map((table) => [table.header, rowsOf(table)]),
    [
      [['Pupil'], [['Wenna Tregear']]],
      [['Day'], [['Wenna Tregear'], ['Ona Vane']]],
    ],
  );
  assert.deepEqual(rowsOf(tableAt(document, "list box on sheet 'Days'")), [['Piotr Okafor'], ['Dilys Achterberg']]);
});

test('filters without end are read up to a number of them, and that there are more is told', async () => {
  const rows = [['Pupil'], ['Ona Vane']];
  const names = Array.from({ length: 30 }, (_, at) => `table${at + 1}`);
  const column = '<filterColumn colId="0"><filters><filter val="Wenna Tregear"/></filters></filterColumn>';
  const parts = names.map((name) => ({
    name: `xl/tables/${name}.xml`,
    body: `<table><autoFilter ref="A1:A9">${column.repeat(10)}</autoFilter></table>`,
  }));
  const targets = names.map((name, at) => relation(`r${at}`, 'table', `../tables/${name}.xml`));
  const relations = { name: 'xl/worksheets/_rels/sheet1.xml.rels', body: relationsXml(...targets) };
  const document = await documentOf(workbookOf([{ name: 'Days', rows }], [...parts, relations]), 'd.xlsx');
  const filters = document.tables.filter(({ where }) => where === "filter of sheet 'Days'");
  assert.equal(filters.length, 256);
  assert.deepEqual(document.gaps, ["not all filters of sheet 'Days' are read"]);
});

test('a drop-down list that stands in many places is told once', async () => {
  const validation = (cells: string): string =>
    `<dataValidation type="list" sqref="${cells}"><formula1>${choices}</formula1></dataValidation>`;
  const after = `<dataValidations>${validation('B2')}${validation('B3')}${validation('C2:C9')}</dataValidations>`;
  const { tables } = await documentOf(workbookOf([{ name: 'Register', rows: register, after }]), 'r.xlsx');
  assert.equal(tables.filter(({ where }) => where.startsWith('data validation list')).length, 1);
});

test('what-if scenarios are rows under the labels of the cells they fill, with what is said of them', async () => {
  const rows = [
    ['Client', ''],
    ['Hours', 0],
  ];
  const after = `<scenarios><scenario name="First" user="A Clerk" comment="Created by A Clerk on 02/05/2024&#10;Wenna Tregear, born 04/03/1968"><inputCells r="B1" val="Wenna Tregear"/><inputCells r="B2" val="12"/></scenario>
    <scenario name="Second" user="A Clerk" comment="Created by A Clerk on 02/05/2024"><inputCells r="B1" val="Piotr Okafor"/></scenario></scenarios>`;
  const document = await documentOf(workbookOf([{ name: 'Cost', rows, after }]), 'c.xlsx');
  const table = tableAt(document, "what-if scenarios of sheet 'Cost'");
  assert.deepEqual(table.header, ['Scenario', 'Client', 'Hours']);
  assert.deepEqual(rowsOf(table), [
    ['First', 'Wenna Tregear', '12'],
    ['Second', 'Piotr Okafor', ''],
  ]);
  assert.equal(passageAt(document, 'what-if scenarios').text, 'Wenna Tregear, born 04/03/1968');
  assert.equal(document.passages.filter((passage) => passage.where.startsWith('what-if')).length, 1);
});

const chartPoints = (...texts: readonly string[]): string =>
  texts.map((text, index) => (text === '' ? '' : `<c:pt idx="${index}"><c:v>${text}</c:v></c:pt>`)).join('');

test('values that a chart keeps stand in the rows they were drawn from, under the names of axis and series', async () => {
  const levels = `<c:multiLvlStrCache><c:lvl>${chartPoints('Wenna Tregear', 'Piotr Okafor', 'Dilys Achterberg')}</c:lvl><c:lvl>${chartPoints('North', '', 'South')}</c:lvl></c:multiLvlStrCache>`;
  const series = (name: string, values: string): string =>
    `<c:ser><c:tx><c:strRef><c:f>[Tracker.xlsx]A!$B$1</c:f><c:strCache>${chartPoints(name)}</c:strCache></c:strRef></c:tx><c:cat><c:multiLvlStrRef>${levels}</c:multiLvlStrRef></c:cat><c:val><c:numRef><c:numCache><c:formatCode>General</c:formatCode>${values}</c:numCache></c:numRef></c:val></c:ser>`;
  const title = (text: string): string =>
    `<c:title><c:tx><c:rich><a:p><a:r><a:t>${text}</a:t></a:r></a:p></c:rich></c:tx></c:title>`;
  const chart = `<c:chartSpace><c:chart>${title('Reading by pupil')}<c:plotArea><c:barChart>${series('Score', chartPoints('104', '', '97'))}${series('Target', chartPoints('100', '99', '98'))}</c:barChart><c:catAx>${title('Pupil')}</c:catAx></c:plotArea></c:chart></c:chartSpace>`;
  const newer = `<cx:chartSpace><cx:chartData><cx:data id="0"><cx:strDim type="cat"><cx:f>A!$A$2:$A$3</cx:f><cx:lvl ptCount="2"><cx:pt idx="0">Wenna Tregear</cx:pt><cx:pt idx="1">Piotr Okafor</cx:pt></cx:lvl></cx:strDim><cx:numDim type="val"><cx:lvl ptCount="2"><cx:pt idx="0">104</cx:pt><cx:pt idx="1">97</cx:pt></cx:lvl></cx:numDim></cx:data></cx:chartData></cx:chartSpace>`;
  const parts = [
    { name: 'xl/charts/chart1.xml', body: chart },
    { name: 'xl/charts/chartEx1.xml', body: newer },
  ];
  const [table, other] = (await documentOf(workbookOf([totals], parts), 'c.xlsx')).tables.filter(({ where }) =>
    where.includes('chart'),
  );
  assert.ok(table && other);
  assert.deepEqual(table.header, ['Pupil', 'Pupil', 'Score', 'Target']);
  assert.equal(table.caption, 'Reading by pupil');
  assert.deepEqual(rowsOf(table), [
    ['Wenna Tregear', 'North', '104', '100'],
    ['Piotr Okafor', '', '', '99'],
    ['Dilys Achterberg', 'South', '97', '98'],
  ]);
  assert.deepEqual(rowsOf(other), [
    ['Wenna Tregear', '104'],
    ['Piotr Okafor', '97'],
  ]);
});

test('a chart is as many rows as it has places with a point, however far they are apart', async () => {
  const point = (index: number, text: string): string => `<c:pt idx="${index}"><c:v>${text}</c:v></c:pt>`;
  const far = `${point(0, 'Wenna Tregear')}${point(99_999, 'Piotr Okafor')}`;
  const values = `${point(99_999, '97')}${point(5, '12')}`;
  const chart = `<c:chartSpace><c:ser><c:cat><c:strCache>${far}</c:strCache></c:cat><c:val><c:numCache>${values}</c:numCache></c:val></c:ser></c:chartSpace>`;
  const series = Array.from(
    { length: 250 },
    (_, at) => `<c:ser><c:val><c:numCache>${point(at, `${at}`)}</c:numCache></c:val></c:ser>`,
  );
  const parts = [
    { name: 'xl/charts/chart1.xml', body: chart },
    { name: 'xl/charts/chart2.xml', body: `<c:chartSpace>${series.join('')}</c:chartSpace>` },
  ];
  const [table, sparse] = (await documentOf(workbookOf([totals], parts), 'c.xlsx')).tables.filter(({ where }) =>
    where.includes('chart'),
  );
  assert.ok(table && sparse);
  assert.deepEqual(rowsOf(table), [
    ['Wenna Tregear', ''],
    ['', '12'],
    ['Piotr Okafor', '97'],
  ]);
  assert.equal(rowsOf(sparse).flat().length, 250);
});

test('labels that a chart takes from cells of their own are read', async () => {
  const chart = `<c:chartSpace><c:ser><c:yVal><c:numRef><c:numCache>${chartPoints('4', '7')}</c:numCache></c:numRef></c:yVal><c:extLst><c:ext><c15:datalabelsRange><c15:f>A!$C$2:$C$3</c15:f><c15:dlblRangeCache>${chartPoints('Wenna Tregear', 'Piotr Okafor')}</c15:dlblRangeCache></c15:datalabelsRange></c:ext></c:extLst></c:ser></c:chartSpace>`;
  const document = await documentOf(workbookOf([totals], [{ name: 'xl/charts/chart1.xml', body: chart }]), 'c.xlsx');
  assert.deepEqual(rowsOf(tableAt(document, 'chart')), [
    ['4', 'Wenna Tregear'],
    ['7', 'Piotr Okafor'],
  ]);
});

test('custom XML of a workbook or a letter is the records that it holds, in elements or attributes', async () => {
  const inElements = `<people><person><surname>Tregear</surname><dob>1968-03-04</dob></person><person><surname>Okafor</surname><dob>1990-11-19</dob></person></people>`;
  const inAttributes = `<x:people xmlns:x="urn:visits"><x:person surname="Tregear" dob="1968-03-04"/><x:person surname="Okafor" dob="1990-11-19"/></x:people>`;
  for (const body of [inElements, inAttributes]) {
    const parts = [{ name: 'customXml/item1.xml', body }];
    for (const document of [
      await documentOf(workbookOf([totals], parts), 'w.xlsx'),
      await documentOf(wordOf(paragraph('Our visits'), parts), 'w.docx'),
    ]) {
      const table = tableAt(document, "hidden part 'item1.xml'");
      assert.deepEqual(table.header, ['surname', 'dob']);
      assert.deepEqual(rowsOf(table), [
        ['Tregear', '1968-03-04'],
        ['Okafor', '1990-11-19'],
      ]);
      assert.equal(table.hidden, true);
    }
  }
});

test('the authors of the books that a document cites are no records of it', async () => {
  const person = (last: string): string => `<b:Person><b:Last>${last}</b:Last><b:First>Ona</b:First></b:Person>`;
  const body = `<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"><b:Source><b:NameList>${['Vane', 'Lind', 'Marr'].map(person).join('')}</b:NameList></b:Source></b:Sources>`;
  const document = await documentOf(wordOf(paragraph('Our plan'), [{ name: 'customXml/item1.xml', body }]), 'p.docx');
  assert.deepEqual(document.tables, []);
  assert.equal(passageAt(document, 'hidden part').text, 'Vane');
});

test('a workbook inside a zip inside a workbook is read, and the place says the way', async () => {
  const inner = workbookOf([{ name: 'Raw', state: 'hidden', rows: people }]);
  const embedded = workbookOf([totals], [{ name: 'xl/embeddings/data1.xlsx', body: inner }]);
  const document = await documentOf(zipOf([{ name: 'june/summary.xlsx', body: embedded }]), 'backup.zip');
  const table = tableAt(document, "hidden sheet 'Raw'");
  assert.equal(table.where, "file 'june/summary.xlsx': embedded file 'data1.xlsx': hidden sheet 'Raw'");
  assert.equal(table.hidden, true);
  assert.match(passageAt(document, 'names of the files').text, /june\/summary\.xlsx/u);
});

test('a zip bomb is unreadable, in a workbook or alone, and says why', async () => {
  const zeros = new Uint8Array(40 * 1024 * 1024);
  assert.match(await refusalOf(zipOf([{ name: 'zeros.txt', body: zeros }]), 'z.zip'), /bomb/u);
  assert.match(await refusalOf(workbookOf([totals], [{ name: 'xl/charts/chart1.xml', body: zeros }]), 'z.xlsx'), /bomb/u);
});

test('entities that multiply make a workbook unreadable', async () => {
  const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>';
  assert.match(await refusalOf(workbookOf([totals], [{ name: 'xl/sharedStrings.xml', body: laughs }]), 'l.xlsx'), /entities/u);
});

test('a workbook cut short is unreadable, and what stood before the cut is still read', async () => {
  const whole = workbookOf([{ name: 'Answers', rows: people }]);
  const outcome = await readAs(whole.slice(0, whole.length - 120), 'cut.xlsx');
  assert.ok('unreadable' in outcome && /cut short/u.test(outcome.unreadable));
  assert.equal(outcome.document?.tables.length, 1);
});

test('a zip with encrypted entries says so', async () => {
  assert.match(await refusalOf(zipOf([{ name: 'people.csv', body: 'a,b', flags: 1 }]), 'locked.zip'), /encrypted/u);
});

const wordPart = (body: string): string =>
  `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const wordRow = (...cells: readonly string[]): string =>
  `<w:tr>${cells.map((cell) => `<w:tc><w:tcPr/>${cell.startsWith('<') ? cell : paragraph(cell)}</w:tc>`).join('')}</w:tr>`;

const wordOf = (body: string, parts: readonly ZipFile[] = []): Uint8Array<ArrayBuffer> =>
  zipOf([contentTypes('wordprocessingml.document'), { name: 'word/document.xml', body: wordPart(body) }, ...parts]);

test('a Word document gives paragraphs, tables under their header and labelled lines as a record', async () => {
  const table = `<w:tbl>${people.map((row) => wordRow(...row.map(String))).join('')}</w:tbl>`;
  const lines = ['Name: Dilys Achterberg', 'Date of birth: 02/02/1955', 'Reason: my neighbour'].map(paragraph).join('');
  const document = await documentOf(wordOf(`${paragraph('Panel of 3 May')}${table}${lines}`), 'panel.docx');
  assert.equal(document.passages[0]?.text, 'Panel of 3 May');
  assert.deepEqual(tableAt(document, 'table 1').header, ['Full name', 'Email', 'Date of birth']);
  assert.equal(rowsOf(tableAt(document, 'table 1')).length, 3);
  const record = document.tables.find((found) => found.shape === 'form');
  assert.deepEqual(record?.header, ['Name', 'Date of birth', 'Reason']);
});

test('tracked deletions, hidden text, comments, headers and footnotes of a Word document are named', async () => {
  const body = `<w:p><w:del><w:r><w:delText>Wenna Tregear, 3 Quay Row</w:delText></w:r></w:del><w:r><w:t>[removed]</w:t></w:r></w:p>
    <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Piotr Okafor, 07700 900102</w:t></w:r></w:p>
    <w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>In plain view</w:t></w:r></w:p>
    <w:p><w:r><w:rPr><w:rStyle w:val="Secret"/></w:rPr><w:t>Sunita Brandreth</w:t></w:r></w:p>
    <w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${paragraph('Boxed words')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${paragraph('Boxed words')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
  const parts = [
    {
      name: 'word/comments.xml',
      body: `<w:comments><w:comment w:author="A Clerk">${paragraph('Ask Dilys Achterberg')}</w:comment></w:comments>`,
    },
    { name: 'word/header1.xml', body: `<w:hdr>${paragraph('Case of Wenna Tregear')}</w:hdr>` },
    { name: 'word/footnotes.xml', body: `<w:footnotes>${paragraph('Told by her sister')}</w:footnotes>` },
    { name: 'word/styles.xml', body: '<w:styles><w:style w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>' },
  ];
  const document = await documentOf(wordOf(body, parts), 'notice.docx');
  assert.equal(passageAt(document, 'tracked deletion').text, 'Wenna Tregear, 3 Quay Row');
  assert.deepEqual(
    document.passages.filter((passage) => passage.where === 'hidden text').map((passage) => passage.text),
    ['Piotr Okafor, 07700 900102', 'Sunita Brandreth'],
  );
  assert.ok(passageAt(document, 'hidden text').hidden);
  assert.equal(passageAt(document, 'comment').text, 'Ask Dilys Achterberg');
  assert.equal(passageAt(document, 'page header').text, 'Case of Wenna Tregear');
  assert.equal(passageAt(document, 'footnote').text, 'Told by her sister');
  assert.equal(document.passages.filter((passage) => passage.where === 'text box').length, 1);
  assert.ok(document.passages.some((passage) => passage.text === 'In plain view' && !passage.hidden));
});

test('rows deleted from a table of a Word document come back as rows', async () => {
  const deleted = (text: string): string => `<w:p><w:del><w:r><w:delText>${text}</w:delText></w:r></w:del></w:p>`;
  const rows = [
    wordRow('Full name', 'Born'),
    wordRow('Name withheld', '-'),
    wordRow(deleted('Wenna Tregear'), deleted('04/03/1968')),
  ];
  const document = await documentOf(wordOf(`<w:tbl>${rows.join('')}</w:tbl>`), 'register.docx');
  assert.deepEqual(rowsOf(tableAt(document, 'tracked deletion in table 1')), [['Wenna Tregear', '04/03/1968']]);
  assert.deepEqual(rowsOf(tableAt(document, 'table 1')).length, 1);
});

const openDocument = (kind: string, content: string, parts: readonly ZipFile[] = []): Uint8Array<ArrayBuffer> =>
  zipOf([
    { name: 'mimetype', body: `application/vnd.oasis.opendocument.${kind}` },
    { name: 'content.xml', body: content },
    ...parts,
  ]);

const odsRow = (cells: readonly string[], attributes = ''): string =>
  `<table:table-row ${attributes}>${cells.map((cell) => `<table:table-cell office:value-type="string"><text:p>${cell}</text:p></table:table-cell>`).join('')}</table:table-row>`;

test('hidden sheets, rows, columns and comments of an OpenDocument sheet are named', async () => {
  const rows = people.map((row) => row.map(String));
  const content = `<office:document-content><office:automatic-styles>
    <style:style style:name="off" style:family="table"><style:table-properties table:display="false"/></style:style>
    <style:style style:name="thin" style:family="table-column"><style:table-column-properties style:column-width="0cm"/></style:style>
    <style:style style:name="low" style:family="table-row"><style:table-row-properties style:row-height="0.45cm"/></style:style></office:automatic-styles>
    <table:table table:name="Register"><table:table-column/><table:table-column table:style-name="thin"/><table:table-column table:visibility="collapse"/>
    ${rows.map((row, index) => odsRow(row, index === 2 ? 'table:visibility="filter"' : 'table:style-name="low"')).join('')}</table:table>
    <table:table table:name="Raw" table:style-name="off">${rows.map((row) => odsRow(row)).join('')}
    <table:table-row><table:table-cell><office:annotation><dc:creator>A Clerk</dc:creator><text:p>Ask Dilys Achterberg</text:p></office:annotation></table:table-cell></table:table-row></table:table>
    <table:table table:name="'file:///old/Payroll.ods'#$Pay"><table:table-source xlink:href="file:///old/Payroll.ods"/>${rows.map((row) => odsRow(row)).join('')}</table:table></office:document-content>`;
  const document = await documentOf(openDocument('spreadsheet', content), 'register.ods');
  assert.equal(tableAt(document, 'hidden row 3').hidden, true);
  assert.match(tableAt(document, "sheet 'Register'").where, /hidden columns B to C/u);
  assert.equal(rowsOf(tableAt(document, "sheet 'Register'")).length, 2);
  assert.equal(tableAt(document, "hidden sheet 'Raw'").hidden, true);
  assert.equal(passageAt(document, "comment on hidden sheet 'Raw', cell A5").text, 'Ask Dilys Achterberg');
  assert.equal(tableAt(document, "external link to 'Payroll.ods'").hidden, true);
});

test('drop-down lists of an OpenDocument sheet are columns under the name of the cells they fill', async () => {
  const list = (name: string, items: string): string =>
    `<table:content-validation table:name="${name}" table:condition="of:cell-content-is-in-list(${items})"/>`;
  const content = `<office:spreadsheet><table:content-validations>${list('val1', '&quot;Wenna Tregear&quot;;&quot;Piotr Okafor&quot;')}${list('val2', '&quot;Dilys Achterberg&quot;')}</table:content-validations>
    <table:table table:name="Register">${odsRow(['Date', 'Pupil'])}<table:table-row table:number-rows-repeated="9"><table:table-cell><text:p>Monday</text:p></table:table-cell><table:table-cell table:content-validation-name="val1"/></table:table-row></table:table></office:spreadsheet>`;
  const document = await documentOf(openDocument('spreadsheet', content), 'r.ods');
  const used = tableAt(document, "data validation list of sheet 'Register'");
  assert.deepEqual(used.header, ['Pupil']);
  assert.deepEqual(rowsOf(used), [['Wenna Tregear'], ['Piotr Okafor']]);
  assert.deepEqual(rowsOf(tableAt(document, 'data validation list of the workbook')), [['Dilys Achterberg']]);
});

test('dates and wide numbers of an OpenDocument sheet are whole', async () => {
  const content = `<table:table table:name="D">${odsRow(['Name', 'Born', 'Phone'])}<table:table-row><table:table-cell office:value-type="string"><text:p>Wenna Tregear</text:p></table:table-cell>
    <table:table-cell office:value-type="date" office:date-value="1968-03-04"><text:p>4 Mar</text:p></table:table-cell>
    <table:table-cell office:value-type="float" office:value="7700900123"><text:p>7.7E+09</text:p></table:table-cell></table:table-row></table:table>`;
  const document = await documentOf(openDocument('spreadsheet', content), 'd.ods');
  assert.deepEqual(rowsOf(tableAt(document, "sheet 'D'")), [['Wenna Tregear', '1968-03-04', '7700900123']]);
});

test('deleted and hidden text, comments and notes of an OpenDocument text are named', async () => {
  const content = `<office:document-content><style:style style:name="T1"><style:text-properties text:display="none"/></style:style>
    <office:text><text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>A Clerk</dc:creator></office:change-info><text:p>Wenna Tregear, 3 Quay Row</text:p></text:deletion></text:changed-region></text:tracked-changes>
    <text:p>Seen<text:span text:style-name="T1">Piotr Okafor</text:span> by all<office:annotation><dc:creator>A Clerk</dc:creator><text:p>Ask Dilys</text:p></office:annotation><text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Told by her sister</text:p></text:note-body></text:note></text:p></office:text></office:document-content>`;
  const document = await documentOf(openDocument('text', content), 'notice.odt');
  assert.equal(passageAt(document, 'tracked deletion').text, 'Wenna Tregear, 3 Quay Row');
  assert.equal(passageAt(document, 'hidden text').text, 'Piotr Okafor');
  assert.equal(passageAt(document, 'comment').text, 'Ask Dilys');
  assert.equal(passageAt(document, 'footnote').text, 'Told by her sister');
  assert.ok(document.passages.some((passage) => passage.where === '' && passage.text === 'Seen by all'));
});

test('an encrypted OpenDocument file is unreadable and says why', async () => {
  const manifest = {
    name: 'META-INF/manifest.xml',
    body: '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>',
  };
  assert.match(await refusalOf(openDocument('spreadsheet', 'x', [manifest]), 'locked.ods'), /encrypted/u);
});

test('slides, hidden slides and speaker notes are read', async () => {
  const slide = (text: string, show = ''): string =>
    `<p:sld xmlns:p="x" ${show}><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sld>`;
  const bytes = zipOf([
    contentTypes('presentationml.presentation'),
    { name: 'ppt/presentation.xml', body: '<p:presentation/>' },
    { name: 'ppt/slides/slide1.xml', body: slide('What we heard') },
    { name: 'ppt/slides/slide2.xml', body: slide('Wenna Tregear wrote', 'show="0"') },
    { name: 'ppt/notesSlides/notesSlide1.xml', body: slide('Call Piotr Okafor') },
  ]);
  const document = await documentOf(bytes, 'talk.pptx');
  assert.equal(passageAt(document, 'slide 1').hidden, false);
  assert.equal(passageAt(document, 'hidden slide 2').text, 'Wenna Tregear wrote');
  assert.equal(passageAt(document, 'speaker notes of slide 1').text, 'Call Piotr Okafor');
});

test('elements named like parts of every object are only names', async () => {
  const odd = ['constructor', '__proto__', 'toString', 'hasOwnProperty'].map((name) => `<${name}>&${name};</${name}>`).join('');
  const document = await documentOf(wordOf(`${odd}${paragraph('In plain view')}`), 'odd.docx');
  assert.equal(document.passages[0]?.text, 'In plain view');
});
