import type { Made } from './exposed.ts';
import { page } from './formats.ts';
import { type Locale, locales } from './locales.ts';
import { makePerson, type Person, recentDate, writeDate } from './people.ts';
import type { Random } from './random.ts';
import { zip } from './workbook.ts';

// People in shapes that are no plain table: nested objects, trees keyed by id, logs, chats, documents.

const british = (random: Random): Locale => locales[0] ?? random.pick(locales);
const crowd = (random: Random, from: number, to: number): readonly Person[] => {
  const reserved = random.chance(0.35);
  return Array.from({ length: random.whole(from, to) }, () => makePerson(random, british(random), { reserved, grown: true }));
};
const made = (
  shape: string,
  ending: string,
  body: string | Uint8Array,
  label: Partial<Made['label']> & { readonly people: number },
): Made => ({ folder: `exposed/${shape}`, ending, body, label: { verdict: 'exposed', kinds: [], note: shape, ...label } });

const nested = ({ given, family, email, phone, street, town, postcode, birth }: Person, random: Random): unknown => ({
  id: random.digits(6),
  applicant: {
    name: { title: 'Ms', first: given, last: family },
    contact: { email, phone: { primary: phone } },
    address: { line1: street, town, postcode },
    dateOfBirth: writeDate(birth, 'y-m-d'),
  },
  answers: [{ question: 'Reason', answer: 'See attached' }],
  metadata: { submittedAt: recentDate(random, 'time'), source: 'web', version: 3 },
});

const fhir = ({ given, family, birth, nhs, phone, street, postcode, town }: Person): unknown => ({
  fullUrl: `urn:uuid:${nhs}`,
  resource: {
    resourceType: 'Patient',
    id: nhs,
    identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: nhs }],
    name: [{ use: 'official', family, given: [given] }],
    telecom: [{ system: 'phone', value: phone }],
    gender: 'female',
    birthDate: writeDate(birth, 'y-m-d'),
    address: [{ line: [street], city: town, postalCode: postcode }],
  },
});

const escaped = (text: string): string => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');

