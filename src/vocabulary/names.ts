import { isLetter } from './anchors.ts';
import { givenNames } from './given-names.ts';
import { remembering } from './remembering.ts';
import { surnames } from './surnames.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u).filter((word) => word !== ''));

const given = words(givenNames);
const family = words(surnames);

/** Names that are also words of the language or well-known places: they need a second sign before they count. */
const ambiguous = words(`
  abbey alma amber angel anger april art ash ashes august aurora autumn avalon barren basil bay bear bell belle berlin beryl bill birch blaze bliss blossom blue bond boston brandy brook brooke brooks bud buddy bunny
  candy carol carter cash chance charity chase chester chip christian cliff clay clement cody colt comfort cook cooper coral crystal daisy dale dallas dawn dean delight denver destiny devon dick divine dolly don dot drew duke
  earl eden ernest essex eve ever faith fashion fay fern fin flora florence forest forrest foster frank francis frost gale garden garnet gay gene general gentle ginger glen glory goodness grace grant gray green guy hall hardy harmony
  harper haven hazel heath heather heaven herb holly honey honor hope hunter india iris iron island israel ivory ivy jack jade jasmine jay jean jewel joy judge july june junior justice kent king kit lake lance lane laurel lee leigh liberty lily
  logan lucky mac madison major marina mark marsh martial mason max may melody mercy merit merry miles milan milo mint misty mona moon moss music nation nelson nero noble noel north nova oasis ocean olive opal page paige pansy paris parish parker
  pat patience patty peace pearl penny petal phoenix piper poppy pound praise precious preston price prim prince princess promise prudence queen rain rainbow raven ray read red reed rich ridge river rivers rob robin rock rocky rod roman rose rosemary
  rowan royal ruby rusty sage sailor sandy savannah scarlet scout selma senior serenity shade shell sherry shore sierra silver sky skip sol son song sparkle spencer spring star stella sterling stone storm story sugar summer sunny sunshine sydney
  tab tanner taylor ted temple terra terry thyme tiger timber tom trinity trip troy tuesday tyre unity vale van venus verity victor victoria victory viola violet virginia vista warren wave way west will willow win windsor winter wise wolf woods wren young
  valid vital ran harm lies modest marine yoga pal innocent geo vida flip naval mile tram dies argentina ties unto bent dusty ville aide cam bon hung care block es hold cap fall min carbon au levy gross lack rider bar
  pace pence pan younger holder bins gall como guest beer sow brands southern wet gut grande grams frame pop cherry crews lawless gamble heck petty magyar brink villa montenegro togo monaco maltese slovak moldova london oman
  arduino python java ruby perl pearl alden eich les des lexi pour forte mae columbus north south east west tate
  libero vang boot mule dare kick toy hop beg ally loyal joke chin sellers wills porta lang re hack fan sin cola colon logins data online digital global general central northern eastern western upper lower inner outer grand
  mexico peru chile bolivia colombia panama haiti jamaica lebanon syria jordan iran iraq nepal bhutan tibet korea laos vietnam mali niger ghana benin gabon congo angola zambia malawi kenya sudan libya egypt morocco algeria tunisia
  france china holland brazil spain italy roma rome milford nicosia athens sofia varna lille nancy tours brest nice
  zen zion asia africa america britain england ireland scotland wales lincoln washington hamilton houston dublin cork york lancaster durham bolton stafford bradford chelsea camden carlisle clifton kensington kingston lisbon madrid malta
  jordan georgia carolina dakota montana alabama memphis cairo chad cuba kenya nigeria santiago valencia vienna geneva kiel adelaide alice austin augusta charlotte jackson jersey perth salem orlando regina derby richmond hastings wells bath
  ball banks baker bird bishop black blade bloom board bolt bone book booth bowl box branch brand bridge bright broad brown buck bull burn bush butcher butler button cage camp cannon carpenter case castle cat chamber chambers chapel chapman child
  church city clark cloud coach coal coates cole collier cone cope corner cotton count court cow craft crane cream cross crow crown curry dark day days deal deer dell dish dock dolphin dove down downs drake dragon drew drum dry duck dunes eagle
  east farm farmer farrow fast field fields finch fish fisher flag flash flint flood flower flowers foot ford fort fortune fountain fox freed freeman french fuller game garland gate gates gibson giles glass glover gold golden good goose grave graves
  greens grey grove guard gun ham hammer hand harbour hare hart harvest hawk hay haystack head heart hedges heller helm henry hides high hill hills hind hit hobby hogs hole holiday holland holm holmes home hood hook horn horse house human humble hunt
  inn ireland islam joiner jolly judd juice key keys keen kettle kidd kiln kiss knight lamb land lark last law lawn leach leader leaf league lemon less light lilly line link lion little lock lodge long loop lord love low luck lunch mace main man
  manning manor market marks marshall masters mead meadows mercer meter mill miller mills milk mine minor mint money monk moor moore mountain mouse myers nail neat needle newman nest newton nice nicks night noon nut nutt oak old orange organ oven owl pack page
  paper park parks parrot parsons part partridge path peach peacock peak pear pears peel pen pepper perch perfect perry pick pickles pie pig pike pill pine pink pipe pit pitch pitt plain plank plant platt play plum plumber plummer point pole polish pollard pond
  pool poole pope port porter post pot potter power powers pratt press pride priest print prior quarry quick race rails ram ramp range rank rash raw real reeve reeves rest rice ring rip road roads roast robe robes rogue roll roof root rope rough round
  row rule rush saddle sail salmon salt sand sands savage scale school scott sea seal seat second self service shadow shaft shah shark sharp shaw sheep shepherd shield ship shoe shop short show sign silk simple singer site skill skin skinner slate slaughter
  small smart smith smoke snow sole south spark sparks spear speed spice spike spirit sport spot squires stable stack stage stain stair stamp stand start state steel stem step stern steward stick stock stores stout strain strange straw stream street strong
  strait sun swan sweet swift tailor tall tank tart task tea team tear temple tent test tester thorn thorne tide tile tiller timber time toms tool top torch towel tower towers town trail train travel tree trick true truck tuck tucker tunnel turn turner
  twin unit usher vest vice view vine visa wait wake walker wall walls ward ware warm wash watch water waters watt watts wax wear weather weaver web webb weeks weight well west whale wheel wheeler whip whistle white wick wide wild wilder wine wing winner
  wire wish wood woodcock woodward wool word work worth yard year
  alba ana ante ava boa cruz dora eva gala ida ina iva lena lia lima lola lua luna mia nina noa ora petra rey rio sal sara sol tao ton una val vera via ya ye yo su so do to li lo ma no ha he hi ho
`);

