// node serve-site.ts PAGES: the public site of the benches on loopback, until it is killed; prints its address. `/asked` tells
// how many requests there were since it was asked last.
import { createServer } from 'node:http';
import { openPublicSite } from './site.ts';

const count = Number(process.argv[2]);
const site = openPublicSite(count);
const robots = 'User-agent: *\nDisallow:\n';
const links = Array.from({ length: count }, (_, number) => `<li><a href="/page/${number}">Page ${number}</a></li>`).join('\n');
const home = `<!DOCTYPE html><html lang="en"><head><title>Borough of Example</title></head><body><h1>All pages</h1><ul>${links}</ul></body></html>`;

function answerTo(path: string): readonly [type: string, body: string] | undefined {
  if (path === '/') return ['text/html; charset=utf-8', home];
  if (path === '/robots.txt') return ['text/plain', robots];
  const number = /^\/page\/(\d{1,6})$/u.exec(path)?.[1];
  return number === undefined || Number(number) >= count ? undefined : ['text/html; charset=utf-8', site.page(Number(number))];
}

let asked = 0;

const server = createServer((request, response) => {
  if (request.url === '/asked') {
    response.end(String(asked));
    asked = 0;
    return;
  }
  asked += 1;
  const [type, body] = answerTo(request.url ?? '') ?? ['text/html', '<!DOCTYPE html><title>Not found</title><h1>Not found</h1>'];
  response.writeHead(answerTo(request.url ?? '') === undefined ? 404 : 200, { 'content-type': type }).end(body);
});
server.listen(0, '127.0.0.1', () => {
  const bound = server.address();
  if (typeof bound === 'object' && bound !== null) process.stdout.write(`http://127.0.0.1:${bound.port}/\n`);
});
