// Documents with a canary in them, in every format and spelling a server may answer with.

import { deflateSync, gzipSync } from 'node:zlib';
import { oleOf } from './ole-writer.ts';
import { pageOf, streamOf } from './pdf-writer.ts';
import { relation, relationsXml, workbookOf } from './workbook-writer.ts';
import { zipOf } from './zip-writer.ts';

export type Place = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly name?: string;
  readonly type?: string;
};
type Text = string | Uint8Array;

const bytesOf = (text: Text): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text));
const page = (body: string): Place => ({
  bytes: bytesOf(`<!doctype html><html><head><title>Parks</title></head><body><h1>Parks</h1>${body}</body></html>`),
  type: 'text/html; charset=utf-8',
});
const file = (name: string, content: Text, type?: string): Place => ({
  bytes: bytesOf(content),
  name,
  ...(type === undefined ? {} : { type }),
});
const each = (value: string, spell: (code: number) => string): string =>
  [...value].map((char) => spell(char.charCodeAt(0))).join('');
const hex = (code: number, digits = 2): string => code.toString(16).padStart(digits, '0');
const base64 = (value: Text): string => Buffer.from(value).toString('base64');
const wrapped = (text: string): string => text.replaceAll(/.{76}/gu, '$&\r\n');
const half = (value: string): readonly [string, string] => [value.slice(0, 9), value.slice(9)];
const hiddenFrom = (value: string): string => `5a${each(value, (code) => hex(code ^ 0x5a))}`;

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;
const docxOf = (body: string, parts: Parameters<typeof zipOf>[0] = []): Uint8Array<ArrayBuffer> =>
  zipOf([
    {
      name: '[Content_Types].xml',
      body: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    },
    { name: '_rels/.rels', body: relationsXml(relation('rId1', 'officeDocument', 'word/document.xml')) },
    { name: 'word/document.xml', body: `<w:document xmlns:w="${word}"><w:body><w:p>${body}</w:p></w:body></w:document>` },
    ...parts,
  ]);
const odsOf = (cell: string): Uint8Array<ArrayBuffer> =>
  zipOf([
    { name: 'mimetype', body: 'application/vnd.oasis.opendocument.spreadsheet' },
    {
      name: 'content.xml',
      body: `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Parks"><table:table-row><table:table-cell><text:p>${cell}</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`,
    },
  ]);
const park = {
  name: 'Parks',
  rows: [
    ['Park', 'Acres'],
    ['Northfield', 12],
  ],
} as const;
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const mail = (headers: readonly string[], body: string): string =>
  [
    'From: web@borough.example',
    'To: parks@borough.example',
    'Subject: Parks',
    'MIME-Version: 1.0',
    ...headers,
    '',
    body,
    '',
  ].join('\r\n');
const withAttachment = (value: string): string =>
  [
    '--cut',
    'Content-Type: text/plain',
    '',
    'Attached.',
    '--cut',
    'Content-Type: application/zip; name="parks.zip"',
    'Content-Transfer-Encoding: base64',
    '',
    wrapped(base64(zipOf([{ name: 'parks.txt', body: `Northfield\n${value}\n` }]))),
    '--cut--',
  ].join('\r\n');

