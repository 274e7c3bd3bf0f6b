/** What is told of somebody in confidence, and how papers say that they are for few or for everybody. In English; asked of lower case. */

/** The words of one language. */
export type Spoken = {
  /** Whatever nobody tells of somebody in public. */
  readonly told: RegExp;
  /** Whether one such thing is of somebody's health. */
  readonly isOfHealth: (thing: string) => boolean;
  /** Whether it is only of somebody's family, or of what they feel: said of anybody. */
  readonly isOfFamily: (thing: string) => boolean;
  /** It is for few, and says so. */
  readonly kept: RegExp;
  /** How papers about somebody are headed and how clerks write; one of them may stand anywhere. */
  readonly clerical: RegExp;
  /** What such files are called. */
  readonly keptName: RegExp;
  /** It was written for everybody, or of nobody, whatever else it says. */
  readonly open: RegExp;
  /** Words of papers for everybody, which also stand where something is kept. */
  readonly general: RegExp;
  /** How officers and those who report are spoken of, just before their names. */
  readonly officer: RegExp;
  /** How people are addressed, just before their names. */
  readonly titled: RegExp;
  /** Finds whom a title introduces, though nobody knows the name. In English that is done where names are found. */
  readonly introduced: RegExp | undefined;
};

const worded = (alternatives: string): RegExp => new RegExp(`(?<![a-z])(?:${alternatives})(?![a-z])`, 'gu');
const wholly = (alternatives: string): ((thing: string) => boolean) => {
  const whole = new RegExp(`^(?:${alternatives})$`, 'u');
  return (thing) => whole.test(thing);
};

// One alternative is one thing that is told; each counts once.
/** Illness and care. */
const illness =
  'ivf|impetigo|chicken ?pox|head lice|scabies|norovirus|ringworm|glandular fever|rescue meds|epipen|depressive episode|diagnos\\w+|dyslexi\\w+|anorexi\\w+|cerebral palsy|copd|cpn|motor neurone|parkinson\\w*|multiple sclerosis|diabet\\w+|hysterectomy|low mood|smear|diazepam|hep ?[bc]|hepatitis|sepsis|amputee|amputat\\w+|registered blind|stammer|learning (?:difficult|disab)\\w+|down\\W?s|biops\\w+|tablets|inhaler|rehab|relaps\\w+|sober|detox|sickle|migraines?|ibs\\b|arthritis|osteo\\w*|knee op|hip replacement|depress(?:ed|ion)|anxi(?:ety|ous)|panic attacks?|cancer|tumou?r|chemo(?:therapy)?|stroke|heart (?:attack|condition|failure)|dementia|alzheimer\\w*|palliative|dnacpr|cannula|catheter|dialysis|insulin|seizures?|epilep\\w+|fractur\\w+|sickle cell|asthma attack|miscarr\\w+|pregnan\\w+|labour ward|autis\\w+|adhd|ehcp?|senco|pip claim|fit note|sick note|signed off(?: sick)?|off sick|occupational health|discharged|admitted to|in hospital|a&e|paramedics?|on (?:her|his|their) (?:meds|medication)|medication|painkillers|antidepressants|sertraline|methadone|overdose\\w*|self[- ]harm\\w*|ptsd|schizophren\\w+|bipolar|psychosis|psychotic|suicid\\w+|sectioned|crisis team|camhs|mental health|psychiatr\\w+|counsell(?:ing|or)|incontinen\\w+|commode|wheelchair|walking frame|had a fall|fell (?:in|out|down|off|on)|hiv|chlamydia|contracepti\\w+|termination|drink(?:ing|s)? (?:again|heavily|problem)|alcohol|cannabis|heroin|tearful|in tears|burst into tears|suffers? from|unwell|oxygen|feeding tube|hearing aids?';
/** Violence, crime and care of children. */
const violence =
  'assault\\w*|court date|expelled|bull(?:ied|ying)|on tag|domestic (?:abuse|violence)|ex[- ](?:partner|husband|wife|boyfriend)|on bail|bail conditions|restraining order|non[- ]mol\\w*|arrested|cautioned|caution for|on remand|prison|probation|victim|alleg(?:ed|es|ation|ations)|bruis\\w+|hit (?:him|her|me)|punched|threatened|harass\\w+|stalk\\w+|followed (?:her|him|me) home|marac|dash (?:risk|medium|high|standard)|mash|lado|child protection|section 47|s47|child in need|neglect\\w*|foster\\w*|social (?:worker|services)|contact centre|supervised contact|disclos(?:ed|ure) (?:that|to)|nfa\\b|safeguarding (?:concern|referral|alert)|cpoms|excluded from school|fixed[- ]term exclusions?|permanent(?:ly)? exclu\\w+|detentions?|refused to give|does not wish to';
/** Money and home. */
const money =
  'arrears|street homeless|hostel|refuge|fled|asylum|deport\\w*|in debt|debts|bailiffs?|universal credit|housing benefit|esa\\b|pip\\b|food ?bank|food parcel|evict\\w+|section 21|homeless|sofa[- ]surf\\w+|half pay|(?:his|her|their|my) salary|sanctioned|loan shark|repayment plan|bankrupt\\w*|no recourse|benefits (?:stopped|claim)|hardship';
