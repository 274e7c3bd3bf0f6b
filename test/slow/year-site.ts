// Two hundred invented sites over a year: what each says to a stranger at any moment.

import type { Answer, Site } from '../world.ts';

export type Weather = {
  readonly target: number;
  readonly from: number;
  readonly to: number;
  readonly kind: 'down' | 'certificate' | 'error' | 'challenge' | 'overloaded' | 'sign-in';
};

type Year = {
  readonly begin: number;
  readonly weather: readonly Weather[];
  readonly exposures: readonly { readonly target: number; readonly from: number; readonly to: number }[];
};

const dayMs = 86_400_000;
const given = 'Ada Bilal Carys Dmitri Esther Farah Gwen Hamza Iris Jonah Kemi Liam'.split(' ');
const surnames = 'Ashdown Birchall Cawthorne Dunmore Eastlake Fenwick Garside Holloway Ingleby Jessop'.split(' ');

const person = (place: number) => {
  const name = `${given[place % given.length]} ${surnames[Math.floor(place / given.length) % surnames.length]}`;
  return {
    name,
    email: `${name.toLowerCase().replace(' ', '.')}${place}@example.org`,
    address: `${1 + (place % 80)} Weir Lane, Exampleton, EX${1 + (place % 9)} 2AB`,
    story: 'I reported it in March, rang four times since then, and nobody has ever called me back about it.',
  };
};

/** Four deployments a year, each with another frame around the same pages. */
const frames: readonly ((title: string, main: string) => string)[] = [
  (title, main) =>
    `<html><head><title>${title} | Site</title></head><body class="a"><nav><a href="/">Home</a></nav><main><h1>${title}</h1>${main}</main></body></html>`,
  (title, main) =>
    `<html><head><title>${title} - Site</title></head><body><div id="page"><header><a href="/">Start</a> <a href="/news">News</a></header><div class="content"><h1 class="title">${title}</h1>${main}</div><footer>Town Hall</footer></div></body></html>`,
  (title, main) =>
    `<html lang="en"><head><title>${title}</title></head><body><p>We have a new website. Tell us what you think.</p><article><h1>${title}</h1>${main}</article></body></html>`,
  (title, main) =>
    `<html><head><title>Site: ${title}</title></head><body><section><h1>${title}</h1>${main}</section><aside>Opening hours: 9 to 5</aside></body></html>`,
];

const form = `<form class="webform-client-form webform-client-form-7" id="webform-client-form-7" action="/node/7" method="post">
<label for="n">Your name</label><input id="n" type="text" name="submitted[your_name]"><label for="e">E-mail</label><input id="e" type="email" name="submitted[e_mail]">
<label for="a">Address</label><textarea id="a" name="submitted[address]"></textarea><label for="c">What happened?</label><textarea id="c" name="submitted[what_happened]"></textarea>
<input type="hidden" name="form_id" value="webform_client_form_7"></form>`;

/** One more answer every few days. */
function results(days: number): string {
  const rows = Array.from({ length: 30 + Math.floor(days / 10) }, (_, place) => {
    const { name, email, address, story } = person(place);
    return `<tr><td><a href="/node/7/submission/${place + 1}">${place + 1}</a></td><td>11/3/2026 - 10:15</td><td>Anonymous (not verified)</td><td>192.0.2.7</td><td>${name}</td><td>${email}</td><td>${address}</td><td>${story}</td></tr>`;
  });
  return `<div class="webform-results-per-page">Showing all results. ${rows.length} results total.</div><table class="sticky-enabled"><thead><tr><th>#</th><th>Submitted</th><th>User</th><th>IP Address</th><th>Your name</th><th>E-mail</th><th>Address</th><th>What happened?</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

/** Whoever is on the register changes from month to month; which details it gives does not. */
function register(month: number): string {
  const rows = Array.from({ length: 8 + (month % 4) }, (_, place) => {
    const { name, email, address } = person(place + month * 3);
    return `<tr><td>${name}</td><td>${email}</td><td>${address}</td></tr>`;
  });
  return `<table><thead><tr><th>Name</th><th>E-mail</th><th>Address</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

const troubled: Readonly<Record<Weather['kind'], (isOpen: boolean) => Answer | undefined>> = {
  down: () => undefined,
  certificate: () => undefined,
  error: () => ({ status: 500, body: '<h1>Internal server error</h1>' }),
  overloaded: () => ({ status: 503, body: '<h1>Service unavailable</h1>' }),
  challenge: () => ({
    status: 403,
    body: '<html><head><title>Just a moment...</title></head><body><h1>Checking your browser before accessing</h1><script src="/cdn-cgi/challenge-platform/h/b/orchestrate/jsch/v1"></script></body></html>',
    headers: { 'cf-mitigated': 'challenge' },
  }),
  'sign-in': () => ({
    status: 200,
    body: '<html><head><title>Sign in</title></head><body><h1>Sign in to the network</h1><form method="post" action="/login"><input name="user"><input type="password" name="password"></form></body></html>',
  }),
};

/** A function of the address and the moment, and of nothing else. */
export function yearSite({ begin, weather, exposures }: Year): Site {
  const weatherOf = Map.groupBy(weather, ({ target }) => target);
  const exposureOf = new Map(exposures.map((exposure) => [exposure.target, exposure]));
  return (url, at) => {
    const target = Number(/^site-(\d{3})\./u.exec(url.hostname)?.[1]);
    const now = at.getTime();
    const storm = weatherOf.get(target)?.find(({ from, to }) => now >= from && now < to);
    const exposure = exposureOf.get(target);
    const isOpen = exposure !== undefined && now >= exposure.from && now < exposure.to;
    if (storm !== undefined) return troubled[storm.kind](isOpen);
    const days = (now - begin) / dayMs;
    const frame = frames[Math.floor((days + (target % 90)) / 91) % frames.length] ?? frames[0];
    const page = (status: number, title: string, main: string): Answer => ({ status, body: frame?.(title, main) ?? '' });
    const refusal = page(403, 'Access denied', '<p>You are not authorized to access this page.</p>');
    const tabs = isOpen ? '<ul class="tabs primary"><li><a href="/node/7/webform-results">Results</a></li></ul>' : '';
    if (url.pathname === '/')
      return page(
        200,
        'Welcome',
        `<p>News of month ${Math.floor(days / 30)}.</p><a href="/node/7">Complain about the police</a> <a href="/register">Register</a> <a href="/news">News</a>`,
      );
    if (url.pathname === '/node/7') return page(200, 'Complain about the police', `${tabs}${form}`);
    if (url.pathname === '/register') return page(200, 'Register', register(Math.floor(days / 30)));
    if (url.pathname === '/news') return page(200, 'News', `<p>The library opens again in month ${Math.floor(days / 30)}.</p>`);
    if (url.pathname === '/admin/export.csv') return refusal;
    if (/^\/node\/7\/webform-results(?:\/table)?$/u.test(url.pathname))
      return isOpen
        ? page(200, 'Complain about the police', `${tabs}${results(days - (exposure.from - begin) / dayMs)}`)
        : refusal;
    if (url.pathname.startsWith('/node/7/')) return refusal;
    return page(404, 'Page not found', '<p>The requested page could not be found.</p>');
  };
}
