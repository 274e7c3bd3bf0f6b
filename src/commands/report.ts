import { existsSync, writeFileSync } from 'node:fs';
import { breachFacts } from '../breach/facts.ts';
import { breachReport } from '../breach/report.ts';
import { loadDetectors, loadLayouts } from '../catalogue.ts';
import type { Config } from '../config.ts';
import { sharedCause } from '../judging/causes.ts';
import type { Finding, Store } from '../model.ts';
import { openConfig } from '../open-config.ts';
import { openKept } from '../open-kept.ts';
import { defaultDataFolder } from '../open-world.ts';
import { type Command, exits, type Given, type Shell, textOption } from '../shell.ts';
import { trouble } from '../trouble.ts';

const defaultTargets = 'targets.yaml';

export default {
  summary: 'What a data protection officer has to tell about a finding (UK GDPR Art. 33), with blanks for the rest.',
  usage: ['ID [--format html|md|json] [--output FILE] [--targets targets.yaml] [--data DIR]'],
  options: { format: { type: 'string' }, output: { type: 'string' }, targets: { type: 'string' }, data: { type: 'string' } },
  run: async (shell, given) => {
    const layouts = await loadLayouts();
    const name = textOption(given, 'format') ?? 'html';
    const layout = layouts.find(({ id }) => id === name);
    if (layout === undefined)
      throw trouble('usage', `There is no format “${name}” for reports. Formats: ${layouts.map(({ id }) => id).join(', ')}.`);
    const [id] = given.words;
    if (id === undefined) throw trouble('usage', 'A report is about one finding: passerby findings list shows their ids.');
    const config = configOf(shell, given);
    const data = textOption(given, 'data') ?? defaultDataFolder;
    const store = openKept(data);
    try {
      const findings = await ofOneCause(store, id);
      const detectors = new Map((await loadDetectors()).map((detector) => [detector.id, detector]));
      const facts = breachFacts({
        findings,
        history: await store.history(findings[0].id),
        organisation: config?.organisation,
        contact: config?.contact,
        timezone: config?.targets.find((target) => target.name === findings[0].target)?.timezone ?? 'UTC',
        kindNamed: (kind) => detectors.get(kind),
        now: shell.now(),
      });
      write(shell, textOption(given, 'output'), layout.print(facts, breachReport(facts)));
      return exits.fine;
    } finally {
      await store.close();
    }
  },
} satisfies Command;

/** The organisation's name and time zone are worth having, and nothing to fail for unless the file was asked for. */
function configOf(shell: Shell, given: Given): Config | undefined {
  const named = textOption(given, 'targets');
  return named === undefined && !existsSync(defaultTargets) ? undefined : openConfig(named ?? defaultTargets, shell.env);
}

async function ofOneCause(store: Store, id: string): Promise<readonly [Finding, ...Finding[]]> {
  const asked = await store.finding(id);
  if (asked === undefined)
    throw trouble(
      'no-finding',
      `There is no finding “${id}”, or several begin so. passerby findings list --all shows their ids.`,
    );
  const others = (await store.findings({ target: asked.target })).filter(
    (finding) => sharedCause(finding.cause) === sharedCause(asked.cause) && finding.id !== asked.id,
  );
  // What was closed before this time round began is another story.
  const together = others.filter((finding) => finding.resolvedAt === undefined || finding.resolvedAt >= asked.firstSeen);
  return [asked, ...together];
}

function write(shell: Shell, file: string | undefined, text: string): void {
  if (file === undefined) {
    shell.out.write(text);
    return;
  }
  try {
    writeFileSync(file, text, { mode: 0o600 });
  } catch {
    throw trouble('output', `${file} cannot be written. Name another with --output, or leave it out to print here.`);
  }
}
