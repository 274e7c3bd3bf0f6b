import { normalise } from '../addresses/address.ts';
import { asToday, mayAsk, startingLeads } from '../frontier.ts';
import type { Address, Lead, Target } from '../model.ts';

/** Why a watch round asks an address. `form` calls what stands together: one public form, or one list that no form is known for. */
export type Watched = {
  readonly lead: Lead;
  readonly why: 'denied' | 'start' | 'open' | 'page' | 'answers' | 'turn';
  readonly form: string | undefined;
};

/** One watch round. `inTurn` are all that take turns, this round's included; `postponed` is what does not fit into the budget. */
export type WatchRound = {
  readonly asked: readonly Watched[];
  readonly inTurn: readonly Watched[];
  readonly postponed: number;
};

/** Of the addresses where a form's answers would appear, so many are asked in every round, besides the form's own page. */
const everyRound = 2;
/** And so many are asked at all; the rest is the crawl's. */
const maxWatchedPerForm = 3;
/** Found by guessing, and refused rather than absent: each is a list of its own, though no form leads to it. */
const leastGuessedRank = 5;
/** Of those, each is asked again after so many rounds. */
const maxRoundsApart = 6;
/** A platform's address of its own, such as an overview, tells less than this of any one form. */
const maxTellingRank = 1;

/** Of a budget that is too small for all, for what is not the first of its form. */
const leastShareOfRest = 0.25;

const isOpen = (address: Address): boolean => address.verdict === 'exposed' || address.verdict === 'open-empty';
const longestAgo = (a: Address, b: Address): number => (a.lastAsked?.getTime() ?? 0) - (b.lastAsked?.getTime() ?? 0);
const watchedFor =
  (why: Watched['why']) =>
  (address: Address): Watched => ({ lead: asToday(address.lead), why, form: formOf(address) });
const sameAddress = (url: URL): string => normalise(url).href;

/** Probes that know the same form from the same page ask about one form. */
function formOf({ lead }: Address): string | undefined {
  if (lead.cause === undefined) return undefined;
  const { page, form, key } = lead.cause;
  if (page !== undefined) return `${page} ${form ?? ''}`;
  return lead.rank <= maxTellingRank ? key : undefined;
}

/**
 * What a watch round asks: the start, what must be closed and what is open; then the page of each form and the addresses
 * that tell most about it, at most three of a form and its page; and of everything else as many in turn as there are forms.
 * Where that does not fit into the budget, the most telling address of each form comes first and the rest is stretched.
 */
export function watchRound(target: Target, known: readonly Address[], budget: number): WatchRound {
  const starting = startingLeads(target);
  const must = new Set(starting.map((lead) => sameAddress(lead.url)));
  const told = known.filter(({ lead }) => mayAsk(target, lead.url) && !must.has(sameAddress(lead.url))).toSorted(longestAgo);
  const { firsts, seconds, pages, inTurn } = dealt(told.filter((address) => !isOpen(address)));
  const guessed = inTurn.filter(({ lead }) => lead.rank >= leastGuessedRank).length;
  const turns = Math.max(1, firsts.length, Math.ceil(guessed / maxRoundsApart));
  const first: readonly Watched[] = [
    ...starting.map((lead): Watched => ({ lead, why: lead.by === 'denied' ? 'denied' : 'start', form: undefined })),
    ...told.filter(isOpen).map(watchedFor('open')),
    ...firsts.map(watchedFor('answers')),
  ];
  const rest = [
    ...seconds.map((address) => ({ address, why: 'answers' as const })),
    ...pages.map((address) => ({ address, why: 'page' as const })),
    ...inTurn.slice(0, turns).map((address) => ({ address, why: 'turn' as const })),
  ].toSorted((a, b) => longestAgo(a.address, b.address));
  const room = Math.max(budget - first.length, Math.floor(budget * leastShareOfRest));
  const taken = rest.slice(0, room).map(({ address, why }) => watchedFor(why)(address));
  const asked = [...first.slice(0, budget - taken.length), ...taken];
  return { asked, inTurn: inTurn.map(watchedFor('turn')), postponed: first.length + rest.length - asked.length };
}

type Dealt = {
  /** The most telling address of each form, and the next. */
  readonly firsts: readonly Address[];
  readonly seconds: readonly Address[];
  readonly pages: readonly Address[];
  readonly inTurn: readonly Address[];
};

function dealt(shut: readonly Address[]): Dealt {
  const pageOf = new Set(shut.flatMap(({ lead }) => lead.cause?.page ?? []));
  const isPage = ({ lead }: Address): boolean => asToday(lead).by === 'crawl' || pageOf.has(lead.url.href);
  const ofForms = Map.groupBy(
    shut.filter((address) => !isPage(address)),
    formOf,
  );
  const loose = ofForms.get(undefined) ?? [];
  ofForms.delete(undefined);
  const hands = [...ofForms.values()].map((addresses) => addresses.toSorted((a, b) => a.lead.rank - b.lead.rank));
  return {
    firsts: hands.flatMap((hand) => hand[0] ?? []).toSorted(longestAgo),
    seconds: hands.flatMap((hand) => hand.slice(1, everyRound)),
    pages: shut.filter(isPage),
    inTurn: [...hands.flatMap((hand) => hand.slice(everyRound, maxWatchedPerForm)), ...loose].toSorted(longestAgo),
  };
}
