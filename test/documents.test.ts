import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import fc from 'fast-check';
import { bodyOf } from '../src/body.ts';
import { loadCatalogue } from '../src/catalogue.ts';
import { openDocuments, type ReadOutcome } from '../src/documents.ts';
import type { Document, Table } from '../src/model.ts';

// A document of each format stands in fixtures/documents as `<format>.<case>.<ending>`, with what a reader should make of
// it beside it as `<the same>.expect.json`. A new reader needs new files there and no line here.

type Expected = {
  readonly contentType?: string;
  readonly name?: string;
  readonly kind?: string;
  readonly type?: string;
  readonly title?: string;
  readonly unreadable?: string;
  readonly passages?: readonly {
    readonly text: string;
    readonly label?: string;
    readonly hidden?: boolean;
    readonly where?: string;
  }[];
  /** Texts that no passage and no cell may hold. */
  readonly absent?: readonly string[];
  readonly tables?: readonly {
    readonly shape?: string;
    readonly where?: string;
    readonly caption?: string;
    readonly hidden?: boolean;
    readonly header?: readonly string[];
    /** The first rows, whole. */
    readonly rows?: readonly (readonly string[])[];
    readonly count?: number;
  }[];
  readonly tableCount?: number;
  readonly links?: readonly { readonly url: string; readonly rel?: string; readonly text?: string }[];
  readonly forms?: readonly {
    readonly action?: string;
    readonly method?: string;
    readonly title?: string;
    readonly fields?: readonly {
      readonly name: string;
      readonly label?: string;
      readonly type?: string;
      readonly value?: string;
    }[];
    readonly hidden?: Readonly<Record<string, string>>;
  }[];
};

const { readers } = await loadCatalogue();
const open = openDocuments(readers);
const folder = new URL('./fixtures/documents/', import.meta.url);
const suffix = '.expect.json';

type Sent = { readonly name?: string; readonly contentType?: string };

const read = (bytes: Uint8Array<ArrayBuffer>, { name = '', contentType = '' }: Sent = {}): Promise<ReadOutcome> =>
  open({ body: bodyOf(bytes), name, contentType, url: new URL('https://www.example.gov.uk/folder/page'), depth: 0 });

const readText = (text: string, sent?: Sent): Promise<ReadOutcome> => read(new TextEncoder().encode(text), sent);

async function documentOf(outcome: Promise<ReadOutcome>): Promise<Document> {
  const { document } = await outcome;
  assert.ok(document, 'nothing was read');
  return document;
}

const rowsOf = (table: Table | undefined): readonly (readonly string[])[] => [...(table?.rows ?? [])];

/** Everything that is asked for is there; more may be. */
function holds(actual: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return actual === wanted;
  if (typeof actual !== 'object' || actual === null) return false;
  const there = new Map<string, unknown>(Object.entries(actual));
  return Object.entries(wanted).every(([key, value]) => there.has(key) && holds(there.get(key), value));
}

const plainLinks = (document: Document) => document.links.map(({ url, rel, text }) => ({ url: url.href, rel, text }));

const plainForms = (document: Document) => document.forms.map((form) => ({ ...form, action: form.action.href }));

function compareTables(document: Document, wanted: NonNullable<Expected['tables']>): void {
  const tables = document.tables.map((table) => ({ ...table, rows: rowsOf(table), count: rowsOf(table).length }));
  for (const one of wanted) {
    const found = tables.some(
      (table) => holds(table, one) && (one.header === undefined || one.header.length === table.header.length),
    );
    assert.ok(found, `no table like ${JSON.stringify(one)} among ${JSON.stringify(tables, null, 1)}`);
  }
}

function compareTexts(document: Document, expected: Expected): void {
  for (const one of expected.passages ?? []) {
    assert.ok(
      document.passages.some((passage) => holds(passage, one)),
      `no passage like ${JSON.stringify(one)} among ${JSON.stringify(document.passages)}`,
    );
  }
  const all = [...document.passages.map((passage) => passage.text), ...document.tables.flatMap((table) => rowsOf(table).flat())];
  for (const text of expected.absent ?? []) assert.ok(!all.some((one) => one.includes(text)), `${text} was read`);
}

