// What letters, minutes and the unseen parts of office files tell of people without a label for it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCatalogue } from '../src/catalogue.ts';
import { openDetect } from '../src/detect.ts';
import type { Document, Passage } from '../src/model.ts';
import type { Roll } from '../src/people/roll.ts';
import { blank } from '../src/reading/blank.ts';
import { openRecords } from '../src/records.ts';

const { detectors } = await loadCatalogue();
const detect = openDetect(detectors);
const judge = openRecords(detect);
const rollOf = (document: Document): Roll => judge(document, { labels: [], publishedValues: [], ownHosts: [] });

const passage = (text: string, more: Partial<Passage> = {}): Passage => ({
  text,
  where: '',
  at: undefined,
  hidden: false,
  label: '',
  ...more,
});
const written = (lines: readonly string[]): Document => ({
  ...blank('text-document', 'application/rtf'),
  text: lines.join('\n'),
  passages: lines.map((text) => passage(text)),
});
const unseen = (where: string, text: string): Document => ({
  ...blank('text-document', 'application/rtf'),
  passages: [
    passage('Lone working procedure'),
    passage('Staff carry an alarm when they visit alone.'),
    passage(text, { where, hidden: true }),
  ],
});

test('what stands under a heading such as `Notes` is found like anything else', () => {
  const kinds = detect
    .find('Asha Rahman, born 06/03/1974, asha.rahman72@sky.com', 'Meeting notes')
    .map(({ detector }) => detector);
  assert.deepEqual(kinds, ['person-name', 'date-of-birth', 'email-address']);
  assert.deepEqual(
    detect.find('The lift has been out of order since the spring.', 'Meeting notes').map(({ detector }) => detector),
    ['free-text'],
  );
});

test('a day behind a name is a birthday where somebody is reached beside it', () => {
  const { bearing, kinds } = rollOf(
    written([
      'Case summaries for supervision',
      'Asha Rahman – 25/01/1975',
      'Contact: 07911 442310, 2 Hollin Bank, Hull HU3 7DL.',
    ]),
  );
  assert.equal(bearing, 'exposed');
  assert.ok('date-of-birth' in kinds);
});

test('a day behind a signature is none, and neither is one of these years', () => {
  const signed = written(['Lone working procedure', 'Reviewed by Asha Rahman, 12/05/2015', 'Staff carry an alarm.']);
  assert.ok(!('date-of-birth' in rollOf(signed).kinds));
  const dated = written(['Agreed with Asha Rahman, 12/05/2026', 'Telephone 01632 960441']);
  assert.ok(!('date-of-birth' in rollOf(dated).kinds));
});

test('on a page a life with its dates stays a life', () => {
  const page: Document = {
    ...blank('html', 'text/html'),
    passages: [passage('Asha Rahman (12/05/1950) painted harbours.'), passage('The gallery, 4 Mill Lane, Leith EH6 6JH')],
  };
  assert.notEqual(rollOf(page).bearing, 'exposed');
});

test('a name with a home in a comment or a deletion was not meant for everybody', () => {
  for (const where of ['comment', 'tracked deletion'])
    assert.equal(
      rollOf(unseen(where, 'Because of Asha Rahman in Parking, 98 Station Road, Stockport SK15 9NG.')).bearing,
      'exposed',
      where,
    );
  assert.notEqual(rollOf(unseen('comment', 'Say “must”, not “should”. Asha Rahman agrees.')).bearing, 'exposed');
});

test('what is told of somebody in a hidden part is told in confidence', () => {
  const { bearing } = rollOf(
    unseen('comment', 'Asha Rahman was assaulted on Canal Side, PTSD, still off sick. Keep her name out.'),
  );
  assert.equal(bearing, 'exposed');
});

test('a letter to somebody by name is theirs, with the account on another line', () => {
  const { bearing, people } = rollOf(
    written([
      'Asha Rahman',
      '122 Orchard Way',
      'Preston',
      'PR1 7FW',
      'Dear Asha Rahman',
      'We will take the arrears from your account GB33BUKB20201555555555 next month.',
      'Income Team',
    ]),
  );
  assert.equal(bearing, 'exposed');
  assert.equal(people, 1);
});

test('a mailbox that holds a name belongs to it, whatever stands between', () => {
  const page: Document = {
    ...blank('html', 'text/html'),
    passages: [
      passage('Thank you for your order!'),
      passage('Asha Rahman\n4 Mill Lane\nLeith EH6 6JH\n07911 442310'),
      passage('asharahman72@gmail.com', { label: 'E-mail' }),
    ],
  };
  assert.equal(rollOf(page).bearing, 'exposed');
});

test('a card in a file of text is of whom it is headed by', () => {
  const card: Document = {
    ...blank('text', 'text/markdown'),
    title: '',
    passages: [
      passage('# Asha Rahman'),
      passage('Email: asha.rahman81@gmail.com\nPhone: 07911 442310\nNotes: asked for a quiet room because of her migraines'),
    ],
  };
  const { bearing, kinds } = rollOf(card);
  assert.equal(bearing, 'exposed');
  assert.ok('person-name' in kinds);
});

test('an address in front of `occupier:` is more than a label', () => {
  const lines = [
    '21 Cobden Street, Hull HU15 6QT occupier: Asha Rahman tel 07911 442310 UC claimant',
    '96 Beech Grove, Luton LU2 7ZD occupier: Gethin Pryce tel 07712 903118 UC claimant',
    '108 Beech Grove, Exeter EX1 2HT occupier: Morag Abernethy tel 07455 120993 UC claimant',
  ];
  const { bearing, kinds } = rollOf(written(['Map sheet 4', lines.join('\n')]));
  assert.equal(bearing, 'exposed');
  assert.ok('person-name' in kinds && 'phone-number' in kinds);
});

