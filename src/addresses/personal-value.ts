// What one short value, such as a part of an address, tells about a person. Coarser than the detectors on purpose:
// it decides what is masked, and masking too much costs less than showing one name.

/** A kind of personal data in one value, by its shape (`sure`) or only because of the name it stands under. */
export type PersonalValue = { readonly detector: string; readonly value: string; readonly sure: boolean };

const maxValueChars = 4_096;
const maxDecodings = 3;

const email = /[^\s@/?#&=;,:"'<>()|]{1,64}@([^\s@/?#&=;,:"'<>()|]{1,190}\.\p{L}{2,24})(?![\p{L}\d])/gu;
// `image@2x.png` has the shape of a mailbox; `jane@example.org.pdf` is one once its ending is off.
const fileEnding =
  /\.(?:png|jpe?g|gif|webp|avif|svg|ico|css|m?js|map|html?|php|aspx?|jsp|pdf|docx?|xlsx?|csv|txt|json|xml|zip)$/iu;
const phone =
  /(?<![\p{L}\d])(?:\+\d{1,3}|00[1-9]\d|44(?=[\s(.-]{0,2}0?[1-37])|\(?0[1-37])(?:[\s().-]{0,2}\d){8,12}(?![\p{L}\d])/gu;
const nhs = /(?<![\p{L}\d])[4679]\d{2}[\s-]?\d{3}[\s-]?\d{4}(?![\p{L}\d])/gu;
const nationalInsurance = /(?<![\p{L}\d])[A-CEGHJ-PR-TW-Z]{2}(?:[\s-]?\d{2}){3}[\s-]?[A-D](?![\p{L}\d])/giu;
const card = /(?<![\p{L}\d])(?:4\d|5[1-5]|2[2-7]|3[47]|6[05])(?:[\s-]?\d){13,14}(?![\p{L}\d])/gu;
const spacedPostcode = /(?<![\p{L}\d])[A-Z]{1,2}\d[A-Z\d]?[\s+]{1,2}\d[ABD-HJLNP-UW-Z]{2}(?![\p{L}\d])/giu;
const wholePostcode = /^(?:[A-Z]{1,2}\d[A-Z\d]?-?\d[ABD-HJLNP-UW-Z]{2}|[A-Z]{1,2}\d[A-Z\d]?[ +-]\d[A-Z]{2})$/iu;

const digitsOf = (text: string): number[] => [...text].filter((char) => char >= '0' && char <= '9').map(Number);

const fitsNhs = (text: string): boolean => {
  const digits = digitsOf(text);
  const sum = digits.slice(0, 9).reduce((total, digit, at) => total + digit * (10 - at), 0);
  return (11 - (sum % 11)) % 11 === digits[9];
};

const fitsLuhn = (text: string): boolean => {
  const sum = digitsOf(text)
    .reverse()
    .reduce((total, digit, at) => total + (at % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2), 0);
  return sum % 10 === 0;
};

const isMailbox = (text: string): boolean => {
  const bare = text.replace(fileEnding, '');
  return bare === text || /@[^@]{1,190}\.\p{L}{2,24}$/u.test(bare);
};

const shapes: readonly { readonly detector: string; readonly pattern: RegExp; readonly fits: (text: string) => boolean }[] = [
  { detector: 'email-address', pattern: email, fits: isMailbox },
  { detector: 'national-insurance-number', pattern: nationalInsurance, fits: () => true },
  { detector: 'nhs-number', pattern: nhs, fits: fitsNhs },
  { detector: 'payment-card', pattern: card, fits: fitsLuhn },
  { detector: 'uk-phone', pattern: phone, fits: (text) => digitsOf(text).length >= 10 && digitsOf(text).length <= 15 },
  { detector: 'uk-postcode', pattern: spacedPostcode, fits: () => true },
];

const decodedOnce = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/(?:%[0-9a-f]{2}){1,64}/giu, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('latin1'));
  }
};

const unpacked = (text: string): string | undefined => {
  if (text.length < 12 || !/^[A-Za-z0-9+/_-]+={0,2}$/u.test(text)) return undefined;
  const inner = Buffer.from(text, 'base64').toString('latin1');
  return /^[\x20-\x7e]{8,}$/u.test(inner) ? inner : undefined;
};

/** A value percent-decoded as often as it was encoded, within reason. */
export function decodedWhole(raw: string): string {
  let text = raw.slice(0, maxValueChars);
  for (let round = 0; round < maxDecodings && text.includes('%'); round += 1) text = decodedOnce(text);
  return text;
}

