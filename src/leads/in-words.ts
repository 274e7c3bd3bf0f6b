import type { Ink } from '../ink.ts';
import { quietAddress } from '../people/discretion.ts';
import type { Surroundings } from './surroundings.ts';
import type { Watched, WatchRound } from './watch-round.ts';

// What a watch round asks and what it leaves out, as lines to read.

type Telling = {
  readonly ink: Ink;
  /** What a probe finds, by its id. */
  readonly titleOf: (by: string) => string;
};

const whys: Readonly<Record<Watched['why'], string>> = {
  denied: 'must be closed',
  start: 'start',
  open: 'is open: until it is closed',
  page: 'the form’s page: what it offers, and to whom',
  answers: 'every round',
  turn: 'in turn',
};

const shownAt = ({ lead, why }: Watched, { ink }: Telling, indent: string): string =>
  `${indent}${quietAddress(lead.url)}  ${ink.dim(whys[why])}`;

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

type Group = { readonly title: string; readonly addresses: readonly Watched[] };

/** Each form with its page, and what no form is known for. */
function groupsOf(all: readonly Watched[], { titleOf }: Telling): readonly Group[] {
  const ofForms = Map.groupBy(
    all.filter(({ why }) => why !== 'page'),
    ({ form }) => form,
  );
  const pages = new Map(all.filter(({ why }) => why === 'page').map((watched) => [watched.lead.url.href, watched]));
  const groups = [...ofForms].flatMap(([form, addresses]): readonly Group[] => {
    const lead = addresses[0]?.lead;
    if (form === undefined || lead === undefined) return [];
    const page = lead.cause?.page ?? '';
    const own = pages.get(page);
    pages.delete(page);
    const title = `${lead.cause?.form === undefined ? '' : `“${lead.cause.form}”: `}${titleOf(lead.by)}`;
    return [{ title, addresses: [...(own === undefined ? [] : [own]), ...addresses] }];
  });
  const loose = ofForms.get(undefined) ?? [];
  return [
    ...groups,
    ...(pages.size === 0
      ? []
      : [{ title: 'Pages with forms whose answers no platform is known to show', addresses: [...pages.values()] }]),
    ...(loose.length === 0 ? [] : [{ title: 'Of no form', addresses: loose }]),
  ];
}

/** Every address of the next round and of the ones after it, form by form. */
export function watchInWords({ asked, inTurn, postponed }: WatchRound, telling: Telling): readonly string[] {
  const first = asked.filter(({ why }) => why === 'start' || why === 'denied' || why === 'open');
  const rest = [...asked.filter((watched) => !first.includes(watched) && watched.why !== 'turn'), ...inTurn];
  if (rest.length === 0 && first.every(({ why }) => why !== 'open'))
    return [
      ...first.map((watched) => shownAt(watched, telling, '    ')),
      '    The first crawl finds where answers would appear.',
    ];
  const turns = asked.filter(({ why }) => why === 'turn').length;
  return [
    ...first.map((watched) => shownAt(watched, telling, '    ')),
    ...groupsOf(rest, telling).flatMap(({ title, addresses }) => [
      `    ${title}`,
      ...addresses.map((watched) => shownAt(watched, telling, '      ')),
    ]),
    ...(inTurn.length > turns
      ? [
          `    ${turns} of the ${inTurn.length} that are asked in turn go into one round: each is asked every ${Math.ceil(inTurn.length / Math.max(1, turns))} rounds.`,
        ]
      : []),
    ...(postponed > 0
      ? [
          telling.ink.yellow(
            `    ${plural(postponed, 'address waits', 'addresses wait')} for a later round: at this pace they do not fit into one interval.`,
          ),
        ]
      : []),
  ];
}

/** What a stranger may follow and Passerby does not. */
export function surroundingsInWords({ outside, silent }: Surroundings, { ink, titleOf }: Telling): readonly string[] {
  const hosts = Map.groupBy(outside, ({ host }) => host);
  return [
    ...[...hosts].map(([host, met]) => {
      const titles = [...new Set(met.map(({ by }) => titleOf(by)))].join('; ');
      const pages = [...new Set(met.map(({ page }) => page))];
      const more = pages.length > 1 ? ` and ${plural(pages.length - 1, 'other page', 'other pages')}` : '';
      return `  ${ink.yellow(`not in scope: ${host}`)} (${titles}), from ${pages[0] ?? ''}${more}; add ${host} to scope to have it looked at`;
    }),
    ...silent.map((host) => `  ${ink.yellow(`named by a certificate: ${host}`)}, in scope, which did not answer`),
  ];
}
