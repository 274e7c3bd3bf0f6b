// What services answer about their users and customers: records of one or two people, full of words of programs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCatalogue } from '../src/catalogue.ts';
import { openDetect } from '../src/detect.ts';
import type { Roll } from '../src/people/roll.ts';
import { openRecords } from '../src/records.ts';
import { documentOf } from './reading.ts';

const { detectors } = await loadCatalogue();
const judge = openRecords(openDetect(detectors));

const rollOf = async (text: string, name = 'reply.json'): Promise<Roll> =>
  judge(await documentOf(new TextEncoder().encode(text), name), { labels: [], publishedValues: [], ownHosts: [], name });
const rollOfJson = (value: unknown, name?: string): Promise<Roll> => rollOf(JSON.stringify(value), name);

const user = {
  id: 3_906_268,
  name: 'Gethin Pryce',
  email_address: 'gethin@honeydesign.example',
  title: 'Supervisor',
  time_zone: 'Europe/London',
  last_login_at: '2026-03-01T10:00:00Z',
  email_verified: true,
};

test('how somebody signs in and what they agreed to tells a user from a member of staff', async () => {
  assert.notEqual((await rollOfJson(user)).bearing, 'clean');
  const customers = [
    { ...user, phone: '07911 442 310', accepts_marketing: false },
    { ...user, id: 2, name: 'Morag Abernethy', email_address: 'morag@loch.example', phone: '07712 903 118' },
  ];
  assert.equal((await rollOfJson({ users: customers })).bearing, 'exposed');
});

test('a post and an office without any of that stay public', async () => {
  const { bearing } = await rollOfJson({
    staff: [
      { name: 'Gethin Pryce', job_title: 'Housing Officer', department: 'Housing', email: 'g.pryce@wexcombe.gov.uk' },
      { name: 'Morag Abernethy', job_title: 'Planner', department: 'Planning', email: 'm.abernethy@wexcombe.gov.uk' },
      { name: 'Asha Rahman', job_title: 'Head of Service', department: 'Planning', email: 'a.rahman@wexcombe.gov.uk' },
    ],
  });
  assert.notEqual(bearing, 'exposed');
});

test('one word of a shop or an event beside a first and a last name makes neither of somebody', async () => {
  const customer = {
    FirstName: 'Morag',
    LastName: 'Abernethy',
    CompanyName: 'Abernethy',
    EmailAddress: 'morag@loch.example',
    Address: { Street: 'Mill Lane 4', City: 'Leith', PostalCode: 'EH6 6JH' },
  };
  assert.equal((await rollOfJson(customer)).bearing, 'exposed');
});

test('the heads of schools are public with their schools', async () => {
  const schools = ['Hillside Infant School', 'Oakwood Academy', 'St Bede Primary School', 'Mill Lane School'].map((name, at) => ({
    urn: 985_061 + at,
    establishmentname: name,
    street: `${at + 4} Coronation Road`,
    postcode: `NG6 8L${'NRTX'[at]}`,
    telephonenum: `01632 96087${at}`,
    headfirstname: ['Callum', 'Asha', 'Morag', 'Gethin'][at],
    headlastname: ['Entwistle', 'Rahman', 'Abernethy', 'Pryce'][at],
  }));
  assert.notEqual((await rollOfJson({ data: schools }, 'schools.json')).bearing, 'exposed');
});

test('whoever a made-up surname or a number stands for is a person, and a room is none', async () => {
  const header = 'name,age,medical history\n';
  const patients = await rollOf(`${header}John Test,45,diabetes\nAlice Blue,28,asthma\nEmma Test,67,arthritis\n`, 'patients.csv');
  assert.equal(patients.people, 3);
  assert.equal(patients.bearing, 'exposed');
  const members = await rollOf(
    'Name;Phone;Birth date\nMember 1;07911 442310;1961-04-12\nMember 2;07712 903118;1973-09-22\n',
    'members.csv',
  );
  assert.equal(members.bearing, 'exposed');
  const rooms = await rollOf('name,phone\nRoom 1,01632 960441\nRoom 2,01632 960442\nRoom 3,01632 960443\n', 'rooms.csv');
  assert.equal(rooms.bearing, 'clean');
});

test('`email@example.com` is no desk, and `info@` is one', async () => {
  const one = (email: string) => ({ employees: [{ first_name: 'Clarke', last_name: 'Kentwell', email, join_date: '' }] });
  assert.equal((await rollOfJson(one('email@example.com'), 'employees.json')).bearing, 'exposed');
  assert.notEqual((await rollOfJson(one('info@wexcombe.gov.uk'), 'employees.json')).bearing, 'exposed');
});