test('`Mr Volkov` further down is the Judith Volkov a letter is addressed to', () => {
  const letter = (given: string, family: string, ni: string): readonly string[] => [
    `${given} ${family}\n14 Tannery Row\nWem\nSY4 9TQ`,
    `Dear Mr ${family}`,
    `Housing Benefit claim 142271 – NI number ${ni}`,
    'You must pay this back.',
  ];
  const letters = written([...letter('Judith', 'Volkov', 'LT 81 93 42 D'), ...letter('Gethin', 'Pryce', 'TC 45 32 11 B')]);
  const { bearing, people } = rollOf(letters);
  assert.deepEqual([bearing, people], ['exposed', 2]);
});

test('whoever signs with a post, and whom to see, is not whom a letter is about', () => {
  const { people } = rollOf(
    written([
      'Mr Kazimierz Dunmore\n19 Tannery Row\nNorthgate\nNG24 8LP',
      'Dear Mr Dunmore',
      'You will see Mr S Ionescu, Consultant Urologist. If you cannot attend ring 01636 555200.',
      'Yours sincerely',
      'Adrian Goldsmith\nHead of Operations',
    ]),
  );
  assert.equal(people, 1);
});

test('a birth date on the line below somebody with an address is theirs', () => {
  const { bearing, kinds } = rollOf(
    written([
      'Decision under section 184\nTo: Mr Yohannes Barnard, 20 Station Road, Biggleswade SG18 3AE',
      'Date of birth 11/03/1990',
      'I have decided that you are homeless and not in priority need.',
    ]),
  );
  assert.equal(bearing, 'exposed');
  assert.ok('date-of-birth' in kinds);
});

test('what names of a workbook hold of a tenant is one tenant’s', () => {
  const value = (name: string, text: string): Passage =>
    passage(text, { where: `defined name '${name}'`, label: name, hidden: true });
  const { bearing, people } = rollOf({
    ...blank('spreadsheet', 'application/vnd.ms-excel'),
    passages: [
      value('TenantName', 'Mrs Asha Rahman'),
      value('TenantAddr', '12 Canal Walk, Northgate NG24 7BW'),
      value('TenantNI', 'JK 41 77 20 C'),
      value('TenantDOB', '02/11/1961'),
    ],
  });
  assert.deepEqual([bearing, people], ['exposed', 1]);
});

test('an illness that a letter names beside somebody is a kind of data it exposes', () => {
  const letter = (sentence: string): Document =>
    written(['Mr Kazimierz Dunmore\n19 Tannery Row\nNorthgate\nNG24 8LP', 'Dear Mr Dunmore', sentence, 'Yours sincerely']);
  assert.ok('health' in rollOf(letter('We have read what you told us of your epilepsy.')).kinds);
  assert.ok(!('health' in rollOf(letter('We have read what you told us of your bins.')).kinds));
});

test('an invoice is of nobody: whoever signs it holds a post, and the account is the company’s', () => {
  const invoice = written([
    'Widget Ltd\n4 Mill Lane, Thornbury BS35 2AA',
    'To: Thornbury Town Council\nFor the attention of Judith Marsh',
    'Dear Judith Marsh,',
    'Please pay into our account: sort code 20-45-45, account number 63748472, IBAN GB33BUKB20201555555555',
    'Yours sincerely\nAlan Porter\nDirector\nalan.porter@widget.co.uk',
  ]);
  assert.notEqual(rollOf(invoice).bearing, 'exposed');
  assert.notEqual(rollOf({ ...invoice, kind: 'text', type: 'text/plain' }).bearing, 'exposed');
});

test('whoever signs for something, or with a post, on a day was not born on it', () => {
  for (const lines of [
    ['Decision notice', 'Helen Fairweather, 12/03/2009\nHead of Planning\nTown Hall, Castle Street, Thornbury BS35 1HF'],
    ['Contract', 'Signed for Widget Ltd by Alan Porter, 12/03/2008, 4 Mill Lane, Thornbury BS35 2AA'],
    ['What visitors say', '“Lovely garden” Alan Porter, 12/03/2018', 'Visit us at 4 Mill Lane, Thornbury BS35 2AA, 01454 868000'],
  ])
    assert.ok(!('date-of-birth' in rollOf(written(lines)).kinds), lines[0]);
});

test('bankruptcies are made public by law, with a birth date and a home', () => {
  const notice = 'ALAN PORTER, born 12/03/1970, of 4 Mill Lane, Thornbury BS35 2AA. A bankruptcy order was made on 4 March.';
  assert.notEqual(rollOf(written(['Notices', notice])).bearing, 'exposed');
});

test('a letter to a role, a team or a sample is no letter to anybody', () => {
  for (const who of ['Club Secretary', 'Planning Team', 'Sample Person']) {
    const letter = written([`Dear ${who},`, 'Thank you for your order.', 'Alan Porter, Manager\nalan.porter@widget.co.uk']);
    assert.notEqual(rollOf(letter).bearing, 'exposed', who);
  }
});

test('thousands of birthdays in one hidden text are told like two', () => {
  const many = Array.from({ length: 20_000 }, (_, at) => `Asha Rahman${'abcdefghij'[at % 10]}, 12/03/19${50 + (at % 40)}`).join(
    '\n',
  );
  const { bearing, kinds } = rollOf(unseen('comment', many));
  assert.equal(bearing, 'exposed');
  assert.ok((kinds['date-of-birth'] ?? 0) > 1_000);
});
