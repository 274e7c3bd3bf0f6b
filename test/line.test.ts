import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { loadCatalogue, loadProbes } from '../src/catalogue.ts';
import { closeRound, openFollowUp } from '../src/follow-up.ts';
import { isGrave } from '../src/judging/severity.ts';
import type { Finding, HowToAsk, Outcome, Target, World } from '../src/model.ts';
import { openRoom } from '../src/room.ts';
import { scan } from '../src/scan.ts';
import { somePeople } from './fixtures/sites/borough.ts';
import { type Answer, channelNamed, key, openStage, remembering, type Stage, targetNamed } from './world.ts';

// The line from lead to record, on sites that are a function: what may go wrong between two looks, and must not.

const room = remembering(await openRoom(key));
const probes = await loadProbes();
const start = 'https://www.exampleton.gov.uk/';

const minute = 60_000;

const page = (title: string, main: string): Answer => ({
  status: 200,
  body: `<!doctype html><html lang="en"><head><title>${title}</title></head><body><main><h1>${title}</h1>${main}</main></body></html>`,
});
const gone: Answer = { status: 404, body: '<h1>Not Found</h1>' };
const linked = (...paths: readonly string[]): Answer =>
  page('Borough of Exampleton', paths.map((path) => `<a href="${path}">${path}</a>`).join(' '));
const complaints = (people = 12): Answer =>
  page(
    'Complaints received',
    `<table><thead><tr><th>Full name</th><th>E-mail</th><th>Telephone</th><th>Postcode</th><th>Your complaint</th></tr></thead><tbody>${somePeople(
      people,
    )
      .map(
        (one) =>
          `<tr><td>${one.name}</td><td>${one.email}</td><td>${one.phone}</td><td>${one.postcode}</td><td>${one.story}</td></tr>`,
      )
      .join('')}</tbody></table>`,
  );
const form = (number: number): string =>
  `<form method="post" action="/send/${number}"><label>Your name <input name="name"></label><label>E-mail <input type="email" name="email"></label><label>Your complaint <textarea name="complaint"></textarea></label></form>`;

/** Drupal 7: a form, and the list of its answers, which opens and has none yet. */
const webform = page(
  'Noise',
  '<form class="webform-client-form" id="webform-client-form-12" action="/node/12" method="post"><label>Name <input name="submitted[name]"></label><label>E-mail <input type="email" name="submitted[email]"></label></form>',
);
const results = page(
  'Noise',
  '<div class="webform-results-per-page">Showing 0 - 0 of 0.</div><table class="sticky-enabled"><thead><tr><th>#</th><th>Submitted</th><th>User</th><th>IP Address</th></tr></thead><tbody></tbody></table>',
);

const record = (number: number): Answer => {
  const one = somePeople(400)[number] ?? { name: '', email: '', phone: '', postcode: '', story: '' };
  return page(
    `Complaint ${number}`,
    `<dl><dt>Full name</dt><dd>${one.name}</dd><dt>E-mail</dt><dd>${one.email}</dd><dt>Telephone</dt><dd>${one.phone}</dd><dt>Postcode</dt><dd>${one.postcode}</dd><dt>Date of birth</dt><dd>${1 + (number % 28)}/02/198${number % 10}</dd><dt>Your complaint</dt><dd>${one.story}</dd></dl>`,
  );
};

type Pages = Record<string, Answer | undefined>;

type Scene = {
  readonly stage: Stage;
  readonly target: Target;
  /** May be changed between rounds; a path that is not there is a 404, `undefined` no answer at all. */
  readonly pages: Pages;
  readonly asked: (path: string) => number;
  readonly told: () => readonly string[];
  readonly later: (ms: number) => void;
  readonly round: (cadence: 'crawl' | 'watch', more?: Round) => Promise<Outcome>;
  readonly findings: () => Promise<readonly Finding[]>;
};
type Round = {
  readonly budget?: number;
  readonly target?: Partial<Target>;
  readonly stopped?: () => boolean;
  readonly world?: Partial<World>;
};