const files = await readdir(folder);

for (const file of files.filter((name) => !name.endsWith(suffix)).sort()) {
  test(`${file} is read as expected`, async () => {
    const expected: Expected = JSON.parse(await readFile(new URL(`${file}${suffix}`, folder), 'utf8'));
    const bytes = new Uint8Array(await readFile(new URL(file, folder)));
    const { name = file, contentType = '' } = expected;
    const outcome = await read(bytes, { name, contentType });
    assert.equal('unreadable' in outcome ? outcome.unreadable : undefined, expected.unreadable);
    const { document } = outcome;
    if (!document) return;
    if (expected.kind !== undefined) assert.equal(document.kind, expected.kind);
    if (expected.type !== undefined) assert.equal(document.type, expected.type);
    if (expected.title !== undefined) assert.equal(document.title, expected.title);
    if (expected.tableCount !== undefined)
      assert.equal(document.tables.length, expected.tableCount, JSON.stringify(document.tables.map((table) => table.header)));
    compareTables(document, expected.tables ?? []);
    compareTexts(document, expected);
    for (const link of expected.links ?? [])
      assert.ok(
        plainLinks(document).some((one) => holds(one, link)),
        JSON.stringify([link, plainLinks(document)]),
      );
    for (const form of expected.forms ?? [])
      assert.ok(
        plainForms(document).some((one) => holds(one, form)),
        JSON.stringify([form, plainForms(document)]),
      );
  });
}

test('a passage of plain text stands in the text at its offset', async () => {
  const { text, passages } = await documentOf(
    readText('Dear Sir,\r\n\r\n  call me on 020 7946 0000.\n\nYours\n', { name: 'letter.txt' }),
  );
  assert.deepEqual(
    passages.map((passage) => passage.text),
    ['Dear Sir,', 'call me on 020 7946 0000.', 'Yours'],
  );
  for (const passage of passages) assert.equal(text.slice(passage.at, (passage.at ?? 0) + passage.text.length), passage.text);
});

const people = 'Name;E-mail;Town\nJürgen Beispiel;juergen@example.org;Köln\nZoë Example;zoe@example.org;Chester\n';

const utf16be = (text: string): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(Buffer.from(text, 'utf16le'));
  for (let at = 0; at < bytes.length; at += 2) bytes.set([bytes[at + 1] ?? 0, bytes[at] ?? 0], at);
  return bytes;
};

const encodings: readonly (readonly [string, Uint8Array<ArrayBuffer>])[] = [
  ['UTF-8', new TextEncoder().encode(people)],
  ['UTF-8 with a mark', new TextEncoder().encode(`\uFEFF${people}`)],
  ['UTF-16 LE', new Uint8Array(Buffer.from(people, 'utf16le'))],
  ['UTF-16 LE with a mark', new Uint8Array(Buffer.from(`\uFEFF${people}`, 'utf16le'))],
  ['UTF-16 BE', utf16be(people)],
  ['UTF-16 BE with a mark', utf16be(`\uFEFF${people}`)],
  ['windows-1252', new Uint8Array(Buffer.from(people, 'latin1'))],
  ['UTF-32 LE with a mark', new Uint8Array(Buffer.from([...`\uFEFF${people}`, ''].join('\0'), 'utf16le'))],
  // Databases pad with them, and one in the wrong place must hide nobody.
  ['text with a NUL in a name', new Uint8Array(Buffer.from(people.replace('Beispiel', 'Bei\0spiel')))],
  ['text that begins with a NUL', new Uint8Array(Buffer.from(`\0${people}`))],
];

