// What test/fixtures/notifiers/<id>.ts has to give, so that one table can be run for every channel.

import type { NotifierTools } from '../src/model.ts';
import { openPost } from '../src/post.ts';
import { type HttpReceiver, type Letter, type Reply, startHttpReceiver } from './receiver.ts';

export type Behaviour = 'accepts' | 'asks to wait' | 'fails' | 'is silent' | 'refuses' | 'is down';

export type Receiver = {
  /** As they would stand in `targets.yaml`. */
  readonly settings: unknown;
  /** What arrived, as a person would see it: file ending → text. */
  readonly seen: () => Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
};

export type NotifierFixture = {
  /** What this protocol can do besides accepting. */
  readonly troubles: readonly Exclude<Behaviour, 'accepts'>[];
  /** What `asks to wait` asks for; 0 where the protocol cannot say. */
  readonly waitMs: number;
  /** A receiver of the protocol on loopback; the secret is put wherever the channel keeps one. */
  readonly start: (behaviour: Behaviour, secret: string) => Promise<Receiver>;
};

export const now = new Date('2022-11-11T14:06:00Z');

export type LogLine = { readonly facts: Readonly<Record<string, unknown>>; readonly message: string };

/** Tools as the program hands them out, with a terminal and a log that can be read afterwards. */
export function toolsFor(timeoutMs: number): NotifierTools & { readonly written: string[]; readonly logged: LogLine[] } {
  const written: string[] = [];
  const logged: LogLine[] = [];
  const line = (facts: LogLine['facts'], message: string) => void logged.push({ facts, message });
  return {
    channel: 'dpo',
    post: openPost({ timeoutMs, now: () => now }),
    now: () => now,
    timeoutMs,
    terminal: { write: (text) => void written.push(text), colours: false, columns: Number.POSITIVE_INFINITY },
    log: { debug: line, info: line, warn: line, error: line },
    written,
    logged,
  };
}

export const waitSeconds = 7;

const replies: Readonly<Record<Exclude<Behaviour, 'is silent' | 'is down'>, Reply>> = {
  accepts: { status: 202, body: 'ok' },
  'asks to wait': { status: 429, headers: { 'retry-after': String(waitSeconds) } },
  fails: { status: 503 },
  refuses: { status: 404 },
};

/** A receiver that speaks HTTP. */
export async function httpReceiver(
  behaviour: Behaviour,
  settings: (address: string) => unknown,
  seen: (letter: Letter) => Readonly<Record<string, string>>,
): Promise<Receiver> {
  const server: HttpReceiver = await (behaviour === 'is silent' || behaviour === 'is down'
    ? startHttpReceiver()
    : startHttpReceiver(replies[behaviour]));
  if (behaviour === 'is down') await server.close();
  return {
    settings: settings(server.address),
    seen: () => {
      const letter = server.received.at(-1);
      return letter === undefined ? {} : seen(letter);
    },
    close: async () => {
      if (behaviour !== 'is down') await server.close();
    },
  };
}

export const everyTrouble = ['asks to wait', 'fails', 'is silent', 'refuses', 'is down'] as const;

/** JSON laid out for people to compare. */
export const readable = (json: string): string => `${JSON.stringify(JSON.parse(json), null, 2)}\n`;
