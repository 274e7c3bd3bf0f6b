import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCatalogue } from '../src/catalogue.ts';
import { openDetect } from '../src/detect.ts';
import type { Document, Passage, Table } from '../src/model.ts';
import type { Roll } from '../src/people/roll.ts';
import { blank } from '../src/reading/blank.ts';
import { plainText } from '../src/reading/line-records.ts';
import { openRecords } from '../src/records.ts';
import { readLabel } from '../src/vocabulary/labels.ts';

const { detectors } = await loadCatalogue();
const judge = openRecords(openDetect(detectors));
const nothingKnown = { labels: [], publishedValues: [], ownHosts: [] };

const grid = (header: readonly string[], rows: readonly (readonly string[])[], more: Partial<Table> = {}): Table => ({
  where: '',
  shape: 'grid',
  header,
  rows,
  hidden: false,
  caption: '',
  hiddenColumns: [],
  ...more,
});

const csv = (header: readonly string[], rows: readonly (readonly string[])[]): Document => ({
  ...blank('table', 'text/csv'),
  tables: [grid(header, rows)],
});

const text = (words: string): Document => {
  const passages: Passage[] = words
    .split('\n\n')
    .map((paragraph) => ({ text: paragraph, where: '', at: undefined, hidden: false, label: '' }));
  return { ...blank('text', 'text/plain'), text: words, passages };
};

const roll = (document: Document): Roll => judge(document, nothingKnown);

const residents = [
  ['Jasmine Okonkwo', 'j.okonkwo81@gmail.com', '07700 900123', 'The officer shouted at me in front of my children.'],
  ['Gethin Pryce-Jones', 'gethin.pj@hotmail.co.uk', '07700 900456', 'Nobody has answered my letters since the spring.'],
  ['Oluwaseun Adeyemi', 'seun.ade@btinternet.com', '07700 900789', 'I was told to wait outside in the rain for an hour.'],
  ['Morag Abernethy', 'morag.a@yahoo.co.uk', '07700 900321', 'They came to the wrong address and broke the door.'],
] as const;

test('answers to a form are exposed, each person counted, each kind found', () => {
  const { bearing, people, kinds, records } = roll(csv(['Your name', 'Email', 'Telephone', 'Reason for complaint'], residents));
  assert.equal(bearing, 'exposed');
  assert.equal(people, 4);
  assert.deepEqual(kinds, { 'person-name': 4, 'email-address': 4, 'phone-number': 4, 'free-text': 4 });
  assert.notEqual(records[0]?.nature, 'habit');
});

test('rows that answer the public form’s own questions are answers', () => {
  const document = csv(['Your name', 'Email', 'Telephone', 'Reason for complaint'], residents);
  const { records } = judge(document, { ...nothingKnown, labels: ['your name', 'reason for complaint', 'telephone'] });
  assert.equal(records[0]?.nature, 'answers');
  assert.equal(records[0]?.matchedLabels, 3);
});

test('members of a web shop are exposed although committees have members too', () => {
  const rows = residents.map(([name, email]) => [name, email, 'member']);
  assert.equal(roll(csv(['name', 'email', 'role'], rows)).bearing, 'exposed');
  const committee = residents.map(([name, email], at) => [name, email, ['Chair', 'Clerk', 'Member', 'Member'][at] ?? '']);
  assert.equal(roll(csv(['Name', 'Email', 'Role'], committee)).bearing, 'review');
});

test('a post for each person is a list of whom to ask', () => {
  const posts = ['Vicar', 'Churchwarden', 'Treasurer', 'Organist', 'Verger'];
  const rows = posts.map((post, at) => [
    post,
    ...(residents[at % 4]?.slice(0, 3) ?? []).map((cell) => cell.replace('@', `${at}@`)),
  ]);
  assert.equal(roll(csv(['Role', 'Name', 'Email', 'Telephone'], rows)).bearing, 'review');
});

test('what says that people hold an office is not lost by reading their rows as prose', () => {
  const councillor = grid(
    ['Party', 'Ward', 'Home address', 'Mobile', 'Email'],
    [['Green', 'St Mary', '25 Church Street, Netherby, ZE9 8LX', '07700 900132', 'maureen.d@btinternet.com']],
    { shape: 'form', caption: 'Councillor Maureen Dempsey' },
  );
  const document = { ...blank('html', 'text/html'), title: 'Councillor Maureen Dempsey', tables: [councillor] };
  assert.notEqual(roll(document).bearing, 'exposed');
});

test('the contact line at the foot of a page belongs to nobody above it', () => {
  const document = text(
    'Maureen Dempsey teaches chemistry and lives in Netherby.\n\nNetherby Council, Town Hall, Market Street, Netherby ZE1 1AA. Telephone 01632 960000. enquiries@netherby.example',
  );
  assert.notEqual(roll({ ...document, ...{ kind: 'html', type: 'text/html' } }).bearing, 'exposed');
});

test('whom to tell about a worry is no case', () => {
  const worry =
    'Our designated safeguarding lead is Maureen Dempsey, mobile 07700 900132, maureen.dempsey@school.example, and the safeguarding policy is on this page.';
  assert.equal(roll({ ...text(worry), kind: 'html', type: 'text/html' }).bearing, 'clean');
});

test('values under a heading that calls them examples are examples, whatever number is among them', () => {
  const path = (key: string) => `components.schemas.User.properties.${key}.example`;
  const header = ['name', 'email', 'nino', 'dob'].map(path);
  const rows = [['Morag Abernethy', 'morag.a@yahoo.co.uk', 'JX123456B', '1980-01-31']];
  assert.notEqual(
    roll({ ...blank('json', 'application/json'), tables: [grid(header, rows, { shape: 'form' })] }).bearing,
    'exposed',
  );
});

test('a statutory register of licences, signatures without addresses and village clubs are public by habit', () => {
  const four = (cells: (at: number) => readonly string[]) => residents.map((_, at) => cells(at));
  const name = (at: number): string => residents[at]?.[0] ?? '';
  const licences = csv(
    ['Licence reference', 'HMO address', 'Licence holder', 'Licence holder address', 'Max occupants', 'Licence end'],
    four((at) => [`HMO${at}4`, `${at + 3} Park Close, ZE3 1BA`, name(at), `${at + 9} Mill Lane, ZE4 2DA`, '6', '2029-01-01']),
  );
  const signatures = {
    ...csv(
      ['Name', 'Postcode area', 'Date', 'Comment'],
      four((at) => [name(at), `ZE${at + 1}`, '3 March 2026', 'The library is the only warm place for many of us.']),
    ),
    title: 'Signatures',
  };
  const clubs = {
    ...csv(
      ['Club', 'Contact', 'Telephone', 'Email', 'Meets'],
      four((at) => [
        `Netherby ${['Bridge', 'Bowls', 'Chess', 'Choir'][at]} Club`,
        ...(residents[at] ?? []).slice(0, 1),
        residents[at]?.[2] ?? '',
        residents[at]?.[1] ?? '',
        'Tuesday 7 pm',
      ]),
    ),
    title: 'Clubs and societies',
  };
  for (const document of [licences, signatures, clubs]) assert.equal(roll(document).bearing, 'review');
});

test('the same columns in German and Polish', () => {
  const german = csv(
    ['Nachname', 'Vorname', 'geb. am', 'Anschrift'],
    [
      ['Schönfelder', 'Annegret', '12.04.1956', 'Lindenstraße 8, Neuburgheim'],
      ['Grützmacher', 'Detlef', '03.11.1981', 'Kirchgasse 2, Steinhausen'],
      ['Yıldırım', 'Kübra', '27.07.1990', 'Goethering 15, Altenwerder'],
    ],
  );
  const polish = csv(
    ['Imię i nazwisko', 'E-mail', 'Telefon', 'Uwagi'],
    [
      ['Bogumiła Wróblewska', 'bogumila.w@wp.pl', '601 234 567', 'Proszę o pilną odpowiedź w sprawie zasiłku.'],
      ['Zdzisław Piętka', 'zpietka@onet.pl', '602 345 678', 'Hałas nie daje nam spać od kilku tygodni.'],
      ['Jagoda Zając', 'jagoda.z@o2.pl', '603 456 789', 'Nie zgadzam się z decyzją urzędu gminy.'],
    ],
  );
  assert.deepEqual([roll(german).bearing, roll(german).people], ['exposed', 3]);
  assert.deepEqual([roll(polish).bearing, roll(polish).people], ['exposed', 3]);
});

test('children are counted, their parents and vaccinators are not', () => {
  const header = [
    'CHILD_FIRST_NAME',
    'CHILD_LAST_NAME',
    'CHILD_DATE_OF_BIRTH',
    'PARENT_1_NAME',
    'PARENT_1_EMAIL',
    'VACCINATOR_NAME',
  ];
  const rows = [
    ['Tegan', 'Applegarth', '2012-03-04', 'Rosalind Applegarth', 'ros@example.com', 'Nurse Penhaligon'],
    ['Idris', 'Quaye', '2011-10-21', 'Samuel Quaye', 'sam@example.com', 'Nurse Penhaligon'],
    ['Idris', 'Quaye', '2011-10-21', 'Ama Quaye', 'ama@example.com', 'Nurse Penhaligon'],
  ];
  assert.deepEqual([roll(csv(header, rows)).bearing, roll(csv(header, rows)).people], ['exposed', 2]);
});

test('a file without a heading is read by what its columns hold', () => {
  const rows = [
    ['Ottilie', 'Trelawney', '14/02/1969', 'JH601234A'],
    ['Barnaby', 'Entwistle', '30/09/1984', 'JH601235B'],
    ['Farida', 'Chowdhury', '07/12/1991', 'JH601236C'],
    ['Desmond', 'Winterbottom', '21/05/1958', 'JH601237D'],
  ];
  const { bearing, people, kinds } = roll(csv([], rows));
  assert.deepEqual([bearing, people], ['exposed', 4]);
  assert.ok('date-of-birth' in kinds && 'national-insurance-number' in kinds);
});

test('titles, machine keys and numbered columns above the records are no people', () => {
  const rows = [
    ['full_name', 'date_of_birth', 'home_postcode', 'gp_notes_1'],
    ['Hephzibah Crickmore', '02/02/1950', 'LE3 2DA', 'asthma since childhood, on inhaler'],
    ['Ransome Yeo', '19/08/1977', 'NG5 6AB', 'awaiting a referral to the clinic'],
  ];
  const { bearing, people } = roll(
    csv(['What is your full name?', 'What is your date of birth?', 'What is your postcode?', 'Anything we should know?'], rows),
  );
  assert.deepEqual([bearing, people], ['exposed', 2]);
});

test('an answer that a program mailed, each question on a line of its own, is one record', () => {
  const lines = [
    ['', 'Jasmine Okonkwo'],
    ['Phone', ''],
    ['', '07700 900123'],
    ['Date of birth', ''],
    ['', '19/09/1962'],
    ['Your message', ''],
    ['', 'Nobody has answered my letters since the spring.'],
  ];
  const { bearing, people, kinds } = roll(csv(['Name', ''], lines));
  assert.deepEqual([bearing, people], ['exposed', 1]);
  assert.deepEqual(Object.keys(kinds), ['person-name', 'phone-number', 'date-of-birth', 'free-text']);
});

