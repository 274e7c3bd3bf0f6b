import type { Document, Reader, Source } from '../model.ts';
import { collect } from '../office/collected.ts';
import { isOle, type Ole, openOle } from '../office/ole.ts';
import { addOleBelongings } from '../office/ole-embedded.ts';
import { unreadable } from '../reading/unreadable.ts';

const textChars = 0x0fa0;
const textBytes = 0x0fa8;
const maxTexts = 50_000;

const notes = 0x03f0;

type SlideText = { readonly text: string; readonly isNote: boolean };

/** Texts of a PowerPoint 97 presentation: atoms among records that may hold records ([MS-PPT] 2.3.1). */
function slideTexts(stream: Buffer): readonly SlideText[] {
  const texts: SlideText[] = [];
  let notesEnd = 0;
  for (let at = 0; at + 8 <= stream.length && texts.length < maxTexts; ) {
    const isContainer = (stream.readUInt16LE(at) & 0xf) === 0xf;
    const kind = stream.readUInt16LE(at + 2);
    const end = at + 8 + stream.readUInt32LE(at + 4);
    if (kind === notes && isContainer) notesEnd = end;
    if (kind === textChars || kind === textBytes) {
      const text = stream.toString(kind === textChars ? 'utf16le' : 'latin1', at + 8, Math.min(end, stream.length));
      texts.push({ text, isNote: at < notesEnd });
    }
    at = isContainer ? at + 8 : end;
  }
  return texts;
}

/** The words of an Outlook message: its properties are streams named by number ([MS-OXMSG] 2.1.3). */
const messageParts: readonly (readonly [property: string, label: string])[] = [
  ['0037', 'subject'],
  ['0C1A', 'from'],
  ['0C1F', 'from'],
  ['0E04', 'to'],
  ['0E03', 'cc'],
  ['1000', 'message'],
];

function messageTexts(ole: Ole): readonly (readonly [label: string, text: string])[] {
  return messageParts.flatMap(([property, label]) => {
    const wide = ole.find(`__substg1.0_${property}001F`)?.read().toString('utf16le');
    const narrow = ole.find(`__substg1.0_${property}001E`)?.read().toString('latin1');
    const text = wide ?? narrow;
    return text === undefined ? [] : [[label, text] as const];
  });
}

async function read(source: Source, nested: Parameters<Reader['read']>[1]): Promise<Document> {
  const ole = openOle(source.body.whole());
  if (ole.find('EncryptedPackage')) throw unreadable('it is encrypted');
  const to = collect(source.url);
  to.attempt(() => {
    const slides = ole.find('PowerPoint Document')?.read();
    for (const { text, isNote } of slides ? slideTexts(slides) : [])
      to.say(text.replaceAll('\r', '\n'), isNote ? 'speaker notes' : 'slides', { hidden: isNote });
    for (const [label, text] of messageTexts(ole)) to.say(text.replaceAll('\r', ''), 'message', { label });
  });
  for (const { path, read: bytesOf } of ole.streams.filter((stream) =>
    /__attach_[^/]+\/__substg1\.0_37010102$/iu.test(stream.path),
  )) {
    let bytes: Uint8Array<ArrayBuffer> | undefined;
    to.attempt(() => {
      bytes = new Uint8Array(bytesOf());
    });
    const name =
      ole
        .find(path.replace(/37010102$/u, '3707001F'))
        ?.read()
        .toString('utf16le') ?? 'attachment';
    const inner = bytes && (await nested({ bytes, name, contentType: '' }));
    if (inner) to.add({ passages: inner.passages, tables: inner.tables });
  }
  const title = await addOleBelongings(ole, nested, to);
  if (ole.find('__properties_version1.0')) return to.finish('mail', 'application/vnd.ms-outlook', title);
  if (ole.find('PowerPoint Document')) return to.finish('text-document', 'application/vnd.ms-powerpoint', title);
  return to.finish('other', 'application/x-ole-storage', title);
}

export default {
  title: 'Compound file',
  accepts: (source) => (isOle(source.body.head) ? 0.5 : 0),
  read,
} satisfies Reader;
