// Words by which folders, files, collections and lists give away that people are in them, in the languages of Europe.

const people =
  /submission|submit|response|respond|answer|entr(?:y|ies)(?![a-z])|enquir|inquir|complain|applic(?:ant|ation)|contact|registr|member|donor|donat|patient|referral|lead(?:s)?(?![a-z])|booking|reservation|survey|subscri|customer|client|resident|tenant|victim|witness|pupil|student|volunteer|participant|attendee|guest|user|person|people|profile|message|feedback|ticket|case|claim|report|petition|signature|vote|consult|appointment|order|invoice|payment|account|employee|candidate|cv|resume|passport|safeguard|incident|concern|quer(?:y|ies)|callback|newsletter|rsvp/u;
const peopleElsewhere =
  /antwort|einsendung|eintrag|anfrage|anmeld|bewerb|beschwerde|kontakt|teilnehm|mitglied|nachricht|umfrage|formular|reponse|inscription|demande|plainte|candidat|adherent|message|enquete|formulaire|respuesta|solicitud|queja|inscrip|mensaje|encuesta|socio|formulario|rispost|iscrizion|richiest|reclam|modul|inzending|aanmeld|klacht|aanvraag|reactie|formulier|leden|svar|anmala|ansok|klag|henvend|pamelding|tilmeld|vastau|ilmoittaut|hakem|odpowied|zgloszen|skarg|wnios|formularz|odpoved|prihlas|stiznost|valasz|panasz|jelentkez|raspuns|cerer|odgovor|prijav|atsakym|atbild|vastus|ymateb|cwyn|cais/u;
const kept = /export|backup|dump|archive|database|extract|private|internal|confidential|secret/u;

// Whole collections of people, in the plural: `complaint-responses`, not `complaints-policy` or `application-form`.
const troves =
  /(?:^|[^a-z])(?:submissions?|responses?|respondents|answers|entries|enquiries|inquiries|complaints|complainants|applicants|applications|registrations|registrants|members|donors|patients|referrals|attendees|delegates|participants|subscribers|customers|clients|residents|tenants|pupils|students|volunteers|candidates|users|contacts|leads|bookings|cvs?|resumes|passports|mailing-?list|case-?notes|personal-?data|exports?|backups?|dumps?|private|confidential|einsendungen|antworten|anmeldungen|bewerbungen|beschwerden|anfragen|teilnehmer|reponses|inscriptions|candidatures|plaintes|demandes|respuestas|inscripciones|solicitudes|quejas|risposte|iscrizioni|candidature|reclami|inzendingen|aanmeldingen|klachten|aanvragen|svar|anmalningar|tilmeldinger|pameldinger|vastaukset|odpowiedzi|zgloszenia|wnioski|odpovedi|prihlasky|ymatebion)(?:[^a-z]|$)/u;
const blank =
  /(?:^|[^a-z])(?:form|forms|blank|template|guide|guidance|policy|procedure|notice|example|sample|leaflet|minutes|agenda|allowances|formular|vorlage|formulaire|modele|formulier)(?:[^a-z]|$)/u;
const rowsEnding = /\.(?:csv|tsv|xlsx?|xlsm|xlsb|ods|jsonl?|ndjson|xml|zip|gz|tgz|7z|rar|tar)$/u;
const storeEnding = /\.(?:sql|sql\.gz|bak|db|sqlite3?|mdb|accdb|pst|mbox|eml|msg|vcf)$/u;

const folded = (name: string): string =>
  name
    .slice(0, 300)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

/** Whether a collection, list or route of this name probably holds what people sent in. */
export function namesAnswers(name: string): boolean {
  const text = folded(name);
  return people.test(text) || peopleElsewhere.test(text);
}

// What is only ever sent in, never published: unlike contacts, members or reports, which may be a directory.
const sentIn =
  /submission|response|respondent|enquir(?:y|ies)|inquir(?:y|ies)|complain|applicant|registrant|registrations|referral|booking|subscriber|feedback|petitioner|signator|participant|attendee|callback|contact_?-?(?:form|message|request)|form_?-?(?:entr|data|message)|einsendung|anmeldung|bewerbung|beschwerde|anfrage|nachricht|reponse|inscription|candidature|plainte|demande|respuesta|inscripcion|solicitud|queja|rispost|iscrizion|reclam|inzending|aanmelding|klacht|aanvraag|anmalan|tilmelding|pamelding|vastau|zgloszen|odpowied|prihlask|cwyn|ymateb/u;

/** Whether a collection's name says that strangers sent in what it holds. */
export const namesSubmissions = (name: string): boolean => sentIn.test(folded(name));

/** Whether a file or folder of this name is worth opening before the others. */
export function isTempting(name: string): boolean {
  return namesAnswers(name) || kept.test(folded(name)) || storeEnding.test(folded(name));
}

/** Whether a file or folder in plain sight is by its very name what should not be: an export, a backup, a list of applicants. */
export function namesTrove(name: string): boolean {
  const text = folded(name);
  if (storeEnding.test(text)) return true;
  const isFile = /\.[a-z0-9]{2,5}$/u.test(text);
  return troves.test(text) && !blank.test(text) && (!isFile || rowsEnding.test(text));
}
