import { sharedMark } from '../judging/causes.ts';
import type { Evidence, Form, Lead, Page, Probe, Records } from '../model.ts';
import { causeOf, causeOfForm, leadsTo, nonsense, publicForms } from '../platforms/lead.ts';
import { objectOf, objectsOf } from '../platforms/rows.ts';
import { slugOf, titleOf, wordpressRoot } from '../platforms/wordpress.ts';

const id = 'wordpress-cfdb';
const maxNames = 2;
const maxForms = 10;
const maxNameCharacters = 150;

/** One option, “Can See Submission data”, opens every form of the site: they share what stands before the mark. */
const thing = (name: string): string => `${sharedMark}${slugOf(name)}`.trim();

const isStored = (form: Form): boolean =>
  '_wpcf7' in form.hidden ||
  'gform_submit' in form.hidden ||
  form.classes.some((name) => /^(?:wpcf7-form|fscf-form|frm-show-form|jetpack-contact-form|contact-form)$/u.test(name));

/** The plugin knows a form by the title its editor gave it, which mostly is what the page or the form is called. */
function namesOf(page: Page, form: Form): readonly string[] {
  const names = [titleOf(page), form.title, page.document.title.replace(/\s[-–—|»]\s.{0,200}$/u, '')].map((name) =>
    name.replace(/\s+/gu, ' ').trim().slice(0, maxNameCharacters),
  );
  return [...new Set(names.filter((name) => name !== '' && name !== 'Contact form'))].slice(0, maxNames);
}

function leads(page: Page): readonly Lead[] {
  const root = wordpressRoot(page);
  // A search's results show forms too, under another heading.
  if (root === undefined || page.url.searchParams.has('s')) return [];
  return publicForms(page)
    .filter(isStored)
    .slice(0, maxForms)
    .flatMap((shown) =>
      namesOf(page, shown).flatMap((name, rank) => {
        const ask = (form: string): string =>
          `wp-admin/admin-ajax.php?action=cfdb-export&form=${encodeURIComponent(form).replaceAll('%20', '+')}&enc=JSON`;
        const cause = causeOfForm(id, page, { id: thing(name), shown });
        return leadsTo(id, root, { cause, asked: [{ path: ask(name), control: ask(nonsense), rank }] });
      }),
    );
}

// Columns the plugin adds to every form's own.
const own = ['Submitted', 'Submitted Login', 'Submitted From', 'submit_time'];

function recogniseExport(page: Page): Omit<Evidence, 'probe'> | undefined {
  if (page.url.searchParams.get('action') !== 'cfdb-export' || page.status !== 200) return undefined;
  const cause = causeOf(id, page.url, thing(page.url.searchParams.get('form') ?? ''));
  const rows = objectsOf(page.document.json);
  const columns = rows.length > 0 ? Object.keys(objectOf(rows[0]) ?? {}) : page.document.tables.flatMap((table) => table.header);
  const count = rows.length > 0 ? rows.length : undefined;
  if (own.filter((name) => columns.includes(name)).length >= 2)
    return { shows: 'answers', marker: 'CFDB’s export of a form’s answers', rows: count, cause };
  const isEmpty = Array.isArray(page.document.json) && page.document.json.length === 0;
  return isEmpty
    ? { shows: 'empty', marker: 'CFDB’s export opens; it holds no answer under this name', rows: 0, cause }
    : undefined;
}

/** `[cfdb-table]`, `[cfdb-datatable]`: the table a shortcode puts into a page, also inside REST's rendered content. */
function recogniseShortcode(page: Page, records: readonly Records[]): Omit<Evidence, 'probe'> | undefined {
  const { select, text, json } = page.document;
  if (!text.includes('cf7-db-table')) return undefined;
  const cells = select('table.cf7-db-table tbody td').length;
  const name = /<div id=\\?"([^"\\<>]{1,150}),Submitted\\?">/u.exec(text)?.[1];
  const cause = name === undefined ? undefined : causeOf(id, page.url, thing(name));
  const marker = 'CFDB’s table of a form’s answers in a page';
  if (cells > 0) return { shows: 'answers', marker, rows: select('table.cf7-db-table tbody tr').length, cause };
  if (select('table.cf7-db-table').length > 0) return { shows: 'empty', marker: `${marker}, without a row`, rows: 0, cause };
  const isRendered = json !== undefined && /class=\\?"cf7-db-table\\?"/u.test(text) && /<td title=/u.test(text);
  return isRendered
    ? { shows: 'answers', marker, rows: records.length > 0 ? Math.max(...records.map((one) => one.rows)) : undefined, cause }
    : undefined;
}

export default {
  title: 'WordPress form answers shown by CFDB',
  severity: 'critical',
  remediation: [
    'Open Contact Form DB > Options and set “Can See Submission data” to Administrator or Editor; “Anyone” publishes every form.',
    'Set “Can See Submission when using shortcodes” the same way, and remove [cfdb-table], [cfdb-datatable], [cfdb-html] and [cfdb-json] from public pages.',
    'Contact Form DB is no longer maintained: move the answers to a maintained plugin and delete it.',
    'Clear page caches, then ask for the export address again without signing in: it should lead to wp-login.php.',
  ],
  source:
    'Contact Form 7 to Database Extension (CFDB): CFDBExportToJson, CFDBShortcodeExportUrl, options “CanSeeSubmitData” and “CanSeeSubmitDataViaShortcode”',
  hints: ['wpcf7', 'cfdb', 'cf7-db-table', 'gform_submit', 'fscf-form', 'jetpack-contact-form', 'frm-show-form'],
  leads,
  recognise: (page, records) => recogniseExport(page) ?? recogniseShortcode(page, records),
} satisfies Probe;
