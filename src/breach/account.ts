import { kindInWords } from '../words/kinds.ts';
import type { BreachFacts, Exhibit } from './facts.ts';
import { icoCategories, icoPeople } from './ico.ts';
import { type Block, blank, type Entry, fromNow, lengthOf, subjectOf, type Telling, upperFirst } from './words.ts';

// The first half of the report: what happened, as far as it was seen from outside.

export function happened({ facts }: Telling): readonly Block[] {
  return [
    {
      as: 'rows',
      rows: [
        {
          label: 'What happened',
          entries: [
            `${upperFirst(subjectOf(facts))} ${facts.hasData ? 'were shown to' : 'stood open to'} any visitor who was not signed in. This is a loss of confidentiality.`.replace(
              /^(The address .*) were shown/u,
              '$1 was shown',
            ),
          ],
        },
        ...(facts.page === null ? [] : [{ label: 'Public page of the form', entries: [facts.page] }]),
        ...(facts.otherForms.length === 0
          ? []
          : [
              { label: 'Opened with it', entries: [`The answers to ${facts.otherForms.map((form) => `“${form}”`).join(', ')}.`] },
            ]),
        {
          label: 'What went wrong',
          entries: [
            `Recognised as: ${facts.recognised}. Such a page opens to strangers by a permission or a setting, most often by mistake.`,
            blank('who changed which setting, when, and what was meant'),
          ],
        },
        {
          label: 'Cyber incident?',
          entries: [
            'Nothing seen from outside speaks for an attack; the page answered an ordinary request.',
            blank('yes / no / not known'),
          ],
        },
      ],
    },
  ];
}

export function when(telling: Telling): readonly Block[] {
  const { facts, at, written } = telling;
  const { window, aware } = facts;
  return [
    {
      as: 'rows',
      rows: [
        {
          label: 'Last seen closed',
          entries: [
            window.lastSeenClosed === null
              ? 'Never by Passerby: it may have been open for long before.'
              : at(window.lastSeenClosed),
          ],
        },
        { label: 'First seen open', entries: [at(window.firstSeenOpen)] },
        { label: 'Last seen open', entries: [at(window.lastSeenOpen)] },
        { label: 'Closed', entries: [window.closed === null ? 'Not yet.' : `Seen closed on ${at(window.closed)}.`] },
        { label: window.closed === null ? 'Open for' : 'Was open for', entries: [upperFirst(lengthOf(facts, written))] },
        {
          label: 'Became aware',
          entries: [
            `${at(aware.at)}: Passerby saw it, looked a second time and raised the alarm.`,
            blank('earlier, if anybody in the organisation knew before'),
          ],
        },
        ...decided(telling),
        {
          label: 'End of the 72 hours',
          entries: [
            facts.hasData
              ? `${at(aware.seventyTwoHoursEnd)}, ${fromNow(aware.seventyTwoHoursEnd, written)}. A later notification gives the reasons for the delay (Article 33(1)).`
              : 'Runs from the moment somebody’s data is known to have been readable.',
          ],
        },
      ],
    },
  ];
}

/** What people did about it in Passerby. */
function decided({ facts, at }: Telling): readonly { readonly label: string; readonly entries: readonly Entry[] }[] {
  const decisions = facts.diary.filter(({ kind }) => kind === 'acknowledged' || kind === 'accepted');
  if (decisions.length === 0) return [];
  return [
    {
      label: 'Decided since',
      entries: decisions.map((one) => `${at(one.at)}: ${one.kind}${one.says === '' ? '' : ` (${one.says})`}.`),
    },
  ];
}

const shortly = (category: string): string => category.split(', for example')[0] ?? category;

export function whose({ facts }: Telling): readonly Block[] {
  const ticked = new Set(facts.categories);
  return [
    {
      as: 'rows',
      rows: [
        {
          label: 'People concerned',
          entries: [
            facts.people.atLeast === 0 ? 'Nobody as far as was seen' : `At least ${facts.people.atLeast}`,
            blank('the exact number, from the form’s own records'),
          ],
        },
        {
          label: 'Records concerned',
          entries: [facts.records.atLeast === 0 ? 'None as far as was seen' : `At least ${facts.records.atLeast}`],
        },
        {
          label: 'Who they are',
          entries: [
            ...(facts.form === null ? [] : ['People who sent this form, and whoever they wrote about.']),
            blank(`tick in the form: ${icoPeople.join(', ').toLowerCase()}`),
          ],
        },
      ],
    },
    ...(facts.kinds.length === 0
      ? []
      : [
          {
            as: 'table',
            head: ['What could be read', 'At least', 'The ICO’s category'],
            rows: facts.kinds.map(({ kind, atLeast, ico }) => [
              upperFirst(kindInWords(kind)),
              String(atLeast),
              shortly(icoCategories[ico]),
            ]),
          } as const,
        ]),
    {
      as: 'ticks',
      ticks: Object.entries(icoCategories).map(([id, label]) => ({
        label: shortly(label),
        ticked: [...ticked].some((category) => category === id),
      })),
    },
    {
      as: 'text',
      text: 'Ticked is what Passerby recognised in masked form. Read the answers yourselves, signed in, before you leave a box empty: people write what nobody asked for.',
    },
  ];
}

const sureness = (confidence: number): string =>
  confidence >= 0.95 ? 'Certain' : confidence >= 0.8 ? 'Very likely' : confidence >= 0.6 ? 'Likely' : 'Possible';

export function known({ facts, at }: Telling): readonly Block[] {
  const row = ({ address, lastSeenOpen, proof }: Exhibit): readonly string[] => [
    address,
    at(lastSeenOpen),
    proof === null
      ? ''
      : [`status ${proof.status}`, proof.headers['content-type'], proof.rows > 0 ? `${proof.rows} rows` : undefined]
          .filter(Boolean)
          .join(', '),
    proof?.digest ?? '',
  ];
  return [
    {
      as: 'rows',
      rows: [
        {
          label: 'How found',
          entries: [
            'By Passerby, an automatic check from outside: one anonymous request for the page, and a second one over a new connection before the alarm. Nothing was signed in to, sent or changed, and nobody’s data was kept.',
          ],
        },
        { label: 'How sure', entries: [`${sureness(facts.confidence)}: ${facts.reasons.join('; ')}.`] },
      ],
    },
    { as: 'table', head: ['Address', 'Last seen open', 'What answered', 'Digest of the page'], rows: facts.evidence.map(row) },
    ...(facts.moreAddresses === 0
      ? []
      : [{ as: 'text', text: `and ${facts.moreAddresses} more addresses with the same cause.` } as const]),
    ...(facts.samples.length === 0
      ? []
      : [
          {
            as: 'text',
            text: `Masked samples: ${samplesOf(facts)}.`,
          } as const,
        ]),
    {
      as: 'text',
      text: 'The digest is an HMAC-SHA-256 of the page’s bytes under this installation’s key. It proves later which page was meant, and tells nothing about it.',
    },
  ];
}

const samplesOf = ({ samples }: BreachFacts): string =>
  samples
    .map(({ where, masked, kind }) => {
      const place = [kind === undefined ? '' : kindInWords(kind), where].filter((part) => part !== '').join(', ');
      return place === '' ? masked : `${masked} (${place})`;
    })
    .join('; ');
