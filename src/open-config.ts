import { readFileSync } from 'node:fs';
import { type Config, parseConfig } from './config.ts';
import { isCron } from './schedule.ts';
import type { Mistake } from './settings/mistakes.ts';
import { trouble } from './trouble.ts';

/** Reads and parses `targets.yaml`. Throws a Trouble that lists every mistake with its line. */
export function openConfig(path: string, env: (name: string) => string | undefined): Config {
  const parsed = parseConfig(readText(path), { secret: (name) => secretOf(name, env), isCron });
  if ('config' in parsed) return parsed.config;
  throw trouble('configuration', mistakesInWords(path, parsed.mistakes));
}

export const mistakesInWords = (path: string, mistakes: readonly Mistake[]): string =>
  `${path} has ${mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`}:\n${mistakes.map(({ line, says }) => `  line ${line}: ${says}`).join('\n')}`;

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw trouble(
      'configuration',
      `${path} cannot be read. Create it (the one Passerby ships is a good start), or name another with --targets FILE.`,
    );
  }
}

function secretOf(name: string, env: (name: string) => string | undefined): string | undefined {
  if (!name.startsWith('file:')) return env(name);
  try {
    return readFileSync(name.slice('file:'.length), 'utf8').trim();
  } catch {
    return undefined;
  }
}
