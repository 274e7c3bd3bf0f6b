import type { Made } from './exposed.ts';
import { formats, type Sheet } from './formats.ts';
import { type Locale, locales } from './locales.ts';
import { makePerson, type Person, postcode, recentDate, writeDate } from './people.ts';
import type { Random } from './random.ts';

type Column = readonly [name: string, value: (person: Person, random: Random, locale: Locale) => string];
type OrdinaryList = {
  readonly folder: string;
  readonly titles: readonly string[];
  readonly columns: readonly Column[];
  readonly verdict: 'review' | 'clean';
  readonly accept?: readonly ('exposed' | 'review' | 'clean')[];
};

const from = (text: string): readonly string[] => text.split('|');
const oneOf =
  (text: string): Column[1] =>
  (_, random) =>
    random.pick(from(text));
const digits =
  (count: number): Column[1] =>
  (_, random) =>
    random.digits(count);
const full: Column[1] = ({ full }) => full;
const work: Column[1] = ({ given, family }) =>
  `${given}.${family}@wexcombe.gov.uk`
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z.@-]/gu, '');
const desk: Column[1] = (_, random) => `01632 960${random.digits(3)}`;
const place: Column[1] = (_, random, locale) => `${random.whole(1, 90)} ${random.pick(locale.streets)}`;
const post: Column[1] = (_, random, locale) => postcode(random, locale);
const amount: Column[1] = (_, random) => `${random.digits(4)}.${random.digits(2)}`;
const day: Column[1] = (_, random) => recentDate(random, 'd/m/y');
const firm: Column[1] = ({ family }, random) =>
  `${family} ${random.pick(from('Ltd|& Sons Ltd|Plumbing Services|Partners LLP|Associates|Dental Care|Pharmacy|Motors|Community Trust|Construction plc'))}`;
const ward = oneOf('Abbey|Castle|Mill|Priory|St Johns|Riverside');
const party = oneOf('Labour|Conservative|Liberal Democrat|Green|Independent|Plaid Cymru');
const title = oneOf(
  'Head of Planning|Senior Solicitor|Housing Officer|Environmental Health Officer|Librarian|Director of Finance|Team Leader|Administrator|Data Protection Officer',
);
const school = ({ family }: Person, random: Random): string =>
  `${random.pick(from("St Mary's|Hillside|Oakwood|Riverside|"))} ${family} ${random.pick(from('Primary School|Academy|Infant School|High School'))}`;

