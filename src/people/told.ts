import { foldWords } from '../vocabulary/labels.ts';
import type { Column } from './column.ts';
import { couldBeFunction, habitOfCells, isFunction, type Told } from './habit.ts';
import { likelyPerson } from './person-like.ts';
import { subjectsIn } from './subjects.ts';

const maxDifferentPosts = 30;
const maxPostCharacters = 60;

/** `24/01234/FUL`, as planning authorities number applications. */
const planningReference = /(?:^|\/)\d{2,4}\/\d{3,5}\/[A-Z]{2,5}$/u;

/** A web site as a whole, which people put on their sign. */
const ownSite = /^(?:https?:\/\/)?(?:www\.)?[\w-]{3,60}\.[a-z]{2,6}(?:\.[a-z]{2})?\/?$/iu;
/** Degrees and professions in front of a name, or behind it: whose list this is, names them for it. */
const degree =
  /^(?:(?:doc|prof|ing|mgr|mudr|judr|phdr|rndr|mvdr|bc|arch|dr|dipl|mag|dott|avv|geom|rag|arq|lic|me|adv|mr sc|dr sc|eur)\.|dipl\.?-\p{L}{2,10}\.? |dr\.?-ing\.? )|, ?(?:ph\.?d|csc|mba|mrcs|mrcgp|frcs|frics|mrics|ceng|esq|m\.?d|ll\.?m|bsc|msc)\.?$/iu;
/** `Charles III` */
const regnal = /^\p{Lu}\p{L}+(?: \p{Lu}\p{L}+){0,2} [IVX]{1,5}\.?$/u;
/** A picture that lies beside the page; what people upload has an address of its own. */
const pictured =
  /(?:^| )(?:image|img|photo|foto|picture|pic|portrait|headshot|bild|bilde|billede|imagen|imagem|immagine|zdjecie|obrazek|kuva)(?: |$)/u;
