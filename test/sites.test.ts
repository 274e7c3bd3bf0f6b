import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answer, openEstate, openSite } from './estate.ts';

// Sites that answer oddly and hold nobody's data: nothing may be raised, within the budget.

const page = (title: string, main: string): string =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body><main><h1>${title}</h1>${main}</main></body></html>`;
const webform = (id: number): string =>
  `<form class="webform-client-form" id="webform-client-form-${id}" action="/node/${id}" method="post"><label for="a">Your name</label><input id="a" name="submitted[name]"><label for="b">E-mail</label><input id="b" type="email" name="submitted[email]"><label for="c">Your complaint</label><textarea id="c" name="submitted[complaint]"></textarea><input type="hidden" name="form_id" value="webform_client_form_${id}"></form>`;
const home = page(
  'Borough',
  `<p>Welcome to the borough. Bins are collected on Tuesday.</p><a href="/about">About</a> <a href="/files/">Files</a>${webform(3)}`,
);

test('a site that answers every address with its home page raises nothing', async (t) => {
  const site = await openSite(t, () => ({ body: home }));
  const estate = await openEstate(t, site);
  await estate.round('crawl');
  assert.deepEqual(await estate.findings(), []);
});

test('a site that answers every address with its home page is read once, though its links are relative', async (t) => {
  const relative = page(
    'Sign in to the database of the borough',
    '<p>Only colleagues of the finance team may sign in here.</p><script src="js/app.js"></script><a href="doc/start">Help</a> <a href="themes/dark">Dark</a>',
  );
  const site = await openSite(t, () => ({ body: relative }));
  const estate = await openEstate(t, site);
  await estate.round('crawl');
  assert.deepEqual(await estate.findings(), []);
  const below = site.asked.filter((url) => /^\/(?:exports?|submissions|uploads|backup)\/./u.test(url));
  assert.deepEqual(below, []);
});

test('folders that are called by numbers are followed, though their listings read alike', async (t) => {
  const listing = (path: string, names: readonly string[]): string =>
    `<html><head><title>Index of ${path}</title></head><body><h1>Index of ${path}</h1><a href="../">Parent Directory</a>${names.map((name) => `<a href="${name}">${name}</a>`).join('')}</body></html>`;
  const site = await openSite(t, ({ url }) => {
    if (url === '/') return { body: listing('/', ['2025/', '2026/']) };
    if (/^\/20\d\d\/$/u.test(url ?? '')) return { body: listing(url ?? '', ['01/', '02/']) };
    return /^\/20\d\d\/0\d\/$/u.test(url ?? '') ? { body: listing(url ?? '', ['7.txt']) } : undefined;
  });
  const estate = await openEstate(t, site);
  await estate.round('crawl');
  assert.ok(site.asked.includes('/2026/02/7.txt'), site.asked.join(' '));
});

test('a site that sends every address to a login raises nothing', async (t) => {
  const login = page(
    'Log in',
    '<form method="post"><label>User</label><input name="user"><label>Password</label><input type="password" name="pass"></form>',
  );
  const site = await openSite(t, ({ url }) => {
    if (url === '/') return { body: home };
    return url?.startsWith('/user/login')
      ? { body: login }
      : { status: 302, headers: { location: `/user/login?destination=${url}` }, body: '' };
  });
  const estate = await openEstate(t, site);
  await estate.round('crawl');
  assert.deepEqual(await estate.findings(), []);
});

test('a site that shows a login page at status 200 everywhere raises nothing', async (t) => {
  const login = page(
    'Please sign in',
    '<form method="post"><label>User</label><input name="user"><label>Password</label><input type="password" name="pass"></form>',
  );
  const site = await openSite(t, ({ url }) => ({ body: url === '/' ? home : login }));
  const estate = await openEstate(t, site);
  await estate.round('crawl');
  assert.deepEqual(await estate.findings(), []);
});

test('a site that echoes the path raises nothing', async (t) => {
  const site = await openSite(t, ({ url }) => ({
    body:
      url === '/'
        ? home
        : page('Search', `<p>You asked for ${url}. Token ${(url ?? '').length * 7919}. Nothing matched; try the menu.</p>`),
  }));
  const estate = await openEstate(t, site);
  await estate.round('crawl');
  assert.deepEqual(await estate.findings(), []);
});

test('a firewall’s challenge is unknown and raises nothing', async (t) => {
  const challenge = page(
    'Just a moment...',
    '<p>Checking your browser before accessing. Enable JavaScript and cookies to continue.</p><div class="cf-chl-widget"></div>',
  );
  const site = await openSite(t, () => ({ status: 403, body: challenge }));
  const estate = await openEstate(t, site);
  const outcome = await estate.round('crawl');
  assert.deepEqual(await estate.findings(), []);
  assert.equal(outcome.seen, false);
  assert.ok(outcome.unknown.length > 0);
});

test('an infinite calendar ends within its budget and raises nothing', async (t) => {
  const site = await openSite(t, ({ url }) => {
    const day = Number(/^\/calendar\/(\d+)$/u.exec(url ?? '')?.[1] ?? 0);
    if (url === '/') return { body: page('Borough', '<a href="/calendar/1">Calendar</a>') };
    return day > 0
      ? {
          body: page(
            `Day ${day}`,
            `<p>Nothing on.</p><a href="/calendar/${day + 1}">Next</a> <a href="/calendar/${day}?view=week&from=${day}">Week</a> <a href="/calendar/2026/${day}">Year</a>`,
          ),
        }
      : undefined;
  });
  const estate = await openEstate(t, site, { change: (target) => ({ ...target, limits: { ...target.limits, pages: 600 } }) });
  await estate.round('crawl');
  assert.deepEqual(await estate.findings(), []);
  assert.ok(site.asked.length <= 620, `${site.asked.length} requests`);
});

test('filters that combine without end, and a way back on every link to the sign-in, cost little', async (t) => {
  const filters = ['limit', 'days', 'hideminor', 'hidebots', 'hidemyself', 'from', 'target', 'tagfilter'];
  const site = await openSite(t, ({ url }) => {
    const { pathname, searchParams } = new URL(url ?? '', 'http://wiki.example');
    if (pathname === '/login') return { body: page('Log in', '<form method="post"><input type="password" name="p"></form>') };
    if (pathname !== '/' && pathname !== '/changes') return undefined;
    const more = filters
      .filter((name) => !searchParams.has(name))
      .map((name) => `<a href="/changes?${new URLSearchParams([...searchParams, [name, '1']]).toString()}">${name}</a>`);
    const login = `<a href="/login?returnto=${encodeURIComponent(url ?? '')}">Log in</a>`;
    return { body: page('Recent changes', `<p>Nothing changed.</p>${more.join(' ')} ${login}`) };
  });
  const estate = await openEstate(t, site);
  await estate.round('crawl');
  const of = (path: string): number => site.asked.filter((url) => url.startsWith(path)).length;
  assert.ok(of('/changes') >= filters.length && of('/changes') <= 60, `${of('/changes')} requests`);
  assert.ok(of('/login') >= 1 && of('/login') <= 5, `${of('/login')} requests`);
});

test('a Drupal without clean addresses, whose front page stands elsewhere, is asked in its own spelling, and one list is one finding however it is sorted', async (t) => {
  const people = ['Nia Pritchard', 'Gareth Ashworth', 'Oluwaseun Adeyemi', 'Priya Raman', 'Tomasz Kowalczyk', 'Aoife Brennan'];
  const rows = people.map(
    (name, place) =>
      `<tr><td><a href="/?q=node/6/submission/${place + 1}">${place + 1}</a></td><td>11/06/2025 - 20:26</td><td>${name}</td><td>${name.replace(' ', '.').toLowerCase()}@example.org</td></tr>`,
  );
  const sorted = `<a href="/?q=node/6/webform-results/table&amp;sort=asc&amp;order=name">Name</a>`;
  const table = `<div class="webform-results-per-page">Showing all results. ${people.length} results total.</div><table class="sticky-enabled"><thead><tr><th>#</th><th>Submitted</th><th>${sorted}</th><th>E-mail</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
  const settings = '<script>jQuery.extend(Drupal.settings, {"basePath":"\\/","pathPrefix":""});</script>';
  const front = page('Borough', `${settings}<p>Bins.</p><a href="/?q=user/login">Log in</a>`);
  const site = await openSite(t, ({ url }) => {
    const { pathname, searchParams } = new URL(url ?? '', 'http://drupal.example');
    const q = searchParams.get('q');
    if (pathname === '/' && q === null) return { status: 301, headers: { location: '/welcome' }, body: '' };
    if (pathname === '/welcome') return { body: front.replace('<body>', '<body class="html front not-logged-in">') };
    if (q === null) return undefined;
    return q === 'node/6/webform-results/table' ? { body: page('Home visits', table) } : undefined;
  });
  const estate = await openEstate(t, site);
  await estate.round('crawl');
  const findings = await estate.findings();
  assert.deepEqual(
    findings.map(({ verdict, people: found }) => `${verdict} ${found}`),
    [`exposed ${people.length}`],
  );
});

