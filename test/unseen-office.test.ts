// Parts of office files that a reader does not see: pale cells, choices of a list, notes beside slides, what a pivot table keeps.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCatalogue } from '../src/catalogue.ts';
import { openDetect } from '../src/detect.ts';
import type { Document } from '../src/model.ts';
import type { Roll } from '../src/people/roll.ts';
import { openRecords } from '../src/records.ts';
import { oleOf } from './ole-writer.ts';
import { documentOf, passageAt, tableAt } from './reading.ts';
import { contentTypes, type TestSheet, workbookOf } from './workbook-writer.ts';
import { zipOf } from './zip-writer.ts';

const { detectors } = await loadCatalogue();
const judge = openRecords(openDetect(detectors));
const rollOf = (document: Document): Roll => judge(document, { labels: [], publishedValues: [], ownHosts: [] });

/** Cell styles: as usual, white on no fill, white on a dark fill, one point high, a format that shows nothing. */
const styles = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
  <numFmts count="1"><numFmt numFmtId="164" formatCode=";;;"/></numFmts>
  <fonts count="3"><font><sz val="11"/><color theme="1"/></font><font><sz val="11"/><color rgb="FFFFFFFF"/></font><font><sz val="1"/></font></fonts>
  <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"/></fill></fills>
  <cellXfs count="5"><xf fontId="0" fillId="0"/><xf fontId="1" fillId="0"/><xf fontId="1" fillId="2"/><xf fontId="2" fillId="0"/><xf fontId="0" fillId="0" numFmtId="164"/></cellXfs>
  <dxfs count="1"><dxf><font><color rgb="FFFFFFFF"/></font></dxf></dxfs></styleSheet>`;
const stylesPart = { name: 'xl/styles.xml', body: styles };

const garages = (style: number): TestSheet => ({
  name: 'Garages',
  rows: [
    ['Site', 'Garage', 'Rent'],
    ['Canal Side', '1', '11.40'],
    ['Canal Side', '2', '11.40'],
    [],
    [
      { text: 'Asha Rahman, 67 Station Road, Luton LU2 7LW', style },
      { text: '07911 442310', style },
    ],
  ],
});

test('what a cell holds and does not show is hidden, and read a row at a time', async () => {
  for (const style of [1, 3, 4]) {
    const document = await documentOf(workbookOf([garages(style)], [stylesPart]), 'garages.xlsx');
    const { text, hidden } = passageAt(document, "cells that show nothing of sheet 'Garages'");
    assert.equal(text, 'Asha Rahman, 67 Station Road, Luton LU2 7LW, 07911 442310', `style ${style}`);
    assert.ok(hidden);
    assert.equal(rollOf(document).bearing, 'exposed', `style ${style}`);
  }
});

test('white heads on a dark fill and letters as usual are seen', async () => {
  for (const style of [0, 2]) {
    const { passages } = await documentOf(workbookOf([garages(style)], [stylesPart]), 'garages.xlsx');
    assert.ok(
      passages.every(({ where }) => !where.includes('show nothing')),
      `style ${style}`,
    );
  }
});

test('the choices of a drop-down list in Word are a list under the name of the field', async () => {
  const items = ['Zofia Rahman (23/07/2019)', 'Gethin Pryce (03/03/2010)', 'Morag Abernethy (25/07/2013)']
    .map((name) => `<w:listItem w:displayText="${name}" w:value="${name}"/>`)
    .join('');
  const field = `<w:sdt><w:sdtPr><w:alias w:val="Child"/><w:dropDownList>${items}</w:dropDownList></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Choose an item.</w:t></w:r></w:p></w:sdtContent></w:sdt>`;
  const body = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${field}</w:body></w:document>`;
  const file = zipOf([contentTypes('wordprocessingml.document'), { name: 'word/document.xml', body }]);
  const document = await documentOf(file, 'contact-record.docx');
  const table = tableAt(document, "choices of 'Child'");
  assert.deepEqual(table.header, ['Child']);
  assert.equal(rollOf(document).bearing, 'exposed');
});