/** Work and school. */
const work =
  'disciplinary|dismiss(?:ed|al)|grievance|final (?:written )?warning|gross misconduct|suspended|capability procedure|absen(?:t|ce) since|late again|redundan\\w+|attendance (?:is|has|was)|behaviour plan|reading age|not toilet trained';
/** Family and what is felt. */
const family =
  'lives alone|live alone|living alone|(?:his|her|my) (?:late )?(?:wife|husband|partner|mum|dad|mother|father|son|daughter|sister|brother|nan|carer|ex|gp|marriage|boyfriend|girlfriend|baby|kids|children)|mum (?:says|said|rang|is|has|speaks|works)|dad (?:says|said|rang|is|has|inside|works)|next of kin|bereave\\w+|died (?:on|last|in|suddenly)|passed away|funeral|separated|divorc\\w+|split up|custody|key ?safe|feels? (?:ashamed|low|unsafe|alone)|frightened|scared|ashamed|upset|crying|cried|shaken|distress\\w*';

/** It is for few, and says so. */
const kept =
  /official[- ]sensitive|(?:^|\n|\s{2})[\s*#_>-]{0,8}(?:strictly |private (?:&|and) )?confidential\b(?! ?(?:help|serv|supp|advice|waste|inform|report|inbox))|\bstrictly (?:private|confidential)|in (?:strict )?confidence\b|not (?:to be|for) (?:shared|circulat\w+|publi\w+|disclos\w+|onward)|do not (?:share|forward|circulate|copy|disclose)|private (?:&|and) confidential|restricted circulation|confidential nature of the business|not anonymised|\bfile note\b|\bcase ?notes?\b|case (?:record|conference|summary)|(?:ward|shift|night|nurs\w+|patient) handover|contact (?:log|record|note)|home visit|visit (?:note|record|report)|(?:outreach|duty|visit|call|contact) (?:log|diary|book|sheet)|(?:^|\n)dear (?:mr|mrs|ms|miss) \p{L}|supervision (?:note|record)|bin after reading|please shred|shred (?:after|weekly|this)|keep (?:it|this) to yourselves|(?:between|strictly) (?:us|ourselves)|return to work (?:interview|meeting)|in the family court|sent (?:[\w-]+ ){0,6}in error|safe to (?:text|ring|call)|(?:don.?t|do not) leave (?:a )?(?:voice ?mail|message)|safeguarding [^\n]{0,40}strategy (?:discussion|meeting)|confidential and may be|\bcare plan (?:for|review|of)\b|witness statement|pre-sentence report|likes to be called|part (?:2|two|b)\b[^\n]{0,20}confidential/u;
/** Mail that was passed on, and what a chat's members wrote to each other, as programs export it. */
export const passedOn =
  /(?:^|\n)(?:> ?)?(?:-{3,} ?(?:forwarded|original) message|from: [^\n]{3,80}\n(?:(?:> ?)?(?:to|cc|reply-to): [^\n]{0,120}\n){0,2}(?:> ?)?(?:sent|date): )|(?:(?:^|\n)\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?(?: [ap]m)?\]?(?: -)? [^:\n]{2,40}: [^\n]*){3}/u;
/** How papers about somebody are headed and how clerks write; one of them may stand anywhere. */
const clerical =
  /\b(?:tc|t\/c|f\/u|hx|c\/o|h\/v|d\/w|nfa|nok|cpn|dob|d\.o\.b|occ \d+|ip|vp|our ref|my ref|case (?:no|ref|number)|client (?:ref|id|no)|adult at risk|source of harm|nhs (?:no|number)|session \d|incident (?:report|form|log|no)|referral (?:form|to|from|received)|risk assessment (?:for|re)|seen by|plan:|next (?:visit|review|session)|rang|phoned|visited|spoke (?:to|with))(?![a-z])/gu;
/** What such files are called. */
const keptName =
  /(?:^| )(?:case ?notes?|visit notes?|visits \d+|home visit|care ?plan|supervision notes?|interview notes?|grievance|disciplinary|safeguarding (?:notes?|chronology|log)|chronology|case conference|marac|mash|part ?2|call notes?|contact (?:log|notes?)|confidential|statement mg ?11)(?: |$)/u;

