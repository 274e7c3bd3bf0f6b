// Records of Excel's binary format, [MS-XLS]: a number, a length, and up to 8,224 bytes; longer ones go on in CONTINUE.

export type BiffRecord = {
  readonly kind: number;
  /** Where it stands in the stream. */
  readonly at: number;
  readonly body: Buffer;
  /** What CONTINUE records add, each with a boundary that strings have to know of. */
  readonly more: readonly Buffer[];
};

const continued = 0x3c;
const maxRecords = 20_000_000;

/** The records of a stream, in order; stops where the stream is cut. */
export function* recordsIn(stream: Buffer): Generator<BiffRecord> {
  let at = 0;
  for (let count = 0; at + 4 <= stream.length && count < maxRecords; count++) {
    const kind = stream.readUInt16LE(at);
    const start = at;
    const end = at + 4 + stream.readUInt16LE(at + 2);
    const body = stream.subarray(at + 4, end);
    at = end;
    const more: Buffer[] = [];
    while (at + 4 <= stream.length && stream.readUInt16LE(at) === continued) {
      const next = at + 4 + stream.readUInt16LE(at + 2);
      more.push(stream.subarray(at + 4, next));
      at = next;
    }
    yield { kind, at: start, body, more };
  }
}

/** Reads on over the boundaries of CONTINUE; past the end it reads zeros and says so in `done`. */
export type Cursor = {
  readonly u8: () => number;
  readonly u16: () => number;
  readonly u32: () => number;
  readonly skip: (bytes: number) => void;
  readonly done: () => boolean;
  /** Characters, two bytes each where `wide`; a boundary begins with a new word on their width. */
  readonly chars: (count: number, wide: boolean) => string;
};

const maxChars = 40_000;

export function cursorOver(segments: readonly Buffer[]): Cursor {
  let segment = 0;
  let at = 0;
  const settle = (): void => {
    while (segment < segments.length && at >= (segments[segment]?.length ?? 0)) {
      at -= segments[segment]?.length ?? 0;
      segment++;
    }
  };
  const u8 = (): number => {
    settle();
    const value = segments[segment]?.[at] ?? 0;
    at++;
    return value;
  };
  const u16 = (): number => u8() | (u8() << 8);
  const chars = (count: number, wide: boolean): string => {
    let text = '';
    let left = Math.min(count, maxChars);
    let double = wide;
    settle();
    while (left > 0 && segment < segments.length) {
      const here = segments[segment] ?? Buffer.alloc(0);
      const taken = Math.min(left, Math.floor((here.length - at) / (double ? 2 : 1)));
      text += here.toString(double ? 'utf16le' : 'latin1', at, at + taken * (double ? 2 : 1));
      at += taken * (double ? 2 : 1);
      left -= taken;
      if (left > 0) {
        segment++;
        at = 1;
        double = ((segments[segment]?.[0] ?? 0) & 1) === 1;
      }
    }
    return text;
  };
  return {
    u8,
    u16,
    u32: () => u16() + u16() * 65_536,
    skip: (bytes) => {
      at += bytes;
      settle();
    },
    done: () => {
      settle();
      return segment >= segments.length;
    },
    chars,
  };
}

/** A string with a length of two bytes and its width, formatting and phonetics skipped (XLUnicodeRichExtendedString). */
export function richString(cursor: Cursor): string {
  const count = cursor.u16();
  const flags = cursor.u8();
  const runs = (flags & 8) === 8 ? cursor.u16() : 0;
  const extra = (flags & 4) === 4 ? cursor.u32() : 0;
  const text = cursor.chars(count, (flags & 1) === 1);
  cursor.skip(runs * 4 + extra);
  return text;
}

/** The table of texts that cells refer to by number. */
export function biffStrings({ body, more }: BiffRecord): readonly string[] {
  const cursor = cursorOver([body, ...more]);
  cursor.skip(4);
  const count = cursor.u32();
  const strings: string[] = [];
  while (strings.length < count && !cursor.done()) strings.push(richString(cursor));
  return strings;
}

/** A number packed into 30 bits: an integer or the upper half of a double, perhaps in hundredths. */
export function unpackNumber(packed: number): number {
  const whole = (packed & 2) === 2;
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32LE((packed & 0xfffffffc) >>> 0, 4);
  const value = whole ? packed >> 2 : bytes.readDoubleLE(0);
  return (packed & 1) === 1 ? value / 100 : value;
}

/** Texts that stand as constants in a formula's tokens, as far as they come first: lists of validation, named texts. */
export function constantIn(tokens: Buffer): string {
  if (tokens[0] !== 0x17 || tokens.length < 3) return '';
  const wide = ((tokens[2] ?? 0) & 1) === 1;
  return tokens.toString(wide ? 'utf16le' : 'latin1', 3, 3 + (tokens[1] ?? 0) * (wide ? 2 : 1));
}
