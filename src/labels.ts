/** What a column or key says it holds, beyond the detector its name announces. */
export type Part =
  | 'given-name'
  | 'family-name'
  | 'full-name'
  | 'birth'
  | 'place'
  | 'health'
  | 'age'
  | 'sex'
  | 'free-text'
  | 'submission-id'
  | 'submitted-at'
  | 'network'
  | 'consent'
  | 'post'
  | 'organisation'
  | 'thing';

/** Whose data it is: people are counted by subjects; parents, officers and organisations come with the record. */
export type Whose = 'subject' | 'related' | 'official' | 'organisation' | 'anyone';

export type Reading = {
  /** Folded words: lower case, no accents, camelCase and snake_case split. */
  readonly words: string;
  readonly part: Part | undefined;
  readonly whose: Whose;
  /** Nothing but `name`, in whatever language: products and schools have one too. */
  readonly bare: boolean;
  /** Longer than a name for a column: a question as a form asks it. */
  readonly question: boolean;
};

const maxLabelCharacters = 200;
const maxRemembered = 5_000;
const maxWords = 16;
const maxWordsOfAName = 6;

/** Lower case, accents removed, split at case changes, digits and punctuation: `q3_fullName` gives `q 3 full name`. */
export function foldWords(label: string): string {
  return label
    .slice(0, maxLabelCharacters)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{L})(\p{N})/gu, '$1 $2')
    .replace(/(\p{N})(\p{L})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ß/gu, 'ss')
    .replace(/ł/gu, 'l')
    .replace(/ø/gu, 'o')
    .replace(/æ/gu, 'ae')
    .replace(/[^\p{L}\p{N}#?]+/gu, ' ')
    .trim();
}

const phrases = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .split(/[,\n]/u)
      .map((phrase) => foldWords(phrase))
      .filter((phrase) => phrase !== ''),
  );

// Languages of Europe, in the order en cy ga de fr es it pt nl pl cs sk hu ro sl hr sv da no fi et lv lt el.
const given =
  phrases(`first name, firstname, forename, forenames, given name, given names, name given, fname, middle name, middle names, christian name,
  preferred name, known as, person forename, enw cyntaf, ainm, vorname, vornamen, rufname, prenom, prenoms, nombre de pila, primer nombre, nome proprio, primeiro nome,
  voornaam, voornamen, roepnaam, imie, krestni jmeno, krstne meno, keresztnev, utonev, prenume, fornamn, tilltalsnamn, fornavn, etunimi, etunimet, eesnimi,
  vards, vardas, onoma`);
const family =
  phrases(`surname, last name, lastname, family name, name family, lname, second name, maiden name, person surname, cyfenw, sloinne, nachname,
  familienname, zuname, nom de famille, nom de naissance, nom d usage, apellido, apellidos, primer apellido, segundo apellido, cognome, apelido, sobrenome, achternaam,
  familienaam, nazwisko, prijmeni, priezvisko, vezeteknev, csaladnev, nume de familie, priimek, prezime, efternamn, etternavn, efternavn, sukunimi,
  perekonnanimi, uzvards, pavarde, eponymo`);
const full =
  phrases(`full name, fullname, your name, name, names, person name, display name, real name, contact name, customer name, applicant name, client name,
  patient name, pupil name, student name, child name, child s name, name of child, respondent, respondent name, complainant, complainant name, claimant, tenant name, resident, applicant,
  participant, attendee, signatory, victim, patient, pupil, student, customer, claimant name, resident name, employee name, enw, enw llawn, vollstandiger name, vor und nachname, nom,
  nom complet, nom et prenom, nom prenom, nombre, nombre completo, nombre y apellidos, nome, nome completo, nome e cognome, nominativo, naam, volledige naam,
  imie i nazwisko, jmeno, jmeno a prijmeni, meno, meno a priezvisko, nev, teljes nev, nume, nume complet, nume si prenume, ime, ime in priimek, ime i prezime, namn, fullstandigt namn,
  navn, fullt navn, nimi, koko nimi, vards uzvards, vardas pavarde, onomateponymo, ονομα, επωνυμο, ονοματεπωνυμο, име, фамилия`);
