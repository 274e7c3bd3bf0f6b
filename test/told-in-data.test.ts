// What people wrote into fields of data: tickets, remarks, conversations as messengers hand them out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCatalogue } from '../src/catalogue.ts';
import { openDetect } from '../src/detect.ts';
import type { Roll } from '../src/people/roll.ts';
import { openRecords } from '../src/records.ts';
import { documentOf } from './reading.ts';

const { detectors } = await loadCatalogue();
const judge = openRecords(openDetect(detectors));

const rollOfJson = async (value: unknown): Promise<Roll> =>
  judge(await documentOf(new TextEncoder().encode(JSON.stringify(value)), 'export.json'), {
    labels: [],
    publishedValues: [],
    ownHosts: [],
  });

const helen =
  'Mrs Helen Ashdown (helen.ashdown62@btinternet.com, 01632 960 441) cannot log in to see the report. Date of birth given as 3/9/1962.';

test('whoever a ticket tells of in its description is exposed, though its fields hold nobody', async () => {
  const { bearing, kinds } = await rollOfJson({
    issues: [{ key: 'SUP-1823', fields: { summary: 'Password reset for the portal', description: helen } }],
  });
  assert.equal(bearing, 'exposed');
  assert.ok('email-address' in kinds && 'date-of-birth' in kinds);
});

test('numbers and codes beside a sentence are no part of it', async () => {
  const { bearing } = await rollOfJson({
    links: [
      {
        content_id: '82248bb1-c4d6-41e0-9494-d98123475626',
        title: 'Renew an adult passport',
        description: 'How Victoria Marsh House renews a passport and what it costs',
        publishing_request_id: '1926-1531408404.622-213.86.153.236-14532',
      },
    ],
  });
  assert.notEqual(bearing, 'exposed');
});

const slack = [
  { type: 'message', ts: '1700051234.000200', user: 'U02AB3', text: `can somebody ring her? ${helen}` },
  { type: 'message', ts: '1700051534.000200', user: 'U03ZZ1', text: 'on it, she was in tears' },
  { type: 'message', ts: '1700052234.000200', user: 'U02AB3', text: 'thanks' },
];

test('a channel that a messenger handed out is a conversation, with whoever it tells of', async () => {
  const { bearing, kinds, records } = await rollOfJson(slack);
  assert.equal(bearing, 'exposed');
  assert.ok('email-address' in kinds);
  assert.ok(records.some(({ where }) => where === 'chat'));
});

const parents = {
  name: 'Elternrat 4b',
  messages: [
    { type: 'message', date: '2026-02-11T09:12:44', from: 'Sabine Krüger', from_id: 'user338', text: 'Jonas ist heute krank' },
    { type: 'message', date: '2026-02-11T09:15:10', from: 'Mehmet Yilmaz', from_id: 'user339', text: 'Gute Besserung!' },
    {
      type: 'message',
      date: '2026-02-11T09:17:01',
      from: 'Anke Petersen',
      from_id: 'user300',
      text: ['Erreichbar unter ', { type: 'phone', text: '0171 5529103' }],
    },
  ],
};

test('a private group is exposed, and one that anybody may join is not', async () => {
  const { bearing, people } = await rollOfJson({ ...parents, type: 'private_group' });
  assert.equal(bearing, 'exposed');
  assert.equal(people, 3);
  assert.notEqual((await rollOfJson({ ...parents, type: 'public_supergroup' })).bearing, 'exposed');
});

test('other messengers name their parts in other ways', async () => {
  const said = ['I have moved to 14 Fernlea Road', 'Thank you, see you on Monday', 'Bring the papers from the clinic'];
  const names = ['Graham Pell', 'Aisha Rahman', 'Graham Pell'];
  const shapes: readonly ((at: number) => unknown)[] = [
    (at: number) => ({ sender_name: names[at], timestamp_ms: 1_700_000_000_000 + at, content: said[at] }),
    (at: number) => ({
      messageType: 'message',
      createdDateTime: `2026-02-11T09:1${at}:44Z`,
      from: { user: { displayName: names[at] } },
      body: { contentType: 'html', content: `<p>${said[at]}</p>` },
    }),
    (at: number) => ({
      creator: { name: names[at], email: `${at}@example.org` },
      created_date: 'Monday',
      text: said[at],
      topic_id: 'x',
    }),
  ];
  for (const shape of shapes) {
    const { records } = await rollOfJson({ messages: [0, 1, 2].map((at) => shape(at)) });
    assert.deepEqual(
      records.map(({ where, people }) => [where, people]),
      [['chat', 2]],
    );
  }
});

test('what a forum shows to everybody is no conversation', async () => {
  const posts = parents.messages.map(({ from, text }, at) => ({
    id: at,
    username: from,
    cooked: text,
    created_at: '2026-02-11',
  }));
  const { records } = await rollOfJson({ posts });
  assert.ok(records.every(({ where }) => where !== 'chat'));
});
