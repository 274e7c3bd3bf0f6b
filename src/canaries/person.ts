/** Somebody who is nobody: what to type into one's own form. */
export type Person = {
  /** Eight hexadecimal digits that nothing else has. */
  readonly tag: string;
  readonly name: string;
  readonly mailbox: string;
  readonly phone: string;
  readonly message: string;
};

// Parts that make no name anybody bears; letters only, since forms refuse others.
const words = (text: string): readonly string[] => text.split(' ');
const given = words('Ott Zeld Brinn Quend Marv Fenn Ysol Tamb Wilf Orr Cass Dorv Elb Gwess Hild Joss');
const givenEnds = words(
  'oline andrine wickine iverne adette obine ettane anderine ulie oreth issene ambry erisse undine elore avine',
);
const family = words(
  'Quarrow Thistle Bramble Fennel Wintle Hollin Larch Mossel Sedge Coldry Nettle Oaken Pellow Rushen Tarrow Umber',
);
const familyEnds = words(
  'moth wicket garth mereton combley steddle buryan thwaiter locket finchel pennock dapple harrier kestle lintock quill',
);

const part = (parts: readonly string[], byte: number | undefined): string => parts[(byte ?? 0) % parts.length] ?? '';
const tagBytes = 4;
/** Ofcom keeps 07700 900000 to 900999 for drama: no telephone ever rings. */
const reservedPhones = '07700 900';

/** Bytes that make a person: all of them random, and each used once. */
export const personBytes = tagBytes + 6;

/** Pure: the same bytes are the same person. `host` is the organisation's own, where its mailboxes are. */
export function personFrom(bytes: Uint8Array, host: string): Person {
  const [first, second, third, fourth, fifth, sixth] = bytes.slice(tagBytes);
  const hex = Buffer.from(bytes.subarray(0, tagBytes)).toString('hex');
  // A letter between digits tells the tag from a year or a number, so that it is sought without its host too.
  const tag = `${hex.slice(0, 1).replace(/[a-f]/u, '7')}f${hex.slice(2, 3).replace(/[a-f]/u, '3')}${hex.slice(3)}`;
  return {
    tag,
    name: `${part(given, first)}${part(givenEnds, second)} ${part(family, third)}${part(familyEnds, fourth)}`,
    mailbox: `canary-${tag}@${host}`,
    phone: `${reservedPhones}${String(((fifth ?? 0) * 256 + (sixth ?? 0)) % 1_000).padStart(3, '0')}`,
    message: `Test by the web team, reference ${tag}. Please file it as any other and do nothing about it.`,
  };
}
