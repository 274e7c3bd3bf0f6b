// What calls the lists that law or custom makes public, in the languages of Europe: words of columns, of captions, of cells.

/** Why a list would be public: at most worth a review, whatever contact details it holds. */
export type Habit = {
  readonly id:
    | 'staff'
    | 'office'
    | 'business'
    | 'planning'
    | 'register'
    | 'sport'
    | 'authors'
    | 'spending'
    | 'events'
    | 'honours'
    | 'animals';
  readonly says: string;
};

const phrases = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .split(',')
      .map((phrase) => phrase.replace(/\s+/gu, ' ').trim())
      .filter((phrase) => phrase !== ''),
  );

export const postWords =
  phrases(`officer, manager, director, head of, assistant, coordinator, co ordinator, lecturer, professor, reader, fellow, solicitor, engineer, administrator, teacher, headteacher, principal, surveyor, adviser, advisor, analyst, planner, inspector, librarian,
  coach, vicar, rector, curate, organist, convenor, mrcvs, mrcgp, frcs, mbbs, mbchb, consultant, specialist, supervisor, executive, reporter, journalist, correspondent, photographer, negotiator, recruiter, social worker, researcher, technician, designer, chief executive, team leader, receptionist, caretaker, curator, registrar, nurse, physiotherapist, gp partner, developer, accountant, apprentice, sachbearbeiter, sachbearbeiterin, amtsleiter, amtsleiterin, leiter, leiterin,
  referent, referentin, geschaftsfuhrer, directrice, directeur, charge de mission, chef de service, secretaire, responsable, jefe, jefa, director, directora, tecnico, tecnica, dirigente, funzionario, responsabile, medewerker, beleidsmedewerker, directeur, kierownik, dyrektor, specjalista,
  handlaggare, chef, rektor, saksbehandler, radgiver, fuldmaegtig, johtaja, suunnittelija, vedouci, reditel, igazgato, rheolwr, swyddog, cyfarwyddwr`);
export const officeWords =
  phrases(`secretaris, penningmeester, bestuurslid, kassierer, schriftfuhrer, kassenwart, beisitzer, tresorier, tresoriere, tesorero, tesorera, vocal, tesoriere, skarbnik, prezes, sekreterare, kassor, ersattare, trysorydd, ysgrifennydd, councillor, cllr, chair, chairman, chairwoman, vice chair, vice chairman, clerk, secretary, treasurer, president, vice president, mayor, deputy mayor, leader, deputy leader, cabinet member, portfolio holder, trustee, governor, co opted, parent governor, staff governor, ex officio, minister,
  secretary of state, permanent secretary, mp, ms, msp, mep, labour, labour party, conservative, conservatives, liberal democrat, liberal democrats, green, green party, independent, plaid cymru, snp, reform uk, ukip, sinn fein, dup, sdlp, fianna fail, fine gael, spd, cdu, csu, fdp, grune, die grunen, die linke, linke, afd,
  burgermeister, burgermeisterin, stadtrat, stadtratin, maire, adjoint, conseiller, conseillere, lr, ps, psoe, pp, vox, podemos, alcalde, alcaldesa, concejal, concejala, pd, lega, forza italia, sindaco, assessore, consigliere, vvd, pvda, d 66, cda, groenlinks, wethouder, burgemeester, raadslid, pis, po, psl, lewica, burmistrz, radny, radna,
  ko, majorite municipale, opposition, sans etiquette, les republicains, lista civica, llafur, annibynnol, socialdemokraterna, moderaterna, centerpartiet, ordforande, ledamot, venstre, hoyre, arbeiderpartiet, borgmester, puheenjohtaja, cadeirydd, cynghorydd, aelod, deacon, warden, churchwarden, captain, patron, vicar, curate, rector, verger, organist, sacristan, pastor, pfarrer, pfarrerin, cure, parroco, dominee, proboszcz`);