test('a row that leaves the name out goes on with the person of its mailbox', () => {
  const orders = residents.flatMap(([name, email], at) => [
    [`#10${at}`, email, 'Garden waste sacks', name, `${at + 3} Larkspur Road`],
    [`#10${at}`, email, 'Kitchen caddy', '', ''],
  ]);
  const { people } = roll(csv(['Order', 'Email', 'Lineitem', 'Billing name', 'Billing street'], orders));
  assert.equal(people, 4);
});

test('kinds are told by the cells where a language calls its columns otherwise', () => {
  const rows = residents.map(([name, email, , words], at) => [
    name,
    email,
    `${at + 3} Larkspur Road, Leeds LS6 2A${'BDEF'[at]}`,
    words,
  ]);
  const { kinds } = roll(csv(['Enw', 'Διεύθυνση', 'Cyfeiriad', 'Gwybodaeth'], rows));
  assert.deepEqual(kinds, { 'person-name': 4, 'email-address': 4, 'uk-postcode': 4, 'postal-address': 4, 'free-text': 4 });
});

test('two tenants of one flat are two people, and a question may ask for somebody else’s name', () => {
  const flats = [
    ['Jasmine Okonkwo', 'Gethin Pryce-Jones', '4 Mill Lane, Leeds', '£412.10'],
    ['Oluwaseun Adeyemi', 'Morag Abernethy', '9 Tannery Court, Leeds', '£96.00'],
  ];
  assert.equal(roll(csv(['Tenant 1', 'Tenant 2', 'Property', 'Rent arrears'], flats)).people, 4);
  const households = residents.map(([name, , phone]) => [name, phone, 'yes']);
  const asked = ['What is the name of the head of household?', 'Phone number', 'Does anybody have a disability?'];
  assert.equal(roll(csv(asked, households)).kinds['person-name'], 4);
});

test('lines with somebody’s birth date and where they are reached are people, lives of the famous are not', () => {
  const line = ([name, , phone]: readonly string[], at: number): string =>
    `${name} – born 0${at + 1}/11/1946 – ${phone} – 4 Mill Lane, Leeds`;
  const listed = roll(text(residents.map(line).join('\n\n')));
  assert.deepEqual([listed.bearing, listed.people], ['exposed', 4]);
  const famous = residents.map(([name], at) => `${name}, born 0${at + 1}/11/1946 in Leeds, was a painter and a poet.`);
  assert.equal(roll(text(famous.join('\n\n'))).bearing, 'clean');
});

test('what PHP prints of a record is one', () => {
  const printed =
    'Array\n(\n    [first_name] => Jasmine\n    [last_name] => Okonkwo\n    [dob] => 1981-10-09\n    [email] => j.okonkwo81@gmail.com\n)';
  const { bearing, people } = roll(text(printed));
  assert.deepEqual([bearing, people], ['exposed', 1]);
});

test('Jane Roe of a manual’s example is nobody', () => {
  const example =
    'returnAddress:\n  name: Jane Roe\n  street1: 123 Any Street\n  phoneNumber: 206-555-1111\n  notificationEmail: jane.roe@example.com';
  assert.notEqual(roll(text(`The file has the following content:\n\n${example}`)).bearing, 'exposed');
});

test('D.O.B is a date of birth, and a total is nobody', () => {
  const rows = residents.map(([name], at) => [name, `0${at + 1}/11/1946`, '£310.00']);
  const { people, kinds } = roll(csv(['Tenant', 'D.O.B', 'Arrears'], [...rows, ['TOTAL', '', '£1,240.00']]));
  assert.deepEqual([people, kinds['date-of-birth']], [4, 4]);
});

test('a row that says what kind of answer each question takes is nobody', () => {
  const rows = residents.map(([name, email, , words], at) => [`1482100375${at}`, name, email, words]);
  const asked = ['Respondent ID', 'Your name', 'Your email', 'What happened?'];
  const { people } = roll(csv(asked, [['', 'Open-Ended Response', 'Open-Ended Response', 'Open-Ended Response'], ...rows]));
  assert.equal(people, 4);
});

test('staff, councillors and results are at most worth a look', () => {
  const staff = csv(
    ['Name', 'Job title', 'Email', 'Phone'],
    [
      ['Philippa Teale', 'Head of Planning', 'philippa.teale@wexcombe.gov.uk', '01632 960111'],
      ['Keir Lightfoot', 'Housing Officer', 'keir.lightfoot@wexcombe.gov.uk', '01632 960112'],
      ['Imelda Sidhu', 'Librarian', 'imelda.sidhu@wexcombe.gov.uk', '01632 960113'],
    ],
  );
  const members = csv(
    ['Councillor', 'Ward', 'Party', 'Address', 'Email'],
    [
      ['Marjorie Villiers', 'Abbey', 'Labour', '3 Mill Lane', 'mvilliers@gmail.com'],
      ['Tadeusz Szymanski', 'Castle', 'Conservative', '9 The Green', 'tadsz@hotmail.com'],
      ['Xanthe Ravenscroft', 'Priory', 'Independent', '1 Larch Avenue', 'xr@outlook.com'],
    ],
  );
  const race = csv(
    ['Pos', 'Name', 'Club', 'Category', 'Chip time'],
    [
      ['1', 'Dwayne Mukherjee', 'Wexcombe Harriers', 'SM', '00:33:10'],
      ['2', 'Siobhan Featherstone', 'Dunmere AC', 'FV35', '00:36:42'],
      ['3', 'Callum Ashworth', 'Unattached', 'MV40', '00:37:05'],
    ],
  );
  for (const list of [staff, members, race]) assert.notEqual(roll(list).bearing, 'exposed');
});

test('dates of birth and insurance numbers of staff are exposed all the same', () => {
  const rows = [
    ['Philippa Teale', 'Head of Planning', '1971-04-09', 'JH601234A'],
    ['Keir Lightfoot', 'Housing Officer', '1988-12-30', 'JH601235B'],
    ['Imelda Sidhu', 'Librarian', '1965-06-17', 'JH601236C'],
  ];
  assert.equal(roll(csv(['Name', 'Job title', 'Date of birth', 'NI number'], rows)).bearing, 'exposed');
});

test('businesses, products and statistics are nobody', () => {
  const shops = csv(
    ['Business name', 'Address', 'Postcode', 'Phone', 'Hygiene rating'],
    [
      ['Golden Dragon', '12 High Street', 'LE3 2DA', '01632 960222', '5'],
      ['Teale & Sons Ltd', '4 Mill Lane', 'NG5 6AB', '01632 960223', '4'],
      ['The Copper Kettle Cafe', '1 The Green', 'BS1 1AD', '01632 960224', '5'],
    ],
  );
  const goods = csv(
    ['SKU', 'Name', 'Price', 'Barcode'],
    [
      ['88112233', 'Oak Table', '120.00', '5012345678900'],
      ['88112234', 'Rose Garden Chair', '45.00', '5012345678917'],
      ['88112235', 'Amber Vase', '18.50', '5012345678924'],
    ],
  );
  const wards = csv(
    ['Postcode', 'Total population', 'Male', 'Female', 'Aged 65+'],
    [
      ['LE3 2DA', '1204', '600', '604', '210'],
      ['NG5 6AB', '980', '470', '510', '190'],
      ['BS1 1AD', '1499', '760', '739', '230'],
    ],
  );
  for (const list of [shops, goods, wards]) assert.notEqual(roll(list).bearing, 'exposed');
  assert.equal(roll(goods).bearing, 'clean');
  assert.equal(roll(wards).bearing, 'clean');
});

test('headings, placeholders and example rows are clean', () => {
  const header = ['First name', 'Last name', 'Date of birth', 'Email', 'NHS number'];
  for (const rows of [
    [],
    [['', '', '', '', '']],
    [['Required', 'Required', 'DD/MM/YYYY', 'Optional', 'Optional']],
    [['{first}', '{last}', '{dob}', '{email}', '{nhs}']],
    [['e.g. Jane', 'e.g. Doe', '31/01/1980', 'jane.doe@example.com', '943 476 5919']],
  ])
    assert.equal(roll(csv(header, rows)).bearing, 'clean');
});

test('values kept for documentation are documentation where they are few, and people where they are many', () => {
  const header = ['name', 'email', 'phone'];
  assert.notEqual(
    roll(
      csv(header, [
        ['Jane Doe', 'jane@example.com', '07700 900001'],
        ['John Smith', 'john@example.com', '07700 900002'],
      ]),
    ).bearing,
    'exposed',
  );
  const many = residents.map(([name, , phone], at) => [name, `${name.split(' ')[0]?.toLowerCase()}${at}@example.com`, phone]);
  assert.equal(roll(csv(header, many)).bearing, 'exposed');
});

test('a complaint letter is exposed with one person', () => {
  const letter =
    'Jasmine Okonkwo\n14 Larch Avenue\nWexcombe LE3 2DA\nTel: 07700 900123\nj.okonkwo81@gmail.com\n\n4 March 2026\n\nDear Sir or Madam,\n\nI am writing to complain about an officer who stopped me outside the shop for no reason. My date of birth is 12 May 1980.\n\nYours faithfully,\nJasmine Okonkwo';
  const { bearing, people } = roll(text(letter));
  assert.deepEqual([bearing, people], ['exposed', 1]);
});

test('minutes tie each number to the person it belongs to', () => {
  const minutes =
    'Case conference\nCONFIDENTIAL\n\nKeir Lightfoot (NHS number 943 476 5919, born 01/11/1973) was discussed. Contact on 07700 900111.\n\nOttilie Trelawney, National Insurance number JH601234A, telephone 07700 900222.\n\nBarnaby Entwistle, DOB 03/09/1999, NHS number 450 557 7104, moved to the refuge.';
  assert.equal(roll(text(minutes)).people, 3);
});

test('a press release, a policy and a manual expose nobody', () => {
  const press =
    'Wexcombe named greenest town\n\nCouncillor Marjorie Villiers said it was a good day.\n\nFor media enquiries contact Philippa Teale on 01632 960111 or press@wexcombe.gov.uk.';
  const policy =
    'We ask for your date of birth, your NHS number and details of any illness.\n\nOur Data Protection Officer is Keir Lightfoot, Town Hall, Wexcombe LE3 2DA, 01632 960112, dpo@wexcombe.gov.uk.';
  const manual =
    'GET /v1/users/7 HTTP/1.1\n\n{ "first_name": "Jane", "last_name": "Doe", "email": "jane.doe@example.com", "date_of_birth": "1980-01-31" }\n\nFor example, an NHS number looks like 943 476 5919.';
  for (const words of [press, policy, manual]) assert.notEqual(roll(text(words)).bearing, 'exposed', words.slice(0, 30));
});

test('hidden parts of office files are named and weigh more', () => {
  const sheet = grid(
    ['Ward', 'Name', 'Email'],
    residents.map(([name, email]) => ['Abbey', name, email]),
    { where: "sheet 'Cases'", hiddenColumns: [false, true, true] },
  );
  const { bearing, records } = roll({ ...blank('spreadsheet', 'application/zip'), tables: [sheet] });
  assert.equal(bearing, 'exposed');
  assert.match(records[0]?.where ?? '', /^hidden column B, C of sheet 'Cases'/u);
  assert.equal(records[0]?.hidden, true);
});

