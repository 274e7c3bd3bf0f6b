import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import type { Document } from '../src/model.ts';
import { changesIn } from '../src/pdf/changes.ts';
import { objectsIn, unpackedWithin } from '../src/pdf/objects.ts';
import { earlierEnds } from '../src/pdf/revisions.ts';
import { type PdfExtras, type Placed, pageOf, pdfFrom, streamOf, updated } from './pdf-writer.ts';
import { documentOf, passageAt, readAs, refusalOf, rowsOf, tableAt } from './reading.ts';

const line = (y: number, ...cells: readonly (readonly [number, string])[]): readonly Placed[] =>
  cells.map(([x, text]) => ({ x, y, text }));

const register = [
  ...line(700, [50, 'Full name'], [200, 'Email'], [400, 'Born']),
  ...line(685, [50, 'Wenna Tregear'], [200, 'wenna@mail.example'], [400, '04/03/1968']),
  ...line(670, [50, 'Piotr Okafor'], [200, 'piotr@mail.example'], [400, '19/11/1990']),
  ...line(655, [50, 'Sunita Brandreth'], [200, 'sunita@mail.example'], [400, '30/07/1975']),
];

test('cells that stand under each other on a page become a table under its header', async () => {
  const document = await documentOf(pageOf([...line(750, [50, 'Register of objections']), ...register]), 'register.pdf');
  const table = tableAt(document, 'page 1');
  assert.deepEqual(table.header, ['Full name', 'Email', 'Born']);
  assert.deepEqual(rowsOf(table)[1], ['Piotr Okafor', 'piotr@mail.example', '19/11/1990']);
  assert.equal(passageAt(document, 'page 1').text, 'Register of objections');
});

test('a list of people without a header loses none of them', async () => {
  const people = ['Wenna Tregear', 'Piotr Okafor', 'Sunita Brandreth', 'Dilys Achterberg'];
  const lines = people.flatMap((name, index) =>
    line(700 - index * 14, [50, name], [200, `${index + 12} Quay Row, Looe`], [400, `07700 90010${index}`]),
  );
  assert.equal(rowsOf(tableAt(await documentOf(pageOf(lines), 'petition.pdf'), 'page 1')).length, 4);
});

test('lines that were broken are put together, and lines that ended are not', async () => {
  const text = [
    'I am writing about the noise next door, which goes on every night and every morning, and I was told by your',
    'officer that nobody would come. My number is 07700 900101 and I was born on 1968-03-',
    '04.',
  ];
  const document = await documentOf(
    pageOf(text.map((words, index) => ({ x: 50, y: 700 - index * 12, text: words }))),
    'letter.pdf',
  );
  assert.match(passageAt(document, 'page 1').text, /by your officer that.*1968-03-04\./u);
});

test('labelled lines on a page are one record', async () => {
  const lines = ['Name: Wenna Tregear', 'Date of birth: 04/03/1968', 'Postcode: PL13 9ZZ'];
  const document = await documentOf(
    pageOf(lines.map((words, index) => ({ x: 50, y: 700 - index * 14, text: words }))),
    'form.pdf',
  );
  const table = tableAt(document, 'page 1');
  assert.equal(table.shape, 'form');
  assert.deepEqual(rowsOf(table), [['Wenna Tregear', '04/03/1968', 'PL13 9ZZ']]);
});

const extras: PdfExtras = {
  catalogue: '/AcroForm << /Fields [10 0 R] >> /Names << /EmbeddedFiles << /Names [(list.csv) 12 0 R] >> >>',
  page: '/Annots [10 0 R 11 0 R]',
  objects: [
    '<< /Type /Annot /Subtype /Widget /FT /Tx /T (f1) /TU (Your name) /V (Dilys Achterberg) /Rect [0 0 10 10] >>',
    '<< /Type /Annot /Subtype /Text /Contents (Ask Piotr Okafor again) /Rect [0 0 10 10] >>',
    '<< /Type /Filespec /F (list.csv) /EF << /F 13 0 R >> >>',
    streamOf('Name,Email\nOna Vane,ona@mail.example\nBo Lind,bo@mail.example\nCy Marr,cy@mail.example\n', '/Type /EmbeddedFile'),
  ],
  trailer: '/Info << /Title (Register) /Author (A Clerk) >>',
};

