import type { Made } from './exposed.ts';
import { page } from './formats.ts';
import { type Locale, locales } from './locales.ts';
import { makePerson, type Person, recentDate, writeDate } from './people.ts';
import type { Random } from './random.ts';

// Records as programs keep them rather than as they export them, and ordinary documents kept the same ways.

const british = (random: Random): Locale => locales[0] ?? random.pick(locales);
const crowd = (random: Random, from: number, to: number): readonly Person[] => {
  const reserved = random.chance(0.3);
  return Array.from({ length: random.whole(from, to) }, () => makePerson(random, british(random), { reserved, grown: true }));
};
const born = ({ birth }: Person): string => writeDate(birth, 'd/m/y');

type Shape = { readonly folder: string; readonly ending: string; readonly kinds: readonly string[]; readonly from: number };
type Written = (people: readonly Person[], random: Random) => string;

const exposed =
  ({ folder, ending, kinds, from }: Shape, write: Written) =>
  (random: Random): Made => {
    const people = crowd(random, from, 14);
    const body = write(people, random);
    const seen = new Set(people.map(({ full, email }) => `${full} ${email}`)).size;
    return { folder: `exposed/${folder}`, ending, body, label: { verdict: 'exposed', people: seen, kinds, note: folder } };
  };

const contact = ['person-name', 'email-address'];
const answer = [...contact, 'free-text'];

const quoted = (text: string): string => `'${text.replace(/'/gu, "''")}'`;
const bytes = (text: string): number => new TextEncoder().encode(text).length;
const serialized = (members: Readonly<Record<string, string>>): string =>
  `a:${Object.keys(members).length}:{${Object.entries(members)
    .flat()
    .map((text) => `s:${bytes(text)}:"${text}";`)
    .join('')}}`;
