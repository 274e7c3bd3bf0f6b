import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createRawServer, type Server, type Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { type Door, type DoorOptions, openDoor } from '../src/http.ts';
import type { Exchange, Target } from '../src/model.ts';
import { joined, openGathered } from '../src/network/unpack.ts';
import { whyFailed } from '../src/network/why-failed.ts';
import { selfSigned } from './certificate.ts';

type Received = { readonly line: string; readonly headers: readonly string[]; readonly port: number };
type Site = { readonly origin: string; readonly host: string; readonly received: Received[] };

const serve = async (t: TestContext, server: Server, scheme: 'http' | 'https'): Promise<string> => {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  });
  const bound = server.address();
  return `${scheme}://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`;
};

/** A real server on loopback that writes down everything it is asked. */
const openSite = async (t: TestContext, answer: RequestListener): Promise<Site> => {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    received.push({
      line: `${request.method} ${request.url}`,
      headers: request.rawHeaders,
      port: request.socket.remotePort ?? 0,
    });
    answer(request, response);
  });
  const origin = await serve(t, server, 'http');
  return { origin, host: new URL(origin).host, received };
};

/** A server that says exactly these bytes, or whatever `speak` does. */
const openRaw = (t: TestContext, speak: (socket: Socket, nth: number) => void): Promise<string> => {
  let nth = 0;
  return serve(
    t,
    createRawServer((socket) => socket.on('data', () => speak(socket, nth++))),
    'http',
  );
};

const fakeClock = () => {
  let ms = Date.UTC(2024, 4, 1, 12);
  const slept: number[] = [];
  const sleep = async (by: number): Promise<void> => {
    await setImmediate();
    slept.push(by);
    ms += by;
  };
  return { now: () => new Date(ms), sleep, slept, pass: (by: number) => (ms += by) };
};

const openDoorFor = (t: TestContext, options: Partial<DoorOptions> = {}): Door => {
  const door = openDoor({ contact: 'web@a.test', ...fakeClock(), ...options });
  t.after(door.close);
  return door;
};

const targetFor = (scope: readonly string[], changes: Partial<Target> = {}): Target => ({
  name: 'Main website',
  organisation: 'Borough of Example',
  contact: undefined,
  start: [],
  scope,
  exclude: [],
  crawl: '',
  watch: '',
  timezone: 'UTC',
  limits: { pages: 10, requestsPerSecond: 0, maxBodyBytes: 1_000_000 },
  allowPrivate: true,
  denied: [],
  canaries: [],
  published: [],
  identifiers: [],
  notify: [],
  ...changes,
});

const limits = (requestsPerSecond: number, maxBodyBytes = 1_000_000): Target['limits'] => ({
  pages: 10,
  requestsPerSecond,
  maxBodyBytes,
});

const says = (exchange: Exchange): string => {
  if (exchange.outcome === 'answered') return `${exchange.status} ${new TextDecoder().decode(exchange.body)}`;
  return exchange.outcome === 'failed' ? exchange.reason : exchange.outcome;
};

/** A connection is kept from the turn of the event loop after its answer on. */
const idle = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await setImmediate();
};

const ask = (door: Door, site: Pick<Site, 'origin' | 'host'>, path: string): Promise<Exchange> =>
  door.doorFor(targetFor([site.host]))(new URL(path, site.origin));

// ── What goes out ────────────────────────────────────────────────────────────────────────────────────────────────────

test('a request holds these headers and nothing else', async (t) => {
  const site = await openSite(t, (_request, response) => response.end('hello'));
  assert.equal(says(await ask(openDoorFor(t), site, '/a?b=c#d')), '200 hello');
  assert.deepEqual(
    site.received.map(({ line }) => line),
    ['GET /a?b=c'],
  );
  assert.deepEqual(site.received[0]?.headers, [
    ...['host', site.host],
    ...['connection', 'keep-alive'],
    ...['user-agent', 'Passerby/0.1 (Borough of Example; web@a.test)'],
    ...['accept', '*/*'],
    ...['accept-encoding', 'gzip, br, deflate'],
  ]);
});