/** Capitalised words of ordinary pages that are no part of a name, months, days and peoples among them. */
const never = words(`
  the a an and or but if of in on at by to for from with without within about above after again against all also always am any are as because been before being below between both can cannot could did do does doing done
  during each either else ever every few first second third last next further get gets give given goes going got had has have having he her here hers him his how however i if im in into is it its itself just let like likely made make makes
  many me might more most much must my myself near need needs neither never new no nor not nothing now off often oh ok okay old on once one only other our ours out over own per please put quite rather really said same say says see seen she
  should since so some something still such take taken than thank thanks that their them then there therefore these they thing this those though through thus till today together too two three four five six seven eight nine ten toward under
  until up upon us use used uses using very via want was we well went were what whatever when where whether which while who whom whose why will with would yes yet you your yours
  january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
  czech czechia slovakia english british irish scottish welsh french german spanish italian polish dutch swedish danish norwegian finnish greek turkish russian chinese japanese indian african american european asian christian jewish muslim hindu sikh arabic latin roman
  mr mrs ms miss mx dr prof professor sir dame rev reverend lord lady cllr councillor mayor captain sgt sergeant inspector constable herr frau monsieur madame mme mlle signor signora senor senora don dona fr sr br st saint san santa santo
  address age amount answer apply article author back birth blog body book browse button call category chapter city click close code comment comments company contact content continue copyright country county date details dear delete description
  document download edit email enter error event events example fax feedback field figure file find follow form full gender general guide hello help hi hey home image index information job join language learn legal level link links list
  live local location log login logout main manager map menu message mobile more name named news none note notes number office online open options order organisation organization our overview page pages part password payment people person
  phone photo place policy post postcode posted press previous price privacy product profile project public published question questions read records reference register reply report reports request required reset results return review
  role rules sale save school search section select send service services share show sign site size skip social source sources staff start state status step street subject submit subscribe summary support switch table tags team telephone
  terms test text title top total topic town type update updated upload url user username value version video view visit web website welcome work working year years zip best kind regards sincerely yours faithfully cheers
  commissioner speaker high justice chancellor secretary majesty highness excellency hon rt right honourable easter christmas français loremipsum lorem ipsum excel word spreadsheet inc
  billing shipping mailing delivery account bank card credit debit customer client patient child parent guardian pupil student teacher doctor nurse officer director chair chairman secretary treasurer president minister
`);

