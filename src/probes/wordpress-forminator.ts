import type { Evidence, Lead, Page, Probe, Records } from '../model.ts';
import { causeOf, leadsTo, nonsense } from '../platforms/lead.ts';
import { listingOf } from '../platforms/listing.ts';
import { holdPeople } from '../platforms/rows.ts';
import { wordpressRoot } from '../platforms/wordpress.ts';

const id = 'wordpress-forminator';

/** Forminator has no public route for submissions: what it can leave open are attachments, exports and tables in pages. */
function leads(page: Page): readonly Lead[] {
  const root = wordpressRoot(page);
  const isHere = page.document.forms.some((form) => form.classes.some((name) => name.startsWith('forminator-')));
  if (root === undefined || !isHere) return [];
  const asked = [{ path: 'wp-content/uploads/forminator/', control: `wp-content/uploads/${nonsense}/`, rank: 4 }];
  return leadsTo(id, root, { cause: causeOf(id, page.url, 'uploads'), asked });
}

function recognise(page: Page, records: readonly Records[]): Omit<Evidence, 'probe'> | undefined {
  if (/\/wp-content\/uploads\/forminator\//u.test(page.url.pathname)) {
    const files = listingOf(page)?.entries.filter((entry) => !/^(?:index\.\w{3,4}|css|\.htaccess)$/u.test(entry.name)).length;
    return files === undefined
      ? undefined
      : {
          shows: files > 0 ? 'door' : 'empty',
          marker: 'the folder of files visitors attached to Forminator, listed',
          rows: files,
          cause: causeOf(id, page.url, 'uploads'),
        };
  }
  const rows = page.document.select('[class*="forminator-entr"] tr, [class*="forminator-submission"] tr').length;
  return rows > 1 && holdPeople(records)
    ? {
        shows: 'answers',
        marker: 'a table of Forminator submissions in a page',
        rows: rows - 1,
        cause: causeOf(id, page.url, page.url.pathname),
      }
    : undefined;
}

export default {
  title: 'WordPress Forminator submissions or attachments',
  severity: 'high',
  remediation: [
    'Refuse listing of wp-content/uploads/forminator: “Options -Indexes” (Apache) or “autoindex off” (nginx).',
    'In the form’s File Upload field switch on “Protected upload”, and under Settings > Data set how long submissions and files are kept.',
    'Remove code that prints submissions (Forminator_API::get_entries) from public pages, or restrict the page to signed-in staff.',
    'Ask for the folder, the page and one of its files again without signing in.',
  ],
  source: 'Forminator: uploads folder, Forminator_API::get_entries',
  hints: ['forminator'],
  leads,
  recognise,
} satisfies Probe;
