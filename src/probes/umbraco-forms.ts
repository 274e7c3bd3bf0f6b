import type { Evidence, Lead, Page, Probe } from '../model.ts';
import { causeOf, leadsTo, nonsense } from '../platforms/lead.ts';
import { listingOf } from '../platforms/listing.ts';

const id = 'umbraco-forms';

const folder = '/media/forms/upload/';
const isHere = (page: Page): boolean => /umbraco-forms-|App_Plugins\/UmbracoForms|name=["']ufprt["']/u.test(page.document.text);

/** Entries are read in the back office only; what visitors attached lies in the media folder. */
function leads(page: Page): readonly Lead[] {
  if (!isHere(page)) return [];
  return leadsTo(id, page.url, {
    cause: causeOf(id, page.url, 'uploads'),
    asked: [{ path: folder, control: `/media/forms/${nonsense}/`, rank: 2 }],
  });
}

function recognise(page: Page): Omit<Evidence, 'probe'> | undefined {
  const cause = causeOf(id, page.url, 'uploads');
  if (page.url.pathname.startsWith(folder)) {
    const rows = listingOf(page)?.entries.length;
    return rows === undefined
      ? undefined
      : {
          shows: rows > 0 ? 'door' : 'empty',
          marker: 'the folder of files visitors attached to Umbraco Forms, listed',
          rows,
          cause,
        };
  }
  const linked = page.document.links.filter((link) =>
    /\/media\/forms\/upload\/form_[0-9a-f-]{8,40}\//iu.test(link.url.pathname),
  ).length;
  return linked > 0
    ? { shows: 'door', marker: 'files visitors attached to a form are linked from a public page', rows: linked, cause }
    : undefined;
}

export default {
  title: 'Umbraco Forms attachments in public',
  severity: 'high',
  remediation: [
    'In appsettings.json set Umbraco:Forms:Security:DisableFileUploadAccessProtection to false, and update Umbraco Forms: old versions protect nothing.',
    'Refuse /media/forms/upload in the web server or storage account, and let editors download attachments in the back office.',
    'Delete entries with their files (Forms > Entries), or set how long they are kept in the form’s settings.',
    'Ask for the folder and for one attachment again without signing in.',
  ],
  source: 'Umbraco.Forms.Issues 11; Umbraco Forms documentation: security, DisableFileUploadAccessProtection',
  hints: ['umbraco-forms', 'umbracoforms', 'ufprt', '/media/forms/upload'],
  leads,
  recognise,
} satisfies Probe;
