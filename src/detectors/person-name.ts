import { listed } from '../listed.ts';
import type { Detector } from '../model.ts';

const maxNameChars = 80;
const written = /^(?:\p{L}[\p{L}\p{M}'’.`-]*,?)(?:[ \u00A0]+\(?\p{L}[\p{L}\p{M}'’.`-]*[,)]?){0,6}$/u;

export default {
  title: "Person's name",
  category: 'identity',
  labels: listed(`name, full name, your name, first name, firstname, given name, given names, forename, forenames, christian name,
    middle name, last name, surname, family name, fname, lname, person name, contact name, customer name, applicant,
    applicant name, claimant, complainant, client name, patient name, child name, pupil name, student name, parent name,
    guardian name, next of kin, employee name, member name, resident name, tenant name, maiden name, preferred name,
    known as, display name, submitted by, enw, enw llawn, enw cyntaf, cyfenw, ainm, sloinne, nom, nom complet,
    nom de famille, prénom, prénoms, vorname, nachname, familienname, vollständiger name, nombre, nombre completo,
    apellido, apellidos, primer apellido, segundo apellido, nome, nome completo, cognome, nome e cognome, sobrenome,
    apelido, naam, voornaam, achternaam, volledige naam, namn, förnamn, efternamn, navn, fornavn, etternavn, efternavn,
    nimi, etunimi, sukunimi, imię, nazwisko, imię i nazwisko, jméno, příjmení, meno, priezvisko, név, vezetéknév,
    keresztnév, nume, prenume, ime, priimek, prezime, vardas, pavardė, vārds, uzvārds, eesnimi, perekonnanimi, όνομα,
    επώνυμο, име, фамилия`),
  accepts: (cell) => cell.length <= maxNameChars && written.test(cell),
  needsLabel: false,
  examples: { detect: [], ignore: ['12 High Street', 'Order 4711'] },
} satisfies Detector;