const ages = phrases(
  'age, age 1, person age, alter, edad, eta, idade, leeftijd, wiek, vek, eletkor, varsta, alder, ika, age in years, age group',
);
const sexes =
  phrases(`sex, gender, gender code, geschlecht, sexe, genre, sexo, genero, sesso, geslacht, plec, pohlavi, nem, kon, kjonn, kyon, sukupuoli, rhyw, sexrab,
  salutation, anrede, civilite, marital status, familienstand`);
const births =
  phrases(`date of birth, birth date, birthdate, dob, d o b, born, born on, when were you born, birthday, person dob, geburtsdatum, geburtstag, geb, geb am, geboren am, date de naissance, naissance, ne le, ne e le, nee le, fecha de nacimiento,
  f nacimiento, fecha nac, nacimiento, data di nascita, nato il, nata il, nato a il, data de nascimento, nascimento, geboortedatum, geboren, geb datum, data urodzenia, urodzony, ur, datum narozeni, datum narodenia, narozen, szuletesi ido, szuletesi datum,
  data nasterii, datum rojstva, datum rodenja, fodelsedatum, fodt, fodselsdato, fodselsdag, syntymaaika, synniaeg, dzimsanas datums, gimimo data, dyddiad geni, data breithe`);
const places =
  phrases(`address, home address, postal address, street, street address, postcode, post code, postal code, zip, zip code, zip postcode, residence, residential address, where do you live, place of residence, anschrift, adresse, wohnort, wohnanschrift, strasse, strasse und hausnummer,
  plz, postleitzahl, plz ort, domicile, adresse postale, code postal, rue, direccion, domicilio, calle, codigo postal, indirizzo, residenza, cap, via, morada, endereco, adres, straat, woonplaats, adres zamieszkania, ulica, kod pocztowy, bydliste, psc, lakcim, iranyitoszam, cim,
  adresa, cod postal, naslov, adress, gatuadress, postnummer, bostad, bopael, osoite, postinumero, cyfeiriad, cod post, seoladh`);
const healths =
  phrases(`health, health condition, health conditions, medical, medical condition, medical conditions, medical notes, medical history, diagnosis, diagnoses, illness, disability, disability details, disabilities, allergy, allergies, medication, medications, dietary requirements, symptoms, treatment, vaccine, vaccine given,
  vaccination, vaccinated, vaccination type, vaccine code, immunisation, immunization, target disease, disease, vaccine product, sen, send, special needs, access needs, krankheit, krankheiten, diagnose, diagnosen, behinderung, grad der behinderung, allergien, medikamente, impfung, maladie, maladies, antecedents medicaux, traitement,
  handicap, situation de handicap, enfermedad, diagnostico, discapacidad, alergias, malattia, malattie, diagnosi, disabilita, allergie, doenca, deficiencia, ziekte, aandoening, medische gegevens, beperking, choroba, choroby, niepelnosprawnosc, alergie, sjukdom, funktionsnedsattning, allergier, sykdom, sygdom, sairaus,
  vamma, allergiat, iechyd, cyflwr meddygol, anabledd`);