test('an export in Polish letters that says nothing of its encoding is read in them', async () => {
  const rows =
    'nr;zgłaszający;treść\n1;Bożena Źródłowska;Mąż pije i nie płaci alimentów\n2;Łucja Wójcik;Orzeczenie o niepełnosprawności';
  const letters = 'ąćęłńóśźżĄĆĘŁŃÓŚŹŻ';
  const codes = [0xb9, 0xe6, 0xea, 0xb3, 0xf1, 0xf3, 0x9c, 0x9f, 0xbf, 0xa5, 0xc6, 0xca, 0xa3, 0xd1, 0xd3, 0x8c, 0x8f, 0xaf];
  const bytes = Uint8Array.from(rows, (letter) => codes[letters.indexOf(letter)] ?? letter.charCodeAt(0));
  const { tables } = await documentOf(read(bytes, { name: 'osoby.csv' }));
  assert.deepEqual(rowsOf(tables[0])[0], ['1', 'Bożena Źródłowska', 'Mąż pije i nie płaci alimentów']);
});

test('a page with a NUL in it is still a page', async () => {
  const page = `<!DOCTYPE html><title>An\0swers</title><p>${'Read the answers below. '.repeat(40)}</p><table><tr><th>Name</th><th>Town</th></tr><tr><td>Jane\0 Doe</td><td>York</td></tr></table>`;
  const document = await documentOf(read(new Uint8Array(Buffer.from(page)), { name: 'page.html' }));
  assert.equal(document.kind, 'html');
  assert.equal(document.title, 'Answers');
  assert.deepEqual(rowsOf(document.tables[0])[0], ['Jane Doe', 'York']);
});

for (const [encoding, bytes] of encodings) {
  test(`the same table is read out of ${encoding}`, async () => {
    const { tables } = await documentOf(read(bytes, { name: 'people.csv' }));
    assert.deepEqual(tables[0]?.header, ['Name', 'E-mail', 'Town']);
    assert.deepEqual(rowsOf(tables[0])[0], ['Jürgen Beispiel', 'juergen@example.org', 'Köln']);
  });
}

test('a declared encoding is not believed against valid UTF-8', async () => {
  const { passages } = await documentOf(
    readText('<html><body><p>Zoë</p></body></html>', { contentType: 'text/html; charset=iso-8859-1' }),
  );
  assert.equal(passages[0]?.text, 'Zoë');
});

test('rows of a table can be read more than once', async () => {
  const { tables } = await documentOf(readText(people, { name: 'people.csv' }));
  assert.deepEqual(rowsOf(tables[0]), rowsOf(tables[0]));
  assert.equal(rowsOf(tables[0]).length, 2);
});

test('selectors work on pages and find nothing elsewhere', async () => {
  const page = await documentOf(readText('<html><body><ul class="menu"><li data-x="1">A</li></ul></body></html>'));
  assert.deepEqual(page.select('.menu li'), [{ text: 'A', attributes: { 'data-x': '1' } }]);
  assert.deepEqual((await documentOf(readText('plain words'))).select('li'), []);
});

test('nothing at all is an empty document', async () => {
  assert.equal((await documentOf(readText(''))).passages.length, 0);
});

const hostile: readonly (readonly [name: string, text: string, reason: string | undefined])[] = [
  ['JSON 10,000 lists deep', '['.repeat(10_000) + ']'.repeat(10_000), 'nested more than 200 deep'],
  ['JSON 10,000 objects deep', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, 'nested more than 200 deep'],
  ['JSON that opens 10,000 lists', '['.repeat(10_000), 'nested more than 200 deep'],
  [
    'a mail of 60,000 empty lines',
    `From: a@example.org\nTo: b@example.org\nSubject: x\nDate: 1 May 2024\n${'\n'.repeat(60_000)}`,
    'message has more than 50000 lines of hardly anything',
  ],
  ['HTML 10,000 elements deep', `<html>${'<div>'.repeat(10_000)}`, 'elements nested more than 2000 deep'],
  ['XML 10,000 elements deep', `<?xml version="1.0"?>${'<a>'.repeat(10_000)}`, 'elements nested more than 190 deep'],
  [
    'entities that multiply',
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>',
    'its XML defines entities that multiply',
  ],
  [
    'JSON cut in the middle',
    '{"people":[{"name":"Jane Example","email":"jane@example.org"},{"name":"Bo Exam',
    'JSON that ends early',
  ],
];

