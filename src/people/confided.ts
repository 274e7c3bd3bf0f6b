/** Texts that tell of somebody's illness, troubles or family by name, and in confidence: case notes, handovers, minutes in private. */

import type { Passage } from '../model.ts';
import { foldWords } from '../vocabulary/labels.ts';
import { signs, signsOf } from '../vocabulary/names.ts';
import type { Found } from './mentioned.ts';

/** The surnames of whoever is told of, and whether the text says that it is for few. Raw: stays behind the wall. */
export type Confided = { readonly people: readonly string[]; readonly how: 'kept' | 'told' };

const maxRead = 40_000;
/** How many different things are told that nobody tells of somebody in public: more of them in a longer text. */
const leastTold = 3;
const mostTold = 6;
const charactersEach = 600;
/** Where a text says that it is not for all, fewer. */
const leastKept = 2;

// Asked of lower case. One alternative is one thing that is told; each counts once.
const told = new RegExp(
  [
    // Illness and care.
    'diagnos\\w+|dyslexi\\w+|anorexi\\w+|cerebral palsy|copd|cpn|motor neurone|parkinson\\w*|multiple sclerosis|diabet\\w+|hysterectomy|low mood|smear|diazepam|hep ?[bc]|hepatitis|sepsis|amputee|amputat\\w+|registered blind|stammer|learning (?:difficult|disab)\\w+|down\\W?s|biops\\w+|tablets|inhaler|rehab|relaps\\w+|sober|detox|sickle|migraines?|ibs\\b|arthritis|osteo\\w*|knee op|hip replacement|depress(?:ed|ion)|anxi(?:ety|ous)|panic attacks?|cancer|tumou?r|chemo(?:therapy)?|stroke|heart (?:attack|condition|failure)|dementia|alzheimer\\w*|palliative|dnacpr|cannula|catheter|dialysis|insulin|seizures?|epilep\\w+|fractur\\w+|sickle cell|asthma attack|miscarr\\w+|pregnan\\w+|labour ward|autis\\w+|adhd|ehcp?|senco|pip claim|fit note|sick note|signed off(?: sick)?|off sick|occupational health|discharged|admitted to|in hospital|a&e|paramedics?|on (?:her|his|their) (?:meds|medication)|medication|painkillers|antidepressants|sertraline|methadone|overdose\\w*|self[- ]harm\\w*|suicid\\w+|sectioned|crisis team|camhs|mental health|psychiatr\\w+|counsell(?:ing|or)|incontinen\\w+|commode|wheelchair|walking frame|had a fall|fell (?:in|out|down|off|on)|hiv|chlamydia|contracepti\\w+|termination|drink(?:ing|s)? (?:again|heavily|problem)|alcohol|cannabis|heroin|tearful|in tears|burst into tears|suffers? from|unwell|oxygen|feeding tube|hearing aids?',
    // Violence, crime and care of children.
    'assault\\w*|court date|expelled|bull(?:ied|ying)|on tag|domestic (?:abuse|violence)|ex[- ](?:partner|husband|wife|boyfriend)|on bail|bail conditions|restraining order|non[- ]mol\\w*|arrested|cautioned|on remand|prison|probation|victim|alleg(?:ed|es|ation|ations)|bruis\\w+|hit (?:him|her|me)|punched|threatened|harass\\w+|stalk\\w+|followed (?:her|him|me) home|marac|dash (?:risk|medium|high|standard)|mash|lado|child protection|section 47|s47|child in need|neglect\\w*|foster\\w*|social (?:worker|services)|contact centre|supervised contact|disclos(?:ed|ure) (?:that|to)|nfa\\b|safeguarding (?:concern|referral|alert)|cpoms|excluded|exclusions?|detentions?|refused to give|does not wish to',
    // Money and home.
    'arrears|street homeless|hostel|refuge|fled|asylum|deport\\w*|in debt|debts|bailiffs?|universal credit|housing benefit|esa\\b|pip\\b|food ?bank|food parcel|evict\\w+|section 21|homeless|sofa[- ]surf\\w+|half pay|(?:his|her|their|my) salary|sanctioned|loan shark|repayment plan|bankrupt\\w*|no recourse|benefits (?:stopped|claim)|hardship',
    // Work and school.
    'disciplinary|dismiss(?:ed|al)|grievance|final (?:written )?warning|gross misconduct|suspended|capability procedure|absen(?:t|ce) since|late again|redundan\\w+|attendance (?:is|has|was)|behaviour plan|reading age|not toilet trained',
    // Family and what is felt.
    'lives alone|live alone|living alone|(?:his|her|my) (?:late )?(?:wife|husband|partner|mum|dad|mother|father|son|daughter|sister|brother|nan|carer|ex|gp|marriage|boyfriend|girlfriend|baby|kids|children)|mum (?:says|said|rang|is|has|speaks|works)|dad (?:says|said|rang|is|has|inside|works)|next of kin|bereave\\w+|died (?:on|last|in|suddenly)|passed away|funeral|separated|divorc\\w+|split up|custody|key ?safe|feels? (?:ashamed|low|unsafe|alone)|frightened|scared|ashamed|upset|crying|cried|shaken|distress\\w*',
  ]
    .map((group) => `(?:${group})`)
    .join('|')
    .replace(/^/u, '(?<![a-z])(?:')
    .replace(/$/u, ')(?![a-z])'),
  'gu',
);