const freeText =
  phrases(`reason, reasons, complaint, comment, comments, message, description, details, feedback, notes, note, statement, circumstances, objection, concern, concerns,
  what happened, narrative, story, summary of complaint, enquiry, query, question, suggestion, additional information, anything else, your view, your views, representation, body, answer, free text, remarks,
  rheswm, sylwadau, cwyn, neges, nachricht, begrundung, beschwerde, anliegen, bemerkung, bemerkungen, mitteilung, kommentar, grund, schilderung, commentaire, commentaires, plainte, motif, motifs,
  remarque, remarques, reclamation, mensaje, comentario, comentarios, queja, motivo, motivos, observaciones, messaggio, commento, reclamo, motivazione, segnalazione, note aggiuntive, mensagem, queixa, reclamacao,
  bericht, opmerking, opmerkingen, klacht, reden, toelichting, wiadomosc, uwagi, skarga, powod, uzasadnienie, tresc, zprava, poznamka, stiznost, duvod, uzenet, panasz, megjegyzes, mesaj, observatii, plangere,
  sporocilo, pritozba, poruka, meddelande, klagomal, anledning, meddelelse, klage, begrunnelse, viesti, palaute, valitus, perustelu`);
const submissionIds =
  phrases(`submission id, submission number, submission uuid, submission, response id, response number, response, responseid, entry id, entry number, entry, sid, serial,
  respondent id, respondentid, lead id, instance id, instanceid, submitter, submitted login, form id, formid, response #, entry #, submission #, antwort id, id de reponse, id reponse, id de respuesta, submission key`);
const submittedAt =
  phrases(`submitted, submitted at, submitted on, submit date, submitdate, submission date, submission time, submitted time, submitted date, date submitted, time submitted, timestamp, time stamp, start time, completion time,
  completed time, completed, date received, received, received at, received on, entry date, start date utc, submit date utc, datestamp, startdate, enddate, recorded date, recordeddate, zeitstempel, eingereicht, eingegangen,
  eingang, abgeschickt, horodateur, soumis le, date de soumission, envoye le, marca temporal, fecha de envio, enviado, informazioni cronologiche, data invio, inviato, data de envio, carimbo de data, tijdstempel, ingediend, ingezonden,
  sygnatura czasowa, data zgloszenia, data wyslania, odeslano, bekuldve, tidsstampel, tidstampel, inskickat, tidspunkt, innsendt, indsendt, aikaleima, lahetetty`);
const network =
  phrases(`ip, ip address, remote ip, remote ip address, remote addr, remote address, client ip, user ip, ipaddress, user agent, useragent, browser, http user agent, referrer, referer, device, session id,
  adresse ip, direccion ip, indirizzo ip, ip adresse, ip adres, adres ip`);
const consents =
  phrases(`consent, i consent, i agree, agree, privacy notice, privacy policy, gdpr, data protection, terms and conditions, newsletter, opt in, einwilligung, datenschutz, consentement, consentimiento, consenso,
  toestemming, zgoda, samtycke, samtykke, suostumus, caniatad`);
const posts =
  phrases(`job title, job, role, position, post, post title, grade, salary, pay band, department, directorate, division, team, unit, reports to, line manager, ward, party, political party, constituency, portfolio,
  committee, term of office, committees, councillor, office held, appointed by, rank, amt, funktion, dienststelle, abteilung, partei, wahlkreis, fraktion, fonction, service, poste, parti, circonscription, cargo, departamento, puesto,
  partido, ruolo, incarico, ufficio, partito, functie, afdeling, partij, stanowisko, wydzial, funkcja, befattning, avdelning, stilling, afdeling, tehtava, osasto, swydd, adran, plaid, designation, faculty`);

const related =
  phrases(`parent, parents, mother, father, mum, dad, guardian, carer, next of kin, nok, emergency contact, emergency, spouse, partner, sibling, referee, witness, other party, third party, thirdparty, opponent, landlord, relative,
  rhiant, eltern, elternteil, mutter, vater, erziehungsberechtigte, erziehungsberechtigter, notfallkontakt, mere, pere, responsable legal, tuteur, conjoint, madre, padre, tutor, tutora, conyuge, genitore, genitori, coniuge, mae, pai, ouder, moeder, vader,
  verzorger, voogd, noodcontact, rodzic, matka, ojciec, opiekun, zakonny zastupce, matka, otec, anya, apa, foralder, vardnadshavare, mor, far, foresatte, foraelder, vanhempi, huoltaja`);
