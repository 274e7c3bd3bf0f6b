import { openInk, wrap } from '../ink.ts';
import type { Finding, Store } from '../model.ts';
import { openKept } from '../open-kept.ts';
import { defaultDataFolder } from '../open-world.ts';
import { type Command, exits, type Given, type Shell, textOption } from '../shell.ts';
import { trouble } from '../trouble.ts';
import { peopleInWords, subjectOf, sureness } from '../words/finding.ts';
import { kindInWords } from '../words/kinds.ts';
import { moment } from '../words/moments.ts';

type Desk = { readonly shell: Shell; readonly store: Store; readonly given: Given };

async function list({ shell, store, given }: Desk): Promise<number> {
  const all = await store.findings();
  const shown = given.options.all === true ? all : all.filter((finding) => finding.state !== 'resolved');
  const format = textOption(given, 'format') ?? 'text';
  if (format !== 'text' && format !== 'json')
    throw trouble('usage', `There is no format “${format}” for findings. Formats: text, json.`);
  if (format === 'json') {
    for (const finding of shown) shell.out.write(`${JSON.stringify(finding)}\n`);
    return exits.fine;
  }
  const ink = openInk(shell.out);
  if (shown.length === 0) shell.out.write('Nothing is open.\n');
  for (const finding of shown) {
    const tone =
      finding.state === 'resolved'
        ? ink.green
        : finding.severity === 'critical' || finding.severity === 'high'
          ? ink.red
          : ink.yellow;
    shell.out.write(
      `${ink.bold(finding.id)}  ${tone(finding.severity.padEnd(8))}  ${finding.state.padEnd(12)}  ${people(finding).padEnd(22)}  ${placeOf(finding, ink)}\n`,
    );
  }
  return exits.fine;
}

/** Several addresses of one form are told apart by where they are. */
const placeOf = (finding: Finding, { dim }: ReturnType<typeof openInk>): string =>
  finding.cause.form === undefined ? finding.url : `${subjectOf(finding)}  ${dim(finding.url)}`;

const people = (finding: Finding): string => (finding.people === 0 ? 'nobody yet' : peopleInWords(finding.people));

async function find({ store }: Desk, id: string): Promise<Finding> {
  const finding = await store.finding(id);
  if (finding === undefined)
    throw trouble(
      'no-finding',
      `There is no finding “${id}”, or several begin so. passerby findings list --all shows their ids.`,
    );
  return finding;
}

async function show(desk: Desk, id: string): Promise<number> {
  const finding = await find(desk, id);
  const { shell, store } = desk;
  const ink = openInk(shell.out);
  const row = (label: string, text: string): string =>
    `${ink.dim(label.padEnd(18))}${wrap(text, shell.out.columns, ' '.repeat(18))}\n`;
  const history = await store.history(finding.id);
  shell.out.write(
    [
      `${ink.bold(subjectOf(finding))}\n`,
      row('Finding', `${finding.id}, ${finding.severity}, ${finding.state}`),
      row('Address', finding.url),
      row('Recognised', finding.title),
      row('People', people(finding)),
      row('What', Object.keys(finding.kinds).map(kindInWords).join(', ') || 'nothing yet'),
      row('How sure', sureness(finding.confidence)),
      row('Why', finding.reasons.join('; ')),
      row('Last seen closed', finding.lastKnownClosed === undefined ? 'never by Passerby' : moment(finding.lastKnownClosed)),
      row('First seen open', moment(finding.firstSeen)),
      row('Last seen open', moment(finding.lastSeen)),
      ...(finding.resolvedAt === undefined ? [] : [row('Closed', moment(finding.resolvedAt))]),
      ...(finding.note === undefined
        ? []
        : [
            row(
              'Decision',
              `${finding.note.reason} (${finding.note.by}${finding.note.until === undefined ? '' : `, until ${moment(finding.note.until)}`})`,
            ),
          ]),
      ...finding.remediation.map((step, place) => row(place === 0 ? 'To close it' : '', `${place + 1}. ${step}`)),
      ...history.map((entry, place) => row(place === 0 ? 'History' : '', `${moment(entry.at)}: ${entry.says || entry.kind}`)),
    ].join(''),
  );
  return exits.fine;
}

async function decide(
  desk: Desk,
  id: string,
  decision: { readonly state: Finding['state']; readonly note: Finding['note']; readonly says: string },
): Promise<number> {
  const finding = await find(desk, id);
  await desk.store.decide(finding.id, decision.state, decision.note, desk.shell.now());
  desk.shell.out.write(`${subjectOf(finding)}: ${decision.says}\n`);
  return exits.fine;
}

const acknowledge = (desk: Desk, id: string): Promise<number> =>
  decide(desk, id, { state: 'acknowledged', note: undefined, says: 'acknowledged; reminders stop, the watch goes on.' });

function accept(desk: Desk, id: string): Promise<number> {
  const reason = textOption(desk.given, 'reason');
  if (reason === undefined)
    throw trouble('usage', 'To accept a finding, give the reason: --reason "members’ register, public by law"');
  const until = dayOf(textOption(desk.given, 'until'), desk.shell.now());
  const by = textOption(desk.given, 'by') ?? desk.shell.env('USER') ?? 'not named';
  return decide(desk, id, {
    state: 'accepted',
    note: { by, reason, until },
    says: `accepted${until === undefined ? '' : ` until ${moment(until)}`}; it is raised again if it shows more.`,
  });
}

function dayOf(text: string | undefined, now: Date): Date | undefined {
  if (text === undefined) return undefined;
  const day = new Date(text);
  if (Number.isNaN(day.getTime())) throw trouble('usage', `--until is a day such as 2027-05-01; “${text}” is none.`);
  if (day <= now) throw trouble('usage', `--until ${text} is past already; name a day to come, or leave it out.`);
  return day;
}

const recheck = (desk: Desk, id: string): Promise<number> =>
  decide(desk, id, { state: 'open', note: undefined, says: 'open; the next watch round looks again.' });

const actions: Readonly<Record<string, (desk: Desk, id: string) => Promise<number>>> = {
  list,
  show,
  acknowledge,
  accept,
  recheck,
};

export default {
  summary: 'What is known to be open, and what you decide about it.',
  usage: [
    '[list] [--all] [--format text|json] [--data DIR]',
    'show ID',
    'acknowledge ID                                  somebody is on it',
    'accept ID --reason TEXT [--until 2027-05-01] [--by NAME]   public on purpose, until then',
    'recheck ID                                      look again in the next watch round',
  ],
  options: {
    data: { type: 'string' },
    format: { type: 'string' },
    all: { type: 'boolean' },
    reason: { type: 'string' },
    until: { type: 'string' },
    by: { type: 'string' },
  },
  run: async (shell, given) => {
    const [name = 'list', id = ''] = given.words;
    const action = actions[name];
    if (action === undefined) throw trouble('usage', `There is no “findings ${name}”. Try: passerby findings list`);
    if (action !== list && id === '')
      throw trouble('usage', `findings ${name} needs the id of a finding: passerby findings list shows them.`);
    const data = textOption(given, 'data') ?? defaultDataFolder;
    const store = openKept(data);
    try {
      return await action({ shell, store, given }, id);
    } finally {
      await store.close();
    }
  },
} satisfies Command;