async function openScene(t: TestContext, pages: Pages, more: Partial<Target> = {}): Promise<Scene> {
  const site = (url: URL): Answer | undefined => {
    const path = (url.pathname + url.search).replace(/[?&]passerby=\w+$/u, '');
    return path in pages ? pages[path] : gone;
  };
  let now = new Date('2026-03-02T09:00:00Z');
  const stage = await openStage(site, now, {
    inspect: room,
    channels: (told) => [channelNamed('dpo', told, { minSeverity: 'review' })],
  });
  t.after(stage.close);
  const target = targetNamed('Exampleton', start, more);
  const sent: string[] = [];
  return {
    stage,
    target,
    pages,
    asked: (path) => stage.asked.filter((url) => url.pathname + url.search === path).length,
    told: () => sent,
    later: (ms) => {
      now = new Date(now.getTime() + ms);
      stage.at(now);
    },
    round: async (cadence, round = {}) => {
      const world = { ...stage.world, ...round.world };
      const today = { ...target, ...round.target };
      const followUp = openFollowUp(world, today);
      const plan = {
        cadence,
        probes,
        budget: round.budget ?? 2_000,
        stopped: round.stopped ?? (() => false),
        progress: () => undefined,
      };
      const outcome = await scan(world, today, plan, async (gathered) => void (await followUp(gathered)));
      await closeRound(world, today, outcome);
      for (const posting of await stage.store.due(now, 1_000)) {
        sent.push(`${posting.alert.kind} ${posting.alert.title}`);
        await stage.store.settle(posting.id, 'delivered', now);
      }
      return outcome;
    },
    findings: () => stage.store.findings(),
  };
}

const kinds = (scene: Scene): readonly string[] => scene.told().map((said) => said.split(' ')[0] ?? '');

// ── What is asked ────────────────────────────────────────────────────────────────────────────────────────────────────

test('a crawl follows the links of a page that has not changed', async (t) => {
  const scene = await openScene(t, { '/': linked('/news'), '/news': linked('/list') });
  const world: Partial<World> = {
    doorFor: (target) => async (url, how?: HowToAsk) => {
      if (how?.validators?.etag === '"1"') return { outcome: 'unchanged', asked: url };
      const exchange = await scene.stage.world.doorFor(target)(url);
      return exchange.outcome === 'answered' ? { ...exchange, headers: { ...exchange.headers, etag: '"1"' } } : exchange;
    },
  };
  await scene.round('crawl', { world });
  scene.pages['/list'] = complaints();
  await scene.round('crawl', { world });
  assert.deepEqual(kinds(scene), ['opened']);
});

test('what was found open is asked by every round, though nothing links it any more', async (t) => {
  const scene = await openScene(t, { '/': linked('/list'), '/list': complaints() });
  await scene.round('crawl');
  scene.pages['/'] = linked();
  const before = scene.asked('/list');
  await scene.round('crawl');
  await scene.round('watch');
  assert.equal(scene.asked('/list'), before + 2);
  scene.pages['/list'] = gone;
  await scene.round('crawl');
  assert.deepEqual(kinds(scene), ['opened', 'resolved']);
});

test('an open address that gave no answer for a while is still asked', async (t) => {
  const list = '/?q=node/12/webform-results/table';
  const scene = await openScene(t, { '/': linked('/node/12'), '/node/12': webform, [list]: results });
  await scene.round('crawl');
  Object.assign(scene.pages, { [list]: undefined, '/node/12': gone });
  for (let round = 0; round < 3; round += 1) await scene.round('watch');
  scene.pages[list] = gone;
  await scene.round('watch');
  assert.deepEqual(kinds(scene), ['opened', 'resolved']);
});

test('a watch too short for all addresses still sees its start', async (t) => {
  const forms = Array.from({ length: 10 }, (_, number) => form(number)).join('');
  const scene = await openScene(t, { '/': linked('/forms'), '/forms': page('Forms', forms) });
  await scene.round('crawl');
  for (let round = 0; round < 8; round += 1) {
    scene.later(minute);
    const outcome = await scene.round('watch', { budget: 4 });
    assert.equal(outcome.seen, true);
    assert.ok(outcome.round.postponed > 0);
  }
  assert.deepEqual(scene.told(), []);
});

test('a start that shows people does not end the crawl', async (t) => {
  const home = complaints();
  const scene = await openScene(t, {
    '/': { ...home, body: home.body.replace('</main>', '<a href="/other">Other</a></main>') },
    '/other': complaints(25),
  });
  await scene.round('crawl');
  assert.equal(scene.asked('/other') > 0, true);
});

