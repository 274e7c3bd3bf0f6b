import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type KeptCanary, keepCanary, keptCanaries } from '../canaries/kept.ts';
import { type Person, personBytes, personFrom } from '../canaries/person.ts';
import type { Config, ConfiguredTarget } from '../config.ts';
import { openInk } from '../ink.ts';
import { loadKey } from '../key.ts';
import type { Finding, FormOutline, Store } from '../model.ts';
import { openConfig } from '../open-config.ts';
import { defaultDataFolder } from '../open-world.ts';
import { closest } from '../settings/spelling.ts';
import { type Command, exits, type Given, type Shell, textOption } from '../shell.ts';
import { openStore } from '../store.ts';
import { trouble } from '../trouble.ts';
import { moment } from '../words/moments.ts';

const defaultTargets = 'targets.yaml';

type Desk = {
  readonly shell: Shell;
  readonly store: Store;
  readonly given: Given;
  readonly config: Config;
  readonly file: string;
  readonly data: string;
};

function chosen({ given, config, file }: Desk): ConfiguredTarget {
  const name = textOption(given, 'target');
  const names = config.targets.map((target) => target.name);
  const target = name === undefined && names.length === 1 ? config.targets[0] : config.targets.find((one) => one.name === name);
  if (target !== undefined) return target;
  const meant = name === undefined ? undefined : closest(name, names);
  throw trouble(
    'usage',
    name === undefined
      ? `Whose form is it? Give --target, one of: ${names.join(', ')}.`
      : `${file} has no target “${name}”${meant === undefined ? '' : `; did you mean “${meant}”?`} Targets: ${names.join(', ')}.`,
  );
}

/** Where the organisation's own mailboxes are: a letter to an invented person must not reach a stranger. */
function hostOf({ config }: Desk, target: ConfiguredTarget): string {
  const host = config.contact?.split('@')[1];
  if (host !== undefined && /^[\w.-]{3,253}$/u.test(host)) return host;
  return (target.start[0]?.hostname ?? 'example.org').replace(/^www\./u, '');
}

const isForm = (form: FormOutline): boolean => form.method === 'post' && form.fields.length > 1;
const alike = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/** The page of the form that is called so, where a crawl has seen it. */
async function pageOf({ store }: Desk, target: ConfiguredTarget, called: string | undefined): Promise<string | undefined> {
  const forms = (await store.forms(target.name)).filter(isForm);
  return forms.find((form) => called !== undefined && (alike(form.title, called) || form.page.endsWith(called)))?.page;
}

/** As YAML's flow style takes it without quotes, or quoted as JSON, which is YAML. */
const plain = (text: string): string =>
  /^[\p{L}\p{N}](?:[\p{L}\p{N} @._/-]{0,100}[\p{L}\p{N}])?$/u.test(text) ? text : JSON.stringify(text);

const yamlOf = (canary: KeptCanary): string =>
  ['canaries:', ...canary.values.map((value) => `  - { name: ${plain(canary.name)}, value: ${plain(value)} }`)]
    .map((line) => `      ${line}\n`)
    .join('');

async function make(desk: Desk): Promise<number> {
  const { shell, store, given, config, file, data } = desk;
  const target = chosen(desk);
  const form = textOption(given, 'form');
  const taken = new Set([
    ...config.targets.flatMap(({ canaries }) => canaries.map(({ value }) => value)),
    ...(await keptCanaries(store)).flatMap(({ values }) => values),
  ]);
  const person = newPerson(hostOf(desk, target), taken);
  const canary = {
    name: form ?? `canary ${person.tag}`,
    values: [person.mailbox, person.name],
    target: target.name,
    made: shell.now().toISOString(),
  };
  await keepCanary(store, canary);
  const ink = openInk(shell.out);
  const page = await pageOf(desk, target, form);
  const rows = { Name: person.name, 'E-mail': person.mailbox, Telephone: person.phone, Message: person.message };
  shell.out.write(
    [
      `${ink.bold(`A canary for ${target.name}: an invented person nobody else is.`)}\n\n`,
      ...Object.entries(rows).map(([label, value]) => `  ${ink.dim(label.padEnd(10))} ${value}\n`),
      `\n1. Submit these answers to your own form${page === undefined ? '' : ` at ${page}`}, as anybody would. Where it asks for more, give the\n   organisation’s own address and nothing that is anybody’s. The mailbox need not exist.\n`,
      '2. Leave the record where answers are kept. Deleted, it can no longer give the alarm.\n',
      `3. Whatever is fetched with ${data} is searched for it from now on. Write it down for every other installation, under\n   “${target.name}” in ${file}:\n\n`,
      yamlOf(canary),
      '\nWherever it is read by a stranger, the answers of that form are public: you are told at once, as critical and certain.\n',
    ].join(''),
  );
  return exits.fine;
}