export const functions =
  phrases(`starosta, mistostarosta, primator, tajemnik, translator, interpreter, teacher, midwife, clerk, producer, correspondent, rep, referee, inventor, coach, umpire, scorer, coordinator, co ordinator, warden, leader, convenor, convener, secretary, treasurer, chair, chairman, chairperson, president, vicar, celebrant, officiant, guide, instructor, tutor, trainer, therapist, counsellor, dentist, optician, vet, solicitor, barrister, notary, accountant, architect, surveyor, lecturer, professor, investigator, supervisor, speaker, artist, photographer, musician, performer, breeder,
  duty manager, deputy, trustee, governor, councillor, magistrate, jockey, headteacher, lead, vorsitzender, vorsitzende, trainerin, schiedsrichter, zahnarzt, rechtsanwalt, notar, tresorier, avocat, notaire, presidente, entrenador, arbitro, abogado, notario, allenatore, avvocato, notaio, voorzitter, scheidsrechter, advocaat, notaris,
  prezes, trener, adwokat, ordforande, tranare, domare, cadeirydd`);

/** What people are to an office, a shop or a club; `p`, `heading`, `col`: what pages and programs call parts. */
export const served =
  phrases(`you are, i am, whom, who s coming, coming, attending, signed up, sign up, rider name, booked by, booked for, first, last, given, family, middle, initials, prefix, suffix, realname, real name, holder, bearer, contact, contact name, kontakt, contacto, contatto, user, users, username, login, account, delegate, entrant, nominee, winner, dancer, camper, rider, skater, swimmer, beneficiary, sponsor, bride, groom, invitee, citizen, recipient, shopper, hirer, booker, payer, payee, plaintiff, supporter, backer, parishioner, mentee, intern, friend, colleague, family, household,
  bewohner, bewohnerin, mitglied, teilnehmer, teilnehmerin, kunde, kundin, besteller, gast, burger, adherent, adherente, membre, invite, beneficiaire, client, cliente, participant, miembro, socio, participante, usuario, beneficiario, membro, partecipante, utente, lid, deelnemer, klant, bewoner, czlonek, uczestnik, klient, mieszkaniec, medlem, deltagare, kund, boende,
  deltager, borger, beboer, asukas, jasen, osallistuja, asiakas, aelod, cwsmer, preswylydd, clen, ucastnik, zakaznik, tag, resztvevo, ugyfel, membru, clan, heading, head, title, text, value, item, cell, column, col, field, line, label, row, list, strong, span, div, link, who, person, people, persons, signed, signature, nickname, alias, data, info, details, summary, subject, description, answer, response, entry, record, key, unnamed`);

type Vocabulary = Habit & {
  /** Words of captions, headings, titles, sheet names. */
  readonly called: ReadonlySet<string>;
  /** Words that leave no doubt, as strong as a column. */
  readonly surely?: ReadonlySet<string>;
  /** Words of column names. */
  readonly columns: ReadonlySet<string>;
  /** Of these, the ones that no other list has. */
  readonly sure?: ReadonlySet<string>;
  /** How many different column words it takes. */
  readonly needs: number;
};

