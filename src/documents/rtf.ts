import type { Document, Reader, Source } from '../model.ts';
import { asHidden, collect } from '../office/collected.ts';
import { openFlow } from '../office/flow.ts';
import { readRtf } from '../office/rtf-text.ts';
import { within } from '../reading/blank.ts';
import { unreadable } from '../reading/unreadable.ts';

const maxBytes = 64 * 1024 * 1024;
const maxFiles = 200;

/** What an embedded object holds begins with the mark of its own format, somewhere behind the names of its program. */
const marks = [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), Buffer.from('PK\u0003\u0004'), Buffer.from('%PDF-')];

function fileIn(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | undefined {
  const found = marks.map((mark) => Buffer.from(bytes).indexOf(mark)).filter((at) => at >= 0);
  return found.length === 0 ? undefined : bytes.slice(Math.min(...found));
}

async function read(source: Source, nested: Parameters<Reader['read']>[1]): Promise<Document> {
  if (source.body.size > maxBytes) throw unreadable(`RTF larger than ${maxBytes / 1024 / 1024} MB`);
  const to = collect(source.url);
  const flow = openFlow(to);
  const bytes = source.body.whole();
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const { embedded, whole } = readRtf(text, flow, to);
  flow.finish();
  for (const holder of embedded.slice(0, maxFiles)) {
    const bytes = fileIn(holder);
    const inner = bytes && (await nested({ bytes, name: 'object', contentType: '' }));
    const found = inner && within('embedded file', inner);
    if (found) to.add({ ...found, ...asHidden(found) });
  }
  to.attempt(() => {
    if (!whole) throw unreadable('the file is cut short');
  });
  return to.finish('text-document', 'application/rtf', '');
}

export default {
  title: 'Rich Text',
  accepts: (source) => (Buffer.from(source.body.head.subarray(0, 6)).toString('latin1').startsWith('{\\rtf') ? 0.97 : 0),
  read,
} satisfies Reader;
