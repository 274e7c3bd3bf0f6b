import { readSync } from 'node:fs';
import type { Body, LeftOnDisk } from './model.ts';

// Behind the wall nothing is opened: a file is read through the descriptor that came with the question.

const headBytes = 64 * 1024;
/** One call to the system for so many, whatever the size of the pieces. */
const blockBytes = 256 * 1024;

/** What is to be read, in the one form that readers know. */
export const bodyOf = (given: Uint8Array<ArrayBuffer> | LeftOnDisk): Body =>
  'descriptor' in given ? onDisk(given) : atHand(given);

const atHand = (bytes: Uint8Array<ArrayBuffer>): Body => ({
  size: bytes.length,
  head: bytes,
  pieces: (maxBytes) => piecesOf(bytes, maxBytes),
  whole: () => bytes,
});

function* piecesOf(bytes: Uint8Array<ArrayBuffer>, maxBytes: number): Generator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < bytes.length; at += maxBytes) yield bytes.subarray(at, at + maxBytes);
}

function onDisk(file: LeftOnDisk): Body {
  let held: Uint8Array<ArrayBuffer> | undefined;
  return {
    size: file.size,
    head: filled(new Uint8Array(Math.min(headBytes, file.size)), file, 0),
    *pieces(maxBytes) {
      const block = new Uint8Array(Math.min(Math.max(blockBytes, maxBytes), file.size));
      for (let at = 0; at < file.size; at += block.length) {
        yield* piecesOf(filled(block.subarray(0, file.size - at), file, at), maxBytes);
      }
    },
    whole: () => {
      held ??= filled(new Uint8Array(file.size), file, 0);
      return held;
    },
  };
}

/** As much of the array as the file has from there on: it may have become shorter since it was opened. */
function filled(bytes: Uint8Array<ArrayBuffer>, { descriptor }: LeftOnDisk, from: number): Uint8Array<ArrayBuffer> {
  let length = 0;
  while (length < bytes.length) {
    const read = readSync(descriptor, bytes, length, bytes.length - length, from + length);
    if (read === 0) break;
    length += read;
  }
  return bytes.subarray(0, length);
}
