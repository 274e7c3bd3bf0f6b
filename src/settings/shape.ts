import { z } from 'zod';
import { isScope } from '../addresses/address.ts';

// What `targets.yaml` may hold. What is wrong with it is put into words by mistakes.ts.

const severities = ['review', 'low', 'medium', 'high', 'critical'] as const;

const defaults = {
  crawl: '30 2 * * *',
  watch: '*/5 * * * *',
  timezone: 'UTC',
  pages: 20_000,
  requestsPerSecond: 2,
  bodyMb: 10,
} as const;

const address = z.string().transform((text, context): URL => {
  const url = URL.parse(text);
  const isAddress = url !== null && (url.protocol === 'http:' || url.protocol === 'https:');
  if (isAddress && url.username === '' && url.password === '') return url;
  context.addIssue({
    code: 'custom',
    message: isAddress
      ? 'holds a user name or a password; take them out: Passerby looks as a stranger does'
      : `“${text}” is not an address; write it whole, such as https://www.example.gov.uk/`,
  });
  return z.NEVER;
});

const host = z
  .string()
  .refine(
    isScope,
    'should be a host such as www.example.gov.uk, host:port or *.example.gov.uk, without https:// and without a path',
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

export const targetShape = z.strictObject({
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

export const fileShape = z.strictObject({
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

export type TargetShape = z.infer<typeof targetShape>;
export type FileShape = z.infer<typeof fileShape>;

/** Names of the settings at a place in the file, for a suggestion where one is misspelt. */
export function settingsAt(path: readonly PropertyKey[]): readonly string[] {
  const [first, , third] = path;
  if (first === undefined) return Object.keys(fileShape.shape);
  if (first !== 'targets') return first === 'dashboard' ? ['listen', 'token'] : [];
  if (third === undefined) return Object.keys(targetShape.shape);
  return nested[String(third)] ?? [];
}

const nested: Readonly<Record<string, readonly string[]>> = {
  limits: ['pages', 'requests_per_second', 'body_mb'],
  canaries: ['name', 'value'],
  published: ['urls', 'values', 'reason', 'until'],
  identifiers: ['name', 'pattern', 'examples'],
};

function isTimezone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
