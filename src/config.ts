import { LineCounter, parseDocument } from 'yaml';
import { inScope, neverCall } from './addresses/address.ts';
import type { QuietHours, Severity, Target } from './model.ts';
import { explain, type Mistake } from './settings/mistakes.ts';
import { type FileShape, fileShape, type TargetShape, targetShape } from './settings/shape.ts';
import { closest } from './settings/spelling.ts';
import { identifierMistake } from './vocabulary/identifiers.ts';

export type ChannelSettings = {
  readonly name: string;
  readonly type: string;
  readonly minSeverity: Severity;
  readonly targets: readonly string[];
  readonly quiet?: QuietHours;
  /** Everything else, as the channel's own type understands it; secrets are already filled in. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly line: number;
};

export type Config = {
  readonly organisation: string;
  readonly contact: string | undefined;
  readonly targets: readonly ConfiguredTarget[];
  readonly channels: readonly ChannelSettings[];
  /** Asked when nothing can be reached, to tell whether Passerby itself has a connection. */
  readonly connectivity: readonly URL[];
  /** A dead man's switch, asked after each round. */
  readonly heartbeat: string | undefined;
  readonly dashboard: { readonly listen: string; readonly token: string | undefined } | undefined;
};

/** `demo` targets get their start when the built-in borough is running. */
export type ConfiguredTarget = Target & { readonly demo: boolean };

/** What the file refers to and cannot hold itself: secrets by name or file, and what a cron expression is. */
export type Surroundings = {
  /** `NAME` or `file:/path`; undefined when there is no such secret. */
  readonly secret: (name: string) => string | undefined;
  readonly isCron: (expression: string) => boolean;
};

const bytesPerMb = 1_000_000;

type Path = readonly PropertyKey[];

/** `targets.yaml` as text → targets and channels, or every mistake in it with its line. Pure. */
export function parseConfig(
  text: string,
  around: Surroundings,
): { readonly config: Config } | { readonly mistakes: readonly Mistake[] } {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true });
  if (document.errors.length > 0) {
    return {
      mistakes: document.errors.map((error) => ({
        line: counter.linePos(error.pos[0]).line,
        says: `this is not YAML: ${error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/u, '') ?? 'unreadable'}`,
      })),
    };
  }
  const lineOf = (path: Path): number => {
    for (let length = path.length; length >= 0; length -= 1) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      if (
        typeof node === 'object' &&
        node !== null &&
        'range' in node &&
        Array.isArray(node.range) &&
        typeof node.range[0] === 'number'
      ) {
        return counter.linePos(node.range[0]).line;
      }
    }
    return 1;
  };
  const plain = plainOf(document);
  if (plain === undefined)
    return { mistakes: [{ line: 1, says: 'repeats itself by references (&, *) far too often to be read' }] };
  const filled = fillSecrets(plain.value, around.secret);
  const parsed = fileShape.safeParse(filled.value, { reportInput: true });
  if (!parsed.success)
    return { mistakes: sorted([...parsed.error.issues.flatMap((issue) => explain(issue, lineOf)), ...missing(filled, lineOf)]) };
  const mistakes = sorted([...missing(filled, lineOf), ...crossReferences(parsed.data, around, lineOf)]);
  return mistakes.length > 0 ? { mistakes } : { config: build(parsed.data, lineOf) };
}

/** References that multiply are refused by the library, in the form of an exception. */
function plainOf(document: { readonly toJS: () => unknown }): { readonly value: unknown } | undefined {
  try {
    return { value: document.toJS() };
  } catch {
    return undefined;
  }
}

/** A target for addresses given on the command line. */
export function targetFor(
  start: readonly URL[],
  options: { readonly allowPrivate: boolean; readonly requestsPerSecond: number | undefined },
): Target {
  const hosts = [...new Set(start.map((url) => url.host))];
  const shape = targetShape.parse({
    name: hosts.join(', ').slice(0, 100),
    start: start.map(String),
    allow_private: options.allowPrivate,
    limits: options.requestsPerSecond === undefined ? {} : { requests_per_second: options.requestsPerSecond },
  });
  return buildTarget(shape, { organisation: hosts.join(', '), contact: undefined });
}

function build(file: FileShape, lineOf: (path: Path) => number): Config {
  // One list for all: what was sent to one form may turn up anywhere, and what seeks it is built once for a list.
  const canaries = file.targets.flatMap((target) => target.canaries);
  return {
    organisation: file.organisation,
    contact: file.contact,
    targets: file.targets.map((shape) => ({ ...buildTarget(shape, file), canaries, demo: shape.demo })),
    channels: Object.entries(file.channels).map(
      ([name, { type, min_severity, targets, quiet, timezone: zone, ...settings }]) => ({
        name,
        type,
        minSeverity: min_severity,
        targets,
        ...(quiet === undefined ? {} : { quiet: { ...quiet, timezone: zone } }),
        settings,
        line: lineOf(['channels', name]),
      }),
    ),
    connectivity: file.connectivity,
    heartbeat: file.heartbeat,
    dashboard: file.dashboard === undefined ? undefined : { listen: file.dashboard.listen, token: file.dashboard.token },
  };
}