test('pictures under tabs under folders cost little, and every article of a script is read', async (t) => {
  const tabs = ['files', 'search', 'upload', 'view', 'history'];
  const numbers = Array.from({ length: 150 }, (_, place) => place + 1);
  const site = await openSite(t, ({ url }) => {
    const { pathname, searchParams } = new URL(url ?? '', 'http://wiki.example');
    if (pathname !== '/' && pathname !== '/doku.php' && pathname !== '/article') return undefined;
    const links = tabs.flatMap((tab) =>
      tabs.flatMap((ns) => tabs.map((id) => `/doku.php?id=${id}&tab=${tab}&ns=${ns}&do=media`)),
    );
    const articles = numbers.map((number) => `/article?view=full&id=${number}&menu=${(number % 7) + 1}`);
    const shown = [...links, ...articles].map((href) => `<a href="${href}">${href.length}</a>`);
    return { body: page(`Media ${searchParams.toString()}`, pathname === '/article' ? '<p>Words.</p>' : shown.join(' ')) };
  });
  const estate = await openEstate(t, site);
  await estate.round('crawl');
  const of = (path: string): number => new Set(site.asked.filter((url) => url.startsWith(path))).size;
  assert.equal(of('/article?'), numbers.length);
  assert.ok(of('/doku.php?') <= 115, `${of('/doku.php?')} requests`);
});

