import type { Document, Reader, Source } from '../model.ts';
import { blank } from '../reading/blank.ts';
import { charsetOf, decodeAll, headOf, looksLikeText } from '../reading/encoding.ts';
import { plainText } from '../reading/line-records.ts';
import { birthOf, inOne, type MessagePeople, openMessagePeople } from '../reading/message-people.ts';
import { unreadable } from '../reading/unreadable.ts';

const maxBytes = 128 * 1024 * 1024;
const maxSegments = 1_000_000;
const maxNotes = 20_000;

/** ISO 9735: `UNA` says which characters divide, and may be left out. */
const opening = /^(?:UNA(.)(.).(.).(.)\s{0,4})?(?:UNB.UN[A-Z]{2}\b|UNH.[\w-]{1,35}.[A-Z]{6}\b)/su;

const accepts = (source: Source): number =>
  looksLikeText(source.body.head) && opening.test(headOf(source.body.head, source.contentType).trimStart()) ? 0.95 : 0;

/** Parties that are people, by the codes of patients' and passengers' messages; buyers and suppliers are firms. */
const roles: Readonly<Record<string, string>> = {
  PAT: 'patient',
  PT: 'patient',
  FL: 'passenger',
  DDU: 'passenger',
  FM: 'crew member',
  DDT: 'crew member',
};

type Marks = { readonly part: string; readonly element: string; readonly release: string; readonly end: string };

/** Splits where a mark stands that is not released (`?+` is a plus). */
function split(text: string, mark: string, release: string): readonly string[] {
  if (!text.includes(release)) return text.split(mark);
  const pieces: string[] = [];
  let piece = '';
  for (let at = 0; at < text.length; at++) {
    const one = text[at] ?? '';
    if (one === release) piece += one + (text[++at] ?? '');
    else if (one === mark) {
      pieces.push(piece);
      piece = '';
    } else piece += one;
  }
  return [...pieces, piece];
}

type Segment = { readonly tag: string; readonly parts: (element: number) => readonly string[] };

function segmentOf(text: string, { part, element, release }: Marks): Segment {
  const elements = split(text.trim(), element, release);
  const plain = (piece: string): string => {
    let bare = '';
    for (let at = 0; at < piece.length; at++) bare += piece[at] === release ? (piece[++at] ?? '') : piece[at];
    return bare.trim();
  };
  const parts = (at: number): readonly string[] => split(elements[at] ?? '', part, release).map(plain);
  return { tag: elements[0] ?? '', parts };
}

/** `SU:GRIMSHAW+FO:BRETT+TI:CAPT`: the given names first. */
function partyName({ parts }: Segment): string {
  const named = new Map([5, 6, 7, 8, 9, 10].map((at) => [parts(at)[0] ?? '', parts(at)[1] ?? '']));
  return inOne(
    ['FO', 'MI', 'FS', 'SU'].map((kind) => named.get(kind)),
    ' ',
  );
}

/** Lines begin with a code of what they are: `US:4 LONG LANE:LEEDS`. */
const uncoded = (lines: readonly string[]): readonly string[] =>
  lines.length > 1 && /^[A-Z\d]{0,3}$/u.test(lines[0] ?? '') ? lines.slice(1) : lines;

function tellAddress(people: MessagePeople, lines: readonly string[], postcode: string): void {
  const code = inOne([postcode], ' ');
  people.tell('address', inOne([...lines, code], ', '));
  people.tell('postcode', code);
}

/** Who is spoken of; any other party ends that. */
function tellParty(people: MessagePeople, segment: Segment): void {
  const { tag, parts } = segment;
  const [code = ''] = parts(1);
  // What a patient was called before.
  if (tag === 'PNA' && code === 'PER') return;
  const role = roles[code];
  if (role === undefined) {
    people.leave();
    return;
  }
  const [family, ...given] = parts(4);
  const name = tag === 'PNA' ? partyName(segment) : inOne([...given, family], ' ');
  if (name !== '') people.name(role, name);
  if (tag === 'PNA') {
    const [number = '', qualifier = '', , agency = ''] = parts(2);
    const official = /^(?:OPI|NHS)$/u.test(qualifier) && /^\d{10}$/u.test(number);
    people.tell(official ? 'NHS number' : agency === 'CPR' ? 'CPR number' : `${role} number`, number);
  } else tellAddress(people, [...parts(3), ...parts(5), ...parts(6), ...parts(7)], parts(8)[0] ?? '');
}

const sexes: Readonly<Record<string, string>> = { 1: 'male', 2: 'female', M: 'male', F: 'female' };
const reached: Readonly<Record<string, string>> = { TE: 'phone', AL: 'mobile', EM: 'email' };

const tellers: Readonly<Record<string, (people: MessagePeople, segment: Segment) => void>> = {
  UNH: (people) => people.begin(),
  PNA: tellParty,
  NAD: tellParty,
  ADR: (people, { parts }) => tellAddress(people, [...uncoded(parts(2)), ...parts(3)], parts(4)[0] ?? ''),
  DTM: (people, { parts }) => {
    const [what, value = ''] = parts(1);
    if (what === '329') people.tell('date of birth', birthOf(value));
  },
  PDI: (people, { parts }) => people.tell('sex', sexes[parts(1)[0] ?? ''] ?? ''),
  ATT: (people, { parts }) => people.tell('sex', parts(1)[0] === '2' ? (sexes[parts(3)[0] ?? ''] ?? '') : ''),
  NAT: (people, { parts }) => people.tell('nationality', parts(2)[0] ?? ''),
  DOC: (people, { parts }) => people.tell(parts(1)[0] === 'P' ? 'passport number' : 'document number', parts(2)[0] ?? ''),
  COM: (people, { parts }) => {
    const [value = '', how = ''] = parts(1);
    const label = reached[how];
    if (label !== undefined) people.tell(label, value);
  },
  INV: (people, { parts }) => people.add('test result', parts(2)[3] ?? ''),
  RSL: (people, { parts }) => people.add('test result', parts(2).find((part) => /\p{L}{3}/u.test(part)) ?? ''),
  CIN: (people, { parts }) => people.add('diagnosis', parts(2)[3] ?? parts(2)[0] ?? ''),
};

function read(source: Source): Document {
  if (source.body.size > maxBytes) throw unreadable(`EDIFACT larger than ${maxBytes / 1024 / 1024} MB`);
  const text = decodeAll(source.body, charsetOf(source.contentType));
  const head = text.trimStart();
  const [, part = ':', element = '+', release = '?', end = "'"] = opening.exec(head.slice(0, 200)) ?? [];
  const marks = { part, element, release, end };
  const people = openMessagePeople();
  const notes: string[] = [];
  for (const piece of split(head, end, release).slice(0, maxSegments)) {
    const segment = segmentOf(piece, marks);
    if (/^S\d\d$/u.test(segment.tag)) people.begin();
    tellers[segment.tag]?.(people, segment);
    if (segment.tag === 'FTX' && notes.length < maxNotes) notes.push(inOne(segment.parts(4), ' '));
  }
  const tables = people.tables();
  if (tables.length === 0) return { ...blank('text', 'application/edifact'), text, ...plainText(text) };
  return {
    ...blank('table', 'application/edifact'),
    text,
    passages: notes.map((note) => ({ text: note, where: 'notes', at: undefined, hidden: false, label: '' })),
    tables,
  };
}

export default { title: 'EDIFACT message', accepts, read } satisfies Reader;
