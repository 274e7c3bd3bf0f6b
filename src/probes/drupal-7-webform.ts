import { sharedMark as shared } from '../judging/causes.ts';
import type { Cause, Evidence, Lead, Page, Probe } from '../model.ts';
import { drupalBase, drupalRoots, isDrupal } from '../platforms/drupal.ts';
import { causeOf, causeOfForm, leadsTo, nonsense, publicForms } from '../platforms/lead.ts';
import { lastCount } from '../platforms/rows.ts';

const id = 'drupal-7-webform';
const maxForms = 40;

/** One permission, “Access all webform results”, opens every form of the site: the forms share what stands before the mark. */
const thing = (base: string, node: string): string => `${base}${shared}node/${node}`.trim();

const listAddress = /[/=]node\/(\d{1,10})\/webform-results(?:$|[/&])/u;

/** Node ids of the webforms on a page, by the form's own id, hidden input, the body's classes where it is closed, or links to its results. */
function nodesOf(page: Page): readonly string[] {
  const forms = page.document.forms.flatMap((form) => [form.id, form.hidden.form_id ?? '', ...form.classes]);
  const body = page.document.text.includes('node-type-webform') ? page.document.select('body.node-type-webform') : [];
  const closed = body.flatMap((element) => (element.attributes.class ?? '').split(' '));
  const nodes = [
    ...forms.map((name) => /^webform[-_]client[-_]form[-_](\d{1,10})$/u.exec(name)?.[1]),
    ...page.document.links.map(({ url }) =>
      url.origin === page.url.origin ? listAddress.exec(url.pathname + url.search)?.[1] : undefined,
    ),
    ...closed.map((name) => /^page-node-(\d{1,10})$/u.exec(name)?.[1]),
  ];
  return [...new Set(nodes.filter((node) => node !== undefined))].slice(0, maxForms);
}

const place = /(?:^|\/|=)node\/(\d{1,10})\/(?:webform-results|submissions?)(?:\/|&|$)/u;

function causeOfNode(page: Page, node: string): Cause {
  const shown = publicForms(page).find((form) =>
    [form.id, form.hidden.form_id].some((name) => /\d+$/u.exec(name ?? '')?.[0] === node),
  );
  const isItsPage = nodesOf(page).length === 1;
  const { base } = drupalRoots(page);
  if (shown === undefined && !isItsPage) return causeOf(id, page.url, thing(base.slice(1), node));
  const cause = causeOfForm(id, page, { id: thing(base.slice(1), node), shown });
  // The list of the answers is called like its form, and is not where people fill it in.
  const query = page.url.searchParams.get('q');
  if (shown !== undefined || !place.test(query ?? page.url.pathname)) return cause;
  return { ...cause, page: new URL(`${base}${query === null ? '' : '?q='}node/${node}`, page.url).href };
}

/** Sites without clean addresses write `?q=node/7`, in their forms and in their links. */
const isUnclean = (page: Page): boolean =>
  page.document.forms.some((form) => form.action.searchParams.has('q') && form.method === 'post') ||
  page.document.links.some(
    ({ url }) =>
      url.origin === page.url.origin && /^(?:node|user|taxonomy|contact)(?:\/|$)/u.test(url.searchParams.get('q') ?? ''),
  );

function leads(page: Page): readonly Lead[] {
  const { base, prefix } = drupalRoots(page);
  // On sites with clean addresses the other spelling passes by rules made for paths.
  const unclean = isUnclean(page);
  const paths = (node: string, below: string): string =>
    unclean ? `${base}?q=${prefix}node/${node}/${below}` : `${base}${prefix}node/${node}/${below}`;
  const nodes = nodesOf(page);
  const known = nodes.flatMap((node) => {
    // Backdrop answers unknown pages below a form's results with the list itself, so the nonsense must be the node.
    const asked = ['webform-results/table', 'webform-results', 'submissions'].map((below, rank) => ({
      path: paths(node, below),
      control: paths('0', below),
      rank,
    }));
    const other = {
      path: `${base}?q=node/${node}/webform-results/table`,
      control: `${base}?q=node/0/webform-results/table`,
      rank: 3,
    };
    return leadsTo(id, page.url, { cause: causeOfNode(page, node), asked: unclean ? asked : [...asked, other] });
  });
  // The overview of all forms needs the same permission, and names those no page shows.
  const overview = { path: `${base}admin/content/webform`, control: `${base}admin/content/${nonsense}`, rank: 4 };
  return nodes.length === 0
    ? []
    : [
        ...known,
        ...leadsTo(id, page.url, {
          cause: causeOf(id, page.url, `${base.slice(1)}${shared}admin/content/webform`.trim()),
          asked: [overview],
        }),
      ];
}

const maxGuessedNode = 20;
const guessRank = 6;
const isOldDrupal = /content="(?:Drupal 7|Backdrop CMS)|Drupal\.settings|Backdrop\.settings/u;

