import { concepts, labelFor } from './columns.ts';
import type { Made } from './exposed.ts';
import { page } from './formats.ts';
import { locales } from './locales.ts';
import { makePerson, type Person, recentDate, writeDate } from './people.ts';
import type { Random } from './random.ts';

const clean = (folder: string, ending: string, body: string): Made => ({
  folder: `ordinary/${folder}`,
  ending,
  body,
  label: { verdict: 'clean', people: null, kinds: [], note: folder },
});
const lenient = (folder: string, ending: string, body: string): Made => ({
  folder: `ordinary/${folder}`,
  ending,
  body,
  label: { verdict: 'clean', people: null, kinds: [], note: folder, accept: ['clean', 'review'] },
});

const somebody = (random: Random): Person =>
  makePerson(random, random.pick(locales), { reserved: random.chance(0.3), grown: true });
const several = (random: Random, from: number, to: number): readonly Person[] =>
  Array.from({ length: random.whole(from, to) }, () => somebody(random));
const work = ({ given, family }: Person): string =>
  `${given}.${family}@wexcombe.gov.uk`
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z.@-]/gu, '');
const town = (random: Random): string => `01632 960${random.digits(3)}`;

function formPage(random: Random): Made {
  const locale = random.pick(locales);
  const inputs = random
    .shuffle(Object.keys(concepts))
    .slice(0, random.whole(4, 10))
    .map((name, at) => {
      const concept = concepts[name];
      const label = concept === undefined ? name : labelFor(concept, locale, random);
      const hint = random.chance(0.3)
        ? `<p class="hint">For example, ${random.pick(['QQ 12 34 56 C', 'jane.doe@example.com', '27 3 2007', '943 476 5919', '07700 900123', 'SW1A 1AA'])}</p>`
        : '';
      return `<div class="form-item"><label for="f${at}">${label}</label>${hint}${name === 'words' ? `<textarea id="f${at}" name="submitted[${name}]"></textarea>` : `<input id="f${at}" name="submitted[${name}]" type="text" placeholder="${random.chance(0.3) ? 'name@example.com' : ''}">`}</div>`;
    });
  return clean(
    'form',
    'html',
    page(
      random.pick(['Make a complaint', 'Apply for a blue badge', 'Tell us once', 'Kontaktformular', 'Formulaire de contact']),
      `<form method="post" action="/form">${inputs.join('')}<button>Send</button></form>`,
    ),
  );
}

const loginPage = (random: Random): Made =>
  clean(
    'login',
    'html',
    page(
      random.pick(['Log in', 'Access denied', 'Sign in to your account', 'Anmelden']),
      `<p>You are not authorised to see the submissions of this form.</p><form method="post" action="/user/login"><label>E-mail address or username <input name="name"></label><label>Password <input type="password" name="pass"></label><a href="/user/password">Reset your password</a></form><p>Problems? Call ${town(random)}.</p>`,
    ),
  );

function apiPage(random: Random): Made {
  const user = `{\n  "id": ${random.whole(1, 99)},\n  "first_name": "Jane",\n  "last_name": "Doe",\n  "email": "jane.doe@example.com",\n  "phone": "+44 7700 900123",\n  "date_of_birth": "1980-01-31",\n  "address": { "line1": "10 Main Street", "postcode": "AB1 2CD" }\n}`;
  const body = `<p>Returns the user with the given id.</p><pre><code>GET /v1/users/${random.whole(1, 99)} HTTP/1.1\nHost: api.wexcombe.example</code></pre><h2>Response</h2><pre><code>${user}</code></pre><table><tr><th>Field</th><th>Type</th><th>Description</th></tr><tr><td>first_name</td><td>string</td><td>Given name of the user</td></tr><tr><td>email</td><td>string</td><td>E-mail address, must be unique</td></tr><tr><td>nhs_number</td><td>string</td><td>NHS number, ten digits, for example 943 476 5919</td></tr></table>`;
  return clean('api-docs', 'html', page('Users API reference', body));
}

