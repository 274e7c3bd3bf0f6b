import type { Locale } from './locales.ts';
import type { Random } from './random.ts';

/** Somebody who does not exist. */
export type Person = {
  readonly given: string;
  readonly family: string;
  readonly full: string;
  readonly birth: { readonly year: number; readonly month: number; readonly day: number };
  readonly email: string;
  readonly phone: string;
  readonly street: string;
  readonly town: string;
  readonly postcode: string;
  readonly nhs: string;
  readonly nino: string;
  readonly iban: string;
  readonly ip: string;
  readonly complaint: string;
};

const syllables = [
  'ba',
  'chi',
  'du',
  'el',
  'fan',
  'go',
  'har',
  'ik',
  'jo',
  'kle',
  'lu',
  'mo',
  'nev',
  'or',
  'pa',
  'ri',
  'su',
  'ter',
  'ul',
  'vin',
  'wes',
  'ya',
  'zu',
  'thor',
  'qui',
  'bex',
];

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Most names in the world are in nobody's list. */
const rareName = (random: Random): string =>
  capital(Array.from({ length: random.whole(2, 4) }, () => random.pick(syllables)).join(''));

function nhsNumber(random: Random): string {
  for (;;) {
    const nine = random.pick(['4', '6', '7', '9']) + random.digits(8);
    const sum = [...nine].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
    const last = 11 - (sum % 11);
    if (last !== 10) return nine + (last === 11 ? 0 : last);
  }
}

const nino = (random: Random): string =>
  `${random.pick(['AB', 'CE', 'HJ', 'JK', 'NR', 'PW', 'ST', 'WX'])}${random.digits(6)}${random.pick(['A', 'B', 'C', 'D'])}`;

function iban(random: Random): string {
  const account = `${random.pick(['WXYZ', 'MIDL', 'NWBK', 'LOYD'])}${random.digits(14)}`;
  const numbers = [...`${account}GB00`].map((char) => (/\d/u.test(char) ? char : String(char.charCodeAt(0) - 55))).join('');
  const check = 98n - (BigInt(numbers) % 97n);
  return `GB${String(check).padStart(2, '0')}${account}`;
}

/** Passes Luhn's test, and belongs to nobody. */
export function cardNumber(random: Random): string {
  const fifteen = `4${random.digits(14)}`;
  const sum = [...fifteen]
    .reverse()
    .reduce(
      (total, digit, at) =>
        total + (at % 2 === 0 ? (Number(digit) * 2 > 9 ? Number(digit) * 2 - 9 : Number(digit) * 2) : Number(digit)),
      0,
    );
  return `${fifteen}${(10 - (sum % 10)) % 10}`;
}

const ascii = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^a-zA-Z]/gu, '')
    .toLowerCase();

const fill = (pattern: string, random: Random): string => pattern.replace(/#/gu, () => String(random.whole(0, 9)));

export function postcode(random: Random, locale: Locale): string {
  if (locale.id === 'nl') return `${random.whole(1000, 9999)} ${random.pick(['AB', 'KL', 'XZ', 'TM'])}`;
  if (locale.id === 'pl') return `${random.digits(2)}-${random.digits(3)}`;
  if (locale.id === 'sv') return `${random.digits(3)} ${random.digits(2)}`;
  if (locale.id !== 'en' && locale.id !== 'cy') return random.digits(5);
  return `${random.pick(['LE', 'M', 'BS', 'CF', 'NG', 'YO', 'SE', 'G', 'KT', 'LL'])}${random.whole(1, 29)} ${random.whole(1, 9)}${random.pick(['AA', 'BD', 'EH', 'JQ', 'LN', 'PS', 'TW', 'XZ'])}`;
}

/** `reserved` mailboxes and numbers are those kept for documentation. */
export function makePerson(random: Random, locale: Locale, how: { readonly reserved: boolean; readonly grown: boolean }): Person {
  const given = random.chance(0.25) ? rareName(random) : random.pick(locale.given);
  const family = random.chance(0.35) ? rareName(random) : random.pick(locale.family);
  const year = how.grown ? random.whole(1935, 2005) : random.whole(2006, 2019);
  const [first, last] = [ascii(given), ascii(family)];
  const name = random.pick([
    `${first}.${last}`,
    `${first[0]}.${last}${random.whole(1, 99)}`,
    `${last}${year % 100}`,
    `${first}_${random.whole(1, 999)}`,
  ]);
  const provider = how.reserved
    ? random.pick(['example.com', 'example.org', 'mail.example', 'example.net'])
    : random.pick(locale.providers);
  const phone =
    how.reserved && (locale.id === 'en' || locale.id === 'cy')
      ? `07700 900${random.digits(3)}`
      : fill(random.pick(locale.phone), random);
  return {
    given,
    family,
    full: `${given} ${family}`,
    birth: { year, month: random.whole(1, 12), day: random.whole(1, 28) },
    email: `${name}@${provider}`,
    phone,
    street: locale.address.replace('{n}', String(random.whole(1, 240))).replace('{s}', random.pick(locale.streets)),
    town: random.pick(locale.towns),
    postcode: postcode(random, locale),
    nhs: nhsNumber(random),
    nino: nino(random),
    iban: iban(random),
    ip: `${random.whole(11, 220)}.${random.whole(0, 255)}.${random.whole(0, 255)}.${random.whole(1, 254)}`,
    complaint: random.pick(locale.complaints),
  };
}

const two = (number: number): string => String(number).padStart(2, '0');

/** A date written as the pattern says: `d/m/y`, `y-m-d`, `ymd`, `d mmm y`. */
export function writeDate({ year, month, day }: Person['birth'], pattern: string): string {
  if (pattern === 'ymd') return `${year}${two(month)}${two(day)}`;
  if (pattern === 'd mmm y')
    return `${day} ${['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][month - 1]} ${year}`;
  return pattern.replace('y', String(year)).replace('m', two(month)).replace('d', two(day));
}

/** A date of the last few years, with or without a time. */
export function recentDate(random: Random, pattern: string): string {
  const date = writeDate(
    { year: random.whole(2022, 2026), month: random.whole(1, 12), day: random.whole(1, 28) },
    pattern === 'time' ? 'y-m-d' : pattern,
  );
  return pattern === 'time'
    ? `${date} ${two(random.whole(7, 22))}:${two(random.whole(0, 59))}:${two(random.whole(0, 59))}`
    : date;
}
