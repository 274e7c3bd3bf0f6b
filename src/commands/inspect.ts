import { randomBytes } from 'node:crypto';
import { closeSync, type Dirent, openSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openInk, wrap } from '../ink.ts';
import { openWall, wallLimits } from '../inspect.ts';
import type { Inspect, Inspection, InspectRequest } from '../model.ts';
import { type Command, exits, type Shell, textOption } from '../shell.ts';
import { trouble } from '../trouble.ts';
import { unread } from '../unread.ts';
import { kindInWords } from '../words/kinds.ts';

type Verdict = 'exposed' | 'review' | 'clean' | 'unreadable';
type Inspected = { readonly file: string; readonly verdict: Verdict; readonly inspection: Inspection };
type Print = (
  inspected: Inspected,
  paper: { readonly columns: number; readonly colours: boolean; readonly explain: boolean },
) => string;

const prints: Readonly<Record<string, Print>> = { text: printText, jsonl: printJson };

export default {
  summary: 'Would publishing this expose people? Reads files and folders, or - for standard input; asks nothing of the network.',
  usage: ['PATH… [--format text|jsonl] [--explain]', '', 'exit 0 nothing · 1 exposed · 2 wrong usage · 3 some could not be read'],
  options: { format: { type: 'string' }, explain: { type: 'boolean' }, data: { type: 'string' } },
  run: async (shell, given) => {
    const name = textOption(given, 'format') ?? 'text';
    const print = prints[name];
    if (print === undefined) throw trouble('usage', `There is no format “${name}”. Formats: ${Object.keys(prints).join(', ')}.`);
    if (given.words.length === 0)
      throw trouble(
        'usage',
        'Name a file or a folder to inspect, or - for standard input. Example: passerby inspect responses.xlsx',
      );
    const files = given.words.flatMap((path) => filesIn(path));
    const wall = openWall(new Uint8Array(randomBytes(32)));
    const paper = { columns: shell.out.columns, colours: shell.out.colours, explain: given.options.explain === true };
    const tally: Record<Verdict, number> = { exposed: 0, review: 0, clean: 0, unreadable: 0 };
    try {
      for await (const inspected of inOrder(files, (file) => inspectFile(file, { shell, inspect: wall.inspect }))) {
        tally[inspected.verdict] += 1;
        shell.out.write(print(inspected, paper));
      }
    } finally {
      await wall.close();
    }
    if (name === 'text' && files.length > 1)
      shell.out.write(
        `\n${files.length} files: ${tally.exposed} exposed, ${tally.review} to review, ${tally.clean} clean, ${tally.unreadable} unreadable\n`,
      );
    if (tally.exposed > 0) return exits.exposed;
    return tally.unreadable > 0 ? exits.cannotTell : exits.fine;
  },
} satisfies Command;

function filesIn(path: string): readonly string[] {
  if (path === '-') return [path];
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw trouble('usage', `${path} does not exist. Name a file or a folder, or - for standard input.`);
  return stat.isDirectory() ? filesBelow(path) : [path];
}

/** A folder that cannot be listed stands for itself: it is said to be unreadable like a file. A link is followed to a file only. */
function filesBelow(folder: string): readonly string[] {
  const entries = entriesOf(folder);
  if (entries === undefined) return [folder];
  return entries
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path);
      return entry.isFile() || (entry.isSymbolicLink() && leadsToFile(path)) ? [path] : [];
    });
}

function leadsToFile(link: string): boolean {
  try {
    return statSync(link).isFile();
  } catch {
    return false;
  }
}

function entriesOf(folder: string): readonly Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return undefined;
  }
}

/** As many at once as there are workers, printed in the order they were named. */
async function* inOrder(files: readonly string[], inspect: (file: string) => Promise<Inspected>): AsyncGenerator<Inspected> {
  const ahead: Promise<Inspected>[] = [];
  for (const file of files) {
    ahead.push(inspect(file));
    if (ahead.length > wallLimits.workers * 2) {
      const first = await ahead.shift();
      if (first !== undefined) yield first;
    }
  }
  for (const rest of ahead) yield await rest;
}

const standardInput = new URL('file:///standard-input');

