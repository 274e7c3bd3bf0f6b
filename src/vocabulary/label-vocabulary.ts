/**
 * Words of column names, questions and keys in the languages of Europe, folded: lower case and without accents. In the
 * order en cy ga de fr es it pt nl pl cs sk hu ro sl hr sv da no fi et lv lt el where a list has all of them.
 */
export const labelVocabulary = {
  /** A first name. */
  given: `
    nam gn, nam gnt,
    1 st name, frst name, midl name, mid name, first name, firstname, forename, forenames, given name, given names, name given, fname, middle name, middle names,
    christian name, first names, preferred name, known as, person forename, enw cyntaf, ainm, ceadainm, vorname, vornamen, rufname, prenom,
    prenoms, nombre de pila, primer nombre, nome proprio, primeiro nome, voornaam, voornamen, roepnaam, imie, krestni jmeno,
    krstne meno, keresztnev, utonev, prenume, fornamn, tilltalsnamn, fornavn, etunimi, etunimet, eesnimi, vards, vardas,
    onoma, on adi, on adı, imya, otchestvo, nama depan, nama panggilan
  `,
  /** A family name. */
  family: `
    nam fn, nam fnt,
    surname, surnames, last name, last names, lastname, family name, family names, name family, lname, second name, maiden name, person surname, cyfenw,
    sloinne, nachname, familienname, zuname, nom de famille, nom de naissance, nom d usage, apellido, apellidos, primer
    apellido, segundo apellido, cognome, apelido, sobrenome, achternaam, familienaam, nazwisko, prijmeni, priezvisko,
    vezeteknev, csaladnev, nume de familie, priimek, prezime, efternamn, etternavn, efternavn, sukunimi, perekonnanimi,
    uzvards, pavarde, eponymo, επωνυμο, επιθετο, soyad, soyadi, soyadı, familiya, cognoms, mbiemri, nama belakang
  `,
  /** A whole name, or a word for somebody whose name stands below. */
  full: `
    casualty, elector s name, debtor, account name, plot holder, employee, staff member,
    visitor, keeper, registered keeper, cardholder, card holder, account holder, policyholder, liable party, requester, requestor, injured person, holder, key holder, keyholder, owner, occupier, householder, borrower, petitioner, signatory, objector, appellant, defendant, offender, prisoner, detainee, deceased, lead tenant, tenant, joint tenant, joint applicant, child, client, service user, leaseholder, permit holder, licence holder, driver, passenger, guest, donor, registrant, subscriber, candidate, player, volunteer, caller, enquirer, correspondent, sender, elector, voter, learner, trainee, worker, carer, head of household, head name, besucher, halter, karteninhaber, kontoinhaber, eigentumer, mieter, antragsteller, titulaire, proprietaire, locataire, demandeur, titular, propietario, inquilino, solicitante, titolare, proprietario, inquilino, richiedente, houder, eigenaar, huurder, aanvrager, wlasciciel, najemca, wnioskodawca, sokande, agare, hyresgast,
    full name, fullname, your name, name, names, person name, display name, real name, contact name, customer name,
    applicant name, client name, patient name, pupil name, student name, child name, child s name, name of child,
    respondent, respondent name, complainant, complainant name, claimant, tenant name, resident, applicant, participant,
    attendee, signatory, victim, patient, pupil, student, customer, claimant name, resident name, employee name, enw, enw
    llawn, vollstandiger name, vor und nachname, nom, nom complet, nom et prenom, nom prenom, nombre, nombre completo,
    nombre y apellidos, nome, nome completo, nome e cognome, nominativo, naam, volledige naam, imie i nazwisko, jmeno, jmeno
    a prijmeni, meno, meno a priezvisko, nev, teljes nev, nume, nume complet, nume si prenume, ime, ime in priimek, ime i
    prezime, namn, fullstandigt namn, navn, fullt navn, nimi, koko nimi, vards uzvards, vardas pavarde, onomateponymo,
    ονομα, ονοματεπωνυμο, име, фамилия, isim, nama, nama lengkap, nama siswa, nama mahasiswa, nama pelanggan, nama pasien, nama peserta, nama anggota, họ tên, họ và tên, tên khách hàng,
    tên bệnh nhân, tên học sinh, nom i cognoms, emri, emri dhe mbiemri, xingming, xing ming, shimei, namae, furigana, fio, ad soyad, adi soyadi, adı soyadı, isim soyisim, cliente, nome do cliente, nombre del cliente,
    nome cliente, nombre cliente, nom client, nom du client, kunde, kundin, kundenname, klant, klantnaam, klient, klientka, kund, asiakas, zakaznik,
    ugyfel, musteri, paciente, nome do paciente, nombre del paciente, paziente, pacjent, patientin, pacient, potilas, aluno, aluna, nome do aluno,
    nombre del alumno, alumno, alumna, estudante, estudiante, nome do estudante, nombre estudiante, etudiant, etudiante, eleve, nom de l eleve, alunno,
    alunna, studente, studentessa, schuler, schulerin, leerling, uczen, uczennica, elev, oppilas, opiskelija, ogrenci, teilnehmer, teilnehmerin,
    teilnehmername, participante, nome do participante, partecipante, deelnemer, uczestnik, deltagare, deltager, osallistuja, ucastnik, adherent,
    adherente, mitgliedsname, donante, doador, donateur, spender, spenderin, darczynca, abonne, abonnent, suscriptor, assinante, abbonato, abonnee,
    prenumerant, abonent, voluntario, voluntaria, benevole, freiwilliger, freiwillige, vrijwilliger, wolontariusz, volontario, frivillig,
    vapaaehtoinen, huesped, hospede, ospite, solicitante, requerente, candidato, candidata, denunciante, reclamante
  `,
  age: `
    yas, umur, usia, age, age 1, person age, alter, edad, eta, idade, leeftijd, wiek, vek, eletkor, varsta, alder, ika, age in years, age
    group, birth year, year of birth, geburtsjahr, annee de naissance, annee naissance, anno di nascita, anno nascita, ano de nacimiento, ano nacimiento, ano de nascimento,
    geboortejaar, rok urodzenia, rok narozeni, fodselsar, fodelsear, syntymavuosi
  `,
  sex: `
    sex, gender, gender code, geschlecht, sexe, genre, sexo, genero, sesso, geslacht, plec, pohlavi, nem, kon, kjonn, kyon,
    sukupuoli, rhyw, sexrab, cinsiyet, jenis kelamin, giới tính, salutation, anrede, civilite, marital status, familienstand
  `,
  birth: `
    brth dt, birth dt, birth dte, birth, date of birth, birth date, birthdate, dob, d o b, born, born on, when were you born, birthday, person dob, geburtsdatum,
    geburtstag, geb, geb am, geboren am, date de naissance, naissance, ne le, ne e le, nee le, fecha de nacimiento, f
    nacimiento, fecha nac, nacimiento, data di nascita, nato il, nata il, nato a il, data de nascimento, nascimento,
    geboortedatum, geboren, geb datum, data urodzenia, urodzony, ur, datum narozeni, datum narodenia, narozen, szuletesi
    ido, szuletesi datum, data nasterii, datum rojstva, datum rodenja, fodelsedatum, fodt, fodselsdato, fodselsdag,
    syntymaaika, synniaeg, dzimsanas datums, gimimo data, dyddiad geni, data breithe, ημερομηνια γεννησης, dogum tarihi, tanggal lahir, tgl lahir, ngày sinh, data de naixement, datelindja, seinengappi, data nasc, dt nasc, dt nascimento,
    date naiss, datenaiss, dat naiss, fec nac, fec nacimiento, datum nar, dtnasc
  `,
  place: `
    deliver to, delivery address, ship to, shipping address, qualifying address,
    address, addresses lines, address lines, property, property address, home address, postal address, street, street address, postcode, post code, postal code, zip, zip code, zip
    postcode, residence, residential address, where do you live, place of residence, anschrift, adresse, wohnort,
    wohnanschrift, strasse, strasse und hausnummer, plz, postleitzahl, plz ort, domicile, adresse postale, code postal, rue,
    direccion, domicilio, calle, codigo postal, indirizzo, residenza, cap, via, morada, endereco, adres, straat, woonplaats,
    adres zamieszkania, ulica, kod pocztowy, bydliste, psc, lakcim, iranyitoszam, cim, adresa, cod postal, naslov, adress,
    gatuadress, postnummer, bostad, bopael, osoite, postinumero, cyfeiriad, cod post, seoladh, eirchod, διευθυνση, ταχυδρομικος κωδικας, οδος
  `,
  health: `
    injury, injuries, nature of injury, injury details, injury sustained, current condition, symptom onset,
    first aid, first aid given, health, health condition, health conditions, medical, medical condition, medical conditions, medical notes, medical
    history, diagnosis, diagnoses, illness, disability, disability details, disabilities, allergy, allergies, medication,
    medications, dietary requirements, symptoms, treatment, vaccine, vaccine given, vaccination, vaccinated, vaccination
    type, vaccine code, immunisation, immunization, target disease, disease, vaccine product, sen, send, special needs,
    access needs, support needs, presenting complaint, reason for absence, absence reason, sickness reason, reason for sickness, sickness absence, krankheit, krankheiten, diagnose, diagnosen, behinderung, grad der behinderung, allergien, medikamente,
    impfung, maladie, maladies, antecedents medicaux, traitement, handicap, situation de handicap, enfermedad, diagnostico,
    discapacidad, alergias, malattia, malattie, diagnosi, disabilita, allergie, doenca, deficiencia, ziekte, aandoening,
    medische gegevens, beperking, choroba, choroby, niepelnosprawnosc, alergie, sjukdom, funktionsnedsattning, allergier,
    sykdom, sygdom, sairaus, vamma, allergiat, iechyd, cyflwr meddygol, anabledd
  `,
  words: `
    appeal text, reason for appeal, grounds of appeal, complaint summary, reason, reasons, complaint, comment, comments, message, description, details, feedback, notes, note, statement,
    circumstances, objection, concern, concerns, what happened, narrative, story, summary of complaint, enquiry, query,
    question, suggestion, additional information, anything else, your view, your views, representation, body, answer, free
    text, remarks, rheswm, sylwadau, cwyn, neges, nachricht, begrundung, beschwerde, anliegen, bemerkung, bemerkungen,
    mitteilung, kommentar, grund, schilderung, commentaire, commentaires, plainte, motif, motifs, remarque, remarques,
    reclamation, mensaje, comentario, comentarios, queja, motivo, motivos, observaciones, messaggio, commento, reclamo,
    motivazione, segnalazione, note aggiuntive, mensagem, queixa, reclamacao, bericht, opmerking, opmerkingen, klacht,
    reden, toelichting, wiadomosc, uwagi, skarga, powod, uzasadnienie, tresc, zprava, poznamka, stiznost, duvod, uzenet,
    panasz, megjegyzes, mesaj, observatii, plangere, sporocilo, pritozba, poruka, meddelande, klagomal, anledning,
    meddelelse, klage, begrunnelse, viesti, palaute, valitus, perustelu, demande, votre demande, doleance, consulta, solicitud,
    pedido, richiesta, verzoek, wniosek, prosba, arende, henvendelse, asia, zadost, kerelem, cerere, teachtaireacht, fath,
    gearan, cais, grounds, grounds for appeal, allegation, allegations, incident, μηνυμα, σχολια, αιτημα, καταγγελια
  `,
  submission: `
    csrfmiddlewaretoken, csrf token, authenticity token, form build id,
    submission id, submission number, submission uuid, response id, response number, responseid, entry
    id, entry number, sid, serial, respondent id, respondentid, lead id, instance id, instanceid, submitter,
    submitted login, form id, formid, response #, entry #, submission #, antwort id, id de reponse, id reponse, id de
    respuesta, submission key
  `,
  sent: `
    started, ended, started at, ended at, date started, date ended, submitted, submitted at, submitted on, submit date, submitdate, submission date, submission time, submitted time,
    submitted date, date submitted, time submitted, timestamp, time stamp, start time, completion time, completed time,
    completed, date received, received, received at, received on, entry date, start date utc, submit date utc, datestamp,
    startdate, enddate, recorded date, recordeddate, zeitstempel, eingereicht, eingegangen, eingang, abgeschickt,
    horodateur, soumis le, date de soumission, envoye le, marca temporal, fecha de envio, enviado, informazioni
    cronologiche, data invio, inviato, data de envio, carimbo de data, tijdstempel, ingediend, ingezonden, sygnatura
    czasowa, data zgloszenia, data wyslania, odeslano, bekuldve, tidsstampel, tidstampel, inskickat, tidspunkt, innsendt,
    indsendt, aikaleima, lahetetty
  `,
  network: `
    ip, ip address, remote ip, remote ip address, remote addr, remote address, client ip, user ip, ipaddress, user agent,
    useragent, browser, http user agent, referrer, referer, device, session id, adresse ip, direccion ip, indirizzo ip, ip
    adresse, ip adres, adres ip
  `,
  consent: `
    consent, consentement rgpd, rgpd, dsgvo, gdpr consent, i consent, i agree, agree, privacy notice, privacy policy, gdpr, data protection, terms and conditions,
    newsletter, opt in, einwilligung, datenschutz, consentement, consentimiento, consenso, toestemming, zgoda, samtycke,
    samtykke, suostumus, caniatad
  `,
  post: `
    job title, job, role, position, post, post title, grade, salary, pay band, department, directorate, division, team,
    unit, reports to, line manager, ward, party, political party, constituency, portfolio, committee, term of office,
    committees, councillor, office held, appointed by, rank, amt, funktion, dienststelle, abteilung, partei, wahlkreis,
    fraktion, fonction, service, poste, parti, circonscription, cargo, departamento, puesto, partido, ruolo, incarico,
    ufficio, partito, functie, afdeling, partij, stanowisko, wydzial, funkcja, befattning, avdelning, stilling, afdeling,
    tehtava, osasto, swydd, adran, plaid, designation, faculty
  `,
  /** Comes with the person a record is about. */
  related: `
    alias, aliases, references, relatives, relations, dependants, personal contacts, emergency contacts, previous names,
    parent, parents, mother, father, mum, dad, guardian, carer, next of kin, nok, emergency contact, emergency, spouse,
    partner, sibling, referee, witness, other party, third party, thirdparty, opponent, landlord, relative, rhiant, eltern,
    elternteil, mutter, vater, erziehungsberechtigte, erziehungsberechtigter, notfallkontakt, mere, pere, responsable legal,
    tuteur, conjoint, madre, padre, tutor, tutora, conyuge, genitore, genitori, coniuge, mae, pai, ouder, moeder, vader,
    verzorger, voogd, noodcontact, rodzic, matka, ojciec, opiekun, zakonny zastupce, matka, otec, anya, apa, foralder,
    vardnadshavare, mor, far, foresatte, foraelder, vanhempi, huoltaja
  `,
  /** Deals with the person a record is about. */
  official: `
    served by, notice served by, translator, maintainer, committer, contributor, facilitator, leader, executor, executors, personal representative, organiser, organizer, dentist, coach, umpire, therapist, counsellor, instructor, tutor, trainer, coordinator, co ordinator, vet, barrister,
    notary, contact point, contact officer, contact person, contact info, deputy, celebrant, secretary, supervisor, warden, officer, case officer, caseworker, case worker, social worker, key worker, worker, clinician, nurse, vaccinator,
    performing professional, professional, practitioner, performer, gp, doctor, consultant, teacher, headteacher, head
    teacher, head first, head last, head title, head preferred, principal, staff, line manager, manager, adviser, advisor,
    assessor, surveyor, inspector, interviewer, handler, log owner, record owner, creator, author, editor, created by,
    createdby, updated by, last updated by, modified by, assigned to, assigned, allocated to, reviewer, reviewed by,
    approver, approved by, recorded by, entered by, submitted to, dpo, log is created by, log is assigned to, agent,
    solicitor, representative, sachbearbeiter, bearbeiter, arzt, hausarzt, lehrer, ansprechpartner, agent traitant,
    gestionnaire, medecin, enseignant, tramitador, medico, profesor, funcionario, operatore, insegnante, behandelaar,
    huisarts, leraar, urzednik, lekarz, nauczyciel, handlaggare, lakare, larare, saksbehandler, sagsbehandler, kasittelija,
    laakari, opettaja
  `,
  organisation: `
    association, asociacion, associazione, vereniging, stowarzyszenie, forening, cửa hàng, công ty, trường học, bệnh viện, sekolah, perusahaan,
    sirket, okul, kurum, hastane,
    organisation, organization, organisation name, company, company name, employer, school, school name, surgery, practice,
    practice name, provider, supplier, business, business name, firm, trading name, agency, council, authority, local
    authority, charity, club, pharmacy, vendor, merchant, institution, establishment, trust, hospital, body, dept family,
    legal entity, entity name, sefydliad, ysgol, firma, unternehmen, schule, verein, behorde, societe, entreprise, etablissement, ecole,
    empresa, organizacion, colegio, azienda, societa, scuola, ente, bedrijf, organisatie, school, firma, szkola,
    organizacja, foretag, skola, organisation, virksomhed, bedrift, yritys, koulu, employer name, name of organisation, name
    of company, name of school, name of business
  `,
  /** What has a name and is nobody: `file name`. */
  thing: `
    dog, cat, horse, pet, animal, file, filename, product, event, street, field, column, domain, brand, model, host, hostname, place, class, road, town,
    city, area, region, country, county, district, project, programme, program, course, ship, vessel, species, common,
    scientific, property, building, house, site, location, form, list, category, group, table, package, dataset, resource,
    scheme, code, tag, template, page, menu, layer, image, plant, drug, medicine, vaccine, batch, pub, hotel, restaurant,
    bank, app, nick, icon, font, theme, variable, parameter, function, method, command, machine, short, long, node,
    label, key, type, option, status, currency, language, locale, film, book, song, album, track, game, library, park,
    station, stop, route, line, zone, venue, room, asset, feature, sheet, tab, section, step, task, role, job, user, team,
    ward, party, constituency
  `,
  /** Whom a record is about. */
  subject: `
    defendant, accused, borrower, hirer, caller, enquirer, keeper, registered keeper, casualty, injured person, objector, correspondent,
    child, pupil, student, patient, person, client, applicant, claimant, complainant, resident, tenant, customer, member,
    respondent, participant, victim, buyer, learner, volunteer, subscriber, donor, guest, attendee, registrant,
    employee, service user, plentyn, disgybl, kind, schuler, patientin, antragsteller, enfant, eleve, usager, demandeur,
    nino, alumno, paciente, solicitante, bambino, alunno, paziente, richiedente, leerling, aanvrager, dziecko, uczen,
    pacjent, wnioskodawca, dite, zak, gyermek, barn, elev, sokande, lapsi, hakija, account holder, cardholder,
    card holder, policyholder, policy holder, insured, appellant, trainee, apprentice, offender, prisoner, detainee,
    passenger, kontoinhaber, versicherter, versicherungsnehmer, auszubildende, azubi, titulaire du compte, assure,
    apprenti, titular de la cuenta, asegurado, aprendiz, intestatario, assicurato, apprendista, rekeninghouder,
    verzekerde, ubezpieczony, praktykant, aluno, aluna, alumna, alunna, estudante, estudiante, etudiant, etudiante,
    studente, studentessa, studentin, schulerin, uczennica, oppilas, opiskelija, ogrenci, ucenik, dijak, cliente,
    clientes, klient, klientka, kunde, kundin, kunden, klant, kund, asiakas, zakaznik, ugyfel, musteri, pacient,
    pacientka, patientin, potilas, locataire, inquilino, mieter, mieterin, huurder, najemca, hyresgast, leietaker,
    lejer, vuokralainen, kiraci, requerente, denunciante, reclamante, donante, doador, donateur, spender, spenderin,
    darczynca, abonne, abonnent, suscriptor, assinante, abbonato, abonnee, prenumerant, abonent, teilnehmer,
    teilnehmerin, participante, partecipante, deelnemer, uczestnik, deltagare, deltager, osallistuja, ucastnik,
    katilimci, adherent, adherente, voluntario, voluntaria, benevole, freiwilliger, freiwillige, vrijwilliger,
    wolontariusz, volontario, frivillig, vapaaehtoinen, huesped, hospede, ospite, bewohner, bewohnerin, bewoner,
    mieszkaniec, matricula, matrikelnummer, matrikelnr, matriculation, kundennummer, kundennr, kundennr,
    mitgliedsnummer, mitgliedsnr, mitglieds nr, mitglied nr, patientennummer, patientennr, schulernummer, klantnummer,
    klantnr, lidnummer, lidnr, leerlingnummer, leerlingnr, studentnummer, studienummer, kundnummer, medlemsnummer,
    medlemsnr, kundenummer, asiakasnumero, jasennumero, opiskelijanumero, numero adherent, no adherent,
    numero d adherent, numero de socio, nº socio, numero socio, tessera, numero tessera, numer albumu, nr albumu,
    nr indeksu, numer indeksu, neptun kod, ogrenci no, musteri no, uye no, hasta no, mrn, nhc,
    numero de historia clinica, prontuario, siswa, mahasiswa, pelanggan, pasien, peserta, anggota, nim, nisn,
    khách hàng, bệnh nhân, học sinh, sinh viên
  `,
} as const;
