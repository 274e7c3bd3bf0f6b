import { bodyOf } from '../../src/body.ts';
import { loadCatalogue } from '../../src/catalogue.ts';
import { openDetect } from '../../src/detect.ts';
import { openDocuments } from '../../src/documents.ts';
import { openRecords } from '../../src/records.ts';
import { answers, pages } from './corpus.ts';
import { answerSheet, csvOf, jsonOf, tablePageOf } from './files.ts';
import { line } from './pace.ts';
import { openPublicSite } from './site.ts';

const bytes = 1_000_000;
const runs = 3;
/** How much longer than an ordinary megabyte any other may take. */
const aim = 5;
/** Below this a second look would tell nothing. */
const dull = 3;
const nothingKnown = { labels: [], publishedValues: [], ownHosts: [] };

const times = (piece: string, length = bytes): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/** Texts that make a careless search go over the same ground again and again. */
const pieces: readonly string[] = [
  ...'@ . : - + < > { [ ( " \' , ; | / & = # _ 0 1 A a'.split(' '),
  ...' ,\n,\t,é,Ł,a@,a.a@,@a.,a.,1 ,12-,07 ,+44 ,(0,4111 ,4111,A1,A1 ,GB82,f::,12:,1.1.1.,1/1/'
    .split(',')
    .filter((piece) => piece !== ''),
  ...'Aa |Aa Aa\n|J. |Mr |De la |Dear |name: |my name is |12 High |Flat 1, |PO Box 1 |M1 1AA |Name: Aa\n|dob 1 1 |nhs number 943 |I was |diagnosed with '.split(
    '|',
  ),
];
const strange: readonly string[] = pieces.map((piece) => times(piece));

const htmlPieces: readonly string[] = [
  '<', '</', '<a', '<a ', '<a b', '<a b="', '<!--', '<!-- --', '<p>', '<b>', '<li>', '<ul><li>', '<table>', '<tr><td>1', '<td>Aa Aa<td>a@b.cd',
  '<td colspan=9999 rowspan=9999>', '<div class="x"><b>Name:</b> Aa</div>', '<div class="a">x<div class="b">y</div></div>', '<dl><dt>a<dd>b', '<p><a href="/x">y</a>',
  '<a href="mailto:a@example.org">b</a>', '<input value="Aa Aa">', '<label>a</label><input>', '&', '&amp;', '&#1', '&#x41;', '&nbsp;', '<script>', '<script>a={"b":[',
  '<script>x=[{a:1}]</script>', '<svg>', '<pre>{', '<br>', '<h2>Aa</h2>', '<p>Aa Aa, 1 High Street, M1 1AA', '<select><option>a', '<form><input>', '<i data-a=\'{"a":1}\'>',
]; // biome-ignore format: a list

const htmlOf = (inner: string): string => `<!DOCTYPE html><html><body>${inner}`;

const shapes: Readonly<
  Record<string, { readonly name: string; readonly ordinary: string; readonly hostile: readonly string[] }>
