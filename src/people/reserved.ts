// Values that stand for nobody: kept back for documentation, filled in by a template, or a role's rather than a person's.

/** What a mailbox tells: a person's at a consumer provider, a desk's, one kept for examples, or somebody's at some domain. */
export type Mailbox = 'consumer' | 'role' | 'reserved' | 'other';

const set = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u).filter((word) => word !== ''));

// The providers private people use most, Europe's first; a country's own brands share a stem, hence `stems`.
const consumerDomains =
  set(`gmail.com googlemail.com hotmail.com hotmail.co.uk outlook.com live.com live.co.uk msn.com yahoo.com yahoo.co.uk ymail.com rocketmail.com
  icloud.com me.com mac.com aol.com aol.co.uk btinternet.com btopenworld.com sky.com virginmedia.com ntlworld.com blueyonder.co.uk talktalk.net tiscali.co.uk plus.com plusnet.com
  protonmail.com proton.me pm.me tutanota.com tuta.io fastmail.com hey.com zoho.com mail.com email.com inbox.com gmx.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de
  arcor.de mail.de posteo.de mailbox.org bluewin.ch hispeed.ch orange.fr wanadoo.fr free.fr sfr.fr laposte.net neuf.fr bbox.fr libero.it virgilio.it tiscali.it alice.it tin.it
  tim.it fastwebnet.it telefonica.net terra.es ono.com sapo.pt ziggo.nl kpnmail.nl hetnet.nl planet.nl xs4all.nl home.nl telenet.be skynet.be proximus.be wp.pl o2.pl onet.pl
  interia.pl op.pl gazeta.pl seznam.cz centrum.cz email.cz azet.sk zoznam.sk freemail.hu citromail.hu yahoo.ro abv.bg telia.com bredband.net spray.se comhem.se online.no jubii.dk
  stofanet.dk elisa.fi kolumbus.fi luukku.com mail.ee inbox.lv inbox.lt otenet.gr mail.ru bk.ru list.ru inbox.ru rambler.ru yandex.ru yandex.com ukr.net eircom.net
  aliceadsl.fr numericable.fr comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net shaw.ca rogers.com sympatico.ca telus.net bigpond.com bigpond.net.au
  optusnet.com.au xtra.co.nz mweb.co.za uol.com.br bol.com.br terra.com.br ig.com.br globo.com prodigy.net.mx rediffmail.com qq.com 163.com 126.com sina.com sina.cn foxmail.com naver.com daum.net
  hanmail.net docomo.ne.jp ezweb.ne.jp au.com softbank.ne.jp i.softbank.jp nifty.com walla.co.il mynet.com`);
const consumerStems = /^(?:yahoo|hotmail|outlook|live|gmx|googlemail|ymail)\.[a-z.]{2,6}$/u;
const reservedDomains =
  /(?:^|\.)(?:example(?:\.(?:com|org|net|edu|co\.uk|gov\.uk|[a-z]{2}))?|test|invalid|localhost|local|domain\.(?:com|tld)|(?:your(?:domain|company)|mysite|foo|bar|acme|org|company|somewhere|nowhere|teste?|fake|dummy|mailinator|placeholder)\.(?:com?|org|net|com?\.[a-z]{2}))$/u;
const roleNames =
  set(`info enquiries enquiry inquiries contact contactus contacts hello office admin administration administrator support help helpdesk servicedesk service services customerservice customerservices
  press media news newsdesk pressoffice communications comms marketing sales accounts accounting finance billing invoices payments hr jobs recruitment careers webmaster postmaster hostmaster abuse noreply no-reply donotreply
  do-not-reply reply feedback complaints foi dpo privacy dataprotection data gdpr security safeguarding planning licensing housing council counciltax benefits library libraries parking environmentalhealth electoral elections registrars
  democraticservices democratic mayor mail email post team secretary treasurer chair chairman clerk reception bookings booking events registrations membership members school headteacher head principal surgery practice pharmacy dispensary
  legal events editor editorial subscriptions newsletter web website it ict general main enquiriesdesk kontakt poststelle rathaus buergerbuero presse empfang verwaltung sekretariat accueil mairie secretariat courrier service-client
  informacion contacto ayuntamiento prensa comunicacion informazioni segreteria protocollo ufficio stampa gemeente klantenservice receptie sekretariat urzad biuro kontakt registrator kommun kundtjanst postmottak kundeservice kirjaamo toimisto`);

