// Which resolved addresses are refused: everything that is not the public internet (IANA special-purpose registries,
// RFC 6890), and the places where clouds answer with credentials.

import type { LookupFunction } from 'node:net';
import { coded } from './why-failed.ts';

export type Lookup = (hostname: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;

type Range = { readonly from: number; readonly bits: number };

const v4 = (text: string): number | undefined => {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/u.exec(text)?.slice(1).map(Number);
  if (parts === undefined || parts.some((part) => part > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
};

const range = (written: string): Range => {
  const [address = '', bits = '32'] = written.split('/');
  return { from: v4(address) ?? 0, bits: Number(bits) };
};

const refusedV4: readonly Range[] = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10', // carrier-grade NAT
  '127.0.0.0/8',
  '168.63.129.16/32', // Azure's wire server, public by number only
  '169.254.0.0/16', // link-local, and the metadata of most clouds
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24', // documentation
  '192.88.99.0/24', // 6to4 relays, withdrawn
  '192.168.0.0/16',
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, broadcast
].map(range);

const isPublicV4 = (address: number): boolean =>
  !refusedV4.some(({ from, bits }) => Math.floor(address / 2 ** (32 - bits)) === Math.floor(from / 2 ** (32 - bits)));

/** The eight groups of an IPv6 address; the URL parser knows every way of writing one. */
const groupsOf = (text: string): readonly number[] | undefined => {
  const host = URL.parse(`http://[${text}]/`)?.hostname.slice(1, -1);
  if (host === undefined) return undefined;
  const [head = '', tail] = host.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? [] : Array.from({ length: 8 - front.length - back.length }, () => '0');
  const groups = [...front, ...gap, ...back].map((group) => Number.parseInt(group, 16));
  return groups.length === 8 ? groups : undefined;
};

const isPublicV6 = (groups: readonly number[]): boolean => {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = groups;
  // Forms that carry an IPv4 address lead to it: mapped, NAT64 (RFC 6052), 6to4.
  if (a === 0 && b === 0 && c === 0 && d === 0 && e === 0 && f === 0xffff) return isPublicV4(g * 65_536 + h);
  if (a === 0x64 && b === 0xff9b && c === 0 && d === 0 && e === 0 && f === 0) return isPublicV4(g * 65_536 + h);
  if (a === 0x2002) return isPublicV4(b * 65_536 + c);
  // Only 2000::/3 is global unicast; that leaves loopback, unique local, link-local, multicast and the rest outside.
  if (a < 0x2000 || a > 0x3fff) return false;
  if (a === 0x2001 && b < 0x200) return false; // Teredo, ORCHID, benchmarks
  if (a === 0x2001 && b === 0xdb8) return false; // documentation
  return !(a === 0x3fff && b < 0x1000); // documentation
};

/** Whether a numeric address, as a resolver gives it, is on the public internet. What cannot be read is not. */
export function isPublicAddress(address: string): boolean {
  const number = v4(address);
  if (number !== undefined) return isPublicV4(number);
  const groups = groupsOf(address.replace(/%.*$/u, ''));
  return groups !== undefined && isPublicV6(groups);
}

/** The numeric address a host is written as, if it is: `[::1]` gives `::1`. */
export function literalAddress(hostname: string): string | undefined {
  if (hostname.startsWith('[')) return hostname.slice(1, -1);
  return v4(hostname) !== undefined || hostname.includes(':') ? hostname : undefined;
}

/** Every address a name leads to is judged, and only a judged one is connected to: a name that changes its mind gains nothing. */
export function judgedLookup(lookup: Lookup, mayConnect: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    const judge = (found: Awaited<ReturnType<Lookup>>): void => {
      const [first] = found;
      if (first === undefined) callback(coded('ENOTFOUND'), []);
      else if (!found.every(({ address }) => mayConnect(address))) callback(coded('PASSERBY_ADDRESS'), []);
      else if (options.all === true) callback(null, [...found]);
      else callback(null, first.address, first.family);
    };
    lookup(hostname).then(judge, (error: unknown) => callback(error instanceof Error ? error : coded('EAI_FAIL'), []));
  };
}