test('who asks is said in plain ASCII, whatever the configuration holds', async (t) => {
  const site = await openSite(t, (_request, response) => response.end());
  const target = targetFor([site.host], { organisation: 'Bücher\r\nX-Evil: 1 (UK)', contact: 'https://a.test/contact' });
  await openDoorFor(t).doorFor(target)(new URL(site.origin));
  assert.ok(site.received[0]?.headers.includes('Passerby/0.1 (BcherX-Evil: 1 UK; https://a.test/contact)'));
});

test('no cookie is ever sent, and what a cookie holds ends at the door', async (t) => {
  const site = await openSite(t, (request, response) => {
    response.setHeader('set-cookie', ['SESS=secret1; path=/', 'id=secret2']);
    if (request.url === '/first') response.writeHead(302, { location: '/second' });
    response.end('x');
  });
  const door = openDoorFor(t);
  const exchange = await ask(door, site, '/first');
  await ask(door, site, '/third');
  assert.ok(exchange.outcome === 'answered' && exchange.headers['set-cookie'] === 'SESS=, id=');
  assert.deepEqual(
    site.received.map(({ line }) => line),
    ['GET /first', 'GET /second', 'GET /third'],
  );
  for (const { headers } of site.received) {
    for (const name of headers.filter((_text, at) => at % 2 === 0)) {
      assert.ok(['host', 'connection', 'user-agent', 'accept', 'accept-encoding'].includes(name.toLowerCase()), name);
    }
  }
});

test('an address outside the scope, excluded, or with a side effect is not asked', async (t) => {
  const site = await openSite(t, (_request, response) => response.end());
  const door = openDoorFor(t);
  const outside = await door.doorFor(targetFor(['www.a.test']))(new URL('/x', site.origin));
  assert.ok(outside.outcome === 'failed' && outside.refused?.because === 'scope' && outside.reason === whyFailed.scope);
  assert.equal(says(await ask(door, site, '/user/logout')), whyFailed.never);
  const excluding = door.doorFor(targetFor([site.host], { exclude: ['/calendar/**'] }));
  assert.equal(says(await excluding(new URL('/calendar/2024/05', site.origin))), whyFailed.never);
  assert.equal(says(await ask(door, { ...site, origin: site.origin.replace('//', '//user:pw@') }, '/x')), whyFailed.scope);
  assert.deepEqual(site.received, []);
  assert.deepEqual(door.counts(), { requests: 0, bytes: 0, downgrades: 0 });
});

// ── Where redirects lead ─────────────────────────────────────────────────────────────────────────────────────────────

const redirecting = (t: TestContext, to: (path: string) => string | undefined): Promise<Site> =>
  openSite(t, (request, response) => {
    const location = to(request.url ?? '');
    if (location !== undefined) response.writeHead(302, { location });
    response.end('here');
  });

test('a redirect inside the scope is followed, also to a sign-in', async (t) => {
  const site = await redirecting(t, (path) => (path === '/results' ? '/user/login?destination=results' : undefined));
  const exchange = await ask(openDoorFor(t), site, '/results');
  assert.ok(exchange.outcome === 'answered');
  assert.equal(exchange.asked.pathname, '/results');
  assert.equal(exchange.url.pathname, '/user/login');
});