const anyMailbox = set('email mail e-mail member user test');

/** How private a mailbox is. */
export function mailboxOf(address: string): Mailbox {
  const [name = '', domain = ''] = address.trim().toLowerCase().split('@');
  // A mailing list is read by all who joined it.
  if (/^lists?\./u.test(domain)) return 'role';
  const reserved = reservedDomains.test(domain);
  // `email@example.com` is nobody's desk, but what an example calls a mailbox.
  if (reserved && anyMailbox.has(name)) return 'reserved';
  if (roleNames.has(name) || roleNames.has(name.replace(/[^a-z].*$/u, ''))) return 'role';
  if (reserved) return 'reserved';
  return consumerDomains.has(domain) || consumerStems.test(domain) ? 'consumer' : 'other';
}

// Ofcom keeps these for drama; North American exchanges 555 are nobody’s, and 555-01xx kept so.
const dramaPhone =
  /^(?:44|0)?(?:7700900\d{3}|1632960\d{3}|(?:113|114|115|116|117|118|121|131|141|151|161)4960\d{3}|2079460\d{3}|2890180\d{3}|2920180\d{3}|1914980\d{3}|8081570\d{3}|9098790\d{3}|3069990\d{3})$/u;

// Numbers that the NHS and software for it print as examples.
const sampleNhs = /^(?:9000000009|9434765919|9434765870|4505577104|4857773456|4010232137|1234567881|9876543210)$/u;

/** Whether a value is one that its issuer keeps for documentation: example.com, 07700 900xxx, NHS 999 xxx xxxx, QQ123456C. */
export function isReserved(detector: string, value: string): boolean {
  if (detector === 'email-address') return reservedDomains.test(value.trim().toLowerCase().split('@')[1] ?? '');
  const digits = value.replace(/\D/gu, '');
  if (detector.includes('phone'))
    return (
      dramaPhone.test(digits) ||
      /^(?:0?1?1?1?2345678\d{0,3}|0{8,}|1{8,}|9{8,}|5551234|5555555)$/u.test(digits) ||
      /^1?\d{3}555\d{4}$/u.test(digits)
    );
  if (detector === 'nhs-number') return digits.startsWith('999') || sampleNhs.test(digits);
  if (detector === 'iban')
    return /^(?:GB82WEST12345698765432|GB29NWBK60161331926819|DE89370400440532013000|FR1420041010050500013M02606|NL91ABNA0417164300|ES9121000418450200051332)$/iu.test(
      value.replace(/\s/gu, ''),
    );
  if (detector === 'national-insurance-number') return /^(?:QQ|AB\s?12\s?34\s?56|AA\s?0?0\s?0)/iu.test(value.trim());
  if (detector === 'payment-card')
    return /^(?:4111111111111111|4242424242424242|5555555555554444|5105105105105100|378282246310005)$|^400000|0{6}|1{6}/u.test(
      digits,
    );
  return false;
}

const exampleNames =
  /^(?:(?:mr|mrs|ms|miss)\.? )?(?:j(?:ohn|ane|oe|im)? (?:q\.? )?(?:doe|roe|smith|bloggs|public|citizen)|richard (?:roe|miles)|mary major|max mustermann|erika mustermann|jean dupont|marie dupont|mario rossi|juan p[eé]rez|jan (?:jansen|modaal|kowalski|nov[aá]k)|anna kowalska|sven svensson|ola nordmann|kari nordmann|matti meik[aä]l[aä]inen|foo bar|first ?(?:name)? last ?(?:name)?|(?:your|full) name|given family|test (?:user|person|name)|some(?:one|body) else|alice|bob|alice (?:smith|jones)|bob (?:smith|jones)|j\. ?doe|jane|joe|doe|mustermann|bloggs|.{0,30}\b(?:example|sample|specimen|anybody|someone))$/iu;