const attribute = (text: string): string => text.replace(/&/gu, '&amp;').replace(/"/gu, '&quot;');

export const exposedStored: readonly ((random: Random) => Made)[] = [
  exposed({ folder: 'php-in-sql', ending: 'sql', kinds: answer, from: 3 }, (people) => {
    const stored = people.map(({ full, email, complaint }, at) => {
      const members = { cfdb7_status: 'unread', 'your-name': full, 'your-email': email, 'your-message': complaint };
      return `(${at}, 7, ${quoted(serialized(members))})`;
    });
    return `INSERT INTO \`wp_db7_forms\` (\`form_id\`, \`form_post_id\`, \`form_value\`) VALUES\n${stored.join(',\n')};\n`;
  }),
  exposed({ folder: 'fields-in-sql', ending: 'sql', kinds: answer, from: 3 }, (people) => {
    const fields = people.flatMap(({ full, email, complaint }, at) =>
      Object.entries({ your_name: full, email, message: complaint }).map(
        ([name, value]) => `('contact', ${at}, '${name}', '', 0, ${quoted(value)})`,
      ),
    );
    return `CREATE TABLE \`webform_submission_data\` (\`webform_id\` varchar(32), \`sid\` int, \`name\` varchar(128), \`property\` varchar(128), \`delta\` int, \`value\` mediumtext);\nINSERT INTO \`webform_submission_data\` VALUES ${fields.join(',')};\n`;
  }),
  exposed({ folder: 'json-in-csv', ending: 'csv', kinds: answer, from: 3 }, (people, random) => {
    const rows = people.map(({ full, email, complaint }, at) => {
      const payload = JSON.stringify({ fullName: full, email, comments: complaint });
      return `${at},contact,"${payload.replace(/"/gu, '""')}",${recentDate(random, 'time')}`;
    });
    return `id,form,payload,created_at\n${rows.join('\n')}\n`;
  }),
  exposed({ folder: 'typed-answers', ending: 'json', kinds: [...contact, 'phone-number'], from: 3 }, (people) =>
    JSON.stringify({
      total_items: people.length,
      items: people.map(({ full, email, phone }, at) => ({
        token: String(at),
        answers: [
          { field: { id: 'a', ref: 'full_name' }, type: 'text', text: full },
          { field: { id: 'b' }, type: 'email', email },
          { field: { id: 'c' }, type: 'phone_number', phone_number: phone },
        ],
      })),
    }),
  ),
  exposed({ folder: 'columnar-json', ending: 'json', kinds: [...contact, 'date-of-birth'], from: 3 }, (people) =>
    JSON.stringify({
      name: people.map(({ full }) => full),
      email: people.map(({ email }) => email),
      dob: Object.fromEntries(people.map((person, at) => [at, born(person)])),
    }),
  ),
  exposed(
    { folder: 'drawn-table', ending: 'txt', kinds: ['person-name', 'date-of-birth', 'phone-number'], from: 3 },
    (people) => {
      const line = (cells: readonly string[]): string =>
        cells
          .map((cell) => cell.padEnd(30))
          .join(' ')
          .trimEnd();
      return [line(['Name', 'Date of birth', 'Telephone']), ...people.map((one) => line([one.full, born(one), one.phone]))].join(
        '\n',
      );
    },
  ),
  exposed({ folder: 'logged', ending: 'txt', kinds: [...contact, 'phone-number'], from: 3 }, (people, random) =>
    people
      .map(
        ({ full, email, phone }) =>
          `[${recentDate(random, 'time')}] production.ERROR: mail failed ${JSON.stringify({ name: full, email, phone })}`,
      )
      .join('\n'),
  ),
  exposed(
    {
      folder: 'hl7',
      ending: 'hl7',
      kinds: ['person-name', 'date-of-birth', 'nhs-number', 'postal-address', 'uk-postcode'],
      from: 1,
    },
    (people) =>
      people
        .map(
          ({ given, family, nhs, street, town, postcode, birth }, at) =>
            `MSH|^~\\&|PAS|WEX|LAB|WEX|20240311||ADT^A01|${at}|P|2.4\rPID|1||${nhs}^^^NHS^NH||${family}^${given}||${writeDate(birth, 'ymd')}|F|||${street}^^${town}^^${postcode}\rPV1|1|I|WARD7`,
        )
        .join('\r'),
  ),
  exposed({ folder: 'grid-of-blocks', ending: 'html', kinds: [...contact, 'phone-number'], from: 2 }, (people) => {
    const row = (cells: readonly string[]): string =>
      `<div class="row">${cells.map((cell) => `<div class="col-4">${cell}</div>`).join('')}</div>`;
    return page(
      'Enquiries',
      [row(['Name', 'Email', 'Telephone']), ...people.map((one) => row([one.full, one.email, one.phone]))].join(''),
    );
  }),
  exposed({ folder: 'summary-list', ending: 'html', kinds: [...contact, 'date-of-birth'], from: 1 }, (people) => {
    const row = (label: string, value: string): string =>
      `<div class="govuk-summary-list__row"><dt>${label}</dt><dd>${value}</dd><dd><a href="#">Change</a></dd></div>`;
    const list = (one: Person): string =>
      `<dl class="govuk-summary-list">${row('Full name', one.full)}${row('Date of birth', born(one))}${row('Email address', one.email)}</dl>`;
    return page('Check the answers', people.map(list).join(''));
  }),
  exposed({ folder: 'filled-form', ending: 'html', kinds: [...contact, 'date-of-birth'], from: 1 }, ([one, ...rest]) => {
    const field = (label: string, value: string): string =>
      `<label>${label} <input name="${label}" value="${attribute(value)}"></label>`;
    const form = (person: Person): string =>
      `<form method="post">${field('Full name', person.full)}${field('Email', person.email)}${field('Date of birth', born(person))}</form>`;
    return page('Edit', [...(one ? [one] : []), ...rest].map(form).join(''));
  }),
  exposed({ folder: 'attributes', ending: 'html', kinds: [...contact, 'phone-number'], from: 3 }, (people) =>
    page(
      'Members',
      people
        .map(({ full, email, phone }) => `<button data-name="${full}" data-email="${email}" data-phone="${phone}">Edit</button>`)
        .join(''),
    ),
  ),
  exposed(
    { folder: 'rows-in-comment', ending: 'html', kinds: ['person-name', 'date-of-birth', 'nhs-number'], from: 4 },
    (people) =>
      page(
        'Welcome',
        `<p>Nothing to see.</p><!--\n${people.map((one) => `${one.full}, ${born(one)}, ${one.nhs}`).join('\n')}\n-->`,
      ),
  ),
  exposed(
    {
      folder: 'listed-births',
      ending: 'html',
      kinds: ['person-name', 'date-of-birth', 'phone-number', 'postal-address'],
      from: 6,
    },
    (people) =>
      page(
        'Visits',
        `<ul>${people.map((one) => `<li>${one.full} – born ${born(one)} – ${one.phone} – ${one.street}, ${one.town}</li>`).join('')}</ul>`,
      ),
  ),
  exposed({ folder: 'orders', ending: 'csv', kinds: [...contact, 'postal-address'], from: 3 }, (people) => {
    const lines = people.flatMap(({ full, email, street }, at) => [
      `#${1000 + at},${email},Garden waste sacks,${full},"${street}"`,
      `#${1000 + at},${email},Kitchen caddy,,`,
    ]);
    return `Name,Email,Lineitem name,Billing Name,Billing Street\n${lines.join('\n')}\n`;
  }),
];

const ordinary =
  (folder: string, ending: string, write: Written) =>
  (random: Random): Made => ({
    folder: `ordinary/${folder}`,
    ending,
    body: write(crowd(random, 4, 14), random),
    label: { verdict: 'clean', people: null, kinds: [], note: folder, accept: ['clean', 'review'] },
  });

const work = ({ given, family }: Person): string =>
  `${given}.${family}@wexcombe.gov.uk`
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z.@-]/gu, '');
const desk = (random: Random): string => random.pick(['Planning', 'Licensing', 'Highways', 'Finance', 'Democratic services']);

