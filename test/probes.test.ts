import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { neverCall } from '../src/addresses/address.ts';
import { bodyOf } from '../src/body.ts';
import { loadCatalogue } from '../src/catalogue.ts';
import { openDetect } from '../src/detect.ts';
import { openDocuments } from '../src/documents.ts';
import type { Evidence, Named, Page, Probe, Records } from '../src/model.ts';
import { openRecords } from '../src/records.ts';
import { type Answer, challenge, down, echo, home, login, type Site, softMissing } from './fixtures/probe-site.ts';

const { probes, readers, detectors } = await loadCatalogue();
const readDocument = openDocuments(readers);
const readRecords = openRecords(openDetect(detectors));

const recordsOf = (page: Page, labels: readonly string[]): readonly Records[] =>
  readRecords(page.document, { labels, publishedValues: [], ownHosts: ['eastmarsh.example'] }).records;

async function pageOf({ url, status = 200, headers = {}, body }: Answer): Promise<Page> {
  const type = headers['content-type'] ?? (/^\s*[[{]/u.test(body) ? 'application/json' : 'text/html; charset=utf-8');
  const source = {
    body: bodyOf(new TextEncoder().encode(body)),
    name: new URL(url).pathname.split('/').at(-1) ?? '',
    url: new URL(url),
    contentType: type,
    depth: 0,
  };
  const outcome = await readDocument(source);
  assert.ok('document' in outcome && outcome.document !== undefined, `${url} could not be read`);
  return { url: new URL(url), status, headers: { 'content-type': type, ...headers }, document: outcome.document };
}

const isSite = (value: unknown): value is Site =>
  typeof value === 'object' && value !== null && 'open' in value && Array.isArray(value.open);

async function siteOf(id: string): Promise<Site> {
  const module: unknown = await import(new URL(`./fixtures/probes/${id}.ts`, import.meta.url).href);
  const site = typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined;
  assert.ok(isSite(site), `test/fixtures/probes/${id}.ts does not export a site by default`);
  return site;
}

const sites = await Promise.all(probes.map(async (probe) => ({ probe, site: await siteOf(probe.id) })));

async function seenBy(
  probe: Named<Probe>,
  answer: Answer & { readonly labels?: readonly string[] },
): Promise<Omit<Evidence, 'probe'> | undefined> {
  const page = await pageOf(answer);
  return probe.recognise?.(page, recordsOf(page, answer.labels ?? []));
}

const isHinted = (probe: Probe, page: Page): boolean => {
  const text = `${page.url.href} ${JSON.stringify(page.headers)} ${page.document.text}`.toLowerCase();
  return probe.hints.length === 0 || probe.hints.some((hint) => text.includes(hint));
};

// ── What every probe must be ─────────────────────────────────────────────────────────────────────────────────────────

test('every probe says what it finds, where that is known from and how to close it', () => {
  for (const probe of probes) {
    assert.match(probe.title, /^[\p{Lu}\p{N}].{7,70}[^.]$/u, probe.id);
    assert.ok(probe.source.length > 20, probe.id);
    assert.ok(probe.remediation.length >= 2, probe.id);
    for (const step of probe.remediation) assert.match(step, /^\p{Lu}.{20,260}\.$/su, `${probe.id}: ${step}`);
    for (const hint of probe.hints) assert.equal(hint, hint.toLowerCase(), probe.id);
    assert.ok(probe.leads ?? probe.recognise, probe.id);
  }
});

test('a fixture without a probe is a mistake', async () => {
  const files = await readdir(new URL('./fixtures/probes/', import.meta.url));
  assert.deepEqual(files.map((file) => file.replace(/\.ts$/u, '')).sort(), probes.map((probe) => probe.id).sort());
});

// ── What each probe does on its own site ─────────────────────────────────────────────────────────────────────────────

for (const { probe, site } of sites) {
  const where = site.open[0]?.url ?? 'https://www.eastmarsh.example/';

  test(`${probe.id}: asks where answers would appear, the most telling first`, async () => {
    if (site.seen === undefined) return assert.equal(site.leads, undefined);
    const page = await pageOf(site.seen);
    assert.ok(isHinted(probe, page), 'a hint must occur in the page that leads are made from');
    const leads = (probe.leads?.(page) ?? []).toSorted((one, other) => one.rank - other.rank);
    assert.deepEqual(
      leads.map((lead) => lead.url.href),
      site.leads ?? [],
    );
    if (site.control !== undefined) assert.equal(leads[0]?.control?.href, site.control);
    for (const lead of leads) {
      assert.equal(lead.by, probe.id);
      assert.notEqual(lead.control?.href, lead.url.href);
      assert.equal(neverCall(lead.url), false, lead.url.href);
      assert.doesNotMatch(lead.url.href, /delete|logout|clear|resend|unsubscribe|download=1/iu);
      assert.ok((lead.cause?.labels.length ?? 0) <= 60 && (lead.cause?.labels.every((label) => label.length <= 80) ?? true));
    }
    assert.deepEqual(
      leads,
      (probe.leads?.(page) ?? []).toSorted((one, other) => one.rank - other.rank),
      'the same page must give the same leads',
    );
  });

  test(`${probe.id}: never calls the list of the answers the page of their form`, async () => {
    const shown = site.open.filter(({ shows }) => shows === 'answers' || shows === 'empty');
    for (const open of shown) {
      const page = await pageOf(open);
      for (const { cause } of probe.leads?.(page) ?? [])
        assert.notEqual(cause?.page, `${page.url.origin}${page.url.pathname}`, open.url);
    }
  });

  test(`${probe.id}: asks there from every page that leads there`, async () => {
    for (const { leads, ...answer } of site.alsoSeen ?? []) {
      const page = await pageOf(answer);
      assert.ok(leads.length === 0 || isHinted(probe, page), `no hint in ${answer.url}`);
      const asked = (probe.leads?.(page) ?? []).toSorted((one, other) => one.rank - other.rank);
      assert.deepEqual(
        asked.map((lead) => lead.url.href),
        leads,
        answer.url,
      );
      for (const lead of asked) assert.equal(neverCall(lead.url), false, lead.url.href);
    }
  });

  test(`${probe.id}: recognises what is open by its structure`, async () => {
    for (const open of site.open) {
      const page = await pageOf(open);
      const evidence = probe.recognise?.(page, recordsOf(page, open.labels ?? []));
      assert.equal(evidence?.shows, open.shows, open.url);
      if (open.rows !== undefined) assert.equal(evidence?.rows, open.rows, open.url);
      if (evidence !== undefined && page.document.text.length > 0)
        assert.ok(isHinted(probe, page) || (site.leads ?? []).length > 0, `no hint in ${open.url}`);
    }
  });

  test(`${probe.id}: an open list with nothing in it yet is empty, not answers`, async () => {
    if (site.empty === undefined) return;
    assert.equal((await seenBy(probe, site.empty))?.shows, site.empty.shows, site.empty.url);
  });

  test(`${probe.id}: a refusal, a login at 200, a soft 404, an outage, an echo, a challenge and an ordinary page are not answers`, async () => {
    const addresses = [...new Set([where, ...site.open.map((open) => open.url), ...(site.leads ?? [])])];
    const answers = [
      ...addresses.flatMap((url) => [login, softMissing, down, home, echo, challenge].map((make) => make(url))),
      ...(site.refused ? [site.refused] : []),
      ...(site.ordinary ?? []),
    ];
    for (const answer of answers) {
      const evidence = await seenBy(probe, answer);
      assert.ok(
        evidence === undefined || evidence.shows === 'refusal' || evidence.shows === 'note',
        `${answer.url} ${evidence?.shows}`,
      );
    }
  });

  test(`${probe.id}: the platform's own refusal is known as one`, async () => {
    if (site.refused === undefined) return;
    assert.equal((await seenBy(probe, site.refused))?.shows, 'refusal', site.refused.url);
  });
}

// ── What no probe does on another's site ─────────────────────────────────────────────────────────────────────────────

test('no probe sees answers in another platform’s form page, empty list, refusal or ordinary page', async () => {
  for (const { probe: owner, site } of sites) {
    const quiet = [site.seen, site.refused, ...(site.ordinary ?? [])].filter((answer) => answer !== undefined);
    for (const answer of quiet) {
      const page = await pageOf(answer);
      for (const probe of probes) {
        if (!isHinted(probe, page)) continue;
        const shows = probe.recognise?.(page, recordsOf(page, []))?.shows;
        assert.ok(shows !== 'answers' && shows !== 'empty', `${probe.id} says ${shows} of ${owner.id}’s ${answer.url}`);
      }
    }
  }
});

test('no probe throws on broken addresses and JSON of the wrong shapes', async () => {
  const paths = [
    '/%E0%A4%A',
    '/items/%zz',
    "/_api/web/lists/getbytitle('%E9')/items",
    '/a/FeatureServer/0/query',
    '/api/x',
    '/v1/projects',
    '/_cat/indices',
    '/_all_dbs',
    '/wp-json/',
    '/graphql',
    '/x.sql',
    '/_odata',
    '/jsonapi',
  ];
  const values = [
    'null',
    '0',
    '"text"',
    '[]',
    '{}',
    '[null,1,"a",[],{}]',
    '{"data":null,"value":7,"results":"x","items":{},"errors":[null],"error":1,"links":[],"routes":[1],"paths":{"/a":null},"hits":{"hits":[null]},"rows":[null],"query":{"allpages":[null]},"jsonapi":{},"swagger":"2.0","layers":[null],"features":[null],"documents":[null],"meta":[]}',
  ];
  for (const path of paths) {
    for (const value of values) {
      const page = await pageOf({
        url: `https://www.eastmarsh.example${path}?a=%E0%A4%A&action=cfdb-export&format=json`,
        headers: { 'content-type': 'application/json', server: 'CouchDB postgrest', 'x-powered-by': 'Strapi Directus' },
        body: value,
      });
      for (const probe of probes)
        assert.doesNotThrow(() => [probe.leads?.(page), probe.recognise?.(page, [])], `${probe.id} on ${path} ${value}`);
    }
  }
});

test('no probe throws on forms and links that lead to mail, phones, scripts or nowhere', async () => {
  const addresses = [
    'mailto:clerk@eastmarsh.example',
    'tel:07700900118',
    'javascript:void(0)',
    'data:text/plain,x',
    'http://',
    '//',
    '?',
    '',
  ];
  const words = probes.flatMap((probe) => probe.hints).join(' ');
  for (const address of addresses) {
    const page = await pageOf({
      url: 'https://www.eastmarsh.example/contact',
      headers: { 'content-type': 'text/html', server: 'CouchDB postgrest', 'x-powered-by': 'Strapi Directus' },
      body: `<html><body><form action="/x/_search"><input name=q></form><form method=post action="${address}"><input name=email></form>
        <a href="${address}">write</a><script>fetch("${address}")</script><p>${words.replaceAll('<', '&lt;')}</p></body></html>`,
    });
    for (const probe of probes)
      assert.doesNotThrow(() => [probe.leads?.(page), probe.recognise?.(page, [])], `${probe.id} on ${address}`);
  }
});

test('a page of thousands of forms, links and addresses gives no probe more than a few hundred leads', async () => {
  const form = (n: number): string =>
    `<form class="webform-client-form-${n} wpcf7-form" id="webform-client-form-${n}" method="post" action="/things/${n}/create"><input type="hidden" name="_wpcf7" value="${n}"><input type="hidden" name="form_id" value="webform_submission_f${n}_add_form"><label>Name <input name="a"></label><label>Post <input name="b"></label></form>` +
    `<a href="/node/${n}/webform-results">Results</a><a href="/items/thing_${n}">x</a><a href="/rest/services/a${n}/FeatureServer/0">y</a><a href="/uploads/u${n}/report.csv">z</a>`;
  const body = `<html><head><title>x</title></head><body>${Array.from({ length: 3_000 }, (_, n) => form(n)).join('')}</body></html>`;
  const page = await pageOf({ url: 'https://www.eastmarsh.example/many', body });
  for (const probe of probes) assert.ok((probe.leads?.(page) ?? []).length <= 400, probe.id);
});