for (const [name, text, reason] of hostile) {
  test(`${name} is unreadable, and says why`, async () => {
    const outcome = await readText(text);
    assert.equal('unreadable' in outcome ? outcome.unreadable : undefined, reason);
  });
}

const laughs = [...'bcdefghi'].map((name, at) => `${name}: &${name} [${`*${'abcdefgh'[at]},`.repeat(9)}]`).join('\n');

for (const [name, text, reason] of [
  ['YAML 10,000 lists deep', '['.repeat(10_000), 'nested more than 200 deep'],
  ['YAML 10,000 dashes deep', `${'- '.repeat(10_000)}x`, 'nested more than 200 deep'],
  [
    'YAML 600 steps deep',
    Array.from({ length: 600 }, (_, step) => `${' '.repeat(step)}a:`).join('\n'),
    'nested more than 200 deep',
  ],
  ['YAML of aliases that multiply', `a: &a [lol, lol]\n${laughs}`, undefined],
] as const) {
  test(`${name} is read as text, and the next document as ever`, async () => {
    const outcome = await readText(text, { name: 'a.yml', contentType: 'text/yaml' });
    assert.equal('unreadable' in outcome ? outcome.unreadable : undefined, reason);
    assert.equal(outcome.document?.kind, 'text');
    const after = await documentOf(readText('- name: Jasmine Okonkwo', { name: 'a.yml' }));
    assert.deepEqual(rowsOf(after.tables[0]), [['Jasmine Okonkwo']]);
  });
}

test('what was complete before a cut is read all the same', async () => {
  const { document } = await readText('{"people":[{"name":"Jane Example","email":"jane@example.org"},{"name":"Bo Exam');
  assert.deepEqual(rowsOf(document?.tables[0]), [['Jane Example', 'jane@example.org']]);
});

test('a database that is cut short or damaged is not taken for an empty one', async () => {
  const whole = new Uint8Array(await readFile(new URL('./fixtures/documents/sqlite.answers.db', import.meta.url)));
  const cut = await read(whole.slice(0, whole.length - 1), { name: 'answers.db' });
  assert.equal('unreadable' in cut ? cut.unreadable : undefined, 'the file is cut short');
  assert.ok((cut.document?.tables.length ?? 0) > 0);
  const damaged = await read(whole.slice().fill(0xff, 100), { name: 'answers.db' });
  assert.equal('unreadable' in damaged ? damaged.unreadable : undefined, 'a database that is damaged');
});

const megabyte = 1_000_000;
const times = (piece: string): string => piece.repeat(Math.ceil(megabyte / piece.length));