const spellings: Readonly<Record<string, (value: string) => Place>> = {
  'plain text': (value) => file('notes.txt', `Northfield park\n${value}\n`),
  'a page': (value) => page(`<p>From ${value}</p>`),
  'a page, in capitals': (value) => page(`<p>From ${value.toUpperCase()}</p>`),
  'a page, cut by tags': (value) => page(`<p><span>${half(value)[0]}</span><wbr><b>${half(value)[1]}</b></p>`),
  'decimal entities': (value) => page(`<p>${each(value, (code) => `&#${code};`)}</p>`),
  'hexadecimal entities': (value) => page(`<p>${each(value, (code) => `&#x${hex(code)};`)}</p>`),
  'named entities': (value) => page(`<p>${value.replaceAll('@', '&commat;').replaceAll('.', '&period;')}</p>`),
  'entities in a comment': (value) => page(`<!-- ${each(value, (code) => `&amp;#${code};`)} -->`),
  'a comment of a page': (value) => page(`<!-- last sender: ${value} -->`),
  'an attribute': (value) => page(`<div data-sender='{"email":"${value}"}'>Northfield</div>`),
  'a field filled in': (value) => page(`<form method="post"><input name="a" value="${value}"></form>`),
  'a link that writes a mail': (value) => page(`<a href="mailto:${value}">Write</a>`),
  'percent-encoding': (value) => page(`<a href="/find?q=${each(value, (code) => `%${hex(code)}`)}">Again</a>`),
  'percent-encoding of percent-encoding': (value) =>
    page(`<a href="/go?to=%2Ffind%3Fq%3D${value.replaceAll('@', '%2540')}">Again</a>`),
  'a mailbox hidden by Cloudflare': (value) =>
    page(`<a class="__cf_email__" data-cfemail="${hiddenFrom(value)}">[email&#160;protected]</a>`),
  'a string of a script': (value) => page(`<script>var to = "${value}";</script>`),
  'a script in Unicode escapes': (value) => page(`<script>var to = "${each(value, (code) => `\\u${hex(code, 4)}`)}";</script>`),
  'a script in byte escapes': (value) => page(`<script>var to = "${each(value, (code) => `\\x${hex(code)}`)}";</script>`),
  'a script in pieces': (value) => page(`<script>var to = "${half(value)[0]}" + '${half(value)[1]}';</script>`),
  'a data: address': (value) => page(`<a href="data:text/plain;base64,${base64(value)}">File</a>`),
  'a data: address in plain': (value) => page(`<a href="data:text/csv,Park%0A${encodeURIComponent(value)}">File</a>`),
  'base64, first alignment': (value) => page(`<div data-state="${base64(value)}"></div>`),
  'base64, second alignment': (value) => page(`<div data-state="${base64(`x${value}`)}"></div>`),
  'base64, third alignment': (value) => page(`<div data-state="${base64(`xx${value}`)}"></div>`),
  'base64 behind letters of its own': (value) => page(`<div data-state="/state/a${base64(`xx${value}`)}"></div>`),
  'base64 of base64': (value) => page(`<div data-state="${base64(`{"inner":"${base64(`{"to":"${value}"}`)}"}`)}"></div>`),
  'base64 of gzip': (value) => page(`<script>boot("${base64(gzipSync(`{"to":"${value}"}`))}")</script>`),
  'a token': (value) =>
    page(`<script>t="eyJhbGciOiJub25lIn0.${Buffer.from(`{"sub":"${value}"}`).toString('base64url')}.x"</script>`),
  'UTF-16, little end first': (value) => file('parks.txt', Buffer.from(`\ufeffNorthfield\r\n${value}\r\n`, 'utf16le')),
  'UTF-16, big end first': (value) => file('parks.txt', Buffer.from(`\ufeffNorthfield\r\n${value}\r\n`, 'utf16le').swap16()),
  'windows-1252': (value) => file('parks.txt', Buffer.from(`Café – ${value}`, 'latin1'), 'text/plain; charset=windows-1252'),
  JSON: (value) => file('parks.json', JSON.stringify({ parks: [{ name: 'Northfield', by: value }] })),
  'JSON in Unicode escapes': (value) => file('parks.json', `{"by":"${each(value, (code) => `\\u${hex(code, 4)}`)}"}`),
  'JSON with entities inside': (value) => file('parks.json', `{"html":"${each(value, (code) => `\\u0026#${code};`)}"}`),
  CSV: (value) => file('parks.csv', `park,by\r\nNorthfield,"${value}"\r\n`),
  XML: (value) => file('parks.xml', `<?xml version="1.0"?><parks><by>${value}</by></parks>`),
  'XML CDATA': (value) => file('parks.xml', `<?xml version="1.0"?><parks><by><![CDATA[${value}]]></by></parks>`),
  'an SQL dump': (value) =>
    file('parks.sql', `CREATE TABLE park (n text);\nINSERT INTO park VALUES (1,'Northfield','${value}');\n`),
  'an SQL dump in hexadecimal': (value) =>
    file('parks.sql', `INSERT INTO park VALUES (1,0x${Buffer.from(value).toString('hex')});\n`),
  'a Markdown page': (value) => file('parks.md', `# Parks\n\n| Park | By |\n| --- | --- |\n| Northfield | ${value} |\n`),
  'a log': (value) => file('mail.log', `2026-03-01 10:00:00 sent to=<${value}> status=250\n`),
};

const files: Readonly<Record<string, (value: string) => Place>> = {
  'an XLSX cell': (value) =>
    file(
      'parks.xlsx',
      workbookOf([
        {
          ...park,
          rows: [
            ['Park', 'By'],
            ['Northfield', value],
          ],
        },
      ]),
    ),
  'XLSX shared strings': (value) =>
    file(
      'parks.xlsx',
      workbookOf(
        [{ name: 'Parks', rows: [], after: '' }],
        [
          {
            name: 'xl/sharedStrings.xml',
            body: `<sst xmlns="${main}"><si><r><t>${half(value)[0]}</t></r><r><t>${half(value)[1]}</t></r></si></sst>`,
          },
          {
            name: 'xl/worksheets/sheet1.xml',
            body: `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>`,
          },
        ],
      ),
    ),
  'a hidden sheet': (value) =>
    file('parks.xlsx', workbookOf([park, { name: 'Raw', state: 'veryHidden', rows: [['By'], [value]] }])),
  'a comment of a sheet': (value) =>
    file(
      'parks.xlsx',
      workbookOf(
        [park],
        [
          {
            name: 'xl/comments1.xml',
            body: `<comments xmlns="${main}"><commentList><comment ref="A1"><text><t>${value}</t></text></comment></commentList></comments>`,
          },
          { name: 'xl/worksheets/_rels/sheet1.xml.rels', body: relationsXml(relation('rId1', 'comments', '../comments1.xml')) },
        ],
      ),
    ),
  'properties of a workbook': (value) =>
    file(
      'parks.xlsx',
      workbookOf(
        [park],
        [
          {
            name: 'docProps/core.xml',
            body: `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${value}</dc:creator></cp:coreProperties>`,
          },
        ],
      ),
    ),
  'a part of a workbook that nothing shows': (value) =>
    file('parks.xlsx', workbookOf([park], [{ name: 'customXml/item7.xml', body: `<kept by="${value}"/>` }])),
  'an ODS cell': (value) => file('parks.ods', odsOf(value)),
  'an ODS cell in pieces': (value) => file('parks.ods', odsOf(`${half(value)[0]}<text:span>${half(value)[1]}</text:span>`)),
  'a DOCX paragraph': (value) => file('parks.docx', docxOf(run(`Northfield, ${value}`))),
  'a DOCX paragraph in several runs': (value) =>
    file('parks.docx', docxOf(`${run(half(value)[0])}<w:proofErr w:type="spellStart"/>${run(half(value)[1])}`)),
  'a footnote of a DOCX': (value) =>
    file(
      'parks.docx',
      docxOf(run('Parks'), [
        {
          name: 'word/footnotes.xml',
          body: `<w:footnotes xmlns:w="${word}"><w:footnote><w:p>${run(value)}</w:p></w:footnote></w:footnotes>`,
        },
      ]),
    ),
  'text of a PDF': (value) => file('parks.pdf', pageOf([{ x: 72, y: 700, text: `Northfield ${value}` }])),
  'text of a PDF, broken at a hyphen': (value) =>
    file(
      'parks.pdf',
      pageOf([
        { x: 72, y: 700, text: value.slice(0, 7) },
        { x: 72, y: 688, text: value.slice(7) },
      ]),
    ),
  'a packed stream of a PDF that no page shows': (value) =>
    file(
      'parks.pdf',
      pageOf([{ x: 72, y: 700, text: 'Northfield' }], {
        objects: [streamOf(deflateSync(`<kept>${value}</kept>`).toString('latin1'), '/Filter /FlateDecode')],
      }),
    ),
  RTF: (value) => file('parks.rtf', `{\\rtf1\\ansi Northfield {\\b ${half(value)[0]}}${half(value)[1]}\\par}`),
  'RTF escapes': (value) => file('parks.rtf', `{\\rtf1\\ansi Northfield ${each(value, (code) => `\\'${hex(code)}`)}\\par}`),
  'a Word document of old': (value) =>
    file('parks.doc', oleOf([{ name: 'WordDocument', body: Buffer.from(`Northfield ${value}`, 'utf16le') }])),
  'a calendar with folded lines': (value) =>
    file(
      'parks.ics',
      `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:Walk\r\nDESCRIPTION:Sent by ${half(value)[0]}\r\n ${half(value)[1]}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`,
    ),
  'a vCard': (value) => file('one.vcf', `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Parks\r\nEMAIL:${value}\r\nEND:VCARD\r\n`),
  'a vCard in quoted-printable': (value) =>
    file(
      'one.vcf',
      `BEGIN:VCARD\r\nVERSION:2.1\r\nNOTE;ENCODING=QUOTED-PRINTABLE:${half(value)[0]}=\r\n${half(value)[1].replace('@', '=40')}\r\nEND:VCARD\r\n`,
    ),
  'a mail': (value) => file('one.eml', mail(['Content-Type: text/plain'], `By ${value}`)),
  'a mail in base64': (value) =>
    file(
      'one.eml',
      mail(
        ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64'],
        wrapped(base64(`${'Northfield park is open. '.repeat(5)}${value}`)),
      ),
    ),
  'a mail in quoted-printable': (value) =>
    file(
      'one.eml',
      mail(
        ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable'],
        `By ${each(half(value)[0], (code) => `=${hex(code).toUpperCase()}`)}=\r\n${half(value)[1]}`,
      ),
    ),
  'a mail’s attached zip': (value) =>
    file('one.eml', mail(['Content-Type: multipart/mixed; boundary=cut'], withAttachment(value))),
  'a mailbox file': (value) =>
    file(
      'all.mbox',
      `From a@b Thu Jan  1 00:00:00 2026\n${mail([], 'One.')}\nFrom a@b Thu Jan  1 00:00:00 2026\n${mail([], value)}`,
    ),
  gzip: (value) => file('parks.csv.gz', gzipSync(`park,by\nNorthfield,${value}\n`)),
  'a member of a zip': (value) => file('parks.zip', zipOf([{ name: 'a/b/parks.csv', body: `park,by\nNorthfield,${value}\n` }])),
  'a zip in a zip': (value) =>
    file('all.zip', zipOf([{ name: 'in.zip', body: zipOf([{ name: 'parks.html', body: `<!-- ${value} -->` }]) }])),
  'a name of a zip’s member': (value) => file('all.zip', zipOf([{ name: `${value}.txt`, body: 'Northfield' }])),
  'a format nobody knows': (value) => file('parks.bin', Buffer.concat([Buffer.from([0, 1, 2, 250, 251, 7]), Buffer.from(value)])),
  'a gzip that is cut short': (value) =>
    file(
      'parks.csv.gz',
      gzipSync(`by\n${value}\n${Array.from({ length: 900 }, (_, row) => `${row * 7919}`).join('\n')}`).subarray(0, 900),
    ),
  'a zip that is cut short': (value) => {
    const whole = zipOf([
      { name: 'a.csv', body: `by\n${value}\n` },
      { name: 'b.csv', body: 'Northfield' },
    ]);
    return file('all.zip', whole.subarray(0, whole.length - 30));
  },
  'a page that is cut short': (value) => file('parks.html', `<!doctype html><html><body><p title="${value}`, 'text/html'),
};

/** What it is called, and the document made with a value in it. */
export const canaryPlaces = Object.entries({ ...spellings, ...files });
