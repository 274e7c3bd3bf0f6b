import { inflateSync } from 'node:zlib';
import { unreadable } from '../reading/unreadable.ts';

// pdf.js unpacks a stream whole, however large it turns out: what would harm is found before it is asked.

/** Deflate cannot make more than 1,032 bytes of one, so what is shorter than this does no harm. */
const harmlessBytes = 64 * 1024;
/** Pictures may be larger, and are never unpacked for their text. */
const maxStreamBytes = 96 * 1024 * 1024;
const dictionaryBytes = 400;
const maxStreams = 200_000;

const isDeflated = (file: Buffer, at: number): boolean => {
  const first = file[at] ?? 0;
  return (first & 0x0f) === 8 && ((first << 8) | (file[at + 1] ?? 0)) % 31 === 0;
};

/** Throws `Unreadable` where a stream that may hold text unpacks to more than any text needs. */
export function refuseBombs(bytes: Uint8Array<ArrayBuffer>): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = file.indexOf('stream');
  for (let count = 0; at >= 0 && count < maxStreams; count++) {
    let start = at + 6;
    if (file[start] === 13) start++;
    if (file[start] === 10) start++;
    const end = file.indexOf('endstream', start);
    if (end < 0) return;
    const isPicture = file.subarray(Math.max(0, at - dictionaryBytes), at).includes('/Image');
    if (end - start > harmlessBytes && !isPicture && isDeflated(file, start)) {
      try {
        inflateSync(file.subarray(start, end), { maxOutputLength: maxStreamBytes, chunkSize: 1 << 18 });
      } catch (thrown) {
        const tooLarge =
          thrown instanceof RangeError || (thrown instanceof Error && 'code' in thrown && thrown.code === 'ERR_BUFFER_TOO_LARGE');
        if (tooLarge) throw unreadable('it would unpack to far more than it holds (a bomb)');
      }
    }
    at = file.indexOf('stream', end + 9);
  }
}
