import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

// The house's walls. When one of these fails, move the code or argue with docs/design.md; do not widen the list in passing.

const root = join(dirname(fileURLToPath(import.meta.url)), '..', 'src');

/** From the top down; a file may import what stands below its row, never its own row and never a row above. */
const rows: readonly (readonly string[])[] = [
  ['main.ts'],
  ['commands/'],
  ['daemon.ts'],
  ['open-world.ts', 'target-watch.ts'],
  ['open-config.ts', 'open-baseline.ts', 'open-kept.ts', 'log.ts', 'inspect.ts', 'inspect-worker.ts'],
  ['scan.ts', 'follow-up.ts', 'outbox.ts', 'room.ts'],
  ['look.ts', 'channels.ts', 'formats/', 'telling/'],
  ['hearing.ts'],
  ['line.ts'],
  ['http.ts', 'store.ts', 'schedule.ts', 'post.ts', 'key.ts', 'demo-borough.ts', 'judge.ts', 'notebook.ts', 'catalogue.ts'],
  ['leads/', 'layouts/'],
  ['breach/', 'baseline.ts', 'detect.ts', 'records.ts', 'documents.ts', 'reconcile.ts', 'frontier.ts', 'config.ts', 'wording.ts'],
  ['report-format.ts'],
  ['sqlite.ts', 'words/', 'settings/', 'report.ts', 'wire.ts', 'probes/', 'detectors/', 'documents/', 'notifiers/', 'kept/'],
  ['people/', 'platforms/', 'messages/', 'pdf/', 'keeping/', 'canaries/'],
  ['judging/', 'office/'],
  ['reading/', 'vocabulary/', 'network/'],
  ['body.ts', 'addresses/', 'unread.ts', 'shell.ts', 'ink.ts', 'trouble.ts', 'uri.ts'],
  ['mask.ts'],
  ['model.ts'],
];

/** Folders of siblings of one shape: they never import each other. Everywhere else in a folder, files of one subject may. */
const siblings = ['commands/', 'probes/', 'detectors/', 'documents/', 'notifiers/', 'formats/'];

/** One outside library, one home: a file, or a folder of siblings. */
const homes: Readonly<Record<string, readonly string[]>> = {
  undici: ['http.ts'],
  'better-sqlite3': ['sqlite.ts'],
  'node-cron': ['schedule.ts'],
  pino: ['log.ts'],
  yaml: ['config.ts', 'documents/yaml.ts'],
  zod: ['settings/shape.ts', 'notifiers/'],
  picomatch: ['addresses/globs.ts'],
  cheerio: ['reading/dom.ts'],
  domhandler: ['reading/dom.ts'],
  entities: ['reading/hypertext.ts'],
  'libphonenumber-js': ['detectors/phone-number.ts'],
  re2js: ['vocabulary/identifiers.ts'],
  unpdf: ['documents/pdf.ts'],
  chardet: ['reading/legacy-encoding.ts'],
  'postal-mime': ['documents/mail.ts'],
  '@slack/webhook': ['notifiers/slack.ts'],
  nodemailer: ['notifiers/email.ts'],
};

/** What touches the world, and the edges that may. */
const edges: Readonly<Record<string, readonly string[]>> = {
  'process\\.env|process\\.argv': ['main.ts'],
  'Date\\.now\\(|new Date\\(\\)|performance\\.now\\(': ['main.ts'],
  'Math\\.random\\(|randomBytes\\(|randomUUID\\(|getRandomValues\\(': ['key.ts', 'commands/inspect.ts', 'commands/canary.ts'],
};

const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)).split('\\').join('/'))
  .sort();

const imports = (file: string): readonly string[] =>
  [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /(?:^|\n)(?:import|export)\s[^;]*?from\s+'(?<from>[^']+)'|import\('(?<late>[^']+)'\)/gu,
    ),
  ].map((match) => match.groups?.from ?? match.groups?.late ?? '');