const official =
  phrases(`officer, case officer, caseworker, case worker, social worker, key worker, worker, clinician, nurse, vaccinator, performing professional, professional, practitioner, performer, gp, doctor, consultant, teacher, headteacher, head teacher,
  head first, head last, head title, head preferred, principal, staff, line manager, manager, adviser, advisor, assessor, surveyor, inspector, interviewer, handler, log owner, record owner, creator, author, editor, created by, createdby, updated by,
  last updated by, modified by, assigned to, assigned, allocated to, reviewer, reviewed by, approver, approved by, recorded by, entered by, submitted to, dpo, log is created by, log is assigned to, agent, solicitor, representative, sachbearbeiter, bearbeiter,
  arzt, hausarzt, lehrer, ansprechpartner, agent traitant, gestionnaire, medecin, enseignant, tramitador, medico, profesor, funcionario, operatore, insegnante, behandelaar, huisarts, leraar, urzednik, lekarz, nauczyciel, handlaggare, lakare, larare, saksbehandler,
  sagsbehandler, kasittelija, laakari, opettaja`);
const organisations =
  phrases(`organisation, organization, organisation name, company, company name, employer, school, school name, surgery, practice, practice name, provider, supplier, business, business name, firm, trading name, agency, council, authority, local authority, charity, club,
  pharmacy, vendor, merchant, institution, establishment, trust, hospital, body, dept family, entity, sefydliad, ysgol, firma, unternehmen, schule, verein, behorde, societe, entreprise, etablissement, ecole, empresa, organizacion, colegio, azienda, societa,
  scuola, ente, bedrijf, organisatie, school, firma, szkola, organizacja, foretag, skola, organisation, virksomhed, bedrift, yritys, koulu, employer name, name of organisation, name of company, name of school, name of business`);
const things =
  phrases(`file, filename, product, event, street, field, column, domain, brand, model, host, hostname, place, class, road, town, city, area, region, country, county, district, project, programme, program, course, ship, vessel, species, common,
  scientific, property, building, house, site, location, form, list, category, group, table, package, dataset, resource, scheme, code, tag, template, page, menu, layer, image, plant, drug, medicine, vaccine, batch, pub, hotel, restaurant, bank, app, nick, icon, font, theme,
  variable, parameter, function, method, command, machine, short, long, display, node, label, key, type, option, status, currency, language, locale, film, book, song, album, track, game, library, park, station, stop, route, line, zone, venue, room, asset, feature, sheet, tab, section, step, task, role,
  job, user, team, ward, party, constituency`);

const subjects =
  phrases(`child, pupil, student, patient, person, client, applicant, claimant, complainant, resident, tenant, customer, member, respondent, participant, victim, buyer, learner, candidate, volunteer,
  subscriber, donor, guest, attendee, registrant, employee, service user, plentyn, disgybl, kind, schuler, patientin, antragsteller, enfant, eleve, usager, demandeur, nino, alumno, paciente, solicitante, bambino, alunno, paziente, richiedente, leerling,
  aanvrager, dziecko, uczen, pacjent, wnioskodawca, dite, zak, gyermek, barn, elev, sokande, lapsi, hakija`);

/** Runs of up to four words, the longest first. */
function grams(words: string): readonly string[] {
  const list = words.split(' ').slice(0, maxWords);
  const runs: string[] = [];
  for (let length = Math.min(4, list.length); length > 0; length -= 1) {
    for (let from = 0; from + length <= list.length; from += 1) runs.push(list.slice(from, from + length).join(' '));
  }
  return runs;
}

const anyOf = (runs: readonly string[], list: ReadonlySet<string>): boolean => runs.some((run) => list.has(run));

/** Machine keys run words together: `childfirstname`, `emailaddress`. */
const squeezed = (words: string, endings: readonly string[]): boolean =>
  endings.some((ending) => words.replaceAll(' ', '').endsWith(ending));

