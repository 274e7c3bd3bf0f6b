import type { Locale } from './locales.ts';
import { type Person, recentDate, writeDate } from './people.ts';
import type { Random } from './random.ts';

/** A thing a form may ask, with the names columns have for it in each language. */
export type Concept = {
  readonly kind: string | undefined;
  readonly labels: Readonly<Record<string, readonly string[]>>;
  readonly value: (person: Person, random: Random, locale: Locale) => string;
};

const labels = (text: string): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    text.split('\n').flatMap((line) => {
      const [language, names] = line.split('=');
      return language === undefined || names === undefined
        ? []
        : [[language.trim(), names.split('|').map((name) => name.trim())]];
    }),
  );

export const concepts: Readonly<Record<string, Concept>> = {
  full: {
    kind: 'person-name',
    value: ({ full }) => full,
    labels:
      labels(`en=Full name|Name|Your name|Contact Name|q1_fullName|What is your full name?|Applicant's name|Customer Name|name_of_applicant|Name of complainant
      de=Name|Vor- und Nachname|Vollständiger Name|Ihr Name
      fr=Nom et prénom|Nom complet|Votre nom|Nom du demandeur
      es=Nombre y apellidos|Nombre completo|Nombre del solicitante
      it=Nome e cognome|Nominativo|Nome completo
      nl=Naam|Volledige naam|Uw naam
      pl=Imię i nazwisko|Nazwisko i imię|Wnioskodawca
      sv=Namn|För- och efternamn|Ditt namn
      cy=Enw llawn|Eich enw|Enw`),
  },
  given: {
    kind: 'person-name',
    value: ({ given }) => given,
    labels: labels(`en=First name|Forename|firstName|first_name|GIVEN_NAME|Name (First)|Given name(s)|fname
      de=Vorname|Vornamen
      fr=Prénom|prenom
      es=Nombre
      it=Nome
      nl=Voornaam
      pl=Imię
      sv=Förnamn
      cy=Enw cyntaf`),
  },
  family: {
    kind: 'person-name',
    value: ({ family }) => family,
    labels: labels(`en=Last name|Surname|lastName|last_name|FAMILY_NAME|Name (Last)|Family name|lname
      de=Nachname|Familienname|Zuname
      fr=Nom|Nom de famille
      es=Apellidos|Primer apellido
      it=Cognome
      nl=Achternaam
      pl=Nazwisko
      sv=Efternamn
      cy=Cyfenw`),
  },
  email: {
    kind: 'email-address',
    value: ({ email }) => email,
    labels:
      labels(`en=Email|E-mail address|emailAddress|Your email|EMAIL_ADDR|What is your email address?|contact_email|Email Address (required)
      de=E-Mail|E-Mail-Adresse|Mailadresse
      fr=Courriel|Adresse e-mail|Email
      es=Correo electrónico|E-mail
      it=Indirizzo e-mail|Email|Posta elettronica
      nl=E-mailadres|E-mail
      pl=Adres e-mail|E-mail
      sv=E-post|E-postadress
      cy=E-bost|Cyfeiriad e-bost`),
  },
  phone: {
    kind: 'phone-number',
    value: ({ phone }) => phone,
    labels:
      labels(`en=Phone|Telephone number|Mobile|phoneNumber|Daytime telephone|Contact number|mobile_no|Tel|Preferred contact number
      de=Telefon|Telefonnummer|Handy|Rufnummer
      fr=Téléphone|N° de téléphone|Portable
      es=Teléfono|Teléfono móvil
      it=Telefono|Cellulare
      nl=Telefoon|Telefoonnummer|Mobiel nummer
      pl=Telefon|Numer telefonu|Telefon kontaktowy
      sv=Telefon|Mobilnummer
      cy=Ffôn|Rhif ffôn`),
  },
  street: {
    kind: 'postal-address',
    value: ({ street, town }) => `${street}, ${town}`,
    labels: labels(`en=Address|Home address|address_1|Address line 1|Where do you live?|Postal address|Residential Address
      de=Anschrift|Straße und Hausnummer|Adresse|Wohnort
      fr=Adresse|Adresse postale|Domicile
      es=Dirección|Domicilio
      it=Indirizzo|Residenza
      nl=Adres|Straat en huisnummer
      pl=Adres|Adres zamieszkania
      sv=Adress|Gatuadress
      cy=Cyfeiriad|Cyfeiriad cartref`),
  },
  postcode: {
    kind: undefined,
    value: ({ postcode }) => postcode,
    labels: labels(`en=Postcode|Post code|postcode|ZIP/Postcode|POSTCODE|Postal code
      de=PLZ|Postleitzahl
      fr=Code postal
      es=Código postal
      it=CAP
      nl=Postcode
      pl=Kod pocztowy
      sv=Postnummer
      cy=Cod post`),
  },
  birth: {
    kind: 'date-of-birth',
    value: ({ birth }, random, locale) => writeDate(birth, random.chance(0.2) ? 'y-m-d' : locale.date),
    labels: labels(`en=Date of birth|DOB|dateOfBirth|birth_date|D.O.B.|Date of Birth (dd/mm/yyyy)|When were you born?
      de=Geburtsdatum|geb. am
      fr=Date de naissance|Né(e) le
      es=Fecha de nacimiento|F. nacimiento
      it=Data di nascita
      nl=Geboortedatum
      pl=Data urodzenia
      sv=Födelsedatum
      cy=Dyddiad geni`),
  },
  nhs: { kind: 'nhs-number', value: ({ nhs }) => nhs, labels: labels('en=NHS number|NHS No|nhsNumber|nhs_no\n cy=Rhif GIG') },
  nino: {
    kind: 'national-insurance-number',
    value: ({ nino }) => nino,
    labels: labels('en=National Insurance number|NI number|NINO|ni_number\n cy=Rhif Yswiriant Gwladol'),
  },
  iban: {
    kind: 'iban',
    value: ({ iban }) => iban,
    labels: labels(
      'en=IBAN|Account (IBAN)\n de=IBAN|Kontonummer (IBAN)\n fr=IBAN\n es=IBAN\n it=IBAN\n nl=IBAN|Rekeningnummer\n pl=IBAN\n sv=IBAN',
    ),
  },
  words: {
    kind: 'free-text',
    value: ({ complaint }) => complaint,
    labels:
      labels(`en=Reason for complaint|Comments|Message|What happened?|Please tell us what happened|Details|additional_info|Your message|Please describe the issue in as much detail as you can
      de=Nachricht|Ihr Anliegen|Beschreibung|Begründung
      fr=Message|Votre demande|Motif de la plainte
      es=Mensaje|Motivo de la queja|Observaciones
      it=Messaggio|Descrizione|Motivo
      nl=Bericht|Omschrijving|Toelichting
      pl=Treść wiadomości|Uwagi|Opis sprawy
      sv=Meddelande|Beskrivning
      cy=Neges|Sylwadau`),
  },
  ip: {
    kind: 'ip-address',
    value: ({ ip }) => ip,
    labels: labels('en=IP Address|Remote IP|Network ID (IP)|user_ip|remote_addr\n de=IP-Adresse\n fr=Adresse IP'),
  },
  sent: {
    kind: undefined,
    value: (_, random) => recentDate(random, 'time'),
    labels: labels(
      'en=Timestamp|Submitted|Submission Date|Completion time|Entry Date|Submit Date (UTC)|EndDate|_submission_time|Date received\n de=Zeitstempel|Eingegangen am\n fr=Horodateur|Date de soumission\n es=Marca temporal\n it=Informazioni cronologiche\n nl=Tijdstempel\n pl=Sygnatura czasowa\n sv=Tidstämpel',
    ),
  },
  number: {
    kind: undefined,
    value: (_, random) => random.digits(5),
    labels: labels(
      'en=ID|Submission ID|Entry Id|Response ID|SID|#|Serial|Respondent ID\n de=Antwort-ID|Nr.\n fr=N°|ID de réponse',
    ),
  },
  ethnicity: {
    kind: 'ethnicity',
    value: (_, random) =>
      random.pick(['White British', 'Black African', 'Pakistani', 'Mixed White and Asian', 'Irish', 'Prefer not to say']),
    labels: labels('en=Ethnicity|Ethnic group|What is your ethnic group?'),
  },
  health: {
    kind: 'health',
    value: (_, random) =>
      random.pick(['Asthma', 'Type 1 diabetes', 'Epilepsy', 'Nut allergy - carries EpiPen', 'Depression', 'None known', 'ADHD']),
    labels: labels(
      'en=Medical conditions|Diagnosis|Health conditions|Allergies|Disability details\n de=Diagnose|Krankheiten\n fr=Antécédents médicaux\n nl=Medische gegevens',
    ),
  },
  sex: {
    kind: undefined,
    value: (_, random) => random.pick(['F', 'M', 'Female', 'Male']),
    labels: labels('en=Gender|Sex\n de=Geschlecht\n fr=Sexe\n es=Sexo\n nl=Geslacht\n pl=Płeć\n sv=Kön'),
  },
  choice: {
    kind: undefined,
    value: (_, random) => random.pick(['Yes', 'No', 'Not sure']),
    labels: labels(
      'en=Have you contacted us before?|Are you happy to be contacted?|Do you support the proposal?|Consent\n de=Einwilligung\n fr=Consentement',
    ),
  },
};

/** The label a form of that language would use, or the English one. */
export function labelFor(concept: Concept, locale: Locale, random: Random): string {
  return random.pick(concept.labels[locale.id] ?? concept.labels.en ?? ['Field']);
}
