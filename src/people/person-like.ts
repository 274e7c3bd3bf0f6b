import { foldWords, readLabel } from '../vocabulary/labels.ts';
import { signs, signsOf } from '../vocabulary/names.ts';

/** What a cell in a column of names is: somebody, some thing or body, or words that may be either. */
export type Likely = 'person' | 'thing' | 'unsure';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u).filter((word) => word !== ''));

// Words of bodies, places and things; one of them in a cell of names tells that it names no person.
const bodies =
  words(`administrator superuser ltd limited plc llp llc inc corp gmbh ag kg ohg ev sarl sas eurl srl spa sl bv nv vof ab as asa aps oy oyj sro spol zoo cic cio co council councils school schools academy college university universities surgery practice
  pharmacy pharmacies chemist clinic hospital hospice centre center centres services service department dept office offices team teams group groups trust association society societies club clubs church chapel parish mosque temple synagogue hall hotel inn pub arms restaurant cafe bar
  kitchen takeaway pizza shop store stores market garden gardens park road street lane avenue drive close way square bridge station library museum gallery theatre stadium committee board ministry agency authority police fire ambulance company consulting consultants solutions
  systems technologies technology software foundation charity charities county district borough city town village north south east west united kingdom states republic europe solicitors law legal care home homes nursery primary secondary infant junior grammar high medical dental
  health healthcare optician opticians vets veterinary bank insurance energy water gas electric transport travel taxi taxis cars buses coaches rail airport harbour housing property properties estate estates lettings construction builders building plumbing electrical roofing cleaning
  catering events media press news radio television magazine journal books publishing project programme scheme initiative partnership alliance network forum institute research laboratory labs studio studios design designs digital marketing recruitment training education learning
  sports fitness gym leisure football rugby cricket tennis rovers fc afc rfc helpline hotline enquiries support contact general customer main reception switchboard admin administration finance accounts planning licensing parking waste recycling benefits council-tax electoral registrars
  embassy consulate commission commissioner court tribunal parliament senate assembly government prime minister secretary policy page guide form forms list report annual index test example sample demo default unknown other none various all new the a an of for and in at to with from by on or your our
  schule gemeinde stadt amt verein praxis apotheke verwaltung landkreis bundesamt ministerium klinik krankenhaus kirche und der die das mairie ecole lycee universite societe association commune service hopital pharmacie clinique office prefecture et du des les le la comune scuola ufficio
  ospedale farmacia associazione regione provincia universita ayuntamiento colegio escuela hospital farmacia asociacion universidad fundacion servicio gemeente stichting vereniging apotheek ziekenhuis bibliotheek urzad szkola gmina powiat szpital apteka fundacja stowarzyszenie uniwersytet
  kommun skola region apotek sjukhus forening kommune skole sygehus bibliotek sykehus kunta koulu sairaala apteekki seura mesto obec urad skola nemocnice onkormanyzat iskola korhaz cyngor ysgol prifysgol canolfan table chair blue red green black white`);

const maxCharacters = 70;
const maxParts = 6;
const { given, maybeGiven, family, maybeFamily, never, notPerson, title, degree } = signs;
/** Small words inside names. */
const particles = words(
  'von van der den de del dei degli della delle di da das do dos des du la las le los ter ten zu zum zur af av al el bin ibn ben ap ab mac mc o st y e i',
);

/** Whether a cell names somebody; a word of a body's or a thing's name outweighs a given name. */
export function likelyPerson(cell: string): Likely {
  const likely = likelyAs(cell.replace(aside, ''));
  // `Ellie-May` is no month.
  return likely === 'thing' && hyphened.test(cell)
    ? likelyAs(cell.replace(hyphened, (_, one: string, other: string) => one + other.toLowerCase()))
    : likely;
}

/** How the name of a company ends, in the capitals its law gives it. */
const legalForm =
  /[\s,&](?:Ltd|Limited|PLC|plc|LLP|LLC|Inc|Corp|Pty|GmbH|mbH|gGmbH|AG|KG|OHG|UG|S\.?A\.?R\.?L|SARL|SAS|EURL|S\.?r\.?l|S\.?R\.?L|S\.?p\.?A|S\.?L\.?U?|S\.?A|B\.?V|N\.?V|VOF|AB|A\/?S|ApS|Oyj?|ASA|Ltda|z o\.\s?o|s\.\s?r\.\s?o|a\.\s?s|Kft|Zrt|d\.\s?o\.\s?o|OÜ|SIA|UAB|Group|Holdings?|Sons|Co)\.?$/u;