test('an open finding that may no longer be asked is told of as unknown', async (t) => {
  const scene = await openScene(t, { '/': linked('/list'), '/list': complaints() });
  await scene.round('crawl');
  const outcome = await scene.round('watch', { target: { exclude: ['/list'] } });
  assert.deepEqual(outcome.unknown, [
    { url: `${start}list`, reason: 'was open when last seen, and is outside of what may be asked now' },
  ]);
  assert.equal((await scene.findings())[0]?.state, 'open');
});

test('an address taken out of denied: is no longer held to it', async (t) => {
  const scene = await openScene(t, { '/': linked(), '/minutes': page('Minutes', '<p>The committee met and agreed.</p>') });
  await scene.round('crawl', { target: { denied: [new URL('/minutes', start)] } });
  assert.deepEqual(kinds(scene), ['opened']);
  await scene.round('watch');
  assert.equal((await scene.findings())[0]?.state, 'resolved');
});

// ── What ends a finding ──────────────────────────────────────────────────────────────────────────────────────────────

test('a trailing slash that is not there ends nothing', async (t) => {
  const scene = await openScene(t, { '/': linked('/list', '/list/'), '/list': complaints() });
  for (const cadence of ['crawl', 'watch', 'crawl', 'watch'] as const) await scene.round(cadence);
  assert.deepEqual(kinds(scene), ['opened']);
});

test('an empty last page of a list ends nothing, and closing the list does', async (t) => {
  const scene = await openScene(t, {
    '/': linked('/list?page=0', '/list?page=9'),
    '/list?page=0': complaints(),
    '/list?page=9': page('Complaints received', '<p>No more.</p>'),
  });
  for (const cadence of ['crawl', 'watch', 'crawl'] as const) await scene.round(cadence);
  scene.pages['/list?page=0'] = undefined;
  for (const cadence of ['crawl', 'watch', 'crawl'] as const) await scene.round(cadence);
  assert.deepEqual(kinds(scene), ['opened']);
  scene.pages['/list?page=0'] = gone;
  await scene.round('watch');
  assert.deepEqual(kinds(scene), ['opened', 'resolved']);
});

test('a list open under two addresses is closed when both are', async (t) => {
  const scene = await openScene(t, { '/': linked('/list', '/list/'), '/list': complaints(), '/list/': complaints() });
  await scene.round('crawl');
  scene.pages['/list'] = gone;
  for (let round = 0; round < 3; round += 1) await scene.round('watch');
  assert.deepEqual(kinds(scene), ['opened']);
  scene.pages['/list/'] = gone;
  for (let round = 0; round < 3; round += 1) await scene.round('watch');
  assert.deepEqual(kinds(scene), ['opened', 'resolved']);
});

test('a page put under maintenance at status 200 ends nothing', async (t) => {
  const scene = await openScene(t, { '/': linked('/list'), '/list': complaints() });
  await scene.round('crawl');
  scene.pages['/list'] = page('Scheduled maintenance', '<p>We will be back soon.</p>');
  for (let round = 0; round < 3; round += 1) await scene.round('watch');
  assert.deepEqual(kinds(scene), ['opened']);
});

test('a site that answers everything with one page ends nothing before a day has passed', async (t) => {
  const scene = await openScene(t, { '/': linked('/list', '/news'), '/list': complaints() });
  await scene.round('crawl');
  const works = page('Exampleton', '<p>A new site is on its way. It opens in spring, with all you know and more of it.</p>');
  Object.assign(scene.pages, { '/': works, '/list': works });
  await scene.round('watch');
  scene.later(60 * minute);
  await scene.round('watch');
  assert.deepEqual(kinds(scene), ['opened']);
  scene.later(24 * 60 * minute);
  await scene.round('watch');
  assert.deepEqual(kinds(scene).at(-1), 'resolved');
});

test('a whole site that is refused, gone or blank, its start included, ends nothing', async (t) => {
  for (const status of [403, 404, 401, 200]) {
    const all: { answer: Answer | undefined } = { answer: undefined };
    const pages: Pages = { '/': linked('/list', '/news'), '/list': complaints() };
    const scene = await openScene(
      t,
      new Proxy(pages, {
        has: (held, path) => all.answer !== undefined || path in held,
        get: (held, path) => all.answer ?? held[String(path)],
      }),
    );
    await scene.round('crawl');
    all.answer = { status, body: '' };
    for (let round = 0; round < 2; round += 1) await scene.round('watch');
    assert.deepEqual(kinds(scene), ['opened'], `${status}`);
    scene.later(25 * 60 * minute);
    const outcome = await scene.round('watch');
    assert.equal(outcome.seen, false, `${status}`);
    assert.match(outcome.unknown.map(({ reason }) => reason).join('\n'), /the start page (?:answers 40[134]|is blank)/u);
    // Who refuses everything may refuse nobody but Passerby.
    assert.equal((await scene.findings())[0]?.state, status === 403 ? 'open' : 'resolved', `${status}`);
    all.answer = undefined;
    pages['/list'] = { status: 403, body: '' };
    scene.later(minute);
    await scene.round('watch');
    assert.equal((await scene.findings())[0]?.state, 'resolved', `${status}`);
  }
});

