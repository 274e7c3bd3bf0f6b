import { readLabel } from '../vocabulary/labels.ts';
import { isServed } from '../vocabulary/served.ts';
import type { Column } from './column.ts';
import type { Signs } from './signs.ts';

// What the names of columns and files say of whose data it is, as folded words.

/** `patient_id`, `client ref`: somebody, under the number an office knows them by. */
export const ownNumber =
  /(?:^| )(?:patient|pupil|student|client|tenant|claimant|applicant|participant|respondent|service user|member|customer|subscriber|user|donor|employee|staff|payroll|service|collar|warrant|membership|learner|trainee|apprentice|resident|defendant|detainee) (?:id|no|nr|number|ref|reference|code|key|uuid|guid)$|(?:^| )case(?: (?:id|no|nr|number|ref|reference))?$|(?:^| )(?:noms|nomis|pnc|crn|prison|prisoner|offender|inmate|booking)(?: (?:id|no|nr|number|code))$|^(?:crn|nomis id|noms)$/u;

/** Numbers that only whoever is taught, treated or held is known by: HESA's, a teacher's reference number, a prison's. */
export const officeNumber =
  /^(?:trn|teacher reference number|hesa id|husid|mrn|uln|upn|ucas (?:id|no|number|personal id)|crn|nomis id|noms(?: (?:id|no|number))?|pnc(?: (?:id|no|number))?)$/u;

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
  /(?:^| )(?:sick(?:ness)?|absences?|days? (?:lost|absent|sick|off)|occupational health|disciplinary|grievances?|allegations?|protected characteristic(?: cited)?|dismissal|fit note|(?:net|gross|basic|monthly|hourly|base) (?:salary|pay|wages?)|take home pay|tax code|paye|payslips?|deductions|pension contributions?|nettolohn|bruttolohn|salaire (?:net|brut)|salario (?:neto|bruto)|stipendio (?:netto|lordo)|nettoloon|brutoloon|fehltage|krankheitstage|krankmeldung|arrets? maladie|baja(?:s)? medica|ziekteverzuim)(?: |$)/u;

/** Columns of how pupils and students did. */
export const graded =
  /(?:^| )(?:(?:final |predicted |target |exam |test )?(?:grades?|marks?|gpa|scores?)|assignment|essay|exam|module|coursework|dissertation|attendance|notas?|calificacion(?:es)?|noten?|voto|voti|ocen[aey]|oceny|znamk[ay]|moyenne|cijfers?|betyg|karakter(?:er)?|notu|puan|nilai|ipk|diem)(?: |$)/u;

/** Programs have passwords of their own, to each other. */
export const ofMachine =
  /(?:^| )(?:db|database|connection|mysql|postgres|redis|smtp|imap|ftp|ldap|proxy|server|api|transport|mail(?:er)? (?:options )?auth)(?: |$)/u;

const roles =
  /(?:^| )(?:role|roles|type|user type|category|group|relation|relationship|relationship (?:description|type|to \w+))$/u;
const servedRole =
  /^(?:student|pupil|learner|child|patient|client|tenant|resident|service user|claimant|applicant|parent|guardian|mother|father|brother|sister|wife|husband|spouse|partner|son|daughter|grand(?:mother|father|son|daughter)|(?:step|foster) ?(?:mother|father|parent)|schuler|eleve|alumno|alumna|aluno|leerling|uczen|paciente|patientin|paziente|pacjent)s?$/iu;

/** A column that says of each row what somebody is: `student`, `parent`. A researcher may be a `PhD student`, in public. */
export const tellsRoles = ({ words, cells }: Column): boolean =>
  roles.test(words) && cells.some((cell) => servedRole.test(cell.trim()));

/** Whom a file is called after. */
export const subjectsIn = (name: string): Signs['calledAfter'] => {
  if (isServed(name)) return 'served';
  return name.split(' ').some((word) => readLabel(word.replace(/s$/u, '')).whose === 'subject') ? 'subjects' : undefined;
};