/** It was written for everybody, or of nobody, whatever else it says. */
const open =
  /\b(?:court|jury|inquest|tribunal) (?:heard|was told)|press release|notes to editors|neutral citation|\[20\d\d\] (?:ew|uk)|\bew(?:fc|hc|ca)\b|appeal decision|\bhansard\b|house of (?:commons|lords)|\bobituar|\bbiograph|\bvignette|inspection report|overall rating|decision summary|last will and|(?:dear|ask) (?:deirdre|auntie|aunty|abby)|advice column|loving memory|\brehom(?:e|ed|ing)\b|(?:her|his|their) real name|names? (?:has|have) been changed|pseudonym|fictional|fictitious|\bcase stud(?:y|ies)|\[(?:name|date|insert|address)\b|(?:sample|example|model|standard) letters?|letter templates?|training (?:call|tape|video)|role[- ]?play|\bchapter \w+\n|\(\d{1,2} marks?\)|changelog|release notes/u;
/** Words of papers for everybody, which also stand where something is kept. */
const general =
  /candidates?\b|discuss\b|learning (?:outcomes?|points?)|\badopt(?:ed|ion|s)?\b|\btemplate\b|\bpolicy\b|\bprocedures?\b|guidance|\btraining\b|learning from|recommendations|published (?:on|by|under)|\bapi\b|support group|forum|was (?:sentenced|jailed|convicted)|told (?:the )?(?:court|jury|bbc|paper|reporters?|inquest)|spokes(?:man|woman|person)|press office|judgment|was born (?:in|on)|\bexam\b|annual report|public (?:questions?|participation)|year ended|parole board|testament|honours|\bagony\b|funeral (?:service|notice|director|will)|peacefully|\bscenario|copyright|©|all rights reserved|subscribe|newsletter|cookies|read more|share this|\bchapter\b|\bnovel\b|act (?:one|two|three|i|ii|iii)\b|\bscene\b|donate|our (?:story|stories)|just ?giving|posted by|reply quote|\bactors?\b|\bminutes of\b|parish council|town council|condolences|f[eê]te|recipe|trustees/u;

/** How officers and those who report are spoken of. */
const officer =
  /(?<![a-z])(?:cllrs?|councillors?|dr|doctor|prof(?:essor)?|pc|dc|ds|sgt|insp(?:ector)?|judge|justice|rev(?:erend)?|fr|sir|dame|lord|lady|officer|nurse|sister|matron|consultant|chair|clerk|solicitor|minister|mp|manager|head)\.?\s{1,3}$/iu;
const titled = /\b(?:mr|mrs|ms|miss|mx|master)\.?\s/iu;

export const english: Spoken = {
  told: worded([illness, violence, money, work, family].join('|')),
  isOfHealth: wholly(illness),
  isOfFamily: wholly(family),
  kept,
  clerical,
  keptName,
  open,
  general,
  officer,
  titled,
  introduced: undefined,
};

/** The same as alternatives without their edges, as other languages are listed. */
type Listed = Readonly<Record<'illness' | 'violence' | 'money' | 'work' | 'family', string>> &
  Readonly<Record<'heads' | 'kept' | 'clerical' | 'keptName' | 'open' | 'openHeads' | 'general' | 'officer' | 'title', string>>;

/** Behind a mark of a list or a heading. */
const lineStart = '(?:^|\\n)[\\s*#_>.\\d-]{0,8}';
/** `(intern)` */
const inBrackets = '\\((?:intern[aeo]?|wewnetrzn[aey])\\)';
/** `(1871–1934)`: a life of old times. */
const lived = '\\([^()\\n]{0,40}1(?:[5-8]\\d|9[0-3])\\d ?[–-]';
/** `Name: ....`: a form nobody has filled in. */
const unfilled = ': ?(?:\\.{3,}|_{4,})';
const nameWord = "(?:(?:van|von|de|der|den|da|do|dos|du|le|la|el|del|di|zu|av) ){0,2}\\p{Lu}[\\p{L}'’-]+";
/** `Frau Dr. Falk` is no Frau Dr. */
const degree = '(?!(?:Drs?|Dra|Dott|Prof|Mag|Lic|Ing|Me|Mtro)\\b)';

/** `Vertraulich und kostenlos`: advice, and offered to everybody. */
const noOffer = '(?! (?:et|y|e|ed|und|en|och|i|oraz|&) (?:gratuit|gratis|kostenlos|kosteloos|bezplatn|kostnadsfri|anonym))';

/** Words of another language; `heads` and `openHeads` stand only where a line begins. */
export const openWords = (listed: Listed): Spoken => ({
  told: worded([listed.illness, listed.violence, listed.money, listed.work, listed.family].join('|')),
  isOfHealth: wholly(listed.illness),
  isOfFamily: wholly(listed.family),
  kept: new RegExp(`${lineStart}(?:${listed.heads})(?![a-z])${noOffer}|(?<![a-z])(?:${listed.kept})(?![a-z])|${inBrackets}`, 'u'),
  clerical: worded(listed.clerical),
  keptName: new RegExp(`(?:^| )(?:${listed.keptName})(?: |$)`, 'u'),
  open: new RegExp(`${lineStart}(?:${listed.openHeads})(?![a-z])|(?<![a-z])(?:${listed.open})|${lived}|${unfilled}`, 'u'),
  general: new RegExp(`(?<![a-z])(?:${listed.general})(?![a-z])`, 'u'),
  officer: new RegExp(`(?<!\\p{L})(?:${listed.officer})\\.?\\s{1,3}$`, 'iu'),
  titled: new RegExp(`(?<!\\p{L})(?:${listed.title})\\s`, 'u'),
  introduced: new RegExp(`(?<!\\p{L})(?:${listed.title}) ${degree}(${nameWord}(?: ${nameWord}){0,2})(?!\\p{L})`, 'gu'),
});