const awkward: readonly (readonly [string, string])[] = [
  ['unclosed paragraphs', `<html>${times('<p>')}`],
  ['open angles', `<html>${times('<')}`],
  ['a tag that never ends', `<html><a ${times('b c="d" ')}`],
  ['an attribute of a megabyte', `<html><a href="${times('x')}">y</a>`],
  ['comments that never end', `<html>${times('<!-- ')}`],
  ['entities', `<html>${times('&amp;')}`],
  ['table cells', `<html><table>${times('<tr><td>1')}`],
  ['wide spans', `<html><table>${times('<tr><td colspan=100000 rowspan=100000>')}`],
  ['lists in lists', `<html>${times('<ul><li>a<b>c</b></li></ul>')}`],
  ['blocks that repeat', `<html>${times('<div class="x"><div class="x"><b>Name:</b> y</div></div>')}`],
  ['brackets in a script', `<html><script>${times('a={"')}</script>`],
  ['open brackets in a script', `<html><script>${times('=[[')}</script>`],
  ['literals that never end', `<html><script>${times("=[{a:'")}</script>`],
  ['literals in literals', `<html><script>${times('=[{a:[')}</script>`],
  ['quotes in a script', `<html><script>${times("JSON.parse('{")}</script>`],
  ['base64 in a script', `<html><script>${times('"eyJhIjoxfeyJhIjoxfeyJh')}</script>`],
  ['pages in comments', `<html>${times('<!--<div>-->')}`],
  ['lines in a cell', JSON.stringify([{ a: times('b: c\n') }])],
  ['mail links', `<html>${times('<a href="mailto:a@example.org">b</a>')}`],
  ['colons', times('a: b\n')],
  ['quotes', `a,b,c\n${times('"')}`],
  ['quotes that never close', `a,b,c\n${times('"x,y\n')}`],
  ['delimiters', times(',;\t|')],
  ['open brackets', `[${times('{"a":')}`],
  ['lists that never end', times('[')],
  ['lists in lists that end early', times('[[],')],
  ['empty lines of a mail', `From: a@example.org\nTo: b@example.org\nSubject: x\nDate: 1 May 2024\n${times('\n')}`],
  ['backslashes', `{"a":"${times('\\')}`],
  ['lines of JSON', times('{"a":1}\n')],
  ['blank space', times(' ')],
  ['tuples', `INSERT INTO a VALUES ${times("('b',")}`],
  ['inserts', times('INSERT INTO a VALUES ')],
  ['mail headers', `From: a@example.org\nTo: b@example.org\n${times('Subject: x\n')}`],
  ['a recipient who never ends', `From: a@example.org\nTo: ${times('x')}\nSubject: x\n\nhello`],
  ['recipients without a name', `From: a@example.org\nTo: ${times('<@, ')}\nSubject: x\n\nhello`],
  ['parts of a mail', `From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n${times('--b\n')}`],
  ['cards', times('BEGIN:VCARD\n')],
  ['XML attributes', `<?xml version="1.0"?><a ${times('b="c" ')}>`],
  ['XML text', `<?xml version="1.0"?><a>${times('b &amp; ')}`],
];

for (const [name, text] of awkward) {
  test(`a megabyte of ${name} comes to an end`, { timeout: 60_000 }, async () => {
    const { document } = await readText(text);
    for (const table of document?.tables ?? []) for (const row of table.rows) assert.ok(row.length >= 0);
  });
}

test('whom a mail was sent to is a list, however long, and its letter is read all the same', async () => {
  const crowd = Array.from({ length: 3_000 }, (_, at) => `"Resident ${at}" <resident${at}@netherby.test>`);
  for (const [end, many] of [
    ['\n', 3],
    ['\n', 3_000],
    ['\r\n', 3_000],
  ] as const) {
    const to = crowd.slice(0, many).join(`,${end} `);
    const head = ['From: clinic@netherby.test', `To: ${to}`, 'Subject: Moving', 'Date: Mon, 1 Jan 2024 00:00:00 +0000'];
    const document = await documentOf(readText([...head, '', 'The clinic moves on Monday.'].join(end), { name: 'a.eml' }));
    const rows = rowsOf(document.tables.find(({ where }) => where === 'recipients'));
    assert.equal(rows.length, many);
    assert.deepEqual(rows.at(-1), [`Resident ${many - 1}`, `resident${many - 1}@netherby.test`]);
    assert.equal(new Set(rows.map(([, address]) => address)).size, many);
    assert.ok(document.passages.some(({ text }) => text === 'The clinic moves on Monday.'));
    assert.equal(document.title, 'Moving');
  }
});

test('a mail of nothing but short lines is read as the text it is', async () => {
  const source = `From: a@example.org\nTo: b@example.org\n\nMy name is Zebedee.\n${'x\n'.repeat(60_000)}`;
  const { document } = await readText(source, { name: 'a.eml' });
  assert.match(document?.passages[1]?.text ?? '', /Zebedee/u);
});

/** Processor time, not time of the clock: a busy machine makes it no larger. */
async function workOnCells(count: number): Promise<number> {
  const source = `name,email,phone\n${','.repeat(count)}`;
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run += 1) {
    const before = process.cpuUsage();
    const { document } = await readText(source, { name: 'a.csv' });
    for (const row of document?.tables[0]?.rows ?? []) assert.ok(row.length > 0);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, user + system);
  }
  return least;
}

