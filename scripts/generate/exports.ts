import type { Made } from './exposed.ts';
import { delimited, formats, type Sheet } from './formats.ts';
import { type Locale, locales } from './locales.ts';
import { cardNumber, makePerson, type Person, recentDate, writeDate } from './people.ts';
import type { Random } from './random.ts';

// Lists as real programs export them: their own headings, their own metadata.

type Value = (person: Person, random: Random, locale: Locale) => string;
type Export = {
  readonly program: string;
  readonly columns: readonly (readonly [header: string, value: Value])[];
  readonly kinds: readonly string[];
  readonly formats: readonly string[];
  readonly grown?: false;
  readonly above?: (headers: readonly string[]) => readonly (readonly string[])[];
};

const given: Value = ({ given }) => given;
const family: Value = ({ family }) => family;
const full: Value = ({ full }) => full;
const email: Value = ({ email }) => email;
const phone: Value = ({ phone }) => phone;
const street: Value = ({ street }) => street;
const town: Value = ({ town }) => town;
const postcode: Value = ({ postcode }) => postcode;
const words: Value = ({ complaint }) => complaint;
const ip: Value = ({ ip }) => ip;
const dated =
  (pattern: string): Value =>
  ({ birth }) =>
    writeDate(birth, pattern);
const time: Value = (_, random) => recentDate(random, 'time');
const digits =
  (count: number): Value =>
  (_, random) =>
    random.digits(count);
const one =
  (text: string): Value =>
  (_, random) =>
    random.pick(text.split('|'));
const uuid: Value = (_, random) =>
  `${random.digits(8)}-${random.digits(4)}-4${random.digits(3)}-a${random.digits(3)}-${random.digits(12)}`;

const contact = ['person-name', 'email-address'];