test('a start that refuses ends what closed with it, on a server that tells addresses apart', async (t) => {
  for (const status of [401, 403]) {
    const scene = await openScene(t, { '/': linked('/list', '/news'), '/list': complaints() });
    await scene.round('crawl');
    Object.assign(scene.pages, { '/': { status, body: '' }, '/list': { status, body: '' } });
    const { seen, round } = await scene.round('watch');
    assert.deepEqual(kinds(scene), ['opened', 'resolved'], `${status}`);
    // A door that is kept shut is in sight; whether all was read is another thing.
    assert.deepEqual([seen, round.complete], [true, false]);
  }
});

test('the only start there is, open itself, is closed when the front page still answers, or after a day', async (t) => {
  const list = new URL('/list', start);
  const scene = await openScene(t, { '/': linked('/list'), '/list': complaints() }, { start: [list] });
  await scene.round('crawl');
  Object.assign(scene.pages, { '/': gone, '/list': gone });
  await scene.round('watch');
  assert.deepEqual(kinds(scene), ['opened']);
  scene.pages['/'] = linked('/list');
  scene.later(minute);
  await scene.round('watch');
  assert.deepEqual(kinds(scene), ['opened', 'resolved']);
});

test('an address that swings beside another one of its cause holds back no news of the cause', async (t) => {
  const scene = await openScene(t, { '/': linked('/node/12'), '/node/12': webform });
  await scene.round('crawl');
  const [list, table] = ['/node/12/webform-results', '/node/12/webform-results/table'];
  const step = async (answers: Pages): Promise<void> => {
    Object.assign(scene.pages, answers);
    scene.later(5 * minute);
    await scene.round('watch');
  };
  await step({ [list]: results, [table]: results });
  await step({ [table]: gone });
  await step({ [table]: results });
  assert.deepEqual(kinds(scene), ['opened']);
  await step({ [list]: gone, [table]: gone });
  assert.deepEqual(kinds(scene), ['opened', 'resolved']);
});

test('another form of the same permission, opened and closed within the hour, is told both times', async (t) => {
  const form13: Answer = { ...webform, body: webform.body.replaceAll('12', '13') };
  const scene = await openScene(t, { '/': linked('/node/12', '/node/13'), '/node/12': webform, '/node/13': form13 });
  await scene.round('crawl');
  for (const node of [12, 13])
    for (const answer of [results, gone]) {
      scene.pages[`/node/${node}/webform-results/table`] = answer;
      scene.later(5 * minute);
      await scene.round('watch');
    }
  assert.deepEqual(kinds(scene), ['opened', 'resolved', 'opened', 'resolved']);
});

test('a site that comes back, or goes, between two requests ends nothing', async (t) => {
  for (const turn of [1, 2, 3, 4, 5]) {
    const scene = await openScene(t, { '/': linked('/list', '/news'), '/list': complaints() });
    await scene.round('crawl');
    const blank: Answer = { status: 200, body: '' };
    const before = { ...scene.pages };
    for (const [first, then] of [
      [blank, before],
      [undefined, blank],
    ] as const) {
      let asked = 0;
      const answer = (path: string): Answer | undefined => {
        asked += 1;
        const now = asked <= turn ? first : then;
        return now === blank ? blank : before[path];
      };
      for (const path of ['/', '/list'])
        Object.defineProperty(scene.pages, path, { get: () => answer(path), enumerable: true, configurable: true });
      scene.later(minute);
      await scene.round('watch');
      assert.deepEqual(kinds(scene), ['opened'], `turn ${turn}`);
    }
  }
});