test('somebody in two sheets is one person', () => {
  const one = grid(
    ['Name', 'Email', 'Telephone'],
    residents.map(([name, email, phone]) => [name, email, phone]),
    { where: "sheet 'A'" },
  );
  const other = grid(
    ['Full name', 'Complaint'],
    residents.map(([name, , , words]) => [name, words]),
    { where: "sheet 'B'" },
  );
  assert.equal(roll({ ...blank('spreadsheet', 'application/zip'), tables: [one, other] }).people, 4);
});

test('mailboxes published on purpose or of the organisation itself are not exposed', () => {
  const list = csv(
    ['Name', 'Email', 'Phone'],
    residents.map(([name, , phone]) => [name, `${name.split(' ')[1]?.toLowerCase()}@wexcombe.gov.uk`, phone]),
  );
  assert.notEqual(judge(list, { ...nothingKnown, ownHosts: ['www.wexcombe.gov.uk'] }).bearing, 'exposed');
  assert.notEqual(judge(list, { ...nothingKnown, publishedValues: ['*@wexcombe.gov.uk'] }).bearing, 'exposed');
});

test('reasons and places hold no value of any cell', () => {
  const { records, reasons } = roll(csv(['Your name', 'Email', 'Telephone', 'Reason for complaint'], residents));
  const told = JSON.stringify([records, reasons]);
  for (const cell of residents.flat()) assert.ok(!told.includes(cell));
});

test('a hundred thousand rows are counted without being kept', () => {
  const rows = {
    *[Symbol.iterator]() {
      for (let at = 0; at < 100_000; at += 1)
        yield [
          `Quaye ${String.fromCharCode(65 + (at % 26))}${at}`,
          `person${at}@gmail.com`,
          `0770090${String(at).padStart(5, '0')}`,
        ];
    },
  };
  const { bearing, people } = roll({ ...blank('table', 'text/csv'), tables: [grid(['Name', 'Email', 'Mobile'], [], { rows })] });
  assert.equal(bearing, 'exposed');
  assert.ok(Math.abs(people - 100_000) < 100);
});

const mailboxes = ['jo81@gmail.com', 'gpj@hotmail.co.uk', 'seun.a@btinternet.com', 'morag.a@yahoo.co.uk'] as const;
const people = residents.map(([name]) => name);
/** One row for each resident: what a column holds at their place. */
const listOf = (columns: Readonly<Record<string, readonly string[]>>, title = ''): Document => ({
  ...csv(
    Object.keys(columns),
    people.map((_, at) => Object.values(columns).map((cells) => cells[at % cells.length] ?? '')),
  ),
  title,
});
const mobiles = ['07700 900123', '07700 900456', '07700 900789', '07700 900321'];
const homes = ['4 Mill Lane, LE3 2DA', '9 The Green, NG5 6AB', '1 Larch Avenue, BS1 1AD', '12 Abbey Road, LE3 2DB'];
const births = ['1981-03-04', '1992-10-21', '1975-06-30', '1969-12-01'];

test('who is named by what they do for others is reached on purpose', () => {
  for (const list of [
    listOf({ Umpire: people, Club: ['Dunmere CC'], Mobile: mobiles, Email: mailboxes }),
    listOf({ Celebrant: people, Area: ['Wexcombe', 'Dunmere'], Email: mailboxes, Phone: mobiles }),
    listOf({ Area: ['North', 'South', 'East', 'West'], 'Co-ordinator': people, Phone: mobiles, Email: mailboxes }),
    listOf({ Guide: people, Languages: ['English, French'], Mobile: mobiles, Email: mailboxes }),
    listOf({ 'Age group': ['U9', 'U11', 'U13'], 'Head coach': people, Mobile: mobiles }),
  ])
    assert.notEqual(roll(list).bearing, 'exposed', JSON.stringify(list.tables[0]?.header));
  const clients = listOf({ Client: people, Coach: ['Una Penhaligon'], Mobile: mobiles, Email: mailboxes });
  assert.equal(roll(clients).bearing, 'exposed');
});

test('a committee may have private mailboxes', () => {
  const posts = ['Chairman', 'Treasurer', 'Welfare Officer', 'Head Coach'];
  const committee = listOf({ Position: posts, Name: people, Telephone: mobiles, Email: mailboxes }, 'Committee');
  assert.notEqual(roll(committee).bearing, 'exposed');
});

test('registers of licences and planning are public with names and addresses, applications of other kinds are not', () => {
  const day = ['04/03/2026', '11/04/2026'];
  for (const list of [
    listOf({
      'Licence ref': ['HMO/1', 'HMO/2'],
      'Property address': homes,
      'Licence holder': people,
      Manager: people,
      Expiry: day,
    }),
    listOf({ Address: homes, Licensee: people, 'Licensee address': homes, 'Issue date': day, 'Expiry date': day }),
    listOf({
      Reference: ['26/01234/FUL', '26/01240/HOU', '26/01251/LBC', '26/01255/FUL'],
      Received: day,
      'Applicant name': people,
      'Applicant address': homes,
      Location: homes,
      Description: ['Loft conversion with a dormer at the rear', 'Felling of one large ash tree'],
      Easting: ['431200'],
      Northing: ['378100'],
    }),
  ])
    assert.notEqual(roll(list).bearing, 'exposed', JSON.stringify(list.tables[0]?.header));
  const housing = listOf({
    Reference: ['HR/1', 'HR/2'],
    Applicant: people,
    Address: homes,
    'Date received': day,
    Status: ['Open'],
    Decision: ['None'],
  });
  assert.equal(roll(housing).bearing, 'exposed');
});

test('the dead, athletes and candidates are public, and whoever can be reached beside them is not', () => {
  const died = ['03/02/2024', '19/11/2023'];
  const ranking = listOf({ rank: ['1', '2', '3', '4'], athlete: people, dob: births, event: ['800m'], mark: ['1:59.20'] });
  const estates = listOf({ Surname: people, Forenames: ['Ada', 'Ivo'], 'Date of death': died, 'Date of birth': births });
  const poll = listOf({ name: people, election: ['local'], 'party name': ['Green Party'], email: mailboxes, gender: ['female'] });
  for (const list of [ranking, estates, poll])
    assert.notEqual(roll(list).bearing, 'exposed', JSON.stringify(list.tables[0]?.header));
  const burials = listOf({
    Deceased: people,
    'Date of death': died,
    Applicant: people,
    Address: homes,
    Phone: mobiles,
    Email: mailboxes,
  });
  assert.equal(roll(burials).bearing, 'exposed');
});

test('bodies with somebody to reach them are public, companies with their buyers are not', () => {
  const names = ['Holly Lodge', 'Mill House', 'Beck Cottage', 'Abbey Guest House'];
  const inns = listOf({ Name: names, Owner: people, Address: homes, Phone: mobiles, Email: mailboxes, Rooms: ['3', '5'] });
  const traders = listOf({
    Business: ['Teale Plumbing', 'Quaye Roofing', 'Yeo Electrical', 'Sidhu & Sons'],
    'Contact name': people,
    Trade: ['Plumber', 'Roofer', 'Electrician'],
    Mobile: mobiles,
    Email: mailboxes,
  });
  for (const list of [inns, traders]) assert.notEqual(roll(list).bearing, 'exposed', JSON.stringify(list.tables[0]?.header));
  const firms = ['Teale Ltd', 'Quaye Ltd', 'Yeo plc', 'Sidhu LLP'];
  const buyers = listOf({ Organisation: firms, Name: people, Email: mailboxes, Phone: mobiles });
  assert.equal(roll(buyers).bearing, 'exposed');
});

test('a file called after authors or councillors is believed, a list that a program calls results is no race', () => {
  const authors = text(people.map((name, at) => `${name} <${mailboxes[at]}>`).join('\n'));
  const list = { ...authors, tables: listOf({ Name: people, Email: mailboxes }).tables };
  assert.notEqual(judge(list, { ...nothingKnown, name: 'AUTHORS' }).bearing, 'exposed');
  assert.equal(judge(list, { ...nothingKnown, name: 'export.csv' }).bearing, 'exposed');
  const sent = grid(
    ['name', 'address'],
    people.map((name, at) => [name, homes[at] ?? '']),
    { where: "list 'results'", caption: 'results' },
  );
  assert.equal(roll({ ...blank('json', 'application/json'), tables: [sent] }).bearing, 'exposed');
});

test('patches, keys for signing and cards for testing expose nobody', () => {
  const signed = people.map((name, at) => `uid           [ultimate] ${name} <${mailboxes[at]}>`).join('\n\n');
  const manifest = `cff-version: 1.2.0\nauthors:\n${people.map((name, at) => `  - name: ${name}\n    email: ${mailboxes[at]}`).join('\n')}`;
  for (const words of [signed, manifest]) assert.notEqual(roll(text(words)).bearing, 'exposed', words.slice(0, 30));
  const cards = ['4000000000000002', '4000002500003155', '4000000000000069', '4111111111111111'];
  const names = ['John Smith', 'Jane Doe', 'Test User', 'Max Mustermann'];
  const rows = names.map((name, at) => [name, cards[at] ?? '', 'Declined']);
  const testing = { ...csv(['Cardholder', 'Card number', 'Outcome'], rows), title: 'Test cards' };
  assert.notEqual(roll(testing).bearing, 'exposed');
});

test('what a program says in many messages is no form, and versions are no machines', () => {
  const keys = Array.from({ length: 24 }, (_, at) => `abuse-message-${at}`);
  const said = keys.map((_, at) => (at % 4 === 0 ? 'Hello $1, you were blocked.' : 'Your health is our concern.'));
  const catalogue = grid(
    ['name', 'submitted', 'consent', 'diagnosis', ...keys],
    [['Jasmine Okonkwo', 'Sent', 'I agree', 'None', ...said]],
    {
      shape: 'form',
    },
  );
  assert.notEqual(roll({ ...blank('json', 'application/json'), tables: [catalogue] }).bearing, 'exposed');
  const po = people.map((name, at) => `# ${name} <${mailboxes[at]}>, 2025.\n\nmsgid "Name"\nmsgstr "Nom"`).join('\n\n');
  assert.notEqual(roll(text(po)).bearing, 'exposed');
  const packages = listOf({
    name: ['base32', 'parser', 'router', 'mailer'],
    version: ['1.6.0.0', '2.11.4.1', '8.0.2.0', '12.1.0.3'],
  });
  assert.equal(roll(packages).kinds['ip-address'], undefined);
});

test('bodies, places and posts of which each has somebody are public, and so is who is named by a word for no customer', () => {
  for (const list of [
    listOf({ Parish: ['Ashby', 'Penfold', 'Stokenham', 'Dunmere'], Clerk: people, Telephone: mobiles, Email: mailboxes }),
    listOf({ Sołectwo: ['Zalesie', 'Brzozowo', 'Lipki', 'Nowa Wieś'], Sołtys: people, Telefon: mobiles }),
  ])
    assert.notEqual(roll(list).bearing, 'exposed', JSON.stringify(list.tables[0]?.header));
  for (const list of [
    listOf({ Holder: people, Address: homes, Zone: ['C1'] }),
    listOf({ 'Pet name': ['Bella', 'Max', 'Poppy', 'Otis'], Owner: people, Address: homes, Mobile: mobiles, Email: mailboxes }),
    listOf({ Delegate: people, Email: mailboxes, Mobile: mobiles }),
  ])
    assert.equal(roll(list).bearing, 'exposed', JSON.stringify(list.tables[0]?.header));
});