/** Words that make the capitalised words before them an organisation, a place or a thing: `Victoria Road`, `Jordan Ltd`. */
const notPeople = words(`
  road street st lane avenue ave close court crescent drive way square terrace gardens grove hill park mews row walk boulevard place parade green bridge station airport island islands river lake mountain mount bay beach valley
  forest wood woods common city town village county borough district region state province republic kingdom empire castle palace tower hall house hotel inn pub bar restaurant cafe theatre museum gallery library church cathedral abbey chapel
  mosque temple college university school academy institute hospital clinic surgery infirmary hospice council government parliament assembly senate ministry department authority agency commission committee board trust foundation
  society association union federation league club team fc united rovers wanderers party group company co corp corporation inc ltd limited llp plc gmbh ag sa bv nv pty llc bank building insurance solutions systems services
  software technologies media press publishing publications records news times post herald guardian gazette journal magazine review daily show awards award prize cup championship festival games olympics act bill law rules
  order model theory effect disease syndrome method index scale award day week month year war battle treaty plan report inquiry project programme program scheme centre center office shop store stores market supermarket brewery farm
  industries holdings partners partnership associates consulting capital ventures investments energy oil gas airways airlines motors electric foods brothers bros sons river creek falls canyon county parish ward constituency
  leone rica rico kong paz tome verde faso lanka zealand commons summit spreadsheet airlines arena stadium circuit tower bridge gate cross
  ccg ccgs pct pcts icb icbs pcn cic cio orchestra band quartet ensemble choir opera ballet philharmonic symphony collection edition series pass ticket card line railway tube junction roundabout motorway highway route trail track estate plaza mall
`);

const accent = /\p{M}+/gu;
const ascii = /^[a-z0-9-]*$/u;

