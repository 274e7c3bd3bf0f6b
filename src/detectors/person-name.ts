import type { Anchors, Detector } from '../model.ts';
import { listed } from '../vocabulary/listed.ts';
import { namesInLowerCase } from '../vocabulary/lower-names.ts';
import { cellIsName, namesIn } from '../vocabulary/name-runs.ts';
import { behindLabel, type Occurrence } from '../vocabulary/occurrences.ts';

const maxNameChars = 80;
const written = /^(?:\p{L}[\p{L}\p{M}'’.`-]*,?)(?:[ \u00A0]+\(?\p{L}[\p{L}\p{M}'’.`-]*[,)]?){0,6}$/u;
const title = /^(?:(?:mr|mrs|ms|miss|mx|dr|prof|sir|dame|rev|herr|frau|mme|sr|sra)\.? )+/iu;

/** A name on the line of its label, in any case: `Name: jane doe`. */
const behind = behindLabel(
  /^(?:'s| is|\(s\))?(?:\s{0,2}[:=]\s{0,3}|\s(?=\p{Lu}\p{Ll}))(?:User: )?(\p{L}[\p{L}\p{M}'’.-]{1,30}(?:[ \u00A0]\p{L}[\p{L}\p{M}'’.-]{0,30}){0,4})(?=\s{0,2}(?:$|[\n,;|<()\d"\\/]|\s\p{L}{2,20}:))/u,
  { confidence: 0.75, accepts: (value) => cellIsName(value.replace(title, '')) },
);

export default {
  title: "Person's name",
  category: 'identity',
  labels:
    listed(`nm, realname, real name, custname, cust name, name, full name, your name, first name, firstname, given name, given names, forename, forenames, christian name, middle name, last name,
    surname, family name, fname, lname, person name, contact name, customer name, applicant, applicant name, claimant, complainant, client name,
    patient name, child name, pupil name, student name, parent name, guardian name, next of kin, employee name, member name, resident name,
    tenant name, maiden name, preferred name, known as, display name, submitted by, enw, enw llawn, enw cyntaf, cyfenw, ainm, sloinne, nom,
    nom complet, nom de famille, prénom, prénoms, vorname, nachname, familienname, vollständiger name, nombre, nombre completo, apellido, apellidos,
    primer apellido, segundo apellido, nome, nome completo, cognome, nome e cognome, sobrenome, apelido, naam, voornaam, achternaam, volledige naam,
    namn, förnamn, efternamn, navn, fornavn, etternavn, efternavn, nimi, etunimi, sukunimi, imię, nazwisko, imię i nazwisko, jméno, příjmení, meno,
    priezvisko, név, vezetéknév, keresztnév, nume, prenume, ime, priimek, prezime, vardas, pavardė, vārds, uzvārds, eesnimi, perekonnanimi, όνομα,
    επώνυμο, ονοματεπώνυμο, име, имя, отчество, фамилия, фио, полное имя, ім'я, прізвище, піб, ad soyad, adı soyadı, nama, nama lengkap, họ tên, họ và tên, cognoms, nom i cognoms, emri, mbiemri, презиме, xingming, shimei, namae, furigana, fio, familiya, imya, soyad, soyadı, 氏名, 名前, お名前, 姓名, 姓, 名,
    フリガナ, 名字, 이름, 성명, 성함, ชื่อ, ชื่อจริง, นามสกุล, الاسم, الاسم الكامل, الاسم الأول, اسم العائلة, שם, שם מלא, שם פרטי, שם משפחה`),
  find: (text: string, { capitals }: Anchors): readonly Occurrence[] =>
    capitals.length === 0 ? namesInLowerCase(text) : namesIn(text, capitals),
  findLabelled: behind,
  accepts: (cell) => cell.length <= maxNameChars && written.test(cell),
  needsLabel: false,
  examples: {
    detect: [
      'I spoke to Katherine Okafor about it',
      'Dear Mr Featherstonehaugh,',
      'my name is Zebedee',
      'Name: jane doe',
      "Seán O'Neill-Byrne called",
      'Dr. Þórunn Sigurðardóttir',
      'signed by Willem van der Berg',
      'J. R. Hartley',
    ],
    ignore: [
      '12 High Street',
      'Order 4711',
      'Victoria Road is closed in May',
      'The Robert Gordon University',
      'Company name: Acme Widgets',
      'Contact Us Today',
      'Privacy Policy and Terms of Use',
    ],
  },
} satisfies Detector;
