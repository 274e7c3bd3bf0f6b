import { z } from 'zod';
import { wrap } from '../ink.ts';
import { type Line, linesOf, tidy } from '../messages/alert-text.ts';
import type { Alert, NotifierKind } from '../model.ts';

const maxAddresses = 20;

const settings = z.strictObject({});

const reset = '\u001b[0m';
const bold = '\u001b[1m';
const dim = '\u001b[2m';
const red = '\u001b[1;31m';
const yellow = '\u001b[1;33m';
const green = '\u001b[1;32m';

const tone = ({ kind, severity }: Alert): string => {
  if (kind === 'resolved') return green;
  return severity === 'critical' || severity === 'high' ? red : yellow;
};

const mark = ({ kind, severity }: Alert): string => {
  if (kind === 'resolved') return 'CLOSED';
  return kind === 'test' ? 'TEST' : severity.toUpperCase();
};

const maxColumns = 110;
/** A fact's label or a step's number: what follows stands under what follows it. */
const head = /^(?: {2}\d{1,2}\. |[^:]{1,60}: +| +)/u;

/** Broken between words, as a terminal would not. */
function broken(line: Line, columns: number): Line {
  if (columns === Number.POSITIVE_INFINITY) return line;
  const [start = ''] = (line.as === 'entry' ? head.exec(line.text) : null) ?? [];
  const text = `${start}${wrap(line.text.slice(start.length), Math.min(columns, maxColumns), ' '.repeat(start.length))}`;
  return { ...line, text };
}

function painted(line: Line, alert: Alert): string {
  if (line.as === 'title') return `${tone(alert)}${mark(alert)}  ${line.text}${reset}`;
  if (line.as === 'heading') return `${bold}${line.text}${reset}`;
  return line.as === 'foot' ? `${dim}${line.text}${reset}` : line.text;
}

/** For people at a terminal or reading a log: text as it is, colours only where the terminal wants them. */
export default {
  title: 'Console',
  settings,
  open:
    (_, { terminal }) =>
    async (given) => {
      const alert = tidy(given, maxAddresses);
      const plain = (line: Line) => (line.as === 'title' ? `${mark(alert)}  ${line.text}` : line.text);
      const lines = linesOf(alert)
        .map((line) => broken(line, terminal.columns))
        .map((line) => (terminal.colours ? painted(line, alert) : plain(line)));
      try {
        terminal.write(`\n${lines.join('\n')}\n\n`);
        return 'delivered';
      } catch {
        return { retryAfterMs: 0, reason: 'the console takes no text' };
      }
    },
} satisfies NotifierKind<z.infer<typeof settings>>;