/** Whether a name is one that everybody uses for nobody: `Jane Doe`, `Max Mustermann`. */
export const isExampleName = (name: string): boolean => exampleNames.test(name.trim().replace(/\s+/gu, ' '));

const placeholders =
  set(`n/a na none null nil undefined nan unknown tbc tbd tba todo string text name email phone address value test xxx xx x - -- --- . .. ... ? . / \\ empty blank yes no true false y n required optional
  anonymous anon redacted withheld vacant vacancy void unused unoccupied blocked needed various multiple total totals subtotal sub-total summe gesamt totaal totale suma razem celkem totalt`);

const opening = new Set('{[<%$(');
const repeated = new Set('xX*#_?•█.- ');
const maxPlaceholderCharacters = 10;
const instructs =
  /^(?:first ?names? (?:last ?names?|surname)$|address line \d$|e\.? ?g\.?[ :]|for example|example:|z\. ?b\.|p\. ?ex\.|required|optional|free text|dd[/.-]?mm|yyyy|your |enter |lorem ipsum|please |must be)/iu;
/** How upload templates say what a column takes. */
const rules =
  /\bif (?:any )?fields? \d|\bor (?:null|empty)\b|\bcan be (?:null|empty)\b|^(?:alpha)?numeric\b|^max(?:imum)? \d|^must be\b/iu;
const minInstructionCharacters = 7;
const instructing = new Set('rofdyelpmzaROFDYELPMZA');

/** Whether a cell holds no value of its own: blank, `{name}`, `[email]`, `n/a`, `xxxxx`. */
export function isBlank(cell: string): boolean {
  const text = cell.trim();
  if (text === '' || text === "''" || text === '""') return true;
  const first = text.charAt(0);
  if (opening.has(first) && /^(?:\{.*\}|\[.*\]|<.*>|%.*%|\$\{.*\}|\$[a-z_]\w*|\(\(.*\)\))$/iu.test(text)) return true;
  if (text.length <= maxPlaceholderCharacters && placeholders.has(text.toLowerCase())) return true;
  return repeated.has(first) ? /^(?:[x*#_?•█.()\s-])+$/iu.test(text) || isSetApart(text) : first === '(' && isSetApart(text);
}

/** `-- blocked --`, `*needed*`, `(OUT OF USE)`: nobody yet, or nobody any more. */
const isSetApart = (text: string): boolean =>
  text.length <= maxSetApart &&
  /^(?:-{1,3} ?[\p{L} ]+ ?-{1,3}|\* ?[\p{L} ]+ ?\*|\([\p{L} ]+\))$/u.test(text) &&
  /\b(?:empty|vacant|void|blocked|needed|spare|clean|out of|not in|unused|cancelled|closed|free|available|open|reserved|none|deleted|removed|withdrawn|nobody)\b/iu.test(
    text,
  );
const maxSetApart = 30;

/** The same, or words that say what belongs there: `Required: free text`, `e.g. Jane`, `1 or null`. */
export function isPlaceholder(cell: string): boolean {
  if (isBlank(cell)) return true;
  const text = cell.trim();
  if (instructing.has(text.charAt(0)) && instructs.test(text)) return true;
  return text.length >= minInstructionCharacters && rules.test(text);
}

/** What calls itself a manual for those who make programs and pages, in folded words. */
export const manualWords =
  /(?:^| )(?:api (?:docs|reference|documentation|guide|explorer)|developer (?:documentation|docs|guide|portal)|design system|style ?guide|pattern library|component library|ui kit|prototype kit|storybook|swagger|openapi|redoc)(?: |$)/u;

/** What calls itself an example, in folded words. */
export const exampleWords =
  /(?:^| )(?:api docs|test cards?|testing payments|examples?|samples?|placeholder|default|schemas?|swagger|openapi|api reference|api documentation|developer documentation|webhooks?|quick ?start|getting started|tutorial|mock|fixtures?|dummy|demo|beispiel|muster|exemple|ejemplo|esempio|voorbeeld|przyklad|exempel|enghraifft)(?: |$)/u;
