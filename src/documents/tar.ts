import type { Document, Reader, Source } from '../model.ts';
import { collect } from '../office/collected.ts';
import { within } from '../reading/blank.ts';
import { unreadable } from '../reading/unreadable.ts';

// POSIX.1-1988 ustar: a header of 512 bytes in front of each file, which is filled up to 512 bytes.

const blockBytes = 512;
const maxFiles = 5_000;
const maxNamesChars = 200_000;

type TarFile = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };

const textAt = (header: Buffer, from: number, to: number): string => header.toString('utf8', from, to).replace(/\0[\s\S]*$/u, '');

const hasMark = (file: Buffer): boolean => file.length >= blockBytes && file.toString('latin1', 257, 262) === 'ustar';

function* filesIn(file: Buffer): Generator<TarFile | 'cut'> {
  let longName = '';
  for (let at = 0; at + blockBytes <= file.length; ) {
    const header = file.subarray(at, at + blockBytes);
    if (header[0] === 0) return;
    const size = Number.parseInt(textAt(header, 124, 136).trim() || '0', 8);
    const kind = header[156] ?? 0;
    const start = at + blockBytes;
    if (!(size >= 0) || start + size > file.length) {
      yield 'cut';
      return;
    }
    const bytes = new Uint8Array(file.subarray(start, start + size));
    const prefix = textAt(header, 345, 500);
    const name = longName || (prefix === '' ? '' : `${prefix}/`) + textAt(header, 0, 100);
    longName = kind === 0x4c ? Buffer.from(bytes).toString('utf8').replaceAll('\0', '') : '';
    if (kind === 0x30 || kind === 0) yield { name, bytes };
    at = start + Math.ceil(size / blockBytes) * blockBytes;
  }
}

async function read(source: Source, nested: Parameters<Reader['read']>[1]): Promise<Document> {
  const to = collect(source.url);
  const names: string[] = [];
  const bytes = source.body.whole();
  for (const file of filesIn(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))) {
    if (file === 'cut') {
      to.attempt(() => {
        throw unreadable('the archive is cut short');
      });
      break;
    }
    if (names.length >= maxFiles) {
      to.add({ gaps: [`only the first ${maxFiles} files were read`] });
      break;
    }
    names.push(file.name);
    const inner = file.bytes.length > 0 ? await nested({ ...file, contentType: '' }) : undefined;
    if (inner) to.add(within(`file '${file.name}'`, inner));
  }
  to.say(names.join('\n').slice(0, maxNamesChars), 'names of the files inside');
  return to.finish('archive', 'application/x-tar', '');
}

export default {
  title: 'Tar archive',
  accepts: (source) => (hasMark(Buffer.from(source.body.head.subarray(0, blockBytes))) ? 0.9 : 0),
  read,
} satisfies Reader;
