import type { Made } from './exposed.ts';
import { page } from './formats.ts';
import { type Locale, locales } from './locales.ts';
import { makePerson, type Person, recentDate, writeDate } from './people.ts';
import type { Random } from './random.ts';

const british = (random: Random): Locale => locales[0] ?? random.pick(locales);

const made = (folder: string, body: string, label: Made['label']): Made => ({
  folder: `exposed/${folder}`,
  ending: folder === 'one-record' ? 'html' : folder === 'mailbox' ? 'mbox' : folder === 'vcard' ? 'vcf' : 'txt',
  body,
  label,
});

/** One letter from one person: name, address, number and why they write. */
function letter(random: Random): Made {
  const locale = random.pick(locales);
  const person = makePerson(random, locale, { reserved: random.chance(0.3), grown: true });
  const sender = `${person.full}\n${person.street}\n${person.postcode} ${person.town}\n${random.chance(0.7) ? `Tel: ${person.phone}\n` : ''}${random.chance(0.6) ? `${person.email}\n` : ''}`;
  const body = `${sender}\n${recentDate(random, locale.date)}\n\n${locale.greeting}\n\n${person.complaint} ${random.pick(locale.complaints)}\n\n${random.chance(0.4) && locale.id === 'en' ? `My date of birth is ${writeDate(person.birth, 'd mmm y')} and my National Insurance number is ${person.nino}.\n\n` : ''}${locale.closing}\n${person.full}\n`;
  return made('letter', body, {
    verdict: 'exposed',
    people: 1,
    kinds: [],
    note: `a letter in ${locale.id}`,
    accept: ['exposed', 'review'],
  });
}

/** What an officer noted about several people. */
function minutes(random: Random): Made {
  const people = Array.from({ length: random.whole(3, 12) }, () =>
    makePerson(random, british(random), { reserved: random.chance(0.3), grown: true }),
  );
  const entry = (person: Person, at: number): string =>
    random.pick([
      `${at + 1}. ${person.full} (NHS number ${person.nhs}, born ${writeDate(person.birth, 'd/m/y')}) was discussed. ${person.complaint} Contact on ${person.phone}.`,
      `Case ${random.digits(6)}: ${person.full}, ${person.street}, ${person.town} ${person.postcode}, DOB ${writeDate(person.birth, 'd/m/y')}. ${person.complaint}`,
      `${person.full}, National Insurance number ${person.nino}, telephone ${person.phone}: ${person.complaint}`,
    ]);
  const text = `Case conference ${recentDate(random, 'd/m/y')}\nCONFIDENTIAL\n\n${people.map(entry).join('\n\n')}\n`;
  return made('minutes', text, { verdict: 'exposed', people: people.length, kinds: [], note: 'minutes about several people' });
}

/** One answer on one page, as a platform shows a single submission. */
function oneRecord(random: Random): Made {
  const person = makePerson(random, british(random), { reserved: random.chance(0.5), grown: true });
  const pairs: readonly (readonly [string, string])[] = [
    ['Submission number', random.digits(3)],
    ['Submitted on', recentDate(random, 'time')],
    ['Your name', person.full],
    ['Email address', person.email],
    ['Telephone', person.phone],
    ['Home address', `${person.street}, ${person.town}`],
    ['Postcode', person.postcode],
    ['Date of birth', writeDate(person.birth, 'd/m/y')],
    ['What would you like to tell us?', person.complaint],
  ];
  const shown = pairs.filter(([label]) => label === 'Your name' || label === 'Email address' || random.chance(0.75));
  const styles = [
    (list: typeof shown) => `<dl>${list.map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`).join('')}</dl>`,
    (list: typeof shown) =>
      `<table>${list.map(([label, value]) => `<tr><th>${label}</th><td>${value}</td></tr>`).join('')}</table>`,
    (list: typeof shown) =>
      list
        .map(
          ([label, value]) =>
            `<div class="field"><div class="field__label">${label}</div><div class="field__item">${value}</div></div>`,
        )
        .join(''),
    (list: typeof shown) => list.map(([label, value]) => `<p><strong>${label}:</strong> ${value}</p>`).join(''),
  ];
  return made(
    'one-record',
    page(random.pick(['Submission #12', 'Thank you', 'Your application', 'Enquiry']), random.pick(styles)(shown)),
    { verdict: 'exposed', people: 1, kinds: [], note: 'one answer on one page' },
  );
}

/** A form's mails, kept where anybody reads them. */
function mailbox(random: Random): Made {
  const people = Array.from({ length: random.whole(1, 9) }, () =>
    makePerson(random, british(random), { reserved: random.chance(0.4), grown: true }),
  );
  const mail = (person: Person): string =>
    `From webform@wexcombe.example Mon Feb 02 10:00:00 2026\nFrom: webform@wexcombe.example\nTo: complaints@wexcombe.example\nReply-To: ${person.email}\nSubject: New complaint\nDate: Mon, 02 Feb 2026 10:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n\nName: ${person.full}\nEmail: ${person.email}\nPhone: ${person.phone}\nAddress: ${person.street}, ${person.town}, ${person.postcode}\n\nMessage:\n${person.complaint}\n`;
  return made('mailbox', people.map(mail).join('\n'), {
    verdict: 'exposed',
    people: people.length,
    kinds: ['person-name', 'email-address', 'phone-number', 'uk-postcode', 'postal-address'],
    note: 'mails that a form sent',
  });
}

function vcard(random: Random): Made {
  const people = Array.from({ length: random.whole(3, 30) }, () =>
    makePerson(random, random.pick(locales), { reserved: false, grown: true }),
  );
  const card = (person: Person): string =>
    `BEGIN:VCARD\r\nVERSION:3.0\r\nN:${person.family};${person.given};;;\r\nFN:${person.full}\r\nEMAIL;TYPE=HOME:${person.email}\r\nTEL;TYPE=CELL:${person.phone}\r\nADR;TYPE=HOME:;;${person.street};${person.town};;${person.postcode};\r\nBDAY:${writeDate(person.birth, 'y-m-d')}\r\nEND:VCARD`;
  return made('vcard', people.map(card).join('\r\n'), {
    verdict: 'exposed',
    people: people.length,
    kinds: ['person-name', 'email-address', 'phone-number', 'date-of-birth', 'postal-address'],
    note: 'private address book',
  });
}

export const exposedTexts: readonly ((random: Random) => Made)[] = [letter, minutes, oneRecord, mailbox, vcard];