test('whoever wrote a comment and was seen by the address of a machine is no author', async () => {
  const comment = (author_name: string, author_email: string, author_ip: string) => ({
    post: 88,
    author_name,
    author_email,
    author_ip,
    content: { rendered: '<p>I still have not had the result, please ring me.</p>' },
    status: 'hold',
  });
  const { bearing } = await rollOfJson([
    comment('Leroy Chaudhry', 'leroychaudhry61@btinternet.com', '151.182.69.57'),
    comment('Winifred Oldroyd', 'winifred_oldroyd7@yahoo.co.uk', '90.5.9.7'),
    comment('Gethin Pryce', 'gethin.pryce72@sky.com', '109.34.89.106'),
  ]);
  assert.equal(bearing, 'exposed');
});

test('labels of a form in the languages of a program are nobody’s, though they print an example', async () => {
  const yaml = `en:
  forms:
    applicant:
      first_name: First name
      last_name: Last name
      dob: Date of birth
      ni_number: National Insurance number
      ni_hint: "For example, QQ 12 34 56 C"
      ethnicity: What is your ethnic group?
    errors:
      email_invalid: "Enter an email address in the correct format, like name@example.com"
`;
  assert.notEqual((await rollOf(yaml, 'forms.yml')).bearing, 'exposed');
});

test('what forms sent stands in the log of a server, and is read from it', async () => {
  const line = (name: string, rest: string): string =>
    `92.151.222.96 - - [11/Dec/2025:09:11:25 +0000] "GET /callback?fname=${name}&${rest} HTTP/1.1" 302 412 "-" "Mozilla/5.0"`;
  const log = [
    line('Asha', 'lname=Rahman&email=asha.rahman72%40sky.com&tel=07911+442310&dob=14%2F10%2F1987'),
    '66.249.66.36 - - [11/Dec/2025:09:12:25 +0000] "GET /robots.txt HTTP/1.1" 200 67 "-" "Googlebot/2.1"',
    line('Gethin', 'lname=Pryce&email=g.pryce61%40talktalk.net&tel=07712+903118&dob=26%2F05%2F1971'),
    line('Morag', 'lname=Abernethy&email=morag.a%40yahoo.co.uk&tel=07455+120993&dob=04%2F10%2F1995'),
  ].join('\n');
  const { bearing, people, kinds } = await rollOf(log, 'access.log');
  assert.equal(bearing, 'exposed');
  assert.equal(people, 3);
  assert.ok('date-of-birth' in kinds && 'email-address' in kinds);
});

test('a log of visits without anything that a form sent holds nobody', async () => {
  const log = Array.from(
    { length: 6 },
    (_, at) =>
      `92.151.222.9${at} - - [11/Dec/2025:09:11:2${at} +0000] "GET /bins?postcode=WX1+1AA&page=${at} HTTP/1.1" 200 412 "-" "Mozilla/5.0"`,
  ).join('\n');
  assert.notEqual((await rollOf(log, 'access.log')).bearing, 'exposed');
});

test('the questions of a form with everybody’s answers below each are a row for everybody', async () => {
  const block = (question: string, answers: readonly string[]): string =>
    `<div class="item"><div class="title">${question}</div><div class="count">${answers.length} responses</div>` +
    `${answers.map((answer) => `<div class="answer">${answer}</div>`).join('')}</div>`;
  const page = `<!DOCTYPE html><html lang="en"><head><title>Camp</title></head><body><h1>Camp</h1><div>
    ${block('Name of your child', ['Asha Rahman', 'Gethin Pryce', 'Morag Abernethy', 'Leroy Chaudhry'])}
    ${block('Parent mobile', ['07911 442310', '07712 903118', '07455 120993', '07700 900483'])}
    ${block('Any medical conditions?', ['asthma, blue inhaler', 'none', 'coeliac', 'Type 1 diabetes'])}
    </div></body></html>`;
  const { bearing, people } = await rollOf(page, 'viewanalytics.html');
  assert.equal(bearing, 'exposed');
  assert.equal(people, 4);
});

test('one complaint by a web form is somebody’s, whatever their name', async () => {
  const { bearing, kinds } = await rollOfJson({
    category: 'COMPLAINT',
    name: 'Bill Bloggs',
    description: 'Computer says no',
    email: 'bb@yahoo.co.uk',
  });
  assert.equal(bearing, 'exposed');
  assert.ok('person-name' in kinds);
});

