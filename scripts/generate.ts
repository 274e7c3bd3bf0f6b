// node scripts/generate.ts FOLDER [--seed N] [--documents N]: invented documents with labels, for the evaluation.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { programExport } from './generate/exports.ts';
import { exposedList, hiddenSheet, type Made } from './generate/exposed.ts';
import { exposedStructures } from './generate/exposed-structures.ts';
import { exposedTexts } from './generate/exposed-texts.ts';
import { ordinaryHard } from './generate/ordinary-hard.ts';
import { ordinaryList } from './generate/ordinary-lists.ts';
import { ordinaryPages } from './generate/ordinary-pages.ts';
import { openRandom, type Random } from './generate/random.ts';
import { exposedStored, ordinaryStored } from './generate/stored.ts';
import type { Label } from './score.ts';

const exposedShare = 0.25;

function oneDocument(random: Random): Made {
  if (!random.chance(exposedShare)) {
    if (random.chance(0.45)) return ordinaryList(random);
    const kind = random.next();
    return random.pick(kind < 0.45 ? ordinaryPages : kind < 0.9 ? ordinaryHard : ordinaryStored)(random);
  }
  const kind = random.next();
  if (kind < 0.06) return hiddenSheet(random);
  if (kind < 0.4) return exposedList(random);
  if (kind < 0.65) return programExport(random);
  if (kind < 0.75) return random.pick(exposedStored)(random);
  return random.pick(kind < 0.88 ? exposedStructures : exposedTexts)(random);
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
