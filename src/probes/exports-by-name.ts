import type { Evidence, Lead, Page, Probe, Records } from '../model.ts';
import { causeOf, leadsTo, nonsense } from '../platforms/lead.ts';
import { holdPeople } from '../platforms/rows.ts';

const id = 'exports-by-name';

// What people call the copy they put on the server “for a minute”.
const names = [
  'export.csv',
  'submissions.csv',
  'responses.csv',
  'enquiries.csv',
  'contacts.csv',
  'users.csv',
  'data.csv',
  'registrations.csv',
  'export.xlsx',
  'submissions.xlsx',
  'responses.xlsx',
  'backup.sql',
  'database.sql',
  'dump.sql',
  'db.sql',
  'backup.zip',
  'site.zip',
  'exports/',
  'export/',
  'backup/',
  'submissions/',
  'uploads/',
  'debug.log',
];

// What each platform adds, by what its pages or answers carry.
const theirs: readonly (readonly [sign: RegExp, names: readonly string[]])[] = [
  [/wp-content\//u, ['wp-content/debug.log', 'wp-content/updraft/', 'wp-content/ai1wm-backups/', 'wp-content/backups-dup-lite/']],
  [
    /\/sites\/(?:default|all)\/|drupal-settings-json/u,
    ['webform', 'private', 'exports', 'backup_migrate'].map((name) => `sites/default/files/${name}/`),
  ],
  [/__VIEWSTATE|x-aspnet/u, ['elmah.axd', 'trace.axd']],
  [/laravel_session/u, ['storage/logs/laravel.log']],
];

const maxScanned = 2_000_000;

const endingOf = (name: string): string => /(?:\.[a-z0-9]{2,5}|\/)$/u.exec(name)?.[0] ?? '';

/** Asked once a site, from its home page; what comes back is judged by its content, never by its status. */
function leads(page: Page): readonly Lead[] {
  if (page.url.pathname !== '/' || page.url.search !== '' || page.document.kind !== 'html' || page.status !== 200) return [];
  const own = page.url.hostname.replace(/^www\./u, '');
  const source = `${Object.keys(page.headers).join(' ')} ${page.headers['set-cookie'] ?? ''} ${page.document.text}`;
  const added = theirs.flatMap(([sign, more]) => (sign.test(source) ? more : []));
  return [...names, ...added, `${own}.zip`, `${own}.sql`, `${own.split('.')[0]}.sql`].flatMap((name) =>
    leadsTo(id, page.url, {
      cause: causeOf(id, page.url, `/${name}`),
      asked: [{ path: `/${name}`, control: `/${nonsense}${endingOf(name)}`, rank: 9 }],
    }),
  );
}

const isCopy = /\/[\w.-]{1,100}\.(?:csv|xlsx?|ods|sql|gz|zip|bak|json|log|mdb|sqlite)$/iu;

function recognise(page: Page, records: readonly Records[]): Omit<Evidence, 'probe'> | undefined {
  const { kind, text, title, type } = page.document;
  const cause = causeOf(id, page.url, page.url.pathname);
  if (kind === 'html') {
    const isErrors = /\/elmah\.axd$/iu.test(page.url.pathname) && /^Error log for /iu.test(title);
    const isTrace = /\/trace\.axd$/iu.test(page.url.pathname) && /Application Trace/u.test(text);
    return isErrors || isTrace
      ? { shows: 'door', marker: 'an error log that keeps what visitors typed into forms', rows: undefined, cause }
      : undefined;
  }
  if (!isCopy.test(page.url.pathname)) return undefined;
  const isDump =
    type === 'application/sql' ||
    (/^(?:--|\/\*|DROP|CREATE|INSERT|SET|BEGIN|LOCK)/u.test(text.trimStart().slice(0, 20)) &&
      /(?:CREATE|DROP) TABLE|INSERT INTO/u.test(text.slice(0, maxScanned)));
  const isLog = /\.log$/iu.test(page.url.pathname);
  if (holdPeople(records) && (isDump || isLog))
    return {
      shows: 'answers',
      marker: isDump ? 'a copy of a database with people in it' : 'a log with people in it',
      rows: undefined,
      cause,
    };
  return isDump ? { shows: 'door', marker: 'a copy of a database', rows: undefined, cause } : undefined;
}

export default {
  title: 'Export or backup left on the web server',
  severity: 'critical',
  remediation: [
    'Delete the file from the server: unlinking it or turning listings off leaves it readable to anyone who guesses its name.',
    'Write exports and backups outside the web root, and send them to colleagues through a place that asks for a sign-in.',
    'Switch ELMAH’s remote access and ASP.NET tracing off (allowRemoteAccess="false", <trace enabled="false" />), and keep logs outside the web root.',
    'Refuse .sql, .bak, .log and archive endings in the server’s configuration, then ask for the file again.',
  ],
  source: 'Names of exports and backups found in published incidents; SQL dump structure; ELMAH and ASP.NET trace.axd',
  hints: [],
  leads,
  recognise,
} satisfies Probe;
