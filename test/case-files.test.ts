// Exports of offices that treat, teach, hold and pay people: patients, clients, offenders, staff on a payroll.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCatalogue } from '../src/catalogue.ts';
import { openDetect } from '../src/detect.ts';
import type { Roll } from '../src/people/roll.ts';
import { openRecords } from '../src/records.ts';
import { documentOf } from './reading.ts';

const { detectors } = await loadCatalogue();
const judge = openRecords(openDetect(detectors));

const rollOf = async (text: string, name = 'export.csv'): Promise<Roll> =>
  judge(await documentOf(new TextEncoder().encode(text), name), { labels: [], publishedValues: [], ownHosts: [], name });
const rollOfJson = (value: unknown, name = 'reply.json'): Promise<Roll> => rollOf(JSON.stringify(value), name);

test('lines that end by a return alone are lines, though the file ends by a line feed', async () => {
  const { bearing, people } = await rollOf(
    'name,email\rMorag Abernethy,morag@loch.example\rGethin Pryce,gethin.pryce@btinternet.com\n',
    'people.csv',
  );
  assert.equal(bearing, 'exposed');
  assert.equal(people, 2);
});

test('a first line of names of columns is one, though some of it looks like what is below', async () => {
  const { kinds, people } = await rollOf(
    'Address line 1;Address line 2;Name;E-mail address\nMill Lane 1;Leith;Morag Abernethy;morag.a@gmail.com\nMill Lane 1;Leith;Ross Abernethy;ross.a@gmail.com\nFell Row 2;Leith;Asha Rahman;asha.r@gmail.com\n',
    'list.csv',
  );
  assert.equal(people, 3);
  assert.equal(kinds['person-name'], 3);
  assert.ok('postal-address' in kinds);
});

test('years above crosses and sums name columns', async () => {
  const { people } = await rollOf(
    '\tFirst name\tLast name\tMobile\t2025\t2024\t2023\n1\tMorag\tAbernethy\t07911 442 310\t1\t1\t0\n2\tGethin\tPryce\t07712 903 118\t0\t1\t1\n',
    'paid.csv',
  );
  assert.equal(people, 2);
});

test('a record of three words and its key is no second heading', async () => {
  const { bearing, people } = await rollOf(
    'uuid,Given names,Middle names,Family names,Gender,Birthdate\n86e140a6-30c3-4e47-8116-a44cfb7ba60f,Morag,,Abernethy,F,1980-02-01\na03e395c-b881-49b7-b6fc-983f6bddc7fc,Gethin,Ifan,Pryce,M,1979-03-01\nf805a5a8-ed38-4834-abcd-7158d108f6b9,Asha,,Rahman,F,\n',
  );
  assert.equal(bearing, 'exposed');
  assert.equal(people, 3);
});

