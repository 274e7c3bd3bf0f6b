import { maskedAddress } from '../addresses/address.ts';
import { soughtCanaries } from '../canaries/kept.ts';
import { loadProbes } from '../catalogue.ts';
import { mayAsk, robotsAddresses, startingLeads } from '../frontier.ts';
import { openInk } from '../ink.ts';
import { lapsedEntries, unusedEntries } from '../judging/published.ts';
import { surroundingsInWords, watchInWords } from '../leads/in-words.ts';
import { keptSurroundings } from '../leads/surroundings.ts';
import { watchRound } from '../leads/watch-round.ts';
import type { Published, Target, World } from '../model.ts';
import { openConfig } from '../open-config.ts';
import { defaultDataFolder, openWorld } from '../open-world.ts';
import { type Command, exits, type Shell, textOption } from '../shell.ts';
import { budgetFor } from '../target-watch.ts';
import { unwatched } from '../telling/unwatched.ts';

const defaultTargets = 'targets.yaml';
const unserved = 'dashboard: is read, and this version serves none; passerby findings and passerby report show the same.';

export default {
  summary: 'Is targets.yaml right, and what would be asked? Asks nothing and sends nothing.',
  usage: ['[--targets targets.yaml] [--data DIR]'],
  options: { targets: { type: 'string' }, data: { type: 'string' } },
  run: async (shell, given) => {
    const file = textOption(given, 'targets') ?? defaultTargets;
    const config = openConfig(file, shell.env);
    const world = await openWorld(shell, {
      data: textOption(given, 'data') ?? defaultDataFolder,
      channels: config.channels,
      file,
      quiet: true,
    });
    try {
      shell.out.write(
        `${file} is right: ${config.targets.length} ${config.targets.length === 1 ? 'target' : 'targets'}, ${config.channels.length} ${config.channels.length === 1 ? 'channel' : 'channels'}.\n`,
      );
      if (config.dashboard !== undefined) shell.out.write(`${openInk(shell.out).yellow(unserved)}\n`);
      const probes = await loadProbes();
      const titleOf = (by: string): string => probes.find((probe) => probe.id === by)?.title ?? by;
      for (const target of config.targets) await tellTarget({ shell, world, titleOf }, target);
      for (const { target, findings } of await unwatched(world.store, config.targets))
        shell.out.write(
          `\n${openInk(shell.out).yellow(`Watched by nobody: ${findings} open ${findings === 1 ? 'finding' : 'findings'} of “${target}”, which ${file} does not name`)}; passerby findings list shows them\n`,
        );
      return exits.fine;
    } finally {
      await world.close();
    }
  },
} satisfies Command;

type Telling = { readonly shell: Shell; readonly world: World; readonly titleOf: (by: string) => string };

async function tellTarget({ shell, world, titleOf }: Telling, target: Target): Promise<void> {
  const ink = openInk(shell.out);
  const known = await world.store.addresses(target.name);
  const round = watchRound(target, known, budgetFor(target, 'watch', world.now()));
  const sought = await soughtCanaries(world.store, target.canaries);
  const line = (text: string): void => shell.out.write(`${text}\n`);
  line(`\n${ink.bold(target.name)}`);
  line(
    `  scope: ${target.scope.join(', ') || 'the demo borough'}; at most ${target.limits.requestsPerSecond} requests per second and host`,
  );
  if (sought.length > 0) line(`  canaries: ${[...new Set(sought.map(({ name }) => name))].join(', ')}`);
  line(`  crawl (${target.crawl}, ${target.timezone}) begins with:`);
  for (const url of robotsAddresses(target)) line(`    ${url.href}  ${ink.dim('where the site says not to look')}`);
  for (const lead of startingLeads(target))
    line(
      `    ${maskedAddress(lead.url)}  ${ink.dim(lead.by === 'denied' ? 'must be closed' : 'start')}${mayAsk(target, lead.url) ? '' : ink.red(' (outside the scope or excluded: never asked)')}`,
    );
  line(`  watch (${target.watch}) asks ${round.asked.length === 1 ? 'one address' : `${round.asked.length} addresses`}:`);
  for (const says of watchInWords(round, { ink, titleOf })) line(says);
  const surroundings = await keptSurroundings(world.store, target);
  if (surroundings !== undefined) for (const says of surroundingsInWords(surroundings, { ink, titleOf })) line(says);
  for (const says of await publishedLines(world, target)) line(ink.yellow(`  ${says}`));
}

const placesIn = (entry: Published): string => [...entry.urls, ...entry.values].join(', ');

/** What stands under published: and does nothing (any more). Only a target that was crawled can tell. */
async function publishedLines(world: World, target: Target): Promise<readonly string[]> {
  const now = world.now();
  const lapsed = lapsedEntries(target, now).map(
    (entry) =>
      `published: ${placesIn(entry)} (${entry.reason}) ended on ${entry.until?.toISOString().slice(0, 10) ?? ''} and no longer counts`,
  );
  const crawled = (await world.store.rounds(target.name, 50)).some((round) => round.cadence === 'crawl' && round.complete);
  if (!crawled) return lapsed;
  const open = (await world.store.findings({ target: target.name })).filter((finding) => finding.state !== 'resolved');
  const unused = unusedEntries(
    target,
    open.map((finding) => finding.url),
    now,
  ).map(
    (entry) => `published: ${placesIn(entry)} (${entry.reason}) covers nothing that was found; it can go, or its glob is wrong`,
  );
  return [...lapsed, ...unused];
}