const ownPicture =
  /^(?!https?:)(?:\.{0,2}\/)?(?!(?:\w+\/)?uploads?\/)(?:[\w.-]{1,40}\/){0,6}[^/:?#\n]{1,80}\.(?:png|jpe?g|webp|gif|svg)$/iu;
const sorts = /(?:^| )(?:type|kind|species|animal|tierart|espece|especie|specie|diersoort|gatunek)$/u;
/** Whoever keeps an animal is no animal. */
const keepers =
  /(?:^| )(?:owner|keeper|client|adopter|customer|besitzer|halter|proprietaire|propietario|proprietario|eigenaar)(?: |$)/u;
const mostRows = 0.8;
const animal =
  /^(?:feline|canine|equine|bovine|ovine|avian|cat|dog|horse|pony|rabbit|hamster|guinea pig|bird|parrot|tortoise|ferret|goat|sheep|cow|pig|hund|katze|pferd|chien|chat|cheval|perro|gato|caballo|cane|gatto|hond|kat|paard|pies|kot)s?$/iu;
/** Who stands in one is a public figure. */
const encyclopedia = /\b(?:wikidata|wikipedia|viaf|imdb)\.(?:org|com)\//u;

const officePrefix = /^(?:cllr|councillor|the rt\.? hon|rt\.? hon|sir|dame|baroness|lord|lady|mp\b|cynghorydd|alderman)/iu;

/** `Ms` is how somebody is addressed before she is a Member of the Senedd. */
const salutation = /^(?:mr|mrs|ms|miss|mx|master|dr|herr|frau|m|mme|mlle|sr|sra|sig|sig\.?ra)\.?$/iu;

type Posts = { readonly told: Told; readonly distinct: number; readonly part: Column['part']; readonly cells: readonly string[] };

/** Columns whose few short values could be posts, offices or parties, with which of them they are. */
const postColumns = (columns: readonly Column[]): readonly Posts[] =>
  columns
    .filter(
      (column) =>
        (column.kind === undefined || column.kind === 'free-text') &&
        !column.question &&
        !column.cells.every((cell) => salutation.test(cell)) &&
        column.distinct <= maxDifferentPosts &&
        column.cells.every((cell) => cell.length <= maxPostCharacters),
    )
    .flatMap(({ cells, distinct, part }) => {
      const told = habitOfCells(cells.map((cell) => foldWords(cell)));
      return told === undefined ? [] : [{ told, distinct, part, cells }];
    });

const minPosts = 5;
const minOffices = 3;

/** Everybody has another post: a list of whom to ask for what, a chair with a secretary and a treasurer. Of a party are many. */
const isOneEach = ({ told, part, cells, distinct }: Posts, rows: number): boolean =>
  told === 'office'
    ? distinct >= minOffices && distinct * 2 >= rows
    : part === 'post' && cells.length >= minPosts && distinct * 2 >= cells.length;

const most = (cells: readonly string[], pattern: RegExp): boolean =>
  cells.filter((cell) => pattern.test(cell)).length * 2 > cells.length;

/** Posts, offices and parties in the cells, whatever the column is called; `Cllr` in front of a name; numbers of planning applications. */
export function toldByCells(columns: readonly Column[], rows: number): readonly Told[] {
  const posts = postColumns(columns);
  const told: Told[] = [...new Set(posts.map((post) => post.told))];
  told.push(...posts.filter((post) => isOneEach(post, rows)).map((post) => post.told));
  if (columns.some(({ names, cells }) => names === 'people' && most(cells, officePrefix))) told.push('office');
  if (columns.some(({ names, cells }) => names === 'people' && cells.length >= 3 && most(cells, regnal)))
    told.push('honours', 'honours');
  if (columns.some(({ names, cells }) => names === 'people' && cells.length >= 3 && most(cells, degree))) told.push('staff');
  if (columns.some(({ cells }) => cells.length >= 3 && most(cells, planningReference))) told.push('planning');
  if (columns.some(({ cells }) => cells.length >= 3 && most(cells, ownSite))) told.push('business');
  if (columns.some(({ cells }) => cells.length >= 3 && most(cells, encyclopedia))) told.push('honours', 'honours');
  // As much as two columns of breeds: whoever is a cat is nobody's patient.
  if (
    !columns.some(({ words, filled }) => filled > 0 && keepers.test(words)) &&
    columns.some(({ last, cells, filled }) => filled >= mostRows && sorts.test(last) && cells.every((cell) => animal.test(cell)))
  )
    told.push('animals', 'animals');
  // As much as a column of posts and its heading.
  if (columns.some(({ words, cells }) => cells.length > 0 && pictured.test(words) && most(cells, ownPicture)))
    told.push('staff', 'staff');
  told.push(...columns.filter(isPostElsewhere).map(() => 'staff' as const));
  const names = columns.filter((column) => column.names === 'people');
  // As much as a column of posts and its heading.
  const hasBody = columns.some(isBody);
  const isForOthers = ({ last }: Column): boolean => isFunction(last) || (hasBody && isContact.test(last));
  if (names.length > 0 && names.every(isForOthers)) told.push('staff', 'staff');
  else if (names.length > 0 && names.every(mayBeFunction)) told.push('staff');
  return told;
}

/** What schema.org and its like call that which is no person. */
const publicThing =
  /^(?:https?:\/\/schema\.org\/)?(?:\w*Event(?:Series)?|SessionSeries|ScheduledSession|Course(?:Instance)?|FacilityUse|Slot|Place|\w*Organization|\w*Business|Product|Service|Offer|\w*Article|\w*Posting|Web(?:Page|Site)|Dataset|Book|Movie|Recipe|Recording|\w*Object)$/u;

/** Whether the rows are events, places or offers by their own type, which stands before those of their parts. */
export const areThings = (columns: readonly Column[]): boolean =>
  columns.find(({ last, cells }) => last === 'type' && cells.length > 0)?.cells.every((cell) => publicThing.test(cell)) === true;

const minOfTeam = 3;
const maxBeside = 400;

/** What short pieces of the lines about somebody tell: `Jane Doe, Labour`, `Treasurer`. */
const postBeside = (lines: string): Told | undefined =>
  lines
    .slice(0, maxBeside)
    .split(/[\n,;|()]| [-–] /u)
    .map((piece) => foldWords(piece.slice(0, maxPostCharacters)))
    .filter((piece) => piece !== '')
    .map((piece) => habitOfCells([piece]))
    .find((told) => told !== undefined);

/** The same of running text: posts, offices or parties beside most of several people. */
export function toldByLines(lines: readonly string[]): readonly Told[] {
  if (lines.length < minOfTeam) return [];
  const posts = lines.map(postBeside);
  const all = posts.filter((post) => post !== undefined);
  if (all.length * 3 < lines.length * 2) return [];
  return posts.filter((post) => post === 'office').length * 2 >= lines.length ? ['office', 'office'] : ['staff'];
}

/** A heading in another script than Latin: the words of the habits hold none. */
const inOtherScript = /[\u0370-\uffdc]/u;
const isPostElsewhere = ({ part, words, filled, cells }: Column): boolean =>
  part === 'post' && filled > 0 && inOtherScript.test(words) && cells.some((cell) => /\p{L}{2}/u.test(cell));

/** Whom to ask in a group, a club, a company. */
const isContact =
  /^(?:contact|contact name|contact person|organi[sz]er|leader|ansprechpartner(?:in)?|kontakt(?:person)?|contacto|contatto|contactpersoon)$/u;
const bodies =
  /^(?:group|club|society|service|activity|organi[sz]ation|company|firm|charity|practice|verein|firma|association|entreprise|empresa|azienda|vereniging|bedrijf)(?: name)?$/u;

const isBody = ({ last, filled }: Column): boolean => filled > 0 && bodies.test(last);

const mayBeFunction = ({ last, part, whose, question }: Column): boolean =>
  isFunction(last) ||
  (part === undefined &&
    whose === 'anyone' &&
    !question &&
    couldBeFunction(last) &&
    likelyPerson(last) !== 'person' &&
    subjectsIn(last) === undefined);