/** An atom or a container of a PowerPoint 97 stream. */
function record(kind: number, body: Buffer, isContainer = false): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16LE(isContainer ? 0xf : 0, 0);
  head.writeUInt16LE(kind, 2);
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

test('notes beside slides of old presentations are hidden text, and slides are shown', async () => {
  const said = (text: string): Buffer => record(0x0fa0, Buffer.from(text, 'utf16le'));
  const stream = Buffer.concat([
    record(0x03ee, said('Teaching: interpreting a blood gas'), true),
    record(0x03f0, said('Gas is from Asha Rahman, 15/03/1961, hosp no 884120. Daughter not to know.'), true),
  ]);
  const document = await documentOf(oleOf([{ name: 'PowerPoint Document', body: stream }]), 'teaching.ppt');
  assert.equal(document.kind, 'text-document');
  assert.equal(passageAt(document, 'speaker notes').hidden, true);
  assert.equal(passageAt(document, 'slides').hidden, false);
  assert.equal(rollOf(document).bearing, 'exposed');
});

const officers = (state?: string): TestSheet => ({
  name: 'Data',
  ...(state === undefined ? {} : { state }),
  rows: [
    ['Collar', 'Surname', 'Initials', 'Location', 'Department', 'Rank'],
    ['20987', 'Rahman', 'A', 'Dockside', 'Response', 'Constable'],
    ['25684', 'Pryce', 'G', 'Dockside', 'Response', 'Sergeant'],
    ['32576', 'Abernethy', 'M', 'Hill Street', 'Response', 'Constable'],
    ['40118', 'Okonkwo', 'J', 'Hill Street', 'CID', 'Inspector'],
    ['41227', 'Tregear', 'W', 'Hill Street', 'CID', 'Constable'],
    ['45110', 'Brandreth', 'S', 'Dockside', 'CID', 'Constable'],
  ],
});
const counts: TestSheet = {
  name: 'Counts',
  rows: [
    ['Rank', 'Number'],
    ['Constable', '4'],
    ['Sergeant', '1'],
    ['Inspector', '1'],
  ],
};

test('a staff with its numbers in a hidden sheet was not published, and in plain sight it was', async () => {
  const hidden = rollOf(await documentOf(workbookOf([counts, officers('hidden')]), 'workforce.xlsx'));
  assert.equal(hidden.bearing, 'exposed');
  const shown = rollOf(await documentOf(workbookOf([counts, officers()]), 'workforce.xlsx'));
  assert.notEqual(shown.bearing, 'exposed');
});

test('serial numbers in the shape of somebody’s number are of things', async () => {
  const assets: TestSheet = {
    name: 'Assets',
    rows: [
      ['Asset tag', 'Serial', 'Model'],
      ...Array.from({ length: 8 }, (_, at) => [`AS00000${at}`, `JK93309${at}C`, 'ThinkPad L14']),
    ],
  };
  const { bearing } = rollOf(await documentOf(workbookOf([assets]), 'assets.xlsx'));
  assert.equal(bearing, 'clean');
});

test('a form that somebody filled in on a sheet is theirs, and a blank one is nobody’s', async () => {
  const form = (values: readonly string[]): TestSheet => ({
    name: 'Form',
    rows: ['Child’s name', 'Date of birth', 'Home address', 'Allergies'].map((label, at) => [label, values[at] ?? '']),
  });
  const filled = form(['Asha Rahman', '11/08/2014', '17 Mill Lane, Leith EH6 6JH', 'nuts, carries a pen']);
  const { bearing, people } = rollOf(await documentOf(workbookOf([filled]), 'form.xlsx'));
  assert.deepEqual([bearing, people], ['exposed', 1]);
  assert.equal(rollOf(await documentOf(workbookOf([form([])]), 'form.xlsx')).bearing, 'clean');
});

