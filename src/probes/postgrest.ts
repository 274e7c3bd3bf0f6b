import type { Evidence, Lead, Page, Probe, Records } from '../model.ts';
import { evidenceOf } from '../platforms/collection.ts';
import { causeOf, leadsTo, nonsense } from '../platforms/lead.ts';
import { countOf, listOf, objectOf, textOf, within } from '../platforms/rows.ts';
import { namesAnswers } from '../platforms/tempting.ts';

const id = 'postgrest';
const maxTables = 40;

const isDescription = (page: Page): boolean =>
  textOf(within(page.document.json, 'swagger')) === '2.0' &&
  /postgrest/iu.test(JSON.stringify([within(page.document.json, 'info'), within(page.document.json, 'externalDocs')]));
const isItsAnswer = (page: Page): boolean =>
  /postgrest/iu.test(page.headers.server ?? '') ||
  (/^(?:\d+-\d+|\*)\/(?:\*|\d+)$/u.test(page.headers['content-range'] ?? '') && 'content-profile' in page.headers);

/** Tables the anonymous role may see, from PostgREST's own description at the root. */
function leads(page: Page): readonly Lead[] {
  if (isDescription(page)) {
    const base = new URL(page.url.pathname.endsWith('/') ? page.url.pathname : `${page.url.pathname}/`, page.url);
    const tables = Object.entries(objectOf(within(page.document.json, 'paths')) ?? {})
      .filter(([path, operations]) => /^\/[\w-]{1,80}$/u.test(path) && objectOf(within(operations, 'get')) !== undefined)
      .map(([path]) => path.slice(1));
    return tables
      .toSorted((one, other) => Number(namesAnswers(other)) - Number(namesAnswers(one)))
      .slice(0, maxTables)
      .flatMap((table) =>
        leadsTo(id, base, {
          cause: causeOf(id, page.url, table),
          asked: [{ path: `${table}?limit=1000`, control: `${nonsense}?limit=1000`, rank: namesAnswers(table) ? 0 : 2 }],
        }),
      );
  }
  if (isItsAnswer(page)) return leadsTo(id, page.url, { cause: undefined, asked: [{ path: './', rank: 2 }] });
  return [];
}

const maxKeyCharacters = 2_000;

function recognise(page: Page, records: readonly Records[]): Omit<Evidence, 'probe'> | undefined {
  const { json, text, kind } = page.document;
  const table = page.url.pathname.split('/').filter(Boolean).at(-1) ?? '';
  const cause = causeOf(id, page.url, table);
  const code = textOf(within(json, 'code')) ?? '';
  if (/^(?:42501|PGRST(?:301|302))$/u.test(code))
    return { shows: 'refusal', marker: 'PostgREST says permission denied', rows: undefined, cause };
  // The site's own key is a credential of a kind: the owner has to look himself.
  if (kind === 'html' && /https:\/\/[a-z0-9]{15,30}\.supabase\.co/u.test(text) && text.length > maxKeyCharacters / 10) {
    return {
      shows: 'note',
      marker: 'a Supabase project is used by this page: see whether row level security is on for every table',
      rows: undefined,
      cause: undefined,
    };
  }
  const rows = listOf(json);
  if (!isItsAnswer(page) || rows === undefined || rows.length === 0) return undefined;
  const total = countOf(/\/(\d{1,9})$/u.exec(page.headers['content-range'] ?? '')?.[1]);
  return evidenceOf({ name: table, rows: rows.length, total, records }, 'PostgREST reads this table to anyone', cause);
}

export default {
  title: 'PostgREST or Supabase table open to anyone',
  severity: 'critical',
  remediation: [
    'Revoke reading from the anonymous role: REVOKE SELECT ON public.TABLE FROM anon; grant INSERT only where a form needs it.',
    'Switch on row level security: ALTER TABLE public.TABLE ENABLE ROW LEVEL SECURITY (Supabase: Table Editor > the table > RLS disabled > Enable RLS).',
    'Delete policies for SELECT that say USING (true) for anon or public (Supabase: Authentication > Policies).',
    'Ask for the table again without signing in: it should answer permission denied, or an empty list under row level security.',
  ],
  source: 'PostgREST documentation: authentication, schema cache, OpenAPI, errors; Supabase: row level security',
  hints: ['postgrest', 'supabase', 'content-profile'],
  leads,
  recognise,
} satisfies Probe;
