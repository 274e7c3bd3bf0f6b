import { moment } from '../words/moments.ts';
import { happened, known, when, whose } from './account.ts';
import { blanks, done, looked, risk } from './duties.ts';
import type { BreachFacts } from './facts.ts';
import { fromNow, leastOf, peopleOf, type Section, subjectOf, type Telling, upperFirst } from './words.ts';

// Every sentence of the report. What is not known stands as a blank with what belongs into it: an honest gap is asked for
// by the regulator (Article 33(4) lets the rest follow), a guess is not.

export type BreachReport = {
  readonly title: string;
  readonly subtitle: string;
  readonly lead: string;
  readonly glance: readonly { readonly label: string; readonly value: string; readonly isUrgent: boolean }[];
  readonly sections: readonly Section[];
  readonly foot: string;
};

/** How a report is laid out; all of them say the same. */
export type BreachLayout = { readonly title: string; readonly print: (facts: BreachFacts, report: BreachReport) => string };

/** What the report says, in the order of the ICO's form. Pure. */
export function breachReport(facts: BreachFacts): BreachReport {
  const telling: Telling = { facts, at: (iso) => moment(new Date(iso), facts.timezone), written: new Date(facts.written) };
  return {
    title: 'Personal data breach: what is known',
    subtitle: [facts.form === null ? undefined : `“${facts.form}”`, facts.target, facts.organisation].filter(Boolean).join(' · '),
    lead: leadOf(telling),
    glance: glanceOf(telling),
    sections: [
      { heading: '1. What happened', blocks: happened(telling) },
      { heading: '2. When', blocks: when(telling) },
      { heading: '3. Whose data, and which', blocks: whose(telling) },
      { heading: '4. How it is known', blocks: known(telling) },
      { heading: '5. What was done, and what is left to do', blocks: done(telling) },
      { heading: '6. Who looked', blocks: looked(telling) },
      { heading: '7. The risk, and whether the people must be told', blocks: risk(telling) },
      { heading: '8. What only you can say', blocks: blanks(telling) },
    ],
    foot: `Written by Passerby on ${telling.at(facts.written)}; finding ${facts.finding}. It holds no personal data: samples are masked, counts are the least that is certain. It is an account of what was seen from outside, and no legal advice.`,
  };
}

function leadOf({ facts, at }: Telling): string {
  const { window } = facts;
  const open =
    facts.form === null
      ? `${upperFirst(subjectOf(facts))} could be read by anyone`
      : `${upperFirst(subjectOf(facts))} could be read by anyone`;
  const who = facts.hasData
    ? `It showed the data of ${peopleOf(facts)}.`
    : 'No person’s data was in it when Passerby looked; what is sent from then on would be.';
  const end = window.closed === null ? 'It was still open when Passerby looked last.' : `It was closed by ${at(window.closed)}.`;
  return `${open}, with no account and no password. Passerby, which looks at the organisation’s public addresses as a stranger would, saw it first on ${at(window.firstSeenOpen)}. ${who} ${end}`;
}

function glanceOf({ facts, at, written }: Telling): BreachReport['glance'] {
  const { window, aware } = facts;
  const isOpen = window.closed === null;
  return [
    { label: 'State', value: isOpen ? 'Still open' : 'Closed', isUrgent: isOpen },
    { label: 'People', value: upperFirst(peopleOf(facts)), isUrgent: false },
    { label: isOpen ? 'Open for' : 'Was open for', value: leastOf(facts, written), isUrgent: false },
    {
      label: '72 hours end',
      value: facts.hasData
        ? `${at(aware.seventyTwoHoursEnd)} (${fromNow(aware.seventyTwoHoursEnd, written)})`
        : 'no breach of anybody’s data is known yet',
      isUrgent: facts.hasData && new Date(aware.seventyTwoHoursEnd) > written,
    },
  ];
}
