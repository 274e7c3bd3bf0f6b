import { pino } from 'pino';
import type { Log } from './model.ts';
import type { Shell } from './shell.ts';

const isSaying = (value: unknown): value is { readonly time: string; readonly level: number; readonly msg: string } =>
  typeof value === 'object' && value !== null && 'msg' in value && 'time' in value && typeof value.time === 'string';

const warning = 40;

/** `23:31:02  the message`: at a terminal nobody reads JSON. */
function forPeople(line: string): string {
  const said: unknown = JSON.parse(line);
  return isSaying(said) ? `${said.time.slice(11, 19)}${said.level >= warning ? ' !' : '  '} ${said.msg}\n` : line;
}

/** JSON lines on standard error: static messages, facts in the object, never a body, passage or match. */
export function openLog(shell: Shell, { quiet }: { readonly quiet: boolean }): Log {
  const level = shell.env('PASSERBY_LOG') ?? (quiet ? 'warn' : 'info');
  const logger = pino(
    {
      level: pino.levels.values[level] === undefined ? 'info' : level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    { write: shell.err.isTerminal ? (line) => shell.err.write(forPeople(line)) : shell.err.write },
  );
  return {
    debug: (facts, message) => logger.debug(facts, message),
    info: (facts, message) => logger.info(facts, message),
    warn: (facts, message) => logger.warn(facts, message),
    error: (facts, message) => logger.error(facts, message),
  };
}
