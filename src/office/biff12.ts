import { unreadable } from '../reading/unreadable.ts';

// [MS-XLSB] 2.1.4: records, each with its kind and its length in seven bits a byte.

type BinaryRecord = { readonly kind: number; readonly body: Buffer };

const damaged = (): Error => unreadable('a part of the binary workbook is damaged or cut short');

function* recordsIn(bytes: Uint8Array): Generator<BinaryRecord> {
  const part = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const number = (most: number): number => {
    let value = 0;
    for (let place = 0; place < most; place++) {
      const byte = part[at++] ?? 0;
      value |= (byte & 0x7f) << (7 * place);
      if (byte < 0x80) break;
    }
    return value;
  };
  while (at < part.length) {
    const kind = number(2);
    const size = number(4);
    if (at + size > part.length) throw damaged();
    yield { kind, body: part.subarray(at, at + size) };
    at += size;
  }
}

type Text = { readonly text: string; readonly end: number };

/** A text with its length in four bytes; none where that is -1. */
export function textAt(body: Buffer, at: number): Text {
  const count = body.readUInt32LE(at);
  if (count === 0xffffffff) return { text: '', end: at + 4 };
  const end = at + 4 + count * 2;
  if (end > body.length) throw new RangeError('a text that ends beyond its record');
  return { text: body.toString('utf16le', at + 4, end), end };
}

export function textsAt(body: Buffer, at: number, count: number): { readonly texts: readonly string[]; readonly end: number } {
  const texts: string[] = [];
  let end = at;
  while (texts.length < count) {
    const found = textAt(body, end);
    texts.push(found.text);
    end = found.end;
  }
  return { texts, end };
}

/** Each record is read for itself: one shorter than its kind demands is passed over. */
export function readEach(bytes: Uint8Array | undefined, readers: ReadonlyMap<number, (body: Buffer) => void>): void {
  for (const { kind, body } of recordsIn(bytes ?? new Uint8Array())) {
    try {
      readers.get(kind)?.(body);
    } catch (thrown) {
      if (!(thrown instanceof RangeError)) throw thrown;
    }
  }
}
