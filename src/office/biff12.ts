// [MS-XLSB] 2.1.4: records, each with its kind and its length in seven bits a byte.

type BinaryRecord = { readonly kind: number; readonly body: Buffer };

/** The records of a part, in order; undefined instead of one that goes on behind the end of the part. */
function* recordsIn(bytes: Uint8Array): Generator<BinaryRecord | undefined> {
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
    yield at + size > part.length ? undefined : { kind, body: part.subarray(at, at + size) };
    at += size;
  }
}

type Text = { readonly text: string; readonly end: number };

/** A text with its length in four bytes; none where that is -1. */
export function wideText(body: Buffer, at: number): Text {
  const count = body.readUInt32LE(at);
  if (count === 0xffffffff) return { text: '', end: at + 4 };
  const end = at + 4 + count * 2;
  if (end > body.length) throw new RangeError('a text that ends beyond its record');
  return { text: body.toString('utf16le', at + 4, end), end };
}

export function wideTexts(body: Buffer, at: number, count: number): { readonly texts: readonly string[]; readonly end: number } {
  const texts: string[] = [];
  let end = at;
  while (texts.length < count) {
    const found = wideText(body, end);
    texts.push(found.text);
    end = found.end;
  }
  return { texts, end };
}

/**
 * Each record is read for itself: one shorter than its kind demands is passed over. Whether all were whole. Where the
 * number of a record means something, its reader counts it before it reads it.
 */
export function readEach(bytes: Uint8Array | undefined, readers: ReadonlyMap<number, (body: Buffer) => void>): boolean {
  let isWhole = true;
  for (const record of recordsIn(bytes ?? new Uint8Array())) {
    try {
      if (record) readers.get(record.kind)?.(record.body);
      else isWhole = false;
    } catch (thrown) {
      if (!(thrown instanceof RangeError)) throw thrown;
      isWhole = false;
    }
  }
  return isWhole;
}