const staff = [
  'Harriet Yardley',
  'Tomasz Nowak',
  'Priya Mistry',
  'Colin Ives',
  'Dilys Baxter',
  'Rhys Hughes',
  'Maureen Jessop',
  'Keith Sugden',
];
const posts = ['Planning officer', 'Head of housing', 'Team leader', 'Social worker'];

/** Other people of the staff directory for each address that is not there. */
const similar = (url: string): string => {
  const from = [...url].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % staff.length;
  const found = [...staff.slice(from), ...staff.slice(0, from)].slice(0, 5);
  const cards = found.map(
    (name, at) =>
      `<li class="person"><h3>${name}</h3><p>${posts[at % 4]}, Housing department</p><p>${name.toLowerCase().replace(' ', '.')}@netherby.example</p><p>01632 96012${at}</p></li>`,
  );
  return page('Search results', `<p>Results for “${url}” in our staff directory:</p><ul>${cards.join('')}</ul>`);
};

test('a site that answers what is not there with people of its staff directory raises nothing', async (t) => {
  const site = await openSite(t, ({ url }) => ({ body: url === '/' ? home : similar(url ?? '') }));
  const estate = await openEstate(t, site);
  await estate.round('crawl');
  assert.deepEqual(
    (await estate.findings()).filter((finding) => finding.severity !== 'review'),
    [],
  );
});

