import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Robots, readRobots } from '../src/leads/robots.ts';
import type { Exchange } from '../src/model.ts';

const asked = new URL('https://www.a.test/robots.txt');

const answer = (text: string, status = 200): Exchange => ({
  outcome: 'answered',
  asked,
  url: asked,
  status,
  headers: { 'content-type': 'text/plain' },
  body: new TextEncoder().encode(text),
  truncated: false,
});

const read = (text: string): Robots => readRobots(answer(text), asked);
const paths = (text: string): readonly string[] => read(text).addresses.map((url) => url.pathname + url.search);

test('what is hidden from search engines is where to look', () => {
  const text =
    'User-agent: *\nDisallow: /admin/\nDisallow: /exports # old\r\nAllow: /node/7\n\nUser-agent: BadBot\nDisallow: /secret.csv\n';
  assert.deepEqual(paths(text), ['/admin/', '/exports', '/node/7', '/secret.csv']);
});

test('a wildcard leaves the folder before it, and a whole site says nothing', () => {
  assert.deepEqual(
    paths('User-agent: *\nDisallow: /\nDisallow:\nDisallow: /*?sort=\nDisallow: /a/b*/c\nDisallow: /x.csv$\nDisallow: *.sql'),
    ['/a/', '/x.csv'],
  );
});

test('sitemaps count wherever they stand, once each, on any host', () => {
  const { sitemaps } = read(
    'Sitemap: /one.xml\nUser-agent: x\nSITEMAP : https://b.test/two.xml\nSitemap: /one.xml\nSitemap: ftp://a.test/x',
  );
  assert.deepEqual(
    sitemaps.map((url) => url.href),
    ['https://www.a.test/one.xml', 'https://b.test/two.xml'],
  );
});

test('a delay asked of everybody, or of us by name, is heard; one asked of another is not', () => {
  assert.equal(read('User-agent: *\nCrawl-delay: 10').crawlDelaySeconds, 10);
  assert.equal(read('User-agent: Other\nUser-agent: Passerby\nCrawl-delay: 2.5').crawlDelaySeconds, 2.5);
  assert.equal(read('User-agent: Other\nCrawl-delay: 30').crawlDelaySeconds, undefined);
  assert.equal(read('User-agent: *\nDisallow: /a\nUser-agent: Other\nCrawl-delay: 30').crawlDelaySeconds, undefined);
  assert.equal(read('User-agent: *\nCrawl-delay: soon').crawlDelaySeconds, undefined);
});

test('an address on another host, or one that is none, is no path', () => {
  assert.deepEqual(
    paths('User-agent: *\nDisallow: //b.test/x\nDisallow: https://b.test/y\nDisallow: javascript:alert(1)\nDisallow: http://[\n'),
    [],
  );
});

test('a home page, a refusal or a failure in place of robots.txt tells nothing', () => {
  assert.deepEqual(read('<!doctype html>\nDisallow: /a'), { sitemaps: [], addresses: [], crawlDelaySeconds: undefined });
  assert.deepEqual(readRobots(answer('Disallow: /a', 403), asked).addresses, []);
  assert.deepEqual(readRobots({ outcome: 'failed', asked, reason: 'connection refused' }, asked).addresses, []);
});

test('a byte order mark hides no line', () => {
  assert.equal(read('\uFEFFUser-agent: *\nCrawl-delay: 3').crawlDelaySeconds, 3);
});

test('a hostile file is read within its caps', () => {
  const many = Array.from({ length: 20_000 }, (_, at) => `Disallow: /p${at}\nSitemap: /s${at}.xml`).join('\n');
  const robots = read(many);
  assert.equal(robots.addresses.length, 1_000);
  assert.equal(robots.sitemaps.length, 200);
  assert.deepEqual(paths('*'.repeat(500_000)), []);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      for (const url of read(`User-agent: *\nDisallow: ${text}`).addresses) assert.equal(url.origin, asked.origin);
    }),
  );
});