test('form fields, comments, attachments and properties of a PDF are read', async () => {
  const document = await documentOf(pageOf(register, extras), 'register.pdf');
  const fields = tableAt(document, 'form fields');
  assert.deepEqual([fields.header, rowsOf(fields)], [['Your name'], [['Dilys Achterberg']]]);
  assert.equal(passageAt(document, 'comment on page 1').text, 'Ask Piotr Okafor again');
  assert.equal(rowsOf(tableAt(document, "attachment 'list.csv'")).length, 3);
  assert.equal(tableAt(document, "attachment 'list.csv'").hidden, true);
  assert.equal(passageAt(document, 'document properties').text, 'Register');
});

test('text under a drawn box and text that is not painted are read', async () => {
  const content =
    'BT /F1 10 Tf 50 700 Td (Wenna Tregear) Tj ET 0 g 40 690 200 20 re f BT 3 Tr /F1 10 Tf 50 600 Td (Piotr Okafor) Tj ET';
  const bytes = pageOf([], { page: '/Contents 10 0 R', objects: [streamOf(content)] });
  const text = (await documentOf(bytes, 'redacted.pdf')).passages.map((passage) => passage.text).join(' ');
  assert.match(text, /Wenna Tregear.*Piotr Okafor/u);
});

test('a page without text is reported as a gap', async () => {
  assert.match((await documentOf(pageOf([]), 'scan.pdf')).gaps.join(' '), /1 of 1 pages hold no text/u);
});

test('page trees that go round in circles are unreadable', async () => {
  const pages = (kids: string, count: number): string => `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`;
  for (const tree of [
    [pages('3 0 R', 1), pages('2 0 R', 1)],
    [pages('2 0 R 3 0 R', 100_000), pages('2 0 R', 50_000)],
    [pages('3 0 R 3 0 R 3 0 R 3 0 R', 2_000_000_000), pages('4 0 R 4 0 R 4 0 R 4 0 R', 500_000_000), pages('', 100_000_000)],
  ]) {
    const bytes = pdfFrom(['<< /Type /Catalog /Pages 2 0 R >>', ...tree]);
    assert.match(await refusalOf(bytes, 'circle.pdf'), /page tree/u);
  }
});

test('an encrypted PDF says so, and one cut short does too', async () => {
  const filler = `<${'41'.repeat(32)}>`;
  const trailer = `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O ${filler} /U ${filler} /P -4 >>`;
  assert.match(await refusalOf(pageOf(register, { trailer }), 'locked.pdf'), /encrypted/u);
  const whole = pageOf(register);
  assert.match(await refusalOf(whole.slice(0, 700), 'cut.pdf'), /cut short/u);
});

test('a PDF does not take the bytes away from whoever handed them over', async () => {
  const bytes = pageOf(register);
  await readAs(bytes, 'register.pdf');
  assert.ok(bytes.byteLength > 0);
});

test('a PDF that would unpack to hundreds of megabytes is unreadable', async () => {
  const packed = deflateSync(new Uint8Array(110 * 1024 * 1024)).toString('latin1');
  const stream = `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed}\nendstream`;
  assert.match(await refusalOf(pageOf([], { page: '/Contents 10 0 R', objects: [stream] }), 'bomb.pdf'), /bomb/u);
});

const everything = (document: Document): string =>
  [
    ...document.passages.map((passage) => passage.text),
    ...document.tables.flatMap((table) => rowsOf(table).map((row) => row.join(' '))),
  ].join('\n');

test('what a file held before it was last saved is read, and what it still shows is not read again', async () => {
  const saved = updated(pageOf([...line(760, [50, 'Objections received']), ...register]), {
    4: streamOf('BT /F1 10 Tf 50 760 Td (Objections received) Tj 0 -60 Td (Three people objected) Tj ET'),
  });
  const document = await documentOf(saved, 'objections.pdf');
  const table = tableAt(document, 'earlier revision: page 1');
  assert.equal(table.hidden, true);
  assert.equal(rowsOf(table).length, 3);
  assert.equal(everything(document).split('Objections received').length, 2);
  const unchanged = await documentOf(updated(pageOf(register), { 50: 'null' }), 'signed.pdf');
  assert.ok(!unchanged.tables.some((found) => found.where.includes('earlier')), 'nothing was taken away');
});

test('values that were cleared from a form are still in the file', async () => {
  const field = (value: string): string => `<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (${value}) /Rect [0 0 9 9] >>`;
  const form = { catalogue: '/AcroForm << /Fields [10 0 R] >>', page: '/Annots [10 0 R]', objects: [field('Dilys Achterberg')] };
  const document = await documentOf(updated(pageOf(register, form), { 10: field('') }), 'form.pdf');
  assert.deepEqual(rowsOf(tableAt(document, 'earlier revision: form fields')), [['Dilys Achterberg']]);
});