function wordDocument(paragraphs: readonly string[]): Uint8Array {
  const body = paragraphs.map((text) => `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`).join('');
  return zip([
    [
      '[Content_Types].xml',
      '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ],
    [
      '_rels/.rels',
      '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ],
    [
      'word/document.xml',
      `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ],
  ]);
}

export const exposedStructures: readonly ((random: Random) => Made)[] = [
  (random) => {
    const people = crowd(random, 1, 30);
    return made(
      'nested-json',
      'json',
      JSON.stringify({ count: people.length, next: null, results: people.map((person) => nested(person, random)) }),
      {
        people: people.length,
        kinds: ['person-name', 'email-address', 'phone-number', 'postal-address', 'uk-postcode', 'date-of-birth'],
      },
    );
  },
  (random) => {
    const people = crowd(random, 2, 30);
    return made(
      'keyed-json',
      'json',
      JSON.stringify({
        submissions: Object.fromEntries(
          people.map((person) => [
            `-M${random.digits(10)}`,
            {
              fullName: person.full,
              email: person.email,
              phone: person.phone,
              message: person.complaint,
              ts: Number(random.digits(10)),
            },
          ]),
        ),
      }),
      { people: people.length, kinds: ['person-name', 'email-address', 'phone-number', 'free-text'] },
    );
  },
  (random) => {
    const people = crowd(random, 1, 12);
    return made(
      'fhir',
      'json',
      JSON.stringify({ resourceType: 'Bundle', type: 'searchset', total: people.length, entry: people.map(fhir) }),
      {
        people: people.length,
        kinds: ['person-name', 'nhs-number', 'phone-number', 'date-of-birth', 'postal-address', 'uk-postcode'],
      },
    );
  },
  (random) => {
    const people = crowd(random, 3, 30);
    return made(
      'geojson',
      'geojson',
      JSON.stringify({
        type: 'FeatureCollection',
        features: people.map((person, at) => ({
          type: 'Feature',
          geometry: { type: 'Point', coordinates: [-1.2, 52.1] },
          properties: {
            OBJECTID: at,
            reporter_name: person.full,
            reporter_email: person.email,
            reporter_phone: person.phone,
            what_did_you_see: person.complaint,
          },
        })),
      }),
      { people: people.length, kinds: ['person-name', 'email-address', 'phone-number'] },
    );
  },
  (random) => {
    const people = crowd(random, 3, 25);
    return made(
      'markdown',
      'md',
      `# Sign-ups\n\n| Name | Email | Mobile | Emergency contact |\n|---|---|---|---|\n${people.map((person) => `| ${person.full} | ${person.email} | ${person.phone} | ${random.pick(people).full} |`).join('\n')}\n`,
      { people: people.length, kinds: ['person-name', 'email-address', 'phone-number'] },
    );
  },
  (random) => {
    const people = crowd(random, 3, 20);
    return made(
      'log',
      'log',
      people
        .map(
          (person) =>
            `${recentDate(random, 'time')} INFO form.submit id=${random.digits(5)} name="${person.full}" email=${person.email} phone="${person.phone}" ip=${person.ip} status=200`,
        )
        .join('\n'),
      { people: people.length, accept: ['exposed', 'review'] },
    );
  },
  (random) => {
    const people = crowd(random, 3, 20);
    return made(
      'word',
      'docx',
      wordDocument([
        'Objections received',
        ...people.flatMap((person) => [
          `${person.full}, ${person.street}, ${person.town} ${person.postcode} (${person.email})`,
          person.complaint,
        ]),
      ]),
      { people: people.length, accept: ['exposed', 'review'] },
    );
  },
  (random) => {
    const people = crowd(random, 3, 15);
    return made(
      'blocks',
      'html',
      page(
        'Enquiries',
        `<div class="view-content">${people.map((person) => `<div class="views-row"><div class="views-field-name"><span class="views-label">Name: </span><span class="field-content">${person.full}</span></div><div><span class="views-label">E-mail: </span><span class="field-content"><a href="mailto:${person.email}">${person.email}</a></span></div><div><span class="views-label">Telephone: </span><span class="field-content">${person.phone}</span></div><div><span class="views-label">Message: </span><span class="field-content">${person.complaint}</span></div></div>`).join('')}</div>`,
      ),
      { people: people.length, kinds: ['person-name', 'email-address', 'phone-number'] },
    );
  },
  (random) => {
    const people = crowd(random, 3, 30);
    return made(
      'island',
      'html',
      `<!doctype html><html><head><title>Dashboard</title></head><body><div id="app"></div><script id="__NEXT_DATA__" type="application/json">${JSON.stringify({ props: { pageProps: { responses: people.map(({ full, email, phone, birth }) => ({ full, email, phone, dob: writeDate(birth, 'y-m-d') })) } } })}</script></body></html>`,
      { people: people.length, kinds: ['email-address', 'phone-number', 'date-of-birth'] },
    );
  },
  (random) => {
    const people = crowd(random, 12, 90);
    return made(
      'mailboxes',
      'txt',
      people.map(({ email, full }) => (random.chance(0.5) ? `${full} <${email}>` : email)).join(random.pick(['; ', '\n', ', '])),
      { people: people.length, accept: ['exposed', 'review'] },
    );
  },
  (random) => {
    const people = crowd(random, 2, 8);
    return made(
      'comments',
      'html',
      page(
        'Application 26/0112: comments',
        people
          .map(
            (person) =>
              `<section class="comment"><p>Comment submitted by ${person.full}, ${person.street}, ${person.town}, ${person.postcode}</p><p>Email: ${person.email} Phone: ${person.phone}</p><p>${person.complaint}</p></section>`,
          )
          .join(''),
      ),
      { people: people.length, accept: ['exposed', 'review'] },
    );
  },
  (random) => {
    const people = crowd(random, 2, 12);
    return made(
      'ldif',
      'ldif',
      people
        .map(
          (person) =>
            `dn: uid=${person.email.split('@')[0]},ou=clients,dc=wexcombe\ncn: ${person.full}\nsn: ${person.family}\ngivenName: ${person.given}\nmail: ${person.email}\nmobile: ${person.phone}\nhomePostalAddress: ${person.street}, ${person.postcode}\n`,
        )
        .join('\n'),
      { people: people.length, accept: ['exposed', 'review'] },
    );
  },
];