/** `Hart, Lund and Berg`: the partners of a firm. */
const partners = /^\p{Lu}[\p{L}'’-]+, \p{Lu}[\p{L}'’-]+ (?:and|&|und|et|y|en) \p{Lu}[\p{L}'’-]+$/u;
const institutions =
  words(`council school schools academy college university surgery practice pharmacy clinic hospital hospice centre service services department team trust association society
  club church hotel library museum authority agency police company care solutions systems foundation charity institute ministry bank solicitors llp`);

/** Whether a cell names a company, a school, an office, whatever else its words may be. */
const isBody = (cell: string): boolean =>
  legalForm.test(cell) ||
  partners.test(cell) ||
  foldWords(cell)
    .split(' ')
    .some((word) => institutions.has(word));

/** Of a column's cells, the share that can only be bodies. */
export const bodiesShare = (cells: readonly string[]): number =>
  cells.length === 0 ? 0 : cells.filter(isBody).length / cells.length;

/** Who somebody is, and not who they are called. */
const roles =
  words(`clerk councillor officer resident member neighbour parent anonymous tenant staff employee visitor contractor teacher relative carer solicitor
  applicant occupier withheld individual person company manager mother father claimant defendant respondent`);
/** `BAINES D`, `Higgs S P`, `J. R. Hartley` */
const withInitials = /^(?:\p{Lu}[\p{L}’'-]{2,24},?(?: \p{Lu}\.?){1,3}|(?:\p{Lu}(?:\. ?| )){1,3}\p{Lu}[\p{L}’'-]{2,24})$/u;
/** `Bob and Sylvia Tennant` */
const couple = /^(\p{Lu}\p{Ll}+) (?:and|&|\+|und|et|y|e) (\p{Lu}\p{Ll}+) (?=\p{Lu})/u;
/** Words of places and things that many families are called by. */
const surnamesToo = words(
  'hall church park lane street bridge court house temple bank north south east west green white black english law day may',
);
/** Months that people are called after. */
const months = words('april may june august');

/** `Ms Latoya Simmonds (44113)`, `Maureen Tremblett - GL12 8BL` */
const aside = /\s{1,3}(?:\([\p{L}\d .-]{1,20}\)|[-–,] [A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$/u;

const hyphened = /(\p{Ll})-(\p{Lu})(?=\p{Ll})/u;

function likelyAs(cell: string): Likely {
  if (/^\p{L}\p{Ll}{1,20}\d{1,4}$/u.test(cell)) return 'unsure';
  if (cell.length > maxCharacters || /[\d_@/=<>{}[\]|:;!?%€£$]/u.test(cell)) return 'thing';
  if (legalForm.test(cell) || partners.test(cell)) return 'thing';
  const parts = foldWords(cell.replace(couple, '$1 $2 ')).split(' ');
  if (parts.length > maxParts || parts[0] === '') return 'thing';
  const marks = parts.map(signsOf);
  const isOfBody = (part: string, at: number): boolean => {
    const mark = marks[at] ?? 0;
    return (
      part.length > 1 &&
      !particles.has(part) &&
      !(at === 0 && parts.length > 1 && months.has(part)) &&
      (mark & (title | degree)) === 0 &&
      (bodies.has(part) || (mark & (notPerson | never)) !== 0) &&
      (mark & (given | family)) === 0
    );
  };
  // `Robin Hall` may be somebody, and Victoria Hall is not: the other cells tell.
  if (parts.length === 2 && ((marks[0] ?? 0) & (given | maybeGiven)) !== 0 && surnamesToo.has(parts[1] ?? '')) return 'unsure';
  if (parts.some(isOfBody)) return 'thing';
  if (parts.length === 1 && roles.has(parts[0] ?? '')) return 'thing';
  if (withInitials.test(cell) && marks.some((mark) => (mark & (family | maybeFamily)) !== 0)) return 'person';
  return parts.length === 1 ? alone(marks[0] ?? 0) : together(marks, cell);
}

const alone = (mark: number): Likely => ((mark & (given | family)) !== 0 ? 'person' : 'unsure');

/** A given name and anything, or two words that may be names; else capitals leave it open. */
function together(marks: readonly number[], cell: string): Likely {
  const has = (wanted: number): boolean => marks.some((mark) => (mark & wanted) !== 0);
  const names = marks.filter((mark) => (mark & (given | maybeGiven | family | maybeFamily)) !== 0).length;
  if (has(given) || has(title) || (has(family) && names >= 2) || (has(maybeGiven) && names >= 2)) return 'person';
  const words = cell.split(/\s+/u);
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return capitals >= Math.min(2, words.length) || cell === cell.toLowerCase() ? 'unsure' : 'thing';
}

const maxHalfWords = 4;
const anyName = given | maybeGiven | family | maybeFamily;

/**
 * Whether a cell below `First name` or `Surname` can be one. There the heading is believed, unless the cell is a caption
 * again, as in the texts of a form, or nothing that anybody is called.
 */
function isHalfName(cell: string): boolean {
  const { part, whose, words: read } = readLabel(cell);
  // `Patient` is what people who try a program are called.
  const isTried = part === 'full-name' && whose === 'subject' && !read.includes(' ');
  const isCaption =
    part !== undefined && !isTried && (signsOf(read) & anyName) === 0 && !/\d/u.test(cell) && !isMadeUp(cell, read);
  return !isCaption && /\p{L}/u.test(cell) && !/[@<>{}[\]|:;!?%€£$=/]/u.test(cell) && read.split(' ').length <= maxHalfWords;
}

/** `TestSurname`, `SponsorOneFirstName`: what people who try a program call somebody; captions have blanks, or no more words. */
const isMadeUp = (cell: string, read: string): boolean =>
  /^\p{L}+$/u.test(cell) &&
  /\p{Ll}\p{Lu}/u.test(cell) &&
  !/^(?:(?:first|last|given|family|middle|full|other|fore|sur) ?names?)$/u.test(read);

/** Of the cells below a first or a family name, how many are none. */
export const noHalfNames = (cells: readonly string[]): number =>
  cells.length === 0 ? 0 : cells.filter((cell) => !isHalfName(cell)).length / cells.length;

/** Of a column's cells, which shares name somebody, and which name some thing. */
export function namesShare(cells: readonly string[]): { readonly people: number; readonly things: number } {
  const votes = cells.map(likelyPerson);
  const share = (wanted: Likely): number =>
    cells.length === 0 ? 0 : votes.filter((vote) => vote === wanted).length / cells.length;
  return { people: share('person'), things: share('thing') };
}
