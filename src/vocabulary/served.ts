// Folded words for whoever is served by an office, a school, a clinic, a court or a shop, in the forms that files, lists and
// columns are called after; `s` may follow any of them.
const served = `
  claimant applicant appellant prisoner offender detainee inmate defendant respondent complainant victim patient pupil child tenant client
  service~user trainee casualty casualtie learner beneficiary beneficiarie donor borrower guest visitor~name student debtor
  antragsteller antragstellerin bewerber bewerberin bewerbungen kandidat patientin patientinnen patienten schuler schulerin schulerinnen
  mieter mieterin studentin studentinnen studenten studierende schuldner klient klienten kunde kunden kundin kundinnen
  aanvrager leerling leerlingen huurder huurders
  elever patienter studenter sokande hyresgast hyresgaster leietaker leietakere lejere
  asiakas asiakkaat oppilas oppilaat potilas potilaat opiskelija opiskelijat vuokralainen
  demandeur usager eleve candidat debiteur etudiant etudiante locataire
  paciente alumno solicitante deudor inquilino estudiante
  alunno alunni paziente pazienti richiedente richiedenti studente studenti debitore inquilini cliente clienti clientei
  aluno estudante utente
  pacienti elevi solicitanti chiriasi
  pacjent pacjenci wnioskodawca wnioskodawcy uczen uczniowie klienta klienci klientow najemca najemcy
  zak zaci ziak ziaci zakaznik zakaznici zakaznicky klienti najemnik najemnici
  klijent klijenti ucenik ucenici pacijent pacijenti kupac kupci
  ugyfel ugyfelek beteg betegek diak diakok tanulo tanulok hallgato hallgatok
  hasta hastalar musteri musteriler ogrenci ogrenciler kiraci kiracilar
  siswa mahasiswa pasien pelajar penyewa
  benh~nhan hoc~sinh sinh~vien khach~hang benhnhan hocsinh sinhvien khachhang
  cleifion disgybl disgyblion myfyrwyr cleient cleientiaid
  klientai pacientai mokiniai studentai skoleni patsiendid opilased
  ασθενης ασθενεις μαθητης μαθητες φοιτητης φοιτητες πελατης πελατες
  клиент клиенты пациент пациенты студент студенты ученик ученики пацієнти студенти учні
`;

const words = served
  .split(/\s+/u)
  .filter((word) => word !== '')
  .map((word) => word.replace('~', ' '));

const pattern = new RegExp(`(?:^| )(?:${words.join('|')})s?(?: |$|\\d)`, 'u');

/** Whether folded words speak of somebody who is served: their names alone are nobody's business. */
export const isServed = (folded: string): boolean => pattern.test(folded);

/** No firm and no program is one of these, as clients, tenants and applicants may be. */
const someone =
  /(?:^| )(?:students?|pupils?|patients?|learners?|child(?:ren)?|prisoners?|offenders?|inmates?|detainees?|defendants?|victims?|casualt(?:y|ies)|trainees?|schuler(?:in|innen)?|patient(?:en|in|innen)|student(?:en|in|innen)|studierende|eleves?|etudiants?|alumn[oa]s?|estudiantes?|pacientes?|alunn[oi]|student[ei]|pazient[ei]|alunos?|estudantes?|leerling(?:en)?|uczniowie|pacjenci|studenci|elev(?:er)?|studenter|patienter|oppilaat|potilaat|opiskelijat)(?: \d{1,4})*$/u;

/** Whether folded words speak of people who are taught, treated or held: whatever they are called, their names are names. */
export const isSomeone = (folded: string): boolean => someone.test(folded);
