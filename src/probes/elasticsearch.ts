import type { Evidence, Lead, Page, Probe, Records } from '../model.ts';
import { evidenceOf } from '../platforms/collection.ts';
import { causeOf, leadsTo, nonsense } from '../platforms/lead.ts';
import { namedAddresses } from '../platforms/named-addresses.ts';
import { countOf, listOf, objectOf, objectsOf, textOf, within } from '../platforms/rows.ts';
import { namesAnswers, namesSubmissions } from '../platforms/tempting.ts';

const id = 'elasticsearch';
const maxIndices = 40;
const written = /\/([^/]{1,120})\/_(?:doc|create|bulk)(?:\/[^/]{0,120})?\/?$/u;
const place = /\/([^/]{1,120})\/_search\/?$/u;

function leads(page: Page): readonly Lead[] {
  const { json } = page.document;
  const here = new URL('./', page.url);
  if (/you know, for search|opensearch project/iu.test(textOf(within(json, 'tagline')) ?? '')) {
    return leadsTo(id, here, {
      cause: undefined,
      asked: [{ path: './_cat/indices?format=json', control: `./${nonsense}`, rank: 0 }],
    });
  }
  if (/\/_cat\/indices\/?$/u.test(page.url.pathname)) {
    const names = objectsOf(json)
      .map((row) => textOf(row.index) ?? '')
      .filter((name) => /^[a-z0-9][\w.+-]{0,120}$/u.test(name));
    return names.slice(0, maxIndices).flatMap((name) => {
      const path = (index: string): string => `../${index}/_search?size=100`;
      return leadsTo(id, here, {
        cause: causeOf(id, page.url, name),
        asked: [{ path: path(name), control: path(nonsense), rank: namesAnswers(name) ? 0 : 2 }],
      });
    });
  }
  // A search box that talks to the index itself, or a form that writes into it.
  return [...namedAddresses(page), ...page.document.forms.map((form) => form.action)]
    .filter((url) => /^https?:$/u.test(url.protocol))
    .map((url) => new URL(url.pathname.replace(written, '/$1/_search'), url))
    .filter((url) => place.test(url.pathname))
    .slice(0, maxIndices)
    .flatMap((url) => {
      const name = place.exec(url.pathname)?.[1] ?? '';
      const control = `${url.pathname.replace(place, `/${nonsense}/_search`)}?size=100`;
      return leadsTo(id, url, {
        cause: causeOf(id, url, name),
        asked: [
          { path: `${url.pathname}?size=100`, control, rank: 1 },
          { path: `${url.pathname.replace(place, '')}/_cat/indices?format=json`, rank: 3 },
        ],
      });
    });
}

function recognise(page: Page, records: readonly Records[]): Omit<Evidence, 'probe'> | undefined {
  const { json } = page.document;
  const name = place.exec(page.url.pathname)?.[1] ?? '_all';
  const cause = causeOf(id, page.url, name);
  const refused = textOf(within(json, 'error', 'type')) ?? textOf(within(json, 'error', 'root_cause', '0', 'type'));
  if (refused !== undefined && /security_exception|authorization/u.test(refused))
    return { shows: 'refusal', marker: 'Elasticsearch says security_exception', rows: undefined, cause };
  if (/\/_cat\/indices\/?$/u.test(page.url.pathname)) {
    const indices = objectsOf(json).filter((row) => 'docs.count' in row);
    if (indices.length === 0) return undefined;
    return {
      shows: indices.some((row) => namesSubmissions(textOf(row.index) ?? '')) ? 'door' : 'note',
      marker: 'Elasticsearch lists its indices to anyone',
      rows: indices.length,
      cause: undefined,
    };
  }
  const hits = listOf(within(json, 'hits', 'hits'));
  if (hits === undefined || countOf(within(json, 'took')) === undefined || objectOf(within(json, '_shards')) === undefined)
    return undefined;
  const total = countOf(within(json, 'hits', 'total')) ?? countOf(within(json, 'hits', 'total', 'value')) ?? hits.length;
  if (hits.length === 0 && total > 0)
    return namesSubmissions(name)
      ? { shows: 'door', marker: 'Elasticsearch counts this index for anyone', rows: total, cause }
      : undefined;
  return evidenceOf({ name, rows: hits.length, total, records }, 'Elasticsearch searches this index for anyone', cause);
}

export default {
  title: 'Elasticsearch index open to anyone',
  severity: 'critical',
  remediation: [
    'Switch security on (xpack.security.enabled: true; OpenSearch: the security plugin) and set passwords or API keys.',
    'Disable anonymous access: remove xpack.security.authc.anonymous from elasticsearch.yml.',
    'Bind the server to a private address (network.host) and let only the site’s own server reach port 9200.',
    'If the public search talks to the index, put a route of your own between that returns published fields only.',
  ],
  source: 'Elasticsearch and OpenSearch documentation: security settings, _cat/indices, _search',
  hints: ['you know, for search', 'opensearch', 'elasticsearch', '_search', '/_doc', '_cat/indices'],
  leads,
  recognise,
} satisfies Probe;