test('a list without rows any more is closed at once', async (t) => {
  const scene = await openScene(t, { '/': linked('/list', '/news'), '/list': complaints() });
  await scene.round('crawl');
  scene.pages['/list'] = page('Complaints received', '<p>Sign in to read them.</p>');
  await scene.round('watch');
  assert.deepEqual(kinds(scene), ['opened', 'resolved']);
});

test('a denied address that opens is told as that, for certain, though it names nobody', async (t) => {
  const denied = [new URL('/minutes', start)];
  const scene = await openScene(t, { '/': linked(), '/minutes': { status: 403, body: '' } }, { denied });
  await scene.round('crawl');
  scene.pages['/minutes'] = page('Minutes', '<p>The committee met and agreed what has to be done before the summer.</p>');
  await scene.round('watch');
  assert.deepEqual(scene.told(), [`opened Open to anyone, and must not be: ${start}minutes`]);
  assert.equal((await scene.findings())[0]?.confidence, 1);
});

test('a denied page with a box to sign in beside it is neither closed nor an alarm', async (t) => {
  const box =
    '<form action="/user/login" method="post"><label>User <input name="name"></label><label>Password <input type="password" name="pass"></label></form>';
  const denied = [new URL('/minutes', start)];
  const text = 'The committee met, heard the neighbours of the new crossing, and agreed what has to be done before the summer. ';
  const scene = await openScene(t, { '/': linked(), '/minutes': page('Minutes', `${box}<p>${text.repeat(8)}</p>`) }, { denied });
  const outcome = await scene.round('crawl');
  assert.deepEqual(scene.told(), []);
  assert.deepEqual(
    outcome.unknown.map(({ url }) => url),
    [`${start}minutes`],
  );
  scene.pages['/minutes'] = page('Sign in', box);
  assert.deepEqual((await scene.round('watch')).unknown, []);
});

test('one record is seen although the page carries its firewall’s script', async (t) => {
  const script = '<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>';
  const shown = record(3);
  const scene = await openScene(t, {
    '/': linked('/case'),
    '/case': { ...shown, body: shown.body.replace('</main>', `${script}</main>`) },
  });
  await scene.round('crawl');
  assert.deepEqual(kinds(scene), ['opened']);
});

// ── What breaks ──────────────────────────────────────────────────────────────────────────────────────────────────────

test('a look that breaks costs that address only, and is told of as unknown', async (t) => {
  const scene = await openScene(t, { '/': linked('/odd', '/list'), '/odd': page('Odd', '<p>Odd.</p>'), '/list': complaints() });
  const inspect: World['inspect'] = (request) =>
    request.url.pathname === '/odd' ? Promise.reject(new TypeError('odd')) : room(request);
  const outcome = await scene.round('crawl', { world: { inspect } });
  assert.deepEqual(outcome.unknown, [{ url: `${start}odd`, reason: 'Passerby itself failed at it' }]);
  assert.equal(outcome.round.complete, true);
  assert.deepEqual(kinds(scene), ['opened']);
});

test('a write that fails once loses nothing', async (t) => {
  const scene = await openScene(t, { '/': linked('/list'), '/list': complaints() });
  let left = 1;
  const store = {
    ...scene.stage.store,
    record: (batch: Parameters<World['store']['record']>[0]) =>
      left-- > 0 ? Promise.reject(new Error('full')) : scene.stage.store.record(batch),
  };
  await scene.round('crawl', { world: { store } });
  assert.deepEqual(kinds(scene), ['opened']);
});

test('writes that keep failing end the round, after what is under way', async (t) => {
  const scene = await openScene(t, { '/': linked('/list'), '/list': complaints() });
  const store = { ...scene.stage.store, record: () => Promise.reject(new Error('full')) };
  await assert.rejects(scene.round('crawl', { world: { store } }), /full/u);
  const asked = scene.stage.asked.length;
  await new Promise((resume) => setTimeout(resume, 50));
  assert.equal(scene.stage.asked.length, asked, 'nothing is asked afterwards');
});

test('a round that is stopped tells what it has seen', async (t) => {
  const scene = await openScene(t, { '/': linked('/list', '/a', '/b'), '/list': complaints(), '/a': linked('/c') });
  await scene.round('crawl', { stopped: () => scene.asked('/list') >= 2 });
  assert.deepEqual(kinds(scene), ['opened']);
});