const openApi = (random: Random): Made =>
  clean(
    'api-docs',
    'json',
    JSON.stringify({
      openapi: '3.0.0',
      info: { title: 'Wexcombe API', version: '1.0', contact: { name: 'API team', email: 'api@wexcombe.example' } },
      paths: {
        '/users': {
          get: {
            summary: 'List users',
            responses: {
              200: {
                description: 'OK',
                content: {
                  'application/json': {
                    example: [
                      { name: 'Jane Doe', email: 'jane@example.com' },
                      { name: 'John Smith', email: 'john@example.com' },
                    ],
                  },
                },
              },
            },
          },
        },
      },
      components: {
        schemas: {
          User: {
            type: 'object',
            properties: {
              name: { type: 'string', example: 'Jane Doe' },
              email: { type: 'string', format: 'email' },
              dateOfBirth: { type: 'string', format: 'date', example: '1980-01-31' },
              nhsNumber: { type: 'string', example: '9434765919' },
              id: { type: 'integer', example: random.whole(1, 999) },
            },
          },
        },
      },
    }),
  );

const schema = (): Made =>
  clean(
    'api-docs',
    'json',
    JSON.stringify({
      $schema: 'http://json-schema.org/draft-07/schema#',
      title: 'Applicant',
      type: 'object',
      required: ['name', 'email'],
      properties: {
        name: { type: 'string', description: 'Full name' },
        email: { type: 'string', format: 'email', description: 'E-mail address' },
        dob: { type: 'string', format: 'date' },
        address: { type: 'string' },
      },
    }),
  );

function article(random: Random): Made {
  const [author, speaker, other] = [somebody(random), somebody(random), somebody(random)];
  const paragraphs = [
    `<p class="byline">By ${author.full}, ${recentDate(random, 'd mmm y')}</p>`,
    `<p>The council has agreed a budget of £${random.digits(3)} million. “This is a good day for ${speaker.town},” said Councillor ${speaker.full}, cabinet member for finance.</p>`,
    `<p>${other.full}, 43, who lives in ${other.town}, told the meeting that the library had changed her life. Dr ${author.family} of the University of ${author.town} welcomed the decision.</p>`,
    `<p>Residents can ring ${town(random)} or write to haveyoursay@wexcombe.gov.uk before ${recentDate(random, 'd/m/y')}.</p>`,
  ];
  return clean(
    'article',
    'html',
    page(
      random.pick(['Budget agreed', 'New library opens', 'Storm warning', 'Awards night']),
      random.shuffle(paragraphs).join('\n'),
    ),
  );
}

function press(random: Random): Made {
  const people = several(random, 1, 3);
  return lenient(
    'press',
    'html',
    page(
      'News release',
      `<p>Wexcombe was named the greenest town in the county on ${recentDate(random, 'd/m/y')}.</p><h2>Notes to editors</h2>${people.map((person) => `<p>For media enquiries contact ${person.full} on ${town(random)} or ${work(person)}.</p>`).join('')}`,
    ),
  );
}

const blogComments = (random: Random): Made =>
  clean(
    'comments',
    'html',
    page(
      'Ten walks near Wexcombe',
      `<article><p>Our favourite walks start at the station.</p></article><section class="comments">${several(random, 2, 14)
        .map(
          (person) =>
            `<div class="comment"><span class="author">${random.chance(0.5) ? person.given : person.full}</span> <time>${recentDate(random, 'd/m/y')}</time><p>${random.pick(['Lovely walk, thank you!', 'The path was flooded last week.', 'Is it suitable for dogs?', 'We did this with my mother and she loved it.'])}</p></div>`,
        )
        .join('')}</section>`,
    ),
  );

const reviews = (random: Random): Made =>
  clean(
    'reviews',
    'json',
    JSON.stringify({
      product: 'Oak Table',
      aggregateRating: { ratingValue: 4.5, reviewCount: 12 },
      review: several(random, 3, 15).map((person) => ({
        '@type': 'Review',
        author: { '@type': 'Person', name: `${person.given} ${person.family.charAt(0)}.` },
        datePublished: recentDate(random, 'y-m-d'),
        reviewBody: 'Sturdy and easy to put together.',
        reviewRating: { ratingValue: random.whole(3, 5) },
      })),
    }),
  );

const privacyNotice = (random: Random): Made =>
  lenient(
    'policy',
    'html',
    page(
      'Privacy notice',
      `<p>We collect your name, address, date of birth, National Insurance number, NHS number, ethnicity and health details to process your application.</p><p>Our Data Protection Officer is ${somebody(random).full}, Town Hall, Wexcombe WX1 1AA, telephone ${town(random)}, dpo@wexcombe.gov.uk. You can complain to the Information Commissioner's Office, Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF, 0303 123 1113.</p>`,
    ),
  );

