import { fingerprintOf, maskedAddress } from '../addresses/address.ts';
import { asToday, mayAsk, plainLead } from '../frontier.ts';
import type { Address, Finding, Lead, Target } from '../model.ts';

/** What is open as far as is known. `left` can no longer be asked: nobody will see it closed, and that has to be said. */
export type Unfinished = {
  readonly leads: readonly Lead[];
  readonly left: readonly { readonly url: string; readonly reason: string }[];
};

const isOpen = (finding: Finding): boolean => finding.state !== 'resolved';

/** Where each open finding was seen, whatever links to it today: a page that nothing links any more can still be read. */
export function unfinished(
  target: Target,
  { addresses, findings }: { readonly addresses: readonly Address[]; readonly findings: readonly Finding[] },
): Unfinished {
  const open = findings.filter(isOpen);
  if (open.length === 0) return { leads: [], left: [] };
  const places = Map.groupBy(
    addresses.filter((address) => address.verdict !== 'closed'),
    (address) => `${target.name} ${fingerprintOf(address.lead.url)}`,
  );
  const leads: Lead[] = [];
  const left: Unfinished['left'][number][] = [];
  for (const { fingerprint, url } of open) {
    const known = (places.get(fingerprint) ?? []).map((address) => asToday(address.lead));
    const askable = (known.length > 0 ? known : leadFrom(url)).filter((lead) => mayAsk(target, lead.url));
    if (askable.length === 0) left.push({ url, reason: 'was open when last seen, and is outside of what may be asked now' });
    leads.push(...askable);
  }
  return { leads, left };
}

/** A masked address leads nowhere. */
function leadFrom(written: string): readonly Lead[] {
  const url = URL.parse(written);
  return url === null || written.includes('***') || maskedAddress(url) !== written ? [] : [plainLead(url, 'finding')];
}