test('a door is not called open where the server’s way of refusing could not be learnt', async (t) => {
  const scene = await openScene(t, {
    '/': linked('/node/12'),
    '/node/12': webform,
    '/node/12/webform-results/table': results,
    '/node/0/webform-results/table': undefined,
  });
  await scene.round('crawl');
  assert.deepEqual(await scene.findings(), []);
  scene.pages['/node/0/webform-results/table'] = gone;
  await scene.round('watch');
  assert.deepEqual(kinds(scene), ['opened']);
});

// ── What is told ─────────────────────────────────────────────────────────────────────────────────────────────────────

test('a page for each record, told apart by a number, is one message', async (t) => {
  const paths = Array.from({ length: 30 }, (_, number) => `/view.php?id=${number}`);
  const scene = await openScene(
    t,
    Object.fromEntries([['/', linked(...paths)], ...paths.map((path, number) => [path, record(number)])]),
  );
  await scene.round('crawl');
  await scene.round('watch');
  assert.ok((await scene.findings()).length > 20);
  assert.deepEqual(kinds(scene), ['opened']);
});

test('a page for each record, told apart by words, is a handful of messages', async (t) => {
  const paths = Array.from({ length: 30 }, (_, number) => `/complaints/about-${String.fromCharCode(97 + number)}x`);
  const scene = await openScene(
    t,
    Object.fromEntries([['/', linked(...paths)], ...paths.map((path, number) => [path, record(number)])]),
  );
  await scene.round('crawl');
  await scene.round('crawl');
  assert.equal((await scene.findings()).length > 20, true);
  assert.ok(scene.told().length <= 5, scene.told().join('\n'));
});

test('the same rows beside every page are a handful of messages', async (t) => {
  const beside = complaints(4).body;
  const paths = Array.from(
    { length: 30 },
    (_, number) => `/${String.fromCharCode(97 + (number % 26))}${number > 25 ? 'z' : ''}/page`,
  );
  const scene = await openScene(
    t,
    Object.fromEntries([
      ['/', linked(...paths)],
      ...paths.map((path, number) => [
        path,
        { status: 200, body: beside.replace('<main>', `<main><p>Story ${number} about bins.</p>`) },
      ]),
    ]),
  );
  await scene.round('crawl');
  assert.ok(scene.told().length <= 5, scene.told().join('\n'));
});

test('an acceptance that has run out is told', async (t) => {
  const scene = await openScene(t, { '/': linked('/list'), '/list': complaints() });
  await scene.round('crawl');
  const [finding] = await scene.findings();
  const until = new Date('2026-03-03T00:00:00Z');
  await scene.stage.store.decide(finding?.id ?? '', 'accepted', { by: 'A', reason: 'B', until }, scene.stage.world.now());
  scene.later(24 * 60 * minute);
  await scene.round('watch');
  assert.deepEqual(kinds(scene), ['opened', 'reopened']);
});

test('what is published on purpose is quiet from then on, and loud again when that ends', async (t) => {
  const scene = await openScene(t, { '/': linked('/list'), '/list': complaints() });
  await scene.round('crawl');
  const published = [{ urls: ['/list'], values: [], reason: 'register', until: new Date('2026-03-03T00:00:00Z') }];
  await scene.round('watch', { target: { published } });
  assert.equal((await scene.findings())[0]?.severity, 'review');
  scene.later(24 * 60 * minute);
  await scene.round('watch', { target: { published } });
  assert.equal((await scene.findings())[0]?.severity, 'critical');
});

test('a directory the site itself leads to wakes nobody', async (t) => {
  const rows = somePeople(14).map(
    (one, place) => `<tr><td>Club ${place}</td><td>${one.name}</td><td>${one.email}</td><td>${one.phone}</td></tr>`,
  );
  const clubs = page(
    'Clubs and societies',
    `<table><thead><tr><th>Club</th><th>Contact</th><th>E-mail</th><th>Telephone</th></tr></thead><tbody>${rows.join('')}</tbody></table>`,
  );
  const scene = await openScene(t, { '/': linked('/clubs'), '/clubs': clubs });
  await scene.round('crawl');
  for (const { severity } of await scene.findings()) assert.ok(severity === 'low' || severity === 'review', severity);
});

test('every kind of number that identifies, pays or tells of health is grave', async () => {
  const { detectors } = await loadCatalogue();
  const harmless = new Set(['person-name', 'free-text', 'uk-vehicle-registration']);
  for (const { id, category } of detectors)
    assert.equal(isGrave(id), !harmless.has(id) && category !== 'contact' && category !== 'online', id);
});