test('a redirect out of the scope is not followed, and a sign-in elsewhere is told from the rest', async (t) => {
  const elsewhere = await openSite(t, (_request, response) => response.end());
  const to: Readonly<Record<string, string>> = {
    '/out': `${elsewhere.origin}/x?who=zelda@mail.example`,
    '/name': 'https://other.test/people/zelda@mail.example',
    '/microsoft': 'https://login.microsoftonline.com/common/oauth2/authorize?client_id=1',
    '/path': 'https://other.test/wp-login.php?redirect_to=x',
    '/user': 'http://zelda:pw@127.0.0.1/',
    '/scheme': 'file:///etc/passwd',
  };
  const site = await redirecting(t, (path) => to[path]);
  const door = openDoorFor(t);
  const hop = async (path: string): Promise<unknown> => {
    const exchange = await ask(door, site, path);
    return exchange.outcome === 'failed' ? { reason: exchange.reason, ...exchange.refused } : exchange;
  };
  assert.deepEqual(await hop('/out'), { reason: whyFailed.hopScope, status: 302, to: `${elsewhere.origin}/x`, because: 'scope' });
  assert.deepEqual(await hop('/name'), {
    reason: whyFailed.hopScope,
    status: 302,
    to: 'https://other.test/people/z***@***',
    because: 'scope',
  });
  assert.deepEqual(await hop('/microsoft'), {
    reason: whyFailed.hopSignIn,
    status: 302,
    to: 'https://login.microsoftonline.com/common/oauth2/authorize',
    because: 'sign-in',
  });
  assert.deepEqual(await hop('/path'), {
    reason: whyFailed.hopSignIn,
    status: 302,
    to: 'https://other.test/wp-login.php',
    because: 'sign-in',
  });
  assert.deepEqual(await hop('/user'), {
    reason: whyFailed.hopScope,
    status: 302,
    to: 'http://***@127.0.0.1/',
    because: 'scope',
  });
  assert.deepEqual(await hop('/scheme'), { reason: whyFailed.hopScope, status: 302, to: 'file:///etc/passwd', because: 'scope' });
  assert.deepEqual(elsewhere.received, []);
});

test('redirects that never end, end', async (t) => {
  const site = await redirecting(t, (path) => {
    if (path === '/ping') return '/pong';
    if (path === '/pong') return '/ping#again';
    if (path === '/broken') return 'http://[';
    if (path === '/act') return '/item/7/delete';
    if (path === '/none') return undefined;
    return `/n${Number(path.slice(2)) + 1}`;
  });
  const door = openDoorFor(t);
  assert.equal(says(await ask(door, site, '/ping')), whyFailed.circle);
  assert.equal(says(await ask(door, site, '/broken')), whyFailed.hopBroken);
  assert.equal(says(await ask(door, site, '/act')), whyFailed.hopNever);
  site.received.length = 0;
  assert.equal(says(await ask(door, site, '/n0')), whyFailed.tooManyHops);
  assert.equal(site.received.length, 11);
});

test('a redirect written in UTF-8 is read as browsers read it', async (t) => {
  const site = await redirecting(t, (path) => (path === '/a' ? Buffer.from('/bücher').toString('latin1') : undefined));
  await ask(openDoorFor(t), site, '/a');
  assert.equal(site.received[1]?.line, 'GET /b%C3%BCcher');
});

// ── Which addresses are connected to ─────────────────────────────────────────────────────────────────────────────────

test('a private address is not connected to, however it is written', async (t) => {
  const site = await openSite(t, (_request, response) => response.end());
  const port = new URL(site.origin).port;
  const door = openDoorFor(t);
  for (const host of ['127.0.0.1', '2130706433', '0x7f.1', '0177.0.0.1', '[::1]', '[::ffff:7f00:1]', '169.254.169.254']) {
    const url = new URL(`http://${host}:${port}/`);
    const exchange = await door.doorFor(targetFor([url.host], { allowPrivate: false }))(url);
    assert.ok(exchange.outcome === 'failed' && exchange.refused?.because === 'address', host);
  }
  assert.deepEqual(site.received, []);
});