test('who stayed away from work, and for how long, is of people, though no head names them', async () => {
  const absences: TestSheet = {
    name: 'Chart',
    state: 'hidden',
    rows: [
      ['', 'Days off (stress, back, cancer)'],
      ['Gareth Pryce', '41'],
      ['Asha Rahman', '12'],
      ['Morag Abernethy', '133'],
    ],
  };
  const { bearing } = rollOf(await documentOf(workbookOf([counts, absences]), 'absence.xlsx'));
  assert.equal(bearing, 'exposed');
});

test('a template with one row of how to fill it in holds nobody', async () => {
  const members = (given: string, family: string, born: string): TestSheet => ({
    name: 'Members',
    rows: [
      ['First name', 'Surname', 'Address', 'Postcode', 'Email', 'Date of birth'],
      [given, family, '1 Mill Lane, Leith', 'EH6 6JH', `${given.toLowerCase()}@example.com`, born],
    ],
  });
  const template = await documentOf(workbookOf([members('Joe', 'Bloggs', '01/01/1970')]), 'Membership-list-template.xlsx');
  const named = (document: Document, name: string): Roll =>
    judge(document, { labels: [], publishedValues: [], ownHosts: [], name });
  assert.notEqual(named(template, 'Membership-list-template.xlsx').bearing, 'exposed');
  const filled = await documentOf(workbookOf([members('Asha', 'Rahman', '12/03/1961')]), 'Membership-list.xlsx');
  assert.equal(named(filled, 'Membership-list-template.xlsx').bearing, 'exposed');
});

test('two lists of people on a sheet are two, beside each other or below', async () => {
  const beside: TestSheet = {
    name: 'Plots',
    rows: [
      ['Plot', 'Name', 'Mobile', '', 'Joined', 'Name', 'Tel'],
      ['1', 'Asha Rahman', '07911 442311', '', '03/2023', 'Jonas Hoffmann', '07911 442310'],
      ['2', 'Gethin Pryce', '07712 903119', '', '04/2023', 'Odile Chevalier', '07712 903118'],
      ['3', 'Morag Abernethy', '07455 120994', '', '08/2023', 'Trevor Llewellyn', '07455 120993'],
    ],
  };
  const below: TestSheet = {
    name: 'Ladybirds',
    rows: [
      ['Child', 'DoB', 'Allergies'],
      ['Asha Rahman', '01/08/2021', 'eczema'],
      ['Gethin Pryce', '26/08/2021', 'none'],
      ['Morag Abernethy', '11/11/2022', 'nuts'],
      [],
      ['Absence this week'],
      ['Child', 'Mon', 'Tue'],
      ['Asha', 'H', 'S'],
      ['Gethin', 'S', '/'],
    ],
  };
  assert.equal(rollOf(await documentOf(workbookOf([beside]), 'plots.xlsx')).people, 6);
  const { tables } = await documentOf(workbookOf([below]), 'room.xlsx');
  assert.deepEqual(
    tables.map(({ header }) => header[1]),
    ['DoB', 'Mon'],
  );
});

test('a drop-down list without a name has none from the field before it, and staff to choose from are no leak', async () => {
  const field = (alias: string, items: readonly string[]): string =>
    `<w:sdt><w:sdtPr>${alias === '' ? '' : `<w:alias w:val="${alias}"/>`}${items.length === 0 ? '<w:text/>' : `<w:dropDownList>${items.map((name) => `<w:listItem w:displayText="${name}"/>`).join('')}</w:dropDownList>`}</w:sdtPr><w:sdtContent><w:p><w:r><w:t>Choose</w:t></w:r></w:p></w:sdtContent></w:sdt>`;
  const staff = ['Judith Marsh', 'Alan Porter', 'Sanjay Mehta', 'Rebecca Stone'];
  const body = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${field('Patient name', [])}${field('', staff)}</w:body></w:document>`;
  const document = await documentOf(
    zipOf([contentTypes('wordprocessingml.document'), { name: 'word/document.xml', body }]),
    'form.docx',
  );
  assert.ok(document.tables.every(({ where }) => !where.includes('Patient')));
  assert.notEqual(rollOf(document).bearing, 'exposed');
});
