import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { loadProbes } from '../catalogue.ts';
import { type ChannelSettings, targetFor } from '../config.ts';
import { type Borough, openBorough } from '../demo-borough.ts';
import { closeRound, openFollowUp } from '../follow-up.ts';
import { openInk } from '../ink.ts';
import type { Alert, Batch, Channel, Target, World } from '../model.ts';
import { openConfig } from '../open-config.ts';
import { openWorld } from '../open-world.ts';
import { emptyOutbox } from '../outbox.ts';
import { scan } from '../scan.ts';
import { type Command, exits, type Shell, textOption } from '../shell.ts';
import { testAlert, testOver } from '../words/standing.ts';

const defaultTargets = 'targets.yaml';
const deliverWithinMs = 30_000;
const lookAgainMs = 250;
/** Stands in every invented record of the borough. */
const planted = '@example.com';

export default {
  summary:
    'Leaves an invented record open on this machine and follows it to every channel, as a test. Exit 0 when all of it worked.',
  usage: ['[--targets targets.yaml]'],
  options: { targets: { type: 'string' } },
  run: async (shell, given) => {
    const file = textOption(given, 'targets') ?? defaultTargets;
    const config = openConfig(file, shell.env);
    const folder = mkdtempSync(join(tmpdir(), 'passerby-selftest-'));
    const borough = await openBorough();
    const world = await openWorld(shell, { data: folder, channels: config.channels, file, quiet: true });
    const say = openSaying(shell);
    try {
      const alert = await leak({ world, borough, say });
      say(holdsNobody(folder), 'what was kept of it holds nobody’s data', 'an invented value was found in the database');
      if (alert !== undefined) await follow({ world, say, channels: config.channels }, testAlert(alert, shell.now()));
      shell.out.write(say.hasFailed() ? '\nSomething would not have worked.\n' : '\nAll of it works.\n');
      return say.hasFailed() ? exits.exposed : exits.fine;
    } finally {
      await world.close();
      await borough.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
} satisfies Command;

type Saying = ((isFine: boolean, fine: string, wrong: string) => void) & { readonly hasFailed: () => boolean };

function openSaying(shell: Shell): Saying {
  const ink = openInk(shell.out);
  let failed = false;
  const say = (isFine: boolean, fine: string, wrong: string): void => {
    failed ||= !isFine;
    shell.out.write(isFine ? `${ink.green('works')}  ${fine}\n` : `${ink.red('fails')}  ${wrong}\n`);
  };
  return Object.assign(say, { hasFailed: () => failed });
}

/** Closed, then open: what a channel would have been told, taken down before it is sent. */
async function leak({
  world,
  borough,
  say,
}: {
  readonly world: World;
  readonly borough: Borough;
  readonly say: Saying;
}): Promise<Alert | undefined> {
  const target: Target = {
    ...targetFor([borough.start], { allowPrivate: true, requestsPerSecond: 100 }),
    name: 'Passerby’s own test',
    organisation: 'Borough of Exampleton (invented)',
  };
  const told: Alert[] = [];
  const ear: Channel = {
    name: 'ear',
    minSeverity: 'review',
    targets: [],
    notify: async (alert) => {
      told.push(alert);
      return 'delivered';
    },
  };
  const listening: World = { ...world, channels: [ear] };
  const followUp = openFollowUp(listening, target);
  const probes = await loadProbes();
  const look = async (cadence: 'crawl' | 'watch'): Promise<void> => {
    const plan = { cadence, probes, budget: 200, stopped: () => false, progress: () => undefined };
    await closeRound(listening, target, await scan(listening, target, plan, async (gathered) => void (await followUp(gathered))));
    await emptyOutbox(listening);
  };
  await look('crawl');
  say(
    told.length === 0,
    'an invented borough on this machine is looked at, and nothing is said while its form is closed',
    'something was said about a closed form',
  );
  borough.open();
  await look('watch');
  const opened = told.find(({ kind }) => kind === 'opened');
  say(
    opened !== undefined,
    `its form is left open, and one round later Passerby says: ${opened?.title ?? ''}`,
    'a form left open was not noticed',
  );
  return opened;
}

function holdsNobody(folder: string): boolean {
  return readdirSync(folder).every((name) => !readFileSync(join(folder, name)).includes(planted));
}

/** Through the same outbox as any alert, to each channel, whatever it usually wants to hear. */
async function follow(
  { world, say, channels }: { readonly world: World; readonly say: Saying; readonly channels: readonly ChannelSettings[] },
  alert: Alert,
): Promise<void> {
  if (channels.length === 0) return say(false, '', 'no channel is configured: nobody would be told');
  await deliver(
    world,
    channels.map(({ name }) => ({ alert, channel: name })),
  );
  const [delivered, dead, due] = await Promise.all([
    world.store.postings('delivered'),
    world.store.postings('dead'),
    world.store.postings('due'),
  ]);
  // Whoever is called out for an incident wants it to end by itself.
  const pagers = channels.filter(({ name, type }) => type === 'pagerduty' && delivered.some(({ channel }) => channel === name));
  await deliver(
    world,
    pagers.map(({ name }) => ({ alert: testOver(alert), channel: name })),
  );
  for (const { name, type } of channels) {
    const isDelivered = delivered.some(({ channel }) => channel === name);
    const reason = [...dead, ...due].find(({ channel }) => channel === name)?.reason ?? 'no answer';
    const waits = due.some(({ channel }) => channel === name) ? `not within ${deliverWithinMs / 1000} seconds: ` : '';
    say(isDelivered, `${name} (${type}): delivered`, `${name} (${type}): ${waits}${reason}`);
  }
}

async function deliver(world: World, outbox: Batch['outbox']): Promise<void> {
  await world.store.post(outbox, world.now());
  const isWaiting = async (): Promise<boolean> => (await world.store.postings('due')).length > 0;
  for (let waitedMs = 0; waitedMs < deliverWithinMs && (await isWaiting()); waitedMs += lookAgainMs) {
    await emptyOutbox(world);
    if (await isWaiting()) await pause(lookAgainMs);
  }
}