test('`user_name` names a program’s user by first and last name, or a log-in', async () => {
  const rows = (names: readonly string[]) =>
    names.map((user_name, at) => ({ id: at, govid_email: `${user_name.toLowerCase().replace(' ', '.')}@mail.ie`, user_name }));
  assert.ok('person-name' in (await rollOfJson(rows(['Bob Tregear', 'Anne Pryce', 'Asha Rahman']))).kinds);
  assert.ok(!('person-name' in (await rollOfJson(rows(['btregear', 'apryce', 'arahman']))).kinds));
});

test('to be a prisoner is nobody’s business, with a name alone', async () => {
  const reply = { data: [{ prisonerNumber: 'G2996UX', lastName: 'Tregear', firstName: 'John' }] };
  assert.equal((await rollOfJson(reply, 'person-linked-prisoners.json')).bearing, 'exposed');
  const member = { data: [{ memberNumber: 'G2996UX', lastName: 'Tregear', firstName: 'John' }] };
  assert.notEqual((await rollOfJson(member, 'reply.json')).bearing, 'exposed');
});

test('a certificate of a vaccination names whom it is for in keys of two letters', async () => {
  const { bearing, kinds } = await rollOfJson({
    dob: '1964-08-12',
    nam: { fn: 'Rahman', fnt: 'RAHMAN', gn: 'Asha', gnt: 'ASHA' },
    v: [{ co: 'DE', dn: 2, dt: '2021-05-29', mp: 'EU/1/20/1507' }],
    ver: '1.0.0',
  });
  assert.equal(bearing, 'exposed');
  assert.ok('person-name' in kinds && 'date-of-birth' in kinds);
});

test('what was sent by a contact form is no list of whom to contact', async () => {
  const message = {
    name: 'Asha Rahman',
    phone: '07911 442310',
    email: 'asha.rahman72@gmail.com',
    service: 'General',
    message: 'hi',
  };
  assert.equal((await rollOfJson([message], 'contact_messages.json')).bearing, 'exposed');
});