function newPerson(host: string, taken: ReadonlySet<string>): Person {
  const person = personFrom(randomBytes(personBytes), host);
  return taken.has(person.mailbox) || taken.has(person.name) ? newPerson(host, taken) : person;
}

const readAt = (findings: readonly Finding[], name: string): Finding | undefined =>
  findings.find((finding) => finding.probe === 'canary' && finding.reasons.some((reason) => reason.includes(`“${name}”`)));

async function list({ shell, store, config, file }: Desk): Promise<number> {
  const kept = await keptCanaries(store);
  const declared = config.targets[0]?.canaries ?? [];
  const findings = await store.findings();
  const names = [...new Set([...declared, ...kept].map(({ name }) => name))];
  const ink = openInk(shell.out);
  if (names.length === 0) shell.out.write('There is no canary yet. passerby canary new --target NAME makes one.\n');
  for (const name of names) {
    const made = kept.filter((canary) => canary.name === name);
    const written = declared.filter((canary) => canary.name === name).map(({ value }) => value);
    const found = readAt(findings, name);
    const values = [...new Set([...written, ...made.flatMap((canary) => canary.values)])];
    shell.out.write(`${ink.bold(name)}  ${values.join(', ')}\n`);
    for (const { made: at, target } of made) shell.out.write(`  made ${moment(new Date(at))}, for ${target}\n`);
    const missing = made.flatMap((canary) => canary.values).filter((value) => !written.includes(value));
    if (missing.length > 0) shell.out.write(ink.yellow(`  not in ${file} yet: ${missing.join(', ')}\n`));
    if (found === undefined) shell.out.write('  never read by a stranger\n');
    else
      shell.out.write(
        (found.state === 'resolved' ? ink.green : ink.red)(
          `  ${found.state === 'resolved' ? 'was readable' : 'can be read by anyone'} at ${found.url}, finding ${found.id}\n`,
        ),
      );
  }
  return exits.fine;
}

const actions: Readonly<Record<string, (desk: Desk) => Promise<number>>> = { new: make, list };

export default {
  summary: 'A marked record to submit to your own form: read anywhere, it proves that answers are public.',
  usage: [
    'new --target NAME [--form NAME] [--targets targets.yaml] [--data DIR]',
    '[list] [--targets targets.yaml] [--data DIR]',
  ],
  options: {
    target: { type: 'string' },
    form: { type: 'string' },
    targets: { type: 'string' },
    data: { type: 'string' },
  },
  run: async (shell, given) => {
    const [name = 'list'] = given.words;
    const action = actions[name];
    if (action === undefined)
      throw trouble('usage', `There is no “canary ${name}”. Try: passerby canary new --target NAME, or: passerby canary list`);
    const file = textOption(given, 'targets') ?? defaultTargets;
    const config = openConfig(file, shell.env);
    const data = textOption(given, 'data') ?? defaultDataFolder;
    const store = openStore(join(data, 'passerby.db'), loadKey(data));
    try {
      return await action({ shell, store, given, config, file, data });
    } finally {
      await store.close();
    }
  },
} satisfies Command;