> = {
  text: { name: 'a.txt', ordinary: pages(bytes), hostile: strange },
  HTML: {
    name: 'a.html',
    ordinary: Array.from({ length: 35 }, (_, number) => openPublicSite(35).page(number))
      .join('')
      .slice(0, bytes),
    hostile: [
      ...[...pieces, ...htmlPieces].map((piece) => htmlOf(times(piece))),
      htmlOf(`${times('<div>', 9_000)}${times('x ')}`),
      htmlOf(`<a ${times('b="c" ')}>`),
      htmlOf(`<a ${Array.from({ length: 90_000 }, (_, at) => `a${at}=1`).join(' ')}>`),
      htmlOf(`<a href="${times('x')}">y</a>`),
      htmlOf(`<script>${times('={"a":')}</script>`),
      htmlOf(`<script>${times("JSON.parse('{")}</script>`),
      htmlOf(`<table><tr>${times('<th>Name')}`),
      htmlOf(`<table>${times('<tr><th>Name</th><td>Aa Aa</td></tr>')}`),
    ],
  },
  CSV: {
    name: 'a.csv',
    ordinary: Buffer.from(csvOf(answerSheet(bytes)).bytes).toString('utf8'),
    hostile: [
      ...strange,
      ...['"', '"x,y\n', ',', ',\n', '""",', 'a,"b\n', ',;\t|', '"a""', 'Aa Aa,a@b.cd\n', '\r', '1,\n'].map(
        (piece) => `name,email,phone\n${times(piece)}`,
      ),
      `name,email\n${times('a,')}\n${times('b,', 10_000)}`,
    ],
  },
  JSON: {
    name: 'a.json',
    ordinary: Buffer.from(jsonOf(answerSheet(700_000)).bytes)
      .toString('utf8')
      .slice(0, bytes),
    hostile: [
      ...strange.map((text) => JSON.stringify({ a: text })),
      ...['{"a":', '[', '{"a":1}\n', '"', '\\', '[[],', '{"a":"'].map((piece) => times(piece)),
      `[${times('{"a":1},')}{}]`,
      `[${times('[],')}[]]`,
      `{${Array.from({ length: 70_000 }, (_, at) => `"k${at}":${at}`).join(',')}}`,
      `[${Array.from({ length: 40_000 }, (_, at) => `{"k${at}":"Aa Aa"}`).join(',')}]`,
      `[${times('{"name":"Aa Aa","b":{"c":[1,{"d":"a@b.cd"}]}},')}{}]`,
      JSON.stringify({ a: JSON.stringify({ b: times('{"a":') }) }),
    ],
  },
  XML: {
    name: 'a.xml',
    ordinary: Buffer.from(tablePageOf(answerSheet(800_000)).bytes)
      .toString('utf8')
      .replace(/^[\s\S]*?<table[^<>]*>/u, '<?xml version="1.0"?><table>')
      .replace(/<\/main>[\s\S]*$/u, ''),
    hostile: [
      '<a>',
      '<a/>',
      '<a b="c"/>',
      '<a b="',
      '<!--',
      '<![CDATA[',
      '&amp;',
      '&',
      '<r><n>Aa Aa</n></r>',
      'Aa ',
      '<',
      ']]>',
      '<?a?>',
    ].map((piece) => `<?xml version="1.0"?><x>${times(piece)}`),
  },
  mail: {
    name: 'a.eml',
    ordinary: `From: a@example.org\nTo: b@example.org\nSubject: x\nDate: Mon, 1 Jan 2024 00:00:00 +0000\n\n${pages(bytes)}`,
    hostile: ['Subject: x\n', 'To: a@example.org,\n ', 'x', '=?utf-8?q?', '\n', ' ', '<', ';'].map(
      (piece) => `From: a@example.org\nTo: b@example.org\n${times(piece)}`,
    ),
  },
};

async function micros(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** The least of some runs: busy neighbours only ever add. What is quick at once is not run again. */
async function least(work: () => Promise<unknown>, enough: number): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs && best > enough; run += 1) best = Math.min(best, await micros(work));
  return best;
}

type Worst = { readonly ratio: number; readonly text: string };

async function worstOf(
  ordinary: string,
  hostile: readonly string[],
  work: (text: string) => Promise<unknown>,
): Promise<readonly Worst[]> {
  await least(() => work(ordinary), 0);
  const usual = await least(() => work(ordinary), 0);
  const all: Worst[] = [];
  for (const text of hostile) {
    const size = text.length / ordinary.length;
    all.push({ ratio: (await least(() => work(text), usual * size * dull)) / usual / size, text });
  }
  return all.toSorted((one, other) => other.ratio - one.ratio);
}

const shown = 26;
const pieceOf = (text: string): string =>
  JSON.stringify(
    text
      .slice(0, shown * 2)
      .replace(/^<!DOCTYPE html><html><body>|^<\?xml version="1.0"\?>/u, '')
      .slice(0, shown),
  );

/** The slowest megabyte of each kind beside an ordinary one, from bytes to a verdict: how often longer it takes. */
export async function hostileBench(print: (line: string) => void): Promise<void> {
  const { readers, detectors } = await loadCatalogue();
  const detect = openDetect(detectors);
  const read = openDocuments(readers);
  const recordsOf = openRecords(detect);
  const judge =
    (name: string) =>
    async (text: string): Promise<void> => {
      const url = new URL(`https://www.example.gov.uk/files/${name}`);
      const { document } = await read({ body: bodyOf(new TextEncoder().encode(text)), name, url, contentType: '', depth: 0 });
      if (document !== undefined) recordsOf(document, nothingKnown);
    };
  const find = async (text: string): Promise<unknown> => detect.find(text);
  print(line(`Hostile megabytes, times an ordinary one (aim: ${aim})`, ['shapes', 'worst', 'second', 'over aim']));
  const report = (name: string, all: readonly Worst[]): void => {
    const over = all.filter(({ ratio }) => ratio > aim);
    print(`${line(name, [all.length, all[0]?.ratio ?? 0, all[1]?.ratio ?? 0, over.length])}   ${pieceOf(all[0]?.text ?? '')}`);
  };
  report('detection on a text', await worstOf(pages(bytes), strange, find));
  report('detection on answers', await worstOf(answers(bytes), strange, find));
  for (const [format, { name, ordinary, hostile }] of Object.entries(shapes))
    report(format, await worstOf(ordinary, hostile, judge(name)));
}
