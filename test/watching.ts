// `passerby watch` on a site of its own, telling receivers on loopback.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder, type Running, start, stop, until } from './passerby.ts';
import { type HttpReceiver, startHttpReceiver } from './receiver.ts';

export type Watching = {
  readonly folder: string;
  /** Titles of Slack's messages, in the order they came. */
  readonly titles: () => readonly string[];
  /** Slack's messages as they would be read aloud. */
  readonly texts: () => readonly string[];
  /** Waits for so many messages, and no longer than it must. */
  readonly told: (count: number) => Promise<void>;
  /** Waits until the watch has gone all the way round so many times more. */
  readonly rounds: (count: number) => Promise<void>;
  readonly log: () => string;
};

type Estate = {
  readonly start: readonly string[];
  /** Lines of YAML for the target, such as `denied: [http://…]`. */
  readonly more?: readonly string[];
};

const textOf = (body: string): string => {
  const message: unknown = JSON.parse(body);
  return typeof message === 'object' && message !== null && 'text' in message ? String(message.text) : '';
};

const count = (running: Running, says: RegExp): number => running.err().match(says)?.length ?? 0;

export const targetsYaml = ({ start: starts, more = [] }: Estate, channels: readonly string[]): string =>
  [
    'organisation: Borough of Netherby',
    'targets:',
    '  - name: Netherby',
    `    start: [${starts.join(', ')}]`,
    '    watch: "*/2 * * * * *"',
    '    limits: { requests_per_second: 500 }',
    '    allow_private: true',
    ...more.map((line) => `    ${line}`),
    'channels:',
    ...channels.map((line) => `  ${line}`),
    '',
  ].join('\n');

/** Watches every two seconds until `work` is done; the crawl is over when it begins. */
export async function watching(estate: Estate, work: (watching: Watching) => Promise<void>): Promise<void> {
  const slack: HttpReceiver = await startHttpReceiver({ status: 200, body: 'ok' });
  await inFolder(async (folder) => {
    writeFileSync(
      join(folder, 'targets.yaml'),
      targetsYaml(estate, [`dpo: { type: slack, webhook: "${slack.address}/services/T0/B0/x", min_severity: low }`]),
    );
    const running = start(folder, ['watch', '--data', join(folder, 'data')], { PASSERBY_LOG: 'debug' });
    const seen = (): string => `${texts().join('\n---\n')}\n${running.err().slice(-3_000)}`;
    const texts = (): readonly string[] => slack.received.map(({ body }) => textOf(body));
    const rounds = async (more: number): Promise<void> => {
      const before = count(running, /: watch of /gu);
      await until(`${more} rounds`, () => count(running, /: watch of /gu) >= before + more, seen);
    };
    try {
      await until('the first crawl', () => count(running, /: crawl of /gu) > 0, seen);
      await work({
        ...{ folder, texts, rounds },
        titles: () => texts().map((text) => text.split('\n')[0] ?? ''),
        told: (messages) => until(`${messages} messages`, () => slack.received.length >= messages, seen),
        log: running.err,
      });
    } finally {
      await stop(running);
      await slack.close();
    }
  });
}
