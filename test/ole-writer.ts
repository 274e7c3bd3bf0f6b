const sector = 512;
const end = 0xfffffffe;
const free = 0xffffffff;

function entry(
  name: string,
  kind: number,
  links: { readonly right: number; readonly child: number; readonly start: number; readonly size: number },
): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.write(name, 'utf16le');
  bytes.writeUInt16LE((name.length + 1) * 2, 64);
  bytes[66] = kind;
  bytes.writeUInt32LE(free, 68);
  bytes.writeUInt32LE(links.right, 72);
  bytes.writeUInt32LE(links.child, 76);
  bytes.writeUInt32LE(links.start, 116);
  bytes.writeUInt32LE(links.size, 120);
  return bytes;
}

/** A compound file with these streams at its root, each padded to 4,096 bytes so that none is kept among the small ones. */
export function oleOf(streams: readonly { readonly name: string; readonly body: Uint8Array }[]): Uint8Array<ArrayBuffer> {
  const fat: number[] = [0xfffffffd];
  const chain = (count: number): number => {
    const first = fat.length;
    for (let index = 0; index < count; index++) fat.push(index === count - 1 ? end : fat.length + 1);
    return first;
  };
  const directoryAt = chain(Math.ceil(((streams.length + 1) * 128) / sector));
  const bodies = streams.map(({ body }) =>
    Buffer.concat([body, Buffer.alloc(Math.max(4096 - body.length, (sector - (body.length % sector)) % sector))]),
  );
  const starts = bodies.map((body) => chain(body.length / sector));
  const entries = streams.map(({ name }, index) =>
    entry(name, 2, {
      right: index + 1 < streams.length ? index + 2 : free,
      child: free,
      start: starts[index] ?? 0,
      size: bodies[index]?.length ?? 0,
    }),
  );
  const directory = Buffer.concat([
    entry('Root Entry', 5, { right: free, child: streams.length > 0 ? 1 : free, start: end, size: 0 }),
    ...entries,
  ]);
  const header = Buffer.alloc(sector, 0);
  header.write('d0cf11e0a1b11ae1', 'hex');
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(1, 44);
  header.writeUInt32LE(directoryAt, 48);
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(end, 60);
  header.writeUInt32LE(end, 68);
  header.fill(0xff, 76);
  header.writeUInt32LE(0, 76);
  const table = Buffer.alloc(sector, 0xff);
  fat.forEach((next, index) => {
    table.writeUInt32LE(next >>> 0, index * 4);
  });
  const padded = Buffer.concat([directory, Buffer.alloc((sector - (directory.length % sector)) % sector)]);
  return new Uint8Array(Buffer.concat([header, table, padded, ...bodies]));
}
