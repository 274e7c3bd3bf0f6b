import type { Document, Reader, Source, Table } from '../model.ts';
import { blank } from '../reading/blank.ts';
import { type Component, type ContentLine, componentsOf, valuesOf } from '../reading/content-lines.ts';
import { charsetOf, decodeAll, headOf, looksLikeText } from '../reading/encoding.ts';
import { unreadable } from '../reading/unreadable.ts';

const maxBytes = 64 * 1024 * 1024;

type Wanted = readonly [name: string, property: string, types?: RegExp];

const home = /\bhome\b/iu;
const mobile = /\b(?:cell|mobile|iphone)\b/iu;
/** Column names for the properties of RFC 6350 that say something about a person, and of which type each is. */
const columns: readonly Wanted[] = [
  ['full name', 'FN'],
  ['email', 'EMAIL'],
  ['mobile phone', 'TEL', mobile],
  ['home phone', 'TEL', /^(?!.*\b(?:cell|mobile|iphone)\b).*\bhome\b/iu],
  ['phone', 'TEL', /^(?!.*\b(?:cell|mobile|iphone|home)\b)/iu],
  ['home address', 'ADR', home],
  ['address', 'ADR', /^(?!.*\bhome\b)/iu],
  ['date of birth', 'BDAY'],
  ['gender', 'GENDER'],
  ['nickname', 'NICKNAME'],
  ['messenger', 'IMPP'],
  ['url', 'URL'],
  ['note', 'NOTE'],
  ['uid', 'UID'],
];
/** On a card that an office hands out. */
const posts: readonly Wanted[] = [
  ['organisation', 'ORG'],
  ['job title', 'TITLE'],
  ['role', 'ROLE'],
];
/** In somebody's own address book. */
const occupations: readonly Wanted[] = [
  ['employer', 'ORG'],
  ['occupation', 'TITLE'],
  ['profession', 'ROLE'],
];

const accepts = (source: Source): number =>
  looksLikeText(source.body.head) && /^\s{0,20}BEGIN:VCARD\b/iu.test(headOf(source.body.head, source.contentType)) ? 0.95 : 0;

/** Structured values list their parts: `Doe;Jane;;;` and `;;1 High Street;Leeds;;LS1 1AA;UK`. */
const spoken = (value: string): string =>
  value
    .replace(/^(?:tel|mailto):/iu, '')
    .split(';')
    .filter((part) => part !== '')
    .join(', ');

const typesOf = ({ parameters }: ContentLine): string => (parameters.get('TYPE') ?? '').replaceAll(',', ' ');

const cellOf = (card: Component, [, property, types]: Wanted): string =>
  card.lines
    .filter((line) => line.name === property && (types === undefined || types.test(typesOf(line))))
    .map(({ value }) => spoken(value))
    .filter((value) => value !== '')
    .join('; ');

/** Where somebody lives and when they were born stands on no card of an office. */
const isPrivate = ({ lines }: Component): boolean =>
  lines.some((line) => line.name === 'BDAY' || ((line.name === 'ADR' || line.name === 'TEL') && home.test(typesOf(line))));

function tableOf(where: string, cards: readonly Component[], wanted: readonly Wanted[]): readonly Table[] {
  const rows = cards
    .map((card) => {
      const [family = '', given = ''] = (valuesOf(card, 'N')[0] ?? '').split(';');
      return [family, given, ...wanted.map((column) => cellOf(card, column))];
    })
    .filter((row) => row.some((cell) => cell !== ''));
  const header = ['family name', 'given name', ...wanted.map(([name]) => name)];
  return rows.length === 0 ? [] : [{ where, shape: 'list', header, rows, hidden: false, caption: '', hiddenColumns: [] }];
}

function read(source: Source): Document {
  if (source.body.size > maxBytes) throw unreadable(`contacts larger than ${maxBytes / 1024 / 1024} MB`);
  const text = decodeAll(source.body, charsetOf(source.contentType));
  const cards = componentsOf(text).filter((component) => component.name === 'VCARD');
  const tables = [
    ...tableOf('address book', cards.filter(isPrivate), [...columns, ...occupations]),
    ...tableOf(
      'cards',
      cards.filter((card) => !isPrivate(card)),
      [...columns, ...posts],
    ),
  ];
  return { ...blank('text', 'text/vcard'), text, tables };
}

export default { title: 'vCard contacts', accepts, read } satisfies Reader;
