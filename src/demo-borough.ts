import { createServer, type ServerResponse } from 'node:http';

// An invented borough with a form, on loopback: shows what Passerby does without a line of configuration. Everybody in
// it is invented; their mailboxes and numbers are of the ranges reserved for that.

export type Borough = {
  readonly start: URL;
  readonly open: () => void;
  readonly shut: () => void;
  readonly close: () => Promise<void>;
};

const given = [
  'Amara',
  'Bryn',
  'Callum',
  'Delyth',
  'Efua',
  'Farid',
  'Greta',
  'Hamish',
  'Ines',
  'Jomo',
  'Keira',
  'Lowri',
  'Mateus',
  'Niamh',
  'Oskar',
  'Priya',
  'Quentin',
  'Rhian',
  'Seren',
  'Tariq',
  'Una',
  'Viktor',
  'Wanda',
  'Yusuf',
];
const surnames = [
  'Ashdown',
  'Bellweather',
  'Carrow',
  'Drummond-Pike',
  'Eastlake',
  'Fernsby',
  'Garroway',
  'Holloway',
  'Inglethorpe',
  'Jessop',
  'Kettleburn',
  'Larkspur',
];
const streets = ['Tallow Lane', 'Weir Street', 'Old Mill Road', 'Cinder Path', 'Bakehouse Row', 'Lamplighter Close'];
const stories = [
  'The officer would not take my statement and laughed at me.',
  'My car was searched twice in one week and nobody told me why.',
  'I reported the break-in three times and nobody has ever called me back.',
  'I was spoken to roughly in front of my children and want an apology.',
];

const pick = (list: readonly string[], place: number): string => list[place % list.length] ?? '';

type Person = {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly address: string;
  readonly story: string;
};

const people: readonly Person[] = Array.from({ length: 24 }, (_, place) => {
  const name = `${pick(given, place)} ${pick(surnames, place * 5 + 3)}`;
  return {
    name,
    email: `${name.toLowerCase().replace(/[^a-z]+/gu, '.')}@example.com`,
    phone: `07700 900${String(101 + place * 7).padStart(3, '0')}`,
    address: `${3 + place * 4} ${pick(streets, place)}, Exampleton`,
    story: pick(stories, place),
  };
});

const page = (title: string, main: string): string => `<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>${title} | Borough of Exampleton</title>
<meta name="Generator" content="Drupal 7 (http://drupal.org)"></head>
<body class="html"><header><a href="/">Borough of Exampleton</a>
<nav><a href="/bins">Bins and recycling</a> <a href="/councillors">Councillors</a> <a href="/node/7">Complain about the police</a></nav></header>
<main><h1>${title}</h1>${main}</main><footer>Town Hall, Exampleton. <a href="mailto:hello@exampleton.example">hello@exampleton.example</a></footer></body></html>`;

const tabs =
  '<ul class="tabs primary"><li><a href="/node/7">View</a></li><li><a href="/node/7/webform-results">Results</a></li></ul>';

const form = `<form class="webform-client-form webform-client-form-7" id="webform-client-form-7" action="/node/7" method="post">
<div class="form-item webform-component webform-component-textfield"><label for="n">Your name</label><input id="n" type="text" name="submitted[your_name]"></div>
<div class="form-item webform-component webform-component-email"><label for="e">E-mail</label><input id="e" type="email" name="submitted[e_mail]"></div>
<div class="form-item webform-component webform-component-textfield"><label for="p">Telephone</label><input id="p" type="tel" name="submitted[telephone]"></div>
<div class="form-item webform-component webform-component-textarea"><label for="a">Address</label><textarea id="a" name="submitted[address]"></textarea></div>
<div class="form-item webform-component webform-component-textarea"><label for="c">What happened?</label><textarea id="c" name="submitted[what_happened]"></textarea></div>
<input type="hidden" name="form_id" value="webform_client_form_7"><input type="hidden" name="details[nid]" value="7"><input type="submit" value="Send"></form>`;

const results = (): string =>
  page(
    'Complain about the police',
    `${tabs}<div class="webform-results-per-page">Showing all results. ${people.length} results total.</div>
<table class="sticky-enabled"><thead><tr><th>#</th><th>Submitted</th><th>User</th><th>IP Address</th><th>Your name</th><th>E-mail</th><th>Telephone</th><th>Address</th><th>What happened?</th></tr></thead><tbody>
${people.map((person, place) => `<tr><td><a href="/node/7/submission/${place + 1}">${place + 1}</a></td><td>11/${1 + (place % 28)}/2022 - 10:${10 + place}</td><td>Anonymous (not verified)</td><td>192.0.2.${place + 1}</td><td>${person.name}</td><td>${person.email}</td><td>${person.phone}</td><td>${person.address}</td><td>${person.story}</td></tr>`).join('\n')}
</tbody></table>`,
  );

const refusal = page('Access denied', '<p>You are not authorized to access this page.</p>');

const pages: Readonly<Record<string, string>> = {
  '/': page('Welcome', '<p>Exampleton is an invented borough that Passerby uses to show what it does.</p>'),
  '/bins': page('Bins and recycling', '<p>Green bins are collected every other Tuesday. <a href="/">Home</a></p>'),
  '/councillors': page(
    'Councillors',
    '<table><tr><th>Councillor</th><th>Ward</th><th>E-mail</th></tr><tr><td>Cllr Ada Northgate</td><td>Weir</td><td>cllr.northgate@exampleton.example</td></tr><tr><td>Cllr Ben Southwick</td><td>Mill</td><td>cllr.southwick@exampleton.example</td></tr></table>',
  ),
};

const send = (response: ServerResponse, status: number, body: string): void => {
  response
    .writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'x-generator': 'Drupal 7 (http://drupal.org)' })
    .end(body);
};

const usualPort = 8675;

/** Serves the borough on loopback. `open` gives strangers “access all webform results”; `shut` takes it back. */
export async function openBorough(): Promise<Borough> {
  let isOpen = false;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405, { allow: 'GET, HEAD' }).end();
    if (pathname === '/robots.txt')
      return void response.writeHead(200, { 'content-type': 'text/plain' }).end('User-agent: *\nDisallow: /admin/\n');
    if (pathname === '/node/7') return send(response, 200, page('Complain about the police', `${isOpen ? tabs : ''}${form}`));
    if (/^\/node\/7\/webform-results(?:\/table|\/submissions)?$/u.test(pathname))
      return isOpen ? send(response, 200, results()) : send(response, 403, refusal);
    if (pathname.startsWith('/node/7/')) return send(response, 403, refusal);
    const known = pages[pathname];
    return known === undefined
      ? send(response, 404, page('Page not found', '<p>The requested page could not be found.</p>'))
      : send(response, 200, known);
  });
  // The same port on every run, so that a second run knows what the first one saw; any other where it is taken.
  await new Promise<void>((resolve) => {
    server.once('error', () => server.listen(0, '127.0.0.1'));
    server.once('listening', resolve);
    server.listen(usualPort, '127.0.0.1');
  });
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  return {
    start: new URL(`http://127.0.0.1:${port}/`),
    open: () => {
      isOpen = true;
    },
    shut: () => {
      isOpen = false;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
