import { foldWords } from '../vocabulary/labels.ts';
import { signs, signsOf } from '../vocabulary/names.ts';

// What companies, schools and offices are called, told from what people are called.

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u).filter((word) => word !== ''));

/** Words that only bodies have in their names. */
const institutions = words(`
  council school schools academy college university surgery practice pharmacy clinic hospital hospice centre service services department team trust
  association society club church hotel library museum authority agency police company care solutions systems foundation charity institute ministry bank
  solicitors llp homes housing lettings properties estates partnership
`);

/** Words of bodies, places and things; one of them in a cell of names tells that it names no person. */
const things = words(`
  administrator superuser ltd limited plc llc inc corp gmbh ag kg ohg ev sarl sas eurl srl spa sl bv nv vof ab as asa aps oy oyj sro spol zoo cic cio co
  councils universities pharmacies chemist center centres dept office offices teams group groups societies clubs chapel parish mosque temple synagogue
  hall inn pub arms restaurant cafe bar kitchen takeaway pizza shop store stores market garden gardens park road street lane avenue drive close way
  square bridge station gallery theatre stadium committee board fire ambulance consulting consultants technologies technology software charities county
  district borough city town village north south east west united kingdom states republic europe law legal home nursery primary secondary infant
  junior grammar high medical dental health healthcare optician opticians vets veterinary insurance energy water gas electric transport travel taxi
  taxis cars buses coaches rail airport harbour property estate construction builders building plumbing electrical
  roofing cleaning catering events media press news radio television magazine journal books publishing project programme scheme initiative
  alliance network forum research laboratory labs studio studios design designs digital marketing recruitment training education learning sports fitness
  gym leisure football rugby cricket tennis rovers fc afc rfc helpline hotline enquiries support contact general customer main reception switchboard
  admin administration finance accounts planning licensing parking waste recycling benefits council-tax electoral registrars embassy consulate
  commission commissioner court tribunal parliament senate assembly government prime minister secretary policy page guide form forms list report annual
  index test example sample demo default unknown other none various all new the a an of for and in at to with from by on or your our schule gemeinde
  stadt amt verein praxis apotheke verwaltung landkreis bundesamt ministerium klinik krankenhaus kirche und der die das mairie ecole lycee universite
  societe commune hopital pharmacie clinique prefecture et du des les le la comune scuola ufficio ospedale farmacia associazione regione provincia
  universita ayuntamiento colegio escuela asociacion universidad fundacion servicio gemeente stichting vereniging apotheek ziekenhuis bibliotheek urzad
  szkola gmina powiat szpital apteka fundacja stowarzyszenie uniwersytet kommun skola region apotek sjukhus forening kommune skole sygehus bibliotek
  sykehus kunta koulu sairaala apteekki seura mesto obec urad nemocnice onkormanyzat iskola korhaz cyngor ysgol prifysgol canolfan table chair blue red
  green black white
`);

/** Whether a folded word is one of a body, a place or a thing. */
export const isOfThings = (word: string): boolean => institutions.has(word) || things.has(word);

/** How the name of a company ends, in the capitals its law gives it. */
const legalForm =
  /[\s,](?:Ltd|Limited|PLC|plc|LLP|LLC|Inc|Corp|Pty|g?GmbH|mbH|S\.A\.R\.L|SARL|EURL|S\.[rR]\.[lL]|S\.[pP]\.A|S\.A|B\.V|N\.V|A\/S|ApS|Oyj|Ltda|z o\.\s?o|s\.\s?r\.\s?o|a\.\s?s|Kft|Zrt|d\.\s?o\.\s?o|OÜ|SIA|UAB|Group|Holdings?|(?:&|and|und) (?:Co|Sons?|Söhne|Partners?))\.?$/u;
/** The same in two or three capitals: behind one word they may be somebody's initials, `SMITH AB`. */
const shortForm = /^\S{2,}(?:\s\S{2,}){1,5}\s(?:AG|KG|OHG|UG|SAS|SL|SLU|SA|BV|NV|VOF|AB|ASA|Oy|Co)\.?$/u;
/** `Hart, Lund and Berg`, the partners of a firm. `Smith, John and Mary` are a couple. */
const partners = /^\p{Lu}[\p{L}'’-]+, (\p{Lu}[\p{L}'’-]+) (?:and|&|und|et|y|en) (\p{Lu}[\p{L}'’-]+)$/u;

function arePartners(cell: string): boolean {
  const [, second, third] = partners.exec(cell) ?? [];
  if (second === undefined || third === undefined) return false;
  return [second, third].every((word) => (signsOf(word) & (signs.given | signs.maybeGiven)) === 0);
}

/** Whether a cell names a company by its legal form or its partners. */
export const isCompany = (cell: string): boolean => legalForm.test(cell) || shortForm.test(cell) || arePartners(cell);

const isBody = (cell: string): boolean =>
  isCompany(cell) ||
  foldWords(cell)
    .split(' ')
    .some((word) => institutions.has(word));

/** Of a column's cells, the share that can only be companies, schools, offices, whatever else their words may be. */
export const bodiesShare = (cells: readonly string[]): number =>
  cells.length === 0 ? 0 : cells.filter(isBody).length / cells.length;