/** Lists of people and bodies that law or custom makes public, and lists about nobody. */
export const ordinaryLists: readonly OrdinaryList[] = [
  {
    folder: 'contacts',
    verdict: 'review',
    titles: ['Umpires', 'Panel umpires'],
    columns: [
      ['Umpire', full],
      ['Club', oneOf('Wexcombe CC|Dunmere CC')],
      ['Mobile', ({ phone }) => phone],
      ['Email', ({ email }) => email],
    ],
  },
  {
    folder: 'contacts',
    verdict: 'review',
    titles: ['Neighbourhood watch', 'Flood wardens'],
    columns: [
      ['Area', ward],
      ['Co-ordinator', full],
      ['Phone', ({ phone }) => phone],
      ['Email', ({ email }) => email],
    ],
  },
  {
    folder: 'contacts',
    verdict: 'review',
    titles: ['Committee'],
    columns: [
      ['Position', oneOf('Chairman|Treasurer|Fixtures Secretary|Club Secretary|Head Coach|President')],
      ['Name', full],
      ['Telephone', ({ phone }) => phone],
      ['Email', ({ email }) => email],
    ],
  },
  {
    folder: 'businesses',
    verdict: 'review',
    titles: ['Trusted traders'],
    columns: [
      ['Business', firm],
      ['Contact name', full],
      ['Trade', oneOf('Plumber|Electrician|Roofer')],
      ['Mobile', ({ phone }) => phone],
      ['Email', ({ email }) => email],
    ],
  },
  {
    folder: 'staff',
    verdict: 'review',
    titles: ['Our team', 'Staff directory', 'Planning department', 'Key contacts'],
    columns: [
      ['Name', full],
      ['Job title', title],
      ['Email', work],
      ['Phone', desk],
    ],
  },
  {
    folder: 'staff',
    verdict: 'review',
    titles: ['Contacts', 'who_we_are', 'Directory'],
    columns: [
      ['Officer', full],
      ['Team', oneOf('Planning|Housing|Legal|Waste')],
      ['Telephone', desk],
      ['E-mail', work],
    ],
  },
  {
    folder: 'staff',
    verdict: 'review',
    titles: ['Academic staff'],
    columns: [
      ['First name', ({ given }) => given],
      ['Surname', ({ family }) => family],
      ['Position', oneOf('Professor|Lecturer|Reader|Research Fellow')],
      ['Department', oneOf('History|Physics|Law')],
      ['Email', work],
      ['Office', digits(3)],
    ],
  },
  {
    folder: 'staff',
    verdict: 'review',
    titles: ['Ansprechpartner'],
    columns: [
      ['Name', full],
      ['Funktion', oneOf('Sachbearbeiterin|Amtsleiter|Referentin')],
      ['Zimmer', digits(3)],
      ['Telefon', desk],
      ['E-Mail', work],
    ],
  },
  {
    folder: 'staff',
    verdict: 'review',
    titles: ['Annuaire des services'],
    columns: [
      ['Nom', full],
      ['Fonction', oneOf('Directrice|Chargé de mission|Secrétaire')],
      ['Service', oneOf('Urbanisme|État civil|Culture')],
      ['Téléphone', desk],
      ['Courriel', work],
    ],
  },
  {
    folder: 'organogram',
    verdict: 'review',
    titles: ['senior posts', 'organogram-senior'],
    columns: [
      ['Post Unique Reference', digits(5)],
      ['Name', full],
      ['Grade', oneOf('SCS1|SCS2|SCS3')],
      ['Job Title', title],
      ['Reports to Senior Post', digits(5)],
      ['Contact Phone', desk],
      ['Contact E-mail', work],
      ['Actual Pay Floor (£)', digits(5)],
    ],
  },
  {
    folder: 'organogram',
    verdict: 'clean',
    titles: ['junior posts'],
    columns: [
      ['Parent Department', oneOf('Cabinet Office|Home Office')],
      ['Grade', oneOf('AO|EO|HEO')],
      ['Payscale Minimum (£)', digits(5)],
      ['Generic Job Title', oneOf('Administrator|Case Worker|Manager')],
      ['Number of Posts in FTE', digits(2)],
    ],
  },
  {
    folder: 'councillors',
    verdict: 'review',
    titles: ['Your councillors', 'Councillors by ward', 'Members'],
    columns: [
      ['Councillor', full],
      ['Ward', ward],
      ['Party', party],
      ['Home address', place],
      ['Postcode', post],
      ['Telephone', ({ phone }) => phone],
      ['Email', ({ email }) => email],
    ],
  },
  {
    folder: 'councillors',
    verdict: 'review',
    titles: ['Parish councillors'],
    columns: [
      ['Name', full],
      ['Parish', oneOf('Stokenham|Penfold|Ashby Parva')],
      ['Role', oneOf('Chair|Vice Chair|Member|Clerk')],
      ['Contact', ({ email }) => email],
    ],
  },
  {
    folder: 'councillors',
    verdict: 'review',
    titles: ['Ratsmitglieder'],
    columns: [
      ['Name', full],
      ['Fraktion', oneOf('SPD|CDU|Grüne|FDP')],
      ['Ausschüsse', oneOf('Bau|Soziales|Kultur')],
      ['E-Mail', ({ email }) => email],
    ],
  },
  {
    folder: 'candidates',
    verdict: 'review',
    titles: ['Statement of persons nominated', 'Candidates'],
    columns: [
      ['Name of candidate', full],
      ['Home address', place],
      ['Description', party],
      ['Ward', ward],
      ['Votes', digits(4)],
    ],
  },
  {
    folder: 'trustees',
    verdict: 'review',
    titles: ['Trustees', 'Board members', 'Governing body'],
    columns: [
      ['Name', full],
      ['Type of governor', oneOf('Parent|Local authority|Co-opted|Staff')],
      ['Appointed by', oneOf('Governing board|Diocese')],
      ['Term of office ends', day],
      ['Attendance', oneOf('5 of 6|6 of 6|4 of 6')],
    ],
  },
  {
    folder: 'hospitality',
    verdict: 'review',
    titles: ['Ministers gifts and hospitality', 'register of interests'],
    columns: [
      ['Minister', full],
      ['Date', day],
      ['Person or organisation', firm],
      ['Type of hospitality received', oneOf('Lunch|Dinner|Reception')],
    ],
  },
  {
    folder: 'spending',
    verdict: 'clean',
    titles: ['Spend over £500', 'payments-to-suppliers'],
    columns: [
      ['Body Name', oneOf('Borough of Wexcombe')],
      ['Date Paid', day],
      ['Supplier Name', firm],
      ['Transaction Number', digits(10)],
      ['Net Amount', amount],
      ['Expense Type', oneOf('Agency staff|Equipment|Grounds maintenance')],
    ],
  },
  {
    folder: 'spending',
    verdict: 'clean',
    titles: ['contracts register'],
    columns: [
      ['Contract title', oneOf('Grounds maintenance|Insurance|Cleaning')],
      ['Supplier', firm],
      ['Contract value', amount],
      ['Start date', day],
      ['End date', day],
      ['Contact', oneOf('procurement@wexcombe.gov.uk')],
    ],
  },
  {
    folder: 'planning',
    verdict: 'review',
    titles: ['Planning applications received', 'Weekly list'],
    columns: [
      ['Application number', (_, random) => `WX/26/${random.digits(4)}/FUL`],
      ['Proposal', oneOf('Single storey rear extension|Change of use to cafe|Felling of one oak')],
      ['Location', place],
      ['Applicant', full],
      ['Agent', firm],
      ['Case officer', full],
      ['Valid date', day],
      ['Ward', ward],
    ],
  },
  {
    folder: 'planning',
    verdict: 'review',
    titles: ['Licensing register'],
    columns: [
      ['Licence number', digits(6)],
      ['Licence holder', full],
      ['Premises', firm],
      ['Premises address', place],
      ['Postcode', post],
      ['Expiry date', day],
    ],
  },
  {
    folder: 'pharmacies',
    verdict: 'review',
    titles: ['Pharmacies', 'GP practices', 'Dentists'],
    columns: [
      ['Name', firm],
      ['Address', place],
      ['Postcode', post],
      ['Telephone', desk],
      ['Opening hours', oneOf('Mon-Fri 9-18|Mon-Sat 9-17:30')],
      ['Website', oneOf('https://www.pharmacy.example')],
    ],
  },
  {
    folder: 'pharmacies',
    verdict: 'review',
    titles: ['gp-practices'],
    columns: [
      ['ODS code', (_, random) => `A${random.digits(5)}`],
      ['Practice name', firm],
      ['Address 1', place],
      ['Town', ({ town }) => town],
      ['Postcode', post],
      ['Contact telephone', desk],
    ],
  },
  {
    folder: 'schools',
    verdict: 'review',
    titles: ['Schools in the borough', 'edubasealldata'],
    columns: [
      ['URN', digits(6)],
      ['EstablishmentName', school],
      ['Street', place],
      ['Postcode', post],
      ['TelephoneNum', desk],
      ['HeadTitle (name)', oneOf('Mrs|Mr|Ms')],
      ['HeadFirstName', ({ given }) => given],
      ['HeadLastName', ({ family }) => family],
      ['NumberOfPupils', digits(3)],
    ],
  },
  {
    folder: 'schools',
    verdict: 'review',
    titles: ['Childminders'],
    columns: [
      ['Provider', firm],
      ['Contact name', full],
      ['Area', ward],
      ['Phone', desk],
      ['Places', digits(2)],
      ['Ofsted rating', oneOf('Good|Outstanding')],
    ],
  },
  {
    folder: 'businesses',
    verdict: 'review',
    titles: ['Food hygiene ratings', 'Local business directory'],
    columns: [
      ['Business name', firm],
      ['Business type', oneOf('Takeaway|Restaurant|Retailer')],
      ['Address', place],
      ['Postcode', post],
      ['Rating', oneOf('5|4|3')],
      ['Inspection date', day],
    ],
  },
  {
    folder: 'businesses',
    verdict: 'review',
    titles: ['Clubs and societies'],
    columns: [
      ['Organisation', firm],
      ['Contact', full],
      ['Email', (_, random) => `info@club${random.digits(3)}.org.uk`],
      ['Phone', desk],
      ['Website', oneOf('https://club.example')],
    ],
  },
  {
    folder: 'businesses',
    verdict: 'review',
    titles: ['Company officers'],
    columns: [
      ['Company number', digits(8)],
      ['Company name', firm],
      ['Officer', full],
      ['Role', oneOf('Director|Secretary')],
      ['Appointed on', day],
      ['Nationality', oneOf('British|Irish')],
    ],
  },
  {
    folder: 'sport',
    verdict: 'review',
    titles: ['Results 10k', 'Half marathon results'],
    columns: [
      ['Pos', digits(3)],
      ['Bib', digits(4)],
      ['Name', full],
      ['Club', oneOf('Wexcombe Harriers|Dunmere AC|Unattached')],
      ['Category', oneOf('MV40|FV35|SM|SW')],
      ['Chip time', (_, random) => `00:${random.whole(31, 59)}:${random.digits(2)}`],
    ],
  },
  {
    folder: 'sport',
    verdict: 'review',
    titles: ['Squad'],
    columns: [
      ['No.', digits(2)],
      ['Player', full],
      ['Position', oneOf('Goalkeeper|Defender|Forward')],
      ['Date of birth', ({ birth }) => writeDate(birth, 'd mmm y')],
      ['Caps', digits(2)],
      ['Club', oneOf('Rovers|United|City')],
    ],
  },
  {
    folder: 'books',
    verdict: 'clean',
    titles: ['New in the library', 'Catalogue'],
    columns: [
      ['Title', oneOf('The Long Field|A History of Salt|Winter Birds')],
      ['Author', full],
      ['ISBN', (_, random) => `978${random.digits(10)}`],
      ['Publisher', oneOf('Penfold Press|Northgate')],
      ['Year', digits(4)],
      ['Shelfmark', digits(4)],
    ],
  },
  {
    folder: 'books',
    verdict: 'clean',
    titles: ['publications'],
    columns: [
      ['authors', full],
      ['title', oneOf('On the flow of granular media|Voting in small towns')],
      ['journal', oneOf('J. Fluid Mech.|Local Government Studies')],
      ['doi', (_, random) => `10.1000/${random.digits(6)}`],
      ['year', digits(4)],
    ],
  },
  {
    folder: 'catalogue',
    verdict: 'clean',
    titles: ['Products', 'Price list'],
    columns: [
      ['SKU', digits(8)],
      ['Name', oneOf('Oak Table|Rose Garden Chair|Paris Lamp|Victoria Sponge Tin|Amber Vase')],
      ['Price', amount],
      ['Stock', digits(2)],
      ['Barcode', (_, random) => `50${random.digits(11)}`],
    ],
  },
  {
    folder: 'catalogue',
    verdict: 'clean',
    titles: ['Assets', 'street lights'],
    columns: [
      ['UPRN', digits(12)],
      ['Asset', oneOf('Lamp column|Bench|Litter bin')],
      ['Street', place],
      ['Postcode', post],
      ['Easting', digits(6)],
      ['Northing', digits(6)],
    ],
  },
  {
    folder: 'timetable',
    verdict: 'clean',
    titles: ['Bus timetable', 'Swimming timetable'],
    columns: [
      ['Stop', oneOf('Town Hall|Station Road|Hospital')],
      ['Mon-Fri', (_, random) => `${random.whole(6, 22)}:${random.whole(10, 59)}`],
      ['Sat', (_, random) => `${random.whole(6, 22)}:${random.whole(10, 59)}`],
    ],
  },
  {
    folder: 'timetable',
    verdict: 'review',
    titles: ['Conference programme', 'Adult courses'],
    columns: [
      ['Session', oneOf('Opening|Data for cities|Closing')],
      ['Speaker', full],
      ['Room', digits(2)],
      ['Start time', (_, random) => `${random.whole(9, 17)}:00`],
      ['Organisation', firm],
    ],
  },
  {
    folder: 'statistics',
    verdict: 'clean',
    titles: ['Population by postcode', 'Crime by ward'],
    columns: [
      ['Postcode', post],
      ['Ward', ward],
      ['Total population', digits(4)],
      ['Male', digits(3)],
      ['Female', digits(3)],
      ['Aged 65+', digits(3)],
    ],
  },
  {
    folder: 'statistics',
    verdict: 'clean',
    titles: ['Complaints received', 'FOI statistics'],
    columns: [
      ['Department', oneOf('Waste|Housing|Benefits')],
      ['Complaints received', digits(3)],
      ['Upheld', digits(2)],
      ['Average days to respond', digits(2)],
      ['Ethnicity recorded (%)', digits(2)],
    ],
  },
  {
    folder: 'codes',
    verdict: 'clean',
    titles: ['Data dictionary', 'Code list'],
    columns: [
      ['Field', oneOf('first_name|date_of_birth|email|postcode')],
      ['Type', oneOf('string|date')],
      ['Description', oneOf('Given name of the applicant|Date of birth of the child|Postcode of the home address')],
      ['Required', oneOf('Y|N')],
      ['Example', oneOf('Jane|01/01/1980|jane@example.com|AB1 2CD')],
    ],
  },
  {
    folder: 'honours',
    verdict: 'review',
    titles: ['War memorial', 'Past mayors', 'Honours list'],
    columns: [
      ['Name', full],
      ['Rank', oneOf('Private|Corporal|Lieutenant')],
      ['Regiment', oneOf('Wexcombe Rifles|Royal Engineers')],
      ['Date of death', (_, random) => `${random.whole(1, 28)}/${random.whole(1, 12)}/191${random.whole(4, 8)}`],
      ['Age', digits(2)],
      ['Cemetery', oneOf('Ypres|Thiepval')],
    ],
  },
];

/** One of the ordinary lists, in one of the formats. */
export function ordinaryList(random: Random): Made {
  const recipe = random.pick(ordinaryLists);
  const locale = locales[0] ?? random.pick(locales);
  const people = Array.from({ length: random.whole(3, 60) }, () =>
    makePerson(random, locale, { reserved: random.chance(0.4), grown: true }),
  );
  const columns = recipe.columns.filter((_, at) => at < 3 || random.chance(0.85));
  const sheet: Sheet = {
    title: random.pick(recipe.titles),
    header: columns.map(([name]) => name),
    rows: people.map((person) => columns.map(([, value]) => value(person, random, locale))),
  };
  const format = random.pick(Object.keys(formats).filter((name) => name !== 'headerless'));
  const written = formats[format]?.(sheet);
  if (written === undefined) throw new RangeError(format);
  return {
    folder: `ordinary/${recipe.folder}`,
    ...written,
    label: {
      verdict: recipe.verdict,
      people: null,
      kinds: [],
      note: `${sheet.title} as ${format}`,
      accept: recipe.verdict === 'clean' ? ['clean', 'review'] : ['review', 'clean'],
    },
  };
}
