import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import type { Document, Reader, Source } from '../model.ts';
import { blank } from '../reading/blank.ts';
import { unreadable } from '../reading/unreadable.ts';

const maxUnpackedBytes = 192 * 1024 * 1024;
/** Deflate's own limit is 1,032 to 1, which only bombs come near. */
const maxExpansion = 250;
const alwaysAllowedBytes = 12 * 1024 * 1024;

type Unpack = typeof gunzipSync | typeof zstdDecompressSync;

const startsWith = (bytes: Uint8Array, ...magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

function unpackerFor(bytes: Uint8Array): Unpack | undefined {
  if (startsWith(bytes, 0x1f, 0x8b, 8)) return gunzipSync;
  return startsWith(bytes, 0x28, 0xb5, 0x2f, 0xfd) ? zstdDecompressSync : undefined;
}

function unpacked(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const limit = Math.min(maxUnpackedBytes, Math.max(alwaysAllowedBytes, bytes.length * maxExpansion));
  try {
    return new Uint8Array(unpackerFor(bytes)?.(bytes, { maxOutputLength: limit }) ?? []);
  } catch (thrown) {
    const isBomb =
      thrown instanceof RangeError || (thrown instanceof Error && 'code' in thrown && thrown.code === 'ERR_BUFFER_TOO_LARGE');
    throw unreadable(
      isBomb ? 'it would unpack to far more than it holds (a bomb)' : 'its packed content is damaged or cut short',
    );
  }
}

/** One file under another name: what is in it is the document. */
async function read(source: Source, nested: Parameters<Reader['read']>[1]): Promise<Document> {
  const name = source.name.replace(/\.(?:gz|tgz|zst)$/iu, (ending) => (ending.toLowerCase() === '.tgz' ? '.tar' : ''));
  const inner = await nested({ bytes: unpacked(source.body.whole()), name, contentType: '' });
  return inner ?? blank('archive', 'application/gzip');
}

export default {
  title: 'Gzip or Zstandard file',
  accepts: (source) => (unpackerFor(source.body.head) ? 0.9 : 0),
  read,
} satisfies Reader;