test('what is told of another age is about the dead', () => {
  const passengers = listOf(
    { Name: people, Age: ['31', '8'], 'Last address': homes, Occupation: ['Labourer'] },
    'Passengers of 1912',
  );
  assert.notEqual(roll(passengers).bearing, 'exposed');
});

test('numbered questions and dots up to the answer are labels too; a table of contents is none', () => {
  const claim = [
    '~1.2 First names: Shanice',
    '~1.3 Surname: Okonkwo',
    'Q4a. Date of birth: 03/07/1988',
    '5) Telephone: 07700 900341',
    'Postcode ........ NG7 2AB',
  ].join('\n');
  const { bearing, people: claimants, kinds } = roll(text(claim));
  assert.deepEqual([bearing, claimants], ['exposed', 1]);
  assert.deepEqual(Object.keys(kinds).sort(), ['date-of-birth', 'person-name', 'phone-number', 'uk-postcode']);
  const contents = 'Name of the parish ........ 3\nHealth ........ 12\nDate of birth records ........ 14';
  assert.equal(roll(text(contents)).bearing, 'clean');
});

test('the number of a device is a phone’s, and an account has a holder', () => {
  const requests = csv(
    ['ID', 'Account holder name', 'Device phone number', 'Mobile network ID'],
    [['1', 'Gethin Pryce-Jones', '07700900456', '59']],
  );
  const { bearing, kinds } = roll(requests);
  assert.equal(bearing, 'exposed');
  assert.deepEqual(kinds, { 'person-name': 1, 'phone-number': 1 });
});

test('a case’s own number beside the people in it is about one of them', () => {
  const parties = grid(
    ['initials', 'surname', 'postCode', 'dob'],
    [
      ['E', 'Abernethy', 'L17 7AE', '1987-01-01'],
      ['G', 'Okonkwo', 'L17 7AE', '1984-03-02'],
    ],
    { where: "list 'parties'", shape: 'list' },
  );
  const appeal = grid(['appealNino', 'dateReceived'], [['JT 43 81 20 A', '2024-03-01']], { shape: 'form' });
  const { bearing, people: counted } = roll({ ...blank('json', 'application/json'), tables: [appeal, parties] });
  assert.deepEqual([bearing, counted], ['exposed', 2]);
  assert.equal(roll({ ...blank('json', 'application/json'), tables: [appeal] }).people, 1);
});

test('a plural before a detail says whose it is', () => {
  assert.equal(readLabel('claimants_name').whose, 'subject');
  assert.equal(readLabel('Tenants mobile phone').whose, 'subject');
  assert.equal(readLabel('number of residents').whose, 'anyone');
});

test('columns and names are read in other scripts, and shops, districts and captions in them are nobody', () => {
  const people = [
    csv(
      ['会員番号', '氏名', 'フリガナ', '携帯番号'],
      [
        ['K1', '佐藤美咲', 'サトウミサキ', '090-1234-5678'],
        ['K2', '高橋健太', 'タカハシケンタ', '080-2345-6789'],
        ['K3', '渡辺陽子', 'ワタナベヨウコ', '070-3456-7890'],
      ],
    ),
    csv(
      ['회원번호', '이름', '휴대폰번호', '생년월일'],
      [
        ['M1', '김민준', '010-1234-5678', '1984-02-11'],
        ['M2', '이서연', '010-2345-6789', '1991년 7월 3일'],
        ['M3', '박지훈', '010-3456-7891', '1975-12-01'],
      ],
    ),
    csv(
      ['客户姓名', '手机号码', '家庭住址'],
      [
        ['王小明', '13812345678', '北京市朝阳区建国路88号'],
        ['李秀英', '13987654321', '上海市浦东新区世纪大道100号'],
        ['张伟', '13655554444', '广州市天河区体育西路5号'],
      ],
    ),
    csv(
      ['الاسم الكامل', 'رقم الهاتف', 'تاريخ الميلاد'],
      [
        ['محمد أحمد العلي', '0501234567', '1980-02-11'],
        ['فاطمة خالد الحسن', '0559876543', '1992-08-23'],
        ['يوسف عمر السالم', '0541112223', '1975-12-01'],
      ],
    ),
    csv(
      ['ФИО', 'Телефон', 'Диагноз'],
      [
        ['Смирнов Алексей Игоревич', '+7 903 222-33-44', 'Астма'],
        ['Кузнецова Ольга Сергеевна', '+7 915 111-22-33', 'Диабет'],
        ['Белова Нина Павловна', '+7 912 345-67-89', 'Эпилепсия'],
      ],
    ),
  ];
  for (const document of people) {
    assert.equal(roll(document).bearing, 'exposed');
    assert.equal(roll(document).people, 3);
  }
  const nobody = [
    csv(
      ['店名', '電話番号', '営業時間'],
      [
        ['山田薬局', '06-2345-6789', '9:00-18:00'],
        ['鈴木酒店', '075-345-6789', '10:00-20:00'],
        ['小林書店', '03-1234-5678', '10:00-19:00'],
      ],
    ),
    csv(
      ['지역', '인구'],
      [
        ['강남구', '561052'],
        ['서초구', '435107'],
        ['송파구', '673926'],
      ],
    ),
    csv(['first_name', 'last_name', 'email', 'birthday'], [['名', '姓', 'メールアドレス', '生年月日']]),
  ];
  for (const document of nobody) assert.notEqual(roll(document).bearing, 'exposed');
});

test('below first and last name any word is believed, captions are not', () => {
  const header = ['student_id', 'firstname', 'lastname', 'email'];
  const imported = csv(header, [
    ['1', 'qx-pupil-1', 'zz-family-1', 'qx1@one.school'],
    ['2', 'qx-pupil-2', 'zz-family-2', 'qx2@two.school'],
    ['3', 'qx-pupil-3', 'zz-family-3', 'qx3@three.school'],
  ]);
  assert.equal(roll(imported).bearing, 'exposed');
  assert.equal(roll(imported).people, 3);
  const captions = csv(header, [
    ['Kennung', 'Vorname', 'Nachname', 'E-Mail-Adresse'],
    ['Identifiant', 'Prénom', 'Nom de famille', 'Courriel'],
  ]);
  assert.equal(roll(captions).people, 0);
});

test('a name beside a pupil’s or a customer’s number is theirs, a servant’s of the state beside a post is not', () => {
  const rows = [
    'Beatriz Moura',
    'Caio Barros',
    'Heitor Pinto',
    'Larissa Gomes',
    'Thiago Fernandes',
    'Amanda Ramos',
    'Rafael Lima',
  ]
    .concat('Camila Alves', 'Rodrigo Castro', 'Isabela Mendes')
    .map((name, at) => [name, String(18 + (at % 5)), String(20240600 + at)]);
  assert.equal(roll(csv(['nome', 'idade', 'matricula'], rows)).bearing, 'exposed');
  const servants = rows.map(([name = '', , number = '']) => [number, name, 'Professor', 'Secretaria de Educação', '4500.00']);
  assert.notEqual(roll(csv(['matricula', 'nome', 'cargo', 'lotacao', 'remuneracao'], servants)).bearing, 'exposed');
});

test('where a name’s owner stands behind the word, shops are no people; a sentence needs no spaces', () => {
  const shops = csv(
    ['اسم الصيدلية', 'العنوان', 'الهاتف'],
    [
      ['صيدلية محمد أحمد', 'شارع النيل 5', '0221234567'],
      ['صيدلية النور', 'شارع الجلاء 8', '0227654321'],
      ['صيدلية علي حسن', 'ميدان التحرير 1', '0225556677'],
    ],
  );
  assert.notEqual(roll(shops).bearing, 'exposed');
  const pupils = csv(
    ['Nama siswa', 'Tanggal lahir', 'No HP'],
    [
      ['Putri Wulandari', '2003-04-12', '081234567890'],
      ['Agus Santoso', '2002-11-30', '085678901234'],
    ],
  );
  assert.equal(roll(pupils).bearing, 'exposed');
  const asked = csv(
    ['お名前', 'メールアドレス', 'お問い合わせ内容'],
    [
      ['小林大輔', 'daisuke.k@gmail.com', '先日の対応について説明していただきたいです。'],
      ['中村彩', 'aya-n@yahoo.co.jp', '騒音の件で相談したいことがあります。'],
    ],
  );
  assert.equal(roll(asked).bearing, 'exposed');
  assert.equal(roll(asked).kinds['free-text'], 2);
});

test('a couple under one family name is two people, and two family names or two spellings are one', () => {
  const header = ['Name', 'Straße', 'PLZ', 'Telefon'];
  const members = csv(header, [
    ['Max und Anna Muster', 'Hauptstraße 5', '36037', '0171 2345678'],
    ['Sandra Keller', 'Seestraße 88', '36039', '0171 3456789'],
    ['Paolo Ortega y Gasset', 'Kirchweg 3', '36041', '0171 4567890'],
  ]);
  assert.equal(roll(members).people, 4);
  const paired = csv(
    ['users.first_name', 'users.last_name', 'users.2.first_name', 'users.2.last_name', 'email'],
    [
      ['Thomas', 'Brunner', 'Lisa', 'Brunner', 'brunners@gmx.ch'],
      ['Marco', 'Bianchi', '', '', 'm.bianchi@bluewin.ch'],
    ],
  );
  assert.equal(roll(paired).people, 3);
  const renamed = csv(
    ['name.given', 'name.family', 'name.2.given', 'name.2.family', 'birthDate'],
    [['Lisa', 'Brunner', 'Lisa', 'Hofer', '1980-02-01']],
  );
  assert.equal(roll(renamed).people, 1);
});

test('posts, parties and passengers in other scripts and data sets are public, too', () => {
  const lists = [
    csv(
      ['ФИО', 'Должность', 'Телефон'],
      [
        ['Смирнов Алексей Игоревич', 'начальник отдела', '+7 843 123-45-67'],
        ['Кузнецова Ольга Сергеевна', 'специалист', '+7 843 123-45-68'],
        ['Белова Нина Павловна', 'секретарь', '+7 843 123-45-69'],
      ],
    ),
    csv(
      ['氏名', '会派', 'メールアドレス'],
      [
        ['佐藤一郎', '自由クラブ', 'i.sato@gmail.com'],
        ['鈴木花子', '市民の会', 'hanako.s@yahoo.co.jp'],
        ['高橋次郎', '無所属', 'jiro.t@gmail.com'],
      ],
    ),
    csv(
      ['PassengerId', 'Name', 'Sex', 'Age'],
      [
        ['1', 'Braund, Owen', 'male', '22'],
        ['2', 'Cumings, Florence', 'female', '38'],
        ['3', 'Heikkinen, Laina', 'female', '26'],
      ],
    ),
  ];
  for (const document of lists) assert.notEqual(roll(document).bearing, 'exposed');
});

const pages = (tables: readonly Table[]): Document => ({ ...blank('json', 'application/json'), tables });

