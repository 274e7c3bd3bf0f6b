import type { Evidence, Lead, Page, Probe } from '../model.ts';
import { causeOf, leadsTo, nonsense } from '../platforms/lead.ts';

const id = 'sitemap-submissions';
const maxShapes = 20;

const locations = /<loc>\s{0,10}(?:<!\[CDATA\[)?([^<\]\s]{1,2000})/gu;
// Single records and lists of them; articles about complaints or responses have words where these have a number.
const record =
  /\/(?:submissions?|webform-results|form-entr(?:y|ies)|entries|enquir(?:y|ies)|inquir(?:y|ies)|complaints?|tickets?|applications?|registrations?|responses?|feedback|referrals?)(?:\/|-)(?:\d{1,9}|[0-9a-f-]{16,36})\/?$|\/node\/\d{1,9}\/(?:submissions?|webform-results)|flamingo_inbound|\/nf_sub\/|[?&]post_type=(?:feedback|nf_sub|flamingo_inbound)|\/webform\/[a-z0-9_]{1,64}\/submissions?/iu;
// Records of form plugins; a parliament's or a consultation's submissions are published by law.
const certain =
  /webform-results|\/node\/\d{1,9}\/submissions?|\/webform\/|\/form\/[^/]{1,80}\/submissions|form-entr|flamingo_inbound|nf_sub|post_type=feedback/iu;

/** One address of each shape: what it answers tells of all, and nobody's records are walked. */
function shapesOf(page: Page): readonly { readonly url: URL; readonly count: number }[] {
  const shapes = new Map<string, { url: URL; count: number }>();
  for (const match of page.document.text.matchAll(locations)) {
    const written = (match[1] ?? '').replaceAll('&amp;', '&');
    const url = record.test(written) ? URL.parse(written, page.url.href) : null;
    if (url === null) continue;
    const shape = url.pathname.replaceAll(/\d+|[0-9a-f-]{16,36}/giu, '#');
    const known = shapes.get(shape);
    if (known !== undefined) known.count += 1;
    else if (shapes.size < maxShapes) shapes.set(shape, { url, count: 1 });
  }
  return [...shapes.values()];
}

function leads(page: Page): readonly Lead[] {
  return shapesOf(page).flatMap(({ url }) => {
    const path = `${url.pathname}${url.search}`;
    const control = path.replace(/\d{1,9}(?=\/?$)|[0-9a-f-]{16,36}(?=\/?$)/iu, nonsense);
    return leadsTo(id, url, {
      cause: causeOf(id, url, url.pathname.replaceAll(/\d+|[0-9a-f-]{16,36}/giu, '#')),
      asked: [control === path ? { path, rank: 1 } : { path, control, rank: 1 }],
    });
  });
}

function recognise(page: Page): Omit<Evidence, 'probe'> | undefined {
  if (!/<(?:urlset|sitemapindex)[\s>]/u.test(page.document.text.slice(0, 3_000))) return undefined;
  const shapes = shapesOf(page);
  if (shapes.length === 0) return undefined;
  const rows = shapes.reduce((sum, shape) => sum + shape.count, 0);
  const isCertain = shapes.some((shape) => certain.test(shape.url.href));
  return {
    shows: isCertain ? 'door' : 'note',
    marker: 'the sitemap tells search engines the addresses of single submissions',
    rows,
    cause: causeOf(id, page.url, 'sitemap'),
  };
}

export default {
  title: 'Sitemap that lists submissions',
  severity: 'high',
  remediation: [
    'Close the pages themselves first: a sitemap only names what can be read.',
    'Take the content type out of the sitemap (Yoast: Settings > Content types > Show in search results: off; Drupal Simple XML Sitemap: exclude the entity type).',
    'Register the type as not public (“public” and “publicly_queryable” false), so that its pages answer 404.',
    'Ask search engines to remove the addresses (Search Console > Removals; Bing > Block URLs), then look at one without signing in.',
  ],
  source: 'sitemaps.org protocol; WordPress core sitemaps (wp-sitemap-posts-TYPE-1.xml); Yoast and Simple XML Sitemap',
  hints: ['<urlset', '<sitemapindex'],
  leads,
  recognise,
} satisfies Probe;