/** It is for few, and says so. */
const kept =
  /official[- ]sensitive|(?:^|\n|\s{2})[\s*#_>-]{0,8}(?:strictly |private (?:&|and) )?confidential\b(?! ?(?:help|serv|supp|advice|waste|inform|report|inbox))|\bstrictly (?:private|confidential)|in (?:strict )?confidence\b|not (?:to be|for) (?:shared|circulat\w+|publi\w+|disclos\w+|onward)|do not (?:share|forward|circulate|copy|disclose)|private (?:&|and) confidential|restricted circulation|exclusion of (?:the )?(?:press|public)|not anonymised|\bfile note\b|\bcase ?notes?\b|case (?:record|conference|summary)|\bhandover\b|contact (?:log|record|note)|home visit|visit (?:note|record|report)|(?:outreach|duty|visit|call|contact) (?:log|diary|book|sheet)|(?:^|\n)dear (?:mr|mrs|ms|miss) \p{L}|supervision (?:note|record)|bin after reading|shred|keep (?:it|this) to yourselves|(?:between|strictly) (?:us|ourselves)|return to work (?:interview|meeting)|in the family court|confidential and may be|care plan|witness statement|pre-sentence report|likes to be called|volunteers only|staff only|part (?:2|two|b)\b[^\n]{0,20}confidential/u;
/** Mail that was passed on, and what a chat's members wrote to each other, as programs export it. */
const passedOn =
  /(?:^|\n)(?:> ?)?(?:-{3,} ?(?:forwarded|original) message|from: [^\n]{3,80}\n(?:> ?)?(?:sent|date): )|(?:(?:^|\n)\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?(?: [ap]m)?\]?(?: -)? [^:\n]{2,40}: [^\n]*){3}/u;
/** How papers about somebody are headed and how clerks write; one of them may stand anywhere. */
const clerical =
  /\b(?:tc|t\/c|f\/u|hx|c\/o|h\/v|d\/w|nfa|nok|cpn|dob|d\.o\.b|occ \d+|ip|vp|our ref|my ref|case (?:no|ref|number)|client (?:ref|id|no)|nhs (?:no|number)|session \d|incident (?:report|form|log|no)|referral (?:form|to|from|received)|risk assessment (?:for|re)|seen by|plan:|next (?:visit|review|session)|rang|phoned|visited|spoke (?:to|with))/gu;
/** What such files are called. */
const keptName =
  /(?:^| )(?:case ?notes?|visit notes?|home visit|care ?plan|handover|referral|supervision notes?|interview notes?|grievance|disciplinary|safeguarding (?:notes?|chronology|log)|chronology|case conference|marac|mash|part ?2|call notes?|contact (?:log|notes?)|confidential|private|witness|statement|statement mg ?11)(?: |$)/u;
const minClerical = 3;
/** So much that one of their words is enough. */
const muchTold = 5;

