/** How a text speaks of the people in it: as they themselves write to an office, or as an office writes about them. */

import type { Passage } from '../model.ts';
import type { Mentioned } from './mentioned.ts';
import { once } from './once.ts';
import { likelyPerson } from './person-like.ts';

const maxSampleCharacters = 200_000;
const passagesAround = 8;
const maxPersonCharacters = 4_000;

// Asked of texts in lower case: without regard to case, and of all of Unicode, an expression takes four times as long (measured).
// Ways to go on from one first letter stand together: each word of a page is asked seventeen questions instead of fifty.

/** How a person writes to an office, in the languages of Europe. */
const letter =
  /\b(?:a(?:nnwyl|tentamente)|below is (?:the result of your|what you submitted)|c(?:ordiali saluti|om os melhores cumprimentos)|d(?:ear (?:sir|madam|mr|mrs|ms|miss|dr|officer|team|council)|istinti saluti)|e(?:stimad[oa]s?\b|xmos?\.)|formal complaint|g(?:ent(?:il[ei]\b|\.ma|\.mo)|eachte)|h(?:iermit (?:beschwere|lege|erhebe|m[öo]chte)|oogachtend)|i(?: am writing to| wish to (?:complain|object|appeal|report)| object| complain|ch (?:beschwere|wohne)|k (?:schrijf|woon))|j(?:e (?:vous [ée]cris|souhaite|me permets)|ag (?:skriver|bor))|le (?:escribo|scrivo)|m(?:y (?:address|date of birth|phone|telephone|mobile|husband|wife|son|daughter|mother|father|neighbour|landlord|name is)|it freundlichen gr|adame, monsieur|et vriendelijke groet|ed (?:v[äa]nlig|venlig))|pisz[ęe] (?:w sprawie|do)|s(?:ehr geehrte|zanown[iay])|v(?:euillez agr|[äa]nliga h[äa]lsningar|ennlig hilsen)|y(?:ours (?:sincerely|faithfully|truly)|st[äa]v[äa]llisin terveisin|n gywir)|z powa[żz]aniem)/u;
/** `Dear Mr Doe`, whoever else the letter is of. */
const titled =
  /(?:^|\n)\s{0,8}(?:dear (?:mr|mrs|ms|miss|mx|dr)\.? \p{L}|sehr geehrte[rs]? (?:frau|herr)|ch(?:er|ère) (?:monsieur|madame) \p{L}|estimad[oa] (?:sr|sra|señor|señora)|gentile (?:sig|dott)|geachte (?:heer|mevrouw))/u;

/** How such notices are worded. */
const notice =
  /\b(?:bankruptcy order|winding[- ]up|insolvency act|official receiver|companies house|correspondence address|london gazette|deceased estates?|probate|trustee act)\b/u;

/** `Dear Jane Doe,` on a line of its own: a newsletter greets its readers in other words. */
const addressed =
  /(?:^|\n)\s{0,8}(?:dear|annwyl|lieber?|liebe\/r|sehr geehrte\/?r?|ch(?:er|ère)|estimad[oa]|caro|cara|beste) (?!all\b|everyone|friends|colleagues|residents?|members?|neighbours?|customers?|readers?|supporters?|volunteers|parents and)(\p{L}[\p{L}'’-]{1,20} \p{L}[\p{L}'’-]{1,24}(?: \p{L}[\p{L}'’-]{1,24})?),?\s{0,4}(?:\n|$)/u;

/** `Dear Club Secretary` and `Dear Sample Person` are nobody. The sample is in lower case, and names are asked with capitals. */
function isToSomebody(sample: string): boolean {
  const name = addressed.exec(sample)?.[1];
  if (name === undefined) return false;
  const capitals = name.replace(/(?<![\p{L}’'])\p{L}/gu, (letter) => letter.toUpperCase());
  return likelyPerson(capitals) === 'person';
}
/** How an office writes about people in its care. */
const casework =
  /\b(?:date of birth|d\.?o\.?b\b|nhs n(?:o|umber)|hosp(?:ital)? no\b|national insurance|patient|pupil|safeguarding(?! (?:officer|lead|team|polic|board|partner|coordinator|trustee|governor|training))|complainant|claimant|resident reported|case (?:no|ref|number)|referral|diagnos|medication|tenant|victim|objector|witness statement|geburtsdatum|geb(?:oren)? am|aktenzeichen|n[ée]e? le|fecha de nacimiento|nat[oa] il|geboortedatum|data urodzenia|f[öo]delsedatum)/u;

/** All but `hidden` is found out when it is first asked for: most people on pages count in no case, and the questions are dear. */
export type Tone = {
  readonly hidden: boolean;
  /** A file of text, without the footers and menus of pages. */
  readonly plain: boolean;
  /** A page of the web, written for everybody. */
  readonly isPage: boolean;
  /** What law makes public of somebody: bankruptcies, officers of companies, estates. */
  readonly isNotice: () => boolean;
  readonly written: boolean;
  /** A letter to somebody by name, and not to an office. */
  readonly addressed: boolean;
  /** Whether the text around somebody is casework. */
  readonly isAbout: (person: Mentioned) => boolean;
};

type Stretch = { readonly from: number; readonly to: number; readonly maxCharacters: number };

/** The beginning of a stretch of passages in lower case. It may go on to the end: whoever is mentioned twice may be so in a whole book. */
function beginningOf(passages: readonly Passage[], { from, to, maxCharacters }: Stretch): string {
  const parts: string[] = [];
  let left = maxCharacters;
  for (let at = Math.max(0, from); at <= to && left > 0; at++) {
    const passage = passages[at];
    if (passage === undefined) break;
    const part = `${passage.label} ${passage.text.slice(0, left)}`.slice(0, left);
    parts.push(part);
    left -= part.length + 1;
  }
  return parts.join('\n').toLowerCase().slice(0, maxCharacters);
}

/** Whether a text around somebody is casework; asked once for each stretch of passages, however many it mentions. */
function openCasework(passages: readonly Passage[]): (from: number, to: number) => boolean {
  const known = new Map<number, boolean>();
  return (from, to) => {
    const stretch = from * passages.length + to;
    const before = known.get(stretch);
    if (before !== undefined) return before;
    const about = casework.test(beginningOf(passages, { from: from - 1, to: to + 1, maxCharacters: maxPersonCharacters }));
    known.set(stretch, about);
    return about;
  };
}

/** The passages around everybody mentioned. */
export function sampleOf(mentioned: readonly Mentioned[], passages: readonly Passage[]): string {
  let first = passages.length;
  let last = 0;
  for (const { from, to } of mentioned) {
    first = Math.min(first, from);
    last = Math.max(last, to);
  }
  return beginningOf(passages, { from: first - passagesAround, to: last + passagesAround, maxCharacters: maxSampleCharacters });
}

export function openTone(
  { hidden, plain, isPage }: Pick<Tone, 'hidden' | 'plain' | 'isPage'>,
  mentioned: readonly Mentioned[],
  passages: readonly Passage[],
): Tone {
  const isCasework = openCasework(passages);
  const sample = once(() => sampleOf(mentioned, passages));
  const isLetter = once(() => letter.test(sample()));
  const isAddressed = once(() => !isPage && isToSomebody(sample()));

  return {
    hidden,
    plain,
    isPage,
    isNotice: once(() => notice.test(sample())),
    get written() {
      return isLetter() || isAddressed();
    },
    get addressed() {
      return isAddressed() || titled.test(sample());
    },
    isAbout: ({ from, to }) => isCasework(from, to),
  };
}
