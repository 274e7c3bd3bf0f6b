// node scripts/generate.ts FOLDER [--seed N] [--documents N]: invented documents with labels, for the evaluation.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { exposedList, hiddenSheet, type Made } from './generate/exposed.ts';
import { exposedTexts } from './generate/exposed-texts.ts';
import { ordinaryList } from './generate/ordinary-lists.ts';
import { ordinaryPages } from './generate/ordinary-pages.ts';
import { openRandom, type Random } from './generate/random.ts';
import type { Label } from './score.ts';

const exposedShare = 0.25;

function oneDocument(random: Random): Made {
  if (!random.chance(exposedShare)) return random.chance(0.55) ? ordinaryList(random) : random.pick(ordinaryPages)(random);
  if (random.chance(0.08)) return hiddenSheet(random);
  return random.chance(0.7) ? exposedList(random) : random.pick(exposedTexts)(random);
}

/** Writes documents and `labels.jsonl` beside them. The same seed writes the same bytes. */
export async function writeDocuments(folder: string, how: { readonly seed: number; readonly documents: number }): Promise<void> {
  const random = openRandom(how.seed);
  const labels: Label[] = [];
  for (let at = 0; at < how.documents; at += 1) {
    const made = oneDocument(random);
    const file = `${made.folder}/${String(at).padStart(5, '0')}.${made.ending}`;
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), made.body);
    labels.push({ file, ...made.label });
  }
  await writeFile(join(folder, 'labels.jsonl'), labels.map((label) => `${JSON.stringify(label)}\n`).join(''));
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seed: { type: 'string', default: '1' }, documents: { type: 'string', default: '4000' } },
  });
  await writeDocuments(positionals[0] ?? 'generated', { seed: Number(values.seed), documents: Number(values.documents) });
}
