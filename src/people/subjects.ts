import { readLabel } from '../vocabulary/labels.ts';
import type { Column } from './column.ts';
import type { Signs } from './signs.ts';

// What the names of columns and files say of whose data it is, as folded words.

/** Who is served by an office, a school, a clinic or a court: their names alone are nobody's business. */
export const served =
  /(?:^| )(?:claimant|applicant|appellant|prisoner|offender|detainee|inmate|defendant|respondent|complainant|victim|patient|pupil|child|tenant|client|service user|trainee|learner|beneficiary|donor|borrower|guest|visitor name|antragsteller|patientin|schuler|mieter|eleve|demandeur|usager|paciente|alumno|solicitante|alunno|paziente|richiedente|leerling|aanvrager|pacjent|wnioskodawca|uczen|student|studentin|alumnos|alunos?|eleves|schulerin|candidat|bewerber|bewerberin|bewerbungen|kandidat|debtor|debiteur|schuldner|deudor|debitore|klient|klienta|klienci|klientow|klienti|klienten|kunde|kunden|kundin|kundinnen|client[ei]|clienti|asiakas|asiakkaat|hasta|hastalar|musteri|musteriler|ogrenci|ogrenciler|siswa|mahasiswa|pasien|uczniowie|pacjenci|klijent|klijenti|pazienti|alunni|zak|zaci|ucenici|oppilas|oppilaat|elever|patienter)s?(?: |$|\d)/u;

/** `patient_id`, `client ref`: somebody, under the number an office knows them by. */
export const ownNumber =
  /(?:^| )(?:patient|pupil|student|client|tenant|claimant|applicant|participant|respondent|service user|member|customer|subscriber|user|donor) (?:id|no|nr|number|ref|reference|code|key|uuid|guid)$/u;

/** Columns of where somebody lives and is reached at home. */
export const home =
  /(?:^| )(?:home|private|personal|privat|prive|domicile|particular|casa) ?(?:phone|tel|telephone|mobile|e ?mail|mail|street|address|city|post ?code|postal code|zip|telefon|adresse|strasse|direccion|telefono|indirizzo)/u;

/** Columns of passwords, hashed or not. */
export const secret =
  /(?:^| )(?:password|passwd|pwd|password hash|hashed password|user ?password|passwort|mot de passe|contrasena|senha|haslo)$/u;

const roles = /(?:^| )(?:role|roles|type|user type|category|group|relation|relationship)$/u;
const servedRole =
  /^(?:student|pupil|learner|child|patient|client|tenant|resident|service user|claimant|applicant|parent|guardian|schuler|eleve|alumno|alumna|aluno|leerling|uczen|paciente|patientin|paziente|pacjent)s?$/iu;

/** A column that says of each row what somebody is: `student`, `parent`. A researcher may be a `PhD student`, in public. */
export const tellsRoles = ({ words, cells }: Column): boolean =>
  roles.test(words) && cells.some((cell) => servedRole.test(cell.trim()));

/** Whom a file is called after. */
export const subjectsIn = (name: string): Signs['calledAfter'] => {
  if (served.test(name)) return 'served';
  return name.split(' ').some((word) => readLabel(word.replace(/s$/u, '')).whose === 'subject') ? 'subjects' : undefined;
};
