import { readLabel } from '../vocabulary/labels.ts';
import { isServed } from '../vocabulary/served.ts';
import type { Column } from './column.ts';
import type { Signs } from './signs.ts';

// What the names of columns and files say of whose data it is, as folded words.

/** `patient_id`, `client ref`: somebody, under the number an office knows them by. */
export const ownNumber =
  /(?:^| )(?:patient|pupil|student|client|tenant|claimant|applicant|participant|respondent|service user|member|customer|subscriber|user|donor|employee|staff|payroll|service|collar|warrant|membership|learner|trainee|apprentice|resident|defendant|detainee) (?:id|no|nr|number|ref|reference|code|key|uuid|guid)$|(?:^| )case(?: (?:id|no|nr|number|ref|reference))?$|(?:^| )(?:prison|prisoner|offender|inmate)(?: (?:id|no|nr|number|code))$/u;

/** Numbers that only whoever is taught or held is known by, with their shapes: other things have these initials. */
const officeNumbers: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:trn|teacher reference number)$/u, /^\d{7}$/u],
  [/^(?:hesa id|husid)$/u, /^'?\d{13,17}'?$/u],
  [/^(?:upn|unique pupil number)$/u, /^[A-Z]\d{11}[\dA-Z]$/u],
  [/^(?:uln|unique learner number)$/u, /^\d{10}$/u],
  [/^(?:pnc|pnc (?:id|no|number))$/u, /^\d{2}(?:\d{2})?\/\d{1,7}[A-Z]$/u],
];

/** Whether a column holds one of them. */
export const isOfficeNumber = ({ words, cells }: Column): boolean =>
  officeNumbers.some(([name, shape]) => name.test(words) && cells.length > 0 && cells.every((cell) => shape.test(cell.trim())));

/** What an employer numbers its staff by: in no list that it publishes. */
export const staffNumber =
  /^(?:(?:collar|warrant|payroll|pay|employee|emp|staff|personnel) (?:no|nr|number|id|ref)|collar|payroll)$/u;

/** Columns of where somebody lives, is reached at home, and who is told when something happens to them. */
export const home =
  /(?:^| )usual residential(?: |$)|(?:^| )(?:emergency (?:contact|phone|name|number|tel)|next of kin|emergenc[ie]a|notfall(?:kontakt|nummer)?|contact d ?urgence|emergenza|noodcontact)(?: |$)|(?:^| )(?:home|private|personal|privat|prive|domicile|particular|casa) ?(?:phone|tel|telephone|mobile|e ?mail|mail|street|address|city|post ?code|postal code|zip|telefon|adresse|strasse|direccion|telefono|indirizzo)/u;

/** Columns of what a name was shortened to. */
export const initialled = /(?:^| )(?:initials?|inits?)$/u;

/** Columns of passwords, hashed or not. */
export const secret =
  /(?:^| )(?:password|passwd|pwd|password hash|hashed password|user ?password|passwort|kennwort|mot de passe|contrasena|senha|haslo|heslo|lozinka|sifra|geslo|wachtwoord|losenord|passord|adgangskode|salasana|parola|jelszo|sifre|kata sandi|katasandi|mat khau|matkhau|пароль|κωδικος)$/u;

/** Columns of debts, convictions, income and the like. */
export const delicate =
  /(?:^| )(?:arrears|debt|debts|behaviou?rs?|exclusions?|suspensions?|sanctions?|detentions?|self harm|benefits? (?:type|claimed)|income|earnings|salary|convictions?|offences?|offence|sentence|custody|probation|safeguarding|prisoners?|offenders?|inmates?|detainees?|vulnerab\p{L}*|eviction|recovery stage|summons|bailiff|homeless\p{L}*|refuge|abuse|asylum|immigration status|pregnan\p{L}*|care plan|risk level|risk of (?:serious )?harm|mappa|rosh|curfew|licence conditions|release date|password|password hash|passwort|mot de passe|schulden|einkommen|vorstrafen|revenu|dettes|condamnations?|ingresos|deudas|reddito|debiti|inkomen|schuld|dochod|zadluzenie|inkomst|skuld)(?: |$)/u;

/** Columns of what an employer knows of the illnesses and faults of its staff. */
export const personnel =
  /(?:^| )(?:sick(?:ness)?|absences?|days? (?:lost|absent|sick|off)|occupational health|disciplinary|grievances?|allegations?|protected characteristic(?: cited)?|dismissal|fit note|net (?:salary|pay|wages?)|take home pay|paye|payslips?|nettolohn|salaire net|salario neto|stipendio netto|nettoloon|fehltage|krankheitstage|krankmeldung|arrets? maladie|baja(?:s)? medica|ziekteverzuim)(?: |$)/u;

/** Columns of how pupils and students did. */
export const graded =
  /(?:^| )(?:(?:final |predicted |target |exam |test )?(?:grades?|marks?|gpa|scores?)|course total|mock \d|mock exam|assignment|essay|exam|module|coursework|dissertation|attendance|notas?|calificacion(?:es)?|noten?|voto|voti|ocen[aey]|oceny|znamk[ay]|moyenne|cijfers?|betyg|karakter(?:er)?|notu|puan|nilai|ipk|diem)(?: |$)/u;

/** What teachers call a table of marks. */
export const markSheet = /(?:^| )(?:grader? (?:report|book)|gradebook|mark ?(?:sheet|book)|notenliste|bulletin de notes)(?: |$)/u;

/** Programs have passwords of their own, to each other. */
export const ofMachine =
  /(?:^| )(?:db|database|connection|mysql|postgres|redis|smtp|imap|ftp|ldap|proxy|server|api|transport|mail(?:er)? (?:options )?auth)(?: |$)/u;

const roles = /(?:^| )(?:role|roles|type|user type|category|group|relation|relationship)$/u;
const relations = /(?:^| )relation(?:ship)?(?: (?:description|type|to \w+))?$/u;
const kin = /^(?:(?:grand|step|foster) ?)?(?:mother|father|parent|brother|sister|wife|husband|spouse|partner|son|daughter)s?$/iu;
const servedRole =
  /^(?:student|pupil|learner|child|patient|client|tenant|resident|service user|claimant|applicant|parent|guardian|schuler|eleve|alumno|alumna|aluno|leerling|uczen|paciente|patientin|paziente|pacjent)s?$/iu;

/** A column that says of each row what somebody is: `student`, `parent`. A researcher may be a `PhD student`, in public. */
export const tellsRoles = ({ words, cells }: Column): boolean =>
  (roles.test(words) && cells.some((cell) => servedRole.test(cell.trim()))) ||
  (relations.test(words) && cells.some((cell) => kin.test(cell.trim())));

/** Whom a file is called after. */
export const subjectsIn = (name: string): Signs['calledAfter'] => {
  if (isServed(name)) return 'served';
  return name.split(' ').some((word) => readLabel(word.replace(/s$/u, '')).whose === 'subject') ? 'subjects' : undefined;
};
