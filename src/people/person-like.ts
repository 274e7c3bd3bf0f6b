import { foldWords, readLabel } from '../vocabulary/labels.ts';
import { signs, signsOf } from '../vocabulary/names.ts';
import { isServed } from '../vocabulary/served.ts';
import { isCompany, isOfThings } from './bodies.ts';

/** What a cell in a column of names is: somebody, some thing or body, or words that may be either. */
export type Likely = 'person' | 'thing' | 'unsure';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u).filter((word) => word !== ''));

const maxCharacters = 70;
const maxParts = 6;
const { given, maybeGiven, family, maybeFamily, never, notPerson, title, degree } = signs;
/** Small words inside names. */
const particles = words(
  'von van der den de del dei degli della delle di da das do dos des du la las le los ter ten zu zum zur af av al el bin ibn ben ap ab mac mc o st y e i',
);

/** Whether a cell names somebody; a word of a body's or a thing's name outweighs a given name. */
export function likelyPerson(cell: string): Likely {
  const likely = likelyAs(cell.replace(rowNumber, '').replace(aside, ''));
  // `Ellie-May` is no month.
  return likely === 'thing' && hyphened.test(cell)
    ? likelyAs(cell.replace(hyphened, (_, one: string, other: string) => one + other.toLowerCase()))
    : likely;
}

/** Who somebody is, and not who they are called. */
const roles =
  words(`clerk councillor officer resident member neighbour parent anonymous tenant staff employee visitor contractor teacher relative carer solicitor
  applicant occupier withheld individual person company manager mother father claimant defendant respondent`);
/** `BAINES D`, `Higgs S P`, `J. R. Hartley` */
const withInitials = /^(?:\p{Lu}[\p{L}’'-]{2,24},?(?: \p{Lu}\.?){1,3}|(?:\p{Lu}(?:\. ?| )){1,3}\p{Lu}[\p{L}’'-]{2,24})$/u;
/** `Bob and Sylvia Tennant` */
const couple = /^(\p{Lu}\p{Ll}+) (?:and|&|\+|und|et|y|e) (\p{Lu}\p{Ll}+) (?=\p{Lu})/u;
/** `Tennant, Bob and Sylvia` */
const coupleBehind = /^(\p{Lu}[\p{L}'’-]+), (\p{Lu}\p{Ll}+) (?:and|&|\+|und|et|y|e) (\p{Lu}\p{Ll}+)$/u;
/** Words of places and things that many families are called by. */
const surnamesToo = words(
  'hall church park lane street bridge court house temple bank north south east west green white black english law day may',
);
/** Months that people are called after. */
const months = words('april may june august');

/** `Ms Latoya Simmonds (44113)`, `Asha Rahman (20.07.15) FSM`, `Maureen Tremblett - GL12 8BL` */
const aside =
  /\s{1,3}(?:\([\p{L}\d .-]{1,20}\)|\([^()]{0,12}\d[^()]{0,12}\)[^()]{0,16}|[-–,] [A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$/u;

/** `12 Asha Rahman`, `3. Gethin Pryce`: lists number those who sign them. */
const rowNumber = /^\d{1,3}[.)]?\s{1,4}(?=\p{Lu}\p{L}+ \p{Lu})/u;

const hyphened = /(\p{Ll})-(\p{Lu})(?=\p{Ll})/u;

function likelyAs(cell: string): Likely {
  if (/^\p{L}\p{Ll}{1,20}\d{1,4}$/u.test(cell) || isNumbered(cell)) return 'unsure';
  if (cell.length > maxCharacters || /[\d_@/=<>{}[\]|:;!?%€£$]/u.test(cell)) return 'thing';
  if (isCompany(cell)) return 'thing';
  const parts = foldWords(cell.replace(couple, '$1 $2 ').replace(coupleBehind, '$2 $3 $1')).split(' ');
  if (parts.length > maxParts || parts[0] === '') return 'thing';
  const marks = parts.map(signsOf);
  const isOfBody = (part: string, at: number): boolean => {
    const mark = marks[at] ?? 0;
    return (
      part.length > 1 &&
      !particles.has(part) &&
      !(at === 0 && parts.length > 1 && months.has(part)) &&
      (mark & (title | degree)) === 0 &&
      (isOfThings(part) || (mark & (notPerson | never)) !== 0) &&
      (mark & (given | family)) === 0
    );
  };
  // `Robin Hall` may be somebody, and Victoria Hall is not: the other cells tell.
  if (parts.length === 2 && ((marks[0] ?? 0) & (given | maybeGiven)) !== 0 && surnamesToo.has(parts[1] ?? '')) return 'unsure';
  if (parts.length === 2 && isMadeUpSurname(marks[0] ?? 0, parts[1] ?? '')) return 'person';
  if (parts.some(isOfBody)) return 'thing';
  if (parts.length === 1 && roles.has(parts[0] ?? '')) return 'thing';
  if (withInitials.test(cell) && marks.some((mark) => (mark & (family | maybeFamily)) !== 0)) return 'person';
  return parts.length === 1 ? alone(marks[0] ?? 0) : together(marks, cell);
}

const colours = words('blue red green black white');
const trying = words('test tester testing example sample demo dummy');

/** `Margaret Blue`, `John Test`: what a colour or a trial stands behind is a given name. */
const isMadeUpSurname = (first: number, second: string): boolean =>
  ((first & given) !== 0 && colours.has(second)) || ((first & (given | maybeGiven)) !== 0 && trying.has(second));

/** `Member 1`, `Patient 23`, `Test Volunteer Two`: what people who try a program call somebody. */
const numbered = /^(?:test )?(\p{L}{3,24})(?: ?\d{1,4}| (?:one|two|three|four|five|six|seven|eight|nine|ten|[A-E]))$/iu;
const tried = words('member user person customer employee volunteer subscriber contact');

function isNumbered(cell: string): boolean {
  const word = foldWords(numbered.exec(cell)?.[1] ?? '');
  return word !== '' && (tried.has(word) || isServed(word));
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
