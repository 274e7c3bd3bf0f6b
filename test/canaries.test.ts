import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Canary, Inspection } from '../src/model.ts';
import { openRoom } from '../src/room.ts';
import { canaryPlaces, type Place } from './canary-places.ts';

const room = await openRoom(new Uint8Array(32).fill(7));

const mailbox = 'canary-7f3a91c2@netherby.example';
/** Somebody else's: one digit is another. */
const other = 'canary-7f3a91c3@netherby.example';
const canaries: readonly Canary[] = [
  { name: 'complaints form', value: mailbox },
  { name: 'complaints form', value: 'Ottoline Quarrowmoth' },
  { name: 'parking form', value: 'Zoë Łanderbéck' },
  { name: 'call-back form', value: '07700 900461' },
];

const look = ({ bytes, name = '', type = '' }: Place, sought: readonly Canary[] = canaries): Promise<Inspection> =>
  room({
    url: new URL(`https://www.netherby.example/files/${name}`),
    status: 200,
    headers: type === '' ? {} : { 'content-type': type },
    body: new Uint8Array(bytes),
    by: 'crawl',
    labels: [],
    canaries: sought,
    identifiers: [],
    publishedValues: [],
    ownHosts: ['netherby.example'],
  });
const text = (words: string): Place => ({ bytes: new Uint8Array(Buffer.from(words)), name: 'a.txt' });

suite('a canary is found in', () => {
  for (const [called, place] of canaryPlaces)
    test(called, async () => {
      assert.deepEqual((await look(place(mailbox))).canaries, ['complaints form']);
      assert.deepEqual((await look(place(other))).canaries, [], 'and nobody else is taken for it');
    });
});

test('a name is found in two cells, surname first, in any encoding', async () => {
  for (const words of [
    'Ottoline,Quarrowmoth',
    '"Quarrowmoth, Ottoline"',
    'QUARROWMOTH\tOTTOLINE',
    `VALUES ('Ottoline', 'Quarrowmoth')`,
    '<table><tr><td>Ottoline</td><td>Quarrowmoth</td></tr></table>',
    '<dl><dt>Name</dt><dd>Ottoline&nbsp;Quarrowmoth</dd></dl>',
    '?name=Ottoline+Quarrowmoth',
  ])
    assert.deepEqual((await look(text(words))).canaries, ['complaints form'], words);
  for (const bytes of [
    Buffer.from('By Zoë Łanderbéck'),
    Buffer.from('By Zoë Łanderbéck'.normalize('NFD')),
    Buffer.from('By Zo%C3%AB+%C5%81anderb%C3%A9ck'),
    Buffer.from('{"by":"Zo\\u00eb \\u0141anderb\\u00e9ck"}'),
    Buffer.from('<p>Zo&#235; &#x141;anderb&eacute;ck</p>'),
    Buffer.from('By Zoë Łanderbéck', 'utf16le'),
    Buffer.concat([Buffer.from([0, 1, 2, 250, 251, 7, 9]), Buffer.from('Zoë Łanderbéck', 'utf16le')]),
  ])
    assert.deepEqual((await look({ bytes: new Uint8Array(bytes) })).canaries, ['parking form'], bytes.toString('latin1'));
});

test('a number is found however it is grouped, and never inside a longer one', async () => {
  for (const words of [
    '07700900461',
    'Call 07700 900 461.',
    '(07700) 900461',
    '+44 7700 900461',
    '0044 7700 900461; 07700 900462',
    '1 07700 9004 61 0',
  ])
    assert.deepEqual((await look(text(words))).canaries, ['call-back form'], words);
  for (const words of ['077009004610', '107700900461', '0.9077009004612', '07700 900462', '+49 7700 900461'])
    assert.deepEqual((await look(text(words))).canaries, [], words);
});

test('headers are searched, and what comes with a refusal', async () => {
  const request = {
    url: new URL('https://www.netherby.example/x'),
    status: 403,
    headers: { 'content-type': 'text/html', 'content-disposition': `attachment; filename="${mailbox}.csv"` },
    body: new Uint8Array(Buffer.from('<h1>Forbidden</h1>')),
    by: 'crawl',
    labels: [],
    canaries,
    identifiers: [],
    publishedValues: [],
    ownHosts: [],
  };
  assert.deepEqual((await room(request)).canaries, ['complaints form']);
});

test('what is seen in the bytes is told before a reader touches them', async () => {
  const told: string[][] = [];
  const { bytes } = text(`by ${mailbox}`);
  const request = { url: new URL('https://a.example/'), status: 200, headers: {}, body: bytes, by: 'crawl', labels: [] };
  const reading = room({ ...request, canaries, identifiers: [], publishedValues: [], ownHosts: [] }, (seen) =>
    told.push([...seen]),
  );
  assert.deepEqual(told, [['complaints form']]);
  await reading;
});

test('thousands of canaries are sought at once, and the one that is there is told', async () => {
  const many = Array.from({ length: 5_000 }, (_, place) => {
    const tag = ((place * 2_654_435_761) % 0xffffffff).toString(16).padStart(8, '0');
    return { name: `form ${place}`, value: `canary-${tag.slice(0, 3)}9f3${tag.slice(3)}@netherby.example` };
  });
  const page = '<p>The committee agreed &amp; minuted item 4 (see <a href="/a?b=%20c">the notes</a>).</p>\n'.repeat(2_000);
  for (const place of [0, 1_234, 4_999]) {
    const words = `${page}<!-- ${Buffer.from(`by ${many[place]?.value}`).toString('base64')} -->`;
    assert.deepEqual((await look(text(words), many)).canaries, [`form ${place}`]);
  }
  assert.deepEqual((await look(text(page), many)).canaries, []);
});