/** A form that nothing links to any more keeps its answers: the first nodes of a site are asked, from its front page, once a crawl. */
function guesses(page: Page): readonly Lead[] {
  const { base, prefix } = drupalRoots(page);
  const { text } = page.document;
  const isRoot = [base, `${base}${prefix}`, '/'].includes(page.url.pathname) && page.url.search === '';
  // A root that sends on to `/home` or `/welcome` is told by the class Drupal gives its front page.
  if (!isOldDrupal.test(text) || !(isRoot || /<body[^<>]{0,300}\sclass="(?:[^"<>]{1,300} )?front[ "]/u.test(text))) return [];
  const known = new Set(nodesOf(page));
  const tableOf = (node: string): string => `${base}${isUnclean(page) ? '?q=' : ''}${prefix}node/${node}/webform-results/table`;
  return Array.from({ length: maxGuessedNode }, (_, place) => String(place + 1))
    .filter((node) => !known.has(node))
    .flatMap((node) => {
      const asked = [{ path: tableOf(node), control: tableOf('0'), rank: guessRank }];
      return leadsTo(id, page.url, { cause: causeOf(id, page.url, thing(base.slice(1), node)), asked });
    });
}

/** `Showing 1 - 40 of 40.  Show 10 | All results per page.` or `Showing all results. 40 results total.` */
function countOf(line: string): number | undefined {
  const ofTotal = /\d\s{0,3}[-–]\s{0,3}[\d.,]{1,9}\D{1,14}([\d.,]{1,9})/u.exec(line)?.[1];
  return lastCount(ofTotal ?? line);
}

function causeHere(page: Page): Cause | undefined {
  const address = page.url.searchParams.get('q') ?? page.url.pathname;
  const found = place.exec(address);
  if (found === null) return undefined;
  const base = page.url.searchParams.has('q') ? page.url.pathname.slice(1) : drupalBase(address, found.index + 1);
  return causeOf(id, page.url, thing(base, found[1] ?? ''));
}

const says = (page: Page, shows: Evidence['shows'], marker: string, rows?: number): Omit<Evidence, 'probe'> => ({
  shows,
  marker,
  rows,
  cause: causeHere(page),
});

const marks = /webform-submission-info|webform-results-|webform-analysis|view-id-webform_/u;

function recognise(page: Page): Omit<Evidence, 'probe'> | undefined {
  const { select } = page.document;
  const isHere = place.test(page.url.searchParams.get('q') ?? page.url.pathname);
  if (
    /\/admin\/content\/webform\/?$/u.test(page.url.pathname) &&
    page.document.links.some(({ url }) => listAddress.test(url.pathname))
  ) {
    return says(page, 'door', 'Webform’s overview of all forms and their results');
  }
  if (page.document.text.includes('drupal-settings-json') || (!isHere && !marks.test(page.document.text))) return undefined;
  if (select('.webform-submission-info, .webform-submission-info-text').length > 0 && select('.webform-submission').length > 0) {
    return says(page, 'answers', 'one Webform submission with its submission information', 1);
  }
  const rows = new Set(
    page.document.links
      .filter((link) => link.url.pathname !== page.url.pathname || link.url.search !== page.url.search)
      .map((link) => /node\/\d{1,10}\/submission\/(\d{1,10})(?:$|[?#&])/u.exec(link.url.href)?.[1])
      .filter(Boolean),
  );
  const line = select('.webform-results-per-page')[0];
  const isView = select('.view-id-webform_results, .view-id-webform_submissions, .view-id-webform_analysis').length > 0;
  // The local tasks below “Results” are only drawn for visitors who may open them.
  const tabs = new Set(
    page.document.links
      .filter((link) => link.url.pathname !== page.url.pathname || link.url.search !== page.url.search)
      .map((link) => /node\/\d{1,10}\/webform-results\/(?:analysis|table|download)$/u.exec(link.url.href)?.[0])
      .filter((tab) => tab !== undefined),
  );
  // One such address may only be the page's own, repeated.
  const hasTabs = tabs.size > 1;
  if (rows.size > 0 && (line !== undefined || isView || (isHere && page.status === 200))) {
    return says(
      page,
      'answers',
      'the Webform results table with links to its submissions',
      line === undefined ? rows.size : countOf(line.text),
    );
  }
  if (select('.webform-analysis, .webform-analysis-data').length > 0) return says(page, 'door', 'the Webform analysis page');
  if (select('#webform-results-download-form').length > 0) return says(page, 'door', 'the Webform download form');
  if (line !== undefined || isView || (isHere && hasTabs))
    return says(page, 'empty', 'the Webform results page without a submission', 0);
  return isHere && page.status === 403 && isDrupal(page) ? says(page, 'refusal', 'Drupal’s access denied page') : undefined;
}

export default {
  title: 'Drupal 7 or Backdrop Webform answers',
  severity: 'critical',
  remediation: [
    'Go to People > Permissions (admin/people/permissions) and find the Webform section.',
    'Untick “Access all webform results” for ANONYMOUS USER, and for AUTHENTICATED USER where strangers can register.',
    'Untick “Access own webform results” for ANONYMOUS USER too: it opens forms whose author is the anonymous user.',
    'If a View shows submissions (Structure > Views, webform_results or webform_submissions), set its Access to a role instead of None.',
    'Save, then clear caches (Configuration > Performance) and any cache in front of the site.',
  ],
  source: 'Webform 7.x-4.x: webform.module (webform_results_access), includes/webform.report.inc, views/default_views',
  hints: [
    'webform-client-form',
    'webform_client_form',
    'node-type-webform',
    'webform-results',
    'view-id-webform_',
    'webform-submission-info',
    '/submissions',
    'content="drupal 7',
    'content="backdrop cms',
    'drupal.settings',
    'backdrop.settings',
  ],
  leads: (page) => [...leads(page), ...guesses(page)],
  recognise,
} satisfies Probe;
