import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { QuietHours, Severity, Target } from './model.ts';
import { closest } from './spelling.ts';
import { identifierMistake } from './vocabulary/identifiers.ts';

/** A mistake in `targets.yaml`: what, where, and what to do. */
export type Mistake = { readonly line: number; readonly says: string };

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

const severities = ['review', 'low', 'medium', 'high', 'critical'] as const;

const defaults = {
  crawl: '30 2 * * *',
  watch: '*/5 * * * *',
  timezone: 'UTC',
  pages: 20_000,
  requestsPerSecond: 2,
  bodyMb: 10,
} as const;
const bytesPerMb = 1_000_000;

const address = z.string().transform((text, context): URL => {
  const url = URL.parse(text);
  if (url !== null && (url.protocol === 'http:' || url.protocol === 'https:')) return url;
  context.addIssue({
    code: 'custom',
    message: `“${text}” is not an address; write it whole, such as https://www.example.gov.uk/`,
  });
  return z.NEVER;
});

const host = z
  .string()
  .regex(
    /^(?:\*\.)?[\p{L}\p{N}.\-[\]:]{1,253}$/u,
    'is a host such as www.example.gov.uk, or host:port, without https:// and without a path',
  );

const timezone = z.string().refine(isTimezone, 'is not a time zone; write one such as Europe/London');

const day = z.union([z.string(), z.date()]).transform((value, context): Date => {
  const date = new Date(value);
  if (!Number.isNaN(date.getTime())) return date;
  context.addIssue({ code: 'custom', message: 'is not a date; write it as 2027-05-01' });
  return z.NEVER;
});

const globs = z.array(z.string().min(1)).default([]);

const published = z
  .strictObject({ urls: globs, values: globs, reason: z.string().min(1), until: day.optional() })
  .refine((entry) => entry.urls.length + entry.values.length > 0, 'needs urls: or values:')
  .transform((entry) => ({ ...entry, until: entry.until }));

const targetShape = z.strictObject({
  name: z.string().min(1).max(100),
  start: z.array(address).min(1).optional(),
  demo: z.boolean().default(false),
  scope: z.array(host).min(1).optional(),
  exclude: globs,
  crawl: z.string().default(defaults.crawl),
  watch: z.string().default(defaults.watch),
  timezone: timezone.default(defaults.timezone),
  limits: z
    .strictObject({
      pages: z.int().min(1).default(defaults.pages),
      requests_per_second: z.number().positive().default(defaults.requestsPerSecond),
      body_mb: z.number().positive().max(1000).default(defaults.bodyMb),
    })
    .prefault({}),
  allow_private: z.boolean().default(false),
  denied: z.array(address).default([]),
  canaries: z
    .array(
      z.strictObject({ name: z.string().min(1), value: z.string().min(8, 'is too short to be unique; 8 characters at least') }),
    )
    .default([]),
  published: z.array(published).default([]),
  identifiers: z
    .array(z.strictObject({ name: z.string().min(1), pattern: z.string().min(3), examples: z.array(z.string()).default([]) }))
    .default([]),
  notify: z.array(z.string()).default([]),
});

const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

const quietHours = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d-(?:[01]\d|2[0-3]):[0-5]\d$/u, 'is not a span of hours; write it as "22:00-07:00"')
  .transform((span) => ({ from: minuteOf(span.slice(0, 5)), to: minuteOf(span.slice(6)) }))
  .refine(({ from, to }) => from !== to, 'begins and ends at the same time; leave it out, or write it as "22:00-07:00"');

const fileShape = z.strictObject({
  organisation: z.string().min(1),
  contact: z.string().min(3).optional(),
  targets: z.array(targetShape).min(1),
  channels: z
    .record(
      z.string(),
      z.looseObject({
        type: z.string(),
        min_severity: z.enum(severities).default('medium'),
        targets: z.array(z.string()).default([]),
        quiet: quietHours.optional(),
        timezone: timezone.optional(),
      }),
    )
    .default({}),
  connectivity: z.array(address).max(10).default([]),
  heartbeat: z
    .string()
    .refine(
      (text) => /^https?:\/\//u.test(text) && URL.canParse(text),
      'is not an address; write it whole, such as "https://hc.example.org/ping/…"',
    )
    .optional(),
  dashboard: z.strictObject({ listen: z.string(), token: z.string().optional() }).optional(),
});

type FileShape = z.infer<typeof fileShape>;
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
  const filled = fillSecrets(document.toJS(), around.secret);
  const parsed = fileShape.safeParse(filled.value, { reportInput: true });
  if (!parsed.success)
    return { mistakes: sorted([...parsed.error.issues.flatMap((issue) => explain(issue, lineOf)), ...missing(filled, lineOf)]) };
  const mistakes = sorted([...missing(filled, lineOf), ...crossReferences(parsed.data, around, lineOf)]);
  return mistakes.length > 0 ? { mistakes } : { config: build(parsed.data, lineOf) };
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

function buildTarget(
  shape: z.infer<typeof targetShape>,
  file: { readonly organisation: string; readonly contact?: string | undefined },
): Target {
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

function explain(issue: z.core.$ZodIssue, lineOf: (path: Path) => number): readonly Mistake[] {
  const place = issue.path.length === 0 ? '' : `${placeOf(issue.path)}: `;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const known = Object.keys(issue.path.length === 0 ? fileShape.shape : targetShape.shape);
      const meant = closest(key, known);
      return {
        line: lineOf([...issue.path, key]),
        says: `${place}there is no setting “${key}”${meant === undefined ? '' : `; did you mean “${meant}”?`}`,
      };
    });
  }
  if (issue.code === 'invalid_type' && issue.input === undefined)
    return [{ line: lineOf(issue.path), says: `${place}is missing` }];
  if (issue.code === 'invalid_value')
    return [{ line: lineOf(issue.path), says: `${place}should be one of ${issue.values.map(String).join(', ')}` }];
  const message = issue.code === 'invalid_type' ? `should be ${plain(issue.expected)}` : issue.message;
  return [{ line: lineOf(issue.path), says: `${place}${message}` }];
}

/** `targets, 2nd entry, limits, pages`: positions as people count them. */
const placeOf = (path: Path): string =>
  path.map((step) => (typeof step === 'number' ? `entry ${step + 1}` : String(step))).join(', ');

const plainTypes: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  array: 'a list, such as [one, two]',
  object: 'a group of settings',
  record: 'a group of settings',
  boolean: 'true or false',
  int: 'a whole number',
};
const plain = (expected: string): string => plainTypes[expected] ?? expected;

const sorted = (mistakes: readonly Mistake[]): readonly Mistake[] => mistakes.toSorted((a, b) => a.line - b.line);

function isTimezone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