function whoseOf(runs: readonly string[]): Whose {
  if (anyOf(runs, official)) return 'official';
  if (anyOf(runs, related)) return 'related';
  if (anyOf(runs, subjects)) return 'subject';
  return anyOf(runs, organisations) ? 'organisation' : 'anyone';
}

function nameOf(words: string, runs: readonly string[]): Part | undefined {
  if (anyOf(runs, given) || squeezed(words, ['firstname', 'forename', 'givenname', 'vorname', 'prenom', 'voornaam']))
    return 'given-name';
  if (anyOf(runs, family) || squeezed(words, ['lastname', 'surname', 'familyname', 'nachname', 'achternaam', 'nazwisko']))
    return 'family-name';
  if (squeezed(words, ['fullname', 'yourname'])) return 'full-name';
  if (!anyOf(runs, full)) return undefined;
  const rest = words.replace(/ ?names?(?: \d+)?$/u, '').replace(/^names? of(?: the)? ?/u, '');
  return rest !== '' && anyOf(grams(rest), things) ? 'thing' : 'full-name';
}

function partOf(words: string, question: boolean): Part | undefined {
  const runs = grams(words);
  if (question) return anyOf(runs.slice(0, -1), given) || anyOf(runs, consents) ? undefined : 'free-text';
  if (anyOf(runs, network)) return 'network';
  if (anyOf(runs, submissionIds)) return 'submission-id';
  if (anyOf(runs, submittedAt)) return 'submitted-at';
  const name = nameOf(words, runs);
  if (name !== undefined) return name;
  if (anyOf(runs, births)) return 'birth';
  if (anyOf(runs, healths)) return 'health';
  if (anyOf(runs, ages)) return 'age';
  if (anyOf(runs, sexes)) return 'sex';
  if (anyOf(runs, consents)) return 'consent';
  if (anyOf(runs, posts)) return 'post';
  if (anyOf(runs, organisations)) return 'organisation';
  if (anyOf(runs, freeText)) return 'free-text';
  return anyOf(runs, places) ? 'place' : undefined;
}

const bareName =
  /^(?:the )?(?:name|names|nom|noms|nombre|nome|nomi|naam|namen|namn|navn|nimi|nazwa|nev|nume|ime|enw|ονομα|име)(?: \d+)?$/u;
const numbering =
  /^(?:(?:q|field|fields|frage|question|col|column|input|txt|text|str|attributes|properties|answers|fld|entry|element) )?(?:\d+ )?/u;

/** Only the word `name` itself, with or without something in front of it that may be anything. */
const isBare = (words: string): boolean => !grams(words).some((run) => full.has(run) && !bareName.test(run));

function readOnce(label: string): Reading {
  const path = /\s/u.test(label.trim()) ? [label] : label.split(/[.[\]/]+/u).filter((step) => /\p{L}/u.test(step));
  const words = foldWords(path.join(' ')).replace(/[ ?]+$/u, '');
  const question = label.trim().endsWith('?') || words.split(' ').length > maxWordsOfAName;
  const last = foldWords(path.at(-1) ?? '').replace(numbering, '');
  const part =
    partOf(last, question) ??
    (path.length > 1
      ? (partOf(foldWords(path.slice(-2).join(' ')), false) ?? (anyOf(grams(words), healths) ? 'health' : undefined))
      : undefined);
  return { words, part, whose: whoseOf(grams(words)), bare: isBare(last), question };
}

const remembered = new Map<string, Reading>();

/** Reads a column name, question or key path in any language of Europe. */
export function readLabel(label: string): Reading {
  const known = remembered.get(label);
  if (known !== undefined) return known;
  const reading = readOnce(label);
  if (remembered.size >= maxRemembered) remembered.clear();
  remembered.set(label, reading);
  return reading;
}
