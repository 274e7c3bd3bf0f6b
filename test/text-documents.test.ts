import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentOf, passageAt, rowsOf, tableAt } from './reading.ts';
import { contentTypes, relation, relationsXml } from './workbook-writer.ts';
import { type ZipFile, zipOf } from './zip-writer.ts';

const wordPart = (body: string): string =>
  `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

const wordOf = (body: string, parts: readonly ZipFile[] = []): Uint8Array<ArrayBuffer> =>
  zipOf([contentTypes('wordprocessingml.document'), { name: 'word/document.xml', body: wordPart(body) }, ...parts]);

test('whole files that a Word document takes in are read as its own text, whatever their format', async () => {
  const chunks: readonly ZipFile[] = [
    { name: 'word/afchunk1.htm', body: '<html><body><p>Wenna Tregear of 3 Quay Row</p></body></html>' },
    { name: 'word/afchunk2.rtf', body: '{\\rtf1 Piotr Okafor of 9 Mill Lane\\par}' },
    {
      name: 'word/afchunk3.mht',
      body: 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<html><body><p>Sunita Brandreth of 1 Well Yard</p></body></html>\r\n--b--\r\n',
    },
    { name: 'word/afchunk4.docx', body: wordOf(paragraph('Dilys Achterberg of 7 Pound Hill')) },
  ];
  const relations = chunks.map(({ name }, at) => relation(`r${at}`, 'aFChunk', name.replace('word/', '')));
  const document = await documentOf(
    wordOf(`${paragraph('Guidance')}<w:altChunk r:id="r0"/>`, [
      { name: 'word/_rels/document.xml.rels', body: relationsXml(...relations) },
      ...chunks,
    ]),
    'guidance.docx',
  );
  const texts = chunks.map(({ name }) => passageAt(document, `text taken in from file '${name.replace('word/', '')}'`));
  assert.deepEqual(
    texts.map(({ text }) => text),
    [
      'Wenna Tregear of 3 Quay Row',
      'Piotr Okafor of 9 Mill Lane',
      'Sunita Brandreth of 1 Well Yard',
      'Dilys Achterberg of 7 Pound Hill',
    ],
  );
  assert.ok(texts.every(({ hidden }) => !hidden));
});

const variables: readonly (readonly [name: string, value: string])[] = [
  ['ClientName', 'Wenna Tregear'],
  ['ClientAddress', '3 Quay Row, Penryn'],
  ['DOB', '04/03/1968'],
];

const withVariables: readonly (readonly [name: string, bytes: Uint8Array<ArrayBuffer>])[] = [
  [
    'letter.docx',
    wordOf(paragraph('Standard letter'), [
      {
        name: 'word/settings.xml',
        body: `<w:settings><w:docVars>${variables.map(([name, value]) => `<w:docVar w:name="${name}" w:val="${value}"/>`).join('')}</w:docVars></w:settings>`,
      },
    ]),
  ],
  [
    'letter.odt',
    zipOf([
      { name: 'mimetype', body: 'application/vnd.oasis.opendocument.text' },
      {
        name: 'content.xml',
        body: `<office:text><text:user-field-decls>${variables.map(([name, value]) => `<text:user-field-decl text:name="${name}" office:string-value="${value}"/>`).join('')}</text:user-field-decls><text:p>Standard letter</text:p></office:text>`,
      },
    ]),
  ],
  [
    'letter.rtf',
    new TextEncoder().encode(
      `{\\rtf1 ${variables.map(([name, value]) => `{\\*\\docvar {${name}}{${value}}}`).join('')}Standard letter\\par}`,
    ),
  ],
];

for (const [name, bytes] of withVariables) {
  test(`the variables of a text are the fields of one form: ${name}`, async () => {
    const document = await documentOf(bytes, name);
    const form = tableAt(document, 'document variables');
    assert.equal(form.shape, 'form');
    assert.ok(form.hidden);
    assert.deepEqual(
      form.header,
      variables.map(([label]) => label),
    );
    assert.deepEqual(rowsOf(form), [variables.map(([, value]) => value)]);
    assert.deepEqual(
      document.passages.map(({ text }) => text),
      ['Standard letter'],
    );
  });
}

const box = (...lines: readonly string[]): string =>
  `<draw:frame><draw:text-box>${lines.map((line) => `<text:p>${line}</text:p>`).join('')}</draw:text-box></draw:frame>`;

test('slides, hidden slides and speaker notes of an OpenDocument presentation are named, in whatever box they stand', async () => {
  const content = `<office:document-content><office:automatic-styles><style:style style:name="dp2" style:family="drawing-page"><style:drawing-page-properties presentation:visibility="hidden"/></style:style></office:automatic-styles>
    <office:body><office:presentation>
    <draw:page draw:style-name="dp1">${box('What we heard')}<presentation:notes>${box('Mrs B is Wenna Tregear', 'Her sister rang')}</presentation:notes></draw:page>
    <draw:page draw:style-name="dp2">${box('Piotr Okafor wrote')}</draw:page></office:presentation></office:body></office:document-content>`;
  const document = await documentOf(
    zipOf([
      { name: 'mimetype', body: 'application/vnd.oasis.opendocument.presentation' },
      { name: 'content.xml', body: content },
    ]),
    'talk.odp',
  );
  assert.deepEqual(
    document.passages.map(({ text, where, hidden }) => [text, where, hidden]),
    [
      ['What we heard', 'slide 1', false],
      ['Mrs B is Wenna Tregear', 'speaker notes of slide 1', true],
      ['Her sister rang', 'speaker notes of slide 1', true],
      ['Piotr Okafor wrote', 'hidden slide 2', true],
    ],
  );
});

test('a text box within hidden parts is as hidden as they are', async () => {
  const comment = `<w:comment w:author="A Clerk"><w:p><w:r><w:txbxContent>${paragraph('Ask Dilys Achterberg')}</w:txbxContent></w:r></w:p></w:comment>`;
  const document = await documentOf(
    wordOf(paragraph('Notice'), [{ name: 'word/comments.xml', body: `<w:comments>${comment}</w:comments>` }]),
    'notice.docx',
  );
  assert.ok(passageAt(document, 'text box').hidden);
});

const addressees: readonly (readonly string[])[] = [
  ['Mrs W Tregear', '3 Quay Row', 'Penryn', 'TR10 8AA'],
  ['Mr P Okafor', 'Flat 2', '9 Mill Lane', 'Truro TR1 3QQ'],
  ['Ms S Brandreth', '1 Well Yard', 'Redruth', 'TR15 2AB'],
  ['Miss D Achterberg', '7 Pound Hill', 'Bodmin', 'PL31 2DD'],
];
const addresses: readonly (readonly string[])[] = [
  ['Mrs W Tregear', '3 Quay Row, Penryn', 'TR10 8AA', ''],
  ['Mr P Okafor', 'Flat 2, 9 Mill Lane, Truro', 'TR1 3QQ', ''],
  ['Ms S Brandreth', '1 Well Yard, Redruth', 'TR15 2AB', ''],
  ['Miss D Achterberg', '7 Pound Hill, Bodmin', 'PL31 2DD', ''],
];

const odtOf = (body: string): Uint8Array<ArrayBuffer> =>
  zipOf([
    { name: 'mimetype', body: 'application/vnd.oasis.opendocument.text' },
    { name: 'content.xml', body: `<office:text>${body}</office:text>` },
  ]);

const cellOf = (lines: readonly string[]): string => `<w:tc><w:tcPr/>${lines.map(paragraph).join('')}</w:tc>`;

const sheets: readonly (readonly [how: string, name: string, bytes: Uint8Array<ArrayBuffer>])[] = [
  [
    'cells of a Word table, with narrow ones between them',
    'labels.docx',
    wordOf(
      `<w:tbl>${[0, 2]
        .map(
          (at) =>
            `<w:tr>${addressees
              .slice(at, at + 2)
              .map(cellOf)
              .join('<w:tc><w:p/></w:tc>')}</w:tr>`,
        )
        .join('')}</w:tbl>`,
    ),
  ],
  [
    'text boxes of an OpenDocument text, a paragraph a line',
    'labels.odt',
    odtOf(addressees.map((lines) => box(...lines)).join('')),
  ],
  [
    'paragraphs with line breaks',
    'labels.rtf',
    new TextEncoder().encode(`{\\rtf1 ${addressees.map((lines) => `${lines.join('\\line ')}\\par `).join('')}}`),
  ],
];

for (const [how, name, bytes] of sheets) {
  test(`address labels are a row for each addressee: ${how}`, async () => {
    const document = await documentOf(bytes, name);
    assert.deepEqual(rowsOf(tableAt(document, 'address labels')), addresses);
    assert.deepEqual(document.passages, []);
  });
}

test('the addresses at the head of a letter are no sheet of labels, nor are cells of sentences', async () => {
  const letter = [...(addressees[0] ?? []), ...(addressees[1] ?? []), 'Dear Mr Okafor', 'Your bin will be emptied on Friday.'];
  const document = await documentOf(odtOf(letter.map((line) => `<text:p>${line}</text:p>`).join('')), 'letter.odt');
  assert.deepEqual(document.tables, []);
  assert.deepEqual(
    document.passages.map(({ text }) => text),
    letter,
  );
});

test('a table with some addresses among other cells is no sheet of labels', async () => {
  const others = [['Collections of bulky waste'], ['Ring before you come'], ['Key at the desk']];
  const cells = [...addressees.slice(0, 3), ...others].map(cellOf);
  const row = (at: number): string => `<w:tr>${cells[at]}${cells[at + 1]}${cells[at + 2]}</w:tr>`;
  const document = await documentOf(wordOf(`<w:tbl>${row(0)}${row(3)}</w:tbl>`), 'waste.docx');
  assert.ok(document.tables.every(({ where }) => !where.includes('address labels')));
});

test('labels of other countries are read by the line that their address ends with', async () => {
  const abroad = [
    ['Jana Kowalska', 'ul. Polna 4', '00-950 Warszawa'],
    ['Uwe Brandt', 'Amselweg 12', '10115 Berlin', 'Deutschland'],
    ['Sanne de Wit', 'Lindelaan 8', '1012 AB Amsterdam'],
    ['Ray Colter', '12 Elm Street', 'Austin, TX 78701'],
  ];
  const table = `<w:tbl>${abroad.map((lines) => `<w:tr>${cellOf(lines)}</w:tr>`).join('')}</w:tbl>`;
  assert.deepEqual(rowsOf(tableAt(await documentOf(wordOf(table), 'labels.docx'), 'address labels in table 1')), [
    ['Jana Kowalska', 'ul. Polna 4', '00-950 Warszawa', ''],
    ['Uwe Brandt', 'Amselweg 12', '10115 Berlin', 'Deutschland'],
    ['Sanne de Wit', 'Lindelaan 8', '1012 AB Amsterdam', ''],
    ['Ray Colter', '12 Elm Street', 'Austin, TX 78701', ''],
  ]);
});

const odsRow = (...cells: readonly string[]): string =>
  `<table:table-row>${cells.map((cell) => `<table:table-cell office:value-type="string"><text:p>${cell}</text:p></table:table-cell>`).join('')}</table:table-row>`;
const earlier = (row: number, column: number, text: string): string =>
  `<table:cell-address table:column="${column}" table:row="${row}" table:table="1"/><office:change-info><dc:creator>A Clerk</dc:creator></office:change-info><table:previous><table:change-track-table-cell office:value-type="string"><text:p>${text}</text:p></table:change-track-table-cell></table:previous>`;
const overwritten = (row: number, column: number, text: string): string =>
  `<table:cell-content-change>${earlier(row, column, text)}</table:cell-content-change>`;
const goneCell = (row: number, column: number, text: string): string =>
  `<table:cell-content-deletion><table:cell-address table:column="${column}" table:row="${row}" table:table="1"/><table:change-track-table-cell office:value-type="string"><text:p>${text}</text:p></table:change-track-table-cell></table:cell-content-deletion>`;
const gone = (row: number, ...texts: readonly string[]): string =>
  `<table:deletion table:type="row" table:position="${row}" table:table="1"><table:deletions>${texts.map((text, column) => (text === '' ? '' : goneCell(row, column, text))).join('')}</table:deletions></table:deletion>`;

test('what cells of an OpenDocument sheet held before comes back as rows under the names of its columns', async () => {
  const content = `<office:spreadsheet><table:tracked-changes>${overwritten(1, 1, 'Wenna Tregear')}${overwritten(2, 1, 'Piotr Okafor')}${overwritten(1, 2, '07700 900101')}${overwritten(2, 2, '07700 900102')}
    ${overwritten(2, 1, 'P. Okafor')}${gone(3, '3', 'Sunita Brandreth', '', 'Noise')}${gone(3, '4', 'Dilys Achterberg', '07700 900104', 'Parking')}</table:tracked-changes>
    <table:table table:name="Notes">${odsRow('Read me')}</table:table>
    <table:table table:name="Objections">${odsRow('No', 'Objector', 'Tel', 'Ground')}${odsRow('1', '[redacted]', '[redacted]', 'Trade')}${odsRow('2', '[redacted]', '[redacted]', 'Noise')}</table:table></office:spreadsheet>`;
  const document = await documentOf(
    zipOf([
      { name: 'mimetype', body: 'application/vnd.oasis.opendocument.spreadsheet' },
      { name: 'content.xml', body: content },
    ]),
    'objections.ods',
  );
  const table = tableAt(document, "tracked changes of sheet 'Objections'");
  assert.ok(table.hidden);
  assert.deepEqual(table.header, ['No', 'Objector', 'Tel', 'Ground']);
  assert.deepEqual(rowsOf(table), [
    ['', 'Wenna Tregear', '07700 900101', ''],
    ['', 'Piotr Okafor', '07700 900102', ''],
    ['', 'P. Okafor', '', ''],
    ['3', 'Sunita Brandreth', '', 'Noise'],
    ['4', 'Dilys Achterberg', '07700 900104', 'Parking'],
  ]);
});

const htmlOf = (body: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(`<html><body>${body}</body></html>`);
const htmlRow = (...cells: readonly string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;

test('titles and names of groups across a sheet that was saved as a page are none of its rows', async () => {
  const document = await documentOf(
    htmlOf(`<table><tr><td colspan=3>SWIMMING GALA</td></tr>${htmlRow('Name', 'Allergy', 'Mobile')}
      <tr><td colspan=3>Red team</td></tr>${htmlRow('Wenna Tregear', 'nuts', '07700 900101')}
      <tr><td colspan=3>Blue team</td></tr>${htmlRow('Piotr Okafor', '&nbsp;', '07700 900102')}</table>`),
    'gala.htm',
  );
  const table = tableAt(document, 'table 1');
  assert.equal(table.caption, 'SWIMMING GALA');
  assert.deepEqual(table.header, ['Name', 'Allergy', 'Mobile']);
  assert.deepEqual(rowsOf(table), [
    ['Wenna Tregear', 'nuts', '07700 900101'],
    ['Piotr Okafor', '', '07700 900102'],
  ]);
  assert.deepEqual(
    document.passages.map(({ text }) => text),
    ['SWIMMING GALA', 'Red team', 'Blue team'],
  );
});

test('a label across the two columns of a table stays with the value below it', async () => {
  const pair = (label: string, value: string): string => `<tr><td colspan=2>${label}</td></tr>${htmlRow('', value)}`;
  const document = await documentOf(
    htmlOf(`<table>${pair('Name', 'Wenna Tregear')}${pair('Reason', 'my neighbour')}</table>`),
    'answer.htm',
  );
  assert.ok(rowsOf(tableAt(document, 'table 1')).flat().includes('Reason'));
});

test('the second child of one parent is a row like the first, below the cells they share', async () => {
  const document = await documentOf(
    htmlOf(`<table>${htmlRow('Parent', 'Phone', 'Child')}
      <tr><td rowspan=2>Wenna Tregear</td><td rowspan=2>07700 900101</td><td>Jory Tregear</td></tr>${htmlRow('Demelza Tregear')}
      ${htmlRow('Piotr Okafor', '07700 900102', 'Ada Okafor')}</table>`),
    'households.htm',
  );
  assert.deepEqual(rowsOf(tableAt(document, 'table 1')), [
    ['Wenna Tregear', '07700 900101', 'Jory Tregear'],
    ['Wenna Tregear', '07700 900101', 'Demelza Tregear'],
    ['Piotr Okafor', '07700 900102', 'Ada Okafor'],
  ]);
  assert.deepEqual(document.passages, []);
});

test('names of columns in two rows, merged as spreadsheets merge them, are one header', async () => {
  const document = await documentOf(
    htmlOf(`<table><tr><td rowspan=2>Pupil</td><td colspan=2>Emergency contact</td><td rowspan=2>Allergy</td></tr>${htmlRow('Relation', 'Mobile')}
      ${htmlRow('Wenna Tregear', 'mother', '07700 900101', 'nuts')}${htmlRow('Piotr Okafor', 'father', '07700 900102', '')}</table>`),
    'contacts.htm',
  );
  const table = tableAt(document, 'table 1');
  assert.deepEqual(table.header, ['Pupil', 'Relation', 'Mobile', 'Allergy']);
  assert.equal(rowsOf(table).length, 2);
});

test('what a debug page shows of a posted form is a record: a table of parameters, and values as PHP dumps them', async () => {
  const dump =
    '<pre class=sf-dump>array:3 [\n  "<span class=sf-dump-key>parent</span>" => "<span>Wenna Tregear</span>"\n  "born" => "04/03/1988"\n  "children" => array:2 [\n    0 => array:2 [\n      "name" => "Jory \\"Jo\\" Tregear"\n      "note" => """\n        nuts\\n\n        and bees\n        """\n    ]\n    1 => array:2 [\n      "name" => "Demelza Tregear"\n      "note" => null\n    ]\n  ]\n]</pre>';
  const document = await documentOf(
    htmlOf(`<h3>POST Parameters</h3><table><thead><tr><th>Key</th><th>Value</th></tr></thead>
      <tr><th>email</th><td>"wenna.tregear@mail.example"</td></tr><tr><th>phone</th><td>"07700 900101"</td></tr></table>
      <table><thead><tr><th>Key</th><th>Value</th></tr></thead><tr><th>signup</th><td>${dump}</td></tr></table>`),
    'profiler.html',
  );
  const parameters = tableAt(document, 'table 1');
  assert.equal(parameters.shape, 'form');
  assert.deepEqual(parameters.header, ['email', 'phone']);
  assert.deepEqual(rowsOf(parameters), [['wenna.tregear@mail.example', '07700 900101']]);
  const dumped = document.tables.filter(({ where }) => where.startsWith('debug output'));
  assert.deepEqual(
    dumped.map((table) => [table.header, rowsOf(table)]),
    [
      [['parent', 'born'], [['Wenna Tregear', '04/03/1988']]],
      [
        ['name', 'note'],
        [
          ['Jory \\"Jo\\" Tregear', 'nuts\nand bees'],
          ['Demelza Tregear', ''],
        ],
      ],
    ],
  );
});

test('an object that a page of Laravel dumps is a record', async () => {
  const document = await documentOf(
    htmlOf(
      '<pre class=sf-dump>App\\Models\\Applicant {#1204 ▼\n  #id: 5\n  +"name": "Piotr Okafor"\n  -phone: "07700 900102"\n}</pre>',
    ),
    'dd.html',
  );
  const table = tableAt(document, 'debug output');
  assert.deepEqual(table.header, ['id', 'name', 'phone']);
  assert.deepEqual(rowsOf(table), [['5', 'Piotr Okafor', '07700 900102']]);
});

test('what stands around values that PHP dumps is read as well, and so is the second of them', async () => {
  const dumps =
    'Sent by Dilys Achterberg\narray:2 [\n  "status" => "ok"\n  "count" => 3\n] in form.php\n\narray:2 [\n  "name" => "Wenna Tregear"\n  "phone" => "07700 900101"\n  … and more\n]\n\nName: Piotr Okafor\nPhone: 07700 900102';
  const lines = ['Sent by Dilys Achterberg', 'in form.php', '… and more', 'Name: Piotr Okafor'];
  const alone = await documentOf(htmlOf(`<pre>${dumps} <a href="mailto:wenna.tregear@mail.example">Write</a></pre>`), 'dd.html');
  const inCell = await documentOf(
    htmlOf(`<table><tr><th>Key</th><th>Value</th></tr><tr><td>signup</td><td><pre>${dumps}</pre></td></tr></table>`),
    'dd.html',
  );
  for (const document of [alone, inCell]) {
    const [, second] = document.tables.filter(({ where }) => where.startsWith('debug output'));
    assert.ok(second);
    assert.deepEqual([second.header, rowsOf(second)], [['name', 'phone'], [['Wenna Tregear', '07700 900101']]]);
  }
  assert.equal(passageAt(alone, 'link').text, 'wenna.tregear@mail.example');
  const cell = rowsOf(tableAt(inCell, 'table 1')).flat().join('\n');
  const told = alone.passages.map(({ text }) => text).join('\n');
  const records = JSON.stringify(alone.tables.map((table) => [table.header, rowsOf(table)]));
  for (const line of lines) {
    assert.ok(cell.includes(line), cell);
    assert.ok(told.includes(line) || line.split(': ').every((part) => records.includes(part)), told);
  }
});

test('what is left of a dump of more lines than are read is read as text', async () => {
  const members = Array.from({ length: 20_500 }, (_, at) => `  "key${at}" => "value"`).join('\n');
  const document = await documentOf(htmlOf(`<pre>array:1 [\n${members}\n  "name" => "Wenna Tregear"\n]</pre>`), 'dd.html');
  assert.ok(document.passages.some(({ text }) => text.includes('Wenna Tregear')));
});

const wordTable = (...rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => cellOf([cell])).join('')}</w:tr>`).join('')}</w:tbl>`;

test('a form set as a table of labels and blanks is one record, filled in or not', async () => {
  const labels = ['Name of parent', 'Email', 'Date of birth', 'Reason'];
  for (const values of [
    ['', '', '', ''],
    ['Wenna Tregear', 'wenna.tregear@mail.example', '04/03/1968', 'My neighbour'],
  ]) {
    const document = await documentOf(wordOf(wordTable(...labels.map((label, at) => [label, values[at] ?? '']))), 'form.docx');
    const form = tableAt(document, 'table 1');
    assert.equal(form.shape, 'form');
    assert.deepEqual(form.header, labels);
    assert.deepEqual(rowsOf(form), [values]);
  }
});

test('a table of two columns under their names stays a table', async () => {
  const document = await documentOf(
    wordOf(
      wordTable(['Name', 'Email'], ['Wenna Tregear', 'wenna.tregear@mail.example'], ['Piotr Okafor', 'p.okafor@mail.example']),
    ),
    'list.docx',
  );
  assert.equal(tableAt(document, 'table 1').shape, 'grid');
  assert.equal(rowsOf(tableAt(document, 'table 1')).length, 2);
});

test('a table on a hidden slide is as hidden as the slide, and says where it is', async () => {
  const cell = (text: string): string => `<a:tc><a:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></a:txBody></a:tc>`;
  const rows = [
    ['Name', 'Mobile'],
    ['Wenna Tregear', '07700 900101'],
    ['Piotr Okafor', '07700 900102'],
  ].map((row) => `<a:tr>${row.map(cell).join('')}</a:tr>`);
  const document = await documentOf(
    zipOf([
      contentTypes('presentationml.presentation'),
      { name: 'ppt/presentation.xml', body: '<p:presentation/>' },
      { name: 'ppt/slides/slide1.xml', body: `<p:sld xmlns:p="x" show="0"><a:tbl>${rows.join('')}</a:tbl></p:sld>` },
    ]),
    'talk.pptx',
  );
  assert.equal(tableAt(document, 'table in hidden slide 1').hidden, true);
});

test('the reference lines above the salutation of a letter stay with the letter', async () => {
  const lines = ['Our ref: PEN/2231', 'National Insurance number: QQ 12 34 56 C'];
  const letter = ['Dear Mrs Tregear', 'Your pension will be paid from May.'];
  const page = await documentOf(
    htmlOf(`<p>${lines.join('<br>')}</p>${letter.map((text) => `<p>${text}</p>`).join('')}`),
    'letter.htm',
  );
  assert.deepEqual(page.tables, []);
  assert.deepEqual(
    page.passages.map(({ text }) => text),
    [lines.join('\n'), ...letter],
  );
  const word = await documentOf(wordOf([...lines, ...letter].map(paragraph).join('')), 'letter.docx');
  assert.deepEqual(word.tables, []);
  const form = await documentOf(htmlOf(`<p>${lines.join('<br>')}</p><p>We paid in May.</p>`), 'note.htm');
  assert.equal(form.tables.length, 1);
});

test('a text of very many paragraphs is read to its end', async () => {
  const many = 150_000;
  const document = await documentOf(new TextEncoder().encode(`{\\rtf1 ${'Wenna Tregear\\par '.repeat(many)}}`), 'long.rtf');
  assert.equal(document.passages.length, many);
});

test('a mail merge saved as a page is a row for each addressee', async () => {
  const cell = (...lines: readonly string[]): string => `<td>${lines.join('<br>')}</td>`;
  const page = `<html><body><table><tr>${cell('Ms A Tregear', '7 Quay Row', 'Fowey', 'PL23 1AB')}${cell('Mr P Okafor', '9 Mill Lane', 'Fowey', 'PL23 1CD')}</tr>
    <tr>${cell('Mrs S Brandreth', '1 Well Yard', 'Fowey', 'PL23 1EF')}</tr></table></body></html>`;
  const document = await documentOf(new TextEncoder().encode(page), 'labels.htm');
  assert.deepEqual(rowsOf(tableAt(document, 'address labels in table 1')), [
    ['Ms A Tregear', '7 Quay Row, Fowey', 'PL23 1AB', ''],
    ['Mr P Okafor', '9 Mill Lane, Fowey', 'PL23 1CD', ''],
    ['Mrs S Brandreth', '1 Well Yard, Fowey', 'PL23 1EF', ''],
  ]);
});