/** It was written for everybody, or of nobody. */
const open =
  /\b(?:court|jury|inquest|tribunal|hearing) (?:heard|was told)|\bwas (?:sentenced|jailed|convicted)|\btold (?:the )?(?:court|jury|bbc|paper|reporters?|inquest)|spokes(?:man|woman|person)|press (?:release|office)|notes to editors|neutral citation|\[20\d\d\] (?:ew|uk)|\bewfc\b|\bewhc\b|judgment|appeal decision|\bhansard\b|house of (?:commons|lords)|\bobituar|\bbiograph|was born (?:in|on)|training (?:call|tape|video|session)|role[- ]?play|\bactors?\b|(?:sample|example|model|standard) letters?|letter templates?|\bvignette|\bexam\b|annual report|public (?:questions?|participation)|inspection report|overall rating|year ended|parole board|decision summary|last will|testament|honours|(?:dear|ask) (?:deirdre|auntie|aunty|abby|doc)|agony|advice column|funeral (?:service|notice|director|will)|loving memory|peacefully|\brehom\w+|(?:her|his|their) real name|names? (?:has|have) been changed|pseudonym|fictional|fictitious|\bscenario|\bcase stud(?:y|ies)|\[(?:name|date|insert|address)\b|copyright|©|all rights reserved|subscribe|newsletter|cookies|read more|share this|\bchapter\b|\bnovel\b|act (?:one|two|three|i|ii|iii)\b|\bscene\b|changelog|release notes|donate|our (?:story|stories)|just ?giving|posted by|reply quote/u;
/** Words of papers for everybody, which also stand where something is kept. */
const general =
  /candidates?\b|discuss\b|learning (?:outcomes?|points?)|\badopt\w*|\btemplate\b|\bpolicy\b|\bprocedures?\b|guidance|training|learning from|recommendations|published (?:on|by|under)|\bapi\b|support group|forum/u;

/** How officers and those who report are spoken of. */
const officer =
  /(?:cllrs?|councillors?|dr|doctor|prof(?:essor)?|pc|dc|ds|sgt|insp(?:ector)?|judge|justice|rev(?:erend)?|fr|sir|dame|lord|lady|officer|nurse|sister|matron|consultant|chair|clerk|solicitor|minister|mp|manager|head)\.?\s{1,3}$/iu;

const before = 14;

/** Somebody in their own right: under a title, or by given and family name, and no officer. */
function isPrivate(text: string, { start, value }: Found): boolean {
  const words = foldWords(value)
    .split(' ')
    .filter((word) => word.length > 1);
  const titled = /(?:^|\b)(?:mr|mrs|ms|miss|mx|master)\.?\s/iu.test(text.slice(Math.max(0, start - before), start) + value);
  if (officer.test(text.slice(Math.max(0, start - before), start)) && !titled) return false;
  if (titled) return true;
  const marks = words.map(signsOf);
  return words.length >= 2 && marks.some((mark) => (mark & (signs.given | signs.maybeGiven)) !== 0);
}

const keyOf = (value: string): string =>
  foldWords(value)
    .split(' ')
    .filter((word) => !/^(?:mr|mrs|ms|miss|mx|master)$/u.test(word))
    .at(-1) ?? '';

/** Whom a text tells of in confidence; undefined where it is written for everybody, tells little, or names nobody. */
export function confidedIn(found: readonly Found[], passages: readonly Passage[], name: string): Confided | undefined {
  const named = Map.groupBy(
    found.filter(({ detector, value }) => detector === 'person-name' && value.length > 3),
    ({ passage }) => passage,
  );
  if (named.size === 0) return undefined;
  const things = new Set<string>();
  const names: { readonly name: string; readonly passage: number }[] = [];
  const telling = new Set<number>();
  let read = 0;
  let isKept = keptName.test(foldWords(name.replace(/\.\w{1,5}$/u, '')));
  let isGeneral = false;
  const clerks = new Set<string>();
  for (const [index, { text, label }] of passages.entries()) {
    if (read >= maxRead) break;
    const lower = `${label}\n${text}`.slice(0, maxRead - read).toLowerCase();
    read += lower.length;
    if (open.test(lower)) return undefined;
    isGeneral ||= general.test(lower);
    isKept ||= kept.test(lower) || passedOn.test(lower);
    for (const [word] of lower.matchAll(clerical)) clerks.add(word);
    for (const [thing] of lower.matchAll(told)) {
      things.add(thing);
      telling.add(index);
    }
    for (const match of named.get(index) ?? [])
      if (isPrivate(text, match)) names.push({ name: keyOf(match.value), passage: index });
  }
  if (isGeneral && !isKept) return undefined;
  isKept ||= clerks.size >= minClerical || (clerks.size > 0 && things.size >= muchTold);
  const beside = names.filter(({ passage }) => [passage - 1, passage, passage + 1].some((at) => telling.has(at)));
  // Who it is about may be named above only: in the heading, or as the parties.
  const about = new Set((beside.length > 0 || !isKept ? beside : names).map(({ name }) => name));
  const inLength = Math.min(mostTold, Math.round(leastTold - 1 + read / charactersEach));
  const enough = isKept ? leastKept : Math.max(leastTold, inLength);
  if (about.size === 0 || things.size < enough) return undefined;
  return { people: [...about], how: isKept ? 'kept' : 'told' };
}

const minTelling = 2;
const tellingShare = 0.3;
const anyTold = new RegExp(told.source, 'u');

/** Whether the cells of a column tell such things of whoever stands in its rows. */
export function tellsOfTroubles(cells: readonly string[]): boolean {
  const telling = cells.filter((cell) => cell.length <= maxCell && anyTold.test(cell.toLowerCase())).length;
  return telling >= minTelling && telling >= cells.length * tellingShare;
}

const maxCell = 2_000;