test('rows that a portal answers as entries of a feed are no list of entries to a race', async () => {
  const entry = (name: string, phone: string, address: string): string =>
    `<entry><id>urn:1</id><category term="CRM.interview" scheme="http://schemas.example.com/ado/2007/08/dataservices/scheme"/><title/><content type="application/xml"><m:properties><d:ct_name>${name}</d:ct_name><d:ct_phone>${phone}</d:ct_phone><d:ct_addr>${address}</d:ct_addr><d:ct_notes>positive, stays with her sister</d:ct_notes></m:properties></content></entry>`;
  const feed = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices" xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"><title type="text">Interviews</title>${entry('Asha Rahman', '07911 442310', '94 Coronation Avenue, Margate, CT9 4WU')}${entry('Gethin Pryce', '07712 903118', '80 Fishergate Row, Paisley, PA3 6DS')}${entry('Morag Abernethy', '07455 120993', '18 Mortimer Close, Stroud, GL5 2TR')}</feed>`;
  const { bearing, people } = await rollOf(feed, 'Interviews.xml');
  assert.deepEqual([bearing, people], ['exposed', 3]);
});

test('first beside last is a name; the first of a race is none', async () => {
  const address = 'first,last,address,city,zip\nAsha,Rahman,120 Mill Lane,Leith,EH6 6JH\n';
  assert.equal((await rollOf(address, 'comma.csv')).bearing, 'exposed');
  const race = 'first,second,third\nAsha Rahman,Gethin Pryce,Morag Abernethy\n';
  assert.notEqual((await rollOf(race, 'podium.csv')).bearing, 'exposed');
});

test('an address book has posts and offices in it, and homes', async () => {
  const book =
    'First Name,Last Name,Company,Department,Job Title,Business Street,Home Street,Home City,Home Phone,E-mail Address\n' +
    'Asha,Rahman,Webfoot,Web,Developer,4 Dock Street,67 Station Road,Luton,01582 442310,asha@webfoot.example\n';
  assert.equal((await rollOf(book, 'Outlook.csv')).bearing, 'exposed');
});

test('phone books from a phone need no place in a tree', async () => {
  const card = (name: string, mobile: string): string =>
    `objectclass: top\nobjectclass: person\ncn: ${name}\nmobile: ${mobile}\nmail: \n`;
  const book = [
    card('Asha Rahman', '07911 442310'),
    card('Gethin Pryce', '07712 903118'),
    card('Morag Abernethy', '07455 120993'),
  ];
  const { bearing, people } = await rollOf(book.join('\n'), 'contacts.ldif');
  assert.deepEqual([bearing, people], ['exposed', 3]);
});

test('streets in a table of streets are nobody, whatever they are called after', async () => {
  const rows = ['Riebeckstraße', 'Lange Reihe', 'Karl Heine', 'Clara Wieck', 'Gustav Adolf'].map(
    (name, at) => `INSERT INTO street (id, name, postcode) VALUES (${at}, '${name}', '0431${at}');`,
  );
  assert.notEqual((await rollOf(rows.join('\n'), 'streets.sql')).bearing, 'exposed');
});

test('what failed to be stored stands in a log with its values', async () => {
  const failed = (name: string, mail: string, born: string): string =>
    `[2026-08-05 07:45:00] production.ERROR: SQLSTATE[23000]: Duplicate entry '${mail}' (SQL: insert into \`candidates\` (\`name\`, \`email\`, \`date_of_birth\`, \`remarks\`) values (${name}, ${mail}, ${born}, on probation, since May)) {"exception":"[object] (QueryException"}`;
  const log = [
    failed('Asha Rahman', 'asha.rahman72@gmail.com', '1972-10-06'),
    failed('Gethin Pryce', 'g.pryce61@sky.com', '1961-12-09'),
    failed('Morag Abernethy', 'morag.a@yahoo.co.uk', '1987-11-28'),
  ];
  const { bearing, people, kinds } = await rollOf(log.join('\n#0 /app/Controller.php(58): save()\n'), 'laravel.log');
  assert.deepEqual([bearing, people], ['exposed', 3]);
  assert.ok('date-of-birth' in kinds);
});

const pageOf = (title: string, body: string): string =>
  `<!DOCTYPE html><html lang="en"><head><title>${title}</title></head><body><nav><a href="/">Home</a></nav><main><h1>${title}</h1>${body}</main><footer><p>Wexcombe Pottery Ltd, Unit 4, Harbour Street, Wexcombe WX1 1AA</p><p>01632 785119</p></footer></body></html>`;

test('an entry that a form plug-in shows a label to a row and its value to the next is one record', async () => {
  const row = (text: string): string => `<tr><td colspan="2">${text}</td></tr>`;
  const entry = ['Name', 'Asha Rahman', 'Date of birth', '12/03/1971', 'Email', 'asha.rahman72@gmail.com', 'Reason', 'My rent'];
  const { bearing, people, kinds } = await rollOf(
    pageOf('Entry 1187', `<table>${entry.map(row).join('')}</table>`),
    'entry.html',
  );
  assert.deepEqual([bearing, people], ['exposed', 1]);
  assert.ok('date-of-birth' in kinds);
});

test('a label in front of an answer in bold is its label', async () => {
  const block = (question: string, answers: string): string => `<div class="q"><h4>${question}</h4>${answers}</div>`;
  const details =
    '<p>Name <b>Kevin Rahman</b></p><p>Email Address <b>kevin.rahman72@gmail.com</b></p><p>Phone Number <b>07967 446585</b></p><p>Student ID <b>W20417733</b></p>';
  const { bearing } = await rollOf(
    pageOf('Respondent 44', block('Q1', details) + block('Q2', '<p>Which hall?</p><p>Tithebarn Court</p>')),
    'respondent.html',
  );
  assert.equal(bearing, 'exposed');
});

test('an order received shows whose it is under the heading of an address', async () => {
  const { bearing, kinds } = await rollOf(
    pageOf(
      'Order received',
      '<h2>Billing address</h2><address>Rosalind Duxbury<br/>137 Albert Square<br/>Upper Denby<br/>HD8 7LE<p>07946 180839</p><p>duxburyros@yahoo.co.uk</p></address>',
    ),
    'order.html',
  );
  assert.equal(bearing, 'exposed');
  assert.ok('person-name' in kinds);
});

test('a ticket of a help desk is of whoever asked, though an office answers', async () => {
  const pairs = [
    ['Status', 'Open'],
    ['User', 'Philippa Snelgrove (4)'],
    ['Priority', 'High'],
    ['Email', 'snelgrovephi@sky.com'],
    ['Department', 'Neighbourhoods'],
    ['Phone', '07412 645862'],
    ['Assigned To', 'Karen Tully'],
  ];
  const rows = pairs.map(([label, value]) => `<tr><th>${label}</th><td>${value}</td></tr>`).join('');
  const { bearing } = await rollOf(pageOf('Ticket #903342', `<h2>Ticket #903342</h2><table>${rows}</table>`), 'ticket.html');
  assert.equal(bearing, 'exposed');
});

test('the marks of students beside their numbers are nobody’s business, on a page either', async () => {
  const rows = [
    ['W2917341', 'Chaudhry, Nigel', '62', '58'],
    ['W2191601', 'Rahman, Asha', '58', '61'],
    ['W2342951', 'Pryce, Nadia', '71', '68'],
    ['W2342977', 'Abernethy, Morag', '48', '55'],
  ].map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
  const head = '<tr><th>Student no</th><th>Name</th><th>Essay</th><th>Exam</th></tr>';
  const { bearing } = await rollOf(pageOf('Provisional marks', `<table>${head}${rows.join('')}</table>`), 'marks.html');
  assert.equal(bearing, 'exposed');
});

test('what a gateway to a messenger keeps is a conversation with each who wrote in', async () => {
  const conversation = (fullName: string, text: string) => ({
    contact: { fullName, wa_id: '447946240724' },
    messages: [
      { id: 'a', direction: 'in', ts: '1790582400', text },
      { id: 'b', direction: 'out', ts: '1790582600', text: 'Thank you. What is your last settled address?' },
    ],
  });
  const { bearing, records } = await rollOfJson({
    channel: 'whatsapp',
    conversations: [
      conversation('Margaret Okonkwo', 'I am sleeping in my car with my son since Saturday'),
      conversation('Geraldine Pryce', 'landlord changed the locks, all my insulin is inside'),
    ],
  });
  assert.equal(bearing, 'exposed');
  assert.ok(records.some(({ where }) => where === 'chat'));
});

test('a manual’s mailing lists and the names of its commands are nobody', async () => {
  const sidebar = (title: string, command: string): string =>
    `<div class="sidebar"><div class="titlepage"><p class="title">${title}</p></div><p class="para">Discussed on <code class="command">${command}</code> at <code class="email">${command}@lists.wexcombe.org</code>, which has become quite common.</p></div>`;
  const { bearing } = await rollOf(
    pageOf('The project', sidebar('Images', 'wex-cd') + sidebar('Installer', 'wex-boot') + sidebar('Tools', 'wex-tools')),
    'manual.html',
  );
  assert.notEqual(bearing, 'exposed');
});

test('whoever is made bankrupt is so in public', async () => {
  const { bearing } = await rollOfJson({
    title: 'Bankruptcy Orders',
    content: {
      court: 'In the County Court at Wexcombe, No 118 of 2026',
      debtor: { name: 'SHUFFLEBOTHAM, Kevin', address: '88 Nelson Avenue, Wexcombe, WX1 4JS', birthDate: '1971-02-17' },
      officialReceiver: { name: 'P Norman', tel: '0161 496 0000' },
    },
  });
  assert.notEqual(bearing, 'exposed');
});

test('stations, pages and suppliers are no users', async () => {
  const routes = {
    routes: [1, 2, 3].map((route) => ({ route, first: 'Victoria', last: 'Charlotte Street', phone: '01454 868000' })),
  };
  assert.notEqual((await rollOfJson(routes, 'routes.json')).bearing, 'exposed');
  const suppliers =
    'Supplier,Organisation,Contact,Email,VAT ID,Payment method,Billing address\n' +
    ['Porter', 'Marsh', 'Mehta']
      .map(
        (name, at) =>
          `S${at},${name} Ltd,Alan ${name},alan@${name.toLowerCase()}.co.uk,GB12345678${at},BACS,${at} Trading Estate`,
      )
      .join('\n');
  assert.notEqual((await rollOf(suppliers, 'suppliers.csv')).bearing, 'exposed');
});

test('a smiley in a value ends no statement of a log', async () => {
  const line = (name: string, mail: string): string =>
    `[2026-08-05 07:45:00] production.ERROR: failed (SQL: insert into \`users\` (\`name\`, \`note\`, \`email\`) values (${name}, thanks :)), ${mail})) {"exception":"x"}`;
  const { kinds } = await rollOf(
    [line('Asha Rahman', 'asha.rahman72@gmail.com'), line('Gethin Pryce', 'g.pryce61@sky.com')].join('\n'),
    'laravel.log',
  );
  assert.ok('email-address' in kinds);
});