test('an attachment that was written over with one of the same length is read in both states', async () => {
  const list = 'Name,Email\nOna Vane,ona@mail.example\nBo Lind,bo@mail.example\n';
  const attached = (text: string): string => streamOf(text, '/Type /EmbeddedFile');
  const bytes = pageOf(register, { ...extras, objects: [...(extras.objects ?? []).slice(0, 3), attached(list)] });
  const blanked = updated(bytes, { 13: attached(list.replace(/(?<=\n.*)\w/gu, 'x')) });
  const table = tableAt(await documentOf(blanked, 'register.pdf'), "earlier revision: attachment 'list.csv'");
  assert.deepEqual(rowsOf(table)[0], ['Ona Vane', 'ona@mail.example']);
});

test('the first mark of a file laid out for the web ends no revision', async () => {
  const [first, ...rest] = Buffer.from(pageOf(register)).toString('latin1').split('5 0 obj');
  const other = streamOf('BT /F1 10 Tf 50 700 Td (Nobody ever saw this) Tj ET');
  const begun = first?.replace('4 0 obj', `4 0 obj\n${other}\nendobj\n4 0 obj`) ?? '';
  const cut = begun.lastIndexOf('4 0 obj');
  const end = 'trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n';
  const file = `${begun.slice(0, cut)}${end}${begun.slice(cut)}5 0 obj${rest.join('5 0 obj')}`;
  const document = await documentOf(new Uint8Array(Buffer.from(file, 'latin1')), 'web.pdf');
  assert.deepEqual([document.tables.length, everything(document).includes('Nobody'), document.gaps], [1, false, []]);
});

const said = (text: string): string => streamOf(`BT /F1 10 Tf 50 700 Td (${text}) Tj ET`);

/** As many pages as said, of which the first are shown; the content of each stands behind it. The first is object 4. */
const manyPages = (count: number, shown = count): Uint8Array<ArrayBuffer> => {
  const kids = Array.from({ length: count }, (_, index) => `${4 + 2 * index} 0 R`);
  const pages = kids.flatMap((_, index) => {
    const parts = `/Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + 2 * index} 0 R`;
    return [`<< /Type /Page ${parts} /Resources << /Font << /F1 3 0 R >> >> >>`, said(`Sheet ${index} of the report`)];
  });
  const tree = `<< /Type /Pages /Kids [${kids.slice(0, shown).join(' ')}] /Count ${shown} >>`;
  const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
  return pdfFrom(['<< /Type /Catalog /Pages 2 0 R >>', tree, font, ...pages]);
};

