import type { Evidence, Lead, Page, Probe, Records } from '../model.ts';
import { evidenceOf } from '../platforms/collection.ts';
import { causeOf, leadsTo, nonsense } from '../platforms/lead.ts';
import { countOf, listOf, objectOf, objectsOf, textOf, within } from '../platforms/rows.ts';
import { namesAnswers, namesSubmissions } from '../platforms/tempting.ts';
import { isRoute, restPath, restRefusal, wordpressRoot } from '../platforms/wordpress.ts';

const id = 'wordpress-rest';
const maxRoutes = 30;

// Routes that come with WordPress and well-known plugins and answer anybody by design, or are asked by their own probes.
const ordinary =
  /^\/(?:wp\/v2\/(?:posts|pages|media|blocks|categories|tags|comments|users|types|statuses|taxonomies|search|settings|themes|plugins|sidebars|widgets|menu|menus|navigation|templates|template-parts|global-styles|font|pattern|block-|wp_)|oembed|wp-site-health|wp-block-editor|batch|contact-form-7|gf\/|frm|fluentform|ninja-forms|wpforms|jetpack\/v4|yoast|akismet|elementor\/v1\/(?!form-submissions))/u;

/** List routes of an index (`/wp-json/`) that allow GET, take no id, and are named for what people send. */
function routesOf(page: Page): readonly string[] {
  return Object.entries(objectOf(within(page.document.json, 'routes')) ?? {})
    .filter(
      ([path, route]) =>
        namesAnswers(path) &&
        !ordinary.test(path) &&
        !path.includes('(?P') &&
        (listOf(within(route, 'methods')) ?? []).includes('GET'),
    )
    .map(([path]) => path.replace(/^\//u, ''))
    .slice(0, maxRoutes);
}

/** Post types anybody may list: what a plugin registered with show_in_rest, from `/wp-json/wp/v2/types`. */
function typesOf(page: Page): readonly string[] {
  return Object.entries(objectOf(page.document.json) ?? {})
    .filter(
      ([name, type]) =>
        (/^(?:flamingo_|nf_sub|feedback$|wpcf7_)/u.test(name) || namesSubmissions(name)) && objectOf(type) !== undefined,
    )
    .map(([name, type]) => `${textOf(within(type, 'rest_namespace')) ?? 'wp/v2'}/${textOf(within(type, 'rest_base')) ?? name}`);
}

function pagesOf(page: Page): readonly Lead[] {
  const links = objectsOf(page.document.json)
    .map((row) => textOf(row.link) ?? '')
    .filter((link) => URL.parse(link)?.origin === page.url.origin);
  return leadsTo(id, page.url, { cause: undefined, asked: links.map((path) => ({ path, rank: 8 })) });
}

function leads(page: Page): readonly Lead[] {
  const isIndex = isRoute(page.url, /^\/$/u);
  const isTypes = isRoute(page.url, /^\/wp\/v2\/types\/?$/u);
  const here = isIndex || isTypes ? new URL(page.url.pathname.replace(/wp-json\/.*$/u, ''), page.url) : undefined;
  const root = here ?? wordpressRoot(page);
  if (root === undefined) return [];
  if (isIndex || isTypes) {
    return [...routesOf(page), ...(isTypes ? typesOf(page) : [])].flatMap((path) => {
      const asked = [
        {
          path: restPath(page, `${path}?per_page=100`),
          control: restPath(page, `${path.replace(/[^/]{1,200}$/u, nonsense)}?per_page=100`),
          rank: 1,
        },
      ];
      return leadsTo(id, root, { cause: causeOf(id, page.url, path), asked });
    });
  }
  if (isRoute(page.url, /^\/wp\/v2\/pages\/?$/u)) return pagesOf(page);
  // Addresses only: pages that nothing links are often those made for the team.
  const asked = [
    { path: restPath(page, ''), rank: 4 },
    { path: restPath(page, 'wp/v2/types'), rank: 4 },
    { path: restPath(page, 'wp/v2/pages?per_page=100&_fields=link'), rank: 5 },
  ];
  return leadsTo(id, root, { cause: undefined, asked });
}

function recognise(page: Page, records: readonly Records[]): Omit<Evidence, 'probe'> | undefined {
  const { json } = page.document;
  const path = page.url.searchParams.get('rest_route') ?? /\/wp-json(\/.{1,300})$/u.exec(page.url.pathname)?.[1] ?? '';
  if (path === '' || ordinary.test(path)) return undefined;
  const cause = causeOf(id, page.url, path.replace(/^\//u, ''));
  if (restRefusal(json) !== undefined) return { shows: 'refusal', marker: 'WordPress REST refuses', rows: undefined, cause };
  const listed =
    listOf(json) ?? listOf(within(json, 'data')) ?? listOf(within(json, 'entries')) ?? listOf(within(json, 'submissions'));
  if (listed === undefined) return undefined;
  const total = countOf(page.headers['x-wp-total']);
  return evidenceOf(
    { name: path, rows: objectsOf(listed).length, total, records },
    'a WordPress REST route with what people sent in',
    cause,
  );
}

export default {
  title: 'WordPress REST route with people’s records',
  severity: 'high',
  remediation: [
    'Find the plugin or theme that registers this route or post type (its namespace mostly is the plugin’s name).',
    "Its permission_callback must ask for a capability such as current_user_can( 'manage_options' ), never return true.",
    'For a post type of submissions set “show_in_rest”, “public” and “publicly_queryable” to false.',
    'Clear caches, then ask for the route again without signing in: it should answer rest_forbidden or rest_no_route.',
  ],
  source: 'WordPress REST API handbook: routes and endpoints (permission_callback), custom post types (show_in_rest), _fields',
  hints: ['wp-json', 'rest_route', 'api.w.org'],
  leads,
  recognise,
} satisfies Probe;