test('a name that leads to a private address is not connected to, also after a redirect', async (t) => {
  const site = await redirecting(t, (path) => (path === '/go' ? `http://inside.test:${new URL(site.origin).port}/` : undefined));
  const looked: string[] = [];
  const lookup = async (name: string) => {
    looked.push(name);
    return [
      { address: '1.1.1.1', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ];
  };
  const door = openDoorFor(t, { lookup });
  const url = new URL(`http://inside.test:${new URL(site.origin).port}/`);
  const refused = await door.doorFor(targetFor([url.host], { allowPrivate: false }))(url);
  assert.ok(refused.outcome === 'failed' && refused.reason === whyFailed.address && refused.refused?.because === 'address');
  assert.deepEqual(looked, ['inside.test']);
  assert.deepEqual(site.received, []);
});

test('a name is looked up once for each connection, and the connection goes where the lookup said', async (t) => {
  const site = await openSite(t, (_request, response) => response.end('x'));
  let looked = 0;
  const door = openDoorFor(t, {
    lookup: async () => {
      looked += 1;
      return [{ address: '127.0.0.1', family: 4 }];
    },
  });
  const url = new URL(`http://www.a.test:${new URL(site.origin).port}/`);
  const fetch = door.doorFor(targetFor([url.host]));
  assert.equal(says(await fetch(url)), '200 x');
  await idle();
  assert.equal(says(await fetch(url)), '200 x');
  assert.equal(looked, 1);
  await fetch(url, { fresh: true });
  assert.equal(looked, 2);
  assert.equal(site.received[0]?.headers[1], url.host);
});

test('a name nobody knows is said to be unknown', async (t) => {
  const failing = (code: string) => async () => Promise.reject(Object.assign(new Error('secret.a.test'), { code }));
  const fetch = (code: string): Promise<Exchange> =>
    openDoorFor(t, { lookup: failing(code) }).doorFor(targetFor(['www.a.test']))(new URL('http://www.a.test/'));
  assert.equal(says(await fetch('ENOTFOUND')), whyFailed.name);
  assert.equal(says(await fetch('EAI_AGAIN')), whyFailed.nameServer);
});

// ── What comes in ────────────────────────────────────────────────────────────────────────────────────────────────────

const packedSite = (t: TestContext, coding: string, body: Buffer): Promise<Site> =>
  openSite(t, (_request, response) => {
    response.writeHead(200, { 'content-encoding': coding, 'content-type': 'text/html' }).end(body);
  });

test('packed bodies are unpacked, also where the server packs them oddly', async (t) => {
  const text = 'hello '.repeat(2_000);
  const door = openDoorFor(t);
  for (const [coding, body] of [
    ['gzip', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['GZIP', Buffer.concat([gzipSync(text), Buffer.alloc(16)])],
    ['br', brotliCompressSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['gzip, br', brotliCompressSync(gzipSync(text))],
    ['gzip', Buffer.from(text)],
    ['identity', Buffer.from(text)],
    ['utf-8', Buffer.from(text)],
  ] as const) {
    const exchange = await ask(door, await packedSite(t, coding, body), '/');
    assert.ok(exchange.outcome === 'answered' && !exchange.truncated, coding);
    assert.equal(new TextDecoder().decode(exchange.body), text);
  }
});

test('a bomb is read to the cap and no further', async (t) => {
  const door = openDoorFor(t);
  const zeros = Buffer.alloc(60_000_000);
  for (const [coding, body] of [
    ['gzip', gzipSync(zeros)],
    ['br', brotliCompressSync(zeros, { params: { 1: 1 } })],
    ['gzip, gzip', gzipSync(gzipSync(zeros))],
  ] as const) {
    const exchange = await ask(door, await packedSite(t, coding, body), '/');
    assert.ok(exchange.outcome === 'answered' && exchange.truncated, coding);
    assert.equal(exchange.body.byteLength, 1_000_000);
    assert.equal(exchange.body.buffer.byteLength, 1_000_000);
  }
});

test('what is packed too often, or damaged from its start, is said to be so; a damaged end leaves the beginning', async (t) => {
  const door = openDoorFor(t);
  const whole = gzipSync(Buffer.from(Array.from({ length: 200_000 }, (_, at) => (at * 7_919) % 251)));
  const read = async (coding: string, body: Buffer): Promise<Exchange> => ask(door, await packedSite(t, coding, body), '/');
  assert.equal(says(await read('gzip, gzip, gzip', whole)), whyFailed.packing);
  assert.equal(says(await read('br', Buffer.from('not packed at all, not at all'))), whyFailed.packing);
  assert.equal(says(await read('gzip', Buffer.from([0x1f, 0x8b, 1, 2, 3]))), whyFailed.packing);
  const half = await read('gzip', whole.subarray(0, whole.length - 4));
  assert.ok(half.outcome === 'answered' && half.truncated && half.body.byteLength > 0);
});

test('a large body is taken to the cap, and its connection is closed', async (t) => {
  let closed: () => void = () => {};
  const ended = new Promise<void>((resolve) => {
    closed = resolve;
  });
  const site = await openSite(t, (_request, response) => {
    response.on('close', closed);
    const more = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536, 97)));
    };
    response.on('drain', more);
    more();
  });
  const door = openDoorFor(t);
  const exchange = await ask(door, site, '/');
  await ended;
  assert.ok(exchange.outcome === 'answered' && exchange.truncated);
  assert.equal(exchange.body.byteLength, 1_000_000);
  assert.equal(door.counts().bytes, 1_000_000);
});