const plain = remembering((lower: string): string =>
  lower
    .normalize('NFKD')
    .replace(accent, '')
    .replace(/['’.]/gu, '')
    .replace(/ø/gu, 'o')
    .replace(/æ/gu, 'ae')
    .replace(/ß/gu, 'ss')
    .replace(/ł/gu, 'l')
    .replace(/[đð]/gu, 'd')
    .replace(/þ/gu, 'th')
    .replace(/ı/gu, 'i'),
);

/** A name without accents, apostrophes and case, as the vocabulary holds it. */
export function foldName(word: string): string {
  const lower = word.toLowerCase();
  return ascii.test(lower) ? lower : plain(lower);
}

/** Endings that family names take and few other words do; with at least two letters before them. */
const familyEnding =
  /^.{2,}(?:sson|sdottir|dottir|ova|eva|ov|ev|yev|oyev|iyev|ovic|evic|vic|ovich|evich|ovna|evna|enko|chuk|czyk|czak|ski|ska|skiy|skaya|skaia|cki|cka|dzki|dzka|wicz|owicz|kova|cova|icka|icky|sky|escu|eanu|opoulos|poulos|akis|idis|iadis|shvili|adze|idze|yan|ian|oglu|zadeh|pour|nejad|gaard|quist|qvist|strom|lund|berg|bergs|stein|mann|huber|bauer|meier|meyer|maier|meister|sen|ssen|nen|ainen|oinen|inen|ella|etti|elli|ini|ucci|acci|otti|asso|ez|eiro|aes|ura|uchi|awa|moto|yama|shima|naka|mura|zawa|saki|worth|ington|field|wood|ford|ham|shaw|stone|land|bury|son|kov|lov|nov|rov|tov|zov|dov|shev|chev|jev|yeva|jeva|ic|ak|vall|sch|tz|eau|ault|ier|eux|gny|court|mont|ville)$/u;

/** A stricter choice of the endings, safe for a word that stands alone. */
const tellingEnding =
  /^.{3,}(?:[aeiou]v|sson|sdottir|dottir|ovic|evic|ovich|evich|ovna|evna|enko|czyk|owicz|ewicz|kiewicz|opoulos|poulos|shvili|adze|idze|oyev|iyev|ayev|uyev|skaya|ova|eva|ainen|oinen|inen|onen|nsen|rsen|tsen|lsen|gaard|qvist|quist)$/u;

/** What a word may be in or around a name; several may hold. */
export const signs = {
  /** A given name that is nothing else. */
  given: 1,
  /** A given name that is also a word or a place, and needs a second sign. */
  maybeGiven: 2,
  family: 4,
  maybeFamily: 8,
  /** A word of ordinary pages, no part of a name. */
  never: 16,
  /** Makes the capitalised words before it something else than a person: `Road`, `Ltd`. */
  notPerson: 32,
  /** `Mr`, `Dr`: what follows is a name. */
  title: 64,
  /** Stands behind a name and is none: `PhD`. */
  degree: 128,
} as const;

const titleWords = words(
  'mr mrs ms miss mx dr prof professor sir dame rev reverend cllr councillor herr frau monsieur madame mme mlle signor signora senor senora lord lady sgt pc dc',
);
const degrees = words('mp ms am md phd dds dvm jr sr ii iii iv obe mbe cbe esq ceo cfo cto hr it uk usa eu gp nhs pm tv ok id');

const letters = 0x530;
const maxAscii = 128;

/** A letter in lower case and without its accent; a second letter, as of `æ`, in the upper half. 0 where a word ends. */
const foldOf = Uint32Array.from({ length: letters }, (_, code) => {
  if (!isLetter(code)) return 0;
  const folded = foldName(String.fromCharCode(code));
  return folded.charCodeAt(0) + (folded.length === 2 ? folded.charCodeAt(1) * 0x10000 : 0);
});

// FNV-1a, 32 bits. Some 50,000 words among four thousand million: no other word will be taken for one of them.
const basis = 0x811c9dc5 | 0;
const step = (hash: number, letter: number): number => Math.imul(hash ^ letter, 0x01000193);

/** A word read where it stands, without a string being made of it. Filled in by `readWord`. */
export type ReadWord = { end: number; hash: number; sign: number };

/** Reads the word that begins at `start`. Texts are full of capitalised words: each is looked at once, letter by letter. */
export function readWord(text: string, start: number, into: ReadWord): void {
  let hash = basis;
  let end = start;
  for (let code = text.charCodeAt(end); ; code = text.charCodeAt(end)) {
    const letter = code < letters ? (foldOf[code] ?? 0) : 0;
    if (letter === 0) break;
    hash = step(hash, letter & 0xffff);
    if (letter > 0xffff) hash = step(hash, letter >>> 16);
    end += 1;
  }
  into.end = end;
  into.hash = hash;
  into.sign = signOf(hash);
}

const slots = 1 << 18;
const keys = new Int32Array(slots);
const values = new Uint8Array(slots);

/** Linear probing over a table four times as large as the vocabulary. */
function slotOf(hash: number): number {
  let slot = (hash ^ (hash >>> 15)) & (slots - 1);
  while (values[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & (slots - 1);
  return slot;
}

const signOf = (hash: number): number => values[slotOf(hash)] ?? 0;

function mark(word: string, sign: number): void {
  let hash = basis;
  for (let at = 0; at < word.length; at += 1) hash = step(hash, word.charCodeAt(at));
  const slot = slotOf(hash);
  keys[slot] = hash;
  values[slot] = (values[slot] ?? 0) | sign;
}

const isPlain = (word: string): boolean => ambiguous.has(word) || never.has(word);
for (const word of given) mark(word, isPlain(word) ? signs.maybeGiven : signs.given);
for (const word of family) mark(word, isPlain(word) ? signs.maybeFamily : signs.family);
for (const word of never) mark(word, signs.never);
for (const word of notPeople) mark(word, signs.notPerson);
for (const word of titleWords) mark(word, signs.title);
for (const word of degrees) mark(word, signs.degree);

const spare: ReadWord = { end: 0, hash: 0, sign: 0 };

/** The signs of a whole word. */
export function signsOf(word: string): number {
  readWord(word, 0, spare);
  return spare.end === word.length ? spare.sign : 0;
}

/** Whether a folded word ends as family names do: sure enough beside a given name. */
export const endsAsFamily = (folded: string): boolean => folded.length >= 5 && familyEnding.test(folded);

const minTellingChars = 4;

/** Whether a folded word alone is all but surely a family name. */
export function tellsFamily(folded: string, sign: number): boolean {
  if (folded.length < minTellingChars || (sign & ~signs.family) !== 0) return false;
  return (sign & signs.family) !== 0 || tellingEnding.test(folded);
}

const lastThree = (word: string): number =>
  (word.charCodeAt(word.length - 3) << 16) | (word.charCodeAt(word.length - 2) << 8) | word.charCodeAt(word.length - 1);
const tellingLast = new Set(
  'son tir vic ich vna nko zyk icz los ili dze yev aya ova eva nen sen ard ist gov kov lov nov rov mov dov bov tov zov sov kev lev nev rev sev chev zhev gev dev hev iev jev tev vev zev aev eev'
    .split(' ')
    .map(lastThree),
);

/** Whether a word that ends at `end` may end as a family name, told from its last letters alone. */
export const mayTellFamily = (text: string, end: number): boolean =>
  tellingLast.has((text.charCodeAt(end - 3) << 16) | (text.charCodeAt(end - 2) << 8) | text.charCodeAt(end - 1)) ||
  text.charCodeAt(end - 1) >= maxAscii ||
  text.charCodeAt(end - 2) >= maxAscii;
