import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inFolder } from '../passerby.ts';
import { answers } from './corpus.ts';
import { line } from './pace.ts';
import { measured } from './processes.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const megabytes = 100;
const aimMegabytes = 200;

/** `passerby inspect` on an export too large to be held twice. */
export async function memoryBench(print: (line: string) => void): Promise<void> {
  await inFolder(async (folder) => {
    const path = join(folder, 'export.csv');
    const [header = '', ...rows] = answers(1_000_000).split('\n');
    const piece = `${rows.filter((row) => row !== '').join('\n')}\n`;
    const file = await open(path, 'w');
    await file.write(`${header}\n`);
    for (let written = 0; written < megabytes; written += 1) await file.write(piece);
    await file.close();
    print(line('passerby inspect, one file', ['seconds', 'peak RSS, MB', 'aim']));
    const run = await measured(process.execPath, [main, 'inspect', path, '--format', 'jsonl']);
    if (run !== undefined) print(line(`CSV, answers, ${megabytes} MB`, [run.seconds, run.peakMegabytes, aimMegabytes]));
  });
}