test('a line of cells takes work in proportion to its length, however many pieces it comes in', async () => {
  await workOnCells(250_000);
  const few = await workOnCells(250_000);
  // Eight times the cells is eight times the work where it grows with the length, sixty-four where with its square.
  assert.ok((await workOnCells(2_000_000)) < 24 * few + 40_000);
});

test('a line of cells that comes in many pieces is read whole', async () => {
  const long = Array.from({ length: 4_000 }, (_, at) => `"cell, ${at} ${'x'.repeat(100)}"`).join(',');
  const short = 'one,two\n'.repeat(40_000);
  const { document } = await readText(`a,b\n${short}${long}\n1,2\n`, { name: 'a.csv' });
  const [row, last] = rowsOf(document?.tables[0]).slice(-2);
  assert.equal(row?.length, 4_000);
  assert.equal(row?.at(-1), `cell, 3999 ${'x'.repeat(100)}`);
  assert.deepEqual(last, ['1', '2']);
});

const starts = [
  '',
  '<html>',
  '<?xml version="1.0"?>',
  '{"a":[',
  '%PDF-1.7',
  'PK\u0003\u0004',
  'BEGIN:VCARD\n',
  'From: a@b\nTo: c\n\n',
  'a,b\n',
  'INSERT INTO t VALUES (',
];
const fragments = [
  '<table>',
  '<tr><td>',
  '</td>',
  '<dl><dt>',
  '<dd>',
  '<form>',
  '<input value="',
  '{"b":',
  '[',
  ']',
  '}',
  '"',
  ',',
  '\n',
  '&amp;',
  'x',
  ':',
  '=',
  "'",
  '(',
  ')',
  ';',
  '\0',
  'é',
];

test('a table that blanks draw is read as it was drawn', async () => {
  const word = fc.stringMatching(/^[A-Z][a-z]{1,7}$/u);
  const cell = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
  const drawn = fc
    .integer({ min: 3, max: 5 })
    .chain((width) =>
      fc.tuple(
        fc.array(fc.tuple(...Array.from({ length: width }, () => cell)), { minLength: 6, maxLength: 12 }),
        fc.array(fc.integer({ min: 2, max: 6 }), { minLength: width, maxLength: width }),
      ),
    );
  await fc.assert(
    fc.asyncProperty(drawn, async ([rows, gaps]) => {
      const header = gaps.map((_, column) => ['Name', 'Town', 'Street', 'Title', 'Comment'][column] ?? '');
      const widths = gaps.map((gap, column) => gap + Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)));
      const lines = [header, ...rows].map((row) =>
        row
          .map((one, column) => one.padEnd(widths[column] ?? 0))
          .join('')
          .trimEnd(),
      );
      const document = await documentOf(readText(lines.join('\n'), { name: 'report.txt' }));
      const read = document.tables.flatMap((table) => [table.header, ...rowsOf(table)]);
      for (const row of rows)
        assert.ok(
          read.some((other) => other.join('|') === row.join('|')),
          JSON.stringify([lines, read]),
        );
    }),
    { numRuns: 300 },
  );
});

test('whatever bytes come, a value comes back', async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc
      .tuple(fc.constantFrom(...starts), fc.array(fc.constantFrom(...fragments), { maxLength: 60 }))
      .map(([start, rest]) => new TextEncoder().encode(start + rest.join(''))),
  );
  const names = fc.constantFrom('', 'a.html', 'a.json', 'a.csv', 'a.xml', 'a.eml', 'a.sql', 'a.vcf', 'a.ics', 'a.txt');
  await fc.assert(
    fc.asyncProperty(bytes, names, async (some, name) => {
      const outcome = await read(new Uint8Array(some), { name });
      assert.ok('unreadable' in outcome || outcome.document !== undefined);
      for (const table of outcome.document?.tables ?? []) for (const row of table.rows) assert.ok(Array.isArray(row));
    }),
    { numRuns: 400 },
  );
});
