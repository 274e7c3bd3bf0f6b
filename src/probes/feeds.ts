import type { Evidence, Lead, Page, Probe, Records } from '../model.ts';
import { causeOf, leadsTo, nonsense } from '../platforms/lead.ts';
import { holdContacts, holdPeople } from '../platforms/rows.ts';
import { namesSubmissions } from '../platforms/tempting.ts';

const id = 'feeds';
const maxFeeds = 20;
const minEntries = 2;
const maxScanned = 500_000;
const mailbox = /[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}/gu;

const isFeed = (page: Page): boolean => /<(?:rss|feed|rdf:RDF)[\s>]/u.test(page.document.text.slice(0, 2_000));

/** Feeds of lists that are named for what people send; a site's news is left to the crawl. */
function leads(page: Page): readonly Lead[] {
  return page.document.links
    .filter(
      (link) =>
        /alternate/iu.test(link.rel) &&
        /feed|rss|atom|xml|rdf/iu.test(`${link.url.pathname}${link.url.search} ${link.text}`) &&
        (namesSubmissions(link.url.pathname + link.url.search) || namesSubmissions(link.text)),
    )
    .slice(0, maxFeeds)
    .flatMap((link) => {
      const control = link.url.href.replace(/[^/?=&]{1,100}(?=\/?(?:feed|rss|atom)?\/?(?:\.xml)?$)/iu, nonsense);
      return leadsTo(id, page.url, {
        cause: causeOf(id, link.url, link.url.pathname + link.url.search),
        asked: [{ path: link.url.href, control, rank: 2 }],
      });
    });
}

function recognise(page: Page, records: readonly Records[]): Omit<Evidence, 'probe'> | undefined {
  if (!isFeed(page)) return undefined;
  const text = page.document.text;
  const titles = [...text.matchAll(/<title[^<>]{0,80}>(?:<!\[CDATA\[)?([^<\]]{1,200})/gu)].map((match) => match[1] ?? '');
  const numbered = titles.filter((title) =>
    /(?:submission|enquiry|inquiry|form entry|contact (?:request|message)|einsendung|kontaktanfrage|inzending)\s{0,3}(?:no\.?|nr\.?|id)?\s{0,3}#?\d{1,9}/iu.test(
      title,
    ),
  ).length;
  const isNamed = namesSubmissions(titles[0] ?? '') || namesSubmissions(page.url.pathname + page.url.search);
  const cause = causeOf(id, page.url, page.url.pathname + page.url.search);
  const rows = Math.max(titles.length - 1, numbered);
  const reached = new Set(text.slice(0, maxScanned).match(mailbox) ?? []).size;
  const isPeople =
    holdPeople(records) || (holdContacts(records) && rows >= minEntries) || (numbered >= minEntries && reached >= minEntries);
  if ((numbered >= minEntries || isNamed) && isPeople)
    return { shows: 'answers', marker: 'a feed of what people sent in', rows, cause };
  return numbered >= minEntries
    ? { shows: 'door', marker: 'a feed with an entry for every submission', rows: numbered, cause }
    : undefined;
}

export default {
  title: 'Feed of submissions',
  severity: 'high',
  remediation: [
    'Find what makes the feed: a View, a list or a form plugin’s RSS report, and delete it or put it behind a sign-in.',
    'SharePoint: List settings > RSS settings, set “Allow this list to receive RSS feeds” to No.',
    'Jotform, Wufoo and the like: delete the RSS report, or give it a password.',
    'Feed readers keep copies: rename nothing, delete the feed, then ask for it again without signing in.',
  ],
  source: 'RSS 2.0, Atom (RFC 4287); SharePoint listfeed.aspx, Drupal Views feed displays, form builders’ RSS reports',
  hints: ['application/rss+xml', 'application/atom+xml', '<rss', '<feed', '<rdf:rdf'],
  leads,
  recognise,
} satisfies Probe;