test('a body that comes byte by byte is whole, and is kept in few pieces', async (t) => {
  const site = await openSite(t, (_request, response) => {
    for (let at = 0; at < 20_000; at += 1) response.write(String.fromCharCode(97 + (at % 26)));
    response.end();
  });
  const exchange = await ask(openDoorFor(t), site, '/');
  assert.ok(exchange.outcome === 'answered' && !exchange.truncated);
  const sent = Buffer.from(Array.from({ length: 20_000 }, (_, at) => 97 + (at % 26)));
  assert.ok(Buffer.from(exchange.body).equals(sent));
  const gathered = openGathered();
  for (const byte of sent) gathered.add(Uint8Array.of(byte));
  gathered.add(new Uint8Array(10_000));
  gathered.add(Uint8Array.of(7));
  assert.ok(gathered.chunks().length < 70);
  assert.ok(Buffer.from(joined(gathered.chunks())).equals(Buffer.concat([sent, Buffer.alloc(10_000), Buffer.of(7)])));
});

test('of a film only the beginning is taken', async (t) => {
  const site = await openSite(t, (_request, response) =>
    response.writeHead(200, { 'content-type': 'video/mp4' }).end(Buffer.alloc(900_000)),
  );
  const exchange = await ask(openDoorFor(t), site, '/film.mp4');
  assert.ok(exchange.outcome === 'answered' && exchange.truncated && exchange.body.byteLength === 65_536);
});

test('a body as long as the cap is whole', async (t) => {
  const site = await openSite(t, (_request, response) => response.end('x'.repeat(1_000)));
  const exchange = await openDoorFor(t).doorFor(targetFor([site.host], { limits: limits(0, 1_000) }))(new URL(site.origin));
  assert.ok(exchange.outcome === 'answered' && !exchange.truncated && exchange.body.byteLength === 1_000);
});

test('header names are lower case, several of one name are one text, and hostile names harm nothing', async (t) => {
  const origin = await openRaw(t, (socket) =>
    socket.end('HTTP/1.1 200 OK\r\nX-One: a\r\nx-one: b\r\n__proto__: evil\r\nconstructor: c\r\nContent-Length: 2\r\n\r\nok'),
  );
  const exchange = await ask(openDoorFor(t), { origin, host: new URL(origin).host }, '/');
  assert.ok(exchange.outcome === 'answered');
  assert.equal(exchange.headers['x-one'], 'a, b');
  assert.equal(Object.getPrototypeOf(exchange.headers), Object.prototype);
});

// ── Trouble is a value ───────────────────────────────────────────────────────────────────────────────────────────────

const hasty = { connectMs: 300, headersMs: 150, idleMs: 150, wholeMs: 400 };
const head = 'HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n';

