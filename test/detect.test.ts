import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCatalogue } from '../src/catalogue.ts';
import { openDetect } from '../src/detect.ts';

const { detectors } = await loadCatalogue();
const detect = openDetect(detectors);

const kinds: readonly (readonly [string, readonly string[]])[] = [
  [
    'email-address',
    [
      'email',
      'E-mail',
      'submitted[email]',
      'patient_email',
      'emailAddress',
      'EMAIL 2',
      'What is your e-mail address?',
      'Courriel',
      'contact.email',
      'parent1Email',
    ],
  ],
  [
    'person-name',
    [
      'Name',
      'q3_fullName',
      'child first name',
      'CHILD_LAST_NAME',
      'patient.name.family name',
      'Forenames',
      'Prénom',
      'Nachname',
      'your-name',
      'Apellidos',
    ],
  ],
  ['phone-number', ['tel', 'Mobile phone', 'daytime_telephone', 'Téléphone portable', 'phoneNumber', 'Handynummer']],
  ['date-of-birth', ['DOB', 'd.o.b.', 'patient_dob', 'dateOfBirth', 'Geburtsdatum', 'PERSON_BIRTH_DATE', 'Date de naissance']],
  ['nhs-number', ['NHS Number', 'nhs_no', 'nhsNumber', 'Patient NHS No.']],
  ['national-insurance-number', ['NI number', 'nino', 'National Insurance No', 'nationalInsuranceNumber']],
  ['uk-postcode', ['Postcode', 'home_postcode', 'post code', 'CHILD_POSTCODE']],
  ['postal-address', ['Address', 'address_line_1', 'Home address', 'Anschrift', 'addressLine2']],
  ['pesel-poland', ['PESEL', 'numer_pesel']],
  ['passport-number', ['Passport number', 'passportNo', 'Reisepassnummer']],
  ['ethnicity', ['Ethnicity', 'ethnic_group', 'What is your ethnic background?']],
];

for (const [id, labels] of kinds) {
  test(`${id} is announced however a column or key is written`, () => {
    for (const label of labels) assert.equal(detect.kindOfLabel(label), id, label);
  });
}

test('what is about a thing, or about a mailbox, announces nobody', () => {
  for (const label of [
    'File name',
    'school_name',
    'Company name',
    'phone_type',
    'emailConsent',
    'postcode known?',
    'Product',
    'title',
    'hostname',
    'created',
    'IP',
    '',
  ])
    assert.notEqual(detect.kindOfLabel(label), 'person-name', label);
  for (const label of [
    'phone_type',
    'emailConsent',
    'Postcode known?',
    'NHS number status',
    'The local authority of this postcode',
  ])
    assert.equal(detect.kindOfLabel(label), undefined, label);
});

test('a personal number that fits two countries is announced by both', () => {
  const ids = detect.kindsOfLabel('personnummer');
  assert.ok(ids.includes('personnummer-sweden') && ids.includes('fodselsnummer-norway'));
});

test('a column without a name is told by most of its cells', () => {
  assert.deepEqual(detect.kindOfCells(['ann@example.org', 'bob@example.org', '', 'n/a']), { id: 'email-address', share: 2 / 3 });
  assert.equal(detect.kindOfCells(['Siân Evans', 'Omar Haddad', 'Priya Sharma'])?.id, 'person-name');
  assert.equal(detect.kindOfCells(['Desk', 'Chair', 'Lamp', 'Shelf']), undefined);
  assert.equal(detect.kindOfCells(['9434765919']), undefined);
  assert.equal(
    detect.kindOfCells(['9434765919', '9434765870', '4010232137', '7231234567', '4505577104', '9990000018'])?.id ===
      'phone-number',
    false,
  );
});

test('a label in front, behind or above decides what a number is', () => {
  const only = (text: string, label?: string): readonly string[] => detect.find(text, label).map(({ detector }) => detector);
  assert.deepEqual(only('943 476 5919'), []);
  assert.deepEqual(only('943 476 5919', 'NHS number'), ['nhs-number']);
  assert.deepEqual(only('The NHS number is 943 476 5919.'), ['nhs-number']);
  assert.deepEqual(only('943 476 5919 (NHS number)'), ['nhs-number']);
  assert.deepEqual(only('NHS numbers: 943 476 5919, 943 476 5870'), ['nhs-number', 'nhs-number']);
  assert.deepEqual(only('12/03/1980', 'date of birth'), ['date-of-birth']);
  assert.deepEqual(only('12/03/1980', 'date of meeting'), []);
});

test('an address keeps the name of its street and leaves its postcode', () => {
  const found = detect.find('Flat 2, 14 Kofi Mensah Road, Leeds LS1 4DY').map(({ detector, value }) => [detector, value]);
  assert.deepEqual(found, [
    ['postal-address', 'Flat 2, 14 Kofi Mensah Road, Leeds'],
    ['uk-postcode', 'LS1 4DY'],
  ]);
});

test('what the words before it call an example is nobody’s', () => {
  for (const text of [
    'Exemple de numéro de passeport : KA0417735.',
    'Telephone (e.g. 07700 900123)',
    'Téléphone (ex. : 06 12 34 56 78)',
    'Write it as in this example: jane@netherby.test',
  ])
    assert.deepEqual(detect.find(text), [], text);
  assert.equal(detect.find('Please ring me on 07700 900123').length, 1);
});
