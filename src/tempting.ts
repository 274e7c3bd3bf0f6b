// Words by which folders, files, collections and lists give away that people are in them, in the languages of Europe.

const people =
  /submission|submit|response|respond|answer|entr(?:y|ies)(?![a-z])|enquir|inquir|complain|applic(?:ant|ation)|contact|registr|member|donor|donat|patient|referral|lead(?:s)?(?![a-z])|booking|reservation|survey|subscri|customer|client|resident|tenant|victim|witness|pupil|student|volunteer|participant|attendee|guest|user|person|people|profile|message|feedback|ticket|case|claim|report|petition|signature|vote|consult|appointment|order|invoice|payment|account|employee|candidate|cv|resume|passport|safeguard|incident|concern|quer(?:y|ies)|callback|newsletter|rsvp/u;
const peopleElsewhere =
  /antwort|einsendung|eintrag|anfrage|anmeld|bewerb|beschwerde|kontakt|teilnehm|mitglied|nachricht|umfrage|formular|reponse|inscription|demande|plainte|candidat|adherent|message|enquete|formulaire|respuesta|solicitud|queja|inscrip|mensaje|encuesta|socio|formulario|rispost|iscrizion|richiest|reclam|modul|inzending|aanmeld|klacht|aanvraag|reactie|formulier|leden|svar|anmala|ansok|klag|henvend|pamelding|tilmeld|vastau|ilmoittaut|hakem|odpowied|zgloszen|skarg|wnios|formularz|odpoved|prihlas|stiznost|valasz|panasz|jelentkez|raspuns|cerer|odgovor|prijav|atsakym|atbild|vastus|ymateb|cwyn|cais/u;
const exports = /export|backup|dump|download|archive|database|extract|raw|csv|private|internal|confidential|secret/u;

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

/** Whether a file or folder of this name is worth opening before the others. */
export function isTempting(name: string): boolean {
  return namesAnswers(name) || exports.test(folded(name));
}
