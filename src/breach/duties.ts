import type { BreachFacts } from './facts.ts';
import { type Block, blank, type Telling } from './words.ts';

// The second half of the report: what the organisation owes to the regulator and to the people.

/** What the answers themselves said about copies. */
function copiesOf({ evidence, reasons }: BreachFacts): string {
  if (reasons.some((reason) => reason.includes('a cache still serves a copy')))
    return 'The server itself refuses by now, but a cache in front of it still serves copies: clear it.';
  const headers = evidence.flatMap(({ proof }) => (proof === null ? [] : [proof.headers]));
  const fromCache = headers.find(
    (said) => Number(said.age ?? 0) > 0 || Object.values(said).some((value) => /\bHIT\b/iu.test(value)),
  );
  if (fromCache !== undefined)
    return 'Answers came out of a cache in front of the site: clear it, and ask for the addresses again.';
  if (headers.length > 0 && headers.every((said) => /no-store|private/iu.test(said['cache-control'] ?? '')))
    return 'The answers forbade shared caches to keep them. Search engines and archives may still have.';
  return 'Caches, search engines and archives may have kept copies: search for the addresses, and ask for removal where one is found.';
}

export function done({ facts, at }: Telling): readonly Block[] {
  const { window } = facts;
  return [
    {
      as: 'rows',
      rows: [
        {
          label: 'Containment',
          entries: [
            window.closed === null
              ? 'Not contained: the page was open when Passerby looked last.'
              : `Contained: on ${at(window.closed)} every known address refused a stranger.`,
            blank('who closed it, how, and when exactly'),
          ],
        },
        { label: 'Copies', entries: [copiesOf(facts), blank('copies found and removed')] },
      ],
    },
    ...(window.closed === null && facts.remediation.length > 0
      ? [{ as: 'text', text: 'To close it:' } as const, { as: 'steps', entries: facts.remediation } as const]
      : []),
    {
      as: 'rows',
      rows: [{ label: 'So that it does not happen again', entries: [blank('measures taken or planned, with dates')] }],
    },
  ];
}

const quoted = (path: string): string => path.replace(/[.+?^${}()|[\]\\]/gu, '\\$&').replaceAll('*', '[^ ]*');

export function looked({ facts, at }: Telling): readonly Block[] {
  const { paths, hosts, from, to } = facts.accessLog;
  const until = to === null ? 'now' : at(to);
  return [
    {
      as: 'text',
      text: `The web server’s access log tells. Keep it now, before it is rotated away: ${hosts.join(', ')}, from ${from === null ? 'as far back as it goes' : at(from)} until ${until}. Pull every line that asks for`,
    },
    { as: 'points', entries: paths.map((path) => `${path}${path.includes('*') ? '' : ' and whatever begins so'}`) },
    {
      as: 'text',
      text: 'with status 200, 206 or 304. Leave out the lines whose browser is “Passerby/…”: those are these looks. Logs of a cache or content network in front of the site count too. On a server that writes the common log format:',
    },
    {
      as: 'code',
      lines: [`grep -E '"GET (${paths.map(quoted).join('|')})' access.log | grep -E '" (200|206|304) ' | grep -v 'Passerby/'`],
    },
    { as: 'rows', rows: [{ label: 'What the log says', entries: [blank('how many requests, from how many addresses, when')] }] },
  ];
}

const likelihoods = {
  likely: 'A high risk to the people is likely, so Article 34 would ask you to tell them without undue delay.',
  possible: 'A high risk to the people is possible; decide on what the answers hold.',
  unlikely: 'A high risk to the people is unlikely on what was seen.',
  'not on what is known': 'No risk to anybody is known yet. Close it before the next answer arrives.',
} as const;

export function risk({ facts }: Telling): readonly Block[] {
  return [
    { as: 'text', text: likelihoods[facts.article34.likelihood] },
    { as: 'points', entries: facts.article34.because },
    {
      as: 'rows',
      rows: [
        {
          label: 'Likely consequences',
          entries: [blank('for the people: what could be done with this, and how likely that is')],
        },
        { label: 'Have they been told?', entries: [blank('yes, on … / about to / no, because …')] },
      ],
    },
  ];
}

export function blanks({ facts }: Telling): readonly Block[] {
  return [
    {
      as: 'rows',
      rows: [
        {
          label: 'Organisation',
          entries: [facts.organisation ?? blank('name'), blank('registration number with the ICO, sector, address')],
        },
        {
          label: 'Data protection officer',
          entries: [
            ...(facts.contact === null ? [] : [`Contact in Passerby: ${facts.contact}`]),
            blank('name, telephone, e-mail'),
          ],
        },
        {
          label: 'Controller or processor',
          entries: [blank('for whom the form was run; a processor tells the controller at once (Article 33(2))')],
        },
        { label: 'Measures in place before', entries: [blank('who may change permissions, how changes are reviewed')] },
        {
          label: 'Training',
          entries: [blank('had whoever made the change been trained in data protection in the last two years?')],
        },
        { label: 'Told besides the ICO', entries: [blank('police, other regulators, other controllers')] },
      ],
    },
  ];
}
