// Real servers' recorded answers, through the real command line.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { z } from 'zod';
import { neverCall, normalise } from '../src/addresses/address.ts';
import { inFolder, passerby } from './passerby.ts';
import { type Asked, type Expected, type Mode, missing, openRecording, recordings } from './recordings.ts';

/** Pages that any visitor is meant to see, whatever else is open. */
const ordinary = new Set([
  ...['home', 'form-page', 'public-contact', 'contact', 'login', 'benign', 'other', 'schema', 'search', 'absent', 'feed'],
  ...['sitemap', 'api-index', 'openapi', 'service-info', 'layer-info', 'staff-accounts', 'redirect'],
]);

const report = z.object({
  complete: z.boolean(),
  requests: z.number(),
  findings: z.array(
    z.object({
      url: z.string(),
      verdict: z.enum(['exposed', 'open-empty']),
      people: z.object({ atLeast: z.number() }),
      probe: z.string(),
      severity: z.string(),
    }),
  ),
  review: z.array(z.object({ url: z.string(), verdict: z.string() })),
  unknown: z.array(z.object({ url: z.string(), reason: z.string() })),
});

type Scanned = {
  readonly status: number | string;
  readonly report: z.infer<typeof report>;
  readonly expected: readonly Expected[];
  readonly requests: readonly Asked[];
};

async function scanned(name: string, mode: Mode): Promise<Scanned> {
  const site = await openRecording(name, mode);
  try {
    return await inFolder(async (folder) => {
      const options = ['--allow-private', '--rate', '1000', '--format', 'json', '--data', join(folder, 'data')];
      const { status, out, err } = await passerby(folder, 'scan', ...site.start, ...options);
      assert.equal(err, '');
      return { status, report: report.parse(JSON.parse(out)), expected: site.expected(), requests: site.requests };
    });
  } finally {
    await site.close();
  }
}

const sameAddress = (one: string, other: string): boolean =>
  normalise(new URL(one)).href.replaceAll('+', '%20') === normalise(new URL(other)).href.replaceAll('+', '%20');

/** What every scan of every server owes the people who run it. */
function assertHarmless(requests: readonly Asked[]): void {
  assert.ok(requests.length > 0);
  for (const { method, url, headers } of requests) {
    assert.equal(method, 'GET', url);
    for (const name of ['cookie', 'authorization', 'referer', 'proxy-authorization', 'content-length', 'transfer-encoding'])
      assert.equal(headers[name], undefined, `${name} at ${url}`);
    assert.ok(!neverCall(new URL(url, 'http://127.0.0.1')), `${url} is never called`);
    assert.doesNotMatch(url, /delete|logout|\/clear\b|resend|unsubscribe|download=1/iu);
  }
}

function assertNoOrdinaryPage({ report: { findings }, expected }: Scanned): void {
  for (const finding of findings) {
    const wrongly = expected.filter(({ url, exposed, kind }) => !exposed && ordinary.has(kind) && sameAddress(url, finding.url));
    assert.deepEqual(wrongly, [], `${finding.url} is ordinary (${finding.probe}, ${finding.verdict})`);
  }
}

suite('real servers, replayed', { concurrency: 2 }, () => {
  for (const name of recordings) {
    test(`${name}, exposed: the open answers are named, with their people, and no ordinary page`, async () => {
      const scan = await scanned(name, 'exposed');
      assertHarmless(scan.requests);
      assertNoOrdinaryPage(scan);
      const rightly = scan.report.findings.filter(
        ({ url, verdict, people }) =>
          verdict === 'exposed' &&
          scan.expected.some(
            (truth) =>
              truth.exposed &&
              truth.distinct_people > 0 &&
              sameAddress(truth.url, url) &&
              Math.abs(people.atLeast - truth.distinct_people) <= truth.distinct_people * 0.1,
          ),
      );
      const seen = scan.report.findings.map(({ url, verdict, people }) => `${verdict} ${people.atLeast} ${url}`).join('\n');
      assert.ok(rightly.length > 0, seen);
      const most = Math.max(...scan.report.findings.map(({ people }) => people.atLeast));
      const untold = scan.expected.filter(({ exposed, distinct_people: people }) => exposed && people * 0.9 > most);
      assert.deepEqual(untold, [], 'whoever can be read anywhere is among the people told of');
      assert.equal(scan.status, 1, seen);
      assert.equal(scan.report.complete, true);
    });

    test(`${name}, safe: nothing is found`, async () => {
      const scan = await scanned(name, 'safe');
      assertHarmless(scan.requests);
      assert.deepEqual(scan.report.findings, []);
      const startIsRefused = scan.expected.some(
        ({ url, status }) => new URL(url).href === new URL('/', url).href && status === 403,
      );
      assert.equal(scan.status, startIsRefused ? 3 : 0);
    });
  }
});

if (recordings.length === 0)
  test('recorded servers are scanned where their recordings are at hand', (t) => t.diagnostic(missing));
