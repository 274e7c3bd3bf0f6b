import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Inspection } from '../src/model.ts';
import { openRoom } from '../src/room.ts';

// How a page says no at status 200, and how an ordinary page does not.

const room = await openRoom(new Uint8Array(32).fill(7));

const inspect = (body: string, type = 'text/html; charset=utf-8'): Promise<Inspection> =>
  room({
    url: new URL('https://www.exampleton.gov.uk/page'),
    status: 200,
    headers: { 'content-type': type },
    body: new TextEncoder().encode(body),
    by: 'crawl',
    labels: [],
    canaries: [],
    identifiers: [],
    publishedValues: [],
    ownHosts: [],
  });

const furniture =
  '<header><nav><a href="/">Home</a> <a href="/bins">Bins and recycling</a> <a href="/tax">Council tax</a> <a href="/user/login">Log in</a></nav></header>';
const page = (title: string, main: string): string =>
  `<!doctype html><html lang="en"><head><title>${title} | Exampleton</title></head><body>${furniture}<main><h1>${title}</h1>${main}</main><footer>Town Hall, High Street</footer></body></html>`;
const prose = (sentences: number): string =>
  Array.from(
    { length: sentences },
    (_, place) => `<p>Collections on ${place + 1} March move by a day, because of the holiday in the week before.</p>`,
  ).join('');
const signInBox =
  '<form action="/user/login" method="post"><label>User name <input name="name"></label><label>Password <input type="password" name="pass"></label></form>';

const saysNo: readonly (readonly [string, string, Inspection['refusal']])[] = [
  ['English', page('Access denied', '<p>You are not authorized to access this page.</p>'), 'denied'],
  ['capitals', page('ACCÈS REFUSÉ', '<p>Cette page est réservée.</p>'), 'denied'],
  ['Swedish', page('Åtkomst nekad', '<p>Sidan är skyddad.</p>'), 'denied'],
  ['Greek', page('Δεν επιτρέπεται η πρόσβαση', '<p>403</p>'), 'denied'],
  ['Russian', page('Доступ запрещён', '<p>403</p>'), 'denied'],
  ['Turkish', page('Erişim engellendi', '<p>403</p>'), 'denied'],
  ['Chinese', page('错误', '<p>访问被拒绝</p>'), 'denied'],
  ['Welsh', page('Dim caniatâd', '<p>403</p>'), 'denied'],
  ['German', page('Fehler', '<p>Sie müssen angemeldet sein, um diese Seite zu sehen.</p>'), 'denied'],
  ['a sentence beside a link to log in', page('Team view', '<p>You must be logged in to see this page.</p>'), 'denied'],
  ['Czech', page('Stránka nenalezena', '<p>404</p>'), 'not-found'],
  ['Japanese', page('エラー', '<p>ページが見つかりません</p>'), 'not-found'],
  ['a long page with the heading', page('Page not found', prose(40)), 'not-found'],
  ['a sign-in', page('Log in', signInBox), 'login'],
  ['a sign-in without a password', page('Sign in', '<a href="/sso">Sign in with your organisation</a>'), 'login'],
  ['a sign-in that does not say so', page('Staff portal', signInBox), 'login'],
  ['maintenance', page('Site maintenance', '<p>We are working on the site.</p>'), 'error'],
  ['maintenance in a sentence', page('Exampleton', '<p>We’ll be back soon.</p>'), 'error'],
  ['maintenance in German', page('Exampleton', '<p>Wegen Wartungsarbeiten ist die Seite nicht erreichbar.</p>'), 'error'],
  [
    'a challenge',
    '<html><head><title>Just a moment...</title></head><body><p>Checking your browser.</p></body></html>',
    'challenge',
  ],
  [
    'a challenge of scripts only',
    '<html><head><title>www</title></head><body><script src="/cdn-cgi/challenge-platform/h/b.js"></script></body></html>',
    'challenge',
  ],
];
for (const [name, body, refusal] of saysNo)
  test(`${name}: ${refusal}`, async () => {
    assert.equal((await inspect(body)).refusal, refusal);
  });

const ordinary: readonly (readonly [string, string])[] = [
  ['a page about bins', page('Bins', prose(20))],
  ['a catalogue', page('Catalog information', prose(10))],
  ['a page about design', page('Design in the city', prose(10))],
  [
    'a contact page with a captcha',
    page(
      'Contact us',
      '<form method="post"><label>Name <input name="n"></label><label>Message <textarea name="m"></textarea></label><div class="g-recaptcha"></div><script src="https://www.google.com/recaptcha/api.js"></script></form>',
    ),
  ],
  [
    'a page behind a firewall that watches',
    page('Parks', `${prose(10)}<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>`),
  ],
  ['a long page with a box to sign in', page('Parks', signInBox + prose(40))],
  ['a page about maintaining roads', page('Road maintenance', prose(20))],
  ['a page that lets people in', page('Planning permission', prose(20))],
];
for (const [name, body] of ordinary)
  test(`${name} refuses nobody`, async () => {
    assert.equal((await inspect(body)).refusal, undefined);
  });

test('a short page with a box to sign in may be either', async () => {
  const inspection = await inspect(page('Minutes of 3 March', signInBox + prose(10)));
  assert.deepEqual([inspection.refusal, inspection.isPlainRefusal], ['login', false]);
});

const api: readonly (readonly [string, Inspection['refusal']])[] = [
  ['{"error":{"code":499,"message":"Token Required"}}', 'denied'],
  ['{"detail":"Authentication credentials were not provided."}', 'denied'],
  ['{"success":false,"message":"No such form"}', 'error'],
  ['{"errors":[{"message":"Sorry","path":["enquiries"],"extensions":{"code":"UNAUTHENTICATED"}}],"data":null}', 'denied'],
  ['{"error":"Not authorised","data":[]}', 'denied'],
  ['{"errors":[{"message":"You must be logged in"}],"data":{"bookings":null}}', 'denied'],
  ['{"errors":[],"data":[]}', undefined],
  ['{"error":0,"rows":[]}', undefined],
  ['{"error":"","total":0}', undefined],
];
for (const [body, refusal] of api)
  test(`${body} is ${refusal ?? 'no refusal'}`, async () => {
    assert.equal((await inspect(body, 'application/json')).refusal, refusal);
  });
