// npm run evaluate -- [--set FOLDER] [--spans GOLD.jsonl] [--list N] [--explain] [--quick]
// Without --set: documents made by scripts/generate.ts. A set is a folder with labels.jsonl beside its files.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { writeDocuments } from './generate.ts';
import { openJudge } from './judge-files.ts';
import {
  type Answer,
  f1,
  folderOf,
  isFalseAlarm,
  isMiss,
  type Label,
  type Marked,
  macroF1,
  percent,
  rateText,
  scoreDocuments,
} from './score.ts';
import { reportSpans, type SpanText } from './score-spans.ts';

const { values: flags } = parseArgs({
  options: {
    set: { type: 'string', multiple: true, default: [] },
    spans: { type: 'string' },
    list: { type: 'string', default: '40' },
    explain: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    documents: { type: 'string', default: '4000' },
    only: { type: 'string', default: '' },
  },
});

async function linesOf<Line>(file: string): Promise<readonly Line[]> {
  const text = await readFile(file, 'utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}

/** The real command, one line a file. */
async function inspected(folder: string): Promise<ReadonlyMap<string, Answer>> {
  const main = new URL('../src/main.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [main, 'inspect', folder, '--format', 'jsonl'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const answers = new Map<string, Answer>();
  for await (const line of createInterface({ input: child.stdout })) {
    const answer: Answer = JSON.parse(line);
    answers.set(answer.file.replace(/\\/gu, '/'), answer);
  }
  return answers;
}

const answerFor = (answers: ReadonlyMap<string, Answer>, file: string): Answer | undefined =>
  answers.get(file) ?? [...answers.values()].find((answer) => answer.file.endsWith(`/${file}`));

const missing = (file: string): Answer => ({ file, verdict: 'unreadable', people: 0, kinds: {}, where: [], sightings: [] });

/** In this process and without workers: the same judgement, sooner, with its reasons. */
async function judged(folder: string, labels: readonly Label[]): Promise<readonly Marked[]> {
  const judge = await openJudge();
  const marked: Marked[] = [];
  for (const label of labels) {
    const answer = await judge(folder, label.file);
    marked.push({ label, answer });
    const wrong = isMiss({ label, answer }) || isFalseAlarm({ label, answer });
    if (flags.explain && (wrong || flags.only !== '')) {
      console.log(
        `\n${label.file}: ${answer.verdict} (${answer.people}), gold ${label.verdict} (${label.people}) ${JSON.stringify(answer.kinds)}`,
      );
      for (const one of answer.roll?.records.slice(0, 4) ?? []) {
        console.log(
          `  ${one.where}: ${one.rows} rows, ${one.people} people, ${one.nature}, ${one.confidence.toFixed(2)} ${JSON.stringify(one.kinds)}`,
        );
        for (const reason of one.reasons)
          console.log(`    ${reason.weight > 0 ? '+' : ''}${reason.weight.toFixed(1)} ${reason.says}`);
      }
    }
  }
  return marked;
}

function report(name: string, marked: readonly Marked[]): void {
  const scores = scoreDocuments(marked);
  console.log(`\n${name}: ${marked.length} documents`);
  console.log(`  recall, three people or more      ${rateText(scores.three)}`);
  console.log(`  recall, one or two people         ${rateText(scores.few)}`);
  console.log(`  recall, only "exposed" accepted   ${rateText(scores.plain)}`);
  console.log(`  recall, all                       ${rateText(scores.all)}`);
  console.log(`  hidden parts found, place named   ${rateText(scores.places)}`);
  console.log(`  ordinary documents called exposed ${rateText(scores.alarms)}`);
  console.log(`  clean documents called review     ${rateText(scores.noise)}`);
  console.log(`  people within a tenth             ${rateText(scores.people)}`);
  console.log(`  kinds, macro F1                   ${percent(macroF1(scores.kinds))}`);
  byFolder(marked);
  console.log('\n  kinds');
  for (const [kind, counts] of [...scores.kinds].sort())
    if (counts.tp + counts.fn > 0)
      console.log(
        `    ${kind.padEnd(28)} F1 ${percent(f1(counts))}   right ${counts.tp}, wrong ${counts.fp}, missed ${counts.fn}`,
      );
  listed('misses', marked.filter(isMiss));
  listed('false alarms', marked.filter(isFalseAlarm));
  listed(
    'people miscounted',
    marked.filter(
      ({ label, answer }) =>
        label.verdict === 'exposed' &&
        answer.verdict === 'exposed' &&
        label.people !== null &&
        label.people > 0 &&
        Math.abs(answer.people - label.people) > label.people * 0.1,
    ),
  );
  listed(
    'review on clean',
    marked.filter(
      ({ label, answer }) => label.verdict === 'clean' && answer.verdict === 'review' && !(label.accept ?? []).includes('review'),
    ),
  );
}

function byFolder(marked: readonly Marked[]): void {
  const folders = new Map<string, Marked[]>();
  for (const one of marked) {
    const folder = folderOf(one.label.file);
    folders.set(folder, [...(folders.get(folder) ?? []), one]);
  }
  console.log('\n  by kind of page: documents, recall, false alarms');
  for (const [folder, own] of [...folders].sort()) {
    const { all, alarms } = scoreDocuments(own);
    console.log(
      `    ${folder.padEnd(40)} ${String(own.length).padStart(5)}   ${(all.of === 0 ? '' : `${all.hits}/${all.of}`).padStart(9)}   ${alarms.of === 0 ? '' : rateText(alarms)}`,
    );
  }
}

function listed(title: string, marked: readonly Marked[]): void {
  const most = Number(flags.list);
  console.log(`\n  ${title}: ${marked.length}`);
  for (const { label, answer } of marked.slice(0, most))
    console.log(
      `    ${label.file}  said ${answer.verdict} (${answer.people}), gold ${label.verdict} (${label.people ?? '–'})  ${label.note}`,
    );
}

async function evaluateSet(name: string, folder: string): Promise<void> {
  const all = await linesOf<Label>(join(folder, 'labels.jsonl'));
  const labels = all.filter((label) => label.file.includes(flags.only));
  if (flags.quick || flags.explain) return report(name, await judged(folder, labels));
  const answers = await inspected(folder);
  report(
    name,
    labels.map((label) => ({ label, answer: answerFor(answers, label.file) ?? missing(label.file) })),
  );
}

async function evaluateSpans(file: string, scratch: string): Promise<void> {
  const texts = await linesOf<SpanText>(file);
  const folder = join(scratch, 'spans');
  await mkdir(folder, { recursive: true });
  for (const { id, text } of texts) await writeFile(join(folder, `${id}.txt`), text);
  const judge = flags.quick ? await openJudge() : undefined;
  const answers =
    judge === undefined
      ? [...(await inspected(folder)).values()]
      : await Promise.all(texts.map(({ id }) => judge(folder, `${id}.txt`)));
  reportSpans(texts, new Map(answers.map((answer) => [basename(answer.file).replace(/\.txt$/u, ''), answer])));
}

const scratch = await mkdtemp(join(tmpdir(), 'passerby-evaluate-'));
try {
  for (const folder of flags.set) await evaluateSet(basename(folder), folder);
  if (flags.set.length === 0 && flags.spans === undefined) {
    await writeDocuments(join(scratch, 'made'), { seed: Number(flags.seed), documents: Number(flags.documents) });
    await evaluateSet('generated', join(scratch, 'made'));
  }
  if (flags.spans !== undefined) await evaluateSpans(flags.spans, scratch);
} finally {
  await rm(scratch, { recursive: true, force: true });
}
