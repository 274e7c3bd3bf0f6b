import type { Cause, Evidence, Form, Lead, Page, Probe, Records } from '../model.ts';
import { drupalBase, drupalRoots, isDrupal } from '../platforms/drupal.ts';
import { causeOf, causeOfForm, leadsTo, nonsense, publicForms } from '../platforms/lead.ts';
import { holdContacts, lastCount } from '../platforms/rows.ts';

const id = 'drupal-webform';
const maxForms = 40;

// Entity type, machine name, source entity, operation: WebformSubmissionForm::getFormId().
const formId =
  /^webform_submission_([a-z0-9_]{1,64}?)(?:_(node|block_content|paragraph|taxonomy_term|media|user|group)_(\d{1,10}))?_(?:add|test|edit|edit_all)_form$/u;

type Webform = { readonly name: string; readonly node: string | undefined; readonly form: Form | undefined };

/** Machine names come from the hidden form_id (classes and ids write hyphens for underscores) or from the results' address. */
function webformsOf(page: Page): readonly Webform[] {
  const forms = publicForms(page).flatMap((form): readonly Webform[] => {
    const found = formId.exec(form.hidden.form_id ?? '');
    return found?.[1] === undefined ? [] : [{ name: found[1], node: found[2] === 'node' ? found[3] : undefined, form }];
  });
  const linked = page.document.links.flatMap(({ url }): readonly Webform[] => {
    const name =
      url.origin === page.url.origin ? /\/webform\/manage\/([a-z0-9_]{1,64})\/results\//u.exec(url.pathname)?.[1] : undefined;
    return name === undefined || forms.some((form) => form.name === name) ? [] : [{ name, node: undefined, form: undefined }];
  });
  return [...new Map([...forms, ...linked].map((webform) => [`${webform.name} ${webform.node}`, webform])).values()].slice(
    0,
    maxForms,
  );
}

const manage = 'admin/structure/webform/manage';

function leadsOf(page: Page, { name, node, form }: Webform): readonly Lead[] {
  const { base, prefix } = drupalRoots(page);
  const root = `${base}${prefix}`;
  const thing = `${base.slice(1)}${name}`;
  const cause = form === undefined ? causeOf(id, page.url, thing) : causeOfForm(id, page, { id: thing, shown: form });
  const asked = [
    {
      path: `${root}${manage}/${name}/results/submissions`,
      control: `${root}${manage}/${nonsense}/results/submissions`,
      rank: 0,
    },
    ...(node === undefined
      ? []
      : [
          {
            path: `${root}node/${node}/webform/results/submissions`,
            control: `${root}node/0/webform/results/submissions`,
            rank: 1,
          },
        ]),
    { path: `${root}webform/${name}/submissions`, control: `${root}webform/${nonsense}/submissions`, rank: 2 },
    { path: `${root}${manage}/${name}/results/download`, control: `${root}${manage}/${nonsense}/results/download`, rank: 3 },
    // The module webform_rest serves any form, whether or not a page names it.
    {
      path: `${base}webform_rest/${name}/submissions?_format=json`,
      control: `${base}webform_rest/${nonsense}/submissions?_format=json`,
      rank: 4,
    },
  ];
  return leadsTo(id, page.url, { cause, asked });
}

/** Elements that complete what a visitor types from what others typed (#autocomplete_existing), and folders of uploads. */
function besides(page: Page, webforms: readonly Webform[]): readonly Lead[] {
  const { base } = drupalRoots(page);
  const completions = page.document.select('[data-autocomplete-path*="/webform/"]').flatMap(({ attributes }) => {
    const path = attributes['data-autocomplete-path'] ?? '';
    const name = /\/webform\/([a-z0-9_]{1,64})\/autocomplete\//u.exec(path)?.[1];
    if (name === undefined) return [];
    const cause = causeOf(id, page.url, `${base.slice(1)}${name}`);
    // Three letters that end most mail addresses.
    return leadsTo(id, page.url, { cause, asked: [{ path: `${path}?q=com`, control: `${path}?q=${nonsense}`, rank: 4 }] });
  });
  const uploads = webforms
    .filter(({ form }) => form?.fields.some((field) => field.type === 'file'))
    .flatMap(({ name }) => {
      const folder = `${base}sites/default/files/webform/`;
      const asked = [{ path: `${folder}${name}/`, control: `${folder}${nonsense}/`, rank: 4 }];
      return leadsTo(id, page.url, { cause: causeOf(id, page.url, `${base.slice(1)}${name}`), asked });
    });
  return [...completions.slice(0, maxForms), ...uploads];
}