test('a list of private mailboxes and nothing else is exposed, one of desks is not', () => {
  assert.equal(
    roll(
      csv(
        ['email'],
        residents.map(([, email]) => [email]),
      ),
    ).bearing,
    'exposed',
  );
  const desks = ['info@netherby.gov.uk', 'planning@netherby.gov.uk', 'press@netherby.gov.uk'];
  assert.equal(
    roll(
      csv(
        ['email'],
        desks.map((desk) => [desk]),
      ),
    ).bearing,
    'clean',
  );
});

test('names and nothing else are worth a look, and exposed where they are called pupils', () => {
  const names = residents.map(([name]) => [name]);
  assert.equal(roll(csv(['Name'], names)).bearing, 'review');
  const called = { ...nothingKnown, name: 'pupils.json' };
  assert.equal(judge(pages([grid(['pupils'], names, { shape: 'list', where: "list 'pupils'" })]), called).bearing, 'exposed');
});

test('telephone numbers beside patients’ numbers are patients’', () => {
  const rows = residents.map(([, , phone], at) => [`P1002${at}`, phone]);
  const { bearing, people } = roll(csv(['patient_id', 'mobile'], rows));
  assert.deepEqual({ bearing, people }, { bearing: 'exposed', people: 4 });
  assert.notEqual(roll(csv(['product_id', 'mobile'], rows)).bearing, 'exposed');
});

test('a table that lies on its side holds a person in each column', () => {
  const turned = ['Name', 'Email', 'Telephone'].map((field, at) => [field, ...residents.map((resident) => resident[at] ?? '')]);
  const { bearing, people } = roll(csv(['Field', 'Response 1', 'Response 2', 'Response 3', 'Response 4'], turned));
  assert.deepEqual({ bearing, people }, { bearing: 'exposed', people: 4 });
});

test('labels of Japanese and Chinese forms are read, wide colons and brackets and all', () => {
  const japanese = '【お名前】佐藤 花子\n【メールアドレス】hanako.sato@gmail.com\n【電話番号】090-1234-5678';
  const chinese = '姓名：张伟\n电话：13812345678\n邮箱：zhangwei82@163.com';
  for (const letter of [japanese, chinese]) assert.deepEqual(Object.keys(roll(text(letter)).kinds).length, 3);
});

test('settings with one value to a line are a record, too', () => {
  const { bearing, people } = roll(text('name=Jasmine Okonkwo\nemail=j.okonkwo81@gmail.com\nphone=07700 900123'));
  assert.deepEqual({ bearing, people }, { bearing: 'exposed', people: 1 });
});

test('whoever stands in the description of an interface is made up', () => {
  const row = residents.map(([name, email, phone]) => [name, email, phone]).slice(0, 1);
  const answer = pages([grid(['name', 'email', 'phone'], row, { where: "list 'value'" })]);
  for (const opening of ['openapi: 3.0.1\ninfo:', '{ "openapi": "3.0.1", ', '#%RAML 1.0'])
    assert.equal(roll({ ...answer, text: opening }).bearing, 'clean', opening);
  assert.equal(roll({ ...answer, text: '{ "people": ' }).bearing, 'exposed');
});

test('a name alone heads the other half where only one half is called so', () => {
  const rows = [
    ['Durand', 'Zoé', '1978/12/05'],
    ['Moreau', 'Zoé', '1982/09/16'],
    ['Durand', 'Hugo', '1980/05/01'],
  ];
  for (const header of [
    ['nom', 'prenom', 'dateNaiss'],
    ['Name', 'Vorname', 'geb'],
  ])
    assert.equal(roll(csv(header, rows)).people, 3, header.join());
});

test('mailboxes of public bodies are their staff’s', () => {
  const staff = residents.map(([name]) => [name, `${name.split(' ')[0]?.toLowerCase()}@works.netherby.gov.uk`]).slice(0, 2);
  assert.notEqual(roll(csv(['name', 'email'], staff)).bearing, 'exposed');
  const others = residents.map(([name, email]) => [name, email]).slice(0, 2);
  assert.equal(roll(csv(['name', 'email'], others)).bearing, 'exposed');
});

test('a list with portraits beside the page, or with the names people have elsewhere, is of a team', () => {
  const rows = residents.map(([name, email], at) => [name, email, `portrait${at}.png`, `dev${at}`]);
  for (const header of [
    ['name', 'email', 'image', 'nick'],
    ['name', 'email', 'file', 'github'],
  ])
    assert.notEqual(roll(csv(header, rows)).bearing, 'exposed', header.join());
  const uploaded = residents.map(([name, email], at) => [name, email, `https://files.netherby.test/${at}.png`]);
  assert.equal(roll(csv(['name', 'email', 'image'], uploaded)).bearing, 'exposed');
});

test('whoever signs a letter wrote it, whatever they are called', () => {
  const letter = (greeting: string, closing: string): string =>
    `14 Mill Lane\nNetherby\nth.orwes504@gmail.com\n\n${greeting},\n\nThe bins have not been emptied since March.\n\n${closing}\nThorwes Harpa`;
  for (const [greeting, closing] of [
    ['Dear Sir or Madam', 'Yours faithfully,'],
    ['Sehr geehrte Damen und Herren', 'Mit freundlichen Grüßen'],
    ['Annwyl Syr neu Fadam', 'Yn gywir,'],
  ] as const) {
    const { bearing, people, kinds } = roll(text(letter(greeting, closing)));
    assert.deepEqual({ bearing, people, named: kinds['person-name'] }, { bearing: 'exposed', people: 1, named: 1 }, greeting);
  }
});

const page = (words: string, title = ''): Document => ({ ...text(words), kind: 'html', type: 'text/html', title });

test('people whom a document calls made up are nobody', () => {
  const study = 'Mrs Ivy Pemberton, born 4 February 1936, lives at 11 Sycamore Gardens, ZE1 2AB. Her NHS number is 943 476 5919.';
  assert.equal(roll(text(study)).bearing, 'exposed');
  for (const said of ['All names and details are fictional.', 'Names have been changed.', 'Alle Namen sind frei erfunden.'])
    assert.equal(roll(text(`${said}\n\n${study}`)).bearing, 'clean', said);
});

test('an example in a manual for those who make pages is no record', () => {
  const shown = grid(['Name', 'Date of birth', 'Email'], [['Morag Abernethy', '5 January 1978', 'morag.a@yahoo.co.uk']]);
  const titled = (title: string): Document => ({ ...page('', title), tables: [shown] });
  assert.equal(roll(titled('Check your answers – Design system')).bearing, 'clean');
  assert.equal(roll(titled('Check your answers')).bearing, 'exposed');
});

test('an account that subscriptions are paid to is not that of whoever takes them', () => {
  const fees =
    'Subs 2026 to Netherby Cricket Club, IBAN GB33BUKB20201555555555. Questions to Morag Abernethy, morag.a@yahoo.co.uk.';
  assert.notEqual(roll(page(fees)).bearing, 'exposed');
});

test('degrees, reigns and columns of parliaments name people for what they are', () => {
  const births = ['1926-04-21', '1948-11-14', '1937-02-21', '1940-04-16'];
  const kings = ['Edmund II', 'Harold V', 'Matilda IV', 'Charles III'].map((name, at) => [name, births[at] ?? '']);
  assert.notEqual(roll(csv(['label', 'dob'], kings)).bearing, 'exposed');
  const engineers = residents.map(([name], at) => [`Ing. ${name}, Ph.D.`, `office@bureau${at}.test`, `01632 96000${at}`]);
  assert.notEqual(roll(csv(['Name', 'Email', 'Phone'], engineers)).bearing, 'exposed');
  const candidates = residents.map(([name, email], at) => [name, 'f', 'Green', `local.netherby.${at}`, births[at] ?? '', email]);
  const header = ['name', 'elected', 'party_name', 'ballot_paper_id', 'birth_date', 'email'];
  assert.notEqual(roll(csv(header, candidates)).bearing, 'exposed');
  assert.equal(roll(csv(['name', 'a', 'b', 'c', 'birth_date', 'email'], candidates)).bearing, 'exposed');
});

test('animals have birth dates, and translations a column for each language', () => {
  const cats =
    'Mr Henry Tibbs, neutered male, date of birth 14 March 2016. Ring Moira Bell on 07700 900123 or write to moira@netherby.test.';
  assert.notEqual(roll(page(cats)).bearing, 'exposed');
  const labels = [
    ['form.first_name', 'First name', 'Vorname', 'Prénom'],
    ['form.email', 'name@mail.test', 'name@mail.test', 'nom@mail.test'],
    ['form.phone', '07700 900123', '0151 23456789', '06 12 34 56 78'],
    ['demo.user', 'Jane Doe', 'Erika Mustermann', 'Marie Dupont'],
  ];
  assert.notEqual(roll(csv(['key', 'en', 'de', 'fr'], labels)).bearing, 'exposed');
});

test('a mailbox with a name in front of it is somebody’s', () => {
  const messages = residents.map(([name, email, , words]) => [`${name} <${email}> on 3 May`, words]);
  assert.equal(roll(csv(['msg', 'msg 2'], messages)).kinds['email-address'], 4);
  assert.notEqual(roll(csv(['msg', 'msg 2'], messages)).bearing, 'clean');
});

test('fields beside their values are one record', () => {
  const [name = '', email = '', phone = '', words = ''] = residents[0];
  const pairs = [
    ['Name', name],
    ['E-mail', email],
    ['Telephone', phone],
    ['Reason', words],
  ];
  const { bearing, people } = roll({ ...page('', 'What you told us'), tables: [grid([], pairs)] });
  assert.deepEqual({ bearing, people }, { bearing: 'exposed', people: 1 });
});

test('whoever comments on an unpublished page of a WordPress export is somebody, a reporter in a feed is not', () => {
  const comments = grid(
    ['comment_id', 'comment_author', 'comment_author_email', 'comment_author_IP', 'comment_content'],
    residents.map(([name, email, , words], at) => [`${at}`, name, email, `86.175.60.${at + 11}`, words]),
    { where: "list 'rss.channel.item.comment'" },
  );
  const exported = '<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/"><channel>';
  const document: Document = { ...blank('xml', 'application/xml'), text: exported, tables: [comments] };
  const { bearing, people } = roll(document);
  assert.deepEqual({ bearing, people }, { bearing: 'exposed', people: 4 });
});

test('one number that a program has of its own is no client’s', () => {
  const settings = grid(
    ['auth.clientId', 'support.phone', 'support.email'],
    [['5b1c7a52', '0300 555 0177', 'help@netherby.test']],
  );
  assert.equal(roll(pages([settings])).bearing, 'clean');
});

test('names beside questions are answers', () => {
  const answers = residents.map(([name, , , words], at) => [name, ['Well', 'Badly'][at % 2] ?? '', words]);
  const header = ['Name', 'How are you coping?', 'What would you like to tell us?'];
  assert.equal(roll(csv(header, answers)).bearing, 'exposed');
});

test('a text that tells of people in confidence is exposed where it says that it is for few', () => {
  const note = [
    'HOME VISIT, 14 November. Confidential',
    'Mrs Odette Quillfeather was tearful for most of it and said that she stopped her sertraline in September. Her son Milo has missed speech therapy. She is in rent arrears.',
    'Spoke to Mr Ransome Quillfeather on the phone afterwards; he has been signed off sick with depression.',
  ].join('\n\n');
  const { bearing, people, reasons } = roll(text(note));
  assert.equal(bearing, 'exposed');
  assert.ok(people >= 1);
  assert.ok(reasons.some(({ says }) => says.startsWith('tells of somebody’s health')));
});