/** The same ways to keep something, and nobody in it who did not mean to be found. */
export const ordinaryStored: readonly ((random: Random) => Made)[] = [
  ordinary('stored-products', 'csv', (people, random) =>
    [
      'id,sku,payload',
      ...people.map(
        (_, at) =>
          `${at},${random.digits(6)},"{""name"":""Garden bench"",""price"":""${random.digits(2)}.00"",""colour"":""green""}"`,
      ),
    ].join('\n'),
  ),
  ordinary('stored-options', 'sql', () => {
    const options = { admin_email: 'info@wexcombe.gov.uk', blogname: 'Wexcombe', mailserver_login: 'login@example.com' };
    const rows = Object.entries(options).map(([name, value], at) => `(${at}, '${name}', ${quoted(value)}, 'yes')`);
    return `INSERT INTO \`wp_options\` VALUES ${rows.join(',')},(9, 'widget_text', ${quoted(serialized({ title: 'Contact', text: 'Call 01632 960000' }))}, 'yes');\n`;
  }),
  ordinary('staff-grid', 'html', (people, random) => {
    const row = (cells: readonly string[]): string =>
      `<div class="row">${cells.map((cell) => `<div class="col-3">${cell}</div>`).join('')}</div>`;
    const staff = people.map((one) => row([one.full, `Head of ${desk(random)}`, work(one), `01632 960${random.digits(3)}`]));
    return page('Who we are', [row(['Name', 'Job title', 'Email', 'Telephone']), ...staff].join(''));
  }),
  ordinary('staff-attributes', 'html', (people, random) =>
    page(
      'Our team',
      people
        .map(
          (one) =>
            `<a class="card" data-name="${one.full}" data-role="${desk(random)} officer" data-email="${work(one)}">${one.full}</a>`,
        )
        .join(''),
    ),
  ),
  ordinary('drawn-rota', 'txt', (people, random) => {
    const line = (cells: readonly string[]): string =>
      cells
        .map((cell) => cell.padEnd(28))
        .join(' ')
        .trimEnd();
    const rows = people.map((one) => line([one.full, `${desk(random)} officer`, `ext ${random.digits(4)}`]));
    return [line(['Officer', 'Post', 'Extension']), ...rows].join('\n');
  }),
  ordinary('logged-jobs', 'txt', (people, random) =>
    people
      .map(
        () =>
          `[${recentDate(random, 'time')}] worker.INFO: done ${JSON.stringify({ job: desk(random), host: 'web-1', ms: random.whole(1, 900) })}`,
      )
      .join('\n'),
  ),
  ordinary('unfilled-form', 'html', () =>
    page(
      'Contact us',
      '<form method="post"><label>Full name <input name="name" value=""></label><label>Email <input name="email" type="email"></label><label>Country <input name="country" value="United Kingdom"></label><label>Subject <input name="subject" value="General enquiry"></label><label>Council email <input name="to" value="contact@wexcombe.gov.uk"></label></form>',
    ),
  ),
  ordinary('famous-births', 'html', (people) =>
    page(
      'Blue plaques',
      `<ul>${people.map((one) => `<li>${one.full}, born ${born(one)} in ${one.town}, painter and poet, lived here.</li>`).join('')}</ul>`,
    ),
  ),
];
