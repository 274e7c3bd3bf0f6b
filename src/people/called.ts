import type { Table } from '../model.ts';

// What somebody called a list: its caption, its key, its file.

/** What people sent in, as folded words. */
export const answersCalled =
  /(?:^| )(?:submissions?|responses?|respondents?|answers|entries|complaints?|complainants?|enquir(?:y|ies)|petition|signatures|contact (?:messages?|requests?|us form|form)|inquir(?:y|ies)|what you told us|what you submitted|you submitted|your answers|your details|your submission|thank you for filling|filling out this form|kiitos yhteydenotosta|lahettamasi tiedot|ihre angaben|vos reponses|uw gegevens|dine svar|candidatures|bewerbungen|solicitudes|sollicitaties|job applications|signatories|survey|consultation|registrations?|sign ?ups?|bookings|referrals?|applicants|feedback|webform|form results|antworten|einsendungen|beschwerden|anmeldungen|reponses|plaintes|inscriptions|respuestas|quejas|inscripciones|risposte|reclami|iscrizioni|inzendingen|antwoorden|klachten|aanmeldingen|odpowiedzi|skargi|zgloszenia|svar|klagomal|anmalningar|ymatebion|cwynion)(?: |$)/u;
/** What is kept from most, or about whom an office has a file. */
export const privateCalled =
  /(?:^| )(?:confidential|private|sensitive|cases?|caseload|referrals?|safeguarding|patients?|pupils?|clients?|tenants?|claimants?|victims?|visitor (?:book|log|list)|vertraulich|confidentiel|confidencial|riservato|vertrouwelijk|poufne|konfidentiell|cyfrinachol)(?: |$)/u;

/** Programs send any list as `results`. A key is said once: `entry` before `list 'entry'` would be an entry list. */
export const calledIn = ({ caption, where }: Table): string =>
  /\blist '(?:[\w.]{0,80}\.)?results?'$/u.test(where) ? '' : where.includes(caption) ? where : `${caption} ${where}`;

/** What somebody called a file, an archive's or an attachment's, makes no example of what is in it. */
export const withoutFileNames = (called: string): string => called.replace(/\b(?:file|attachment) '[^']{1,300}'/gu, '');