test('what papers, judgments, books and courses tell of people is told to everybody', () => {
  const note = [
    'HOME VISIT, 14 November. Confidential',
    'Mrs Odette Quillfeather was tearful, had stopped her sertraline, was in rent arrears and said that her husband had assaulted her.',
  ].join('\n\n');
  assert.equal(roll(text(note)).bearing, 'exposed');
  for (const around of [
    'The court heard what follows.',
    'Neutral citation number: [2024] EWFC 99',
    'A vignette for the course.',
    'Names have been changed.',
    'Notes to editors: see below.',
  ])
    assert.notEqual(roll(text(`${note}\n\n${around}`)).bearing, 'exposed', around);
  // One such word in a note that is kept is anybody's.
  for (const said of [
    'She was born on 3 March.',
    'He left the scene.',
    'It was in the school newsletter.',
    'Her landlord Tom Pryce told the court.',
  ])
    assert.equal(roll(text(`${note}\n\n${said}`)).bearing, 'exposed', said);
});

test('people a line each, with dashes or commas between, are a list; three lines of notes are none', () => {
  const list = [
    'Here is who said yes so far:',
    [
      'Odette Okonkwo - odette.okonkwo@gmail.com - 07700 900871',
      'Bob and Sylvia Abernethy – (only phone) 01632 960119',
      '3. Harjit Adeyemi, harjit.a@btinternet.com, 07700 900627, front seat please',
      'Mrs Petronella Pryce • no mail • 07700 900034',
    ].join('\n'),
  ].join('\n\n');
  const { bearing, people, kinds } = roll(text(list));
  assert.deepEqual([bearing, people], ['exposed', 5]);
  assert.deepEqual([kinds['email-address'], kinds['phone-number']], [2, 4]);
  const committee =
    'Committee\n\nChair - Gethin Pryce, 01632 960111\nSecretary - Morag Adeyemi, 01632 960112\nTreasurer - Odette Okonkwo, 01632 960113';
  assert.notEqual(roll(text(committee)).bearing, 'exposed');
});

test('a column of ways to reach somebody holds mailboxes and numbers, and who is reached has a name', () => {
  const sheet = grid(
    ['House', 'You are', 'Reach you on'],
    [
      ['7', 'Jasmine Okonkwo', '07700 900308'],
      ['12', 'Gethin Lomas', 'gethin.lomas@hotmail.co.uk'],
      ['15a', 'Morag & Imi Shah', '07700 900551'],
      ['20', 'June Abernethy', '0161 496 0476'],
    ],
  );
  const { bearing, kinds } = roll({ ...blank('html', 'text/html'), tables: [sheet] });
  assert.equal(bearing, 'exposed');
  assert.ok((kinds['person-name'] ?? 0) >= 4);
});

test('towns beside postcodes are no names, and nobody is born on three days', () => {
  const gazetteer = [
    ['906700332', 'HOPEMAN AVENUE', 'GLASGOW', 'G46 8SG', '2004-01-26', '2011-12-13', '2014-10-20'],
    ['126070530', 'ARCHERS AVENUE', 'IRVINE', 'KA11 2GB', '2005-09-26', '2009-03-30', '2014-10-20'],
    ['320012010', 'BEATTY CRESCENT', 'KIRKCALDY', 'KY1 2HS', '1999-06-05', '2004-08-10', '2014-10-20'],
    ['484144550', 'QUARRY STREET', 'HAMILTON', 'ML3 6QR', '2004-03-23', '2010-07-19', '2014-10-20'],
  ];
  assert.notEqual(roll(csv([], gazetteer)).bearing, 'exposed');
});

test('a file’s name in an archive makes no example of its rows, and spreadsheets in archives are data', () => {
  const rows = grid(['Name', 'Born', 'NI number'], [['Odette Okonkwo', '23/08/1990', 'AB123456C']], {
    where: "file 'export/example_report.csv'",
    file: 'table',
  });
  assert.equal(roll({ ...blank('archive', 'application/zip'), tables: [rows] }).bearing, 'exposed');
});

test('a parent’s numbers expose a record of a child, passwords any', () => {
  const meals = csv(
    ['Parent First Name', 'Parent Surname', 'Parent DOB', 'Parent Nino', 'Child First Name', 'Child Surname'],
    [
      ['Jasmine', 'Okonkwo', '1985-03-15', 'AB123456C', 'Emma', 'Okonkwo'],
      ['Gethin', 'Pryce', '1990-07-22', 'CD789012D', 'Oliver', 'Pryce'],
    ],
  );
  assert.equal(roll(meals).bearing, 'exposed');
  const users = csv(
    ['role', 'username', 'givenName', 'familyName', 'email', 'password'],
    ['Jasmine Okonkwo', 'Gethin Pryce', 'Morag Abernethy'].map((name, at) => {
      const [given = '', family = ''] = name.split(' ');
      return [
        ['student', 'teacher', 'parent'][at] ?? '',
        given.toLowerCase(),
        given,
        family,
        `${given}@myschool.com`,
        'Password1-',
      ];
    }),
  );
  assert.equal(roll(users).bearing, 'exposed');
});

test('cells set apart hold nobody', () => {
  const board = csv(
    ['Cell', 'Name', 'Born', 'Warnings'],
    [
      ['F1', 'OKONKWO, Jasmine', '10/10/1994', 'Pregnant'],
      ['F2', '- deep clean -', '', ''],
      ['M1', 'PRYCE, Gethin', '21/02/2003', 'Nil'],
      ['M2', '(OUT OF USE)', '', ''],
      ['M3', 'EMPTY', '', ''],
    ],
  );
  assert.equal(roll(board).people, 2);
});

test('registers of another century are of the dead', () => {
  const workhouse = csv(
    ['Name', 'Age', 'Religion', 'Admitted'],
    [
      ['Jasmine Okonkwo', '31', 'Church', '12/03/1837'],
      ['Gethin Pryce', '8', 'Chapel', '14/03/1837'],
      ['Morag Abernethy', '44', 'Church', '02/04/1837'],
    ],
  );
  assert.notEqual(roll(workhouse).bearing, 'exposed');
});

test('a number in a file’s name is no year', () => {
  const respondents = csv(
    ['First name', 'Last name', 'Address', 'Post code', 'E-mail'],
    [['Jasmine', 'Okonkwo', '11 Delta Lane', 'NG7 2AB', 'jasmine.okonkwo@gmail.com']],
  );
  assert.equal(judge(respondents, { ...nothingKnown, name: 'TEST-1678_respondents.csv' }).bearing, 'exposed');
  const passengers = csv(['First name', 'Last name', 'Address'], [['Jasmine', 'Okonkwo', '11 Delta Lane']]);
  const says = (name: string): readonly string[] =>
    judge(passengers, { ...nothingKnown, name }).records.flatMap(({ reasons }) => reasons.map((reason) => reason.says));
  assert.ok(says('passengers-1912.csv').includes('the people lived long ago'));
  assert.ok(!says('TEST-1912_list.csv').includes('the people lived long ago'));
});

test('a line of a list that tells more is read with the sentences around it, and what stands behind a list is not of it', () => {
  const list = [
    'Jasmine Okonkwo - 07700 900123 - NHS 943 476 5919',
    'Gethin Pryce - 07700 900124',
    'Morag Shah - 07700 900125',
    'Odette Lomas - 07700 900126',
  ].join('\n');
  assert.equal(roll(text(list)).kinds['nhs-number'], 1);
  assert.equal(roll(text(`${list}\n\nRing the office on 0113 496 0123 and ask for a form.`)).bearing, 'exposed');
});

test('whom to ask is not who is listed', () => {
  const hall =
    'To hire the village hall, ring any of these:\n\nJasmine Okonkwo - 07700 900123\nGethin Pryce - 07700 900124\nMorag Shah - 07700 900125';
  assert.notEqual(roll(text(hall)).bearing, 'exposed');
});

test('a resident may speak of source code, of fake names and of statements that were made up', () => {
  const letter = (said: string): string =>
    `Dear Sir, I wish to complain. My name is Jasmine Okonkwo, born 3 July 1988, 12 High Street, Nottingham NG7 2AB, 07700 900341. ${said}`;
  for (const said of [
    'It was a statement that was made up by my neighbour.',
    'Please call me to discuss the matter.',
    'My landlord used fake names.',
    'The lift maintainers saw it.',
  ])
    assert.equal(roll(text(letter(said))).bearing, 'exposed', said);
});

const named = (name: string, header: readonly string[], rows: readonly (readonly string[])[]): Roll =>
  judge(csv(header, rows), { ...nothingKnown, name });

test('companies in a column of customers are no people, whatever their names sound like', () => {
  const firms = [['Alpen Technik AG'], ['Berner Möbel GmbH'], ['Moreau Conseil SA'], ['Hart, Lund and Berg']];
  const placed = firms.map(([firm = ''], at) => [firm, `Hauptgasse ${at + 3}`, `800${at}`]);
  assert.equal(named('customers.csv', ['customer_name', 'street', 'zip'], placed).bearing, 'clean');
  assert.equal(
    named(
      'kunden.csv',
      ['kunden_id', 'name', 'adresse'],
      placed.map((row, at) => [`${at}`, ...row]),
    ).bearing,
    'clean',
  );
});

test('one person under a name that is also a thing’s is believed', () => {
  const record = (name: string): Roll =>
    roll({
      ...blank('json', 'application/json'),
      tables: [grid(['resident.name', 'resident.email', 'resident.phoneNumber'], [[name, 'jw@bagend.com', '07700 900118']])],
    });
  for (const name of ['Jack White', 'Testy McTest', 'Sam Tester 2']) assert.equal(record(name).bearing, 'exposed', name);
});

test('absences and faults of a staff are nobody’s business, though the staff is in public', () => {
  const header = ['Surname', 'Forename', 'Job title', 'Directorate', 'Days lost', 'Reason for absence'];
  const rows = [
    ['Begley', 'Ravi', 'Driver', 'Adults', '18', 'Back pain'],
    ['Wetherell', 'Clive', 'Planner', 'Resources', '58', 'Cancer'],
    ['Winstone', 'Owain', 'Teacher', 'Resources', '17', 'Depression'],
  ];
  assert.equal(roll(csv(header, rows)).bearing, 'exposed');
  assert.notEqual(
    roll(
      csv(
        header.slice(0, 4),
        rows.map((row) => row.slice(0, 4)),
      ),
    ).bearing,
    'exposed',
  );
});

test('pupils with their marks are nobody’s business', () => {
  const rows = [
    ['Fatou Diallo', '23', '16'],
    ['Kofi Asante', '25', '14'],
    ['Awa Traoré', '22', '18'],
  ];
  assert.equal(named('students.csv', ['name', 'age', 'grade'], rows).bearing, 'exposed');
});

test('a list called after subscribers is one, though its mailboxes are kept for documentation', () => {
  const rows = ['brook.coral', 'quill.harbour', 'finch.reed', 'lark.moor'].map((local) => [`${local}@example.net`, 'active']);
  assert.equal(named('subscribers.csv', ['Email', 'Status'], rows).bearing, 'exposed');
  assert.notEqual(named('mailboxes.csv', ['Email', 'Status'], rows).bearing, 'exposed');
});