test('numbers of patients are somebody’s, whatever organisation stands beside them', async () => {
  const rows = ['9990065240', '9990067762', '9990072703'].map(
    (number, at) => `${number},83786${at},2025-05-18,2025-06-0${at + 1},LAV,A81002`,
  );
  const { bearing, people } = await rollOf(
    ['nhs_number,episode_id,episode_date,appointment_date,organisation_code,practice_code', ...rows].join('\n'),
    'episodes.csv',
  );
  assert.equal(bearing, 'exposed');
  assert.equal(people, 3);
  const seen = { agent: [{ who: { identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990065240' } } }] };
  assert.notEqual((await rollOfJson({ resourceType: 'AuditEvent', ...seen })).bearing, 'clean');
});

test('names of clients alone are nobody’s business, names of the firms one works for are', async () => {
  const cases = ['Huey', 'Abernethy', 'Pryce'].map((name, at) => `3131313${at},${name},Julie,Rahman,OPG102,2025-04-1${at}`);
  assert.equal(
    (await rollOf(['Case,ClientSurname,DeputyFirstname,DeputySurname,ReportType,MadeDate', ...cases].join('\n'))).bearing,
    'exposed',
  );
  const firms =
    'Client,Sector,Year\nAbernethy Shipping Ltd,Freight,2024\nPryce & Sons plc,Retail,2023\nLeith Council,Public,2022\n';
  assert.notEqual((await rollOf(firms)).bearing, 'exposed');
});

test('what somebody earns, gross and net, is on a payroll and in no list of posts', async () => {
  const payroll = await rollOf(
    'payroll_id,employee_name,gross_salary,net_salary\nP-1,"ABERNETHY, MORAG",2410.00,1980.00\nP-2,"PRYCE, GETHIN",2650.00,2140.00\n',
  );
  assert.equal(payroll.bearing, 'exposed');
  const posts = await rollOf(
    'Name,Job Title,Salary band,Directorate\nMorag Abernethy,Director of Finance,£90k-£95k,Finance\nGethin Pryce,Head of Planning,£70k-£75k,Place\nAsha Rahman,Head of Legal,£70k-£75k,Legal\n',
  );
  assert.notEqual(posts.bearing, 'exposed');
});

test('a cat at the vet’s is no patient', async () => {
  const cat = {
    id: 2,
    name: 'Nebula',
    type: 'Feline',
    age: 1,
    DOB: '7/12/2021',
    breed: 'Domestic Medium Hair',
    sex: 'female - spayed',
    history: {
      received: '9/12/2021',
      medications: [{ name: 'Gabapentin', instructions: '1 capsule 12 hours before she travels' }],
    },
    notes: ['Needs to be held lightly, panics easily in the cage'],
  };
  assert.notEqual((await rollOfJson({ patients: [cat] })).bearing, 'exposed');
});

test('pupils are called whatever they are called, files and plants are not', async () => {
  const pupils =
    '<students><student><name>HillyBilly</name><age>9</age></student><student><name>Captain Moth</name><age>10</age></student></students>';
  const { people, kinds } = await rollOf(pupils, 'reply.xml');
  assert.equal(people, 2);
  assert.ok('person-name' in kinds);
  const plants = pupils.replaceAll('student', 'plant');
  assert.equal((await rollOf(plants, 'reply.xml')).bearing, 'clean');
});

test('a display name is somebody’s where its cells are people', async () => {
  const accounts = 'username,display_name,initial_password\nmorag,Morag Abernethy,tulip44\ngethin,Gethin Pryce,onion12\n';
  assert.equal((await rollOf(accounts, 'pupils.csv')).bearing, 'exposed');
  const buttons = { fields: [{ displayName: 'Save Changes' }, { displayName: 'Cancel Order' }, { displayName: 'Print Label' }] };
  assert.equal((await rollOfJson(buttons)).bearing, 'clean');
});

test('answers of unnamed respondents are worth a look and no alert', async () => {
  const feedback = [
    'The signup was fine but being asked for my number three times was not. I stopped there.',
    'I almost gave up. Too many steps before I could look around at all.',
    'My father could not read the letters on the second page. Please make them larger.',
  ];
  const rows = feedback.map((words, at) => `${at + 1},${31 + at},"${words}"`);
  const { bearing, people } = await rollOf(['respondent_id,age,open_feedback', ...rows].join('\n'), 'survey_responses.csv');
  assert.equal(bearing, 'review');
  assert.equal(people, 3);
});

test('what was charged and where somebody lives is told of whoever the record is about', async () => {
  const { kinds } = await rollOfJson({
    firstName: 'Gethin',
    surname: 'Pryce',
    dateOfBirth: '1984-02-19',
    offences: [{ title: 'Theft from a shop', summary: 'On 01/03/2025 at Leith stole a coat belonging to a shop.' }],
    tenures: [{ id: 1, startDate: '1990-10-13', assetFullAddress: '12 Mill Lane, Leith, EH6 6JH', type: 'Secure' }],
  });
  assert.ok('criminal-allegation' in kinds && 'postal-address' in kinds);
});

test('how a user is reached is the user’s own', async () => {
  const xml =
    '<user><first_name>Morag</first_name><last_name>Abernethy</last_name><birth_date>1979-01-11Z</birth_date><contact_info><address><line_1>12 Mill Lane</line_1></address><email>morag@loch.example</email><phone>07911 442 310</phone></contact_info></user>';
  const { kinds } = await rollOf(xml, 'user.xml');
  assert.deepEqual(
    ['date-of-birth', 'email-address', 'person-name', 'phone-number', 'postal-address'].filter((kind) => !(kind in kinds)),
    [],
  );
});

test('numbers of people in a list by themselves are counted', async () => {
  const { people } = await rollOfJson({ found: { fnr: ['10050552565', '11031250155', '04121656499', '12017500617'] } });
  assert.ok(people >= 3);
});

test('somebody who pays, and what is kept of where directors live, is nobody’s business', async () => {
  const contacts =
    'Id,AccountId,FirstName,LastName,Email,Title,Department,MailingCity,MailingPostalCode,LastModifiedDate,SystemModstamp\n1,9,Morag,Abernethy,morag@loch.example,Director,Analytics,Leith,EH6 6JH,2026-08-01,2026-08-01\n2,9,Gethin,Pryce,,Engineer,Works,Leith,EH6 6JJ,2026-08-01,2026-08-01\n';
  assert.equal((await rollOf(contacts, 'contacts.csv')).bearing, 'exposed');
  const officer = {
    company_number: '12345678',
    data: {
      officer_role: 'director',
      forename: 'Morag',
      surname: 'Abernethy',
      appointed_on: '2019-08-26',
      country_of_residence: 'Scotland',
      service_address: { address_line_1: '1 Crown Way', postal_code: 'EH1 1AA' },
    },
  };
  assert.notEqual((await rollOfJson(officer)).bearing, 'exposed');
  const kept = {
    usual_residential_address: { address_line_1: '12 Mill Lane', postal_code: 'EH6 6JH' },
    date_of_birth: '1979-01-11',
  };
  assert.equal((await rollOfJson({ ...officer, sensitive_data: kept })).bearing, 'exposed');
});

test('a list of fields with what each is for is no list of people', async () => {
  const dictionary =
    'Field;Type;Description;Required;Example\nemail;string;Postcode of the home address;Y;jane@example.com\ndate_of_birth;date;Date of birth of the child;N;01/01/1980\nfirst_name;string;Given name of the applicant;Y;Jane\nmobile;string;Phone number of the child;Y;07700 900123\n';
  assert.equal((await rollOf(dictionary, 'fields.csv')).bearing, 'clean');
  const flags = {
    oauth_client: {
      display_name: { api_field: 'client.displayName', help_text: 'A display name for the client. At most 32 characters.' },
      client_secret: { api_field: 'client.secret', help_text: 'The secret that Priya Nair or another client signs with.' },
    },
  };
  assert.equal((await rollOfJson(flags, 'flags.json')).bearing, 'clean');
});

test('a post that one of many has makes no staff of an address book', async () => {
  const card = (...lines: string[]): string => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD'].join('\r\n');
  const cards = [
    card('FN:Morag Abernethy', 'ORG:Loch Shipping', 'TITLE:Purser', 'EMAIL:morag@gmail.com'),
    card('FN:Gethin Pryce', 'EMAIL:gethin.pryce@honeydesign.co.uk'),
    card('FN:Asha Rahman', 'EMAIL:asha@umich.edu'),
    card('FN:Ellen Tennant', 'EMAIL:ellen@tennant.me.uk'),
  ];
  assert.equal((await rollOf(cards.join('\r\n'), 'book.vcf')).bearing, 'exposed');
});

test('whom somebody loves is nobody’s business, though a profile has a job and a school', async () => {
  const profiles = ['gay', 'bisexual', 'straight'].map((orientation, at) => ({
    id: `profile-${at}`,
    userId: `user-${at}`,
    bio: 'I teach children to paint and look for somebody who laughs at old jokes.',
    gender: at === 1 ? 'female' : 'male',
    orientation,
    age: 27 + at,
    occupation: 'Teacher',
    company: 'Freelance',
    school: 'Leith Art School',
    address: { city: 'Leith', country: 'Scotland' },
  }));
  const { bearing, kinds } = await rollOfJson(profiles, 'profiles.json');
  assert.equal(bearing, 'exposed');
  assert.equal(kinds['sexual-orientation'], 3);
});

test('volunteers under numbers instead of names are no things', async () => {
  const rows = ['One', 'Two', 'Three'].map((name, at) => `Volunteer ${name},volunteer${at}@example.net,0131 496 010${at}`);
  assert.equal((await rollOf(['name,email,phone_number', ...rows].join('\n'), 'volunteers.csv')).bearing, 'exposed');
});

test('a time behind a day, with its distance from Greenwich, is a birth date’s', async () => {
  const { kinds } = await rollOfJson({
    person: { display: 'Abernethy, Morag', birthdate: '2011-01-01T00:00:00.000-0500', age: 9 },
  });
  assert.equal(kinds['date-of-birth'], 1);
});

const prisoner = (number: string, firstName: string, lastName: string, dateOfBirth: string): unknown => ({
  request: { method: 'GET', urlPattern: `/prisoner/${number}` },
  response: {
    status: 200,
    headers: { 'Content-Type': 'application/json;charset=UTF-8' },
    jsonBody: { prisonId: 'MDI', prisonerNumber: number, firstName, lastName, dateOfBirth, cellLocation: 'A-1-1023' },
  },
});
const recorded = {
  A00001A: prisoner('A00001A', 'Gethin', 'Pryce', '1967-12-13'),
  H4115SD: prisoner('H4115SD', 'Morag', 'Abernethy', '1982-04-12'),
  G5005GD: prisoner('G5005GD', 'Ellen', 'Tennant', '1980-06-22'),
};

test('the body of a recorded reply is no body of people, and a script may hold it', async () => {
  const reply = await rollOfJson(recorded);
  assert.equal(reply.bearing, 'exposed');
  assert.equal(reply.people, 3);
  const script = `const prisoners = ${JSON.stringify(recorded, null, 2).replace(/"(\w+)":/gu, '$1:')}\nexport default prisoners\n`;
  assert.equal((await rollOf(script, 'prisoners.js')).people, 3);
});

test('somebody named beside the number a prison or a school knows them by is exposed, with codes of agencies beside them', async () => {
  const offender = {
    offenderNo: 'A6676RS',
    firstName: 'GETHIN',
    lastName: 'PRYCE',
    agencyId: 'LEI',
    internalLocationDesc: 'H-1',
  };
  assert.equal((await rollOfJson(offender)).bearing, 'exposed');
  assert.equal((await rollOfJson([offender, { ...offender, offenderNo: 'A9876EC', firstName: 'MORAG' }])).bearing, 'exposed');
  const author = { articleNo: 'A6676RS', firstName: 'GETHIN', lastName: 'PRYCE' };
  assert.notEqual((await rollOfJson(author)).bearing, 'exposed');
});

test('what a description of an interface would answer is made up', async () => {
  const patient = { nhs_number: '1609079019', name: 'Asha Rahman', date_of_birth: '1990-05-15', postcode: 'SW1A 1AA' };
  const routes = {
    'GET /api/patients/:nhs_number': { description: 'serves a patient', exampleResponse: patient },
    'POST /api/patients': { description: 'creates a patient', requestBodyFormat: patient },
  };
  assert.equal((await rollOfJson(routes, 'endpoints.json')).bearing, 'clean');
});

test('how to fill in a form, in a manual that says it is of samples, tells of nobody', async () => {
  const manual = [
    '#Sample files for upload in the admin area',
    '',
    '## Instructions',
    '',
    '        Your first name = any value, not used for matching',
    '        Your email = <use a valid email to follow the links>',
    '',
    '     Examples',
    '',
    '        Your first name = GETHIN',
    '        Your last name = pryce',
    '        Your email = youremail@provider.com',
    '        Your post code = SW1',
    '        Case number = TEST0001',
  ].join('\n');
  assert.notEqual((await rollOf(manual, 'README.md')).bearing, 'exposed');
});

test('a landlord who claims is no person', async () => {
  const { people } = await rollOfJson({
    claim: {
      claimant_one: { full_name: 'Leith City Council', street: 'Civic Centre', postcode: 'EH6 6JH' },
      claimant_contact: { full_name: 'Leith Homes', street: '29 Market Street', phone: '01902 556789' },
      defendant_one: { title: 'Mr', full_name: 'Gethin Pryce', postcode: 'EH6 6JJ' },
      notice: { served_by_name: 'Asha Rahman' },
    },
  });
  assert.equal(people, 1);
});

test('a case names both parties, and each is somebody', async () => {
  const { people } = await rollOfJson({
    D8legalProcess: 'divorce',
    D8PetitionerFirstName: 'Gethin',
    D8PetitionerLastName: 'Pryce',
    D8PetitionerEmail: 'gethin.pryce@btinternet.com',
    D8RespondentFirstName: 'Morag',
    D8RespondentLastName: 'Abernethy',
  });
  assert.equal(people, 2);
});

test('a birthday without its year is one where the column says so', async () => {
  const { kinds } = await rollOf(
    'Email Address,First Name,Birthday\nmorag.a@gmail.com,Morag,06/14\ngethin.p@sky.com,Gethin,11/02\n',
  );
  assert.equal(kinds['date-of-birth'], 2);
});

test('milliseconds since 1970 are a birth date where the column says so', async () => {
  const { kinds } = await rollOfJson({
    child: [{ firstNames: 'Asha', surname: 'Rahman', dateOfBirth: 936_057_600_000, isActive: true }],
  });
  assert.equal(kinds['date-of-birth'], 1);
  const log = await rollOfJson({ events: [{ name: 'start', createdAt: 936_057_600_000 }] });
  assert.equal(log.bearing, 'clean');
});

test('what happened to pupils and the first aid they had is nobody’s business', async () => {
  const incidents =
    'Incident no,Date,Person involved,What happened,First aid given\n1,02/03/2026,Gethin Pryce (Y2),Fell off the bars and hit his head,Cold compress\n2,03/03/2026,Asha Rahman (Y4),Nose bleed after assembly,Tissues and rest\n3,05/03/2026,Ellen Tennant (Y1),Trapped her finger in the gate,Plaster\n';
  const { bearing, people, kinds } = await rollOf(incidents, 'incidents.csv');
  assert.equal(bearing, 'exposed');
  assert.equal(people, 3);
  assert.ok('health' in kinds);
});

test('what a service wrote to people is read, and what helps to fill in a field is not', async () => {
  const sent = (email: string, name: string) => ({
    id: `740e5834-${name}`,
    email_address: email,
    status: 'delivered',
    body: `Dear ${name}, your appointment at the jobcentre is on 3 May at 10am.`,
  });
  const { bearing, kinds } = await rollOfJson({
    notifications: [sent('morag.a@gmail.com', 'Morag'), sent('gethin.p@sky.com', 'Gethin')],
  });
  assert.notEqual(bearing, 'clean');
  assert.ok('free-text' in kinds);
  const form = {
    fullName: { label: 'Enw llawn', hint: 'Fel y mae ar eich pasbort' },
    nino: { label: 'Rhif Yswiriant Gwladol', hint: 'Er enghraifft, QQ 12 34 56 C' },
    email: { label: 'Cyfeiriad e-bost', hint: 'enw@enghraifft.cymru' },
    ethnicity: { label: 'Grŵp ethnig', options: { white: 'Gwyn' } },
  };
  assert.equal((await rollOfJson({ form }, 'forms.cy.json')).bearing, 'clean');
});

test('somebody who is taught is known by a number, at a school that has a name', async () => {
  const trainees = [
    'TRN,Provider trainee ID,Last names,First names,Lead school,Route,Subject,Date standards met',
    'Do not edit,Do not edit,Do not edit,Do not edit,Do not edit,Do not edit,Do not edit,"For example, 20/7/2022"',
    '2413295,22/23-1076,Abernethy,Morag,-,Early years (salaried),Early years teaching,20/7/2022',
    '4814731,22/23-1589,Pryce,Gethin,Bluemeadow High,School direct (salaried),Biology,21/7/2022',
  ];
  const { bearing, people } = await rollOf(trainees.join('\n'), 'complete.csv');
  assert.equal(bearing, 'exposed');
  assert.equal(people, 2);
  const heads = [
    'URN,School name,First name,Surname,Email',
    '5940019,Leith Academy,Morag,Abernethy,head@leith.sch.uk',
    '3446713,Mill Lane School,Gethin,Pryce,office@mill.sch.uk',
    '5629417,St Bede School,Asha,Rahman,head@bede.sch.uk',
  ];
  assert.notEqual((await rollOf(heads.join('\n'), 'schools.csv')).bearing, 'exposed');
});

test('numbers of prisoners are somebody’s, with what was noted of them and where they are taken', async () => {
  const move = (offenderNo: string) => ({
    offenderNo,
    fromAgencyDescription: 'BRIXTON (HMP)',
    toAgencyDescription: 'Wood Green Crown Court',
    eventDate: '2025-08-19',
    commentText: 'Letter received today: to be brought to court.',
  });
  const { bearing, people, kinds } = await rollOfJson({ courtEvents: [move('G3239GV'), move('G7157AB'), move('A2210KL')] });
  assert.equal(bearing, 'exposed');
  assert.equal(people, 3);
  assert.equal(kinds['uk-prison-number'], 3);
  const stock = {
    parts: ['G3239GV', 'G7157AB', 'A2210KL'].map((partNo) => ({ partNo, comment: 'Letter received today: two to be brought.' })),
  };
  assert.equal((await rollOfJson(stock)).bearing, 'clean');
});

test('a prisoner’s next of kin are worth a look', async () => {
  const kin = {
    firstName: 'MORAG',
    lastName: 'ABERNETHY',
    relationship: 'SIS',
    relationshipDescription: 'Sister',
    emergencyContact: true,
    commentText: 'May be told of a move.',
  };
  assert.notEqual((await rollOfJson({ bookingId: 0, nextOfKin: [kin], otherContacts: [kin] })).bearing, 'clean');
});

const people = ['Morag Abernethy', 'Gethin Pryce', 'Asha Rahman', 'Ellen Tennant', 'Ross Mackay', 'Nia Bowen'];
const listOf = (header: string, row: (name: string, at: number) => string): string =>
  [header, ...people.map((name, at) => row(name, at))].join('\n');

test('initials that have other meanings are no numbers of people', async () => {
  const ordinary = [
    listOf('Noms,Prénoms,Titre', (name, at) => `${name.split(' ').reverse().join(',')},Histoire du canal ${at}`),
    listOf('CRN,Subject,Title,Name', (name, at) => `2140${at},MATH,Algebra ${at},${name}`),
    listOf('TRN,Date,Name,Amount', (name, at) => `TX-99${at},0${at + 1}/03/2026,${name},${at}20.00`),
    listOf(
      'License number,Name,Mailing address,Mailing city,Mailing zip,Expires',
      (name, at) => `L-88${at},${name},PO Box ${at}1,Salem,9730${at},2027`,
    ),
  ];
  for (const text of ordinary) assert.notEqual((await rollOf(text, 'list.csv')).bearing, 'exposed', text.slice(0, 30));
});

test('pictures have an orientation, advertisements say what a post pays, and lawyers are partners', async () => {
  const photographs = listOf('Photographer,Title,Orientation,Licence', (name, at) => `${name},Harbour ${at},Landscape,CC BY`);
  const { kinds } = await rollOf(photographs, 'photos.csv');
  assert.ok(!('sexual-orientation' in kinds));
  const vacancies = listOf(
    'Job title,Gross salary,Contact name,Contact email',
    (name, at) => `Clerk ${at},£2${at}k,${name},jobs${at}@leith.example`,
  );
  assert.notEqual((await rollOf(vacancies, 'jobs.csv')).bearing, 'exposed');
  const firm = listOf(
    'Name,Type,Firm,Email',
    (name, at) => `${name},${at % 2 ? 'Partner' : 'Principal'},Loch & Fell LLP,p${at}@lochfell.example`,
  );
  assert.notEqual((await rollOf(firm, 'firm.csv')).bearing, 'exposed');
});

test('a table of tenants, and questions that must be answered, are no list of fields', async () => {
  const tenants = listOf(
    'Property,Type,Description,Tenant name,Phone,Date of birth',
    (name, at) => `${at} Mill Lane,Flat,Two rooms,${name},07911 44231${at},0${at + 1}/02/198${at}`,
  );
  assert.equal((await rollOf(tenants, 'tenants.csv')).people, people.length);
  const answers = listOf(
    'Submitted at,Full name. Required,Email address. Required,Why do you complain? Please tell us. Required',
    (name, at) =>
      `2026-03-0${at + 1} 10:00,${name},${name.split(' ')[0]?.toLowerCase()}${at}@gmail.com,They did not answer my letters for ${at} months.`,
  );
  assert.equal((await rollOf(answers, 'answers.csv')).bearing, 'exposed');
});

test('routes with what they answered are a recording, and routes with what is said of them a manual', async () => {
  const users = people.map((name, at) => ({
    name,
    email: `p${at}@gmail.com`,
    dob: `198${at}-02-11`,
    address: `${at} Mill Lane, Leith EH6 6JH`,
  }));
  assert.equal((await rollOfJson({ 'GET /users': users }, 'recorded.json')).bearing, 'exposed');
});

test('a number in the words of an error is nobody’s record', async () => {
  const outcome = {
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code: 'forbidden', diagnostics: 'Missing bearer token for Patient/9449304130' }],
  };
  assert.notEqual((await rollOfJson(outcome)).bearing, 'exposed');
});

test('what a browser sent, and rows that a page asks for later, are read', async () => {
  const sent =
    'POST /hooks/catch/88213 HTTP/1.1\nHost: hooks.example\nContent-Type: application/x-www-form-urlencoded\n\nformID=240391&submissionID=5830021&q3_name%5Bfirst%5D=Morag&q3_name%5Blast%5D=Abernethy&q4_email=morag.a%40gmail.com&q5_phone=07902+118+446\n';
  const { bearing, kinds } = await rollOf(sent, 'hook.txt');
  assert.equal(bearing, 'exposed');
  assert.ok('person-name' in kinds && 'phone-number' in kinds);
  const rows = people
    .slice(0, 3)
    .map(
      (name, at) =>
        `<tr id="enq-${at}"><td>${name}</td><td><a href="mailto:p${at}@gmail.com">p${at}@gmail.com</a></td><td>07545 39211${at}</td><td>Wake for my late mother</td></tr>`,
    )
    .join('');
  const reply = await rollOfJson({ success: true, data: { recordsTotal: 3, html: rows } });
  assert.equal(reply.bearing, 'exposed');
  assert.equal(reply.people, 3);
});

test('a mailbox below the name in one cell is whose name it is', async () => {
  const rows = [
    '<td><a href="/contact?cid=1">Abernethy, Morag</a><br/>morag.a@btinternet.com</td><td>£ 1,000.00</td><td>In memory of Pete</td>',
    '<td><a href="/contact?cid=2">Pryce, Gethin</a><br/>gpryce@gmail.com</td><td>£ 20.00</td><td>Direct debit</td>',
    '<td><a href="/contact?cid=3">Rahman, Asha</a></td><td>£ 200.00</td><td>Online</td>',
  ];
  const page = `<!DOCTYPE html><html><head><title>Find Contributions</title></head><body><table><thead><tr><th>Name</th><th>Amount</th><th>Source</th></tr></thead>${rows.map((row) => `<tr>${row}</tr>`).join('')}</table></body></html>`;
  const { kinds } = await rollOf(page, 'contributions.html');
  assert.equal(kinds['person-name'], 3);
  assert.equal(kinds['email-address'], 2);
});

test('answers that tell their question by its number only, and what PHP shows of a form, are records', async () => {
  const { bearing, kinds } = await rollOfJson({
    form_response: {
      submitted_at: '2026-04-16T12:03:33Z',
      definition: {
        fields: [
          { id: 'a', ref: 'n', title: 'Your name?' },
          { id: 'b', ref: 'p', title: 'Best number?' },
        ],
      },
      answers: [
        { type: 'text', text: 'Gethin Pryce', field: { id: 'a', ref: 'n' } },
        { type: 'phone_number', phone_number: '+447803664190', field: { id: 'b', ref: 'p' } },
      ],
    },
  });
  assert.equal(bearing, 'exposed');
  assert.deepEqual(Object.keys(kinds).toSorted(), ['person-name', 'phone-number']);
  const shown =
    "<pre class='xdebug-var-dump'><b>array</b> <i>(size=3)</i>\n  'firstname' <font>=&gt;</font> <small>string</small> <font>'Morag'</font> <i>(length=5)</i>\n  'lastname' <font>=&gt;</font> <small>string</small> <font>'Abernethy'</font> <i>(length=9)</i>\n  'email' <font>=&gt;</font> <small>string</small> <font>'morag.a@gmail.com'</font> <i>(length=17)</i>\n</pre>";
  assert.equal((await rollOf(shown, 'signup.html')).bearing, 'exposed');
});

test('halves of names above the columns of a page and a bare `birth` are recognised', async () => {
  const page = `<!DOCTYPE html><html><head><title>Entries</title></head><body><table><thead><tr><th>First</th><th>Last</th><th>Email</th></tr></thead>
    <tr><td>Morag</td><td>Abernethy</td><td>morag.a@btinternet.com</td></tr><tr><td>Gethin</td><td>Pryce</td><td>gpryce@gmail.com</td></tr></table></body></html>`;
  const entries = await rollOf(page, 'entries.html');
  assert.equal(entries.bearing, 'exposed');
  assert.equal(entries.kinds['person-name'], 4, 'two halves of two names');

  const { kinds } = await rollOfJson([
    { surname: 'Abernethy', given: 'Morag', birth: '1980-02-01', sex: 'F' },
    { surname: 'Pryce', given: 'Gethin', birth: '1979-03-01', sex: 'M' },
  ]);
  assert.ok('date-of-birth' in kinds);
});

test('bodies called by three letters are nobody', async () => {
  const bodies =
    'Code,Name,Region,Email\n07A,Ascot CCG,London,ascot@loch.example\n07B,Banbridge CCG,London,banbridge@loch.example\n07C,Chucklemere CCG,London,chuckle@loch.example\n';
  assert.notEqual((await rollOf(bodies, 'groups.csv')).bearing, 'exposed');
});

test('what players answer of their health is exposed, though their positions read like a team', async () => {
  const answer = (player: string, medical: string, parent: string) => ({
    player,
    dobYear: 2010,
    position: 'LB',
    parent: { name: parent, email: `${parent.split(' ')[0]?.toLowerCase()}@leith-fc.example`, tel: '01314 960003' },
    medical,
  });
  const { bearing } = await rollOfJson({
    ok: true,
    form: 'u15-trials',
    responses: [
      answer('Gethin Pryce', 'inhaler', 'Megan Pryce'),
      answer('Asha Rahman', '', 'Nadia Rahman'),
      answer('Ross Abernethy', 'ACL op 2023', 'Morag Abernethy'),
    ],
  });
  assert.equal(bearing, 'exposed');
});
