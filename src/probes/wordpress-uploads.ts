import type { Evidence, Lead, Page, Probe } from '../model.ts';
import { leadsTo, listingCause, nonsense } from '../platforms/lead.ts';
import { listingOf } from '../platforms/listing.ts';
import { wordpressRoot } from '../platforms/wordpress.ts';

const id = 'wordpress-uploads';

// Where each plugin puts what visitors attach, by what its forms leave in a page's source.
const folders: readonly (readonly [sign: string, folders: readonly string[]])[] = [
  ['wpcf7', ['cfdb7_uploads', 'wpcf7_uploads', 'wp_dndcf7_uploads']],
  ['gform_', ['gravity_forms']],
  ['wpforms', ['wpforms']],
  ['ninja', ['ninja-forms']],
  ['frm_', ['formidable']],
  ['fluent', ['fluentform']],
  ['forminator', ['forminator']],
  ['elementor-form', ['elementor/forms']],
  ['everest', ['everest_forms_uploads']],
  ['weforms', ['weforms']],
  ['job-manager', ['job-manager-uploads']],
];

function leads(page: Page): readonly Lead[] {
  const root = wordpressRoot(page);
  if (root === undefined) return [];
  const known = folders.flatMap(([sign, names]) => (page.document.text.includes(sign) ? names : []));
  const uploads = new URL('wp-content/uploads/', root);
  return ['', ...known].flatMap((name) => {
    const path = name === '' ? './' : `${name}/`;
    const control = name === '' ? `../${nonsense}/` : `${nonsense}/`;
    return leadsTo(id, uploads, {
      cause: listingCause(uploads, `${uploads.pathname}${name}`),
      asked: [{ path, control, rank: name === '' ? 5 : 4 }],
    });
  });
}

const place =
  /\/wp-content\/uploads\/(?:(cfdb7_uploads|wpcf7_uploads|wp_dndcf7_uploads|gravity_forms|wpforms|ninja-forms|formidable|fluentform|forminator|elementor\/forms|everest_forms_uploads|weforms|job-manager-uploads)(?:\/|$))/u;

/** A plugin's folder of attachments is for nobody to list; ordinary uploads are judged as any listing. */
function recognise(page: Page): Omit<Evidence, 'probe'> | undefined {
  const folder = place.exec(page.url.pathname)?.[1];
  const listing = folder === undefined ? undefined : listingOf(page);
  if (listing === undefined || folder === undefined) return undefined;
  const cause = listingCause(page.url, `${page.url.pathname.slice(0, page.url.pathname.indexOf(folder))}${folder}`);
  // WordPress plants index files against listing: an empty list still says that the server lists.
  const rows = listing.entries.filter((entry) => !/^index\.(?:php|html?)$/iu.test(entry.name)).length;
  return { shows: rows > 0 ? 'door' : 'empty', marker: 'the folder of files visitors attached to a form, listed', rows, cause };
}

export default {
  title: 'WordPress form attachments anyone can list',
  severity: 'high',
  remediation: [
    'Apache: add “Options -Indexes” to wp-content/uploads/.htaccess; nginx: set “autoindex off”.',
    'Refuse the plugin’s folder altogether: “Require all denied” (Apache) or “location … { deny all; }” (nginx), and let staff download through the plugin.',
    'In the form plugin’s settings, store uploads outside the web root or with protected links, and delete old entries’ files.',
    'Ask for the folder and for one of its files again without signing in.',
  ],
  source:
    'Contact Form CFDB7 (cfdb7_uploads without index file), Gravity Forms file upload security, weForms issue 172, the plugins’ own folders',
  hints: ['wp-content', 'wp-json'],
  leads,
  recognise,
} satisfies Probe;