test('phones beside carers are theirs', () => {
  const rows = [
    ['Owen Thornby', '71 Barn Court, Darlington, DL6 8YA', '07700 900173'],
    ['Imran Birtwell', '145 Whitworth Crescent, Darlington, DL4 9UX', '07700 900213'],
    ['Ioana Solanky', '46 Church Drive, Darlington, DL16 5RZ', '07700 900275'],
  ];
  assert.equal(roll(csv(['Carer 1', 'Address', 'Tel'], rows)).bearing, 'exposed');
});

test('the columns of a database, each with its type, hold nobody', () => {
  const fields = ['surname', 'forename', 'dob', 'disability', 'homeStreet', 'homePostCode'];
  const rows = fields.map((field) => [field, 'char(16)', 'NO', '', 'NULL', '']);
  assert.equal(named('children.txt', ['Field', 'Type', 'Null', 'Key', 'Default', 'Extra'], rows).bearing, 'clean');
});

test('an account in a ledger is none at a bank', () => {
  const rows = [
    ['East Sussex Social Care', '81000001'],
    ['Lancashire Academy', '81000002'],
  ];
  assert.equal(roll(csv(['sold_to_customer', 'sold_to_account_no'], rows)).bearing, 'clean');
});

test('initials with an age or a birth date are somebody; alone they sign a list of tasks', () => {
  const rows = [
    ['BO', '56', 'Penicillin given in spite of the wristband'],
    ['E.G.', '21', 'Overdose not noticed'],
    ['LF', '58', 'Told of HIV in the corridor'],
  ];
  assert.equal(roll(csv(['Initials', 'Age', 'Complaint summary'], rows)).bearing, 'exposed');
  const tasks = [
    ['08:00', 'Floor mopped', 'BO'],
    ['09:00', 'Bins emptied', 'EG'],
    ['10:00', 'Taps run', 'LF'],
  ];
  assert.equal(roll(csv(['Time', 'Task', 'Initials'], tasks)).bearing, 'clean');
});

test('a letter and a number on a line of its own are one case', () => {
  const letter: Document = {
    ...blank('html', 'text/html'),
    ...text(
      'Megan Roberts\n27 Lime Street\nDolgellau\nLL40 5QN\n\nDear Megan,\n\nYour pension will be paid from March because of your heart.\n\nYours sincerely,\nPensions Team',
    ),
    kind: 'html',
    tables: [grid(['National Insurance number'], [['JG 30 49 32 C']], { shape: 'form' })],
  };
  assert.equal(roll(letter).bearing, 'exposed');
  assert.equal(roll({ ...letter, tables: [] }).bearing, 'review');
});

test('councillors with their party beside their private numbers are public in running text, too', () => {
  const lines = [
    'Sönke Petersen, CDU\nLindengasse 25, 21354 Lüneburg\nTel. 0160 41346769\nsoenke.petersen@web.de',
    'Mareike Voss, SPD\nSchillerweg 10, 37087 Göttingen\nTel. 0176 17073099\nmareike.voss@gmx.de',
    'Mia Rüdiger, FDP\nGartenweg 31, 78483 Konstanz\nTel. 0160 54717573\nmia.ruediger@t-online.de',
  ];
  const page = (parties: boolean): Document => ({
    ...text(lines.map((line) => (parties ? line : line.replace(/, [A-Z]{3}\n/u, '\n'))).join('\n\n')),
    kind: 'html',
  });
  assert.equal(roll(page(true)).bearing, 'review');
  assert.equal(roll(page(false)).bearing, 'exposed');
});

test('towns are no names of customers', () => {
  const rows = [
    ['Hoppe Group', 'Hamburg', '36 Westport Court'],
    ['Hart Inc', 'Halle', '934 Shelley Lane'],
    ['Lind AG', 'Essen', '7576 Browning Terrace'],
  ];
  assert.equal(named('customers.tsv', ['customer_name', 'customer_city', 'customer_street'], rows).bearing, 'clean');
});

test('a file without a heading is read by its name, by dates and by names', () => {
  const pupils = [
    ['Murat', 'Aydin', '23011032', '100'],
    ['Ali', 'Yilmaz', '23011002', '90'],
    ['Burak', 'Demir', '23011093', '80'],
  ];
  const bare = (name: string, rows: readonly (readonly string[])[]): string => named(name, [], rows).bearing;
  assert.equal(bare('ogrenciler.csv', pupils), 'exposed');
  assert.notEqual(bare('list.csv', pupils), 'exposed');
  const born = ['Charlton', 'Cohen', 'Moore', 'Wilson'].map((family, at) => [`1900000${at}`, '19760509', family]);
  assert.equal(bare('subset.csv', born), 'exposed');
});

test('one claim told a question a line, with its section and its key, is one record', () => {
  const lines = [
    ['About you', 'Are you aged 16 or over?', 'AboutYouAge', 'Yes'],
    ['About you', 'First name', 'AboutYouFirstName', 'Rhian'],
    ['About you', 'Surname', 'AboutYouSurname', 'Penhale'],
    ['About you', 'Date of birth', 'AboutYouDob', '01/01/1961'],
    ['About you', 'Postcode', 'AboutYouPostcode', 'PR1 2TH'],
    ['About your partner', 'First name', 'PartnerFirstName', 'Owen'],
    ['About your partner', 'Surname', 'PartnerSurname', 'Penhale'],
  ];
  const { bearing, people } = roll(csv([], lines));
  assert.equal(bearing, 'exposed');
  assert.equal(people, 1);
  const definition = lines.map((line, at) => [...line.slice(0, 3), at % 2 === 0 ? 'text' : 'required']);
  assert.equal(roll(csv([], definition)).bearing, 'clean');
});

test('a number below a name in the same cell is theirs', () => {
  const rows = [
    ['Adam Browning\nAB 12 34 56 C', 'Paused'],
    ['Grace Harding\nCE234567A', 'Open'],
  ];
  const { bearing, kinds } = roll(csv(['Claimant', 'Status'], rows));
  assert.equal(bearing, 'exposed');
  assert.deepEqual(kinds, { 'person-name': 2, 'national-insurance-number': 2 });
});

test('a list of answers with a message and a date in each row stays a list', () => {
  const rows = [
    [
      'Lorenzo Esposti',
      'l.esposti@libero.it',
      'Buongiorno, mia figlia ha la celiachia, è possibile il menù alternativo?',
      '2026/04/28',
    ],
    ['Chiara Caruana', 'c.caruana@tiscali.it', 'Vorrei disdire, ho avuto un lutto in famiglia questa settimana', '2026/04/27'],
    ...Array.from({ length: 5 }, (_, at) => [
      `Piero Moretti ${at}`,
      `p.moretti${at}@libero.it`,
      `Chiedo un certificato numero ${at} per il matrimonio`,
      '2026/04/20',
    ]),
  ];
  assert.equal(roll(csv(['your-name', 'your-email', 'your-message', 'Data'], rows)).bearing, 'exposed');
});

test('two letters are no name, and nobody was born in a year to come', () => {
  const rows = ['AB', 'CD', 'EF', 'HI'].map((code, at) => [`2032205154${at}`, code, `200${at}-01-01`]);
  assert.equal(roll(csv([], rows)).bearing, 'clean');
  const later = ['Charlton', 'Cohen', 'Moore', 'Wilson'].map((word, at) => [`1900000${at}`, word, `20${50 + at * 9}-01-01`]);
  assert.equal(roll(csv([], later)).bearing, 'clean');
});

test('districts and counties of China are places, whatever names they begin with', () => {
  const rows = [
    ['丛台区', '6'],
    ['武安市', '0'],
    ['张家县', '1'],
    ['王益区', '2'],
  ];
  assert.notEqual(roll({ ...csv(['name', 'childNum'], rows), kind: 'json' }).bearing, 'exposed');
});

test('the types of a model’s paths are nobody’s data', () => {
  const paths = ['patient.name', 'patient.address', 'patient.birthDate', 'claim.patient', 'condition.note', 'person.diagnosis'];
  const header = Array.from({ length: 60 }, (_, at) => `${paths[at % paths.length] ?? ''}${at}`);
  const types = header.map(
    (_, at) => ['HumanName', 'Address', 'Reference', 'CodeableConcept; Reference', 'Annotation'][at % 5] ?? '',
  );
  assert.equal(
    roll({ ...blank('json', 'application/json'), tables: [grid(header, [types], { shape: 'form' })] }).bearing,
    'clean',
  );
});

test('whoever translated or leads something is named on purpose', () => {
  const people = [
    ['Ayşe Kaya', 'ayse.kaya@gmail.com'],
    ['Murat Demir', ''],
    ['Elif Şahin', ''],
  ];
  const list = {
    ...grid(['name', 'email'], people, { shape: 'list' }),
    where: "list 'locale.info.translator'",
    caption: 'translator',
  };
  assert.notEqual(roll({ ...blank('xml', 'application/xml'), tables: [list] }).bearing, 'exposed');
  const header = [
    'state',
    'modified',
    'data.@type',
    'data.name',
    'data.leader.name',
    'data.location.telephone',
    'data.location.address.postalCode',
    'data.description',
  ];
  const session = [
    'updated',
    '1521565719',
    'SessionSeries',
    'Hot yoga',
    'Nicole Smith',
    '01642 728555',
    'TS4 3AE',
    'A class for everybody who wants to stretch in the heat of the day.',
  ];
  assert.notEqual(
    roll({ ...blank('json', 'application/json'), tables: [grid(header, [session], { shape: 'list' })] }).bearing,
    'exposed',
  );
});

test('settings of a server, with passwords of its own, are nobody’s', () => {
  const header = ['server.host', 'mail.from', 'database.connection.user', 'database.connection.password'];
  const rows = [['0.0.0.0', 'test@example.com', 'root', 'root']];
  assert.equal(roll({ ...blank('json', 'application/json'), tables: [grid(header, rows, { shape: 'form' })] }).bearing, 'clean');
});

test('a collection of sayings tells of nobody, however many are quoted', () => {
  const sayings = Array.from(
    { length: 20 },
    (_, at) => `A pregnant friend told Mr Hart about the divorce, number ${at}.\n\t\t-- James Thurber ${at}`,
  );
  assert.notEqual(roll(text(sayings.join('\n%\n'))).bearing, 'exposed');
});

test('what stands beside a mailbox in its cell is no part of its domain, and a column few rows fill names none of the others', () => {
  const rows = ['Chloe Wright', 'Ian Sutherland', 'Kirsty Walker', 'Anjali Whittle', 'Owen Price', 'Grace Hill'].map(
    (name, at) => [
      `Dr ${name}`,
      ['Head of Department', 'Senior Lecturer', 'Lecturer', 'Reader in History', 'Teaching Fellow', 'Professor'][at] ?? '',
      `${name.toLowerCase().replace(' ', '.')}@severnbridge.ac.uk · Room 4.${at} · ext. 59${at}`,
      at === 5 ? 'Owen Ash' : '',
    ],
  );
  assert.equal(roll(csv(['heading', 'p', 'p 2', 'PhD student'], rows)).bearing, 'review');
});

