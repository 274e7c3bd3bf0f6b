// Whole processes, measured from outside: how long, and how much memory at most.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';

const pollMs = 50;
/** What takes longer hangs. */
const patienceMs = 300_000;

export type Measured = {
  readonly seconds: number;
  readonly peakMegabytes: number;
  readonly out: string;
  readonly status: number | null;
};

/** Linux tells the most a process ever held; elsewhere it stays 0. */
async function peakOf(pid: number | undefined): Promise<number> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmHWM:\s{1,20}(\d{1,15}) kB$/mu.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Undefined where there is no such program. */
export async function measured(program: string, args: readonly string[]): Promise<Measured | undefined> {
  const began = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  let peakMegabytes = 0;
  const timer = setInterval(async () => {
    peakMegabytes = Math.max(peakMegabytes, await peakOf(child.pid));
  }, pollMs);
  const late = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  try {
    await once(child, 'close');
    return { seconds: (performance.now() - began) / 1000, peakMegabytes, out, status: child.exitCode };
  } catch {
    return undefined;
  } finally {
    clearInterval(timer);
    clearTimeout(late);
  }
}