const guidance = (random: Random): Made =>
  clean(
    'guidance',
    'html',
    page(
      'Filling in the form',
      `<p>Write dates of birth like this: 31/01/1980. A National Insurance number looks like QQ 12 34 56 C and an NHS number like 943 476 5919. Pay to IBAN GB82 WEST 1234 5698 7654 32. The complainant must be a tenant.</p><ul><li>Name: as on your passport</li><li>Date of birth: day, month and year</li><li>Telephone: with area code</li></ul><p>Help: ${town(random)}</p>`,
    ),
  );

const contactPage = (random: Random): Made =>
  lenient(
    'contact',
    'html',
    page(
      'Contact us',
      ['Council tax', 'Housing', 'Planning', 'Registrars']
        .map(
          (name) =>
            `<h2>${name}</h2><p>Telephone: ${town(random)}</p><p>Email: ${name.toLowerCase().replace(' ', '')}@wexcombe.gov.uk</p><p>Address: Town Hall, ${random.whole(1, 9)} High Street, Wexcombe WX1 1AA</p><p>Opening hours: 9am to 5pm</p>`,
        )
        .join(''),
    ),
  );

const minutes = (random: Random): Made =>
  lenient(
    'minutes',
    'txt',
    `MINUTES of the Planning Committee, ${recentDate(random, 'd/m/y')}\n\nPresent: ${several(random, 5, 12)
      .map(({ full }) => `Cllr ${full}`)
      .join(
        ', ',
      )}\nApologies: Cllr ${somebody(random).full}\nIn attendance: ${somebody(random).full} (Head of Planning), ${somebody(random).full} (Clerk)\n\n1. Declarations of interest\nCllr ${somebody(random).family} declared an interest in item 4.\n\n2. Public questions\nMr ${somebody(random).full} asked about the crossing in ${random.pick(['Mill Lane', 'Station Approach'])}.\n\nClerk: clerk@wexcombe-pc.gov.uk, ${town(random)}\n`,
  );

const translations = (random: Random): Made =>
  clean(
    'strings',
    'json',
    JSON.stringify({
      en: {
        name: 'Name',
        first_name: 'First name',
        email: 'Email address',
        phone: 'Telephone number',
        dob: 'Date of birth',
        address: 'Address',
        submit: 'Send',
        errors: {
          email: 'Enter an email address in the correct format, like name@example.com',
          phone: 'Enter a phone number, like 07700 900982',
        },
      },
      de: { name: 'Name', email: 'E-Mail-Adresse', dob: 'Geburtsdatum' },
      build: random.digits(8),
    }),
  );

const packaged = (random: Random): Made =>
  clean(
    'source',
    'json',
    JSON.stringify(
      {
        name: 'wexcombe-site',
        version: '1.2.3',
        author: `${somebody(random).full} <${somebody(random).email}>`,
        contributors: several(random, 1, 4).map(({ full, email }) => ({ name: full, email })),
        license: 'MIT',
        bugs: { email: 'bugs@wexcombe.example' },
        dependencies: { left: '^1.0.0' },
      },
      undefined,
      2,
    ),
  );

const changelog = (random: Random): Made =>
  clean(
    'source',
    'txt',
    Array.from(
      { length: random.whole(4, 20) },
      () =>
        `commit ${random.digits(12)}\nAuthor: ${somebody(random).full} <${work(somebody(random))}>\nDate:   ${recentDate(random, 'time')}\n\n    Fix the date picker\n`,
    ).join('\n'),
  );

