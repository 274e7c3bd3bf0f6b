import type { Document, Reader, Source } from '../model.ts';
import { blank } from '../reading/blank.ts';
import { charsetOf, decodeAll, headOf, looksLikeText } from '../reading/encoding.ts';
import { plainText } from '../reading/line-records.ts';
import { birthOf, inOne, type MessagePeople, openMessagePeople } from '../reading/message-people.ts';
import { unreadable } from '../reading/unreadable.ts';

const maxBytes = 128 * 1024 * 1024;
const maxSegments = 1_000_000;

/** ASC X12: sixteen elements of fixed width; the last is the mark between parts, and the next character ends segments. */
const opening = /^ISA([^\w\s])(?:[^\n]{0,40}?\1){15}(.)(\r?\n|.)/su;

const accepts = (source: Source): number =>
  looksLikeText(source.body.head) && opening.test(headOf(source.body.head, source.contentType).trimStart()) ? 0.95 : 0;

/** People as health insurance messages call them; doctors and payers are none of them. */
const roles: Readonly<Record<string, string>> = {
  IL: 'insured',
  '70': 'insured',
  '74': 'insured',
  QC: 'patient',
  '03': 'dependent',
  EY: 'employee',
  S1: 'parent',
  GD: 'guardian',
  EXS: 'spouse',
};

type Elements = readonly string[];

/** `NM1*QC*1*DOE*JOHN*A***MI*123`; entity 1 is a person. */
function tellParty(people: MessagePeople, [, code = '', entity, family, given, middle, , , , number = '']: Elements): void {
  const role = roles[code];
  if (role === undefined || entity !== '1') {
    people.leave();
    return;
  }
  people.name(role, inOne([given, middle, family], ' '));
  people.tell('member number', number);
}

const reached: Readonly<Record<string, string>> = { TE: 'phone', HP: 'home phone', WP: 'work phone', CP: 'mobile', EM: 'email' };

type Teller = (people: MessagePeople, elements: Elements, part: string) => void;

const tellers: Readonly<Record<string, Teller>> = {
  ST: (people) => people.begin(),
  HL: (people) => people.begin(),
  INS: (people) => people.begin(),
  NM1: tellParty,
  N3: (people, elements) => people.tell('address', inOne(elements.slice(1), ', ')),
  N4: (people, [, city = '', state, zip]) => {
    people.tell('town', city);
    people.tell('zip code', inOne([state, zip], ' '));
  },
  DMG: (people, [, , birth = '', sex = '']) => {
    people.tell('date of birth', birthOf(birth));
    people.tell('sex', sex);
  },
  REF: (people, [, what, value = '']) => people.tell('social security number', what === 'SY' ? value : ''),
  PER: (people, elements) => {
    for (let at = 3; at + 1 < elements.length; at += 2) {
      const label = reached[elements[at] ?? ''];
      if (label !== undefined) people.tell(label, elements[at + 1] ?? '');
    }
  },
  HI: (people, elements, part) => {
    for (const one of elements.slice(1)) people.add('diagnosis', one.split(part)[1] ?? '');
  },
};

function read(source: Source): Document {
  if (source.body.size > maxBytes) throw unreadable(`X12 larger than ${maxBytes / 1024 / 1024} MB`);
  const text = decodeAll(source.body, charsetOf(source.contentType));
  const head = text.trimStart();
  const [, element = '*', part = ':', end = '~'] = opening.exec(head.slice(0, 1000)) ?? [];
  const people = openMessagePeople();
  for (const piece of head.split(end, maxSegments)) {
    const elements = piece.trim().split(element);
    tellers[elements[0] ?? '']?.(people, elements, part);
  }
  const tables = people.tables();
  return tables.length === 0
    ? { ...blank('text', 'application/edi-x12'), text, ...plainText(text) }
    : { ...blank('table', 'application/edi-x12'), text, tables };
}

export default { title: 'X12 message', accepts, read } satisfies Reader;
