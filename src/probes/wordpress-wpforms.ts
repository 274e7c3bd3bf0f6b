import type { Evidence, Lead, Page, Probe, Records } from '../model.ts';
import { causeOf, leadsTo, nonsense } from '../platforms/lead.ts';
import { listingOf } from '../platforms/listing.ts';
import { holdPeople } from '../platforms/rows.ts';
import { wordpressRoot } from '../platforms/wordpress.ts';

const id = 'wordpress-wpforms';

/** WPForms has no route for entries: what it can leave open are the files visitors attached and tables put into pages. */
function leads(page: Page): readonly Lead[] {
  const root = wordpressRoot(page);
  const isHere = page.document.forms.some((form) => form.classes.includes('wpforms-form'));
  if (root === undefined || !isHere) return [];
  const asked = [{ path: 'wp-content/uploads/wpforms/', control: `wp-content/uploads/${nonsense}/`, rank: 4 }];
  return leadsTo(id, root, { cause: causeOf(id, page.url, 'uploads'), asked });
}

function recognise(page: Page, records: readonly Records[]): Omit<Evidence, 'probe'> | undefined {
  const { select } = page.document;
  if (/\/wp-content\/uploads\/wpforms\//u.test(page.url.pathname)) {
    const files = listingOf(page)?.entries.filter((entry) => !/^(?:index\.\w{3,4}|cache|\.htaccess)$/u.test(entry.name)).length;
    return files === undefined
      ? undefined
      : {
          shows: files > 0 ? 'door' : 'empty',
          marker: 'the folder of files visitors attached to WPForms, listed',
          rows: files,
          cause: causeOf(id, page.url, 'uploads'),
        };
  }
  const tables = select('[class*="wpforms-entr"] tr, table[class*="wpforms"] tr, [class*="wpf-entr"] tr').length;
  if (tables > 1 && holdPeople(records))
    return {
      shows: 'answers',
      marker: 'a table of WPForms entries in a page',
      rows: tables - 1,
      cause: causeOf(id, page.url, page.url.pathname),
    };
  return undefined;
}

export default {
  title: 'WordPress WPForms entries or attachments',
  severity: 'high',
  remediation: [
    'Remove the shortcode or code snippet that lists entries ([wpforms_entries_table]) from public pages, or restrict the page to signed-in staff.',
    'In the form’s File Upload field, Advanced: set “Store files in Media Library” off and “Enable File Access Restrictions” on.',
    'Refuse listing of wp-content/uploads/wpforms: “Options -Indexes” (Apache) or “autoindex off” (nginx).',
    'Ask for the folder, the page and one of its files again without signing in.',
  ],
  source: 'WPForms documentation: displaying form entries, file upload access restrictions, the wpforms uploads folder',
  hints: ['wpforms', 'wpf-entr'],
  leads,
  recognise,
} satisfies Probe;