const writers = ['Amelia Okonkwo', 'Chidi Osborne', 'Freya Quigley', 'Leo Entwistle', 'Zofia Kilbride', 'Grace Underhill'];
const enquiries = writers.map((name, at) => ({
  full_name: name,
  email: `${name.toLowerCase().replace(' ', '.')}@mail.example.net`,
  phone: `07700 90012${at}`,
  created_at: '2026-03-01T10:00:00Z',
  message: 'My landlord refuses to mend the boiler and my baby is ill.',
}));

const oddSites: Readonly<Record<string, (url: string) => Answer | undefined>> = {
  'answers everything with its home page': () => ({ body: home }),
  'echoes every path': (url) => ({ body: page('Search', `<p>You asked for ${url}. Nothing matched.</p>`) }),
  'shows people of its directory instead': (url) => ({ body: similar(url) }),
  'sends everything to its start page': () => ({ status: 302, headers: { location: '/' }, body: '' }),
  'challenges strangers': () => ({
    status: 403,
    body: page('Just a moment...', '<p>Enable JavaScript and cookies to continue.</p>'),
  }),
};

for (const [oddity, answer] of Object.entries(oddSites)) {
  test(`in a site that ${oddity} the one open list is found, and nothing else`, async (t) => {
    const script = '<script>fetch("/data/enquiries").then((answer) => answer.json())</script>';
    const site = await openSite(t, ({ url }) => {
      if (url === '/') return { body: home.replace('</main>', `${script}</main>`) };
      return url === '/data/enquiries'
        ? { type: 'application/json', body: JSON.stringify({ items: enquiries }) }
        : answer(url ?? '');
    });
    const estate = await openEstate(t, site);
    await estate.round('crawl');
    const raised = (await estate.findings()).filter((finding) => finding.severity !== 'review');
    assert.deepEqual(
      raised.map(({ url, severity, people }) => [new URL(url).pathname, severity, people]),
      [['/data/enquiries', 'critical', writers.length]],
    );
  });
}

test('five thousand ordinary pages and three hundred forms raise nothing', async (t) => {
  const pages = 5_000;
  const forms = 300;
  const site = await openSite(t, ({ url }) => {
    if (url === '/')
      return {
        body: page(
          'Borough',
          Array.from({ length: 100 }, (_, place) => `<a href="/section/${place}">Section ${place}</a>`).join(' '),
        ),
      };
    const section = /^\/section\/(\d+)$/u.exec(url ?? '')?.[1];
    if (section !== undefined)
      return {
        body: page(
          `Section ${section}`,
          Array.from({ length: pages / 100 }, (_, place) => `<a href="/news/item-${section}-${place}">Item</a>`).join(' '),
        ),
      };
    const item = /^\/news\/item-(\d+)-(\d+)$/u.exec(url ?? '');
    if (item !== null) {
      const number = Number(item[1]) * (pages / 100) + Number(item[2]);
      const story = `<p>The committee met on ${1 + (number % 28)} March and agreed item ${number}. Contact the press office on press@borough.example.</p>`;
      return { body: page(`News ${number}`, number < forms ? `${story}${webform(number + 100)}` : story) };
    }
    return /webform-results|submissions/u.test(url ?? '')
      ? { status: 403, body: page('Access denied', '<p>You are not authorized to access this page.</p>') }
      : undefined;
  });
  const estate = await openEstate(t, site);
  const outcome = await estate.round('crawl');
  assert.deepEqual(await estate.findings(), []);
  assert.equal(outcome.round.complete, true);
  assert.ok(outcome.round.requests < 20_000, `${outcome.round.requests} requests`);
});