function leads(page: Page): readonly Lead[] {
  const webforms = webformsOf(page);
  const { base, prefix } = drupalRoots(page);
  const everything = {
    path: `${base}${prefix}admin/structure/webform/submissions/manage`,
    control: `${base}${prefix}admin/structure/webform/${nonsense}`,
    rank: 4,
  };
  const all =
    webforms.length === 0
      ? []
      : leadsTo(id, page.url, { cause: causeOf(id, page.url, `${base.slice(1)}all`), asked: [everything] });
  return [...webforms.flatMap((webform) => leadsOf(page, webform)), ...besides(page, webforms), ...all];
}

const named =
  /\/(?:admin\/structure\/webform\/manage|webform)\/([a-z0-9_]{1,64})\/(?:results|submissions?|drafts|autocomplete)(?:\/|$)/u;

function causeHere(page: Page): Cause | undefined {
  const found = named.exec(page.url.pathname);
  return found === null ? undefined : causeOf(id, page.url, `${drupalBase(page.url.pathname, found.index + 1)}${found[1]}`);
}

const says = (page: Page, shows: Evidence['shows'], marker: string, rows?: number): Omit<Evidence, 'probe'> => ({
  shows,
  marker,
  rows,
  cause: causeHere(page),
});

function recogniseList(page: Page): Omit<Evidence, 'probe'> | undefined {
  const { select } = page.document;
  const shown = select('.webform-results-table [data-webform-href]').length;
  // The filter's first choice, `All [394]`, counts what the pager hides.
  const all = lastCount(select('.webform-filter-form select[name="state"] option')[0]?.text ?? '');
  const cells = select('.webform-results-table td').length;
  if (shown > 0 || (cells > 1 && (all ?? 0) > 0)) return says(page, 'answers', 'Webform’s table of submissions', all ?? shown);
  // Since Webform 6 the list may be a View.
  const viewed = select('[class*="view-id-webform_submissions"] tbody tr, [class*="view-webform-submissions"] tbody tr').length;
  if (viewed > 0) return says(page, 'answers', 'a View of Webform’s submissions', viewed);
  if (select('.webform-results-table, .webform-filter-form').length > 0)
    return says(page, 'empty', 'Webform’s table of submissions without a row', 0);
  return undefined;
}

const marks =
  /view-(?:id-)?webform[-_]submissions|webform-results-|webform-filter-form|webform-submission-(?:information|data)|webform-submission--webform-/u;

function recognise(page: Page, records: readonly Records[]): Omit<Evidence, 'probe'> | undefined {
  const { select, json } = page.document;
  // Pages of refusal that answer 200 with the editors' own words.
  if (/\/access-denied\/?$/u.test(page.url.pathname)) return says(page, 'refusal', 'Webform’s access denied page');
  if (Array.isArray(json)) {
    const isCompletion =
      /\/webform\/[a-z0-9_]{1,64}\/autocomplete\//u.test(page.url.pathname) && json.length > 1 && holdContacts(records);
    return isCompletion ? says(page, 'answers', 'completions taken from other people’s answers', json.length) : undefined;
  }
  const isHere = named.test(page.url.pathname) || /\/webform\/(?:results|submissions?)(?:\/|$)/u.test(page.url.pathname);
  if (!isHere && !marks.test(page.document.text)) return undefined;
  // Drupal 7 gave its Views the same names; its pages carry other settings.
  const list = /Drupal\.settings|Backdrop\.settings/u.test(page.document.text) ? undefined : recogniseList(page);
  if (list !== undefined) return list;
  if (
    select(
      '.webform-submission-information, [class*="webform-submission-data--webform-"], [class*="webform-submission--webform-"]',
    ).length > 0
  ) {
    return says(page, 'answers', 'one Webform submission', 1);
  }
  if (select('form.webform-results-export, #webform-results-export').length > 0)
    return says(page, 'door', 'Webform’s download form');
  return isHere && page.status === 403 && isDrupal(page) ? says(page, 'refusal', 'Drupal’s access denied page') : undefined;
}

export default {
  title: 'Drupal Webform answers',
  severity: 'critical',
  remediation: [
    'Open Structure > Webforms, choose the form, then Settings > Access (admin/structure/webform/manage/FORM/access).',
    'Under “View any submissions” and “Administer webform & submissions”, remove “Anonymous user” from Roles and anything like “access content” from Permissions.',
    'To let colleagues in, name them under Users or give them a role of their own.',
    'At People > Permissions, untick “View any webform submission” and “Administer webform submissions” for Anonymous user.',
    'Save, then clear caches (Configuration > Performance) and any cache in front of the site.',
  ],
  source:
    'Webform 8.x-5.x and 6.x: webform.routing.yml, WebformEntitySettingsAccessForm, WebformSubmissionListBuilder, WebformAccessRulesManager',
  hints: [
    'webform_submission_',
    'webform-submission',
    'webform-results',
    'webform-filter-form',
    'data-autocomplete-path',
    '/webform/',
  ],
  leads,
  recognise,
} satisfies Probe;
