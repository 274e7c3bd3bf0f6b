// Texts for the benches, the same on every run. Everybody in them is invented, as are the numbers.

/** Numerical Recipes' linear congruential generator: enough for dealing words, and the same everywhere. */
function dealer(seed: number): (count: number) => number {
  let state = seed;
  return (count) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * count);
  };
}

const plain =
  `the council will consider each application on its merits and writes to everyone concerned before a decision is made about
  services for residents who live or work in the borough such as bins parking schools libraries housing benefits planning licences roads
  parks markets elections grants events leisure safety public health adult social care support advice volunteering climate waste recycling
  you can ask us to look again if you think that something has gone wrong or was not explained well enough in our letter please tell us
  what happened when where it took place and how we might put things right most questions are answered within ten working days`.split(
    /\s+/u,
  );
const proper =
  `Council Borough Planning Committee Town Hall High Street Market Place Monday Tuesday Friday March October Report Strategy Housing
  Act Environment Agency Government Ombudsman England Thames Northern Riverside Community Centre Library Annual Statement Equality Duty
  Cabinet Directorate Service Standards Victoria Station Road School Academy Trust Fund Policy Framework`.split(/\s+/u);
const given =
  'Amara Bryn Carys Dilys Edwin Farida Gethin Hana Imran Joyce Kofi Leila Marek Nerys Oluwaseun Priya Rhodri Siân Tomasz Yusuf'.split(
    ' ',
  );
const family =
  'Abara Bevan Chaudhry Doyle Evans Faulkner Griffiths Hughes Ibrahim Jenkins Kowalski Llewellyn Mensah Nowak Okafor Pritchard'.split(
    ' ',
  );
const towns = ['M1 1AA', 'SW1A 2AB', 'CF10 3AT', 'LS1 4DY', 'B33 8TH', 'EH8 8DX', 'NE1 7RU', 'BT7 1NN'];

type Deal = ReturnType<typeof dealer>;

const one = (deal: Deal, words: readonly string[]): string => words[deal(words.length)] ?? '';

function sentence(deal: Deal): string {
  const words = Array.from({ length: 8 + deal(16) }, () => (deal(9) === 0 ? one(deal, proper) : one(deal, plain)));
  const text = words.join(' ');
  const figure = deal(6);
  const tail =
    figure === 0
      ? ` by ${1 + deal(28)} ${one(deal, ['March', 'June', 'October'])} 202${deal(5)}`
      : figure === 1
        ? ` (£${deal(900)}.${10 + deal(89)})`
        : '';
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${tail}. `;
}

const phone = (deal: Deal): string => `0${one(deal, ['20 7946 0', '161 496 0', '7700 900'])}${100 + deal(900)}`;
const mail = (deal: Deal): string =>
  `${one(deal, given)}.${one(deal, family)}${deal(100)}@example.${one(deal, ['org', 'com', 'net'])}`.toLowerCase();

/** Visible text of ordinary public pages: prose, a menu, now and then somebody to write to. */
export function pages(bytes: number): string {
  const deal = dealer(1);
  const parts: string[] = [];
  for (let length = 0; length < bytes; ) {
    const paragraph = [
      `${one(deal, proper)} ${one(deal, proper)}\n`,
      ...Array.from({ length: 3 + deal(5) }, () => sentence(deal)),
      deal(8) === 0 ? `Contact ${one(deal, given)} ${one(deal, family)} on ${phone(deal)} or at ${mail(deal)}.` : '',
      '\n\n',
    ].join('');
    parts.push(paragraph);
    length += paragraph.length;
  }
  return flat(parts);
}

/** The same as it arrives: tags, classes, a script with identifiers in it. */
export function sources(bytes: number): string {
  const deal = dealer(2);
  const parts: string[] = [];
  for (let length = 0; length < bytes; ) {
    const block = [
      `<div class="c-${deal(999)} grid__item grid__item--${deal(12)}" id="block-${deal(99_999)}" data-uuid="${hex(deal, 8)}-${hex(deal, 4)}-4${hex(deal, 3)}">\n`,
      `  <h2><a href="/node/${deal(9_999)}?page=${deal(20)}">${one(deal, proper)} ${one(deal, proper)}</a></h2>\n`,
      `  <p>${sentence(deal)}${sentence(deal)}</p>\n`,
      deal(10) === 0
        ? `  <p><a href="mailto:${mail(deal)}">${one(deal, given)} ${one(deal, family)}</a> ${phone(deal)}</p>\n`
        : '',
      deal(4) === 0
        ? `  <img src="/sites/files/styles/w${deal(900)}/${hex(deal, 12)}.jpg?itok=${hex(deal, 8)}" width="${deal(900)}" height="${deal(600)}" alt="">\n`
        : '',
      '</div>\n',
    ].join('');
    parts.push(block);
    length += block.length;
  }
  return flat(parts);
}

const hex = (deal: Deal, count: number): string => Array.from({ length: count }, () => deal(16).toString(16)).join('');

/** Answers to a form as an export has them, a person in every line. */
export function answers(bytes: number): string {
  const deal = dealer(3);
  const parts = ['Serial,SID,Submitted Time,IP Address,Full name,E-mail,Telephone,Postcode,Date of birth,What happened\n'];
  for (let length = 0, row = 1; length < bytes; row += 1) {
    const line = `${row},${9_000 + row},2022-11-${10 + deal(19)} ${10 + deal(9)}:${10 + deal(49)},198.51.100.${deal(255)},${one(deal, given)} ${one(deal, family)},${mail(deal)},${phone(deal)},${one(deal, towns)},${1 + deal(28)}/0${1 + deal(9)}/19${40 + deal(59)},"${sentence(deal)}${sentence(deal)}"\n`;
    parts.push(line);
    length += line.length;
  }
  return flat(parts);
}

/** One flat string, as a decoder hands it over. */
const flat = (parts: readonly string[]): string => Buffer.from(parts.join('')).toString('utf8');
