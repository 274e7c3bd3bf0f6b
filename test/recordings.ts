// Recorded answers of real servers stand beside the project, on machines that have them.

import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../../shared/recordings/', import.meta.url);

export type Mode = 'safe' | 'exposed';

export type Expected = {
  readonly url: string;
  readonly exposed: boolean;
  readonly kind: string;
  readonly distinct_people: number;
  readonly status: number;
};

export type Asked = {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
};

export type Site = {
  readonly url: string;
  readonly start: readonly string[];
  readonly requests: readonly Asked[];
  readonly expected: () => readonly Expected[];
  readonly flip: (to: Mode) => void;
  readonly close: () => Promise<void>;
};

type Replay = (name: string, mode: Mode) => Promise<Site>;
const isReplay = (value: unknown): value is Replay => typeof value === 'function';

/** Names of the recorded servers; none where there are no recordings. */
export const recordings: readonly string[] = existsSync(folder)
  ? readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/truth.json`, folder)))
      .map((entry) => entry.name)
      .sort()
  : [];

export const missing = `there are no recordings at ${fileURLToPath(folder)}: nothing was replayed`;

/** Serves one recorded server on loopback. */
export async function openRecording(name: string, mode: Mode): Promise<Site> {
  const module: unknown = await import(new URL('replay.mjs', folder).href);
  const replay = typeof module === 'object' && module !== null && 'replay' in module ? module.replay : undefined;
  if (!isReplay(replay)) throw new Error('replay.mjs exports no replay');
  return replay(name, mode);
}