export const vocabularies: readonly Vocabulary[] = [
  {
    id: 'staff',
    says: 'reads like a staff list or contact points',
    needs: 1,
    surely: phrases(
      `neighbourhood watch, neighborhood watch, our coaches, coaches, teachers, tutors, translators, interpreters, wardens, midwives, clerks, referees, correspondents, representatives, secretaries, preachers, ubersetzer, dolmetscher, hebammen, umpires, instructors, celebrants, docentes, profesores, profesor, ayudantes, docenti, docenten, leraren, lehrer, lehrkrafte, enseignants, insegnanti, professori, nauczyciele, ucitele, ucitelia, larare, laerere, opettajat, professors, professores, lecturers, organisers, organizers, kontaktpersoner, kontaktpersonen, contact persons, contactpersonen, guides, coordinators, co ordinators, flood wardens, group leaders, parish contacts, useful contacts, staff directory, our team, meet the team, our people, staff list, our journalists, our reporters, our agents, our advisers, our consultants, our recruiters, ansprechpartner, mitarbeiterverzeichnis, annuaire des services, key contacts`,
    ),
    called:
      phrases(`mannschaft, feuerwehr, kommando, fire brigade, brandweer, sapeurs pompiers, pompiers, club officials, officials, officers and captains, captains, club captains, personnel diplomatique, organigramme, organigrama, organigramma, staff, our team, the team, meet the team, our people, who s who, staff directory, key contacts, contact us, contacts, useful contacts, faculty, leadership, senior leadership, management team, executive team, senior management, organogram, organisation chart,
      senior posts, senior staff, ansprechpartner, mitarbeiter, kollegium, unser team, equipe, notre equipe, personnel, annuaire, personal, equipo, directorio, contactos, personale, contatti, medewerkers, ons team, contactpersonen, pracownicy, zespol, kadra, medarbetare,
      personal, ansatte, medarbejdere, henkilosto, yhteystiedot, zamestnanci, munkatarsak, staff cysylltu, salaries, senior salaries, pay policy, register of staff`),
    columns:
      phrases(`office hours, workplace, collar number, job title, post title, role title, position, job role, department, directorate, division, grade, reports to, salary, pay band, payscale, post unique reference, reports to senior post, professional group, job team function, fte, extension, ext, office, desk,
      room, responsibilities, responsible for, funktion, abteilung, dienststelle, zustandigkeit, zimmer, durchwahl, fonction, poste, service, bureau, cargo, puesto, departamento, ruolo, incarico, ufficio, functie, afdeling, stanowisko, wydzial, pokoj, befattning,
      avdelning, stilling, afdeling, tehtava, osasto, funkce, oddeleni, beosztas, swydd, adran, designation, organisation, subjects taught, class teacher, specialism, research interests, qualifications, biography, bio, affiliation, github, github username, github id, twitter, twitter handle, linkedin, mastodon, bluesky, orcid, google scholar, scholar, irc nickname, perfil, profil`),
  },
  {
    id: 'office',
    says: 'reads like office holders, members or trustees',
    needs: 1,
    surely: phrases(
      `mep, meps, zastupitele, starosta, radni, poslanci, wethouders, mayors, maires, burgermeister, alcaldes, sindaci, burgemeesters, prefeitos, ministers, ministres, senators, senateurs, deputies, diputados, deputes, councillors, your councillors, trustees, board of trustees, governing body, school governors, cabinet members, ratsmitglieder, mitglieder des stadtrats, mitglieder des stadtrates, mitglieder des gemeinderats, mitglieder des gemeinderates, mitglieder des kreistags, conseillers municipaux, elus municipaux, consiglieri comunali, concejales, raadsleden, radni miejscy, election candidates`,
    ),
    called:
      phrases(`kandidatenlijst, kandidatenlijsten, kieslijst, verkiezing, verkiezingen, gemeenteraadsverkiezing, gemeenteraadsverkiezingen, wahlvorschlag, wahlvorschlage, kandidatenliste, wahlergebnis, kommunalwahl, statement of persons nominated, persons nominated, liste des candidats, elections municipales, lista de candidatos, candidaturas, elecciones, liste elettorali, kandydaci, lista kandydatow, kandidatlista, kandidater, kommunalvalg, councillors, your councillors, council members, members, cabinet, cabinet members, committee, committee membership, committee members, mayors, ministers, members of parliament, mps, ministerial, trustees, board, board members, governors, governing body, school governors, directors, non executive directors,
      commissioners, magistrates, register of interests, declarations of interest, election results, candidates, returning officer, parish council, lord lieutenant, deputy lieutenants, justices, judges, peers, senators, stadtrat, gemeinderat, ratsmitglieder, abgeordnete, vorstand, elus, conseillers,
      conseil municipal, deputes, concejales, diputados, consiglieri, giunta, assessori, raadsleden, gemeenteraad, wethouders, radni, rada, fullmaktige, ledamoter, kommunestyre, byradet, valtuutetut, zastupitele, kepviselok, cynghorwyr, aelodau, ymddiriedolwyr, officers`),
    columns:
      phrases(`eugroup, eu group, parliamentary group, post label, party list position, bioguide, govtrack, fec, district, chamber, contact form, official full, nom de l elu, prenom de l elu, libelle de la fonction, date de debut du mandat, date de debut de la fonction, code csp, libelle csp, incumbent party, senator, representative, bioguide id, govtrack id, ballotpedia page name, fec gov id, member from, display as, list as, full title, ward, wards, party, party name, political party, election, election id, ballot paper id, ballot paper, election agent, name of election agent, political group, constituency, councillor, term of office, elected, date elected, term expires, term ends, appointed by, date of appointment, end of term, portfolio, committees, electoral division, votes, votes cast, surgery, surgeries, remuneration, attendance,
      interests declared, declared interests, employment declared, partei, fraktion, ausschuss, ausschusse, wahlkreis, parti, circonscription, mandat, partido, grupo municipal, gruppo consiliare, carica, compenso, mandato, groupe politique, partito, collegio, partij, fractie, partia, okreg, okreg wyborczy, klub, parti, valkrets, puolue, vaalipiiri, strana, part, plaid, ward etholiadol, governor type,
      category of governor, type of governor, trustee since, allowance, basic allowance, special responsibility allowance`),
  },
  {
    id: 'business',
    says: 'reads like businesses, services or venues',
    needs: 1,
    surely: phrases(
      `pharmacy, pharmacies, practitioner, practitioners, physicians, doctors, dentists, opticians, lawyers, solicitors, restaurants, hotels, shops, hospitals, companies, suppliers, vendors, dealerships, museums, churches, farmacias, farmacie, apotheken, apotheker, arzte, medecins, pharmaciens, restaurantes, ristoranti, hoteles, empresas, entreprises, bedrijven, firmen, firmy, childminders, assistantes maternelles, tagesmutter, producers, trusted traders, tradesmen, therapists, breeders, artists, dealers, bed and breakfasts, guest houses, local businesses, clubs and societies, vereine, vereinsverzeichnis, associations, asociaciones, associazioni, verenigingen, forskolor, foreningar`,
    ),
    called:
      phrases(`impressum, imprint, aviso legal, mentions legales, note legali, colofon, legal notice, bed and breakfasts, guest houses, accommodation, dealers, breeders, instructors, celebrants, guides, artists, vets, therapists, trusted traders, tradesmen, pharmacies, pharmacy, gp practices, gp surgeries, surgeries, dentists, opticians, schools, nurseries, childminders, care homes, providers, suppliers, directory, local directory, businesses, traders, licensed premises, food hygiene, ratings, charities, clubs, clubs and societies, allotment sites, village halls, societies, local groups, voluntary groups, organisations, solicitors, venues, hotels,
      shops, libraries, leisure centres, taxi operators, apotheken, schulen, vereine, firmen, arzte, pharmacies de garde, entreprises, associations, ecoles, commerces, farmacias, colegios, empresas, asociaciones, farmacie, scuole, aziende, apotheken, bedrijven, scholen, verenigingen, apteki, szkoly, firmy, apotek, skolor, foretag, services,
      skoler, apteekit, koulut, yritykset, fferyllfeydd, ysgolion, locations, branches, offices, centres, organisations`),
    columns:
      phrases(`npi, npi number, provider npi, rating value, review count, aggregate rating, price range, founder, area served, opening hours specification, gas safe, gas safe number, review body, trading as, registered name, registered business, scheme, scheme provider, registration no, registration number, part p, membership scheme, company reg no, license number, license no, license holder name, operator name, kbo, business, practice, practice address, surgery address, studio address, business address, office address, head office address, firm, trade, rooms, rateable value, ratepayer, ratepayer name, relief, gmc number, gmc ref no, gmc, sra id, nmc pin, specialty, accepting adults, accepting children, provider reference,
      association, asociacion, associazione, vereniging, stowarzyszenie, forening, verein, praxis, praxisanschrift, fachgebiet, sprechzeiten, sprechstunden, rpps, cabinet, adresse du cabinet, kancelaria, adres kancelarii, nr wpisu, trading name, company name, business name, company number, company no, charity number, opening hours, opening times, website, web site, web, urn, ods code, ods, establishment, establishment name, type of establishment, phase, premises, premises name, licence type, type of business, hygiene rating, ofsted rating, provider name, organisation name,
      organisation code, organisation type, school name, practice name, pharmacy name, surgery name, number of places, cuisine, offnungszeiten, webseite, rechtsform, branche, horaires, site web, siret, siren, raison sociale, horario, pagina web, cif, razon social, orari, sito web, partita iva, ragione sociale, openingstijden, kvk, godziny otwarcia,
      strona www, nip, regon, oppettider, hemsida, organisationsnummer, apningstider, cvr, aukioloajat, y tunnus, oriau agor, gwefan, headteacher name, head first name, name of establishment, ofsted urn, vacancies, trade, club name, meets, meeting place, meeting times, meeting day, secretary, site secretary, club secretary, bookings secretary`),
  },
  {
    id: 'planning',
    says: 'reads like a planning or licensing register',
    needs: 2,
    called: phrases(
      `register of, building notices, street trading, scrap metal dealers, permis de construire delivres, baugenehmigungen, licencias de obra, planning applications, planning application, weekly list, planning register, planning decisions, building control, licensing register, licence applications, public register, register of licences, licensed drivers, public notices, tree preservation, listed building, bauantrage, permis de construire, bouwvergunningen, omgevingsvergunning, bygglov`,
    ),
    sure: phrases(`proposal, description of proposal, development, planning ref, planning reference, site address, site, location, appeal, consultation end, easting, northing, agent, agent name, premises, premises address, licence holder, license holder, licensee, licence number, licence no, licence ref, plan no, tree location, works, badge number, right holder, designated premises supervisor, adresse des travaux, nature des travaux,
      planungsvorhaben, bauvorhaben, app ref, appref, app name, appname`),
    columns:
      phrases(`licence no, licence ref, license holder, licensee, badge number, right holder, designated premises supervisor, premises, premises address, plan no, deposited, works, tree location, issue date, issued, granted, date granted, valid to, expiry, expires, petitionnaire, adresse des travaux, date de decision, zaaknummer, activiteit, datum besluit, appref, appname, proposal, description of proposal, development, application type, app type, application no, application number, planning ref, planning reference, reference, decision, decision date, date valid, valid date, date received, received, case officer, parish, ward, agent, agent name, site address, location, site, appeal, consultation end, expiry date, status, easting, northing, applicant, applicant name, licence, licence number, licence reference, licence holder, licence start, licence end, licence expires, licence type, hmo address, max occupants, maximum occupants, managing agent,
      planungsvorhaben, bauvorhaben, nature des travaux, demandeur`),
  },
  {
    id: 'register',
    says: 'reads like a register or notice that law makes public',
    needs: 2,
    surely: phrases(
      `arrest log, arrest logs, daily arrest log, jail roster, inmate roster, booking log, court list, court lists, cause list, press list, disqualified directors, insolvency register, bankruptcy orders, winding up orders, probate notices, sanctions list, consolidated list, company officers, persons with significant control, deceased estates, unclaimed estates, bona vacantia, most wanted`,
    ),
    called: phrases(
      `public notices, statutory notices, gazette, disqualified, insolvency, sanctions, wanted, hearings, tribunal decisions, transparency register, unclaimed, disqualified directors, insolvency register, company officers, consolidated list, deceased estates`,
    ),
    columns: phrases(
      `alias type, alias quality, group id, name 6, non latin script, officer role, natures of control, appointed on, resigned on, disqualified from, disqualified until, insolvency practitioner, official receiver, listed on, regime, group type, company number, correspondence address, country of residence, bv ref`,
    ),
  },
  {
    id: 'sport',
    says: 'reads like results, teams or competitions',
    needs: 2,
    surely: phrases(
      `players, squad, athletes, footballers, spieler, spieler innen, joueurs, jugadores, giocatori, spelers, zawodnicy, hraci, spelare, spillere, pelaajat, jogadores`,
    ),
    called: phrases(
      `results, race results, full results, league table, fixtures, squad, line up, lineups, standings, leaderboard, entry list, start list, championship, tournament, parkrun, half marathon, marathon, fun run, 10k, match report, players, team sheet, ergebnisse, ergebnisliste, resultats, classement, resultados, clasificacion, risultati, classifica, uitslagen, wyniki, resultat, resultater, tulokset, canlyniadau`,
    ),
    columns:
      phrases(`shirt number, joined from, transfer fee, contract expires, loaned to, nation, match id, match date, kick off, home score, away score, home team name, away team name, competition name, season name, stadium, referee, athlete id, mark, discipline, home, away, home team, away team, umpire, player, players, runner, athlete, competitor, pos, position, place, rank, time, finish time, chip time, gun time, net time, club, team, bib, bib number, race number, race no, category, cat, gender pos, cat pos, score, scores, points, pts, laps, lap, gap, heat, lane, round, played, goals, won, lost, drawn, caps, rating, pb, sb, seed, nationality, nation, squad number, no, height, weight, platz, zeit, verein,
      punkte, startnummer, temps, dossard, puesto, tiempo, posizione, tempo, pettorale, tijd, vereniging, miejsce, czas, placering, tid, klubb, sija, aika, seura, handicap, wins, losses, medal`),
  },
  {
    id: 'authors',
    says: 'reads like authors, publications or works',
    needs: 1,
    surely: phrases(
      `author, authors, authlist, developer, developers, creators, contributor, contributors, maintainer, maintainers, committers, editors, credits, acknowledgements, bibliography`,
    ),
    called: phrases(
      `authors, contributors, publications, references, bibliography, books, articles, news, blog, posts, press release, press releases, latest news, reviews, podcast, episodes, discography, filmography, catalogue, collection, library, commits, changelog, comments, maintainers, credits, acknowledgements, references`,
    ),
    columns:
      phrases(`fn, comment meta, orcid, author, authors, byline, isbn, issn, doi, publisher, published, publication date, journal, abstract, edition, pages, volume, artist, album, track, director, starring, cast, film, genre, headline, article, excerpt, slug, permalink, commit, sku, price, in stock, brand, autor, verlag, auteur, editeur, editorial, autore, editore, uitgever, wydawca, forfattare, forlag, kirjailija, wordcount,
      contributors, contributions, accession number, shelfmark, thumbnail, duration`),
  },
  {
    id: 'spending',
    says: 'reads like spending, contracts or grants',
    needs: 2,
    called: phrases(
      `spending, spend over 500, payments to suppliers, expenditure, payments, transparency, contracts register, contracts, procurement, invoices, suppliers, grants awarded, expenses, gifts and hospitality, hospitality register, ministerial meetings, zuwendungen, ausgaben, depenses, marches publics, gastos, contratos, spese, pagamenti, uitgaven, wydatki, umowy, utgifter, leverantorer, gwariant`,
    ),
    columns:
      phrases(`supplier, supplier name, vendor, vendor name, payee, beneficiary, amount, net amount, gross amount, amount gbp, total, value, contract value, vat, irrecoverable vat, transaction, transaction number, transaction date, payment date, invoice, invoice number, invoice date, cost centre, expense type, expense area, expenses type, purpose, merchant category, service area, directorate, purchase order, contract title, contract start, awarded,
      grant amount, grant recipient, lieferant, betrag, empfanger, fournisseur, montant, proveedor, importe, fornitore, importo, leverancier, bedrag, dostawca, kwota, kontrahent, leverantor, belopp, beskrivning, leverandor, belob, toimittaja, summa, cyflenwr, meeting, gift, host`),
  },
  {
    id: 'events',
    says: 'reads like a programme, agenda or timetable',
    needs: 2,
    called: phrases(
      `programme, agenda, speakers, conference, workshop, workshops, seminar, events, what s on, timetable, schedule, classes, courses, rota, calendar, sessions, veranstaltungen, programm, termine, programma, evenements, eventos, eventi, evenementen, wydarzenia, arrangementer, tapahtumat, digwyddiadau`,
    ),
    columns:
      phrases(`vacancy, hours per week, uren, vog, closing date, event, event name, session, session title, talk, speaker, speakers, chair, starts, ends, venue, room, location, track, day, weekday, organiser, tutor, instructor, course, course code, class, fee, cost, level, duration, datum, uhrzeit, ort, referent, lieu, heure, intervenant, lugar, hora, ponente, luogo, ora, relatore, plaats, tijd, spreker, miejsce, godzina, prelegent, plats, tid, sted, paikka,
      duty, shift, bank holiday`),
  },
  {
    id: 'animals',
    says: 'reads like a list of animals',
    needs: 1,
    called: phrases(
      `pedigree, herd, herd book, stud book, stud, litter, kennel, cattery, animals for adoption, our dogs, our cats, race card, runners`,
    ),
    columns: phrases(
      `sire, dam, breed, ear tag, eartag, microchip, microchipped, chip number, neutered, spayed, kennel name, stud name, lactation, milk kg, pedigree name`,
    ),
  },
  {
    id: 'honours',
    says: 'reads like history, honours or public figures',
    needs: 2,
    surely: phrases(
      `presidents, us presidents, prime ministers, heads of state, monarchs, kings, queens, popes, emperors, pharaohs, chancellors, laureates, nobel laureates, nobel prize winners, saints, philosophers, scientists, astronauts, presidentes, presidenti, praesidenten, prasidenten, rois de france, reyes`,
    ),
    called: phrases(
      `honours, honours list, awards, award winners, winners, roll of honour, war memorial, list of, history, past presidents, past mayors, former, freemen, hall of fame, obituaries, wikipedia, laureates, alumni, kings and queens, blue plaques, shortlist, nominees`,
    ),
    columns: phrases(
      `qid, wikidata, wikidata id, wikidata qid, dod, pob, viaf, imdb, survived, embarked, award, honour, citation, year, years, died, death, date of death, where born, relation to head, born, birthplace, reign, regiment, rank, service number, cemetery, known for, occupation, monarch, predecessor, successor, took office, left office, portrait, prize, category, winner, plaque, buried`,
    ),
  },
];
