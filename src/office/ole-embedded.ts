import type { Reader } from '../model.ts';
import { within } from '../reading/blank.ts';
import { unreadable } from '../reading/unreadable.ts';
import { asHidden, type Collected } from './collected.ts';
import { readDoc } from './doc-text.ts';
import { openFlow } from './flow.ts';
import type { Ole, OleStream } from './ole.ts';
import { addOleProperties } from './ole-properties.ts';
import { readXlsBook } from './xls-book.ts';

const maxEmbedded = 500;

/** Streams that hold a file, whichever storage they stand in. */
const wholeFiles = new Set(['\u0001Ole10Native', 'Package', 'CONTENTS']);

type File = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** Text up to a zero, and where the next thing begins. */
function zeroEnded(bytes: Buffer, at: number): readonly [text: string, next: number] {
  const end = bytes.indexOf(0, at);
  return end < 0 ? ['', bytes.length] : [bytes.toString('latin1', at, end), end + 1];
}

/** A file dropped onto a page by a program that did not know it: its name, its path, then its bytes. */
function droppedFile(bytes: Buffer): File | undefined {
  const [name, afterName] = zeroEnded(bytes, 6);
  const [, afterPath] = zeroEnded(bytes, afterName);
  const pathLength = afterPath + 8 <= bytes.length ? bytes.readUInt32LE(afterPath + 4) : 0;
  const at = afterPath + 8 + pathLength;
  if (at + 4 > bytes.length) return undefined;
  return { name, bytes: new Uint8Array(bytes.subarray(at + 4, at + 4 + bytes.readUInt32LE(at))) };
}

function fileIn(stream: OleStream): File | undefined {
  const name = stream.path.split('/').at(-1) ?? '';
  if (name === '\u0001Ole10Native') return droppedFile(stream.read());
  if (name === 'Package' || name === 'CONTENTS') return { name: 'package', bytes: new Uint8Array(stream.read()) };
  return undefined;
}

/** Everything said into the result stands inside the embedded file. */
const inside = (place: string, to: Collected): Collected => ({
  ...to,
  say: (text, where, how) => to.say(text, `${place}: ${where}`, { ...how, hidden: true }),
  add: (found) => {
    const tables = found.tables?.map((table) => ({ ...table, where: `${place}: ${table.where}` })) ?? [];
    const passages = found.passages?.map((passage) => ({ ...passage, where: `${place}: ${passage.where}` })) ?? [];
    to.add(asHidden({ tables, passages }));
  },
});

function readStorage(ole: Ole, stream: OleStream, to: Collected): void {
  const steps = stream.path.split('/');
  const name = steps.pop();
  const folder = `${steps.join('/')}/`;
  if (name === 'Workbook' || name === 'Book') readXlsBook(stream.read(), inside('embedded workbook', to));
  else if (name === 'WordDocument') {
    const flow = openFlow(inside('embedded document', to));
    readDoc(ole, folder, flow);
    flow.finish();
  }
}

/** Workbooks, documents and other files kept inside a compound file. */
async function addOleEmbedded(ole: Ole, nested: Parameters<Reader['read']>[1], to: Collected): Promise<void> {
  const inner = ole.streams.filter(({ path }) => path.includes('/') || wholeFiles.has(path));
  for (const stream of inner.slice(0, maxEmbedded)) {
    to.attempt(() => readStorage(ole, stream, to));
    let file: File | undefined;
    to.attempt(() => {
      file = fileIn(stream);
    });
    const document = file && file.bytes.length > 0 ? await nested({ ...file, contentType: '' }) : undefined;
    if (!document || !file) continue;
    const found = within(`embedded file '${file.name}'`, document);
    to.add({ ...found, ...asHidden(found) });
  }
}

/** What any such file holds besides its own text: properties, embedded files, and whether it was cut short. Returns the title. */
export async function addOleBelongings(ole: Ole, nested: Parameters<Reader['read']>[1], to: Collected): Promise<string> {
  let title = '';
  to.attempt(() => {
    title = addOleProperties(ole.find('\u0005SummaryInformation')?.read(), 'summary', to);
    addOleProperties(ole.find('\u0005DocumentSummaryInformation')?.read(), 'document', to);
  });
  await addOleEmbedded(ole, nested, to);
  to.attempt(() => {
    if (ole.cut || ole.streams.length === 0) throw unreadable('the file is cut short');
  });
  return title;
}