const programs: readonly Export[] = [
  {
    program: 'Microsoft Forms',
    formats: ['xlsx', 'csv'],
    kinds: [...contact, 'free-text'],
    columns: [
      ['ID', digits(3)],
      ['Start time', time],
      ['Completion time', time],
      ['Email', one('anonymous')],
      ['Name', () => ''],
      ['What is your name?', full],
      ['What is your email address?', email],
      ['Please tell us about your experience', words],
    ],
  },
  {
    program: 'Google Forms',
    formats: ['csv', 'xlsx', 'html'],
    kinds: [...contact, 'phone-number', 'free-text'],
    columns: [
      ['Timestamp', time],
      ['Email Address', email],
      ['Full Name', full],
      ['Mobile number', phone],
      ['Any access needs or dietary requirements?', one('None|Vegan|Wheelchair user|Gluten free')],
      ['Why would you like to volunteer?', words],
    ],
  },
  {
    program: 'SurveyMonkey',
    formats: ['csv', 'xlsx'],
    kinds: [...contact, 'ip-address'],
    above: (headers) => [headers.map((_, at) => (at < 5 ? '' : 'Open-Ended Response'))],
    columns: [
      ['Respondent ID', digits(11)],
      ['Collector ID', digits(9)],
      ['Start Date', time],
      ['End Date', time],
      ['IP Address', ip],
      ['Your name', full],
      ['Your email', email],
      ['Do you support the plans?', one('Yes|No')],
    ],
  },
  {
    program: 'Qualtrics',
    formats: ['csv'],
    kinds: ['ip-address', ...contact],
    above: (headers) => [headers.map((header) => `{"ImportId":"${header}"}`)],
    columns: [
      ['StartDate', time],
      ['EndDate', time],
      ['IPAddress', ip],
      ['Progress', one('100')],
      ['ResponseId', (_, random) => `R_${random.digits(12)}`],
      ['Q1_1', given],
      ['Q1_2', family],
      ['Q2', email],
      ['Q3', one('1|2|3')],
    ],
  },
  {
    program: 'KoboToolbox',
    formats: ['csv', 'xlsx'],
    kinds: ['person-name', 'phone-number'],
    columns: [
      ['start', time],
      ['end', time],
      ['household/head_name', full],
      ['household/phone', phone],
      ['household/members', digits(1)],
      ['_id', digits(8)],
      ['_uuid', uuid],
      ['_submission_time', time],
      ['_submitted_by', one('')],
    ],
  },
  {
    program: 'LimeSurvey',
    formats: ['csv'],
    kinds: [...contact],
    columns: [
      ['id', digits(3)],
      ['submitdate', time],
      ['lastpage', digits(1)],
      ['startlanguage', one('en')],
      ['seed', digits(9)],
      ['G01Q01. Name', full],
      ['G01Q02. Email', email],
      ['G02Q03. Comment', one('Good|Too long|')],
    ],
  },
  {
    program: 'Jotform',
    formats: ['csv', 'xlsx', 'html'],
    kinds: [...contact, 'phone-number', 'postal-address', 'date-of-birth'],
    columns: [
      ['Submission Date', time],
      ['Full Name', full],
      ['Phone Number', phone],
      ['E-mail', email],
      ['Address', street],
      ['Date of Birth', dated('d/m/y')],
      ['Submission ID', digits(19)],
    ],
  },
  {
    program: 'Gravity Forms',
    formats: ['csv', 'json'],
    kinds: [...contact, 'ip-address'],
    columns: [
      ['Name (First)', given],
      ['Name (Last)', family],
      ['Email', email],
      ['Message', one('Please call|Hello')],
      ['Entry Id', digits(4)],
      ['Entry Date', time],
      ['Source Url', one('https://www.wexcombe.example/contact/')],
      ['User Agent', one('Mozilla/5.0 (iPhone)')],
      ['User IP', ip],
    ],
  },
  {
    program: 'Typeform',
    formats: ['csv', 'xlsx'],
    kinds: [...contact, 'phone-number'],
    columns: [
      ['#', uuid],
      ["Hi! What's your first name?", given],
      ['And your surname?', family],
      ['Best email for you?', email],
      ['Phone', phone],
      ['Start Date (UTC)', time],
      ['Submit Date (UTC)', time],
      ['Network ID', digits(10)],
    ],
  },
  {
    program: 'Drupal Webform',
    formats: ['csv', 'tsv', 'html'],
    kinds: [...contact, 'postal-address', 'ip-address'],
    columns: [
      ['serial', digits(3)],
      ['sid', digits(5)],
      ['uuid', uuid],
      ['created', time],
      ['completed', time],
      ['remote_addr', ip],
      ['in_draft', one('0')],
      ['your_name', full],
      ['your_email', email],
      ['home_address', street],
    ],
  },
  {
    program: 'Eventbrite',
    formats: ['csv'],
    kinds: [...contact, 'phone-number'],
    columns: [
      ['Order no.', digits(10)],
      ['Order Date', time],
      ['First Name', given],
      ['Surname', family],
      ['Email', email],
      ['Quantity', digits(1)],
      ['Ticket Type', one('Free|Concession')],
      ['Attendee Status', one('Attending')],
      ['Mobile Phone', phone],
    ],
  },
  {
    program: 'Mailchimp',
    formats: ['csv'],
    kinds: [...contact],
    columns: [
      ['Email Address', email],
      ['First Name', given],
      ['Last Name', family],
      ['MEMBER_RATING', digits(1)],
      ['OPTIN_TIME', time],
      ['OPTIN_IP', () => ''],
      ['CONFIRM_TIME', time],
      ['LEID', digits(8)],
    ],
  },
  {
    program: 'WooCommerce',
    formats: ['csv', 'json', 'sql'],
    kinds: [...contact, 'phone-number', 'postal-address'],
    columns: [
      ['order_id', digits(5)],
      ['order_date', time],
      ['billing_first_name', given],
      ['billing_last_name', family],
      ['billing_email', email],
      ['billing_phone', phone],
      ['billing_address_1', street],
      ['billing_city', town],
      ['billing_postcode', postcode],
      ['order_total', digits(2)],
    ],
  },
  {
    program: 'school system',
    formats: ['csv', 'xlsx'],
    grown: false,
    kinds: ['person-name', 'date-of-birth'],
    columns: [
      ['UPN', (_, random) => `A${random.digits(12)}`],
      ['Legal Surname', family],
      ['Legal Forename', given],
      ['DOB', dated('d/m/y')],
      ['Reg', one('7A|8B|9C')],
      ['SEN Status', one('N|K|E')],
      ['FSM', one('T|F')],
      ['Ethnicity', one('WBRI|ASIA|BAFR')],
      ['Parental email', email],
    ],
  },
  {
    program: 'patient system',
    formats: ['csv', 'xlsx', 'semicolon'],
    kinds: ['person-name', 'date-of-birth', 'nhs-number'],
    columns: [
      ['Usual GP', one('Dr P Hargreaves|Dr L Osei')],
      ['Given Name', given],
      ['Family Name', family],
      ['Date of Birth', dated('d mmm y')],
      ['NHS Number', ({ nhs }) => nhs],
      ['Problem', one('Type 2 diabetes|Asthma|Hypertension')],
      ['Mobile Telephone', phone],
      ['Postcode', postcode],
    ],
  },
  {
    program: 'prison system',
    formats: ['json', 'jsonl', 'api'],
    kinds: ['person-name', 'date-of-birth'],
    columns: [
      ['prisonerNumber', (_, random) => `A${random.digits(4)}BC`],
      ['firstName', given],
      ['lastName', family],
      ['dateOfBirth', dated('y-m-d')],
      ['gender', one('Male|Female')],
      ['cellLocation', one('A-1-002|B-2-011')],
      ['offence', one('Theft|Common assault')],
      ['releaseDate', one('2026-11-02')],
    ],
  },
  {
    program: 'teacher training',
    formats: ['json', 'api'],
    kinds: [...contact, 'date-of-birth', 'phone-number'],
    columns: [
      ['status', one('awaiting_provider_decision|offer')],
      ['submitted at', time],
      ['candidate first name', given],
      ['candidate last name', family],
      ['candidate date of birth', dated('y-m-d')],
      ['candidate nationality', one('GB|IE|NG')],
      ['contact email', email],
      ['contact phone number', phone],
      ['personal statement', words],
    ],
  },
  {
    program: 'planning application',
    formats: ['json', 'api'],
    kinds: [...contact, 'phone-number'],
    columns: [
      ['applicationType', one('ldc.existing|pp.full.householder')],
      ['applicant first name', given],
      ['applicant last name', family],
      ['applicant email', email],
      ['applicant phone', phone],
      ['property address', street],
      ['property postcode', postcode],
      ['declaration accurate', one('true')],
    ],
  },
  {
    program: 'job applications',
    formats: ['csv', 'xlsx', 'html'],
    kinds: [...contact, 'phone-number'],
    columns: [
      ['Vacancy', one('HR/1123|LIB/044')],
      ['Candidate', full],
      ['Email', email],
      ['Telephone', phone],
      ['Current employer', one('Tesco|NHS|Unemployed')],
      ['Notice period', one('1 month|None')],
      ['Convictions declared', one('No|Yes')],
      ['Interview notes', words],
    ],
  },
  {
    program: 'parking',
    formats: ['csv', 'semicolon'],
    kinds: ['person-name', 'postal-address', 'uk-postcode'],
    columns: [
      ['PCN', (_, random) => `WX${random.digits(8)}`],
      ['VRM', (_, random) => `AB${random.digits(2)} XYZ`],
      ['Keeper name', full],
      ['Keeper address', street],
      ['Postcode', postcode],
      ['Balance', digits(2)],
    ],
  },
  {
    program: 'council tax',
    formats: ['csv', 'xlsx'],
    kinds: ['person-name', 'postal-address'],
    columns: [
      ['Account ref', digits(9)],
      ['Liable party', full],
      ['Property', street],
      ['Arrears', digits(3)],
      ['Recovery stage', one('Summons|Reminder|Liability order')],
      ['Vulnerability marker', one('Y|N')],
    ],
  },
  {
    program: 'address book',
    formats: ['csv'],
    kinds: [...contact, 'phone-number', 'date-of-birth'],
    columns: [
      ['First Name', given],
      ['Middle Name', () => ''],
      ['Last Name', family],
      ['Birthday', dated('m/d/y')],
      ['E-mail Address', email],
      ['E-mail 2 Address', () => ''],
      ['Mobile Phone', phone],
      ['Home Street', street],
      ['Home City', town],
      ['Home Postal Code', postcode],
      ['Notes', () => ''],
    ],
  },
  {
    program: 'users table',
    formats: ['sql', 'json', 'csv'],
    kinds: ['email-address'],
    columns: [
      ['id', digits(4)],
      ['email', email],
      ['password_hash', (_, random) => `$2y$10$${random.digits(22)}`],
      ['created_at', time],
      ['last_login_ip', ip],
      ['remember_token', digits(20)],
    ],
  },
  {
    program: 'donations',
    formats: ['csv', 'xlsx'],
    kinds: [...contact, 'postal-address', 'uk-postcode'],
    columns: [
      ['Donor', full],
      ['Email', email],
      ['Address', street],
      ['Postcode', postcode],
      ['Amount', digits(2)],
      ['Gift Aid', one('Y|N')],
      ['Date', time],
    ],
  },
  {
    program: 'card payments',
    formats: ['csv', 'sql'],
    kinds: ['person-name', 'payment-card'],
    columns: [
      ['Cardholder', full],
      ['Card number', (_, random) => cardNumber(random)],
      ['Expiry', one('04/28|11/27')],
      ['Amount', digits(3)],
      ['Ref', digits(8)],
    ],
  },
  {
    program: 'tickets',
    formats: ['csv', 'json', 'jsonl'],
    kinds: [...contact, 'free-text'],
    columns: [
      ['Ticket ID', digits(5)],
      ['Requester', full],
      ['Requester email', email],
      ['Subject', one('Missed bin|Noise|Refund')],
      ['Status', one('Open|Solved')],
      ['Description', words],
      ['Created at', time],
    ],
  },
  {
    program: 'visitor book',
    formats: ['csv', 'xlsx', 'lines'],
    kinds: ['person-name', 'phone-number'],
    columns: [
      ['Date', time],
      ['Visitor', full],
      ['Phone', phone],
      ['Car reg', (_, random) => `CD${random.digits(2)} EFG`],
      ['Visiting', one('Housing|Ward 4')],
    ],
  },
  {
    program: 'accident book',
    formats: ['xlsx', 'csv', 'definitions'],
    kinds: ['person-name', 'date-of-birth', 'health', 'free-text'],
    columns: [
      ['Injured person', full],
      ['Date of birth', dated('d/m/y')],
      ['Home address', street],
      ['Injury', one('Fracture|Cut to hand|Burn')],
      ['Account of what happened', words],
    ],
  },
];