const isTypeOnly = (file: string, from: string): boolean => {
  const text = readFileSync(join(root, file), 'utf8');
  const statements = [...text.matchAll(/(?:^|\n)(?<statement>import\s[^;]*?from\s+'(?<from>[^']+)')/gu)].filter(
    (match) => match.groups?.from === from,
  );
  return statements.length > 0 && statements.every((match) => match.groups?.statement?.startsWith('import type') ?? false);
};

const placeOf = (file: string): string => (file.includes('/') ? `${file.split('/')[0]}/` : file);
const rowOf = (file: string): number => rows.findIndex((row) => row.includes(placeOf(file)));
const target = (file: string, from: string): string => posix.normalize(posix.join(posix.dirname(file), from));

test('every file has a row', () => {
  assert.deepEqual(
    files.filter((file) => rowOf(file) === -1),
    [],
  );
});

test('imports go down', () => {
  const wrong = files.flatMap((file) =>
    imports(file)
      .filter((from) => from.startsWith('.'))
      .map((from) => target(file, from))
      .filter((to) => placeOf(to) !== placeOf(file) && rowOf(to) <= rowOf(file))
      .map((to) => `${file} → ${to}`),
  );
  assert.deepEqual(wrong, []);
});

test('siblings never import each other', () => {
  const wrong = files
    .filter((file) => siblings.includes(placeOf(file)))
    .flatMap((file) =>
      imports(file)
        .filter((from) => from.startsWith('./'))
        .map((from) => `${file} → ${from}`),
    );
  assert.deepEqual(wrong, []);
});

test('the model imports nothing', () => assert.deepEqual(imports('model.ts'), []));

test('one outside library, one home', () => {
  const wrong = files.flatMap((file) =>
    imports(file)
      .filter((from) => !from.startsWith('.') && !from.startsWith('node:'))
      .map((from) => ({ from, name: from.startsWith('@') ? from.split('/').slice(0, 2).join('/') : (from.split('/')[0] ?? '') }))
      .filter(({ name }) => !(homes[name] ?? []).some((home) => file === home || (home.endsWith('/') && file.startsWith(home))))
      .map(({ from }) => `${file} → ${from}`),
  );
  assert.deepEqual(wrong, []);
});

test('clock, randomness and environment are read at the edges only', () => {
  const wrong = Object.entries(edges).flatMap(([pattern, allowed]) =>
    files
      .filter((file) => !allowed.includes(file) && new RegExp(pattern, 'u').test(readFileSync(join(root, file), 'utf8')))
      .map((file) => `${file}: ${pattern}`),
  );
  assert.deepEqual(wrong, []);
});

const diskEdges = [
  'main.ts',
  'commands/',
  'catalogue.ts',
  'key.ts',
  'store.ts',
  'sqlite.ts',
  'open-config.ts',
  'open-baseline.ts',
  'open-world.ts',
  'open-kept.ts',
  'inspect.ts',
  'body.ts',
];
const networkEdges = ['http.ts', 'network/', 'demo-borough.ts', 'post.ts'];

test('disk and network are touched at the edges only', () => {
  const touches = (file: string, pattern: RegExp): boolean =>
    imports(file).some((from) => pattern.test(from) && !isTypeOnly(file, from));
  const outside = (file: string, allowed: readonly string[]): boolean => !allowed.includes(placeOf(file));
  assert.deepEqual(
    files.filter((file) => touches(file, /^node:(?:fs|child_process)(?:\/|$)/u) && outside(file, diskEdges)),
    [],
  );
  assert.deepEqual(
    files.filter((file) => touches(file, /^node:(?:net|tls|https?|http2|dns|dgram)(?:\/|$)/u) && outside(file, networkEdges)),
    [],
  );
});

test('no room without a subject', () => {
  const vague = /(?:^|\/)(?:utils?|helpers?|common|misc|lib|core|services?|managers?|index)(?:\/|\.ts$)/u;
  assert.deepEqual(
    files.filter((file) => vague.test(file)),
    [],
  );
});
