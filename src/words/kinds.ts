const kindWords: Readonly<Record<string, string>> = {
  'email-address': 'e-mail addresses',
  'phone-number': 'phone numbers',
  'uk-postcode': 'postcodes',
  'postal-address': 'postal addresses',
  'person-name': 'names',
  'date-of-birth': 'dates of birth',
  'national-insurance-number': 'National Insurance numbers',
  'nhs-number': 'NHS numbers',
  'payment-card': 'payment card numbers',
  iban: 'bank account numbers (IBAN)',
  'ip-address': 'IP addresses',
  'free-text': 'what people wrote in their own words',
  health: 'health',
  ethnicity: 'ethnic origin',
  religion: 'religion or belief',
  'sexual-orientation': 'sexual orientation',
  'criminal-allegation': 'criminal allegations',
};

/** A detector's id as people would say it: `e-mail addresses`. */
export const kindInWords = (kind: string): string => kindWords[kind] ?? kind.replaceAll('-', ' ');
