import { gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { isZip, openZip } from '../reading/zip.ts';

// What is packed into bytes, down to the parts of office files and PDFs that no reader shows.

const maxPieceBytes = 32 * 1024 * 1024;
const maxPieces = 5_000;
/** `Z_SYNC_FLUSH`: what was unpacked before the cut is worth having. */
const finishFlush = 2;

const startsWith = (bytes: Uint8Array, ...magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

function attempt<Piece>(unpack: () => Piece): Piece | undefined {
  try {
    return unpack();
  } catch {
    return undefined;
  }
}

function* inZip(bytes: Uint8Array<ArrayBuffer>): Generator<Uint8Array<ArrayBuffer>> {
  for (const entry of (attempt(() => openZip(bytes))?.entries ?? []).slice(0, maxPieces)) {
    const piece = entry.size <= maxPieceBytes ? attempt(entry.read) : undefined;
    if (piece !== undefined) yield piece;
  }
}

const stream = Buffer.from('stream');

/** ISO 32000-1, 7.3.8: a stream begins after the word and a line end; FlateDecode is zlib's own format. */
function* inPdf(bytes: Uint8Array<ArrayBuffer>): Generator<Uint8Array<ArrayBuffer>> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let pieces = 0;
  for (let at = file.indexOf(stream); at >= 0 && pieces < maxPieces; at = file.indexOf(stream, at + stream.length)) {
    let start = at + stream.length;
    if (file[start] === 0x0d) start += 1;
    if (file[start] === 0x0a) start += 1;
    if (((file[start] ?? 0) & 0x0f) !== 8) continue;
    pieces += 1;
    const end = file.indexOf('endstream', start);
    const piece = attempt(() =>
      inflateSync(file.subarray(start, end < 0 ? file.length : end), { maxOutputLength: maxPieceBytes, finishFlush }),
    );
    if (piece !== undefined) yield new Uint8Array(piece);
  }
}

/** The pieces of a zip, gzip, Zstandard or PDF file; nothing for any other. Bombs and damage are left out. */
export function* packedIn(bytes: Uint8Array<ArrayBuffer>): Generator<Uint8Array<ArrayBuffer>> {
  if (isZip(bytes)) yield* inZip(bytes);
  else if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) yield* inPdf(bytes);
  else {
    const unpack = startsWith(bytes, 0x1f, 0x8b, 8)
      ? gunzipSync
      : startsWith(bytes, 0x28, 0xb5, 0x2f, 0xfd)
        ? zstdDecompressSync
        : undefined;
    const piece =
      unpack &&
      attempt(() => unpack(bytes, { maxOutputLength: maxPieceBytes, ...(unpack === gunzipSync ? { finishFlush } : {}) }));
    if (piece !== undefined) yield new Uint8Array(piece);
  }
}