const savedTimes = (count: number, bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => {
  let saved = bytes;
  for (let save = 1; save <= count; save++) saved = updated(saved, { 5: said(`Save ${save} of the first sheet`) });
  return saved;
};

test('every state of a long file that was saved often is read', async () => {
  const document = await documentOf(savedTimes(25, manyPages(700)), 'report.pdf');
  assert.deepEqual(document.gaps, []);
  for (let save = 1; save < 25; save++) assert.match(everything(document), new RegExp(`Save ${save} of`, 'u'));
  assert.equal(everything(document).split('Sheet 0 of').length, 2);
});

const firstOnly = { 2: '<< /Type /Pages /Kids [4 0 R] /Count 1 >>' };

test('many pages that were taken out at once are read, and more than can be read are a gap', async () => {
  const document = await documentOf(updated(manyPages(230), firstOnly), 'summary.pdf');
  assert.match(everything(document), /Sheet 229 of/u);
  assert.deepEqual(document.gaps, []);
  const longer = await documentOf(updated(manyPages(810), firstOnly), 'summary.pdf');
  assert.deepEqual(longer.gaps, ['earlier revisions were not all read']);
});

test('the mark at the end of a file may be written many times over', async () => {
  const text = Buffer.from(pageOf(register)).toString('latin1');
  const end = text.slice(text.lastIndexOf('startxref'));
  const document = await documentOf(new Uint8Array(Buffer.from(text + end.repeat(200), 'latin1')), 'register.pdf');
  assert.deepEqual(document.gaps, []);
});

test('a revision whose list of objects is not where it says costs more', () => {
  const saved = updated(pageOf(register), { 50: 'null' });
  const { end = 0, cost = 0 } = earlierEnds(saved).ends[0] ?? {};
  assert.deepEqual([end > 0, cost], [true, end]);
  const shifted = Buffer.from(saved)
    .toString('latin1')
    .replace(/startxref\n\d+/u, 'startxref\n20');
  const [revision] = earlierEnds(new Uint8Array(Buffer.from(shifted, 'latin1'))).ends;
  assert.ok(revision && revision.cost > 2 * revision.end);
});

test('a page that stands in the place of another does not pass for it', async () => {
  const kids = [...Array.from({ length: 229 }, (_, index) => `${4 + 2 * index} 0 R`), `${4 + 2 * 230} 0 R`];
  const tree = `<< /Type /Pages /Kids [${kids.join(' ')}] /Count 230 >>`;
  const document = await documentOf(updated(manyPages(231, 230), { 2: tree }), 'report.pdf');
  assert.equal(passageAt(document, 'earlier revision').text, 'Sheet 229 of the report');
});

test('pages that were written anew leave nothing unread behind', async () => {
  const page = (contents: number): string =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${contents} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`;
  const numbers = Array.from({ length: 250 }, (_, index) => index);
  const kids = numbers.map((index) => `${1000 + index} 0 R`).join(' ');
  const again = numbers.map((index) => [1000 + index, page(5 + 2 * index)] as const);
  const tree = `<< /Type /Pages /Kids [${kids}] /Count 250 >>`;
  const moved = updated(manyPages(250), { 2: tree, ...Object.fromEntries(again) });
  const once = new Uint8Array(Buffer.from(Buffer.from(moved).toString('latin1').replace('%%EOF', ''), 'latin1'));
  assert.deepEqual((await documentOf(once, 'report.pdf')).gaps, []);
  const stamped = numbers
    .slice(0, 60)
    .flatMap((index) => [
      [4 + 2 * index, page(1000 + index)] as const,
      [1000 + index, said(`Sheet ${index} with a stamp`)] as const,
    ]);
  const document = await documentOf(updated(manyPages(60), Object.fromEntries(stamped)), 'report.pdf');
  assert.match(everything(document), /Sheet 59 of the report/u);
  assert.deepEqual(document.gaps, []);
});

test('an earlier revision that cannot be opened is a gap', async () => {
  const filler = `<${'41'.repeat(32)}>`;
  const trailer = `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O ${filler} /U ${filler} /P -4 >>`;
  const saved = updated(pageOf(register, { trailer }), { 50: 'null' });
  assert.deepEqual((await documentOf(saved, 'register.pdf')).gaps, ['earlier revisions were not all read']);
});

test('a file that was saved more often than is looked at says so', async () => {
  const document = await documentOf(savedTimes(103, manyPages(1)), 'log.pdf');
  assert.match(everything(document), /Sheet 0 of.*/u);
  assert.deepEqual(document.gaps, ['earlier revisions were not all read']);
});

test('a page that was changed in any way is told from one that was not', () => {
  const own = '/Type /Page /Resources << >>';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Resources 9 0 R >>',
    `<< ${own} /Parent 2 0 R /Contents 6 0 R >>`,
    `<< ${own} /Parent 2 0 R /Contents 7 0 R /Annots [8 0 R] >>`,
    '<< /Type /Page /Parent 2 0 R >>',
    said('one'),
    said('two'),
    '<< /Subtype /Link /Dest [3 0 R /Fit] >>',
    '<< >>',
  ];
  const first = pdfFrom(objects);
  const second = updated(first, { 6: said('changed') });
  const third = updated(second, { 3: `<< ${own} /Parent 2 0 R /Contents 10 0 R >>`, 10: said('new') });
  const last = updated(third, { 9: '<< /Font << >> >>' });
  const changes = changesIn(objectsIn(last));
  const pagesOf = (from: Uint8Array, to: Uint8Array): readonly number[] =>
    [...changes.pagesIn({ from: from.length, to: to.length })].toSorted();
  assert.deepEqual([pagesOf(first, second), pagesOf(second, third), pagesOf(third, last)], [[3], [3], [5]]);
  assert.equal(changes.isTreeIn({ from: first.length, to: last.length }), false);
  const tree = changesIn(objectsIn(updated(last, firstOnly)));
  assert.equal(tree.isTreeIn({ from: last.length, to: last.length * 2 }), true);
});

const pageNumbered = (contents: number): string =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${contents} 0 R /Resources << /Font << /F1 5 0 R >> >> >>`;

test('a page that was taken out of the page tree is read, also where it is packed with other objects', async () => {
  const content = streamOf('BT /F1 10 Tf 50 700 Td (Resident: Wenna Tregear) Tj ET');
  const loose = pageOf(register, { objects: [pageNumbered(11), content] });
  const inner = `12 0 ${pageNumbered(11)}`;
  const packed = deflateSync(inner).toString('latin1');
  const bundle = `<< /Type /ObjStm /N 1 /First 5 /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed}\nendstream`;
  for (const bytes of [loose, pageOf(register, { objects: [bundle, content] })]) {
    const document = await documentOf(bytes, 'summary.pdf');
    assert.equal(passageAt(document, 'removed page').text, 'Resident: Wenna Tregear');
  }
});

test('what a page showed and nothing refers to any more is read', async () => {
  const content = streamOf('BT /F1 10 Tf 50 700 Td (Resident: Piotr Okafor) Tj ET');
  const document = await documentOf(pageOf(register, { objects: [content] }), 'summary.pdf');
  const left = passageAt(document, 'removed page');
  assert.deepEqual([left.text, left.hidden], ['Resident: Piotr Okafor', true]);
});

test('more that pages once showed than is looked at is a gap, and streams of another kind are none', async () => {
  const streams = (make: (index: number) => string): readonly string[] => Array.from({ length: 60 }, (_, index) => make(index));
  const texts = streams((index) => said(`Resident ${index}`));
  assert.deepEqual((await documentOf(pageOf(register, { objects: texts }), 'summary.pdf')).gaps, [
    'removed pages were not all read',
  ]);
  const others = streams((index) => streamOf(`Profile ${index}`));
  assert.deepEqual((await documentOf(pageOf(register, { objects: [...others, ...texts.slice(0, 40)] }), 'report.pdf')).gaps, []);
});

test('objects that do not unpack are a gap, and what nothing refers to is not told then', async () => {
  const packed = streamOf('no stream of this kind', '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode');
  const document = await documentOf(pageOf(register, { objects: [packed, said('Part of a picture')] }), 'report.pdf');
  assert.match(document.gaps.join(), /not all of it was looked through/u);
  assert.ok(!everything(document).includes('picture'));
});

test('what does not unpack counts towards what may be unpacked', () => {
  const filter = '/Filter /FlateDecode';
  const endless = deflateSync(new Uint8Array(9 * 1024 * 1024));
  const allowance = { bytes: 10 * 1024 * 1024 };
  assert.equal(unpackedWithin(allowance, endless, filter), undefined);
  assert.equal(allowance.bytes, 2 * 1024 * 1024);
  assert.equal(unpackedWithin(allowance, endless, filter), undefined);
  assert.equal(unpackedWithin(allowance, deflateSync('a'), filter), undefined);
});

test('more attachments than are read are a gap', async () => {
  const names = Array.from({ length: 201 }, (_, index) => `(${1000 + index}.txt) 10 0 R`);
  const catalogue = `/Names << /EmbeddedFiles << /Names [${names.join(' ')}] >> >>`;
  const objects = [
    '<< /Type /Filespec /F (list.txt) /EF << /F 11 0 R >> >>',
    streamOf('One and the same', '/Type /EmbeddedFile'),
  ];
  const document = await documentOf(pageOf(register, { catalogue, objects }), 'portfolio.pdf');
  assert.deepEqual(document.gaps, ['only the first 200 attachments were read']);
});

test('text outside of what is shown of a page is read as hidden', async () => {
  const people = [...line(760, [50, 'Results']), ...line(500, [50, 'Wenna Tregear, born 04/03/2014, did not pass'])];
  const document = await documentOf(pageOf(people, { page: '/CropBox [0 600 595 842]' }), 'poster.pdf');
  assert.equal(passageAt(document, 'page 1').text, 'Results');
  const cropped = passageAt(document, 'page 1, outside the crop box');
  assert.deepEqual([cropped.text, cropped.hidden], ['Wenna Tregear, born 04/03/2014, did not pass', true]);
});

test('a page is shown whole without the comments that are written into it', async () => {
  const people = [...line(600, [50, 'Results']), ...line(820, [50, 'Wenna Tregear did not pass'])];
  const comment = '<< /Type /Annot /Subtype /Text /Contents (see [1) /Rect [0 0 9 9] /C [1 0 0] >>';
  const page = `/CropBox [0 0 595 700] /Annots [${comment} ${comment}] /Rotate 0`;
  const document = await documentOf(pageOf(people, { page }), 'poster.pdf');
  assert.equal(passageAt(document, 'outside the crop box').text, 'Wenna Tregear did not pass');
});

test('text marked for redaction and left in the file says so', async () => {
  const mark = '<< /Type /Annot /Subtype /Redact /Rect [85 695 160 710] >>';
  const lines = line(700, [50, 'Witness Wenna Tregear said so']);
  const document = await documentOf(pageOf(lines, { page: '/Annots [10 0 R]', objects: [mark] }), 'report.pdf');
  assert.equal(passageAt(document, 'page 1, marked for redaction').text, 'Wenna Tregear');
  assert.match(passageAt(document, 'page 1').text, /^Witness.*said so$/u);
});

test('what was filled into an XFA form is read from its data', async () => {
  const xml = `<xfa:datasets xmlns:xfa="http://www.xfa.org/schema/xfa-data/1.0/"><xfa:data><form1>
    <Surname>Tregear</Surname><DateOfBirth>1968-03-04</DateOfBirth><Postcode>PL13 9ZZ</Postcode></form1></xfa:data></xfa:datasets>`;
  const template = '<template xmlns="http://www.xfa.org/schema/xfa-template/3.3/"><subform name="form1"/></template>';
  for (const parts of ['/XFA [(template) 10 0 R (datasets) 11 0 R]', '/XFA 12 0 R']) {
    const whole = `<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/">${template}${xml}</xdp:xdp>`;
    const extras = {
      catalogue: `/AcroForm << /Fields [] ${parts} >>`,
      objects: [streamOf(template), streamOf(xml), streamOf(whole)],
    };
    const document = await documentOf(pageOf(line(700, [50, 'Please open this form in Reader']), extras), 'form.pdf');
    assert.deepEqual(rowsOf(tableAt(document, 'XFA form data')), [['Tregear', '1968-03-04', 'PL13 9ZZ']]);
    assert.deepEqual(document.gaps, []);
  }
});

const formOf = (packet: string): Uint8Array<ArrayBuffer> =>
  pageOf(line(700, [50, 'Please open this form in Reader']), {
    catalogue: '/AcroForm << /Fields [] /XFA 10 0 R >>',
    objects: [streamOf(packet)],
  });

test('the data of an XFA form is found however it is written', async () => {
  const person = '<Surname>Tregear</Surname><DateOfBirth>1968-03-04</DateOfBirth>';
  const spaces = Array.from({ length: 12 }, (_, index) => `xmlns:n${index}="http://forms.example.org/namespace/${index}/"`);
  for (const data of [
    `<xfa:datasets><xfa:data ${spaces.join(' ')}><form1>${person}</form1></xfa:data></xfa:datasets>`,
    `<datasets><data><data>${person}</data></data><dd:dataDescription><data/></dd:dataDescription></datasets>`,
    `<datasets><xfa:data><form1>${person}</form1></xfa:data></datasets>`,
  ]) {
    const document = await documentOf(formOf(data), 'form.pdf');
    assert.deepEqual(rowsOf(tableAt(document, 'XFA form data')), [['Tregear', '1968-03-04']]);
    assert.deepEqual(document.gaps, []);
  }
  const empty = await documentOf(formOf('<xfa:datasets><xfa:data xfa:dataNode="dataGroup"/></xfa:datasets>'), 'form.pdf');
  assert.deepEqual(empty.gaps, []);
});

test('the data of an XFA form that does not end is never taken for none', async () => {
  const damaged = [
    '<datasets><data xmlns="',
    `<datasets>${'<data>'.repeat(5_000)}</datasets>`,
    '<xfa:datasets><xfa:data><form1>',
  ];
  for (const data of damaged) assert.equal((await documentOf(formOf(data), 'form.pdf')).gaps.length, 1, data.slice(0, 40));
  const parts = { catalogue: '/AcroForm << /Fields [] /XFA [(template) 10 0 R (datasets) 11 0 R] >>' };
  const objects = [streamOf('<template/>'), streamOf('<datasets><data xmlns="')];
  assert.deepEqual((await documentOf(pageOf(register, { ...parts, objects }), 'form.pdf')).gaps, ['its XFA form is not read']);
});

test('an XFA form that nobody filled in is read, with what stands in its fields already', async () => {
  const template = '<template><subform><field><value><text>Ask for Dilys Achterberg</text></value></field></subform></template>';
  const extras = { catalogue: '/AcroForm << /Fields [] /XFA 10 0 R >>', objects: [streamOf(`<xdp>${template}</xdp>`)] };
  const document = await documentOf(pageOf(register, extras), 'form.pdf');
  assert.equal(passageAt(document, 'XFA form').text, 'Ask for Dilys Achterberg');
  assert.deepEqual(document.gaps, []);
});

test('an XFA form without its data says that it was not read', async () => {
  const extras = { catalogue: '/AcroForm << /Fields [] /XFA 10 0 R >>', objects: [streamOf('<xdp></xdp>')] };
  assert.match((await documentOf(pageOf(register, extras), 'form.pdf')).gaps.join(' '), /XFA/u);
});

test('what the metadata of a PDF says is read, and what programs note there is not', async () => {
  const xml = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" pdf:Producer="A program" pdf:Keywords="eviction &amp; debt"/>
    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
    <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Reply to Wenna Tregear</rdf:li></rdf:Alt></dc:title>
    <xmp:CreateDate>2024-03-04T10:00:00Z</xmp:CreateDate></rdf:Description></rdf:RDF></x:xmpmeta>`;
  const extras = { catalogue: '/Metadata 10 0 R', objects: [streamOf(xml, '/Type /Metadata /Subtype /XML')] };
  const document = await documentOf(pageOf(register, extras), 'leaflet.pdf');
  const said = document.passages.filter((passage) => passage.where === 'document properties');
  assert.deepEqual(
    said.map(({ label, text }) => [label, text]),
    [
      ['Keywords', 'eviction & debt'],
      ['title', 'Reply to Wenna Tregear'],
    ],
  );
});

// Widths in Helvetica of 10 points decide how far the columns are apart: the widest cell of each nearly fills it.
const narrow = [
  ['Wenna Tregear-Brandreth', '04/03/2019', 'Aunt Okafor', '07700 900101'],
  ['Piotr Okafor', '19/11/2018', 'Foster carer Lindqvist', '07700 900102'],
  ['Sunita Brandreth', '30/07/2019', 'Aunt Vane', '07700 900103'],
  ['Dilys Achterberg-Trelawney', '12/01/2020', 'Foster carer Achterberg', '07700 900104'],
];
const columns = [50, 176, 231, 340];
/** As browsers and word processors print tables: every cell is marked as one. */
const markedCells = (lines: readonly Placed[]): string => {
  const cells = lines.map(({ x, y, text }) => `/TD << /MCID 0 >> BDC BT /F1 10 Tf ${x} ${y} Td (${text}) Tj ET EMC`);
  return streamOf(cells.join('\n'));
};

test('columns that stand close together are told apart, also under names set in their middle', async () => {
  const names = line(694, [100, 'Child'], [190, 'Born'], [270, 'Carer'], [352, 'Telephone']);
  const rows = narrow.flatMap((cells, row) =>
    line(680 - row * 14, ...cells.map((cell, column) => [columns[column] ?? 0, cell] as const)),
  );
  const bytes = pageOf([], { page: '/Contents 10 0 R', objects: [markedCells([...names, ...rows])] });
  const table = tableAt(await documentOf(bytes, 'waiting-list.pdf'), 'page 1');
  assert.deepEqual(table.header, ['Child', 'Born', 'Carer', 'Telephone']);
  assert.deepEqual(rowsOf(table), narrow);
});

test('cells of several lines are one row, wherever the others of the row stand beside them', async () => {
  const rows = [
    ['Wenna Tregear', '04/03/1968', 'Lives alone and is in need of help', 'with the stairs since the operation', 'of last year'],
    ['Piotr Okafor', '19/11/1990', 'asthma'],
    ['Dilys Achterberg', '12/01/1980', 'Debt with two lenders, is to be', 'called before the hearing'],
    ['Sunita Brandreth', '30/07/1975', 'none'],
  ];
  for (const share of [0, 0.5]) {
    let y = 700;
    const placed = [...line(y, [50, 'Name'], [150, 'Born'], [230, 'Notes'])];
    for (const [name = '', born = '', ...notes] of rows) {
      y -= 18;
      placed.push(...line(y - share * 12 * (notes.length - 1), [50, name], [150, born]));
      placed.push(...notes.map((text, index) => ({ x: 230, y: y - index * 12, text })));
      y -= 12 * (notes.length - 1);
    }
    const table = tableAt(await documentOf(pageOf(placed), 'cases.pdf'), 'page 1');
    assert.deepEqual(table.header, ['Name', 'Born', 'Notes']);
    assert.deepEqual(
      rowsOf(table),
      rows.map(([name, born, ...notes]) => [name, born, notes.join(' ')]),
    );
  }
});

test('rows that stand as close as lines stay rows', async () => {
  const people = ['Wenna Tregear', 'Piotr Okafor', 'Dilys Achterberg', 'Sunita Brandreth', 'Ona Vane', 'Bo Lindqvist'];
  const placed = people.flatMap((name, index) =>
    line(680 - index * 12 - (index > 2 ? 12 : 0), [50, name], [200, index === 1 ? 'Chair' : 'Member'], [300, `Ward ${index}`]),
  );
  const names = line(698, [50, 'Name'], [200, 'Role'], [300, 'Address']);
  const rows = rowsOf(tableAt(await documentOf(pageOf([...names, ...placed]), 'members.pdf'), 'page 1'));
  assert.deepEqual(
    rows.map(([name]) => name),
    people,
  );
});

test('a row that fills its columns belongs to the table below it', async () => {
  const below = ['Piotr Okafor', 'Sunita Brandreth', 'Dilys Achterberg'].map((name, index) => [
    name,
    `${index}@mail.example`,
    '20-00-01 4201760',
  ]);
  const rows = below.flatMap(([name = '', mail = '', account = ''], index) =>
    line(680 - index * 14, [50, name], [169, mail], [316, account]),
  );
  const full = line(694, [50, 'Wenna Tregear-Brandreth wenna.brandreth@mail.example 20-00-02 4201761']);
  const table = tableAt(await documentOf(pageOf([...full, ...rows]), 'grants.pdf'), 'page 1');
  assert.deepEqual(rowsOf(table), [['Wenna Tregear-Brandreth', 'wenna.brandreth@mail.example', '20-00-02 4201761'], ...below]);
});

test('lines of a list stay lines, however long they are', async () => {
  const lists = [
    [
      'Wenna Tregear | 12 Quay Row, Looe PL13 9ZZ | 07700 900101 | fears her neighbour',
      'Piotr Okafor | 14 Quay Row, Looe PL13 9ZZ | 07700 900102 | fears his landlord',
    ],
    [
      'Wenna Tregear DOB 04/03/1968 in the care of her aunt, pressure sore of grade two and a',
      'Piotr Okafor DOB 19/11/1990 in the care of his mother, asthma and a wound that does so',
    ],
    [
      '1 Wenna Tregear of the harriers of Looe and Polperro, in the team of women over forty',
      '2 Piotr Okafor of the harriers of Looe and Polperro, in the team of men over thirty no',
    ],
  ];
  for (const list of lists) {
    const placed = list.map((words, index) => ({ x: 50, y: 700 - index * 12, text: words }));
    const passage = passageAt(await documentOf(pageOf(placed), 'list.pdf'), 'page 1');
    assert.deepEqual(passage.text.split('\n'), list);
  }
});

test('words that were divided at the end of a line are put together, and names keep their hyphens', async () => {
  const text = [
    'The committee heard on the fourth of March that the claimant had been living with Mrs Wenna Treg-',
    'ear for some time, and that neither she nor her sister-in-law, who is known to it as Dilys Achterberg-',
    'Brandreth, had been asked.',
  ];
  const placed = text.map((words, index) => ({ x: 50, y: 700 - index * 12, text: words }));
  const passage = passageAt(await documentOf(pageOf(placed), 'minutes.pdf'), 'page 1');
  assert.match(passage.text, /Wenna Tregear for some time.*Dilys Achterberg-Brandreth, had/u);
});

test('a small letter raised beside a word stays in its line', async () => {
  const content = 'BT /F1 10 Tf 50 700 Td (Dossier n) Tj /F1 7 Tf 42 4 Td (o) Tj /F1 10 Tf 8 -4 Td (214 de Wenna Tregear) Tj ET';
  const document = await documentOf(pageOf([], { page: '/Contents 10 0 R', objects: [streamOf(content)] }), 'dossier.pdf');
  assert.equal(passageAt(document, 'page 1').text, 'Dossier no 214 de Wenna Tregear');
});

test('the letters of TeX are read where its fonts do not name them', async () => {
  const codes = Array.from({ length: 240 }, (_, index) => index + 16);
  const font = `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 10 10] /FontMatrix [0.1 0 0 0.1 0 0] /FirstChar 16 /LastChar 255
    /CharProcs << ${codes.map((code) => `/a${code} 11 0 R`).join(' ')} >> /Widths [${codes.map(() => 5).join(' ')}]
    /Encoding << /Type /Encoding /Differences [16 ${codes.map((code) => `/a${code}`).join(' ')}] >> >>`;
  const content = streamOf('BT /F3 10 Tf 50 700 Td (Zo\\353 Gri\\036th \\025 \\212ukasz Stra\\377e) Tj ET');
  const page = '/Contents 12 0 R /Resources << /Font << /F3 10 0 R >> >>';
  const bytes = pageOf([], { page, objects: [font, streamOf('500 0 d0'), content] });
  assert.equal(passageAt(await documentOf(bytes, 'letter.pdf'), 'page 1').text, 'Zoë Griffith – Łukasz Straße');
});
