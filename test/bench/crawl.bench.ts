import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { inFolder } from '../passerby.ts';
import { line } from './pace.ts';
import { type Measured, measured } from './processes.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const pages = 5_000;
const megabyte = 1e6;

/** `passerby scan` says how much it read, and wget is given as much: both fetch the same pages. */
const bytesOf = (run: Measured): number => {
  const { bytes = 0 }: { readonly bytes?: number } = JSON.parse(run.out.split('\n')[0] || '{}');
  return bytes;
};

/** A site of 5,000 pages in a process of its own on loopback, read by `passerby scan`, and fetched by wget where there is one. */
export async function crawlBench(print: (line: string) => void): Promise<void> {
  const server = spawn(process.execPath, [here('./serve-site.ts'), String(pages)], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const address = await firstLine(server.stdout);
    await inFolder(async (folder) => {
      print(line(`A site of ${pages} pages on loopback`, ['seconds', 'pages/s', 'MB/s', 'requests', 'peak RSS, MB']));
      const scan = [
        here('../../src/main.ts'),
        'scan',
        address,
        '--allow-private',
        '--rate',
        '10000',
        '--format',
        'json',
        '--data',
        folder,
      ];
      const asked = async (): Promise<number> => Number(await (await fetch(new URL('/asked', address))).text());
      const tell = (name: string, run: Measured, bytes: number, requests: number): void =>
        print(line(name, [run.seconds, pages / run.seconds, bytes / megabyte / run.seconds, requests, run.peakMegabytes]));
      const scanned = await measured(process.execPath, scan);
      if (scanned === undefined) return;
      tell('passerby scan', scanned, bytesOf(scanned), await asked());
      const copied = await measured('wget', ['-q', '-r', '-l', 'inf', '-e', 'robots=off', '-P', join(folder, 'copy'), address]);
      if (copied === undefined) print('wget is not here');
      else tell('wget -r', copied, bytesOf(scanned), await asked());
    });
  } finally {
    server.kill();
  }
}

async function firstLine(stream: NodeJS.ReadableStream): Promise<string> {
  for await (const text of createInterface({ input: stream })) return text;
  return '';
}
