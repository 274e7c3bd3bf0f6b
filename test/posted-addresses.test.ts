import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openRoom } from '../src/room.ts';
import { key } from './world.ts';

// A form without `<form action>`: what its script posts to is asked, whatever it is called.

const room = await openRoom(key);

async function askedAfter(script: string, headers: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const body = new TextEncoder().encode(
    `<!doctype html><html lang="en"><head><title>Join us</title></head><body><h1>Join us</h1><div id="app"></div><script>${script}</script></body></html>`,
  );
  const inspection = await room({
    ...{
      url: new URL('https://www.netherby.example/join'),
      status: 200,
      headers: { 'content-type': 'text/html', ...headers },
      body,
    },
    ...{ by: 'crawl', labels: [], canaries: [], identifiers: [], publishedValues: [], ownHosts: ['www.netherby.example'] },
  });
  return inspection.leads.filter(({ rank }) => rank <= 3).map(({ url }) => url.pathname + url.search);
}

const ways: readonly (readonly [string, string])[] = [
  ['fetch', 'fetch("/panel/joiners", { method: "POST", body: JSON.stringify(data) })'],
  ['fetch, in single quotes', "fetch('/panel/joiners',{headers:{'Content-Type':'application/json'},method:'post'})"],
  ['XMLHttpRequest', 'const x = new XMLHttpRequest(); x.open("POST", "/panel/joiners", true);'],
  ['jQuery', '$.ajax({ type: "POST", url: "/panel/joiners", data: $("form").serialize() })'],
  ['axios', 'axios.post("/panel/joiners", data).then(done)'],
  ['a typed client', 'this.http.post<Joiner>(`/panel/joiners`, data)'],
];
for (const [name, script] of ways)
  test(`${name}: the address a script posts to is asked`, async () => {
    assert.ok((await askedAfter(script)).includes('/panel/joiners'), script);
  });

test('what a script reads, or posts to for another purpose, is not', async () => {
  for (const script of [
    'fetch("/panel/opening-hours")',
    'fetch("/panel/login", { method: "POST" })',
    'fetch("/panel/track", { method: "POST" }); fetch("/cart/add", { method: "POST" })',
  ])
    assert.deepEqual(await askedAfter(script), [], script);
});

test('a Strapi collection is asked by its platform’s own probe, whatever it is called', async () => {
  const asked = await askedAfter('fetch("/api/joiners", { method: "POST" })', { 'x-powered-by': 'Strapi <strapi.io>' });
  assert.ok(asked.includes('/api/joiners?pagination[pageSize]=100'), asked.join('\n'));
});

test('a database that a page copies from is asked for its documents', async () => {
  const asked = await askedAfter('const db = new PouchDB("/couch/joiners"); db.sync(remote)');
  assert.ok(asked.includes('/couch/joiners/_all_docs?include_docs=true&limit=100'), asked.join('\n'));
});
