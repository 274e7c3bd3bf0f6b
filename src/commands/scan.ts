import { writeFileSync } from 'node:fs';
import { maskedAddress } from '../addresses/address.ts';
import { against, baselineOf, newOnly } from '../baseline.ts';
import { loadFormats, loadProbes } from '../catalogue.ts';
import { type Config, targetFor } from '../config.ts';
import { closeRound, openFollowUp } from '../follow-up.ts';
import { compareSeverity } from '../judging/severity.ts';
import type { Finding, Outcome, Severity, Target, World } from '../model.ts';
import { openBaseline, writeBaseline } from '../open-baseline.ts';
import { openConfig } from '../open-config.ts';
import { defaultDataFolder, openWorld } from '../open-world.ts';
import { emptyOutbox } from '../outbox.ts';
import { reportOf, type ScanReport } from '../report.ts';
import { scan } from '../scan.ts';
import { type Command, exits, type Given, type Shell, textOption } from '../shell.ts';
import { trouble } from '../trouble.ts';

const defaultTargets = 'targets.yaml';
const thresholds = ['low', 'medium', 'high', 'critical'] as const;
const progressEveryMs = 100;

export default {
  summary: 'Scan once: the targets of targets.yaml, or addresses given here.',
  usage: [
    '[URL…] [--targets targets.yaml] [--target NAME] [--format text|json|sarif|csv|html|junit|defectdojo|forms-csv] [--output FILE]',
    ' [--fail-on low|medium|high|critical] [--allow-private] [--rate N] [--data DIR]',
    ' [--baseline FILE [--new-only]] [--write-baseline FILE]   what is known already is marked, or left out and not counted',
    '',
    'exit 0 nothing at or above the threshold · 1 exposed · 2 wrong usage or configuration · 3 could not tell',
  ],
  options: {
    targets: { type: 'string' },
    target: { type: 'string', multiple: true },
    format: { type: 'string' },
    output: { type: 'string' },
    'fail-on': { type: 'string' },
    'allow-private': { type: 'boolean' },
    rate: { type: 'string' },
    data: { type: 'string' },
    baseline: { type: 'string' },
    'new-only': { type: 'boolean' },
    'write-baseline': { type: 'string' },
  },
  run: async (shell, given) => {
    const formats = await loadFormats();
    const name = textOption(given, 'format') ?? 'text';
    const format = formats.find((candidate) => candidate.id === name);
    if (format === undefined)
      throw trouble('usage', `There is no format “${name}”. Formats: ${formats.map(({ id }) => id).join(', ')}.`);
    const failOn = thresholdOf(textOption(given, 'fail-on'));
    const compare = openComparison(shell, given);
    const { targets, channels, file } = chooseTargets(shell, given);
    const world = await openWorld(shell, { data: textOption(given, 'data') ?? defaultDataFolder, channels, file, quiet: true });
    const stop = { asked: false };
    shell.onStop(() => {
      stop.asked = true;
    });
    try {
      const scanned: Scanned[] = [];
      // Who names a rate on the command line has chosen the pace; the host's Crawl-delay is for everybody else.
      const paced = textOption(given, 'rate') === undefined ? world : { ...world, slowDown: () => undefined };
      for (const target of targets) scanned.push(await scanOne(paced, target, { shell, stopped: () => stop.asked }));
      await emptyOutbox(world);
      const reports = compare(scanned.map(({ report }) => report));
      const text = format.print(reports, {
        columns: shell.out.columns,
        colours: shell.out.colours && textOption(given, 'output') === undefined,
      });
      write(shell, textOption(given, 'output'), text);
      return exitFor(scanned, reports, failOn);
    } finally {
      await world.close();
    }
  },
} satisfies Command;

/** What the baseline options make of the reports; entries that nothing met are told on the side. */
function openComparison(shell: Shell, given: Given): (reports: readonly ScanReport[]) => readonly ScanReport[] {
  const file = textOption(given, 'baseline');
  const isNewOnly = given.options['new-only'] === true;
  if (isNewOnly && file === undefined) throw trouble('usage', '--new-only needs a --baseline FILE to tell what is new.');
  const baseline = file === undefined ? undefined : openBaseline(file);
  const written = textOption(given, 'write-baseline');
  return (reports) => {
    if (written !== undefined) writeBaseline(written, baselineOf(reports, shell.now()));
    if (baseline === undefined) return reports;
    const compared = against(baseline, reports);
    const targets = new Set(reports.map((report) => report.target));
    const unused = compared.unused.filter((entry) => targets.has(entry.target));
    if (unused.length > 0)
      shell.err.write(
        `${unused.length} ${unused.length === 1 ? 'entry' : 'entries'} of ${file} met nothing this time (closed, gone, or not told):\n${unused.map((entry) => `  ${entry.id}  ${entry.url}\n`).join('')}`,
      );
    return isNewOnly ? compared.reports.map(newOnly) : compared.reports;
  };
}

type Scanned = {
  readonly report: ScanReport;
  /** False when the start, what was open before, or what must be closed could not be told. */
  readonly isTold: boolean;
};

