import type { Document, Reader, Source } from '../model.ts';
import { blank } from '../reading/blank.ts';
import { charsetOf, decodeAll, headOf, looksLikeText } from '../reading/encoding.ts';
import { unreadable } from '../reading/unreadable.ts';

const maxBytes = 128 * 1024 * 1024;
const maxColumns = 200;
const maxLineChars = 16 * 1024;
const maxHeadLines = 60;

/** What directories call what they keep of people: RFC 4519, 2798 and 4524, schac, Active Directory, Mozilla. */
const spoken: ReadonlyMap<string, string> = new Map(
  Object.entries({
    cn: 'full name',
    displayname: 'display name',
    gn: 'given name',
    givenname: 'given name',
    sn: 'family name',
    mail: 'email',
    telephonenumber: 'phone',
    mobile: 'mobile phone',
    homephone: 'home phone',
    street: 'street address',
    streetaddress: 'street address',
    postaladdress: 'postal address',
    homepostaladdress: 'home address',
    registeredaddress: 'address',
    postalcode: 'postal code',
    l: 'town',
    userpassword: 'password',
    unicodepwd: 'password',
    o: 'organisation',
    company: 'organisation',
    ou: 'organisational unit',
    title: 'job title',
    departmentnumber: 'department',
    schacdateofbirth: 'date of birth',
    schacgender: 'gender',
  }),
);
/** Pictures, certificates, and what the directory needs for itself. */
const unread =
  /^(?:jpegphoto|thumbnailphoto|photo|audio|usercertificate|objectguid|objectsid|objectclass|dn|changetype|control)$/u;

type Entry = ReadonlyMap<string, readonly string[]>;

/** Folded lines begin with a space; comments with `#`: RFC 2849. */
const linesOf = (text: string): readonly string[] => text.replace(/\r?\n /gu, '').split(/\r?\n/u);

function accepts(source: Source): number {
  if (!looksLikeText(source.body.head)) return 0;
  const head = headOf(source.body.head, source.contentType);
  if (!/^\s{0,100}[#dDvVoO\uFEFF]/u.test(head)) return 0;
  const first = head.split(/\r?\n/u, maxHeadLines).find((line) => line.trim() !== '' && !/^\s*#|^\uFEFF?version:/iu.test(line));
  // Phone books leave out where in a tree somebody stands.
  return first !== undefined && /^\uFEFF?(?:dn::? ?\S|objectclass: ?(?:top|\w*person)$)/iu.test(first) ? 0.95 : 0;
}

/** `mail: jane@…`, and `cn:: …` in base64 where a value is not plain ASCII. */
function attributeOf(line: string): readonly [name: string, value: string] | undefined {
  const colon = line.indexOf(':');
  if (colon < 1 || line.length > maxLineChars || line.startsWith('#')) return undefined;
  const name = line.slice(0, colon).split(';')[0]?.toLowerCase() ?? '';
  const encoded = line.charAt(colon + 1) === ':';
  const raw = line.slice(colon + (encoded ? 2 : 1)).trim();
  return [name, encoded ? Buffer.from(raw, 'base64').toString('utf8') : raw];
}

function* entriesOf(text: string): Generator<Entry> {
  let entry = new Map<string, string[]>();
  for (const line of linesOf(text)) {
    if (line.trim() === '') {
      if (entry.size > 0) yield entry;
      entry = new Map();
      continue;
    }
    const attribute = attributeOf(line);
    if (attribute === undefined) continue;
    const known = entry.get(attribute[0]);
    if (known) known.push(attribute[1]);
    else entry.set(attribute[0], [attribute[1]]);
  }
  if (entry.size > 0) yield entry;
}

const bodies =
  /^(?:organi[sz]ationalunit|organi[sz]ation|dcobject|domain|posixgroup|group|groupof\w{1,30}|computer|device|applicationprocess)$/iu;

/** Groups, machines and branches of the tree are entries, too. */
const isPerson = (entry: Entry): boolean =>
  !(entry.get('objectclass') ?? []).some((kind) => bodies.test(kind)) &&
  ['sn', 'givenname', 'mail', 'cn', 'uid', 'telephonenumber'].filter((name) => entry.has(name)).length >= 2;

/** Lines of an address are parted by `$`. */
const cellOf = (values: readonly string[] = []): string => values.join('; ').replaceAll('$', ', ');

function read(source: Source): Document {
  if (source.body.size > maxBytes) throw unreadable(`a directory export larger than ${maxBytes / 1024 / 1024} MB`);
  const text = decodeAll(source.body, charsetOf(source.contentType));
  const people = [...entriesOf(text)].filter(isPerson);
  const names = [...new Set(people.flatMap((entry) => [...entry.keys()]))]
    .filter((name) => !unread.test(name))
    .slice(0, maxColumns);
  const header = names.map((name) => spoken.get(name) ?? name);
  const rows = people.map((entry) => names.map((name) => cellOf(entry.get(name))));
  const table = { where: 'the LDIF', shape: 'list' as const, header, rows, hidden: false, caption: '', hiddenColumns: [] };
  return { ...blank('text', 'text/ldif'), text, tables: rows.length > 0 ? [table] : [] };
}

export default { title: 'LDAP directory export', accepts, read } satisfies Reader;