const troubles: readonly (readonly [string, string, (socket: Socket) => void])[] = [
  ['no answer at all', whyFailed.noAnswer, () => {}],
  [
    'headers that never end',
    whyFailed.headers,
    (socket) => void drip(socket, 'HTTP/1.1 200 OK\r\n', `X-Long: ${'a'.repeat(30_000)}\r\n`),
  ],
  ['a body that stops', whyFailed.tooSlow, (socket) => socket.write(`${head}x`)],
  ['a body that trickles', whyFailed.tooSlow, (socket) => void drip(socket, head, 'x')],
  ['a connection cut at once', whyFailed.cut, (socket) => socket.destroy()],
  ['a connection cut in the body', whyFailed.cut, (socket) => socket.end(`${head}secret`)],
  ['a connection reset', whyFailed.cut, (socket) => socket.resetAndDestroy()],
  ['something that is not HTTP', whyFailed.malformed, (socket) => socket.end('220 secret ESMTP ready\r\n')],
  ['a status that is none', whyFailed.malformed, (socket) => socket.end('HTTP/1.1 xx secret\r\n\r\n')],
  ['a length that is none', whyFailed.malformed, (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: secret\r\n\r\n')],
  [
    'an upgrade nobody asked for',
    whyFailed.cut,
    (socket) => socket.end('HTTP/1.1 101 Switching\r\nUpgrade: secret\r\nConnection: upgrade\r\n\r\n'),
  ],
];

const drip = (socket: Socket, first: string, more: string): void => {
  socket.write(first);
  const timer = setInterval(() => socket.write(more), 20);
  socket.on('close', () => clearInterval(timer));
};

for (const [what, reason, speak] of troubles) {
  test(`${what} is a failure with a plain reason`, async (t) => {
    const origin = await openRaw(t, speak);
    const exchange = await ask(openDoorFor(t, { patience: hasty }), { origin, host: new URL(origin).host }, '/');
    assert.equal(says(exchange), reason);
    assert.ok(!JSON.stringify(exchange).includes('secret'));
  });
}

test('a closed port is a failure with a plain reason', async (t) => {
  const server = createRawServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  const host = `127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`;
  await new Promise((resolve) => server.close(resolve));
  assert.equal(says(await ask(openDoorFor(t), { origin: `http://${host}`, host }, '/')), whyFailed.connectionRefused);
});

test('a host that gives no answer is left alone for a while, then tried once', async (t) => {
  const clock = fakeClock();
  let up = false;
  let connections = 0;
  const origin = await openRaw(t, (socket) => {
    connections += 1;
    if (up) socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
    else socket.destroy();
  });
  const door = openDoorFor(t, clock);
  const one = (): Promise<Exchange> => ask(door, { origin, host: new URL(origin).host }, '/');
  for (let tries = 0; tries < 9 && says(await one()) !== whyFailed.down; tries += 1);
  assert.equal(says(await one()), whyFailed.down);
  const before = connections;
  assert.equal(says(await one()), whyFailed.down);
  assert.equal(connections, before);
  up = true;
  clock.pass(120_000);
  assert.equal(says(await one()), '200 ok');
  assert.equal(says(await one()), '200 ok');
});

test('a closed door lets nobody wait', async (t) => {
  const site = await openSite(t, () => {});
  const door = openDoorFor(t, {
    sleep: (_ms, signal) => new Promise((settle) => signal.addEventListener('abort', () => settle())),
  });
  const fetch = door.doorFor(targetFor([site.host], { limits: limits(1) }));
  const exchanges = ['/a', '/b', '/c'].map((path) => fetch(new URL(path, site.origin)));
  while (site.received.length === 0) await setImmediate();
  await door.close();
  for (const exchange of await Promise.all(exchanges)) assert.equal(says(exchange), whyFailed.closed);
  assert.equal(says(await fetch(new URL(site.origin))), whyFailed.closed);
});

// ── Connections, copies, and asking again ────────────────────────────────────────────────────────────────────────────

test('connections are kept, and a fresh look takes a new one past every cache', async (t) => {
  const site = await openSite(t, (_request, response) => response.end('x'));
  const fetch = openDoorFor(t).doorFor(targetFor([site.host]));
  const url = new URL(site.origin);
  for (const how of [{}, {}, { fresh: true, validators: { etag: '"1"', lastModified: undefined } }, {}]) {
    await fetch(url, how);
    await idle();
  }
  const ports = site.received.map(({ port }) => port);
  assert.equal(ports[0], ports[1]);
  assert.notEqual(ports[2], ports[0]);
  assert.equal(ports[3], ports[0]);
  const fresh = site.received[2]?.headers ?? [];
  assert.ok(fresh.includes('no-cache') && fresh.includes('close') && !fresh.includes('"1"'));
  assert.ok(!site.received[3]?.headers.includes('no-cache'));
});

test('a kept connection that went stale costs one more request, not the answer', async (t) => {
  const origin = await openRaw(t, (socket, nth) => {
    if (nth === 1) socket.destroy();
    else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
  });
  const door = openDoorFor(t);
  assert.equal(says(await ask(door, { origin, host: new URL(origin).host }, '/')), '200 ok');
  await idle();
  assert.equal(says(await ask(door, { origin, host: new URL(origin).host }, '/')), '200 ok');
  assert.equal(door.counts().requests, 3);
});

test('what has not changed is not sent again', async (t) => {
  const site = await openSite(t, (request, response) => {
    const known = request.headers['if-none-match'] === '"7"' || request.headers['if-modified-since'] !== undefined;
    if (known) response.writeHead(304, { etag: '"7"' });
    response.end(known ? undefined : 'x');
  });
  const fetch = openDoorFor(t).doorFor(targetFor([site.host]));
  const url = new URL(site.origin);
  const lastModified = 'Wed, 01 May 2024 00:00:00 GMT';
  assert.equal(says(await fetch(url, { validators: { etag: '"7"', lastModified } })), 'unchanged');
  assert.equal(says(await fetch(url, { validators: { etag: '"6"', lastModified } })), '200 x');
  assert.equal(says(await fetch(url, { validators: { etag: undefined, lastModified } })), 'unchanged');
  assert.ok(!site.received[1]?.headers.includes(lastModified), 'a date beside a tag could hide a change');
});

test('what was learnt of one address is not said to the address it sends to', async (t) => {
  const site = await redirecting(t, (path) => (path === '/a' ? '/b' : undefined));
  await openDoorFor(t).doorFor(targetFor([site.host]))(new URL('/a', site.origin), {
    validators: { etag: '"7"', lastModified: undefined },
  });
  assert.ok(site.received[0]?.headers.includes('"7"'));
  assert.ok(!site.received[1]?.headers.includes('"7"'));
});

test('Retry-After in seconds or as a date is waited for, and the address asked again', async (t) => {
  for (const [status, after] of [
    [503, '7'],
    [429, 'Wed, 01 May 2024 12:00:07 GMT'],
  ] as const) {
    let nth = 0;
    const site = await openSite(t, (_request, response) => {
      if (nth++ === 0) response.writeHead(status, { 'retry-after': after });
      response.end('x');
    });
    const clock = fakeClock();
    assert.equal(says(await ask(openDoorFor(t, clock), site, '/')), '200 x');
    assert.deepEqual(clock.slept, [7_000]);
    assert.equal(site.received.length, 2);
  }
});

test('a host that wants to be left alone for long is left alone', async (t) => {
  const clock = fakeClock();
  const site = await openSite(t, (_request, response) => response.writeHead(429, { 'retry-after': '600' }).end('slow down'));
  const door = openDoorFor(t, clock);
  assert.equal(says(await ask(door, site, '/')), '429 slow down');
  assert.equal(says(await ask(door, site, '/')), whyFailed.held);
  assert.equal(site.received.length, 1);
  clock.pass(600_000);
  assert.equal(says(await ask(door, site, '/')), '429 slow down');
});

test('a host that is always busy is asked three times and then believed', async (t) => {
  const site = await openSite(t, (_request, response) => response.writeHead(503, { 'retry-after': '1' }).end('busy'));
  assert.equal(says(await ask(openDoorFor(t), site, '/')), '503 busy');
  assert.equal(site.received.length, 3);
});

test('targets that share a host share its pace, and a crawl delay counts for every crawl', async (t) => {
  const clock = fakeClock();
  const starts: number[] = [];
  const site = await openSite(t, (_request, response) => {
    starts.push(clock.now().getTime());
    response.end();
  });
  const door = openDoorFor(t, clock);
  const one = door.doorFor(targetFor([site.host], { name: 'one', limits: limits(2) }));
  const other = door.doorFor(targetFor([site.host], { name: 'other', limits: limits(2) }));
  for (const fetch of [one, other, one]) await fetch(new URL(site.origin));
  door.slowDown(site.host, 10);
  for (const fetch of [other, one]) await fetch(new URL(site.origin), { crawling: true });
  assert.deepEqual(
    starts.map((at) => at - (starts[0] ?? 0)),
    [0, 500, 1_000, 11_000, 21_000],
  );
  assert.equal(door.counts(targetFor([], { name: 'one' })).requests, 3);
  assert.equal(door.counts().requests, 5);
});

test('a host is never asked more than two things at once at an ordinary pace', async (t) => {
  let running = 0;
  let most = 0;
  const site = await openSite(t, (_request, response) => {
    running += 1;
    most = Math.max(most, running);
    setTimeout(() => {
      running -= 1;
      response.end();
    }, 5);
  });
  const fetch = openDoorFor(t).doorFor(targetFor([site.host], { limits: limits(4) }));
  await Promise.all(Array.from({ length: 12 }, (_, at) => fetch(new URL(`/${at}`, site.origin))));
  assert.ok(most <= 2, `${most} at once`);
});

// ── TLS ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

test('a certificate nobody vouches for is a failure; one that is vouched for names its hosts', async (t) => {
  const certificate = selfSigned('www.a.test', 'Forms.A.test', '*.b.test');
  const plainSite = await openSite(t, (_request, response) => response.end('plain'));
  const origin = await serve(
    t,
    createTlsServer(certificate, (request, response) => {
      if (request.url === '/down') response.writeHead(301, { location: `${plainSite.origin}/` });
      response.end('safe');
    }),
    'https',
  );
  const { host } = new URL(origin);
  assert.equal(says(await ask(openDoorFor(t), { origin, host }, '/')), whyFailed.certificate);

  const door = openDoorFor(t, { ca: certificate.cert });
  assert.equal(says(await ask(door, { origin, host }, '/')), '200 safe');
  assert.deepEqual(door.hostsNamed(), ['www.a.test', 'forms.a.test', '*.b.test']);
  assert.equal(says(await door.doorFor(targetFor([host, plainSite.host]))(new URL('/down', origin))), '200 plain');
  assert.equal(door.counts().downgrades, 1);

  const named = openDoorFor(t, { ca: certificate.cert, lookup: async () => [{ address: '127.0.0.1', family: 4 }] });
  const { port } = new URL(origin);
  const byName = (name: string): Promise<Exchange> =>
    named.doorFor(targetFor([`${name}:${port}`]))(new URL(`https://${name}:${port}/`));
  assert.equal(says(await byName('www.a.test')), '200 safe');
  assert.equal(says(await byName('www.c.test')), whyFailed.certificate);
});

test('a server that does not speak TLS is a failure with a plain reason', async (t) => {
  const site = await openSite(t, (_request, response) => response.end());
  const origin = site.origin.replace('http:', 'https:');
  assert.equal(says(await ask(openDoorFor(t), { origin, host: site.host }, '/')), whyFailed.noTls);
});

// ── Speed ────────────────────────────────────────────────────────────────────────────────────────────────────────────

test('two thousand pages go through a handful of connections', async (t) => {
  const site = await openSite(t, (request, response) => response.end(`page ${request.url}`));
  const door = openDoorFor(t, { now: () => new Date(0) });
  const fetch = door.doorFor(targetFor([site.host]));
  const exchanges = await Promise.all(Array.from({ length: 2_000 }, (_, at) => fetch(new URL(`/${at}`, site.origin))));
  exchanges.forEach((exchange, at) => {
    assert.equal(says(exchange), `200 page /${at}`);
  });
  assert.ok(new Set(site.received.map(({ port }) => port)).size <= 8);
});