test('lists that SharePoint answers as a feed are data', () => {
  const feed = '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices">';
  const rows = [
    ['Aaliyah Patel', '2011-03-20', 'Bruise, says fell off bike'],
    ['Poppy Gadd', '2013-01-15', 'Told a tutor of self harm'],
    ['Rory Hall', '2010-06-27', 'Collected by an unknown adult'],
  ];
  const list = { ...csv(['title', 'properties.DOB', 'properties.Concern'], rows), kind: 'xml' as const, text: feed };
  assert.equal(roll(list).bearing, 'exposed');
});

test('in a file of text whoever is told of as much as the others counts as they do', () => {
  const victims = ['Stephen Tindal', 'Naomi Lewis', 'Rajesh Hyslop', 'Joshua Taylor'].map(
    (name, at) =>
      `${at + 1}. ${name}\n   ${at + 20} Back Lane, Skelby\n   01632 9607${at}0\n   ${at === 1 ? 'Patient with dementia, safeguarding aware' : 'Will attend'}`,
  );
  const { bearing, people } = roll(text(`Contact sheet, OFFICIAL-SENSITIVE\n\n${victims.join('\n\n')}`));
  assert.equal(bearing, 'exposed');
  assert.equal(people, 4);
});

test('a letter is of one person, wherever its lines tell of them', () => {
  const letter =
    'Tomasz Kowal\n78 Hawthorn Bank\nKirkcaldy\nKY20 9TY\nt.kowal7@yahoo.co.uk\n\nDear Sir or Madam,\n\nMy neighbour threatens me and nobody came. My National Insurance number is JG571336B and I was born on 24/11/1972.\n\nYours faithfully,\nTomasz Kowal';
  assert.equal(roll(text(letter)).people, 1);
});

test('people of one name are told apart by the number an employer knows them by, and by their initials', () => {
  const rows = [
    ['BEGLEY', 'R', '30001'],
    ['BEGLEY', 'S', '30002'],
    ['BEGLEY', 'S', '30003'],
    ['NORTON', 'A', '30004'],
  ].map((row) => [...row, 'Depression']);
  assert.equal(roll(csv(['SURNAME', 'INITS', 'SERVICE NO', 'Reason for absence'], rows)).people, 4);
});

test('the first of a list without a heading is one of them, though a line of it reads like a caption', () => {
  const names = ['Amara Gallagher', 'Dominic Swindle', 'Aneurin Drummond', 'Harriet Braith', 'Leighton Fother', 'Tomas Tredwell'];
  const rows = names.map((name, at) => [
    name,
    `${at + 32} Old Foundry Street, Oldham OL6 4J${'ABCDEF'[at] ?? ''}`,
    `Tel 0770090012${at}`,
  ]);
  assert.equal(roll(csv([], rows)).people, 6);
});

test('what was written to many mobiles is exposed, though nobody is named', () => {
  const words = [
    'Your counselling appointment moved to Friday',
    'The drug and alcohol worker will call at two',
    'Please bring your housing letters on Monday',
  ];
  const rows = Array.from({ length: 12 }, (_, at) => [
    `2024-02-${10 + at} 09:00`,
    `4477009${String(10_000 + at * 137)}`,
    words[at % 3] ?? '',
  ]);
  assert.equal(roll(csv(['date', 'mobile', 'message'], rows)).bearing, 'exposed');
  assert.notEqual(
    roll(
      csv(
        ['date', 'telephone', 'message'],
        rows.map(([day = ''], at) => [day, `0163296${1000 + at}`, words[at % 3] ?? '']),
      ),
    ).bearing,
    'exposed',
  );
});

test('two pupils in a list of pupils are enough', () => {
  const rows = [
    ['Maes', 'Henri', '6B'],
    ['Lefort', 'Kevin', '6B'],
  ];
  assert.equal(named('eleves.csv', ['nom', 'prenom', 'classe'], rows).bearing, 'exposed');
  assert.notEqual(named('people.csv', ['nom', 'prenom', 'classe'], rows).bearing, 'exposed');
});

test('couples and surnames with initials are people, whatever companies are called', () => {
  const couples = ['Smith, John and Mary', 'Patel, Amir and Nadia', 'Jones, Owen and Gwen', 'Hart, Tom and Ann'].map(
    (name, at) => [name, `0770090012${at}`, '£210'],
  );
  assert.equal(roll(csv(['Tenant', 'Phone', 'Arrears'], couples)).people, 4);
  const initials = ['SMITH AB', 'JONES SA', 'WALKER JV', 'TAYLOR AG'].map((name, at) => [name, `0${at + 1}/02/1961`]);
  assert.deepEqual(roll(csv(['Patient name', 'DOB'], initials)).kinds, { 'person-name': 4, 'date-of-birth': 4 });
});

test('appeals against planning decisions are public, though the file is called so', () => {
  const rows = [
    ['APP/1', 'Mr J Hart', '12 High Street', 'Dismissed'],
    ['APP/2', 'Mrs A Lund', '3 Mill Lane', 'Allowed'],
    ['APP/3', 'Mr T Berg', '7 Park Road', 'Dismissed'],
  ];
  assert.notEqual(named('appeals.csv', ['Appeal reference', 'Appellant', 'Site address', 'Decision'], rows).bearing, 'exposed');
});

test('a column that is split in two stays hidden in both', () => {
  const rows = [
    ['open', 'Adam Browning AB 12 34 56 C'],
    ['paused', 'Grace Harding CE 23 45 67 A'],
  ];
  const table = grid(['Status', 'Claimant'], rows, { hiddenColumns: [false, true] });
  const { spotted } = roll({ ...blank('spreadsheet', 'application/x'), tables: [table] });
  assert.ok(spotted.length >= 4 && spotted.every(({ hidden }) => hidden));
});

test('a number in a letter with two people in it is not given to either', () => {
  const letter: Document = {
    ...text(
      'Megan Roberts\n27 Lime Street\nDolgellau\nLL40 5QN\n\nGareth Davies\n3 Mill Lane\nBala\nLL23 7AB\n\nYour pension will be paid from March.',
    ),
    tables: [grid(['National Insurance number'], [['JG 30 49 32 C']], { shape: 'form' })],
  };
  const groups = roll(letter).records.filter(({ people }) => people > 0);
  assert.ok(groups.every(({ kinds }) => !('national-insurance-number' in kinds && 'person-name' in kinds)));
});

test('lines of a log are no conversation, and a text that goes on behind three messages is none either', () => {
  const log = Array.from({ length: 5 }, (_, at) => `[2024-07-01 07:26:0${at}] production.ERROR: mail failed`).join('\n');
  assert.ok(plainText(log).tables.every(({ isConversation }) => isConversation !== true));
  const message = '[03/02/2026, 18:33:00] Gwen Talbot: hello\n';
  assert.equal(plainText(message.repeat(3)).tables[0]?.isConversation, true);
  assert.ok(
    plainText(`${message.repeat(3)}${'A line of a report that was written later.\n'.repeat(40)}`).tables.every(
      ({ isConversation }) => isConversation !== true,
    ),
  );
});

test('people who stand above the columns are people, with what is told below them', () => {
  const header = ['Provision map', 'Declan Moore', 'Conor Vaughan', 'Priya Patel', 'Roisin Walsh'];
  const rows = [
    ['Date of birth', '02/07/2016', '26/12/2017', '22/02/2016', '22/12/2017'],
    ['Need', 'dyslexia', 'autism', 'hearing impairment', 'ADHD'],
    ['Hours', '0', '15', '4', '10'],
  ];
  const { bearing, people } = roll(csv(header, rows));
  assert.equal(bearing, 'exposed');
  assert.equal(people, 4);
  const rota = [
    ['Monday', 'early', 'late', 'off', 'late'],
    ['Tuesday', 'off', 'early', 'late', 'off'],
  ];
  assert.notEqual(roll(csv(['Week 7', ...header.slice(1)], rota)).bearing, 'exposed');
});

test('of two columns of days the one a youth earlier is of births', () => {
  const rows = ['Guy,Gilbert', 'Kevin,Brown', 'Roberto,Moretti', 'Rob,Walters'].map((name, at) => [
    `${at}`,
    ...name.split(','),
    `200${at}-07-31`,
    `19${70 + at * 3}-05-15`,
  ]);
  assert.equal(roll(csv([], rows)).kinds['date-of-birth'], 4);
});

test('first names alone are nobody in particular, though the list is called after students', () => {
  const rows = ['Eric', 'Anja', 'Emma', 'Viktor', 'Berit', 'Agnes'].map((name) => [name, '1']);
  assert.notEqual(named('students.csv', ['Name', 'Number_of_Students'], rows).bearing, 'exposed');
});

test('guardians that come with pupils are not counted with them', () => {
  const pupils = ['Tomos Rafferty', 'Sienna Mulholland', 'Kofi Vaughan'].map((name, at) => [
    'pupils',
    name,
    `2012-0${at + 1}-08`,
    'guardians',
  ]);
  const guardians = ['Roisin Rafferty', 'Ewan Mulholland', 'Conor Vaughan'].map((name, at) => [
    'guardians',
    name,
    `0770090012${at}`,
  ]);
  const tables = [
    {
      ...grid(['type', 'attributes.name', 'attributes.date-of-birth', 'relationships.guardian.data.type'], pupils, {
        shape: 'list',
      }),
      where: "list 'data'",
    },
    { ...grid(['type', 'attributes.name', 'attributes.phone'], guardians, { shape: 'list' }), where: "list 'included'" },
  ];
  assert.equal(roll({ ...blank('json', 'application/json'), tables }).people, 3);
});

test('one row of words under many keys is a translation; whoever filled in a form has a date or a number among them', () => {
  const keys = [
    'name',
    'address',
    'dateOfBirth',
    'password',
    'patientName',
    'diagnosis',
    'phone',
    'message',
    'gender',
    'religion',
    'consent',
    'tenant',
  ];
  const header = Array.from({ length: 48 }, (_, at) => `${keys[at % keys.length] ?? ''}${at < keys.length ? '' : `Label${at}`}`);
  const texts = header.map(
    (_, at) => ['Imię i nazwisko', 'Adres', 'Data urodzenia', 'Hasło', 'Anna Kowalska', 'Rozpoznanie'][at % 6] ?? '',
  );
  const record = (values: readonly string[]): Roll =>
    roll({ ...blank('json', 'application/json'), tables: [grid(header, [values], { shape: 'form' })] });
  assert.notEqual(record(texts).bearing, 'exposed');
  const filled = texts.with(2, '12.04.1971').with(6, '+48 601 234 567').with(1, 'ul. Lipowa 3, 00-950 Warszawa');
  assert.equal(record(filled).bearing, 'exposed');
});

test('what catalogues say of a program names who makes it, on purpose', () => {
  const header = ['component.id', 'component.metadata_license', 'component.developer_name', 'component.update_contact'];
  const app = {
    ...blank('xml', 'application/xml'),
    text: '<component><metadata_license>CC0</metadata_license>',
    tables: [grid(header, [['org.x.Dino', 'CC0', 'Anna Hart', 'a.hart@gmail.com']], { shape: 'form' })],
  };
  assert.notEqual(roll(app).bearing, 'exposed');
});
