#!/usr/bin/env node
import { readdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { closest } from './settings/spelling.ts';
import { type Command, exits, type Shell, type Stream } from './shell.ts';
import { isTrouble } from './trouble.ts';

// argv, env, wall clock, signals: turned into a Shell, and one command runs.

const streamOf = (stream: NodeJS.WriteStream): Stream => ({
  write: (text) => void stream.write(text),
  isTerminal: stream.isTTY === true,
  columns: stream.columns ?? 100,
  colours: stream.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
});

// Whoever reads us may stop early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

async function readStdin(): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

const shellFor = (args: readonly string[]): Shell => ({
  args,
  env: (name) => process.env[name],
  now: () => new Date(),
  out: streamOf(process.stdout),
  err: streamOf(process.stderr),
  readStdin,
  onStop: (stop) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
  },
  onReload: (reload) => void process.on('SIGHUP', reload),
});

/** The folder is the registry: a command's name is its file name. */
async function commandNames(): Promise<readonly string[]> {
  const files = await readdir(new URL('./commands/', import.meta.url));
  return files.filter((file) => /^[a-z]+\.[jt]s$/u.test(file)).map((file) => file.replace(/\.[jt]s$/u, ''));
}

const isCommand = (value: unknown): value is Command =>
  typeof value === 'object' && value !== null && 'run' in value && 'options' in value;

async function load(name: string): Promise<Command> {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const module: unknown = await import(new URL(`./commands/${name}.${ending}`, import.meta.url).href);
  const command = typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined;
  if (!isCommand(command)) throw new Error(`commands/${name} exports no command`);
  return command;
}

async function help(names: readonly string[]): Promise<string> {
  const lines = await Promise.all(names.map(async (name) => `  ${name.padEnd(10)} ${(await load(name)).summary}`));
  return `Passerby looks at your public addresses as a stranger would.\n\nUsage: passerby COMMAND [options]\n\n${lines.join('\n')}\n\npasserby COMMAND --help tells the options of one.\n`;
}

/** Ways to call it, then after an empty line what else there is to say; a line that begins with a blank goes on. */
function usageOf(name: string, { summary, usage }: Command): string {
  const start = `  passerby ${name} `;
  const end = usage.indexOf('', 1);
  const lines = usage.map((line, at) => {
    if (end > 0 && at >= end) return `  ${line}`;
    return line.startsWith(' ') ? `${' '.repeat(start.length)}${line.trimStart()}` : `${start}${line}`;
  });
  return `${summary}\n\n${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

async function run(argv: readonly string[]): Promise<number> {
  const names = await commandNames();
  const [name, ...args] = argv;
  const shell = shellFor(args);
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    shell.out.write(await help(names));
    return name === undefined ? exits.wrong : exits.fine;
  }
  if (!names.includes(name)) {
    const meant = closest(name, names);
    shell.err.write(
      `There is no command “${name}”.${meant === undefined ? '' : ` Did you mean “${meant}”?`} passerby help lists them.\n`,
    );
    return exits.wrong;
  }
  const command = await load(name);
  if (args.includes('--help') || args.includes('-h')) {
    shell.out.write(usageOf(name, command));
    return exits.fine;
  }
  const given = parse(name, command, args);
  if (!('mistake' in given)) return command.run(shell, given);
  shell.err.write(given.mistake);
  return exits.wrong;
}

function parse(name: string, command: Command, args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      // Every command takes it, also one that keeps nothing.
      options: { data: { type: 'string' }, ...command.options },
      allowPositionals: true,
      strict: true,
    });
    return { words: positionals, options: values };
  } catch (error) {
    const says = error instanceof Error ? (error.message.split('. ')[0] ?? '') : '';
    return { mistake: `${says}.\n\n${usageOf(name, command)}` };
  }
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!isTrouble(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = exits.wrong;
}