async function inspectFile(
  file: string,
  { shell, inspect }: { readonly shell: Shell; readonly inspect: Inspect },
): Promise<Inspected> {
  const opened = file === '-' ? atHand(await shell.readStdin()) : open(file);
  const inspection =
    opened === undefined
      ? unread(notOpened)
      : await inspect({
          url: file === '-' ? standardInput : pathToFileURL(file),
          status: 200,
          headers: {},
          body: opened.body,
          by: 'crawl',
          labels: [],
          canaries: [],
          identifiers: [],
          publishedValues: [],
          ownHosts: [],
        });
  opened?.close();
  return {
    file,
    inspection,
    verdict: inspection.bearing === 'clean' && notRead(inspection).length > 0 ? 'unreadable' : inspection.bearing,
  };
}

/** Why not all of it could be read: what was not may hold anybody, and the rest makes nothing safe. */
const notRead = ({ unreadable, gaps }: Inspection): readonly string[] =>
  unreadable === undefined ? gaps : [unreadable, ...gaps];

const notOpened = 'cannot be opened: see that you may read it and that it is smaller than 2 GB';

/** A larger file stays on disk, and whoever reads it takes what it needs. */
const maxHeldBytes = 4 * 1024 * 1024;
const maxFileBytes = 2 * 1024 * 1024 * 1024;

type Opened = { readonly body: InspectRequest['body']; readonly close: () => void };

/** Held once: the worker takes these bytes over. */
const atHand = (bytes: Uint8Array<ArrayBuffer>): Opened => ({
  body: new Uint8Array(bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes),
  close: () => undefined,
});

/** One file that cannot be opened ends nothing: the rest of the folder is still to be looked at. */
function open(file: string): Opened | undefined {
  try {
    const stat = statSync(file);
    // A pipe does not tell its size, and is read once.
    if (!stat.isFile() || stat.size <= maxHeldBytes) return atHand(readFileSync(file));
    if (stat.size >= maxFileBytes) return undefined;
    const descriptor = openSync(file, 'r');
    return { body: { descriptor, size: stat.size }, close: () => closeSync(descriptor) };
  } catch {
    return undefined;
  }
}

function printJson({ file, verdict, inspection }: Inspected, { explain }: { readonly explain: boolean }): string {
  const telling = inspection.records.filter((records) => records.nature !== 'nobody');
  const line = {
    file,
    type: inspection.type,
    verdict,
    people: inspection.people,
    kinds: inspection.kinds,
    records: telling.reduce((rows, records) => rows + records.rows, 0),
    where: [...new Set(telling.map((records) => records.where))],
    sightings: inspection.sightings.map(({ detector, where, start, end, masked }) => ({ detector, where, start, end, masked })),
    ...(notRead(inspection).length === 0 ? {} : { reason: notRead(inspection).join('; ') }),
    ...(explain ? { reasons: inspection.reasons } : {}),
  };
  return `${JSON.stringify(line)}\n`;
}

const verdictWords: Readonly<Record<Verdict, string>> = {
  exposed: 'EXPOSED',
  review: 'review',
  clean: 'clean',
  unreadable: 'unreadable',
};

function printText(
  { file, verdict, inspection }: Inspected,
  { columns, colours, explain }: { readonly columns: number; readonly colours: boolean; readonly explain: boolean },
): string {
  const ink = openInk({ colours });
  const tone = verdict === 'exposed' ? ink.red : verdict === 'clean' ? ink.green : ink.yellow;
  const kinds = Object.entries(inspection.kinds).map(([kind, count]) => `${kindInWords(kind)} (${count})`);
  const telling = inspection.records.filter((records) => records.nature !== 'nobody' && records.people > 0);
  const lines = [
    `${tone(verdictWords[verdict].padEnd(10))} ${ink.bold(file)}${inspection.people > 0 && verdict !== 'clean' ? `: at least ${inspection.people} ${inspection.people === 1 ? 'person' : 'people'}` : ''}`,
    ...(verdict === 'exposed' || verdict === 'review'
      ? [
          `           ${wrap(kinds.join(', '), columns, ' '.repeat(11))}`,
          ...telling
            .slice(0, 6)
            .map((records) => `           ${records.hidden ? ink.red('hidden: ') : ''}${records.where} (${records.rows} rows)`),
        ]
      : []),
    ...notRead(inspection)
      .slice(0, 6)
      .map((why) => `           ${wrap(why, columns, ' '.repeat(11))}`),
    ...(explain
      ? inspection.reasons.map(
          ({ says, weight }) => `           ${ink.dim(`${weight > 0 ? '+' : ''}${weight.toFixed(1)}`.padStart(6))} ${says}`,
        )
      : []),
  ];
  return `${lines.filter((line) => line.trim() !== '').join('\n')}\n`;
}
