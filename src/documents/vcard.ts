import type { Document, Reader, Source } from '../model.ts';
import { blank } from '../reading/blank.ts';
import { type Component, componentsOf, valuesOf } from '../reading/content-lines.ts';
import { charsetOf, decodeAll, headOf, looksLikeText } from '../reading/encoding.ts';
import { unreadable } from '../reading/unreadable.ts';

const maxBytes = 64 * 1024 * 1024;

/** Column names for the properties of RFC 6350 that say something about a person. */
const columns: readonly (readonly [property: string, name: string])[] = [
  ['FN', 'full name'],
  ['EMAIL', 'email'],
  ['TEL', 'phone'],
  ['ADR', 'address'],
  ['BDAY', 'date of birth'],
  ['GENDER', 'gender'],
  ['ORG', 'organisation'],
  ['TITLE', 'job title'],
  ['ROLE', 'role'],
  ['NICKNAME', 'nickname'],
  ['IMPP', 'messenger'],
  ['URL', 'url'],
  ['NOTE', 'note'],
  ['UID', 'uid'],
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

const cellOf = (card: Component, property: string): string => valuesOf(card, property).map(spoken).join('; ');

function rowOf(card: Component): readonly string[] {
  const [family = '', given = ''] = (valuesOf(card, 'N')[0] ?? '').split(';');
  return [family, given, ...columns.map(([property]) => cellOf(card, property))];
}

function read(source: Source): Document {
  if (source.body.size > maxBytes) throw unreadable(`contacts larger than ${maxBytes / 1024 / 1024} MB`);
  const text = decodeAll(source.body, charsetOf(source.contentType));
  const rows = componentsOf(text)
    .filter((component) => component.name === 'VCARD')
    .map(rowOf)
    .filter((row) => row.some((cell) => cell !== ''));
  const header = ['family name', 'given name', ...columns.map(([, name]) => name)];
  const table = { where: 'contacts', shape: 'list' as const, header, rows, hidden: false, caption: '', hiddenColumns: [] };
  return { ...blank('text', 'text/vcard'), text, tables: [table] };
}

export default { title: 'vCard contacts', accepts, read } satisfies Reader;
