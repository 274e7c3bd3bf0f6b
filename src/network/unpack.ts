import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';

export type Unpacked = { readonly body: Uint8Array<ArrayBuffer>; readonly truncated: boolean };

/** A body packed more often than this is somebody's trap. */
const maxLayers = 2;
const chunkBytes = 65_536;

export const joined = (chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
};

/** Fewer pieces than this are kept as they came. */
const maxLoosePieces = 64;
const smallBytes = 4_096;

/** Gathers a body. Small pieces are put together: each costs a hundred times the byte it may hold. */
export function openGathered(): { readonly add: (piece: Uint8Array) => void; readonly chunks: () => readonly Uint8Array[] } {
  const chunks: Uint8Array[] = [];
  let open = new Uint8Array(0);
  let used = 0;
  const close = (): void => {
    if (used > 0) chunks.push(open.subarray(0, used));
    open = new Uint8Array(0);
    used = 0;
  };
  return {
    add: (piece) => {
      if (piece.byteLength >= smallBytes || chunks.length < maxLoosePieces) {
        close();
        chunks.push(piece);
        return;
      }
      if (used + piece.byteLength > open.byteLength) {
        close();
        open = new Uint8Array(chunkBytes);
      }
      open.set(piece, used);
      used += piece.byteLength;
    },
    chunks: () => {
      close();
      return chunks;
    },
  };
}

const inflaterFor = (coding: string, [first = 0, second = 0]: Uint8Array): ReturnType<typeof createGunzip> | undefined => {
  const options = { chunkSize: chunkBytes };
  if (coding === 'br') return createBrotliDecompress(options);
  // Some servers announce gzip and send plain text.
  if (coding === 'gzip' || coding === 'x-gzip') return first === 0x1f && second === 0x8b ? createGunzip(options) : undefined;
  if (coding !== 'deflate') return undefined;
  // `deflate` means zlib (RFC 9110, 8.4.1.2), yet some servers leave its two bytes out.
  const isZlib = (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
  return isZlib ? createInflate(options) : createInflateRaw(options);
};

const layer = async (coding: string, packed: Uint8Array<ArrayBuffer>, maxBytes: number): Promise<Unpacked | undefined> => {
  const inflater = packed.byteLength === 0 ? undefined : inflaterFor(coding, packed);
  if (inflater === undefined) return { body: packed, truncated: false };
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    inflater.end(packed);
    // Pulls one chunk at a time, so that a bomb never takes more memory than the cap and one chunk.
    for await (const chunk of inflater) {
      if (!(chunk instanceof Uint8Array)) continue;
      chunks.push(chunk.subarray(0, maxBytes - size));
      size += chunk.byteLength;
      if (size > maxBytes) return { body: joined(chunks), truncated: true };
    }
    return { body: joined(chunks), truncated: false };
  } catch {
    // What came out before the damage is still what a stranger reads.
    return size === 0 ? undefined : { body: joined(chunks), truncated: true };
  } finally {
    inflater.destroy();
  }
};

/** Takes the content codings off a body, at most `maxBytes` of it; undefined where nothing of it can be unpacked. */
export async function unpack(codings: string, packed: Unpacked, maxBytes: number): Promise<Unpacked | undefined> {
  const layers = codings
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity')
    .reverse();
  if (layers.length > maxLayers) return undefined;
  let { body, truncated } = packed;
  for (const coding of layers) {
    const inner = await layer(coding, body, maxBytes);
    if (inner === undefined) return undefined;
    body = inner.body;
    truncated ||= inner.truncated;
  }
  return { body, truncated };
}
