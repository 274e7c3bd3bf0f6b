import { isUtf8 } from 'node:buffer';
import type { Body } from '../model.ts';
import { legacyEncoding } from './legacy-encoding.ts';

/** How bytes become text: a label `TextDecoder` knows, and how many bytes of byte order mark to skip. */
export type Encoding = { readonly label: string; readonly bomBytes: number };

const sampleBytes = 4096;
const utf8TailBytes = 3;
const pieceBytes = 1024 * 1024;

function byMark(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { label: 'utf-8', bomBytes: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { label: 'utf-16le', bomBytes: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { label: 'utf-16be', bomBytes: 2 };
  return undefined;
}

/** Western text in UTF-16 has a zero in every second byte; nothing else that is text has. */
function byZeros(bytes: Uint8Array): Encoding | undefined {
  const end = Math.min(bytes.length, sampleBytes) & ~1;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < end; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  const pairs = end / 2;
  if (pairs < 2) return undefined;
  if (odd > pairs * 0.6 && even < pairs * 0.1) return { label: 'utf-16le', bomBytes: 0 };
  if (even > pairs * 0.6 && odd < pairs * 0.1) return { label: 'utf-16be', bomBytes: 0 };
  return undefined;
}

function known(declared: string): string | undefined {
  try {
    return new TextDecoder(declared).encoding;
  } catch {
    return undefined;
  }
}

/** Where the last character begins if it may go on in the next piece, else the end. */
function endOfCharacters(bytes: Uint8Array): number {
  for (let cut = 1; cut <= utf8TailBytes && cut <= bytes.length; cut++) {
    const last = bytes[bytes.length - cut] ?? 0;
    if (last < 0x80) return bytes.length;
    if (last >= 0xc0) return bytes.length - cut;
  }
  return bytes.length;
}

/** A body cut by a cap may end inside a character: the last bytes do not decide, unless there are no others. */
function areUtf8(pieces: Iterable<Uint8Array>): boolean {
  let rest = new Uint8Array();
  let hasMore = false;
  for (const piece of pieces) {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const end = endOfCharacters(bytes);
    if (!isUtf8(bytes.subarray(0, end))) return false;
    rest = bytes.slice(end);
    hasMore ||= end > 0;
  }
  return hasMore || isUtf8(rest);
}

/**
 * Mark first, then the bytes themselves, then what was declared: valid UTF-8 is never anything else by chance, and servers
 * declare wrongly. `declared` may be empty.
 */
const encodingOf = (bytes: Uint8Array, declared: string): Encoding => encodingBy(bytes, declared, () => [bytes]);

/** The same of a whole body, whose end may tell what its beginning does not. */
export const encodingOfAll = (body: Body, declared: string): Encoding =>
  encodingBy(body.head, declared, () => body.pieces(pieceBytes));

function encodingBy(head: Uint8Array, declared: string, pieces: () => Iterable<Uint8Array>): Encoding {
  const seen = byMark(head) ?? byZeros(head);
  if (seen) return seen;
  const label = declared === '' ? undefined : known(declared);
  const sevenBits = label !== undefined && /^(?:iso-2022|hz-)/u.test(label);
  if (!sevenBits && areUtf8(pieces())) return { label: 'utf-8', bomBytes: 0 };
  return { label: label ?? known(legacyEncoding(head) ?? '') ?? 'windows-1252', bomBytes: 0 };
}

/** The `charset` parameter of a content type, or empty. */
export function charsetOf(contentType: string): string {
  return /charset\s{0,4}=\s{0,4}["']?([\w.:-]{1,40})/iu.exec(contentType)?.[1] ?? '';
}

/** No program shows a NUL. Without them, what is in UTF-32 and was taken for UTF-16 is also right. */
const withoutNuls = (text: string): string => (text.includes('\0') ? text.replaceAll('\0', '') : text);

export function decode(bytes: Uint8Array, encoding: Encoding): string {
  return withoutNuls(new TextDecoder(encoding.label, { ignoreBOM: true }).decode(bytes.subarray(encoding.bomBytes)));
}

/** The text a piece at a time, so that a large file is never in memory at once. */
export function* decodePieces(body: Body, encoding: Encoding, maxBytes: number): Generator<string> {
  const decoder = new TextDecoder(encoding.label, { ignoreBOM: true });
  let mark = encoding.bomBytes;
  for (const piece of body.pieces(maxBytes)) {
    yield withoutNuls(decoder.decode(piece.subarray(mark), { stream: true }));
    mark = Math.max(0, mark - piece.length);
  }
  yield withoutNuls(decoder.decode());
}

/** All of the text. The bytes of a body left on disk are never held beside it. */
export function decodeAll(body: Body, declared: string): string {
  const encoding = encodingOfAll(body, declared);
  if (body.head.length === body.size || body.size <= pieceBytes) return decode(body.whole(), encoding);
  return [...decodePieces(body, encoding, pieceBytes)].join('');
}

const binaryShare = 0.02;

/** Two dozen readers look at the same first bytes. */
const seenAsText = new WeakMap<Uint8Array, boolean>();
const seenHeads = new WeakMap<Uint8Array, { readonly contentType: string; readonly head: string }>();

/** Whether the first bytes are text in any encoding: hardly a control character among them. */
export function looksLikeText(bytes: Uint8Array): boolean {
  const known = seenAsText.get(bytes);
  if (known !== undefined) return known;
  const isText = headIsText(bytes.subarray(0, sampleBytes));
  seenAsText.set(bytes, isText);
  return isText;
}

function headIsText(head: Uint8Array): boolean {
  if (byMark(head) ?? byZeros(head)) return true;
  let odd = 0;
  for (const byte of head) {
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1b) odd++;
  }
  return odd <= head.length * binaryShare;
}

/** The first bytes as letters of one byte each, for the marks of formats. */
export const headText = (bytes: Uint8Array, most: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(most, bytes.length)).toString('latin1');

/** The first characters, decoded, for a reader that wants to recognise its format. */
export function headOf(bytes: Uint8Array, contentType: string): string {
  const known = seenHeads.get(bytes);
  if (known?.contentType === contentType) return known.head;
  const first = bytes.subarray(0, sampleBytes);
  const head = decode(first, encodingOf(first, charsetOf(contentType))).replace(/^\uFEFF/u, '');
  seenHeads.set(bytes, { contentType, head });
  return head;
}