/** Every reading of a value: as it stands, percent-decoded (also twice), with `+` as a space, and out of base64. */
export function readings(raw: string): readonly string[] {
  const seen = [raw.slice(0, maxValueChars)];
  for (let round = 0; round < maxDecodings; round += 1) {
    const last = seen.at(-1) ?? '';
    const next = decodedOnce(last);
    if (next === last) break;
    seen.push(next);
  }
  const plain = seen.at(-1) ?? '';
  if (plain.includes('+')) seen.push(plain.replaceAll('+', ' ').trim());
  const inner = unpacked(plain);
  return inner === undefined ? seen : [...seen, inner];
}

const shapeOf = (text: string): PersonalValue | undefined => {
  if (!/[\d@]/u.test(text)) return undefined;
  for (const { detector, pattern, fits } of shapes) {
    for (const [value] of text.matchAll(pattern)) if (fits(value)) return { detector, value, sure: true };
  }
  const whole = text.trim();
  const postcode = wholePostcode.test(whole) && (whole.length >= 6 || whole === whole.toUpperCase());
  return postcode ? { detector: 'uk-postcode', value: whole, sure: true } : undefined;
};

/** Recognises a value by its shape alone. */
export function personalShape(raw: string): PersonalValue | undefined {
  for (const text of readings(raw)) {
    const found = shapeOf(text);
    if (found !== undefined) return found;
  }
  return undefined;
}

const names = new Map<string, string>();
const announce = (detector: string, words: string): void => {
  for (const word of words.split(' ')) names.set(word, detector);
};
announce('email-address', 'email mail emailaddress mailaddress mailbox useremail');
announce('uk-phone', 'tel phone telephone mobile cell msisdn phonenumber telephonenumber mobilenumber landline fax');
announce('uk-postcode', 'postcode postalcode postcodes zip zipcode');
announce('postal-address', 'address addr address1 address2 address3 addressline addressline1 addressline2 addressline3 street');
announce('postal-address', 'streetaddress homeaddress postaladdress houseno housenumber housename');
announce('date-of-birth', 'dob dateofbirth birthdate birthday birthdayday dobday');
announce('person-name', 'name firstname lastname surname forename fullname givenname familyname middlename maidenname');
announce('person-name', 'fname lname nickname displayname yourname username applicant claimant complainant patient');
announce('national-insurance-number', 'nino ni ninumber nationalinsurance nationalinsurancenumber');
announce('nhs-number', 'nhs nhsno nhsnumber nhsnum');
announce('payment-card', 'card cardnumber cardno pan');
announce('iban', 'iban sortcode accountnumber');
announce('passport-number', 'passport passportnumber passportno');

// `file_name`, `form-name` and their like name a thing; `applicant_name` names a person.
const person =
  /^(?:my|your|user|member|contact|customer|client|applicant|claimant|patient|pupil|student|resident|tenant|parent|child|person|sender|recipient|respondent|complainant|visitor|guest|owner|author|billing|shipping|home|work|primary|secondary|alternate|first|last|full|given|family|middle)$/u;
const ambiguous = /^(?:name|address|addr|card|mail|cell|ni|zip)$/u;

const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');

const announcedByWords = (words: readonly string[]): string | undefined => {
  for (let from = 0; from < words.length; from += 1) {
    const word = words.slice(from).join('');
    const found = names.get(word);
    if (found === undefined) continue;
    const before = words[from - 1];
    if (before === undefined || person.test(before) || !ambiguous.test(word)) return found;
  }
  return undefined;
};

/** The kind of personal data a parameter's name announces: `firstName`, `submitted[e_mail]`, `contact-phone`. */
function announcedBy(rawName: string): string | undefined {
  const name = readings(rawName).at(-1) ?? '';
  const inner = /\[([^[\]]{1,100})\]$/u.exec(name)?.[1];
  return (inner === undefined ? undefined : announcedByWords(wordsOf(inner))) ?? announcedByWords(wordsOf(name).slice(-6));
}

/** What a value tells, given the name it stands under; a blank or a placeholder such as `{email}` tells nothing. */
export function personalValue(name: string, raw: string): PersonalValue | undefined {
  const shape = personalShape(raw);
  if (shape !== undefined) return shape;
  const value = (readings(raw).at(-1) ?? '').trim();
  const detector = announcedBy(name);
  if (detector === undefined || !/[\p{L}\d]/u.test(value) || /^[{[<%$].*[}\]>%]?$/u.test(value)) return undefined;
  return { detector, value, sure: isSure(detector, value) };
}

const isSure = (detector: string, value: string): boolean => {
  const numbers = digitsOf(value).length;
  if (detector === 'person-name') return /^\p{L}[\p{L}'’.-]{0,40}(?:[ ,_]{1,2}\p{L}[\p{L}'’.-]{0,40}){1,4}$/u.test(value);
  if (detector === 'date-of-birth') return numbers >= 4;
  if (detector === 'postal-address') return numbers >= 1 && /\p{L}{3}/u.test(value);
  if (detector === 'email-address') return value.includes('@');
  return numbers >= 6;
};
