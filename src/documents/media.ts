import type { Document, Reader, Source } from '../model.ts';
import { blank } from '../reading/blank.ts';

type Mark = readonly [type: string, at: number, text: string];

/** Magic numbers of files that hold no words, as latin1. */
const marks: readonly Mark[] = [
  ['image/png', 0, '\x89PNG\r\n'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/gif', 0, 'GIF8'],
  ['image/webp', 8, 'WEBP'],
  ['image/bmp', 0, 'BM'],
  ['image/x-icon', 0, '\0\0\x01\0'],
  ['image/tiff', 0, 'II*\0'],
  ['image/tiff', 0, 'MM\0*'],
  ['image/avif', 4, 'ftypavif'],
  ['image/heic', 4, 'ftyphei'],
  ['image/jp2', 4, 'jP  '],
  ['font/woff2', 0, 'wOF2'],
  ['font/woff', 0, 'wOFF'],
  ['font/otf', 0, 'OTTO'],
  ['font/ttf', 0, '\0\x01\0\0\0'],
  ['audio/mpeg', 0, 'ID3'],
  ['audio/mpeg', 0, '\xff\xfb'],
  ['audio/ogg', 0, 'OggS'],
  ['audio/flac', 0, 'fLaC'],
  ['audio/wav', 8, 'WAVE'],
  ['video/mp4', 4, 'ftyp'],
  ['video/x-msvideo', 8, 'AVI '],
  ['video/webm', 0, '\x1aE\xdf\xa3'],
  ['video/x-flv', 0, 'FLV\x01'],
  ['application/wasm', 0, '\0asm'],
];

const headBytes = 32;

function typeOf({ body: { head } }: Source): string | undefined {
  const first = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, headBytes)).toString('latin1');
  return marks.find(([, at, text]) => first.startsWith(text, at))?.[0];
}

/** `BM` alone also begins words. */
const accepts = (source: Source): number => {
  const type = typeOf(source);
  if (type === undefined) return 0;
  return type === 'image/bmp' || type.startsWith('audio/mpeg') ? 0.05 : 0.9;
};

function read(source: Source): Document {
  const type = typeOf(source) ?? 'application/octet-stream';
  return blank(type.startsWith('image/') ? 'image' : 'other', type);
}

export default { title: 'Pictures, sound, films and fonts', accepts, read } satisfies Reader;
