import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext } from 'node:test';
import { loadProbes } from '../src/catalogue.ts';
import { targetFor } from '../src/config.ts';
import { closeRound, openFollowUp } from '../src/follow-up.ts';
import { openDoor } from '../src/http.ts';
import { openWall } from '../src/inspect.ts';
import type { Channel, Finding, Outcome, Target, World } from '../src/model.ts';
import { scan } from '../src/scan.ts';
import { openStore } from '../src/store.ts';

// A whole Passerby in one process: the real door, wall and store, around a site of the test's own.

export type Answer = {
  readonly status?: number;
  readonly type?: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
};
export type Site = {
  readonly url: URL;
  readonly asked: readonly string[];
  serve: (request: IncomingMessage) => Answer | undefined;
};

const key = new Uint8Array(32).fill(7);

// Workers take longest to start, and keep nothing of what they read: the estates of one file share them.
const wall = openWall(key);
after(wall.close);

/** A site on loopback that answers with whatever `serve` returns; undefined is a plain 404. */
export async function openSite(t: TestContext, serve: Site['serve']): Promise<Site> {
  const asked: string[] = [];
  const site = { serve, asked, url: new URL('http://127.0.0.1/') };
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    asked.push(request.url ?? '');
    const answer = site.serve(request) ?? { status: 404, body: '<h1>Not Found</h1>' };
    response
      .writeHead(answer.status ?? 200, { 'content-type': answer.type ?? 'text/html; charset=utf-8', ...answer.headers })
      .end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  site.url = new URL(`http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}/`);
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return site;
}

export type Estate = {
  readonly world: World;
  readonly target: Target;
  readonly round: (cadence: 'crawl' | 'watch') => Promise<Outcome>;
  readonly findings: () => Promise<readonly Finding[]>;
};

/** Everything that watches one site, at full speed. `now` may be turned by the test. */
export async function openEstate(
  t: TestContext,
  site: Site,
  {
    now = () => new Date(),
    channels = [],
    change = (target) => target,
  }: { readonly now?: () => Date; readonly channels?: readonly Channel[]; readonly change?: (target: Target) => Target } = {},
): Promise<Estate> {
  const folder = mkdtempSync(join(tmpdir(), 'passerby-estate-'));
  const store = openStore(join(folder, 'passerby.db'), key);
  const door = openDoor({ contact: 'tests@example.org', now });
  const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  const world: World = {
    now,
    doorFor: door.doorFor,
    slowDown: () => undefined,
    inspect: wall.inspect,
    store,
    channels,
    log: silent,
  };
  const target = change(targetFor([site.url], { allowPrivate: true, requestsPerSecond: 10_000 }));
  const followUp = openFollowUp(world, target);
  const probes = await loadProbes();
  t.after(async () => {
    await door.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    world,
    target,
    round: async (cadence) => {
      const plan = { cadence, probes, budget: target.limits.pages, stopped: () => false, progress: () => undefined };
      const outcome = await scan(world, target, plan, async (gathered) => void (await followUp(gathered)));
      await closeRound(world, target, outcome);
      return outcome;
    },
    findings: () => store.findings({ target: target.name }),
  };
}
