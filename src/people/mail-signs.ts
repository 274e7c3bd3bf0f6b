import { matches } from '../addresses/globs.ts';
import { type Mailbox, mailboxOf } from './reserved.ts';
import type { Signs } from './signs.ts';

const within = (domain: string, host: string): boolean => {
  const bare = host.replace(/:\d+$/u, '').replace(/^www\./u, '');
  return domain === bare || domain.endsWith(`.${bare}`) || (bare.endsWith(`.${domain}`) && domain.includes('.'));
};

/** Domains that only public bodies get. */
const publicBody =
  /@(?:[\w-]{1,60}\.){0,6}(?:gov|gov\.[a-z]{2}|(?:nhs|police|parliament|mod)\.uk|nhs\.(?:net|scot|wales)|gov\.(?:scot|wales)|gouv\.(?:fr|qc\.ca)|gob\.[a-z]{2}|admin\.ch|bund\.de|gc\.ca|govt\.nz|overheid\.nl|europa\.eu)$/iu;

const mailbox = /[^\s@<>()[\],;:"]{1,64}@[^\s@<>()[\],;:"]{1,255}/u;

/** What a list of mailboxes says about whose they are, as shares. */
export function mailSigns(
  cells: readonly string[],
  known: { readonly ownHosts: readonly string[]; readonly publishedValues: readonly string[] },
): Signs['mail'] {
  // `c.wright@… · Room 4.34`: what else stands in the cell is no part of the domain.
  const addresses = cells.map((cell) => mailbox.exec(cell)?.[0] ?? cell);
  const seen = addresses.length;
  if (seen === 0) return { seen, consumer: 0, role: 0, reserved: 0, own: 0, oneDomain: 0, official: 0, published: 0 };
  const share = (fits: (address: string) => boolean): number => addresses.filter(fits).length / seen;
  const mailboxes = addresses.map(mailboxOf);
  const shareOf = (wanted: Mailbox): number => mailboxes.filter((mailbox) => mailbox === wanted).length / seen;
  const domains = new Map<string, number>();
  for (const address of addresses) {
    const domain = address.toLowerCase().split('@')[1] ?? '';
    domains.set(domain, (domains.get(domain) ?? 0) + 1);
  }
  return {
    seen,
    consumer: shareOf('consumer'),
    role: shareOf('role'),
    reserved: shareOf('reserved'),
    own: share((address) => known.ownHosts.some((host) => within(address.toLowerCase().split('@')[1] ?? '', host))),
    official: share((address) => publicBody.test(address)),
    oneDomain: Math.max(...domains.values()) / seen,
    published: share((address) => known.publishedValues.some((glob) => matches(glob, address))),
  };
}
