import type { Made } from './exposed.ts';
import { delimited, page } from './formats.ts';
import { type Locale, locales } from './locales.ts';
import { makePerson, type Person, recentDate, writeDate } from './people.ts';
import type { Random } from './random.ts';

// Ordinary documents that look dangerous.

const british = (random: Random): Locale => locales[0] ?? random.pick(locales);
const several = (random: Random, from: number, to: number): readonly Person[] =>
  Array.from({ length: random.whole(from, to) }, () =>
    makePerson(random, british(random), { reserved: random.chance(0.3), grown: true }),
  );
const made = (folder: string, ending: string, body: string, verdict: 'clean' | 'review'): Made => ({
  folder: `ordinary/${folder}`,
  ending,
  body,
  label: { verdict, people: null, kinds: [], note: folder, accept: ['clean', 'review'] },
});
const line = (random: Random): string => `01632 960${random.digits(3)}`;
const work = ({ given, family }: Person): string =>
  `${given}.${family}@wexcombe.gov.uk`
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z.@-]/gu, '');

export const ordinaryHard: readonly ((random: Random) => Made)[] = [
  () =>
    made(
      'api-docs',
      'yaml',
      "openapi: 3.0.3\ninfo:\n  title: Applicants\n  contact:\n    name: API team\n    email: api@wexcombe.example\npaths:\n  /applicants:\n    get:\n      responses:\n        '200':\n          content:\n            application/json:\n              examples:\n                one:\n                  value:\n                    - first_name: Jane\n                      last_name: Doe\n                      date_of_birth: '1980-01-31'\n                      email: jane.doe@example.com\n                      nhs_number: '9434765919'\n                      address: 10 Main Street\n                      postcode: AB1 2CD\n",
      'clean',
    ),
  (random) =>
    made(
      'api-docs',
      'json',
      JSON.stringify({
        info: { name: 'Applicants', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
        item: [
          {
            name: 'Create applicant',
            request: {
              method: 'POST',
              url: '{{base}}/applicants',
              body: {
                mode: 'raw',
                raw: '{"name":"John Smith","email":"john.smith@example.com","phone":"07700900123","dob":"1990-05-01"}',
              },
            },
            id: random.digits(6),
          },
        ],
      }),
      'clean',
    ),
  () =>
    made(
      'api-docs',
      'md',
      '# Client library\n\n```json\n{\n  "name": "Jane Doe",\n  "email": "jane@example.com",\n  "phone": "+447700900123",\n  "dateOfBirth": "1985-03-12",\n  "nationalInsuranceNumber": "QQ123456C"\n}\n```\n\nSend a `POST /people` with the body above.\n',
      'clean',
    ),
  () =>
    made(
      'template',
      'csv',
      'First name,Last name,Date of birth,Email,Phone,Postcode\r\ne.g. Jane,e.g. Doe,31/01/1980,jane.doe@example.com,07700 900000,AB1 2CD\r\n',
      'clean',
    ),
  (random) =>
    made(
      'empty',
      'csv',
      `${random.pick(['Name,Email,Phone,Message', 'Vorname,Nachname,E-Mail,Telefon', 'Timestamp,Email Address,Full name'])}\r\n,,,\r\n,,,\r\n`,
      'clean',
    ),
  (random) =>
    made(
      'statistics',
      'csv',
      delimited(
        {
          title: '',
          header: [
            'Postcode',
            'Households',
            'Male',
            'Female',
            'Age 0-15',
            'Age 16-64',
            'Age 65+',
            'White British',
            'Asian',
            'Limiting illness',
          ],
          rows: several(random, 10, 60).map(({ postcode }) => [postcode, ...Array.from({ length: 9 }, () => random.digits(3))]),
        },
        ',',
      ),
      'clean',
    ),
  (random) =>
    made(
      'statistics',
      'csv',
      delimited(
        {
          title: '',
          header: ['lsoa11cd', 'Median age', 'Ethnicity (% White)', 'Good health (%)', 'Unpaid carers'],
          rows: several(random, 10, 60).map(() => [
            `E0100${random.digits(4)}`,
            random.digits(2),
            random.digits(2),
            random.digits(2),
            random.digits(3),
          ]),
        },
        ',',
      ),
      'clean',
    ),
  (random) =>
    made(
      'court',
      'html',
      page(
        'Hearings today',
        `<table><tr><th>Court</th><th>Case number</th><th>Name</th><th>Hearing</th><th>Time</th></tr>${several(random, 5, 30)
          .map(
            ({ full }) =>
              `<tr><td>1</td><td>T2026${random.digits(4)}</td><td>${full}</td><td>Plea and trial preparation</td><td>10:00</td></tr>`,
          )
          .join('')}</table>`,
      ),
      'review',
    ),
  (random) =>
    made(
      'notices',
      'html',
      page(
        'Public notices',
        several(random, 2, 6)
          .map(
            (person) =>
              `<p>Notice is hereby given that ${person.full} of ${person.street}, ${person.town} has applied for a premises licence. Representations to the Licensing Authority, Town Hall, Wexcombe WX1 1AA by ${recentDate(random, 'd/m/y')}.</p>`,
          )
          .join(''),
      ),
      'review',
    ),
  (random) =>
    made(
      'staff',
      'html',
      page(
        'Meet the team',
        several(random, 3, 15)
          .map(
            (person) =>
              `<div class="profile"><h3>${person.full}</h3><p class="role">${random.pick(['Senior lecturer', 'Practice nurse', 'Solicitor', 'Head of year', 'Trustee'])}</p><p>${person.given} joined in ${random.whole(1999, 2024)} and enjoys walking.</p><p>Tel: ${line(random)}</p><p><a href="mailto:${work(person)}">${work(person)}</a></p></div>`,
          )
          .join(''),
      ),
      'review',
    ),
  (random) =>
    made(
      'staff',
      'json',
      JSON.stringify({
        people: several(random, 3, 40).map((person) => ({
          id: random.digits(3),
          name: person.full,
          title: random.pick(['Engineer', 'Designer', 'Product manager']),
          email: work(person),
          photo: '/img/a.jpg',
          bio: 'Joined the team last year.',
        })),
      }),
      'review',
    ),
  (random) =>
    made(
      'staff',
      'vcf',
      several(random, 1, 4)
        .map(
          (person) =>
            `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${person.full}\r\nORG:Borough of Wexcombe\r\nTITLE:Clerk\r\nTEL;TYPE=WORK:${line(random)}\r\nEMAIL;TYPE=WORK:${work(person)}\r\nEND:VCARD`,
        )
        .join('\r\n'),
      'review',
    ),
  (random) =>
    made(
      'article',
      'html',
      page(
        'Obituary',
        `<p>${several(random, 1, 1)[0]?.full ?? ''} was born in Wexcombe on 12 May 1931 and died on ${recentDate(random, 'd mmm y')}. He is survived by his wife and two sons.</p><p>Donations to the hospice, ${random.whole(1, 90)} Mill Lane, WX1 2AB, telephone ${line(random)}.</p>`,
      ),
      'clean',
    ),
  (random) =>
    made(
      'article',
      'html',
      page(
        'Case study: Maria’s story',
        `<p>Maria (not her real name), 34, has Type 1 diabetes and lives with her two children. “I could not heat the flat,” she says. Her GP referred her to the service.</p><p>To refer a patient, ring ${line(random)} or write to referrals@wexcombe.nhs.example with the patient’s name, date of birth and NHS number.</p>`,
      ),
      'clean',
    ),
  (random) =>
    made(
      'wiki',
      'html',
      page(
        'List of mayors',
        `<table><tr><th>Name</th><th>Born</th><th>Took office</th><th>Left office</th><th>Party</th></tr>${several(random, 5, 30)
          .map(
            (person) =>
              `<tr><td>${person.full}</td><td>${writeDate(person.birth, 'd mmm y')}</td><td>19${random.digits(2)}</td><td>19${random.digits(2)}</td><td>${random.pick(['Labour', 'Conservative', 'Independent'])}</td></tr>`,
          )
          .join('')}</table>`,
      ),
      'review',
    ),
  (random) =>
    made(
      'forum',
      'html',
      page(
        'Forum: broadband in Penfold',
        several(random, 4, 20)
          .map(
            (person) =>
              `<article><header>${person.given.toLowerCase()}${random.digits(2)} wrote on ${recentDate(random, 'd/m/y')}:</header><p>${random.pick(['Mine is down again.', 'Try ringing 0800 555 0199, they were helpful.', 'I wrote to support@isp.example and got an answer.'])}</p></article>`,
          )
          .join(''),
      ),
      'clean',
    ),
  (random) =>
    made(
      'source',
      'txt',
      `Signed-off-by: ${several(random, 1, 1)[0]?.full ?? ''} <dev@kernel.example>\n${several(random, 5, 40)
        .map(
          (person) =>
            `${random.pick(['NETWORK DRIVER', 'FILE SYSTEM', 'AUDIO'])}\nM:\t${person.full} <${person.email}>\nL:\tlist@vger.example\nS:\tMaintained\n`,
        )
        .join('\n')}`,
      'clean',
    ),
  (random) =>
    made(
      'library',
      'xml',
      `<?xml version="1.0"?><catalog>${several(random, 5, 40)
        .map(
          (person) =>
            `<book id="bk${random.digits(3)}"><author>${person.family}, ${person.given}</author><title>The Long Field</title><genre>Novel</genre><price>${random.digits(2)}.95</price><publish_date>${recentDate(random, 'y-m-d')}</publish_date></book>`,
        )
        .join('')}</catalog>`,
      'clean',
    ),
  (random) =>
    made(
      'suppliers',
      'csv',
      delimited(
        {
          title: '',
          header: ['Name', 'Address', 'Postcode', 'Phone', 'Email', 'Trade'],
          rows: several(random, 5, 40).map((person) => [
            `${person.family} ${random.pick(['Electrical', 'Roofing Ltd', 'Plumbing', 'Gardens', '& Sons'])}`,
            person.street,
            person.postcode,
            line(random),
            `info@${person.family.toLowerCase().replace(/[^a-z]/gu, '')}.example`,
            random.pick(['Electrician', 'Roofer', 'Plumber']),
          ]),
        },
        ',',
      ),
      'review',
    ),
  (random) =>
    made(
      'restaurants',
      'csv',
      delimited(
        {
          title: '',
          header: ['name', 'address', 'postcode', 'phone', 'website'],
          rows: several(random, 5, 40).map((person) => [
            `${random.pick(['Golden', 'Royal', 'Blue', 'Little', 'Old'])} ${random.pick(['Dragon', 'Olive', 'Anchor', 'Lotus', 'Bengal', 'Kitchen'])}`,
            person.street,
            person.postcode,
            line(random),
            'https://eat.example',
          ]),
        },
        ',',
      ),
      'review',
    ),
  (random) =>
    made(
      'bank',
      'html',
      page(
        'How to pay',
        `<p>Pay by bank transfer to Borough of Wexcombe, IBAN GB33BUKB20201555555555, sort code 20-20-15, account 55555555. Quote your reference.</p><p>Card payments: ${line(random)}.</p>`,
      ),
      'clean',
    ),
  (random) =>
    made(
      'consultation',
      'html',
      page(
        'Summary of responses',
        `<p>We received ${random.digits(3)} responses. Respondents were asked for their age, gender, ethnicity and postcode.</p><blockquote>“The junction is dangerous for my children.”</blockquote><blockquote>“I cannot get to my doctor by bus.”</blockquote><table><tr><th>Age group</th><th>Responses</th><th>Female</th><th>Male</th></tr>${['16-24', '25-44', '45-64', '65+'].map((group) => `<tr><td>${group}</td><td>${random.digits(2)}</td><td>${random.digits(2)}</td><td>${random.digits(2)}</td></tr>`).join('')}</table>`,
      ),
      'clean',
    ),
  (random) =>
    made(
      'petition',
      'html',
      page(
        'Petition: keep the library open',
        `<p>Lead petitioner: ${several(random, 1, 1)[0]?.full ?? ''}. This petition has ${random.digits(3)} signatures.</p><form method="post"><label>Your name <input name="name"></label><label>Email <input name="email"></label><label>Postcode <input name="postcode"></label></form>`,
      ),
      'clean',
    ),
  (random) =>
    made(
      'foi',
      'txt',
      `Freedom of Information request ${random.digits(5)}\n\nDear Requester,\n\nThank you for your request of ${recentDate(random, 'd/m/y')}. You asked how many patients were referred.\n\nWe hold the information. There were ${random.digits(3)} referrals.\n\nIf you are not content you may ask for a review by writing to foi@wexcombe.gov.uk or Town Hall, High Street, Wexcombe WX1 1AA.\n\nYours sincerely,\nInformation Governance Team\n${line(random)}\n`,
      'clean',
    ),
  (random) =>
    made(
      'letter-template',
      'txt',
      `[Your name]\n[Your address]\n[Postcode]\n\n${recentDate(random, 'd/m/y')}\n\nDear Sir or Madam,\n\nI am writing to complain about [what happened]. My date of birth is [date of birth].\n\nYours faithfully,\n[Your name]\n`,
      'clean',
    ),
  (random) =>
    made(
      'scam',
      'html',
      page(
        'Scam numbers',
        `<table><tr><th>Phone number</th><th>Reports</th><th>Comment</th></tr>${Array.from({ length: random.whole(5, 40) }, () => `<tr><td>0${random.pick(['20', '161', '7'])}${random.digits(8)}</td><td>${random.digits(2)}</td><td>${random.pick(['Silent call', 'Said they were the bank', 'Parcel text'])}</td></tr>`).join('')}</table>`,
      ),
      'clean',
    ),
];