const emptyAnswers = (random: Random): Made =>
  random.pick([
    clean('empty', 'csv', 'Submission ID,Submitted,First name,Last name,Email,Date of birth,NHS number,Postcode\r\n'),
    clean('empty', 'json', JSON.stringify({ data: [], meta: { total: 0 } })),
    clean(
      'empty',
      'json',
      JSON.stringify({
        error: { code: 403, message: 'You do not have permission to view submissions', requestId: random.digits(10) },
      }),
    ),
    clean('empty', 'csv', 'First name,Last name,Date of birth,Postcode\r\nRequired,Required,DD/MM/YYYY,UK postcode\r\n'),
    clean(
      'empty',
      'html',
      page(
        'Results',
        '<table><thead><tr><th>#</th><th>Submitted</th><th>Name</th><th>Email</th></tr></thead><tbody><tr><td colspan="4">There are no submissions yet.</td></tr></tbody></table>',
      ),
    ),
    clean(
      'empty',
      'txt',
      'Dear {{first_name}} {{last_name}},\n\nThank you for your application of {{date}}. Your reference is {{reference}}. We will write to {{address_line_1}}, {{postcode}}.\n\nYours sincerely,\n[Officer name]\n',
    ),
  ]);

const feed = (random: Random): Made =>
  clean(
    'feed',
    'xml',
    `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>News</title>${several(
      random,
      3,
      15,
    )
      .map(
        (person) =>
          `<item><title>${random.pick(['Road closure', 'Half-term events', 'Consultation opens'])}</title><dc:creator>${person.full}</dc:creator><pubDate>Mon, 02 Feb 2026 10:00:00 GMT</pubDate><description>Work starts on ${random.pick(['Mill Lane', 'High Street'])} next week.</description></item>`,
      )
      .join('')}</channel></rss>`,
  );

const calendar = (random: Random): Made =>
  clean(
    'calendar',
    'ics',
    `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${several(random, 2, 10)
      .map(
        (person, at) =>
          `BEGIN:VEVENT\r\nUID:${at}@wexcombe.example\r\nDTSTART:2026030${random.whole(1, 9)}T100000Z\r\nSUMMARY:${random.pick(['Story time', 'Yoga', 'Repair cafe'])}\r\nORGANIZER;CN=${person.full}:mailto:${work(person)}\r\nLOCATION:Town Hall\\, Wexcombe WX1 1AA\r\nEND:VEVENT`,
      )
      .join('\r\n')}\r\nEND:VCALENDAR`,
  );

const biography = (random: Random): Made => {
  const person = somebody(random);
  return clean(
    'biography',
    'html',
    page(
      person.full,
      `<p><b>${person.full}</b> (born ${writeDate({ ...person.birth, year: 1800 + random.whole(1, 90) }, 'd mmm y')} in ${person.town}; died ${random.whole(1870, 1960)}) was a composer. She studied with ${somebody(random).full} and married ${somebody(random).full}.</p><table><tr><th>Born</th><td>${writeDate({ ...person.birth, year: 1870 }, 'd mmm y')}</td></tr><tr><th>Occupation</th><td>Composer</td></tr><tr><th>Known for</th><td>Operas</td></tr></table>`,
    ),
  );
};

const events = (random: Random): Made =>
  lenient(
    'events',
    'html',
    page(
      'What’s on',
      several(random, 3, 12)
        .map(
          (person) =>
            `<article class="event"><h3>${random.pick(['Watercolours for beginners', 'Story time', 'Chair yoga'])}</h3><p>With ${person.full}</p><p>When: ${recentDate(random, 'd/m/y')} 10:00</p><p>Where: Library, High Street, WX1 1AB</p><p>Cost: £5</p><p>Book: ${town(random)} or events@wexcombe.example</p></article>`,
        )
        .join(''),
    ),
  );

const vacancy = (random: Random): Made => {
  const person = somebody(random);
  return lenient(
    'vacancy',
    'html',
    page(
      'Job: Housing Officer',
      `<dl><dt>Salary</dt><dd>£31,000</dd><dt>Closing date</dt><dd>${recentDate(random, 'd/m/y')}</dd><dt>Location</dt><dd>Town Hall</dd><dt>Contact</dt><dd>${person.full}</dd><dt>Email</dt><dd>${work(person)}</dd><dt>Telephone</dt><dd>${town(random)}</dd></dl>`,
    ),
  );
};

export const ordinaryPages: readonly ((random: Random) => Made)[] = [
  formPage,
  formPage,
  formPage,
  loginPage,
  apiPage,
  openApi,
  schema,
  article,
  article,
  press,
  blogComments,
  reviews,
  privacyNotice,
  guidance,
  contactPage,
  minutes,
  translations,
  packaged,
  changelog,
  emptyAnswers,
  emptyAnswers,
  feed,
  calendar,
  biography,
  events,
  vacancy,
];
