import { pino } from 'pino';
import type { Log } from './model.ts';
import type { Shell } from './shell.ts';

/** JSON lines on standard error: static messages, facts in the object, never a body, passage or match. */
export function openLog(shell: Shell, { quiet }: { readonly quiet: boolean }): Log {
  const level = shell.env('PASSERBY_LOG') ?? (quiet ? 'warn' : 'info');
  const logger = pino(
    {
      level: pino.levels.values[level] === undefined ? 'info' : level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    { write: shell.err.write },
  );
  return {
    debug: (facts, message) => logger.debug(facts, message),
    info: (facts, message) => logger.info(facts, message),
    warn: (facts, message) => logger.warn(facts, message),
    error: (facts, message) => logger.error(facts, message),
  };
}
