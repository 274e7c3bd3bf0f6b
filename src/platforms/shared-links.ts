import type { Evidence, Lead, Page, Probe, Records } from '../model.ts';
import { causeOfForm, leadsTo } from './lead.ts';
import { addressesIn } from './named-addresses.ts';
import { holdPeople } from './rows.ts';

/** How one form service shows answers by link. Its addresses carry secrets, so only links that are published are known. */
export type Sharing = {
  readonly id: string;
  /** Of the service: `Airtable`. */
  readonly name: string;
  /** Addresses, without their protocol, that show what was sent in: a sheet, a report, a list. */
  readonly shown: RegExp;
  /** The address of a form's answers, where it can be told from the form's own. */
  readonly derived?: (url: URL) => string | undefined;
  /** Links that hand over answers or the right to edit by themselves: publishing one is the mistake. */
  readonly handing?: RegExp;
  /** By the structure of the service's own page: what a page of answers shows besides rows of people. */
  readonly open?: (page: Page, records: readonly Records[]) => Evidence['shows'] | undefined;
};

const maxLinks = 20;
const maxNamePart = 80;

const bare = (url: URL): string => `${url.host}${url.pathname}${url.search}${url.hash}`;

// Secrets in an address must not become part of a key: the path without its longest part tells one share from another.
const thingOf = (url: URL): string =>
  `${url.hostname} ${url.pathname
    .split('/')
    .filter(Boolean)
    .map((part) => (part.length > 12 ? `${part.slice(0, 6)}…` : part))
    .join('/')}`.slice(0, maxNamePart);

function leadsOf({ id, shown, derived }: Sharing, page: Page): readonly Lead[] {
  const found = addressesIn(page).flatMap((url) => {
    if (shown.test(bare(url))) return [{ url, rank: 1 }];
    const answers = derived?.(url);
    const parsed = answers === undefined ? null : URL.parse(answers);
    return parsed === null ? [] : [{ url: parsed, rank: 0 }];
  });
  return [...new Map(found.map((one) => [one.url.href, one])).values()].slice(0, maxLinks).flatMap(({ url, rank }) => {
    const cause = causeOfForm(id, page, { id: thingOf(url), shown: undefined });
    return leadsTo(id, url, { cause, asked: [{ path: url.href, rank }] });
  });
}

function recogniseIn(sharing: Sharing, page: Page, records: readonly Records[]): Omit<Evidence, 'probe'> | undefined {
  const { name, shown, handing } = sharing;
  const says = (shows: Evidence['shows'], marker: string, rows?: number): Omit<Evidence, 'probe'> => ({
    shows,
    marker,
    rows,
    cause: undefined,
  });
  if (shown.test(bare(page.url))) {
    if (holdPeople(records)) return says('answers', `${name} shows answers to anyone who has the link`);
    const shows = sharing.open?.(page, records);
    return shows === undefined ? undefined : says(shows, `${name} shows answers to anyone who has the link`);
  }
  const links = addressesIn(page);
  const handed = handing === undefined ? 0 : links.filter((url) => handing.test(bare(url))).length;
  if (handed > 0) return says('door', `a public page carries ${name}’s own link to answers or to editing`, handed);
  const shares = links.filter((url) => shown.test(bare(url))).length;
  return shares > 0 ? says('note', `a public page links what ${name} shares: see whether it holds answers`, shares) : undefined;
}

/** The two halves of a probe that all services with share links have in common. */
export function sharing(service: Sharing): Required<Pick<Probe, 'leads' | 'recognise'>> {
  return {
    leads: (page) => leadsOf(service, page),
    recognise: (page, records) => recogniseIn(service, page, records),
  };
}