const locale = (random: Random): Locale => (random.chance(0.8) ? (locales[0] ?? random.pick(locales)) : random.pick(locales));

/** One program's export of invented people. */
export function programExport(random: Random): Made {
  const recipe = random.pick(programs);
  const where = locale(random);
  const reserved = random.chance(0.35);
  const people = Array.from({ length: random.pick([1, 2, 3, 4, 6, 9, 15, 30, 80]) }, () =>
    makePerson(random, where, { reserved, grown: recipe.grown ?? true }),
  );
  const header = recipe.columns.map(([name]) => name);
  const rows = people.map((person) => recipe.columns.map(([, value]) => value(person, random, where)));
  const sheet: Sheet = {
    title: random.pick([recipe.program, 'export', 'Sheet1', 'data (2)']),
    header,
    rows: [...(recipe.above?.(header) ?? []), ...rows],
  };
  const format = random.pick(recipe.formats);
  const written = formats[format]?.(sheet) ?? { ending: 'csv', body: delimited(sheet, ',') };
  const british = where.id === 'en' || where.id === 'cy';
  return {
    folder: `exposed/program-${format}`,
    ...written,
    label: {
      verdict: 'exposed',
      people: new Set(people.map(({ full, email }) => full + email)).size,
      kinds: recipe.kinds.filter((kind) => kind !== 'uk-postcode' || british),
      note: recipe.program,
      ...(people.length < 3 ? { accept: ['exposed', 'review'] } : {}),
    },
  };
}
