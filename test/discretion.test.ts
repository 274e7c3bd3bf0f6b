// Files, sheets, keys, folders and forms are called after people who stand in no row.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { discreetAbout, quietAddress } from '../src/people/discretion.ts';
import { calledAfter, type HowSure } from '../src/vocabulary/called-after.ts';

const namesIn = (text: string, how: HowSure): readonly string[] =>
  calledAfter(text, how).map(({ start, end }) => text.slice(start, end));

const called: readonly (readonly [text: string, name: string])[] = [
  ['Jane_Doe_complaint.pdf', 'Jane_Doe'],
  ['complaint-jane-quarndlebury.xlsx', 'jane-quarndlebury'],
  ['SMITH, John', 'SMITH, John'],
  ['Quarndlebury, Susan answers.zip', 'Quarndlebury, Susan'],
  ['DAVID QUARNDLEBURY submissions', 'DAVID QUARNDLEBURY'],
  ['complaints_Priya_Quarndlebury', 'Priya_Quarndlebury'],
  ['priyaQuarndlebury', 'priyaQuarndlebury'],
  ['J Smith', 'J Smith'],
  ['j.smith', 'j.smith'],
  ['Mr Quarndlebury', 'Mr Quarndlebury'],
  ['Maria Garcia Lopez', 'Maria Garcia Lopez'],
  ['Seán O’Neill', 'Seán O’Neill'],
  ['Ludwig van Beethoven', 'Ludwig van Beethoven'],
  ['Complaint about Mark Smith', 'Mark Smith'],
];

for (const [text, name] of called)
  test(`“${text}” is called after somebody`, () => {
    assert.deepEqual(namesIn(text, 'perhaps'), [name]);
  });

const ordinary = [
  ...[
    'Form Responses 1',
    'Raw data',
    'Summary',
    'Master list',
    'hidden column B of sheet',
    'complaints.answers.list',
    'foster-care',
  ],
  ...['tell-us-about-your-landlord', 'report-a-missed-bin', 'webform-results', 'wp-content', 'subject-access-request'],
  ...[
    'css_6WK8r68UJud1tlCV6RvrPjl0mxs59PBoJwIP8sWl9-0.css',
    'i18n.min.js',
    'Hoja1',
    'Lista de respuestas',
    'Formularantworten 1',
  ],
];

for (const text of ordinary)
  test(`“${text}” is called after nobody`, () => {
    assert.deepEqual(namesIn(text, 'perhaps'), []);
  });

for (const title of [
  ...[
    'Complain about the police',
    'A Level results',
    'Charlotte Street consultation',
    'Jane Austen Primary School',
    'St James Park',
  ],
  ...[
    'Victoria Road closure',
    'Apply for a blue badge',
    'Grant Scheme',
    'May Fair stalls',
    'Learn about data protection',
    'Friends of May Fair',
    'List of Art Galleries',
    'King Charles Hospital feedback',
  ],
])
  test(`a form keeps its title: “${title}”`, () => {
    assert.equal(discreetAbout({ spotted: [], bearing: 'clean' }).title(title), title);
  });

test('a form that is called after a person keeps the initials', () => {
  const { title } = discreetAbout({ spotted: [], bearing: 'clean' });
  assert.equal(title('COMPLAINT ABOUT JANE QUARNDLEBURY'), 'COMPLAINT ABOUT J*** Q***');
  assert.equal(title('complaint about jane quarndlebury'), 'complaint about j*** q***');
  assert.equal(title('Request of Ernest Quarndlebury'), 'Request of E*** Q***');
  assert.equal(title('Complaint of Jane Quarndlebury, July'), 'Complaint of J*** Q***, July');
});

test('an address shows nobody it is called after, however it is encoded', () => {
  const shown = (path: string): string => decodeURIComponent(quietAddress(new URL(`https://john-lewis.example${path}`)));
  assert.equal(shown('/cases/jane-quarndlebury/'), 'https://john-lewis.example/cases/j***-q***/');
  assert.equal(shown('/exports/Jane%2520Quarndlebury.csv'), 'https://john-lewis.example/exports/J*** Q***.csv');
  assert.equal(shown('/list?owner=Jane+Quarndlebury#Jane_Doe'), 'https://john-lewis.example/list?owner=J*** Q***#J***_D***');
});

test('a list that law or habit makes public may say whose it is', () => {
  const { address, place } = discreetAbout({ spotted: [], bearing: 'review' });
  assert.equal(address(new URL('https://a.example/councillors/jane-doe')), 'https://a.example/councillors/jane-doe');
  assert.equal(place("sheet 'Jane Doe'"), "sheet 'Jane Doe'");
});

test('a key stays the same whatever page tells of it, and its host stands', () => {
  const cause = {
    key: 'script-addresses jane-doe.example /api/people/jane-doe/list',
    form: undefined,
    page: undefined,
    labels: [],
  };
  const keys = (['exposed', 'clean', 'review'] as const).map(
    (bearing) => discreetAbout({ spotted: [], bearing }).cause(cause).key,
  );
  assert.deepEqual([...new Set(keys)], ['script-addresses jane-doe.example /api/people/j***-d***/list']);
});

test('a key keeps the mark between what is shared and what is not', () => {
  const { cause } = discreetAbout({ spotted: [], bearing: 'clean' });
  const key = 'directory-listing a.example Jane Doe › /exports/Jane%20Doe/';
  assert.equal(
    cause({ key, form: undefined, page: undefined, labels: [] }).key,
    'directory-listing a.example J*** D*** › /exports/J*** D***/',
  );
});

test('what steers a terminal or is not seen does not go out, nor does it hide a name', () => {
  const { title, place } = discreetAbout({ spotted: [], bearing: 'clean' });
  assert.equal(title('Report\u001b]0;x\u0007 a \u202Eknil\u2066 here'), 'Report ]0;x  a knil here');
  assert.equal(place("sheet 'Ja\u200Bne\u00AD Doe'"), "sheet 'J*** D***'");
});

test('finding names is linear in hostile texts', () => {
  for (const piece of ['Jane ', 'a.', 'van der ', 'A', 'Jane_', "O'", 'ÀÁ ', 'J D ']) {
    const started = performance.now();
    calledAfter(piece.repeat(400_000), 'perhaps');
    assert.ok(performance.now() - started < 500, piece);
  }
});