function thresholdOf(text: string | undefined): Severity {
  const threshold = thresholds.find((candidate) => candidate === (text ?? 'low'));
  if (threshold === undefined)
    throw trouble('usage', `--fail-on takes one of ${thresholds.join(', ')}; “${text}” is none of them.`);
  return threshold;
}

function chooseTargets(
  shell: Shell,
  given: Given,
): { readonly targets: readonly Target[]; readonly channels: Config['channels']; readonly file: string } {
  const file = textOption(given, 'targets') ?? defaultTargets;
  const rate = rateOf(textOption(given, 'rate'));
  const allowPrivate = given.options['allow-private'] === true;
  if (given.words.length > 0)
    return { targets: [targetFor(given.words.map(addressOf), { allowPrivate, requestsPerSecond: rate })], channels: [], file };
  const config = openConfig(file, shell.env);
  const wanted = given.options.target;
  const names = Array.isArray(wanted) ? wanted : [];
  const real = config.targets.filter((target) => !target.demo && (names.length === 0 || names.includes(target.name)));
  for (const name of names) {
    if (!config.targets.some((target) => target.name === name))
      throw trouble(
        'usage',
        `${file} has no target “${String(name)}”. Targets: ${config.targets.map((target) => target.name).join(', ')}.`,
      );
  }
  if (real.length === 0)
    throw trouble(
      'usage',
      `${file} holds only the demo borough. Give an address to scan, such as: passerby scan https://www.example.gov.uk/ — or run: passerby demo`,
    );
  const targets = real.map((target) => ({
    ...target,
    allowPrivate: target.allowPrivate || allowPrivate,
    limits: rate === undefined ? target.limits : { ...target.limits, requestsPerSecond: rate },
  }));
  return { targets, channels: config.channels, file };
}

function rateOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const rate = Number(text);
  if (!(rate > 0)) throw trouble('usage', `--rate is a number of requests per second and host, such as 2; “${text}” is not.`);
  return rate;
}

function addressOf(text: string): URL {
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw trouble('usage', `“${text}” is not an address. Write it whole, such as https://www.example.gov.uk/`);
  if (url.username !== '' || url.password !== '')
    throw trouble('usage', 'An address with a user name or password in it is not asked: Passerby looks as a stranger does.');
  return url;
}

async function scanOne(
  world: World,
  target: Target,
  { shell, stopped }: { readonly shell: Shell; readonly stopped: () => boolean },
): Promise<Scanned> {
  const followUp = openFollowUp(world, target);
  const progress = openProgress(shell, target.name);
  const plan = {
    cadence: 'crawl',
    probes: await loadProbes(),
    budget: target.limits.pages,
    stopped,
    progress: progress.show,
  } as const;
  const outcome = await scan(world, target, plan, async (gathered) => void (await followUp(gathered)));
  await closeRound(world, target, outcome);
  progress.end();
  const open = (await world.store.findings({ target: target.name })).filter((finding) => finding.state !== 'resolved');
  const findings = open.filter((finding) => finding.lastSeen >= outcome.round.started);
  const report = reportOf({ target, outcome, findings, forms: await world.store.forms(target.name) });
  return {
    report,
    isTold: outcome.seen && outcome.shut !== true && !isDeniedUntold(target, outcome) && !open.some(isUnseen(outcome)),
  };
}

const isDeniedUntold = (target: Target, { unknown }: Outcome): boolean =>
  target.denied.some((url) => unknown.some((untold) => untold.url === maskedAddress(url)));

/** Open when it was seen last, neither seen nor closed in this round, and nobody has accepted it. */
const isUnseen =
  ({ round }: Outcome) =>
  (finding: Finding): boolean =>
    finding.lastSeen < round.started && finding.state !== 'accepted' && finding.severity !== 'review';

/** One line on a terminal, rewritten in place; nothing where nobody watches. */
function openProgress(shell: Shell, name: string) {
  let last = 0;
  const clear = `\r${' '.repeat(Math.min(shell.err.columns, 100) - 1)}\r`;
  return {
    show: ({ asked, queued }: { readonly asked: number; readonly queued: number }): void => {
      const now = shell.now().getTime();
      if (!shell.err.isTerminal || now - last < progressEveryMs) return;
      last = now;
      shell.err.write(`${clear}${`${name}: ${asked} asked, ${queued} waiting`.slice(0, Math.min(shell.err.columns, 100) - 1)}`);
    },
    end: (): void => {
      if (shell.err.isTerminal) shell.err.write(clear);
    },
  };
}

function write(shell: Shell, file: string | undefined, text: string): void {
  if (file === undefined) {
    shell.out.write(text);
    return;
  }
  try {
    writeFileSync(file, text);
  } catch {
    throw trouble('output', `${file} cannot be written. Name another with --output, or leave it out to print here.`);
  }
}

function exitFor(scanned: readonly Scanned[], reports: readonly ScanReport[], failOn: Severity): number {
  const isExposed = reports.some((report) =>
    report.findings.some((finding) => finding.state !== 'accepted' && compareSeverity(finding.severity, failOn) >= 0),
  );
  if (isExposed) return exits.exposed;
  return scanned.every(({ isTold }) => isTold) ? exits.fine : exits.cannotTell;
}
