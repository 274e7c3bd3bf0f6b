/**
 * An address as RFC 3986 wants it. Browsers' addresses (WHATWG) leave `|`, `^`, brackets and stars as they are, masked
 * ones hold whatever a mask is made of; strict readers refuse a whole file for one of them.
 */
export function strictUri(address: string): string {
  const [, authority = '', rest = ''] = /^(https?:\/\/[^/?#]*)(.*)$/isu.exec(address.toWellFormed()) ?? [];
  const encoded = (authority === '' ? address.toWellFormed() : rest).replace(
    /%(?![\da-f]{2})|[^\w\-.~:/?#@!$&'()+,;=%]/giu,
    (char) => `%${[...new TextEncoder().encode(char)].map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join('%')}`,
  );
  // A second # would begin a second fragment.
  return authority + encoded.replace(/(?<=#.*)#/gsu, '%23');
}