function buildTarget(shape: TargetShape, file: { readonly organisation: string; readonly contact?: string | undefined }): Target {
  const start = shape.start ?? [];
  return {
    name: shape.name,
    organisation: file.organisation,
    contact: file.contact,
    start,
    scope: shape.scope?.map((entry) => entry.toLowerCase()) ?? [...new Set(start.map((url) => url.host))],
    exclude: shape.exclude,
    crawl: shape.crawl,
    watch: shape.watch,
    timezone: shape.timezone,
    limits: {
      pages: shape.limits.pages,
      requestsPerSecond: shape.limits.requests_per_second,
      maxBodyBytes: Math.round(shape.limits.body_mb * bytesPerMb),
    },
    allowPrivate: shape.allow_private || shape.demo,
    denied: shape.denied,
    canaries: shape.canaries,
    published: shape.published.map((entry) => ({
      urls: entry.urls,
      values: entry.values,
      reason: entry.reason,
      until: entry.until,
    })),
    identifiers: shape.identifiers,
    notify: shape.notify,
  };
}

function crossReferences(file: FileShape, around: Surroundings, lineOf: (path: Path) => number): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  const at = (path: Path, says: string) => mistakes.push({ line: lineOf(path), says });
  const names = new Set<string>();
  file.targets.forEach((target, index) => {
    if (names.has(target.name))
      at(['targets', index, 'name'], `there are two targets named “${target.name}”; give each its own name`);
    names.add(target.name);
    if (target.start === undefined && !target.demo)
      at(
        ['targets', index],
        `“${target.name}” has no start: give at least one address, such as start: [https://www.example.gov.uk/]`,
      );
    const scope = target.scope ?? [...new Set((target.start ?? []).map((url) => url.host))];
    for (const where of ['start', 'denied'] as const)
      (target[where] ?? []).forEach((url, place) => {
        if (!inScope(url, scope))
          at(
            ['targets', index, where, place],
            `${where}: ${url.href} is outside the scope and would never be asked; add ${url.host} to scope:`,
          );
        else if (neverCall(url))
          at(['targets', index, where, place], `${where}: ${url.href} is never asked, since asking may change something there`);
      });
    for (const cadence of ['crawl', 'watch'] as const) {
      if (!around.isCron(target[cadence]))
        at(
          ['targets', index, cadence],
          `${cadence}: “${target[cadence]}” is not a cron expression of five or six fields, such as "*/5 * * * *"`,
        );
    }
    target.identifiers.forEach((identifier, place) => {
      const mistake = identifierMistake(identifier);
      if (mistake !== undefined) at(['targets', index, 'identifiers', place], `identifiers, “${identifier.name}”: ${mistake}`);
    });
    target.notify.forEach((channel, place) => {
      if (file.channels[channel] !== undefined) return;
      const meant = closest(channel, Object.keys(file.channels));
      at(
        ['targets', index, 'notify', place],
        `notify: there is no channel “${channel}”${meant === undefined ? '; name it under channels:' : `; did you mean “${meant}”?`}`,
      );
    });
  });
  const targets = file.targets.map((target) => target.name);
  for (const [channel, settings] of Object.entries(file.channels))
    settings.targets.forEach((name, place) => {
      if (targets.includes(name)) return;
      const meant = closest(name, targets);
      at(
        ['channels', channel, 'targets', place],
        `channels, ${channel}, targets: there is no target “${name}”${meant === undefined ? `; targets: ${targets.slice(0, 10).join(', ')}` : `; did you mean “${meant}”?`}`,
      );
    });
  return mistakes;
}

type Filled = { readonly value: unknown; readonly missing: readonly { readonly path: Path; readonly name: string }[] };

const reference = /\$\{(?<name>file:[^}]{1,400}|[A-Za-z_][A-Za-z0-9_]{0,100})\}/gu;

/** `${NAME}` and `${file:/path}` are filled in under channels:, dashboard: and heartbeat:, where secrets belong; nowhere else. */
function fillSecrets(root: unknown, secret: Surroundings['secret']): Filled {
  const missing: { path: Path; name: string }[] = [];
  const fill = (value: unknown, path: Path): unknown => {
    if (typeof value === 'string') {
      return value.replace(reference, (whole, name: string) => {
        const found = secret(name);
        if (found === undefined) missing.push({ path, name });
        return found ?? whole;
      });
    }
    if (Array.isArray(value)) return value.map((entry, index) => fill(entry, [...path, index]));
    if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
      return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, fill(entry, [...path, key])]));
    }
    return value;
  };
  if (typeof root !== 'object' || root === null) return { value: root, missing };
  const value = Object.fromEntries(
    Object.entries(root).map(([key, entry]) => [
      key,
      key === 'channels' || key === 'dashboard' || key === 'heartbeat' ? fill(entry, [key]) : entry,
    ]),
  );
  return { value, missing };
}

const missing = (filled: Filled, lineOf: (path: Path) => number): readonly Mistake[] =>
  filled.missing.map(({ path, name }) => ({
    line: lineOf(path),
    says: name.startsWith('file:')
      ? `the secret file ${name.slice('file:'.length)} cannot be read; create it or correct the path`
      : `the environment has no variable ${name}; set it, or use \${file:/path/of/secret}`,
  }));

const sorted = (mistakes: readonly Mistake[]): readonly Mistake[] => mistakes.toSorted((a, b) => a.line - b.line);
