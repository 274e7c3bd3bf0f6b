import { fingerprintOf, maskedAddress, normalise } from './addresses/address.ts';
import type { Address, Finding, FormOutline, Lead, Target } from './model.ts';
import type { Sight } from './reconcile.ts';

/** Addresses, forms and sights that are ready to be reconciled and recorded together. */
export type Gathered = {
  readonly sights: readonly Sight[];
  readonly addresses: readonly Address[];
  readonly forms: readonly FormOutline[];
};

type Held = { readonly since: Date; readonly ofForm: boolean; readonly sights: Sight[] };

export type Notebook = {
  readonly findingAt: (url: URL) => Finding | undefined;
  readonly addressAt: (url: URL) => Address | undefined;
  /**
   * Whether a no at this address ends its finding. `/list` and `/list/`, or two pages of one list, share a finding: one that
   * never showed anybody says nothing about the other.
   */
  readonly speaksFor: (url: URL) => boolean;
  readonly keep: (address: Address) => void;
  /** Leads found in this round. An address that was guessed first is known by its form once the form's page is read. */
  readonly meet: (leads: readonly Lead[]) => void;
  readonly keepForms: (forms: readonly FormOutline[]) => void;
  /** Keeps a sight until its cause has been looked at whole, so that one cause makes one message. */
  readonly hold: (sight: Sight, cause: { readonly key: string; readonly ofForm: boolean; readonly at: Date }) => void;
  /** What is ripe at `now`; undefined when nothing is worth a transaction yet. */
  readonly ripe: (outstanding: (cause: string) => number, now: Date) => Gathered | undefined;
  readonly rest: () => Gathered;
  /** What could not be written is gathered again. */
  readonly putBack: (gathered: Gathered) => void;
};

/** Where no probe says how many leads a cause has, its message waits this long for more of the same. */
const maxHoldMs = 20_000;
/** A form's most telling address is asked first, so nothing is lost by not waiting long for the others. */
const maxFormHoldMs = 3_000;
const betweenWritesMs = 1_000;

const keyOf = (url: URL): string => normalise(url).href;

/** Of two leads of one probe to one address, the one that ranks it higher knows its form. */
const tellsMore = (lead: Lead, before: Lead): boolean => lead.by === before.by && lead.rank < before.rank;

/** What one round knew at its beginning and has learned since. In memory only. */
export function openNotebook(
  target: Target,
  known: { readonly addresses: readonly Address[]; readonly findings: readonly Finding[] },
): Notebook {
  const addresses = new Map(known.addresses.map((address) => [keyOf(address.lead.url), address]));
  const spellings = Map.groupBy(addresses.keys(), (key) => fingerprintOf(new URL(key)));
  const findings = new Map(known.findings.map((finding) => [finding.fingerprint, finding]));
  const held = new Map<string, Held>();
  const met = new Map<string, Lead>();
  let unsaved: Address[] = [];
  let forms: FormOutline[] = [];
  let returned: Sight[] = [];
  let saved = new Date(0);

  const take = (causes: readonly string[]): Gathered => {
    const sights = [...returned, ...causes.flatMap((cause) => held.get(cause)?.sights ?? [])];
    for (const cause of causes) held.delete(cause);
    const gathered = { sights, addresses: unsaved, forms };
    returned = [];
    unsaved = [];
    forms = [];
    return gathered;
  };
  const findingAt = (url: URL): Finding | undefined =>
    findings.size === 0 ? undefined : findings.get(`${target.name} ${fingerprintOf(url)}`);
  const isOpenElsewhere = (url: URL): boolean =>
    (spellings.get(fingerprintOf(url)) ?? []).some((key) => {
      const verdict = addresses.get(key)?.verdict;
      return key !== keyOf(url) && (verdict === 'exposed' || verdict === 'open-empty');
    });

  const keep = (address: Address): void => {
    const key = keyOf(address.lead.url);
    const better = met.get(key);
    const kept = better !== undefined && tellsMore(better, address.lead) ? { ...address, lead: better } : address;
    if (!addresses.has(key)) {
      const fingerprint = fingerprintOf(address.lead.url);
      const alike = spellings.get(fingerprint);
      if (alike === undefined) spellings.set(fingerprint, [key]);
      else alike.push(key);
    }
    addresses.set(key, kept);
    unsaved.push(kept);
  };

  return {
    findingAt,
    addressAt: (url) => addresses.get(keyOf(url)),
    speaksFor: (url) => {
      const known = addresses.get(keyOf(url));
      const isItsOwn = (known !== undefined && known.verdict !== 'closed') || findingAt(url)?.url === maskedAddress(url);
      return isItsOwn && !isOpenElsewhere(url);
    },
    keep,
    meet: (leads) => {
      for (const lead of leads) {
        const key = keyOf(lead.url);
        const before = met.get(key);
        if (before === undefined || tellsMore(lead, before)) met.set(key, lead);
        const known = addresses.get(key);
        if (known !== undefined && tellsMore(lead, known.lead)) keep(known);
      }
    },
    keepForms: (more) => {
      forms.push(...more);
    },
    hold: (sight, { key, ofForm, at }) => {
      const waiting = held.get(key) ?? { since: at, ofForm, sights: [] };
      waiting.sights.push(sight);
      held.set(key, waiting);
    },
    ripe: (outstanding, now) => {
      if (now.getTime() - saved.getTime() < betweenWritesMs) return undefined;
      const heldMs = ({ since }: Held): number => now.getTime() - since.getTime();
      const isRipe = ([cause, waiting]: readonly [string, Held]): boolean =>
        waiting.ofForm ? outstanding(cause) === 0 || heldMs(waiting) >= maxFormHoldMs : heldMs(waiting) >= maxHoldMs;
      const causes = [...held].filter(isRipe).map(([cause]) => cause);
      if (causes.length + returned.length + unsaved.length === 0) return undefined;
      saved = now;
      return take(causes);
    },
    rest: () => take([...held.keys()]),
    putBack: (gathered) => {
      returned = [...gathered.sights, ...returned];
      unsaved = [...gathered.addresses, ...unsaved];
      forms = [...gathered.forms, ...forms];
    },
  };
}
