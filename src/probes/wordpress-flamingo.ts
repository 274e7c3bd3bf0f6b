import type { Evidence, Lead, Page, Probe } from '../model.ts';
import { causeOf, causeOfForm, leadsTo, nonsense, publicForms } from '../platforms/lead.ts';
import { countOf, objectsOf } from '../platforms/rows.ts';
import { restRefusal, wordpressRoot } from '../platforms/wordpress.ts';

const id = 'wordpress-flamingo';

/** Flamingo keeps every Contact Form 7 message as a post of its own type, which a theme or plugin can make public. */
function leads(page: Page): readonly Lead[] {
  const shown = publicForms(page).find((form) => '_wpcf7' in form.hidden);
  const root = wordpressRoot(page);
  if (root === undefined || shown === undefined) return [];
  const cause = causeOfForm(id, page, { id: 'flamingo_inbound', shown });
  const asked = [
    { path: 'wp-json/wp/v2/flamingo_inbound?per_page=100', control: `wp-json/wp/v2/${nonsense}?per_page=100`, rank: 1 },
    { path: '?post_type=flamingo_inbound', control: `?post_type=${nonsense}`, rank: 4 },
  ];
  return leadsTo(id, root, { cause, asked });
}

function recognise(page: Page): Omit<Evidence, 'probe'> | undefined {
  const { json, select } = page.document;
  const says = (shows: Evidence['shows'], marker: string, rows?: number): Omit<Evidence, 'probe'> => ({
    shows,
    marker,
    rows,
    cause: causeOf(id, page.url, 'flamingo_inbound'),
  });
  const messages = objectsOf(json).filter((post) => /^flamingo_(?:inbound|contact|outbound)$/u.test(String(post.type)));
  if (messages.length > 0)
    return says('answers', 'Flamingo’s messages over WordPress REST', countOf(page.headers['x-wp-total']) ?? messages.length);
  const isHere = /\/wp\/v2\/flamingo_/u.test(page.url.pathname + page.url.search);
  if (isHere && restRefusal(json) !== undefined) return says('refusal', 'WordPress REST refuses');
  if (isHere && Array.isArray(json) && json.length === 0 && 'x-wp-total' in page.headers)
    return says('empty', 'Flamingo’s messages are open over WordPress REST; there is none', 0);
  const shown = select(
    'body.single-flamingo_inbound, body.single-flamingo_contact, article.type-flamingo_inbound, .type-flamingo_contact',
  ).length;
  return shown > 0 ? says('answers', 'pages of Flamingo’s messages', shown) : undefined;
}

export default {
  title: 'WordPress messages kept by Flamingo',
  severity: 'critical',
  remediation: [
    'Flamingo registers its post types as private: find what makes flamingo_inbound public (a theme’s functions.php, a custom post type plugin, an “expose to REST” setting) and remove it.',
    'In code, “public”, “publicly_queryable” and “show_in_rest” must be false for flamingo_inbound and flamingo_contact.',
    'Delete messages that are no longer needed under Flamingo > Inbound Messages.',
    'Clear page caches, then ask for /wp-json/wp/v2/flamingo_inbound again without signing in: it should answer rest_no_route.',
  ],
  source:
    'Flamingo: class-inbound-message.php (register_post_type, public false); WordPress REST API handbook, custom post types',
  hints: ['_wpcf7', 'flamingo'],
  leads,
  recognise,
} satisfies Probe;
