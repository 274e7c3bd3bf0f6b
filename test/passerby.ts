// The real command line, in a process of its own and a folder of its own.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
/** Far more than a slow machine needs: what takes longer hangs. */
export const patienceMs = 90_000;

export type Running = {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  /** The exit status, or the signal that ended it. */
  readonly ended: Promise<number | string>;
};

type Environment = Readonly<Record<string, string>>;

/** Starts `passerby …args` in `folder`, with an environment of its own. */
export function start(folder: string, args: readonly string[], env: Environment = {}): Running {
  const child = spawn(process.execPath, [main, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, TMPDIR: folder, ...env },
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = once(child, 'close').then(([status, signal]): number | string => status ?? signal);
  return { child, out: () => out, err: () => err, ended };
}

/** Runs a command to its end. */
export async function passerby(
  folder: string,
  ...args: readonly string[]
): Promise<{ readonly status: number | string; readonly out: string; readonly err: string }> {
  const running = start(folder, args);
  const timer = setTimeout(() => running.child.kill('SIGKILL'), patienceMs);
  const status = await running.ended;
  clearTimeout(timer);
  return { status, out: running.out(), err: running.err() };
}

/** Asks a running command to end, and sees to it that it does. */
export async function stop(running: Running): Promise<number | string> {
  if (running.child.exitCode === null && running.child.signalCode === null) running.child.kill('SIGTERM');
  const timer = setTimeout(() => running.child.kill('SIGKILL'), patienceMs);
  const status = await running.ended;
  clearTimeout(timer);
  return status;
}

/** A folder that is there for one piece of work. */
export async function inFolder<Outcome>(work: (folder: string) => Promise<Outcome>): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'passerby-test-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

const beatMs = 20;

/** Waits until something holds; throws with what it last saw when it never does. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  seen: () => string = () => '',
  withinMs: number = patienceMs,
): Promise<void> {
  for (let waitedMs = 0; !(await holds()); waitedMs += beatMs) {
    if (waitedMs > withinMs) throw new Error(`never came: ${what}\n${seen()}`);
    await sleep(beatMs);
  }
}
