import type { Category } from '../model.ts';

// The words of the form “Report a personal data breach” of the Information Commissioner's Office (ico.org.uk).

/** What its tick boxes call the categories of personal data. */
export const icoCategories = {
  basic: 'Basic personal identifiers, for example name and contact details',
  identification: 'Identification data, for example usernames, online identifiers',
  official: 'Official documents, for example driving licences, and their numbers',
  financial: 'Economic and financial data, for example bank details',
  health: 'Health data',
  criminal: 'Criminal convictions, offences',
  ethnicity: 'Data revealing racial or ethnic origin',
  religion: 'Religious or philosophical beliefs',
  orientation: 'Sexual orientation data',
  politics: 'Political opinions',
  union: 'Trade union membership',
  life: 'Sex life data',
  gender: 'Gender reassignment data',
  genetic: 'Genetic or biometric data',
  location: 'Location data',
  other: 'Other',
  unknown: 'Not yet known',
} as const;

export type IcoCategory = keyof typeof icoCategories;

/** What its tick boxes call the people. */
export const icoPeople = [
  'Employees',
  'Users',
  'Subscribers',
  'Students',
  'Customers or prospective customers',
  'Patients',
  'Children',
  'Vulnerable adults',
  'Not yet known',
  'Other',
] as const;

const byKind: Readonly<Record<string, IcoCategory>> = {
  'person-name': 'basic',
  'date-of-birth': 'basic',
  'national-insurance-number': 'official',
  'criminal-allegation': 'criminal',
  'uk-crime-reference': 'criminal',
  'uk-prison-number': 'criminal',
  ethnicity: 'ethnicity',
  religion: 'religion',
  'sexual-orientation': 'orientation',
  // Whoever may write what they like also writes about health, crime and children.
  'free-text': 'unknown',
};

const byCategory: Readonly<Record<Category, IcoCategory>> = {
  contact: 'basic',
  identity: 'official',
  financial: 'financial',
  health: 'health',
  special: 'other',
  online: 'identification',
  organisation: 'other',
};

/** Under which of the ICO's categories a kind of data falls; an organisation's own numbers are `other`. */
export const icoCategoryOf = (kind: string, category: Category | undefined): IcoCategory =>
  byKind[kind] ?? (category === undefined ? 'other' : byCategory[category]);

/** UK GDPR Articles 9 and 10: what the law itself holds to be grave. */
export const isSpecial = (category: IcoCategory): boolean =>
  ['health', 'criminal', 'ethnicity', 'religion', 'orientation', 'politics', 'union', 'life', 'gender', 'genetic'].includes(
    category,
  );
